package org.resupply.optaplanner;

import org.optaplanner.core.impl.heuristic.selector.common.nearby.NearbyDistanceMeter;
import org.resupply.problem.RoutingProblem;

/** How near a stop is to another stop, or to the place where a route begins; by the first travel profile. */
public final class NearbyPlaces implements NearbyDistanceMeter<Object, Object> {

    /** Called by OptaPlanner. */
    public NearbyPlaces() {}

    @Override
    public double getNearbyDistance(Object origin, Object destination) {
        PlannedStop stop = (PlannedStop) origin;
        RoutingProblem problem = stop.problem;
        int from = problem.place(stop.stop);
        if (destination instanceof PlannedStop other) {
            return problem.travel(0).distance(from, problem.place(other.stop));
        }
        PlannedRoute route = (PlannedRoute) destination;
        if (route.isLeftOut()) {
            // An optional stop is always near to being left out; a required one is far from it.
            return problem.isRequired(stop.stop) ? Double.MAX_VALUE : 0;
        }
        int start = problem.startPlace(route.vehicleClass);
        return start == RoutingProblem.NOWHERE ? 0 : problem.travel(0).distance(start, from);
    }
}
