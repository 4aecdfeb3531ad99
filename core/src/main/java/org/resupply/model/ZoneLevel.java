package org.resupply.model;

/** The level of a zone in the administrative tree, from the whole to the part. */
public enum ZoneLevel {
    /** The whole city. */
    CITY,

    /** A district or county (区). */
    DISTRICT,

    /** A street, town or township (街镇). */
    STREET,

    /** A residential community or village (小区). */
    COMMUNITY
}
