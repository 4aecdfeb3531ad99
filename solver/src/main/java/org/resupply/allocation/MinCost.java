package org.resupply.allocation;

import org.resupply.allocation.PricedPlanning.Goal;
import org.resupply.allocation.PricedPlanning.Order;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Allowance;
import org.resupply.solve.SolveOptions;

/**
 * Efficiency: the least cost of lanes, requisitioned capacity and unmet demand, each unit at its straight price.
 *
 * <p>Beyond the minimum standard it does not matter who of equal price goes without, so that some may get no more than that, and nothing at
 * all where there is none.
 */
public final class MinCost implements AllocationStrategy {

    @Override
    public String name() {
        return "min-cost";
    }

    @Override
    public AllocationSolution solve(AllocationProblem problem, SolveOptions options, Allowance allowance) {
        Goal goal = Goal.of(UnmetPricing.straight(problem));
        return PricedPlanning.solve(problem, goal, Order.PRICES, name(), options, allowance);
    }

    @Override
    public AllocationSolution resolve(
            AllocationProblem problem, AllocationSolution earlier, SolveOptions options, Allowance allowance) {
        Goal goal = Goal.of(UnmetPricing.straight(problem));
        return PricedPlanning.solveAgain(problem, goal, Order.PRICES, name(), earlier, options, allowance);
    }
}
