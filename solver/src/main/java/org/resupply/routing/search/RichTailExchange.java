package org.resupply.routing.search;

import static org.resupply.problem.RoutingProblem.NONE;
import static org.resupply.routing.search.SearchState.ARC_IN;
import static org.resupply.routing.search.SearchState.ARC_OUT;
import static org.resupply.routing.search.SearchState.EARLIEST;
import static org.resupply.routing.search.SearchState.LATEST;
import static org.resupply.routing.search.SearchState.NEXT;
import static org.resupply.routing.search.SearchState.NODE_SHIFT;
import static org.resupply.routing.search.SearchState.PLACE;
import static org.resupply.routing.search.SearchState.PREV;
import static org.resupply.routing.search.SearchState.ROUTE;

import java.util.Arrays;

/**
 * Two routes of a rich problem exchange all that follows a point on each; each vehicle still returns to its own end.
 *
 * <pre>
 *   A -- u ---> u' -- A        A -- u    u' -- B
 *                                \    /
 *                       -->       \/
 *                                 /\
 *   B -- v' --> v --- B        B -- v'   v --- A
 * </pre>
 *
 * Where not every stop can open a route, for want of ways or because of locks and rules, the second route may be that of a vehicle
 * not used yet: then what follows a point on the first becomes a route of its own.
 *
 * The legs that change tell, by distance, whether it is likely to pay, what nodes remember whether it can be in time; what is left
 * is priced by {@link Schedule} on both whole routes. An exchange that pays by saving time alone is not seen.
 */
final class RichTailExchange {
    /** Every other bit, from the lowest on. */
    private static final long BEHIND = 0x5555555555555555L;

    private final SearchProblem problem;
    private final SearchState state;
    private final int[] sequence;
    private final boolean parts; // whether a stop that finds no route of its own might have one together with others
    private final boolean even; // as far both ways, for all: the distance to a neighbour is known beforehand
    private final boolean
            quick; // whether that is the time as well, and what is remembered of a stop holds whatever comes behind it
    private final long mostFixed;
    private int foundHead;
    private int foundTail;
    private int foundType; // of the vehicle not used yet, or NONE

    RichTailExchange(SearchProblem problem, SearchState state) {
        this.problem = problem;
        this.state = state;
        sequence = new int[state.nodes + 2];
        even = problem.symmetric && problem.singleProfile;
        quick = even && problem.timed && problem.sameTravel && !problem.hasReleases;
        mostFixed = Arrays.stream(problem.typeFixed).max().orElse(0);
        parts = !problem.complete
                || !problem.problem.locks().isEmpty()
                || !problem.problem.rules().isEmpty();
    }

    /** Makes the cheapest exchange that puts a stop beside one of its neighbours, if it changes the cost by less than a limit. */
    boolean apply(int stop, long limit) {
        if (state.routeOf(stop) == NONE) {
            return false;
        }
        // With pairs only an empty vehicle can change its way: most stops end here.
        boolean behind = !problem.exactWalk || !carriesAny(stop);
        boolean ahead = !problem.exactWalk || !carriesAny(state.prev(stop));
        if (!behind && !ahead) {
            return false;
        }
        foundHead = NONE;
        foundType = NONE;
        long least = limit;
        int from = stop * problem.width;
        long sides = (behind ? BEHIND : 0) | (ahead ? BEHIND << 1 : 0);
        for (long left = sift(stop, from, limit) & sides; left != 0; left &= left - 1) {
            int bit = Long.numberOfTrailingZeros(left);
            int k = from + (bit >> 1);
            int v = problem.neighbours[k];
            int length = problem.neighbourDistance[k];
            least = (bit & 1) == 0 ? evaluate(stop, v, length, least) : evaluate(v, stop, length, least);
        }
        if (parts && ahead && state.isStop(state.prev(stop))) {
            least = evaluateParting(stop, least);
        }
        if (foundHead == NONE) {
            return false;
        }
        long expected = state.cost() + least;
        if (foundType == NONE) {
            exchange(foundHead, foundTail);
        } else {
            part(foundHead, foundType);
        }
        assert state.cost() == expected : state.cost() + " instead of " + expected;
        return true;
    }

    /**
     * Which exchanges with the nearest neighbours may pay and be in time, found without a branch: two bits for each, the lower one for
     * the neighbour behind the stop, the first neighbour lowest. All conditions are numbers whose sign says whether they hold.
     */
    private long sift(int stop, int from, long limit) {
        final int[] mem = state.mem;
        final int[] neighbours = problem.neighbours;
        final int[] lengths = problem.neighbourDistance;
        final int[] latest = problem.close;
        final int b = stop << NODE_SHIFT;
        final int route = mem[b + ROUTE];
        final int type = state.typeOf(route);
        final int out = mem[b + ARC_OUT];
        final int in = mem[b + ARC_IN];
        final int home = wayHome(route);
        final long unit = problem.typeUnit[type];
        final long most = even && unit > 0 ? (limit + mostFixed - 1) / unit : Long.MAX_VALUE / 2;
        final int whenever = quick ? 0 : -1;
        final int earliest = mem[b + EARLIEST];
        final int close = latest[stop];
        long worth = 0;
        for (int k = from + Math.min(TailExchange.FEW, problem.width) - 1; k >= from; k--) {
            int v = neighbours[k];
            int c = v << NODE_SHIFT;
            int length = lengths[k];
            int other = mem[c + ROUTE];
            int possible = (other - route | route - other) & ~other;
            int slot = Math.max(other, 0);
            // Between vehicles that differ both ways home may become shorter.
            int homes = mem[state.base(slot)] == type ? 0 : home + wayHome(slot);
            long behind = (long) length - out - mem[c + ARC_IN] - homes - most - 1;
            long ahead = (long) length - in - mem[c + ARC_OUT] - homes - most - 1;
            int soon = ~(latest[v] - earliest - length) | whenever;
            int later = ~(close - mem[c + EARLIEST] - length) | whenever;
            worth = worth << 2
                    | ((int) (behind >>> 32) & soon & possible) >>> 31
                    | ((int) (ahead >>> 32) & later & possible) >>> 30 & 2;
        }
        return worth;
    }

    /** The change of cost when a stop is followed by its neighbour, so far away, and the tail of that, if below the limit. */
    private long evaluate(int u, int v, int length, long limit) {
        final int[] mem = state.mem;
        int b = u << NODE_SHIFT;
        int c = v << NODE_SHIFT;
        int route = mem[b + ROUTE];
        int other = mem[c + ROUTE];
        int type = mem[state.base(route)];
        int otherType = mem[state.base(other)];
        boolean alike = type == otherType;
        if (!alike && !comparable(type, otherType)) {
            return limit;
        }
        long unit = problem.typeUnit[type];
        Distances distances = problem.distancesOf(type);
        int tied = even ? length : distances.between(mem[b + PLACE], mem[c + PLACE]);
        int delta = tied - mem[b + ARC_OUT] - mem[c + ARC_IN];
        int head = mem[c + PREV];
        int tail = mem[b + NEXT];
        boolean closes = head == state.startOf(other) && tail == state.endOf(route);
        long fixed = closes ? problem.typeFixed[otherType] - state.bonus : 0;
        // Between vehicles that differ both ways home may become shorter.
        int home = alike ? 0 : wayHome(route) + wayHome(other);
        if ((delta - home) * unit - fixed >= limit) {
            return limit;
        }
        delta += closes ? 0 : distances.between(mem[(head << NODE_SHIFT) + PLACE], placeFor(tail, route, other));
        if (!alike) {
            delta += shift(route, tail, other) + shift(other, v, route);
        }
        if (delta * unit - fixed >= limit || state.sealed[u] || state.sealed[head]) {
            return limit;
        }
        if (alike && problem.timed && !(inTime(type, u, v) && (closes || inTime(type, head, tail)))
                || problem.exactWalk && (carriesAny(u) || carriesAny(head))
                || !alike
                        && problem.restricted
                        && !(state.allowsAllFrom(tail, otherType) && state.allowsAllFrom(v, type))) {
            return limit;
        }
        long cost = price(route, type, u, v);
        if (cost == Schedule.INFEASIBLE) {
            return limit;
        }
        cost -= state.routeCost(route) + state.routeCost(other) + fixed;
        if (cost >= limit) {
            return limit;
        }
        if (!closes) {
            long rest = price(other, otherType, head, tail);
            if (rest == Schedule.INFEASIBLE || cost + rest >= limit) {
                return limit;
            }
            cost += rest;
        }
        foundHead = u;
        foundTail = v;
        return cost;
    }

    /** The change of cost when a stop and all after it become the route of another vehicle, if below the limit. */
    private long evaluateParting(int stop, long limit) {
        int head = state.prev(stop);
        int route = state.routeOf(stop);
        int type = state.typeOf(route);
        long least = limit;
        long shorter = Schedule.INFEASIBLE;
        for (int other = 0; other < problem.types; other++) {
            if (!state.hasVehicle(other) || !comparable(type, other)) {
                continue;
            }
            long fixed = problem.typeFixed[other] - state.bonus;
            if ((long) partedBy(route, head, stop, type, other) * problem.typeUnit[type] + fixed >= least
                    || state.sealed[head]
                    || problem.restricted && type != other && !state.allowsAllFrom(stop, other)) {
                continue;
            }
            if (shorter == Schedule.INFEASIBLE) {
                shorter = price(route, type, head, state.endOf(route));
                if (shorter == Schedule.INFEASIBLE) {
                    return least;
                }
            }
            long rest = price(route, other, state.startOf(route), stop);
            if (rest != Schedule.INFEASIBLE && shorter + rest + fixed - state.routeCost(route) < least) {
                least = shorter + rest + fixed - state.routeCost(route);
                foundHead = head;
                foundType = other;
            }
        }
        return least;
    }

    /** What a route and that of another vehicle, which takes over from a stop on, are longer together. */
    private int partedBy(int route, int head, int stop, int type, int other) {
        final int[] mem = state.mem;
        Distances distances = problem.distancesOf(type);
        int end = state.endOf(route) << NODE_SHIFT;
        int last = mem[(mem[end + PREV] << NODE_SHIFT) + PLACE];
        return distances.between(problem.typeStart[other], mem[(stop << NODE_SHIFT) + PLACE])
                + distances.between(last, problem.typeEnd[other])
                - mem[end + ARC_IN]
                + distances.between(mem[(head << NODE_SHIFT) + PLACE], problem.typeEnd[type])
                - mem[(head << NODE_SHIFT) + ARC_OUT];
    }

    /** Whether types differ in where and when they drive only, as far as distances tell, or are vehicles of one class. */
    private boolean comparable(int type, int otherType) {
        return problem.typeClass[type] == problem.typeClass[otherType]
                || problem.singleProfile && !problem.multiTrip && problem.typeUnit[type] == problem.typeUnit[otherType];
    }

    /** Where a leg leads that leads to a node of one route, once it belongs to another. */
    private int placeFor(int node, int route, int other) {
        return state.placeOf(node == state.endOf(route) ? state.endOf(other) : node);
    }

    /** What the way home from the last stop changes by when the tail from a node on moves to another route. */
    private int shift(int route, int tail, int other) {
        int end = state.endOf(route);
        if (tail == end) {
            return 0;
        }
        int last = state.placeOf(state.prev(end));
        return problem.distancesOf(state.typeOf(other)).between(last, state.placeOf(state.endOf(other)))
                - state.mem[(end << NODE_SHIFT) + ARC_IN];
    }

    private int wayHome(int route) {
        return state.mem[(state.endOf(route) << NODE_SHIFT) + ARC_IN];
    }

    private boolean inTime(int type, int p, int q) {
        final int[] mem = state.mem;
        return mem[(p << NODE_SHIFT) + EARLIEST] + state.driveBetween(type, p, q) <= mem[(q << NODE_SHIFT) + LATEST];
    }

    private boolean carriesAny(int node) {
        for (int d = 0; d < problem.dimensions; d++) {
            if (state.segments.loadBehind(node, d) > 0) {
                return true;
            }
        }
        return false;
    }

    /** The cost of a route up to a node, followed by the tail of another from a node on. */
    private long price(int route, int type, int head, int tail) {
        int start = state.startOf(route);
        int count = 0;
        if (head != start) {
            int v = start;
            do {
                v = state.next(v);
                sequence[count++] = v;
            } while (v != head);
        }
        for (int v = tail; state.isStop(v) || state.isReload(v); v = state.next(v)) {
            sequence[count++] = v;
        }
        return state.schedule.price(type, sequence, count);
    }

    private void part(int head, int type) {
        if (!state.rich.swapTails(head, state.startOf(state.openRoute(type)))) {
            throw new IllegalStateException("A route parted behind stop (%s) breaks a rule.".formatted(head));
        }
    }

    private void exchange(int u, int v) {
        int route = state.routeOf(u);
        int other = state.routeOf(v);
        int head = state.prev(v);
        if (!state.rich.swapTails(u, head)) {
            throw new IllegalStateException("Tails exchanged behind stops (%s) and (%s) break a rule.".formatted(u, v));
        }
        if (state.next(state.startOf(other)) == state.endOf(other)) {
            state.closeRoute(other);
        }
        assert state.next(state.startOf(route)) != state.endOf(route);
    }
}
