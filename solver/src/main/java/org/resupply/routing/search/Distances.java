package org.resupply.routing.search;

import java.util.function.BooleanSupplier;
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

    private Distances(
            int size, char[] shorts, char[] shortsBack, int[] table, int[] back, RoutingTravel travel, int[] order) {
        this.size = size;
        this.shorts = shorts;
        this.shortsBack = shortsBack;
        this.table = table;
        this.back = back;
        boolean computed = shorts == null && table == null;
        x = computed ? new double[size] : null;
        y = computed ? new double[size] : null;
        scale = computed ? travel.scale() : 1;
        rounding = computed ? travel.rounding() : RoutingTravel.Rounding.NEAREST;
        for (int place = 0; computed && place < size - 1; place++) {
            x[place] = travel.x(order[place]);
            y[place] = travel.y(order[place]);
        }
        if (computed) {
            x[size - 1] = Double.NaN;
        }
    }

    private static Distances computed(int size, RoutingTravel travel, int[] order) {
        return new Distances(size, null, null, null, null, travel, order);
    }

    private static Distances ofTable(int size, int[] table, boolean symmetric) {
        boolean isShort = true;
        for (int entry : table) {
            isShort &= entry <= SHORT;
        }
        int[] turned = symmetric ? table : transposed(table, size);
        if (!isShort) {
            return new Distances(size, null, null, table, turned, null, null);
        }
        char[] shorts = shortened(table);
        return new Distances(size, shorts, symmetric ? shorts : shortened(turned), null, null, null, null);
    }

    /** From coordinates, where no distance needs more than 16 bits. */
    private static Distances ofShortLines(int size, RoutingTravel travel, int[] order, BooleanSupplier ended) {
        char[] shorts = new char[size * size];
        for (int from = 1; from < size - 1; from++) {
            if (ended.getAsBoolean()) {
                return computed(size, travel, order);
            }
            int row = from * size;
            for (int to = 0; to < from; to++) {
                char distance = (char) travel.distance(order[from], order[to]);
                shorts[row + to] = distance;
                shorts[to * size + from] = distance;
            }
        }
        return new Distances(size, shorts, shorts, null, null, null, null);
    }

    /**
     * The distances of a profile.
     *
     * @param ended whether the end was asked for: then no table is made where coordinates do without
     */
    static Distances ofDistance(RoutingTravel travel, int[] order, BooleanSupplier ended) {
        int size = travel.places() + 1;
        if (size > TABLE_LIMIT && travel.hasCoordinates()) {
            return computed(size, travel, order);
        }
        if (travel.hasCoordinates() && travel.longestDistance() <= SHORT) {
            return ofShortLines(size, travel, order, ended);
        }
        int[] table = new int[Math.multiplyExact(size, size)];
        for (int from = 0; from < size - 1; from++) {
            if (travel.hasCoordinates() && ended.getAsBoolean()) {
                return computed(size, travel, order);
            }
            for (int to = 0; to < size - 1; to++) {
                table[from * size + to] = travel.distance(order[from], order[to]);
            }
        }
        return ofTable(size, table, travel.isSymmetric());
    }

    /** The durations of a profile; the same object as its distances where they are equal throughout. */
    static Distances ofDuration(RoutingTravel travel, int[] order, Distances distances) {
        if (travel.hasCoordinates()) {
            return distances;
        }
        int size = distances.size;
        boolean same = true;
        int[] table = new int[size * size];
        for (int from = 0; from < size - 1; from++) {
            for (int to = 0; to < size - 1; to++) {
                int duration = travel.duration(order[from], order[to]);
                table[from * size + to] = duration;
                same &= duration == distances.between(from, to);
            }
        }
        return same ? distances : ofTable(size, table, travel.isSymmetric());
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
