package org.resupply.problem;

import java.util.Objects;
import java.util.function.IntBinaryOperator;

/**
 * Distances and durations between the places of a problem for one kind of vehicle: a travel profile.
 *
 * <p>Both are integers in whatever unit the problem uses; they may be asymmetric. A pair without a way is
 * {@link #UNREACHABLE} in both. Large problems need no matrix: {@link #euclidean} computes each value when asked.
 */
public final class RoutingTravel {
    /** The distance and duration of a pair of places between which there is no way. */
    public static final int UNREACHABLE = 1 << 29;

    /** How a real-valued distance becomes an integer. */
    public enum Rounding {
        /** The nearest integer, halves upwards. */
        NEAREST,
        /** The integer part. */
        DOWN,
        /** The next integer upwards. */
        UP
    }

    /** Places whose table is still one array: the root of the largest number of entries. */
    private static final int MOST_IN_TABLE = 46_340;

    private final int places;
    private final int[] distance;
    private final int[] duration;
    private final double[] x;
    private final double[] y;
    private final double scale;
    private final Rounding rounding;
    private final boolean symmetric;
    private final boolean complete;
    private final int longestDistance;

    private RoutingTravel(int places, int[] distance, int[] duration) {
        this.places = places;
        this.distance = distance;
        this.duration = duration;
        this.x = null;
        this.y = null;
        this.scale = 1;
        this.rounding = Rounding.NEAREST;
        boolean isSymmetric = true;
        boolean isComplete = true;
        int far = 0;
        for (int from = 0; from < places; from++) {
            for (int to = 0; to < places; to++) {
                int metres = entry("distance", distance, from, to);
                int seconds = entry("duration", duration, from, to);
                if ((metres == UNREACHABLE) != (seconds == UNREACHABLE)) {
                    throw new IllegalArgumentException(
                            "The distance (%s) and the duration (%s) from place (%s) to place (%s) must both be unreachable or neither."
                                    .formatted(metres, seconds, from, to));
                }
                if (metres == UNREACHABLE) {
                    isComplete = false;
                } else {
                    far = Math.max(far, metres);
                }
                isSymmetric &= metres == distance[to * places + from] && seconds == duration[to * places + from];
            }
        }
        this.symmetric = isSymmetric;
        this.complete = isComplete;
        this.longestDistance = far;
    }

    private RoutingTravel(double[] x, double[] y, double scale, Rounding rounding) {
        this.places = x.length;
        this.distance = null;
        this.duration = null;
        this.x = x;
        this.y = y;
        this.scale = scale;
        this.rounding = rounding;
        this.symmetric = true;
        this.complete = true;
        double west = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        for (int place = 0; place < places; place++) {
            if (!Double.isFinite(x[place]) || !Double.isFinite(y[place])) {
                throw new IllegalArgumentException("The coordinates (%s, %s) of place (%s) must be finite numbers."
                        .formatted(x[place], y[place], place));
            }
            west = Math.min(west, x[place]);
            east = Math.max(east, x[place]);
            south = Math.min(south, y[place]);
            north = Math.max(north, y[place]);
        }
        double diagonal = places == 0 ? 0 : Math.hypot(east - west, north - south) * scale + 1;
        if (!(diagonal < UNREACHABLE)) {
            throw new IllegalArgumentException(
                    "The largest distance (%s) must stay below %s.\nMaybe use a coarser unit of distance?"
                            .formatted(diagonal, UNREACHABLE));
        }
        this.longestDistance = (int) Math.ceil(diagonal);
    }

    private int entry(String what, int[] matrix, int from, int to) {
        int value = matrix[from * places + to];
        if (value < 0 || value > UNREACHABLE) {
            throw new IllegalArgumentException(
                    "The %s (%s) from place (%s) to place (%s) must be between 0 and %s (unreachable)."
                            .formatted(what, value, from, to, UNREACHABLE));
        }
        if (from == to && value != 0) {
            throw new IllegalArgumentException(
                    "The %s (%s) from place (%s) to itself must be 0.".formatted(what, value, from));
        }
        return value;
    }

    /** Travel by two square matrices in row order: from place, then to place. */
    public static RoutingTravel matrix(int[][] distance, int[][] duration) {
        int places = distance.length;
        requireTable(places);
        return new RoutingTravel(places, flat("distance", distance, places), flat("duration", duration, places));
    }

    /** Travel by two matrices of {@code places * places} entries, the entry of (from, to) at {@code from * places + to}. */
    public static RoutingTravel matrix(int places, int[] distance, int[] duration) {
        requireTable(places);
        requireSize("distance", places, distance.length);
        requireSize("duration", places, duration.length);
        return new RoutingTravel(places, distance.clone(), duration.clone());
    }

    /** Travel by two functions of (from, to), asked once for each pair and frozen into matrices. */
    public static RoutingTravel of(int places, IntBinaryOperator distance, IntBinaryOperator duration) {
        requireTable(places);
        int[] metres = new int[places * places];
        int[] seconds = new int[metres.length];
        for (int from = 0; from < places; from++) {
            for (int to = 0; to < places; to++) {
                metres[from * places + to] = distance.applyAsInt(from, to);
                seconds[from * places + to] = duration.applyAsInt(from, to);
            }
        }
        return new RoutingTravel(places, metres, seconds);
    }

    /**
     * Straight lines in the plane: {@code scale} times the Euclidean distance, rounded. The duration equals the distance.
     *
     * @param x first coordinate by place
     * @param y second coordinate by place
     * @param scale integer units for one unit of the coordinates, positive
     * @param rounding how the product becomes an integer
     */
    public static RoutingTravel euclidean(double[] x, double[] y, double scale, Rounding rounding) {
        Objects.requireNonNull(rounding, "rounding");
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "The number of first coordinates (%s) and of second ones (%s) must be equal."
                            .formatted(x.length, y.length));
        }
        if (!(scale > 0) || scale == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("The scale (%s) of the coordinates must be positive.".formatted(scale));
        }
        return new RoutingTravel(x.clone(), y.clone(), scale, rounding);
    }

    private static int[] flat(String what, int[][] matrix, int places) {
        requireSize(what, places, (long) matrix.length * places);
        int[] entries = new int[places * places];
        for (int from = 0; from < places; from++) {
            if (matrix[from].length != places) {
                throw new IllegalArgumentException(
                        "The row of place (%s) in the %s matrix has %s entries instead of %s."
                                .formatted(from, what, matrix[from].length, places));
            }
            System.arraycopy(matrix[from], 0, entries, from * places, places);
        }
        return entries;
    }

    private static void requireTable(int places) {
        if (places < 0 || places > MOST_IN_TABLE) {
            throw new IllegalArgumentException(
                    "The number of places (%s) of a table must be between 0 and %s.\nMaybe give coordinates instead?"
                            .formatted(places, MOST_IN_TABLE));
        }
    }

    private static void requireSize(String what, int places, long entries) {
        if (entries != (long) places * places) {
            throw new IllegalArgumentException("The %s matrix of %s places must have %s entries, not %s."
                    .formatted(what, places, (long) places * places, entries));
        }
    }

    /** The same travel between some of the places, numbered anew in the order given. */
    RoutingTravel between(int[] chosen) {
        if (hasCoordinates()) {
            return new RoutingTravel(
                    java.util.Arrays.stream(chosen)
                            .mapToDouble(place -> x[place])
                            .toArray(),
                    java.util.Arrays.stream(chosen)
                            .mapToDouble(place -> y[place])
                            .toArray(),
                    scale,
                    rounding);
        }
        return of(
                chosen.length,
                (from, to) -> distance(chosen[from], chosen[to]),
                (from, to) -> duration(chosen[from], chosen[to]));
    }

    /** Number of places. */
    public int places() {
        return places;
    }

    /** Distance from one place to another, or {@link #UNREACHABLE}. */
    public int distance(int from, int to) {
        return distance != null ? distance[from * places + to] : line(from, to);
    }

    /** Duration from one place to another, or {@link #UNREACHABLE}. */
    public int duration(int from, int to) {
        return duration != null ? duration[from * places + to] : line(from, to);
    }

    private int line(int from, int to) {
        double dx = x[from] - x[to];
        double dy = y[from] - y[to];
        double length = scale * Math.sqrt(dx * dx + dy * dy);
        return switch (rounding) {
            case NEAREST -> (int) (length + 0.5);
            case DOWN -> (int) length;
            case UP -> (int) Math.ceil(length);
        };
    }

    /** Whether both directions of each pair are equal in distance and duration. */
    public boolean isSymmetric() {
        return symmetric;
    }

    /** Whether each place can be reached from each other. */
    public boolean isComplete() {
        return complete;
    }

    /** Whether distances are computed from coordinates, without a matrix. */
    public boolean hasCoordinates() {
        return x != null;
    }

    /** First coordinate of a place; only where {@link #hasCoordinates()}. */
    public double x(int place) {
        return x[place];
    }

    /** Second coordinate of a place; only where {@link #hasCoordinates()}. */
    public double y(int place) {
        return y[place];
    }

    /** Integer units of distance for one unit of the coordinates; only where {@link #hasCoordinates()}. */
    public double scale() {
        return scale;
    }

    /** How computed distances are rounded; only where {@link #hasCoordinates()}. */
    public Rounding rounding() {
        return rounding;
    }

    /** An upper bound of all reachable distances. */
    public int longestDistance() {
        return longestDistance;
    }
}
