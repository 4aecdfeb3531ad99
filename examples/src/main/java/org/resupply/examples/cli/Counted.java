package org.resupply.examples.cli;

import java.util.Locale;

/** Numbers of things in words: 1 row, 2,000 rows. */
final class Counted {
    private Counted() {}

    /** So many of a thing, whose name takes an -s, or -ies for a -y after a consonant, where there is not just one. */
    static String of(long count, String thing) {
        String things = thing.matches(".*[^aeiou]y") ? thing.substring(0, thing.length() - 1) + "ies" : thing + "s";
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? thing : things);
    }
}
