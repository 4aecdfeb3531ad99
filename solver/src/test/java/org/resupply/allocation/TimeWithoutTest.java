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
            for (int day = 0; day < days; day++) {
                need[day] = round % 2 == 0 ? 20 : 1 + random.nextInt(20);
                unmet[day] = random.nextInt((int) need[day] + 1);
                missing += unmet[day];
            }
            AllocationProblem problem = home(need);
            TimeWithout time = new TimeWithout(problem, Groups.of(problem), RISE);
            double least = time.leastCost(0, missing);
            assertThat(least).as("round %d", round).isLessThanOrEqualTo(time.cost(0, unmet) + 1e-9);
        }
        // Two of seven days served leave rows of two, two and one.
        AllocationProblem week = home(10, 10, 10, 10, 10, 10, 10);
        TimeWithout time = new TimeWithout(week, Groups.of(week), RISE);
        double least = time.leastCost(0, 50);
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

    /** Two homes that need a few units on each of three days, of which so many can be brought on each. */
    private record FewUnits(AllocationProblem problem, long[] truck, long[] lot) {

        private static final int HOMES = 2;

        static FewUnits of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            int days = 3;
            AllocationProblemBuilder b = AllocationProblem.builder(days);
            int source = b.place(PlaceKind.SOURCE, 0, 0);
            int bread = b.commodity(1, 1, 0, 1);
            long[] truck = new long[days];
            long[] lot = new long[days];
            for (int day = 0; day < days; day++) {
                truck[day] = random.nextInt(5);
                lot[day] = 1 + random.nextInt(4);
                b.lot(source, bread, lot[day], day, AllocationProblem.NEVER);
            }
            int pool = b.pool(PoolKind.TRANSPORT, Measure.UNITS, Counted.AT_DEPARTURE, truck);
            for (int h = 0; h < HOMES; h++) {
                int home = b.place(PlaceKind.DEMAND_POINT, 0, 10);
                b.share(pool, b.lane(source, home, 0, 1000 * random.nextInt(4)));
                for (int day = 0; day < days; day++) {
                    int demand = b.demand(home, bread, day, day, 1 + random.nextInt(3), 0, 20);
                    b.convexity(demand, seed % 2);
                }
            }
            return new FewUnits(b.build(), truck, lot);
        }

        /** The least cost of all plans, one by one; demand h * 3 + day is that of home h on a day. */
        double best(UnmetPricing pricing) {
            return best(pricing, new long[problem.demands()], 0, 0, 0);
        }

        private double best(UnmetPricing pricing, long[] unmet, int at, long brought, double lanes) {
            if (at == unmet.length) {
                return lanes + pricing.cost(unmet);
            }
            int home = at % HOMES;
            int day = at / HOMES;
            int demand = home * truck.length + day;
            long there = 0;
            for (int before = 0; before <= day; before++) {
                there += lot[before];
            }
            long onTruck = truck[day];
            for (int other = 0; other < home; other++) {
                int served = other * truck.length + day;
                onTruck -= problem.demandQuantity(served) - unmet[served];
            }
            long most = Math.min(problem.demandQuantity(demand), Math.min(onTruck, there - brought));
            double best = Double.POSITIVE_INFINITY;
            for (long units = 0; units <= most; units++) {
                unmet[demand] = problem.demandQuantity(demand) - units;
                best = Math.min(
                        best,
                        best(
                                pricing,
                                unmet,
                                at + 1,
                                brought + units,
                                lanes + units * problem.laneCostPerUnit(home, 0)));
            }
            return best;
        }
    }

    @Test
    void noBoundIsAboveTheBestOfAllPlansOfFewUnits() {
        for (int seed = 0; seed < 300; seed++) {
            FewUnits few = FewUnits.of(seed);
            Budget budget = Budget.iterations(300);
            AllocationSolution solution = new DeprivationCost()
                    .solve(few.problem, SolveOptions.defaults().withBudget(budget), budget.start());
            double best = few.best(DeprivationCost.pricing(few.problem));
            assertThat(solution.bound()).as("seed %d", seed).isLessThanOrEqualTo(best * (1 + 1e-9));
            assertThat(solution.objective()).as("seed %d", seed).isGreaterThanOrEqualTo(best * (1 - 1e-9));
        }
    }

    /** What flows are priced with may stand for what counts only because it is never more, for few units either. */
    @Test
    void stepsNeverCostMoreThanWhatTheyStandFor() {
        for (int seed = 0; seed < 100; seed++) {
            AllocationProblem problem = FewUnits.of(seed).problem;
            UnmetPricing counted = DeprivationCost.pricing(problem);
            UnmetPricing steps = counted.counting(null);
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < 100; i++) {
                long[] unmet = new long[problem.demands()];
                for (int demand = 0; demand < unmet.length; demand++) {
                    unmet[demand] = random.nextLong(problem.demandQuantity(demand) + 1);
                }
                assertThat(steps.cost(unmet)).as("seed %d", seed).isLessThanOrEqualTo(counted.cost(unmet) * (1 + 1e-9));
            }
        }
    }
}
