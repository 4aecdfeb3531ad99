package org.resupply.benchmarks.allocate;

import java.util.List;

/**
 * What one strategy made of one sample.
 *
 * @param sample number of the sample, from 1
 * @param strategy name of the strategy
 * @param values a figure for each {@link Measure}; NaN where there is none, such as a gap where nothing is proven
 * @param scarcity what was scarce to it, by its prices
 * @param iterations what it spent of its budget
 * @param sampleHash SHA-256 of the scenario with what was drawn
 */
public record StrategyRun(
        int sample, String strategy, List<Double> values, Scarcity scarcity, long iterations, String sampleHash) {

    public StrategyRun {
        values = List.copyOf(values);
    }
}
