package org.resupply.benchmarks.allocate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.resupply.allocation.MinCost;
import org.resupply.allocation.flow.FlowChecker;
import org.resupply.allocation.flow.FlowNetwork;
import org.resupply.allocation.flow.MinCostFlow;
import org.resupply.benchmarks.flow.DimacsFlow;
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

/** Goods of one commodity as a flow: it costs what the least cost of the goods is. */
class OneFlowTest {
    @TempDir
    private Path folder;

    /** The cost of the cheapest flow of a file, in minor units. */
    private static double cheapest(FlowNetwork network, long perMinorUnit) {
        MinCostFlow flow = new MinCostFlow(network);
        assertThat(flow.solve()).isEqualTo(MinCostFlow.Outcome.OPTIMAL);
        assertThat(FlowChecker.optimality(network, flow.flows(), flow.prices())).isEmpty();
        return flow.cost() / (double) perMinorUnit;
    }

    private static AllocationSolution leastCost(AllocationProblem problem, int iterations) {
        Budget budget = Budget.iterations(iterations);
        AllocationSolution solution =
                new MinCost().solve(problem, SolveOptions.defaults().withBudget(budget), budget.start());
        AllocationChecker.check(problem, solution).requireSound();
        return solution;
    }

    /** Pools of the generated cities are no whole units, of which a linear program may use fractions. */
    @Test
    void theFlowOfAGeneratedCityCostsWhatThePlanCostsWithinItsGap() throws IOException {
        for (long seed = 1; seed <= 4; seed++) {
            AllocationProblem problem = new AllocationCity(3, 9, 120, 1, 4, 0.9, seed, (int) seed - 1).problem();
            OneFlow flow = OneFlow.of(problem);
            Path file = folder.resolve("city" + seed + ".min.gz");
            DimacsFlow.write(flow.network(), "goods", file);
            double least = cheapest(DimacsFlow.read(file).network(), flow.perMinorUnit());
            double noise = 1e-8 * least;
            assertThat(LeastCostProgram.optimum(problem)).as("seed %s", seed).isBetween(least * 0.9995, least + noise);
            AllocationSolution plan = leastCost(problem, 3000);
            assertThat(plan.bound()).as("seed %s", seed).isBetween(least * 0.999, least + noise);
            assertThat(plan.objective()).as("seed %s", seed).isBetween(least - noise, least * 1.0005);
        }
    }

    /** Stores, reserves, own stock, leads, closed days, windows that overlap, pools at either end and what is requisitioned for them. */
    @Test
    void theFlowOfAnyGoodsOfOneCommodityCostsWhatALinearProgramSays() {
        double together = 0;
        for (int seed = 0; seed < 150; seed++) {
            AllocationProblem problem = random(seed);
            OneFlow flow = OneFlow.of(problem);
            double least = cheapest(flow.network(), flow.perMinorUnit());
            assertThat(least)
                    .as("seed %s, %s", seed, problem)
                    .isCloseTo(LeastCostProgram.optimum(problem), within(1e-6 * Math.max(1, least)));
            AllocationSolution plan = leastCost(problem, 300);
            assertThat(plan.bound()).as("seed %s", seed).isLessThanOrEqualTo(least + 1e-6 * Math.max(1, least));
            assertThat(plan.objective()).as("seed %s", seed).isGreaterThanOrEqualTo(least - 1e-6 * Math.max(1, least));
            together += (plan.objective() - least) / Math.max(1, least);
        }
        assertThat(together / 150).isLessThan(0.02);
    }

    private static AllocationProblem random(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int days = 1 + random.nextInt(4);
        AllocationProblemBuilder b = AllocationProblem.builder(days);
        int rice = b.commodity(1000, 2000, 0, 1);
        int[] hub = new int[4];
        int keeps = random.nextBoolean() ? AllocationProblem.NEVER : days - 1;
        for (int i = 0; i < hub.length; i++) {
            hub[i] = b.place(i == 0 ? PlaceKind.SOURCE : PlaceKind.WAREHOUSE, 0, 0);
            b.lot(hub[i], rice, random.nextInt(60), random.nextInt(days), keeps);
            b.lot(hub[i], rice, random.nextInt(20), 0, keeps);
            if (random.nextBoolean()) {
                b.reserve(hub[i], rice, random.nextInt(15));
            }
            if (random.nextBoolean()) {
                long[] litres =
                        random.longs(days, 0, 50).map(units -> units * 2000).toArray();
                b.store(hub[i], AllocationProblem.ALL_CLASSES, Measure.VOLUME, litres);
            }
        }
        for (int from = 0; from < hub.length; from++) {
            int out = pool(b, random, days, Counted.AT_DEPARTURE);
            for (int to = from + 1; to < hub.length; to++) {
                int lane = b.lane(hub[from], hub[to], random.nextInt(2), random.nextInt(9));
                b.laneOpen(lane, random.nextLong());
                b.share(out, lane, 2);
                if (random.nextBoolean()) {
                    b.laneCapacity(
                            lane, Measure.UNITS, random.longs(days, 0, 30).toArray());
                }
            }
        }
        for (int i = 0; i < 5; i++) {
            int home = b.place(PlaceKind.DEMAND_POINT, 0, 10);
            b.lot(home, rice, random.nextInt(5), 0, keeps);
            int in = pool(b, random, days, Counted.AT_ARRIVAL);
            for (int from : hub) {
                int lane = b.lane(from, home, random.nextInt(2), random.nextInt(9));
                b.share(in, lane);
                if (random.nextInt(3) == 0) {
                    b.share(pool(b, random, days, Counted.AT_ARRIVAL), lane);
                }
            }
            for (int n = random.nextInt(4); n > 0; n--) {
                int first = random.nextInt(days);
                int last = first + random.nextInt(days - first);
                b.demand(home, rice, first, last, random.nextInt(30), 0, 5 + random.nextInt(60) / 7.0);
            }
        }
        return b.build();
    }

    private static int pool(AllocationProblemBuilder b, SplittableRandom random, int days, Counted counted) {
        long[] grams = random.longs(days, 0, 40).map(units -> units * 2000).toArray();
        int pool = b.pool(PoolKind.TRANSPORT, Measure.MASS, counted, grams);
        if (random.nextInt(3) == 0) {
            b.poolExtra(
                    pool,
                    random.nextInt(9) / 1000.0,
                    random.longs(days, 0, 20).map(units -> units * 2000).toArray());
        }
        return pool;
    }

    @Test
    void whatIsNoFlowIsRefusedByName() {
        assertThatThrownBy(() -> OneFlow.of(new AllocationCity(1, 1, 2, 2, 1, 0.8, 1, 0).problem()))
                .hasMessageContaining("The commodities (2) must be one");
        AllocationProblemBuilder b = AllocationProblem.builder(2);
        int[] from = {b.place(PlaceKind.SOURCE, 0, 0), b.place(PlaceKind.SOURCE, 0, 0)};
        int milk = b.commodity(1, 1, 0, 1);
        int lorries = b.pool(PoolKind.TRANSPORT, Measure.UNITS, Counted.AT_DEPARTURE, 5, 5);
        for (int source : from) {
            int home = b.place(PlaceKind.DEMAND_POINT, 0, 1);
            b.lot(source, milk, 5, 0, 1);
            b.share(lorries, b.lane(source, home, 0, 1));
            b.demand(home, milk, 0, 0, 5, 0, 1);
        }
        assertThatThrownBy(() -> OneFlow.of(b.build()))
                .hasMessageContaining("The lanes of pool (0) must leave one place or reach one.");
        b.lot(from[0], milk, 5, 0, 0);
        assertThatThrownBy(() -> OneFlow.of(b.build())).hasMessageContaining("The last usable days (0, 1) of its lots");
    }
}
