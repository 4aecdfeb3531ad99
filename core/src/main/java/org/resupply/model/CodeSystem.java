package org.resupply.model;

/** The system that zone codes belong to. */
public enum CodeSystem {
    /** GB/T 2260 for districts, continued by GB/T 10114 for streets and the statistical codes below. */
    GB_T_2260,

    /** UN OCHA place codes. */
    P_CODE,

    /** A system of the user's own. */
    LOCAL
}
