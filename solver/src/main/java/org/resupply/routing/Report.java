package org.resupply.routing;

import org.resupply.problem.RoutingSolution;
import org.resupply.solve.Allowance;
import org.resupply.solve.RoutingEngine.BestSoFar;
import org.resupply.solve.SolveListener;

/** Shows better answers and progress to the host, at a bounded rate and from the solving thread only. */
final class Report implements Annealing.Visitor {
    private static final double TELL_EVERY = 0.25; // seconds

    private final SolveListener listener;
    private final BestSoFar best;
    private final Allowance allowance;
    private final Thread thread = Thread.currentThread();
    private final Pace pace;
    private boolean shownAny;
    private long shown;
    private int missing;
    private String phase = "";
    private double nextTell;

    Report(SolveListener listener, BestSoFar best, Allowance allowance) {
        this.listener = listener;
        this.best = best;
        this.allowance = allowance;
        pace = pace();
        nextTell = allowance.secondsSpent() + TELL_EVERY;
    }

    /** Whether this is the only thread that may report. */
    boolean isOnThread() {
        return Thread.currentThread() == thread;
    }

    /** Whether anybody sees answers or hears of progress. */
    boolean isWatched() {
        return best != BestSoFar.UNSEEN || listener != SolveListener.SILENT;
    }

    /** A pace at which to build answers. */
    Pace pace() {
        return new Pace(allowance);
    }

    /** Shows an answer if it is better than all shown before; one that leaves fewer stops out is better than one that leaves more. */
    void show(RoutingSolution answer) {
        int left = answer.complete() ? 0 : answer.unservedStops();
        if (!shownAny || left < missing || left == missing && answer.cost() < shown) {
            shownAny = true;
            shown = answer.cost();
            missing = left;
            best.onBetter(answer);
        }
    }

    /** Whether it is time to tell the host how far the search is: as a phase begins, and four times a second. */
    boolean isDue(String present) {
        return listener != SolveListener.SILENT && (!present.equals(phase) || allowance.secondsSpent() >= nextTell);
    }

    /**
     * Tells the host how far the search is.
     *
     * @param present the phase it is in
     * @param cost of the best answer so far
     * @param unserved stops it leaves out
     */
    void tell(String present, long iterations, long cost, long unserved, double fraction) {
        phase = present;
        double now = allowance.secondsSpent();
        listener.onProgress(new SolveListener.Progress(phase, now, iterations, cost, unserved, fraction));
        nextTell = now + TELL_EVERY;
    }

    @Override
    public void look(Annealing annealing, double fraction) {
        if (best != BestSoFar.UNSEEN && pace.isDue(annealing.bestCost())) {
            pace.run(annealing.bestCost(), () -> show(annealing.best()));
        }
        if (isDue("routing")) {
            tell("routing", annealing.iterations(), annealing.answerCost(), annealing.unserved(), fraction);
        }
    }
}
