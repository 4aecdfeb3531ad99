package org.resupply.model;

/** The refusals that the records share: each names the thing and the value. */
final class Require {
    private Require() {}

    static String id(String id, String what) {
        if (id == null || id.isBlank()) {
            throw new IllegalArgumentException("The id of a %s must not be empty.".formatted(what));
        }
        return id;
    }

    static <T> T present(T value, String field, String what, String id) {
        if (value == null) {
            throw new IllegalArgumentException("The %s of %s (%s) must be given.".formatted(field, what, id));
        }
        return value;
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
