package org.resupply.routing.search;

import static org.resupply.problem.RoutingProblem.NONE;
import static org.resupply.routing.search.SearchState.ARC_IN;
import static org.resupply.routing.search.SearchState.ARC_OUT;
import static org.resupply.routing.search.SearchState.DISTANCE;
import static org.resupply.routing.search.SearchState.EARLIEST;
import static org.resupply.routing.search.SearchState.LATEST;
import static org.resupply.routing.search.SearchState.LOAD;
import static org.resupply.routing.search.SearchState.NEXT;
import static org.resupply.routing.search.SearchState.NODE_SHIFT;
import static org.resupply.routing.search.SearchState.PLACE;
import static org.resupply.routing.search.SearchState.PREV;
import static org.resupply.routing.search.SearchState.ROUTE;
import static org.resupply.routing.search.SearchState.STOPS;

/**
 * Two routes of a plain problem exchange all that follows a point on each (2-opt*).
 *
 * <pre>
 *   -- u ---> u' --        -- u    u' --
 *                            \    /
 *                    -->       \/
 *                              /\
 *   -- v' --> v ---        -- v'   v ---
 * </pre>
 *
 * Strings of ten stops do not reach what comes after a bad turn on a route of fifty. Distance and time are priced in constant time;
 * loads are added up along the heads, but only for exchanges that survive. Where nothing stays behind one route is closed.
 *
 * <p>Potvin and Rousseau, An exchange heuristic for routeing problems with time windows, 1995.
 */
final class TailExchange {
    private static final int LOOKED_AT = 10;

    private final SearchProblem problem;
    private final SearchState state;
    private int foundHead;
    private int foundTail;

    TailExchange(SearchProblem problem, SearchState state) {
        this.problem = problem;
        this.state = state;
    }

    /** Makes the cheapest exchange that puts a stop beside one of its neighbours, if it changes the cost by less than a limit. */
    boolean apply(int stop, long limit) {
        if (state.routeOf(stop) == NONE) {
            return false;
        }
        foundHead = NONE;
        long least = limit;
        int from = stop * problem.width;
        int looked = Math.min(LOOKED_AT, problem.width);
        for (int k = from; k < from + looked; k++) {
            int v = problem.neighbours[k];
            if (state.routeOf(v) != NONE && state.routeOf(v) != state.routeOf(stop)) {
                least = evaluate(stop, v, least);
                least = evaluate(v, stop, least);
            }
        }
        if (foundHead == NONE) {
            return false;
        }
        exchange(foundHead, foundTail, least);
        return true;
    }

    /** The change of cost when a stop is followed by another and its tail, if below the limit. */
    private long evaluate(int u, int v, long limit) {
        final int[] mem = state.mem;
        int b = u << NODE_SHIFT;
        int c = v << NODE_SHIFT;
        int base = state.base(mem[b + ROUTE]);
        int type = mem[base];
        if (type != mem[state.base(mem[c + ROUTE])]) {
            return limit;
        }
        Distances distances = state.distancesOf(type);
        int tied = distances.between(mem[b + PLACE], mem[c + PLACE]);
        int delta = tied - mem[b + ARC_OUT] - mem[c + ARC_IN];
        long unit = problem.typeUnit[type];
        int head = mem[c + PREV];
        int tail = mem[b + NEXT];
        boolean closes = head >= problem.stops && tail >= problem.stops;
        long fixed = closes ? problem.typeFixed[type] - state.bonus : 0;
        if (delta * unit - fixed >= limit) {
            return limit;
        }
        int h = head << NODE_SHIFT;
        int t = tail << NODE_SHIFT;
        int crossed = closes ? 0 : distances.between(mem[h + PLACE], mem[t + PLACE]);
        long cost = (delta + crossed) * unit - fixed;
        if (cost >= limit || !inTime(type, u, v, tied) || !closes && !inTime(type, head, tail, crossed)) {
            return limit;
        }
        if (!fits(type, u, head, tied, crossed)) {
            return limit;
        }
        foundHead = u;
        foundTail = v;
        return cost;
    }

    private boolean inTime(int type, int p, int q, int distance) {
        final int[] mem = state.mem;
        if (!problem.timed) {
            return true;
        }
        int drive = problem.sameTravel ? distance : state.driveBetween(type, p, q);
        return mem[(p << NODE_SHIFT) + EARLIEST] + drive <= mem[(q << NODE_SHIFT) + LATEST];
    }

    /** Whether both routes stay within loads, stops and distance; {@code u} and {@code head} are the last nodes before the cut. */
    private boolean fits(int type, int u, int head, int tied, int crossed) {
        final int[] mem = state.mem;
        int one = state.base(mem[(u << NODE_SHIFT) + ROUTE]);
        int other = state.base(mem[(head << NODE_SHIFT) + ROUTE]);
        for (int d = 0; d < problem.dimensions; d++) {
            int capacity = problem.capacity[type * problem.dimensions + d];
            int difference = headLoad(u, d) - headLoad(head, d);
            if (mem[other + LOAD + d] + difference > capacity || mem[one + LOAD + d] - difference > capacity) {
                return false;
            }
        }
        if (problem.limitedStops) {
            int difference = headStops(u) - headStops(head);
            if (mem[other + STOPS] + difference > problem.typeMaxStops[type]
                    || mem[one + STOPS] - difference > problem.typeMaxStops[type]) {
                return false;
            }
        }
        if (problem.limitedDistance) {
            int difference = headDistance(u) - headDistance(head);
            int before = mem[(head << NODE_SHIFT) + ARC_OUT];
            int after = mem[(u << NODE_SHIFT) + ARC_OUT];
            if (mem[other + DISTANCE] + difference + tied - before > problem.typeMaxDistance[type]
                    || mem[one + DISTANCE] - difference + crossed - after > problem.typeMaxDistance[type]) {
                return false;
            }
        }
        return true;
    }

    private int headLoad(int last, int dimension) {
        int sum = 0;
        for (int v = last; v < problem.stops; v = state.prev(v)) {
            sum += problem.amount[v * problem.dimensions + dimension];
        }
        return sum;
    }

    private int headStops(int last) {
        int count = 0;
        for (int v = last; v < problem.stops; v = state.prev(v)) {
            count++;
        }
        return count;
    }

    private int headDistance(int last) {
        int sum = 0;
        for (int v = last; v < problem.stops; v = state.prev(v)) {
            sum += state.mem[(v << NODE_SHIFT) + ARC_IN];
        }
        return sum;
    }

    private void exchange(int u, int v, long delta) {
        final int[] mem = state.mem;
        long expected = state.cost() + delta;
        int one = mem[(u << NODE_SHIFT) + ROUTE];
        int other = mem[(v << NODE_SHIFT) + ROUTE];
        int base = state.base(one);
        int otherBase = state.base(other);
        int head = state.prev(v);
        int tail = state.next(u);
        for (int d = 0; d < problem.dimensions; d++) {
            int difference = headLoad(u, d) - headLoad(head, d);
            int load = mem[base + LOAD + d];
            state.set(base + LOAD + d, mem[otherBase + LOAD + d] + difference);
            state.set(otherBase + LOAD + d, load - difference);
        }
        int stops = headStops(u) - headStops(head);
        int count = mem[base + STOPS];
        state.set(base + STOPS, mem[otherBase + STOPS] + stops);
        state.set(otherBase + STOPS, count - stops);
        state.swapTails(u, head);
        if (state.next(state.startOf(other)) == state.endOf(other)) {
            state.closeRoute(other);
        }
        assert state.cost() == expected : state.cost() + " instead of " + expected;
    }
}
