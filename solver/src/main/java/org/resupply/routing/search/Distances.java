package org.resupply.routing.search;

import java.util.function.BooleanSupplier;
import org.resupply.problem.RoutingTravel;

/**
 * One integer between any two places: from a table, or computed from coordinates where there are some and a table would not stay in
 * the cache. One more place than the problem has stands for "nowhere", at 0 from everywhere.
 */
final class Distances {
    /** Bytes from which on a table is read more slowly than distances are computed from coordinates: it stays in no near cache. */
    private static final long LARGE = 2_000_000;

    /** A factor beyond what doubles err by. */
    private static final double MORE_THAN_ROUNDING = 1 + 1e-9;

    private static final int SHORT = Character.MAX_VALUE;

    final int size;
    private final char[] shorts; // as table, where no distance needs more than 16 bits: twice as many stay in the cache
    private final char[] shortsBack;
    private final int[] table; // by row: from a place to all others; null where computed or short
    private final int[] back; // by row: to a place from all others; the same array where both directions are equal
    private final double[] points; // by place: two coordinates beside each other; null where there is a table
    private final double scale;
    private final double unscaled;
    private final double slack; // what a length is rounded up by at most
    private final boolean up; // rounded up
    private final double more; // added before the fraction is cut off otherwise

    private Distances(
            int size,
            char[] shorts,
            char[] shortsBack,
            int[] table,
            int[] back,
            RoutingTravel travel,
            int[] order,
            BooleanSupplier ended) {
        this.size = size;
        this.shorts = shorts;
        this.shortsBack = shortsBack;
        this.table = table;
        this.back = back;
        boolean computed = shorts == null && table == null;
        points = computed ? new double[2 * size] : null;
        scale = computed ? travel.scale() : 1;
        unscaled = 1 / scale;
        up = computed && travel.rounding() == RoutingTravel.Rounding.UP;
        more = computed && travel.rounding() == RoutingTravel.Rounding.NEAREST ? 0.5 : 0;
        slack = up ? 1 : more;
        for (int place = 0; computed && place < size - 1; place++) {
            SearchProblem.ask(ended, place);
            points[2 * place] = travel.x(order[place]);
            points[2 * place + 1] = travel.y(order[place]);
        }
        if (computed) {
            points[2 * size - 1] = Double.NaN;
        }
    }

    private static Distances ofTable(int size, int[] table, boolean symmetric) {
        boolean isShort = true;
        for (int entry : table) {
            isShort &= entry <= SHORT;
        }
        int[] turned = symmetric ? table : transposed(table, size);
        if (!isShort) {
            return new Distances(size, null, null, table, turned, null, null, null);
        }
        char[] shorts = shortened(table);
        return new Distances(size, shorts, symmetric ? shorts : shortened(turned), null, null, null, null, null);
    }

    /**
     * The distances of a profile.
     *
     * @param ended asked now and then whether the end was asked for, where that takes long
     */
    static Distances ofDistance(RoutingTravel travel, int[] order, BooleanSupplier ended) {
        int size = travel.places() + 1;
        int bytes = travel.longestDistance() <= SHORT ? Character.BYTES : Integer.BYTES;
        if (travel.hasCoordinates() && (long) bytes * size * size > LARGE) {
            return new Distances(size, null, null, null, null, travel, order, ended);
        }
        int[] table = new int[Math.multiplyExact(size, size)];
        for (int from = 0; from < size - 1; from++) {
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

    /** Whether another place is surely so far from a place; where distances are computed that is quicker to say than how far it is. */
    boolean isAsFar(int place, int other, int length) {
        if (points == null) {
            return from(place, other) >= length;
        }
        double dx = points[2 * place] - points[2 * other];
        double dy = points[2 * place + 1] - points[2 * other + 1];
        double least = (length - slack) * unscaled;
        return length <= 0 || dx * dx + dy * dy > least * least * MORE_THAN_ROUNDING;
    }

    private int line(int from, int to) {
        double dx = points[2 * from] - points[2 * to];
        double dy = points[2 * from + 1] - points[2 * to + 1];
        double length = scale * Math.sqrt(dx * dx + dy * dy);
        // Nowhere has no coordinates: its length is not a number, and the cast makes that 0.
        return up ? (int) Math.ceil(length) : (int) (length + more);
    }
}
