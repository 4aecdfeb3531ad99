package org.resupply.network;

/**
 * Time and length of a way in one long: milliseconds above, decimetres in the low {@value #LENGTH_BITS} bits.
 *
 * <p>Sums of packed legs are packed legs, and comparing two compares time first and length second; so one shortest-path
 * search finds the fastest way and its length together, exactly, and among equally fast ways the shortest.
 */
final class PackedLeg {

    static final int LENGTH_BITS = 28;

    /** Longer than any way; adding two of them does not overflow. */
    static final long NONE = Long.MAX_VALUE / 4;

    private static final long LENGTH_MASK = (1L << LENGTH_BITS) - 1;
    private static final long MOST_MILLISECONDS = (NONE >> LENGTH_BITS) - 1;

    private PackedLeg() {}

    /** A way of this time and length; one of more than 99 days or 26,843 km is {@link #NONE}. */
    static long of(long milliseconds, long decimetres) {
        return milliseconds > MOST_MILLISECONDS || decimetres > LENGTH_MASK
                ? NONE
                : milliseconds << LENGTH_BITS | decimetres;
    }

    static int seconds(long leg) {
        return leg >= NONE ? TravelMatrix.UNREACHABLE : (int) (((leg >> LENGTH_BITS) + 500) / 1000);
    }

    static int metres(long leg) {
        return leg >= NONE ? TravelMatrix.UNREACHABLE : (int) (((leg & LENGTH_MASK) + 5) / 10);
    }
}
