package org.resupply.model;

/**
 * Something wrong, or odd, with an input, said so that it can be put right.
 *
 * @param severity whether the input is refused for it
 * @param code what kind of fault, such as {@code DANGLING_ID}; stable, for machines
 * @param place where: a JSON path such as {@code $.zones[3].parent}, or a file and row
 * @param value the value found there; empty where it cannot be shown
 * @param message what is wrong and what would be right, one or two sentences
 */
public record Fault(Severity severity, String code, String place, String value, String message) {

    /** How bad a fault is. */
    public enum Severity {
        /** The input is refused. */
        ERROR,
        /** The input can be used, but somebody should look at it. */
        WARNING
    }

    private static final int SHOWN = 80;

    /** A fault for which the input is refused. */
    public Fault(String code, String place, String value, String message) {
        this(Severity.ERROR, code, place, value, message);
    }

    /** Something odd for which the input is not refused. */
    public static Fault warning(String code, String place, String value, String message) {
        return new Fault(Severity.WARNING, code, place, value, message);
    }

    /** As much of a value as a fault shows. */
    public static String shortened(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }

    /** Whether the input is refused for it. */
    public boolean refuses() {
        return severity == Severity.ERROR;
    }

    @Override
    public String toString() {
        String found = value.isEmpty() ? "" : " (" + value + ")";
        return (refuses() ? "" : "warning ") + code + " at " + place + found + ": " + message;
    }
}
