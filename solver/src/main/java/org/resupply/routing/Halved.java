package org.resupply.routing;

import java.util.concurrent.atomic.AtomicInteger;
import org.resupply.problem.RoutingProblem;
import org.resupply.routing.search.Dice;
import org.resupply.routing.search.Halves;
import org.resupply.solve.Allowance;
import org.resupply.solve.SolveOptions;

/**
 * The cooling of a plain problem without windows, two halves at a time: the routes are cut into two sets of adjacent ones again and again, both are
 * searched at the temperature of the moment, by two threads or one after the other, and joined.
 *
 * <pre>
 *   routes --+-- routes near a random stop --- search ---+-- routes --+-- ...
 *            +-- all others ------------------ search ---+
 * </pre>
 *
 * What a half does depends on the seed and on the steps before it, so where only steps are counted the routes are the same for
 * one thread and for two.
 */
final class Halved {
    /** Smaller problems are searched whole. */
    private static final int FEWEST_STOPS = 300;

    /** Fewer routes are not cut: too few ways would be left to put stops together. */
    private static final int FEWEST_ROUTES = 8;

    /** With fewer steps for each stop a search is over before its cuts are made up for. */
    private static final int FEWEST_STEPS = 20;

    /** Steps for each stop between two cuts. */
    private static final int STEPS_A_CUT = 10;

    /** Cuts of a cooling, at least: what is searched in the same halves from hot to cold never becomes better where they meet. */
    private static final int FEWEST_CUTS = 8;

    /** Seconds between two cuts, at most, so that answers are seen in between. */
    private static final double LONGEST = 1;

    private final int threads;
    private final int stops;
    private final Annealing whole;
    private final Halves halves;
    private final Annealing[] parts = new Annealing[2];
    private final Dice dice;

    Halved(Annealing whole, int stops, long seed, int threads) {
        this.whole = whole;
        this.stops = stops;
        this.threads = Math.min(threads, parts.length);
        halves = whole.halves();
        dice = new Dice(seed);
        for (int p = 0; p < parts.length; p++) {
            parts[p] = whole.half(halves.half(p), dice.next());
        }
    }

    /**
     * The halves of a search, or null where it is better made whole: one thread with a limit of time gains nothing by cuts, but
     * where only steps are counted the answer must not depend on the number of threads.
     */
    static Halved of(RoutingProblem problem, SolveOptions options, Allowance allowance, Annealing whole) {
        boolean wanted = options.threads() > 1 || !allowance.isTimed();
        double steps = stepsIn(allowance, allowance.iterations(), options.threads());
        return wanted
                        && problem.stops() >= FEWEST_STOPS
                        && steps >= (double) FEWEST_STEPS * problem.stops()
                        && whole.isLoadsOnly()
                        && whole.routes() >= FEWEST_ROUTES
                ? new Halved(whole, problem.stops(), options.seed(), options.threads())
                : null;
    }

    private static double stepsIn(Allowance allowance, long limit, int threads) {
        return Math.min(limit, allowance.secondsLeft() * FleetSize.RATE * Math.min(2, threads));
    }

    /** From hot to cold, as {@link Annealing#run}. */
    void run(Allowance allowance, long limit, Annealing.Visitor visitor) {
        double byTime = allowance.isTimed() ? allowance.secondsLeft() / LONGEST : 0;
        double bySteps = stepsIn(allowance, limit, threads) / STEPS_A_CUT / stops;
        int cuts = (int) Math.max(FEWEST_CUTS, Math.max(byTime, bySteps));
        for (int number = 0; number < cuts && !allowance.isOver(); number++) {
            halves.cut(dice.below(stops));
            new Cut(allowance, limit, number, cuts, visitor).run();
            halves.join();
            visitor.look(whole, (number + 1.0) / cuts);
        }
    }

    /** A cut, and the search of both halves until the next. */
    private final class Cut {
        private final Allowance allowance;
        private final long limit;
        private final int number;
        private final int cuts;
        private final Annealing.Visitor visitor;
        private final Thread caller = Thread.currentThread();
        private final AtomicInteger next = new AtomicInteger();

        Cut(Allowance allowance, long limit, int number, int cuts, Annealing.Visitor visitor) {
            this.allowance = allowance;
            this.limit = limit;
            this.number = number;
            this.cuts = cuts;
            this.visitor = visitor;
        }

        void run() {
            long before = parts[0].iterations() + parts[1].iterations();
            Allowance share = allowance.share(1.0 / (cuts - number));
            double start = (double) number / cuts;
            double end = (number + 1.0) / cuts;
            Workers.run(threads, allowance, () -> search(share, start, end), () -> look(0));
            whole.count(parts[0].iterations() + parts[1].iterations() - before);
        }

        private void search(Allowance share, double start, double end) {
            for (int p = next.getAndIncrement(); p < parts.length; p = next.getAndIncrement()) {
                Allowance time = threads == 1 ? share.share(1.0 / (parts.length - p)) : share;
                long mark = (long) parts.length * number + p;
                long steps = Parts.share(limit, mark + 1, mark, (long) parts.length * cuts);
                parts[p].resume().run(time, steps, start, end, (search, fraction) -> look(fraction));
            }
        }

        /** Lets the host see the whole, as it was before the cut, if this is the thread that may. */
        private void look(double fraction) {
            if (Thread.currentThread() == caller) {
                visitor.look(whole, (number + fraction) / cuts);
            }
        }
    }
}
