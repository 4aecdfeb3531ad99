package org.resupply.routing;

import org.resupply.solve.Allowance;

/**
 * When the answer of a search is built again, so that building answers takes about a fiftieth of the time: if something better was
 * found since the last one, every 20 ms at most and, as long as something is found, every two seconds at least.
 */
final class Pace {
    private static final double LEAST = 0.02; // seconds

    /** For how long no answer is built after one, in multiples of what building it took. */
    private static final double PAUSE_BY_WORK = 50;

    /** Building may take long for once, when the machine does something else. */
    private static final double LONGEST_PAUSE = 2;

    private final Allowance clock;
    private long cost = Long.MAX_VALUE;
    private double next;

    Pace(Allowance clock) {
        this.clock = clock;
        next = clock.secondsSpent() + LEAST;
    }

    /**
     * Whether the answer is to be built; asked every few steps, before anything is made.
     *
     * @param found the lowest cost found, or any other number that falls with each better thing found
     */
    boolean isDue(long found) {
        return found < cost && clock.secondsSpent() >= next;
    }

    /** Does the work for what was found. */
    void run(long found, Runnable work) {
        double begin = clock.secondsSpent();
        cost = found;
        work.run();
        double took = clock.secondsSpent() - begin;
        next = begin + Math.min(LONGEST_PAUSE, Math.max(LEAST, PAUSE_BY_WORK * took));
    }
}
