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
    DRONE;

    /** What it moves on. */
    public Mode mode() {
        return switch (this) {
            case BOAT -> Mode.WATER;
            case HELICOPTER, DRONE -> Mode.AIR;
            case HEAVY_TRUCK, LIGHT_TRUCK, VAN -> Mode.ROAD;
        };
    }

    /** Whether it stops at zones as well as at facilities: a boat needs a quay and a helicopter a pad, a drone sets down anywhere. */
    public boolean stopsAtZones() {
        return this != BOAT && this != HELICOPTER;
    }
}
