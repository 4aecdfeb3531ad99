package org.resupply.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
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
 * Who must be told what when one plan takes the place of another: the visits that are otherwise, by day, district and place, and
 * the convoys that are received otherwise.
 *
 * @param scenario id of the scenario that both plans answer
 * @param changes every visit that comes, goes or is otherwise
 * @param convoys every convoy that is received otherwise
 * @param unchanged visits that both plans make in the same way
 */
public record PlanDiff(String scenario, List<Change> changes, List<Reception> convoys, int unchanged) {

    /** Whoever comes by so many seconds earlier or later is on time: nobody is told. */
    public static final int PUNCTUAL_SECONDS = 300;

    public PlanDiff {
        scenario = Parts.text(scenario);
        changes = Parts.list(changes, "changes");
        convoys = Parts.list(convoys, "convoys");
    }

    /** What is otherwise about a visit or a convoy; where several things are, the first of these. */
    public enum Kind {
        /** Somebody comes who was not announced. */
        ADDED,

        /** Somebody who was announced does not come. */
        DROPPED,

        /** Another vehicle comes. */
        OTHER_VEHICLE,

        /** The convoy goes to another point. */
        ELSEWHERE,

        /** The vehicle comes later. */
        LATER,

        /** The vehicle comes earlier. */
        EARLIER,

        /** The convoy is unloaded at another dock. */
        OTHER_DOCK,

        /** The vehicle brings or takes more. */
        MORE,

        /** The vehicle brings or takes less. */
        LESS,

        /** The vehicle brings or takes as much, but for others, or of other goods. */
        OTHERWISE,

        /** Another crew comes with the vehicle; told where it loads. */
        OTHER_CREW
    }

    /** What a vehicle does at a place; where it does both, there are two visits. */
    public enum Work {
        /** It brings something. */
        UNLOADS,

        /** It takes something with it: goods from a warehouse, people and empties from a zone. */
        LOADS
    }

    /**
     * A vehicle that unloads or loads at a place.
     *
     * @param fleet id of the fleet
     * @param vehicle which vehicle of the fleet
     * @param crew which crew comes with it; empty when there are none
     * @param begin second at which handling begins
     * @param kg kilograms unloaded or loaded
     */
    public record Visit(String fleet, int vehicle, String crew, int begin, double kg) {

        /** Which vehicle it is: fleet and number, which people count from 1. */
        public String name() {
            return fleet + " #" + (vehicle + 1);
        }
    }

    /**
     * A visit that is otherwise.
     *
     * @param kind what about it
     * @param work what the vehicle does there
     * @param day the day, from 0
     * @param place id of the zone or facility
     * @param street id of the street in which it lies; empty when it lies in none
     * @param before the visit as it was announced; {@code null} when none was
     * @param after the visit as it will be; {@code null} when there is none
     */
    public record Change(Kind kind, Work work, int day, String place, String street, Visit before, Visit after) {}

    /**
     * A convoy that is received otherwise: the points at which it was and is to be unloaded must be told.
     *
     * @param kind what about it
     * @param convoy id of the convoy
     * @param before where and when it was to be unloaded; {@code null} when nowhere
     * @param after where and when it will be unloaded; {@code null} when nowhere
     */
    public record Reception(Kind kind, String convoy, Receipt before, Receipt after) {}

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
                .thenComparing(Change::work)
                .thenComparingInt(change -> (change.after == null ? change.before : change.after).begin));
        return new PlanDiff(scenario.id(), changes, receptions(before.receipts(), after.receipts()), unchanged);
    }

    /** Whether nobody must be told anything. */
    public boolean isEmpty() {
        return changes.isEmpty() && convoys.isEmpty();
    }

    /** How many of these changes there are, by kind; kinds that do not occur are left out. */
    public static Map<Kind, Integer> counts(List<Change> changes) {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        changes.forEach(change -> counts.merge(change.kind, 1, Integer::sum));
        return counts;
    }

    private static List<Reception> receptions(List<Receipt> before, List<Receipt> after) {
        Map<String, Receipt> was = new LinkedHashMap<>();
        before.forEach(receipt -> was.put(receipt.convoy(), receipt));
        List<Reception> receptions = new ArrayList<>();
        for (Receipt is : after) {
            Receipt old = was.remove(is.convoy());
            Kind kind = old == null ? Kind.ADDED : kind(old, is);
            if (kind != null) {
                receptions.add(new Reception(kind, is.convoy(), old, is));
            }
        }
        was.forEach((convoy, old) -> receptions.add(new Reception(Kind.DROPPED, convoy, old, null)));
        receptions.sort(Comparator.comparingInt(told -> (told.after == null ? told.before : told.after).begin()));
        return receptions;
    }

    private static Kind kind(Receipt before, Receipt after) {
        if (!before.facility().equals(after.facility())) {
            return Kind.ELSEWHERE;
        }
        int begins = after.begin() - before.begin();
        int later = Math.abs(begins) >= PUNCTUAL_SECONDS ? begins : after.released() - before.released();
        if (Math.abs(later) >= PUNCTUAL_SECONDS) {
            return later > 0 ? Kind.LATER : Kind.EARLIER;
        }
        return before.dock() == after.dock() ? null : Kind.OTHER_DOCK;
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

    private record Where(String place, int day, Work work) {}

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

    /** Visits by place, day and work; what each brings or takes, by demand or else by lot, is added to the goods. */
    private static Map<Where, List<Visit>> visits(
            Plan plan, Map<String, Double> unitKg, Map<Visit, Map<String, Long>> goods) {
        Map<Where, List<Visit>> visits = new HashMap<>();
        for (Tour tour : plan.tours()) {
            for (Trip trip : tour.trips()) {
                for (Stop stop : trip.stops()) {
                    for (Work work : Work.values()) {
                        Map<String, Long> handled = new HashMap<>();
                        double kg = 0;
                        for (Handling handling : stop.handlings()) {
                            if (handling.quantity() > 0 == (work == Work.LOADS)) {
                                String what = handling.demand().isEmpty() ? handling.lot() : handling.demand();
                                handled.merge(what, handling.quantity(), Long::sum);
                                kg += Math.abs(handling.quantity()) * unitKg.getOrDefault(handling.lot(), 0.0);
                            }
                        }
                        if (kg > 0) {
                            Visit visit = new Visit(tour.fleet(), tour.vehicle(), tour.crew(), stop.begin(), kg);
                            goods.put(visit, handled);
                            visits.computeIfAbsent(new Where(stop.place(), tour.day(), work), key -> new ArrayList<>())
                                    .add(visit);
                        }
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
                    .filter(other ->
                            isSame(where.work, visit, other) && goods.get(visit).equals(goods.get(other)))
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
                boolean asMuch = goods.get(visit).equals(goods.get(own));
                changes.add(
                        new Change(kind(visit, own, asMuch), where.work, where.day, where.place, street, visit, own));
            }
        }
        for (int i = 0; i < Math.max(was.size(), is.size()); i++) {
            Visit before = i < was.size() ? was.get(i) : null;
            Visit after = i < is.size() ? is.get(i) : null;
            Kind kind = before == null ? Kind.ADDED : after == null ? Kind.DROPPED : Kind.OTHER_VEHICLE;
            changes.add(new Change(kind, where.work, where.day, where.place, street, before, after));
        }
        return unchanged;
    }

    private static boolean isSame(Work work, Visit one, Visit other) {
        return Objects.equals(one.name(), other.name())
                && (work == Work.UNLOADS || one.crew.equals(other.crew))
                && Math.abs(one.begin - other.begin) < PUNCTUAL_SECONDS
                && Math.abs(one.kg - other.kg) < 1e-6;
    }

    private static Kind kind(Visit before, Visit after, boolean sameGoods) {
        if (Math.abs(after.begin - before.begin) >= PUNCTUAL_SECONDS) {
            return after.begin > before.begin ? Kind.LATER : Kind.EARLIER;
        }
        if (Math.abs(after.kg - before.kg) < 1e-6) {
            return sameGoods ? Kind.OTHER_CREW : Kind.OTHERWISE;
        }
        return after.kg > before.kg ? Kind.MORE : Kind.LESS;
    }
}
