package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.resupply.model.Commodity;
import org.resupply.model.Name;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TransportRequest;
import org.resupply.plan.Cause;
import org.resupply.plan.Plan;
import org.resupply.plan.Unmet;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

class WorthTest {

    @Test
    void aPersonWhoIsNotFetchedIsMissing() {
        Scenario town = SmallCity.of(1, 2, 1, 3);
        Scenario asked = town.toBuilder()
                .commodities(List.of(
                        town.commodities().get(0),
                        town.commodities().get(1),
                        new Commodity(
                                "person",
                                Name.of("person"),
                                "person",
                                80,
                                400,
                                StorageClass.PASSENGERS,
                                0,
                                1,
                                false,
                                1)))
                .transportRequests(List.of(new TransportRequest("a", "person", "D0S0C0", "W", "GENERAL", 0, null, 2)))
                .build();
        Outlook outlook = Outlook.of(asked);
        Plan plan = Planner.create().plan(asked, SolveOptions.defaults().withBudget(Budget.iterations(200)));
        assertThat(plan.unmet()).contains(new Unmet("a", 2, Cause.VEHICLE, ""));
        Plan fetched = with(
                plan,
                plan.unmet().stream().filter(part -> !part.demand().equals("a")).toList());

        double more =
                Worth.of(outlook, plan).missing() - Worth.of(outlook, fetched).missing();

        // Two people of 80 kg; what is missing wholly weighs 2.5 / 3 more than its mass.
        assertThat(more).isCloseTo(160 * (1 + 2.5 / 3), within(1e-3));
        assertThat(isBetter(Worth.of(outlook, fetched), Worth.of(outlook, plan)))
                .isTrue();
    }

    @Test
    void whoLacksLessIsBetterAndOfThoseThatLackTheSameTheCheaper() {
        Worth dear = new Worth(1000, 20);
        Worth cheap = new Worth(1000.5, 10);
        Worth lacking = new Worth(1002, 5);
        assertThat(isBetter(cheap, dear)).isTrue();
        assertThat(isBetter(dear, cheap)).isFalse();
        assertThat(isBetter(dear, lacking)).isTrue();
        assertThat(isBetter(lacking, dear)).isFalse();
        assertThat(isBetter(dear, dear)).isFalse();
    }

    @Test
    void whatIsTakenForItsCostLacksLittleMoreThanTheOneOfAllThatLacksLeast() {
        Worth best = new Worth(1000, 100);
        double least = best.missing();
        for (int pass = 1; pass < 10; pass++) {
            Worth next = new Worth(1000 + 0.9 * pass, 100 - pass);
            least = Math.min(least, next.missing());
            best = next.betterThan(best, least) ? next : best;
        }
        assertThat(best).isEqualTo(new Worth(1000.9, 99));
        assertThat(isBetter(new Worth(1001.8, 98), best)).isTrue();
    }

    @Test
    void whatIsKeptLacksLittleMoreThanPlansThatWereRefusedForTheirCost() {
        Worth best = new Worth(1000, 100);
        Worth dearer = new Worth(999.2, 101);
        assertThat(dearer.betterThan(best, 999.2)).isFalse();
        assertThat(new Worth(1000.5, 90).betterThan(best, 999.2)).isFalse();
        assertThat(new Worth(1000.1, 90).betterThan(best, 999.2)).isTrue();
    }

    /** Which of two is better, there being no others. */
    static boolean isBetter(Worth one, Worth other) {
        return one.betterThan(other, Math.min(one.missing(), other.missing()));
    }

    private static Plan with(Plan plan, List<Unmet> unmet) {
        return new Plan(
                plan.scenario(),
                plan.manifest(),
                plan.receipts(),
                plan.movements(),
                plan.tours(),
                unmet,
                plan.figures());
    }
}
