package org.resupply.allocation;

import java.util.Arrays;
import org.resupply.problem.AllocationProblem;
import org.resupply.solve.Allowance;
import org.resupply.solve.SolveListener;

/**
 * What a plan costs among all plans in which nobody has less: shares come first, then what it costs to bring them.
 *
 * <p>Lanes and requisitions count, and what is unmet in the plan at its straight price, the same for all: that somebody could have more is a matter of shares.
 * What a group has is dearer to lose than any way to it. However dear, a bound at these prices is one of every plan in which nobody has less, as such
 * a plan loses none of it.
 */
final class NobodyLess {
    private final Incumbent incumbent;
    private final long[] kept;
    private final PriceSearch search;
    private final SearchByTurns turns;

    /** What the plan leaves unmet, at its straight price. */
    private double ofUnmet;

    /** Among plans in which nobody has less than in the plan of an incumbent. */
    NobodyLess(Incumbent plan, ByCommodity threads, Allowance allowance) {
        AllocationProblem problem = plan.problem;
        long[] unmet = plan.plan.unmet();
        kept = plan.groups.served(problem, unmet);
        double[] mass = Arrays.stream(plan.groups.commodity)
                .mapToDouble(problem::unitMass)
                .toArray();
        ofUnmet = UnmetPricing.straight(problem).cost(unmet);
        UnmetPricing pricing = Guarantee.pricing(plan, kept, mass).withFixed(ofUnmet);
        incumbent = plan.at(pricing, threads);
        incumbent.stopWhen(allowance::isOver);
        search = new PriceSearch(problem, plan.rows, plan.networks, pricing, incumbent.lacks, incumbent.graphs);
        search.stopWhen(allowance::isOver);
        search.workWith(threads);
        turns = new SearchByTurns(incumbent, search, false, new SolveListener() {});
    }

    /** Plans the ways of each commodity once more, and takes that where it costs less, nobody has less, and nothing must be settled. */
    void improve(Settlement settlement) {
        double[][] nothing = new double[incumbent.networks.length][];
        Arrays.setAll(nothing, c -> new double[incumbent.networks[c].arcs]);
        SharedPlan made = incumbent.newPlan();
        made.carry(incumbent.plan);
        made.serveAfter(nothing, made.commoditiesOf(SharedPlan.ALL_CLASSES, incumbent.pricing));
        search.proveAt(made.prices);
        long[] unmet = made.unmet();
        long[] served = incumbent.groups.served(incumbent.problem, unmet);
        boolean isLess = false;
        for (int group = 0; group < kept.length; group++) {
            isLess |= served[group] < kept[group];
        }
        if (!isLess && !settlement.mustSettle(made) && incumbent.keepBetter(made, incumbent.value(made))) {
            // Somebody may lack at another time, where a unit has another price.
            ofUnmet = UnmetPricing.straight(incumbent.problem).cost(unmet);
        }
    }

    /** The plan: the one that it began with, or a cheaper one. */
    SharedPlan plan() {
        return incumbent.plan;
    }

    /** What it costs. */
    double value() {
        return incumbent.value + ofUnmet;
    }

    /**
     * A bound of what any plan costs in which nobody has less.
     *
     * @param earlier a plan whose gap is enough; null where there is none
     */
    double bound(EarlierPlan earlier, Allowance allowance) {
        turns.settleFor(earlier);
        search.proveByScarcity();
        if (!allowance.isOver()) {
            search.proveAtRows(new double[incumbent.rows.count]);
        }
        if (!allowance.isOver() && !turns.isClose(search.proven())) {
            search.goOnFromBest(allowance.iterations());
            turns.run(allowance);
        }
        return search.proven() + ofUnmet;
    }

    /** Answers asked for so far. */
    long answers() {
        return search.iterations;
    }
}
