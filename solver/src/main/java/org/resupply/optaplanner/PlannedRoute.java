package org.resupply.optaplanner;

import java.util.ArrayList;
import java.util.List;
import org.optaplanner.core.api.domain.entity.PlanningEntity;
import org.optaplanner.core.api.domain.lookup.PlanningId;
import org.optaplanner.core.api.domain.variable.PlanningListVariable;
import org.optaplanner.core.api.domain.variable.ShadowVariable;
import org.resupply.problem.RouteMeasure;
import org.resupply.problem.RoutingProblem;

/** The stops of one vehicle in order, or the stops that are left out. */
@PlanningEntity
final class PlannedRoute {
    /** The vehicle class of the route that holds what is left out. */
    static final int LEFT_OUT = -1;

    @PlanningId
    int id;

    RoutingProblem problem;
    int vehicleClass;
    int vehicle;

    @PlanningListVariable
    List<PlannedStop> stops = new ArrayList<>();

    /** What the route costs and breaks; follows from the stops. OptaPlanner takes over the one that a solve begins with. */
    @ShadowVariable(
            variableListenerClass = RouteMeasureListener.class,
            sourceEntityClass = PlannedRoute.class,
            sourceVariableName = "stops")
    RouteMeasure measure = RouteMeasure.EMPTY;

    /** For OptaPlanner's copies. */
    PlannedRoute() {}

    PlannedRoute(int id, RoutingProblem problem, int vehicleClass, int vehicle) {
        this.id = id;
        this.problem = problem;
        this.vehicleClass = vehicleClass;
        this.vehicle = vehicle;
    }

    boolean isLeftOut() {
        return vehicleClass == LEFT_OUT;
    }

    RouteMeasure measure() {
        return measure;
    }

    /** What the route costs and breaks as its stops are now. */
    RouteMeasure measured() {
        int[] numbers = numbers();
        return isLeftOut() ? RouteMeasure.leftOut(problem, numbers) : RouteMeasure.of(problem, vehicleClass, numbers);
    }

    /** The stops in order. */
    int[] numbers() {
        int[] numbers = new int[stops.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = stops.get(i).stop;
        }
        return numbers;
    }

    @Override
    public String toString() {
        return isLeftOut() ? "left out" : "vehicle %s of class %s".formatted(vehicle, vehicleClass);
    }
}
