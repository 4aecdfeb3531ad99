package org.resupply.benchmarks.instances;

/**
 * What a reader may be told about a file beyond its content.
 *
 * @param convention how real numbers become integers; null to decide by the content
 * @param fleetFirst whether a vehicle costs more than any detour saves, so that fewest vehicles come first and distance second
 */
public record Reading(Convention convention, boolean fleetFirst) {
    /** By content, with the costs of the file. */
    public static final Reading BY_CONTENT = new Reading(null, false);
}
