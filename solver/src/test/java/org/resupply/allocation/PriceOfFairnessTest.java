package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationProblemBuilder;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

class PriceOfFairnessTest {

    private static AllocationSolution solve(AllocationProblem problem, AllocationStrategy strategy) {
        Budget budget = Budget.iterations(500);
        return strategy.solve(problem, SolveOptions.defaults().withBudget(budget), budget.start());
    }

    /** Two homes want 100 each, one at a price of 10 and one of 4; there are 100. Least cost serves 1,000, half for each 700. */
    @Test
    void sharingAlikeGivesUpThreeTenths() {
        AllocationProblemBuilder b = AllocationProblem.builder(1);
        int source = b.place(PlaceKind.SOURCE, 0, 0);
        int rice = b.commodity(1, 1, 0, 1);
        b.lot(source, rice, 100, 0, AllocationProblem.NEVER);
        for (double price : new double[] {10, 4}) {
            int home = b.place(PlaceKind.DEMAND_POINT, 0, 10);
            b.lane(source, home, 0, 0.1);
            b.demand(home, rice, 0, 0, 100, 0, price);
        }
        AllocationProblem problem = b.build();
        assertThat(PriceOfFairness.atMost(problem, solve(problem, new MinCost())))
                .isZero();
        assertThat(PriceOfFairness.atMost(problem, solve(problem, new Lexicographic())))
                .isCloseTo(0.3, within(1e-12));
    }

    @Test
    void itIsNeverLessThanBesideTheCheapestPlan() {
        int costing = 0;
        for (int seed = 0; seed < 200; seed++) {
            AllocationProblem problem = RandomAllocations.small(seed);
            Figures efficient = Figures.of(problem, solve(problem, new MinCost()));
            AllocationSolution fair = solve(problem, new Lexicographic());
            double price = Figures.of(problem, fair).priceOfFairness(efficient);
            assertThat(PriceOfFairness.atMost(problem, fair))
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(price - 1e-12);
            costing += price > 0.001 ? 1 : 0;
        }
        assertThat(costing).isGreaterThan(20);
    }
}
