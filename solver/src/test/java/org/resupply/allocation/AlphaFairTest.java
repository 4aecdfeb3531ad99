package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationChecker;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationProblemBuilder;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

class AlphaFairTest extends AllocationStrategyContract {

    @Override
    AllocationStrategy strategy() {
        return new AlphaFair(2);
    }

    @Test
    void villagesThatNeedAsMuchGetAsMuch() {
        AllocationProblemBuilder b = AllocationProblem.builder(1);
        int rice = b.commodity(1000, 1, 0, 1);
        int source = b.place(PlaceKind.SOURCE, 0, 0);
        b.lot(source, rice, 450, 0, AllocationProblem.NEVER);
        for (int village = 0; village < 2; village++) {
            int market = b.place(PlaceKind.WAREHOUSE, 0, 0);
            b.lane(source, market, 0, 1);
            for (int i = 0; i < 3; i++) {
                int home = b.place(PlaceKind.DEMAND_POINT, 0, 10);
                b.lane(market, home, 0, 1);
                b.demand(home, rice, 0, 0, 100, 0, 1000);
            }
        }
        AllocationProblem problem = b.build();
        Budget budget = Budget.iterations(100);
        AllocationSolution solution =
                strategy().solve(problem, SolveOptions.defaults().withBudget(budget), budget.start());
        AllocationChecker.check(problem, solution).requireSound();
        for (int demand = 0; demand < problem.demands(); demand++) {
            assertThat(solution.unmet(demand)).isEqualTo(25);
        }
    }

    /** From a point on, all steps had the same price: whoever was below half, or lacked anything at all, could be left with nothing. */
    @Test
    void theLargerAlphaIsTheNearerItComesToTheLevels() {
        for (double alpha : new double[] {20, 100, 1000, 1e9, Double.MAX_VALUE}) {
            for (int supply : new int[] {60, 150, 240}) {
                AllocationProblem problem = villagesFurtherAndFurtherAway(supply);
                Budget budget = Budget.iterations(200);
                AllocationSolution solution = new AlphaFair(alpha)
                        .solve(problem, SolveOptions.defaults().withBudget(budget), budget.start());
                long[] served = AllocationChecker.check(problem, solution)
                        .requireSound()
                        .served();
                assertThat(Arrays.stream(served).min().orElseThrow())
                        .as("alpha %s, %s for 300: %s", alpha, supply, Arrays.toString(served))
                        .isGreaterThanOrEqualTo(supply / 3 - 5);
            }
        }
    }

    private static AllocationProblem villagesFurtherAndFurtherAway(int supply) {
        AllocationProblemBuilder b = AllocationProblem.builder(1);
        int rice = b.commodity(1000, 1, 0, 1);
        int source = b.place(PlaceKind.SOURCE, 0, 0);
        b.lot(source, rice, supply, 0, AllocationProblem.NEVER);
        for (int village = 0; village < 3; village++) {
            int market = b.place(PlaceKind.WAREHOUSE, 0, 0);
            b.lane(source, market, 0, 1 + 10 * village);
            int home = b.place(PlaceKind.DEMAND_POINT, 0, 10);
            b.lane(market, home, 0, 1);
            b.demand(home, rice, 0, 0, 100, 0, 1000);
        }
        return b.build();
    }
}
