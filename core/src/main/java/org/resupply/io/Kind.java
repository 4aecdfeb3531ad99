package org.resupply.io;

/** What a field holds, and so how it is written. */
enum Kind {
    /** A string. */
    TEXT,
    /** A whole number of 32 bits. */
    INT,
    /** A whole number of 64 bits. */
    LONG,
    /** A number. */
    NUMBER,
    /** True or false. */
    FLAG,
    /** Seconds since midnight of day 0; outside a local date-time such as {@code 2022-04-10T08:30}. */
    INSTANT,
    /** A second of the day; outside a time such as {@code 07:00}. */
    CLOCK,
    /** The number of a day from 0; outside that number, or a date. */
    DAY,
    /** The number of a day from 0; outside a date, or that number. */
    LAST_DAY,
    /** A date. */
    DATE,
    /** A name in two languages; outside a string, or an object with {@code zh} and {@code en}. */
    NAME,
    /** A constant of an enum; outside its name, in any case when read. */
    CHOICE,
    /** A set of constants of an enum; outside an array. */
    CHOICES,
    /** A list of strings. */
    TEXTS,
    /** A set of strings; outside an array. */
    TEXT_SET,
    /** Whole numbers by string; outside an object. */
    COUNTS,
    /** Numbers by string, in their order; outside an object. */
    AMOUNTS,
    /** Numbers by enum constant; outside an object. */
    AMOUNTS_BY_CHOICE,
    /** Rows of whole numbers; outside an array of arrays. */
    MATRIX,
    /** A record; outside an object. */
    PART,
    /** A list of records; outside an array of objects. */
    PARTS
}
