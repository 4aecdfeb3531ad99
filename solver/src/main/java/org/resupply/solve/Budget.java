package org.resupply.solve;

/**
 * How much effort a solve may spend: wall-clock seconds, iterations, or both, whichever ends first.
 *
 * <p>A budget of iterations alone gives the same answer for the same seed on every machine; a budget of seconds does not.
 *
 * @param seconds wall-clock seconds, positive; {@link Double#POSITIVE_INFINITY} when time is no limit
 * @param iterations iterations of the search, positive; {@link Long#MAX_VALUE} when their number is no limit
 */
public record Budget(double seconds, long iterations) {

    public Budget {
        if (!(seconds > 0)) {
            throw new IllegalArgumentException("The budget (%s seconds) must be positive.".formatted(seconds));
        }
        if (iterations <= 0) {
            throw new IllegalArgumentException("The budget (%s iterations) must be positive.".formatted(iterations));
        }
        if (seconds == Double.POSITIVE_INFINITY && iterations == Long.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "The budget must have an end.\nMaybe give seconds, or iterations, or both?");
        }
    }

    /** A budget of wall-clock time. */
    public static Budget seconds(double seconds) {
        return new Budget(seconds, Long.MAX_VALUE);
    }

    /** A budget of iterations: reproducible on every machine. */
    public static Budget iterations(long iterations) {
        return new Budget(Double.POSITIVE_INFINITY, iterations);
    }

    /** This budget with at most so many iterations as well. */
    public Budget withIterations(long limit) {
        return new Budget(seconds, limit);
    }

    /** Starts the clock. */
    public Allowance start() {
        return Allowance.of(this, new Cancellation());
    }

    /** Starts the clock; whoever holds the cancellation can end the solve from another thread. */
    public Allowance start(Cancellation cancellation) {
        return Allowance.of(this, cancellation);
    }
}
