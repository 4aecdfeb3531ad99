package org.resupply.routing;

import org.resupply.routing.search.SearchProblem;
import org.resupply.routing.search.SearchState;
import org.resupply.solve.Allowance;

/**
 * Finds with how many vehicles to search where there are more alike vehicles than are needed.
 *
 * <p>A search that may open a route whenever a stop does not fit keeps too many of them: to give one up, stops must be repacked
 * into nearly full routes, and on the way some fit nowhere. Where routes are limited these wait outside at a price instead. So
 * a short search without a limit is followed by a few with ever stricter ones, each from nothing. Once one leaves stops out, the
 * next is half-way back. The limit that did best holds for the rest. With time windows short searches say too little.
 */
final class FleetSize {
    /** Part of the budget for each short search. */
    static final double STRETCH = 0.05;

    /** Steps for each stop that the whole search should have, so that short ones say anything. */
    private static final double LEAST_STEPS = 700;

    /** Steps a second of one thread that are reckoned with where only time limits the search of a plain problem. */
    static final double RATE = 150_000;

    /** Limits that are tried, as parts of what the search without a limit used. */
    private static final double[] LIMITS = {0.98, 0.965, 0.95};

    /** How full all vehicles together can be at most. */
    static final double FULLEST = 0.995;

    private final Annealing annealing;
    private final SearchState state;
    private final Allowance allowance;
    private final long limit;
    private final Annealing.Visitor visitor;
    private double spent;

    private FleetSize(
            Annealing annealing, SearchState state, Allowance allowance, long limit, Annealing.Visitor visitor) {
        this.annealing = annealing;
        this.state = state;
        this.allowance = allowance;
        this.limit = limit;
        this.visitor = visitor;
    }

    /**
     * Tries limits if the problem is one for it, and leaves the search with the best routes found and the limit set.
     *
     * @param limit steps of the whole search
     */
    static void choose(
            Annealing annealing,
            SearchProblem problem,
            SearchState state,
            Allowance allowance,
            long limit,
            Annealing.Visitor visitor) {
        double steps = Math.min(limit, allowance.isTimed() ? RATE * allowance.secondsLeft() : Double.POSITIVE_INFINITY);
        if (!problem.hasSpareVehicles() || problem.isTimed() || steps < LEAST_STEPS * problem.stops()) {
            return;
        }
        new FleetSize(annealing, state, allowance, limit, visitor).tryLimits(problem);
    }

    private void tryLimits(SearchProblem problem) {
        search();
        int free = state.routes();
        int fewest = problem.fewestVehicles(FULLEST);
        int best = SearchState.NO_LIMIT;
        long bestCost = state.cost();
        int enough = free;
        int tooFew = fewest - 1;
        for (double part : LIMITS) {
            int vehicles = next(part, free, fewest, tooFew, enough);
            if (vehicles <= tooFew || vehicles >= enough || allowance.isOver()) {
                break;
            }
            annealing.restart(vehicles);
            search();
            if (state.missing() > 0) {
                tooFew = vehicles;
                continue;
            }
            if (state.cost() < bestCost) {
                best = vehicles;
                bestCost = state.cost();
            }
            enough = vehicles;
        }
        state.limitRoutes(best);
        state.restoreBest();
    }

    /**
     * The limit to try next.
     *
     * @param part of what the search without a limit used
     * @param fewest that can hold everything
     * @param tooFew the most that left stops out, less than the fewest if none did
     * @param enough the fewest that left none out
     */
    static int next(double part, int free, int fewest, int tooFew, int enough) {
        return tooFew >= fewest
                ? (tooFew + enough) / 2
                : Math.max(fewest, Math.min(enough - 1, (int) Math.round(part * free)));
    }

    private void search() {
        Allowance part = allowance.share(STRETCH / (1 - spent));
        annealing.run(part, limit == Long.MAX_VALUE ? limit : (long) (limit * STRETCH), 0, 1, visitor);
        spent += STRETCH;
    }
}
