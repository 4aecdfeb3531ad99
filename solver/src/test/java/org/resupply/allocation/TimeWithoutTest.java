package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;
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

/** What several needs in a row without cost: against all ways to hand rations round, and against a linear program. */
class TimeWithoutTest {
    private static final double RISE = 1.25;

    /** One home that needs so much on each day. */
    private static AllocationProblem home(long... need) {
        AllocationProblemBuilder b = AllocationProblem.builder(need.length);
        int home = b.place(PlaceKind.DEMAND_POINT, 0, 1);
        int bread = b.commodity(1, 1, 0, 1);
        for (int day = 0; day < need.length; day++) {
            b.demand(home, bread, day, day, need[day], 0, 10);
        }
        return b.build();
    }

    private static double cost(AllocationProblem problem, double rise, long... unmet) {
        return new TimeWithout(problem, Groups.of(problem), rise).cost(0, unmet);
    }

    @Test
    void twoDaysInARowAreDearerThanTwoApart() {
        AllocationProblem problem = home(100, 100, 100);
        assertThat(cost(problem, RISE, 100, 0, 100)).isZero();
        assertThat(cost(problem, RISE, 100, 100, 0)).isCloseTo(25, within(1e-9));
        assertThat(cost(problem, RISE, 100, 100, 100)).isCloseTo(25 + 56.25, within(1e-9));
        // Half of each day: nobody goes without twice in a row.
        assertThat(cost(problem, RISE, 50, 50, 50)).isZero();
        // A quarter gets nothing on both days.
        assertThat(cost(problem, RISE, 50, 75, 0)).isCloseTo(25 / 4.0, within(1e-9));
        assertThat(cost(problem, 1, 100, 100, 100)).isZero();
    }

    @Test
    void rationsGoToThoseWhoHaveWaitedLongest() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 200; round++) {
            int days = 1 + random.nextInt(5);
            long[] need = new long[days];
            long[] unmet = new long[days];
            for (int day = 0; day < days; day++) {
                need[day] = 1000;
                unmet[day] = random.nextInt(4) == 0 ? random.nextInt(2) * 1000 : random.nextInt(1001);
            }
            double best = handedRoundBest(unmet, 1000, 1.5);
            assertThat(cost(home(need), 1.5, unmet)).as("round %d", round).isCloseTo(best, within(1e-6));
        }
    }

    /** The least cost over all ways to decide who goes without on which days: a share of the people for each set of days. */
    private static double handedRoundBest(long[] unmet, double need, double rise) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        Expression all = model.newExpression("all").level(1);
        Expression[] ofDay = new Expression[unmet.length];
        for (int day = 0; day < unmet.length; day++) {
            ofDay[day] = model.newExpression("day" + day).level(unmet[day] / need);
        }
        for (int without = 0; without < 1 << unmet.length; without++) {
            double price = 0;
            int inARow = 0;
            Variable share = model.newVariable("without" + without).lower(0);
            all.set(share, 1);
            for (int day = 0; day < unmet.length; day++) {
                if ((without >> day & 1) != 0) {
                    ofDay[day].set(share, 1);
                    price += Math.pow(rise, inARow++) - 1;
                } else {
                    inARow = 0;
                }
            }
            share.weight(price * need);
        }
        return model.minimise().getValue();
    }

    @Test
    void theLeastIsNeverMoreAndWhatIsSpreadEvenlyCostsNoMore() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < 500; round++) {
            int days = 1 + random.nextInt(7);
            long[] need = new long[days];
            long[] unmet = new long[days];
            long missing = 0;
            long all = 0;
            for (int day = 0; day < days; day++) {
                need[day] = round % 2 == 0 ? 20 : 1 + random.nextInt(20);
                unmet[day] = random.nextInt((int) need[day] + 1);
                missing += unmet[day];
                all += need[day];
            }
            AllocationProblem problem = home(need);
            TimeWithout time = new TimeWithout(problem, Groups.of(problem), RISE);
            double least = 0;
            for (long unit = 0; unit < missing; unit++) {
                least += time.leastSlope(0, unit / (double) all);
            }
            assertThat(least).as("round %d", round).isLessThanOrEqualTo(time.cost(0, unmet) + 1e-9);
        }
        // Two of seven days served leave rows of two, two and one.
        AllocationProblem week = home(10, 10, 10, 10, 10, 10, 10);
        TimeWithout time = new TimeWithout(week, Groups.of(week), RISE);
        double least = 0;
        for (int unit = 0; unit < 50; unit++) {
            least += time.leastSlope(0, unit / 70.0);
        }
        assertThat(least).isCloseTo(time.cost(0, new long[] {10, 10, 0, 10, 10, 0, 10}), within(1e-9));
        assertThat(least).isCloseTo(2 * 10 * (RISE - 1), within(1e-9));
    }

    /** Three homes, two goods, five days; a truck, and goods that come in day by day. */
    private static AllocationProblem fiveDays(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int days = 5;
        AllocationProblemBuilder b = AllocationProblem.builder(days);
        int source = b.place(PlaceKind.SOURCE, 0, 0);
        int[] good = {b.commodity(1, 1, 0, 1), b.commodity(1, 1, 0, 1)};
        long[] truck = new long[days];
        for (int day = 0; day < days; day++) {
            truck[day] = 200 + random.nextInt(900);
            for (int commodity : good) {
                b.lot(source, commodity, random.nextInt(600), day, AllocationProblem.NEVER);
            }
        }
        int pool = b.pool(PoolKind.TRANSPORT, Measure.UNITS, Counted.AT_DEPARTURE, truck);
        for (int h = 0; h < 3; h++) {
            int home = b.place(PlaceKind.DEMAND_POINT, 0, 10);
            b.share(pool, b.lane(source, home, 0, 1 + random.nextInt(5)));
            for (int commodity : good) {
                long need = 100 + random.nextInt(200);
                for (int day = 0; day < days; day++) {
                    b.demand(home, commodity, day, day, need, 0, commodity == 0 ? 1000 : 300);
                }
            }
        }
        return b.build();
    }

    @Test
    void theOptimumOfALinearProgramLiesBetweenBoundAndPlan() {
        double sumOfPlans = 0;
        double sumOfOptima = 0;
        double sumOfBounds = 0;
        for (int seed = 0; seed < 60; seed++) {
            AllocationProblem problem = fiveDays(seed);
            Budget budget = Budget.iterations(1500);
            AllocationSolution solution =
                    new DeprivationCost().solve(problem, SolveOptions.defaults().withBudget(budget), budget.start());
            AllocationChecker.check(problem, solution).requireSound();
            double optimum = LinearProgram.optimum(problem, RISE);
            assertThat(solution.bound()).as("seed %d", seed).isLessThanOrEqualTo(optimum * (1 + 1e-7));
            assertThat(solution.objective()).as("seed %d", seed).isGreaterThanOrEqualTo(optimum * (1 - 1e-7));
            sumOfPlans += solution.objective();
            sumOfOptima += optimum;
            sumOfBounds += solution.bound();
        }
        assertThat(sumOfPlans).isLessThan(1.04 * sumOfOptima);
        assertThat(sumOfBounds).isGreaterThan(0.95 * sumOfOptima);
    }
}
