package org.resupply.problem;

import static org.resupply.problem.RoutingProblem.NONE;
import static org.resupply.problem.RoutingProblem.NOWHERE;
import static org.resupply.problem.RoutingProblem.NO_LIMIT;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.problem.RoutingVerdict.Code;
import org.resupply.problem.RoutingVerdict.RouteFigures;
import org.resupply.problem.RoutingVerdict.Violation;

/** Judges one route of a {@link RoutingSolution} for {@link RoutingChecker}: loads, company, ways, times, breaks and cost. */
final class RouteJudge {
    private final RoutingProblem problem;
    private final RoutingSolution.Route route;
    private final int[] visits;
    private final int r;
    private final String name;

    /** Takes what is broken, in words; null where nobody reads them. */
    private final List<Violation> violations;

    private boolean rulesAsked = true; // those of the host
    private int faults;
    private final int vehicleClass;
    private final int size;
    private final RoutingTravel travel;

    /** Trips as the positions where they begin and end; reloads belong to none. */
    private final List<int[]> trips = new ArrayList<>();

    private int[] starts;

    /** For a route that is only tried: {@link #figuresIfSound(boolean)}. */
    RouteJudge(RoutingProblem problem, RoutingSolution.Route route) {
        this(problem, route, 0, "", null);
    }

    /**
     * For a route of a solution: {@link #judge()}.
     *
     * @param r its number in the solution
     * @param name of its vehicle in messages
     * @param violations takes what is broken
     */
    RouteJudge(RoutingProblem problem, RoutingSolution.Route route, int r, String name, List<Violation> violations) {
        this.problem = problem;
        this.name = name;
        this.violations = violations;
        this.route = route;
        this.visits = route.visits();
        this.r = r;
        this.vehicleClass = route.vehicleClass();
        this.size = route.size();
        this.travel = problem.travel(problem.profile(vehicleClass));
        this.starts = new int[size];
        int begin = 0;
        for (int position = 0; position <= size; position++) {
            if (position == size || problem.isReload(visits[position])) {
                trips.add(new int[] {begin, position});
                begin = position + 1;
            }
        }
    }

    RouteFigures judge() {
        int stops = judgeStops();
        judgeReloads(stops);
        for (int[] trip : trips) {
            judgeLoads(trip[0], trip[1]);
            judgePairs(trip[0], trip[1]);
            judgeCompany(trip[0], trip[1]);
        }
        long distance = judgeDistance();
        var schedule = judgeTimes();
        judgeBreaks(schedule.arrival);
        long cost = problem.fixedCost(vehicleClass)
                + problem.distanceCost(vehicleClass) * distance
                + problem.durationCost(vehicleClass) * (long) (schedule.arrival - schedule.departure)
                + promises()
                + rules(schedule, distance);
        return new RouteFigures(schedule.departure, schedule.arrival, starts, distance, stops, cost);
    }

    /**
     * The figures of a route that breaks no rule; null for any other. Most are found out by a load or a time: these are looked at
     * first.
     *
     * @param rulesAsked whether rules of the host count
     */
    RouteFigures figuresIfSound(boolean rulesAsked) {
        this.rulesAsked = rulesAsked;
        for (int[] trip : trips) {
            for (int dimension = 0; dimension < problem.dimensions(); dimension++) {
                if (heaviest(problem, visits, trip[0], trip[1], dimension)
                        > problem.capacity(vehicleClass, dimension)) {
                    return null;
                }
            }
        }
        if (drive(earliestDeparture(), false) == LATE) {
            return null;
        }
        RouteFigures figures = judge();
        return faults == 0 ? figures : null;
    }

    private int judgeStops() {
        int stops = 0;
        for (int position = 0; position < size; position++) {
            int visit = visits[position];
            if (!problem.isStop(visit)) {
                continue;
            }
            stops++;
            if (!problem.isAllowed(vehicleClass, visit)) {
                broken(Code.NOT_ALLOWED, visit, "%s must not serve stop (%s).", name, visit);
            }
        }
        if (stops > problem.maxStops(vehicleClass)) {
            broken(
                    Code.STOP_LIMIT,
                    NONE,
                    "%s serves %s stops; its limit is %s.",
                    name,
                    stops,
                    problem.maxStops(vehicleClass));
        }
        if (stops == 0 && problem.lockedVisits(vehicleClass, route.vehicle()) == 0) {
            broken(Code.EMPTY_ROUTE, NONE, "%s has a route without a stop.", name);
        }
        return stops;
    }

    /** Whether a trip is without stops because the reloads before and after it are locked. */
    private boolean isLockedSo(int[] trip) {
        int locked = problem.lockedVisits(vehicleClass, route.vehicle());
        return trip[0] <= locked && (trip[1] == size || trip[1] < locked);
    }

    private void judgeReloads(int stops) {
        if (trips.size() > problem.maxTrips(vehicleClass)) {
            broken(
                    Code.TOO_MANY_TRIPS,
                    NONE,
                    "%s makes %s trips; its limit is %s.",
                    name,
                    trips.size(),
                    problem.maxTrips(vehicleClass));
        }
        for (int position = 0; position < size; position++) {
            int visit = visits[position];
            if (problem.isReload(visit) && !isOpen(problem.reloadDepot(visit))) {
                broken(
                        Code.RELOAD_CLOSED,
                        visit,
                        "%s must not reload at depot (%s).",
                        name,
                        problem.reloadDepot(visit));
            }
        }
        if (trips.size() == 1 || stops == 0) {
            return;
        }
        for (int[] trip : trips) {
            if (levels(trip)[0] == Integer.MAX_VALUE && !isLockedSo(trip)) {
                broken(Code.EMPTY_TRIP, NONE, "%s makes a trip without a stop at position %s.", name, trip[0]);
            }
        }
    }

    private boolean isOpen(int depot) {
        for (int number = 0; number < problem.reloads(vehicleClass); number++) {
            if (problem.reload(vehicleClass, number) == depot) {
                return true;
            }
        }
        return false;
    }

    private void judgeLoads(int begin, int end) {
        for (int dimension = 0; dimension < problem.dimensions(); dimension++) {
            long heaviest = heaviest(problem, visits, begin, end, dimension);
            if (heaviest > problem.capacity(vehicleClass, dimension)) {
                broken(
                        Code.CAPACITY,
                        NONE,
                        "%s carries %s of dimension (%s) on the trip from position %s; its capacity is %s.",
                        name,
                        heaviest,
                        dimension,
                        begin,
                        problem.capacity(vehicleClass, dimension));
            }
        }
    }

    private void judgePairs(int begin, int end) {
        Map<Integer, Integer> positions = new HashMap<>();
        for (int position = begin; position < end; position++) {
            positions.put(visits[position], position);
        }
        for (int position = begin; position < end; position++) {
            int stop = visits[position];
            if (!problem.isStop(stop) || problem.partner(stop) == NONE) {
                continue;
            }
            int partner = problem.partner(stop);
            Integer other = positions.get(partner);
            if (other == null) {
                broken(
                        Code.PAIR_SPLIT,
                        stop,
                        "Stop (%s) is on a trip of %s, its partner (%s) is not.",
                        stop,
                        name,
                        partner);
            } else if (problem.isPickup(stop) && other < position) {
                broken(Code.PAIR_ORDER, stop, "Stop (%s) delivers before its pickup (%s).", partner, stop);
            }
        }
    }

    private void judgeCompany(int begin, int end) {
        Set<Integer> aboard = new HashSet<>();
        int level = 0;
        for (int position = begin; position < end; position++) {
            int stop = visits[position];
            if (!problem.isStop(stop)) {
                continue;
            }
            if (problem.hasLevelOrder() && problem.level(stop) < level) {
                broken(
                        Code.LEVEL_FALLS,
                        stop,
                        "Stop (%s) of level (%s) follows one of level (%s).",
                        stop,
                        problem.level(stop),
                        level);
            }
            level = Math.max(level, problem.level(stop));
            for (int goods : aboard) {
                if (!problem.agree(goods, problem.goods(stop))) {
                    broken(
                            Code.GOODS_DISAGREE,
                            stop,
                            "Stop (%s) has goods (%s), which may not travel with goods (%s).",
                            stop,
                            problem.goods(stop),
                            goods);
                }
            }
            aboard.add(problem.goods(stop));
        }
    }

    // ---------------------------------------------------------------- distance

    /** The place of a visit; a break is where the vehicle is. */
    private int placeOf(int visit, int before) {
        if (problem.isStop(visit)) {
            return problem.place(visit);
        }
        return problem.isReload(visit) ? problem.reloadPlace(problem.reloadDepot(visit)) : before;
    }

    private long judgeDistance() {
        long distance = 0;
        int here = problem.startPlace(vehicleClass);
        for (int position = 0; position <= size; position++) {
            int next = position < size ? placeOf(visits[position], here) : problem.endPlace(vehicleClass);
            if (here != NOWHERE && next != NOWHERE) {
                int leg = travel.distance(here, next);
                if (leg >= RoutingTravel.UNREACHABLE) {
                    broken(
                            Code.NO_WAY,
                            position < size ? visits[position] : NONE,
                            "%s has no way from place (%s) to place (%s).",
                            name,
                            here,
                            next);
                } else {
                    distance += leg;
                }
            }
            here = next;
        }
        int limit = problem.maxDistance(vehicleClass);
        if (limit != NO_LIMIT && distance > limit) {
            broken(Code.DISTANCE_LIMIT, NONE, "%s drives %s; its limit is %s.", name, distance, limit);
        }
        return distance;
    }

    // ---------------------------------------------------------------- times

    /** When a route leaves and returns. */
    private record Schedule(int departure, int arrival) {}

    /**
     * The schedule of the rules: the earliest return, then the latest departure that keeps it. Lateness grows with the
     * departure, so that departure is found by bisection.
     */
    private Schedule judgeTimes() {
        int earliest = earliestDeparture();
        int before = faults;
        int arrival = drive(earliest, true);
        if (arrival > problem.shiftEnd(vehicleClass)) {
            broken(
                    Code.SHIFT_END,
                    NONE,
                    "%s returns at %s; its shift ends at %s.",
                    name,
                    arrival,
                    problem.shiftEnd(vehicleClass));
        }
        int departure = earliest;
        if (faults == before) {
            int latest = arrival;
            while (departure < latest) {
                int middle = departure + (latest - departure + 1) / 2;
                int back = drive(middle, false);
                if (back != LATE && back <= arrival) {
                    departure = middle;
                } else {
                    latest = middle - 1;
                }
            }
            drive(departure, false);
        }
        int limit = problem.maxDuration(vehicleClass);
        if (limit != NO_LIMIT && arrival - departure > limit) {
            broken(Code.DURATION_LIMIT, NONE, "%s takes %s; its limit is %s.", name, arrival - departure, limit);
        }
        return new Schedule(departure, arrival);
    }

    private int earliestDeparture() {
        return Math.max(problem.shiftStart(vehicleClass), release(trips.get(0)));
    }

    private static final int LATE = Integer.MAX_VALUE;

    /**
     * Drives the route from a departure, each visit as early as possible, and notes the starts.
     *
     * @param accuse whether to report lateness and go on; otherwise the first lateness ends the drive
     * @return the arrival at the end place, or {@link #LATE}
     */
    private int drive(int departure, boolean accuse) {
        long clock = departure;
        int here = problem.startPlace(vehicleClass);
        int trip = 0;
        for (int position = 0; position < size; position++) {
            int visit = visits[position];
            int next = placeOf(visit, here);
            clock += duration(here, next);
            here = next;
            long start = clock;
            if (problem.isStop(visit)) {
                start = firstStart(visit, clock);
                if (start < 0) {
                    if (!accuse) {
                        return LATE;
                    }
                    start = clock;
                    broken(
                            Code.TIME_WINDOW,
                            visit,
                            "Service at stop (%s) cannot start before %s; its last window closes at %s.",
                            visit,
                            clock,
                            problem.windowClose(visit, problem.windows(visit) - 1));
                }
                clock = start + problem.service(vehicleClass, visit);
            } else if (problem.isReload(visit)) {
                clock = Math.max(start + handling(trip), release(trips.get(trip + 1)));
                trip++;
            } else {
                int pause = problem.breakOf(visit);
                start = Math.max(clock, problem.breakEarliest(pause));
                if (start > problem.breakLatest(pause)) {
                    if (!accuse) {
                        return LATE;
                    }
                    broken(
                            Code.BREAK_LATE,
                            visit,
                            "Break (%s) of %s starts at %s; its latest start is %s.",
                            pause,
                            name,
                            start,
                            problem.breakLatest(pause));
                }
                clock = start + problem.breakDuration(pause);
            }
            starts[position] = (int) Math.min(start, LATE);
        }
        clock += duration(here, problem.endPlace(vehicleClass));
        if (!accuse && clock > problem.shiftEnd(vehicleClass)) {
            return LATE;
        }
        return (int) Math.min(clock, LATE - 1);
    }

    private int duration(int from, int to) {
        if (from == NOWHERE || to == NOWHERE) {
            return 0;
        }
        // A leg without a way is reported once, with the distances; it has no time of its own.
        int duration = travel.duration(from, to);
        return duration >= RoutingTravel.UNREACHABLE ? 0 : duration;
    }

    /** The first start of service not before a time, or -1 when every window has closed. */
    private long firstStart(int stop, long arrival) {
        for (int window = 0; window < problem.windows(stop); window++) {
            if (arrival <= problem.windowClose(stop, window)) {
                return Math.max(arrival, problem.windowOpen(stop, window));
            }
        }
        return -1;
    }

    /** Turn-round and disinfection between a trip and the next. */
    private int handling(int trip) {
        int[] finished = levels(trips.get(trip));
        int[] next = levels(trips.get(trip + 1));
        boolean bothServe = finished[0] != Integer.MAX_VALUE && next[0] != Integer.MAX_VALUE;
        return problem.turnRound(vehicleClass) + (bothServe ? problem.disinfection(finished[1], next[0]) : 0);
    }

    /** Lowest and highest level of the stops of a trip. */
    private int[] levels(int[] trip) {
        int lowest = Integer.MAX_VALUE;
        int highest = 0;
        for (int position = trip[0]; position < trip[1]; position++) {
            int stop = visits[position];
            if (problem.isStop(stop)) {
                lowest = Math.min(lowest, problem.level(stop));
                highest = Math.max(highest, problem.level(stop));
            }
        }
        return new int[] {lowest, highest};
    }

    /** The latest release of the stops of a trip. */
    private int release(int[] trip) {
        int release = 0;
        for (int position = trip[0]; position < trip[1]; position++) {
            int stop = visits[position];
            if (problem.isStop(stop)) {
                release = Math.max(release, problem.release(stop));
            }
        }
        return release;
    }

    private void judgeBreaks(int arrival) {
        var taken = new ArrayList<Integer>();
        int last = -1;
        for (int position = 0; position < size; position++) {
            int visit = visits[position];
            if (!problem.isBreak(visit)) {
                continue;
            }
            int pause = problem.breakOf(visit);
            int number = numberOf(pause);
            if (number <= last) {
                broken(Code.BREAK_ORDER, visit, "%s takes break (%s) out of order, or it is not its own.", name, pause);
            }
            last = Math.max(last, number);
            taken.add(pause);
        }
        for (int number = 0; number < problem.breaks(vehicleClass); number++) {
            int pause = problem.breakOf(vehicleClass, number);
            if (!taken.contains(pause) && arrival > problem.breakLatest(pause)) {
                broken(
                        Code.BREAK_MISSING,
                        problem.breakVisit(pause),
                        "%s does not take break (%s), which starts at %s at the latest, and returns at %s.",
                        name,
                        pause,
                        problem.breakLatest(pause),
                        arrival);
            }
        }
    }

    private int numberOf(int pause) {
        for (int number = 0; number < problem.breaks(vehicleClass); number++) {
            if (problem.breakOf(vehicleClass, number) == pause) {
                return number;
            }
        }
        return -1;
    }

    // ---------------------------------------------------------------- costs beyond driving

    private long promises() {
        long price = 0;
        for (int position = 0; position < size; position++) {
            int stop = visits[position];
            if (!problem.isStop(stop)) {
                continue;
            }
            int promised = problem.promisedClass(stop);
            if (promised != NONE && (promised != vehicleClass || problem.promisedVehicle(stop) != route.vehicle())) {
                price += problem.vehiclePrice(stop);
            }
            if (problem.promisedTime(stop) != NONE) {
                price += problem.timePrice(stop) * Math.abs((long) starts[position] - problem.promisedTime(stop));
            }
        }
        return price;
    }

    private long rules(Schedule schedule, long distance) {
        if (!rulesAsked) {
            return 0;
        }
        long cost = 0;
        var view = new View(route, starts, schedule.departure, schedule.arrival, distance);
        for (RouteRule rule : problem.rules()) {
            long asked = rule.cost(view);
            if (asked == RouteRule.VETO) {
                broken(Code.VETO, NONE, "A rule forbids the route of %s.", name);
            } else {
                cost += asked;
            }
        }
        return cost;
    }

    /** The largest load of a dimension along a trip, which is the visits from {@code begin} until before {@code end}. */
    static long heaviest(RoutingProblem problem, int[] visits, int begin, int end, int dimension) {
        long load = 0;
        for (int position = begin; position < end; position++) {
            int visit = visits[position];
            if (problem.isStop(visit)) {
                load += problem.delivered(visit, dimension);
            }
        }
        long heaviest = load;
        for (int position = begin; position < end; position++) {
            int visit = visits[position];
            if (problem.isStop(visit)) {
                load += problem.collected(visit, dimension);
                load -= problem.delivered(visit, dimension);
                load += problem.carried(visit, dimension);
                heaviest = Math.max(heaviest, load);
            }
        }
        return heaviest;
    }

    /** Notes a fault; it is put into words only where somebody reads them. */
    private void broken(Code code, int visit, String pattern, Object... facts) {
        faults++;
        if (violations != null) {
            violations.add(new Violation(code, r, visit, pattern.formatted(facts)));
        }
    }

    /** What a rule sees of a route. */
    private record View(RoutingSolution.Route route, int[] starts, int departure, int arrival, long distance)
            implements RouteRule.RouteView {
        @Override
        public int vehicleClass() {
            return route.vehicleClass();
        }

        @Override
        public int vehicle() {
            return route.vehicle();
        }

        @Override
        public int size() {
            return route.size();
        }

        @Override
        public int visit(int position) {
            return route.visit(position);
        }

        @Override
        public int start(int position) {
            return starts[position];
        }
    }
}
