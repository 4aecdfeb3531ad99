package org.resupply.allocation;

import org.resupply.allocation.PricedPlanning.Course;
import org.resupply.allocation.PricedPlanning.Order;
import org.resupply.problem.AllocationProblem;
import org.resupply.solve.Allowance;

/**
 * Deprivation cost: going without costs more the longer it lasts (Holguin-Veras et al. 2013).
 *
 * <p>Of needs that a place goes without in a row each is dearer by a quarter than the one before ({@link TimeWithout}); beside that a unit is
 * dearer by the demand's own convexity for the share that is missing. Flows cannot tell needs in a row from others: they are priced
 * with the least that so much missing can cost, spread over the days as evenly as can be. Plans are then refined by what they cost near
 * them, and count as that; bounds take for each place the cheapest way from one need that is met to the next.
 */
public final class DeprivationCost extends PricedStrategy {
    private static final int STEPS = 8;
    private static final double DAILY_RISE = 1.25;

    @Override
    public String name() {
        return "deprivation";
    }

    @Override
    Course course(AllocationProblem problem, Allowance allowance) {
        return Course.of(pricing(problem), Order.PRICES);
    }

    /** What is unmet costs, and counts. */
    static UnmetPricing pricing(AllocationProblem problem) {
        Groups groups = Groups.of(problem);
        double[] base = groups.highestPrice(problem);
        double[] convexity = new double[groups.count];
        for (int demand = 0; demand < problem.demands(); demand++) {
            int group = groups.ofDemand[demand];
            convexity[group] = Math.max(convexity[group], problem.convexity(demand));
        }
        TimeWithout time = new TimeWithout(problem, groups, DAILY_RISE);
        int days = Math.max(1, problem.days());
        // As many steps to each day, so that a step lies within one.
        int steps = days * ((STEPS + days - 1) / days);
        UnmetPricing ofShares = UnmetPricing.stepped(
                        problem, steps, (group, missing, belowFloor) -> base[group] * convexity[group] * missing)
                .besideOthers();
        return ofShares.with(new UnmetPricing.OnTop() {
                    @Override
                    public double cost(int group, long missing) {
                        return base[group] * time.leastCost(group, missing);
                    }

                    @Override
                    public long[] bends(int group) {
                        return time.bends(group);
                    }
                })
                .counting(new InARow(groups, base, ofShares, time));
    }

    /** Shares that are missing, and needs in a row. */
    private record InARow(Groups groups, double[] base, UnmetPricing steps, TimeWithout time)
            implements UnmetPricing.Counting {

        @Override
        public double[] costs(long[] unmet) {
            double[] costs = steps.costs(unmet);
            for (int group = 0; group < groups.count; group++) {
                costs[groups.commodity[group]] += base[group] * time.cost(group, unmet);
            }
            return costs;
        }

        @Override
        public double least(int group, double[] wayOfDemand) {
            return time.least(group, wayOfDemand, steps, base[group]);
        }

        @Override
        public double[] marginal(long[] unmet, boolean more) {
            double[] marginal = new double[unmet.length];
            for (int group = 0; group < groups.count; group++) {
                time.marginal(group, unmet, more, base[group], marginal);
            }
            return marginal;
        }
    }
}
