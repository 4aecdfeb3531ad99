package org.resupply.model;

/** How closed a zone is, from the cleanest to the most contaminated; within a trip the level never falls. */
public enum ControlLevel {
    /** Open (开放): no restriction. */
    OPEN,

    /** Precaution (防范区): people move inside the street, no gatherings. */
    PRECAUTION,

    /** Controlled (管控区): people stay in the compound, goods are fetched one household at a time. */
    CONTROLLED,

    /** Sealed (封控区): nobody leaves home; goods are handed over at the zone's edge. */
    SEALED
}
