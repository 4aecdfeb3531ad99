package org.resupply.benchmarks.statistics;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * What a box plot shows of some values (J. Tukey, Exploratory Data Analysis, 1977).
 *
 * @param lowWhisker the smallest value within one and a half box lengths of the box
 * @param lowerQuartile lower end of the box
 * @param median the line in it
 * @param upperQuartile upper end of the box
 * @param highWhisker the largest value within one and a half box lengths of the box
 * @param outliers the values beyond the whiskers, ascending
 */
public record BoxPlot(
        double lowWhisker,
        double lowerQuartile,
        double median,
        double upperQuartile,
        double highWhisker,
        List<Double> outliers) {
    private static final double REACH = 1.5;

    public BoxPlot {
        outliers = List.copyOf(outliers);
    }

    /** The box plot of at least one value; quartiles between two values are interpolated. */
    public static BoxPlot of(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("A box plot needs at least one value.");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        Percentile percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
        percentile.setData(sorted);
        double lower = percentile.evaluate(25);
        double upper = percentile.evaluate(75);
        double reach = REACH * (upper - lower);
        double[] near = Arrays.stream(sorted)
                .filter(value -> value >= lower - reach && value <= upper + reach)
                .toArray();
        List<Double> far = Arrays.stream(sorted)
                .filter(value -> value < lower - reach || value > upper + reach)
                .boxed()
                .toList();
        return new BoxPlot(near[0], lower, percentile.evaluate(50), upper, near[near.length - 1], far);
    }
}
