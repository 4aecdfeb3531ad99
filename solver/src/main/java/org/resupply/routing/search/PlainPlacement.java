package org.resupply.routing.search;

import static org.resupply.problem.RoutingProblem.NONE;
import static org.resupply.routing.search.SearchState.ARC_IN;
import static org.resupply.routing.search.SearchState.ARC_OUT;
import static org.resupply.routing.search.SearchState.EARLIEST;
import static org.resupply.routing.search.SearchState.LATEST;
import static org.resupply.routing.search.SearchState.LOAD;
import static org.resupply.routing.search.SearchState.NEXT;
import static org.resupply.routing.search.SearchState.NODE_SHIFT;
import static org.resupply.routing.search.SearchState.PLACE;
import static org.resupply.routing.search.SearchState.PREV;
import static org.resupply.routing.search.SearchState.ROUTE;

import java.util.Arrays;

/**
 * The cheapest place for one stop of a plain problem: before and after each of its neighbours, on the first and last leg of
 * each route, or on a route of its own.
 *
 * <pre>
 *   before:  p ---------> q        after:  p --> u --> q
 * </pre>
 *
 * An improving position is skipped now and then ("blinks", Christiaens and Vanden Berghe 2020). Each position is tested in the order of
 * what it costs to know; where there is one type of vehicle, twenty at a time are sifted without a branch first.
 */
final class PlainPlacement implements Placement {
    /** One improving position in so many is skipped. */
    private static final int BLINK = 100;

    /** Neighbours that are sifted at once; two bits for each must fit into 64. */
    private static final int BATCH = 20;

    /** No detour is longer. */
    private static final int FAR = 1 << 30;

    private final SearchProblem problem;
    private final SearchState state;
    private final Dice dice;
    private final long[] aloneCost; // type * stops + stop: on a route of its own, or NOWHERE
    private int skip;

    /** How many neighbours of a stop are looked at. */
    private int width;

    private boolean legs;
    private final int leastUnit;
    private final boolean even; // one type, equal both ways: positions can be priced in distance alone

    private final int[] free; // types of which a vehicle is left at the present search
    private int freeTypes;

    private int foundStop;
    private int foundAfter;
    private int foundType;

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
        even = problem.uniform
                && problem.symmetric
                && problem.typeUnit[0] > 0
                && (!problem.timed || problem.sameTravel);
        leastUnit = Arrays.stream(problem.typeUnit).min().orElse(0);
        skip = dice.skip(BLINK);
    }

    private long alone(int type, int stop) {
        Distances distances = state.distancesOf(type);
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
        if (foundAfter == NONE && width < problem.width && (foundType != NONE || problem.required[stop])) {
            // Rather farther away than one more route.
            least = besideNeighbours(stop, width, problem.width, least);
        }
        return foundAfter == NONE && foundType == NONE ? NOWHERE : least;
    }

    private long besideNeighbours(int u, int nearest, int farthest, long limit) {
        if (!even) {
            return besideAnyNeighbours(u, nearest, farthest, limit);
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
        final int room = roomFor(u);
        final int last = u * problem.width + farthest;
        int least = most;
        for (int k = u * problem.width + nearest; k < last; k += BATCH) {
            int end = Math.min(k + BATCH, last);
            long worth = problem.timed ? siftByTime(u, k, end, least, room) : siftByDistance(k, end, least, room);
            least = cheapestOf(worth, u, k, least);
        }
        return least;
    }

    /**
     * Which places beside neighbours may cost less than the best, without windows: two bits for each neighbour, the lower one
     * for the place behind it, the first neighbour lowest. All conditions are numbers whose sign says whether they hold.
     *
     * <p>The detour between a neighbour and a node farther away is at least twice the way to the neighbour less the leg there
     * is; a node nearer has its own turn.
     */
    private long siftByDistance(int from, int to, int least, int room) {
        final int[] mem = state.mem;
        final int[] neighbours = problem.neighbours;
        final int[] lengths = problem.neighbourDistance;
        final int routeBase = state.routeBase;
        final int routeStride = state.routeStride;
        long worth = 0;
        for (int k = to - 1; k >= from; k--) {
            int b = neighbours[k] << NODE_SHIFT;
            int route = mem[b + ROUTE];
            int spare = room - mem[routeBase + route * routeStride + LOAD];
            int possible = ~route & ~spare;
            int excess = 2 * lengths[k] - least;
            int behind = excess - mem[b + ARC_OUT] & possible;
            int ahead = excess - mem[b + ARC_IN] & possible;
            worth = worth << 2 | behind >>> 31 | ahead >>> 30 & 2;
        }
        return worth;
    }

    /**
     * The same with windows. Lists are not by distance here, so each end of a leg is looked at; the detour between a neighbour
     * and another node is at least twice what the neighbour is farther away than the leg there is long.
     */
    private long siftByTime(int u, int from, int to, int least, int room) {
        final int[] mem = state.mem;
        final int[] neighbours = problem.neighbours;
        final int[] lengths = problem.neighbourDistance;
        final int routeBase = state.routeBase;
        final int routeStride = state.routeStride;
        final int close = problem.close[u];
        final int leave = problem.open[u] + problem.service[u];
        final int half = least + 1 >> 1;
        long worth = 0;
        for (int k = to - 1; k >= from; k--) {
            int b = neighbours[k] << NODE_SHIFT;
            int length = lengths[k];
            int route = mem[b + ROUTE];
            int spare = room - mem[routeBase + route * routeStride + LOAD];
            int possible = ~route & ~spare;
            int behind = length - mem[b + ARC_OUT] - half & ~(close - mem[b + EARLIEST] - length) & possible;
            int ahead = length - mem[b + ARC_IN] - half & ~(mem[b + LATEST] - leave - length) & possible;
            worth = worth << 2 | behind >>> 31 | ahead >>> 30 & 2;
        }
        return worth;
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
            if (cost < least
                    && (!timed
                            || (before == 0
                                    ? inTime(u, v, other, length, onward)
                                    : inTime(u, other, v, onward, length)))
                    && holds(u, mem[b + ROUTE], cost)
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

    private long besideAnyNeighbours(int u, int nearest, int farthest, long limit) {
        final SearchProblem problem = this.problem;
        final SearchState state = this.state;
        final int[] mem = state.mem;
        final int[] neighbours = problem.neighbours;
        final int routeBase = state.routeBase;
        final int routeStride = state.routeStride;
        final boolean symmetric = problem.symmetric;
        final boolean timed = problem.timed;
        final int place = problem.place[u];
        long least = limit;
        final boolean uniform = problem.uniform;
        final long onlyUnit = problem.typeUnit[0];
        final boolean single = problem.singleProfile;
        final Distances only = problem.distances[0];
        final boolean quick = timed && problem.sameTravel;
        final int close = problem.close[u];
        final int leave = problem.open[u] + problem.service[u];
        int from = u * problem.width;
        for (int k = from + nearest; k < from + farthest; k++) {
            int v = neighbours[k];
            int b = v << NODE_SHIFT;
            int route = mem[b + ROUTE];
            if (route < 0) {
                continue;
            }
            int base = routeBase + route * routeStride;
            int type = uniform ? 0 : mem[base];
            Distances distances = single ? only : state.distancesOf(type);
            long unit = uniform ? onlyUnit : problem.typeUnit[type];
            int at = mem[b + PLACE];
            int in = distances.to(place, at);
            int out = symmetric ? in : distances.from(place, at);
            int after = in - mem[b + ARC_OUT];
            int before = out - mem[b + ARC_IN];
            boolean behind = after * unit < least;
            boolean ahead = before * unit < least;
            if (quick) {
                behind &= mem[b + EARLIEST] + in <= close;
                ahead &= leave + out <= mem[b + LATEST];
            }
            if (!behind && !ahead) {
                continue;
            }
            if (!fits(u, base, type)) {
                if (problem.family != null) {
                    least = withLargerVehicle(u, base, type, v, after, before, least);
                }
                continue;
            }
            if (behind) {
                int q = mem[b + NEXT];
                int onward = distances.from(place, mem[(q << NODE_SHIFT) + PLACE]);
                long cost = (after + onward) * unit;
                if (cost < least
                        && (!timed || inTime(u, type, v, q, in, onward))
                        && notTooFar(base, type, after + onward)
                        && !blinks()) {
                    least = cost;
                    foundAfter = v;
                    foundType = NONE;
                }
            }
            if (ahead && before * unit < least) {
                int p = mem[b + PREV];
                int inward = distances.to(place, mem[(p << NODE_SHIFT) + PLACE]);
                long cost = (before + inward) * unit;
                if (cost < least
                        && (!timed || inTime(u, type, p, v, inward, out))
                        && notTooFar(base, type, before + inward)
                        && !blinks()) {
                    least = cost;
                    foundAfter = p;
                    foundType = NONE;
                }
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
        final int routeBase = state.routeBase;
        final int routeStride = state.routeStride;
        final int room = roomFor(u);
        final int least = toDistance(limit);
        final int end = legs.first[u + 1];
        int k = legs.first[u];
        long worth = 0;
        for (; k < end && detours[k] < least; k++) {
            int b = legStops[k] << NODE_SHIFT;
            int route = mem[b + ROUTE];
            int spare = room - mem[routeBase + route * routeStride + LOAD];
            int inside = lastStop - Math.max(mem[b + PREV], mem[b + NEXT]); // below 0 beside a depot
            worth = worth << 1 | (inside & ~route & ~spare) >>> 31;
        }
        for (; worth != 0; worth ^= Long.highestOneBit(worth)) {
            int at = k - Long.SIZE + Long.numberOfLeadingZeros(worth);
            int b = legStops[at] << NODE_SHIFT;
            if (holds(u, mem[b + ROUTE], detours[at]) && !blinks()) {
                foundAfter = mem[b + PREV] > lastStop ? mem[b + PREV] : legStops[at];
                foundType = NONE;
                return (long) detours[at] * problem.typeUnit[0];
            }
        }
        return limit;
    }

    /** What a route of the only type may be loaded with so that the stop still fits, as far as the first dimension goes. */
    private int roomFor(int u) {
        return problem.dimensions == 0 ? FAR : problem.capacity[0] - problem.amount[u * problem.dimensions];
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
        for (int k = legs.first[u]; k < end && (long) detours[k] * leastUnit < least; k++) {
            int f = stops[k];
            int b = f << NODE_SHIFT;
            if (mem[b + ROUTE] < 0) {
                continue;
            }
            int p = mem[b + PREV];
            if (p >= problem.stops) {
                least = onLeg(u, p, f, least);
            }
            if (mem[b + NEXT] >= problem.stops) {
                least = onLeg(u, f, mem[b + NEXT], least);
            }
        }
        return least;
    }

    private long onLeg(int u, int p, int q, long limit) {
        final int[] mem = state.mem;
        int base = state.base(mem[(p << NODE_SHIFT) + ROUTE]);
        int type = mem[base];
        Distances distances = state.distancesOf(type);
        int place = problem.place[u];
        int delta = distances.to(place, mem[(p << NODE_SHIFT) + PLACE])
                + distances.from(place, mem[(q << NODE_SHIFT) + PLACE])
                - mem[(q << NODE_SHIFT) + ARC_IN];
        long cost = (long) delta * problem.typeUnit[type];
        if (cost < limit && fits(u, base, type) && notTooFar(base, type, delta) && !blinks()) {
            foundAfter = p;
            foundType = NONE;
            return cost;
        }
        return limit;
    }

    /** The same two positions beside a neighbour where the route must change to a larger vehicle first. */
    private long withLargerVehicle(int u, int base, int type, int v, int after, int before, long limit) {
        final int[] mem = state.mem;
        if (problem.limitedStops && mem[base + SearchState.STOPS] >= problem.typeMaxStops[type]) {
            return limit;
        }
        final int distance = mem[base + SearchState.DISTANCE];
        final int least = Math.min(after, before);
        long cheapest = limit;
        int larger = NONE;
        int delta = NONE;
        boolean behind = false;
        for (int i = 0; i < freeTypes; i++) {
            int other = free[i];
            long change = (long) (problem.typeUnit[other] - problem.typeUnit[type]) * distance
                    + problem.typeFixed[other]
                    - problem.typeFixed[type];
            if (change + (long) least * problem.typeUnit[other] >= cheapest
                    || !state.carries(other, base, u)
                    || !problem.related(type, other)) {
                continue;
            }
            if (delta == NONE) {
                Distances distances = state.distancesOf(type);
                int place = problem.place[u];
                int b = v << NODE_SHIFT;
                int onward = distances.from(place, mem[(mem[b + NEXT] << NODE_SHIFT) + PLACE]);
                int inward = distances.to(place, mem[(mem[b + PREV] << NODE_SHIFT) + PLACE]);
                behind = after + onward <= before + inward;
                delta = behind ? after + onward : before + inward;
                if (!notTooFar(base, type, delta)
                        || problem.timed
                                && !(behind
                                        ? inTime(u, type, v, mem[b + NEXT], distances.to(place, mem[b + PLACE]), onward)
                                        : inTime(
                                                u,
                                                type,
                                                mem[b + PREV],
                                                v,
                                                inward,
                                                distances.from(place, mem[b + PLACE])))) {
                    return limit;
                }
            }
            long cost = change + (long) delta * problem.typeUnit[other];
            if (cost < cheapest && !blinks()) {
                cheapest = cost;
                larger = other;
            }
        }
        if (larger != NONE) {
            foundAfter = behind ? v : mem[(v << NODE_SHIFT) + PREV];
            foundType = larger;
        }
        return cheapest;
    }

    private boolean fits(int u, int base, int type) {
        final int[] mem = state.mem;
        final int dimensions = problem.dimensions;
        for (int d = 0; d < dimensions; d++) {
            if (mem[base + LOAD + d] + problem.amount[u * dimensions + d] > problem.capacity[type * dimensions + d]) {
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
            Distances durations = problem.durations[problem.singleProfile ? 0 : problem.typeProfile[type]];
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
            state.retype(state.routeOf(after), foundType);
        }
        state.insertPlain(foundStop, after);
    }
}
