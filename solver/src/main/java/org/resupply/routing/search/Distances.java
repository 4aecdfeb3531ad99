package org.resupply.routing.search;

import java.util.Arrays;
import org.resupply.problem.RoutingTravel;

/**
 * One integer between any two places: a table where it fits in memory, computed from coordinates where it does not. One more
 * place than the problem has stands for "nowhere", at 0 from everywhere.
 */
final class Distances {
    /** The largest number of places with a table: 8,000 places take 256 MB. */
    static final int TABLE_LIMIT = 6000;

    private static final int SHORT = Character.MAX_VALUE;

    final int size;
    private final char[] shorts; // as table, where no distance needs more than 16 bits: twice as many stay in the cache
    private final char[] shortsBack;
    private final int[] table; // by row: from a place to all others; null where computed or short
    private final int[] back; // by row: to a place from all others; the same array where both directions are equal
    private final double[] x;
    private final double[] y;
    private final double scale;
    private final RoutingTravel.Rounding rounding;

    private Distances(int size, int[] table, RoutingTravel travel) {
        this.size = size;
        boolean isShort = table != null && Arrays.stream(table).allMatch(distance -> distance <= SHORT);
        int[] turned = table == null || travel.isSymmetric() ? table : transposed(table, size);
        this.table = isShort ? null : table;
        back = isShort ? null : turned;
        shorts = isShort ? shortened(table) : null;
        shortsBack = !isShort || turned == table ? shorts : shortened(turned);
        if (table == null) {
            x = new double[size];
            y = new double[size];
            for (int place = 0; place < size - 1; place++) {
                x[place] = travel.x(place);
                y[place] = travel.y(place);
            }
            x[size - 1] = Double.NaN;
            scale = travel.scale();
            rounding = travel.rounding();
        } else {
            x = null;
            y = null;
            scale = 1;
            rounding = RoutingTravel.Rounding.NEAREST;
        }
    }

    /** The distances of a profile. */
    static Distances ofDistance(RoutingTravel travel) {
        int size = travel.places() + 1;
        if (size > TABLE_LIMIT && travel.hasCoordinates()) {
            return new Distances(size, null, travel);
        }
        int[] table = new int[Math.multiplyExact(size, size)];
        for (int from = 0; from < size - 1; from++) {
            for (int to = 0; to < size - 1; to++) {
                table[from * size + to] = travel.distance(from, to);
            }
        }
        return new Distances(size, table, travel);
    }

    /** The durations of a profile; the same object as its distances where they are equal throughout. */
    static Distances ofDuration(RoutingTravel travel, Distances distances) {
        if (travel.hasCoordinates()) {
            return distances;
        }
        int size = distances.size;
        boolean same = true;
        int[] table = new int[size * size];
        for (int from = 0; from < size - 1; from++) {
            for (int to = 0; to < size - 1; to++) {
                int duration = travel.duration(from, to);
                table[from * size + to] = duration;
                same &= duration == distances.between(from, to);
            }
        }
        return same ? distances : new Distances(size, table, travel);
    }

    private static int[] transposed(int[] table, int size) {
        int[] turned = new int[table.length];
        for (int from = 0; from < size; from++) {
            for (int to = 0; to < size; to++) {
                turned[to * size + from] = table[from * size + to];
            }
        }
        return turned;
    }

    private static char[] shortened(int[] table) {
        char[] shorts = new char[table.length];
        for (int i = 0; i < table.length; i++) {
            shorts[i] = (char) table[i];
        }
        return shorts;
    }

    /** From a place to another; many calls with the same first place read one row of the table. */
    int from(int place, int other) {
        char[] few = shorts;
        if (few != null) {
            return few[place * size + other];
        }
        int[] values = table;
        return values != null ? values[place * size + other] : line(place, other);
    }

    /** To a place from another; many calls with the same first place read one row of the table. */
    int to(int place, int other) {
        char[] few = shortsBack;
        if (few != null) {
            return few[place * size + other];
        }
        int[] values = back;
        return values != null ? values[place * size + other] : line(other, place);
    }

    /** From one place to another. */
    int between(int from, int to) {
        return from(from, to);
    }

    private int line(int from, int to) {
        double dx = x[from] - x[to];
        double dy = y[from] - y[to];
        double length = scale * Math.sqrt(dx * dx + dy * dy);
        // Nowhere has no coordinates: its length is not a number, and the cast makes that 0.
        return switch (rounding) {
            case NEAREST -> (int) (length + 0.5);
            case DOWN -> (int) length;
            case UP -> (int) Math.ceil(length);
        };
    }
}
