package org.resupply.routing.search;

/**
 * A small stream of random numbers (SplitMix64): the same seed gives the same stream on every machine.
 *
 * <p>Steele, Lea and Flood, Fast splittable pseudorandom number generators, 2014.
 */
public final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** {@code -ln((i + 0.5) / 4096)}, so that no logarithm is taken in the loop and each machine sees the same values. */
    private static final double[] EXPONENTIAL = new double[4096];

    static {
        for (int i = 0; i < EXPONENTIAL.length; i++) {
            EXPONENTIAL[i] = -StrictMath.log((i + 0.5) / EXPONENTIAL.length);
        }
    }

    private long state;

    public Dice(long seed) {
        state = seed * 0xD1342543DE82EF95L + GOLDEN;
        next();
    }

    /** Sixty-four random bits. */
    public long next() {
        long bits = state += GOLDEN;
        bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ (bits >>> 31);
    }

    /** A number in [0, bound). */
    public int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** A number in [0, 1). */
    public double fraction() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /** A draw of the exponential distribution with mean 1, in steps. */
    public double exponential() {
        return EXPONENTIAL[(int) (next() >>> 52)];
    }

    /** A number of trials before an event of probability 1/mean happens, by the exponential distribution. */
    int skip(int mean) {
        return (int) (EXPONENTIAL[(int) (next() >>> 52)] * mean);
    }
}
