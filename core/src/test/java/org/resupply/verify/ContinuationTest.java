package org.resupply.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.resupply.model.Bubble;
import org.resupply.model.ControlLevel;
import org.resupply.model.Convoy;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.Mode;
import org.resupply.model.Name;
import org.resupply.model.OpeningHours;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Plan;

/** What had begun when a plan took over stays, and is not judged by what happened later. */
class ContinuationTest {
    private static final int DAY = SmallCity.DAY;
    /** The van is on its first trip: at C1 no more, not yet at C2. */
    private static final int NOW = 26_300;

    private final Scenario city = SmallCity.scenario();
    private final Plan done = SmallCity.draft().plan(city);

    @Test
    void aPlanThatGoesOnUnchangedIsSound() {
        assertThat(Verifier.of(city).after(done, NOW).verify(done).violations()).isEmpty();
    }

    @Test
    void aWarehouseThatClosesLaterDoesNotCondemnWhatHasBegun() {
        Scenario closed = with(SmallCity.disruption(DisruptionKind.FACILITY_CLOSED, "SW", NOW, DAY, 0));

        assertThat(broken(Verifier.of(closed), done)).contains(Rule.CLOSED_FACILITY);
        assertThat(Verifier.of(closed).after(done, NOW).verify(done).violations())
                .as("only the van's second trip begins behind the closing")
                .isNotEmpty()
                .allSatisfy(violation -> {
                    assertThat(violation.code()).isEqualTo(Rule.CLOSED_FACILITY);
                    assertThat(violation.where()).contains("van");
                });
        assertThat(Verifier.of(closed).after(done, 29_401).verify(done).violations())
                .isEmpty();
    }

    @Test
    void lostVehiclesAreMissingOnlyFromTripsToCome() {
        Scenario lost = with(SmallCity.disruption(DisruptionKind.VEHICLES_LOST, "VANS", NOW, DAY, 2));

        assertThat(broken(Verifier.of(lost).after(done, NOW), done)).containsExactly(Rule.FLEET_COUNT);
        assertThat(broken(Verifier.of(lost).after(done, 29_401), done)).isEmpty();
    }

    /** A trip that had begun was held against the ferry, which is late from then on, and with it the trips that stand. */
    @Test
    void aFerryThatIsReportedLateBindsOnlyTripsToCome() {
        int secondTrip = 29_400;

        assertThat(broken(Verifier.of(comingAt(secondTrip)), done)).containsExactly(Rule.SHIFT);
        assertThat(broken(Verifier.of(comingAt(secondTrip)).after(done, NOW), done))
                .isEmpty();
        assertThat(Verifier.of(comingAt(secondTrip + 1))
                        .after(done, NOW)
                        .verify(done)
                        .violations())
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.code()).isEqualTo(Rule.SHIFT);
                    assertThat(violation.where()).contains("van");
                    assertThat(violation.by()).isEqualTo(1);
                });
        assertThat(broken(Verifier.of(comingAt(secondTrip + 1)).after(done, secondTrip + 1), done))
                .isEmpty();
    }

    /** The vans come on a ferry that is there, and has been looked at, at this second. */
    private Scenario comingAt(int second) {
        List<Fleet> fleets = new ArrayList<>(city.fleets());
        fleets.replaceAll(fleet -> fleet.id().equals("VANS") ? fleet.comingOn("FERRY") : fleet);
        int inspection = city.facilities().stream()
                .filter(facility -> facility.id().equals("SW"))
                .findFirst()
                .orElseThrow()
                .inspectionSeconds();
        List<Convoy> convoys = new ArrayList<>(city.convoys());
        convoys.add(new Convoy(
                "FERRY",
                Name.of("Ferry"),
                Mode.WATER,
                List.of("SW"),
                second - inspection,
                Map.of(),
                1,
                false,
                List.of()));
        return SmallCity.with(city, builder -> builder.fleets(fleets).convoys(convoys));
    }

    /** The vehicle that had come back from a trip over midnight was not counted for what it did on the new day. */
    @Test
    void aVehicleThatWasOutOverMidnightCountsForItsNewTour() {
        Scenario roundTheClock = SmallCity.roundTheClock(OpeningHours.ALWAYS);
        Scenario lost = SmallCity.with(
                roundTheClock,
                builder -> builder.disruptions(
                        List.of(SmallCity.disruption(DisruptionKind.VEHICLES_LOST, "VANS", DAY, 2 * DAY, 2))));
        Draft draft = SmallCity.overMidnight();
        draft.tour("van-next-day").vehicle = 0;
        Plan begun = draft.plan(roundTheClock);

        assertThat(broken(Verifier.of(roundTheClock).after(begun, 40_000), begun))
                .isEmpty();
        assertThat(broken(Verifier.of(lost).after(begun, 40_000), begun)).containsExactly(Rule.FLEET_COUNT);
    }

    @Test
    void nobodyEntersAZoneThatWasClosedToHimWhileHeWasUnderWay() {
        Scenario strict = SmallCity.with(
                city,
                builder -> builder.bubbles(List.of(
                                new Bubble("LOOP", null, Set.of("D"), ControlLevel.CONTROLLED, false),
                                new Bubble("OTHER", null, Set.of(), ControlLevel.SEALED, false)))
                        .disruptions(List.of(sealed("C2", NOW, DAY))));

        assertThat(Verifier.of(strict).after(done, NOW).verify(done).violations())
                .anySatisfy(violation -> {
                    assertThat(violation.code()).isEqualTo(Rule.BUBBLE);
                    assertThat(violation.where()).containsExactly("van", "C2");
                });
        assertThat(Verifier.of(strict).after(done, 26_601).verify(done).violations())
                .as("it was there before")
                .noneSatisfy(violation -> assertThat(violation.where()).contains("C2"));
    }

    /** What had been handed over before a zone was sealed was judged as if it had changed hands at the zone's edge. */
    @Test
    void whoWasThereBeforeAZoneWasSealedMeetsNobodyAtItsEdge() {
        SmallCity.Parts edge = SmallCity.facility("EDGE", FacilityKind.HOUSEHOLD_POINT, "S2");
        edge.bubble = "OTHER";
        Zone second = SmallCity.zone("C2", ZoneLevel.COMMUNITY, "S1", 500, ControlLevel.CONTROLLED, 80, "EDGE");
        Zone third = SmallCity.zone("C3", ZoneLevel.COMMUNITY, "S2", 300, ControlLevel.SEALED, 60, "");
        Scenario hosted = SmallCity.with(
                city,
                builder -> builder.facilities(SmallCity.replaced(city.facilities(), 3, edge.build()))
                        .zones(SmallCity.replaced(SmallCity.replaced(city.zones(), 5, second), 6, third))
                        .disruptions(List.of(sealed("C2", NOW, DAY))));

        assertThat(broken(Verifier.of(hosted).after(done, NOW), done)).contains(Rule.CONTACT);
        assertThat(broken(Verifier.of(hosted).after(done, 26_601), done)).doesNotContain(Rule.CONTACT);
    }

    @Test
    void aStopNotYetMadeMayBeLeftOutAndItsGoodsComeBack() {
        Draft draft = SmallCity.draft();
        draft.tour("van").trips.get(0).stops.remove(2);
        Draft.DraftStop home = draft.stop("van", 0, 2);
        home.handlings.add(Draft.unload("RICE_OLD", 80));
        home.departure += 100;
        Plan shorter = draft.plan(city);

        assertThat(Verifier.of(city).after(done, NOW).verify(shorter).violations())
                .isEmpty();
        assertThat(broken(Verifier.of(city).after(done, 26_601), shorter))
                .as("the stop had been made")
                .containsExactly(Rule.PAST_CHANGED);
    }

    @Test
    void whatHadBegunIsNeitherUndoneNorInvented() {
        Draft missing = SmallCity.draft();
        missing.tour("van").trips.remove(1);
        Draft early = SmallCity.draft();
        early.tour("van").trips.get(1).shift(60);
        Draft receipts = SmallCity.draft();
        receipts.receipts.remove(1);

        for (Draft draft : List.of(missing, early)) {
            assertThat(broken(Verifier.of(city).after(done, 29_461), draft.plan(city)))
                    .containsExactly(Rule.PAST_CHANGED);
            assertThat(broken(Verifier.of(city).after(done, 29_400), draft.plan(city)))
                    .isEmpty();
        }
        assertThat(broken(Verifier.of(city).after(done, NOW), receipts.plan(city)))
                .containsExactly(Rule.PAST_CHANGED);
    }

    private Scenario with(Disruption disruption) {
        return SmallCity.with(city, builder -> builder.disruptions(List.of(disruption)));
    }

    private static Disruption sealed(String zone, int from, int until) {
        return new Disruption(
                "seal",
                DisruptionKind.ZONE_CONTROL,
                zone,
                new TimeWindow(from, until),
                ControlLevel.SEALED,
                0,
                0,
                0,
                null);
    }

    private static Set<Rule> broken(Verifier judge, Plan plan) {
        return judge.verify(plan).counts().keySet();
    }
}
