package org.resupply.planner;

import static org.resupply.planner.Ladders.FACILITIES;
import static org.resupply.planner.Ladders.HOUR;
import static org.resupply.planner.Ladders.LANES;
import static org.resupply.planner.Ladders.first;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.resupply.model.Convoy;
import org.resupply.model.Crossing;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.Lane;
import org.resupply.model.Lanes;
import org.resupply.model.OpeningHours;
import org.resupply.model.Requisition;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.model.Zone;
import org.resupply.plan.Remedy;

/** Places and ways: open for longer, larger, or others. */
final class PlaceRemedies {
    /** By how much longer something is open at first: as a dispatcher asks it of whoever has the key. */
    private static final int LONGER = 2400;

    /** Metres on the road for each metre of the straight line between two points at which convoys arrive: an own estimate. */
    private static final double DETOUR = 1.4;

    /** 50 km/h, on the way round a city: an own estimate. */
    private static final double CONVOY_METRES_PER_SECOND = 50 / 3.6;

    private final Ladders ladders;
    private final Approach approach;
    private final Scenario scenario;

    PlaceRemedies(Ladders ladders) {
        this.ladders = ladders;
        approach = ladders.approach;
        scenario = ladders.scenario;
    }

    private List<Facility> facilities(Predicate<Facility> condition) {
        return ladders.nearest(FACILITIES, Facility::id, condition);
    }

    void throughput() {
        int[] amounts = enoughFor(approach.missingKg());
        ladders.change(
                FACILITIES,
                facilities(facility -> facility.throughputKgPerDay() < Double.POSITIVE_INFINITY),
                Remedy.MORE_THROUGHPUT,
                amounts,
                (facility, kg) -> facility.withThroughput(facility.throughputKgPerDay() + kg));
        ladders.change(
                LANES,
                ladders.nearest(LANES, Lane::to, lane -> lane.capacityKgPerDay() < Double.POSITIVE_INFINITY),
                Remedy.MORE_THROUGHPUT,
                amounts,
                (lane, kg) -> lane.withCapacity(lane.capacityKgPerDay() + kg));
    }

    /** A quarter, half and all of some kilograms, and four times as much for who must share it; two digits of each, rounded up. */
    private static int[] enoughFor(double kg) {
        return IntStream.of(1, 2, 4, 16)
                .map(quarters -> {
                    double amount = Math.min(1e9, Math.max(1, kg * quarters / 4));
                    double digit = Math.pow(10, Math.max(0, Math.floor(Math.log10(amount)) - 1));
                    return (int) (Math.ceil(amount / digit - 1e-9) * digit);
                })
                .distinct()
                .toArray();
    }

    /** Room for so much more of each class in which something is missing. */
    void storage() {
        Set<StorageClass> classes = EnumSet.noneOf(StorageClass.class);
        scenario.commodities().stream()
                .filter(commodity -> approach.missing().containsKey(commodity.id()))
                .forEach(commodity -> classes.add(commodity.storage()));
        ladders.change(
                FACILITIES,
                facilities(facility -> classes.stream()
                        .anyMatch(held -> facility.storageKg().getOrDefault(held, Double.POSITIVE_INFINITY)
                                < Double.POSITIVE_INFINITY)),
                Remedy.MORE_STORAGE,
                enoughFor(approach.missingKg()),
                (facility, kg) -> {
                    Map<StorageClass, Double> larger = new EnumMap<>(facility.storageKg());
                    classes.forEach(held -> larger.computeIfPresent(held, (same, room) -> room + kg));
                    return facility.withStorage(larger);
                });
    }

    /** More trucks a day and more docks at the gates, or other gates. */
    void gates() {
        ladders.change(
                FACILITIES,
                facilities(facility -> facility.trucksPerDay() < Double.POSITIVE_INFINITY),
                Remedy.MORE_TRUCKS,
                new int[] {1, 5, 20},
                (facility, more) -> facility.withTrucks(facility.trucksPerDay() + more));
        docks(facility -> facility.kind().isGate());
        otherPoints();
    }

    /** More docks at warehouses where closed loops wait for each other. */
    void yards() {
        if (scenario.bubbles().size() > 1) {
            docks(facility -> !facility.kind().isGate() && facility.bubble().isEmpty());
        }
    }

    /** Vehicles that come back from closed zones are disinfected faster, by up to all of the time that it takes. */
    void disinfection() {
        for (Facility facility : first(facilities(facility -> facility.disinfectionSeconds() > 0))) {
            int all = facility.disinfectionSeconds();
            ladders.change(
                    FACILITIES,
                    facility,
                    Remedy.FASTER_DISINFECTION,
                    Ladders.upTo(all, HOUR / 2, HOUR, 4 * HOUR, TimeWindow.DAY),
                    (slow, less) ->
                            slow.toBuilder().disinfectionSeconds(all - less).build());
        }
    }

    /** One dock more, or two: at a gate for whoever comes, at a warehouse for one closed loop more at a time. */
    private void docks(Predicate<Facility> binds) {
        ladders.change(
                FACILITIES,
                facilities(binds),
                Remedy.MORE_DOCKS,
                new int[] {1, 2},
                (facility, more) -> facility.withDocks(facility.docks() + more));
    }

    void carriers() {
        List<Zone> most = scenario.zones().stream()
                .filter(zone -> approach.lacks(zone.id()) && zone.carryKgPerDay() < Double.POSITIVE_INFINITY)
                .sorted(Comparator.comparingDouble(zone -> -approach.missingKg(zone.id())))
                .toList();
        for (Zone zone : first(most)) {
            ladders.change(
                    Ladders.ZONES,
                    zone,
                    Remedy.MORE_CARRIERS,
                    enoughFor(approach.missingKg(zone.id())),
                    (narrow, more) -> narrow.withCarry(narrow.carryKgPerDay() + more));
        }
    }

    /** Convoys with what is missing arrive at another of the points that their goods could come through. */
    private void otherPoints() {
        Map<String, Facility> facilities = new HashMap<>();
        scenario.facilities().forEach(facility -> facilities.put(facility.id(), facility));
        List<Convoy> most = scenario.convoys().stream()
                .filter(convoy -> approach.missingKg(convoy) > 0)
                .sorted(Comparator.comparingDouble((Convoy convoy) -> -approach.missingKg(convoy))
                        .thenComparing(Convoy::arrival))
                .toList();
        for (Convoy convoy : first(most)) {
            Facility preferred = facilities.get(convoy.points().get(0));
            scenario.facilities().stream()
                    .filter(other -> other.kind() == preferred.kind()
                            && approach.leadsThrough(other.id())
                            && !convoy.points().contains(other.id()))
                    .min(Comparator.comparingDouble(other -> preferred.point().metresTo(other.point())))
                    .ifPresent(other -> {
                        int later = (int) Math.ceil(
                                preferred.point().metresTo(other.point()) * DETOUR / CONVOY_METRES_PER_SECOND);
                        ladders.once(
                                Remedy.OTHER_POINT,
                                convoy.id(),
                                other.id(),
                                later,
                                Ladders.CONVOYS.replaced(scenario, convoy, convoy.arrivingAt(other.id(), later)));
                    });
        }
    }

    /** Whether a crossing can be passed round the clock, if nothing closes it. */
    static boolean isAlwaysOpen(Crossing crossing) {
        return crossing.hours().equals(OpeningHours.ALWAYS);
    }

    void closures() {
        List<Disruption> closed = closed();
        closed.forEach(closure -> ladders.add(shorter(closure)));
        closed.stream()
                .map(Disruption::target)
                .filter(target -> closures(target).size() > 1)
                .distinct()
                .forEach(target -> ladders.once(Remedy.REOPEN, target, "", 0, without(closures(target))));
        Map<String, Requisition> uncalled = ladders.uncalled();
        for (Facility facility : first(facilities(facility -> uncalled.containsKey(facility.id())))) {
            ladders.callUp(uncalled.get(facility.id()), 0);
        }
        for (Facility facility : first(facilities(facility -> true))) {
            ladders.sooner(facility.id());
        }
        ladders.longer(
                FACILITIES,
                facilities(facility -> !facility.hours().equals(OpeningHours.ALWAYS)),
                Remedy.LONGER_HOURS,
                LONGER,
                Facility::hours,
                Facility::withHours);
        ladders.longer(
                Ladders.CROSSINGS,
                scenario.travel().crossings().stream()
                        .filter(crossing -> !isAlwaysOpen(crossing))
                        .toList(),
                Remedy.LONGER_HOURS,
                LONGER,
                Crossing::hours,
                Crossing::withHours);
        otherPoints();
        ladders.longer(
                LANES,
                ladders.nearest(LANES, Lane::to, lane -> !lane.hours().equals(OpeningHours.ALWAYS)),
                Remedy.LONGER_HOURS,
                LONGER,
                Lane::hours,
                Lane::withHours);
    }

    /**
     * What is closed is so for forty minutes or two hours less, at the end or, where it stays closed to the end of the plan, at the
     * beginning; or not at all.
     */
    private List<Relaxation> shorter(Disruption closure) {
        String target = Ladders.DISRUPTIONS.id().apply(closure);
        String which = closure.target().isEmpty() ? "" : closure.id();
        TimeWindow window = closure.window();
        int end = scenario.days() * TimeWindow.DAY;
        boolean atTheEnd = window.end() < end;
        List<Relaxation> steps = new ArrayList<>();
        for (int less : new int[] {LONGER, 2 * HOUR}) {
            if (less < Math.min(window.end(), end) - window.start() && (atTheEnd || window.start() > 0)) {
                TimeWindow left = atTheEnd
                        ? new TimeWindow(window.start(), window.end() - less)
                        : new TimeWindow(window.start() + less, window.end());
                steps.add(ladders.step(
                        Remedy.LONGER_HOURS,
                        target,
                        which,
                        less,
                        Ladders.DISRUPTIONS.replaced(scenario, closure, closure.withWindow(left))));
            }
        }
        steps.add(ladders.step(Remedy.REOPEN, target, which, 0, without(List.of(closure))));
        return steps;
    }

    /** All that closes one thing, at whatever times. */
    private List<Disruption> closures(String target) {
        return scenario.disruptions().stream()
                .filter(closure -> Relaxer.closes(closure)
                        && !target.isEmpty()
                        && closure.target().equals(target))
                .toList();
    }

    private Scenario without(List<Disruption> lifted) {
        return scenario.toBuilder()
                .disruptions(scenario.disruptions().stream()
                        .filter(other -> lifted.stream().noneMatch(one -> one == other))
                        .toList())
                .build();
    }

    /** Closed facilities and lanes on the way, the nearest first; then closed crossings and roads, those first that cut the area off. */
    private List<Disruption> closed() {
        Map<String, String> ends = new HashMap<>();
        Lanes.of(scenario).forEach(lane -> ends.put(lane.id(), lane.to()));
        Map<Boolean, List<Disruption>> byPlace = scenario.disruptions().stream()
                .filter(Relaxer::closes)
                .collect(Collectors.partitioningBy(closure -> closure.kind() == DisruptionKind.LANE_CLOSED
                        || closure.kind() == DisruptionKind.FACILITY_CLOSED));
        List<Disruption> near = approach.nearestFirst(
                byPlace.get(true),
                closure ->
                        closure.kind() == DisruptionKind.LANE_CLOSED ? ends.get(closure.target()) : closure.target());
        List<Disruption> closed = new ArrayList<>(first(near));
        closed.addAll(first(byPlace.get(false).stream()
                .sorted(Comparator.comparing(
                        closure -> !approach.isCutBy(closure.target().isEmpty() ? closure.id() : closure.target())))
                .toList()));
        return closed;
    }
}
