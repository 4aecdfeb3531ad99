package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.resupply.planner.SmallCity.disruption;
import static org.resupply.planner.Visits.begun;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.resupply.allocation.FairFloor;
import org.resupply.dispatch.Promises;
import org.resupply.io.InputHash;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Disruptions;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Plan;
import org.resupply.planner.RuledCity.Feature;
import org.resupply.solve.Budget;
import org.resupply.solve.Cancellation;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.ScriptedEngine;
import org.resupply.solve.SolveOptions;

/** A plan is taken over: what has begun stays, what no longer works is mended, the rest stays. The judge looks at every one. */
class ReplanTest {
    private static final SolveOptions OPTIONS = SolveOptions.defaults().withBudget(Budget.iterations(200));
    private static final int NOON = 12 * 3600;

    private final Scenario city = SmallCity.of(2, 4, 2, 18);
    private final Plan plan = Planner.create().plan(city, OPTIONS);

    @Test
    void withoutADisruptionThePlanStays() {
        for (int now : new int[] {0, NOON, TimeWindow.DAY, TimeWindow.DAY + NOON}) {
            Plan again = Planner.create().replan(city, plan, List.of(), now, OPTIONS);

            assertThat(again.tours()).isEqualTo(plan.tours());
            assertThat(again.receipts()).isEqualTo(plan.receipts());
            assertThat(again.unmet()).isEqualTo(plan.unmet());
            assertThat(again.movements()).containsExactlyInAnyOrderElementsOf(plan.movements());
            assertThat(again.figures()).isEqualTo(plan.figures());
        }
    }

    @Test
    void oneThatIsStoppedIsSoundAndSaysSo() {
        Disruption surge = new RandomEvents(3).any(city, NOON);
        Cancellation stopped = new Cancellation();
        stopped.cancel();

        Plan next = Planner.create().replan(city, plan, List.of(surge), NOON, OPTIONS, Promises.USUAL, stopped);

        assertThat(next.manifest().complete()).isFalse();
        assertThat(begun(next, NOON)).isEqualTo(begun(plan, NOON));
    }

    @Test
    void inAThreadOfItsOwnItIsTheSamePlan() {
        Disruption surge = new RandomEvents(3).any(city, NOON);

        Plan here = Planner.create().replan(city, plan, List.of(surge), NOON, OPTIONS);
        Plan there = Planner.create()
                .startReplan(city, plan, List.of(surge), NOON, OPTIONS, Promises.USUAL)
                .result();

        assertThat(there.tours()).isEqualTo(here.tours());
        assertThat(there.manifest().complete()).isTrue();
    }

    /** What it keeps of the last city that it planned is of no consequence to the plan. */
    @Test
    void aPlannerThatHasPlannedBeforeGivesTheSamePlans() {
        Planner planner = Planner.create();
        for (long seed : new long[] {3, 4}) {
            Scenario known = SmallCity.of(2, 4, 2, seed);
            Plan current = planner.plan(known, OPTIONS);
            RandomEvents events = new RandomEvents(seed);
            int now = NOON;
            for (DisruptionKind kind : List.of(
                    DisruptionKind.DEMAND_SURGE,
                    DisruptionKind.VEHICLES_LOST,
                    DisruptionKind.URGENT_REQUEST,
                    DisruptionKind.FACILITY_CLOSED,
                    DisruptionKind.ZONE_CONTROL)) {
                List<Disruption> event = List.of(events.of(kind, known, now));
                Plan fresh = Planner.create().replan(known, current, event, now, OPTIONS);

                Plan again = planner.replan(known, current, event, now, OPTIONS);
                Plan oncemore = planner.replan(known, current, event, now, OPTIONS);

                assertThat(again.withoutTimings()).isEqualTo(fresh.withoutTimings());
                assertThat(oncemore.withoutTimings()).isEqualTo(fresh.withoutTimings());
                known = Disruptions.learntAt(now, known, event);
                current = again;
                now += 3600;
            }
        }
    }

    @Test
    void whateverHappensThePastStaysAndThePlanIsSound() {
        for (long seed = 1; seed <= 60; seed++) {
            Random random = new Random(seed);
            Set<Feature> features = seed % 2 == 0 ? RuledCity.some(seed) : EnumSet.noneOf(Feature.class);
            Scenario ruled = RuledCity.of(2, 4, 3, seed, features);
            Plan first = Planner.with(new FairFloor(), new OneByOne()).plan(ruled, OPTIONS);
            RandomEvents events = new RandomEvents(seed);
            Scenario known = ruled;
            Plan current = first;
            int now = 0;
            for (int event = 0; event < 3; event++) {
                now += random.nextInt(TimeWindow.DAY);
                List<Disruption> happens = List.of(events.any(known, now));
                Plan next = Planner.create().replan(known, current, happens, now, OPTIONS);
                assertThat(begun(next, now)).isEqualTo(begun(current, now));
                known = Disruptions.learntAt(now, known, happens);
                current = next;
            }
        }
    }

    @ParameterizedTest
    @EnumSource(DisruptionKind.class)
    void eachKindAloneIsMended(DisruptionKind kind) {
        for (long seed = 300; seed < 308; seed++) {
            Scenario ruled = RuledCity.of(2, 4, 2, seed, EnumSet.of(Feature.WATER, Feature.CREWS, Feature.BUBBLES));
            Plan first = Planner.with(new FairFloor(), new OneByOne()).plan(ruled, OPTIONS);
            Disruption event = new RandomEvents(seed).of(kind, ruled, NOON);
            assertThat(event).isNotNull();

            Plan next = Planner.create().replan(ruled, first, List.of(event), NOON, OPTIONS);

            assertThat(begun(next, NOON)).isEqualTo(begun(first, NOON));
        }
    }

    @Test
    void aPlanOfAnotherScenarioAndAnInstantOutsideAreRefused() {
        Scenario other = SmallCity.of(1, 1, 1, 3);

        assertThatThrownBy(() -> Planner.create().replan(other, plan, List.of(), NOON, OPTIONS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("small-18")
                .hasMessageContaining("small-3");
        assertThatThrownBy(() -> Planner.create().replan(city, plan, List.of(), 2 * TimeWindow.DAY, OPTIONS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("172800");
    }

    /** The judge was the first to notice that a zone was gone, and called the plan unsound. */
    @Test
    void aPlanOfAnotherStateOfItsScenarioIsRefusedWithBothHashes() {
        Scenario smaller = city.toBuilder()
                .lots(city.lots().subList(1, city.lots().size()))
                .build();

        for (int threads : new int[] {1, 3}) {
            assertThatThrownBy(
                            () -> Planner.create().replan(smaller, plan, List.of(), NOON, OPTIONS.withThreads(threads)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(InputHash.of(city))
                    .hasMessageContaining(InputHash.of(smaller));
        }
    }

    @Test
    void whoIsInterruptedHasAPlanAllTheSameAndStaysInterrupted() {
        Disruption closed = disruption(DisruptionKind.FACILITY_CLOSED, "G", NOON, 2 * TimeWindow.DAY, 0);
        for (int threads : new int[] {1, 3}) {
            Thread.currentThread().interrupt();
            try {
                Plan next = Planner.create().replan(city, plan, List.of(closed), NOON, OPTIONS.withThreads(threads));
                assertThat(begun(next, NOON)).isEqualTo(begun(plan, NOON));
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
        }
    }

    /** Each wave of warehouses had threads of its own beside those that prepare the judge. */
    @Test
    void noMoreThreadsWorkThanWereAskedFor() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        RoutingEngine noting = new ScriptedEngine((problem, options, allowance) -> {
            threads.add(Thread.currentThread());
            return new OneByOne().solve(problem, options, allowance);
        });
        Disruption surge = new Disruption(
                "surge",
                DisruptionKind.DEMAND_SURGE,
                "C",
                new TimeWindow(0, 2 * TimeWindow.DAY),
                null,
                1.5,
                0,
                0,
                null);

        Planner.with(new FairFloor(), noting).replan(city, plan, List.of(surge), 0, OPTIONS.withThreads(2));

        assertThat(threads).hasSizeBetween(1, 2);
    }

    @Test
    void theSameSeedGivesTheSamePlanWithAnyNumberOfThreads() {
        for (Disruption event : List.of(
                disruption(DisruptionKind.VEHICLES_LOST, "VD0S0", NOON, 2 * TimeWindow.DAY, 1),
                disruption(DisruptionKind.FACILITY_CLOSED, "WD0", NOON, 2 * TimeWindow.DAY, 0),
                disruption(DisruptionKind.FACILITY_CLOSED, "G", NOON, 2 * TimeWindow.DAY, 0),
                disruption(DisruptionKind.VEHICLES_LOST, "TD0", NOON, 2 * TimeWindow.DAY, 5))) {
            Plan one = Planner.create().replan(city, plan, List.of(event), NOON, OPTIONS.withThreads(1));
            Plan three = Planner.create().replan(city, plan, List.of(event), NOON, OPTIONS.withThreads(3));

            assertThat(three.tours()).as(event.target()).isEqualTo(one.tours()).isNotEqualTo(plan.tours());
            assertThat(three.unmet()).isEqualTo(one.unmet());
            assertThat(three.movements()).isEqualTo(one.movements());
        }
    }
}
