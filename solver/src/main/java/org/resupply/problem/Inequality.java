package org.resupply.problem;

import java.util.Arrays;

/**
 * How unequally shares are spread over places, in indices without unit.
 *
 * <p>None is below 0, and Jain's is not above 1, whatever rounding does: a sum of differences that cancel may end at -2e-17.
 */
public final class Inequality {
    private Inequality() {}

    /**
     * Mean absolute difference over twice the mean, by weight; 0 where nobody gets anything.
     *
     * @param x shares of at least 0
     * @param weight the weight of each, at least 0
     */
    public static double gini(double[] x, double[] weight) {
        Integer[] order = new Integer[x.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> Double.compare(x[i], x[j]));
        // With x rising, the sum over pairs is twice the sum of w_i (x_i W_before - S_before).
        double below = 0;
        double belowSum = 0;
        double differences = 0;
        for (int i : order) {
            differences += weight[i] * (x[i] * below - belowSum);
            below += weight[i];
            belowSum += weight[i] * x[i];
        }
        double divisor = below * belowSum;
        return divisor == 0 ? 0 : Math.max(0, differences / divisor);
    }

    /** Square of the mean over the mean square, by weight; 1 where nobody gets anything. */
    public static double jain(double[] x, double[] weight) {
        double total = 0;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            total += weight[i];
            sum += weight[i] * x[i];
            squares += weight[i] * x[i] * x[i];
        }
        double divisor = total * squares;
        return divisor == 0 ? 1 : Math.min(1, sum * sum / divisor);
    }

    /**
     * Theil's index in its two parts, which add up to that of the whole.
     *
     * @param between what is due to the means of the regions
     * @param within what is due to differences within regions
     */
    public record Theil(double between, double within) {}

    /**
     * Theil's index by weight; 0 where nobody gets anything.
     *
     * @param region the region of each share, from 0
     */
    public static Theil theil(double[] x, double[] weight, int[] region) {
        int regions = Arrays.stream(region).max().orElse(-1) + 1;
        double[] sum = new double[regions];
        double[] total = new double[regions];
        for (int i = 0; i < x.length; i++) {
            sum[region[i]] += weight[i] * x[i];
            total[region[i]] += weight[i];
        }
        double all = Arrays.stream(total).sum();
        double given = Arrays.stream(sum).sum();
        double between = 0;
        double within = 0;
        for (int r = 0; r < regions; r++) {
            between += sum[r] > 0 ? sum[r] / given * Math.log(sum[r] / total[r] * (all / given)) : 0;
        }
        for (int i = 0; i < x.length; i++) {
            double part = weight[i] * x[i];
            within += part > 0 ? part / given * Math.log(x[i] * total[region[i]] / sum[region[i]]) : 0;
        }
        return new Theil(Math.max(0, between), Math.max(0, within));
    }
}
