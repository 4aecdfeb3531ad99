package org.resupply.problem;

/**
 * A cost or a veto that an embedding system adds to each route without touching the engine.
 *
 * <p>The rule must be a pure function of what the view shows: the engine asks it again whenever a route changes, and calls it
 * from any of its threads. It should allow a stop alone wherever it allows it in company, since routes grow stop by stop: a
 * veto of short routes leaves everything out.
 *
 * <p><b>The price.</b> Each change of a route that looks worthwhile is then priced on the whole route and put to the rule. On 1,000
 * stops, 18 to a route, a step takes 16.0 instead of 5.2 microseconds without time windows and 14.2 instead of 4.3 with them, for a
 * rule that answers at once; a slow one costs more. A problem with a rule is searched as a whole: neither in parts that cannot
 * meet nor by two threads.
 */
@FunctionalInterface
public interface RouteRule {
    /** The answer that forbids a route. */
    long VETO = Long.MAX_VALUE;

    /** The largest cost of a route that a rule may ask. */
    long MOST = 1L << 36;

    /** The cost of a route, 0 to {@link #MOST}, in the problem's unit of cost; or {@link #VETO}. */
    long cost(RouteView route);

    /** A look at one route with its times; valid only during the call. */
    interface RouteView {
        /** The vehicle class that drives the route. */
        int vehicleClass();

        /**
         * The vehicle's number within its class, or {@link RoutingProblem#NONE} while that is open: vehicles of a class are
         * alike to an engine unless something was promised of one or its first visits are locked. A rule that must tell
         * vehicles apart needs classes of one vehicle each.
         */
        int vehicle();

        /** Number of visits: stops, reloads and breaks, without start and end. */
        int size();

        /** The visit at a position, coded as in {@link RoutingProblem}. */
        int visit(int position);

        /** When the visit at a position begins: start of service, of the turn-round or of the break. */
        int start(int position);

        /** When the vehicle leaves its start place. */
        int departure();

        /** When the vehicle arrives at its end place. */
        int arrival();

        /** Distance of the whole route. */
        long distance();
    }
}
