package org.resupply.benchmarks.peers.timefold;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.variable.PlanningListVariable;
import java.util.ArrayList;
import java.util.List;
import org.resupply.problem.RouteMeasure;
import org.resupply.problem.RoutingProblem;

/** The stops of one vehicle in order, or the stops that are left out. */
@PlanningEntity
final class VehicleVisits {
    /** The name of the list variable. */
    static final String STOPS = "stops";

    /** The vehicle class of the list that holds what is left out. */
    static final int LEFT_OUT = -1;

    @PlanningId
    Integer id;

    RoutingProblem problem;
    int vehicleClass;
    int vehicle;

    @PlanningListVariable
    List<Visit> stops = new ArrayList<>();

    /** For Timefold's copies. */
    VehicleVisits() {}

    VehicleVisits(int id, RoutingProblem problem, int vehicleClass, int vehicle) {
        this.id = id;
        this.problem = problem;
        this.vehicleClass = vehicleClass;
        this.vehicle = vehicle;
    }

    boolean isLeftOut() {
        return vehicleClass == LEFT_OUT;
    }

    /** What the list costs and breaks. */
    RouteMeasure measure() {
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
