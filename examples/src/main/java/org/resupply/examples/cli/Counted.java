package org.resupply.examples.cli;

import java.util.Locale;

/** Numbers of things in words: 1 row, 2,000 rows. */
final class Counted {
    private Counted() {}

    /** So many of a thing, whose name ends in -s, or in -ies for -y, where there is not just one. */
    static String of(long count, String thing) {
        String things = thing.endsWith("y") ? thing.substring(0, thing.length() - 1) + "ies" : thing + "s";
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? thing : things);
    }
}
