package org.resupply.allocation;

import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Allowance;
import org.resupply.solve.SolveOptions;

/**
 * Deprivation cost: going without costs more the longer it lasts (Holguin-Veras et al. 2013).
 *
 * <p>When a place has missed so many days' worth of its need of a commodity, the next missing unit is dearer by a quarter for
 * each of them, and by the demand's own convexity for the share that is missing.
 */
public final class DeprivationCost implements AllocationStrategy {
    private static final int STEPS = 8;
    private static final double DAILY_RISE = 1.25;

    @Override
    public String name() {
        return "deprivation";
    }

    @Override
    public AllocationSolution solve(AllocationProblem problem, SolveOptions options, Allowance allowance) {
        Groups groups = Groups.of(problem);
        double[] base = groups.highestPrice(problem);
        double[] convexity = new double[groups.count];
        for (int demand = 0; demand < problem.demands(); demand++) {
            int group = groups.ofDemand[demand];
            convexity[group] = Math.max(convexity[group], problem.convexity(demand));
        }
        UnmetPricing pricing = UnmetPricing.stepped(
                problem,
                STEPS,
                (group, missing, belowFloor) -> base[group]
                        * (Math.pow(DAILY_RISE, missing * problem.days()) - 1 + convexity[group] * missing));
        return PricedPlanning.solve(problem, pricing, false, PricedPlanning.Worst.PRICED, name(), options, allowance);
    }
}
