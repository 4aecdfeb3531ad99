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

/**
 * The cheapest place for one stop of a plain problem: before and after each of its neighbours, on the first and last leg of
 * each route, or on a route of its own.
 *
 * <pre>
 *   before:  p ---------> q        after:  p --> u --> q
 * </pre>
 *
 * An improving position is skipped now and then ("blinks", Christiaens and Vanden Berghe 2020). Each position is tested in the order of
 * price: distance, then load, then time.
 */
final class PlainPlacement implements Placement {
    /** One improving position in so many is skipped. */
    private static final int BLINK = 100;

    private final SearchProblem problem;
    private final SearchState state;
    private final Dice dice;
    private final long[] aloneCost; // type * stops + stop: on a route of its own, or NOWHERE
    private int skip;

    /** How many neighbours of a stop are looked at. */
    private int width;

    /** With more routes than this their first and last legs are not looked at. */
    private static final int LEGS = 200;

    private int legs;

    private int foundStop;
    private int foundAfter;
    private int foundType;

    PlainPlacement(SearchProblem problem, SearchState state, Dice dice) {
        this.problem = problem;
        this.state = state;
        this.dice = dice;
        aloneCost = new long[problem.types * problem.stops];
        for (int type = 0; type < problem.types; type++) {
            for (int stop = 0; stop < problem.stops; stop++) {
                aloneCost[type * problem.stops + stop] = alone(type, stop);
            }
        }
        lookAtNeighbours(20);
        legs = LEGS;
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
        for (int type = 0; type < problem.types; type++) {
            long cost = aloneCost[type * problem.stops + stop];
            if (cost < least && state.hasVehicle(type)) {
                least = cost;
                foundType = type;
            }
        }
        least = besideNeighbours(stop, 0, width, least);
        if (state.routes() <= legs) {
            least = onDepotLegs(stop, least);
        }
        if (foundAfter == NONE && width < problem.width && (foundType != NONE || problem.required[stop])) {
            // Rather farther away than one more route.
            least = besideNeighbours(stop, width, problem.width, least);
        }
        return foundAfter == NONE && foundType == NONE ? NOWHERE : least;
    }

    private long besideNeighbours(int u, int nearest, int farthest, long limit) {
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

    private long onDepotLegs(int u, long limit) {
        final SearchProblem problem = this.problem;
        final SearchState state = this.state;
        final int[] mem = state.mem;
        final boolean timed = problem.timed;
        final int place = problem.place[u];
        long least = limit;
        final boolean uniform = problem.uniform;
        final Distances only = problem.distances[0];
        final int legBase = state.legBase;
        final int activeBase = state.activeBase;
        final int active = state.routes();
        long unit = problem.typeUnit[0];
        int type = 0;
        Distances distances = only;
        int in = distances.to(place, problem.typeStart[0]);
        int out = distances.from(place, problem.typeEnd[0]);
        for (int i = 0; i < active; i++) {
            int route = mem[activeBase + i];
            int leg = legBase + route * 4;
            if (!uniform) {
                type = mem[state.base(route)];
                unit = problem.typeUnit[type];
                distances = state.distancesOf(type);
                in = distances.to(place, problem.typeStart[type]);
                out = distances.from(place, problem.typeEnd[type]);
            }
            int part = in - mem[leg + 1];
            if (part * unit < least) {
                int onward = distances.from(place, mem[leg]);
                long cost = (part + onward) * unit;
                int start = problem.stops + 2 * route;
                if (cost < least
                        && fits(u, state.base(route), type)
                        && (!timed || inTime(u, type, start, state.next(start), in, onward))
                        && notTooFar(state.base(route), type, part + onward)
                        && !blinks()) {
                    least = cost;
                    foundAfter = start;
                    foundType = NONE;
                }
            }
            part = out - mem[leg + 3];
            if (part * unit < least) {
                int inward = distances.to(place, mem[leg + 2]);
                long cost = (part + inward) * unit;
                int end = problem.stops + 2 * route + 1;
                if (cost < least
                        && fits(u, state.base(route), type)
                        && (!timed || inTime(u, type, state.prev(end), end, inward, out))
                        && notTooFar(state.base(route), type, part + inward)
                        && !blinks()) {
                    least = cost;
                    foundAfter = state.prev(end);
                    foundType = NONE;
                }
            }
        }
        return least;
    }

    /** The same two positions beside a neighbour where the route must change to a larger vehicle first. */
    private long withLargerVehicle(int u, int base, int type, int v, int after, int before, long limit) {
        final int[] mem = state.mem;
        if (problem.limitedStops && mem[base + SearchState.STOPS] >= problem.typeMaxStops[type]) {
            return limit;
        }
        int place = problem.place[u];
        Distances distances = state.distancesOf(type);
        int b = v << NODE_SHIFT;
        int p = mem[b + PREV];
        int q = mem[b + NEXT];
        int onward = distances.from(place, mem[(q << NODE_SHIFT) + PLACE]);
        int inward = distances.to(place, mem[(p << NODE_SHIFT) + PLACE]);
        boolean behind = after + onward <= before + inward;
        int delta = behind ? after + onward : before + inward;
        long least = limit;
        for (int other : problem.family[type]) {
            long cost = (long) delta * problem.typeUnit[other]
                    + (long) (problem.typeUnit[other] - problem.typeUnit[type]) * mem[base + SearchState.DISTANCE]
                    + problem.typeFixed[other]
                    - problem.typeFixed[type];
            if (cost < least
                    && state.hasVehicle(other)
                    && state.carries(other, base, u)
                    && (!problem.timed
                            || (behind
                                    ? inTime(u, type, v, q, distances.to(place, mem[b + PLACE]), onward)
                                    : inTime(u, type, p, v, inward, distances.from(place, mem[b + PLACE]))))
                    && notTooFar(base, type, delta)
                    && !blinks()) {
                least = cost;
                foundAfter = behind ? v : p;
                foundType = other;
            }
        }
        return least;
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
        legs = look && !problem.timed ? LEGS : 0;
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
