package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.resupply.model.Bubble;
import org.resupply.model.ControlLevel;
import org.resupply.model.Convoy;
import org.resupply.model.Demand;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.Lot;
import org.resupply.model.OpeningHours;
import org.resupply.model.Reserve;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Cause;
import org.resupply.plan.Remedy;

/** The street D0S0 lacks rice: what is tried for it lies on its way, and a remedy says what was changed and no more. */
class RemediesTest {
    private static final Scenario CITY = SmallCity.of(2, 2, 1, 3);
    private static final String BASE = "WD0S0";

    private static List<Relaxation> steps(Scenario scenario, Cause cause, Remedy remedy) {
        Demand rice = new Demand("lacking", "rice", "D0S0C0", "GENERAL", 0, null, 100);
        return new Remedies(new Approach(scenario, Set.of(BASE), Map.of(rice, 100L)))
                .of(cause).stream()
                        .flatMap(List::stream)
                        .filter(step -> step.remedy() == remedy)
                        .toList();
    }

    private static Disruption closure(String id, DisruptionKind kind, String target) {
        return new Disruption(id, kind, target, new TimeWindow(0, TimeWindow.DAY), null, 0, 0, 0, null);
    }

    private static Scenario withBase(UnaryOperator<Facility> change) {
        return CITY.toBuilder()
                .facilities(CITY.facilities().stream()
                        .map(facility -> facility.id().equals(BASE) ? change.apply(facility) : facility)
                        .toList())
                .build();
    }

    @Test
    void aLoopThatIsLetInIsAsItWasOtherwise() {
        for (boolean pointToPoint : new boolean[] {true, false}) {
            Scenario looped = CITY.toBuilder()
                    .bubbles(List.of(
                            new Bubble("LOOP", null, Set.of("D1"), ControlLevel.OPEN, pointToPoint, true, "Haulage")))
                    .fleets(CITY.fleets().stream()
                            .map(fleet -> fleet.base().equals(BASE) ? inLoop(fleet) : fleet)
                            .toList())
                    .build();

            assertThat(steps(looped, Cause.BUBBLE, Remedy.ADMIT))
                    .singleElement()
                    .satisfies(step -> {
                        Bubble admitted = step.scenario().bubbles().get(0);
                        assertThat(admitted.pointToPoint()).isEqualTo(pointToPoint);
                        assertThat(admitted.fixedCrews()).isTrue();
                        assertThat(admitted.enterprise()).isEqualTo("Haulage");
                        assertThat(admitted.zones()).isEmpty();
                        assertThat(admitted.highest()).isEqualTo(ControlLevel.SEALED);
                    });
        }
    }

    private static Fleet inLoop(Fleet fleet) {
        return new Fleet(
                fleet.id(),
                fleet.name(),
                fleet.vehicleType(),
                fleet.base(),
                fleet.count(),
                fleet.shift(),
                "LOOP",
                fleet.maxTripsPerDay(),
                fleet.turnRoundSeconds());
    }

    @Test
    void reservesOfWhatIsNotMissingAreLeftAlone() {
        List<Reserve> reserves = new ArrayList<>();
        CITY.facilities().forEach(facility -> reserves.add(new Reserve(facility.id(), "veg", 100)));
        reserves.add(new Reserve("W", "rice", 100));

        assertThat(steps(CITY.toBuilder().reserves(reserves).build(), Cause.RESERVE, Remedy.RELEASE_RESERVE))
                .isNotEmpty()
                .allMatch(step -> step.target().equals("rice") && step.place().equals("W"));
    }

    @Test
    void closuresOnTheWayAreLiftedTheNearestFirst() {
        List<Disruption> closed = new ArrayList<>();
        IntStream.range(0, 6)
                .forEach(i -> closed.add(closure("far" + i, DisruptionKind.FACILITY_CLOSED, "WD1S" + i % 2)));
        closed.add(closure("crossing", DisruptionKind.CROSSING_CLOSED, "bridge"));
        closed.add(closure("city", DisruptionKind.FACILITY_CLOSED, "W"));
        closed.add(closure("other", DisruptionKind.LANE_CLOSED, "WD1>WD1S0"));
        closed.add(closure("lane", DisruptionKind.LANE_CLOSED, "WD0>" + BASE));

        assertThat(steps(CITY.toBuilder().disruptions(closed).build(), Cause.CLOSURE, Remedy.REOPEN))
                .extracting(Relaxation::target)
                .containsExactly("WD0>" + BASE, "W", "bridge");
    }

    /** From 10:00 to 12:00 of the first day; and from 06:00 on to the end of the plan. */
    @Test
    void aCrossingThatIsClosedForHoursIsOpenedSoonerOrClosedLater() {
        int hour = 3600;
        Disruption hours = closure("hours", DisruptionKind.CROSSING_CLOSED, "bridge")
                .withWindow(new TimeWindow(10 * hour, 12 * hour));
        Disruption rest = closure("rest", DisruptionKind.CROSSING_CLOSED, "bridge")
                .withWindow(new TimeWindow(6 * hour, CITY.days() * TimeWindow.DAY));

        assertThat(steps(
                        CITY.toBuilder().disruptions(List.of(hours, rest)).build(), Cause.CLOSURE, Remedy.LONGER_HOURS))
                .filteredOn(step -> step.target().equals("bridge"))
                .extracting(
                        Relaxation::amount,
                        step -> step.scenario().disruptions().stream()
                                .map(Disruption::window)
                                .toList())
                .containsExactly(
                        tuple(2400.0, List.of(new TimeWindow(10 * hour, 12 * hour - 2400), rest.window())),
                        tuple(
                                2400.0,
                                List.of(
                                        hours.window(),
                                        new TimeWindow(
                                                6 * hour + 2400, rest.window().end()))),
                        tuple(
                                7200.0,
                                List.of(
                                        hours.window(),
                                        new TimeWindow(8 * hour, rest.window().end()))));
    }

    /** Both were called the opening of the bridge; together they may bring what neither does. */
    @Test
    void whichOfTwoClosuresIsLiftedIsSaidAndBothMayBe() {
        Disruption works = closure("works", DisruptionKind.CROSSING_CLOSED, "bridge");
        Disruption storm = closure("storm", DisruptionKind.CROSSING_CLOSED, "bridge");

        assertThat(steps(CITY.toBuilder().disruptions(List.of(works, storm)).build(), Cause.CLOSURE, Remedy.REOPEN))
                .extracting(
                        Relaxation::target,
                        Relaxation::place,
                        step -> step.scenario().disruptions())
                .containsExactly(
                        tuple("bridge", "works", List.of(storm)),
                        tuple("bridge", "storm", List.of(works)),
                        tuple("bridge", "", List.of()));
    }

    @Test
    void aDayThatEndsCutsOffHowMuchLongerAWarehouseIsOpen() {
        Scenario hours = withBase(base -> base.withHours(new OpeningHours(0, TimeWindow.DAY - 3600)));

        assertThat(steps(hours, Cause.CLOSURE, Remedy.LONGER_HOURS))
                .extracting(Relaxation::amount)
                .containsExactly(2400.0, 3600.0);
    }

    @Test
    void aConvoyComesNoEarlierThanTheScenarioBegins() {
        Convoy convoy = CITY.convoys().get(0).withArrival(2 * 3600);
        List<Relaxation> steps =
                steps(CITY.toBuilder().convoys(List.of(convoy)).build(), Cause.ARRIVAL, Remedy.EARLIER_ARRIVAL);

        assertThat(steps).extracting(Relaxation::amount).containsExactly(3600.0, 7200.0);
        assertThat(steps.get(1).scenario().convoys().get(0).arrival()).isZero();
    }

    /** Where stock is one measure of several it may be added twice; a judge knows lots by their ids. */
    @Test
    void moreStockIsALotOfItsOwn() {
        Scenario once = GoodsRemedies.withStock(CITY, "rice", BASE, 5);
        Scenario twice = GoodsRemedies.withStock(once, "rice", BASE, 7);

        assertThat(twice.lots()).extracting(Lot::id).doesNotHaveDuplicates();
        assertThat(twice.lots()).hasSize(CITY.lots().size() + 2);
    }
}
