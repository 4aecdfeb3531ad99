package org.resupply.allocation;

import org.resupply.allocation.PricedPlanning.Goal;
import org.resupply.allocation.PricedPlanning.Worst;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Allowance;
import org.resupply.solve.SolveOptions;

/**
 * Efficiency: the least cost of lanes, requisitioned capacity and unmet demand, each unit at its straight price.
 *
 * <p>Among places of equal price it does not matter who goes without, and so some may get nothing at all.
 */
public final class MinCost implements AllocationStrategy {

    @Override
    public String name() {
        return "min-cost";
    }

    @Override
    public AllocationSolution solve(AllocationProblem problem, SolveOptions options, Allowance allowance) {
        Goal goal = Goal.of(UnmetPricing.straight(problem));
        return PricedPlanning.solve(problem, goal, false, Worst.PRICED, name(), options, allowance);
    }

    @Override
    public AllocationSolution resolve(
            AllocationProblem problem, AllocationSolution earlier, SolveOptions options, Allowance allowance) {
        Goal goal = Goal.of(UnmetPricing.straight(problem));
        return PricedPlanning.solveAgain(problem, goal, false, Worst.PRICED, name(), earlier, options, allowance);
    }
}
