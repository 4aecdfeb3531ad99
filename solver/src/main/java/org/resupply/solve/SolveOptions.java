package org.resupply.solve;

import java.util.Objects;

/**
 * What a caller may choose about a solve; the defaults are good for a first plan.
 *
 * @param budget how much effort to spend
 * @param seed where the random choices start; the same seed and iteration budget give the same answer
 * @param threads how many threads may work at once, at least 1
 * @param passes how often a whole plan may be made, each time with what the last one has taught, at least 1; each pass may
 *     spend the budget's iterations, all of them together its seconds
 * @param listener who is told of progress; called from the solving thread, at most a few times a second
 */
public record SolveOptions(Budget budget, long seed, int threads, int passes, SolveListener listener) {

    public SolveOptions {
        Objects.requireNonNull(budget, "budget");
        Objects.requireNonNull(listener, "listener");
        if (threads < 1) {
            throw new IllegalArgumentException("The number of threads (%s) must be at least 1.".formatted(threads));
        }
        if (passes < 1) {
            throw new IllegalArgumentException("The number of passes (%s) must be at least 1.".formatted(passes));
        }
    }

    /** Thirty seconds, seed 1, one thread, at most three passes, nobody listening. */
    public static SolveOptions defaults() {
        return new SolveOptions(Budget.seconds(30), 1, 1, 3, SolveListener.SILENT);
    }

    /** The same options with another budget. */
    public SolveOptions withBudget(Budget newBudget) {
        return new SolveOptions(newBudget, seed, threads, passes, listener);
    }

    /** The same options with another seed. */
    public SolveOptions withSeed(long newSeed) {
        return new SolveOptions(budget, newSeed, threads, passes, listener);
    }

    /** The same options with so many threads. */
    public SolveOptions withThreads(int newThreads) {
        return new SolveOptions(budget, seed, newThreads, passes, listener);
    }

    /** The same options with somebody else who is told of progress. */
    public SolveOptions withListener(SolveListener newListener) {
        return new SolveOptions(budget, seed, threads, passes, newListener);
    }

    /** The same options with at most so many passes. */
    public SolveOptions withPasses(int newPasses) {
        return new SolveOptions(budget, seed, threads, newPasses, listener);
    }
}
