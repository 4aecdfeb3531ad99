package org.resupply.routing.search;

import static org.resupply.problem.RoutingProblem.NONE;
import static org.resupply.routing.search.SearchState.ARC_IN;
import static org.resupply.routing.search.SearchState.ARC_OUT;
import static org.resupply.routing.search.SearchState.DEPOT_LOAD_AT;
import static org.resupply.routing.search.SearchState.DISTANCE;
import static org.resupply.routing.search.SearchState.EARLIEST;
import static org.resupply.routing.search.SearchState.LATEST;
import static org.resupply.routing.search.SearchState.LOAD;
import static org.resupply.routing.search.SearchState.LOAD_AT;
import static org.resupply.routing.search.SearchState.NEXT;
import static org.resupply.routing.search.SearchState.NODE_SHIFT;
import static org.resupply.routing.search.SearchState.PLACE;
import static org.resupply.routing.search.SearchState.PREV;
import static org.resupply.routing.search.SearchState.ROUTE;

/**
 * The cheapest place for one stop of a plain problem: before and after each of its neighbours, on the first and last leg of
 * each route, or on a route of its own.
 *
 * <pre>
 *   before:  p ---------> q        after:  p --> u --> q
 * </pre>
 *
 * An improving position is skipped now and then ("blinks", Christiaens and Vanden Berghe 2020). Each position is tested in the order of
 * what it costs to know; where ways are equal both ways and for all vehicles, twenty at a time are sifted without a branch first.
 */
final class PlainPlacement implements Placement {
    /** One improving position in so many is skipped. */
    private static final int BLINK = 100;

    /** Neighbours that are sifted at once; two bits for each must fit into 64. */
    private static final int BATCH = 20;

    /** The same at first where many are looked at or routes may be overloaded: the nearest rule out many others. */
    private static final int FIRST_BATCH = 4;

    /** No detour is longer. */
    private static final int FAR = 1 << 30;

    /** With more routes their first and last legs are not looked at one by one. */
    private static final int MOST_LEGS_BY_ROUTE = 100;

    private final SearchProblem problem;
    private final SearchState state;
    private final Dice dice;
    private final long[] aloneCost; // type * stops + stop: on a route of its own, or NOWHERE
    private int skip;

    /** How many neighbours of a stop are looked at. */
    private int width;

    private boolean legs;
    private final boolean legsByRoute; // for stops that would be left out otherwise, where there are no lists of legs
    private final boolean sifted; // equal both ways, for all: the distance to a neighbour is known beforehand
    private final boolean even; // and one type: positions can be priced in distance alone
    private final boolean distanceDecides; // and beyond the load there is nothing that a place could break

    // Twice by type: as it is, and what changing to a larger vehicle of its family adds at least.
    private final long[] typeUnit; // per unit of the detour
    private final long[] moreFixed;
    private final long[] moreUnit; // per unit of the distance without the stop

    private final int[] free; // types of which a vehicle is left at the present search
    private int freeTypes;

    private int foundStop;
    private int foundAfter;
    private int foundType;
    private int larger; // the type a route must change to at the position priced last, or NONE

    PlainPlacement(SearchProblem problem, SearchState state, Dice dice) {
        this.problem = problem;
        this.state = state;
        this.dice = dice;
        aloneCost = new long[problem.types * problem.stops];
        free = new int[problem.types];
        for (int type = 0; type < problem.types; type++) {
            for (int stop = 0; stop < problem.stops; stop++) {
                aloneCost[type * problem.stops + stop] = alone(type, stop);
            }
        }
        lookAtNeighbours(20);
        sifted = problem.symmetric
                && problem.singleProfile
                && problem.leastUnit > 0
                && (!problem.timed || problem.sameTravel);
        even = sifted && problem.uniform;
        distanceDecides = even
                && !problem.timed
                && problem.dimensions <= 1
                && !problem.restricted
                && !problem.limitedStops
                && !problem.limitedDistance;
        typeUnit = new long[2 * problem.types];
        moreFixed = new long[2 * problem.types];
        moreUnit = new long[2 * problem.types];
        for (int type = 0; type < problem.types; type++) {
            boundLarger(type);
        }
        skip = dice.skip(BLINK);
        legsByRoute = problem.hasPrizes && problem.timed && problem.depotLegs == null;
    }

    /** Works out what a route of a type costs more at least once it has a larger vehicle of its family. */
    private void boundLarger(int type) {
        int own = 2 * type;
        typeUnit[own] = problem.typeUnit[type];
        typeUnit[own + 1] = problem.typeUnit[type];
        moreFixed[own + 1] = Long.MAX_VALUE / 4;
        for (int other = 0; other < problem.types; other++) {
            if (problem.related(type, other) && firstCapacity(other) > firstCapacity(type)) {
                boolean first = moreFixed[own + 1] == Long.MAX_VALUE / 4;
                long fixed = problem.typeFixed[other] - problem.typeFixed[type];
                long unit = problem.typeUnit[other] - problem.typeUnit[type];
                moreFixed[own + 1] = Math.min(moreFixed[own + 1], fixed);
                moreUnit[own + 1] = first ? unit : Math.min(moreUnit[own + 1], unit);
                typeUnit[own + 1] = Math.min(typeUnit[own + 1], problem.typeUnit[other]);
            }
        }
    }

    /** What a vehicle of a type holds, as far as the first dimension goes. */
    private int firstCapacity(int type) {
        return problem.dimensions == 0 ? FAR : problem.capacity[type * problem.dimensions];
    }

    private long alone(int type, int stop) {
        Distances distances = problem.distancesOf(type);
        Distances durations = problem.durations[problem.typeProfile[type]];
        int place = problem.place[stop];
        int start = problem.typeStart[type];
        int end = problem.typeEnd[type];
        long distance = (long) distances.between(start, place) + distances.between(place, end);
        boolean possible = problem.allows(type, stop) && problem.typeMaxStops[type] > 0;
        for (int d = 0; d < problem.dimensions; d++) {
            possible &=
                    problem.amount[stop * problem.dimensions + d] <= problem.capacity[type * problem.dimensions + d];
        }
        possible &= distance <= problem.typeMaxDistance[type];
        if (problem.timed) {
            int arrival = problem.typeOpen[type] + durations.between(start, place);
            int back = Math.max(arrival, problem.open[stop]) + problem.service[stop] + durations.between(place, end);
            possible &= arrival <= problem.close[stop] && back <= problem.typeClose[type];
        }
        return possible ? problem.typeFixed[type] + distance * problem.typeUnit[type] : NOWHERE;
    }

    @Override
    public long find(int stop, long limit) {
        foundStop = stop;
        foundAfter = NONE;
        foundType = NONE;
        long least = limit;
        freeTypes = 0;
        for (int type = 0; type < problem.types; type++) {
            if (problem.family != null && state.hasVehicleOf(type)) {
                free[freeTypes++] = type;
            }
            long alone = aloneCost[type * problem.stops + stop];
            long cost = alone == NOWHERE ? NOWHERE : alone - state.bonus;
            if (cost < least && state.hasVehicle(type)) {
                least = cost;
                foundType = type;
            }
        }
        least = besideNeighbours(stop, 0, width, least);
        if (legs) {
            least = even && problem.depotLegs.exact ? onEvenDepotLegs(stop, least) : onDepotLegs(stop, least);
        }
        if (foundAfter == NONE && legsByRoute && state.routes() <= MOST_LEGS_BY_ROUTE) {
            least = onLegsByRoute(stop, least);
        }
        if (foundAfter == NONE && width < problem.width && (foundType != NONE || problem.required[stop])) {
            // Rather farther away than one more route.
            least = besideNeighbours(stop, width, problem.width, least);
        }
        return foundAfter == NONE && foundType == NONE ? NOWHERE : least;
    }

    private long besideNeighbours(int u, int nearest, int farthest, long limit) {
        if (!sifted) {
            return besideAnyNeighbours(u, nearest, farthest, limit);
        }
        if (!even) {
            return besideSiftedNeighbours(u, nearest, farthest, limit);
        }
        int most = toDistance(limit);
        int least = besideEvenNeighbours(u, nearest, farthest, most);
        return least < most ? (long) least * problem.typeUnit[0] : limit;
    }

    /**
     * The cheapest place beside some of the neighbours where one type and equal ways let distance alone decide. Neighbours are
     * sifted in batches without a branch, since most of them fail and a processor guesses badly which; the few that may be
     * cheaper than the best so far are looked at.
     */
    private int besideEvenNeighbours(int u, int nearest, int farthest, int most) {
        final int last = u * problem.width + farthest;
        int least = most;
        final int growth = problem.timed ? 2 : BATCH;
        int batch = nearest == 0 && (farthest > BATCH || state.overload.allowed) ? FIRST_BATCH : BATCH;
        for (int k = u * problem.width + nearest; k < last; k += batch, batch = Math.min(batch * growth, BATCH)) {
            int end = Math.min(k + batch, last);
            int room = roomFor(u, least);
            long worth = problem.timed ? siftByTime(u, k, end, least, room) : siftByDistance(k, end, least, room);
            least = distanceDecides ? shortest(blinked(worth), u, k, least) : cheapestOf(worth, u, k, least);
        }
        return least;
    }

    /**
     * Which places beside neighbours may cost less than the best, without windows: two bits for each neighbour, the lower one
     * for the place behind it, the first neighbour lowest. All conditions are numbers whose sign says whether they hold. Four
     * neighbours make one change of all bits, as each such change waits for the one before.
     *
     * <p>The detour between a neighbour and a node farther away is at least twice the way to the neighbour less the leg there
     * is; a node nearer has its own turn.
     */
    private long siftByDistance(int from, int to, int least, int room) {
        final int[] mem = state.mem;
        final int[] neighbours = problem.neighbours;
        final int[] lengths = problem.neighbourDistance;
        long worth = 0;
        int k = to - 1;
        for (; k > from + 2; k -= 4) {
            int four = byDistance(mem, neighbours[k], 2 * lengths[k] - least, room) << 6
                    | byDistance(mem, neighbours[k - 1], 2 * lengths[k - 1] - least, room) << 4
                    | byDistance(mem, neighbours[k - 2], 2 * lengths[k - 2] - least, room) << 2
                    | byDistance(mem, neighbours[k - 3], 2 * lengths[k - 3] - least, room);
            worth = worth << 8 | four;
        }
        for (; k >= from; k--) {
            worth = worth << 2 | byDistance(mem, neighbours[k], 2 * lengths[k] - least, room);
        }
        return worth;
    }

    /** The two bits of a neighbour. */
    private static int byDistance(int[] mem, int v, int excess, int room) {
        int b = v << NODE_SHIFT;
        int fits = ~(room - mem[mem[b + LOAD_AT]]);
        int behind = excess - mem[b + ARC_OUT] & fits;
        int ahead = excess - mem[b + ARC_IN] & fits;
        return behind >>> 31 | ahead >>> 30 & 2;
    }

    /**
     * The same with windows. Lists are not by distance here, so each end of a leg is looked at; the detour between a neighbour
     * and another node is at least twice what the neighbour is farther away than the leg there is long.
     */
    private long siftByTime(int u, int from, int to, int least, int room) {
        final int[] mem = state.mem;
        final int[] neighbours = problem.neighbours;
        final int[] lengths = problem.neighbourDistance;
        final int close = problem.close[u];
        final int leave = problem.open[u] + problem.service[u];
        final int half = least + 1 >> 1;
        long worth = 0;
        int k = to - 1;
        for (; k > from + 2; k -= 4) {
            int four = byTime(mem, neighbours[k], lengths[k], half, room, close, leave) << 6
                    | byTime(mem, neighbours[k - 1], lengths[k - 1], half, room, close, leave) << 4
                    | byTime(mem, neighbours[k - 2], lengths[k - 2], half, room, close, leave) << 2
                    | byTime(mem, neighbours[k - 3], lengths[k - 3], half, room, close, leave);
            worth = worth << 8 | four;
        }
        for (; k >= from; k--) {
            worth = worth << 2 | byTime(mem, neighbours[k], lengths[k], half, room, close, leave);
        }
        return worth;
    }

    private int byTime(int[] mem, int v, int length, int half, int room, int close, int leave) {
        int b = v << NODE_SHIFT;
        int route = mem[b + ROUTE];
        int spare = room - mem[state.routeBase + route * state.routeStride + LOAD];
        int possible = ~route & ~spare;
        int behind = length - mem[b + ARC_OUT] - half & ~(close - mem[b + EARLIEST] - length) & possible;
        int ahead = length - mem[b + ARC_IN] - half & ~(mem[b + LATEST] - leave - length) & possible;
        return behind >>> 31 | ahead >>> 30 & 2;
    }

    /** Without one place in {@link #BLINK}. */
    private long blinked(long worth) {
        skip -= Long.bitCount(worth);
        if (skip >= 0) {
            return worth;
        }
        long left = worth;
        for (int behind = -skip - 1; behind > 0; behind--) {
            left ^= Long.highestOneBit(left);
        }
        skip = dice.skip(BLINK);
        return worth ^ Long.highestOneBit(left);
    }

    /** The shortest detour of the places that a sieve let through, found without a branch; the same layout of bits. */
    private int shortest(long worth, int u, int from, int most) {
        final int[] mem = state.mem;
        final int[] neighbours = problem.neighbours;
        final int[] lengths = problem.neighbourDistance;
        final Distances distances = problem.distances[0];
        final int place = problem.place[u];
        final boolean overloading = state.overload.allowed;
        final int amount = overloading ? problem.amount[u] : 0;
        final int capacity = overloading ? problem.capacity[0] : 0;
        final int price = overloading ? state.overload.price[0] : 0;
        final int shift = state.overload.shift;
        int least = most;
        int found = 0;
        for (long left = worth; left != 0; left &= left - 1) {
            int bit = Long.numberOfTrailingZeros(left);
            int k = from + (bit >> 1);
            int before = bit & 1; // 0: behind the neighbour, 1: before it
            int b = neighbours[k] << NODE_SHIFT;
            int other = mem[b + NEXT - before];
            int onward = distances.from(place, mem[(other << NODE_SHIFT) + PLACE]);
            int less = lengths[k] + onward - mem[b + ARC_OUT - before] - least;
            less += overloading ? Overload.more(mem[mem[b + LOAD_AT]] - capacity, amount, price, shift) : 0;
            int shorter = less >> 31; // all bits, or none
            least += less & shorter;
            found += bit - found & shorter;
        }
        if (least < most) {
            int v = neighbours[from + (found >> 1)];
            foundAfter = (found & 1) == 0 ? v : mem[(v << NODE_SHIFT) + PREV];
            foundType = NONE;
        }
        return least;
    }

    /** The cheapest of the places that a sieve let through; the same layout of bits. */
    private int cheapestOf(long worth, int u, int from, int most) {
        final int[] mem = state.mem;
        final int[] neighbours = problem.neighbours;
        final int[] lengths = problem.neighbourDistance;
        final Distances distances = problem.distances[0];
        final int place = problem.place[u];
        final boolean timed = problem.timed;
        int least = most;
        for (long left = worth; left != 0; left &= left - 1) {
            int bit = Long.numberOfTrailingZeros(left);
            int k = from + (bit >> 1);
            int before = bit & 1; // 0: behind the neighbour, 1: before it
            int v = neighbours[k];
            int b = v << NODE_SHIFT;
            int other = mem[b + NEXT - before];
            int length = lengths[k];
            int onward = distances.from(place, mem[(other << NODE_SHIFT) + PLACE]);
            int cost = length + onward - mem[b + ARC_OUT - before];
            int delta = cost;
            cost += state.overload.allowed ? state.overload.more(u, state.base(mem[b + ROUTE])) : 0;
            if (cost < least
                    && (!timed
                            || (before == 0
                                    ? inTime(u, v, other, length, onward)
                                    : inTime(u, other, v, onward, length)))
                    && holds(u, mem[b + ROUTE], delta)
                    && !blinks()) {
                least = cost;
                foundAfter = before == 0 ? v : other;
                foundType = NONE;
            }
        }
        return least;
    }

    private boolean holds(int u, int route, int delta) {
        int base = state.base(route);
        return (problem.dimensions <= 1 && !problem.restricted && !problem.limitedStops || fits(u, base, 0))
                && notTooFar(base, 0, delta);
    }

    private boolean inTime(int u, int p, int q, int in, int out) {
        int arrival = state.mem[(p << NODE_SHIFT) + EARLIEST] + in;
        return arrival <= problem.close[u]
                && Math.max(arrival, problem.open[u]) + problem.service[u] + out
                        <= state.mem[(q << NODE_SHIFT) + LATEST];
    }

    /** The cheapest place beside some of the neighbours where vehicles differ. */
    private long besideSiftedNeighbours(int u, int nearest, int farthest, long limit) {
        final int last = u * problem.width + farthest;
        long least = limit;
        for (int k = u * problem.width + nearest; k < last; k += BATCH) {
            least = cheapestByVehicle(siftByVehicle(u, k, Math.min(k + BATCH, last), least), u, k, least);
        }
        return least;
    }

    /**
     * Which places beside neighbours may cost less than the best where vehicles differ; the same layout of bits. Where the stop
     * does not fit, a larger vehicle that is free must hold it; where it fits above capacity only, that or a larger vehicle costs more.
     */
    private long siftByVehicle(int u, int from, int to, long least) {
        final int[] mem = state.mem;
        final int[] neighbours = problem.neighbours;
        final int[] lengths = problem.neighbourDistance;
        final int[] capacity = problem.capacity;
        final int dimensions = problem.dimensions;
        final int routeBase = state.routeBase;
        final int routeStride = state.routeStride;
        final long[] units = typeUnit;
        final int amount = dimensions == 0 ? 0 : problem.amount[u * dimensions];
        final int above = dimensions == 0 ? 0 : state.overload.room[0];
        final int price = dimensions == 0 ? 0 : state.overload.price[0];
        final int shift = state.overload.shift;
        final long leastUnit = problem.leastUnit;
        final int roomiest = roomiestFree() + above - amount;
        final boolean timed = problem.timed;
        // The detour is at least twice the way less the leg where lists are by distance, else twice the difference.
        final int arcs = timed ? 2 : 1;
        final int whenever = timed ? 0 : -1;
        final int close = problem.close[u];
        final int leave = problem.open[u] + problem.service[u];
        long worth = 0;
        for (int k = to - 1; k >= from; k--) {
            int b = neighbours[k] << NODE_SHIFT;
            int length = lengths[k];
            int route = mem[b + ROUTE];
            int base = routeBase + Math.max(route, 0) * routeStride;
            int type = mem[base];
            int load = dimensions == 0 ? 0 : mem[base + LOAD];
            int room = dimensions == 0 ? 0 : capacity[type * dimensions] - amount - load;
            int spare = room + above;
            int at = 2 * type + (room >>> 31);
            long larger = moreFixed[at] + moreUnit[at] * mem[base + DISTANCE];
            long dearer = ((long) -(room & room >> 31) * price >> shift) * leastUnit;
            long more = spare < 0 ? larger : Math.min(dearer, larger);
            // What is above already may go with a larger vehicle.
            long most = room + amount < 0 ? least : least - more;
            int possible = ~route & ~(spare & roomiest - load);
            long behind = units[at] * (2 * length - arcs * mem[b + ARC_OUT]) - most;
            long ahead = units[at] * (2 * length - arcs * mem[b + ARC_IN]) - most;
            int early = ~(close - mem[b + EARLIEST] - length) | whenever;
            int late = ~(mem[b + LATEST] - leave - length) | whenever;
            worth = worth << 2
                    | ((int) (behind >>> 32) & early & possible) >>> 31
                    | ((int) (ahead >>> 32) & late & possible) >>> 30 & 2;
        }
        return worth;
    }

    /** What the roomiest vehicle that is free holds, as far as the first dimension goes; none where vehicles cannot change. */
    private int roomiestFree() {
        int most = -FAR;
        for (int i = 0; i < freeTypes; i++) {
            most = Math.max(most, firstCapacity(free[i]));
        }
        return most;
    }

    /** The cheapest of the places that a sieve let through, where vehicles differ; the same layout of bits. */
    private long cheapestByVehicle(long worth, int u, int from, long limit) {
        final int[] mem = state.mem;
        final Distances distances = problem.distances[0];
        final int place = problem.place[u];
        long least = limit;
        for (long left = worth; left != 0; left &= left - 1) {
            int bit = Long.numberOfTrailingZeros(left);
            int k = from + (bit >> 1);
            int before = bit & 1; // 0: behind the neighbour, 1: before it
            int v = problem.neighbours[k];
            int b = v << NODE_SHIFT;
            int other = mem[b + NEXT - before];
            int length = problem.neighbourDistance[k];
            int onward = distances.from(place, mem[(other << NODE_SHIFT) + PLACE]);
            int delta = length + onward - mem[b + ARC_OUT - before];
            least = before == 0
                    ? consider(u, v, other, length, onward, delta, least)
                    : consider(u, other, v, onward, length, delta, least);
        }
        return least;
    }

    /** Judges the position between two nodes, a larger vehicle included where the stop does not fit. */
    private long consider(int u, int p, int q, int in, int out, int delta, long limit) {
        int base = state.base(state.routeOf(p));
        int type = state.mem[base];
        long cost = cost(u, base, type, delta, limit);
        if (cost < limit
                && (!problem.timed || inTime(u, type, p, q, in, out))
                && notTooFar(base, type, delta)
                && !blinks()) {
            foundAfter = p;
            foundType = larger;
            return cost;
        }
        return limit;
    }

    /** What a longer way costs a route that takes a stop in, with its own vehicle or else with the cheapest free one that holds it. */
    private long cost(int u, int base, int type, int delta, long limit) {
        larger = NONE;
        final long freed = state.overload.cost(base);
        long cheapest = limit;
        if (fits(u, base, type)) {
            long above = state.overload.allowed ? state.overload.costWith(base, type, u) : 0;
            long cost = (long) delta * problem.typeUnit[type] + above - freed;
            if (above == 0) {
                return cost;
            }
            cheapest = Math.min(cost, limit);
        }
        final int distance = state.mem[base + DISTANCE];
        final int at = 2 * type + 1;
        if (moreFixed[at] + moreUnit[at] * distance + typeUnit[at] * delta - freed >= cheapest) {
            return cheapest;
        }
        for (int i = 0; i < freeTypes; i++) {
            int other = free[i];
            long cost = (long) (problem.typeUnit[other] - problem.typeUnit[type]) * distance
                    + problem.typeFixed[other]
                    - problem.typeFixed[type]
                    + (long) delta * problem.typeUnit[other]
                    - freed;
            if (cost < cheapest && other != type && fits(u, base, other) && problem.related(type, other)) {
                cost += state.overload.costWith(base, other, u);
                larger = cost < cheapest ? other : larger;
                cheapest = Math.min(cost, cheapest);
            }
        }
        return cheapest;
    }

    private long besideAnyNeighbours(int u, int nearest, int farthest, long limit) {
        final int[] mem = state.mem;
        final int place = problem.place[u];
        final boolean quick = problem.timed && problem.sameTravel;
        final int close = problem.close[u];
        final int leave = problem.open[u] + problem.service[u];
        long least = limit;
        int from = u * problem.width;
        for (int k = from + nearest; k < from + farthest; k++) {
            int v = problem.neighbours[k];
            int b = v << NODE_SHIFT;
            int route = mem[b + ROUTE];
            if (route < 0) {
                continue;
            }
            int type = state.typeOf(route);
            Distances distances = problem.distancesOf(type);
            long unit = problem.typeUnit[type];
            int at = mem[b + PLACE];
            int in = distances.to(place, at);
            int out = problem.symmetric ? in : distances.from(place, at);
            int after = in - mem[b + ARC_OUT];
            int before = out - mem[b + ARC_IN];
            if (after * unit < least && (!quick || mem[b + EARLIEST] + in <= close)) {
                int q = mem[b + NEXT];
                int onward = distances.from(place, mem[(q << NODE_SHIFT) + PLACE]);
                least = consider(u, v, q, in, onward, after + onward, least);
            }
            if (before * unit < least && (!quick || leave + out <= mem[b + LATEST])) {
                int p = mem[b + PREV];
                int inward = distances.to(place, mem[(p << NODE_SHIFT) + PLACE]);
                least = consider(u, p, v, inward, out, before + inward, least);
            }
        }
        return least;
    }

    private boolean blinks() {
        if (--skip >= 0) {
            return false;
        }
        skip = dice.skip(BLINK);
        return true;
    }

    /** On the first and last legs that pass the stop, where the lists give the very detour; sifted as neighbours are. */
    private long onEvenDepotLegs(int u, long limit) {
        final int[] mem = state.mem;
        final DepotLegs legs = problem.depotLegs;
        final int[] detours = legs.detour;
        final int[] legStops = legs.stop;
        final int lastStop = problem.stops - 1;
        final int most = toDistance(limit);
        final int room = roomFor(u, most);
        int least = most;
        final int end = legs.first[u + 1];
        int k = legs.first[u];
        long worth = 0;
        for (; k < end && detours[k] < least; k++) {
            int spare = room - mem[mem[(legStops[k] << NODE_SHIFT) + DEPOT_LOAD_AT]];
            worth = worth << 1 | ~spare >>> 31;
        }
        for (; worth != 0; worth ^= Long.highestOneBit(worth)) {
            int at = k - Long.SIZE + Long.numberOfLeadingZeros(worth);
            if (detours[at] >= least) {
                break;
            }
            int b = legStops[at] << NODE_SHIFT;
            int cost = detours[at] + (state.overload.allowed ? state.overload.more(u, state.base(mem[b + ROUTE])) : 0);
            if (cost < least && holds(u, mem[b + ROUTE], detours[at]) && !blinks()) {
                least = cost;
                foundAfter = mem[b + PREV] > lastStop ? mem[b + PREV] : legStops[at];
                foundType = NONE;
            }
        }
        return least < most ? (long) least * problem.typeUnit[0] : limit;
    }

    /**
     * What a route of the only type may be loaded with so that the stop still fits, as far as the first dimension goes, and costs
     * less than the best by what is above capacity alone.
     */
    private int roomFor(int u, int least) {
        if (problem.dimensions == 0) {
            return FAR;
        }
        int amount = problem.amount[u * problem.dimensions];
        int within = problem.capacity[0] - amount;
        if (!state.overload.allowed) {
            return within;
        }
        long affordable = (Math.max(0, least) + 1L << state.overload.shift) / Math.max(1, state.overload.price[0]);
        int room = state.overload.room[0];
        return within + (amount <= affordable ? room : (int) Math.min(room, affordable));
    }

    /** The least distance that costs at least so much with the only type. */
    private int toDistance(long cost) {
        int unit = problem.typeUnit[0];
        return (int) Math.min(unit == 1 ? cost : -Math.floorDiv(-cost, unit), FAR);
    }

    /** On the first and last legs that pass the stop; lists give the least detour to expect, so most end at once. */
    private long onDepotLegs(int u, long limit) {
        final int[] mem = state.mem;
        final DepotLegs legs = problem.depotLegs;
        final int end = legs.first[u + 1];
        final int[] detours = legs.detour;
        final int[] stops = legs.stop;
        long least = limit;
        for (int k = legs.first[u]; k < end && detours[k] * problem.leastUnit < least; k++) {
            int f = stops[k];
            int b = f << NODE_SHIFT;
            if (mem[b + ROUTE] < 0) {
                continue;
            }
            int p = mem[b + PREV];
            int q = mem[b + NEXT];
            if (p >= problem.stops) {
                least = onLeg(u, p, f, detours[k], least);
            }
            if (q >= problem.stops) {
                least = onLeg(u, f, q, detours[k], least);
            }
        }
        return least;
    }

    /** On the first and last leg of any route. */
    private long onLegsByRoute(int u, long limit) {
        long least = limit;
        for (int i = 0; i < state.routes(); i++) {
            int route = state.activeRoute(i);
            int base = state.base(route);
            if (problem.uniform && !fits(u, base, state.mem[base])) {
                continue;
            }
            int start = state.startOf(route);
            int end = state.endOf(route);
            least = onLeg(u, start, state.next(start), least);
            least = onLeg(u, state.prev(end), end, least);
        }
        return least;
    }

    private long onLeg(int u, int p, int q, int detour, long limit) {
        return problem.depotLegs.exact ? consider(u, p, q, 0, 0, detour, limit) : onLeg(u, p, q, limit);
    }

    private long onLeg(int u, int p, int q, long limit) {
        final int[] mem = state.mem;
        Distances distances = problem.distancesOf(state.typeOf(state.routeOf(p)));
        int place = problem.place[u];
        int in = distances.to(place, mem[(p << NODE_SHIFT) + PLACE]);
        int out = distances.from(place, mem[(q << NODE_SHIFT) + PLACE]);
        return consider(u, p, q, in, out, in + out - mem[(q << NODE_SHIFT) + ARC_IN], limit);
    }

    private boolean fits(int u, int base, int type) {
        final int[] mem = state.mem;
        final int dimensions = problem.dimensions;
        for (int d = 0; d < dimensions; d++) {
            int room = problem.capacity[type * dimensions + d] + state.overload.room[d];
            if (mem[base + LOAD + d] + problem.amount[u * dimensions + d] > room) {
                return false;
            }
        }
        return (!problem.restricted || problem.allows(type, u))
                && (!problem.limitedStops || mem[base + SearchState.STOPS] < problem.typeMaxStops[type]);
    }

    private boolean notTooFar(int base, int type, int delta) {
        return !problem.limitedDistance
                || state.mem[base + SearchState.DISTANCE] + delta <= problem.typeMaxDistance[type];
    }

    private boolean inTime(int u, int type, int p, int q, int in, int out) {
        final int[] mem = state.mem;
        if (!problem.sameTravel) {
            Distances durations = problem.durationsOf(type);
            in = durations.between(mem[(p << NODE_SHIFT) + PLACE], problem.place[u]);
            out = durations.between(problem.place[u], mem[(q << NODE_SHIFT) + PLACE]);
        }
        int arrival = mem[(p << NODE_SHIFT) + EARLIEST] + in;
        return arrival <= problem.close[u]
                && Math.max(arrival, problem.open[u]) + problem.service[u] + out <= mem[(q << NODE_SHIFT) + LATEST];
    }

    @Override
    public void lookAtNeighbours(int number) {
        width = Math.min(problem.width, number);
    }

    @Override
    public void lookAtDepotLegs(boolean look) {
        legs = look && problem.depotLegs != null;
    }

    @Override
    public void apply() {
        int after = foundAfter;
        if (after == NONE) {
            after = state.startOf(state.openRoute(foundType));
        } else if (foundType != NONE) {
            state.plain.retype(state.routeOf(after), foundType);
        }
        state.plain.insert(foundStop, after);
    }
}
