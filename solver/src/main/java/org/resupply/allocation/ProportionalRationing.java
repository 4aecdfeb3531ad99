package org.resupply.allocation;

import java.util.stream.IntStream;
import org.resupply.allocation.PricedPlanning.Course;
import org.resupply.allocation.PricedPlanning.Order;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.solve.Allowance;

/**
 * Proportional rationing: class after class, everybody is entitled to the same share of what is open of a commodity, namely
 * the supply that is left over the need of the class, and to no more.
 *
 * <p>What cannot be brought to one place is not given to another: rations are rules, not plans. Objective and bound count the
 * lanes, what is open beyond the rations at its price and, at ten times their price on average, the units of ration that do not arrive; those of each
 * class ten times those of the next.
 */
public final class ProportionalRationing extends PricedStrategy {
    private static final double RATION_WORTH = 10;

    /** How much dearer the objective counts each class than the next. */
    private static final double CLASS_FACTOR = 10;

    @Override
    public String name() {
        return "proportional";
    }

    /** No: what counts is what lies below the rations, which are others where there is more. */
    @Override
    public boolean comparesCapacities() {
        return false;
    }

    @Override
    Course course(AllocationProblem problem, Allowance allowance) {
        return Course.of(pricing(problem), Order.PRICES);
    }

    private static UnmetPricing pricing(AllocationProblem problem) {
        long[] rations = rations(problem);
        UnmetPricing pricing = UnmetPricing.levelled(problem, rations, 0, RATION_WORTH, CLASS_FACTOR);
        Groups groups = pricing.groups;
        double[] price = groups.highestPrice(problem);
        double beyond = 0;
        for (int group = 0; group < rations.length; group++) {
            beyond += (groups.open[group] - rations[group]) * price[group];
        }
        return pricing.withFixed(beyond);
    }

    /** Whole units of each group, together no more than there are. */
    static long[] rations(AllocationProblem problem) {
        long[] supply = new long[problem.commodities()];
        for (int lot = 0; lot < problem.lots(); lot++) {
            if (problem.placeKind(problem.lotPlace(lot)) != PlaceKind.DEMAND_POINT) {
                supply[problem.lotCommodity(lot)] += problem.lotFree(lot);
            }
        }
        Groups groups = Groups.of(problem);
        long[][] open = new long[problem.commodities()][problem.classes()];
        for (int group = 0; group < groups.count; group++) {
            open[groups.commodity[group]][groups.priority[group]] += groups.open[group];
        }
        long[] ration = new long[groups.count];
        for (int c = 0; c < supply.length; c++) {
            long left = supply[c];
            for (int k = 0; k < open[c].length; k++) {
                int commodity = c;
                int priority = k;
                int[] entitled = IntStream.range(0, groups.count)
                        .filter(group -> groups.commodity[group] == commodity && groups.priority[group] == priority)
                        .toArray();
                groups.shareOut(Math.min(left, open[c][k]), entitled, ration);
                left -= Math.min(left, open[c][k]);
            }
        }
        return ration;
    }
}
