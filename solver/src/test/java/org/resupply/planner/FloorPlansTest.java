package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.resupply.model.Commodity;
import org.resupply.model.FacilityKind;
import org.resupply.model.Floor;
import org.resupply.model.Floors;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.plan.Bottleneck;
import org.resupply.plan.Cause;
import org.resupply.plan.Plan;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** Floors that a scenario states reach the allocation, and its proofs come back in the words of the city. */
class FloorPlansTest {
    private static final SolveOptions OPTIONS = SolveOptions.defaults().withBudget(Budget.iterations(500));

    /** A small city whose street warehouses may issue so much in a day, and where everybody is to get a share of everything. */
    private static Scenario city(double throughput, double share) {
        Scenario city = SmallCity.of(2, 3, 1, 12);
        return city.toBuilder()
                .facilities(city.facilities().stream()
                        .map(facility -> facility.kind() == FacilityKind.STREET_WAREHOUSE
                                ? facility.withThroughput(throughput)
                                : facility)
                        .toList())
                .policies(city.policies()
                        .withFloors(city.commodities().stream()
                                .map(Commodity::id)
                                .map(goods -> new Floor(goods, "", 0, share, "a handbook"))
                                .toList()))
                .build();
    }

    @Test
    void whoCannotBeBroughtToTheFloorIsToldWhatIsTooScarce() {
        Scenario scenario = city(150, 0.9);

        Plan plan = Planner.create().plan(scenario, OPTIONS);

        List<String> warehouses = scenario.facilities().stream()
                .filter(facility -> facility.kind() == FacilityKind.STREET_WAREHOUSE)
                .map(facility -> facility.id())
                .toList();
        assertThat(plan.bottlenecks()).anySatisfy(bottleneck -> {
            assertThat(bottleneck.cause()).isEqualTo(Cause.THROUGHPUT);
            assertThat(bottleneck.target()).isIn(warehouses);
            assertThat(bottleneck.places()).isNotEmpty();
            assertThat(bottleneck.coverage()).isLessThan(0.9);
        });
        assertThat(plan.bottlenecks().stream().mapToDouble(Bottleneck::weight).sum())
                .isBetween(0.5, 1 + 1e-9);
    }

    @Test
    void whereEverybodyReachesTheFloorNothingIsProved() {
        assertThat(Planner.create()
                        .plan(city(Double.POSITIVE_INFINITY, 0.01), OPTIONS)
                        .bottlenecks())
                .isEmpty();
    }

    @Test
    void floorsAreSharesOfEachDemand() {
        Scenario scenario = city(150, 0.9);
        Floors floors = Floors.of(scenario);

        assertThat(Outlook.of(scenario).demands())
                .allSatisfy(demand -> assertThat(floors.share(demand)).isEqualTo(0.9));
    }
}
