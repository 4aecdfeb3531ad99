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

import java.util.Arrays;

/**
 * Two routes of a plain problem exchange all that follows a point on each (2-opt*); where ways are equal both ways and times do not
 * matter, what lies between two points of one route is turned round, too (2-opt).
 *
 * <pre>
 *   -- u ---> u' --        -- u    u' --
 *                            \    /
 *                    -->       \/
 *                              /\
 *   -- v' --> v ---        -- v'   v ---
 *
 *   -- u ---> u' ... v ---> v' --    -->    -- u ---> v ... u' ---> v' --
 * </pre>
 *
 * Strings of ten stops do not reach what comes after a bad turn on a route of fifty. Distance and time are priced in constant time;
 * loads are added up along the heads, but only for exchanges that survive. Where nothing stays behind one route is closed.
 * Vehicles of one family may be exchanged with the tails.
 *
 * <p>Potvin and Rousseau, An exchange heuristic for routeing problems with time windows, 1995.
 */
final class TailExchange {
    /** How many neighbours of a stop are looked at unless said otherwise. */
    static final int FEW = 10;

    /** No change of distance is larger. */
    private static final int FAR = 1 << 30;

    /** Neighbours that are sifted at once; two bits for each must fit into 64. */
    private static final int MOST = 32;

    private final SearchProblem problem;
    private final SearchState state;
    private int foundHead;
    private int foundTail;
    private boolean foundSwap; // whether the two heads exchange their vehicles, too
    private int width;
    private final boolean bounded; // one profile: the lengths of the lists of neighbours bound what an exchange costs
    private final int[] heads; // by stop and dimension: what stops up to it on its route are loaded with
    private final long[] counted; // by stop: the version of its route for which that holds
    private final boolean known; // and both directions equal: these lengths are the ways themselves
    private final boolean turns; // and times do not matter: runs may be turned round
    private final long mostFixed;

    TailExchange(SearchProblem problem, SearchState state) {
        this.problem = problem;
        this.state = state;
        heads = new int[problem.stops * problem.dimensions];
        counted = new long[problem.stops];
        mostFixed = Arrays.stream(problem.typeFixed).max().orElse(0);
        bounded = problem.singleProfile && problem.leastUnit > 0;
        known = bounded && problem.symmetric;
        turns = known && !problem.timed;
        lookAtNeighbours(FEW);
    }

    /** How many neighbours of a stop are looked at. */
    void lookAtNeighbours(int number) {
        width = Math.min(problem.width, Math.min(number, MOST));
    }

    /** Makes the cheapest change that puts a stop beside one of its neighbours, if it changes the cost by less than a limit. */
    boolean apply(int stop, long limit) {
        if (state.routeOf(stop) == NONE) {
            return false;
        }
        foundHead = NONE;
        long least = limit;
        int from = stop * problem.width;
        long freed = state.overload.cost(state.base(state.routeOf(stop)));
        for (long worth = sift(stop, from, limit + freed); worth != 0; worth &= worth - 1) {
            int bit = Long.numberOfTrailingZeros(worth);
            int k = from + (bit >> 1);
            int v = problem.neighbours[k];
            int length = problem.neighbourDistance[k];
            if (state.routeOf(v) == state.routeOf(stop)) {
                least = evaluateTurn(stop, v, bit & 1, length, least);
            } else {
                least = (bit & 1) == 0 ? evaluate(stop, v, length, least) : evaluate(v, stop, length, least);
            }
        }
        if (foundHead == NONE) {
            return false;
        }
        if (state.routeOf(foundHead) == state.routeOf(foundTail)) {
            turn(foundHead, foundTail, least);
        } else {
            exchange(foundHead, foundTail, least);
        }
        return true;
    }

    /**
     * Which exchanges may change the cost by less than a limit: two bits for each neighbour, the lower one for the neighbour
     * behind the stop, the first neighbour lowest. All conditions are numbers whose sign says whether they hold; nothing costs
     * less than the new leg beside the stop less the two that go. On the stop's own route these are two legs behind both stops, or
     * two before them.
     */
    private long sift(int stop, int from, long limit) {
        final int[] mem = state.mem;
        final int[] neighbours = problem.neighbours;
        final int[] lengths = problem.neighbourDistance;
        final int b = stop << NODE_SHIFT;
        final int route = mem[b + ROUTE];
        final int in = mem[b + ARC_IN];
        final int out = mem[b + ARC_OUT];
        final int most = bounded ? toDistance(limit) : FAR;
        final int saved = bounded ? toDistance(limit + mostFixed) - most : 0; // where a route is closed
        final int turning = turns ? -1 : 0;
        final int lastStop = problem.stops - 1;
        final int before = mem[b + PREV];
        final int after = mem[b + NEXT];
        long worth = 0;
        for (int k = from + width - 1; k >= from; k--) {
            int v = neighbours[k];
            int c = v << NODE_SHIFT;
            int other = mem[c + ROUTE];
            int own = ~(other - route | route - other) >>> 31; // 1 on the stop's own route
            int apart = (v - before | before - v) & (v - after | after - v);
            int possible = (turning & apart | own - 1) & ~other;
            int mostBehind = most + (lastStop - Math.min(after, mem[c + PREV]) >> 31 & saved);
            int mostAhead = most + (lastStop - Math.min(before, mem[c + NEXT]) >> 31 & saved);
            int behind = lengths[k] - out - mem[c + ARC_IN + own] - mostBehind & possible;
            int ahead = lengths[k] - in - mem[c + ARC_OUT - own] - mostAhead & possible;
            worth = worth << 2 | behind >>> 31 | ahead >>> 30 & 2;
        }
        return worth;
    }

    /**
     * The change of cost when a run is turned round, if below the limit.
     *
     * @param ahead 0: from behind one of two stops up to the other; 1: from one of them to before the other
     */
    private long evaluateTurn(int u, int v, int ahead, int length, long limit) {
        final int[] mem = state.mem;
        int b = u << NODE_SHIFT;
        int c = v << NODE_SHIFT;
        int x = mem[b + NEXT - ahead];
        int y = mem[c + NEXT - ahead];
        int base = state.base(mem[b + ROUTE]);
        int type = mem[base];
        int tied = problem.distancesOf(type).between(mem[(x << NODE_SHIFT) + PLACE], mem[(y << NODE_SHIFT) + PLACE]);
        int delta = length + tied - mem[b + ARC_OUT - ahead] - mem[c + ARC_OUT - ahead];
        long cost = (long) delta * problem.typeUnit[type];
        if (cost >= limit || problem.limitedDistance && mem[base + DISTANCE] + delta > problem.typeMaxDistance[type]) {
            return limit;
        }
        foundHead = ahead == 0 ? u : x;
        foundTail = ahead == 0 ? v : y;
        return cost;
    }

    /** The least distance that costs at least so much with every type. */
    private int toDistance(long cost) {
        return (int) Math.min((cost + problem.leastUnit - 1) / problem.leastUnit, FAR);
    }

    /**
     * The change of cost when a stop is followed by another and its tail, if below the limit.
     *
     * @param length the way between the two as the lists of neighbours have it
     */
    private long evaluate(int u, int v, int length, long limit) {
        final int[] mem = state.mem;
        int b = u << NODE_SHIFT;
        int c = v << NODE_SHIFT;
        int base = state.base(mem[b + ROUTE]);
        int type = mem[base];
        int otherType = mem[state.base(mem[c + ROUTE])];
        if (type != otherType && !problem.related(type, otherType)) {
            return limit;
        }
        Distances distances = problem.distancesOf(type);
        int tied = known ? length : distances.between(mem[b + PLACE], mem[c + PLACE]);
        int delta = tied - mem[b + ARC_OUT] - mem[c + ARC_IN];
        // Where a kilometre costs the two vehicles differently this is a guess: moving distance to the cheap one may
        // pay all the same.
        long unit = Math.min(problem.typeUnit[type], problem.typeUnit[otherType]);
        int head = mem[c + PREV];
        int tail = mem[b + NEXT];
        boolean closes = head >= problem.stops && tail >= problem.stops;
        long fixed = closes ? Math.max(problem.typeFixed[type], problem.typeFixed[otherType]) - state.bonus : 0;
        // What is above capacity may go.
        long dearest = limit + state.overload.cost(base) + state.overload.cost(state.base(mem[c + ROUTE]));
        if (delta * unit - fixed >= dearest) {
            return limit;
        }
        int h = head << NODE_SHIFT;
        int t = tail << NODE_SHIFT;
        int crossed = closes ? 0 : distances.between(mem[h + PLACE], mem[t + PLACE]);
        long cost = (delta + crossed) * unit - fixed;
        if (cost >= dearest || !inTime(type, u, v, tied) || !closes && !inTime(type, head, tail, crossed)) {
            return limit;
        }
        if (problem.limitedStops && !stopsHold(type, u, head)
                || problem.limitedDistance && !distancesHold(type, u, head, tied, crossed)) {
            return limit;
        }
        if (type != otherType) {
            return evaluateVehicles(u, v, delta, crossed, closes, limit);
        }
        if (!loadsFit(u, head, type, type)) {
            return limit;
        }
        cost += moreOverload(u, head, type, type);
        if (cost >= limit) {
            return limit;
        }
        foundHead = u;
        foundTail = v;
        foundSwap = false;
        return cost;
    }

    /** Where the vehicles of the two routes differ: each head keeps its own, or they exchange them. */
    private long evaluateVehicles(int u, int v, int delta, int gap, boolean closes, long limit) {
        final int[] mem = state.mem;
        int head = state.prev(v);
        int base = state.base(state.routeOf(u));
        int otherBase = state.base(state.routeOf(v));
        int type = mem[base];
        int otherType = mem[otherBase];
        int distance = mem[base + DISTANCE];
        int otherDistance = mem[otherBase + DISTANCE];
        // What head and tail without the stop come to, and what the stop's head and tail.
        int crossed =
                closes ? 0 : headDistance(head) + gap + distance - headDistance(u) - mem[(u << NODE_SHIFT) + ARC_OUT];
        int tied = distance + otherDistance + delta + gap - crossed;
        long before = (long) distance * problem.typeUnit[type] + (long) otherDistance * problem.typeUnit[otherType];
        long freed = state.overload.cost(base) + state.overload.cost(otherBase);
        long least = limit;
        for (int swap = 0; swap < 2; swap++) {
            int one = swap == 0 ? type : otherType;
            int other = swap == 0 ? otherType : type;
            long cost = (long) tied * problem.typeUnit[one] + (long) crossed * problem.typeUnit[other] - before;
            cost -= closes ? problem.typeFixed[other] - state.bonus : 0;
            if (cost >= least + freed || !loadsFit(u, head, one, other)) {
                continue;
            }
            cost += moreOverload(u, head, one, other);
            if (cost < least) {
                least = cost;
                foundHead = u;
                foundTail = v;
                foundSwap = swap == 1;
            }
        }
        return least;
    }

    private boolean inTime(int type, int p, int q, int distance) {
        final int[] mem = state.mem;
        if (!problem.timed) {
            return true;
        }
        int drive = problem.sameTravel ? distance : state.driveBetween(type, p, q);
        return mem[(p << NODE_SHIFT) + EARLIEST] + drive <= mem[(q << NODE_SHIFT) + LATEST];
    }

    /** Whether both loads fit; {@code u} and {@code head} are the last nodes before the cut, the types are theirs afterwards. */
    private boolean loadsFit(int u, int head, int type, int otherType) {
        final int[] mem = state.mem;
        int one = state.base(mem[(u << NODE_SHIFT) + ROUTE]);
        int other = state.base(mem[(head << NODE_SHIFT) + ROUTE]);
        for (int d = 0; d < problem.dimensions; d++) {
            int difference = headLoad(u, d) - headLoad(head, d);
            int room = problem.capacity[type * problem.dimensions + d] + state.overload.room[d];
            int otherRoom = problem.capacity[otherType * problem.dimensions + d] + state.overload.room[d];
            if (mem[other + LOAD + d] + difference > room || mem[one + LOAD + d] - difference > otherRoom) {
                return false;
            }
        }
        return true;
    }

    /** What an exchange costs by what is above capacities; the types are those of the two heads afterwards. */
    private long moreOverload(int u, int head, int type, int otherType) {
        if (!state.overload.allowed) {
            return 0;
        }
        final int[] mem = state.mem;
        int one = state.base(mem[(u << NODE_SHIFT) + ROUTE]);
        int other = state.base(mem[(head << NODE_SHIFT) + ROUTE]);
        long cost = -state.overload.cost(one) - state.overload.cost(other);
        for (int d = 0; d < problem.dimensions; d++) {
            int difference = headLoad(u, d) - headLoad(head, d);
            long above = (long) state.overload.cost(type, d, mem[other + LOAD + d] + difference)
                    + state.overload.cost(otherType, d, mem[one + LOAD + d] - difference);
            cost += above * problem.leastUnit;
        }
        return cost;
    }

    private boolean stopsHold(int type, int u, int head) {
        final int[] mem = state.mem;
        int one = state.base(mem[(u << NODE_SHIFT) + ROUTE]);
        int other = state.base(mem[(head << NODE_SHIFT) + ROUTE]);
        int difference = headStops(u) - headStops(head);
        return mem[other + STOPS] + difference <= problem.typeMaxStops[type]
                && mem[one + STOPS] - difference <= problem.typeMaxStops[type];
    }

    private boolean distancesHold(int type, int u, int head, int tied, int crossed) {
        final int[] mem = state.mem;
        int one = state.base(mem[(u << NODE_SHIFT) + ROUTE]);
        int other = state.base(mem[(head << NODE_SHIFT) + ROUTE]);
        int difference = headDistance(u) - headDistance(head);
        int before = mem[(head << NODE_SHIFT) + ARC_OUT];
        int after = mem[(u << NODE_SHIFT) + ARC_OUT];
        return mem[other + DISTANCE] + difference + tied - before <= problem.typeMaxDistance[type]
                && mem[one + DISTANCE] - difference + crossed - after <= problem.typeMaxDistance[type];
    }

    /** What stops up to a node are loaded with; counted along the whole route once, until it changes. */
    private int headLoad(int last, int dimension) {
        if (last >= problem.stops) {
            return 0;
        }
        int route = state.routeOf(last);
        long version = state.version(route);
        if (counted[last] != version) {
            count(route, version);
        }
        return heads[last * problem.dimensions + dimension];
    }

    private void count(int route, long version) {
        final int dimensions = problem.dimensions;
        int before = NONE;
        for (int v = state.next(state.startOf(route)); v < problem.stops; v = state.next(v)) {
            for (int d = 0; d < dimensions; d++) {
                int load = before == NONE ? 0 : heads[before * dimensions + d];
                heads[v * dimensions + d] = load + problem.amount[v * dimensions + d];
            }
            counted[v] = version;
            before = v;
        }
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

    private void turn(int u, int v, long delta) {
        long expected = state.cost() + delta;
        int behind = u;
        do {
            behind = state.next(behind);
        } while (behind < problem.stops && behind != v);
        if (behind == v) {
            state.plain.reverseRun(u, v);
        } else {
            state.plain.reverseRun(v, u);
        }
        assert state.cost() == expected : state.cost() + " instead of " + expected;
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
            state.setLoad(base, d, mem[otherBase + LOAD + d] + difference);
            state.setLoad(otherBase, d, load - difference);
        }
        int stops = headStops(u) - headStops(head);
        int count = mem[base + STOPS];
        state.set(base + STOPS, mem[otherBase + STOPS] + stops);
        state.set(otherBase + STOPS, count - stops);
        state.plain.swapTails(u, head);
        if (foundSwap) {
            int type = mem[base];
            state.plain.retype(one, mem[otherBase]);
            state.plain.retype(other, type);
        }
        if (state.next(state.startOf(other)) == state.endOf(other)) {
            state.closeRoute(other);
        }
        assert state.cost() == expected : state.cost() + " instead of " + expected;
    }
}
