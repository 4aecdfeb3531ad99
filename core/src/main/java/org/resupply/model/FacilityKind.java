package org.resupply.model;

/** What a facility is for. */
public enum FacilityKind {
    /** City warehouse (市大仓). */
    CITY_WAREHOUSE,

    /** District central warehouse (区中心仓). */
    DISTRICT_WAREHOUSE,

    /** Street distribution warehouse (街镇分拨仓). */
    STREET_WAREHOUSE,

    /** Where cargo or trailers change from outside trucks to the city's bubbles (异地物资接驳处). */
    TRANSFER_POINT,

    /** A sea or river port or ferry terminal (港口). */
    PORT,

    /** A pad for helicopters or drones (起降点). */
    HELIPAD,

    /** A supplier or place of production (供应商/产地). */
    SUPPLIER,

    /** The point at a community's edge where goods are handed over (小区交付点). */
    HOUSEHOLD_POINT;

    /** Whether convoys arrive there. */
    public boolean isGate() {
        return this == TRANSFER_POINT || this == PORT || this == HELIPAD;
    }
}
