package org.resupply.allocation;

import java.util.Arrays;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationSolution;

/**
 * What fairness costs at most: the share of the value that any allocation could serve that this one gives up (D. Bertsimas, V. Farias, N.
 * Trichakis, Operations Research 59, 2011), without another allocation to compare with.
 *
 * <p>A unit served is worth its unmet price. No allocation serves more of a commodity than there is of it, and none more than the dearest
 * needs for it. What it gives up in truth is less where ways, vehicles or stores stand against that, too.
 */
public final class PriceOfFairness {
    private PriceOfFairness() {}

    /** The price of a solution at most, 0 to 1. */
    public static double atMost(AllocationProblem problem, AllocationSolution solution) {
        double[] free = new double[problem.commodities()];
        for (int lot = 0; lot < problem.lots(); lot++) {
            if (problem.placeKind(problem.lotPlace(lot)) != PlaceKind.DEMAND_POINT) {
                free[problem.lotCommodity(lot)] += problem.lotFree(lot);
            }
        }
        Integer[] dearest = new Integer[problem.demands()];
        Arrays.setAll(dearest, demand -> demand);
        Arrays.sort(dearest, (x, y) -> Double.compare(problem.unmetPrice(y), problem.unmetPrice(x)));
        double most = 0;
        double served = 0;
        for (int demand : dearest) {
            int commodity = problem.demandCommodity(demand);
            double open = problem.openQuantity(demand);
            double brought = Math.min(open, free[commodity]);
            free[commodity] -= brought;
            most += problem.unmetPrice(demand) * (problem.ownQuantity(demand) + brought);
            served += problem.unmetPrice(demand) * (problem.ownQuantity(demand) + open - solution.unmet(demand));
        }
        return most <= 0 ? 0 : Math.max(0, (most - served) / most);
    }
}
