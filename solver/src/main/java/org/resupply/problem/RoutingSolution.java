package org.resupply.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The answer to a {@link RoutingProblem}: routes of vehicles, and the stops left out with a reason each.
 *
 * <p>Times and loads are no part of it: they follow from the routes by the rules of the problem.
 *
 * @param routes one per used vehicle, each with at least one stop
 * @param unserved stops that no route visits, in ascending order; stops whose group of alternatives is served by another
 *     member are not listed
 * @param cost fixed, distance and duration costs of the routes, prizes of optional stops left out, costs of route rules and
 *     prices of broken promises; required stops left out are not priced
 * @param complete whether each required stop, pair and group is served
 * @param iterations iterations the engine spent
 */
public record RoutingSolution(
        List<Route> routes, List<Unserved> unserved, long cost, boolean complete, long iterations) {

    public RoutingSolution {
        routes = List.copyOf(routes);
        unserved = List.copyOf(unserved);
    }

    /** Number of stops left out. */
    public int unservedStops() {
        return unserved.size();
    }

    /** Why a stop is left out of the routes of an answer; a pair or a group of alternatives is put in as a whole. */
    public enum Reason {
        /** No vehicle class may serve it: skills, allowed lists or territory. */
        NO_COMPATIBLE_VEHICLE,
        /** Its load alone is more than any compatible vehicle carries. */
        LARGER_THAN_ANY_VEHICLE,
        /** No compatible vehicle could serve it and nothing else, whatever the embedding system allows: windows, limits, breaks. */
        OUT_OF_REACH,
        /** No compatible vehicle that is idle could serve it, and none that is used has room and time for it. */
        NO_CAPACITY_LEFT,
        /** It could be put into the routes or onto an idle vehicle, but a rule of the embedding system forbids that wherever it could. */
        FORBIDDEN_BY_RULE,
        /** Wherever it could be put into the routes it would cost its prize or more. */
        NOT_WORTH_ITS_COST,
        /** The search ended before a place was found for it; nothing else is proven. */
        BUDGET_SPENT
    }

    /**
     * A stop left out.
     *
     * @param stop index of the stop
     * @param reason why
     */
    public record Unserved(int stop, Reason reason) {
        public Unserved {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * What one vehicle does: visits in order, start and end of the vehicle class not listed.
     *
     * @param vehicleClass index of the class
     * @param vehicle number of the vehicle within its class, from 0
     * @param visits visits as coded in {@link RoutingProblem}: stops, reloads, breaks
     */
    public record Route(int vehicleClass, int vehicle, int[] visits) {
        public Route {
            if (vehicleClass < 0 || vehicle < 0) {
                throw new IllegalArgumentException("The vehicle class (%s) and the vehicle (%s) must not be negative."
                        .formatted(vehicleClass, vehicle));
            }
            visits = visits.clone();
        }

        @Override
        public int[] visits() {
            return visits.clone();
        }

        /** Number of visits. */
        public int size() {
            return visits.length;
        }

        /** The visit at a position. */
        public int visit(int position) {
            return visits[position];
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Route route
                    && vehicleClass == route.vehicleClass
                    && vehicle == route.vehicle
                    && Arrays.equals(visits, route.visits);
        }

        @Override
        public int hashCode() {
            return (vehicleClass * 31 + vehicle) * 31 + Arrays.hashCode(visits);
        }

        @Override
        public String toString() {
            return "Route[vehicleClass=%s, vehicle=%s, visits=%s]"
                    .formatted(vehicleClass, vehicle, Arrays.toString(visits));
        }
    }
}
