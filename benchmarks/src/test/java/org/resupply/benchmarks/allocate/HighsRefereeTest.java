package org.resupply.benchmarks.allocate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.resupply.allocation.FairFloor;
import org.resupply.allocation.MinCost;
import org.resupply.problem.AllocationChecker;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/**
 * Least cost for cities of many commodities and days against HiGHS, native code that OR-Tools brings along: no bound is above its
 * optimum, no plan below it, and both are near.
 */
class HighsRefereeTest {

    @Test
    void theOptimumOfACityLiesCloselyBetweenBoundAndPlan() {
        for (long seed = 1; seed <= 3; seed++) {
            AllocationProblem problem = new AllocationCity(2, 6, 60, 8, 5, 0.8, seed, 0).problem();
            Budget budget = Budget.iterations(6000);
            AllocationSolution solution =
                    new MinCost().solve(problem, SolveOptions.defaults().withBudget(budget), budget.start());
            AllocationChecker.check(problem, solution).requireSound();
            double optimum = LeastCostProgram.optimum(problem);
            String what = "seed %s: %s <= %s <= %s".formatted(seed, solution.bound(), optimum, solution.objective());
            double noise = 1e-7 * optimum;
            assertThat(solution.bound()).as(what).isBetween(optimum * 0.998, optimum + noise);
            assertThat(solution.objective()).as(what).isBetween(optimum - noise, optimum * 1.002);
        }
    }

    /** Few goods and few days: many places pay alike for the same few trucks, and the answers to prices jump. */
    @Test
    void theDefaultAndItsBoundAreCloseWhereAFewTrucksBindManyPlacesAlike() {
        AllocationProblem problem = AllocationCity.parse("districts=1,commodities=2,days=2,supply=0.8")
                .problem();
        Budget budget = Budget.iterations(9000);
        AllocationSolution solution =
                new FairFloor().solve(problem, SolveOptions.defaults().withBudget(budget), budget.start());
        AllocationChecker.check(problem, solution).requireSound();
        assertThat(solution.gap()).isLessThan(0.0005);
    }
}
