package org.resupply.benchmarks.instances;

import java.util.Locale;

/**
 * How the real numbers of a file (distances, times, prizes, fixed costs) become the integers of a problem.
 *
 * <p>Instance files do not say it: each benchmark set is published with costs in one of these conventions.
 */
public enum Convention {
    /** Rounded to the nearest integer, halves up: the sets of CVRPLIB. */
    ROUND(1),
    /** Times ten, the rest cut off: the sets with time windows as used by the DIMACS challenge. */
    DIMACS(10),
    /** Times a thousand, rounded to the nearest integer, halves to even. */
    EXACT(1_000),
    /**
     * Real numbers, as in the tables for Solomon's and Li and Lim's sets: times ten thousand, travel rounded up so that what is
     * on time in integers is on time in real numbers; costs are stated from the real distances.
     */
    REAL(10_000);

    private final int scale;

    Convention(int scale) {
        this.scale = scale;
    }

    /** How many units of the problem make one unit of the file. */
    public int scale() {
        return scale;
    }

    /** A value of the file (time, prize, service, cost) in units of the problem. */
    double scaled(double value) {
        return switch (this) {
            case ROUND -> Math.floor(value + 0.5);
            case DIMACS -> {
                double tens = value * scale;
                yield tens < 0 ? Math.ceil(tens) : Math.floor(tens);
            }
            case EXACT, REAL -> Math.rint(value * scale);
        };
    }

    /** A distance of the file in units of the problem. */
    double travel(double distance) {
        return this == REAL ? Math.ceil(distance * scale) : scaled(distance);
    }

    /** The convention of this name, in any case. */
    public static Convention named(String name) {
        for (Convention convention : values()) {
            if (convention.name().equals(name.toUpperCase(Locale.ROOT))) {
                return convention;
            }
        }
        throw new IllegalArgumentException(
                "The convention (%s) is unknown.\nMaybe one of round, dimacs, exact or real?".formatted(name));
    }
}
