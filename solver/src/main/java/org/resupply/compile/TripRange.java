package org.resupply.compile;

import org.resupply.problem.RouteRule;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingTravel;

/** The rule of vehicles that go only so far before they are charged or fuelled at their base, and may go again: no trip is longer. */
final class TripRange {
    private TripRange() {}

    /**
     * Forbids trips that are longer than a class's range.
     *
     * @param range by vehicle class: metres of one trip; {@link RoutingProblem#NO_LIMIT} where that is no limit
     * @param travel by vehicle class
     * @param place by stop: its index in the travel, in which the base is 0; a visit beyond the stops begins a new trip
     */
    static RouteRule rule(int[] range, RoutingTravel[] travel, int[] place) {
        return route -> {
            int vehicles = route.vehicleClass();
            int limit = range[vehicles];
            long metres = 0;
            int at = 0;
            for (int i = 0; limit != RoutingProblem.NO_LIMIT && i <= route.size(); i++) {
                boolean home = i == route.size() || route.visit(i) >= place.length;
                int next = home ? 0 : place[route.visit(i)];
                metres += travel[vehicles].distance(at, next);
                if (metres > limit) {
                    return RouteRule.VETO;
                }
                metres = home ? 0 : metres;
                at = next;
            }
            return 0;
        };
    }
}
