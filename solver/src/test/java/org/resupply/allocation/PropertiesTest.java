package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationChecker;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.Counted;
import org.resupply.problem.AllocationProblem.Measure;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationProblem.PoolKind;
import org.resupply.problem.AllocationProblemBuilder;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** What must not matter does not: the order of places, the unit of quantities; and what can only harm never helps. */
class PropertiesTest {

    /** Strategies whose objective is a price of what is unmet, on the problem alone. */
    private static final List<AllocationStrategy> PRICED =
            List.of(new MinCost(), new FairFloor(), new AlphaFair(1), new DeprivationCost());

    private static AllocationSolution solve(AllocationStrategy strategy, AllocationProblem problem) {
        Budget budget = Budget.iterations(300);
        AllocationSolution solution =
                strategy.solve(problem, SolveOptions.defaults().withBudget(budget), budget.start());
        AllocationChecker.check(problem, solution).requireSound();
        return solution;
    }

    private static int[] shuffled(int size, SplittableRandom random) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int at = random.nextInt(i + 1);
            order[i] = order[at];
            order[at] = i;
        }
        return order;
    }

    private static double noise(AllocationSolution solution) {
        return 1e-9 * Math.max(1, Math.abs(solution.objective()));
    }

    @Test
    void theOrderOfPlacesDoesNotMatter() {
        double[] ones = new double[PRICED.size()];
        double[] twos = new double[PRICED.size()];
        double[] bounds = new double[PRICED.size()];
        for (int seed = 0; seed < 150; seed++) {
            AllocationProblem problem = RandomAllocations.small(seed);
            Rewritten other = new Rewritten(problem);
            other.toPlace = shuffled(problem.places(), new SplittableRandom(seed));
            AllocationProblem permuted = other.write();
            for (AllocationStrategy strategy : PRICED) {
                AllocationSolution one = solve(strategy, problem);
                AllocationSolution two = solve(strategy, permuted);
                String what = strategy.name() + ", seed " + seed;
                assertThat(one.bound()).as(what).isLessThanOrEqualTo(two.objective() + noise(two));
                assertThat(two.bound()).as(what).isLessThanOrEqualTo(one.objective() + noise(one));
                ones[PRICED.indexOf(strategy)] += one.objective();
                twos[PRICED.indexOf(strategy)] += two.objective();
                bounds[PRICED.indexOf(strategy)] += one.bound();
            }
        }
        for (int i = 0; i < ones.length; i++) {
            String name = PRICED.get(i).name();
            assertThat(twos[i]).as(name).isCloseTo(ones[i], withinPercentage(0.2));
            assertThat(bounds[i]).as(name).isCloseTo(ones[i], withinPercentage(3));
        }
    }

    @Test
    void plainPlansArePermutedWithTheirPlaces() {
        for (int seed = 0; seed < 200; seed++) {
            AllocationProblem problem = RandomAllocations.plain(seed, 1, 0, -1);
            Rewritten other = new Rewritten(problem);
            other.toPlace = shuffled(problem.places(), new SplittableRandom(seed));
            AllocationProblem permuted = other.write();
            assertThat(solve(new MinCost(), permuted).objective())
                    .as("seed %d", seed)
                    .isEqualTo(solve(new MinCost(), problem).objective());
            Groups groups = Groups.of(problem);
            Groups moved = Groups.of(permuted);
            long[] levels = LexicographicLevelsTest.levels(problem);
            long[] levelsMoved = LexicographicLevelsTest.levels(permuted);
            for (int demand = 0; demand < problem.demands(); demand++) {
                long difference = levels[groups.ofDemand[demand]] - levelsMoved[moved.ofDemand[demand]];
                assertThat(Math.abs(difference)).as("seed %d", seed).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void theUnitDoesNotMatter() {
        double ones = 0;
        double thousands = 0;
        for (int seed = 0; seed < 150; seed++) {
            AllocationProblem problem = RandomAllocations.small(seed);
            Rewritten other = new Rewritten(problem);
            other.scale = 1000;
            AllocationSolution one = solve(new MinCost(), problem);
            AllocationSolution thousand = solve(new MinCost(), other.write());
            assertThat(thousand.bound()).as("seed %d", seed).isLessThanOrEqualTo(1000 * (one.objective() + noise(one)));
            ones += one.objective();
            thousands += thousand.objective() / 1000;
        }
        assertThat(thousands).as("finer units can be shared a little better").isBetween(0.99 * ones, 1.0005 * ones);
    }

    @Test
    void noPlanWithALaneClosedBeatsTheBoundWithItOpen() {
        int harmed = 0;
        for (int seed = 0; seed < 150; seed++) {
            AllocationProblem problem = RandomAllocations.small(seed);
            Rewritten other = new Rewritten(problem);
            other.closedLane = problem.lanes() == 0 ? -1 : seed % problem.lanes();
            AllocationProblem closed = other.write();
            for (AllocationStrategy strategy : PRICED) {
                AllocationSolution one = solve(strategy, problem);
                AllocationSolution less = solve(strategy, closed);
                assertThat(one.bound())
                        .as("%s, seed %d", strategy.name(), seed)
                        .isLessThanOrEqualTo(less.objective() + noise(less));
                harmed += less.bound() > one.objective() + noise(one) ? 1 : 0;
            }
        }
        assertThat(harmed).as("lanes that a plan cannot do without").isGreaterThan(100);
    }

    /** Two commodities from one source to some homes through one pool. */
    private static AllocationProblem onePool(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        AllocationProblemBuilder b = AllocationProblem.builder(1);
        int source = b.place(PlaceKind.SOURCE, 0, 0);
        int salt = b.commodity(1000, 1, 0, 1);
        int rice = b.commodity(1000, 1, 0, 1);
        b.lot(source, salt, 1000, 0, AllocationProblem.NEVER);
        b.lot(source, rice, 1000, 0, AllocationProblem.NEVER);
        int pool = b.pool(PoolKind.TRANSPORT, Measure.UNITS, Counted.AT_DEPARTURE, 20 + random.nextInt(300));
        for (int i = 0; i < 5; i++) {
            int home = b.place(PlaceKind.DEMAND_POINT, 0, 10);
            b.share(pool, b.lane(source, home, 0, random.nextInt(10)));
            b.demand(home, salt, 0, 0, 20 + random.nextInt(20), 0, 20 + random.nextInt(50));
            b.demand(home, rice, 0, 0, 20 + random.nextInt(20), 0, 20 + random.nextInt(50));
        }
        return b.build();
    }

    @Test
    void aUnitMoreOfAPoolIsWorthItsPriceWithinTheGap() {
        int worthSomething = 0;
        for (int seed = 0; seed < 100; seed++) {
            AllocationProblem problem = onePool(seed);
            AllocationSolution middle = solve(new MinCost(), problem);
            double worth = middle.prices().pool()[0][0];
            double gap = middle.objective() - middle.bound() + noise(middle);
            Rewritten other = new Rewritten(problem);
            other.widerPool = 0;
            other.wider = 1;
            AllocationSolution more = solve(new MinCost(), other.write());
            other.wider = -1;
            AllocationSolution less = solve(new MinCost(), other.write());
            assertThat(middle.objective() - more.objective())
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(worth + gap);
            assertThat(less.objective() - middle.objective())
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(worth - gap);
            worthSomething += worth > gap ? 1 : 0;
        }
        assertThat(worthSomething).isGreaterThan(30);
    }

    /** Docks for 100 kg a day that oil and salt share; 50 more can be had at 7 a kilogram, which salt is not worth. */
    @Test
    void docksAreSharedAndMoreIsRequisitionedOnlyWhereItIsWorthItsPrice() {
        for (double price : new double[] {6, 7.5, 9}) {
            AllocationProblemBuilder b = AllocationProblem.builder(1);
            int source = b.place(PlaceKind.SOURCE, 0, 0);
            int home = b.place(PlaceKind.DEMAND_POINT, 0, 10);
            int oil = b.commodity(1000, 1, 0, 1);
            int salt = b.commodity(1000, 1, 0, 1);
            b.lot(source, oil, 1000, 0, AllocationProblem.NEVER);
            b.lot(source, salt, 1000, 0, AllocationProblem.NEVER);
            int docks = b.pool(PoolKind.THROUGHPUT, Measure.MASS, Counted.AT_DEPARTURE, 100_000);
            b.poolExtra(docks, 7 / 1000.0, 50_000);
            b.share(docks, b.lane(source, home, 0, 0));
            int dear = b.demand(home, oil, 0, 0, 120, 0, price);
            int cheap = b.demand(home, salt, 0, 0, 80, 0, 5);
            AllocationProblem problem = b.build();
            AllocationSolution solution = solve(new MinCost(), problem);
            boolean isWorthIt = price > 7;
            assertThat(solution.unmet(dear)).as("price %s", price).isEqualTo(isWorthIt ? 0 : 20);
            assertThat(solution.unmet(cheap)).as("price %s", price).isEqualTo(80);
            assertThat(AllocationChecker.check(problem, solution).requisitionCost())
                    .isCloseTo(isWorthIt ? 20 * 7 : 0, within(1e-6));
        }
    }
}
