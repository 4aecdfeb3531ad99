package org.resupply.routing.search;

import static org.resupply.routing.search.SearchState.ARC_IN;
import static org.resupply.routing.search.SearchState.ARC_OUT;
import static org.resupply.routing.search.SearchState.DISTANCE;
import static org.resupply.routing.search.SearchState.EARLIEST;
import static org.resupply.routing.search.SearchState.LATEST;
import static org.resupply.routing.search.SearchState.NEXT;
import static org.resupply.routing.search.SearchState.NODE_SHIFT;
import static org.resupply.routing.search.SearchState.PREV;
import static org.resupply.routing.search.SearchState.ROUTE;
import static org.resupply.routing.search.SearchState.TYPE;

/** The changes that moves make to the routes of a plain problem: they keep distances, loads, times and cost right. */
final class PlainRoutes {
    private final SearchProblem problem;
    private final SearchState state;
    private final int[] mem;

    PlainRoutes(SearchProblem problem, SearchState state) {
        this.problem = problem;
        this.state = state;
        mem = state.mem;
    }

    /** Inserts a stop into a plain route and keeps loads, times and cost right. */
    void insert(int stop, int after) {
        int delta = state.linkStop(stop, after);
        state.cost += (long) delta * problem.typeUnit[state.typeOf(state.routeOf(after))];
        if (problem.timed) {
            forward(stop);
            backward(stop);
        }
    }

    /** Takes a stop out of a plain route; {@link #settle} must follow for the node before the gap. */
    void remove(int stop) {
        removeRun(stop, stop);
    }

    /** Takes consecutive stops out of a plain route; {@link #settle} must follow for the node before the gap. */
    void removeRun(int first, int last) {
        int type = state.typeOf(state.routeOf(first));
        int longer = state.unlinkRun(first, last);
        state.cost += (long) longer * problem.typeUnit[type];
    }

    /** Takes all stops that are not locked out of the routes of a plain problem and leaves their tasks out. */
    void clear() {
        state.begin();
        while (state.routes() > 0) {
            int route = state.activeRoute(state.routes() - 1);
            for (int v = state.next(state.startOf(route));
                    v != state.endOf(route);
                    v = state.next(state.startOf(route))) {
                remove(v);
                state.leaveOut(v);
            }
            state.closeRoute(route);
        }
        state.commit();
    }

    /**
     * Exchanges what follows two nodes of two plain routes of one family and keeps distances, times and cost right; loads and
     * numbers of stops are left to the caller.
     */
    void swapTails(int head, int otherHead) {
        int route = state.routeOf(head);
        int other = state.routeOf(otherHead);
        int end = state.endOf(route);
        int otherEnd = state.endOf(other);
        // Head and tail of each route with the leg between them, then with the legs that replace those.
        int distance = mem[state.base(route) + DISTANCE] - mem[(head << NODE_SHIFT) + ARC_OUT];
        int otherDistance = mem[state.base(other) + DISTANCE] - mem[(otherHead << NODE_SHIFT) + ARC_OUT];
        int moved = state.crossTails(head, otherHead);
        int tied = mem[(head << NODE_SHIFT) + ARC_OUT];
        int otherTied = mem[(otherHead << NODE_SHIFT) + ARC_OUT];
        int longer = distance + moved + tied - mem[state.base(route) + DISTANCE];
        int otherLonger = otherDistance - moved + otherTied - mem[state.base(other) + DISTANCE];
        state.set(state.base(route) + DISTANCE, mem[state.base(route) + DISTANCE] + longer);
        state.set(state.base(other) + DISTANCE, mem[state.base(other) + DISTANCE] + otherLonger);
        state.renew(state.base(route));
        state.renew(state.base(other));
        state.cost += (long) longer * problem.typeUnit[state.typeOf(route)]
                + (long) otherLonger * problem.typeUnit[state.typeOf(other)];
        if (problem.timed) {
            forward(state.next(head));
            forward(state.next(otherHead));
            forward(end);
            forward(otherEnd);
            backward(head);
            backward(otherHead);
        }
    }

    /** Turns a plain route round, where ways are equal both ways, times do not matter, and it ends where it starts. */
    void reverse(int route) {
        reverseRun(state.startOf(route), state.prev(state.endOf(route)));
    }

    /** Turns the stops behind a node of a plain route up to another round, where ways are equal both ways and times do not matter. */
    void reverseRun(int after, int last) {
        final int[] mem = this.mem;
        int first = state.next(after);
        int before = state.next(last);
        int legs = mem[(first << NODE_SHIFT) + ARC_IN] + mem[(last << NODE_SHIFT) + ARC_OUT];
        for (int v = last; v != after; ) {
            state.touch(v);
            int b = v << NODE_SHIFT;
            int p = mem[b + PREV];
            int in = mem[b + ARC_IN];
            mem[b + PREV] = mem[b + NEXT];
            mem[b + NEXT] = p;
            mem[b + ARC_IN] = mem[b + ARC_OUT];
            mem[b + ARC_OUT] = in;
            v = p;
        }
        state.tie(after, last);
        state.tie(first, before);
        int longer = mem[(last << NODE_SHIFT) + ARC_IN] + mem[(first << NODE_SHIFT) + ARC_OUT] - legs;
        int base = state.base(state.routeOf(first));
        state.set(base + DISTANCE, mem[base + DISTANCE] + longer);
        state.cost += (long) longer * problem.typeUnit[mem[base + TYPE]];
        state.renew(base);
    }

    /** Brings times up to date around a gap and says whether the route is still in time. */
    boolean settle(int after) {
        if (!problem.timed) {
            return true;
        }
        int before = state.next(after);
        forward(before);
        backward(after);
        int type = state.typeOf(state.routeOf(after));
        return mem[(after << NODE_SHIFT) + EARLIEST] + state.drive(type, after, before)
                <= mem[(before << NODE_SHIFT) + LATEST];
    }

    /** Earliest departures from a node on, until one is unchanged. */
    private void forward(int from) {
        final int[] mem = this.mem;
        final int[] open = problem.open;
        final int[] service = problem.service;
        final int stops = problem.stops;
        final boolean sameTravel = problem.sameTravel;
        int before = mem[(from << NODE_SHIFT) + PREV];
        int leave = mem[(before << NODE_SHIFT) + EARLIEST];
        for (int v = from; ; v = mem[(v << NODE_SHIFT) + NEXT]) {
            int b = v << NODE_SHIFT;
            leave += sameTravel ? mem[b + ARC_IN] : state.driveBetween(typeAt(v), mem[b + PREV], v);
            if (v < stops) {
                leave = Math.max(leave, open[v]) + service[v];
            }
            if (leave == mem[b + EARLIEST] && v != from) {
                return;
            }
            state.touch(v);
            mem[b + EARLIEST] = leave;
            if (v >= stops) {
                return;
            }
        }
    }

    /** Latest arrivals from a node backwards, until one is unchanged. */
    private void backward(int from) {
        final int[] mem = this.mem;
        final int[] close = problem.close;
        final int[] service = problem.service;
        final int stops = problem.stops;
        final boolean sameTravel = problem.sameTravel;
        int behind = mem[(from << NODE_SHIFT) + NEXT];
        int latest = mem[(behind << NODE_SHIFT) + LATEST];
        for (int v = from; ; v = mem[(v << NODE_SHIFT) + PREV]) {
            int b = v << NODE_SHIFT;
            latest -= sameTravel ? mem[b + ARC_OUT] : state.driveBetween(typeAt(v), v, mem[b + NEXT]);
            if (v < stops) {
                latest = Math.min(close[v], latest - service[v]);
            }
            if (latest == mem[b + LATEST] && v != from) {
                return;
            }
            state.touch(v);
            mem[b + LATEST] = latest;
            if (v >= stops) {
                return;
            }
        }
    }

    private int typeAt(int node) {
        return state.typeOf(mem[(node << NODE_SHIFT) + ROUTE]);
    }

    /** Gives a plain route to a vehicle of another type of the same family. */
    void retype(int route, int type) {
        int base = state.base(route);
        int old = mem[base + TYPE];
        state.overload.retype(base, type);
        state.set(state.usedBase + old, mem[state.usedBase + old] - 1);
        state.set(state.usedBase + type, mem[state.usedBase + type] + 1);
        state.set(base + TYPE, type);
        state.cost += problem.typeFixed[type]
                - problem.typeFixed[old]
                + (long) (problem.typeUnit[type] - problem.typeUnit[old]) * mem[base + DISTANCE];
    }
}
