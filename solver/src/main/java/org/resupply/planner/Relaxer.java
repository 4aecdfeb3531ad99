package org.resupply.planner;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.resupply.model.Bubble;
import org.resupply.model.ControlLevel;
import org.resupply.model.Convoy;
import org.resupply.model.Crew;
import org.resupply.model.Crossing;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.Lot;
import org.resupply.model.OpeningHours;
import org.resupply.model.Policies;
import org.resupply.model.Requisition;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.model.Zone;
import org.resupply.plan.Cause;

/** Lifts all that may bind on the way to one area: facilities that serve it, those above them, their fleets and crews. */
final class Relaxer {
    private static final double NO_LIMIT = Double.POSITIVE_INFINITY;

    /** Storage always has a limit, so it gets one that nothing reaches. */
    private static final double MORE_KG_THAN_THERE_IS = 1e12;

    private static final Set<DisruptionKind> CLOSURES = Set.of(
            DisruptionKind.CROSSING_CLOSED,
            DisruptionKind.ROAD_CLOSED,
            DisruptionKind.LANE_CLOSED,
            DisruptionKind.FACILITY_CLOSED);

    private final Approach approach;

    Relaxer(Approach approach) {
        this.approach = approach;
    }

    /** Whether a disruption closes something. */
    static boolean closes(Disruption disruption) {
        return CLOSURES.contains(disruption.kind());
    }

    /** Everything relaxed of a kind; {@code null} where the scenario has nothing of it that could bind. */
    Relaxation whole(Cause cause) {
        Scenario scenario = approach.scenario();
        Scenario relaxed = whole(scenario, cause);
        return relaxed.equals(scenario) ? null : new Relaxation(cause, null, "", "", 0, relaxed);
    }

    /** All of these relaxed at once. */
    Scenario whole(Collection<Cause> causes) {
        Scenario relaxed = approach.scenario();
        for (Cause cause : causes) {
            relaxed = whole(relaxed, cause);
        }
        return relaxed;
    }

    private Scenario whole(Scenario from, Cause cause) {
        return switch (cause) {
            case STOCK -> withStock(from);
            case ARRIVAL ->
                from.toBuilder()
                        .convoys(from.convoys().stream()
                                .map(convoy -> convoy.withArrival(0))
                                .toList())
                        .disruptions(without(from, Set.of(DisruptionKind.CONVOY_LATE)))
                        .build();
            case THROUGHPUT ->
                from.toBuilder()
                        .facilities(onTheWay(from, facility -> facility.withThroughput(NO_LIMIT)))
                        .lanes(from.lanes().stream()
                                .map(lane -> approach.leadsThrough(lane.to()) ? lane.withCapacity(NO_LIMIT) : lane)
                                .toList())
                        .build();
            case STORAGE ->
                from.toBuilder()
                        .facilities(onTheWay(from, facility -> facility.withStorage(roomy(facility.storageKg()))))
                        .build();
            case DOCK ->
                from.toBuilder()
                        .facilities(onTheWay(
                                from,
                                facility -> facility.kind().isGate()
                                        ? facility.withDocks(facility.docks() * 4)
                                                .withTrucks(NO_LIMIT)
                                        : facility))
                        .build();
            case VEHICLE -> withVehicles(from);
            case CREW ->
                from.toBuilder()
                        .crews(from.crews().stream().map(this::plenty).toList())
                        .disruptions(without(from, Set.of(DisruptionKind.CREWS_LOST)))
                        .build();
            case CLOSURE -> opened(from);
            case BUBBLE -> mingled(from);
            case SHELF_LIFE ->
                from.toBuilder()
                        .lots(from.lots().stream()
                                .map(lot -> lot.withLastDay(Lot.NEVER))
                                .toList())
                        .convoys(from.convoys().stream().map(Relaxer::lasting).toList())
                        .facilities(onTheWay(from, facility -> facility.withDwellLimit(0)))
                        .build();
            case RESERVE ->
                from.toBuilder()
                        .reserves(from.reserves().stream()
                                .filter(reserve -> !approach.leadsThrough(reserve.facility()))
                                .toList())
                        .build();
            case WHOLE_LOTS ->
                from.toBuilder()
                        .commodities(from.commodities().stream()
                                .map(commodity -> commodity.withLotUnits(1))
                                .toList())
                        .build();
            case LAST_HUNDRED_METRES ->
                from.toBuilder()
                        .zones(from.zones().stream().map(this::carried).toList())
                        .build();
            // Rules of the embedding system stand in no scenario: whoever tests them asks without them.
            case RULE, UNREACHABLE, BUDGET_SPENT -> from;
        };
    }

    private Scenario withStock(Scenario from) {
        Scenario relaxed = from;
        for (String base : approach.stores()) {
            for (Map.Entry<String, Long> lack : approach.scarce().entrySet()) {
                relaxed = GoodsRemedies.withStock(relaxed, lack.getKey(), base, lack.getValue());
            }
        }
        return relaxed;
    }

    /** More vehicles, for longer and more often, also for what none of them can carry, and those of others too. */
    private Scenario withVehicles(Scenario from) {
        Set<String> near = new HashSet<>();
        List<Fleet> fleets = new ArrayList<>();
        FitOut fitOut = new FitOut(approach.in(from));
        for (Fleet fleet : from.fleets()) {
            if (approach.leadsThrough(fleet.base())) {
                near.add(fleet.id());
                fleets.add(fitOut.fitted(fleet)
                        .withShift(OpeningHours.ALWAYS)
                        .withTrips(fleet.maxTripsPerDay() * 2)
                        .withCount(fleet.count() * 2 + 2));
            } else {
                fleets.add(fleet);
            }
        }
        return from.toBuilder()
                .vehicleTypes(fitOut.types())
                .crews(fitOut.crews(from.crews()))
                .fleets(fleets)
                .disruptions(without(from, Set.of(DisruptionKind.VEHICLES_LOST)))
                .requisitions(atOnce(from, near))
                .build();
    }

    /** Nothing closed, and everything open round the clock. */
    private Scenario opened(Scenario from) {
        Set<String> near = new HashSet<>();
        from.facilities().stream().map(Facility::id).filter(approach::callsAt).forEach(near::add);
        List<Crossing> crossings = from.travel().crossings();
        boolean always = crossings.stream().allMatch(PlaceRemedies::isAlwaysOpen);
        return from.toBuilder()
                .disruptions(without(from, CLOSURES))
                .facilities(onTheWay(from, facility -> facility.withHours(OpeningHours.ALWAYS)))
                .travel(
                        always
                                ? from.travel()
                                : from.travel()
                                        .withCrossings(crossings.stream()
                                                .map(crossing -> crossing.withHours(OpeningHours.ALWAYS))
                                                .toList()))
                .lanes(from.lanes().stream()
                        .map(lane -> approach.leadsThrough(lane.to()) ? lane.withHours(OpeningHours.ALWAYS) : lane)
                        .toList())
                .requisitions(atOnce(from, near))
                .build();
    }

    /** What others have near is called up, and can be used at once. */
    private static List<Requisition> atOnce(Scenario from, Set<String> near) {
        return from.requisitions().stream()
                .map(requisition -> near.contains(requisition.target())
                        ? requisition.calledUp().withLead(0)
                        : requisition)
                .toList();
    }

    private Crew plenty(Crew crew) {
        return approach.leadsThrough(crew.base())
                ? crew.withCount(crew.count() * 2 + 2)
                        .withTestValidUntil(Integer.MAX_VALUE)
                        .withHours(TimeWindow.DAY, 0)
                        .withSkills(Set.of())
                : crew;
    }

    private Zone carried(Zone zone) {
        return approach.lacks(zone.id()) ? zone.withCarry(NO_LIMIT) : zone;
    }

    private List<Facility> onTheWay(Scenario from, UnaryOperator<Facility> change) {
        return from.facilities().stream()
                .map(facility -> approach.callsAt(facility.id()) ? change.apply(facility) : facility)
                .toList();
    }

    private static List<Disruption> without(Scenario from, Set<DisruptionKind> kinds) {
        return from.disruptions().stream()
                .filter(disruption -> !kinds.contains(disruption.kind()))
                .toList();
    }

    private static Map<StorageClass, Double> roomy(Map<StorageClass, Double> storage) {
        Map<StorageClass, Double> roomy = new EnumMap<>(StorageClass.class);
        storage.keySet().forEach(held -> roomy.put(held, MORE_KG_THAN_THERE_IS));
        return roomy;
    }

    /**
     * Closed loops that may go everywhere and meet: nobody waits for another, in the yards of warehouses least of all, and nobody is
     * disinfected.
     */
    private Scenario mingled(Scenario from) {
        Policies policies = from.policies();
        return from.toBuilder()
                .facilities(onTheWay(
                        from,
                        facility -> facility.toBuilder().disinfectionSeconds(0).build()))
                .bubbles(from.bubbles().stream().map(Relaxer::admitted).toList())
                .policies(new Policies(
                        policies.strategy(),
                        policies.lateDays(),
                        policies.deliveryHours(),
                        from.bubbles().isEmpty() ? policies.contactPrice() : Math.max(0, policies.contactPrice()),
                        policies.floors()))
                .build();
    }

    /** A bubble that may go everywhere, and to several places on one trip. */
    private static Bubble admitted(Bubble bubble) {
        return new Bubble(bubble.id(), bubble.name(), Set.of(), ControlLevel.SEALED, false);
    }

    private static Convoy lasting(Convoy convoy) {
        return convoy.withCargo(convoy.cargo().stream()
                .map(cargo -> new Convoy.Cargo(cargo.commodity(), cargo.quantity(), Lot.NEVER))
                .toList());
    }
}
