package org.resupply.optaplanner;

import java.util.List;
import org.optaplanner.core.api.domain.solution.PlanningEntityCollectionProperty;
import org.optaplanner.core.api.domain.solution.PlanningScore;
import org.optaplanner.core.api.domain.solution.PlanningSolution;
import org.optaplanner.core.api.domain.solution.ProblemFactCollectionProperty;
import org.optaplanner.core.api.domain.valuerange.ValueRangeProvider;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;

/** All routes and all stops: what OptaPlanner calls the solution. */
@PlanningSolution
final class PlannedRoutes {
    @PlanningEntityCollectionProperty
    List<PlannedRoute> routes;

    @ProblemFactCollectionProperty
    @ValueRangeProvider
    List<PlannedStop> stops;

    @PlanningScore
    HardMediumSoftLongScore score;

    /** For OptaPlanner's copies. */
    PlannedRoutes() {}

    PlannedRoutes(List<PlannedRoute> routes, List<PlannedStop> stops) {
        this.routes = routes;
        this.stops = stops;
    }
}
