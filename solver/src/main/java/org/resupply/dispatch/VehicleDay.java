package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.resupply.compile.Crewing;
import org.resupply.model.Fleet;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;

/** One vehicle on one day: the trips it has been given and when it is free for the next. */
final class VehicleDay {
    final Fleet fleet;
    final int vehicle;
    final int day;
    final String crew;
    final TimeWindow shift;
    private final List<Trip> trips = new ArrayList<>();
    /** How many trips it may still make; shared with its other free spans of the day. */
    private final AtomicInteger tripsLeft;

    private int free;

    VehicleDay(Fleet fleet, int vehicle, int day, String crew, TimeWindow shift) {
        this(fleet, vehicle, day, crew, shift, new AtomicInteger(fleet.maxTripsPerDay()));
    }

    /** A span of the day in which the vehicle is free between trips that it has already. */
    VehicleDay(Fleet fleet, int vehicle, int day, String crew, TimeWindow shift, AtomicInteger tripsLeft) {
        this.tripsLeft = tripsLeft;
        this.fleet = fleet;
        this.vehicle = vehicle;
        this.day = day;
        this.crew = crew;
        this.shift = shift;
        free = shift.start();
    }

    /** The vehicles of a fleet that have a crew on a day, none of which has anything to do yet. */
    static List<VehicleDay> all(Fleet fleet, int day, Crewing crewing) {
        List<VehicleDay> vehicles = new ArrayList<>();
        crewing.crews(fleet, day)
                .forEach((vehicle, crew) -> vehicles.add(
                        new VehicleDay(fleet, vehicle, day, crew, crewing.shift(fleet, crew, vehicle, day))));
        return vehicles;
    }

    /** The earliest second at which its next trip can begin. */
    int free() {
        return free;
    }

    boolean canGo() {
        return tripsLeft.get() > 0;
    }

    int tripsLeft() {
        return tripsLeft.get();
    }

    /** Notes trips that the vehicle makes otherwise, and when it can go again behind them. */
    void away(int trips, int until) {
        tripsLeft.addAndGet(-trips);
        free = Math.max(free, until);
    }

    void add(Trip trip) {
        trips.add(trip);
        tripsLeft.decrementAndGet();
        free = trip.end() + fleet.turnRoundSeconds();
    }

    /** Replaces the trip at this index: the same places and times, with lots. */
    void replace(int index, Trip trip) {
        trips.set(index, trip);
    }

    /** Leaves out trips for which nothing could be issued, once all have their lots. */
    void dropEmptyTrips() {
        trips.removeIf(
                trip -> trip.stops().stream().allMatch(stop -> stop.handlings().isEmpty()));
    }

    int trips() {
        return trips.size();
    }

    Trip trip(int index) {
        return trips.get(index);
    }

    /** The day's tour. */
    Tour tour() {
        return new Tour(fleet.id() + "-" + vehicle + "-" + day, fleet.id(), vehicle, day, crew, trips);
    }
}
