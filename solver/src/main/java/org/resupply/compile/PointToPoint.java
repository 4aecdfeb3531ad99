package org.resupply.compile;

import org.resupply.problem.RouteRule;

/** The rule of bubbles that go point to point: each trip has one destination. */
final class PointToPoint {
    private PointToPoint() {}

    /**
     * Forbids trips with more than one destination to the classes that go point to point.
     *
     * @param goes by vehicle class: whether it goes point to point
     * @param destination by stop: the place; {@code null} where a stop is none; a visit beyond the stops begins a new trip
     */
    static RouteRule rule(boolean[] goes, String[] destination) {
        return route -> {
            String of = null;
            for (int i = 0; goes[route.vehicleClass()] && i < route.size(); i++) {
                int visit = route.visit(i);
                if (visit >= destination.length) {
                    of = null;
                } else if (destination[visit] != null) {
                    if (of != null && !of.equals(destination[visit])) {
                        return RouteRule.VETO;
                    }
                    of = destination[visit];
                }
            }
            return 0;
        };
    }
}
