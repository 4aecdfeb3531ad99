package org.resupply.optaplanner;

import java.util.List;
import org.optaplanner.core.api.domain.solution.PlanningEntityCollectionProperty;
import org.optaplanner.core.api.domain.solution.PlanningScore;
import org.optaplanner.core.api.domain.solution.PlanningSolution;
import org.optaplanner.core.api.domain.solution.ProblemFactCollectionProperty;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;

/** All duties with who drives them: what OptaPlanner calls the solution. */
@PlanningSolution
final class Duties {
    @PlanningEntityCollectionProperty
    List<Duty> duties;

    @ProblemFactCollectionProperty
    List<CrewMember> members;

    @ProblemFactCollectionProperty
    List<Object> facts;

    @PlanningScore
    HardMediumSoftLongScore score;

    /** For OptaPlanner's copies. */
    Duties() {}

    Duties(List<Duty> duties, List<CrewMember> members, List<Object> facts) {
        this.duties = duties;
        this.members = members;
        this.facts = facts;
    }
}
