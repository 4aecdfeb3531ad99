package org.resupply.routing;

import org.resupply.problem.RoutingProblem;
import org.resupply.routing.search.Dice;
import org.resupply.solve.Allowance;
import org.resupply.solve.SolveOptions;

/**
 * The whole problem searched twice at a time, with other random numbers. From half of the cooling on both meet again and again: then
 * the one at dearer routes goes on from those of the other.
 *
 * <pre>
 *   routes --+-- search -------------------+-- better --+-- search --+-- better --+-- ...
 *            +-- search -------------------+            +-- search --+
 * </pre>
 */
final class Twins implements Tandem.Sharing {
    /** Stretches of a cooling. */
    private static final int STRETCHES = 8;

    /** Those before the first meeting: while it is hot, costs do not tell yet who will end better. */
    private static final int APART = 4;

    /** With less time threads would begin and end most of it. */
    private static final double LEAST_SECONDS = 0.1;

    private final Annealing whole;
    private final Annealing twin;

    private Twins(Annealing whole, long seed) {
        this.whole = whole;
        twin = whole.twin(new Dice(seed).next());
    }

    /** The twins of a search, or null where it is made alone. */
    static Tandem of(RoutingProblem problem, SolveOptions options, Allowance allowance, Annealing whole) {
        return threads(problem, options, allowance) > 1
                ? new Tandem(whole, new Twins(whole, options.seed()), options.threads())
                : null;
    }

    /**
     * How many threads may each search the whole in their own way: one where steps are counted, as the answer must not depend on the
     * number of threads, or where the host has rules of its own, which only the solving thread may ask.
     */
    static int threads(RoutingProblem problem, SolveOptions options, Allowance allowance) {
        return allowance.isTimed()
                        && allowance.iterations() == Long.MAX_VALUE
                        && allowance.secondsLeft() > LEAST_SECONDS
                        && problem.stops() > 0
                        && problem.rules().isEmpty()
                ? options.threads()
                : 1;
    }

    @Override
    public Annealing search(int number) {
        return number == 0 ? whole : twin;
    }

    @Override
    public int stretches(Allowance allowance, long limit) {
        return STRETCHES;
    }

    @Override
    public long steps(long limit) {
        return limit > Long.MAX_VALUE / 2 ? Long.MAX_VALUE : 2 * limit;
    }

    @Override
    public void deal(int stretch) {
        if (stretch == 0) {
            twin.follow(whole);
        } else if (stretch >= APART && whole.isBehind(twin)) {
            whole.follow(twin);
        } else if (stretch >= APART) {
            twin.follow(whole);
        }
    }

    @Override
    public void join() {
        whole.keepBestOf(twin);
    }
}
