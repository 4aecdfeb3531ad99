package org.resupply.problem;

/**
 * How much dearer it is to lack the larger a part of a need: the curve of the default strategy, by which whole plans and tries are
 * compared as well.
 */
public final class LackPrice {
    /** How much dearer the last missing unit of a need is than the first: from the measured segments x1 ... x3. */
    private static final double STEEPNESS = 2.5;

    private LackPrice() {}

    /** What the next missing unit costs more than the first one where this share of the need is missing already, 0 to 1. */
    public static double extra(double share) {
        return STEEPNESS * share * share;
    }

    /** What all missing units cost on average where they are this share of the need, 0 to 1; the first one costs 1. */
    public static double mean(double share) {
        return 1 + STEEPNESS / 3 * share * share;
    }
}
