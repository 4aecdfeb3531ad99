package org.resupply.plan;

import java.util.List;

/** What the records of a plan make of what they are given: nothing is an empty list or text, and a hole in a list is refused. */
final class Parts {
    private Parts() {}

    static <T> List<T> list(List<T> parts, String what) {
        if (parts == null) {
            return List.of();
        }
        try {
            return List.copyOf(parts);
        } catch (NullPointerException hole) {
            throw new IllegalArgumentException(
                    "The list of %s has nothing (null) at index %s.".formatted(what, parts.indexOf(null)), hole);
        }
    }

    static String text(String text) {
        return text == null ? "" : text;
    }
}
