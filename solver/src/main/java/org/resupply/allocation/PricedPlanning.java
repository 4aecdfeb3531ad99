package org.resupply.allocation;

import org.resupply.problem.AllocationPrices;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.Allowance;
import org.resupply.solve.SolveOptions;

/** The course of every strategy that prices what is unmet: networks, plan, vintages, causes, value. */
final class PricedPlanning {
    /** How often circles of same-day transfers are cut and replanned before all that may lead back is forbidden. */
    private static final int CUTS = 5;

    private PricedPlanning() {}

    static AllocationSolution solve(
            AllocationProblem problem,
            UnmetPricing pricing,
            boolean strict,
            String name,
            SolveOptions options,
            Allowance allowance) {
        CommodityNetwork.Hubs hubs = new CommodityNetwork.Hubs(problem);
        Catchments catchments = new Catchments(problem);
        CapacityRows rows = new CapacityRows(problem);
        CommodityNetwork[] networks = new CommodityNetwork[problem.commodities()];
        for (int c = 0; c < networks.length; c++) {
            networks[c] = new CommodityNetwork(problem, hubs, catchments, rows, c);
        }
        SharedPlan plan = new SharedPlan(problem, hubs, rows, networks, pricing, strict);
        serve(plan, pricing, strict);
        if (!cutCircles(plan)) {
            plan = new SharedPlan(problem, hubs, rows, networks, pricing, strict);
            for (CommodityFlow flow : plan.commodities) {
                banAgainstOrder(plan, flow);
            }
            serve(plan, pricing, strict);
        }
        long columns = 0;
        for (CommodityNetwork network : networks) {
            columns += network.arcs;
        }
        double bound = Double.NEGATIVE_INFINITY;
        return finish(plan, pricing, bound, name, allowance, columns);
    }

    /** Turns a plan without circles into a solution: real vintages, causes, value. */
    static AllocationSolution finish(
            SharedPlan plan, UnmetPricing pricing, double bound, String name, Allowance allowance, long columns) {
        AllocationProblem problem = plan.problem;
        AllocationSolution.Flows flows = new AllocationSolution.Flows();
        long[] unmet = new long[problem.demands()];
        for (CommodityFlow flow : plan.commodities) {
            Allotment allotment = new Allotment(flow.network, flow.flow, pricing.groups, unmet);
            FirstExpiredFirstOut.replay(problem, plan.hubs, flow.network, flow.flow, allotment, flows);
        }
        double objective = transportCost(problem, flows) + plan.requisitionCost() + pricing.cost(unmet);
        return AllocationSolution.of(
                flows,
                unmet,
                Causes.of(plan, unmet),
                objective,
                bound,
                AllocationPrices.zero(problem),
                new AllocationSolution.Effort(name, allowance.secondsSpent(), plan.solves, columns));
    }

    private static double transportCost(AllocationProblem problem, AllocationSolution.Flows flows) {
        double sum = 0;
        for (int flow = 0; flow < flows.size(); flow++) {
            int commodity = problem.vintageCommodity(flows.vintage(flow));
            sum += problem.laneCostPerUnit(flows.lane(flow), commodity) * flows.quantity(flow);
        }
        return sum;
    }

    /** Serves class after class, or all at once. */
    private static void serve(SharedPlan plan, UnmetPricing pricing, boolean strict) {
        int classes = plan.problem.classes();
        for (int k = strict ? 0 : classes - 1; k < classes; k++) {
            plan.serveClass(k, plan.commoditiesOf(strict ? k : SharedPlan.ALL_CLASSES, pricing));
        }
    }

    /** Takes same-day circles of hubs out of the plan; false when no plan is left that way. */
    private static boolean cutCircles(SharedPlan plan) {
        for (CommodityFlow flow : plan.commodities) {
            int[] back = FirstExpiredFirstOut.circles(plan.problem, plan.hubs, flow.network, flow.flow);
            for (int cut = 0; back.length > 0; cut++) {
                for (int arc : back) {
                    flow.banned[arc] = true;
                }
                if (cut == CUTS || !plan.replanWithout(flow, plan.problem.classes() - 1)) {
                    return false;
                }
                back = FirstExpiredFirstOut.circles(plan.problem, plan.hubs, flow.network, flow.flow);
            }
        }
        return true;
    }

    /** Lets same-day transfers lead only from lower to higher hubs. */
    private static void banAgainstOrder(SharedPlan plan, CommodityFlow flow) {
        CommodityNetwork network = flow.network;
        for (int arc = 0; arc < network.arcs; arc++) {
            if (network.kind[arc] == CommodityNetwork.TRANSFER && plan.problem.laneLead(network.ref[arc]) == 0) {
                int from = plan.problem.laneFrom(network.ref[arc]);
                int to = plan.problem.laneTo(network.ref[arc]);
                flow.banned[arc] |= from > to;
            }
        }
    }
}
