package org.resupply.problem;

import static org.resupply.problem.RoutingProblem.NONE;
import static org.resupply.problem.RoutingProblem.NOWHERE;
import static org.resupply.problem.RoutingProblem.NO_LIMIT;
import static org.resupply.problem.RoutingProblem.UNLIMITED;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.resupply.problem.RoutingVerdict.Code;
import org.resupply.problem.RoutingVerdict.Missing;
import org.resupply.problem.RoutingVerdict.RouteFigures;
import org.resupply.problem.RoutingVerdict.Violation;

/**
 * The independent judge of a {@link RoutingSolution}: rebuilds every load, time, distance and cost from the routes alone, by
 * the rules that {@link RoutingProblem} states, and lists whatever is broken.
 *
 * <p>It shares no code with any engine and is written to be read, not to be fast: a route of n visits takes some thirty passes
 * over it, because the departure is found by bisection instead of by algebra.
 */
public final class RoutingChecker {
    private final RoutingProblem problem;
    private final List<Violation> violations = new ArrayList<>();
    private final List<RouteFigures> figures = new ArrayList<>();

    /** Route that serves each stop, or {@link RoutingProblem#NONE}. */
    private final int[] servedBy;

    private RoutingChecker(RoutingProblem problem) {
        this.problem = problem;
        this.servedBy = new int[problem.stops()];
        Arrays.fill(servedBy, NONE);
    }

    /** Judges a solution: its routes, and what it says about itself (cost, completeness, stops left out). */
    public static RoutingVerdict check(RoutingProblem problem, RoutingSolution solution) {
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(solution, "solution");
        var checker = new RoutingChecker(problem);
        long cost = checker.judgeRoutes(solution.routes());
        var missing = checker.missing();
        checker.judgeStatements(solution, cost, missing);
        return new RoutingVerdict(checker.violations, missing, cost, checker.figures);
    }

    /** Judges routes that say nothing about themselves, such as those of a reference file. */
    public static RoutingVerdict check(RoutingProblem problem, List<RoutingSolution.Route> routes) {
        Objects.requireNonNull(problem, "problem");
        var checker = new RoutingChecker(problem);
        long cost = checker.judgeRoutes(List.copyOf(routes));
        return new RoutingVerdict(checker.violations, checker.missing(), cost, checker.figures);
    }

    /** Hands a solution through if it is sound; throws with every violation if it is not. An unsound solution is a bug. */
    public static RoutingSolution requireSound(RoutingProblem problem, RoutingSolution solution) {
        var verdict = check(problem, solution);
        if (!verdict.isSound()) {
            var message = new StringBuilder("The routes break %d rule(s):"
                    .formatted(verdict.violations().size()));
            for (Violation violation : verdict.violations()) {
                message.append('\n').append(violation.code()).append(": ").append(violation.message());
            }
            throw new IllegalStateException(message.toString());
        }
        return solution;
    }

    // ------------------------------------------------------------------ all routes

    private long judgeRoutes(List<RoutingSolution.Route> routes) {
        long cost = 0;
        var vehicles = new HashSet<Long>();
        for (int r = 0; r < routes.size(); r++) {
            var route = routes.get(r);
            if (isKnown(route, r)) {
                if (!vehicles.add(vehicleKey(route.vehicleClass(), route.vehicle()))) {
                    broken(Code.VEHICLE_TWICE, r, NONE, "%s has two routes.".formatted(nameOf(route)));
                }
                serve(route, r);
                var found = new RouteJudgement(route, r).judge();
                figures.add(found);
                cost += found.cost();
            } else {
                figures.add(new RouteFigures(0, 0, new int[0], 0, 1, 0, 0));
            }
        }
        judgeLocks(routes);
        judgeAlternatives();
        return cost + prizesForgone();
    }

    private static long vehicleKey(int vehicleClass, int vehicle) {
        return ((long) vehicleClass << 32) | vehicle;
    }

    /** Whether class, vehicle and visits exist; everything else of a route is only judged if they do. */
    private boolean isKnown(RoutingSolution.Route route, int r) {
        if (route.vehicleClass() >= problem.vehicleClasses()) {
            broken(
                    Code.UNKNOWN_CLASS,
                    r,
                    NONE,
                    "Route (%d) has vehicle class (%d) of %d."
                            .formatted(r, route.vehicleClass(), problem.vehicleClasses()));
            return false;
        }
        boolean known = true;
        int count = problem.vehicleCount(route.vehicleClass());
        if (count != UNLIMITED && route.vehicle() >= count) {
            broken(
                    Code.UNKNOWN_VEHICLE,
                    r,
                    NONE,
                    "Route (%d) has vehicle (%d) of class (%s), which has %d vehicle(s)."
                            .formatted(r, route.vehicle(), problem.vehicleName(route.vehicleClass()), count));
        }
        for (int position = 0; position < route.size(); position++) {
            int visit = route.visit(position);
            if (visit < 0 || visit >= problem.visits()) {
                broken(
                        Code.UNKNOWN_VISIT,
                        r,
                        visit,
                        "Route (%d) has visit (%d), which does not exist.".formatted(r, visit));
                known = false;
            }
        }
        return known;
    }

    private void serve(RoutingSolution.Route route, int r) {
        for (int position = 0; position < route.size(); position++) {
            int stop = route.visit(position);
            if (problem.isStop(stop)) {
                if (servedBy[stop] != NONE) {
                    broken(
                            Code.STOP_TWICE,
                            r,
                            stop,
                            "Stop (%d) is visited on route (%d) and on route (%d).".formatted(stop, servedBy[stop], r));
                }
                servedBy[stop] = r;
            }
        }
    }

    private void judgeLocks(List<RoutingSolution.Route> routes) {
        Map<Long, Integer> byVehicle = new HashMap<>();
        for (int r = 0; r < routes.size(); r++) {
            byVehicle.put(vehicleKey(routes.get(r).vehicleClass(), routes.get(r).vehicle()), r);
        }
        for (var lock : problem.locks()) {
            Integer r = byVehicle.get(vehicleKey(lock.vehicleClass(), lock.vehicle()));
            if (r == null) {
                broken(Code.LOCK_BROKEN, NONE, NONE, "%s is locked but has no route.".formatted(nameOf(lock)));
                continue;
            }
            var route = routes.get(r);
            for (int position = 0; position < lock.size(); position++) {
                if (position >= route.size() || route.visit(position) != lock.visit(position)) {
                    broken(
                            Code.LOCK_BROKEN,
                            r,
                            lock.visit(position),
                            "%s must make visit (%d) at position %d."
                                    .formatted(nameOf(lock), lock.visit(position), position));
                    break;
                }
            }
        }
    }

    private void judgeAlternatives() {
        for (int group = 0; group < problem.groups(); group++) {
            int first = NONE;
            for (int member = 0; member < problem.groupSize(group); member++) {
                int stop = problem.groupStop(group, member);
                if (servedBy[stop] == NONE) {
                    continue;
                }
                if (first != NONE) {
                    broken(
                            Code.ALTERNATIVES_TWICE,
                            servedBy[stop],
                            stop,
                            "Stops (%d) and (%d) are alternatives of group (%d), and both are served."
                                    .formatted(first, stop, group));
                }
                first = stop;
            }
        }
    }

    private boolean isGroupServed(int group) {
        for (int member = 0; member < problem.groupSize(group); member++) {
            if (servedBy[problem.groupStop(group, member)] != NONE) {
                return true;
            }
        }
        return false;
    }

    private long prizesForgone() {
        long prizes = 0;
        for (int stop = 0; stop < problem.stops(); stop++) {
            if (servedBy[stop] == NONE && !problem.isRequired(stop) && problem.group(stop) == NONE) {
                prizes += problem.prize(stop);
            }
        }
        for (int group = 0; group < problem.groups(); group++) {
            if (!problem.isGroupRequired(group) && !isGroupServed(group)) {
                prizes += problem.groupPrize(group);
            }
        }
        return prizes;
    }

    private List<Missing> missing() {
        var missing = new ArrayList<Missing>();
        for (int stop = 0; stop < problem.stops(); stop++) {
            if (servedBy[stop] == NONE && problem.isRequired(stop)) {
                missing.add(new Missing(stop, NONE));
            }
        }
        for (int group = 0; group < problem.groups(); group++) {
            if (problem.isGroupRequired(group) && !isGroupServed(group)) {
                missing.add(new Missing(NONE, group));
            }
        }
        return missing;
    }

    // ------------------------------------------------------------------ what the solution says about itself

    private void judgeStatements(RoutingSolution solution, long cost, List<Missing> missing) {
        if (solution.cost() != cost) {
            broken(
                    Code.COST_STATED,
                    NONE,
                    NONE,
                    "The solution states cost (%d); its routes cost %d.".formatted(solution.cost(), cost));
        }
        if (solution.complete() != missing.isEmpty()) {
            broken(
                    Code.COMPLETE_STATED,
                    NONE,
                    NONE,
                    "The solution states complete (%s); %d required stop(s) or group(s) are not served."
                            .formatted(solution.complete(), missing.size()));
        }
        var stated = new ArrayList<Integer>();
        for (var unserved : solution.unserved()) {
            stated.add(unserved.stop());
        }
        var actual = new ArrayList<Integer>();
        for (int stop = 0; stop < problem.stops(); stop++) {
            int group = problem.group(stop);
            if (servedBy[stop] == NONE && (group == NONE || !isGroupServed(group))) {
                actual.add(stop);
            }
        }
        if (!stated.equals(actual)) {
            broken(
                    Code.UNSERVED_STATED,
                    NONE,
                    NONE,
                    "The solution lists the stops %s as left out; its routes leave out %s.".formatted(stated, actual));
        }
        for (var unserved : solution.unserved()) {
            if (unserved.stop() >= 0 && unserved.stop() < problem.stops()) {
                judgeReason(unserved);
            }
        }
    }

    /** Judges the reasons that can be proven wrong from the problem alone. */
    private void judgeReason(RoutingSolution.Unserved unserved) {
        int stop = unserved.stop();
        int partner = problem.partner(stop);
        boolean compatible = false;
        boolean fits = false;
        for (int vehicleClass = 0; vehicleClass < problem.vehicleClasses(); vehicleClass++) {
            if (problem.isAllowed(vehicleClass, stop)
                    && (partner == NONE || problem.isAllowed(vehicleClass, partner))) {
                compatible = true;
                fits |= fitsAlone(vehicleClass, stop);
            }
        }
        boolean isTrue = switch (unserved.reason()) {
            case NO_COMPATIBLE_VEHICLE -> !compatible;
            case LARGER_THAN_ANY_VEHICLE -> !fits;
            case NOT_WORTH_ITS_COST -> !isDemanded(stop);
            case OUT_OF_REACH, NO_CAPACITY_LEFT, BUDGET_SPENT -> true;
        };
        if (!isTrue) {
            broken(
                    Code.REASON_STATED,
                    NONE,
                    stop,
                    "Stop (%d) is said to be left out for reason (%s), which is not so."
                            .formatted(stop, unserved.reason()));
        }
    }

    private boolean isDemanded(int stop) {
        int group = problem.group(stop);
        return problem.isRequired(stop) || (group != NONE && problem.isGroupRequired(group));
    }

    /** Whether a trip to a stop alone, or to its pair alone, is within the capacity. */
    private boolean fitsAlone(int vehicleClass, int stop) {
        int partner = problem.partner(stop);
        int[] trip = partner == NONE
                ? new int[] {stop}
                : problem.isPickup(stop) ? new int[] {stop, partner} : new int[] {partner, stop};
        for (int dimension = 0; dimension < problem.dimensions(); dimension++) {
            if (heaviest(trip, dimension) > problem.capacity(vehicleClass, dimension)) {
                return false;
            }
        }
        return true;
    }

    /** The largest load of a dimension along a trip. */
    private long heaviest(int[] trip, int dimension) {
        long load = 0;
        for (int visit : trip) {
            if (problem.isStop(visit)) {
                load += problem.delivered(visit, dimension);
            }
        }
        long heaviest = load;
        for (int visit : trip) {
            if (problem.isStop(visit)) {
                load += problem.collected(visit, dimension);
                load -= problem.delivered(visit, dimension);
                load += problem.carried(visit, dimension);
                heaviest = Math.max(heaviest, load);
            }
        }
        return heaviest;
    }

    private void broken(Code code, int route, int visit, String message) {
        violations.add(new Violation(code, route, visit, message));
    }

    private String nameOf(RoutingSolution.Route route) {
        return "Vehicle (%d) of class (%s)".formatted(route.vehicle(), problem.vehicleName(route.vehicleClass()));
    }

    // ------------------------------------------------------------------ one route

    /** One route under judgement. */
    private final class RouteJudgement {
        private final RoutingSolution.Route route;
        private final int r;
        private final int vehicleClass;
        private final int size;
        private final RoutingTravel travel;

        /** Trips as the positions where they begin and end; reloads belong to none. */
        private final List<int[]> trips = new ArrayList<>();

        private int[] starts;

        RouteJudgement(RoutingSolution.Route route, int r) {
            this.route = route;
            this.r = r;
            this.vehicleClass = route.vehicleClass();
            this.size = route.size();
            this.travel = problem.travel(problem.profile(vehicleClass));
            this.starts = new int[size];
            int begin = 0;
            for (int position = 0; position <= size; position++) {
                if (position == size || problem.isReload(route.visit(position))) {
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
            return new RouteFigures(schedule.departure, schedule.arrival, starts, distance, trips.size(), stops, cost);
        }

        private int judgeStops() {
            int stops = 0;
            for (int position = 0; position < size; position++) {
                int visit = route.visit(position);
                if (!problem.isStop(visit)) {
                    continue;
                }
                stops++;
                if (!problem.isAllowed(vehicleClass, visit)) {
                    broken(Code.NOT_ALLOWED, r, visit, "%s must not serve stop (%d).".formatted(nameOf(route), visit));
                }
            }
            if (stops > problem.maxStops(vehicleClass)) {
                broken(
                        Code.STOP_LIMIT,
                        r,
                        NONE,
                        "%s serves %d stops; its limit is %d."
                                .formatted(nameOf(route), stops, problem.maxStops(vehicleClass)));
            }
            if (stops == 0 && !isLocked()) {
                broken(Code.EMPTY_ROUTE, r, NONE, "%s has a route without a stop.".formatted(nameOf(route)));
            }
            return stops;
        }

        private boolean isLocked() {
            for (var lock : problem.locks()) {
                if (lock.vehicleClass() == vehicleClass && lock.vehicle() == route.vehicle()) {
                    return true;
                }
            }
            return false;
        }

        private void judgeReloads(int stops) {
            if (trips.size() > problem.maxTrips(vehicleClass)) {
                broken(
                        Code.TOO_MANY_TRIPS,
                        r,
                        NONE,
                        "%s makes %d trips; its limit is %d."
                                .formatted(nameOf(route), trips.size(), problem.maxTrips(vehicleClass)));
            }
            for (int position = 0; position < size; position++) {
                int visit = route.visit(position);
                if (problem.isReload(visit) && !isOpen(problem.reloadDepot(visit))) {
                    broken(
                            Code.RELOAD_CLOSED,
                            r,
                            visit,
                            "%s must not reload at depot (%d).".formatted(nameOf(route), problem.reloadDepot(visit)));
                }
            }
            if (trips.size() == 1 || stops == 0) {
                return;
            }
            for (int[] trip : trips) {
                if (levels(trip)[0] == Integer.MAX_VALUE) {
                    broken(
                            Code.EMPTY_TRIP,
                            r,
                            NONE,
                            "%s makes a trip without a stop at position %d.".formatted(nameOf(route), trip[0]));
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
            int[] trip = Arrays.copyOfRange(route.visits(), begin, end);
            for (int dimension = 0; dimension < problem.dimensions(); dimension++) {
                long heaviest = heaviest(trip, dimension);
                if (heaviest > problem.capacity(vehicleClass, dimension)) {
                    broken(
                            Code.CAPACITY,
                            r,
                            NONE,
                            "%s carries %d of dimension (%d) on the trip from position %d; its capacity is %d."
                                    .formatted(
                                            nameOf(route),
                                            heaviest,
                                            dimension,
                                            begin,
                                            problem.capacity(vehicleClass, dimension)));
                }
            }
        }

        private void judgePairs(int begin, int end) {
            Map<Integer, Integer> positions = new HashMap<>();
            for (int position = begin; position < end; position++) {
                positions.put(route.visit(position), position);
            }
            for (int position = begin; position < end; position++) {
                int stop = route.visit(position);
                if (!problem.isStop(stop) || problem.partner(stop) == NONE) {
                    continue;
                }
                int partner = problem.partner(stop);
                Integer other = positions.get(partner);
                if (other == null) {
                    broken(
                            Code.PAIR_SPLIT,
                            r,
                            stop,
                            "Stop (%d) is on a trip of %s, its partner (%d) is not."
                                    .formatted(stop, nameOf(route), partner));
                } else if (problem.isPickup(stop) && other < position) {
                    broken(
                            Code.PAIR_ORDER,
                            r,
                            stop,
                            "Stop (%d) delivers before its pickup (%d).".formatted(partner, stop));
                }
            }
        }

        private void judgeCompany(int begin, int end) {
            Set<Integer> aboard = new HashSet<>();
            int level = 0;
            for (int position = begin; position < end; position++) {
                int stop = route.visit(position);
                if (!problem.isStop(stop)) {
                    continue;
                }
                if (problem.hasLevelOrder() && problem.level(stop) < level) {
                    broken(
                            Code.LEVEL_FALLS,
                            r,
                            stop,
                            "Stop (%d) of level (%d) follows one of level (%d)."
                                    .formatted(stop, problem.level(stop), level));
                }
                level = Math.max(level, problem.level(stop));
                for (int goods : aboard) {
                    if (!problem.agree(goods, problem.goods(stop))) {
                        broken(
                                Code.GOODS_DISAGREE,
                                r,
                                stop,
                                "Stop (%d) has goods (%d), which may not travel with goods (%d)."
                                        .formatted(stop, problem.goods(stop), goods));
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
                int next = position < size ? placeOf(route.visit(position), here) : problem.endPlace(vehicleClass);
                if (here != NOWHERE && next != NOWHERE) {
                    int leg = travel.distance(here, next);
                    if (leg >= RoutingTravel.UNREACHABLE) {
                        broken(
                                Code.NO_WAY,
                                r,
                                position < size ? route.visit(position) : NONE,
                                "%s has no way from place (%d) to place (%d).".formatted(nameOf(route), here, next));
                    } else {
                        distance += leg;
                    }
                }
                here = next;
            }
            int limit = problem.maxDistance(vehicleClass);
            if (limit != NO_LIMIT && distance > limit) {
                broken(
                        Code.DISTANCE_LIMIT,
                        r,
                        NONE,
                        "%s drives %d; its limit is %d.".formatted(nameOf(route), distance, limit));
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
            int earliest = Math.max(problem.shiftStart(vehicleClass), release(trips.get(0)));
            int faults = violations.size();
            int arrival = drive(earliest, true);
            if (arrival > problem.shiftEnd(vehicleClass)) {
                broken(
                        Code.SHIFT_END,
                        r,
                        NONE,
                        "%s returns at %d; its shift ends at %d."
                                .formatted(nameOf(route), arrival, problem.shiftEnd(vehicleClass)));
            }
            int departure = earliest;
            if (violations.size() == faults) {
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
                broken(
                        Code.DURATION_LIMIT,
                        r,
                        NONE,
                        "%s takes %d; its limit is %d.".formatted(nameOf(route), arrival - departure, limit));
            }
            return new Schedule(departure, arrival);
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
                int visit = route.visit(position);
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
                                r,
                                visit,
                                "Service at stop (%d) cannot start before %d; its last window closes at %d."
                                        .formatted(
                                                visit, clock, problem.windowClose(visit, problem.windows(visit) - 1)));
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
                                r,
                                visit,
                                "Break (%d) of %s starts at %d; its latest start is %d."
                                        .formatted(pause, nameOf(route), start, problem.breakLatest(pause)));
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
                int stop = route.visit(position);
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
                int stop = route.visit(position);
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
                int visit = route.visit(position);
                if (!problem.isBreak(visit)) {
                    continue;
                }
                int pause = problem.breakOf(visit);
                int number = numberOf(pause);
                if (number <= last) {
                    broken(
                            Code.BREAK_ORDER,
                            r,
                            visit,
                            "%s takes break (%d) out of order, or it is not its own.".formatted(nameOf(route), pause));
                }
                last = Math.max(last, number);
                taken.add(pause);
            }
            for (int number = 0; number < problem.breaks(vehicleClass); number++) {
                int pause = problem.breakOf(vehicleClass, number);
                if (!taken.contains(pause) && arrival > problem.breakLatest(pause)) {
                    broken(
                            Code.BREAK_MISSING,
                            r,
                            problem.breakVisit(pause),
                            "%s does not take break (%d), which starts at %d at the latest, and returns at %d."
                                    .formatted(nameOf(route), pause, problem.breakLatest(pause), arrival));
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
                int stop = route.visit(position);
                if (!problem.isStop(stop)) {
                    continue;
                }
                int promised = problem.promisedClass(stop);
                if (promised != NONE
                        && (promised != vehicleClass || problem.promisedVehicle(stop) != route.vehicle())) {
                    price += problem.vehiclePrice(stop);
                }
                if (problem.promisedTime(stop) != NONE) {
                    price += problem.timePrice(stop) * Math.abs((long) starts[position] - problem.promisedTime(stop));
                }
            }
            return price;
        }

        private long rules(Schedule schedule, long distance) {
            long cost = 0;
            var view = new View(route, starts, schedule.departure, schedule.arrival, distance);
            for (RouteRule rule : problem.rules()) {
                long asked = rule.cost(view);
                if (asked == RouteRule.VETO) {
                    broken(Code.VETO, r, NONE, "A rule forbids the route of %s.".formatted(nameOf(route)));
                } else {
                    cost += asked;
                }
            }
            return cost;
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
