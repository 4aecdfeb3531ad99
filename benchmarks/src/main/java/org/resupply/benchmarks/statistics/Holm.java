package org.resupply.benchmarks.statistics;

import java.util.Arrays;
import java.util.Comparator;

/** Holm's correction: p-values of several tests made comparable with the level of one. */
public final class Holm {
    private Holm() {}

    /**
     * Corrected p-values, in the order given: the smallest times their number, the next times one less and so on, never below
     * the one before and at most 1.
     *
     * @throws IllegalArgumentException if a value is not a probability
     */
    public static double[] corrected(double[] p) {
        var order = new Integer[p.length];
        for (int i = 0; i < p.length; i++) {
            if (!(p[i] >= 0 && p[i] <= 1)) {
                throw new IllegalArgumentException("The p-value (%s) must be from 0 to 1.".formatted(p[i]));
            }
            order[i] = i;
        }
        Arrays.sort(order, Comparator.comparingDouble(i -> p[i]));
        var corrected = new double[p.length];
        double least = 0;
        for (int rank = 0; rank < order.length; rank++) {
            least = Math.max(least, Math.min(1, (p.length - rank) * p[order[rank]]));
            corrected[order[rank]] = least;
        }
        return corrected;
    }
}
