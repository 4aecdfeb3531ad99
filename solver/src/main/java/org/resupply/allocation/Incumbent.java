package org.resupply.allocation;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;

/** The best plan so far, how others are made beside it on the same networks, and what each costs. */
final class Incumbent {
    final AllocationProblem problem;
    final UnmetPricing pricing;
    final CommodityNetwork.Hubs hubs;
    final CapacityRows rows;
    final CommodityNetwork[] networks;
    final Groups groups;
    final Lack[] lacks;

    /** The graphs of plans at the prices alone, one per commodity. */
    final CommodityGraph[] graphs;

    private final boolean strict;

    /** The graphs of plans that rank classes or stay near an earlier one; null until one is made. */
    private CommodityGraph[] ownGraphs;

    /** What needs lack by the steps of what counted last near a plan, where that is not the prices; null until it is asked for. */
    private Lack[] ofSteps;

    private UnmetPricing.Counting lastCounting;

    private EarlierPlan earlier;
    private BooleanSupplier stop = () -> false;

    /** The best plan, null until there is one. */
    SharedPlan plan;

    /** What it costs; infinite until there is one. */
    double value = Double.POSITIVE_INFINITY;

    /**
     * No plan yet.
     *
     * @param strict whether each class goes before the next whatever the prices say
     * @param threads who make the graphs
     */
    Incumbent(Networks on, UnmetPricing pricing, boolean strict, ByCommodity threads) {
        problem = on.problem();
        this.pricing = pricing;
        this.strict = strict;
        hubs = on.hubs();
        rows = on.rows();
        networks = on.of();
        groups = pricing.groups;
        lacks = Lack.of(networks, pricing);
        graphs = graphs(threads);
    }

    /** The plan of another on its networks, at other prices; near an earlier one if that is. */
    private Incumbent(Incumbent other, UnmetPricing pricing, ByCommodity threads) {
        problem = other.problem;
        this.pricing = pricing;
        strict = false;
        hubs = other.hubs;
        rows = other.rows;
        networks = other.networks;
        groups = pricing.groups;
        lacks = Lack.of(networks, pricing);
        graphs = graphs(threads);
        earlier = other.earlier;
        take(other.plan);
    }

    private CommodityGraph[] graphs(ByCommodity threads) {
        CommodityGraph[] made = new CommodityGraph[networks.length];
        threads.each(
                made.length,
                c -> made[c] = new CommodityGraph(networks[c], rows, pricing, lacks[c], false, null, null));
        return made;
    }

    /** The plan on the same networks, at other prices. */
    Incumbent at(UnmetPricing prices, ByCommodity threads) {
        return new Incumbent(this, prices, threads);
    }

    /** Gives up plans once the condition holds, those that are being made and those to come; they then stay as they are. */
    void stopWhen(BooleanSupplier condition) {
        stop = condition;
        if (plan != null) {
            plan.stopWhen(condition);
        }
    }

    boolean isStopped() {
        return stop.getAsBoolean();
    }

    /** An earlier solution laid on these networks. */
    EarlierPlan earlier(AllocationSolution before) {
        return new EarlierPlan(problem, rows, networks, before);
    }

    /** Makes plans near an earlier one. */
    void stayNear(EarlierPlan plan) {
        earlier = plan;
    }

    /** The plan that others stay near, null where there is none. */
    EarlierPlan earlier() {
        return earlier;
    }

    /** Makes plans no longer near an earlier one. */
    void forgetEarlier() {
        earlier = null;
        ownGraphs = null;
    }

    /** A plan that moves nothing yet. */
    SharedPlan newPlan() {
        if (!strict && earlier == null) {
            return newPlan(pricing, graphs);
        }
        if (earlier != null && pricing.counting != null) {
            return newPlanNear(pricing.counting, earlier.lacked);
        }
        if (ownGraphs == null) {
            ownGraphs = CommodityGraph.of(networks, rows, pricing, lacks, strict, earlier);
        }
        return newPlan(pricing, ownGraphs);
    }

    /**
     * A plan that moves nothing yet, where what is unmet counts otherwise than the prices that stand for it: at what it counts near a plan.
     *
     * @param unmet what each demand lacks in that plan
     */
    private SharedPlan newPlanNear(UnmetPricing.Counting counting, long[] unmet) {
        if (counting != lastCounting) {
            ofSteps = Lack.of(networks, counting.steps());
            lastCounting = counting;
        }
        return newPlan(counting.steps(), CommodityGraph.near(networks, rows, counting, ofSteps, unmet, earlier));
    }

    /** The plan with each commodity planned again by what it counts near the plan. */
    SharedPlan refined(UnmetPricing.Counting counting) {
        double[][] nothing = new double[networks.length][];
        Arrays.setAll(nothing, c -> new double[networks[c].arcs]);
        SharedPlan refined = newPlanNear(counting, plan.unmet());
        refined.carry(plan);
        refined.serveAfter(nothing, refined.commoditiesOf(SharedPlan.ALL_CLASSES, pricing));
        return refined;
    }

    /** A plan with other prices than those that count. */
    SharedPlan newPlan(UnmetPricing priced) {
        return newPlan(priced, CommodityGraph.of(networks, rows, priced, Lack.of(networks, priced), strict, earlier));
    }

    /** A plan on graphs of its own. */
    SharedPlan newPlan(UnmetPricing priced, CommodityGraph[] of) {
        long[] lacked = earlier == null ? null : earlier.lacked;
        SharedPlan made = new SharedPlan(problem, rows, of, priced, strict, lacked);
        made.stopWhen(stop);
        return made;
    }

    /** Whether each class goes before the next whatever the prices say. */
    boolean isStrict() {
        return strict;
    }

    /** A plan that moves nothing yet, at the prices alone where it need not stay near an earlier one. */
    SharedPlan newGuidedPlan() {
        if (earlier != null) {
            return newPlan();
        }
        SharedPlan guided = new SharedPlan(problem, rows, graphs, pricing, false, null);
        guided.stopWhen(stop);
        return guided;
    }

    /** Serves the first so many classes of a plan, one after the other where they are ranked, or all at once. */
    void serve(SharedPlan shared, int classes) {
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

    /** Takes a plan whatever it costs. */
    void take(SharedPlan made) {
        plan = made;
        value = value(made);
    }

    /** Takes a plan that costs so much, where that is less than before; whether it is. */
    boolean keepBetter(SharedPlan made, double cost) {
        boolean better = cost < value;
        if (better) {
            plan = made;
            value = cost;
        }
        return better;
    }

    /** What a plan costs in all, shared out among the places. */
    double value(SharedPlan shared) {
        return deliver(shared, null, new long[problem.demands()]);
    }

    /**
     * Shares a plan out among places and returns what it costs in all.
     *
     * @param flows what moves is added to them; null where that is not wanted
     * @param unmet filled
     */
    double deliver(SharedPlan shared, AllocationSolution.Flows flows, long[] unmet) {
        double cost = shared.requisitionCost();
        for (CommodityFlow flow : shared.commodities) {
            Allotment allotment = shared.allot(flow, unmet);
            cost += allotment.cost();
            if (flows != null) {
                FirstExpiredFirstOut.replay(problem, hubs, flow.network, flow.flow, allotment, flows);
            }
        }
        return cost + pricing.cost(unmet);
    }

    /**
     * What the plan costs by commodity, without what is requisitioned.
     *
     * @param counted what is unmet costs
     */
    double[] values(UnmetPricing counted) {
        long[] unmet = new long[problem.demands()];
        double[] values = new double[networks.length];
        for (int c = 0; c < values.length; c++) {
            CommodityFlow flow = plan.commodities[c];
            values[c] = plan.allot(flow, unmet).cost();
        }
        double[] lacking = counted.costs(unmet);
        for (int c = 0; c < values.length; c++) {
            values[c] += lacking[c];
        }
        return values;
    }

    /** Whether the classes before {@code k} lack no more, in money, with {@code after} unmet than before. */
    boolean keepsClasses(int k, long[] before, long[] after) {
        double more = 0;
        double[] change = new double[k];
        for (int demand = 0; demand < before.length; demand++) {
            int priority = problem.demandClass(demand);
            if (priority < k) {
                change[priority] += (after[demand] - before[demand]) * problem.unmetPrice(demand);
            }
        }
        for (int priority = 0; priority < k && more == 0; priority++) {
            more = change[priority];
        }
        return more <= 0;
    }
}
