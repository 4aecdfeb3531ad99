package org.resupply.planner;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.resupply.model.Bubble;
import org.resupply.model.ControlLevel;
import org.resupply.model.Convoy;
import org.resupply.model.Crew;
import org.resupply.model.Demand;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.Lane;
import org.resupply.model.Lanes;
import org.resupply.model.Lot;
import org.resupply.model.OpeningHours;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.Zone;
import org.resupply.plan.Cause;

/** Relaxes what may bind on the way to one area: facilities that serve it, those above them, their fleets and crews. */
final class Relaxer {
    private static final double NO_LIMIT = Double.POSITIVE_INFINITY;
    private static final Set<DisruptionKind> CLOSURES =
            Set.of(DisruptionKind.CROSSING_CLOSED, DisruptionKind.LANE_CLOSED, DisruptionKind.FACILITY_CLOSED);

    private final Scenario scenario;
    /** Ids of the facilities that serve the area, and of all from which goods can come to them. */
    private final Set<String> bases;

    private final Set<String> chain = new HashSet<>();
    private final Set<String> zones;
    /** Units missing by commodity. */
    private final Map<String, Long> missing = new TreeMap<>();

    Relaxer(Scenario scenario, Set<String> bases, Set<String> zones, Map<Demand, Long> missingByDemand) {
        this.scenario = scenario;
        this.bases = bases;
        this.zones = zones;
        missingByDemand.forEach((demand, units) -> missing.merge(demand.commodity(), units, Long::sum));
        chain.addAll(bases);
        boolean grows = true;
        List<Lane> lanes = Lanes.of(scenario);
        while (grows) {
            grows = false;
            for (Lane lane : lanes) {
                grows |= chain.contains(lane.to()) && chain.add(lane.from());
            }
        }
    }

    /** Everything relaxed of a kind; {@code null} where the scenario has nothing of it that could bind. */
    Relaxation whole(Cause cause) {
        Scenario relaxed = whole(scenario, cause);
        return relaxed == null || relaxed.equals(scenario) ? null : new Relaxation(cause, "", "", 0, relaxed);
    }

    /** All of these relaxed at once. */
    Scenario whole(Collection<Cause> causes) {
        Scenario relaxed = scenario;
        for (Cause cause : causes) {
            Scenario next = whole(relaxed, cause);
            relaxed = next == null ? relaxed : next;
        }
        return relaxed;
    }

    private Scenario whole(Scenario from, Cause cause) {
        return switch (cause) {
            case STOCK -> withStock(from, missing);
            case ARRIVAL ->
                from.toBuilder()
                        .convoys(from.convoys().stream().map(Relaxer::atOnce).toList())
                        .disruptions(without(from, Set.of(DisruptionKind.CONVOY_LATE)))
                        .build();
            case THROUGHPUT ->
                from.toBuilder()
                        .facilities(chain(
                                from,
                                f -> facility(f, f.storageKg(), NO_LIMIT, f.docks(), f.hours(), f.trucksPerDay())))
                        .build();
            case STORAGE ->
                from.toBuilder()
                        .facilities(chain(
                                from,
                                f -> facility(
                                        f,
                                        roomy(f.storageKg()),
                                        f.throughputKgPerDay(),
                                        f.docks(),
                                        f.hours(),
                                        f.trucksPerDay())))
                        .build();
            case DOCK ->
                from.toBuilder()
                        .facilities(chain(
                                from,
                                f -> facility(
                                        f, f.storageKg(), f.throughputKgPerDay(), f.docks() * 4, f.hours(), NO_LIMIT)))
                        .build();
            case VEHICLE ->
                from.toBuilder()
                        .fleets(from.fleets().stream()
                                .map(fleet ->
                                        chain.contains(fleet.base()) ? fleet.withCount(fleet.count() * 2 + 2) : fleet)
                                .toList())
                        .disruptions(without(from, Set.of(DisruptionKind.VEHICLES_LOST)))
                        .build();
            case CREW ->
                from.crews().isEmpty()
                        ? null
                        : from.toBuilder()
                                .crews(from.crews().stream()
                                        .map(crew -> chain.contains(crew.base())
                                                ? crew(crew, crew.count() * 2 + 2, Integer.MAX_VALUE)
                                                : crew)
                                        .toList())
                                .disruptions(without(from, Set.of(DisruptionKind.CREWS_LOST)))
                                .build();
            case CLOSURE ->
                from.toBuilder()
                        .disruptions(without(from, CLOSURES))
                        .facilities(chain(
                                from,
                                f -> facility(
                                        f,
                                        f.storageKg(),
                                        f.throughputKgPerDay(),
                                        f.docks(),
                                        OpeningHours.ALWAYS,
                                        f.trucksPerDay())))
                        .build();
            case BUBBLE ->
                from.bubbles().isEmpty()
                        ? null
                        : from.toBuilder()
                                .bubbles(from.bubbles().stream()
                                        .map(bubble -> new Bubble(
                                                bubble.id(), bubble.name(), Set.of(), ControlLevel.SEALED, false))
                                        .toList())
                                .build();
            case SHELF_LIFE ->
                from.toBuilder()
                        .lots(from.lots().stream()
                                .map(lot -> new Lot(lot.id(), lot.commodity(), lot.place(), lot.quantity(), Lot.NEVER))
                                .toList())
                        .convoys(from.convoys().stream().map(Relaxer::lasting).toList())
                        .build();
            case RESERVE ->
                from.toBuilder()
                        .reserves(from.reserves().stream()
                                .filter(reserve -> !chain.contains(reserve.facility()))
                                .toList())
                        .build();
            case LAST_HUNDRED_METRES ->
                from.toBuilder()
                        .zones(from.zones().stream()
                                .map(zone -> zones.contains(zone.id()) ? carried(zone, NO_LIMIT) : zone)
                                .toList())
                        .build();
            case UNREACHABLE -> null;
        };
    }

    /** Single changes that may cure a cause, the smaller before the larger of each kind. */
    List<List<Relaxation>> cures(Cause cause) {
        List<List<Relaxation>> ladders = new ArrayList<>();
        switch (cause) {
            case VEHICLE -> {
                for (Fleet fleet : scenario.fleets()) {
                    if (chain.contains(fleet.base())) {
                        ladders.add(steps(
                                cause,
                                fleet.id(),
                                new double[] {1, 2, 4},
                                more -> scenario.toBuilder()
                                        .fleets(scenario.fleets().stream()
                                                .map(given ->
                                                        given == fleet ? fleet.withCount(fleet.count() + more) : given)
                                                .toList())
                                        .build()));
                    }
                }
            }
            case CREW -> {
                for (Crew crew : scenario.crews()) {
                    if (chain.contains(crew.base())) {
                        ladders.add(steps(
                                cause,
                                crew.id(),
                                new double[] {1, 2, 4},
                                more -> scenario.toBuilder()
                                        .crews(scenario.crews().stream()
                                                .map(given -> given == crew
                                                        ? crew(crew, crew.count() + more, crew.testValidUntil())
                                                        : given)
                                                .toList())
                                        .build()));
                    }
                }
            }
            case DOCK ->
                eachFacility(
                        ladders,
                        cause,
                        new double[] {1, 2},
                        (f, more) -> facility(
                                f,
                                f.storageKg(),
                                f.throughputKgPerDay(),
                                f.docks() + more,
                                f.hours(),
                                f.trucksPerDay() + 8.0 * more));
            case THROUGHPUT ->
                eachFacility(
                        ladders,
                        cause,
                        new double[] {1000, 10_000},
                        (f, more) -> facility(
                                f,
                                f.storageKg(),
                                f.throughputKgPerDay() + more,
                                f.docks(),
                                f.hours(),
                                f.trucksPerDay()));
            case CLOSURE -> closures(ladders);
            case STOCK -> {
                for (String base : bases) {
                    missing.forEach((commodity, units) -> ladders.add(List.of(new Relaxation(
                            cause, commodity, base, units, withStock(scenario, Map.of(commodity, units), base)))));
                }
            }
            case ARRIVAL -> {
                for (Convoy convoy : scenario.convoys()) {
                    ladders.add(steps(
                            cause,
                            convoy.id(),
                            new double[] {3600, 4 * 3600, 24 * 3600},
                            earlier -> scenario.toBuilder()
                                    .convoys(scenario.convoys().stream()
                                            .map(given -> given == convoy
                                                    ? arriving(convoy, Math.max(0, convoy.arrival() - earlier))
                                                    : given)
                                            .toList())
                                    .build()));
                }
            }
            case BUBBLE -> {
                for (Bubble bubble : scenario.bubbles()) {
                    ladders.add(List.of(new Relaxation(
                            cause,
                            bubble.id(),
                            "",
                            0,
                            scenario.toBuilder()
                                    .bubbles(scenario.bubbles().stream()
                                            .map(given -> given == bubble
                                                    ? new Bubble(
                                                            bubble.id(),
                                                            bubble.name(),
                                                            Set.of(),
                                                            ControlLevel.SEALED,
                                                            bubble.pointToPoint())
                                                    : given)
                                            .toList())
                                    .build())));
                }
            }
            case LAST_HUNDRED_METRES -> {
                for (Zone zone : scenario.zones()) {
                    if (zones.contains(zone.id()) && zone.carryKgPerDay() < NO_LIMIT) {
                        ladders.add(steps(
                                cause,
                                zone.id(),
                                new double[] {100, 1000},
                                more -> scenario.toBuilder()
                                        .zones(scenario.zones().stream()
                                                .map(given -> given == zone
                                                        ? carried(zone, zone.carryKgPerDay() + more)
                                                        : given)
                                                .toList())
                                        .build()));
                    }
                }
            }
            case RESERVE ->
                scenario.reserves().stream()
                        .filter(reserve -> chain.contains(reserve.facility()))
                        .forEach(reserve -> ladders.add(List.of(new Relaxation(
                                cause,
                                reserve.commodity(),
                                reserve.facility(),
                                reserve.quantity(),
                                scenario.toBuilder()
                                        .reserves(scenario.reserves().stream()
                                                .filter(other -> other != reserve)
                                                .toList())
                                        .build()))));
            default -> {}
        }
        return ladders;
    }

    private void closures(List<List<Relaxation>> ladders) {
        for (Disruption closure : scenario.disruptions()) {
            if (CLOSURES.contains(closure.kind())) {
                ladders.add(List.of(new Relaxation(
                        Cause.CLOSURE,
                        closure.target(),
                        "",
                        0,
                        scenario.toBuilder()
                                .disruptions(scenario.disruptions().stream()
                                        .filter(other -> other != closure)
                                        .toList())
                                .build())));
            }
        }
        eachFacility(
                ladders,
                Cause.CLOSURE,
                new double[] {2400, 7200},
                (f, longer) -> facility(
                        f,
                        f.storageKg(),
                        f.throughputKgPerDay(),
                        f.docks(),
                        new OpeningHours(
                                Math.max(0, f.hours().open() - longer / 2),
                                Math.min(86_400, f.hours().close() + longer - longer / 2)),
                        f.trucksPerDay()));
    }

    private interface Amount {
        Scenario of(int amount);
    }

    private static List<Relaxation> steps(Cause cause, String target, double[] amounts, Amount relaxed) {
        List<Relaxation> steps = new ArrayList<>();
        for (double amount : amounts) {
            steps.add(new Relaxation(cause, target, "", amount, relaxed.of((int) amount)));
        }
        return steps;
    }

    private interface Changed {
        Facility of(Facility facility, int amount);
    }

    private void eachFacility(List<List<Relaxation>> ladders, Cause cause, double[] amounts, Changed changed) {
        for (Facility facility : scenario.facilities()) {
            if (chain.contains(facility.id()) && !changed.of(facility, 1).equals(facility)) {
                ladders.add(steps(
                        cause,
                        facility.id(),
                        amounts,
                        amount -> scenario.toBuilder()
                                .facilities(scenario.facilities().stream()
                                        .map(given -> given == facility ? changed.of(facility, amount) : given)
                                        .toList())
                                .build()));
            }
        }
    }

    private List<Facility> chain(Scenario from, UnaryOperator<Facility> change) {
        return from.facilities().stream()
                .map(facility -> chain.contains(facility.id()) ? change.apply(facility) : facility)
                .toList();
    }

    private Scenario withStock(Scenario from, Map<String, Long> units) {
        Scenario relaxed = from;
        for (String base : bases) {
            relaxed = withStock(relaxed, units, base);
        }
        return relaxed;
    }

    private static Scenario withStock(Scenario from, Map<String, Long> units, String base) {
        List<Lot> lots = new ArrayList<>(from.lots());
        units.forEach((commodity, quantity) ->
                lots.add(new Lot("more/" + base + "/" + commodity, commodity, base, quantity, Lot.NEVER)));
        return from.toBuilder().lots(lots).build();
    }

    private static List<Disruption> without(Scenario from, Set<DisruptionKind> kinds) {
        return from.disruptions().stream()
                .filter(disruption -> !kinds.contains(disruption.kind()))
                .toList();
    }

    private static Map<StorageClass, Double> roomy(Map<StorageClass, Double> storage) {
        Map<StorageClass, Double> roomy = new TreeMap<>(storage);
        roomy.replaceAll((held, kg) -> NO_LIMIT);
        return roomy;
    }

    private static Convoy atOnce(Convoy convoy) {
        return arriving(convoy, 0);
    }

    private static Convoy arriving(Convoy convoy, int second) {
        return new Convoy(
                convoy.id(),
                convoy.name(),
                convoy.mode(),
                convoy.points(),
                second,
                convoy.delays(),
                convoy.vehicles(),
                convoy.trailers(),
                convoy.cargo());
    }

    private static Convoy lasting(Convoy convoy) {
        return new Convoy(
                convoy.id(),
                convoy.name(),
                convoy.mode(),
                convoy.points(),
                convoy.arrival(),
                convoy.delays(),
                convoy.vehicles(),
                convoy.trailers(),
                convoy.cargo().stream()
                        .map(cargo -> new Convoy.Cargo(cargo.commodity(), cargo.quantity(), Lot.NEVER))
                        .toList());
    }

    private static Crew crew(Crew crew, int count, int testValidUntil) {
        return new Crew(
                crew.id(),
                crew.name(),
                crew.base(),
                count,
                crew.bubble(),
                crew.maxSecondsPerDay(),
                crew.restSeconds(),
                testValidUntil,
                crew.skills());
    }

    private static Zone carried(Zone zone, double kgPerDay) {
        return new Zone(
                zone.id(),
                zone.code(),
                zone.codeSystem(),
                zone.level(),
                zone.parent(),
                zone.name(),
                zone.population(),
                zone.households(),
                zone.people(),
                zone.point(),
                zone.landZone(),
                zone.type(),
                zone.control(),
                zone.householdStockDays(),
                kgPerDay,
                zone.handOver());
    }

    private static Facility facility(
            Facility f,
            Map<StorageClass, Double> storage,
            double throughput,
            int docks,
            OpeningHours hours,
            double trucks) {
        return new Facility(
                f.id(),
                f.kind(),
                f.name(),
                f.zone(),
                f.point(),
                f.landZone(),
                storage,
                throughput,
                docks,
                hours,
                trucks,
                f.handlingSecondsPerTonne(),
                f.inspectionSeconds(),
                f.disinfectionSeconds(),
                f.dwellLimitSeconds(),
                f.handOver(),
                f.bubble());
    }
}
