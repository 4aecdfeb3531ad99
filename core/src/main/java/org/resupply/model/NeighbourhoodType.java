package org.resupply.model;

/** How people live in a community: decides how hard the last hundred metres are. */
public enum NeighbourhoodType {
    /** Towers with lifts and a gate. */
    HIGH_RISE,

    /** Slab blocks without lifts. */
    WALK_UP,

    /** Old lanes and courtyards (里弄). */
    LANE,

    /** A village. */
    VILLAGE,

    /** Workers' or students' dormitories. */
    DORMITORY,

    /** Several of these, or not known. */
    MIXED
}
