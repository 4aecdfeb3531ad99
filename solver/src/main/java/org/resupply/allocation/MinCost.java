package org.resupply.allocation;

import org.resupply.allocation.PricedPlanning.Course;
import org.resupply.allocation.PricedPlanning.Order;
import org.resupply.problem.AllocationProblem;
import org.resupply.solve.Allowance;

/**
 * Efficiency: the least cost of lanes, requisitioned capacity and unmet demand, each unit at its straight price.
 *
 * <p>Beyond the minimum standard it does not matter who of equal price goes without, so that some may get no more than that, and nothing at
 * all where there is none.
 */
public final class MinCost extends PricedStrategy {

    @Override
    public String name() {
        return "min-cost";
    }

    @Override
    Course course(AllocationProblem problem, Allowance allowance) {
        return Course.of(UnmetPricing.straight(problem), Order.PRICES);
    }
}
