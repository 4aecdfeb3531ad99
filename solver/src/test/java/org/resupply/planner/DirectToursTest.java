package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.resupply.model.ControlLevel;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
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
        for (long seed = 1; seed <= 10; seed++) {
            Scenario city = city(seed);
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
}
