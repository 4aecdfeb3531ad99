package org.resupply.model;

/** What can happen to a city. */
public enum DisruptionKind {
    /** A crossing (bridge, tunnel, ferry) is closed; target: a crossing. */
    CROSSING_CLOSED,

    /**
     * Roads are closed to whatever drives; target: the name of a road of the road graph, or none, and {@code area} gives where
     * nobody drives in, out or through.
     */
    ROAD_CLOSED,

    /** A lane is closed; target: a lane. */
    LANE_CLOSED,

    /** A facility neither receives nor issues; target: a facility. */
    FACILITY_CLOSED,

    /** A zone's control level changes; target: a zone; {@code level} gives the new one. */
    ZONE_CONTROL,

    /** A zone and all below it need more; target: a zone; {@code factor} multiplies the demand. */
    DEMAND_SURGE,

    /** A lot is lost; target: a lot. */
    LOT_LOST,

    /** All stock of a facility is lost; target: a facility. */
    STOCK_LOST,

    /** Vehicles are lost; target: a fleet; {@code count} gives how many. */
    VEHICLES_LOST,

    /** Crews are lost; target: a crew; {@code count} gives how many. */
    CREWS_LOST,

    /** A convoy is late; target: a convoy; {@code seconds} gives by how much. */
    CONVOY_LATE,

    /** Somebody calls for help; {@code request} gives the demand. */
    URGENT_REQUEST
}
