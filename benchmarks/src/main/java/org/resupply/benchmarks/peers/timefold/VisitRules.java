package org.resupply.benchmarks.peers.timefold;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.uni.UniConstraintStream;
import java.util.function.ToLongFunction;
import org.resupply.problem.RouteMeasure;

/** The rules as constraint streams: one penalty for each figure of a list's measure, which is taken once for all of them. */
public final class VisitRules implements ConstraintProvider {

    /** Called by Timefold. */
    public VisitRules() {}

    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        var measures = factory.forEach(VehicleVisits.class).map(VehicleVisits::measure);
        return new Constraint[] {
            penalize(measures, "capacity", HardMediumSoftLongScore.ONE_HARD, RouteMeasure::load),
            penalize(measures, "time windows and shifts", HardMediumSoftLongScore.ONE_HARD, RouteMeasure::lateness),
            penalize(measures, "limits of routes", HardMediumSoftLongScore.ONE_HARD, RouteMeasure::limits),
            penalize(measures, "compatibility", HardMediumSoftLongScore.ONE_HARD, RouteMeasure::forbidden),
            penalize(measures, "pairs", HardMediumSoftLongScore.ONE_HARD, RouteMeasure::split),
            penalize(measures, "required stops left out", HardMediumSoftLongScore.ONE_MEDIUM, RouteMeasure::missing),
            penalize(measures, "cost", HardMediumSoftLongScore.ONE_SOFT, RouteMeasure::cost)
        };
    }

    private static Constraint penalize(
            UniConstraintStream<RouteMeasure> measures,
            String name,
            HardMediumSoftLongScore unit,
            ToLongFunction<RouteMeasure> figure) {
        return measures.filter(measure -> figure.applyAsLong(measure) > 0)
                .penalizeLong(unit, figure)
                .asConstraint(name);
    }
}
