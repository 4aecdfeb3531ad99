package org.resupply.optaplanner;

import java.util.function.ToLongFunction;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.optaplanner.core.api.score.stream.Constraint;
import org.optaplanner.core.api.score.stream.ConstraintFactory;
import org.optaplanner.core.api.score.stream.ConstraintProvider;
import org.resupply.problem.RouteMeasure;

/** The rules as constraint streams: one penalty for each figure of a route's measure. */
public final class RouteConstraints implements ConstraintProvider {

    /** Called by OptaPlanner. */
    public RouteConstraints() {}

    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        return new Constraint[] {
            penalize(factory, "capacity", HardMediumSoftLongScore.ONE_HARD, RouteMeasure::load),
            penalize(factory, "time windows and shifts", HardMediumSoftLongScore.ONE_HARD, RouteMeasure::lateness),
            penalize(factory, "limits of routes", HardMediumSoftLongScore.ONE_HARD, RouteMeasure::limits),
            penalize(factory, "compatibility", HardMediumSoftLongScore.ONE_HARD, RouteMeasure::forbidden),
            penalize(factory, "level order", HardMediumSoftLongScore.ONE_HARD, RouteMeasure::levels),
            penalize(factory, "required stops left out", HardMediumSoftLongScore.ONE_MEDIUM, RouteMeasure::missing),
            penalize(factory, "cost", HardMediumSoftLongScore.ONE_SOFT, RouteMeasure::cost)
        };
    }

    private static Constraint penalize(
            ConstraintFactory factory, String name, HardMediumSoftLongScore unit, ToLongFunction<RouteMeasure> figure) {
        return factory.forEach(PlannedRoute.class)
                .filter(route -> figure.applyAsLong(route.measure()) > 0)
                .penalizeLong(unit, route -> figure.applyAsLong(route.measure()))
                .asConstraint(name);
    }
}
