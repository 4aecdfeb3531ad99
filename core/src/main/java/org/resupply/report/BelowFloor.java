package org.resupply.report;

/**
 * A place that gets less of a commodity, in a class, than the floor asks for, over all days together.
 *
 * @param place id of the community or facility
 * @param area id of its street
 * @param commodity id of the commodity
 * @param priorityClass id of the class
 * @param wanted units wanted
 * @param floor units that the floor asks for
 * @param served units handed over in time
 * @param missingKg mass missing up to the floor
 */
public record BelowFloor(
        String place,
        String area,
        String commodity,
        String priorityClass,
        long wanted,
        long floor,
        long served,
        double missingKg) {

    /** What is served of what is wanted, 0 to 1. */
    public double coverage() {
        return wanted > 0 ? (double) served / wanted : 1;
    }
}
