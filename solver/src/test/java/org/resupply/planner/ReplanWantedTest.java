package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.resupply.planner.Visits.begun;
import static org.resupply.planner.Visits.stops;
import static org.resupply.planner.Visits.visits;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.resupply.compile.PlanAssembler;
import org.resupply.model.Demand;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Lot;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Cause;
import org.resupply.plan.Plan;
import org.resupply.plan.Stop;
import org.resupply.plan.Unmet;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** More is wanted, or less: who calls is served, and the others are as planned. */
class ReplanWantedTest {
    private static final SolveOptions OPTIONS = SolveOptions.defaults().withBudget(Budget.iterations(200));
    private static final int NOON = 12 * 3600;

    /** A small city in which a street's warehouse has rice for more than a day. */
    private static Scenario withSpareRice(long seed) {
        Scenario city = SmallCity.of(2, 4, 2, seed);
        List<Lot> lots = new ArrayList<>(city.lots());
        lots.add(new Lot("spare", "rice", "WD0S0", 3000, Lot.NEVER));
        return city.toBuilder().lots(lots).build();
    }

    @Test
    void somebodyWhoCallsForHelpIsServedOnTheSameDay() {
        Demand call = new Demand("call", "rice", "D0S0C1", "VITAL", 0, null, 2);
        Disruption help = new Disruption(
                "help", DisruptionKind.URGENT_REQUEST, "", new TimeWindow(NOON, NOON), null, 0, 0, 0, call);
        for (long seed = 1; seed <= 6; seed++) {
            Scenario city = withSpareRice(seed);
            Plan plan = Planner.create().plan(city, OPTIONS);

            Plan after = Planner.create().replan(city, plan, List.of(help), NOON, OPTIONS);

            assertThat(PlanAssembler.served(after.tours(), place -> true)).containsEntry("call", 2L);
            assertThat(stops(after)
                            .filter(stop -> stop.handlings().stream()
                                    .anyMatch(handling -> handling.demand().equals("call")))
                            .map(Stop::begin))
                    .allMatch(begin -> begin >= NOON && begin < TimeWindow.DAY);
            assertThat(after.figures().servedKg())
                    .as("nobody lacks it, seed %s", seed)
                    .isCloseTo(plan.figures().servedKg() + 2, within(1e-9));
        }
    }

    /** All rice is promised; in the afternoon some of it is to go to B, where A has been served in the morning and calls at noon. */
    @Test
    void whoCallsForWhatIsPromisedHasItFromALaterTripToLessUrgentPeople() {
        Town town = new Town();
        town.stock = 2000;
        Scenario promised = town.build().toBuilder()
                .demands(List.of(
                        new Demand("a", "rice", "A", "GENERAL", 0, new TimeWindow(7 * 3600, 10 * 3600), 1000),
                        new Demand("b", "rice", "B", "GENERAL", 0, new TimeWindow(15 * 3600, 19 * 3600), 1000)))
                .build();
        Demand call = new Demand("call", "rice", "A", "VITAL", 0, null, 50);
        Disruption help = new Disruption(
                "help", DisruptionKind.URGENT_REQUEST, "", new TimeWindow(NOON, NOON), null, 0, 0, 0, call);
        Plan plan = Planner.create().plan(promised, Town.OPTIONS);

        Plan after = Planner.create().replan(promised, plan, List.of(help), NOON, Town.OPTIONS);

        assertThat(plan.unmet()).isEmpty();
        assertThat(PlanAssembler.served(after.tours(), place -> true))
                .containsOnly(Map.entry("a", 1000L), Map.entry("b", 950L), Map.entry("call", 50L));
        assertThat(after.unmet()).containsExactly(new Unmet("b", 50, Cause.STOCK, ""));
    }

    @Test
    void whereMoreIsWantedMoreIsBroughtWhileThereIsSpareStock() {
        Disruption surge = new Disruption(
                "surge",
                DisruptionKind.DEMAND_SURGE,
                "D0S0C0",
                new TimeWindow(TimeWindow.DAY, 2 * TimeWindow.DAY),
                null,
                1.5,
                0,
                0,
                null);
        double more = 0;
        for (long seed = 1; seed <= 6; seed++) {
            Scenario city = withSpareRice(seed);
            Plan plan = Planner.create().plan(city, OPTIONS);

            Plan after = Planner.create().replan(city, plan, List.of(surge), NOON, OPTIONS);

            assertThat(after.figures().demandKg()).isGreaterThan(plan.figures().demandKg());
            assertThat(after.figures().servedKg())
                    .as("seed %s", seed)
                    .isGreaterThanOrEqualTo(plan.figures().servedKg() - 1e-9);
            assertThat(visits(after, stop -> !stop.place().startsWith("D0S0")))
                    .isEqualTo(visits(plan, stop -> !stop.place().startsWith("D0S0")));
            more += after.figures().servedKg() - plan.figures().servedKg();
        }
        assertThat(more).as("rice that is spare on the second day, too").isPositive();
    }

    /** It was counted in the first supply, and the judge refused the figures. */
    @Test
    void whatWasHandedOverForADemandThatIsNoMoreIsNoFirstSupply() {
        Disruption nothing = new Disruption(
                "nothing", DisruptionKind.DEMAND_SURGE, "C", new TimeWindow(0, TimeWindow.DAY), null, 0, 0, 0, null);
        // The first city in which something has been brought by noon.
        Scenario early = null;
        Plan first = null;
        for (long seed = 1;
                first == null || visits(first, stop -> stop.begin() < NOON).isEmpty();
                seed++) {
            assertThat(seed).isLessThan(100);
            early = SmallCity.of(2, 4, 2, seed);
            first = Planner.create().plan(early, OPTIONS);
        }

        Plan next = Planner.create().replan(early, first, List.of(nothing), NOON, OPTIONS);

        assertThat(begun(next, NOON)).isEqualTo(begun(first, NOON));
        assertThat(next.figures().firstSupplySeconds()).isGreaterThanOrEqualTo(TimeWindow.DAY);
    }

    /** Of goods three lanes up the first lane was to bring a whole pallet, the others the few units that were wanted: nothing. */
    @Test
    void wholePalletsComeOverSeveralLanes() {
        Scenario.Builder builder = SmallCity.of(1, 1, 1, 5).toBuilder();
        Scenario pallets = builder.convoys(List.of())
                .commodities(SmallCity.of(1, 1, 1, 5).commodities().stream()
                        .map(goods -> goods.withLotUnits(50))
                        .toList())
                .needs(List.of())
                .demands(List.of(new Demand("known", "rice", "D1S0C0", "GENERAL", 0, null, 5)))
                .lots(List.of(
                        new Lot("near", "rice", "WD1S0", 5, Lot.NEVER), new Lot("far", "rice", "G", 100, Lot.NEVER)))
                .build();
        Plan first = Planner.create().plan(pallets, OPTIONS);
        Demand call = new Demand("call", "rice", "D0S0C0", "VITAL", 0, null, 3);
        Disruption help =
                new Disruption("help", DisruptionKind.URGENT_REQUEST, "", new TimeWindow(0, 0), null, 0, 0, 0, call);

        Plan next = Planner.create().replan(pallets, first, List.of(help), 0, OPTIONS);

        assertThat(PlanAssembler.served(next.tours(), place -> true)).containsEntry("call", 3L);
    }
}
