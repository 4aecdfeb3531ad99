package org.resupply.benchmarks.peers.timefold;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.variable.IndexShadowVariable;
import ai.timefold.solver.core.api.domain.variable.InverseRelationShadowVariable;

/** A stop of the problem, and where in which list it stands; Timefold keeps both up to date. */
@PlanningEntity
final class Visit {
    @PlanningId
    Integer stop;

    @InverseRelationShadowVariable(sourceVariableName = VehicleVisits.STOPS)
    VehicleVisits route;

    @IndexShadowVariable(sourceVariableName = VehicleVisits.STOPS)
    Integer index;

    /** For Timefold's copies. */
    Visit() {}

    Visit(int stop) {
        this.stop = stop;
    }

    @Override
    public String toString() {
        return "stop " + stop;
    }
}
