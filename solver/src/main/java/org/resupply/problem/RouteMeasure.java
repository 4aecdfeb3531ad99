package org.resupply.problem;

import static org.resupply.problem.RoutingProblem.NONE;
import static org.resupply.problem.RoutingProblem.NOWHERE;
import static org.resupply.problem.RoutingProblem.NO_LIMIT;

/**
 * What one route of a single trip costs and by how much it breaks each rule, in units of the problem: for engines that pass through
 * routes which break rules. It knows no breaks, reloads, locks, promises and route rules.
 *
 * @param load load above the capacity, summed over dimensions
 * @param lateness service after the last window and return after the shift, summed
 * @param limits distance, duration and stops above their limits, summed
 * @param forbidden stops that the vehicle may not serve, goods that may not share a trip, legs without a way
 * @param levels how far levels fall along the route, summed
 * @param split halves of pairs without the other in its place
 * @param missing required stops in it, if it holds what is left out
 * @param cost fixed, distance and duration cost; or the prizes of what is left out
 */
public record RouteMeasure(
        long load, long lateness, long limits, long forbidden, long levels, long split, long missing, long cost) {
    /** Of an unused vehicle. */
    public static final RouteMeasure EMPTY = new RouteMeasure(0, 0, 0, 0, 0, 0, 0, 0);

    /** All that is broken, summed; 0 for a sound route. */
    public long broken() {
        return load + lateness + limits + forbidden + levels + split;
    }

    /**
     * Measures a route in one pass forward, and one back for the departure where durations matter.
     *
     * @param vehicleClass of the vehicle that drives it
     * @param stops in order; none for an unused vehicle, which costs nothing
     */
    public static RouteMeasure of(RoutingProblem problem, int vehicleClass, int... stops) {
        return stops.length == 0 ? EMPTY : new Measuring(problem, vehicleClass, stops).measure();
    }

    /** Measures stops that are left out: how many of them are required, and the prizes of the others as cost. */
    public static RouteMeasure leftOut(RoutingProblem problem, int... stops) {
        long missing = 0;
        long prizes = 0;
        for (int stop : stops) {
            if (problem.isRequired(stop)) {
                missing++;
            } else {
                prizes += problem.prize(stop);
            }
        }
        return new RouteMeasure(0, 0, 0, 0, 0, 0, missing, prizes);
    }

    /** One route being measured. */
    private static final class Measuring {
        private final RoutingProblem problem;
        private final int vehicleClass;
        private final int[] stops;
        private final RoutingTravel travel;
        private final long leave;
        private long lateness;
        private long forbidden;
        private long distance;

        Measuring(RoutingProblem problem, int vehicleClass, int[] stops) {
            this.problem = problem;
            this.vehicleClass = vehicleClass;
            this.stops = stops;
            this.travel = problem.travel(problem.profile(vehicleClass));
            int release = 0;
            for (int stop : stops) {
                release = Math.max(release, problem.release(stop));
            }
            this.leave = Math.max(problem.shiftStart(vehicleClass), release);
        }

        RouteMeasure measure() {
            long levels = measureCompany();
            long arrival = driveForward();
            lateness += Math.max(0, arrival - problem.shiftEnd(vehicleClass));
            boolean needsDuration =
                    problem.durationCost(vehicleClass) > 0 || problem.maxDuration(vehicleClass) < NO_LIMIT;
            long duration = needsDuration ? Math.max(0, arrival - departure(arrival)) : 0;
            long limits = above(distance, problem.maxDistance(vehicleClass))
                    + above(duration, problem.maxDuration(vehicleClass))
                    + above(stops.length, problem.maxStops(vehicleClass));
            long cost = problem.fixedCost(vehicleClass)
                    + problem.distanceCost(vehicleClass) * distance
                    + problem.durationCost(vehicleClass) * duration;
            return new RouteMeasure(excessLoad(), lateness, limits, forbidden, levels, splitPairs(), 0, cost);
        }

        /** Counts whom the vehicle may not serve and what may not share its trip, and gives how far levels fall. */
        private long measureCompany() {
            long falls = 0;
            for (int i = 0; i < stops.length; i++) {
                if (!problem.isAllowed(vehicleClass, stops[i])) {
                    forbidden++;
                }
                if (problem.hasLevelOrder() && i > 0) {
                    falls += Math.max(0, problem.level(stops[i - 1]) - problem.level(stops[i]));
                }
                if (problem.hasDisagreeingGoods()) {
                    for (int before = 0; before < i; before++) {
                        if (!problem.agree(problem.goods(stops[before]), problem.goods(stops[i]))) {
                            forbidden++;
                        }
                    }
                }
            }
            return falls;
        }

        private static long above(long value, int limit) {
            return limit == NO_LIMIT ? 0 : Math.max(0, value - limit);
        }

        private long excessLoad() {
            long excess = 0;
            for (int dimension = 0; dimension < problem.dimensions(); dimension++) {
                long load = 0;
                for (int stop : stops) {
                    load += problem.delivered(stop, dimension);
                }
                long heaviest = load;
                for (int stop : stops) {
                    load += (long) problem.collected(stop, dimension)
                            + problem.carried(stop, dimension)
                            - problem.delivered(stop, dimension);
                    heaviest = Math.max(heaviest, load);
                }
                excess += Math.max(0, heaviest - problem.capacity(vehicleClass, dimension));
            }
            return excess;
        }

        /** Deliveries whose pickup is not on board, and pickups that stay on board. */
        private long splitPairs() {
            int[] onBoard = null;
            int count = 0;
            long split = 0;
            for (int stop : stops) {
                if (problem.partner(stop) == NONE) {
                    continue;
                }
                onBoard = onBoard == null ? new int[stops.length] : onBoard;
                if (problem.isPickup(stop)) {
                    onBoard[count++] = stop;
                    continue;
                }
                int at = count - 1;
                while (at >= 0 && onBoard[at] != problem.partner(stop)) {
                    at--;
                }
                if (at < 0) {
                    split++;
                } else {
                    onBoard[at] = onBoard[--count];
                }
            }
            return split + count;
        }

        private long driveForward() {
            long clock = leave;
            int here = problem.startPlace(vehicleClass);
            for (int stop : stops) {
                int place = problem.place(stop);
                clock = begin(stop, clock + drive(here, place)) + problem.service(vehicleClass, stop);
                here = place;
            }
            return clock + drive(here, problem.endPlace(vehicleClass));
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

        /** The latest departure with which the vehicle still arrives when it can. */
        private long departure(long arrival) {
            if (lateness > 0) {
                return leave;
            }
            long latest = arrival;
            int next = problem.endPlace(vehicleClass);
            for (int i = stops.length - 1; i >= 0; i--) {
                int place = problem.place(stops[i]);
                latest = lastBegin(stops[i], latest - legTime(place, next) - problem.service(vehicleClass, stops[i]));
                next = place;
            }
            return Math.max(leave, latest - legTime(problem.startPlace(vehicleClass), next));
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
