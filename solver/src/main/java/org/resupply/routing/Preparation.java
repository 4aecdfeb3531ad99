package org.resupply.routing;

import java.util.ArrayList;
import java.util.function.BooleanSupplier;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;

/**
 * What comes before the first routes, given up half-way if the end is asked for: the search of tens of thousands of stops takes
 * longer to make ready than whoever cancels wants to wait, and then a few routes are worth as little as none.
 */
final class Preparation {
    /** So many stops are made ready in any case. */
    static final int FEW = 1000;

    private Preparation() {}

    /** Thrown by the question whether the end was asked for, out of whatever is being made ready. */
    private static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1;

        GivenUp() {
            super(null, null, false, false);
        }
    }

    /**
     * A search that is ready, or null where the end was asked for before. Few stops are made ready in any case, hastily.
     *
     * @param together number of stops of all that is made ready one after another
     * @param ended whether the end was asked for
     */
    static Annealing of(RoutingProblem problem, int together, long seed, BooleanSupplier ended) {
        if (together <= FEW) {
            return new Annealing(problem, seed, ended);
        }
        if (ended.getAsBoolean()) {
            return null;
        }
        try {
            return new Annealing(problem, seed, ended, () -> {
                if (ended.getAsBoolean()) {
                    throw new GivenUp();
                }
                return false;
            });
        } catch (GivenUp end) {
            return null;
        }
    }

    /**
     * The answer without any search: those of the given routes that hold, and locked prefixes. Where a prefix does not hold by itself,
     * what becomes of all that hastily.
     */
    static RoutingSolution given(RoutingProblem problem, long seed) {
        var routes = new ArrayList<>(problem.warmStart());
        routes.addAll(problem.locks());
        RoutingSolution answer = RoutingChecker.holding(problem, routes);
        return answer != null
                ? answer
                : new Annealing(problem, seed, () -> true).construct().best();
    }
}
