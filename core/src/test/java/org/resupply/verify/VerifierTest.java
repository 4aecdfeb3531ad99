package org.resupply.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Scenario;
import org.resupply.model.Travel;
import org.resupply.plan.Plan;

/** What a judge does with a plan as a whole. */
class VerifierTest {
    /** Times that run backwards once left the judge with travel that knew no closure. */
    @Test
    void aJudgeWhoHasSeenABadPlanJudgesTheNextAsBefore() {
        Scenario closed = SmallCity.with(
                SmallCity.scenario(),
                builder -> builder.disruptions(List.of(SmallCity.disruption(
                        DisruptionKind.FACILITY_CLOSED, "SW", SmallCity.DAY, 2 * SmallCity.DAY, 0))));
        Verifier judge = Verifier.of(closed);
        Plan plan = SmallCity.draft().plan(closed);
        var before = judge.verify(plan).counts();
        Draft backwards = SmallCity.draft();
        backwards.stop("van", 0, 1).arrival = 0;
        judge.verify(backwards.plan(closed));

        assertThat(judge.verify(plan).counts()).isEqualTo(before).isNotEmpty();
    }

    /** He went by straight lines instead, and said that vehicles over roads were too fast. */
    @Test
    void aJudgeAsksForRoadsThatWereNotGiven() {
        Travel roads = new Travel(List.of(), List.of(), new Travel.RoadGraphFiles("nodes.csv", "arcs.csv"), null);
        Scenario scenario = SmallCity.with(SmallCity.scenario(), builder -> builder.travel(roads));

        assertThatThrownBy(() -> Verifier.of(scenario))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("arcs.csv")
                .hasMessageContaining("of(scenario, roads)");
    }

    @Test
    void theUnchangedPlanIsSound() {
        Plan plan = SmallCity.draft().plan(SmallCity.scenario());

        assertThat(Verifier.of(SmallCity.scenario()).verify(plan).violations()).isEmpty();
        assertThat(Verifier.of(SmallCity.scenario()).requireSound(plan)).isSameAs(plan);
    }

    @Test
    void anUnsoundPlanIsRefusedWithItsFirstViolations() {
        Draft draft = SmallCity.draft();
        draft.tour("van").crew = "";
        Plan plan = draft.plan(SmallCity.scenario());

        assertThatThrownBy(() -> Verifier.of(SmallCity.scenario()).requireSound(plan))
                .isInstanceOf(UnsoundPlan.class)
                .hasMessageContaining("CREW_MISSING")
                .hasMessageContaining("small-city");
    }
}
