package org.resupply.model;

/** The classes that closures and crossings tell apart. */
public enum VehicleClass {
    /** A truck of 12 t or more. */
    HEAVY_TRUCK,

    /** A truck below 12 t. */
    LIGHT_TRUCK,

    /** A van, car or three-wheeler. */
    VAN,

    /** A boat or ferry. */
    BOAT,

    /** A helicopter. */
    HELICOPTER,

    /** A cargo drone. */
    DRONE
}
