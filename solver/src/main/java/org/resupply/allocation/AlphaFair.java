package org.resupply.allocation;

import org.resupply.allocation.PricedPlanning.Course;
import org.resupply.allocation.PricedPlanning.Order;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Allowance;
import org.resupply.solve.SolveOptions;

/**
 * Alpha-fairness over fill ratios (Atkinson; Bertsimas, Farias and Trichakis 2010): 0 is efficiency, 1 is proportional
 * fairness, and the larger alpha is, the nearer it comes to max-min.
 *
 * <p>A place whose share f of a need is served values one more unit at its price times f to the power of minus alpha. The
 * curve is cut into steps; below the middle of the last one, where it would grow without limit, it stays level. Numbers do not
 * hold what an alpha above 3.7 asks for: no curve is above a million to the power of 1 - f * f, which still makes each step dearer
 * than the one before. Objective and bound are those of the steps.
 *
 * @param alpha aversion to inequality, at least 0
 */
public record AlphaFair(double alpha) implements AllocationStrategy {
    /** What it is called when alpha is 1. */
    static final String NAME = "alpha-fair";

    private static final int STEPS = 20;

    /** What the first unit is worth at most, in prices of the last. */
    private static final double STEEPEST = 1e6;

    public AlphaFair {
        if (!(alpha >= 0) || alpha == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "The alpha (%s) must be 0 or more and finite.\nMaybe use lexicographic for the limit?"
                            .formatted(alpha));
        }
    }

    /** Of an alpha that a user wrote. */
    static AlphaFair of(String written) {
        try {
            return new AlphaFair(Double.parseDouble(written));
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    "The alpha (%s) must be a number of 0 or more.\nMaybe alpha-fair:2?".formatted(written),
                    notANumber);
        }
    }

    /** {@code alpha-fair} for an alpha of 1, else with its alpha, such as {@code alpha-fair:0.5}. */
    @Override
    public String name() {
        if (alpha == 1) {
            return NAME;
        }
        boolean isWhole = alpha == Math.rint(alpha) && alpha < 1e15;
        return NAME + ":" + (isWhole ? Long.toString((long) alpha) : Double.toString(alpha));
    }

    @Override
    public AllocationSolution solve(AllocationProblem problem, SolveOptions options, Allowance allowance) {
        return PricedPlanning.solve(problem, course(problem), null, name(), options, allowance);
    }

    @Override
    public AllocationSolution resolve(
            AllocationProblem problem, AllocationSolution earlier, SolveOptions options, Allowance allowance) {
        return PricedPlanning.solve(problem, course(problem), earlier, name(), options, allowance);
    }

    private Course course(AllocationProblem problem) {
        return Course.of(pricing(problem), Order.PRICES);
    }

    private UnmetPricing pricing(AllocationProblem problem) {
        if (alpha == 0) {
            return UnmetPricing.straight(problem);
        }
        double[] base = Groups.of(problem).highestPrice(problem);
        return UnmetPricing.stepped(
                problem,
                STEPS,
                (group, missing, belowFloor) ->
                        base[group] * (Math.min(steepest(1 - missing), Math.pow(1 - missing, -alpha)) - 1));
    }

    private static double steepest(double share) {
        return Math.pow(STEEPEST, 1 - share * share);
    }
}
