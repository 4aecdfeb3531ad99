package org.resupply.io;

import java.lang.reflect.Method;

/**
 * One field of a record, as it stands in a file.
 *
 * @param name the name, the same in the record and in the file
 * @param kind what it holds
 * @param accessor reads it from the record
 * @param choices the enum whose constants it holds; {@code null} for other kinds
 * @param part the shape of the records it holds; {@code null} for other kinds
 * @param required whether it must be given, and not be empty
 * @param absent its value when it is not given; a value that is left out on writing
 * @param least the smallest number allowed
 * @param above whether the smallest number itself is not allowed
 * @param most the largest number allowed
 * @param lines whether each record of a list, or each field of a record, stands on a line of its own
 */
record Field(
        String name,
        Kind kind,
        Method accessor,
        Class<? extends Enum<?>> choices,
        Shape<?> part,
        boolean required,
        Object absent,
        double least,
        boolean above,
        double most,
        boolean lines) {

    Field as(Kind newKind) {
        return new Field(name, newKind, accessor, choices, part, required, absent, least, above, most, lines);
    }

    Field asRequired() {
        return new Field(name, kind, accessor, choices, part, true, absent, least, above, most, lines);
    }

    Field withAbsent(Object value) {
        return new Field(name, kind, accessor, choices, part, required, value, least, above, most, lines);
    }

    Field withBounds(double newLeast, boolean newAbove, double newMost) {
        return new Field(name, kind, accessor, choices, part, required, absent, newLeast, newAbove, newMost, lines);
    }

    Field withPart(Shape<?> newPart) {
        return new Field(name, kind, accessor, choices, newPart, required, absent, least, above, most, lines);
    }

    Field inLines() {
        return new Field(name, kind, accessor, choices, part, required, absent, least, above, most, true);
    }

    boolean allows(double number) {
        return (above ? number > least : number >= least) && number <= most;
    }

    /** The bounds in words, such as {@code at least 0}. */
    String bounds() {
        if (most < Integer.MAX_VALUE) {
            return "between " + plain(least) + " and " + plain(most);
        }
        return (above ? "above " : "at least ") + plain(least);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
