package org.resupply.problem;

/**
 * What one more unit of a scarce thing would be worth to the objective of a solution, in the objective's own unit.
 *
 * @param pool per pool and day, per unit of the pool's measure; shape {@code [pools][days]}
 * @param store per store and day, per unit of the store's measure; shape {@code [stores][days]}
 * @param lot per lot, per base unit; shape {@code [lots]}
 */
public record AllocationPrices(double[][] pool, double[][] store, double[] lot) {

    /** No prices at all: every entry 0. */
    public static AllocationPrices zero(AllocationProblem problem) {
        return new AllocationPrices(
                new double[problem.pools()][problem.days()],
                new double[problem.stores()][problem.days()],
                new double[problem.lots()]);
    }
}
