package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resupply.allocation.FairFloor;
import org.resupply.model.Policies;
import org.resupply.model.Scenario;
import org.resupply.plan.Plan;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

class PlannerTest {
    private static final SolveOptions OPTIONS = SolveOptions.defaults().withBudget(Budget.iterations(2000));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyPlanOfARandomCityIsSound(long seed) {
        Scenario scenario = SmallCity.of(2, 4, 3, seed);
        Plan plan = Planner.with(new FairFloor(), new OneByOne()).plan(scenario, OPTIONS);
        assertThat(plan.figures().servedKg()).isPositive();
        assertThat(plan.unmet()).isNotEmpty();
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        Scenario scenario = SmallCity.of(3, 4, 3, 11);
        Planner planner = Planner.with(new FairFloor(), new OneByOne());
        Plan one = planner.plan(scenario, OPTIONS);
        Plan two = planner.plan(scenario, OPTIONS.withThreads(2));
        assertThat(two.tours()).isEqualTo(one.tours());
        assertThat(two.unmet()).isEqualTo(one.unmet());
    }

    @Test
    void theStrategyThatTheCityNamesIsUsed() {
        Scenario scenario = SmallCity.of(1, 2, 1, 3);
        assertThat(Planner.create().plan(scenario, OPTIONS).manifest().allocation())
                .isEqualTo("fair-floor");
        assertThat(Planner.create()
                        .plan(named(scenario, "nearest-first"), OPTIONS)
                        .manifest()
                        .allocation())
                .isEqualTo("nearest-first");
        assertThatThrownBy(() -> Planner.create().plan(named(scenario, "max-min"), OPTIONS))
                .hasMessageContaining("max-min")
                .hasMessageContaining("nearest-first");
    }

    private static Scenario named(Scenario scenario, String strategy) {
        Policies usual = scenario.policies();
        return scenario.toBuilder()
                .policies(new Policies(
                        strategy, usual.lateDays(), usual.largeDropKg(), usual.deliveryHours(), usual.contactPrice()))
                .build();
    }
}
