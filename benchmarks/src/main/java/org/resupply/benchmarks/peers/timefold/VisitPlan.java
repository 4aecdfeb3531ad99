package org.resupply.benchmarks.peers.timefold;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.resupply.optaplanner.CheapestInsertion;
import org.resupply.problem.RouteMeasure;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;

/** All routes and all stops: what Timefold calls the solution. */
@PlanningSolution
final class VisitPlan {
    RoutingProblem problem;

    @PlanningEntityCollectionProperty
    List<VehicleVisits> routes;

    @PlanningEntityCollectionProperty
    @ValueRangeProvider
    List<Visit> stops;

    @PlanningScore
    HardMediumSoftLongScore score;

    /** For Timefold's copies. */
    VisitPlan() {}

    VisitPlan(RoutingProblem problem, List<VehicleVisits> routes, List<Visit> stops) {
        this.problem = problem;
        this.routes = routes;
        this.stops = stops;
    }

    /** First routes as Timefold's entities, and what is left out in a list of its own, the last. */
    static VisitPlan of(RoutingProblem problem, CheapestInsertion.Start start) {
        var visits = new Visit[problem.stops()];
        Arrays.setAll(visits, Visit::new);
        var lists = new ArrayList<VehicleVisits>();
        for (var vehicle : start.vehicles()) {
            lists.add(list(problem, lists.size(), vehicle, visits));
        }
        var leftOut = new CheapestInsertion.Vehicle(VehicleVisits.LEFT_OUT, 0, start.leftOut());
        lists.add(list(problem, lists.size(), leftOut, visits));
        return new VisitPlan(problem, lists, Arrays.asList(visits));
    }

    private static VehicleVisits list(
            RoutingProblem problem, int id, CheapestInsertion.Vehicle vehicle, Visit[] visits) {
        var list = new VehicleVisits(id, problem, vehicle.vehicleClass(), vehicle.number());
        for (int stop : vehicle.stops()) {
            list.stops.add(visits[stop]);
        }
        return list;
    }

    /** The list of what is left out. */
    VehicleVisits leftOut() {
        return routes.get(routes.size() - 1);
    }

    /** What the lists cost and break, summed. */
    HardMediumSoftLongScore measured() {
        var measures = routes.stream().map(VehicleVisits::measure).toList();
        return HardMediumSoftLongScore.of(
                -measures.stream().mapToLong(RouteMeasure::broken).sum(),
                -measures.stream().mapToLong(RouteMeasure::missing).sum(),
                -measures.stream().mapToLong(RouteMeasure::cost).sum());
    }

    /** The routes with at least one stop. */
    List<RoutingSolution.Route> answer() {
        var answer = new ArrayList<RoutingSolution.Route>();
        for (VehicleVisits route : routes) {
            if (!route.isLeftOut() && !route.stops.isEmpty()) {
                answer.add(new RoutingSolution.Route(route.vehicleClass, route.vehicle, route.numbers()));
            }
        }
        return answer;
    }
}
