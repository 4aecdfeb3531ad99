package org.resupply.routing;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
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
     * A search that is ready, or null where the end was asked for before. Few stops, locked and given routes are made ready in any
     * case, hastily.
     *
     * @param ended whether the end was asked for
     */
    static Annealing of(RoutingProblem problem, long seed, BooleanSupplier ended) {
        if (problem.stops() <= FEW
                || !problem.locks().isEmpty()
                || !problem.warmStart().isEmpty()) {
            return new Annealing(problem, seed, ended);
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

    /** The answer without routes to a problem that has no locks. */
    static RoutingSolution nothing(RoutingProblem problem) {
        var verdict = RoutingChecker.check(problem, List.of());
        var unserved = IntStream.range(0, problem.stops())
                .mapToObj(stop -> new RoutingSolution.Unserved(stop, RoutingSolution.Reason.BUDGET_SPENT))
                .toList();
        return new RoutingSolution(
                List.of(), unserved, verdict.cost(), verdict.missing().isEmpty(), 0);
    }
}
