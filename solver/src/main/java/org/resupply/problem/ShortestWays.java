package org.resupply.problem;

import static org.resupply.problem.RoutingProblem.NOWHERE;
import static org.resupply.problem.RoutingProblem.NO_LIMIT;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/**
 * The shortest ways of a vehicle class from its start to each place and from there to its end, over any other places: bounds
 * that no route is below. By the algorithm of Dijkstra without a heap, as matrices are dense.
 */
final class ShortestWays {
    private final RoutingProblem problem;
    private final int vehicleClass;
    private final long[] distanceThere;
    private final long[] durationThere;
    private final long[] distanceBack;
    private final long[] durationBack;

    ShortestWays(RoutingProblem problem, int vehicleClass) {
        this.problem = problem;
        this.vehicleClass = vehicleClass;
        RoutingTravel travel = problem.travel(problem.profile(vehicleClass));
        int start = problem.startPlace(vehicleClass);
        int end = problem.endPlace(vehicleClass);
        distanceThere = from(start, travel.places(), travel::distance);
        durationThere = from(start, travel.places(), travel::duration);
        distanceBack = from(end, travel.places(), (to, from) -> travel.distance(from, to));
        durationBack = from(end, travel.places(), (to, from) -> travel.duration(from, to));
    }

    private static long[] from(int source, int places, IntBinaryOperator length) {
        long[] least = new long[places];
        if (source == NOWHERE) {
            return least;
        }
        Arrays.fill(least, RoutingTravel.UNREACHABLE);
        least[source] = 0;
        boolean[] done = new boolean[places];
        while (true) {
            int here = -1;
            for (int place = 0; place < places; place++) {
                if (!done[place]
                        && least[place] < RoutingTravel.UNREACHABLE
                        && (here < 0 || least[place] < least[here])) {
                    here = place;
                }
            }
            if (here < 0) {
                return least;
            }
            done[here] = true;
            for (int place = 0; place < places; place++) {
                least[place] = Math.min(least[place], least[here] + length.applyAsInt(here, place));
            }
        }
    }

    /** Whether ways and times do not forbid a route that visits a stop, or a pair from its first to its last. */
    boolean allow(int first, int last) {
        int from = problem.place(first);
        int to = problem.place(last);
        long distance = distanceThere[from] + between(distanceThere, distanceBack, from, to) + distanceBack[to];
        if (distanceThere[from] >= RoutingTravel.UNREACHABLE
                || distanceBack[to] >= RoutingTravel.UNREACHABLE
                || problem.maxDistance(vehicleClass) < NO_LIMIT && distance > problem.maxDistance(vehicleClass)) {
            return false;
        }
        long time = Math.max(problem.shiftStart(vehicleClass), Math.max(problem.release(first), problem.release(last)));
        time = RoutingReach.serviceStart(problem, first, time + durationThere[from]);
        if (time == Long.MAX_VALUE) {
            return false;
        }
        time += problem.service(vehicleClass, first);
        if (first != last) {
            time += between(durationThere, durationBack, from, to);
            time = RoutingReach.serviceStart(problem, last, time);
            if (time == Long.MAX_VALUE) {
                return false;
            }
            time += problem.service(vehicleClass, last);
        }
        return time + durationBack[to] <= problem.shiftEnd(vehicleClass)
                && problem.maxStops(vehicleClass) >= (first == last ? 1 : 2);
    }

    /** At least as much lies between two places as one is farther from the start, or the other from the end. */
    private static long between(long[] there, long[] back, int from, int to) {
        return Math.max(0, Math.max(there[to] - there[from], back[from] - back[to]));
    }
}
