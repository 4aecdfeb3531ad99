package org.resupply.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.resupply.model.Commodity;
import org.resupply.model.Convoy;
import org.resupply.model.Facility;
import org.resupply.model.Scenario;
import org.resupply.model.ZoneLevel;
import org.resupply.model.ZoneTree;

/**
 * Who must be told what when one plan takes the place of another: the visits that are otherwise, by day, district and place.
 *
 * @param scenario id of the scenario that both plans answer
 * @param changes every visit that comes, goes or is otherwise
 * @param unchanged visits that both plans make in the same way
 */
public record PlanDiff(String scenario, List<Change> changes, int unchanged) {

    /** A visit that comes by so many seconds earlier or later is on time: nobody is told. */
    public static final int PUNCTUAL_SECONDS = 300;

    public PlanDiff {
        scenario = Parts.text(scenario);
        changes = Parts.list(changes, "changes");
    }

    /** What is otherwise about a visit; where several things are, the first of these. */
    public enum Kind {
        /** Somebody comes who was not announced. */
        ADDED,

        /** Somebody who was announced does not come. */
        DROPPED,

        /** Another vehicle comes. */
        OTHER_VEHICLE,

        /** The vehicle comes later. */
        LATER,

        /** The vehicle comes earlier. */
        EARLIER,

        /** The vehicle brings more. */
        MORE,

        /** The vehicle brings less. */
        LESS,

        /** The vehicle brings as much, but for others, or of other goods. */
        OTHERWISE
    }

    /**
     * A vehicle that unloads at a place.
     *
     * @param fleet id of the fleet
     * @param vehicle which vehicle of the fleet
     * @param begin second at which unloading begins
     * @param kg kilograms unloaded
     */
    public record Visit(String fleet, int vehicle, int begin, double kg) {

        /** Which vehicle it is: fleet and number, which people count from 1. */
        public String name() {
            return fleet + " #" + (vehicle + 1);
        }
    }

    /**
     * A visit that is otherwise.
     *
     * @param kind what about it
     * @param day the day, from 0
     * @param place id of the zone or facility
     * @param street id of the street in which it lies; empty when it lies in none
     * @param before the visit as it was announced; {@code null} when none was
     * @param after the visit as it will be; {@code null} when there is none
     */
    public record Change(Kind kind, int day, String place, String street, Visit before, Visit after) {}

    /** What is otherwise in a plan than in the one before. */
    public static PlanDiff of(Scenario scenario, Plan before, Plan after) {
        ZoneTree tree = ZoneTree.of(scenario);
        Map<String, Double> unitKg = unitKg(scenario);
        Map<Visit, Map<String, Long>> goods = new IdentityHashMap<>();
        Map<Where, List<Visit>> was = visits(before, unitKg, goods);
        Map<Where, List<Visit>> is = visits(after, unitKg, goods);
        Set<Where> all = new LinkedHashSet<>(was.keySet());
        all.addAll(is.keySet());
        List<Change> changes = new ArrayList<>();
        int unchanged = 0;
        for (Where where : all) {
            unchanged += compare(
                    where,
                    street(tree, where.place),
                    new ArrayList<>(was.getOrDefault(where, List.of())),
                    new ArrayList<>(is.getOrDefault(where, List.of())),
                    goods,
                    changes);
        }
        changes.sort(Comparator.comparingInt(Change::day)
                .thenComparing(Change::street)
                .thenComparing(Change::place)
                .thenComparingInt(change -> (change.after == null ? change.before : change.after).begin));
        return new PlanDiff(scenario.id(), changes, unchanged);
    }

    /** Whether nobody must be told anything. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** How many visits are otherwise, by kind; kinds that do not occur are left out. */
    public Map<Kind, Integer> counts() {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        changes.forEach(change -> counts.merge(change.kind, 1, Integer::sum));
        return counts;
    }

    /** Changes by vehicle that has to do something else than it was told, in alphabetical order. */
    public Map<String, List<Change>> byVehicle() {
        Map<String, List<Change>> byVehicle = new TreeMap<>();
        for (Change change : changes) {
            Set<String> told = new LinkedHashSet<>();
            if (change.before != null) {
                told.add(change.before.name());
            }
            if (change.after != null) {
                told.add(change.after.name());
            }
            told.forEach(vehicle ->
                    byVehicle.computeIfAbsent(vehicle, key -> new ArrayList<>()).add(change));
        }
        return byVehicle;
    }

    /** Changes by street, or by facility where goods go into stock, in alphabetical order. */
    public Map<String, List<Change>> byReceiver(Scenario scenario) {
        ZoneTree tree = ZoneTree.of(scenario);
        Map<String, List<Change>> byReceiver = new TreeMap<>();
        for (Change change : changes) {
            boolean facility = tree.facility(change.place).isPresent();
            String receiver = facility || change.street.isEmpty() ? change.place : change.street;
            byReceiver.computeIfAbsent(receiver, key -> new ArrayList<>()).add(change);
        }
        return byReceiver;
    }

    private record Where(String place, int day) {}

    private static Map<String, Double> unitKg(Scenario scenario) {
        Map<String, Double> massKg = new HashMap<>();
        for (Commodity commodity : scenario.commodities()) {
            massKg.put(commodity.id(), commodity.massKg());
        }
        Map<String, Double> unitKg = new HashMap<>();
        scenario.lots().forEach(lot -> unitKg.put(lot.id(), massKg.get(lot.commodity())));
        scenario.transportRequests().forEach(request -> unitKg.put(request.id(), massKg.get(request.commodity())));
        for (Convoy convoy : scenario.convoys()) {
            for (int i = 0; i < convoy.cargo().size(); i++) {
                unitKg.put(convoy.lotId(i), massKg.get(convoy.cargo().get(i).commodity()));
            }
        }
        return unitKg;
    }

    private static String street(ZoneTree tree, String place) {
        String zone = tree.facility(place).map(Facility::zone).orElse(place);
        return tree.above(zone, ZoneLevel.STREET).map(street -> street.id()).orElse("");
    }

    /** Visits by place and day; what each brings, by demand, is added to the goods. */
    private static Map<Where, List<Visit>> visits(
            Plan plan, Map<String, Double> unitKg, Map<Visit, Map<String, Long>> goods) {
        Map<Where, List<Visit>> visits = new HashMap<>();
        for (Tour tour : plan.tours()) {
            for (Trip trip : tour.trips()) {
                for (Stop stop : trip.stops()) {
                    double kg = 0;
                    Map<String, Long> byDemand = new HashMap<>();
                    for (Handling handling : stop.handlings()) {
                        kg -= Math.min(0, handling.quantity()) * unitKg.getOrDefault(handling.lot(), 0.0);
                        if (!handling.demand().isEmpty()) {
                            byDemand.merge(handling.demand(), handling.quantity(), Long::sum);
                        }
                    }
                    if (kg > 0) {
                        Visit visit = new Visit(tour.fleet(), tour.vehicle(), stop.begin(), kg);
                        goods.put(visit, byDemand);
                        visits.computeIfAbsent(new Where(stop.place(), tour.day()), key -> new ArrayList<>())
                                .add(visit);
                    }
                }
            }
        }
        visits.values()
                .forEach(list -> list.sort(Comparator.comparingInt(Visit::begin).thenComparing(Visit::name)));
        return visits;
    }

    /** Takes away what is the same, then pairs visits of one vehicle, then those that are left in the order of time. */
    private static int compare(
            Where where,
            String street,
            List<Visit> was,
            List<Visit> is,
            Map<Visit, Map<String, Long>> goods,
            List<Change> changes) {
        int unchanged = 0;
        for (Visit visit : List.copyOf(was)) {
            Visit same = is.stream()
                    .filter(other -> isSame(visit, other) && goods.get(visit).equals(goods.get(other)))
                    .findFirst()
                    .orElse(null);
            if (same != null) {
                was.removeIf(other -> other == visit);
                is.removeIf(other -> other == same);
                unchanged++;
            }
        }
        for (Visit visit : List.copyOf(was)) {
            Visit own = is.stream()
                    .filter(other -> other.name().equals(visit.name()))
                    .min(Comparator.comparingInt(other -> Math.abs(other.begin - visit.begin)))
                    .orElse(null);
            if (own != null) {
                was.removeIf(other -> other == visit);
                is.removeIf(other -> other == own);
                changes.add(new Change(kind(visit, own), where.day, where.place, street, visit, own));
            }
        }
        for (int i = 0; i < Math.max(was.size(), is.size()); i++) {
            Visit before = i < was.size() ? was.get(i) : null;
            Visit after = i < is.size() ? is.get(i) : null;
            Kind kind = before == null ? Kind.ADDED : after == null ? Kind.DROPPED : Kind.OTHER_VEHICLE;
            changes.add(new Change(kind, where.day, where.place, street, before, after));
        }
        return unchanged;
    }

    private static boolean isSame(Visit one, Visit other) {
        return Objects.equals(one.name(), other.name())
                && Math.abs(one.begin - other.begin) < PUNCTUAL_SECONDS
                && Math.abs(one.kg - other.kg) < 1e-6;
    }

    private static Kind kind(Visit before, Visit after) {
        if (Math.abs(after.begin - before.begin) >= PUNCTUAL_SECONDS) {
            return after.begin > before.begin ? Kind.LATER : Kind.EARLIER;
        }
        if (Math.abs(after.kg - before.kg) < 1e-6) {
            return Kind.OTHERWISE;
        }
        return after.kg > before.kg ? Kind.MORE : Kind.LESS;
    }
}
