package org.resupply.plan;

/**
 * What it costs that goods move in whole lots and vehicles go whole, beside an allocation that counts any quantity and of a vehicle what it carries.
 *
 * @param missingKg mass that is missing because less than a whole lot was there ({@link Cause#WHOLE_LOTS})
 * @param missingPrice what the allocation counts for that mass at the plain price of what is unmet, minor units
 * @param runs trips that bring goods from facility to facility
 * @param emptyHours hours of these trips, each times the part of the vehicle that stayed empty, by mass or by volume, whichever fills more
 * @param emptyCost what vehicles cost by the hour and by the kilometre for these parts, minor units
 */
public record WholeLoads(double missingKg, double missingPrice, int runs, double emptyHours, double emptyCost) {

    /** Of a plan in which nothing moves from facility to facility. */
    public static final WholeLoads NONE = new WholeLoads(0, 0, 0, 0, 0);
}
