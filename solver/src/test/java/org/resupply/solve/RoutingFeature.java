package org.resupply.solve;

/** A rule that a routing engine may know or refuse, and that the contract tests try one by one. */
public enum RoutingFeature {
    /** Loads in one dimension, one kind of vehicle. */
    CAPACITY,
    /** Loads in two dimensions, brought and taken. */
    PICKUPS,
    /** One window for each stop, service times, a shift. */
    WINDOWS,
    /** Several windows for each stop. */
    SEVERAL_WINDOWS,
    /** Earliest departures by stop. */
    RELEASES,
    /** Two classes that differ in capacity, costs, service times and travel profile. */
    FLEET,
    /** Two depots, and routes that begin or end elsewhere. */
    DEPOTS,
    /** Distances that depend on the direction. */
    ASYMMETRIC,
    /** Limits of distance, duration and number of stops, with a cost of duration. */
    LIMITS,
    /** Skills, territories and allowed stops. */
    SKILLS,
    /** Stops that may be left out at a price. */
    PRIZES,
    /** Priority classes of stops that may be left out. */
    PRIORITIES,
    /** Levels that never fall along a trip. */
    LEVELS,
    /** Goods that may not share a trip. */
    GOODS,
    /** Pickup and delivery on one vehicle. */
    PAIRS,
    /** Several trips, with turn-round and disinfection. */
    RELOADS,
    /** Breaks of drivers. */
    BREAKS,
    /** Groups of stops of which one is served. */
    ALTERNATIVES,
    /** Routes whose beginning is given. */
    LOCKS,
    /** Prices for serving otherwise than promised. */
    PROMISES,
    /** Costs and vetoes by rules of the embedding system. */
    RULES
}
