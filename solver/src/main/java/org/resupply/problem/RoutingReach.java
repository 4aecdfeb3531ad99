package org.resupply.problem;

import static org.resupply.problem.RoutingProblem.NONE;
import static org.resupply.problem.RoutingProblem.NOWHERE;

import java.util.function.IntFunction;

/**
 * What a vehicle can serve on a route of its own: why a stop is out of reach, if it is.
 *
 * <p>What must be served is refused only where no route can: where the straight way fails, the shortest ways over any other
 * places decide, which may be shorter than the straight one, or the only ones.
 */
public final class RoutingReach {
    private final RoutingProblem problem;
    private final IntFunction<String> stopNames;

    /** By vehicle class, filled when asked. */
    private final ShortestWays[] ways;

    /** For a problem whose stops have no names. */
    public RoutingReach(RoutingProblem problem) {
        this(problem, stop -> "stop " + stop);
    }

    RoutingReach(RoutingProblem problem, IntFunction<String> stopNames) {
        this.problem = problem;
        this.stopNames = stopNames;
        this.ways = new ShortestWays[problem.vehicleClasses()];
    }

    /** Refuses a problem in which something required cannot be served whatever the routes. */
    void requireReachable() {
        for (int stop = 0; stop < problem.stops(); stop++) {
            if (problem.isRequired(stop)) {
                requireReachable(stop);
            }
        }
        for (int group = 0; group < problem.groups(); group++) {
            if (problem.isGroupRequired(group) && !isReachable(group)) {
                throw new IllegalArgumentException(
                        "None of the required alternatives (%s) can be served by any vehicle class.\nMaybe make them optional by giving them a prize?"
                                .formatted(names(group)));
            }
        }
    }

    private boolean isReachable(int group) {
        for (int member = 0; member < problem.groupSize(group); member++) {
            int stop = problem.groupStop(group, member);
            RoutingSolution.Reason reason = problem.obstacle(stop);
            if (reason == null || reason == RoutingSolution.Reason.OUT_OF_REACH && isReachableOverOthers(stop)) {
                return true;
            }
        }
        return false;
    }

    private String names(int group) {
        var text = new StringBuilder();
        for (int member = 0; member < problem.groupSize(group); member++) {
            text.append(member == 0 ? "" : ", ").append(stopNames.apply(problem.groupStop(group, member)));
        }
        return text.toString();
    }

    private void requireReachable(int stop) {
        RoutingSolution.Reason reason = problem.obstacle(stop);
        if (reason == null || reason == RoutingSolution.Reason.OUT_OF_REACH && isReachableOverOthers(stop)) {
            return;
        }
        String name = stopNames.apply(stop);
        switch (reason) {
            case NO_COMPATIBLE_VEHICLE ->
                throw new IllegalArgumentException(
                        "The required %s may be served by no vehicle class.\nMaybe a skill or a territory is missing?"
                                .formatted(name));
            case LARGER_THAN_ANY_VEHICLE ->
                throw new IllegalArgumentException(
                        "The required %s asks for more (%s) than any compatible vehicle carries.\nMaybe split it into several stops?"
                                .formatted(name, amounts(stop)));
            default ->
                throw new IllegalArgumentException(
                        "The required %s (windows %s) can be reached by no compatible vehicle within its shift and limits.\nMaybe make it optional by giving it a prize?"
                                .formatted(name, windows(stop)));
        }
    }

    /** Whether some vehicle might serve a stop, or its pair, on a way over other places, which tables of ways may make shorter. */
    public boolean isReachableOverOthers(int stop) {
        int partner = problem.partner(stop);
        int first = partner == NONE || problem.isPickup(stop) ? stop : partner;
        int last = partner == NONE ? stop : problem.partner(first);
        for (int c = 0; c < problem.vehicleClasses(); c++) {
            // Over straight lines no detour is shorter, but for rounding.
            if (!problem.travel(problem.profile(c)).hasCoordinates()
                    && problem.isAllowed(c, first)
                    && problem.isAllowed(c, last)
                    && carries(problem, c, first, partner == NONE ? NONE : last)) {
                if (ways[c] == null) {
                    ways[c] = new ShortestWays(problem, c);
                }
                if (ways[c].allow(first, last)) {
                    return true;
                }
            }
        }
        return false;
    }

    private String amounts(int stop) {
        var text = new StringBuilder();
        for (int dimension = 0; dimension < problem.dimensions(); dimension++) {
            text.append(dimension == 0 ? "" : ", ")
                    .append(Math.max(
                            Math.max(problem.delivered(stop, dimension), problem.collected(stop, dimension)),
                            Math.abs(problem.carried(stop, dimension))));
        }
        return text.toString();
    }

    private String windows(int stop) {
        var text = new StringBuilder();
        for (int window = 0; window < problem.windows(stop); window++) {
            text.append(window == 0 ? "" : ", ")
                    .append(problem.windowOpen(stop, window))
                    .append("-")
                    .append(problem.windowClose(stop, window));
        }
        return text.toString();
    }

    /** Why no vehicle class could serve a stop even alone, or null when one could. */
    static RoutingSolution.Reason obstacle(RoutingProblem problem, int stop) {
        boolean compatible = false;
        boolean carried = false;
        int partner = problem.partner(stop);
        int first = partner == NONE || problem.isPickup(stop) ? stop : partner;
        int second = partner == NONE ? NONE : problem.partner(first);
        for (int c = 0; c < problem.vehicleClasses(); c++) {
            if (!problem.isAllowed(c, first) || (second != NONE && !problem.isAllowed(c, second))) {
                continue;
            }
            compatible = true;
            if (!carries(problem, c, first, second)) {
                continue;
            }
            carried = true;
            if (reaches(problem, c, first, second)) {
                return null;
            }
        }
        return !compatible
                ? RoutingSolution.Reason.NO_COMPATIBLE_VEHICLE
                : !carried ? RoutingSolution.Reason.LARGER_THAN_ANY_VEHICLE : RoutingSolution.Reason.OUT_OF_REACH;
    }

    private static boolean carries(RoutingProblem problem, int c, int first, int second) {
        for (int d = 0; d < problem.dimensions(); d++) {
            int capacity = problem.capacity(c, d);
            long load = problem.delivered(first, d) + (second == NONE ? 0L : problem.delivered(second, d));
            if (load > capacity) {
                return false;
            }
            load += problem.collected(first, d) - problem.delivered(first, d) + problem.carried(first, d);
            if (load > capacity) {
                return false;
            }
            if (second != NONE) {
                load += problem.collected(second, d) - problem.delivered(second, d) + problem.carried(second, d);
                if (load > capacity) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean reaches(RoutingProblem problem, int c, int first, int second) {
        RoutingTravel travel = problem.travel(problem.profile(c));
        int release = Math.max(problem.release(first), second == NONE ? 0 : problem.release(second));
        long departure = Math.max(problem.shiftStart(c), release);
        int start = problem.startPlace(c);
        long distance = 0;
        long time = departure;
        int here = start;
        for (int leg = 0; leg < (second == NONE ? 1 : 2); leg++) {
            int stop = leg == 0 ? first : second;
            if (here != NOWHERE) {
                distance += travel.distance(here, problem.place(stop));
                time += travel.duration(here, problem.place(stop));
            }
            time = serviceStart(problem, stop, time);
            if (time == Long.MAX_VALUE) {
                return false;
            }
            time += problem.service(c, stop);
            here = problem.place(stop);
        }
        int end = problem.endPlace(c);
        if (end != NOWHERE) {
            distance += travel.distance(here, end);
            time += travel.duration(here, end);
        }
        return time <= problem.shiftEnd(c)
                && distance <= problem.maxDistance(c)
                && problem.maxStops(c) >= (second == NONE ? 1 : 2)
                && !(distance >= RoutingTravel.UNREACHABLE && !travel.isComplete());
    }

    static long serviceStart(RoutingProblem problem, int stop, long arrival) {
        for (int window = 0; window < problem.windows(stop); window++) {
            if (arrival <= problem.windowClose(stop, window)) {
                return Math.max(arrival, problem.windowOpen(stop, window));
            }
        }
        return Long.MAX_VALUE;
    }
}
