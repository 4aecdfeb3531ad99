package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** Least cost against a linear program: no bound above it, no plan below it, and equal where a plan is a plain flow. */
class LinearProgramTest {

    private static AllocationSolution solve(AllocationProblem problem) {
        Budget budget = Budget.iterations(1500);
        return new MinCost().solve(problem, SolveOptions.defaults().withBudget(budget), budget.start());
    }

    @Test
    void theOptimumLiesBetweenBoundAndPlan() {
        for (int seed = 0; seed < 300; seed++) {
            AllocationProblem problem = RandomAllocations.small(seed);
            AllocationSolution solution = solve(problem);
            double optimum = LinearProgram.optimum(problem);
            double noise = 1e-7 * Math.max(1, optimum);
            assertThat(solution.bound()).as("bound of seed %d", seed).isLessThanOrEqualTo(optimum + noise);
            assertThat(solution.objective()).as("plan of seed %d", seed).isGreaterThanOrEqualTo(optimum - noise);
        }
    }

    @Test
    void plainFlowsAreOptimal() {
        for (int seed = 0; seed < 200; seed++) {
            AllocationProblem problem = RandomAllocations.plain(seed, 1, 0, -1);
            assertThat(solve(problem).objective())
                    .as("seed %d", seed)
                    .isCloseTo(LinearProgram.optimum(problem), within(1e-6));
        }
    }

    @Test
    void scalingUnitsScalesTheAnswer() {
        for (int seed = 0; seed < 100; seed++) {
            double one = solve(RandomAllocations.plain(seed, 1, 0, -1)).objective();
            double thousand = solve(RandomAllocations.plain(seed, 1000, 0, -1)).objective();
            assertThat(thousand).as("seed %d", seed).isCloseTo(1000 * one, within(1e-6 * Math.max(1, thousand)));
        }
    }

    @Test
    void closingALaneNeverHelps() {
        for (int seed = 0; seed < 100; seed++) {
            double open = solve(RandomAllocations.plain(seed, 1, 0, -1)).objective();
            double closed = solve(RandomAllocations.plain(seed, 1, 0, seed % 5)).objective();
            assertThat(closed).as("seed %d", seed).isGreaterThanOrEqualTo(open - 1e-9);
        }
    }
}
