package org.resupply.model;

/** What a lane or a vehicle moves on. */
public enum Mode {
    /** Road. */
    ROAD,

    /** River or sea. */
    WATER,

    /** Air. */
    AIR
}
