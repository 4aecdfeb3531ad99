package org.resupply.allocation;

import java.util.Arrays;
import org.resupply.problem.AllocationProblem;
import org.resupply.solve.Allowance;
import org.resupply.solve.SolveListener;

/**
 * What a plan costs among all plans in which nobody has less: shares come first, then lanes, requisitions and what is unmet at its straight
 * price.
 *
 * <p>What a group has in the plan is dear to lose, dearer than anything that could be brought in its place. However dear, a bound at these prices is one of
 * every plan in which nobody has less, as such a plan loses none of it.
 */
final class NobodyLess {
    /** What a group has is worth so many times the dearest good of the same mass. */
    private static final double DEAREST = 2;

    /** More lanes than that lead to nobody at a cost that matters. */
    private static final int LANES_OF_A_WAY = 4;

    private final Incumbent incumbent;
    private final long[] kept;

    /** The prices of the bound. */
    final PriceSearch search;

    private final SearchByTurns turns;

    /** Among plans in which nobody has less than in the plan of an incumbent. */
    NobodyLess(Incumbent plan, ByCommodity threads, Allowance allowance) {
        AllocationProblem problem = plan.problem;
        kept = plan.groups.served(problem, plan.plan.unmet());
        incumbent = plan.at(UnmetPricing.keeping(problem, kept, worth(problem, plan.groups, plan.networks)), threads);
        search = new PriceSearch(
                problem, plan.rows, plan.networks, incumbent.pricing, incumbent.lacks, incumbent.graphs);
        search.stopWhen(allowance::isOver);
        search.workWith(threads);
        turns = new SearchByTurns(incumbent, search, false, new SolveListener() {});
    }

    private static double[] worth(AllocationProblem problem, Groups groups, CommodityNetwork[] networks) {
        double dearest = Double.MIN_NORMAL;
        for (int demand = 0; demand < problem.demands(); demand++) {
            int c = problem.demandCommodity(demand);
            dearest = Math.max(dearest, problem.unmetPrice(demand) / problem.unitMass(c));
        }
        double[] way = Arrays.stream(networks)
                .mapToDouble(network ->
                        LANES_OF_A_WAY * Arrays.stream(network.cost).max().orElse(0))
                .toArray();
        double[] worth = new double[groups.count];
        for (int group = 0; group < worth.length; group++) {
            int c = groups.commodity[group];
            worth[group] = DEAREST * dearest * problem.unitMass(c) + way[c];
        }
        return worth;
    }

    /** Plans each commodity once more on top of the plan, and takes that where it costs less, nobody has less, and nothing must be settled. */
    void improve(Settlement settlement) {
        double[][] nothing = new double[incumbent.networks.length][];
        Arrays.setAll(nothing, c -> new double[incumbent.networks[c].arcs]);
        SharedPlan made = incumbent.newPlan();
        made.carry(incumbent.plan);
        made.serveAfter(nothing, made.commoditiesOf(SharedPlan.ALL_CLASSES, incumbent.pricing));
        long[] served = incumbent.groups.served(incumbent.problem, made.unmet());
        boolean isLess = false;
        for (int group = 0; group < kept.length; group++) {
            isLess |= served[group] < kept[group];
        }
        search.proveAtRows(made.dearestPrices());
        search.prove(made, Long.MAX_VALUE);
        if (!isLess && !settlement.mustSettle(made)) {
            incumbent.keepBetter(made, incumbent.value(made));
        }
    }

    /** The plan: the one that it began with, or a cheaper one. */
    SharedPlan plan() {
        return incumbent.plan;
    }

    /** What it costs. */
    double value() {
        return incumbent.value;
    }

    /**
     * A bound of what any plan costs in which nobody has less.
     *
     * @param before a search whose row prices are tried as well
     * @param earlier a plan whose prices are tried first, and whose gap is enough; null where there is none
     */
    double bound(PriceSearch before, EarlierPlan earlier, Allowance allowance) {
        search.proveByScarcity();
        if (earlier != null) {
            turns.beginAt(earlier);
        }
        if (!allowance.isOver() && (earlier == null || !turns.isCloseAgain(search.proven()))) {
            search.proveAtRowsOf(before);
            search.goOnFromBest(allowance.iterations());
            turns.run(allowance);
        }
        return search.proven();
    }
}
