package org.resupply.optaplanner;

import static org.resupply.problem.RoutingProblem.NOWHERE;
import static org.resupply.problem.RoutingProblem.NO_LIMIT;

import java.util.List;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingTravel;

/**
 * What one route costs and by how much it breaks each rule, in units of the problem.
 *
 * @param load load above the capacity, summed over dimensions
 * @param lateness service after the last window and return after the shift, summed
 * @param limits distance, duration and stops above their limits, summed
 * @param forbidden stops that the vehicle may not serve, goods that may not share a trip, legs without a way
 * @param levels how far levels fall along the route, summed
 * @param missing required stops in it, if it holds what is left out
 * @param cost fixed, distance and duration cost; or the prizes of what is left out
 */
record RouteMeasure(long load, long lateness, long limits, long forbidden, long levels, long missing, long cost) {
    static final RouteMeasure EMPTY = new RouteMeasure(0, 0, 0, 0, 0, 0, 0);

    /** Whether the route breaks no rule. */
    boolean isSound() {
        return load == 0 && lateness == 0 && limits == 0 && forbidden == 0 && levels == 0;
    }

    /** Measures the stops of a route in one pass forward, and one back for the departure. */
    static RouteMeasure of(RoutingProblem problem, int vehicleClass, List<PlannedStop> stops) {
        if (stops.isEmpty()) {
            return EMPTY;
        }
        return vehicleClass == PlannedRoute.LEFT_OUT
                ? leftOut(problem, stops)
                : new Measuring(problem, vehicleClass, stops).measure();
    }

    private static RouteMeasure leftOut(RoutingProblem problem, List<PlannedStop> stops) {
        long missing = 0;
        long prizes = 0;
        for (PlannedStop stop : stops) {
            if (problem.isRequired(stop.stop)) {
                missing++;
            } else {
                prizes += problem.prize(stop.stop);
            }
        }
        return new RouteMeasure(0, 0, 0, 0, 0, missing, prizes);
    }

    /** One route being measured. */
    private static final class Measuring {
        private final RoutingProblem problem;
        private final int vehicleClass;
        private final List<PlannedStop> stops;
        private final RoutingTravel travel;
        private long lateness;
        private long forbidden;
        private long distance;

        Measuring(RoutingProblem problem, int vehicleClass, List<PlannedStop> stops) {
            this.problem = problem;
            this.vehicleClass = vehicleClass;
            this.stops = stops;
            this.travel = problem.travel(problem.profile(vehicleClass));
        }

        RouteMeasure measure() {
            long levels = measureCompany();
            long arrival = driveForward();
            long shiftEnd = problem.shiftEnd(vehicleClass);
            lateness += Math.max(0, arrival - shiftEnd);
            long duration = Math.max(0, arrival - departure(arrival));
            long limits = above(distance, problem.maxDistance(vehicleClass))
                    + above(duration, problem.maxDuration(vehicleClass))
                    + Math.max(0, stops.size() - problem.maxStops(vehicleClass));
            long cost = problem.fixedCost(vehicleClass)
                    + problem.distanceCost(vehicleClass) * distance
                    + problem.durationCost(vehicleClass) * duration;
            return new RouteMeasure(excessLoad(), lateness, limits, forbidden, levels, 0, cost);
        }

        private static long above(long value, int limit) {
            return limit == NO_LIMIT ? 0 : Math.max(0, value - limit);
        }

        private long measureCompany() {
            long falls = 0;
            for (int i = 0; i < stops.size(); i++) {
                int stop = stops.get(i).stop;
                if (!problem.isAllowed(vehicleClass, stop)) {
                    forbidden++;
                }
                if (problem.hasLevelOrder() && i > 0) {
                    falls += Math.max(0, problem.level(stops.get(i - 1).stop) - problem.level(stop));
                }
                if (problem.hasDisagreeingGoods()) {
                    for (int before = 0; before < i; before++) {
                        if (!problem.agree(problem.goods(stops.get(before).stop), problem.goods(stop))) {
                            forbidden++;
                        }
                    }
                }
            }
            return falls;
        }

        private long excessLoad() {
            long excess = 0;
            for (int dimension = 0; dimension < problem.dimensions(); dimension++) {
                long load = 0;
                for (PlannedStop stop : stops) {
                    load += problem.delivered(stop.stop, dimension);
                }
                long heaviest = load;
                for (PlannedStop stop : stops) {
                    load += (long) problem.collected(stop.stop, dimension) - problem.delivered(stop.stop, dimension);
                    heaviest = Math.max(heaviest, load);
                }
                excess += Math.max(0, heaviest - problem.capacity(vehicleClass, dimension));
            }
            return excess;
        }

        private long driveForward() {
            long clock = Math.max(problem.shiftStart(vehicleClass), release());
            int here = problem.startPlace(vehicleClass);
            for (PlannedStop visit : stops) {
                int stop = visit.stop;
                clock += drive(here, problem.place(stop));
                clock = begin(stop, clock) + problem.service(vehicleClass, stop);
                here = problem.place(stop);
            }
            return clock + drive(here, problem.endPlace(vehicleClass));
        }

        private long release() {
            int release = 0;
            for (PlannedStop stop : stops) {
                release = Math.max(release, problem.release(stop.stop));
            }
            return release;
        }

        /** Adds the leg to the distance and gives its duration. */
        private long drive(int from, int to) {
            if (from == NOWHERE || to == NOWHERE) {
                return 0;
            }
            int leg = travel.distance(from, to);
            if (leg >= RoutingTravel.UNREACHABLE) {
                forbidden++;
                return 0;
            }
            distance += leg;
            return travel.duration(from, to);
        }

        /** When service begins; after the last window at once, but late. */
        private long begin(int stop, long arrival) {
            int windows = problem.windows(stop);
            for (int window = 0; window < windows; window++) {
                if (arrival <= problem.windowClose(stop, window)) {
                    return Math.max(arrival, problem.windowOpen(stop, window));
                }
            }
            lateness += arrival - problem.windowClose(stop, windows - 1);
            return arrival;
        }

        /** The latest departure with which the route still arrives when it can. */
        private long departure(long arrival) {
            long earliest = Math.max(problem.shiftStart(vehicleClass), release());
            if (lateness > 0) {
                return earliest;
            }
            long latest = arrival;
            int next = problem.endPlace(vehicleClass);
            for (int i = stops.size() - 1; i >= 0; i--) {
                int stop = stops.get(i).stop;
                latest -= legTime(problem.place(stop), next) + problem.service(vehicleClass, stop);
                latest = lastBegin(stop, latest);
                next = problem.place(stop);
            }
            return Math.max(earliest, latest - legTime(problem.startPlace(vehicleClass), next));
        }

        private long legTime(int from, int to) {
            if (from == NOWHERE || to == NOWHERE) {
                return 0;
            }
            int time = travel.duration(from, to);
            return time >= RoutingTravel.UNREACHABLE ? 0 : time;
        }

        /** The last moment not after a time at which service may begin. */
        private long lastBegin(int stop, long time) {
            for (int window = problem.windows(stop) - 1; window >= 0; window--) {
                if (problem.windowOpen(stop, window) <= time) {
                    return Math.min(time, problem.windowClose(stop, window));
                }
            }
            return time;
        }
    }
}
