package org.resupply.routing.search;

import static org.resupply.problem.RoutingProblem.NONE;
import static org.resupply.problem.RoutingProblem.NO_LIMIT;

import java.util.Arrays;
import org.resupply.problem.RouteRule;
import org.resupply.problem.RoutingProblem;

/**
 * All rules of one route in one place: loads by trip, pairs, levels, goods, times, breaks, limits and costs, worked out from
 * the sequence of its nodes in time linear in its length.
 */
final class Schedule implements RouteRule.RouteView {
    static final long INFEASIBLE = Long.MAX_VALUE;

    private final SearchProblem problem;
    private final RoutingProblem outer;
    private final RouteRule[] hostRules;
    private RouteRule[] rules; // those asked at present
    private final SearchState state;
    private final int dimensions;
    private final int stops;

    // By trip of the route last priced.
    private final int[] release;
    private final int[] lowest;
    private final int[] highest;

    // By position of the route last priced.
    private final int[] start; // of service, turn-round
    private final int[] leave;
    private final int[] drive; // how long the way there takes; behind the last node that to the end

    private final int[] stamp; // by stop: when last seen in a trip
    private int clock;
    private final long[] quarrels; // by kind of goods: the kinds it may not share a trip with

    // Breaks: by number taken, the earliest time; by position and number, whether one more was taken there.
    private final int[] time;
    private boolean[] takenAt = new boolean[0];

    // The breaks of the route last priced: how many, which of its class, and before which position; all places where
    // that matters.
    int pauses;
    final int[] pause;
    final int[] pauseAt;
    private final BreakPlaces places;

    // The route a rule looks at, breaks included.
    private final int[] seenVisit;
    private final int[] seenStart;
    private final int[] seenLeave;
    private int seenSize;
    private int seenType;
    private int departure;
    int arrival;
    private long distance;

    Schedule(SearchProblem problem, SearchState state) {
        this.problem = problem;
        this.state = state;
        outer = problem.problem;
        hostRules = outer.rules().toArray(RouteRule[]::new);
        rules = hostRules;
        dimensions = problem.dimensions;
        stops = problem.stops;
        int length = state.nodes + 2;
        int breaks = 0;
        for (int c = 0; c < outer.vehicleClasses(); c++) {
            breaks = Math.max(breaks, outer.breaks(c));
        }
        release = new int[length];
        lowest = new int[length];
        highest = new int[length];
        start = new int[length];
        leave = new int[length];
        drive = new int[length + 1];
        stamp = new int[stops];
        time = new int[breaks + 1];
        pause = new int[breaks];
        pauseAt = new int[breaks];
        places = breaks > 0 && problem.scheduled ? new BreakPlaces(problem, this, breaks) : null;
        seenVisit = new int[length + breaks];
        seenStart = new int[length + breaks];
        seenLeave = new int[length + breaks];
        quarrels = outer.hasDisagreeingGoods() ? new long[outer.goodsKinds()] : null;
        for (int kind = 0; quarrels != null && kind < quarrels.length; kind++) {
            for (int other = 0; other < quarrels.length; other++) {
                quarrels[kind] |= outer.agree(kind, other) ? 0 : 1L << other;
            }
        }
    }

    /** Whether rules of the host are asked from now on, as they are unless told otherwise. */
    void askRules(boolean ask) {
        rules = ask ? hostRules : new RouteRule[0];
    }

    /** The cost of a route of a type, its fixed cost not included; {@link #INFEASIBLE} when it breaks a rule. */
    long price(int type, int[] nodes, int length) {
        if (!tripsHold(type, nodes, length) || !timesHold(type, nodes, length)) {
            return INFEASIBLE;
        }
        long total = distance * problem.typeUnit[type];
        if (problem.scheduled) {
            long more = priceTimes(type, nodes, length);
            if (places != null && length > 0 && outer.breaks(problem.typeClass[type]) > 0) {
                more = places.improve(type, nodes, length, more);
            }
            if (more == INFEASIBLE) {
                return INFEASIBLE;
            }
            total += more;
        }
        return total;
    }

    /** What the duration, promises and rules cost with the breaks where they are, the return known. */
    long priceTimes(int type, int[] nodes, int length) {
        departLate(type, nodes, length);
        int duration = arrival - departure;
        if (duration > problem.typeMaxDuration[type]) {
            return INFEASIBLE;
        }
        long price = (long) duration * problem.typeDurationUnit[type];
        if (outer.hasPromises() || rules.length > 0) {
            long extra = extras(type, nodes, length);
            if (extra == INFEASIBLE) {
                return INFEASIBLE;
            }
            price += extra;
        }
        return price;
    }

    // ------------------------------------------------------------------ trips

    private boolean tripsHold(int type, int[] nodes, int length) {
        int trips = 0;
        int count = 0;
        int first = 0;
        for (int i = 0; i <= length; i++) {
            if (i < length && nodes[i] < stops) {
                count++;
                continue;
            }
            if (i == first && length > 0 && !isLockedSo(nodes, first, i, length)
                    || !tripHolds(type, nodes, first, i, trips)) {
                return false;
            }
            trips++;
            first = i + 1;
        }
        return trips <= problem.typeMaxTrips[type] && count <= problem.typeMaxStops[type];
    }

    /** Whether the reloads on both sides of a trip without stops are locked. */
    private boolean isLockedSo(int[] nodes, int from, int to, int length) {
        return (from == 0 || state.pinned[nodes[from - 1]]) && (to == length || state.pinned[nodes[to]]);
    }

    private boolean tripHolds(int type, int[] nodes, int from, int to, int trip) {
        for (int d = 0; d < dimensions; d++) {
            int load = 0;
            for (int i = from; i < to; i++) {
                load += problem.down[nodes[i] * dimensions + d];
            }
            int limit = problem.capacity[type * dimensions + d];
            if (load > limit) {
                return false;
            }
            for (int i = from; i < to && problem.takesLoad; i++) {
                load += problem.net[nodes[i] * dimensions + d];
                if (load > limit) {
                    return false;
                }
            }
        }
        if (!problem.companyMatters) {
            return true;
        }
        int latestRelease = 0;
        int low = Integer.MAX_VALUE;
        int high = 0;
        int openPairs = 0;
        int before = 0;
        long goods = 0;
        clock++;
        boolean levelOrder = outer.hasLevelOrder();
        for (int i = from; i < to; i++) {
            int stop = nodes[i];
            latestRelease = Math.max(latestRelease, outer.release(stop));
            int level = outer.level(stop);
            if (levelOrder && level < before) {
                return false;
            }
            before = level;
            low = Math.min(low, level);
            high = Math.max(high, level);
            if (quarrels != null) {
                int kind = outer.goods(stop);
                if ((quarrels[kind] & goods) != 0) {
                    return false;
                }
                goods |= 1L << kind;
            }
            int partner = outer.partner(stop);
            if (partner != NONE) {
                // What a locked prefix has picked up may stay on board while the search has no place for its delivery.
                int open = problem.partner[stop] == NONE ? 0 : 1;
                if (outer.isPickup(stop)) {
                    stamp[stop] = clock;
                    openPairs += open;
                } else if (stamp[partner] != clock) {
                    return false;
                } else {
                    openPairs -= open;
                }
            }
        }
        release[trip] = latestRelease;
        lowest[trip] = low;
        highest[trip] = high;
        return openPairs == 0;
    }

    // ------------------------------------------------------------------ times

    private boolean timesHold(int type, int[] nodes, int length) {
        Distances distances = problem.distancesOf(type);
        Distances durations = problem.durationsOf(type);
        int c = problem.typeClass[type];
        int breaks = outer.breaks(c);
        if (breaks > 0) {
            return timesHoldWithBreaks(type, nodes, length, breaks);
        }
        int here = problem.typeStart[type];
        long far = 0;
        int now = firstDeparture(type, length);
        int trip = 0;
        for (int i = 0; i < length; i++) {
            int node = nodes[i];
            int there = node < stops ? problem.place[node] : state.placeOf(node);
            int way = distances.between(here, there);
            drive[i] = durations == distances ? way : durations.between(here, there);
            far += way;
            now += drive[i];
            if (node < stops) {
                int begin = beginService(node, now);
                if (begin == NONE) {
                    return false;
                }
                start[i] = begin;
                now = begin + outer.service(c, node);
            } else {
                if (now > NO_LIMIT) {
                    return false;
                }
                start[i] = now;
                now = leaveDepot(c, trip, now);
                trip++;
            }
            leave[i] = now;
            here = there;
        }
        int end = problem.typeEnd[type];
        if (length > 0 || here != end) {
            drive[length] = durations.between(here, end);
            far += distances.between(here, end);
            now += drive[length];
        }
        distance = length == 0 ? 0 : far;
        arrival = length == 0 ? problem.typeOpen[type] : now;
        return arrival <= problem.typeClose[type] && distance <= problem.typeMaxDistance[type];
    }

    /** The earliest departure of a route whose trips were looked at. */
    int firstDeparture(int type, int length) {
        return length == 0 ? problem.typeOpen[type] : Math.max(problem.typeOpen[type], release[0]);
    }

    /** When a vehicle leaves a reload that it has reached, behind which a trip begins. */
    int leaveDepot(int c, int trip, int at) {
        return Math.max(at + outer.turnRound(c) + disinfection(trip), release[trip + 1]);
    }

    /** Between a trip and the next, if both have stops. */
    int disinfection(int trip) {
        if (!outer.hasDisinfection() || lowest[trip] == Integer.MAX_VALUE || lowest[trip + 1] == Integer.MAX_VALUE) {
            return 0;
        }
        return outer.disinfection(highest[trip], lowest[trip + 1]);
    }

    /** The start of service of a stop reached at a time, or NONE after its last window. */
    int beginService(int stop, int at) {
        if (at > problem.close[stop]) {
            return NONE;
        }
        int windows = outer.windows(stop);
        if (windows == 1) {
            return Math.max(at, problem.open[stop]);
        }
        for (int w = 0; w < windows; w++) {
            if (at <= outer.windowClose(stop, w)) {
                return Math.max(at, outer.windowOpen(stop, w));
            }
        }
        return NONE;
    }

    /** The latest arrival at a stop whose service must begin no later than a time. */
    private int latestArrival(int stop, int by) {
        int windows = outer.windows(stop);
        if (windows == 1) {
            return Math.min(by, problem.close[stop]);
        }
        for (int w = windows - 1; w >= 0; w--) {
            if (by >= outer.windowOpen(stop, w)) {
                return Math.min(by, outer.windowClose(stop, w));
            }
        }
        return NONE;
    }

    /** Puts the departure as late as the earliest return allows. */
    private void departLate(int type, int[] nodes, int length) {
        if (length == 0) {
            departure = arrival;
            return;
        }
        int c = problem.typeClass[type];
        int by = arrival;
        int trip = outer.vehicleClasses() == 0 ? 0 : tripsBefore(nodes, length);
        int taken = outer.breaks(c) == 0 ? 0 : pauses;
        for (int i = length - 1; i >= -1; i--) {
            by -= drive[i + 1];
            while (taken > 0 && pauseAt[taken - 1] == i + 1) {
                int number = outer.breakOf(c, pause[--taken]);
                by = Math.min(by - outer.breakDuration(number), outer.breakLatest(number));
            }
            if (i < 0) {
                break;
            }
            int node = nodes[i];
            if (node < stops) {
                by = latestArrival(node, by - outer.service(c, node));
            } else {
                by -= outer.turnRound(c) + disinfection(trip - 1);
                trip--;
            }
        }
        departure = by;
    }

    private int tripsBefore(int[] nodes, int length) {
        int trips = 0;
        for (int i = 0; i < length; i++) {
            trips += nodes[i] < stops ? 0 : 1;
        }
        return trips;
    }

    int placeOf(int node) {
        return node < stops ? problem.place[node] : state.placeOf(node);
    }

    // ------------------------------------------------------------------ breaks

    /**
     * The same times where breaks may be taken after each node: for each number of breaks taken so far the earliest time,
     * carried from node to node. An earlier time never makes the return later, so the return is the earliest there is.
     */
    private boolean timesHoldWithBreaks(int type, int[] nodes, int length, int breaks) {
        int width = breaks + 1;
        if (takenAt.length < (length + 1) * width) {
            takenAt = new boolean[(length + 1) * width * 2];
        }
        Arrays.fill(takenAt, 0, (length + 1) * width, false);
        Distances distances = problem.distancesOf(type);
        Distances durations = problem.durationsOf(type);
        int c = problem.typeClass[type];
        Arrays.fill(time, 0, width, INFINITE);
        int here = problem.typeStart[type];
        long far = 0;
        time[0] = firstDeparture(type, length);
        takeBreaks(type, 0, breaks);
        int trip = 0;
        for (int i = 0; i < length; i++) {
            int node = nodes[i];
            int there = placeOf(node);
            far += distances.between(here, there);
            drive[i] = durations.between(here, there);
            boolean possible = false;
            for (int taken = 0; taken < width; taken++) {
                if (time[taken] >= INFINITE) {
                    continue;
                }
                int now = time[taken] + drive[i];
                if (node < stops) {
                    int begin = beginService(node, now);
                    time[taken] = begin == NONE ? INFINITE : begin + outer.service(c, node);
                } else {
                    time[taken] = now > NO_LIMIT ? INFINITE : leaveDepot(c, trip, now);
                }
                possible |= time[taken] < INFINITE;
            }
            if (!possible) {
                return false;
            }
            trip += node < stops ? 0 : 1;
            takeBreaks(type, i + 1, breaks);
            here = there;
        }
        int end = problem.typeEnd[type];
        distance = length == 0 ? 0 : far + distances.between(here, end);
        drive[length] = length == 0 ? 0 : durations.between(here, end);
        arrival = INFINITE;
        for (int taken = breaks; taken >= 0; taken--) {
            int back = time[taken] >= INFINITE ? INFINITE : time[taken] + drive[length];
            boolean excused = true;
            for (int k = taken; k < breaks; k++) {
                excused &= back <= outer.breakLatest(outer.breakOf(c, k));
            }
            if (excused && back < INFINITE && back <= arrival) { // as few breaks as the earliest return needs
                arrival = back;
                pauses = taken;
            }
        }
        if (length == 0) {
            arrival = problem.typeOpen[type];
            pauses = 0;
        }
        int taken = pauses;
        for (int i = length; i >= 0; i--) {
            while (taken > 0 && takenAt[i * width + taken]) {
                pause[--taken] = taken;
                pauseAt[taken] = i;
            }
        }
        return arrival <= problem.typeClose[type] && distance <= problem.typeMaxDistance[type];
    }

    private static final int INFINITE = 1 << 30;

    private void takeBreaks(int type, int position, int breaks) {
        int c = problem.typeClass[type];
        int[] locked = problem.typeLockedBreaks[type];
        if (locked != null && position < locked.length) {
            for (int taken = position == 0 ? 0 : locked[position - 1]; taken < locked[position]; taken++) {
                takeBreak(c, taken, position, breaks);
                time[taken] = INFINITE;
            }
            if (position < locked.length - 1) {
                return;
            }
        }
        for (int taken = 0; taken < breaks; taken++) {
            takeBreak(c, taken, position, breaks);
        }
    }

    private void takeBreak(int c, int taken, int position, int breaks) {
        if (time[taken] >= INFINITE) {
            return;
        }
        int pause = outer.breakOf(c, taken);
        int begin = Math.max(time[taken], outer.breakEarliest(pause));
        if (begin <= outer.breakLatest(pause) && begin + outer.breakDuration(pause) < time[taken + 1]) {
            time[taken + 1] = begin + outer.breakDuration(pause);
            takenAt[position * (breaks + 1) + taken + 1] = true;
        }
    }

    // ------------------------------------------------------------------ promises and rules

    private long extras(int type, int[] nodes, int length) {
        see(type, nodes, length);
        long extra = outer.hasPromises() ? priceVehicle(type, nodes, length) : 0;
        for (int i = 0; i < seenSize && outer.hasPromises(); i++) {
            int stop = seenVisit[i];
            if (outer.isStop(stop) && outer.promisedTime(stop) != NONE) {
                extra += Math.abs((long) seenStart[i] - outer.promisedTime(stop)) * outer.timePrice(stop);
            }
        }
        if (length > 0) {
            for (RouteRule rule : rules) {
                long asked = rule.cost(this);
                if (asked == RouteRule.VETO) {
                    return INFEASIBLE;
                }
                extra += asked;
            }
        }
        return extra;
    }

    /** What it costs that stops of a route were promised another vehicle. */
    long priceVehicle(int type, int[] nodes, int length) {
        long price = 0;
        for (int i = 0; i < length; i++) {
            int stop = nodes[i];
            if (stop < stops
                    && outer.promisedClass(stop) != NONE
                    && (outer.promisedClass(stop) != problem.typeClass[type]
                            || outer.promisedVehicle(stop) != problem.typeVehicle[type])) {
                price += outer.vehiclePrice(stop);
            }
        }
        return price;
    }

    /** Writes the route as visits with breaks and replays it from the late departure. */
    private void see(int type, int[] nodes, int length) {
        seenType = type;
        seenSize = 0;
        int c = problem.typeClass[type];
        Distances durations = problem.durationsOf(type);
        int taken = outer.breaks(c) == 0 ? 0 : pauses;
        int now = departure;
        int here = problem.typeStart[type];
        int next = 0;
        int trip = 0;
        for (int i = 0; i <= length; i++) {
            while (next < taken && pauseAt[next] == i) {
                int number = outer.breakOf(c, pause[next++]);
                seenVisit[seenSize] = outer.breakVisit(number);
                seenStart[seenSize] = now = Math.max(now, outer.breakEarliest(number));
                seenLeave[seenSize++] = now += outer.breakDuration(number);
            }
            if (i == length) {
                break;
            }
            int node = nodes[i];
            now += durations.between(here, placeOf(node));
            here = placeOf(node);
            if (node < stops) {
                seenVisit[seenSize] = node;
                seenStart[seenSize] = now = beginService(node, now);
                now += outer.service(c, node);
            } else {
                seenVisit[seenSize] = outer.reloadVisit(state.depotOf(node));
                seenStart[seenSize] = now;
                now = leaveDepot(c, trip++, now);
            }
            seenLeave[seenSize++] = now;
        }
    }

    /** A route as coded visits, breaks included. */
    int[] visits(int type, int[] nodes, int length) {
        if (!problem.rich) {
            return Arrays.copyOf(nodes, length);
        }
        if (price(type, nodes, length) == INFEASIBLE) {
            throw new IllegalStateException("A route handed out breaks a rule.");
        }
        departLate(type, nodes, length);
        see(type, nodes, length);
        return Arrays.copyOf(seenVisit, seenSize);
    }

    @Override
    public int vehicleClass() {
        return problem.typeClass[seenType];
    }

    @Override
    public int vehicle() {
        return problem.typeVehicle[seenType];
    }

    @Override
    public int size() {
        return seenSize;
    }

    @Override
    public int visit(int position) {
        return seenVisit[position];
    }

    @Override
    public int start(int position) {
        return seenStart[position];
    }

    @Override
    public int departure() {
        return departure;
    }

    @Override
    public int arrival() {
        return arrival;
    }

    @Override
    public long distance() {
        return distance;
    }

    // ------------------------------------------------------------------ what nodes remember

    /** Writes into the state what the quick tests need of a feasible route just priced. */
    void remember(int route, int type, int[] nodes, int length) {
        int c = problem.typeClass[type];
        Distances durations = problem.durationsOf(type);
        boolean breaks = outer.breaks(c) > 0;
        int trips = 1;
        int now = firstDeparture(type, length);
        int here = problem.typeStart[type];
        keep(state.startOf(route), SearchState.EARLIEST, now);
        // With breaks the remembered times leave them out: then they are bounds and the tests on them still never err.
        for (int i = 0; i < length; i++) {
            int node = nodes[i];
            if (breaks) {
                now += durations.between(here, placeOf(node));
                here = placeOf(node);
                now = node < stops ? beginService(node, now) + outer.service(c, node) : leaveDepot(c, trips - 1, now);
            } else {
                now = leave[i];
            }
            keep(node, SearchState.EARLIEST, now);
            trips += node < stops ? 0 : 1;
        }
        int by = problem.typeClose[type];
        keep(state.endOf(route), SearchState.LATEST, by);
        int there = problem.typeEnd[type];
        int trip = trips - 1;
        for (int i = length - 1; i >= -1; i--) {
            int node = i < 0 ? state.startOf(route) : nodes[i];
            here = i < 0 ? problem.typeStart[type] : placeOf(node);
            by -= durations.between(here, there);
            if (i >= 0 && node < stops) {
                by = latestArrival(node, by - outer.service(c, node));
            } else if (i >= 0) {
                by -= outer.turnRound(c) + disinfection(trip - 1);
                trip--;
            }
            keep(node, SearchState.LATEST, by);
            there = here;
        }
    }

    private void keep(int node, int field, int value) {
        int at = (node << SearchState.NODE_SHIFT) + field;
        if (state.mem[at] != value) {
            state.set(at, value);
        }
    }
}
