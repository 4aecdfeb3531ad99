package org.resupply.routing.search;

import static org.resupply.problem.RoutingProblem.NONE;
import static org.resupply.routing.search.SearchState.ARC_OUT;
import static org.resupply.routing.search.SearchState.EARLIEST;
import static org.resupply.routing.search.SearchState.LATEST;
import static org.resupply.routing.search.SearchState.NEXT;
import static org.resupply.routing.search.SearchState.NODE_SHIFT;
import static org.resupply.routing.search.SearchState.PLACE;
import static org.resupply.routing.search.SearchState.PREV;
import static org.resupply.routing.search.SearchState.ROUTE;

/**
 * The cheapest place for a task of a rich problem: a stop, a pair, or the best member of a group of alternatives.
 *
 * <p>Constant-time tests (distance, room, time) discard most positions without erring; what is left is priced by
 * {@link Schedule} on the whole route. A stop may also open a trip of its own or split a trip in two.
 */
final class RichPlacement implements Placement {
    private static final int BLINK = 100;

    /** One search in so many looks at splitting trips: each split is priced on the whole route. */
    private static final int SPLIT_EVERY = 4;

    private final SearchProblem problem;
    private final SearchState state;
    private final Schedule schedule;
    private final Dice dice;
    private final int stops;
    private final long[] aloneCost; // type * stops + stop
    private final int[] sequence;
    private final int[] alone = new int[2];
    private final int[] seen; // by route: the search that last looked at it for a pair
    private final int[] load;
    private final int[] loadAfter;
    private int search;
    private boolean splits;
    private int skip;

    /** How many neighbours of a stop are looked at. */
    private int width;

    /** Up to how many routes all first and last legs and new trips are looked at. */
    int legs;

    private long least;
    private int foundStop;
    private int foundType;
    private int foundAfter;
    private int foundReloadBefore;
    private int foundReloadAfter;
    private int foundPartnerAfter;

    RichPlacement(SearchProblem problem, SearchState state, Dice dice) {
        this.problem = problem;
        this.state = state;
        this.dice = dice;
        schedule = state.schedule;
        stops = problem.stops;
        sequence = new int[state.nodes + 4];
        seen = new int[state.routeSlots];
        load = new int[problem.dimensions];
        loadAfter = new int[problem.dimensions];
        aloneCost = new long[problem.types * stops];
        lookAtNeighbours(20);
        legs = 200;
        skip = dice.skip(BLINK);
        for (int type = 0; type < problem.types; type++) {
            for (int stop = 0; stop < stops; stop++) {
                aloneCost[type * stops + stop] = aloneCost(type, stop);
            }
        }
    }

    private long aloneCost(int type, int stop) {
        int partner = problem.problem.partner(stop);
        if (partner != NONE && !problem.problem.isPickup(stop)
                || !problem.allows(type, stop)
                || partner != NONE && !problem.allows(type, partner)) {
            return NOWHERE;
        }
        alone[0] = stop;
        alone[1] = partner;
        long cost = schedule.price(type, alone, partner == NONE ? 1 : 2);
        return cost == Schedule.INFEASIBLE ? NOWHERE : cost + problem.typeFixed[type];
    }

    @Override
    public long find(int task, long limit) {
        least = limit;
        foundStop = NONE;
        foundAfter = NONE;
        int group = problem.problem.group(task);
        if (group != NONE) {
            for (int member = 0; member < problem.problem.groupSize(group); member++) {
                findStop(problem.problem.groupStop(group, member));
            }
        } else if (problem.problem.partner(task) != NONE) {
            findPair(task, problem.problem.partner(task));
        } else {
            findStop(task);
        }
        return foundStop == NONE ? NOWHERE : least;
    }

    private void found(long cost, int stop, int type, int after, int reloadBefore, int reloadAfter, int partnerAfter) {
        least = cost;
        foundStop = stop;
        foundType = type;
        foundAfter = after;
        foundReloadBefore = reloadBefore;
        foundReloadAfter = reloadAfter;
        foundPartnerAfter = partnerAfter;
    }

    private void findAlone(int stop) {
        for (int type = 0; type < problem.types; type++) {
            long cost = aloneCost[type * stops + stop];
            if (cost < least && state.hasVehicle(type)) {
                found(cost, stop, type, NONE, NONE, NONE, NONE);
            }
        }
    }

    // ------------------------------------------------------------------ one stop

    private void findStop(int u) {
        splits = problem.multiTrip && dice.below(SPLIT_EVERY) == 0;
        findAlone(u);
        int place = problem.place[u];
        besideNeighbours(u, place, 0, width);
        int active = state.routes();
        if (active <= legs && (problem.multiTrip || !problem.timed)) {
            onDepotLegs(u, place, active);
        }
        if (foundAfter == NONE && width < problem.width && (foundStop == u || problem.required[problem.task[u]])) {
            // Rather farther away than one more route.
            besideNeighbours(u, place, width, problem.width);
        }
    }

    private void besideNeighbours(int u, int place, int nearest, int farthest) {
        int[] mem = state.mem;
        int from = u * problem.width;
        for (int k = from + nearest; k < from + farthest; k++) {
            int v = problem.neighbours[k];
            int b = v << NODE_SHIFT;
            int route = mem[b + ROUTE];
            if (route < 0) {
                continue;
            }
            int type = state.typeOf(route);
            if (problem.restricted && !problem.allows(type, u)) {
                continue;
            }
            consider(u, place, route, type, v, mem[b + NEXT]);
            consider(u, place, route, type, mem[b + PREV], v);
        }
    }

    private void onDepotLegs(int u, int place, int active) {
        for (int i = 0; i < active; i++) {
            int route = state.activeRoute(i);
            int type = state.typeOf(route);
            if (!problem.restricted || problem.allows(type, u)) {
                int first = state.next(state.startOf(route));
                consider(u, place, route, type, state.startOf(route), first);
                int last = state.prev(state.endOf(route));
                consider(u, place, route, type, last, state.endOf(route));
                if (problem.multiTrip) {
                    considerTrips(u, place, route, type);
                }
            }
        }
    }

    private void consider(int u, int place, int route, int type, int p, int q) {
        int[] mem = state.mem;
        int a = p << NODE_SHIFT;
        int b = q << NODE_SHIFT;
        Distances distances = state.distancesOf(type);
        long unit = problem.typeUnit[type];
        int in = distances.to(place, mem[a + PLACE]);
        int part = in - mem[a + ARC_OUT];
        if (part * unit >= least || state.sealed[p]) {
            return;
        }
        int out = distances.from(place, mem[b + PLACE]);
        if ((part + out) * unit >= least || !inTime(u, type, p, q, in, out)) {
            return;
        }
        if (hasRoom(u, p)) {
            if (problem.constantTime) {
                considerQuickly(u, route, type, p, q, part + out);
                return;
            }
            if (--skip < 0) {
                skip = dice.skip(BLINK);
                return;
            }
            long cost = priceWith(route, type, p, u, NONE, NONE);
            if (cost < least) {
                found(cost, u, NONE, p, NONE, NONE, NONE);
            }
        } else if (splits) {
            considerSplits(u, place, route, type, p, q);
        }
    }

    /** Prices a position exactly from what the nodes beside it remember. */
    private void considerQuickly(int u, int route, int type, int p, int q, int delta) {
        int base = state.base(route);
        if (problem.limitedStops && state.mem[base + SearchState.STOPS] >= problem.typeMaxStops[type]
                || problem.limitedDistance
                        && state.mem[base + SearchState.DISTANCE] + delta > problem.typeMaxDistance[type]) {
            return;
        }
        long cost = (long) delta * problem.typeUnit[type];
        if (problem.scheduled) {
            int duration = schedule.durationWith(u, type, p, q);
            if (duration > problem.problem.maxDuration(problem.typeClass[type])) {
                return;
            }
            int now = state.mem[state.spanBase + state.endOf(route) * 8];
            cost += (long) (duration - now) * problem.typeDurationUnit[type];
        }
        if (cost >= least) {
            return;
        }
        if (--skip < 0) {
            skip = dice.skip(BLINK);
            return;
        }
        found(cost, u, NONE, p, NONE, NONE, NONE);
    }

    private boolean hasRoom(int u, int p) {
        for (int d = 0; d < problem.dimensions; d++) {
            int at = state.roomBase + (p * problem.dimensions + d) * 2;
            int down = problem.down[u * problem.dimensions + d];
            if (down > state.mem[at]
                    || problem.takesLoad && down + problem.net[u * problem.dimensions + d] > state.mem[at + 1]) {
                return false;
            }
        }
        return true;
    }

    private boolean inTime(int u, int type, int p, int q, int in, int out) {
        int[] mem = state.mem;
        if (!problem.sameTravel) {
            Distances durations = problem.durations[problem.singleProfile ? 0 : problem.typeProfile[type]];
            in = durations.between(mem[(p << NODE_SHIFT) + PLACE], problem.place[u]);
            out = durations.between(problem.place[u], mem[(q << NODE_SHIFT) + PLACE]);
        }
        int arrival = mem[(p << NODE_SHIFT) + EARLIEST] + in;
        int service = problem.problem.service(problem.typeClass[type], u);
        return arrival <= problem.close[u]
                && Math.max(arrival, problem.open[u]) + service + out <= mem[(q << NODE_SHIFT) + LATEST];
    }

    /** A trip of its own for the stop: first, last, or between two trips of the route. */
    private void considerTrips(int u, int place, int route, int type) {
        if (state.mem[state.base(route) + SearchState.TRIPS] >= problem.typeMaxTrips[type]) {
            return;
        }
        int c = problem.typeClass[type];
        for (int number = 0; number < problem.problem.reloads(c); number++) {
            int depot = problem.problem.reload(c, number);
            if (state.freeReload(depot) == NONE) {
                continue;
            }
            considerReload(u, route, type, state.startOf(route), NONE, depot);
            int end = state.endOf(route);
            considerReload(u, route, type, state.prev(end), depot, NONE);
            if (state.mem[state.base(route) + SearchState.TRIPS] > 1) {
                for (int v = state.next(state.startOf(route)); v != end; v = state.next(v)) {
                    if (state.isReload(v)) {
                        considerReload(u, route, type, v, NONE, depot);
                    }
                }
            }
        }
    }

    /** The trip is too full for the stop: end it before or after the stop. */
    private void considerSplits(int u, int place, int route, int type, int p, int q) {
        if (state.mem[state.base(route) + SearchState.TRIPS] >= problem.typeMaxTrips[type]) {
            return;
        }
        int c = problem.typeClass[type];
        for (int number = 0; number < problem.problem.reloads(c); number++) {
            int depot = problem.problem.reload(c, number);
            if (state.freeReload(depot) == NONE) {
                continue;
            }
            if (state.isStop(p)) {
                considerReload(u, route, type, p, depot, NONE);
            }
            if (state.isStop(q)) {
                considerReload(u, route, type, p, NONE, depot);
            }
        }
    }

    private void considerReload(int u, int route, int type, int p, int reloadBefore, int reloadAfter) {
        if (state.sealed[p]) {
            return;
        }
        int[] mem = state.mem;
        Distances distances = state.distancesOf(type);
        int a = mem[(p << NODE_SHIFT) + PLACE];
        int b = mem[(state.next(p) << NODE_SHIFT) + PLACE];
        int depot = problem.problem.reloadPlace(reloadBefore != NONE ? reloadBefore : reloadAfter);
        int place = problem.place[u];
        int delta = reloadBefore != NONE
                ? distances.between(a, depot) + distances.between(depot, place) + distances.between(place, b)
                : distances.between(a, place) + distances.between(place, depot) + distances.between(depot, b);
        delta -= mem[(p << NODE_SHIFT) + ARC_OUT];
        if ((long) delta * problem.typeUnit[type] >= least) {
            return;
        }
        Distances durations = problem.durations[problem.singleProfile ? 0 : problem.typeProfile[type]];
        int c = problem.typeClass[type];
        int now = mem[(p << NODE_SHIFT) + EARLIEST];
        if (reloadBefore != NONE) {
            now += durations.between(a, depot) + problem.problem.turnRound(c) + durations.between(depot, place);
        } else {
            now += durations.between(a, place);
        }
        if (now > problem.close[u]) {
            return;
        }
        now = Math.max(now, problem.open[u]) + problem.problem.service(c, u);
        if (reloadBefore != NONE) {
            now += durations.between(place, b);
        } else {
            now += durations.between(place, depot) + problem.problem.turnRound(c) + durations.between(depot, b);
        }
        if (now > mem[(state.next(p) << NODE_SHIFT) + LATEST]) {
            return;
        }
        long cost = priceWith(route, type, p, u, reloadBefore, reloadAfter);
        if (cost < least) {
            found(cost, u, NONE, p, reloadBefore, reloadAfter, NONE);
        }
    }

    /** The increase of cost of a route with a stop, and perhaps a reload beside it, after a node. */
    private long priceWith(int route, int type, int after, int u, int reloadBefore, int reloadAfter) {
        int[] mem = state.mem;
        int end = state.endOf(route);
        int count = 0;
        for (int v = state.startOf(route); v != end; v = mem[(v << NODE_SHIFT) + NEXT]) {
            if (count > 0 || v != state.startOf(route)) {
                sequence[count++] = v;
            }
            if (v == after) {
                if (reloadBefore != NONE) {
                    sequence[count++] = state.freeReload(reloadBefore);
                }
                sequence[count++] = u;
                if (reloadAfter != NONE) {
                    sequence[count++] = state.freeReload(reloadAfter);
                }
            }
        }
        long cost = schedule.price(type, sequence, count);
        return cost == Schedule.INFEASIBLE ? NOWHERE : cost - state.routeCost(route);
    }

    // ------------------------------------------------------------------ a pair

    private void findPair(int pickup, int delivery) {
        findAlone(pickup);
        search++;
        int active = state.routes();
        if (active <= 12) {
            for (int i = 0; i < active; i++) {
                walk(state.activeRoute(i), pickup, delivery);
            }
            return;
        }
        for (int k = 0; k < width; k++) {
            int route = state.routeOf(problem.neighbours[pickup * problem.width + k]);
            if (route != NONE && seen[route] != search) {
                seen[route] = search;
                walk(route, pickup, delivery);
            }
            route = state.routeOf(problem.neighbours[delivery * problem.width + k]);
            if (route != NONE && seen[route] != search) {
                seen[route] = search;
                walk(route, pickup, delivery);
            }
        }
    }

    /** All places of a pickup and its delivery on one route, the pickup outermost. */
    private void walk(int route, int pickup, int delivery) {
        final int[] mem = state.mem;
        int type = state.typeOf(route);
        if (problem.restricted && !(problem.allows(type, pickup) && problem.allows(type, delivery))) {
            return;
        }
        Distances distances = state.distancesOf(type);
        Distances durations = problem.durations[problem.singleProfile ? 0 : problem.typeProfile[type]];
        long unit = problem.typeUnit[type];
        int c = problem.typeClass[type];
        int from = problem.place[pickup];
        int to = problem.place[delivery];
        int between = distances.between(from, to);
        int end = state.endOf(route);
        int start = state.startOf(route);
        loadAtTripStart(start, load);
        for (int a = start; a != end; a = mem[(a << NODE_SHIFT) + NEXT]) {
            if (a != start) {
                passLoad(a, load);
            }
            int aBase = a << NODE_SHIFT;
            int b = mem[aBase + NEXT];
            int bBase = b << NODE_SHIFT;
            int arrival = mem[aBase + EARLIEST] + durations.between(mem[aBase + PLACE], from);
            if (arrival > problem.close[pickup]) {
                break;
            }
            if (state.sealed[a] || !carries(type, pickup, load)) {
                continue;
            }
            if (--skip < 0) {
                skip = dice.skip(BLINK);
                continue;
            }
            int in = distances.between(mem[aBase + PLACE], from);
            int detour = in + distances.between(from, mem[bBase + PLACE]) - mem[aBase + ARC_OUT];
            int now = Math.max(arrival, problem.open[pickup]) + problem.problem.service(c, pickup);
            // The delivery right after the pickup.
            int direct = in + between + distances.between(to, mem[bBase + PLACE]) - mem[aBase + ARC_OUT];
            if (direct * unit < least
                    && fitsBetween(delivery, c, now + durations.between(from, to), b, to, durations)) {
                offer(route, type, pickup, delivery, a, pickup, direct * unit);
            }
            if (detour * unit >= least && problem.symmetric) {
                continue;
            }
            System.arraycopy(load, 0, loadAfter, 0, load.length);
            passLoad(pickup, loadAfter);
            int here = from;
            for (int v = b; v != end && state.isStop(v); v = mem[(v << NODE_SHIFT) + NEXT]) {
                int vBase = v << NODE_SHIFT;
                int at = mem[vBase + PLACE];
                now += durations.between(here, at);
                if (now > mem[vBase + LATEST]) {
                    break;
                }
                now = Math.max(now, problem.open[v]) + problem.problem.service(c, v);
                here = at;
                if (!passLoadWithin(type, v, loadAfter)) {
                    break;
                }
                int w = mem[vBase + NEXT];
                int wPlace = mem[(w << NODE_SHIFT) + PLACE];
                int delta = detour + distances.between(at, to) + distances.between(to, wPlace) - mem[vBase + ARC_OUT];
                if (delta * unit < least
                        && !state.sealed[v]
                        && fitsBetween(delivery, c, now + durations.between(at, to), w, to, durations)) {
                    offer(route, type, pickup, delivery, a, v, delta * unit);
                }
            }
        }
    }

    private boolean fitsBetween(int stop, int c, int arrival, int before, int place, Distances durations) {
        return arrival <= problem.close[stop]
                && Math.max(arrival, problem.open[stop])
                                + problem.problem.service(c, stop)
                                + durations.between(place, state.placeOf(before))
                        <= state.mem[(before << NODE_SHIFT) + LATEST];
    }

    private void offer(int route, int type, int pickup, int delivery, int after, int partnerAfter, long bound) {
        long cost = problem.exactWalk ? bound : priceWithPair(route, type, pickup, delivery, after, partnerAfter);
        if (cost < least) {
            found(cost, pickup, NONE, after, NONE, NONE, partnerAfter);
        }
    }

    private long priceWithPair(int route, int type, int pickup, int delivery, int after, int partnerAfter) {
        int end = state.endOf(route);
        int start = state.startOf(route);
        int count = 0;
        for (int v = start; v != end; v = state.next(v)) {
            if (v != start) {
                sequence[count++] = v;
            }
            if (v == after) {
                sequence[count++] = pickup;
                if (partnerAfter == pickup) {
                    sequence[count++] = delivery;
                }
            }
            if (v == partnerAfter) {
                sequence[count++] = delivery;
            }
        }
        long cost = schedule.price(type, sequence, count);
        return cost == Schedule.INFEASIBLE ? NOWHERE : cost - state.routeCost(route);
    }

    private void loadAtTripStart(int node, int[] loads) {
        for (int d = 0; d < loads.length; d++) {
            int sum = 0;
            for (int v = state.next(node); state.isStop(v); v = state.next(v)) {
                sum += problem.down[v * loads.length + d];
            }
            loads[d] = sum;
        }
    }

    private void passLoad(int node, int[] loads) {
        if (!state.isStop(node)) {
            loadAtTripStart(node, loads);
            return;
        }
        for (int d = 0; d < loads.length; d++) {
            loads[d] += problem.net[node * loads.length + d];
        }
    }

    private boolean passLoadWithin(int type, int node, int[] loads) {
        passLoad(node, loads);
        for (int d = 0; d < loads.length; d++) {
            if (loads[d] > problem.capacity[type * loads.length + d]) {
                return false;
            }
        }
        return true;
    }

    private boolean carries(int type, int pickup, int[] loads) {
        for (int d = 0; d < loads.length; d++) {
            if (loads[d] + problem.net[pickup * loads.length + d] > problem.capacity[type * loads.length + d]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void lookAtNeighbours(int number) {
        width = Math.min(problem.width, number);
    }

    @Override
    public void lookAtDepotLegs(boolean look) {
        legs = look ? 200 : 0;
    }

    @Override
    public void apply() {
        int after = foundAfter;
        if (after == NONE) {
            after = state.startOf(state.openRoute(foundType));
        }
        int route = state.routeOf(after);
        if (foundReloadBefore != NONE) {
            after = state.linkReload(foundReloadBefore, after);
        }
        state.link(foundStop, after);
        if (foundReloadAfter != NONE) {
            state.linkReload(foundReloadAfter, foundStop);
        }
        int partner = problem.problem.partner(foundStop);
        if (partner != NONE) {
            state.link(partner, foundPartnerAfter == NONE ? foundStop : foundPartnerAfter);
        }
        if (!state.update(route)) {
            throw new IllegalStateException("A place found for stop (%d) breaks a rule.".formatted(foundStop));
        }
    }
}
