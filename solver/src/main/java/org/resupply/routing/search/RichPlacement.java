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

import java.util.stream.IntStream;

/**
 * The cheapest place for a task of a rich problem: a stop, a pair, or the best member of a group of alternatives.
 *
 * <p>Constant-time tests (distance, room, time) discard most positions without erring; what is left is priced by
 * {@link Schedule} on the whole route. A stop may also open a trip of its own or split a trip in two.
 */
final class RichPlacement implements Placement {
    private static final int BLINK = 100;

    /** So many neighbours of the pickup and of the delivery tell which routes pass both. */
    private static final int PAIR_NEIGHBOURS = 20;

    /** With more routes than this new trips are not looked at. */
    private static final int MOST_ROUTES = 200;

    /** A detour longer than any, small enough that two of them add up. */
    private static final int FAR = Integer.MAX_VALUE / 4;

    /** One search in so many looks at splitting trips: each split is priced on the whole route. */
    private static final int SPLIT_EVERY = 4;

    /** One search in so many looks at one alternative of a group only: the cheapest for itself may be dear in company. */
    private static final int ONE_MEMBER_EVERY = 4;

    /** One search in so many looks at half of the types for a new route only: the cheapest for one stop may be dear for those that follow. */
    private static final int HALF_THE_TYPES_EVERY = 8;

    /** Neighbours that are sifted at once; two bits for each must fit into 64. */
    private static final int BATCH = 20;

    private final SearchProblem problem;
    private final SearchState state;
    private final Schedule schedule;
    private final Segments segments;
    private final Dice dice;
    private final int stops;
    private final AloneCosts alone;
    private final int[] sequence;
    private final int[] order; // the nodes of the route a pair walks along
    private final int[] onward; // by position: from the delivery to the next node
    private final int[] added; // by position: the detour of the delivery
    private final int[] cheapest; // by position: the least detour of the delivery from there on
    private final int[] seen; // by route: the search that last looked at it for a pair
    private final int[] passes; // by route: the search that last found a neighbour of the delivery on it
    private int search;
    private boolean splits;
    private int skip;

    /** How many neighbours of a stop are looked at. */
    private int width;

    /**
     * Whether first and last legs and new trips are looked at, and parts of the choice only now and then: not while routes are built,
     * where what finds no place is left out.
     */
    private boolean legs;

    /** Whether new trips are looked at on any number of routes, and splits in each search. */
    private boolean allTrips;

    /** Reloads that end locked prefixes: a stop behind one may have no neighbour on its trip. */
    private final int[] lockEnds;

    private final boolean differ; // whether vehicles differ in more than depots and shifts
    private final boolean even; // as far both ways, for all: the distance to a neighbour is known beforehand

    private final boolean sameCapacity; // of all types, as far as the first dimension goes

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
        segments = state.segments;
        stops = problem.stops;
        sequence = new int[state.nodes + 4];
        order = new int[problem.hasPairs ? state.nodes + 1 : 0];
        onward = new int[order.length];
        added = new int[order.length];
        cheapest = new int[order.length];
        seen = new int[state.routeSlots];
        passes = new int[state.routeSlots];
        alone = new AloneCosts(problem, schedule);
        lockEnds = IntStream.range(state.reloadBase, state.nodes)
                .filter(node -> state.pinned[node] && !state.sealed[node])
                .toArray();
        lookAtNeighbours(20);
        legs = true;
        even = problem.symmetric && problem.singleProfile && problem.leastUnit > 0;
        sameCapacity = IntStream.range(0, problem.types)
                .allMatch(type ->
                        problem.dimensions == 0 || problem.capacity[type * problem.dimensions] == problem.capacity[0]);
        differ = Handover.applies(problem);
        skip = dice.skip(BLINK);
    }

    @Override
    public long find(int task, long limit) {
        least = limit;
        foundStop = NONE;
        foundAfter = NONE;
        int group = problem.problem.group(task);
        if (group != NONE) {
            int size = problem.problem.groupSize(group);
            boolean one = legs && dice.below(ONE_MEMBER_EVERY) == 0;
            for (int member = one ? dice.below(size) : 0, last = one ? member : size - 1; member <= last; member++) {
                findStop(problem.problem.groupStop(group, member));
            }
        } else if (problem.partner[task] != NONE) {
            findPair(task, problem.partner[task]);
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
        // One bit for each type, those after the sixty-fourth as those before.
        long looked = legs && differ && dice.below(HALF_THE_TYPES_EVERY) == 0 ? dice.next() : -1;
        if (alone.least(stop) >= least) {
            return;
        }
        for (int type = 0; type < problem.types; type++) {
            long cost = alone.cost(type, stop);
            if (cost < least && looked << type < 0 && state.hasVehicle(type)) {
                found(cost, stop, type, NONE, NONE, NONE, NONE);
            }
        }
    }

    // ------------------------------------------------------------------ one stop

    private void findStop(int u) {
        splits = problem.multiTrip && (allTrips || dice.below(SPLIT_EVERY) == 0);
        findAlone(u);
        int place = problem.place[u];
        for (int p : lockEnds) {
            behindLock(u, place, p);
        }
        if (problem.isOwed(u)) {
            behindLock(u, place, problem.owedBehind[u]);
        }
        besideNeighbours(u, place, 0, width);
        if (legs && problem.depotLegs != null) {
            onDepotLegs(u, place);
        }
        if (problem.multiTrip && (allTrips || legs && state.routes() <= MOST_ROUTES)) {
            onNewTrips(u, place);
        }
        if (foundAfter == NONE && width < problem.width && (foundStop == u || problem.required[problem.task[u]])) {
            // Rather farther away than one more route.
            besideNeighbours(u, place, width, problem.width);
        }
    }

    private void behindLock(int u, int place, int p) {
        int route = state.routeOf(p);
        int type = state.typeOf(route);
        if (!problem.restricted || problem.allows(type, u)) {
            Distances distances = problem.distancesOf(type);
            int q = state.next(p);
            int in = distances.between(state.placeOf(p), place);
            consider(u, place, route, type, p, q, in, distances.between(place, state.placeOf(q)), false);
        }
    }

    private void besideNeighbours(int u, int place, int nearest, int farthest) {
        if (!even) {
            besideAnyNeighbours(u, place, nearest, farthest);
            return;
        }
        final int last = u * problem.width + farthest;
        for (int k = u * problem.width + nearest; k < last; k += BATCH) {
            besideSifted(sift(u, k, Math.min(k + BATCH, last)), u, place, k);
        }
    }

    /**
     * Which places beside neighbours may cost less than the best, found without a branch: two bits for each neighbour, the lower
     * one for the place behind it, the first neighbour lowest. The detour there is at least twice what the neighbour is farther
     * away than the leg is long. All conditions are numbers whose sign says whether they hold.
     */
    private long sift(int u, int from, int to) {
        final int[] mem = state.mem;
        final int[] neighbours = problem.neighbours;
        final int[] lengths = problem.neighbourDistance;
        final int[] capacity = problem.capacity;
        final int routeBase = state.routeBase;
        final int routeStride = state.routeStride;
        final int dimensions = problem.dimensions;
        final boolean loaded = problem.oneWay && dimensions > 0;
        final int amount = loaded ? problem.amount[u * dimensions] : 0;
        final int whenever = problem.timed && problem.sameTravel ? 0 : -1;
        final int close = problem.close[u];
        // Where service differs by class the quick test reckons with none.
        final int leave = problem.open[u] + (problem.problem.hasServiceByClass() ? 0 : problem.service[u]);
        final int half = (int) Math.min((least - 1) / (2 * problem.leastUnit) + 1, Integer.MAX_VALUE / 2);
        if (loaded && sameCapacity) {
            return siftAlike(from, to, half, capacity[0] - amount, close, leave, whenever);
        }
        long worth = 0;
        for (int k = to - 1; k >= from; k--) {
            int v = neighbours[k];
            int route = mem[(v << NODE_SHIFT) + ROUTE];
            int possible = ~route;
            if (loaded) {
                int base = routeBase + Math.max(route, 0) * routeStride;
                possible &= ~(capacity[mem[base] * dimensions] - amount - mem[base + LOAD]);
            }
            worth = worth << 2 | sides(mem, v, lengths[k], half, possible, close, leave, whenever);
        }
        return worth;
    }

    /** The same where all vehicles hold the same. Four neighbours make one change of all bits, as each such change waits for the one before. */
    private long siftAlike(int from, int to, int half, int room, int close, int leave, int whenever) {
        final int[] mem = state.mem;
        final int[] neighbours = problem.neighbours;
        final int[] lengths = problem.neighbourDistance;
        final int loads = state.routeBase + LOAD;
        final int routeStride = state.routeStride;
        long worth = 0;
        for (int k = to - 1; k >= from; k -= 4) {
            int four = 0;
            int last = Math.max(k - 3, from);
            for (int i = k; i >= last; i--) {
                int v = neighbours[i];
                int route = mem[(v << NODE_SHIFT) + ROUTE];
                int possible = ~route & ~(room - mem[loads + route * routeStride]);
                four = four << 2 | sides(mem, v, lengths[i], half, possible, close, leave, whenever);
            }
            worth = worth << 2 * (k - last + 1) | four;
        }
        return worth;
    }

    /** The two bits of a neighbour, if a number is below 0. */
    private static int sides(int[] mem, int v, int length, int half, int possible, int close, int leave, int whenever) {
        int b = v << NODE_SHIFT;
        int behind = length - mem[b + ARC_OUT] - half & (~(close - mem[b + EARLIEST] - length) | whenever) & possible;
        int ahead = length - mem[b + ARC_IN] - half & (~(mem[b + LATEST] - leave - length) | whenever) & possible;
        return behind >>> 31 | ahead >>> 30 & 2;
    }

    /** Judges the places that a sieve let through; the same layout of bits. */
    private void besideSifted(long worth, int u, int place, int from) {
        final int[] mem = state.mem;
        // Where nothing is picked up, both sides of a stop have the same room: that of its trip.
        final boolean sameRoom = !problem.takesLoad || problem.oneWay;
        final boolean loadSifted = problem.oneWay && problem.dimensions <= 1;
        final Distances distances = problem.distances[0];
        long limit = least;
        int most = toDistance(limit);
        for (long left = worth; left != 0; left &= left - 1) {
            int bit = Long.numberOfTrailingZeros(left);
            int k = from + (bit >> 1);
            int before = bit & 1; // 0: behind the neighbour, 1: before it
            int v = problem.neighbours[k];
            int b = v << NODE_SHIFT;
            int other = mem[b + NEXT - before];
            int length = problem.neighbourDistance[k];
            if (least < limit) {
                limit = least;
                most = toDistance(limit);
            }
            int there = mem[(other << NODE_SHIFT) + PLACE];
            if (distances.isAsFar(place, there, most - length + mem[b + ARC_OUT - before])) {
                continue;
            }
            int route = mem[b + ROUTE];
            int type = state.typeOf(route);
            int onward = distances.from(place, there);
            if ((long) (length + onward - mem[b + ARC_OUT - before]) * problem.typeUnit[type] >= least
                    || problem.restricted && !problem.allows(type, u)) {
                continue;
            }
            boolean roomy = loadSifted || sameRoom && segments.hasRoom(u, v, state.base(route), type);
            if (sameRoom && !roomy && !splits) {
                continue;
            }
            if (before == 0) {
                consider(u, place, route, type, v, other, length, onward, roomy);
            } else {
                consider(u, place, route, type, other, v, onward, length, roomy);
            }
        }
    }

    /** The shortest detour that costs so much with any vehicle. */
    private int toDistance(long cost) {
        return (int) Math.min((cost - 1) / problem.leastUnit + 1, FAR);
    }

    private void besideAnyNeighbours(int u, int place, int nearest, int farthest) {
        final SearchProblem problem = this.problem;
        final SearchState state = this.state;
        final int[] mem = state.mem;
        final boolean symmetric = problem.symmetric;
        final boolean quick = problem.timed && problem.sameTravel;
        // Where nothing is picked up, both sides of a stop have the same room: that of its trip.
        final boolean sameRoom = !problem.takesLoad || problem.oneWay;
        final int routeBase = state.routeBase;
        final int routeStride = state.routeStride;
        final int close = problem.close[u];
        // Where service differs by class the quick test reckons with none.
        final int leave = problem.open[u] + (problem.problem.hasServiceByClass() ? 0 : problem.service[u]);
        final int release = problem.hasReleases ? problem.problem.release(u) : 0;
        int from = u * problem.width;
        for (int k = from + nearest; k < from + farthest; k++) {
            int v = problem.neighbours[k];
            int b = v << NODE_SHIFT;
            int route = mem[b + ROUTE];
            if (route < 0) {
                continue;
            }
            int at = mem[b + PLACE];
            int base = routeBase + route * routeStride;
            int type = mem[base];
            if (problem.restricted && !problem.allows(type, u)) {
                continue;
            }
            Distances distances = problem.distancesOf(type);
            long unit = problem.typeUnit[type];
            int in = distances.to(place, at);
            int out = symmetric ? in : distances.from(place, at);
            boolean behind = (in - mem[b + ARC_OUT]) * unit < least;
            boolean ahead = (out - mem[b + ARC_IN]) * unit < least;
            if (quick) {
                behind &= Math.max(mem[b + EARLIEST], release) + in <= close;
                ahead &= leave + out <= mem[b + LATEST];
            }
            if (!behind && !ahead) {
                continue;
            }
            boolean roomy = sameRoom && segments.hasRoom(u, v, base, type);
            if (sameRoom && !roomy && !splits) {
                continue;
            }
            if (behind) {
                int q = mem[b + NEXT];
                consider(u, place, route, type, v, q, in, distances.from(place, mem[(q << NODE_SHIFT) + PLACE]), roomy);
            }
            if (ahead) {
                int p = mem[b + PREV];
                consider(u, place, route, type, p, v, distances.to(place, mem[(p << NODE_SHIFT) + PLACE]), out, roomy);
            }
        }
    }

    /** On the first and last legs of trips that pass the stop, the least detour to expect first. */
    private void onDepotLegs(int u, int place) {
        final int[] mem = state.mem;
        final DepotLegs depotLegs = problem.depotLegs;
        final int end = depotLegs.first[u + 1];
        for (int k = depotLegs.first[u]; k < end && depotLegs.detour[k] * problem.leastUnit < least; k++) {
            int f = depotLegs.stop[k];
            int b = f << NODE_SHIFT;
            int route = mem[b + ROUTE];
            if (route < 0) {
                continue;
            }
            int type = state.typeOf(route);
            if (problem.restricted && !problem.allows(type, u)) {
                continue;
            }
            Distances distances = problem.distancesOf(type);
            int p = mem[b + PREV];
            int q = mem[b + NEXT];
            int at = mem[b + PLACE];
            if (p >= stops) {
                int in = distances.to(place, mem[(p << NODE_SHIFT) + PLACE]);
                consider(u, place, route, type, p, f, in, distances.from(place, at), false);
            }
            if (q >= stops) {
                int out = distances.from(place, mem[(q << NODE_SHIFT) + PLACE]);
                consider(u, place, route, type, f, q, distances.to(place, at), out, false);
            }
        }
    }

    private void onNewTrips(int u, int place) {
        int active = state.routes();
        for (int i = 0; i < active; i++) {
            int route = state.activeRoute(i);
            int type = state.typeOf(route);
            if (!problem.restricted || problem.allows(type, u)) {
                considerTrips(u, place, route, type);
            }
        }
    }

    /** Judges the position between two nodes; {@code roomy} where the load is known to fit. */
    private void consider(int u, int place, int route, int type, int p, int q, int in, int out, boolean roomy) {
        int delta = in + out - state.mem[(p << NODE_SHIFT) + ARC_OUT];
        if (delta * (long) problem.typeUnit[type] >= least
                || state.sealed[p]
                || problem.timed && !inTime(u, type, p, q, in, out)) {
            return;
        }
        if (roomy || segments.hasRoom(u, p, state.base(route), type)) {
            if (problem.constantTime) {
                considerQuickly(u, route, type, p, q, in, out, delta);
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
    private void considerQuickly(int u, int route, int type, int p, int q, int in, int out, int delta) {
        int base = state.base(route);
        if (problem.limitedStops && state.mem[base + SearchState.STOPS] >= problem.typeMaxStops[type]
                || problem.limitedDistance
                        && state.mem[base + SearchState.DISTANCE] + delta > problem.typeMaxDistance[type]) {
            return;
        }
        long cost = (long) delta * problem.typeUnit[type];
        if (problem.scheduled) {
            int most = problem.typeMaxDuration[type];
            int duration = durationWith(u, route, type, p, q, in, out, most);
            if (duration > most) {
                return;
            }
            cost += (long) (duration - segments.duration(route)) * problem.typeDurationUnit[type];
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

    private int durationWith(int u, int route, int type, int p, int q, int in, int out, int most) {
        int service = problem.serviceOf[problem.typeClass[type]][u];
        int there = in;
        int onward = out;
        if (!problem.sameTravel) {
            Distances durations = problem.durationsOf(type);
            there = durations.between(state.placeOf(p), problem.place[u]);
            onward = durations.between(problem.place[u], state.placeOf(q));
        }
        return segments.durationWith(u, service, route, type, p, q, there, onward, most);
    }

    private boolean inTime(int u, int type, int p, int q, int in, int out) {
        int[] mem = state.mem;
        if (!problem.sameTravel) {
            Distances durations = problem.durationsOf(type);
            in = durations.between(mem[(p << NODE_SHIFT) + PLACE], problem.place[u]);
            out = durations.between(problem.place[u], mem[(q << NODE_SHIFT) + PLACE]);
        }
        int leave = mem[(p << NODE_SHIFT) + EARLIEST];
        int release = problem.hasReleases ? problem.problem.release(u) : 0;
        int service = problem.serviceOf[problem.typeClass[type]][u];
        int latest = Math.min(problem.close[u], mem[(q << NODE_SHIFT) + LATEST] - out - service);
        if (Math.max(Math.max(leave, release) + in, problem.open[u]) > latest) {
            return false;
        }
        return release == 0 || !problem.constantTime || segments.leftAfter(release, p, type) + in <= latest;
    }

    /** A trip of its own for the stop: first, last, or between two trips of the route. */
    private void considerTrips(int u, int place, int route, int type) {
        if (state.mem[state.base(route) + SearchState.TRIPS] >= problem.typeMaxTrips[type]) {
            return;
        }
        int c = problem.typeClass[type];
        Distances distances = problem.distancesOf(type);
        for (int number = 0; number < problem.problem.reloads(c); number++) {
            int depot = problem.problem.reload(c, number);
            int depotPlace = problem.reloadPlace(depot);
            if (state.freeReload(depot) == NONE) {
                continue;
            }
            int end = state.endOf(route);
            // Beside the depot the detour is the way there and back.
            long there = (long) (distances.to(place, depotPlace) + distances.from(place, depotPlace))
                    * problem.typeUnit[type];
            if (there < least || state.placeOf(state.startOf(route)) != depotPlace) {
                considerReload(u, route, type, state.startOf(route), NONE, depot);
            }
            if (there < least || state.placeOf(end) != depotPlace) {
                considerReload(u, route, type, state.prev(end), depot, NONE);
            }
            if (state.mem[state.base(route) + SearchState.TRIPS] == 1) {
                continue;
            }
            for (int v = state.next(state.startOf(route)); v != end && there < least; v = state.next(v)) {
                if (state.isReload(v)) {
                    considerReload(u, route, type, v, NONE, depot);
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
        Distances distances = problem.distancesOf(type);
        int a = mem[(p << NODE_SHIFT) + PLACE];
        int b = mem[(state.next(p) << NODE_SHIFT) + PLACE];
        int depot = problem.reloadPlace(reloadBefore != NONE ? reloadBefore : reloadAfter);
        int place = problem.place[u];
        int delta = reloadBefore != NONE
                ? distances.between(a, depot) + distances.between(depot, place) + distances.between(place, b)
                : distances.between(a, place) + distances.between(place, depot) + distances.between(depot, b);
        delta -= mem[(p << NODE_SHIFT) + ARC_OUT];
        if ((long) delta * problem.typeUnit[type] >= least) {
            return;
        }
        Distances durations = problem.durationsOf(type);
        int c = problem.typeClass[type];
        // A new trip in front of another does not wait for what that one carries.
        int now = state.isStop(p) ? mem[(p << NODE_SHIFT) + EARLIEST] : segments.ready(p, type);
        if (reloadBefore != NONE) {
            now += durations.between(a, depot) + problem.problem.turnRound(c) + durations.between(depot, place);
        } else {
            now += durations.between(a, place);
        }
        if (now > problem.close[u]) {
            return;
        }
        now = Math.max(now, problem.open[u]) + problem.serviceOf[c][u];
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
        int both = Math.min(PAIR_NEIGHBOURS, problem.width);
        for (int k = 0; k < both; k++) {
            int route = state.routeOf(problem.neighbours[delivery * problem.width + k]);
            if (route != NONE) {
                passes[route] = search;
            }
        }
        for (int k = 0; k < both; k++) {
            int route = state.routeOf(problem.neighbours[pickup * problem.width + k]);
            if (route != NONE && passes[route] == search && seen[route] != search) {
                seen[route] = search;
                walk(route, pickup, delivery);
            }
        }
        if (foundAfter != NONE) {
            return;
        }
        // On no route that passes both: on one that passes either.
        for (int k = 0; k < width; k++) {
            walkOnce(state.routeOf(problem.neighbours[pickup * problem.width + k]), pickup, delivery);
            walkOnce(state.routeOf(problem.neighbours[delivery * problem.width + k]), pickup, delivery);
        }
    }

    private void walkOnce(int route, int pickup, int delivery) {
        if (route != NONE && seen[route] != search) {
            seen[route] = search;
            walk(route, pickup, delivery);
        }
    }

    /**
     * All places of a pickup and its delivery on one route, the pickup outermost. What the delivery adds behind each node is
     * known beforehand: no place of the pickup is followed along the route farther than the cheapest of these allows.
     */
    private void walk(int route, int pickup, int delivery) {
        final int[] mem = state.mem;
        int type = state.typeOf(route);
        if (problem.restricted && !(problem.allows(type, pickup) && problem.allows(type, delivery))) {
            return;
        }
        int places = placesOf(delivery, route, type);
        if (places == 0) {
            return;
        }
        final Distances distances = problem.distancesOf(type);
        final Distances durations = problem.durationsOf(type);
        final boolean sameTravel = problem.sameTravel;
        final long unit = problem.typeUnit[type];
        final int[] service = problem.serviceOf[problem.typeClass[type]];
        final int from = problem.place[pickup];
        final int to = problem.place[delivery];
        final int between = distances.between(from, to);
        final int release =
                problem.hasReleases ? Math.max(problem.problem.release(pickup), problem.problem.release(delivery)) : 0;
        final int leave = problem.open[pickup] + service[pickup];
        for (int i = 0; i < places; i++) {
            int a = order[i];
            int aBase = a << NODE_SHIFT;
            int bBase = mem[aBase + NEXT] << NODE_SHIFT;
            if (leave > mem[bBase + LATEST]) {
                continue;
            }
            int in = distances.to(from, mem[aBase + PLACE]);
            int direct = in + between + onward[i] - mem[aBase + ARC_OUT];
            int detour = in + distances.from(from, mem[bBase + PLACE]) - mem[aBase + ARC_OUT];
            if (Math.min(direct, detour + cheapest[i + 1]) * unit >= least) {
                continue;
            }
            int now = Math.max(mem[aBase + EARLIEST], release)
                    + (sameTravel ? in : durations.between(mem[aBase + PLACE], from));
            if (now > problem.close[pickup]) {
                if (mem[aBase + EARLIEST] > problem.close[pickup]) {
                    break;
                }
                continue;
            }
            if (state.sealed[a] || !carries(type, pickup, a)) {
                continue;
            }
            now = Math.max(now, problem.open[pickup]) + service[pickup];
            if (direct * unit < least
                    && fitsBetween(delivery, service, now + durations.between(from, to), a, to, durations)) {
                offer(route, type, pickup, delivery, a, pickup, direct * unit);
            }
            int here = from;
            for (int j = i + 1; j < places && (detour + cheapest[j]) * unit < least; j++) {
                int v = order[j];
                int vBase = v << NODE_SHIFT;
                int at = mem[vBase + PLACE];
                now += sameTravel && j > i + 1 ? mem[vBase + ARC_IN] : durations.between(here, at);
                if (now > mem[vBase + LATEST] || !state.isStop(v) || !carries(type, pickup, v)) {
                    break;
                }
                now = Math.max(now, problem.open[v]) + service[v];
                here = at;
                if (added[j] < FAR
                        && (detour + added[j]) * unit < least
                        && fitsBetween(delivery, service, now + durations.to(to, at), v, to, durations)) {
                    offer(route, type, pickup, delivery, a, v, (detour + added[j]) * unit);
                }
            }
        }
    }

    /** Fills in what a delivery adds behind each node of a route, as far as it can be in time there; returns how many nodes. */
    private int placesOf(int delivery, int route, int type) {
        final int[] mem = state.mem;
        final Distances distances = problem.distancesOf(type);
        final Distances durations = problem.durationsOf(type);
        final boolean sameTravel = problem.sameTravel;
        final int to = problem.place[delivery];
        final int end = state.endOf(route);
        final int close = problem.close[delivery];
        final int leave = problem.open[delivery] + problem.serviceOf[problem.typeClass[type]][delivery];
        int count = 0;
        for (int v = state.startOf(route); v != end && mem[(v << NODE_SHIFT) + EARLIEST] <= close; count++) {
            int block = v << NODE_SHIFT;
            int w = mem[block + NEXT];
            order[count] = v;
            v = w;
            if (leave > mem[(w << NODE_SHIFT) + LATEST]) {
                onward[count] = FAR;
                added[count] = FAR;
                continue;
            }
            int there = mem[block + PLACE];
            int before = mem[(w << NODE_SHIFT) + PLACE];
            int in = distances.to(to, there);
            int out = distances.from(to, before);
            boolean inTime = mem[block + EARLIEST] + (sameTravel ? in : durations.between(there, to)) <= close
                    && leave + (sameTravel ? out : durations.between(to, before)) <= mem[(w << NODE_SHIFT) + LATEST];
            onward[count] = out;
            added[count] = inTime && !state.sealed[order[count]] ? in + out - mem[block + ARC_OUT] : FAR;
        }
        cheapest[count] = FAR;
        for (int i = count - 1; i >= 0; i--) {
            cheapest[i] = Math.min(added[i], cheapest[i + 1]);
        }
        return count;
    }

    private boolean fitsBetween(int stop, int[] service, int arrival, int after, int place, Distances durations) {
        int before = state.next(after);
        return arrival <= problem.close[stop]
                && Math.max(arrival, problem.open[stop])
                                + service[stop]
                                + durations.between(place, state.placeOf(before))
                        <= state.mem[(before << NODE_SHIFT) + LATEST];
    }

    private void offer(int route, int type, int pickup, int delivery, int after, int partnerAfter, long bound) {
        if (--skip < 0) {
            skip = dice.skip(BLINK);
            return;
        }
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

    /** Whether the load on the leg behind a node leaves room for what a pickup adds. */
    private boolean carries(int type, int pickup, int node) {
        int dimensions = problem.dimensions;
        for (int d = 0; d < dimensions; d++) {
            if (segments.loadBehind(node, d) + problem.net[pickup * dimensions + d]
                    > problem.capacity[type * dimensions + d]) {
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
        legs = look;
    }

    @Override
    public void lookAtAllTrips(boolean look) {
        allTrips = look;
    }

    @Override
    public void apply() {
        int after = foundAfter;
        if (after == NONE) {
            after = state.startOf(state.openRoute(foundType));
        }
        int route = state.routeOf(after);
        int left = after;
        int right = state.next(after);
        if (foundReloadBefore != NONE) {
            after = state.rich.linkReload(foundReloadBefore, after);
        }
        state.linkStop(foundStop, after);
        if (foundReloadAfter != NONE) {
            state.rich.linkReload(foundReloadAfter, foundStop);
        }
        int partner = problem.partner[foundStop];
        if (partner != NONE) {
            state.linkStop(partner, foundPartnerAfter == NONE ? foundStop : foundPartnerAfter);
            right = state.next(partner);
        }
        if (!state.rich.update(route, left, right)) {
            throw new IllegalStateException("A place found for stop (%s) breaks a rule.".formatted(foundStop));
        }
    }
}
