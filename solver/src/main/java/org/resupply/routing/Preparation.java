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
     * A search that is ready, or null where the end was asked for before. Few stops are made ready in any case, hastily.
     *
     * @param together number of stops of all that is made ready one after another
     * @param ended whether the end was asked for
     */
    static Annealing of(RoutingProblem problem, int together, long seed, BooleanSupplier ended) {
        if (together <= FEW) {
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

    /** The answer without any search: the given routes, or else the locked prefixes; where these do not hold, what becomes of them hastily. */
    static RoutingSolution given(RoutingProblem problem, long seed) {
        List<RoutingSolution.Route> routes = problem.warmStart().isEmpty() ? problem.locks() : problem.warmStart();
        var verdict = RoutingChecker.check(problem, routes);
        if (!verdict.violations().isEmpty()) {
            return new Annealing(problem, seed, () -> true).construct().best();
        }
        boolean[] served = new boolean[problem.stops()];
        for (RoutingSolution.Route route : routes) {
            for (int visit : route.visits()) {
                if (problem.isStop(visit)) {
                    served[visit] = true;
                }
            }
        }
        var unserved = IntStream.range(0, problem.stops())
                .filter(stop -> !isServed(problem, stop, served))
                .mapToObj(stop -> new RoutingSolution.Unserved(stop, RoutingSolution.Reason.BUDGET_SPENT))
                .toList();
        return new RoutingSolution(
                routes, unserved, verdict.cost(), verdict.missing().isEmpty(), 0);
    }

    /** Whether a stop or an alternative to it is served. */
    private static boolean isServed(RoutingProblem problem, int stop, boolean[] served) {
        int group = problem.group(stop);
        return group == RoutingProblem.NONE
                ? served[stop]
                : IntStream.range(0, problem.groupSize(group))
                        .anyMatch(member -> served[problem.groupStop(group, member)]);
    }
}
