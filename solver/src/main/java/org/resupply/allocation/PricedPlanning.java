package org.resupply.allocation;

import org.resupply.problem.AllocationPrices;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.Allowance;
import org.resupply.solve.SolveListener;
import org.resupply.solve.SolveOptions;

/**
 * The course of every strategy that prices what is unmet.
 *
 * <p>A first plan shares the capacities after what each commodity would take alone. Then rounds of {@link PriceSearch} raise
 * the bound, and plans that follow its average flows lower the value, until both are close or the allowance is over. The best
 * plan gets real vintages and causes.
 */
final class PricedPlanning {
    /** How often circles of same-day transfers are cut and replanned before all that may lead back is forbidden. */
    private static final int CUTS = 5;

    /** Answers per round of the price search; a plan is made after every second round. */
    private static final long ROUND = 500;

    /** The search ends within this gap, or when two rounds gain less than this share. */
    private static final double CLOSE = 1e-4;

    private static final double NO_GAIN = 2e-5;

    private final AllocationProblem problem;
    private final UnmetPricing pricing;
    private final boolean strict;
    private final boolean follows;
    private final FirstPlan first;
    private final CommodityNetwork.Hubs hubs;
    private final CapacityRows rows;
    private final CommodityNetwork[] networks;
    private SharedPlan plan;
    private double value;

    /** How a first plan is made. */
    interface FirstPlan {
        /** Fills a plan that moves nothing yet. */
        void fill(SharedPlan plan);
    }

    private PricedPlanning(
            AllocationProblem problem, UnmetPricing pricing, boolean strict, boolean follows, FirstPlan first) {
        this.follows = follows;
        this.first = first == null ? shared -> serve(shared, problem.classes()) : first;
        this.problem = problem;
        this.pricing = pricing;
        this.strict = strict;
        hubs = new CommodityNetwork.Hubs(problem);
        rows = new CapacityRows(problem);
        Catchments catchments = new Catchments(problem);
        networks = new CommodityNetwork[problem.commodities()];
        for (int c = 0; c < networks.length; c++) {
            networks[c] = new CommodityNetwork(problem, hubs, catchments, rows, c);
        }
    }

    /**
     * Plans within an allowance.
     *
     * @param strict whether each class goes before the next whatever the prices say
     */
    static AllocationSolution solve(
            AllocationProblem problem,
            UnmetPricing pricing,
            boolean strict,
            String name,
            SolveOptions options,
            Allowance allowance) {
        return new PricedPlanning(problem, pricing, strict, true, null).solve(name, options, allowance);
    }

    /** Makes one plan in its own way, and searches prices only to bound what it costs. */
    static AllocationSolution appraise(
            AllocationProblem problem,
            UnmetPricing pricing,
            FirstPlan first,
            String name,
            SolveOptions options,
            Allowance allowance) {
        return new PricedPlanning(problem, pricing, false, false, first).solve(name, options, allowance);
    }

    private AllocationSolution solve(String name, SolveOptions options, Allowance allowance) {
        plan = newPlan();
        first.fill(plan);
        value = value(plan);
        double planSeconds = allowance.secondsSpent();
        PriceSearch search = new PriceSearch(problem, rows, plan.commodities, pricing);
        double bound = search.bound();
        double before = bound;
        boolean timeLeft = !allowance.isOver() && allowance.secondsLeft() > 1.5 * planSeconds;
        for (int round = 0; timeLeft && search.iterations < allowance.iterations(); round++) {
            Allowance part = allowance.isTimed() ? allowance.share(0.5) : allowance;
            search.run(Math.min(ROUND, allowance.iterations() - search.iterations), value, CLOSE / 2, part);
            bound = Math.max(bound, search.bound());
            boolean stalled = round > 2 && bound - before <= NO_GAIN * Math.abs(bound);
            boolean timeToPlan = !allowance.isOver() && allowance.secondsLeft() > planSeconds;
            timeLeft = !allowance.isOver() && allowance.secondsLeft() > 3 * planSeconds;
            if (follows && timeToPlan && (round % 2 == 1 || stalled || !timeLeft)) {
                follow(search);
            }
            report(options.listener(), search, allowance);
            if (stalled || value - bound <= CLOSE * Math.abs(value)) {
                break;
            }
            before = bound;
        }
        if (!cutCircles(plan)) {
            plan = newPlan();
            for (CommodityFlow flow : plan.commodities) {
                banAgainstOrder(plan, flow);
            }
            first.fill(plan);
        }
        return finish(name, bound, search, allowance);
    }

    private SharedPlan newPlan() {
        return new SharedPlan(problem, hubs, rows, networks, pricing, strict);
    }

    /** Makes a plan that shares capacities as the average answer does, and keeps it where it is better. */
    private void follow(PriceSearch search) {
        SharedPlan guided = newPlan();
        serve(guided, strict ? problem.classes() - 1 : 0);
        guided.serveAfter(search.average, guided.commoditiesOf(SharedPlan.ALL_CLASSES, pricing));
        double guidedValue = value(guided);
        if (guidedValue < value) {
            plan = guided;
            value = guidedValue;
        }
    }

    private void report(SolveListener listener, PriceSearch search, Allowance allowance) {
        double spent = allowance.secondsSpent();
        double fraction = allowance.isTimed()
                ? spent / Math.max(1e-9, spent + allowance.secondsLeft())
                : search.iterations / (double) allowance.iterations();
        listener.onProgress(new SolveListener.Progress("allocation", spent, search.iterations, value, 0, fraction));
    }

    /** Serves the first so many classes one after the other, or all classes at once. */
    private void serve(SharedPlan shared, int classes) {
        if (!strict) {
            if (classes > 0) {
                shared.serveClass(classes - 1, shared.commoditiesOf(SharedPlan.ALL_CLASSES, pricing));
            }
            return;
        }
        for (int k = 0; k < classes; k++) {
            shared.serveClass(k, shared.commoditiesOf(k, pricing));
        }
    }

    private double value(SharedPlan shared) {
        return deliver(shared, null, new long[problem.demands()]);
    }

    /** Shares a plan out among places and returns what it costs in all; where flows are wanted, adds them. */
    private double deliver(SharedPlan shared, AllocationSolution.Flows flows, long[] unmet) {
        double cost = shared.requisitionCost();
        for (CommodityFlow flow : shared.commodities) {
            Allotment allotment = new Allotment(flow.network, flow.flow, pricing, unmet);
            cost += allotment.cost();
            if (flows != null) {
                FirstExpiredFirstOut.replay(problem, hubs, flow.network, flow.flow, allotment, flows);
            }
        }
        return cost + pricing.cost(unmet);
    }

    private AllocationSolution finish(String name, double bound, PriceSearch search, Allowance allowance) {
        AllocationSolution.Flows flows = new AllocationSolution.Flows();
        long[] unmet = new long[problem.demands()];
        double objective = deliver(plan, flows, unmet);
        long columns = 0;
        for (CommodityNetwork network : networks) {
            columns += network.arcs;
        }
        return AllocationSolution.of(
                flows,
                unmet,
                Causes.of(plan, unmet),
                objective,
                bound,
                prices(search),
                new AllocationSolution.Effort(name, allowance.secondsSpent(), search.iterations, columns));
    }

    private AllocationPrices prices(PriceSearch search) {
        AllocationPrices prices = AllocationPrices.zero(problem);
        for (int day = 0; day < problem.days(); day++) {
            for (int pool = 0; pool < problem.pools(); pool++) {
                prices.pool()[pool][day] = search.rowPrice(rows.poolRow(pool, day));
            }
            for (int store = 0; store < problem.stores(); store++) {
                prices.store()[store][day] = search.rowPrice(rows.storeRow(store, day));
            }
        }
        for (int lot = 0; lot < problem.lots(); lot++) {
            prices.lot()[lot] = search.lotPrice(lot);
        }
        return prices;
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
