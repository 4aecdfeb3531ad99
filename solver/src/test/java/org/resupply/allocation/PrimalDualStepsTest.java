package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationProblem;
import org.resupply.solve.Allowance;
import org.resupply.solve.Budget;
import org.resupply.solve.Cancellation;

class PrimalDualStepsTest {
    private static final int SEEDS = 100;

    /** A plan and a search that has hardly begun. */
    private static final class Begun {
        final Incumbent incumbent;
        final PriceSearch search;
        final Allowance allowance = Budget.iterations(1_000_000).start();

        Begun(AllocationProblem problem) {
            incumbent = new Incumbent(
                    Networks.of(problem, ByCommodity.ALONE), UnmetPricing.straight(problem), false, ByCommodity.ALONE);
            search = new PriceSearch(
                    problem, incumbent.rows, incumbent.networks, incumbent.pricing, incumbent.lacks, incumbent.graphs);
            search.run(20, Double.POSITIVE_INFINITY, 0, allowance);
            search.bound();
            SharedPlan plan = incumbent.newPlan();
            plan.serveAfter(search.average, plan.commoditiesOf(SharedPlan.ALL_CLASSES, incumbent.pricing));
            incumbent.take(plan);
        }

        PrimalDualSteps steps() {
            return new PrimalDualSteps(search, incumbent.plan);
        }
    }

    @Test
    void theirPricesProveNearlyTheOptimumAndNeverMore() {
        int near = 0;
        double before = 0;
        double after = 0;
        double optima = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            AllocationProblem problem = RandomAllocations.small(seed);
            Begun begun = new Begun(problem);
            before += begun.search.proven();
            begun.steps().run(4000, begun.incumbent.value, 0, begun.allowance);
            double optimum = LinearProgram.optimum(problem);
            double noise = 1e-7 * Math.max(1, optimum);
            assertThat(begun.search.proven()).as("seed %d", seed).isLessThanOrEqualTo(optimum + noise);
            near += begun.search.proven() >= 0.999 * optimum - noise ? 1 : 0;
            after += begun.search.proven();
            optima += optimum;
        }
        assertThat(optima - after).isLessThan(0.1 * (optima - before));
        assertThat(near).isGreaterThan(9 * SEEDS / 10);
    }

    @Test
    void theirFlowsNearlyKeepWhatIsShared() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Begun begun = new Begun(RandomAllocations.small(seed));
            PrimalDualSteps steps = begun.steps();
            steps.run(4000, Double.POSITIVE_INFINITY, 0, begun.allowance);
            steps.copyFlows(begun.search.average);
            double[] used = new double[begun.incumbent.rows.count];
            for (int c = 0; c < begun.incumbent.networks.length; c++) {
                CommodityNetwork network = begun.incumbent.networks[c];
                for (int arc = 0; arc < network.arcs; arc++) {
                    int load = network.load[arc];
                    for (int at = network.loads.start[load]; at < network.loads.start[load + 1]; at++) {
                        used[network.loads.row[at]] += begun.search.average[c][arc] * network.loads.least[at];
                    }
                }
            }
            for (int row = 0; row < used.length; row++) {
                assertThat(used[row])
                        .as("seed %d, row %d", seed, row)
                        .isLessThanOrEqualTo(1.05 * begun.incumbent.rows.total(row) + 1);
            }
        }
    }

    @Test
    void whoAsksForTheEndGetsNoFurtherStep() {
        Begun begun = new Begun(RandomAllocations.small(1));
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        Allowance over = Budget.seconds(30).start(cancellation);
        assertThat(begun.steps().run(4000, begun.incumbent.value, 0, over)).isZero();
    }
}
