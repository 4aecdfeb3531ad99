package org.resupply.allocation;

import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Allowance;
import org.resupply.solve.SolveOptions;

/**
 * Proportional rationing: class after class, everybody is entitled to the same share of what is open of a commodity, namely
 * the supply that is left over the need of the class, and to no more.
 *
 * <p>What cannot be brought to one place is not given to another: rations are rules, not plans. Objective and bound count the
 * lanes and, at ten times their price, the units of ration that do not arrive.
 */
public final class ProportionalRationing implements AllocationStrategy {
    private static final double RATION_WORTH = 10;

    @Override
    public String name() {
        return "proportional";
    }

    @Override
    public AllocationSolution solve(AllocationProblem problem, SolveOptions options, Allowance allowance) {
        UnmetPricing pricing = UnmetPricing.levelled(problem, rations(problem), 0, RATION_WORTH);
        return PricedPlanning.solve(problem, pricing, true, PricedPlanning.Worst.PRICED, name(), options, allowance);
    }

    private static double[] rations(AllocationProblem problem) {
        double[] supply = new double[problem.commodities()];
        for (int lot = 0; lot < problem.lots(); lot++) {
            if (problem.placeKind(problem.lotPlace(lot)) != PlaceKind.DEMAND_POINT) {
                supply[problem.lotCommodity(lot)] += problem.lotQuantity(lot) - problem.lotReserved(lot);
            }
        }
        Groups groups = Groups.of(problem);
        double[][] open = new double[problem.commodities()][problem.classes()];
        for (int group = 0; group < groups.count; group++) {
            open[groups.commodity[group]][groups.priority[group]] += groups.open[group];
        }
        double[][] ration = new double[problem.commodities()][problem.classes()];
        for (int c = 0; c < ration.length; c++) {
            double left = supply[c];
            for (int k = 0; k < ration[c].length; k++) {
                ration[c][k] = open[c][k] == 0 ? 1 : Math.min(1, left / open[c][k]);
                left = Math.max(0, left - open[c][k]);
            }
        }
        double[] level = new double[groups.count];
        for (int group = 0; group < groups.count; group++) {
            level[group] = ration[groups.commodity[group]][groups.priority[group]];
        }
        return level;
    }
}
