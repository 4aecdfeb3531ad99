package org.resupply.routing.search;

import static org.resupply.problem.RoutingProblem.NONE;
import static org.resupply.problem.RoutingProblem.NO_LIMIT;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.resupply.problem.RoutingProblem;

/** Which of the rules there are a problem really uses: the search asks for no others. */
final class Features {
    final boolean windows;
    final boolean severalWindows;
    final boolean releases;
    final boolean pairs;
    final boolean collections;
    final boolean mixedLoads; // something of one dimension is brought, something collected
    final boolean pairsOnly; // nothing but the goods of pairs is ever on board
    final boolean shifts;
    final boolean durations; // they cost something or are limited
    final boolean trips;
    final boolean breaks;
    final boolean distanceLimits;
    final boolean stopLimits;
    final boolean forbiddenStops; // some vehicle may not come to some stop
    final boolean serviceByClass;
    final boolean tripRules; // of levels or goods: what else a trip visits, or the one before it
    final boolean alternatives;
    final boolean locks;
    final boolean promises;
    final boolean hostRules;

    Features(RoutingProblem problem) {
        int stops = problem.stops();
        windows = any(
                stops, s -> problem.windowOpen(s, 0) > 0 || problem.windowClose(s, problem.windows(s) - 1) < NO_LIMIT);
        severalWindows = any(stops, s -> problem.windows(s) > 1);
        releases = any(stops, s -> problem.release(s) > 0);
        pairs = any(stops, s -> problem.partner(s) != NONE);
        boolean brings = false;
        boolean collects = false;
        boolean mixes = false;
        for (int dimension = 0; dimension < problem.dimensions(); dimension++) {
            int d = dimension;
            boolean brought = any(stops, s -> problem.delivered(s, d) > 0);
            boolean collected = any(stops, s -> problem.collected(s, d) > 0);
            brings |= brought;
            collects |= collected;
            mixes |= brought && collected;
        }
        collections = collects;
        mixedLoads = mixes;
        pairsOnly = pairs && !brings && !collects;
        int classes = problem.vehicleClasses();
        shifts = any(classes, c -> problem.shiftEnd(c) < NO_LIMIT);
        durations = any(classes, c -> problem.durationCost(c) > 0 || problem.maxDuration(c) < NO_LIMIT);
        trips = any(classes, c -> problem.maxTrips(c) > 1);
        breaks = any(classes, c -> problem.breaks(c) > 0);
        distanceLimits = any(classes, c -> problem.maxDistance(c) < NO_LIMIT);
        stopLimits = any(classes, c -> problem.maxStops(c) < NO_LIMIT);
        forbiddenStops = any(classes, c -> any(stops, s -> !problem.isAllowed(c, s)));
        serviceByClass = problem.hasServiceByClass();
        tripRules = problem.hasDisinfection() || problem.hasDisagreeingGoods() || problem.hasLevelOrder();
        alternatives = problem.groups() > 0;
        locks = !problem.locks().isEmpty();
        promises = problem.hasPromises();
        hostRules = !problem.rules().isEmpty();
    }

    private static boolean any(int number, IntPredicate holds) {
        return IntStream.range(0, number).anyMatch(holds);
    }
}
