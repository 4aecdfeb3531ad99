package org.resupply.allocation.flow;

import java.math.BigInteger;

/** What places can claim at a level: their part of it by weight, exactly, but no more than they want. */
final class Claims {
    private final long[] weights;
    private final long[] demands;

    /** The whole units of a place's claim at the level that was last asked for. */
    final long[] whole;

    /** The rest of it in parts of that level's denominator. */
    final long[] rest;

    Claims(FairNetwork network) {
        weights = network.weights();
        demands = network.demands();
        whole = new long[demands.length];
        rest = new long[demands.length];
    }

    /** Nothing is claimed. */
    void none(int node) {
        whole[node] = 0;
        rest[node] = 0;
    }

    /**
     * Sets the claim of a place: numerator / denominator of its weight, but no more than its demand; true when the demand is
     * less.
     */
    boolean set(int node, long numerator, long denominator) {
        long weight = weights[node];
        long demand = demands[node];
        boolean beyond = false;
        if (Math.multiplyHigh(numerator, weight) == 0 && numerator * weight >= 0) {
            whole[node] = numerator * weight / denominator;
            rest[node] = numerator * weight % denominator;
        } else {
            BigInteger[] parts = BigInteger.valueOf(numerator)
                    .multiply(BigInteger.valueOf(weight))
                    .divideAndRemainder(BigInteger.valueOf(denominator));
            beyond = parts[0].compareTo(BigInteger.valueOf(demand)) > 0;
            whole[node] = beyond ? demand : parts[0].longValueExact();
            rest[node] = beyond ? 0 : parts[1].longValueExact();
        }
        if (whole[node] < demand) {
            return false;
        }
        boolean capped = whole[node] > demand || rest[node] > 0 || beyond;
        whole[node] = demand;
        rest[node] = 0;
        return capped;
    }
}
