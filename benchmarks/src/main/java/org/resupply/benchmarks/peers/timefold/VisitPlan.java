package org.resupply.benchmarks.peers.timefold;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import java.util.ArrayList;
import java.util.List;
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

    /** The list of what is left out. */
    VehicleVisits leftOut() {
        return routes.get(routes.size() - 1);
    }

    /** What the lists cost and break, summed. */
    HardMediumSoftLongScore measured() {
        var measures = routes.stream().map(VehicleVisits::measure).toList();
        return HardMediumSoftLongScore.of(
                -measures.stream().mapToLong(VisitMeasure::broken).sum(),
                -measures.stream().mapToLong(VisitMeasure::missing).sum(),
                -measures.stream().mapToLong(VisitMeasure::cost).sum());
    }

    /** The routes with at least one stop. */
    List<RoutingSolution.Route> answer() {
        var answer = new ArrayList<RoutingSolution.Route>();
        for (VehicleVisits route : routes) {
            if (!route.isLeftOut() && !route.stops.isEmpty()) {
                answer.add(new RoutingSolution.Route(
                        route.vehicleClass,
                        route.vehicle,
                        route.stops.stream().mapToInt(visit -> visit.stop).toArray()));
            }
        }
        return answer;
    }
}
