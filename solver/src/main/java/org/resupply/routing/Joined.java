package org.resupply.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.resupply.problem.RoutingPart;
import org.resupply.problem.RoutingSolution;

/** Answers to the parts of a problem on their way to one answer: routes and stops left out come together, costs add up. */
final class Joined {
    final List<RoutingSolution.Route> routes = new ArrayList<>();
    private final List<RoutingSolution.Unserved> unserved = new ArrayList<>();
    private long cost;
    private boolean complete = true;
    private long iterations;

    /** The answers to parts that share no vehicle class. */
    static RoutingSolution ofIndependent(List<RoutingPart> parts, List<RoutingSolution> answers) {
        var joined = new Joined();
        for (int p = 0; p < parts.size(); p++) {
            for (RoutingSolution.Route route : answers.get(p).routes()) {
                joined.routes.add(parts.get(p).outer(route, route.vehicle()));
            }
            joined.addRest(parts.get(p), answers.get(p));
        }
        return joined.toSolution();
    }

    /** Everything of an answer but its routes. */
    void addRest(RoutingPart part, RoutingSolution answer) {
        for (RoutingSolution.Unserved left : answer.unserved()) {
            unserved.add(new RoutingSolution.Unserved(part.outerStop(left.stop()), left.reason()));
        }
        cost += answer.cost();
        complete &= answer.complete();
        iterations += answer.iterations();
    }

    /** What stays of a plan besides its routes. */
    void addKept(List<RoutingSolution.Unserved> left, long keptCost, boolean keptComplete, long spent) {
        unserved.addAll(left);
        cost += keptCost;
        complete &= keptComplete;
        iterations += spent;
    }

    RoutingSolution toSolution() {
        routes.sort(Comparator.comparingInt(RoutingSolution.Route::vehicleClass)
                .thenComparingInt(RoutingSolution.Route::vehicle));
        unserved.sort(Comparator.comparingInt(RoutingSolution.Unserved::stop));
        return new RoutingSolution(routes, unserved, cost, complete, iterations);
    }
}
