package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.resupply.model.Scenario;
import org.resupply.model.Travel;
import org.resupply.network.RoadGraph;
import org.resupply.plan.Plan;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;
import org.resupply.verify.Verifier;

class RoadsTest {
    private static final SolveOptions OPTIONS = SolveOptions.defaults().withBudget(Budget.iterations(1000));

    @Test
    void aCityIsPlannedAndJudgedOverItsRoads() {
        Scenario scenario = overRoads(SmallCity.of(1, 3, 2, 5));
        RoadGraph roads = grid();
        Plan plan = Planner.create().over(roads).plan(scenario, OPTIONS);
        assertThat(plan.figures().servedKg()).isPositive();
        assertThat(Verifier.of(scenario, roads).verify(plan).isSound()).isTrue();
        assertThat(Verifier.of(scenario, null).verify(plan).isSound())
                .as("straight lines are not the roads")
                .isFalse();
    }

    @Test
    void roadsThatAreMissingAreAskedFor() {
        Scenario scenario = overRoads(SmallCity.of(1, 3, 2, 5));
        assertThatThrownBy(() -> Planner.create().plan(scenario, OPTIONS))
                .hasMessageContaining("arcs.csv")
                .hasMessageContaining("over(roads)");
    }

    private static Scenario overRoads(Scenario scenario) {
        Travel travel = new Travel(List.of(), List.of(), new Travel.RoadGraphFiles("nodes.csv", "arcs.csv"), null);
        return scenario.toBuilder().travel(travel).build();
    }

    /** Streets every 0.01 degrees over the whole of the small city, slower to the north than to the south. */
    private static RoadGraph grid() {
        RoadGraph.Builder builder = RoadGraph.builder();
        int size = 11;
        for (int i = 0; i < size * size; i++) {
            builder.node("n" + i, 121.4 + i % size * 0.01, 31.2 + i / size * 0.01);
        }
        for (int i = 0; i < size * size; i++) {
            if (i % size < size - 1) {
                builder.arc("n" + i, "n" + (i + 1), 955, 90, "street", "");
                builder.arc("n" + (i + 1), "n" + i, 955, 90, "street", "");
            }
            if (i / size < size - 1) {
                builder.arc("n" + i, "n" + (i + size), 1112, 160, "street", "");
                builder.arc("n" + (i + size), "n" + i, 1112, 110, "street", "");
            }
        }
        return builder.build();
    }
}
