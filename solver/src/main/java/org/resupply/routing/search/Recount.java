package org.resupply.routing.search;

import static org.resupply.problem.RoutingProblem.NONE;
import static org.resupply.routing.search.SearchState.ACTIVE_AT;
import static org.resupply.routing.search.SearchState.ARC_IN;
import static org.resupply.routing.search.SearchState.ARC_OUT;
import static org.resupply.routing.search.SearchState.DEPOT_LOAD_AT;
import static org.resupply.routing.search.SearchState.DISTANCE;
import static org.resupply.routing.search.SearchState.EARLIEST;
import static org.resupply.routing.search.SearchState.LATEST;
import static org.resupply.routing.search.SearchState.LOAD;
import static org.resupply.routing.search.SearchState.LOAD_AT;
import static org.resupply.routing.search.SearchState.NODE_SHIFT;
import static org.resupply.routing.search.SearchState.ROUTE;
import static org.resupply.routing.search.SearchState.STOPS;
import static org.resupply.routing.search.SearchState.TRIPS;
import static org.resupply.routing.search.SearchState.TYPE;
import static org.resupply.routing.search.SearchState.WORK;

/**
 * What a state remembers, worked out anew from the order of its nodes alone: the assertions of {@link SearchState} compare both
 * after each change.
 */
final class Recount {
    private final SearchProblem problem;
    private final SearchState state;
    private final int[] nodes;
    private final int[] seen; // by route: the last change it was looked at for
    private int change;

    Recount(SearchProblem problem, SearchState state) {
        this.problem = problem;
        this.state = state;
        nodes = new int[state.nodes];
        seen = new int[state.routeSlots];
    }

    /**
     * Whether the cost, and all that is remembered of routes that nodes belong to, is what counting anew gives.
     *
     * @param blocks numbers of nodes, and others that are no nodes
     */
    boolean isRight(int[] blocks, int count) {
        change++;
        boolean right = state.counted() == state.cost && state.overload.counted() > 0 == state.isOverloaded();
        for (int i = 0; i < count && right; i++) {
            int route = blocks[i] < state.nodes ? state.routeOf(blocks[i]) : NONE;
            if (route == NONE && blocks[i] < problem.stops && state.pointsAtLoads) {
                right = pointsAt(blocks[i], state.full, state.full);
            }
            if (route != NONE && seen[route] != change && isActive(route)) {
                seen[route] = change;
                right = isRight(route);
            }
        }
        return right;
    }

    private boolean isActive(int route) {
        int at = state.mem[state.base(route) + ACTIVE_AT];
        return at < state.routes() && state.activeRoute(at) == route;
    }

    /** Whether all that is remembered of a route in use follows from the order of its nodes. */
    private boolean isRight(int route) {
        int length = state.copy(route, nodes);
        boolean right = linksAreRight(route, length) && sumsAreRight(route, length);
        if (problem.rich) {
            long price = length == 0 ? 0 : state.schedule.price(state.typeOf(route), nodes, length);
            return right && price == state.routeCost(route) && price != Schedule.INFEASIBLE && segmentsAreRight(route);
        }
        return right
                && (state.isOverloaded()
                        || state.schedule.price(state.typeOf(route), nodes, length) != Schedule.INFEASIBLE)
                && timesAreRight(route)
                && pointersAreRight(route, length);
    }

    private boolean pointersAreRight(int route, int length) {
        int load = state.base(route) + LOAD;
        boolean right = true;
        for (int i = 0; i < length && state.pointsAtLoads; i++) {
            right &= pointsAt(nodes[i], load, i == 0 || i == length - 1 ? load : state.full);
        }
        return right;
    }

    private boolean pointsAt(int stop, int load, int depotLoad) {
        int block = stop << NODE_SHIFT;
        return state.mem[block + LOAD_AT] == load && state.mem[block + DEPOT_LOAD_AT] == depotLoad;
    }

    private boolean linksAreRight(int route, int length) {
        Distances distances = problem.distancesOf(state.typeOf(route));
        boolean right = true;
        for (int i = 0; i <= length; i++) {
            int before = i == 0 ? state.startOf(route) : nodes[i - 1];
            int node = i == length ? state.endOf(route) : nodes[i];
            int arc = length == 0 ? 0 : distances.between(state.placeOf(before), state.placeOf(node));
            right &= state.prev(node) == before
                    && state.mem[(node << NODE_SHIFT) + ROUTE] == route
                    && state.mem[(node << NODE_SHIFT) + ARC_IN] == arc
                    && state.mem[(before << NODE_SHIFT) + ARC_OUT] == arc;
        }
        return right;
    }

    private boolean sumsAreRight(int route, int length) {
        int base = state.base(route);
        int distance = 0;
        int stops = 0;
        for (int i = 0; i < length; i++) {
            distance += state.mem[(nodes[i] << NODE_SHIFT) + ARC_IN];
            stops += state.isStop(nodes[i]) ? 1 : 0;
        }
        distance += state.mem[(state.endOf(route) << NODE_SHIFT) + ARC_IN];
        boolean right = state.mem[base + DISTANCE] == distance
                && state.mem[base + STOPS] == stops
                && state.mem[base + TRIPS] == 1 + length - stops;
        for (int d = 0; d < problem.dimensions && problem.oneWay; d++) {
            int load = 0;
            for (int i = 0; i < length; i++) {
                load += problem.amount[nodes[i] * problem.dimensions + d];
            }
            right &= state.mem[base + LOAD + d] == load
                    && (state.isOverloaded()
                            || load <= problem.capacity[state.mem[base + TYPE] * problem.dimensions + d]);
        }
        return right;
    }

    /** Times of a plain route: bringing them up to date from end to end must change nothing. */
    private boolean timesAreRight(int route) {
        boolean right = true;
        int type = state.typeOf(route);
        int end = state.endOf(route);
        for (int v = state.next(state.startOf(route)); v != end && problem.timed; v = state.next(v)) {
            int p = state.prev(v);
            int q = state.next(v);
            int arrival = state.mem[(p << NODE_SHIFT) + EARLIEST] + state.driveBetween(type, p, v);
            int latest = state.mem[(q << NODE_SHIFT) + LATEST] - state.driveBetween(type, v, q) - problem.service[v];
            right &= state.mem[(v << NODE_SHIFT) + EARLIEST] == Math.max(arrival, problem.open[v]) + problem.service[v]
                    && state.mem[(v << NODE_SHIFT) + LATEST] == Math.min(latest, problem.close[v]);
        }
        return right;
    }

    /** Halves of a rich route that are updated in place: working them out from end to end must change nothing. */
    private boolean segmentsAreRight(int route) {
        if (!problem.updatedInPlace) {
            return true;
        }
        long before = remembered(route);
        long cost = state.next(state.startOf(route)) == state.endOf(route)
                ? 0
                : state.segments.remember(route, state.startOf(route), state.endOf(route));
        return cost == state.routeCost(route)
                && remembered(route) == before
                && (!state.addsWork || state.mem[state.base(route) + WORK] == state.segments.work(route));
    }

    private long remembered(int route) {
        long hash = state.mem[state.base(route) + WORK];
        int end = state.endOf(route);
        int loads = Segments.loadsPerNode(problem);
        for (int v = state.startOf(route); ; v = state.next(v)) {
            hash = hash * 31 + state.mem[(v << NODE_SHIFT) + EARLIEST];
            hash = hash * 31 + state.mem[(v << NODE_SHIFT) + LATEST];
            for (int i = 0; i < loads; i++) {
                hash = hash * 31 + state.mem[state.loadBase + v * loads + i];
            }
            if (v == end) {
                return hash;
            }
        }
    }
}
