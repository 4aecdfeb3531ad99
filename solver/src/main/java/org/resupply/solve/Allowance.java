package org.resupply.solve;

/**
 * A budget whose clock runs: what one stage of a solve may still spend.
 *
 * <p>Stages share time by {@link #share} and {@link #rest}; both end with the parent's deadline and cancellation. Iterations
 * are counted by whoever spends them: a stage compares its own count with {@link #iterations()}. Where iterations are the
 * only limit no clock is read, so that the same seed gives the same answer.
 */
public final class Allowance {
    private final long startNanos;
    private final long deadlineNanos;
    private final boolean timed;
    private final long iterations;
    private final Cancellation cancellation;

    private Allowance(long startNanos, boolean timed, long deadlineNanos, long iterations, Cancellation cancellation) {
        this.startNanos = startNanos;
        this.timed = timed;
        this.deadlineNanos = deadlineNanos;
        this.iterations = iterations;
        this.cancellation = cancellation;
    }

    static Allowance of(Budget budget, Cancellation cancellation) {
        long now = System.nanoTime();
        boolean timed = budget.seconds() != Double.POSITIVE_INFINITY;
        long span = timed ? (long) Math.min(budget.seconds() * 1e9, Long.MAX_VALUE / 4.0) : 0;
        return new Allowance(now, timed, now + span, budget.iterations(), cancellation);
    }

    /** A part of what is left: this fraction of the remaining time and of the iterations. */
    public Allowance share(double fraction) {
        if (!(fraction > 0 && fraction <= 1)) {
            throw new IllegalArgumentException("The share (%s) must be in (0, 1].".formatted(fraction));
        }
        long now = System.nanoTime();
        long end = timed ? now + (long) (Math.max(0, deadlineNanos - now) * fraction) : 0;
        long part = iterations == Long.MAX_VALUE ? iterations : Math.max(1, (long) (iterations * fraction));
        return new Allowance(now, timed, end, part, cancellation);
    }

    /** All of the remaining time, with the same number of iterations and a clock that starts now. */
    public Allowance rest() {
        return new Allowance(System.nanoTime(), timed, deadlineNanos, iterations, cancellation);
    }

    /** What is left once so many iterations have been spent, at least one; the time is the same. */
    public Allowance without(long spent) {
        long left = iterations == Long.MAX_VALUE ? iterations : Math.max(1, iterations - spent);
        return new Allowance(startNanos, timed, deadlineNanos, left, cancellation);
    }

    /** Another budget, whose clock starts now and which the same cancellation ends. */
    public Allowance beside(Budget other) {
        return of(other, cancellation);
    }

    /** This fraction of the remaining time, with the same number of iterations. */
    public Allowance sooner(double fraction) {
        Allowance part = share(fraction);
        return new Allowance(part.startNanos, timed, part.deadlineNanos, iterations, cancellation);
    }

    /** Whether the time is over or the end was asked for. Reads the clock only when time is a limit. */
    public boolean isOver() {
        return isCancelled() || (timed && System.nanoTime() - deadlineNanos >= 0);
    }

    /** Whether the end was asked for before the budget was spent; an interrupt of the thread that asks is such a wish. */
    public boolean isCancelled() {
        if (Thread.currentThread().isInterrupted()) {
            cancellation.cancel();
        }
        return cancellation.isCancelled();
    }

    /** Asks for the end of this stage and of all that share its cancellation. */
    public void cancel() {
        cancellation.cancel();
    }

    /** Iterations this stage may spend; {@link Long#MAX_VALUE} when time alone is the limit. */
    public long iterations() {
        return iterations;
    }

    /** Whether wall-clock time is a limit. */
    public boolean isTimed() {
        return timed;
    }

    /** Seconds left before the deadline, never negative; infinite when time is no limit. */
    public double secondsLeft() {
        return timed ? Math.max(0, deadlineNanos - System.nanoTime()) * 1e-9 : Double.POSITIVE_INFINITY;
    }

    /** Seconds since this stage began. */
    public double secondsSpent() {
        return (System.nanoTime() - startNanos) * 1e-9;
    }
}
