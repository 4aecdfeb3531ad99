package org.resupply.allocation;

import org.resupply.allocation.PricedPlanning.Course;
import org.resupply.allocation.PricedPlanning.Order;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.LackPrice;
import org.resupply.solve.Allowance;

/**
 * Efficiency first with a fair floor: the default.
 *
 * <p>Priority classes go strictly one after the other, and the objective counts what a higher class lacks ten times. Within a
 * class a place pays ever more for each further share of its need that is missing, and most of all below its minimum standard,
 * so that the worst-covered places are raised first as long as that costs no more than a fraction of what is served elsewhere;
 * then the cheapest transport decides.
 */
public final class FairFloor extends PricedStrategy {
    private static final int STEPS = 8;

    /** How much dearer again a unit below the minimum standard is. */
    private static final double BELOW_FLOOR = 10;

    /** How much dearer the objective counts each class than the next. */
    private static final double CLASS_FACTOR = 10;

    @Override
    public String name() {
        return "fair-floor";
    }

    @Override
    Course course(AllocationProblem problem, Allowance allowance) {
        return Course.of(pricing(problem), Order.CLASSES);
    }

    /** Prices by class: whoever leaves nobody of a higher class unserved is measured by the straight prices of the rest. */
    static UnmetPricing pricing(AllocationProblem problem) {
        Groups groups = Groups.of(problem);
        double[] base = groups.highestPrice(problem);
        for (int group = 0; group < base.length; group++) {
            base[group] *= Groups.classFactor(problem, groups.priority[group], CLASS_FACTOR);
        }
        double[] price = new double[problem.demands()];
        for (int demand = 0; demand < price.length; demand++) {
            price[demand] =
                    problem.unmetPrice(demand) * Groups.classFactor(problem, problem.demandClass(demand), CLASS_FACTOR);
        }
        return UnmetPricing.of(
                problem,
                price,
                STEPS,
                (group, missing, belowFloor) ->
                        base[group] * (LackPrice.extra(missing) + (belowFloor ? BELOW_FLOOR : 0)));
    }
}
