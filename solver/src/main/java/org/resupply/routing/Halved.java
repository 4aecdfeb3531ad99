package org.resupply.routing;

import org.resupply.problem.RoutingProblem;
import org.resupply.routing.search.Dice;
import org.resupply.routing.search.Halves;
import org.resupply.solve.Allowance;
import org.resupply.solve.SolveOptions;

/**
 * A plain problem without windows in halves: the routes are cut into two sets of adjacent ones, both are searched at the temperature
 * of the moment, and joined.
 *
 * <pre>
 *   routes --+-- routes near a random stop --- search ---+-- routes --+-- ...
 *            +-- all others ------------------ search ---+
 * </pre>
 */
final class Halved implements Tandem.Sharing {
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
    private final Halves halves;
    private final Annealing[] parts = new Annealing[2];
    private final Dice dice;

    Halved(Annealing whole, int stops, long seed, int threads) {
        this.stops = stops;
        this.threads = threads;
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
    static Tandem of(RoutingProblem problem, SolveOptions options, Allowance allowance, Annealing whole) {
        boolean wanted = options.threads() > 1 || !allowance.isTimed();
        double steps = stepsIn(allowance, allowance.iterations(), options.threads());
        return wanted
                        && problem.stops() >= FEWEST_STOPS
                        && steps >= (double) FEWEST_STEPS * problem.stops()
                        && whole.isLoadsOnly()
                        && whole.routes() >= FEWEST_ROUTES
                ? new Tandem(
                        whole, new Halved(whole, problem.stops(), options.seed(), options.threads()), options.threads())
                : null;
    }

    private static double stepsIn(Allowance allowance, long limit, int threads) {
        return Math.min(limit, allowance.secondsLeft() * Annealing.RATE * Math.min(2, threads));
    }

    @Override
    public Annealing search(int number) {
        return parts[number];
    }

    @Override
    public int stretches(Allowance allowance, long limit) {
        double byTime = allowance.isTimed() ? allowance.secondsLeft() / LONGEST : 0;
        double bySteps = stepsIn(allowance, limit, threads) / STEPS_A_CUT / stops;
        return (int) Math.max(FEWEST_CUTS, Math.max(byTime, bySteps));
    }

    @Override
    public long steps(long limit) {
        return limit;
    }

    @Override
    public void deal(int stretch) {
        halves.cut(dice.below(stops));
        for (Annealing part : parts) {
            part.resume();
        }
    }

    @Override
    public void join() {
        halves.join();
    }
}
