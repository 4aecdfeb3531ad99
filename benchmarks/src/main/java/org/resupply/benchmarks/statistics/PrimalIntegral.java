package org.resupply.benchmarks.statistics;

/** How far a search was from the best cost on average over its time: one figure for how good and how soon its answers came. */
public final class PrimalIntegral {
    private PrimalIntegral() {}

    /**
     * The mean primal gap from 0 to the horizon, in per cent (Berthold 2013): 100 before the first answer, then the excess over
     * the reference in per cent of the answer's cost, and 0 for an answer at or below the reference.
     *
     * @param trace pairs of seconds and cost, seconds rising
     * @param reference the best cost known
     * @param horizon seconds, positive; what comes later does not count
     */
    public static double percent(double[][] trace, double reference, double horizon) {
        if (!(horizon > 0)) {
            throw new IllegalArgumentException("The horizon (%s seconds) must be positive.".formatted(horizon));
        }
        double area = 0;
        double since = 0;
        double gap = 1;
        for (double[] point : trace) {
            double when = Math.min(horizon, point[0]);
            area += (when - since) * gap;
            since = when;
            gap = gap(point[1], reference);
        }
        return 100 * (area + (horizon - since) * gap) / horizon;
    }

    private static double gap(double cost, double reference) {
        return cost <= reference ? 0 : Math.min(1, (cost - reference) / Math.max(Math.abs(cost), Math.abs(reference)));
    }
}
