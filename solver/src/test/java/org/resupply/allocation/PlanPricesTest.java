package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationProblem;
import org.resupply.solve.Budget;

class PlanPricesTest {
    private static final int SEEDS = 60;

    @Test
    void pricesOfAPlanOftenProveMoreThanTheSearchAloneAndNeverTooMuch() {
        int better = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            AllocationProblem problem = RandomAllocations.of(seed, 8, 30, 5, 7);
            UnmetPricing pricing = UnmetPricing.straight(problem);
            CommodityNetwork.Hubs hubs = new CommodityNetwork.Hubs(problem);
            CapacityRows rows = new CapacityRows(problem);
            CommodityNetwork[] networks = networks(problem, hubs, rows);
            PriceSearch search = new PriceSearch(problem, rows, networks, pricing);
            search.run(300, Double.POSITIVE_INFINITY, 0, Budget.iterations(300).start());
            double before = search.bound();
            SharedPlan plan = new SharedPlan(problem, hubs, rows, networks, pricing, false, null);
            plan.serveAfter(search.average, plan.commoditiesOf(SharedPlan.ALL_CLASSES, pricing));
            boolean learnt = search.learn(plan, false);
            better += learnt ? 1 : 0;
            assertThat(search.proven() > before).as("seed %d", seed).isEqualTo(learnt);
            assertThat(search.proven()).as("seed %d", seed).isLessThanOrEqualTo(value(plan));
        }
        assertThat(better).isGreaterThan(SEEDS / 5);
    }

    private static CommodityNetwork[] networks(
            AllocationProblem problem, CommodityNetwork.Hubs hubs, CapacityRows rows) {
        Catchments catchments = new Catchments(problem);
        CommodityNetwork[] networks = new CommodityNetwork[problem.commodities()];
        for (int c = 0; c < networks.length; c++) {
            networks[c] = new CommodityNetwork(problem, hubs, catchments, rows, c);
        }
        return networks;
    }

    private static double value(SharedPlan plan) {
        long[] unmet = new long[plan.problem.demands()];
        double cost = plan.requisitionCost();
        for (CommodityFlow flow : plan.commodities) {
            cost += new Allotment(flow.network, flow.flow, plan.pricing, unmet).cost();
        }
        return cost + plan.pricing.cost(unmet);
    }
}
