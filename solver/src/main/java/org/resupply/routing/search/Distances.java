package org.resupply.routing.search;

import java.util.function.BooleanSupplier;
import java.util.function.IntBinaryOperator;
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

    private static Distances ofTable(
            IntBinaryOperator way, int longest, int[] order, boolean symmetric, BooleanSupplier ended) {
        int places = order.length;
        IntBinaryOperator there = (from, to) -> way.applyAsInt(order[from], order[to]);
        IntBinaryOperator back = (from, to) -> way.applyAsInt(order[to], order[from]);
        if (longest <= SHORT) {
            char[] shorts = shorts(there, places, ended);
            char[] turned = symmetric ? shorts : shorts(back, places, ended);
            return new Distances(places + 1, shorts, turned, null, null, null, null, null);
        }
        int[] table = table(there, places, ended);
        int[] turned = symmetric ? table : table(back, places, ended);
        return new Distances(places + 1, null, null, table, turned, null, null, null);
    }

    private static char[] shorts(IntBinaryOperator way, int places, BooleanSupplier ended) {
        int size = places + 1;
        char[] shorts = new char[Math.multiplyExact(size, size)];
        for (int from = 0; from < places; from++) {
            ended.getAsBoolean();
            for (int to = 0; to < places; to++) {
                shorts[from * size + to] = (char) way.applyAsInt(from, to);
            }
        }
        return shorts;
    }

    private static int[] table(IntBinaryOperator way, int places, BooleanSupplier ended) {
        int size = places + 1;
        int[] table = new int[Math.multiplyExact(size, size)];
        for (int from = 0; from < places; from++) {
            ended.getAsBoolean();
            for (int to = 0; to < places; to++) {
                table[from * size + to] = way.applyAsInt(from, to);
            }
        }
        return table;
    }

    /**
     * The distances of a profile.
     *
     * @param ended asked now and then whether the end was asked for, where that takes long
     */
    static Distances ofDistance(RoutingTravel travel, int[] order, BooleanSupplier ended) {
        int size = travel.places() + 1;
        int longest = travel.isComplete() ? travel.longestDistance() : RoutingTravel.UNREACHABLE;
        int bytes = longest <= SHORT ? Character.BYTES : Integer.BYTES;
        if (travel.hasCoordinates() && (long) bytes * size * size > LARGE) {
            return new Distances(size, null, null, null, null, travel, order, ended);
        }
        return ofTable(travel::distance, longest, order, travel.isSymmetric(), ended);
    }

    /**
     * The durations of a profile; the same object as its distances where they are equal throughout.
     *
     * @param ended asked now and then whether the end was asked for, where that takes long
     */
    static Distances ofDuration(RoutingTravel travel, int[] order, Distances distances, BooleanSupplier ended) {
        if (travel.hasCoordinates()) {
            return distances;
        }
        boolean same = true;
        int longest = 0;
        for (int from = 0; from < travel.places(); from++) {
            ended.getAsBoolean();
            for (int to = 0; to < travel.places(); to++) {
                int duration = travel.duration(from, to);
                same &= duration == travel.distance(from, to);
                longest = Math.max(longest, duration);
            }
        }
        return same ? distances : ofTable(travel::duration, longest, order, travel.isSymmetric(), ended);
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
