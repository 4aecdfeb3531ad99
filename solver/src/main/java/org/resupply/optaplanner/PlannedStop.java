package org.resupply.optaplanner;

import org.optaplanner.core.api.domain.lookup.PlanningId;
import org.resupply.problem.RoutingProblem;

/** A stop of the problem, as a value that OptaPlanner puts into lists. Never changes. */
final class PlannedStop {
    @PlanningId
    final int stop;

    final RoutingProblem problem;

    PlannedStop(RoutingProblem problem, int stop) {
        this.problem = problem;
        this.stop = stop;
    }

    @Override
    public String toString() {
        return "stop " + stop;
    }
}
