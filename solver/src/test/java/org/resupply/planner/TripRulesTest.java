package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.resupply.dispatch.TripRule;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Name;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Cause;
import org.resupply.plan.Explanation;
import org.resupply.plan.Plan;
import org.resupply.plan.Remedy;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;
import org.resupply.plan.Unmet;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

class TripRulesTest {
    private static final SolveOptions OPTIONS = SolveOptions.defaults().withBudget(Budget.iterations(2000));
    private static final TripRule AT_MOST_TWO = trip -> trip.stops() > 2 ? TripRule.VETO : 0;

    private static final Scenario CITY = SmallCity.of(2, 6, 2, 7);

    private static Stream<Trip> trips(Plan plan) {
        return plan.tours().stream().flatMap(tour -> tour.trips().stream());
    }

    private static int stops(Trip trip) {
        return trip.stops().size() - 2;
    }

    @Test
    void noTripBreaksARuleOfTheHost() {
        Plan free = Planner.create().plan(CITY, OPTIONS);
        assertThat(trips(free)).anyMatch(trip -> stops(trip) > 2);

        Plan ruled = Planner.create().obeying(AT_MOST_TWO).plan(CITY, OPTIONS);
        assertThat(trips(ruled)).allMatch(trip -> stops(trip) <= 2);
        assertThat(ruled.figures().servedKg()).isPositive();
    }

    @Test
    void aRuleIsToldTheIdsOfTheScenario() {
        AtomicInteger asked = new AtomicInteger();
        Planner.create()
                .obeying(trip -> {
                    asked.incrementAndGet();
                    boolean known = CITY.facilities().stream()
                                    .anyMatch(facility -> facility.id().equals(trip.base()))
                            && CITY.fleets().stream()
                                    .anyMatch(fleet -> fleet.id().equals(trip.fleet()))
                            && trip.day() >= 0
                            && trip.day() < CITY.days();
                    for (int stop = 0; stop < trip.stops(); stop++) {
                        String place = trip.place(stop);
                        known &=
                                CITY.zones().stream().anyMatch(zone -> zone.id().equals(place));
                    }
                    if (!known || trip.stops() == 0) {
                        throw new AssertionError(trip.base() + " " + trip.fleet());
                    }
                    return 0;
                })
                .plan(CITY, OPTIONS);
        assertThat(asked).hasPositiveValue();
    }

    @Test
    void whatARuleAsksIsWeighed() {
        Scenario city = CITY.toBuilder()
                .fleets(CITY.fleets().stream()
                        .map(fleet -> fleet.withCount(2 * fleet.count()))
                        .toList())
                .build();
        String place = trips(Planner.create().plan(city, OPTIONS))
                .filter(trip -> stops(trip) > 1)
                .findFirst()
                .orElseThrow()
                .stops()
                .get(1)
                .place();
        TripRule alone = trip -> {
            boolean there = false;
            boolean elsewhere = false;
            for (int stop = 0; stop < trip.stops(); stop++) {
                there |= trip.place(stop).equals(place);
                elsewhere |= !trip.place(stop).equals(place);
            }
            return there && elsewhere ? TripRule.MOST : 0;
        };
        Plan plan = Planner.create().obeying(alone).plan(city, OPTIONS);
        assertThat(trips(plan)
                        .map(trip -> trip.stops().subList(1, trip.stops().size() - 1).stream()
                                .map(Stop::place)
                                .distinct()
                                .toList()))
                .contains(List.of(place))
                .noneMatch(places -> places.contains(place) && places.size() > 1);
    }

    @Test
    void aPlanTakenOverObeysTheRuleInWhatIsNew() {
        Planner planner = Planner.create().obeying(AT_MOST_TWO);
        Plan plan = planner.plan(CITY, OPTIONS);
        Tour tour = plan.tours().get(plan.tours().size() - 1);
        Disruption lost = new Disruption(
                "lost",
                DisruptionKind.VEHICLES_LOST,
                tour.fleet(),
                new TimeWindow(9 * 3600, 2 * TimeWindow.DAY),
                null,
                0,
                1,
                0,
                null);
        Plan next = planner.replan(CITY, plan, List.of(lost), 9 * 3600, OPTIONS);
        List<Trip> before = trips(plan).toList();
        assertThat(trips(next)).allMatch(trip -> stops(trip) <= 2).anyMatch(trip -> !before.contains(trip));
    }

    @Test
    void aPlanThatBreaksARuleIsNotHandedOut() {
        Plan free = Planner.create().plan(CITY, OPTIONS);
        TripRules rules = new TripRules(List.of(AT_MOST_TWO));
        assertThatThrownBy(() -> rules.requireKept(free, List.of()))
                .hasMessageContaining("is forbidden by the rule")
                .hasMessageContaining(TripRulesTest.class.getName());
        rules.requireKept(free, free.tours());
    }

    /** It was said that there were too few vehicles; they stand in the yard. */
    @Test
    void whatARuleForbidsIsMissingBecauseOfTheRule() {
        Scenario city = CITY.toBuilder()
                .fleets(CITY.fleets().stream().map(fleet -> fleet.withCount(8)).toList())
                .build();
        String shunned = "D0S0C0";
        TripRule shuns = trip -> {
            boolean there = false;
            for (int stop = 0; stop < trip.stops(); stop++) {
                there |= trip.place(stop).equals(shunned);
            }
            return there ? TripRule.VETO : 0;
        };
        Name shunning = new Name("不去那里", "Not there");
        Planner planner = Planner.create().obeying(trip -> 0).obeying(shunning, shuns);
        Plan plan = planner.plan(city, OPTIONS);
        assertThat(Planner.create().plan(city, OPTIONS).tours())
                .anyMatch(tour -> tour.trips().stream()
                        .flatMap(trip -> trip.stops().stream())
                        .anyMatch(stop -> stop.place().equals(shunned)));

        assertThat(plan.unmet())
                .filteredOn(unmet -> unmet.demand().startsWith(shunned + "/"))
                .extracting(Unmet::cause)
                .contains(Cause.RULE)
                .doesNotContain(Cause.VEHICLE, Cause.BUBBLE);
        assertThat(planner.explain(city, plan, 1, OPTIONS).areas())
                .filteredOn(area -> area.area().equals("D0S0"))
                .singleElement()
                .satisfies(area -> {
                    assertThat(area.causes())
                            .extracting(Explanation.Binding::cause)
                            .contains(Cause.RULE);
                    // The second of two rules is in the way; the first is not to be given up for it.
                    assertThat(area.cures())
                            .flatExtracting(Explanation.Cure::measures)
                            .filteredOn(measure -> measure.remedy() == Remedy.WAIVE_RULE)
                            .extracting(Explanation.Measure::target, Explanation.Measure::name)
                            .containsOnly(tuple("2", shunning));
                });
        assertThat(Planner.create().explain(city, plan, 1, OPTIONS).areas())
                .flatExtracting(Explanation.Area::causes)
                .extracting(Explanation.Binding::cause)
                .doesNotContain(Cause.RULE);
    }

    @Test
    void aRuleThatAsksACostOutOfBoundsIsRefused() {
        Planner planner = Planner.create().obeying(trip -> -1);
        assertThatThrownBy(() -> planner.plan(CITY, OPTIONS)).hasMessageContaining("asks a cost (-1)");
    }
}
