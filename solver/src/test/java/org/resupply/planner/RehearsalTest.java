package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Disruptions;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Plan;
import org.resupply.solve.Budget;
import org.resupply.solve.Cancellation;
import org.resupply.solve.SolveListener;
import org.resupply.solve.SolveOptions;

/** Events that have not happened are rehearsed: all over the city, of each kind, and without a trace in later plans. */
class RehearsalTest {
    private static final SolveOptions OPTIONS = SolveOptions.defaults().withBudget(Budget.iterations(200));
    private static final int NOON = 12 * 3600;

    private final Scenario city = SmallCity.of(2, 4, 2, 18);

    @Test
    void eventsAreOfEveryKindAndAllOverTheCity() {
        List<Disruption> events = Rehearsal.events(city, NOON, 16);

        assertThat(events)
                .hasSize(16)
                .allMatch(event -> event.window().equals(new TimeWindow(NOON, city.days() * TimeWindow.DAY)));
        assertThat(events.stream().map(Disruption::kind).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.of(
                        DisruptionKind.ZONE_CONTROL,
                        DisruptionKind.DEMAND_SURGE,
                        DisruptionKind.FACILITY_CLOSED,
                        DisruptionKind.VEHICLES_LOST));
        Set<String> surges = events.stream()
                .filter(event -> event.kind() == DisruptionKind.DEMAND_SURGE)
                .map(Disruption::target)
                .collect(Collectors.toSet());
        assertThat(surges).hasSizeGreaterThan(1);
    }

    @Test
    void anEventOfTheScenarioKeepsItsName() {
        Disruption known = Rehearsal.events(city, NOON, 1).get(0);
        Scenario happened = Disruptions.learntAt(NOON, city, List.of(known));

        assertThat(Rehearsal.events(happened, NOON, 4))
                .hasSize(4)
                .noneMatch(event -> event.id().equals(known.id()));
    }

    @Test
    void whatFollowsIsAsWithoutIt() {
        Plan plan = Planner.create().plan(city, OPTIONS);
        Disruption surge = new RandomEvents(3).any(city, NOON);
        Planner rehearsed = Planner.create();

        rehearsed.rehearse(city, plan, NOON, 8, OPTIONS, new Cancellation());

        Plan next = rehearsed.replan(city, plan, List.of(surge), NOON, OPTIONS);
        Plan fresh = Planner.create().replan(city, plan, List.of(surge), NOON, OPTIONS);
        assertThat(next.withoutTimings()).isEqualTo(fresh.withoutTimings());
    }

    @Test
    void itEndsWhenItIsAskedTo() {
        Plan plan = Planner.create().plan(city, OPTIONS);
        Cancellation asked = new Cancellation();
        int[] heard = new int[1];
        SolveListener listener = new SolveListener() {
            @Override
            public void onProgress(Progress progress) {
                heard[0] += progress.phase().equals("network") ? 1 : 0;
                asked.cancel();
            }
        };

        Planner.create().rehearse(city, plan, NOON, 8, OPTIONS.withListener(listener), asked);

        assertThat(heard[0]).isEqualTo(1);
    }

    @Test
    void aNumberBelowZeroIsRefused() {
        Plan plan = Planner.create().plan(city, OPTIONS);

        assertThatThrownBy(() -> Planner.create().rehearse(city, plan, NOON, -1, OPTIONS, new Cancellation()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(-1)");
    }
}
