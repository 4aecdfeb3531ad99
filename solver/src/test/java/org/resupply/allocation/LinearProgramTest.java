package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
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

    /** Whole units and pallets keep some plans of these few units from the optimum; only whole pallets may take a bound above it. */
    @Test
    void theOptimumLiesBetweenBoundAndPlanAndBothAreNearIt() {
        double planned = 0;
        double optima = 0;
        int reached = 0;
        for (int seed = 0; seed < 300; seed++) {
            AllocationProblem problem = RandomAllocations.small(seed);
            AllocationSolution solution = solve(problem);
            double optimum = LinearProgram.optimum(problem);
            double noise = 1e-7 * Math.max(1, optimum);
            boolean parts = IntStream.range(0, problem.lanes()).noneMatch(problem::lanePalletised);
            assertThat(solution.bound())
                    .as("bound of seed %d", seed)
                    .isBetween(0.98 * optimum - noise, parts ? optimum + noise : solution.objective());
            assertThat(solution.objective()).as("plan of seed %d", seed).isGreaterThanOrEqualTo(optimum - noise);
            planned += solution.objective();
            optima += optimum;
            reached += solution.objective() <= 1.001 * optimum + noise ? 1 : 0;
        }
        assertThat(planned).isLessThan(1.005 * optima);
        assertThat(reached).isGreaterThan(240);
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
        int harmed = 0;
        for (int seed = 0; seed < 100; seed++) {
            AllocationProblem problem = RandomAllocations.plain(seed, 1, 0, -1);
            double open = solve(problem).objective();
            for (int lane = 0; lane < problem.lanes(); lane++) {
                double closed = solve(RandomAllocations.plain(seed, 1, 0, lane)).objective();
                assertThat(closed).as("seed %d, lane %d", seed, lane).isGreaterThanOrEqualTo(open - 1e-9);
                harmed += closed > open + 1e-9 ? 1 : 0;
            }
        }
        assertThat(harmed).isGreaterThan(100);
    }
}
