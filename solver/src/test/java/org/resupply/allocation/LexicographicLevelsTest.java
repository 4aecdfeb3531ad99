package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationChecker;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.problem.ScarcityProof;
import org.resupply.solve.Budget;
import org.resupply.solve.Cancellation;
import org.resupply.solve.SolveOptions;

class LexicographicLevelsTest {

    /** The levels of a problem, on networks of its own. */
    static long[] levels(AllocationProblem problem) {
        return levels(problem, () -> false);
    }

    private static long[] levels(AllocationProblem problem, BooleanSupplier stop) {
        return Lexicographic.levels(Networks.of(problem, ByCommodity.ALONE), ByCommodity.ALONE, stop);
    }

    private static double[] sorted(AllocationProblem problem) {
        long[] units = levels(problem);
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

    /** In so small units that whole ones do not blur the ninth digit. */
    @Test
    void levelsAreThoseOfOneLinearProgramAfterAnother() {
        int distinct = 0;
        for (int seed = 0; seed < 200; seed++) {
            AllocationProblem problem = RandomAllocations.plain(seed, 1, 0, -1);
            double[] expected = LinearProgram.fairest(problem, Groups.of(problem));
            AllocationProblem finer = RandomAllocations.plain(seed, 10_000_000_000L, 0, -1);
            long[] units = levels(finer);
            Groups groups = Groups.of(finer);
            for (int group = 0; group < groups.count; group++) {
                assertThat(units[group] / (double) groups.need[group])
                        .as("seed %d, group %d", seed, group)
                        .isCloseTo(expected[group], within(1e-9));
            }
            distinct += (int) Arrays.stream(expected).distinct().count();
        }
        assertThat(distinct).isGreaterThan(300);
    }

    @Test
    void thePlanKeepsTheLevels() {
        for (int seed = 0; seed < 200; seed++) {
            AllocationProblem problem = RandomAllocations.plain(seed, 1000, 0, -1);
            long[] levels = levels(problem);
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
        assertThat(levels(problem)).containsExactly(5, 15, 4);
        // Who asks for the end waits for none.
        assertThat(levels(problem, () -> true)).containsExactly(10, 30, 10);
    }

    /** Two lorries, two homes each, three goods on two days; some need little, and where the seed is odd some have a part of it. */
    private static AllocationProblem competing(long seed) {
        return competing(seed, 100);
    }

    /** The same with so many hundredths of what the first lorry holds. */
    private static AllocationProblem competing(long seed, int hundredths) {
        SplittableRandom random = new SplittableRandom(seed);
        int days = 2;
        var b = AllocationProblem.builder(days);
        int source = b.place(AllocationProblem.PlaceKind.SOURCE, 0, 0);
        int[] good = new int[3];
        for (int i = 0; i < good.length; i++) {
            good[i] = b.commodity(1, 1, 0, 1);
            b.lot(source, good[i], 20_000 + random.nextInt(60_000), 0, AllocationProblem.NEVER);
        }
        for (int t = 0; t < 2; t++) {
            int part = t == 0 ? hundredths : 100;
            int truck = b.pool(
                    AllocationProblem.PoolKind.TRANSPORT,
                    AllocationProblem.Measure.UNITS,
                    AllocationProblem.Counted.AT_DEPARTURE,
                    (5000 + random.nextInt(40_000)) * part / 100,
                    (5000 + random.nextInt(40_000)) * part / 100);
            for (int h = 0; h < 2; h++) {
                int home = b.place(AllocationProblem.PlaceKind.DEMAND_POINT, 0, 10);
                b.share(truck, b.lane(source, home, 0, 1));
                for (int commodity : good) {
                    int price = 1 + random.nextInt(1000);
                    int size = random.nextInt(3) == 0 ? 50 : 10_000;
                    if (seed % 2 == 1 && random.nextInt(3) == 0) {
                        b.lot(home, commodity, 1 + random.nextInt(size), 0, AllocationProblem.NEVER);
                    }
                    for (int day = 0; day < days; day++) {
                        if (random.nextInt(3) > 0) {
                            b.demand(home, commodity, day, day, size + random.nextInt(size), 0, price);
                        }
                    }
                }
            }
        }
        return b.build();
    }

    /** A linear program knows that not all can have one unit more than the bound, while the others keep what they have. */
    @Test
    void noPlanRaisesAllAboveTheBoundOfALevel() {
        int levels = 0;
        int further = 0;
        int tight = 0;
        double distance = 0;
        for (int seed = 0; seed < 80; seed++) {
            AllocationProblem problem = competing(seed);
            Groups groups = Groups.of(problem);
            AllocationSolution solution = solve(problem);
            AllocationChecker.check(problem, solution).requireSound();
            long[] served = served(problem, groups, solution);
            boolean[] settled = new boolean[groups.count];
            for (AllocationSolution.Level level : solution.levels()) {
                double lowest = 1;
                for (int group = 0; group < groups.count; group++) {
                    long own = groups.need[group] - groups.open[group];
                    if (!settled[group]) {
                        lowest = Math.min(lowest, (own + served[group]) / (double) groups.need[group]);
                    }
                }
                assertThat(level.share()).as("seed %d", seed).isEqualTo(lowest);
                assertThat(LinearProgram.lack(problem, groups, claims(groups, served, settled, level.bound(), 1)))
                        .as("seed %d, bound %s", seed, level.bound())
                        .isGreaterThan(1e-3);
                long[] less = claims(groups, served, settled, level.bound() - 0.01, 0);
                tight += LinearProgram.lack(problem, groups, less) < 1e-3 ? 1 : 0;
                levels++;
                distance += seed % 2 == 0 ? level.distance() : 0;
                further += level == solution.levels().get(0) ? 0 : 1;
                for (ScarcityProof.Claim claim : level.proof().claims()) {
                    for (int group = 0; group < groups.count; group++) {
                        double share =
                                (groups.need[group] - groups.open[group] + served[group]) / (double) groups.need[group];
                        boolean nearly = level.bound() > level.share() && share <= level.bound() + Shares.CLOSE;
                        settled[group] |= groups.place[group] == claim.place()
                                && groups.commodity[group] == claim.commodity()
                                && (claim.units() > served[group] || nearly);
                    }
                }
            }
        }
        assertThat(levels).isGreaterThan(80);
        assertThat(further).isGreaterThan(5);
        assertThat(tight).as("of %d levels", levels).isGreaterThan(levels * 9 / 10);
        assertThat(distance / 40).isLessThan(0.05);
    }

    /** Of a level whose bound is lower than what is proved of it. */
    @Test
    void aBoundThatItsClaimsDoNotProveIsRefused() {
        int refused = 0;
        for (int seed = 0; seed < 20; seed++) {
            AllocationProblem problem = competing(seed);
            AllocationSolution solution = solve(problem);
            for (AllocationSolution.Level level : solution.levels()) {
                double lower = level.bound() - 0.01;
                AllocationSolution.Level wrong = new AllocationSolution.Level(
                        level.priority(), Math.min(level.share(), lower), lower, level.distance(), level.proof());
                AllocationSolution claimed = solution.withLevels(List.of(wrong));
                assertThat(AllocationChecker.check(problem, claimed).violations())
                        .as("seed %d", seed)
                        .isNotEmpty();
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(20);
    }

    /** A linear program knows what it costs at least to bring everybody what he has. */
    @Test
    void theCostIsBoundedAmongPlansThatGiveNobodyLess() {
        double objectives = 0;
        double bounds = 0;
        double unmet = 0;
        for (int seed = 0; seed < 150; seed++) {
            AllocationProblem problem = RandomAllocations.small(seed);
            if (IntStream.range(0, problem.lanes()).anyMatch(problem::lanePalletised)) {
                continue;
            }
            Groups groups = Groups.of(problem);
            AllocationSolution solution = solve(problem);
            double lacks = 0;
            for (int demand = 0; demand < problem.demands(); demand++) {
                lacks += problem.unmetPrice(demand) * solution.unmet(demand);
            }
            double optimum = lacks + LinearProgram.leastWays(problem, groups, served(problem, groups, solution));
            double noise = 1e-7 * Math.max(1, optimum);
            assertThat(optimum).as("seed %d", seed).isLessThanOrEqualTo(solution.objective() + noise);
            assertThat(solution.bound()).as("seed %d", seed).isLessThanOrEqualTo(optimum + noise);
            objectives += solution.objective();
            bounds += solution.bound();
            unmet += lacks;
        }
        assertThat(objectives - bounds).isLessThan(0.02 * (objectives - unmet));
    }

    /** Where nothing happened everybody keeps what he has; where a lorry takes less or more the worst have as much as from scratch. */
    @Test
    void solvingAgainIsAsFairAsFromScratchForFewerAnswers() {
        long fromScratch = 0;
        long again = 0;
        double difference = 0;
        for (int seed = 0; seed < 20; seed++) {
            AllocationSolution earlier = solve(competing(seed));
            for (int part : new int[] {60, 100, 120}) {
                AllocationProblem problem = competing(seed, part);
                AllocationSolution fresh = solve(problem);
                Budget budget = Budget.iterations(1000);
                SolveOptions options = SolveOptions.defaults().withBudget(budget);
                AllocationSolution warm = new Lexicographic().resolve(problem, earlier, options, budget.start());
                AllocationChecker.check(problem, warm).requireSound();
                assertThat(warm.bound()).isLessThanOrEqualTo(warm.objective());
                double[] before = shares(problem, fresh);
                double[] now = shares(problem, warm);
                String what = "seed %d, %d hundredths".formatted(seed, part);
                assertThat(now[0]).as(what).isGreaterThan(before[0] - 0.02);
                int differs = 0;
                while (differs < now.length && Math.abs(now[differs] - before[differs]) <= Shares.CLOSE) {
                    differs++;
                }
                if (part == 100 && differs < now.length) {
                    assertThat(now[differs]).as(what).isGreaterThan(before[differs]);
                }
                difference += now[0] - before[0];
                fromScratch += fresh.effort().iterations();
                again += warm.effort().iterations();
            }
        }
        assertThat(difference / 60).isGreaterThan(-0.002);
        assertThat(again).isLessThan(fromScratch / 4);
    }

    /** What share of its need each group has, the worst first. */
    private static double[] shares(AllocationProblem problem, AllocationSolution solution) {
        Groups groups = Groups.of(problem);
        long[] served = served(problem, groups, solution);
        return IntStream.range(0, groups.count)
                .filter(group -> groups.need[group] > 0)
                .mapToDouble(group ->
                        (groups.need[group] - groups.open[group] + served[group]) / (double) groups.need[group])
                .sorted()
                .toArray();
    }

    /** What gives all who are not settled some units more than a share. */
    private static long[] claims(Groups groups, long[] served, boolean[] settled, double share, long units) {
        long[] claims = new long[groups.count];
        for (int group = 0; group < groups.count; group++) {
            long own = groups.need[group] - groups.open[group];
            long wanted = (long) Math.floor(share * groups.need[group] + 1e-6) + units - own;
            claims[group] = settled[group] ? served[group] : Math.max(0, Math.min(groups.open[group], wanted));
        }
        return claims;
    }

    /** One holds a half of its need: all that is there gives the other a half, too. */
    @Test
    void ownStockCountsInTheLevel() {
        AllocationProblem problem = halves(500, 500);
        assertThat(levels(problem)).containsExactly(0, 500);
        AllocationSolution solution = solve(problem);
        assertThat(solution.unmet(0)).isEqualTo(500);
        assertThat(solution.unmet(1)).isEqualTo(500);
        assertThat(solution.levels()).allSatisfy(level -> {
            assertThat(level.share()).isEqualTo(0.5);
            assertThat(level.bound()).isBetween(0.5, 0.501);
        });
    }

    /** Who holds more than the level of the others is given nothing, and loses nothing. */
    @Test
    void whoHoldsMoreThanTheLevelKeepsIt() {
        assertThat(levels(halves(800, 500))).containsExactly(0, 500);
        assertThat(levels(halves(200, 500))).containsExactly(150, 350);
        assertThat(levels(halves(200, 5000))).containsExactly(800, 1000);
    }

    /** What he lacks costs nothing, and he is raised all the same. */
    @Test
    void whoHasNoPriceIsRaisedToo() {
        for (double price : new double[] {0, 10}) {
            var b = AllocationProblem.builder(1);
            int source = b.place(AllocationProblem.PlaceKind.SOURCE, 0, 0);
            int rice = b.commodity(1, 1, 0, 1);
            b.lot(source, rice, 100, 0, AllocationProblem.NEVER);
            for (int i = 0; i < 2; i++) {
                int home = b.place(AllocationProblem.PlaceKind.DEMAND_POINT, 0, 10);
                b.lane(source, home, 0, 0.5);
                b.demand(home, rice, 0, 0, 100, 0, i == 0 ? 0 : price);
            }
            AllocationSolution solution = solve(b.build());
            assertThat(solution.unmet(0)).isEqualTo(50);
            assertThat(solution.unmet(1)).isEqualTo(50);
        }
    }

    /** Two homes that need 1,000 each; the first holds some. */
    private static AllocationProblem halves(long held, long toBring) {
        var b = AllocationProblem.builder(1);
        int source = b.place(AllocationProblem.PlaceKind.SOURCE, 0, 0);
        int rice = b.commodity(1, 1, 0, 1);
        b.lot(source, rice, toBring, 0, AllocationProblem.NEVER);
        for (int i = 0; i < 2; i++) {
            int home = b.place(AllocationProblem.PlaceKind.DEMAND_POINT, 0, 10);
            b.lane(source, home, 0, 1);
            b.demand(home, rice, 0, 0, 1000, 0, 10);
            if (i == 0) {
                b.lot(home, rice, held, 0, AllocationProblem.NEVER);
            }
        }
        return b.build();
    }

    /** Three homes need one of each of two goods, and the truck holds three. */
    @Test
    void whoGetsNothingHasTheShareNought() {
        var b = AllocationProblem.builder(1);
        int source = b.place(AllocationProblem.PlaceKind.SOURCE, 0, 0);
        int truck = b.pool(
                AllocationProblem.PoolKind.TRANSPORT,
                AllocationProblem.Measure.UNITS,
                AllocationProblem.Counted.AT_DEPARTURE,
                3);
        int[] good = {b.commodity(1, 1, 0, 1), b.commodity(1, 1, 0, 1)};
        b.lot(source, good[0], 100, 0, AllocationProblem.NEVER);
        b.lot(source, good[1], 100, 0, AllocationProblem.NEVER);
        for (int i = 0; i < 3; i++) {
            int home = b.place(AllocationProblem.PlaceKind.DEMAND_POINT, 0, 10);
            b.share(truck, b.lane(source, home, 0, 1));
            b.demand(home, good[0], 0, 0, 1, 0, 10);
            b.demand(home, good[1], 0, 0, 1, 0, 20);
        }
        AllocationSolution.Level first = solve(b.build()).levels().get(0);
        assertThat(first.share()).isZero();
        assertThat(first.bound()).isZero();
        assertThat(first.distance()).isZero();
    }

    private static AllocationSolution solve(AllocationProblem problem) {
        Budget budget = Budget.iterations(1000);
        return new Lexicographic().solve(problem, SolveOptions.defaults().withBudget(budget), budget.start());
    }

    private static long[] served(AllocationProblem problem, Groups groups, AllocationSolution solution) {
        long[] unmet = new long[problem.demands()];
        Arrays.setAll(unmet, solution::unmet);
        return groups.served(problem, unmet);
    }

    @Test
    void whoAsksForTheEndGetsNoLevelsProved() {
        AllocationProblem problem = RandomAllocations.of(7, 8, 30, 5, 7);
        Budget budget = Budget.iterations(100);
        SolveOptions options = SolveOptions.defaults().withBudget(budget);
        assertThat(new Lexicographic().solve(problem, options, budget.start()).levels())
                .isNotEmpty();
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        AllocationSolution ended = new Lexicographic().solve(problem, options, budget.start(cancellation));
        AllocationChecker.check(problem, ended).requireSound();
        assertThat(ended.levels()).isEmpty();
    }
}
