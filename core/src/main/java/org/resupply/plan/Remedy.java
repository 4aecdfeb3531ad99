package org.resupply.plan;

/** What is done so that more comes. */
public enum Remedy {
    /** More of a commodity lies at a facility from the start; the amount is in units. */
    MORE_STOCK,

    /** So much of a reserve is given free; the amount is in units. */
    RELEASE_RESERVE,

    /** A convoy comes sooner; the amount is in seconds. */
    EARLIER_ARRIVAL,

    /** A convoy goes to another point, later by the way there; the amount is in seconds. */
    OTHER_POINT,

    /** A facility issues more in a day, or a lane carries more; the amount is in kilograms. */
    MORE_THROUGHPUT,

    /** A facility holds more; the amount is in kilograms. */
    MORE_STORAGE,

    /** A facility has more docks. */
    MORE_DOCKS,

    /** A facility takes more outside trucks in a day. */
    MORE_TRUCKS,

    /** A fleet has more vehicles. */
    MORE_VEHICLES,

    /** A fleet's vehicles go more often in a day; the amount is in trips of each. */
    MORE_TRIPS,

    /** A fleet's vehicles are fitted out for a commodity that they cannot carry as they are. */
    FIT_OUT,

    /** Communities take deliveries for longer; the amount is in seconds. */
    LONGER_DELIVERIES,

    /** A fleet's shift is longer; the amount is in seconds. */
    LONGER_SHIFT,

    /** A fleet or facility of others is called up; its price and lead time are those of the scenario. */
    CALL_UP,

    /** A fleet or facility of others that is called up can be used sooner; the amount is in seconds. */
    EARLIER_CALL_UP,

    /** More crews of a kind work. */
    MORE_CREWS,

    /** Crews may work longer in a day; the amount is in seconds. */
    LONGER_WORK,

    /** A crew's test is renewed, so that it is valid to the end. */
    NEWER_TEST,

    /** A facility, lane or crossing is open longer, or something that is closed for a time is so for less; the amount is in seconds. */
    LONGER_HOURS,

    /** What is closed is opened. */
    REOPEN,

    /** The vehicles and crews of a bubble may enter everywhere. */
    ADMIT,

    /** The vehicles of a bubble that goes point to point may call at several places on a trip. */
    SEVERAL_PLACES,

    /** A fleet, with the crews of its base, works in the bubble that is named as the place, and no longer in its own. */
    OTHER_BUBBLE,

    /** Vehicles are disinfected faster at a facility; the amount is in seconds. */
    FASTER_DISINFECTION,

    /** A rule of the embedding system for trips is waived; the target is its number, from 1, as the planner was given them. */
    WAIVE_RULE,

    /** More is carried from a zone's edge to its doors; the amount is in kilograms a day. */
    MORE_CARRIERS,

    /** A commodity at a facility, or on a convoy, is usable longer; the amount is in days. */
    LONGER_LIFE,

    /** Cold goods may wait longer at a facility; the amount is in seconds. */
    LONGER_DWELL,

    /** A commodity may move between facilities in less than whole lots. */
    PART_LOTS
}
