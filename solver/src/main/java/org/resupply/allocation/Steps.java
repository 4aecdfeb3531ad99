package org.resupply.allocation;

import java.util.Arrays;

/** The steps of an {@link UnmetPricing}, laid one after the other, group by group. */
final class Steps {
    private final int[] start;
    private long[] width = new long[64];
    private double[] surcharge = new double[64];
    private int group;
    private int count;

    Steps(int groups) {
        start = new int[groups + 1];
    }

    /**
     * Lays a step for the group at hand, unless it has no width.
     *
     * @param units base units
     * @param price surcharge per base unit
     */
    void lay(long units, double price) {
        if (units <= 0) {
            return;
        }
        if (count == width.length) {
            width = Arrays.copyOf(width, 2 * count);
            surcharge = Arrays.copyOf(surcharge, 2 * count);
        }
        width[count] = units;
        surcharge[count++] = price;
    }

    /** The group at hand has all its steps. */
    void endGroup() {
        start[++group] = count;
    }

    /** Where the steps of each group begin, and behind them where the last one ends. */
    int[] start() {
        return start;
    }

    long[] width() {
        return Arrays.copyOf(width, count);
    }

    double[] surcharge() {
        return Arrays.copyOf(surcharge, count);
    }
}
