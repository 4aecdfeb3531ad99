package org.resupply.planner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.resupply.model.Bubble;
import org.resupply.model.Commodity;
import org.resupply.model.Convoy;
import org.resupply.model.Crew;
import org.resupply.model.Crossing;
import org.resupply.model.Disruption;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.Lane;
import org.resupply.model.OpeningHours;
import org.resupply.model.Requisition;
import org.resupply.model.Reserve;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.model.Zone;
import org.resupply.plan.Cause;
import org.resupply.plan.Remedy;

/** Ladders of single changes to a scenario for one cause: of one kind and one thing each, the smaller step before the larger. */
final class Ladders {
    static final Kind<Zone> ZONES = kind(Scenario::zones, Scenario.Builder::zones, Zone::id);
    static final Kind<Facility> FACILITIES = kind(Scenario::facilities, Scenario.Builder::facilities, Facility::id);
    static final Kind<Commodity> COMMODITIES =
            kind(Scenario::commodities, Scenario.Builder::commodities, Commodity::id);
    static final Kind<Convoy> CONVOYS = kind(Scenario::convoys, Scenario.Builder::convoys, Convoy::id);
    static final Kind<Fleet> FLEETS = kind(Scenario::fleets, Scenario.Builder::fleets, Fleet::id);
    static final Kind<Crew> CREWS = kind(Scenario::crews, Scenario.Builder::crews, Crew::id);
    static final Kind<Bubble> BUBBLES = kind(Scenario::bubbles, Scenario.Builder::bubbles, Bubble::id);
    static final Kind<Lane> LANES = kind(Scenario::lanes, Scenario.Builder::lanes, Lane::id);
    static final Kind<Reserve> RESERVES = kind(Scenario::reserves, Scenario.Builder::reserves, Reserve::facility);
    static final Kind<Requisition> REQUISITIONS =
            kind(Scenario::requisitions, Scenario.Builder::requisitions, Requisition::target);
    static final Kind<Disruption> DISRUPTIONS = kind(
            Scenario::disruptions,
            Scenario.Builder::disruptions,
            closure -> closure.target().isEmpty() ? closure.id() : closure.target());
    static final Kind<Crossing> CROSSINGS = new Kind<>(
            scenario -> scenario.travel().crossings(),
            (scenario, crossings) -> scenario.toBuilder()
                    .travel(scenario.travel().withCrossings(crossings))
                    .build(),
            Crossing::id);

    static final int HOUR = 3600;

    /** Things that are tried for each kind of remedy. */
    static final int EACH = 6;

    final Approach approach;
    final Scenario scenario;
    private final Cause cause;
    private final List<List<Relaxation>> ladders = new ArrayList<>();

    /** Things of which a scenario has a list, and by which id they are named. */
    record Kind<T>(
            Function<Scenario, List<T>> of, BiFunction<Scenario, List<T>, Scenario> with, Function<T, String> id) {

        /** The scenario with another thing instead of one of these. */
        Scenario replaced(Scenario from, T one, T by) {
            UnaryOperator<T> change = given -> given == one ? by : given;
            return with.apply(from, of.apply(from).stream().map(change).toList());
        }
    }

    private static <T> Kind<T> kind(
            Function<Scenario, List<T>> of,
            BiFunction<Scenario.Builder, List<T>, Scenario.Builder> put,
            Function<T, String> id) {
        return new Kind<>(
                of,
                (scenario, things) -> put.apply(scenario.toBuilder(), things).build(),
                id);
    }

    Ladders(Approach approach, Cause cause) {
        this.approach = approach;
        this.cause = cause;
        scenario = approach.scenario();
    }

    /** What has been added, in that order. */
    List<List<Relaxation>> all() {
        return ladders;
    }

    /** The first things of a list: no more are tried. */
    static <T> List<T> first(List<T> list) {
        return list.subList(0, Math.min(EACH, list.size()));
    }

    /** Those of a kind that belong to facilities on the way and meet a condition, the nearest first. */
    <T> List<T> nearest(Kind<T> kind, Function<T, String> facility, Predicate<T> condition) {
        return approach.nearestFirst(kind.of.apply(scenario), facility).stream()
                .filter(condition)
                .toList();
    }

    /** Changes one thing by one amount after the other. */
    <T> void change(Kind<T> kind, T one, Remedy remedy, int[] amounts, BiFunction<T, Integer, T> changed) {
        steps(
                remedy,
                kind.id.apply(one),
                "",
                amounts,
                amount -> kind.replaced(scenario, one, changed.apply(one, amount)));
    }

    /** Changes the first things of a list, each by one amount after the other. */
    <T> void change(Kind<T> kind, List<T> things, Remedy remedy, int[] amounts, BiFunction<T, Integer, T> changed) {
        first(things).forEach(one -> change(kind, one, remedy, amounts, changed));
    }

    /** Changes one thing once and for all. */
    <T> void change(Kind<T> kind, T one, Remedy remedy, T changed) {
        once(remedy, kind.id.apply(one), "", 0, kind.replaced(scenario, one, changed));
    }

    /** Hours of the first things of a list longer by a first step, by two hours and by six, as far as the day has room, or round the clock. */
    <T> void longer(
            Kind<T> kind,
            List<T> things,
            Remedy remedy,
            int least,
            Function<T, OpeningHours> hours,
            BiFunction<T, OpeningHours, T> changed) {
        for (T one : first(things)) {
            longer(
                    remedy,
                    kind.id.apply(one),
                    least,
                    hours.apply(one),
                    opened -> kind.replaced(scenario, one, changed.apply(one, opened)));
        }
    }

    /** Hours longer by a first step, by two hours and by six, as far as the day has room, or round the clock. */
    void longer(Remedy remedy, String target, int least, OpeningHours hours, Function<OpeningHours, Scenario> relaxed) {
        int closed = TimeWindow.DAY - (hours.close() - hours.open());
        steps(
                remedy,
                target,
                "",
                upTo(closed, least, 2 * HOUR, 6 * HOUR, TimeWindow.DAY),
                more -> relaxed.apply(hours.longer(more)));
    }

    /** These amounts, each cut off at the most that there can be. */
    static int[] upTo(int most, int... amounts) {
        return IntStream.of(amounts)
                .map(amount -> Math.min(amount, most))
                .distinct()
                .toArray();
    }

    void steps(Remedy remedy, String target, String place, int[] amounts, IntFunction<Scenario> relaxed) {
        List<Relaxation> steps = new ArrayList<>();
        for (int amount : amounts) {
            steps.add(step(remedy, target, place, amount, relaxed.apply(amount)));
        }
        ladders.add(steps);
    }

    /** A quarter, half and all of a quantity. */
    void parts(Remedy remedy, String commodity, String place, long quantity, LongFunction<Scenario> relaxed) {
        List<Relaxation> steps = new ArrayList<>();
        for (int quarters : new int[] {1, 2, 4}) {
            long units = (quantity * quarters + 3) / 4;
            steps.add(step(remedy, commodity, place, units, relaxed.apply(units)));
        }
        ladders.add(steps);
    }

    void once(Remedy remedy, String target, String place, double amount, Scenario relaxed) {
        add(List.of(step(remedy, target, place, amount, relaxed)));
    }

    void add(List<Relaxation> steps) {
        ladders.add(steps);
    }

    Relaxation step(Remedy remedy, String target, String place, double amount, Scenario relaxed) {
        return new Relaxation(cause, remedy, target, place, amount, relaxed);
    }

    /** By its id what others have and nobody has asked for yet. */
    Map<String, Requisition> uncalled() {
        Map<String, Requisition> uncalled = new HashMap<>();
        for (Requisition requisition : scenario.requisitions()) {
            if (!requisition.called()) {
                uncalled.put(requisition.target(), requisition);
            }
        }
        return uncalled;
    }

    void callUp(Requisition requisition, int amount) {
        once(Remedy.CALL_UP, requisition.target(), "", amount, scenario.callingUp(requisition::equals));
    }

    /** What others have been asked for and hand over late comes sooner. */
    void sooner(String target) {
        for (Requisition requisition : scenario.requisitions()) {
            if (requisition.called()
                    && requisition.leadSeconds() > 0
                    && requisition.target().equals(target)) {
                change(
                        REQUISITIONS,
                        requisition,
                        Remedy.EARLIER_CALL_UP,
                        upTo(requisition.leadSeconds(), HOUR, 4 * HOUR, 12 * HOUR, 24 * HOUR),
                        (called, earlier) -> called.withLead(called.leadSeconds() - earlier));
            }
        }
    }
}
