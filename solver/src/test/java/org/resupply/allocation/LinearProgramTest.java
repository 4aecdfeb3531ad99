package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationCheck;
import org.resupply.problem.AllocationChecker;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.Counted;
import org.resupply.problem.AllocationProblem.Measure;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationProblem.PoolKind;
import org.resupply.problem.AllocationProblemBuilder;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** Least cost against a linear program: no bound above it, no plan below it, and equal where a plan is a plain flow. */
class LinearProgramTest {

    private static AllocationSolution solve(AllocationProblem problem) {
        Budget budget = Budget.iterations(1500);
        return new MinCost().solve(problem, SolveOptions.defaults().withBudget(budget), budget.start());
    }

    /**
     * Whole units and pallets keep some plans of these few units from the optimum of what they have of their floors; only whole pallets may take
     * a bound above that of all plans.
     */
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
            double withFloors = optimumWithFloors(problem, solution);
            planned += solution.objective();
            optima += withFloors;
            reached += solution.objective() <= 1.001 * withFloors + noise ? 1 : 0;
        }
        assertThat(planned).isLessThan(1.005 * optima);
        assertThat(reached).isGreaterThan(240);
    }

    /** The least cost of all plans that have as much of the floors. */
    private static double optimumWithFloors(AllocationProblem problem, AllocationSolution solution) {
        Groups groups = Groups.of(problem);
        long[] unmet = new long[problem.demands()];
        Arrays.setAll(unmet, solution::unmet);
        long[] served = groups.served(problem, unmet);
        long[] kept = new long[groups.count];
        Arrays.setAll(kept, group -> Math.min(groups.openFloor(group), served[group]));
        return LinearProgram.optimum(problem, groups, kept);
    }

    /** Three mills, seven factories, three products, and no more than 625 t of all of them between any two (figures 4-1 and 4-2 of the book). */
    @Test
    void agreesWithAPublishedOptimumOfSeveralCommodities() {
        // R. Fourer, D. Gay, B. Kernighan, AMPL, second edition, section 4.1: "optimal solution; objective 199500".
        long[][] supply = {{400, 700, 800}, {800, 1600, 1800}, {200, 300, 300}};
        long[][] demand = {
            {300, 300, 100, 75, 650, 225, 250}, {500, 750, 400, 250, 950, 850, 500}, {100, 100, 0, 50, 200, 100, 250}
        };
        int[][][] cost = {
            {{30, 10, 8, 10, 11, 71, 6}, {22, 7, 10, 7, 21, 82, 13}, {19, 11, 12, 10, 25, 83, 15}},
            {{39, 14, 11, 14, 16, 82, 8}, {27, 9, 12, 9, 26, 95, 17}, {24, 14, 17, 13, 28, 99, 20}},
            {{41, 15, 12, 16, 17, 86, 8}, {29, 9, 13, 9, 28, 99, 18}, {26, 14, 17, 13, 31, 104, 20}}
        };
        AllocationProblemBuilder b = AllocationProblem.builder(1);
        for (int mill = 0; mill < 3; mill++) {
            b.place(PlaceKind.SOURCE, 0, 0);
        }
        for (int factory = 0; factory < 7; factory++) {
            b.place(PlaceKind.DEMAND_POINT, 0, 1);
        }
        for (int product = 0; product < 3; product++) {
            b.commodity(1000, 1, product, 1);
            for (int mill = 0; mill < 3; mill++) {
                b.lot(mill, product, supply[product][mill], 0, AllocationProblem.NEVER);
            }
            for (int factory = 0; factory < 7; factory++) {
                b.demand(3 + factory, product, 0, 0, demand[product][factory], 0, 10_000);
            }
        }
        for (int mill = 0; mill < 3; mill++) {
            for (int factory = 0; factory < 7; factory++) {
                int pool = b.pool(PoolKind.TRANSPORT, Measure.UNITS, Counted.AT_DEPARTURE, 625);
                for (int product = 0; product < 3; product++) {
                    int lane = b.lane(mill, 3 + factory, 0, cost[product][mill][factory]);
                    b.laneClasses(lane, 1 << product);
                    b.share(pool, lane);
                }
            }
        }
        AllocationProblem problem = b.build();
        assertThat(LinearProgram.optimum(problem)).isCloseTo(199_500, within(1e-6));
        AllocationSolution solution = solve(problem);
        AllocationCheck check = AllocationChecker.check(problem, solution).requireSound();
        assertThat(check.served())
                .containsExactly(
                        Arrays.stream(demand).flatMapToLong(Arrays::stream).toArray());
        assertThat(solution.objective()).isBetween(199_500.0, 199_500 * 1.0001);
        assertThat(solution.bound()).isBetween(199_500 * 0.9998, 199_500.0);
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
