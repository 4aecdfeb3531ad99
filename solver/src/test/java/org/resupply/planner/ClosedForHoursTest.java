package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.resupply.planner.Visits.begun;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.resupply.allocation.FairFloor;
import org.resupply.model.Commodity;
import org.resupply.model.Crossing;
import org.resupply.model.Demand;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.GeoPoint;
import org.resupply.model.Lane;
import org.resupply.model.Lanes;
import org.resupply.model.Lot;
import org.resupply.model.Name;
import org.resupply.model.OpeningHours;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.model.Travel;
import org.resupply.model.VehicleClass;
import org.resupply.model.VehicleType;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Plan;
import org.resupply.plan.Trip;
import org.resupply.planner.RuledCity.Feature;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** What is closed for hours costs something while vehicles would be there, and nothing else. */
class ClosedForHoursTest {
    private static final int HOUR = 3600;
    private static final SolveOptions OPTIONS =
            SolveOptions.defaults().withBudget(Budget.iterations(300)).withThreads(1);

    private final Planner planner = Planner.with(new FairFloor(), new OneByOne());

    /** An unsound plan would throw. */
    @Test
    void plansAroundWhatIsClosedForHoursAreSoundAndCanBeTakenOver() {
        for (long seed = 3000; seed < 3020; seed++) {
            Set<Feature> features = RuledCity.some(seed);
            features.add(Feature.HOURLY);
            Scenario city = RuledCity.of(2, 4, 3, seed, features);
            int now = 20_000 + (int) (seed % 7) * 30_000;
            List<Disruption> event = List.of(new RandomEvents(seed).any(city, now));

            Plan plan = planner.plan(city, OPTIONS);
            Plan next = planner.replan(city, plan, event, now, OPTIONS);

            assertThat(begun(next, now)).as("seed %s", seed).isEqualTo(begun(plan, now));
        }
    }

    @Test
    void whatIsClosedWhenNothingMovesCostsNothing() {
        for (long seed = 3100; seed < 3110; seed++) {
            Scenario city = byDay(RuledCity.of(2, 4, 3, seed, EnumSet.of(Feature.WATER, Feature.HOURS)));
            Plan usual = planner.plan(city, OPTIONS);
            Plan closedAtNight =
                    planner.plan(city.toBuilder().disruptions(atNight(city)).build(), OPTIONS);
            assertThat(closedAtNight.tours()).as("seed %s", seed).isEqualTo(usual.tours());
            assertThat(closedAtNight.unmet()).isEqualTo(usual.unmet());
        }
    }

    /**
     * A van and four doors behind a bridge, one load each, an hour and a half there and back: two of them in the morning, two or three in
     * the afternoon. Only one of both was used.
     */
    @Test
    void whereABridgeIsClosedAtNoonToursGoInTheMorningAndInTheAfternoon() {
        Scenario city = behindABridge(4, 1, new TimeWindow(11 * HOUR, 14 * HOUR));

        Plan plan = Planner.create().plan(city, OPTIONS);

        assertThat(plan.unmet()).isEmpty();
        List<Trip> trips =
                plan.tours().stream().flatMap(tour -> tour.trips().stream()).toList();
        assertThat(trips).hasSize(4).noneMatch(trip -> trip.start() < 14 * HOUR && trip.end() > 11 * HOUR);
    }

    /** The way round by another bridge is there, and longer. */
    @Test
    void aBridgeClosedAtNoonCostsNoLessThanAnOpenOneAndNoMoreThanOneClosedAllDay() {
        Plan open = withAWayRound(new TimeWindow(0, 1));
        Plan noon = withAWayRound(new TimeWindow(11 * HOUR, 14 * HOUR));
        Plan allDay = withAWayRound(new TimeWindow(0, TimeWindow.DAY));

        assertThat(List.of(open, noon, allDay))
                .allSatisfy(plan -> assertThat(plan.unmet()).isEmpty());
        assertThat(noon.figures().cost())
                .isGreaterThanOrEqualTo(open.figures().cost())
                .isLessThan(allDay.figures().cost());
    }

    private static Plan withAWayRound(TimeWindow closed) {
        Scenario near = behindABridge(4, 2, closed);
        List<Crossing> both = new ArrayList<>(near.travel().crossings());
        both.add(bridge("far", 31.28));
        return Planner.create()
                .plan(near.toBuilder().travel(near.travel().withCrossings(both)).build(), OPTIONS);
    }

    private static Crossing bridge(String id, double lat) {
        return new Crossing(
                id,
                Name.of(id),
                new GeoPoint(121.5, lat),
                "bank",
                "island",
                Set.of(VehicleClass.VAN),
                0,
                OpeningHours.ALWAYS);
    }

    private static Scenario behindABridge(int doors, int vans, TimeWindow closed) {
        List<Zone> zones = new ArrayList<>();
        List<Demand> demands = new ArrayList<>();
        zones.add(zone("C", ZoneLevel.CITY, "", 121.4, "bank"));
        zones.add(zone("D", ZoneLevel.DISTRICT, "C", 121.4, "bank"));
        zones.add(zone("S", ZoneLevel.STREET, "D", 121.4, "bank"));
        for (int door = 0; door < doors; door++) {
            zones.add(zone("B" + door, ZoneLevel.COMMUNITY, "S", 121.55 + 0.005 * door, "island"));
            demands.add(new Demand("b" + door, "rice", "B" + door, "GENERAL", 0, null, 500));
        }
        return Scenario.builder("bridge", LocalDate.of(2022, 4, 10), 1)
                .zones(zones)
                .facilities(List.of(Facility.builder("W", FacilityKind.STREET_WAREHOUSE, new GeoPoint(121.4, 31.2))
                        .zone("S")
                        .landZone("bank")
                        .storageKg(Map.of(StorageClass.AMBIENT, 20_000.0))
                        .docks(2)
                        .handlingSecondsPerTonne(300)
                        .build()))
                .commodities(List.of(
                        new Commodity("rice", Name.of("rice"), "kg", 1, 1, StorageClass.AMBIENT, 0, 1, false, 1)))
                .demands(demands)
                .lots(List.of(new Lot("lot", "rice", "W", 500L * doors, Lot.NEVER)))
                .travel(Travel.PLAIN.withCrossings(List.of(bridge("bridge", 31.2))))
                .disruptions(List.of(closed(DisruptionKind.CROSSING_CLOSED, "bridge", 0, closed.start(), closed.end())))
                .vehicleTypes(
                        List.of(VehicleType.builder("van", VehicleClass.VAN, 600, 3200, Set.of(StorageClass.AMBIENT))
                                .fixedCost(10_000)
                                .costPerKm(150)
                                .costPerHour(4000)
                                .stopSeconds(300)
                                .handlingSecondsPerTonne(600)
                                .build()))
                .fleets(List.of(
                        new Fleet("V", null, "van", "W", vans, new OpeningHours(6 * HOUR, 20 * HOUR), "", 8, 600)))
                .build();
    }

    private static Zone zone(String id, ZoneLevel level, String parent, double lon, String landZone) {
        return Zone.builder(id, level, parent, new GeoPoint(lon, 31.2))
                .population(level == ZoneLevel.COMMUNITY ? 1000 : 0)
                .households(400)
                .landZone(landZone)
                .build();
    }

    /** Vehicles are away by day only. */
    private static Scenario byDay(Scenario city) {
        List<Fleet> fleets = city.fleets().stream()
                .map(fleet -> new Fleet(
                        fleet.id(),
                        fleet.name(),
                        fleet.vehicleType(),
                        fleet.base(),
                        fleet.count(),
                        new OpeningHours(6 * HOUR, 22 * HOUR),
                        fleet.bubble(),
                        fleet.maxTripsPerDay(),
                        fleet.turnRoundSeconds()))
                .toList();
        return city.toBuilder().fleets(fleets).build();
    }

    /** Every crossing and lane closes in the night; facilities do so while they do not work. */
    private static List<Disruption> atNight(Scenario city) {
        List<Disruption> closed = new ArrayList<>(city.disruptions());
        for (int day = 0; day < city.days(); day++) {
            for (Crossing crossing : city.travel().crossings()) {
                closed.add(closed(DisruptionKind.CROSSING_CLOSED, crossing.id(), day, 0, 5 * HOUR));
            }
            for (Lane lane : Lanes.of(city)) {
                closed.add(closed(DisruptionKind.LANE_CLOSED, lane.id(), day, 0, 5 * HOUR));
            }
            for (Facility facility : city.facilities()) {
                closed.add(closed(
                        DisruptionKind.FACILITY_CLOSED,
                        facility.id(),
                        day,
                        0,
                        facility.hours().open()));
            }
        }
        return closed;
    }

    private static Disruption closed(DisruptionKind kind, String target, int day, int from, int until) {
        int midnight = day * TimeWindow.DAY;
        return new Disruption(
                kind + target + day,
                kind,
                target,
                new TimeWindow(midnight + from, midnight + until),
                null,
                1,
                0,
                0,
                null);
    }
}
