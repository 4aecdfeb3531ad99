package org.resupply.plan;

/** Why something is missing. */
public enum Cause {
    /** There is not enough of it in the city or on its way, on any day that helps. */
    STOCK,

    /** It comes too late. */
    ARRIVAL,

    /** A facility cannot issue more in a day. */
    THROUGHPUT,

    /** A facility cannot hold more. */
    STORAGE,

    /** Docks or trucks a day at a gate are used up. */
    DOCK,

    /** Vehicles have no more room or hours. */
    VEHICLE,

    /** Crews have no more hours, or none may go. */
    CREW,

    /** A closure cuts the way. */
    CLOSURE,

    /** No bubble that may serve the place can carry it, or not without meeting another at a warehouse or a door. */
    BUBBLE,

    /** A rule of the embedding system forbids the trips that could bring it. */
    RULE,

    /** What there is would be spoilt. */
    SHELF_LIFE,

    /** What is kept in reserve may not be touched. */
    RESERVE,

    /** What there is fills no whole lot, and goods move between facilities in whole lots. */
    WHOLE_LOTS,

    /** No more can be carried from the edge of the zone to the doors. */
    LAST_HUNDRED_METRES,

    /** No lane or road leads there. */
    UNREACHABLE,

    /** Goods and vehicles are left that could bring it: the search ended before it got that far. */
    BUDGET_SPENT
}
