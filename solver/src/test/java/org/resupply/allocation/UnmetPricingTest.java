package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationProblemBuilder;

/** What unmet demand costs, in steps, above and below levels and targets. */
class UnmetPricingTest {

    /** A home of two classes that wants 100 units of a dear good and of a cheap one, which weighs ten times as much, in each. */
    private static AllocationProblem home() {
        AllocationProblemBuilder b = AllocationProblem.builder(1);
        int home = b.place(PlaceKind.DEMAND_POINT, 0, 10);
        int dear = b.commodity(1, 1, 0, 1);
        int cheap = b.commodity(10, 1, 0, 1);
        for (int priority = 0; priority < 2; priority++) {
            b.demand(home, dear, 0, 0, 100, priority, 1000);
            b.demand(home, cheap, 0, 0, 100, priority, 2);
        }
        return b.build();
    }

    private static double cost(UnmetPricing pricing, long... unmet) {
        return pricing.cost(unmet);
    }

    @Test
    void belowItsLevelEachClassCountsSoManyTimesTheNext() {
        UnmetPricing pricing = UnmetPricing.levelled(home(), new long[] {50, 50, 50, 50}, 0, 1, 7);
        double first = cost(pricing, 100, 0, 0, 0);
        double last = cost(pricing, 0, 0, 100, 0);
        assertThat(first).isCloseTo(7 * last, within(1e-6));
        // Fifty units of 1000 on average.
        assertThat(last).isCloseTo(50_000, within(1e-6));
        assertThat(cost(pricing, 50, 50, 50, 50)).isZero();
    }

    @Test
    void whereOnlyStepsHaveAPriceTheDearestStepGoesFirst() {
        AllocationProblem problem = home();
        UnmetPricing pricing = UnmetPricing.levelled(problem, new long[] {50, 50, 50, 50}, 0, 1, 1);
        CommodityNetwork.Hubs hubs = new CommodityNetwork.Hubs(problem);
        Incumbent incumbent = new Incumbent(Networks.of(problem, ByCommodity.ALONE), pricing, false, ByCommodity.ALONE);
        assertThat(pricing.dearestStep(0)).isEqualTo(1400);
        assertThat(incumbent.newPlan().commoditiesOf(SharedPlan.ALL_CLASSES, pricing))
                .containsExactly(0, 1);
        // By the gram: ten units of the cheap good weigh a hundred grams, so that it goes first only once it costs ten
        // times as much.
        UnmetPricing turned =
                UnmetPricing.targets(problem, new long[] {100, 100, 100, 100}, new double[] {1, 1, 11, 11});
        assertThat(incumbent.newPlan().commoditiesOf(SharedPlan.ALL_CLASSES, turned))
                .containsExactly(1, 0);
    }

    @Test
    void whatCountsStaysWhereTargetsAreGuarded() {
        AllocationProblem problem = home();
        UnmetPricing beside = UnmetPricing.straight(problem).withFixed(12);
        assertThat(beside.guarding(new long[4]).fixed).isEqualTo(12);
        UnmetPricing deprivation = DeprivationCost.pricing(problem);
        long[] unmet = {1, 2, 3, 4};
        assertThat(deprivation.guarding(new long[4]).cost(unmet)).isEqualTo(deprivation.cost(unmet));
    }

    @Test
    void belowATargetAUnitIsDearerThanAnythingElseOfItsCommodity() {
        UnmetPricing pricing = UnmetPricing.straight(home());
        UnmetPricing guarded = pricing.guarding(new long[] {30, 30, 30, 30});
        assertThat(cost(guarded, 70, 70, 70, 70)).isCloseTo(cost(pricing, 70, 70, 70, 70), within(1e-6));
        assertThat(cost(guarded, 71, 0, 0, 0) - cost(guarded, 70, 0, 0, 0)).isGreaterThan(2 * 1000);
        assertThat(cost(guarded, 0, 71, 0, 0) - cost(guarded, 0, 70, 0, 0)).isBetween(2 * 2.0, 1000.0);
    }
}
