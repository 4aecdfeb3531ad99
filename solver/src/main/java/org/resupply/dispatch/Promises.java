package org.resupply.dispatch;

/**
 * What it costs to change what people were told, in minor units.
 *
 * @param vehicle for each stop that another vehicle makes
 * @param street for each stop that is not made at all, besides what its goods are worth
 * @param hour for each hour that a stop is made earlier or later
 */
public record Promises(long vehicle, long street, long hour) {

    /** A stop by another vehicle costs as much as about 10 km of a van's way, an hour as much as 20, a stop given up as 100. */
    public static final Promises USUAL = new Promises(3000, 30_000, 6000);

    public Promises {
        if (vehicle < 0 || street < 0 || hour < 0) {
            throw new IllegalArgumentException(
                    "The prices of promises (%s, %s, %s) must not be negative.".formatted(vehicle, street, hour));
        }
    }
}
