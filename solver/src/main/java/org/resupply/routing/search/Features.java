package org.resupply.routing.search;

import static org.resupply.problem.RoutingProblem.NONE;
import static org.resupply.problem.RoutingProblem.NO_LIMIT;

import org.resupply.problem.RoutingProblem;

/** Which of the rules there are a problem really uses: the search asks for no others. */
final class Features {
    boolean windows;
    boolean severalWindows;
    boolean releases;
    boolean pairs;
    boolean collections;
    boolean mixedLoads; // something of one dimension is brought, something collected
    boolean pairsOnly; // nothing but the goods of pairs is ever on board
    boolean shifts;
    boolean durations; // they cost something or are limited
    boolean trips;
    boolean breaks;
    boolean distanceLimits;
    boolean stopLimits;
    boolean forbiddenStops; // some vehicle may not come to some stop
    final boolean serviceByClass;
    final boolean tripRules; // of levels or goods: what else a trip visits, or the one before it
    final boolean alternatives;
    final boolean locks;
    final boolean promises;
    final boolean hostRules;

    Features(RoutingProblem problem) {
        serviceByClass = problem.hasServiceByClass();
        tripRules = problem.hasDisinfection() || problem.hasDisagreeingGoods() || problem.hasLevelOrder();
        alternatives = problem.groups() > 0;
        locks = !problem.locks().isEmpty();
        promises = problem.hasPromises();
        hostRules = !problem.rules().isEmpty();
        for (int s = 0; s < problem.stops(); s++) {
            int last = problem.windows(s) - 1;
            windows |= problem.windowOpen(s, 0) > 0 || problem.windowClose(s, last) < NO_LIMIT;
            severalWindows |= last > 0;
            releases |= problem.release(s) > 0;
            pairs |= problem.partner(s) != NONE;
        }
        findLoads(problem);
        for (int c = 0; c < problem.vehicleClasses(); c++) {
            shifts |= problem.shiftEnd(c) < NO_LIMIT;
            durations |= problem.durationCost(c) > 0 || problem.maxDuration(c) < NO_LIMIT;
            trips |= problem.maxTrips(c) > 1;
            breaks |= problem.breaks(c) > 0;
            distanceLimits |= problem.maxDistance(c) < NO_LIMIT;
            stopLimits |= problem.maxStops(c) < NO_LIMIT;
            for (int s = 0; s < problem.stops() && !forbiddenStops; s++) {
                forbiddenStops = !problem.isAllowed(c, s);
            }
        }
    }

    private void findLoads(RoutingProblem problem) {
        pairsOnly = pairs;
        for (int d = 0; d < problem.dimensions(); d++) {
            boolean brought = false;
            boolean collected = false;
            for (int s = 0; s < problem.stops(); s++) {
                brought |= problem.delivered(s, d) > 0;
                collected |= problem.collected(s, d) > 0;
            }
            collections |= collected;
            mixedLoads |= brought && collected;
            pairsOnly &= !brought && !collected;
        }
    }
}
