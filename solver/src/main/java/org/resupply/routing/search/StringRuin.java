package org.resupply.routing.search;

import static org.resupply.problem.RoutingProblem.NONE;
import static org.resupply.routing.search.SearchState.LOAD;

import java.util.function.IntConsumer;

/**
 * Takes strings of consecutive stops out of routes near each other, so that there is both room and nearness to rebuild.
 *
 * <p>Christiaens and Vanden Berghe, Slack induction by string removals for vehicle routing problems, 2020. Half of the strings
 * keep some stops in their middle. Where trips are packed into vehicles, each counts as a route.
 */
final class StringRuin {
    private final SearchProblem problem;
    private final SearchState state;
    private final Dice dice;
    private final int[] ruinedAt; // by route, and where trips are packed by the node they begin at: the last ruin there
    private final FleetMoves fleet;
    private int ruin;
    private boolean holds; // false once a route is left that breaks a rule
    private final int[] gap;
    private final int[] string;

    /** Stops taken out on average. */
    private double average;

    /** The longest string. */
    private int longest;

    private static final int AVERAGE = 7;
    private static final int AVERAGE_WITH_WINDOWS = 10;
    private static final int LONGEST = 10;

    /** The same where routes may change depots: more routes are ruined, each a little. */
    private static final int LONGEST_BETWEEN_DEPOTS = 6;

    /** Strings may have so many stops though routes have fewer on average: else no route of two is ever emptied. */
    private static final int SHORTEST = 2;

    /** Both numbers where routes are long and have windows. */
    private static final int LARGE = 14;

    /** With so many tasks in play none left out is added. */
    private static final int MOST_PENDING = 40;

    private static final double SPLIT = 0.5;
    private static final double SPLIT_DEPTH = 0.01;

    StringRuin(SearchProblem problem, SearchState state, Dice dice, FleetMoves fleet) {
        this.fleet = fleet;
        this.problem = problem;
        this.state = state;
        this.dice = dice;
        ruinedAt = new int[state.routeSlots + (problem.packsTrips ? state.nodes - state.stops : 0)];
        gap = new int[state.nodes];
        string = new int[state.nodes];
        setSize(false);
    }

    /** Takes out so much as suits the problem, or more where routes are long. */
    void setSize(boolean large) {
        int most = large ? LARGE : problem.timed || problem.rich ? AVERAGE_WITH_WINDOWS : AVERAGE;
        average = Math.max(3, Math.min(most, problem.stops / 10.0));
        longest = large ? LARGE : DepotExchange.applies(problem) ? LONGEST_BETWEEN_DEPOTS : LONGEST;
    }

    /**
     * Takes stops out around a seed and brings some tasks left out near it back into play.
     *
     * @return false when a locked prefix is left without the stops that it does not hold without
     */
    boolean apply(int seed) {
        ruin++;
        holds = true;
        int tours = problem.packsTrips ? state.trips() : state.routes();
        double meanSize = Math.max(1, (double) state.served() / Math.max(1, tours));
        double longestHere = Math.min(longest, meanSize);
        double mostStrings = 4 * average / (1 + longestHere) - 1;
        int strings = (int) (dice.fraction() * mostStrings + 1);
        visit(seed, longestHere);
        int taken = state.routeOf(seed) == NONE && strings > 0 ? 1 : 0;
        int from = seed * problem.width;
        for (int k = 0; k < problem.width && taken < strings && holds; k++) {
            if (visit(problem.neighbours[from + k], longestHere)) {
                taken++;
            }
        }
        return holds;
    }

    /** Takes out of each plain route that is overloaded the smallest stop without which it is not, or the largest ones first. */
    void relieve() {
        for (int i = state.routes() - 1; i >= 0; i--) {
            int route = state.activeRoute(i);
            for (int d = 0; d < problem.dimensions; d++) {
                int above = above(route, d);
                while (above > 0) {
                    string[0] = surplus(route, d, above);
                    above -= problem.amount[string[0] * problem.dimensions + d];
                    takeOut(string, 1, route);
                }
            }
        }
    }

    private int above(int route, int dimension) {
        return state.mem[state.base(route) + LOAD + dimension]
                - problem.capacity[state.typeOf(route) * problem.dimensions + dimension];
    }

    private int surplus(int route, int dimension, int above) {
        int found = NONE;
        int size = 0;
        for (int v = state.next(state.startOf(route)); v < problem.stops; v = state.next(v)) {
            int amount = problem.amount[v * problem.dimensions + dimension];
            if (found == NONE || (size < above ? amount > size : amount >= above && amount < size)) {
                found = v;
                size = amount;
            }
        }
        return found;
    }

    /** Exchanges vehicles between the routes the last ruin touched and all others. */
    void improveFleet() {
        for (int i = 0; i < state.routes(); i++) {
            int route = state.activeRoute(i);
            if (ruinedAt[route] == ruin) {
                fleet.exchange(route);
            }
        }
    }

    /** Lets the routes the last ruin touched change their vehicles. */
    void improveVehicles(IntConsumer improve) {
        for (int i = 0; i < state.routes(); i++) {
            int route = state.activeRoute(i);
            if (ruinedAt[route] == ruin) {
                improve.accept(route);
            }
        }
    }

    private boolean visit(int stop, double longestHere) {
        int route = state.routeOf(stop);
        if (route == NONE) {
            int task = problem.task[stop];
            if (state.isLeftOut(task) && state.pendingCount < MOST_PENDING) {
                state.offer(task);
            }
            return false;
        }
        int tour = problem.packsTrips ? state.routeSlots + state.beginning(stop) - state.stops : route;
        if (ruinedAt[tour] == ruin || problem.locked[stop]) {
            return false;
        }
        ruinedAt[tour] = ruin;
        ruinedAt[route] = ruin;
        takeString(stop, route, longestHere);
        return true;
    }

    private void takeString(int stop, int route, double longestHere) {
        int size = problem.packsTrips
                ? 1 + countLeft(stop, state.nodes) + countRight(stop, state.nodes)
                : state.mem[state.base(route) + SearchState.STOPS];
        int most = (int) Math.min(size, Math.max(SHORTEST, longestHere));
        int length = (int) (dice.fraction() * most) + 1;
        if (length > size) {
            length = size;
        }
        int kept = 0;
        if (length > 1 && length < size && dice.fraction() < SPLIT) {
            kept = 1;
            while (length + kept < size && dice.fraction() < SPLIT_DEPTH) {
                kept++;
            }
        }
        int span = length + kept;
        // The span covers the stop; how far it reaches to the left is drawn among what the route allows.
        int left = countLeft(stop, span - 1);
        int right = countRight(stop, span - 1);
        int low = Math.max(0, span - 1 - right);
        int high = Math.min(left, span - 1);
        int back = low + dice.below(high - low + 1);
        int v = stop;
        for (int i = 0; i < back; ) {
            v = state.prev(v);
            i += state.isStop(v) ? 1 : 0;
        }
        int count = 0;
        int keepFrom = kept == 0 ? span : 1 + dice.below(length - 1);
        for (int i = 0; i < span; i++) {
            if (i < keepFrom || i >= keepFrom + kept) {
                if (!problem.locked[v]) {
                    string[count++] = v;
                }
            }
            if (i < span - 1) {
                do {
                    v = state.next(v);
                } while (!state.isStop(v));
            }
        }
        takeOut(string, count, route);
    }

    private int countLeft(int stop, int most) {
        int count = 0;
        int v = state.prev(stop);
        while (count < most && (state.isStop(v) || state.isReload(v) && !problem.packsTrips)) {
            count += state.isStop(v) ? 1 : 0;
            v = state.prev(v);
        }
        return count;
    }

    private int countRight(int stop, int most) {
        int count = 0;
        int v = state.next(stop);
        while (count < most && (state.isStop(v) || state.isReload(v) && !problem.packsTrips)) {
            count += state.isStop(v) ? 1 : 0;
            v = state.next(v);
        }
        return count;
    }

    /** Takes stops of one route out, with their partners, and leaves the route in order. */
    void takeOut(int[] nodes, int count, int route) {
        if (!problem.rich) {
            int gaps = takeRuns(nodes, count);
            boolean holds = true;
            if (problem.timed && state.next(state.startOf(route)) != state.endOf(route)) {
                for (int i = 0; i < gaps; i++) {
                    holds &= state.plain.settle(gap[i]);
                }
            }
            finish(route, holds);
            return;
        }
        int left = state.startOf(route);
        int right = state.endOf(route);
        if (!problem.hasPairs && count > 0) {
            // A reload beside the stops may go with them.
            left = state.prev(nodes[0]);
            left = state.isReload(left) ? state.prev(left) : left;
            right = state.next(nodes[count - 1]);
            right = state.isReload(right) ? state.next(right) : right;
            takeRuns(nodes, count);
        } else {
            for (int i = 0; i < count; i++) {
                takeOutRich(nodes[i]);
            }
        }
        state.rich.dropEmptyTrips(route);
        finish(route, state.rich.update(route, left, right));
    }

    /** Takes stops out, those that follow each other at once; gives the number of gaps. */
    private int takeRuns(int[] nodes, int count) {
        int gaps = 0;
        for (int i = 0; i < count; ) {
            int first = i;
            do {
                state.pending[state.pendingCount++] = problem.task[nodes[i++]];
            } while (i < count && state.next(nodes[i - 1]) == nodes[i]);
            gap[gaps++] = state.prev(nodes[first]);
            if (problem.rich) {
                state.unlinkRun(nodes[first], nodes[i - 1]);
            } else {
                state.plain.removeRun(nodes[first], nodes[i - 1]);
            }
        }
        return gaps;
    }

    private void takeOutRich(int stop) {
        if (state.routeOf(stop) == NONE) {
            return;
        }
        int partner = problem.partner[stop];
        state.unlinkStop(stop);
        if (partner != NONE) {
            state.unlinkStop(partner);
        }
        state.pending[state.pendingCount++] = problem.task[stop];
    }

    private void finish(int route, boolean holds) {
        if (!holds) {
            // Without the stops taken out the rest no longer fits together: start the route anew.
            empty(route);
        }
        if (state.next(state.startOf(route)) == state.endOf(route)) {
            state.closeRoute(route);
        } else if (problem.family != null) {
            fleet.fit(route);
        }
    }

    private void empty(int route) {
        int end = state.endOf(route);
        int v = state.next(state.startOf(route));
        while (v != end) {
            int after = state.next(v);
            if (state.isStop(v) && !problem.locked[v]) {
                if (problem.rich) {
                    while (after != end && after == problem.partner[v]) {
                        after = state.next(after);
                    }
                    takeOutRich(v);
                    if (state.routeOf(v) == NONE && after != end && state.routeOf(after) == NONE) {
                        after = state.next(state.startOf(route));
                    }
                } else {
                    state.plain.remove(v);
                    state.pending[state.pendingCount++] = v;
                }
            }
            v = after;
        }
        if (problem.rich) {
            state.rich.dropEmptyTrips(route);
            holds = state.rich.refresh(route);
        }
    }
}
