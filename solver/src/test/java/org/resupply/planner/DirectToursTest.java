package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.resupply.compile.ServiceArea;
import org.resupply.compile.Vehicles;
import org.resupply.model.ControlLevel;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.Lane;
import org.resupply.model.Lanes;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Plan;
import org.resupply.plan.Trip;
import org.resupply.planner.RuledCity.Feature;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** District warehouses with vehicles for the doors deliver past the street's, with the vehicles that run as well. */
class DirectToursTest {
    private static final SolveOptions OPTIONS =
            SolveOptions.defaults().withBudget(Budget.iterations(500)).withThreads(1);

    private static Scenario city(long seed) {
        return RuledCity.of(2, 4, 2, seed, EnumSet.of(Feature.DIRECT));
    }

    private static Scenario withoutStreetWarehouses(Scenario city) {
        return city.toBuilder()
                .disruptions(city.facilities().stream()
                        .filter(facility -> facility.kind() == FacilityKind.STREET_WAREHOUSE)
                        .map(Facility::id)
                        .map(id -> new Disruption(
                                "closed-" + id,
                                DisruptionKind.FACILITY_CLOSED,
                                id,
                                new TimeWindow(0, city.days() * TimeWindow.DAY),
                                ControlLevel.OPEN,
                                1,
                                0,
                                0,
                                null))
                        .toList())
                .build();
    }

    private static boolean isToDoors(Trip trip) {
        return trip.stops().stream()
                .anyMatch(stop -> stop.handlings().stream()
                        .anyMatch(handling -> !handling.demand().isEmpty()));
    }

    @Test
    void peopleAreServedWhereAllStreetWarehousesAreClosed() {
        for (long seed = 1; seed <= 5; seed++) {
            Scenario city = withoutStreetWarehouses(city(seed));
            Plan plan = Planner.create().plan(city, OPTIONS);
            assertThat(plan.figures().servedKg()).as("seed " + seed).isPositive();
            assertThat(plan.tours().stream()
                            .filter(tour -> tour.trips().stream().anyMatch(DirectToursTest::isToDoors)))
                    .allMatch(tour -> tour.fleet().contains("TD"));
        }
    }

    @Test
    void oneVehicleRunsAndGoesToTheDoorsOnOneDay() {
        int both = 0;
        for (long seed = 4; seed <= 6; seed++) {
            Scenario city = RuledCity.of(2, 4, 3, seed, EnumSet.of(Feature.DIRECT));
            Scenario scarce = city.toBuilder()
                    .fleets(city.fleets().stream()
                            .map(fleet -> fleet.base().startsWith("WD") ? fleet.withCount(1) : fleet)
                            .toList())
                    .build();
            both += (int) Planner.create().plan(scarce, OPTIONS).tours().stream()
                    .filter(tour -> tour.trips().stream().anyMatch(DirectToursTest::isToDoors)
                            && !tour.trips().stream().allMatch(DirectToursTest::isToDoors))
                    .count();
        }
        assertThat(both).isPositive();
    }

    @Test
    void aPlaceServedPastItsStreetTakesNoVehicleFromTheLanes() {
        Scenario city = oneTruckAndVans(1);
        Set<String> delivering = ServiceArea.of(Outlook.of(city)).bases(Outlook.of(city));
        assertThat(delivering).contains("WD0");
        Vehicles direct = Vehicles.of(city, delivering);
        Vehicles streetsOnly = Vehicles.of(
                city,
                Set.of(delivering.stream().filter(base -> !base.equals("WD0")).toArray(String[]::new)));
        List<Lane> lanes = Lanes.of(city).stream()
                .filter(lane -> lane.from().equals("WD0"))
                .toList();
        assertThat(lanes).hasSizeGreaterThan(1);
        for (Lane lane : lanes) {
            assertThat(direct.trunk(lane.from(), lane.to(), lane.mode()))
                    .isEqualTo(streetsOnly.trunk(lane.from(), lane.to(), lane.mode()))
                    .extracting(Fleet::id)
                    .containsExactly("TD0", "VD0");
        }
        assertThat(direct.delivery("WD0")).extracting(Fleet::id).containsExactly("VD0");
        assertThat(direct.doBoth("WD0")).isTrue();
        assertThat(streetsOnly.doBoth("WD0")).isFalse();
    }

    @Test
    void vansRunBesideTheirWarehousesHeavyTruck() {
        long runs = 0;
        for (long seed = 1; seed <= 5; seed++) {
            // A second pass sends more straight to the doors.
            runs += Planner.create().plan(oneTruckAndVans(seed), OPTIONS.withPasses(1)).tours().stream()
                    .filter(tour -> tour.fleet().equals("VD0"))
                    .flatMap(tour -> tour.trips().stream())
                    .filter(trip -> !isToDoors(trip))
                    .count();
        }
        assertThat(runs).isPositive();
    }

    /** The first district has a heavy truck that makes one trip a day, and twenty vans. */
    private static Scenario oneTruckAndVans(long seed) {
        Scenario city = SmallCity.of(4, 3, 2, seed);
        List<Fleet> fleets = new ArrayList<>();
        for (Fleet fleet : city.fleets()) {
            if (fleet.id().equals("TD0")) {
                fleets.add(fleet("TD0", "truck", 1, 1, fleet));
                fleets.add(fleet("VD0", "van", 20, 8, fleet));
            } else {
                fleets.add(fleet);
            }
        }
        return city.toBuilder().fleets(fleets).build();
    }

    private static Fleet fleet(String id, String type, int count, int trips, Fleet like) {
        return new Fleet(id, like.name(), type, like.base(), count, like.shift(), "", trips, like.turnRoundSeconds());
    }
}
