package org.resupply.routing;

import org.resupply.routing.search.RuinAndRecreate;
import org.resupply.routing.search.SearchProblem;

/**
 * The temperatures of a search, falling geometrically as a whole, in mean legs of the present routes.
 *
 * <p>What must happen while it is hot differs. Where routes are short, stops change routes one by one. Long routes with windows
 * appear, disappear and change places only as a whole, and routes of several depots are shared out among these: both need more
 * than the cost of a leg, and are settled where other searches are half-way. The numbers are measured (docs/decisions.md,
 * Cooling).
 *
 * @param hot at the beginning
 * @param cold in the end
 * @param reheat how much of the cooling is over where a reheat begins, 0 to 1
 * @param slowing how much more slowly it falls half-way than on average, 0 to 1; as much faster at both ends
 */
record Cooling(double hot, double cold, double reheat, double slowing) {
    /** What more steps are good for is decided around a tenth of a leg. A reheat begins at a third of one. */
    private static final Cooling WITHOUT_WINDOWS = new Cooling(1, 0.01, 0.17, 0.6);

    /** A reheat begins at a sixth of a leg. */
    private static final Cooling WITH_WINDOWS = new Cooling(1, 0.01, 0.4, 0);

    /** Where stops are optional: below its end no route opens or closes any more. */
    private static final Cooling WITH_PRIZES = new Cooling(1, 0.05, 0.4, 0);

    private static final Cooling WITH_PRIZES_WITHOUT_WINDOWS = new Cooling(1, 0.05, 0.25, 0);

    /** Of plain problems with windows. */
    static final Cooling OF_LONG_ROUTES = new Cooling(4, 0.04, 0.7, 0);

    /** A reheat begins at nine tenths of a leg. */
    private static final Cooling BETWEEN_DEPOTS = new Cooling(2, 0.04, 0.2, 0);

    /** Where trips are packed into vehicles: reheats from below four tenths of a leg end where they began. */
    private static final Cooling OF_SEVERAL_TRIPS = new Cooling(1, 0.05, 0.3, 0);

    /** Until so much of a cooling is over routes may be loaded above capacity. */
    private static final double OVERLOADED_UNTIL = 0.8;

    /** What the load of a mean stop costs there at first, in mean legs. */
    private static final double OVERLOAD = 5;

    /** How many times as much it costs towards the end, and when that begins. */
    private static final double DEARER = 30;

    private static final double DEARER_FROM = 0.2;

    /** What suits a problem and the routes that its search is at. */
    static Cooling of(SearchProblem problem, RuinAndRecreate search) {
        if (search.movesBetweenDepots()) {
            return BETWEEN_DEPOTS;
        }
        if (problem.hasPrizes() && !problem.isRich()) {
            return problem.isTimed() ? WITH_PRIZES : WITH_PRIZES_WITHOUT_WINDOWS;
        }
        if (search.hasLongRoutes() && !problem.isRich()) {
            return OF_LONG_ROUTES;
        }
        if (problem.isPackingTrips()) {
            return OF_SEVERAL_TRIPS;
        }
        return problem.isTimed() ? WITH_WINDOWS : WITHOUT_WINDOWS;
    }

    /**
     * What the load of a mean stop costs above the capacity of its route when so much of the cooling is over, in mean legs; 0 when
     * nothing may be there any more.
     */
    double overload(double fraction) {
        double dearer = Math.max(0, (fraction - DEARER_FROM) / (OVERLOADED_UNTIL - DEARER_FROM));
        return fraction < OVERLOADED_UNTIL ? OVERLOAD * StrictMath.pow(DEARER, dearer) : 0;
    }

    /** The temperature when so much of the cooling is over, 0 to 1. */
    double at(double fraction) {
        double turn = 2 * Math.PI;
        double down = fraction + slowing * StrictMath.sin(turn * fraction) / turn;
        return hot * StrictMath.pow(cold / hot, down);
    }
}
