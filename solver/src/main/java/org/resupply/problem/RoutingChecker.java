package org.resupply.problem;

import static org.resupply.problem.RoutingProblem.NONE;
import static org.resupply.problem.RoutingProblem.UNLIMITED;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.resupply.problem.RoutingVerdict.Code;
import org.resupply.problem.RoutingVerdict.Missing;
import org.resupply.problem.RoutingVerdict.RouteFigures;
import org.resupply.problem.RoutingVerdict.Violation;

/**
 * The independent judge of a {@link RoutingSolution}: rebuilds every load, time, distance and cost from the routes alone, by
 * the rules that {@link RoutingProblem} states, and lists whatever is broken.
 *
 * <p>What concerns all routes stands here, what concerns one in {@link RouteJudge}. Both share no code with any engine and are
 * written to be read, not to be fast: a route of n visits takes some thirty passes over it, because the departure is found by
 * bisection instead of by algebra.
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
            var message = new StringBuilder("The routes break %s rule(s):"
                    .formatted(verdict.violations().size()));
            for (Violation violation : verdict.violations()) {
                message.append('\n').append(violation.code()).append(": ").append(violation.message());
            }
            throw new IllegalStateException(message.toString());
        }
        return solution;
    }

    /**
     * The answer that consists of routes as they are given: of those that hold, each beside those before it. Costs no more than a
     * look at each route.
     *
     * @param routes whose classes and visits exist, as those of a problem do
     * @return the answer, which says of each other stop that the budget was spent; null where locked prefixes are not among the routes
     */
    public static RoutingSolution holding(RoutingProblem problem, List<RoutingSolution.Route> routes) {
        var checker = new RoutingChecker(problem);
        var kept = new ArrayList<RoutingSolution.Route>();
        long cost = 0;
        var vehicles = new HashSet<Long>();
        for (RoutingSolution.Route route : routes) {
            boolean free = checker.isThere(route)
                    && !vehicles.contains(vehicleKey(route.vehicleClass(), route.vehicle()))
                    && checker.servesFree(route, kept.size());
            RouteFigures found = free ? new RouteJudge(problem, route).figuresIfSound(true) : null;
            if (found == null) {
                checker.serveNot(route, kept.size());
            } else {
                vehicles.add(vehicleKey(route.vehicleClass(), route.vehicle()));
                kept.add(route);
                cost += found.cost();
            }
        }
        checker.judgeLocks(kept);
        if (!checker.violations.isEmpty()) {
            return null;
        }
        var unserved = new ArrayList<RoutingSolution.Unserved>();
        boolean complete = true;
        for (int stop = 0; stop < problem.stops(); stop++) {
            int group = problem.group(stop);
            if (checker.servedBy[stop] == NONE && (group == NONE || !checker.isGroupServed(group))) {
                unserved.add(new RoutingSolution.Unserved(stop, RoutingSolution.Reason.BUDGET_SPENT));
                complete &= group == NONE ? !problem.isRequired(stop) : !problem.isGroupRequired(group);
            }
        }
        return new RoutingSolution(kept, unserved, cost + checker.prizesForgone(), complete, 0);
    }

    /** Whether the vehicle of a route exists. */
    private boolean isThere(RoutingSolution.Route route) {
        int count = problem.vehicleCount(route.vehicleClass());
        return count == UNLIMITED || route.vehicle() < count;
    }

    /** Serves the stops of a route as long as neither they nor alternatives to them are served; whether these were all. */
    private boolean servesFree(RoutingSolution.Route route, int r) {
        for (int position = 0; position < route.size(); position++) {
            int visit = route.visit(position);
            if (problem.isStop(visit)) {
                int group = problem.group(visit);
                if (servedBy[visit] != NONE || group != NONE && isGroupServed(group)) {
                    return false;
                }
                servedBy[visit] = r;
            }
        }
        return true;
    }

    private void serveNot(RoutingSolution.Route route, int r) {
        for (int position = 0; position < route.size(); position++) {
            int visit = route.visit(position);
            if (problem.isStop(visit) && servedBy[visit] == r) {
                servedBy[visit] = NONE;
            }
        }
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
                var found = new RouteJudge(problem, route, r, nameOf(route), violations).judge();
                figures.add(found);
                cost += found.cost();
            } else {
                figures.add(new RouteFigures(0, 0, new int[0], 0, 0, 0));
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
                    "Route (%s) has vehicle class (%s) of %s."
                            .formatted(r, route.vehicleClass(), problem.vehicleClasses()));
            return false;
        }
        boolean known = true;
        if (!isThere(route)) {
            int count = problem.vehicleCount(route.vehicleClass());
            broken(
                    Code.UNKNOWN_VEHICLE,
                    r,
                    NONE,
                    "Route (%s) has vehicle (%s) of class (%s), which has %s vehicle(s)."
                            .formatted(r, route.vehicle(), problem.vehicleName(route.vehicleClass()), count));
        }
        for (int position = 0; position < route.size(); position++) {
            int visit = route.visit(position);
            if (visit < 0 || visit >= problem.visits()) {
                broken(
                        Code.UNKNOWN_VISIT,
                        r,
                        visit,
                        "Route (%s) has visit (%s), which does not exist.".formatted(r, visit));
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
                            "Stop (%s) is visited on route (%s) and on route (%s).".formatted(stop, servedBy[stop], r));
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
                            "%s must make visit (%s) at position %s."
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
                            "Stops (%s) and (%s) are alternatives of group (%s), and both are served."
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
                    "The solution states cost (%s); its routes cost %s.".formatted(solution.cost(), cost));
        }
        if (solution.complete() != missing.isEmpty()) {
            broken(
                    Code.COMPLETE_STATED,
                    NONE,
                    NONE,
                    "The solution states complete (%s); %s required stop(s) or group(s) are not served."
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
        judgeReasons(solution);
    }

    private void judgeReasons(RoutingSolution solution) {
        if (!violations.isEmpty()) {
            return; // Routes that break rules prove nothing about others.
        }
        var judge = new ReasonJudge(problem, solution.routes(), figures);
        for (var unserved : solution.unserved()) {
            if (!judge.isTrue(unserved)) {
                broken(
                        Code.REASON_STATED,
                        NONE,
                        unserved.stop(),
                        "Stop (%s) is said to be left out for reason (%s), which is not so."
                                .formatted(unserved.stop(), unserved.reason()));
            }
        }
    }

    private void broken(Code code, int route, int visit, String message) {
        violations.add(new Violation(code, route, visit, message));
    }

    private String nameOf(RoutingSolution.Route route) {
        return "Vehicle (" + route.vehicle() + ") of class (" + problem.vehicleName(route.vehicleClass()) + ")";
    }
}
