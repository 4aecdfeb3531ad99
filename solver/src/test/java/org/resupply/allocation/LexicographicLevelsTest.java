package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationChecker;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

class LexicographicLevelsTest {

    private static double[] sorted(AllocationProblem problem) {
        long[] units = Lexicographic.levels(problem, () -> false);
        Groups groups = Groups.of(problem);
        double[] levels = new double[units.length];
        Arrays.setAll(levels, group -> units[group] / (double) groups.open[group]);
        Arrays.sort(levels);
        return levels;
    }

    @Test
    void moreSupplyNeverLowersTheLexicographicVector() {
        for (int seed = 0; seed < 200; seed++) {
            // Large quantities, so that whole units do not blur the levels.
            double[] before = sorted(RandomAllocations.plain(seed, 1_000_000, 0, -1));
            double[] after = sorted(RandomAllocations.plain(seed, 1_000_000, 3_333_333, -1));
            int differs = 0;
            while (differs < before.length && Math.abs(after[differs] - before[differs]) < 1e-5) {
                differs++;
            }
            if (differs < before.length) {
                assertThat(after[differs]).as("seed %d", seed).isGreaterThan(before[differs]);
            }
        }
    }

    @Test
    void thePlanKeepsTheLevels() {
        for (int seed = 0; seed < 200; seed++) {
            AllocationProblem problem = RandomAllocations.plain(seed, 1000, 0, -1);
            long[] levels = Lexicographic.levels(problem, () -> false);
            Budget budget = Budget.iterations(100);
            AllocationSolution solution =
                    new Lexicographic().solve(problem, SolveOptions.defaults().withBudget(budget), budget.start());
            Groups groups = Groups.of(problem);
            for (int demand = 0; demand < problem.demands(); demand++) {
                // Each group of these is one demand.
                assertThat(problem.openQuantity(demand) - solution.unmet(demand))
                        .as("seed %d, demand %d", seed, demand)
                        .isGreaterThanOrEqualTo(levels[groups.ofDemand[demand]]);
            }
        }
    }

    /** Three lorries of 200, 500 and 800; each has two homes that want 250 of a dear good and 250 of a cheap one. */
    @Test
    void levelsAboveTheFirstAreRaisedWhereCommoditiesCompete() {
        var b = AllocationProblem.builder(1);
        int source = b.place(AllocationProblem.PlaceKind.SOURCE, 0, 0);
        int[] good = {b.commodity(1000, 1, 0, 1), b.commodity(1000, 1, 0, 1)};
        b.lot(source, good[0], 10_000, 0, AllocationProblem.NEVER);
        b.lot(source, good[1], 10_000, 0, AllocationProblem.NEVER);
        long[] lorry = {200, 500, 800};
        for (long capacity : lorry) {
            int pool = b.pool(
                    AllocationProblem.PoolKind.TRANSPORT,
                    AllocationProblem.Measure.UNITS,
                    AllocationProblem.Counted.AT_DEPARTURE,
                    capacity);
            for (int i = 0; i < 2; i++) {
                int home = b.place(AllocationProblem.PlaceKind.DEMAND_POINT, 0, 10);
                b.share(pool, b.lane(source, home, 0, 1));
                b.demand(home, good[0], 0, 0, 250, 0, 1000);
                b.demand(home, good[1], 0, 0, 250, 0, 100);
            }
        }
        AllocationProblem problem = b.build();
        Budget budget = Budget.iterations(1000);
        AllocationSolution solution =
                new Lexicographic().solve(problem, SolveOptions.defaults().withBudget(budget), budget.start());
        AllocationChecker.check(problem, solution).requireSound();
        for (int demand = 0; demand < problem.demands(); demand++) {
            double fill = 1 - solution.unmet(demand) / 250.0;
            assertThat(fill).as("demand %d", demand).isGreaterThanOrEqualTo(lorry[demand / 4] / 1000.0 - 0.01);
        }
        // Of each lorry that its own homes share out, the first the worst.
        assertThat(solution.scarcityProofs()).hasSize(3);
    }

    @Test
    void theWorstPlaceIsAsHighAsACutAllows() {
        // One truck of 10 feeds two places of 10 and 30; a third place of 10 has a lane of its own for 4.
        var b = AllocationProblem.builder(1);
        int source = b.place(AllocationProblem.PlaceKind.SOURCE, 0, 0);
        int hub = b.place(AllocationProblem.PlaceKind.WAREHOUSE, 0, 0);
        int small = b.place(AllocationProblem.PlaceKind.DEMAND_POINT, 0, 1);
        int large = b.place(AllocationProblem.PlaceKind.DEMAND_POINT, 0, 1);
        int other = b.place(AllocationProblem.PlaceKind.DEMAND_POINT, 0, 1);
        int rice = b.commodity(1000, 1, 0, 1);
        b.lot(source, rice, 100, 0, 0);
        b.laneCapacity(b.lane(source, hub, 0, 1), AllocationProblem.Measure.UNITS, 20);
        b.laneCapacity(b.lane(source, other, 0, 1), AllocationProblem.Measure.UNITS, 4);
        b.lane(hub, small, 0, 1);
        b.lane(hub, large, 0, 1);
        b.demand(small, rice, 0, 0, 10, 0, 100);
        b.demand(large, rice, 0, 0, 30, 0, 100);
        b.demand(other, rice, 0, 0, 10, 0, 100);
        AllocationProblem problem = b.build();
        assertThat(Lexicographic.levels(problem, () -> false)).containsExactly(5, 15, 4);
        // Who asks for the end waits for none.
        assertThat(Lexicographic.levels(problem, () -> true)).containsExactly(10, 30, 10);
    }

    /**
     * Four homes want two goods on two days; each of two trucks serves two of them, and of each good there is not enough.
     *
     * @param pricesDiffer whether what is missing costs something else at each home
     */
    private static AllocationProblem competing(long seed, boolean pricesDiffer) {
        SplittableRandom random = new SplittableRandom(seed);
        int days = 2;
        var b = AllocationProblem.builder(days);
        int source = b.place(AllocationProblem.PlaceKind.SOURCE, 0, 0);
        int[] good = {b.commodity(1, 1, 0, 1), b.commodity(3, 1, 0, 1)};
        for (int commodity : good) {
            b.lot(source, commodity, 3000 + random.nextInt(5000), 0, AllocationProblem.NEVER);
        }
        int[] price = {1 + random.nextInt(1000), 1 + random.nextInt(1000)};
        for (int t = 0; t < 2; t++) {
            int truck = b.pool(
                    AllocationProblem.PoolKind.TRANSPORT,
                    AllocationProblem.Measure.MASS,
                    AllocationProblem.Counted.AT_DEPARTURE,
                    2000 + random.nextInt(6000),
                    2000 + random.nextInt(6000));
            for (int h = 0; h < 2; h++) {
                int home = b.place(AllocationProblem.PlaceKind.DEMAND_POINT, 0, 10);
                b.share(truck, b.lane(source, home, 0, 1));
                for (int commodity : good) {
                    price[commodity] = pricesDiffer ? 1 + random.nextInt(1000) : price[commodity];
                    for (int day = 0; day < days; day++) {
                        b.demand(home, commodity, day, day, 500 + random.nextInt(1000), 0, price[commodity]);
                    }
                }
            }
        }
        return b.build();
    }

    /** A linear program knows what all could have at once. */
    @Test
    void noPlanRaisesAllAboveTheBoundOfTheFirstLevel() {
        int competing = 0;
        double distance = 0;
        for (int seed = 0; seed < 40; seed++) {
            AllocationProblem problem = competing(seed, seed % 2 == 0);
            Groups groups = Groups.of(problem);
            long[] alone = Lexicographic.levels(problem, () -> false);
            Budget budget = Budget.iterations(1000);
            AllocationSolution solution =
                    new Lexicographic().solve(problem, SolveOptions.defaults().withBudget(budget), budget.start());
            AllocationChecker.check(problem, solution).requireSound();
            if (LinearProgram.lack(problem, groups, alone)
                    < 0.02 * Arrays.stream(alone).sum()) {
                continue;
            }
            AllocationSolution.Level first = solution.levels().get(0);
            long[] more = new long[groups.count];
            long[] had = new long[groups.count];
            for (int group = 0; group < groups.count; group++) {
                more[group] =
                        Math.min(alone[group], (long) Math.ceil((first.bound() + 0.005) * groups.need[group]) + 2);
                had[group] = Math.min(alone[group], (long) Math.floor(first.share() * groups.need[group]) - 1);
            }
            assertThat(LinearProgram.lack(problem, groups, had))
                    .as("seed %d", seed)
                    .isLessThan(1e-3);
            assertThat(LinearProgram.lack(problem, groups, more))
                    .as("seed %d", seed)
                    .isGreaterThan(0.5);
            competing++;
            distance += first.bound() - first.share();
        }
        assertThat(competing).isGreaterThan(10);
        assertThat(distance / competing).isLessThan(0.01);
    }
}
