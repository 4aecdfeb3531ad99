package org.resupply.problem;

import static org.resupply.problem.RoutingProblem.NONE;
import static org.resupply.problem.RoutingProblem.UNLIMITED;

import java.util.Arrays;
import java.util.List;
import org.resupply.problem.RoutingVerdict.RouteFigures;

/**
 * Judges for {@link RoutingChecker} why stops are said to be left out.
 *
 * <p>A reason is refused when a route proves it wrong: one by an idle vehicle to the stop (or its pair) alone, or a route of the
 * solution with the stop, or both stops one after the other, at any position or on a trip of its own. What would need more
 * changes than that proves nothing; {@link RoutingSolution.Reason#BUDGET_SPENT} is always believed.
 */
final class ReasonJudge {
    /** Visits of routes tried for one solution; beyond them reasons are believed, so that large solutions are judged in a second. */
    private static final long MOST_VISITS = 1_000_000;

    private final RoutingProblem problem;
    private final List<RoutingSolution.Route> routes;
    private final List<RouteFigures> figures;
    private final int[] idle; // by class: the number of a vehicle without a route, or NONE
    private long visits;

    private boolean rulesAsked; // those of the host

    // Of the stop judged at present.
    private boolean possible;
    private boolean gains;
    private boolean onlyGains; // whether it does not matter what is possible

    /**
     * For one solution.
     *
     * @param figures of its routes, in their order
     */
    ReasonJudge(RoutingProblem problem, List<RoutingSolution.Route> routes, List<RouteFigures> figures) {
        this.problem = problem;
        this.routes = routes;
        this.figures = figures;
        idle = new int[problem.vehicleClasses()];
        for (int c = 0; c < idle.length; c++) {
            idle[c] = idle(c);
        }
    }

    private int idle(int vehicleClass) {
        int[] used = routes.stream()
                .filter(route -> route.vehicleClass() == vehicleClass)
                .mapToInt(RoutingSolution.Route::vehicle)
                .sorted()
                .distinct()
                .toArray();
        int number = 0;
        while (number < used.length && used[number] == number) {
            number++;
        }
        int count = problem.vehicleCount(vehicleClass);
        return count == UNLIMITED || number < count ? number : NONE;
    }

    /** Whether nothing proves a reason wrong. */
    boolean isTrue(RoutingSolution.Unserved unserved) {
        int stop = unserved.stop();
        int[] both = both(stop);
        return switch (unserved.reason()) {
            case NO_COMPATIBLE_VEHICLE -> !isCompatible(both);
            case LARGER_THAN_ANY_VEHICLE -> !fitsAlone(both);
            case OUT_OF_REACH -> {
                rulesAsked = false;
                yield !isReachable(both);
            }
            case NO_CAPACITY_LEFT -> {
                rulesAsked = false;
                yield !isPossible(stop, both);
            }
            case FORBIDDEN_BY_RULE -> {
                rulesAsked = true;
                yield !problem.rules().isEmpty() && !isPossible(stop, both);
            }
            case NOT_WORTH_ITS_COST -> {
                rulesAsked = true;
                onlyGains = true;
                tryAll(stop, both);
                yield !isDemanded(stop) && !gains;
            }
            case BUDGET_SPENT -> true;
        };
    }

    /** A stop, or the two of its pair in their order. */
    private int[] both(int stop) {
        int partner = problem.partner(stop);
        if (partner == NONE) {
            return new int[] {stop};
        }
        return problem.isPickup(stop) ? new int[] {stop, partner} : new int[] {partner, stop};
    }

    private boolean isAllowed(int vehicleClass, int[] both) {
        return Arrays.stream(both).allMatch(stop -> problem.isAllowed(vehicleClass, stop));
    }

    private boolean isCompatible(int[] both) {
        for (int c = 0; c < problem.vehicleClasses(); c++) {
            if (isAllowed(c, both)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a trip to a stop alone, or to its pair alone, is within the capacity of a vehicle that may serve it. */
    private boolean fitsAlone(int[] both) {
        for (int c = 0; c < problem.vehicleClasses(); c++) {
            boolean fits = isAllowed(c, both);
            for (int dimension = 0; dimension < problem.dimensions(); dimension++) {
                fits &= RouteJudge.heaviest(problem, both, 0, both.length, dimension) <= problem.capacity(c, dimension);
            }
            if (fits) {
                return true;
            }
        }
        return false;
    }

    private boolean isReachable(int[] both) {
        for (int c = 0; c < problem.vehicleClasses(); c++) {
            if (isAllowed(c, both) && judge(new RoutingSolution.Route(c, Math.max(0, idle[c]), both)) != null) {
                return true;
            }
        }
        return false;
    }

    private boolean isDemanded(int stop) {
        int group = problem.group(stop);
        return problem.isRequired(stop) || (group != NONE && problem.isGroupRequired(group));
    }

    /** What leaving a stop, its pair or its group out costs. */
    private long prize(int stop, int[] both) {
        int group = problem.group(stop);
        return group != NONE
                ? problem.groupPrize(group)
                : Arrays.stream(both).mapToLong(problem::prize).sum();
    }

    // ------------------------------------------------------------------ routes that prove something

    private boolean isPossible(int stop, int[] both) {
        onlyGains = false;
        tryAll(stop, both);
        return possible;
    }

    private void tryAll(int stop, int[] both) {
        possible = false;
        gains = false;
        long prize = prize(stop, both);
        for (int c = 0; c < idle.length; c++) {
            if (idle[c] != NONE
                    && isAllowed(c, both)
                    && mayGain(c, problem.startPlace(c), both, problem.endPlace(c), prize)) {
                weigh(new RoutingSolution.Route(c, idle[c], both), 0, prize);
            }
        }
        for (int r = 0; r < routes.size(); r++) {
            if (isAllowed(routes.get(r).vehicleClass(), both)) {
                tryOn(r, both, prize);
            }
        }
    }

    private void tryOn(int r, int[] both, long prize) {
        RoutingSolution.Route route = routes.get(r);
        int c = route.vehicleClass();
        long cost = figures.get(r).cost();
        int first = problem.lockedVisits(route.vehicleClass(), route.vehicle());
        for (int position = first; position <= route.size() && visits < MOST_VISITS; position++) {
            if (mayGain(c, placeBefore(route, position), both, placeAt(route, position), prize)) {
                weigh(with(route, position, both), cost, prize);
            }
        }
        for (int number = 0; number < problem.reloads(route.vehicleClass()); number++) {
            int reload = problem.reloadVisit(problem.reload(route.vehicleClass(), number));
            int[] before = Arrays.copyOf(both, both.length + 1);
            before[both.length] = reload;
            if (first == 0) {
                weigh(with(route, 0, before), cost, prize);
            }
            int[] after = new int[both.length + 1];
            after[0] = reload;
            System.arraycopy(both, 0, after, 1, both.length);
            weigh(with(route, route.size(), after), cost, prize);
        }
    }

    /** Whether a route with the stop, or its pair, between two places may tell something: where only gains do, whether there may be one. */
    private boolean mayGain(int vehicleClass, int from, int[] both, int to, long prize) {
        return !onlyGains || both.length > 1 || detourCost(vehicleClass, from, both[0], to) < prize;
    }

    /** What a stop between two places costs a vehicle at least; 0 where the way does not tell. */
    private long detourCost(int vehicleClass, int from, int stop, int to) {
        boolean more = problem.durationCost(vehicleClass) > 0
                || problem.hasPromises()
                || !problem.rules().isEmpty();
        if (from == RoutingProblem.NOWHERE || to == RoutingProblem.NOWHERE || more) {
            return 0;
        }
        RoutingTravel travel = problem.travel(problem.profile(vehicleClass));
        int place = problem.place(stop);
        long detour = (long) travel.distance(from, place) + travel.distance(place, to) - travel.distance(from, to);
        return detour * problem.distanceCost(vehicleClass);
    }

    private int placeBefore(RoutingSolution.Route route, int position) {
        return position == 0 ? problem.startPlace(route.vehicleClass()) : placeOf(route.visit(position - 1));
    }

    private int placeAt(RoutingSolution.Route route, int position) {
        return position == route.size() ? problem.endPlace(route.vehicleClass()) : placeOf(route.visit(position));
    }

    private int placeOf(int visit) {
        return problem.isStop(visit) ? problem.place(visit) : RoutingProblem.NOWHERE;
    }

    private static RoutingSolution.Route with(RoutingSolution.Route route, int position, int[] more) {
        int[] longer = new int[route.size() + more.length];
        System.arraycopy(route.visits(), 0, longer, 0, position);
        System.arraycopy(more, 0, longer, position, more.length);
        System.arraycopy(route.visits(), position, longer, position + more.length, route.size() - position);
        return new RoutingSolution.Route(route.vehicleClass(), route.vehicle(), longer);
    }

    private void weigh(RoutingSolution.Route route, long before, long prize) {
        if (visits >= MOST_VISITS) {
            return;
        }
        RouteFigures found = judge(route);
        if (found != null) {
            possible = true;
            gains |= found.cost() - before < prize;
        }
    }

    /** The figures of a route that breaks no rule; null for any other. */
    private RouteFigures judge(RoutingSolution.Route route) {
        visits += route.size();
        return new RouteJudge(problem, route).figuresIfSound(rulesAsked);
    }
}
