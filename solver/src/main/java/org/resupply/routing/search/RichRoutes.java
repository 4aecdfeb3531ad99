package org.resupply.routing.search;

import static org.resupply.routing.search.SearchState.ARC_IN;
import static org.resupply.routing.search.SearchState.ARC_OUT;
import static org.resupply.routing.search.SearchState.COST_HIGH;
import static org.resupply.routing.search.SearchState.COST_LOW;
import static org.resupply.routing.search.SearchState.DISTANCE;
import static org.resupply.routing.search.SearchState.EARLIEST;
import static org.resupply.routing.search.SearchState.LATEST;
import static org.resupply.routing.search.SearchState.LOAD;
import static org.resupply.routing.search.SearchState.NODE_SHIFT;
import static org.resupply.routing.search.SearchState.PLACE;
import static org.resupply.routing.search.SearchState.RELOADS;
import static org.resupply.routing.search.SearchState.STOPS;
import static org.resupply.routing.search.SearchState.TRIPS;
import static org.resupply.routing.search.SearchState.TYPE;
import static org.resupply.routing.search.SearchState.WORK;

/** The changes that moves make to the routes of a rich problem: they keep distances, loads, times, trips and cost right. */
final class RichRoutes {
    private final SearchProblem problem;
    private final SearchState state;
    private final int[] mem;
    private final int dimensions;
    private final int[] sequence;

    RichRoutes(SearchProblem problem, SearchState state) {
        this.problem = problem;
        this.state = state;
        mem = state.mem;
        dimensions = problem.dimensions;
        sequence = new int[state.nodes + 2];
    }

    /** Gives a rich route that has stops to a vehicle of another type, which must be able to drive it. */
    void rebase(int route, int type) {
        int base = state.base(route);
        int old = mem[base + TYPE];
        int start = state.startOf(route);
        int end = state.endOf(route);
        state.set(state.usedBase + old, mem[state.usedBase + old] - 1);
        state.set(state.usedBase + type, mem[state.usedBase + type] + 1);
        state.set(base + TYPE, type);
        state.cost += problem.typeFixed[type] - problem.typeFixed[old];
        state.set((start << NODE_SHIFT) + PLACE, problem.typeStart[type]);
        state.set((start << NODE_SHIFT) + EARLIEST, problem.typeOpen[type]);
        state.set((end << NODE_SHIFT) + PLACE, problem.typeEnd[type]);
        state.set((end << NODE_SHIFT) + LATEST, problem.typeClose[type]);
        if (problem.singleProfile) {
            int legs = mem[(start << NODE_SHIFT) + ARC_OUT] + mem[(end << NODE_SHIFT) + ARC_IN];
            state.tie(start, state.next(start));
            state.tie(state.prev(end), end);
            legs -= mem[(start << NODE_SHIFT) + ARC_OUT] + mem[(end << NODE_SHIFT) + ARC_IN];
            state.set(base + DISTANCE, mem[base + DISTANCE] - legs);
            state.set(base + WORK, mem[base + WORK] - (state.addsWork ? legs : 0));
        } else {
            for (int v = start; v != end; v = state.next(v)) {
                state.tie(v, state.next(v));
            }
            recount(route);
        }
        if (!update(route, start, end)) {
            throw new IllegalStateException("A route given to another vehicle breaks a rule.");
        }
    }

    /**
     * Exchanges what follows two nodes of two rich routes and brings both up to date, an empty one not closed; false when one
     * of them breaks a rule.
     */
    boolean swapTails(int head, int otherHead) {
        int route = state.routeOf(head);
        int other = state.routeOf(otherHead);
        state.crossTails(head, otherHead);
        recount(route);
        recount(other);
        return update(route, head, state.endOf(route)) && update(other, otherHead, state.endOf(other));
    }

    /** Counts distance, stops, trips and load of a route anew. */
    private void recount(int route) {
        int base = state.base(route);
        int distance = 0;
        int visited = 0;
        int trips = 1;
        int service = 0;
        for (int d = 0; d < dimensions && problem.oneWay; d++) {
            state.set(base + LOAD + d, 0);
        }
        int v = state.startOf(route);
        do {
            v = state.next(v);
            distance += mem[(v << NODE_SHIFT) + ARC_IN];
            visited += state.isStop(v) ? 1 : 0;
            service += state.isStop(v) ? problem.service[v] : 0;
            trips += state.isReload(v) ? 1 : 0;
            for (int d = 0; d < dimensions && problem.oneWay && state.isStop(v); d++) {
                state.set(base + LOAD + d, mem[base + LOAD + d] + problem.amount[v * dimensions + d]);
            }
        } while (v != state.endOf(route));
        state.set(base + DISTANCE, distance);
        state.set(base + STOPS, visited);
        state.set(base + TRIPS, trips);
        if (state.addsWork) {
            state.set(base + WORK, distance + service);
        }
    }

    /** Recomputes what a changed rich route remembers, cost included; false when the route breaks a rule. */
    boolean refresh(int route) {
        int type = state.typeOf(route);
        int length = state.copy(route, sequence);
        long now = length == 0 ? 0 : state.schedule.price(type, sequence, length);
        if (now == Schedule.INFEASIBLE) {
            return false;
        }
        if (problem.updatedInPlace) {
            return update(route, state.startOf(route), state.endOf(route));
        }
        keepCost(route, now);
        state.schedule.remember(route, type, sequence, length);
        state.segments.rememberLoads(state.startOf(route), state.endOf(route));
        return true;
    }

    /**
     * The same as {@link #refresh} after a change between two nodes that stayed where they were, and that cannot break a load,
     * a pair or a limit of stops or trips.
     */
    boolean update(int route, int left, int right) {
        if (!problem.updatedInPlace) {
            return refresh(route);
        }
        long now = state.next(state.startOf(route)) == state.endOf(route)
                ? 0
                : state.segments.remember(route, left, right);
        assert now == fullPrice(route);
        if (now == Schedule.INFEASIBLE) {
            return false;
        }
        keepCost(route, now);
        return true;
    }

    private long fullPrice(int route) {
        int length = state.copy(route, sequence);
        return length == 0 ? 0 : state.schedule.price(state.typeOf(route), sequence, length);
    }

    private void keepCost(int route, long now) {
        int base = state.base(route);
        state.cost += now - state.routeCost(route);
        state.set(base + COST_LOW, (int) now);
        state.set(base + COST_HIGH, (int) (now >>> 32));
    }

    /** Puts a reload at a depot after a node; returns its node. */
    int linkReload(int depot, int after) {
        int node = state.freeReload(depot);
        state.set(state.counters + RELOADS + depot, mem[state.counters + RELOADS + depot] - 1);
        state.link(node, after);
        int trips = state.base(state.routeOf(node)) + TRIPS;
        state.set(trips, mem[trips] + 1);
        return node;
    }

    void unlinkReload(int node) {
        int depot = state.depotOf(node);
        int trips = state.base(state.routeOf(node)) + TRIPS;
        state.set(trips, mem[trips] - 1);
        state.unlink(node);
        int count = mem[state.counters + RELOADS + depot];
        state.set(state.reloadFreeBase + depot * state.reloadPool + count, node);
        state.set(state.counters + RELOADS + depot, count + 1);
    }

    /** Takes reloads out that no longer have a trip on both sides. */
    void dropEmptyTrips(int route) {
        if (!problem.multiTrip) {
            return;
        }
        int start = state.startOf(route);
        for (int v = state.prev(state.endOf(route)); v != start; ) {
            int before = state.prev(v);
            if (state.isReload(v) && !state.pinned[v] && (!state.isStop(state.next(v)) || state.pinned[before])) {
                unlinkReload(v);
            }
            v = before;
        }
        int first = state.next(start);
        if (state.isReload(first) && !state.pinned[first]) {
            unlinkReload(first);
        }
    }
}
