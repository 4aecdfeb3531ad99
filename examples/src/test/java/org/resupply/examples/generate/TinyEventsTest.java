package org.resupply.examples.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.resupply.compile.PlanAssembler;
import org.resupply.model.Demand;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Cause;
import org.resupply.plan.Plan;
import org.resupply.plan.PlanDiff;
import org.resupply.planner.Planner;
import org.resupply.report.DiffSheets;
import org.resupply.report.Language;
import org.resupply.report.Words;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** What happens to the tiny city, and what is said of it. */
class TinyEventsTest {
    private static final SolveOptions OPTIONS = SolveOptions.defaults().withBudget(Budget.iterations(5000));
    private static final int NOON = 12 * 3600;
    private static final Scenario TINY = ShippedScenarios.load("tiny");
    private static final Plan PLAN = Planner.create().plan(TINY, OPTIONS);

    @Test
    void aBridgeThatClosesIsNamedForWhatItCosts() {
        Disruption bridge = new Disruption(
                "bridge",
                DisruptionKind.CROSSING_CLOSED,
                "bridge",
                new TimeWindow(TimeWindow.DAY, 2 * TimeWindow.DAY),
                null,
                0,
                0,
                0,
                null);

        Plan after = Planner.create().replan(TINY, PLAN, List.of(bridge), NOON, OPTIONS);

        assertThat(after.figures().servedKg()).isLessThan(PLAN.figures().servedKg());
        assertThat(after.unmet()).anySatisfy(unmet -> {
            assertThat(unmet.cause()).isEqualTo(Cause.CLOSURE);
            assertThat(unmet.bottleneck()).isEqualTo("bridge");
        });
    }

    /** Nothing is carried otherwise, but the gate had been told another hour. */
    @Test
    void theGateIsToldOfAConvoyThatComesHalfAnHourLater() {
        int arrival = TimeWindow.DAY + 4 * 3600;
        TimeWindow late = new TimeWindow(arrival, arrival + 1800);
        Disruption event = new Disruption("late", DisruptionKind.CONVOY_LATE, "convoy-2", late, null, 0, 0, 1800, null);

        Plan after = Planner.create().replan(TINY, PLAN, List.of(event), TimeWindow.DAY, OPTIONS);

        PlanDiff diff = PlanDiff.of(TINY, PLAN, after);
        assertThat(diff.convoys())
                .extracting(PlanDiff.Reception::kind, PlanDiff.Reception::convoy)
                .containsExactly(tuple(PlanDiff.Kind.LATER, "convoy-2"));
        assertThat(DiffSheets.text(TINY, diff, Words.in(Language.EN))).contains("Convoy of day 2 at North gate, dock ");
    }

    /** The van that brings others rice to the same door brings it to the urgent request, and the door is told. */
    @Test
    void anUrgentRequestTakesPrecedenceOverOthersAtTheSameDoor() {
        for (int now : new int[] {3600, TimeWindow.DAY + 3600}) {
            Demand call = new Demand("call", "rice", "n1a", "VITAL", 1, null, 30);
            Disruption request = new Disruption(
                    "help", DisruptionKind.URGENT_REQUEST, "", new TimeWindow(now, now), null, 0, 0, 0, call);

            Plan after = Planner.create().replan(TINY, PLAN, List.of(request), now, OPTIONS);

            assertThat(PlanAssembler.served(after.tours(), place -> true)).containsEntry("call", 30L);
            assertThat(after.unmet()).noneMatch(unmet -> unmet.demand().equals("call"));
            assertThat(PlanDiff.of(TINY, PLAN, after).changes())
                    .extracting(PlanDiff.Change::place)
                    .contains("n1a");
        }
    }
}
