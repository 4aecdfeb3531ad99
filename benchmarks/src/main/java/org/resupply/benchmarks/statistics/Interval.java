package org.resupply.benchmarks.statistics;

import org.apache.commons.math3.random.RandomDataGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.StatUtils;

/**
 * A mean with the range in which 95 of 100 means of resampled values lie.
 *
 * @param mean arithmetic mean; NaN of no values
 * @param low lower end
 * @param high upper end
 */
public record Interval(double mean, double low, double high) {
    private static final int RESAMPLES = 10_000;
    private static final double TAIL = 2.5;

    /** The mean of values and its bootstrap interval, the same for the same seed. */
    public static Interval ofMean(double[] values, long seed) {
        if (values.length == 0) {
            return new Interval(Double.NaN, Double.NaN, Double.NaN);
        }
        var random = new RandomDataGenerator(new Well19937c(seed));
        double[] means = new double[RESAMPLES];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[values.length == 1 ? 0 : random.nextInt(0, values.length - 1)];
            }
            means[resample] = sum / values.length;
        }
        return new Interval(
                StatUtils.mean(values), StatUtils.percentile(means, TAIL), StatUtils.percentile(means, 100 - TAIL));
    }
}
