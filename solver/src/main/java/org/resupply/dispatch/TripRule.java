package org.resupply.dispatch;

import org.resupply.model.Name;

/**
 * A cost or a veto that an embedding system puts on each trip from a warehouse to the doors, in the words of its scenario.
 *
 * <pre>{@code
 * Planner planner = Planner.create()
 *         .obeying(trip -> trip.fleet().equals("trikes") && trip.stops() > 4 ? TripRule.VETO : 0);
 * }</pre>
 *
 * <p>The rule must be a pure function of what it is shown: engines ask it again whenever a route changes, from any of their
 * threads. It must allow a part of a trip wherever it allows the trip: routes grow stop by stop, and lose stops when something
 * happens.
 *
 * @see org.resupply.problem.RouteRule
 */
@FunctionalInterface
public interface TripRule {
    /** The answer that forbids a trip. */
    long VETO = Long.MAX_VALUE;

    /** The largest cost of a trip that a rule may ask, in minor units of cost. */
    long MOST = 1_000_000;

    /** The cost of a trip, 0 to {@link #MOST}, in minor units of cost; or {@link #VETO}. */
    long cost(DoorTrip trip);

    /** What people call the rule, in both languages; {@code null} for no name. */
    default Name name() {
        return null;
    }

    /** A trip as it is planned; valid only during the call. */
    interface DoorTrip {
        /** The day on which it starts, from 0. */
        int day();

        /** Id of the warehouse where it is loaded. */
        String base();

        /** Id of the fleet the vehicle belongs to. */
        String fleet();

        /** Number of stops, without the warehouse. */
        int stops();

        /** Id of the place that a stop is for; one place may have several stops in a row. */
        String place(int stop);
    }
}
