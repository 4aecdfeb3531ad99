package org.resupply.problem;

import java.util.Arrays;
import org.resupply.problem.AllocationProblem.Measure;
import org.resupply.problem.AllocationProblem.PlaceKind;

/**
 * What plans of whole units and pallets can use at most of a capacity or a lot.
 *
 * <p>Where all that a row carries comes in multiples of something, no sound plan uses more of it than the largest multiple that fits. Where a lot is
 * the only stock that there ever is of its good at a place, and leaves it by lanes of whole pallets only, no more than its whole pallets
 * leave. Both are inequalities that hold for every plan and not for fractions of it, so that bounds count them (rounding cuts, V. Chvatal, Discrete
 * Mathematics 4, 1973).
 */
public final class WholePallets {
    private WholePallets() {}

    /**
     * The largest amount of which all that each pool carries is a multiple, at least 1.
     *
     * @param units whether single units count as well; else 1 where no lane of a pool carries whole pallets only
     */
    public static long[] ofPools(AllocationProblem problem, boolean units) {
        long[] parts = new long[problem.pools()];
        boolean[] rounds = new boolean[problem.pools()];
        for (int lane = 0; lane < problem.lanes(); lane++) {
            for (int at = problem.lanePools(lane); at < problem.lanePools(lane + 1); at++) {
                int pool = problem.poolAt(at);
                long part = ofLane(problem, lane, problem.poolMeasure(pool));
                parts[pool] = greatestCommonDivisor(parts[pool], part * problem.weightAt(at));
                rounds[pool] |= units || problem.lanePalletised(lane);
            }
        }
        for (int pool = 0; pool < parts.length; pool++) {
            parts[pool] = rounds[pool] ? Math.max(1, parts[pool]) : 1;
        }
        return parts;
    }

    /** The largest amount of which all that a lane carries is a multiple; 0 where it carries nothing. */
    public static long ofLane(AllocationProblem problem, int lane, Measure measure) {
        long part = 0;
        for (int c = 0; c < problem.commodities(); c++) {
            if (problem.laneCarries(lane, c)) {
                long pallet = problem.lanePalletised(lane) ? problem.pallet(c) : 1;
                part = greatestCommonDivisor(part, problem.perUnit(c, measure) * pallet);
            }
        }
        return part;
    }

    /** Base units of each lot that can ever leave its place. */
    public static long[] ofLots(AllocationProblem problem) {
        int commodities = problem.commodities();
        int[] lots = new int[problem.places() * commodities];
        boolean[] loose = new boolean[lots.length];
        for (int lot = 0; lot < problem.lots(); lot++) {
            lots[problem.lotPlace(lot) * commodities + problem.lotCommodity(lot)]++;
        }
        for (int lane = 0; lane < problem.lanes(); lane++) {
            for (int c = 0; c < commodities; c++) {
                if (problem.laneCarries(lane, c)) {
                    loose[problem.laneTo(lane) * commodities + c] = true;
                    loose[problem.laneFrom(lane) * commodities + c] |= !problem.lanePalletised(lane);
                }
            }
        }
        long[] most = new long[problem.lots()];
        Arrays.setAll(most, problem::lotFree);
        for (int lot = 0; lot < most.length; lot++) {
            int at = problem.lotPlace(lot) * commodities + problem.lotCommodity(lot);
            boolean isHub = problem.placeKind(problem.lotPlace(lot)) != PlaceKind.DEMAND_POINT;
            if (isHub && lots[at] == 1 && !loose[at]) {
                most[lot] -= most[lot] % problem.pallet(problem.lotCommodity(lot));
            }
        }
        return most;
    }

    private static long greatestCommonDivisor(long a, long b) {
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a;
    }
}
