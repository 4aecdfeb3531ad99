package org.resupply.benchmarks.statistics;

import org.apache.commons.math3.stat.inference.WilcoxonSignedRankTest;

/**
 * How two engines compare on the same instances, smaller values being better.
 *
 * @param wins instances on which the first is better
 * @param ties instances on which both are equal
 * @param losses instances on which the second is better
 * @param p two-sided probability, by Wilcoxon's signed ranks, of a difference as clear as this one between equals; ties are left
 *     out; 1 where nothing differs
 */
public record Pairs(int wins, int ties, int losses, double p) {
    /** Up to here every assignment of signs is counted; beyond it the normal approximation is good. */
    private static final int EXACT = 20;

    /** Compares values of the same instances in the same order. */
    public static Pairs of(double[] first, double[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "The numbers of values (%s and %s) must be equal.".formatted(first.length, second.length));
        }
        int wins = 0;
        int losses = 0;
        for (int i = 0; i < first.length; i++) {
            if (first[i] < second[i]) {
                wins++;
            } else if (first[i] > second[i]) {
                losses++;
            }
        }
        int differing = wins + losses;
        double[] one = new double[differing];
        double[] other = new double[differing];
        int next = 0;
        for (int i = 0; i < first.length; i++) {
            if (first[i] != second[i]) {
                one[next] = first[i];
                other[next++] = second[i];
            }
        }
        double p = differing == 0
                ? 1
                : Math.min(1, new WilcoxonSignedRankTest().wilcoxonSignedRankTest(one, other, differing <= EXACT));
        return new Pairs(wins, first.length - differing, losses, p);
    }
}
