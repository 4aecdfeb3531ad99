package org.resupply.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingSolution.Reason;
import org.resupply.solve.UnsupportedProblemException;

/** What the peers have in common: the rules they are not set up for, and how their routes become an answer. */
public final class PeerProblem {
    private PeerProblem() {}

    /** Refuses everything beyond loads, one window for each stop, pairs, and vehicles that differ in place and cost. */
    static void requirePlain(String engine, RoutingProblem problem) {
        for (int stop = 0; stop < problem.stops(); stop++) {
            refuse(engine, problem.windows(stop) > 1, "several windows");
            refuse(engine, problem.release(stop) > 0, "releases");
            for (int vehicleClass = 0; vehicleClass < problem.vehicleClasses(); vehicleClass++) {
                refuse(engine, !problem.isAllowed(vehicleClass, stop), "compatibility of vehicles and stops");
            }
            for (int dimension = 0; dimension < problem.dimensions(); dimension++) {
                refuse(engine, problem.collected(stop, dimension) > 0, "collections");
            }
        }
        for (int vehicleClass = 0; vehicleClass < problem.vehicleClasses(); vehicleClass++) {
            refuse(engine, problem.maxTrips(vehicleClass) > 1, "several trips");
            refuse(engine, problem.durationCost(vehicleClass) > 0, "costs of duration");
            refuse(engine, problem.maxDuration(vehicleClass) < RoutingProblem.NO_LIMIT, "limits of duration");
            refuse(engine, problem.maxDistance(vehicleClass) < RoutingProblem.NO_LIMIT, "limits of distance");
            refuse(engine, problem.maxStops(vehicleClass) < RoutingProblem.NO_LIMIT, "limits of stops");
            refuse(engine, problem.startPlace(vehicleClass) == RoutingProblem.NOWHERE, "open starts");
            refuse(engine, problem.endPlace(vehicleClass) == RoutingProblem.NOWHERE, "open ends");
        }
        refuse(engine, problem.breaks() > 0, "breaks");
        refuse(engine, problem.groups() > 0, "alternatives");
        refuse(engine, problem.hasLevelOrder(), "level order");
        refuse(engine, problem.hasDisagreeingGoods(), "goods that disagree");
        refuse(engine, !problem.locks().isEmpty(), "locked prefixes");
        refuse(engine, problem.hasPromises(), "promises");
        refuse(engine, !problem.rules().isEmpty(), "route rules");
        refuse(engine, problem.hasServiceByClass(), "service times by class");
    }

    /** Refuses a problem that asks for a rule the engine is not set up for. */
    public static void refuse(String engine, boolean asked, String rule) {
        if (asked) {
            throw new UnsupportedProblemException(engine, rule);
        }
    }

    /** How many vehicles of a class a peer is given: all, or half as many again as the loads need where there is no limit. */
    static int vehicles(RoutingProblem problem, int vehicleClass) {
        int count = problem.vehicleCount(vehicleClass);
        if (count != RoutingProblem.UNLIMITED) {
            return Math.min(count, problem.stops());
        }
        long needed = 1;
        for (int dimension = 0; dimension < problem.dimensions(); dimension++) {
            long load = 0;
            for (int stop = 0; stop < problem.stops(); stop++) {
                load += problem.delivered(stop, dimension) + (long) Math.max(0, problem.carried(stop, dimension));
            }
            needed = Math.max(needed, load / Math.max(1, problem.capacity(vehicleClass, dimension)) + 1);
        }
        return (int) Math.min(problem.stops(), needed * 3 / 2 + 5);
    }

    /** Routes as an answer whose cost the checker rebuilds. */
    public static RoutingSolution answer(RoutingProblem problem, List<RoutingSolution.Route> routes, long iterations) {
        var served = new boolean[problem.stops()];
        for (var route : routes) {
            for (int visit : route.visits()) {
                served[visit] = true;
            }
        }
        var unserved = new ArrayList<RoutingSolution.Unserved>();
        for (int stop = 0; stop < served.length; stop++) {
            if (!served[stop]) {
                Reason obstacle = problem.obstacle(stop);
                unserved.add(new RoutingSolution.Unserved(stop, obstacle == null ? Reason.BUDGET_SPENT : obstacle));
            }
        }
        var verdict = RoutingChecker.check(problem, routes);
        return new RoutingSolution(routes, unserved, verdict.cost(), verdict.isComplete(), iterations);
    }
}
