package org.resupply.optaplanner;

import java.util.List;
import org.optaplanner.core.api.domain.entity.PlanningEntity;
import org.optaplanner.core.api.domain.lookup.PlanningId;
import org.optaplanner.core.api.domain.valuerange.ValueRangeProvider;
import org.optaplanner.core.api.domain.variable.PlanningVariable;
import org.resupply.model.Fleet;
import org.resupply.plan.Tour;

/** A tour that needs a crew: what rules of a roster are about. */
@PlanningEntity
public final class Duty {
    private static final String AT_BASE = "atBase";

    @PlanningId
    private int id;

    private Tour tour;
    private Fleet fleet;
    private boolean fixed;

    @ValueRangeProvider(id = AT_BASE)
    private List<CrewMember> atBase;

    @PlanningVariable(valueRangeProviderRefs = AT_BASE, nullable = true)
    private CrewMember member;

    /** For OptaPlanner's copies. */
    Duty() {}

    Duty(int id, Tour tour, Fleet fleet, boolean fixed, List<CrewMember> atBase) {
        this.id = id;
        this.tour = tour;
        this.fleet = fleet;
        this.fixed = fixed;
        this.atBase = atBase;
    }

    /** The tour as it stands in the plan. */
    public Tour tour() {
        return tour;
    }

    /** The fleet of the tour's vehicle. */
    public Fleet fleet() {
        return fleet;
    }

    /** Whether its vehicle keeps its crew, and its crew the vehicle, on all days. */
    public boolean isFixed() {
        return fixed;
    }

    /** Who drives it; null as long as nobody does. */
    public CrewMember member() {
        return member;
    }

    void assign(CrewMember newMember) {
        member = newMember;
    }

    List<CrewMember> atBase() {
        return atBase;
    }

    /** The day on which it begins, from 0. */
    public int day() {
        return tour.day();
    }

    /** Second at which work begins, from midnight of the scenario's first day. */
    public int begin() {
        return tour.trips().get(0).start();
    }

    /** Second at which work ends. */
    public int end() {
        return Math.max(begin(), tour.trips().get(tour.trips().size() - 1).end());
    }

    /** How long it is, in whole minutes, a begun one counting. */
    public long minutes() {
        return (end() - begin() + 59L) / 60;
    }

    /** Whether the same vehicle goes on both tours. */
    public boolean isSameVehicle(Duty other) {
        return fleet.id().equals(other.fleet.id()) && tour.vehicle() == other.tour.vehicle();
    }

    /** Seconds of rest that lack between two tours of the same member, whichever comes first; 0 when the rest is long enough. */
    public static long missingRest(Duty one, Duty other, int restSeconds) {
        Duty first = one.begin() <= other.begin() ? one : other;
        Duty second = first == one ? other : one;
        return Math.max(0, (long) first.end() + restSeconds - second.begin());
    }

    @Override
    public String toString() {
        return tour.id();
    }
}
