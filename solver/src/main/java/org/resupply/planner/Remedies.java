package org.resupply.planner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.resupply.model.Bubble;
import org.resupply.model.Commodity;
import org.resupply.model.ControlLevel;
import org.resupply.model.Convoy;
import org.resupply.model.Crew;
import org.resupply.model.Crossing;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.Lane;
import org.resupply.model.Lanes;
import org.resupply.model.Lot;
import org.resupply.model.OpeningHours;
import org.resupply.model.Requisition;
import org.resupply.model.Reserve;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.model.Zone;
import org.resupply.plan.Cause;
import org.resupply.plan.Remedy;

/**
 * Single changes that may cure a cause: ladders of one kind and one thing each, the smaller step before the larger.
 *
 * <p>Of each kind the things nearest to the area come first, and no more than {@link #EACH} of them; closed crossings, which are
 * near to nothing, in the order of the scenario.
 */
final class Remedies {
    /** Things that are tried for each kind of remedy. */
    private static final int EACH = 6;

    private static final int HOUR = 3600;

    /** By how much longer something is open at first: as a dispatcher asks it of whoever has the key. */
    private static final int LONGER = 2400;

    /** Metres on the road for each metre of the straight line between two points at which convoys arrive: an own estimate. */
    private static final double DETOUR = 1.4;

    /** 50 km/h, on the way round a city: an own estimate. */
    private static final double CONVOY_METRES_PER_SECOND = 50 / 3.6;

    private final Approach approach;
    private final Scenario scenario;
    private final Set<StorageClass> classes = EnumSet.noneOf(StorageClass.class);
    private final Map<String, Double> unitKg = new HashMap<>();
    private final Map<String, StorageClass> storageOf = new HashMap<>();
    private List<List<Relaxation>> ladders;
    private Cause cause;

    Remedies(Approach approach) {
        this.approach = approach;
        scenario = approach.scenario();
        for (Commodity commodity : scenario.commodities()) {
            unitKg.put(commodity.id(), commodity.massKg());
            storageOf.put(commodity.id(), commodity.storage());
            if (approach.missing().containsKey(commodity.id())) {
                classes.add(commodity.storage());
            }
        }
    }

    /** The ladders for a cause, the most likely first. */
    List<List<Relaxation>> of(Cause binding) {
        ladders = new ArrayList<>();
        cause = binding;
        switch (binding) {
            case STOCK -> stock(approach.scarce());
            case WHOLE_LOTS -> wholeLots();
            case ARRIVAL -> arrivals();
            case THROUGHPUT -> throughput();
            case STORAGE ->
                facilities(
                        Remedy.MORE_STORAGE,
                        this::mayBeFull,
                        enoughFor(approach.missingKg()),
                        (facility, kg) -> facility.withStorage(larger(facility.storageKg(), kg)));
            case DOCK -> {
                facilities(
                        Remedy.MORE_TRUCKS,
                        facility -> facility.trucksPerDay() < Double.POSITIVE_INFINITY,
                        new int[] {1, 5, 20},
                        (facility, more) -> facility.withTrucks(facility.trucksPerDay() + more));
                docks(facility -> facility.kind().isGate());
                otherPoints();
            }
            case VEHICLE -> vehicles();
            case CREW -> crews();
            case CLOSURE -> closures();
            case BUBBLE -> {
                bubbles();
                if (scenario.bubbles().size() > 1) {
                    docks(facility ->
                            !facility.kind().isGate() && facility.bubble().isEmpty());
                }
            }
            case SHELF_LIFE -> shelfLife();
            case RESERVE -> reserves();
            case LAST_HUNDRED_METRES -> carriers();
            default -> {}
        }
        return ladders;
    }

    /** More goods at the warehouses that serve the area, whatever keeps others from coming there. */
    List<List<Relaxation>> goods(Cause binding) {
        ladders = new ArrayList<>();
        cause = binding;
        stock(approach.missing());
        return ladders;
    }

    private void wholeLots() {
        for (Commodity commodity : scenario.commodities()) {
            if (commodity.lotUnits() > 1 && approach.missing().containsKey(commodity.id())) {
                ladders.add(List.of(relaxation(
                        Remedy.PART_LOTS,
                        commodity.id(),
                        "",
                        0,
                        scenario.toBuilder()
                                .commodities(replaced(scenario.commodities(), commodity, commodity.withLotUnits(1)))
                                .build())));
            }
        }
        stock(approach.missing());
    }

    private void throughput() {
        int[] amounts = enoughFor(approach.missingKg());
        facilities(
                Remedy.MORE_THROUGHPUT,
                facility -> facility.throughputKgPerDay() < Double.POSITIVE_INFINITY,
                amounts,
                (facility, kg) -> facility.withThroughput(facility.throughputKgPerDay() + kg));
        List<Lane> narrow = approach.nearestFirst(scenario.lanes(), Lane::to).stream()
                .filter(lane -> lane.capacityKgPerDay() < Double.POSITIVE_INFINITY)
                .toList();
        for (Lane lane : first(narrow)) {
            ladders.add(steps(
                    Remedy.MORE_THROUGHPUT,
                    lane.id(),
                    "",
                    amounts,
                    kg -> scenario.toBuilder()
                            .lanes(replaced(scenario.lanes(), lane, lane.withCapacity(lane.capacityKgPerDay() + kg)))
                            .build()));
        }
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

    private void stock(Map<String, Long> lacks) {
        List<Map.Entry<String, Long>> most = lacks.entrySet().stream()
                .sorted(Comparator.comparingDouble(lack -> -lack.getValue() * unitKg.get(lack.getKey())))
                .toList();
        int tried = 0;
        for (Map.Entry<String, Long> lack : most) {
            for (String base : approach.bases().stream().sorted().toList()) {
                long fits = Math.min(lack.getValue(), room(base, lack.getKey()));
                if (fits > 0 && tried++ < EACH) {
                    ladders.add(parts(
                            Remedy.MORE_STOCK,
                            lack.getKey(),
                            base,
                            fits,
                            units -> withStock(scenario, lack.getKey(), base, units)));
                }
            }
        }
    }

    /** Units of a commodity for which there is room in a facility at the start. */
    private long room(String base, String commodity) {
        StorageClass held = storageOf.get(commodity);
        double kg = scenario.facilities().stream()
                .filter(facility -> facility.id().equals(base))
                .mapToDouble(facility -> facility.storageKg().getOrDefault(held, 0.0))
                .sum();
        for (Lot lot : scenario.lots()) {
            if (lot.place().equals(base) && storageOf.get(lot.commodity()) == held) {
                kg -= lot.quantity() * unitKg.get(lot.commodity());
            }
        }
        return (long) Math.max(0, Math.floor(kg / unitKg.get(commodity)));
    }

    private void reserves() {
        List<Reserve> useful = approach.nearestFirst(scenario.reserves(), Reserve::facility).stream()
                .filter(reserve -> approach.missing().containsKey(reserve.commodity()))
                .toList();
        for (Reserve reserve : first(useful)) {
            ladders.add(parts(
                    Remedy.RELEASE_RESERVE,
                    reserve.commodity(),
                    reserve.facility(),
                    Math.min(reserve.quantity(), approach.missing().get(reserve.commodity())),
                    units -> scenario.toBuilder()
                            .reserves(replaced(
                                    scenario.reserves(),
                                    reserve,
                                    new Reserve(reserve.facility(), reserve.commodity(), reserve.quantity() - units)))
                            .build()));
        }
    }

    private void arrivals() {
        List<Convoy> most = scenario.convoys().stream()
                .filter(convoy -> convoy.arrival() > 0 && missingKg(convoy) > 0)
                .sorted(Comparator.comparingDouble((Convoy convoy) -> -missingKg(convoy))
                        .thenComparing(Comparator.comparingInt(Convoy::arrival).reversed()))
                .toList();
        for (Convoy convoy : first(most)) {
            ladders.add(steps(
                    Remedy.EARLIER_ARRIVAL,
                    convoy.id(),
                    "",
                    upTo(convoy.arrival(), HOUR, 4 * HOUR, 12 * HOUR, 24 * HOUR),
                    earlier -> scenario.toBuilder()
                            .convoys(replaced(
                                    scenario.convoys(), convoy, convoy.withArrival(convoy.arrival() - earlier)))
                            .build()));
        }
    }

    /** Kilograms on a convoy of commodities that are missing. */
    private double missingKg(Convoy convoy) {
        double kg = 0;
        for (Convoy.Cargo cargo : convoy.cargo()) {
            if (approach.missing().containsKey(cargo.commodity())) {
                kg += cargo.quantity() * unitKg.get(cargo.commodity());
            }
        }
        return kg;
    }

    private boolean mayBeFull(Facility facility) {
        return classes.stream()
                .anyMatch(held ->
                        facility.storageKg().getOrDefault(held, Double.POSITIVE_INFINITY) < Double.POSITIVE_INFINITY);
    }

    /** Room for so much more of each class in which something is missing. */
    private Map<StorageClass, Double> larger(Map<StorageClass, Double> storage, int kg) {
        Map<StorageClass, Double> larger = new EnumMap<>(storage);
        classes.forEach(held -> larger.computeIfPresent(held, (same, room) -> room + kg));
        return larger;
    }

    private void vehicles() {
        Map<String, Requisition> uncalled = uncalled();
        List<Fleet> near = approach.nearestFirst(scenario.fleets(), Fleet::base);
        for (Fleet fleet : first(
                near.stream().filter(fleet -> uncalled.containsKey(fleet.id())).toList())) {
            callUp(uncalled.get(fleet.id()), fleet.count());
        }
        for (Fleet fleet : first(near)) {
            sooner(fleet.id());
        }
        List<Fleet> own =
                near.stream().filter(fleet -> !uncalled.containsKey(fleet.id())).toList();
        for (Fleet fleet : first(own)) {
            ladders.add(steps(
                    Remedy.MORE_VEHICLES,
                    fleet.id(),
                    "",
                    new int[] {1, 2, 3, 4},
                    more -> scenario.toBuilder()
                            .fleets(replaced(scenario.fleets(), fleet, fleet.withCount(fleet.count() + more)))
                            .build()));
        }
        for (Fleet fleet : first(own)) {
            ladders.add(steps(
                    Remedy.MORE_TRIPS,
                    fleet.id(),
                    "",
                    new int[] {1, 2, 3},
                    more -> scenario.toBuilder()
                            .fleets(replaced(scenario.fleets(), fleet, fleet.withTrips(fleet.maxTripsPerDay() + more)))
                            .build()));
        }
        fittedOut(own);
        if (!scenario.policies().deliveryHours().equals(OpeningHours.ALWAYS)) {
            ladders.add(longer(
                    Remedy.LONGER_DELIVERIES,
                    scenario.id(),
                    scenario.policies().deliveryHours(),
                    HOUR,
                    hours -> scenario.toBuilder()
                            .policies(scenario.policies().withDeliveryHours(hours))
                            .build()));
        }
        List<Fleet> byDay = own.stream()
                .filter(fleet -> !fleet.shift().equals(OpeningHours.ALWAYS))
                .toList();
        for (Fleet fleet : first(byDay)) {
            ladders.add(longer(
                    Remedy.LONGER_SHIFT,
                    fleet.id(),
                    fleet.shift(),
                    HOUR,
                    shift -> scenario.toBuilder()
                            .fleets(replaced(scenario.fleets(), fleet, fleet.withShift(shift)))
                            .build()));
        }
    }

    /** Vehicles of the warehouses that serve the area, made fit for what none of them can carry. */
    private void fittedOut(List<Fleet> own) {
        for (String commodity : new FitOut(approach).uncarried()) {
            for (Fleet fleet : first(own)) {
                FitOut fitOut = new FitOut(approach);
                Fleet fitted = fitOut.fitted(fleet);
                if (fitted != fleet) {
                    ladders.add(List.of(relaxation(
                            Remedy.FIT_OUT,
                            fleet.id(),
                            commodity,
                            0,
                            scenario.toBuilder()
                                    .fleets(replaced(scenario.fleets(), fleet, fitted))
                                    .vehicleTypes(fitOut.types())
                                    .crews(fitOut.crews(scenario.crews()))
                                    .build())));
                }
            }
        }
    }

    private Map<String, Requisition> uncalled() {
        Map<String, Requisition> uncalled = new HashMap<>();
        for (Requisition requisition : scenario.requisitions()) {
            if (!requisition.called()) {
                uncalled.put(requisition.target(), requisition);
            }
        }
        return uncalled;
    }

    private void callUp(Requisition requisition, int amount) {
        ladders.add(List.of(
                relaxation(Remedy.CALL_UP, requisition.target(), "", amount, scenario.callingUp(requisition::equals))));
    }

    /** What others have been asked for and hand over late comes sooner. */
    private void sooner(String target) {
        for (Requisition requisition : scenario.requisitions()) {
            if (requisition.called()
                    && requisition.leadSeconds() > 0
                    && requisition.target().equals(target)) {
                ladders.add(steps(
                        Remedy.EARLIER_CALL_UP,
                        target,
                        "",
                        upTo(requisition.leadSeconds(), HOUR, 4 * HOUR, 12 * HOUR, 24 * HOUR),
                        earlier -> scenario.toBuilder()
                                .requisitions(replaced(
                                        scenario.requisitions(),
                                        requisition,
                                        requisition.withLead(requisition.leadSeconds() - earlier)))
                                .build()));
            }
        }
    }

    private void crews() {
        List<Crew> near = approach.nearestFirst(scenario.crews(), Crew::base);
        for (Crew crew : first(near)) {
            ladders.add(steps(
                    Remedy.MORE_CREWS,
                    crew.id(),
                    "",
                    new int[] {1, 2, 4},
                    more -> scenario.toBuilder()
                            .crews(replaced(scenario.crews(), crew, crew.withCount(crew.count() + more)))
                            .build()));
        }
        for (Crew crew : first(near)) {
            ladders.add(steps(
                    Remedy.LONGER_WORK,
                    crew.id(),
                    "",
                    upTo(
                            TimeWindow.DAY - Math.min(TimeWindow.DAY - 1, crew.maxSecondsPerDay()),
                            HOUR,
                            2 * HOUR,
                            4 * HOUR),
                    longer -> scenario.toBuilder()
                            .crews(replaced(scenario.crews(), crew, working(crew, longer)))
                            .build()));
        }
        List<Crew> lapsing = near.stream()
                .filter(crew -> crew.testValidUntil() < scenario.days() * TimeWindow.DAY)
                .toList();
        for (Crew crew : first(lapsing)) {
            ladders.add(List.of(relaxation(
                    Remedy.NEWER_TEST,
                    crew.id(),
                    "",
                    0,
                    scenario.toBuilder()
                            .crews(replaced(scenario.crews(), crew, crew.withTestValidUntil(Integer.MAX_VALUE)))
                            .build())));
        }
    }

    /** A crew that works longer every day: where it rested until the next one, it rests so much less. */
    private static Crew working(Crew crew, int longer) {
        int work = crew.maxSecondsPerDay() + longer;
        boolean everyDay = crew.maxSecondsPerDay() + crew.restSeconds() <= TimeWindow.DAY;
        int rest = everyDay ? Math.min(crew.restSeconds(), Math.max(0, TimeWindow.DAY - work)) : crew.restSeconds();
        return crew.withHours(work, rest);
    }

    /** Whether a crossing can be passed round the clock, if nothing closes it. */
    static boolean isAlwaysOpen(Crossing crossing) {
        return crossing.hours().equals(OpeningHours.ALWAYS);
    }

    /** Convoys with what is missing arrive at another of the points that their goods could come through. */
    private void otherPoints() {
        Map<String, Facility> facilities = new HashMap<>();
        scenario.facilities().forEach(facility -> facilities.put(facility.id(), facility));
        List<Convoy> most = scenario.convoys().stream()
                .filter(convoy -> missingKg(convoy) > 0)
                .sorted(Comparator.comparingDouble((Convoy convoy) -> -missingKg(convoy))
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
                        ladders.add(List.of(relaxation(
                                Remedy.OTHER_POINT,
                                convoy.id(),
                                other.id(),
                                later,
                                scenario.toBuilder()
                                        .convoys(replaced(
                                                scenario.convoys(), convoy, convoy.arrivingAt(other.id(), later)))
                                        .build())));
                    });
        }
    }

    private void closures() {
        for (Disruption closure : closed()) {
            ladders.add(shorter(closure));
        }
        Map<String, Requisition> uncalled = uncalled();
        for (Facility facility : first(approach.nearestFirst(scenario.facilities(), Facility::id).stream()
                .filter(facility -> uncalled.containsKey(facility.id()))
                .toList())) {
            callUp(uncalled.get(facility.id()), 0);
        }
        for (Facility facility : first(approach.nearestFirst(scenario.facilities(), Facility::id))) {
            sooner(facility.id());
        }
        List<Facility> closing = approach.nearestFirst(scenario.facilities(), Facility::id).stream()
                .filter(facility -> !facility.hours().equals(OpeningHours.ALWAYS))
                .toList();
        for (Facility facility : first(closing)) {
            ladders.add(longer(
                    Remedy.LONGER_HOURS,
                    facility.id(),
                    facility.hours(),
                    LONGER,
                    hours -> scenario.toBuilder()
                            .facilities(replaced(scenario.facilities(), facility, facility.withHours(hours)))
                            .build()));
        }
        for (Crossing crossing : first(scenario.travel().crossings().stream()
                .filter(crossing -> !isAlwaysOpen(crossing))
                .toList())) {
            ladders.add(longer(
                    Remedy.LONGER_HOURS,
                    crossing.id(),
                    crossing.hours(),
                    LONGER,
                    hours -> scenario.toBuilder()
                            .travel(scenario.travel()
                                    .withCrossings(replaced(
                                            scenario.travel().crossings(), crossing, crossing.withHours(hours))))
                            .build()));
        }
        otherPoints();
        List<Lane> lanes = approach.nearestFirst(scenario.lanes(), Lane::to).stream()
                .filter(lane -> !lane.hours().equals(OpeningHours.ALWAYS))
                .toList();
        for (Lane lane : first(lanes)) {
            ladders.add(longer(
                    Remedy.LONGER_HOURS,
                    lane.id(),
                    lane.hours(),
                    LONGER,
                    hours -> scenario.toBuilder()
                            .lanes(replaced(scenario.lanes(), lane, lane.withHours(hours)))
                            .build()));
        }
    }

    /**
     * What is closed is so for forty minutes or two hours less, at the end or, where it stays closed to the end of the plan, at the
     * beginning; or not at all.
     */
    private List<Relaxation> shorter(Disruption closure) {
        String target = closure.target().isEmpty() ? closure.id() : closure.target();
        TimeWindow window = closure.window();
        int end = scenario.days() * TimeWindow.DAY;
        boolean atTheEnd = window.end() < end;
        List<Relaxation> steps = new ArrayList<>();
        for (int less : new int[] {LONGER, 2 * HOUR}) {
            if (less < Math.min(window.end(), end) - window.start() && (atTheEnd || window.start() > 0)) {
                TimeWindow left = atTheEnd
                        ? new TimeWindow(window.start(), window.end() - less)
                        : new TimeWindow(window.start() + less, window.end());
                steps.add(relaxation(
                        Remedy.LONGER_HOURS,
                        target,
                        "",
                        less,
                        scenario.toBuilder()
                                .disruptions(replaced(scenario.disruptions(), closure, closure.withWindow(left)))
                                .build()));
            }
        }
        List<Disruption> others = scenario.disruptions().stream()
                .filter(other -> other != closure)
                .toList();
        steps.add(relaxation(
                Remedy.REOPEN,
                target,
                "",
                0,
                scenario.toBuilder().disruptions(others).build()));
        return steps;
    }

    /** Closed facilities and lanes on the way, the nearest first; then closed crossings and roads. */
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
        closed.addAll(first(byPlace.get(false)));
        return closed;
    }

    private void bubbles() {
        List<Fleet> near = approach.nearestFirst(scenario.fleets(), Fleet::base);
        List<Bubble> driving = near.stream()
                .flatMap(fleet ->
                        scenario.bubbles().stream().filter(bubble -> bubble.id().equals(fleet.bubble())))
                .distinct()
                .toList();
        for (Bubble bubble : first(driving)) {
            ladders.add(List.of(relaxation(
                    Remedy.ADMIT,
                    bubble.id(),
                    "",
                    0,
                    scenario.toBuilder()
                            .bubbles(replaced(scenario.bubbles(), bubble, admitted(bubble)))
                            .build())));
        }
    }

    /** A bubble that may go everywhere, and whose trips are as they were. */
    private static Bubble admitted(Bubble bubble) {
        return new Bubble(bubble.id(), bubble.name(), Set.of(), ControlLevel.SEALED, bubble.pointToPoint());
    }

    private void shelfLife() {
        for (String commodity : approach.missing().keySet()) {
            List<String> places = approach.nearestFirst(scenario.lots(), Lot::place).stream()
                    .filter(lot -> lot.commodity().equals(commodity) && spoils(lot.lastDay()))
                    .map(Lot::place)
                    .distinct()
                    .toList();
            for (String place : first(places)) {
                ladders.add(steps(
                        Remedy.LONGER_LIFE,
                        commodity,
                        place,
                        new int[] {1, 2, 7},
                        days -> scenario.toBuilder()
                                .lots(scenario.lots().stream()
                                        .map(lot -> lot.commodity().equals(commodity)
                                                        && lot.place().equals(place)
                                                ? lot.withLastDay(later(lot.lastDay(), days))
                                                : lot)
                                        .toList())
                                .build()));
            }
            List<Convoy> spoiling = scenario.convoys().stream()
                    .filter(convoy -> convoy.cargo().stream()
                            .anyMatch(cargo -> cargo.commodity().equals(commodity) && spoils(cargo.lastDay())))
                    .sorted(Comparator.comparingDouble(convoy -> -missingKg(convoy)))
                    .toList();
            for (Convoy convoy : first(spoiling)) {
                ladders.add(steps(
                        Remedy.LONGER_LIFE,
                        commodity,
                        convoy.id(),
                        new int[] {1, 2, 7},
                        days -> scenario.toBuilder()
                                .convoys(replaced(scenario.convoys(), convoy, lasting(convoy, commodity, days)))
                                .build()));
            }
        }
        facilities(
                Remedy.LONGER_DWELL,
                facility -> facility.dwellLimitSeconds() > 0,
                new int[] {HOUR, 4 * HOUR, 12 * HOUR},
                (facility, longer) -> facility.withDwellLimit(facility.dwellLimitSeconds() + longer));
    }

    /** Whether goods go bad while the scenario lasts. */
    private boolean spoils(int lastDay) {
        return lastDay < scenario.days() - 1;
    }

    private static int later(int lastDay, int days) {
        return lastDay == Lot.NEVER ? lastDay : lastDay + days;
    }

    private static Convoy lasting(Convoy convoy, String commodity, int days) {
        return convoy.withCargo(convoy.cargo().stream()
                .map(cargo -> cargo.commodity().equals(commodity)
                        ? new Convoy.Cargo(commodity, cargo.quantity(), later(cargo.lastDay(), days))
                        : cargo)
                .toList());
    }

    private void carriers() {
        List<Zone> most = scenario.zones().stream()
                .filter(zone -> approach.lacks(zone.id()) && zone.carryKgPerDay() < Double.POSITIVE_INFINITY)
                .sorted(Comparator.comparingDouble(zone -> -approach.missingKg(zone.id())))
                .toList();
        for (Zone zone : first(most)) {
            ladders.add(steps(
                    Remedy.MORE_CARRIERS,
                    zone.id(),
                    "",
                    enoughFor(approach.missingKg(zone.id())),
                    more -> scenario.toBuilder()
                            .zones(replaced(scenario.zones(), zone, zone.withCarry(zone.carryKgPerDay() + more)))
                            .build()));
        }
    }

    /** One dock more, or two: at a gate for whoever comes, at a warehouse for one closed loop more at a time. */
    private void docks(Predicate<Facility> binds) {
        facilities(
                Remedy.MORE_DOCKS,
                binds,
                new int[] {1, 2},
                (facility, more) -> facility.withDocks(facility.docks() + more));
    }

    private void facilities(
            Remedy remedy, Predicate<Facility> binds, int[] amounts, BiFunction<Facility, Integer, Facility> changed) {
        List<Facility> near = approach.nearestFirst(scenario.facilities(), Facility::id).stream()
                .filter(binds)
                .toList();
        for (Facility facility : first(near)) {
            ladders.add(steps(
                    remedy,
                    facility.id(),
                    "",
                    amounts,
                    amount -> scenario.toBuilder()
                            .facilities(replaced(scenario.facilities(), facility, changed.apply(facility, amount)))
                            .build()));
        }
    }

    private static <T> List<T> first(List<T> list) {
        return list.subList(0, Math.min(EACH, list.size()));
    }

    private static <T> List<T> replaced(List<T> list, T one, T by) {
        UnaryOperator<T> change = given -> given == one ? by : given;
        return list.stream().map(change).toList();
    }

    private interface Amount {
        Scenario of(int amount);
    }

    private List<Relaxation> steps(Remedy remedy, String target, String place, int[] amounts, Amount relaxed) {
        List<Relaxation> steps = new ArrayList<>();
        for (int amount : amounts) {
            steps.add(relaxation(remedy, target, place, amount, relaxed.of(amount)));
        }
        return steps;
    }

    /** Hours longer by a first step, by two hours and by six, as far as the day has room, or round the clock. */
    private List<Relaxation> longer(
            Remedy remedy, String target, OpeningHours hours, int least, Function<OpeningHours, Scenario> relaxed) {
        int closed = TimeWindow.DAY - (hours.close() - hours.open());
        return steps(
                remedy,
                target,
                "",
                upTo(closed, least, 2 * HOUR, 6 * HOUR, TimeWindow.DAY),
                longer -> relaxed.apply(hours.longer(longer)));
    }

    /** These amounts, each cut off at the most that there can be. */
    private static int[] upTo(int most, int... amounts) {
        return IntStream.of(amounts)
                .map(amount -> Math.min(amount, most))
                .distinct()
                .toArray();
    }

    private interface Units {
        Scenario of(long units);
    }

    /** A quarter, half and all of a quantity. */
    private List<Relaxation> parts(Remedy remedy, String commodity, String place, long quantity, Units relaxed) {
        List<Relaxation> steps = new ArrayList<>();
        for (int quarters : new int[] {1, 2, 4}) {
            long units = (quantity * quarters + 3) / 4;
            steps.add(relaxation(remedy, commodity, place, units, relaxed.of(units)));
        }
        return steps;
    }

    private Relaxation relaxation(Remedy remedy, String target, String place, double amount, Scenario relaxed) {
        return new Relaxation(cause, remedy, target, place, amount, relaxed);
    }

    /** The scenario with so much more of a commodity at a facility from the start, as a lot of its own. */
    static Scenario withStock(Scenario from, String commodity, String base, long units) {
        Set<String> taken = new HashSet<>();
        from.lots().forEach(lot -> taken.add(lot.id()));
        from.transportRequests().forEach(request -> taken.add(request.id()));
        for (Convoy convoy : from.convoys()) {
            IntStream.range(0, convoy.cargo().size()).mapToObj(convoy::lotId).forEach(taken::add);
        }
        String id = "more/" + base + "/" + commodity;
        while (taken.contains(id)) {
            id += "/more";
        }
        List<Lot> lots = new ArrayList<>(from.lots());
        lots.add(new Lot(id, commodity, base, units, Lot.NEVER));
        return from.toBuilder().lots(lots).build();
    }
}
