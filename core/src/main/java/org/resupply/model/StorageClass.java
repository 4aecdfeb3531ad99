package org.resupply.model;

/** The conditions under which a commodity is kept and carried. */
public enum StorageClass {
    /** Room temperature. */
    AMBIENT,

    /** 0 to 4 °C, or 2 to 8 °C for medicine. */
    CHILLED,

    /** -18 °C or colder. */
    FROZEN,

    /** Blood products, with their own containers. */
    BLOOD,

    /** Fuel, in tankers and tanks. */
    FUEL,

    /** People, in seats or lying. */
    PASSENGERS
}
