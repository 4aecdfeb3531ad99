package org.resupply.problem;

/** Why a demand is not met in full: the first thing that would have to give way. */
public enum AllocationCause {
    /** Nothing is missing. */
    NONE,
    /** There is less of the commodity than is needed, wherever it lies. */
    STOCK,
    /** Enough comes in, but too late for the demand's window. */
    ARRIVAL,
    /** What was left is past its last usable day by the time it could arrive. */
    SHELF_LIFE,
    /** What was left is withheld as a reserve. */
    RESERVE,
    /** A place on the way could not handle more: sorting, inspection, what it issues in a day. */
    THROUGHPUT,
    /** No dock of a place on the way was free for long enough. */
    DOCK,
    /** A place on the way could not store more. */
    STORAGE,
    /** Vehicles or a lane's own capacity were used up. */
    TRANSPORT_CAPACITY,
    /** The lanes that would serve it are closed on the days that matter. */
    LANE_CLOSED,
    /** No lane that carries the commodity leads there from anywhere it lies. */
    UNREACHABLE,
    /** Less than a pallet was left to move, and the lane carries whole pallets. */
    PALLET,
    /** It could have been served, but the strategy's goal gave the supply or the capacity to another. */
    OUTRANKED
}
