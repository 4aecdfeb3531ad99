package org.resupply.model;

import java.util.List;

/** The refusals that the records share: each names the thing and the value. */
final class Require {
    private Require() {}

    static String id(String id, String what) {
        if (id == null || id.isBlank()) {
            throw new IllegalArgumentException("The id of a %s must not be empty.".formatted(what));
        }
        return id;
    }

    /** The id of a part of a thing; what is refused is only put into words when it is. */
    static String id(String id, String part, String what, String owner) {
        return id == null || id.isBlank() ? id(id, part + " of " + what + " " + owner) : id;
    }

    static <T> T present(T value, String field, String what, String id) {
        if (value == null) {
            throw new IllegalArgumentException("The %s of %s (%s) must be given.".formatted(field, what, id));
        }
        return value;
    }

    /** The parts of a list, none when it is {@code null}. */
    static <T> List<T> parts(List<T> parts, String what) {
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

    static void notNegative(double value, String field, String what, String id) {
        if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "The %s (%s) of %s (%s) must be a number of at least 0.".formatted(field, value, what, id));
        }
    }

    static void positive(double value, String field, String what, String id) {
        if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "The %s (%s) of %s (%s) must be a number above 0.".formatted(field, value, what, id));
        }
    }
}
