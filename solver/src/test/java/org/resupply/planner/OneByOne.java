package org.resupply.planner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingSolution.Reason;
import org.resupply.solve.Allowance;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.SolveOptions;

/** The plainest engine: each stop goes to the end of the first vehicle that can take it, on its trip or a new one. */
final class OneByOne implements RoutingEngine {

    @Override
    public String name() {
        return "one-by-one";
    }

    @Override
    public RoutingSolution solve(RoutingProblem problem, SolveOptions options, Allowance allowance, BestSoFar best) {
        List<RoutingSolution.Route> routes = new ArrayList<>();
        List<RoutingSolution.Unserved> unserved = new ArrayList<>();
        for (int stop = 0; stop < problem.stops(); stop++) {
            if (!place(problem, routes, stop)) {
                unserved.add(new RoutingSolution.Unserved(stop, Reason.NO_CAPACITY_LEFT));
            }
        }
        long cost = RoutingChecker.check(problem, routes).cost();
        return new RoutingSolution(routes, unserved, cost, true, 0);
    }

    private static boolean place(RoutingProblem problem, List<RoutingSolution.Route> routes, int stop) {
        for (int vehicleClass = 0; vehicleClass < problem.vehicleClasses(); vehicleClass++) {
            for (int vehicle = 0; vehicle < problem.vehicleCount(vehicleClass); vehicle++) {
                int at = -1;
                for (int i = 0; i < routes.size(); i++) {
                    if (routes.get(i).vehicleClass() == vehicleClass
                            && routes.get(i).vehicle() == vehicle) {
                        at = i;
                    }
                }
                int[] before = at < 0 ? new int[0] : routes.get(at).visits();
                for (int reload = 0; reload < 2; reload++) {
                    if (before.length == 0 && reload == 1) {
                        continue;
                    }
                    int[] visits = Arrays.copyOf(before, before.length + 1 + reload);
                    if (reload == 1) {
                        visits[before.length] = problem.reloadVisit(0);
                    }
                    visits[visits.length - 1] = stop;
                    RoutingSolution.Route route = new RoutingSolution.Route(vehicleClass, vehicle, visits);
                    if (RoutingChecker.check(problem, List.of(route))
                            .violations()
                            .isEmpty()) {
                        if (at < 0) {
                            routes.add(route);
                        } else {
                            routes.set(at, route);
                        }
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
