package org.resupply.routing;

import java.util.function.Supplier;
import org.resupply.problem.RoutingSolution;
import org.resupply.solve.Allowance;
import org.resupply.solve.RoutingEngine.BestSoFar;
import org.resupply.solve.SolveListener;

/** Shows better answers and progress to the host, at a bounded rate and from the solving thread only. */
final class Report implements Annealing.Visitor {
    private static final double SHOW_EVERY = 0.02; // seconds
    private static final double TELL_EVERY = 0.25;

    /** For how long no answer is built after one, in multiples of what building it took. */
    private static final double PAUSE_BY_WORK = 50;

    /** Building may take long for once, when the machine does something else. */
    private static final double LONGEST_PAUSE = 2;

    private final SolveListener listener;
    private final BestSoFar best;
    private final Allowance allowance;
    private final Thread thread = Thread.currentThread();
    private boolean shownAny;
    private long shown;
    private int missing;
    private Annealing seen;
    private long seenCost;
    private double nextShow;
    private double nextTell;

    Report(SolveListener listener, BestSoFar best, Allowance allowance) {
        this.listener = listener;
        this.best = best;
        this.allowance = allowance;
        nextShow = allowance.secondsSpent() + SHOW_EVERY;
        nextTell = allowance.secondsSpent() + TELL_EVERY;
    }

    /** The only thread that may report. */
    Thread thread() {
        return thread;
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

    /** Tells the host how far a search is. */
    void tell(long iterations, double cost, long unserved, double fraction) {
        if (listener != SolveListener.SILENT && allowance.secondsSpent() >= nextTell) {
            double now = allowance.secondsSpent();
            listener.onProgress(new SolveListener.Progress("routing", now, iterations, cost, unserved, fraction));
            nextTell = now + TELL_EVERY;
        }
    }

    /**
     * Whether a search has found something better since an answer was last built, and it is time to build one: every 20 ms at most,
     * and so that building answers takes about a fiftieth of the time; at least every two seconds.
     */
    boolean isDue(Annealing annealing) {
        return best != BestSoFar.UNSEEN
                && (annealing != seen || annealing.bestCost() < seenCost)
                && allowance.secondsSpent() >= nextShow;
    }

    /** Builds an answer and shows it. */
    void build(Annealing annealing, Supplier<RoutingSolution> answer) {
        double begin = allowance.secondsSpent();
        seen = annealing;
        seenCost = annealing.bestCost();
        RoutingSolution built = answer.get();
        double work = allowance.secondsSpent() - begin;
        show(built);
        nextShow = begin + Math.min(LONGEST_PAUSE, Math.max(SHOW_EVERY, PAUSE_BY_WORK * work));
    }

    /** The cost of the answer last shown. */
    long shownCost() {
        return shown;
    }

    @Override
    public void look(Annealing annealing, double fraction) {
        // Asked before anything is made: the search looks here every few steps.
        if (isDue(annealing)) {
            build(annealing, annealing::best);
        }
        tell(annealing.iterations(), annealing.bestCost(), annealing.missing(), fraction);
    }
}
