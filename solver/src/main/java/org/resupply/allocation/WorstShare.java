package org.resupply.allocation;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import org.resupply.problem.AllocationPrices;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationSolution;
import org.resupply.problem.ScarcityProof;
import org.resupply.problem.ScarcitySum;

/**
 * How high the worst-covered of a solution could be at most, whatever its strategy, and why they could be no higher.
 *
 * <p>Any prices of what is scarce prove a share that not all can exceed. A strategy that raises the worst looks for prices that prove the least
 * ({@link AllocationSolution#levels}); of the others the prices of their own goal are asked, and for each commodity one price for all of its
 * lots, which says that there is no more of it.
 */
public final class WorstShare {
    /** How near to the lowest one a share that is disproved must be. */
    private static final double PRECISION = 1e-5;

    /** What a missing unit counts beside prices: more than any way to it costs. */
    private static final double BEYOND_WAYS = 1e6;

    private final AllocationProblem problem;
    private final Groups groups;
    private final long[] served;

    /** The prices of the strategy's own goal. */
    private final ScarcePrices own;

    /** Base units beyond own stock that each group could get if nothing but its ways stood against it. */
    private final long[] reach;

    private WorstShare(AllocationProblem problem, AllocationSolution solution) {
        this.problem = problem;
        groups = Groups.of(problem);
        long[] unmet = new long[problem.demands()];
        Arrays.setAll(unmet, solution::unmet);
        served = groups.served(problem, unmet);
        AllocationPrices prices = solution.prices();
        own = priced(positive(prices.pool()), positive(prices.store()), positive(prices.lot()));
        List<ScarcityProof.Claim> all = ScarcePrices.claims(groups, own.worth(), groups.open);
        long[] reached = own.sum().reached(all);
        reach = new long[groups.count];
        int next = 0;
        for (int group = 0; group < reach.length; group++) {
            reach[group] = groups.open[group] > 0 ? reached[next++] : 0;
        }
    }

    /**
     * The levels of a solution; where its strategy looked for none that of the first class of which something is proved; none where nothing
     * is.
     */
    public static List<AllocationSolution.Level> levels(AllocationProblem problem, AllocationSolution solution) {
        if (!solution.levels().isEmpty()) {
            return solution.levels();
        }
        WorstShare worst = new WorstShare(problem, solution);
        for (int priority = 0; priority < problem.classes(); priority++) {
            double share = worst.share(priority);
            AllocationSolution.Level level = share < 1 ? worst.level(priority, share) : null;
            if (level != null) {
                return List.of(level);
            }
        }
        return List.of();
    }

    /** The smallest share of a class of those who could have more; 1 where nobody could. */
    private double share(int priority) {
        double share = 1;
        for (int group = 0; group < groups.count; group++) {
            if (groups.priority[group] == priority && served[group] < reach[group]) {
                share = Math.min(share, (held(group) + served[group]) / (double) groups.need[group]);
            }
        }
        return share;
    }

    private long held(int group) {
        return groups.need[group] - groups.open[group];
    }

    private AllocationSolution.Level level(int priority, double share) {
        DoubleFunction<long[]> targets = asked -> targets(priority, asked);
        double bound = 1;
        ScarcePrices proving = null;
        int scarcest = -1;
        for (int c = 0; c < problem.commodities(); c++) {
            int commodity = c;
            double there = free(c);
            double disproved = lowest(share, bound, asked -> units(targets.apply(asked), commodity) > there);
            if (disproved < Double.POSITIVE_INFINITY) {
                bound = disproved;
                scarcest = c;
            }
        }
        double disproved = lowest(share, bound, asked -> own.lack(targets.apply(asked)) > 0);
        if (disproved < bound || (scarcest < 0 && disproved == bound)) {
            bound = disproved;
            proving = own;
        } else if (scarcest >= 0) {
            double[] lot = new double[problem.lots()];
            for (int l = 0; l < lot.length; l++) {
                lot[l] = problem.lotCommodity(l) == scarcest ? 1 : 0;
            }
            proving = priced(
                    new double[problem.pools()][problem.days()], new double[problem.stores()][problem.days()], lot);
        }
        ScarcityProof proof = proving == null ? null : proving.proof(ScarcityProof.Kind.WORST, targets.apply(bound));
        return proof == null ? null : new AllocationSolution.Level(priority, share, bound, bound - share, proof);
    }

    /** The same prices, and 0 for what is none. */
    private static double[][] positive(double[][] prices) {
        return Arrays.stream(prices).map(WorstShare::positive).toArray(double[][]::new);
    }

    private static double[] positive(double[] prices) {
        return Arrays.stream(prices).map(price -> price > 0 ? price : 0).toArray();
    }

    private static double lowest(double low, double high, DoublePredicate disproves) {
        return ScarcityProof.lowestDisproved(disproves, low, high, PRECISION, () -> false);
    }

    /** What gives every group of a class a share, as far as a way leads to it; classes above keep what they have. */
    private long[] targets(int priority, double share) {
        long[] targets = new long[groups.count];
        for (int group = 0; group < targets.length; group++) {
            if (groups.priority[group] < priority) {
                targets[group] = served[group];
            } else if (groups.priority[group] == priority) {
                long wanted = (long) Math.ceil(share * groups.need[group] - 1e-9) - held(group);
                targets[group] = Math.max(0, Math.min(reach[group], wanted));
            }
        }
        return targets;
    }

    private double units(long[] targets, int commodity) {
        double units = 0;
        for (int group = 0; group < targets.length; group++) {
            units += groups.commodity[group] == commodity ? targets[group] : 0;
        }
        return units;
    }

    /** What of a commodity may leave the stores. */
    private double free(int commodity) {
        double free = 0;
        for (int lot = 0; lot < problem.lots(); lot++) {
            if (problem.lotCommodity(lot) == commodity
                    && problem.placeKind(problem.lotPlace(lot)) != PlaceKind.DEMAND_POINT) {
                free += problem.lotFree(lot);
            }
        }
        return free;
    }

    private ScarcePrices priced(double[][] pool, double[][] store, double[] lot) {
        double[] worth = new double[groups.count];
        Arrays.fill(worth, BEYOND_WAYS * Math.max(1, Arrays.stream(lot).max().orElse(1)));
        ScarcityProof prices = new ScarcityProof(
                ScarcityProof.Kind.WORST, List.of(), pool, store, ScarcityProof.noLanePrices(problem), lot, 0);
        return new ScarcePrices(prices, new ScarcitySum(problem, prices), groups, worth);
    }
}
