package org.resupply.benchmarks.statistics;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.MannWhitneyUTest;
import org.apache.commons.math3.stat.inference.TTest;

/**
 * Two independent samples of positive values, compared.
 *
 * @param ratio mean of the second over that of the first; infinite where the first is 0 and the second is not
 * @param low lower end of the 95 % interval of the ratio (Welch)
 * @param high upper end of it
 * @param p two-sided probability of a difference as clear as this one between equals
 */
public record Samples(double ratio, double low, double high, double p) {
    private static final double CONFIDENCE = 0.975;

    /** How a probability is found. */
    public enum Test {
        /** Welch's t-test: means, variances may differ. */
        WELCH,
        /** The Mann-Whitney U test: ranks, whatever the distribution. */
        MANN_WHITNEY
    }

    /**
     * Compares two samples of at least two values each; where neither varies, they are equal or certainly not.
     *
     * @throws IllegalArgumentException if there are fewer values
     */
    public static Samples compare(double[] first, double[] second, Test test) {
        if (first.length < 2 || second.length < 2) {
            throw new IllegalArgumentException("The samples (%s and %s values) must have at least two values each."
                    .formatted(first.length, second.length));
        }
        double one = StatUtils.mean(first);
        double other = StatUtils.mean(second);
        double ratio = one == other ? 1 : other / one;
        double firstError = StatUtils.variance(first) / first.length;
        double secondError = StatUtils.variance(second) / second.length;
        double error = firstError + secondError;
        if (error == 0) {
            return new Samples(ratio, ratio, ratio, one == other ? 1 : 0);
        }
        double freedom = error
                * error
                / (firstError * firstError / (first.length - 1) + secondError * secondError / (second.length - 1));
        double reach = new TDistribution(null, freedom).inverseCumulativeProbability(CONFIDENCE) * Math.sqrt(error);
        double p = test == Test.WELCH
                ? new TTest().tTest(first, second)
                : new MannWhitneyUTest().mannWhitneyUTest(first, second);
        return new Samples(ratio, 1 + (other - one - reach) / one, 1 + (other - one + reach) / one, Math.min(1, p));
    }
}
