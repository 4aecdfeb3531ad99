package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.Measure;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationProblemBuilder;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveListener;
import org.resupply.solve.SolveOptions;

class PlanPricesTest {
    private static final int SEEDS = 60;
    private static final int ANSWERS = 300;

    @Test
    void pricesOfAPlanOftenProveMoreThanTheSearchAloneAndNeverTooMuch() {
        int better = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            AllocationProblem problem = RandomAllocations.of(seed, 8, 30, 5, 7);
            Guided guided = new Guided(problem, ANSWERS, false);
            double before = guided.search.bound();
            boolean learnt = guided.search.learn(guided.plan, false, Long.MAX_VALUE);
            better += learnt ? 1 : 0;
            double proven = guided.search.proven();
            assertThat(proven - before > PriceSearch.NO_GAIN * Math.abs(proven))
                    .as("seed %d", seed)
                    .isEqualTo(learnt);
            assertThat(proven).as("seed %d", seed).isLessThanOrEqualTo(value(guided.plan));
        }
        assertThat(better).isGreaterThan(SEEDS / 5);
    }

    @Test
    void aGainTooSmallIsKeptButDoesNotCount() {
        // What lies beyond reach makes the bound so large that the price of the truck adds nearly nothing to it.
        Guided guided = new Guided(twoClasses(8, 1_000_000), 1, false);
        double before = guided.search.bound();
        assertThat(guided.search.learn(guided.plan, false, Long.MAX_VALUE)).isFalse();
        assertThat(guided.search.proven()).isGreaterThan(before + 1);
    }

    @Test
    void plansThatRankClassesGiveNoPrices() {
        int ranked = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            AllocationProblem problem = RandomAllocations.of(seed, 8, 30, 5, 7);
            Guided guided = new Guided(problem, ANSWERS, true);
            double before = guided.search.bound();
            boolean lacksAbove = false;
            long[] unmet = guided.plan.unmet();
            for (int demand = 0; demand < unmet.length; demand++) {
                lacksAbove |= unmet[demand] > 0 && problem.demandClass(demand) < problem.classes() - 1;
            }
            boolean learnt = guided.search.learn(guided.plan, true, Long.MAX_VALUE);
            assertThat(learnt).as("seed %d", seed).isEqualTo(!lacksAbove);
            if (lacksAbove) {
                assertThat(guided.search.proven()).as("seed %d", seed).isEqualTo(before);
                ranked++;
            }
        }
        assertThat(ranked).isBetween(1, SEEDS - 1);
    }

    @Test
    void whereAClassAboveLacksSomethingTheTruckCostsMoreThanAnythingInTheObjective() {
        Guided below = new Guided(twoClasses(8, 0), ANSWERS, true);
        assertThat(dearest(below.plan)).isLessThan(5.01);
        assertThat(below.search.learn(below.plan, true, Long.MAX_VALUE)).isTrue();

        Guided above = new Guided(twoClasses(12, 0), ANSWERS, true);
        assertThat(dearest(above.plan)).isGreaterThan(5.01);
        assertThat(above.search.learn(above.plan, true, Long.MAX_VALUE)).isFalse();
    }

    @Test
    void pricesOfAPlanProveTheBestAlsoWhereAClassAboveLacksSomething() {
        int lacking = 0;
        int best = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            AllocationProblem problem = RandomAllocations.of(seed, 8, 30, 5, 7);
            Budget budget = Budget.iterations(ANSWERS);
            SolveOptions options = SolveOptions.defaults().withBudget(budget);
            AllocationSolution solution = new FairFloor().solve(problem, options, budget.start());
            boolean lacksAbove = false;
            for (int demand = 0; demand < problem.demands(); demand++) {
                lacksAbove |= solution.unmet(demand) > 0 && problem.demandClass(demand) < problem.classes() - 1;
            }
            if (lacksAbove) {
                lacking++;
                best += solution.gap() < 1e-4 ? 1 : 0;
            }
        }
        // Of 51 problems 15 without the prices of plans.
        assertThat(best).isGreaterThan(lacking / 3);
    }

    @Test
    void aSearchKeepsToItsAnswers() {
        for (int seed = 0; seed < 20; seed++) {
            AllocationProblem problem = RandomAllocations.of(seed, 8, 30, 5, 7);
            Budget budget = Budget.iterations(ANSWERS);
            double[] most = {0};
            SolveListener listener = new SolveListener() {
                @Override
                public void onProgress(Progress progress) {
                    most[0] = Math.max(most[0], progress.fraction());
                }
            };
            SolveOptions options = SolveOptions.defaults().withBudget(budget).withListener(listener);
            AllocationSolution solution = new MinCost().solve(problem, options, budget.start());
            assertThat(solution.effort().iterations()).as("seed %d", seed).isLessThanOrEqualTo(ANSWERS);
            assertThat(most[0]).as("seed %d", seed).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void whereOnlySupplyIsScarceItsPriceProvesTheBestAtOnce() {
        AllocationProblemBuilder b = AllocationProblem.builder(1);
        int source = b.place(PlaceKind.SOURCE, 0, 0);
        int near = b.place(PlaceKind.DEMAND_POINT, 0, 1);
        int far = b.place(PlaceKind.DEMAND_POINT, 0, 1);
        int rice = b.commodity(1, 1, 0, 1);
        b.lot(source, rice, 150, 0, AllocationProblem.NEVER);
        b.lane(source, near, 0, 0);
        b.lane(source, far, 0, 0);
        b.demand(near, rice, 0, 0, 100, 0, 10);
        b.demand(far, rice, 0, 0, 100, 0, 30);
        PriceSearch search = new Guided(b.build(), 1, false).search;
        search.proveByScarcity();
        // 50 of those at 10 stay unmet.
        assertThat(search.proven()).isCloseTo(500, Offset.offset(1e-6));
        assertThat(search.lotPrice(0)).isEqualTo(10);
    }

    @Test
    void theEndOfTheTimeWaitsUntilTheFirstPlanIsWhole() {
        AllocationProblem problem = SmallCity.of(1, false);
        AllocationSolution over = new MinCost()
                .solve(problem, SolveOptions.defaults(), Budget.seconds(1e-9).start());
        AllocationSolution whole = new MinCost()
                .solve(problem, SolveOptions.defaults(), Budget.iterations(1).start());
        assertThat(over.objective()).isLessThan(1.001 * whole.objective());
    }

    @Test
    void lotsThatArePricedBeforeTheTimeEndsCount() {
        AllocationProblem problem = SmallCity.of(1, false);
        Guided whole = new Guided(problem, 300, false);
        int[] asked = {0};
        whole.search.stopWhen(() -> asked[0]++ < 0);
        whole.search.prove(whole.plan, 0);
        Guided cut = new Guided(problem, 300, false);
        double own = cut.search.proveAt(cut.plan.prices).bound();
        int[] left = {asked[0] - 1};
        cut.search.stopWhen(() -> left[0]-- <= 0);
        cut.search.prove(cut.plan, 0);
        assertThat(cut.search.proven()).isGreaterThan(own);
        assertThat(cut.search.proven()).isLessThanOrEqualTo(value(cut.plan));
    }

    private static double dearest(SharedPlan plan) {
        return Arrays.stream(plan.prices.mean()).max().orElseThrow();
    }

    /** A truck of ten units; some are wanted in the class above, eight in the one below, at 5 a unit; others out of reach. */
    private static AllocationProblem twoClasses(long above, long outOfReach) {
        AllocationProblemBuilder b = AllocationProblem.builder(1);
        int source = b.place(PlaceKind.SOURCE, 0, 0);
        int empty = b.place(PlaceKind.WAREHOUSE, 0, 0);
        int home = b.place(PlaceKind.DEMAND_POINT, 0, 1);
        int far = b.place(PlaceKind.DEMAND_POINT, 0, 1);
        int rice = b.commodity(1, 1, 0, 1);
        b.lot(source, rice, 100, 0, AllocationProblem.NEVER);
        b.laneCapacity(b.lane(source, home, 0, 0), Measure.UNITS, 10);
        b.lane(empty, far, 0, 0);
        b.demand(home, rice, 0, 0, above, 0, 5);
        b.demand(home, rice, 0, 0, 8, 1, 5);
        b.demand(far, rice, 0, 0, outOfReach, 1, 100);
        return b.build();
    }

    /** A search of so many answers and a plan after their average. */
    private static final class Guided {
        final PriceSearch search;
        final SharedPlan plan;

        Guided(AllocationProblem problem, long answers, boolean strict) {
            UnmetPricing pricing = UnmetPricing.straight(problem);
            Networks on = Networks.of(problem, ByCommodity.ALONE);
            CapacityRows rows = on.rows();
            CommodityNetwork[] networks = on.of();
            Lack[] lacks = Lack.of(networks, pricing);
            CommodityGraph[] graphs = CommodityGraph.of(networks, rows, pricing, lacks, false, null);
            search = new PriceSearch(problem, rows, networks, pricing, lacks, graphs);
            search.run(
                    answers,
                    Double.POSITIVE_INFINITY,
                    0,
                    Budget.iterations(answers).start());
            graphs = strict ? CommodityGraph.of(networks, rows, pricing, lacks, true, null) : graphs;
            plan = new SharedPlan(problem, rows, graphs, pricing, strict, null);
            plan.serveAfter(search.average, plan.commoditiesOf(SharedPlan.ALL_CLASSES, pricing));
        }
    }

    private static double value(SharedPlan plan) {
        long[] unmet = new long[plan.problem.demands()];
        double cost = plan.requisitionCost();
        for (CommodityFlow flow : plan.commodities) {
            cost += plan.allot(flow, unmet).cost();
        }
        return cost + plan.pricing.cost(unmet);
    }
}
