package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resupply.allocation.FairFloor;
import org.resupply.model.ControlLevel;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.model.TransportRequest;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Plan;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;
import org.resupply.planner.RuledCity.Feature;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** Whatever rules bite, the judge finds the plan sound: an unsound one would throw. */
class RuledCityTest {
    private static final SolveOptions OPTIONS =
            SolveOptions.defaults().withBudget(Budget.iterations(300)).withThreads(1);

    @ParameterizedTest
    @EnumSource(Feature.class)
    void eachRuleAloneIsKept(Feature feature) {
        for (long seed = 1; seed <= 3; seed++) {
            plan(seed, EnumSet.of(feature));
        }
    }

    @Test
    void anyRulesTogetherAreKept() {
        double servedKg = 0;
        for (long seed = 100; seed < 130; seed++) {
            servedKg += plan(seed, RuledCity.some(seed)).figures().servedKg();
        }
        assertThat(servedKg).isPositive();
    }

    @Test
    void allRulesTogetherAreKept() {
        double servedKg = 0;
        for (long seed = 200; seed < 210; seed++) {
            servedKg += plan(seed, EnumSet.allOf(Feature.class)).figures().servedKg();
        }
        assertThat(servedKg).isPositive();
    }

    /** Of the rules that some others leave out, and when something happens. */
    @Test
    void moreRulesTogetherAreKept() {
        Planner planner = Planner.with(new FairFloor(), new OneByOne());
        double servedKg = 0;
        for (long seed = 1000; seed < 1024; seed++) {
            Scenario city = RuledCity.of(2, 4, 3, seed, RuledCity.more(seed));
            Plan plan = planner.plan(city, OPTIONS);
            int now = 20_000 + (int) (seed % 7) * 30_000;
            Plan next = planner.replan(city, plan, List.of(new RandomEvents(seed).any(city, now)), now, OPTIONS);
            servedKg += next.figures().servedKg();
        }
        assertThat(servedKg).isPositive();
    }

    /** Only the usual engine carries requests: boats were sent to zones for them, and more was brought than can be carried to the doors. */
    @Test
    void requestsKeepTheRulesAsWell() {
        SolveOptions few = OPTIONS.withBudget(Budget.iterations(60));
        long carried = 0;
        for (long seed = 70_000; seed < 70_030; seed++) {
            Set<Feature> features = RuledCity.more(seed);
            features.add(Feature.TRANSPORTS);
            Scenario city = RuledCity.of(2, 3, 2, seed, features);
            Plan plan = Planner.create().plan(city, few);
            int now = 20_000 + (int) (seed % 4) * 30_000;
            Planner.create().replan(city, plan, List.of(new RandomEvents(seed).any(city, now)), now, few);
            carried += plan.tours().stream()
                    .flatMap(tour -> tour.trips().stream())
                    .filter(trip -> carries(trip, true))
                    .count();
        }
        assertThat(carried).isPositive();
    }

    /** Also when crews or vehicles are lost: whoever is left keeps his own. */
    @Test
    void crewsKeepTheirVehiclesWhateverHappens() {
        Planner planner = Planner.with(new FairFloor(), new OneByOne());
        long crewed = 0;
        for (long seed = 900; seed < 920; seed++) {
            Set<Feature> features = seed % 2 == 0 ? EnumSet.noneOf(Feature.class) : RuledCity.some(seed);
            features.add(Feature.FIXED);
            Scenario city = RuledCity.of(2, 4, 3, seed, features);
            Plan plan = planner.plan(city, OPTIONS);
            int now = TimeWindow.DAY / 2 + (int) (seed % 4) * 20_000;
            List<Disruption> events = List.of(new RandomEvents(seed).any(city, now), lost(city, now));
            Plan next = planner.replan(city, plan, events, now, OPTIONS);
            crewed +=
                    next.tours().stream().filter(tour -> !tour.crew().isEmpty()).count();
        }
        assertThat(crewed).isPositive();
    }

    /** The crew of the plan's first kind is one fewer from now on. */
    private static Disruption lost(Scenario city, int now) {
        TimeWindow rest = new TimeWindow(now, city.days() * TimeWindow.DAY);
        String crew = city.crews().get(0).id();
        return new Disruption("lost", DisruptionKind.CREWS_LOST, crew, rest, null, 0, 1, 0, null);
    }

    /** The engine that users have packs days more tightly than one that puts one stop after the other. */
    @ParameterizedTest
    @ValueSource(longs = {301, 302, 303})
    void theUsualEngineKeepsThemAsWell(long seed) {
        for (Set<Feature> features :
                List.of(RuledCity.some(seed), EnumSet.of(Feature.SHARED, Feature.EDGES, Feature.SWAP, Feature.BOATS))) {
            Plan plan = Planner.create().plan(RuledCity.of(2, 4, 3, seed, features), OPTIONS);
            assertThat(plan.figures().demandKg()).isPositive();
        }
    }

    /** A warehouse was filled in the morning with what would burn at noon. */
    @Test
    void goodsThatWillBeLostStillTakeRoom() {
        Scenario city = RuledCity.of(2, 4, 3, 2102, RuledCity.some(2102));
        Plan plan = Planner.create().plan(city, OPTIONS.withBudget(Budget.iterations(2000)));
        assertThat(plan.figures().servedKg()).isPositive();
    }

    /** A vehicle was out until midnight and began the next day without turning round; a lot that burns at noon was in the way. */
    @ParameterizedTest
    @ValueSource(longs = {5043, 5139})
    void daysDoNotRunIntoEachOther(long seed) {
        assertThat(plan(seed, RuledCity.some(seed)).figures().servedKg()).isPositive();
    }

    /** A plan let old goods expire, newer ones stayed in their place, and were sent on when they were past their last day. */
    @ParameterizedTest
    @ValueSource(longs = {20349, 20798})
    void goodsThatExpireOnTheWayAreNotSentOn(long seed) {
        Set<Feature> features = RuledCity.some(seed);
        features.add(Feature.DIRECT);
        assertThat(plan(seed, features).figures().servedKg()).isPositive();
    }

    /** A vehicle went back as fast as the lane there, though a slower one was stated for the way back. */
    @ParameterizedTest
    @ValueSource(longs = {401, 402, 403, 404, 405, 406})
    void eachLaneTakesItsOwnTime(long seed) {
        Set<Feature> features = EnumSet.of(
                Feature.BOTH_WAYS, Feature.TRANSPORTS, Feature.EDGES, Feature.BOATS, Feature.SEALING, Feature.DIRECT);
        assertThat(plan(seed, features).figures().servedKg()).isPositive();
    }

    /**
     * What leaves today on a ship is there the day after tomorrow, and the ship goes nowhere else until it is back; plans are taken over
     * while ships are away that come in on later days.
     */
    @Test
    void shipsStayAwayForDays() {
        Planner planner = Planner.with(new FairFloor(), new OneByOne());
        long before = 0;
        long after = 0;
        for (long seed = 501; seed < 509; seed++) {
            Scenario city = RuledCity.of(2, 4, 5, seed, EnumSet.of(Feature.LEADS, Feature.STORAGE, Feature.LATE));
            Plan plan = planner.plan(city, OPTIONS);
            int now = TimeWindow.DAY + (int) (seed % 8) * 10_000;
            Disruption event = new RandomEvents(seed).any(city, now);
            before += daysAway(plan);
            after += daysAway(planner.replan(city, plan, List.of(event), now, OPTIONS));
        }
        assertThat(before).isPositive();
        assertThat(after).isPositive();
    }

    /** What docks at the far end handle is counted by the dispatch alone; plans are sound all the same, also those that take over. */
    @Test
    void gatesThatOnlyLanesOfDaysReachAreServedSoundly() {
        Planner planner = Planner.with(new FairFloor(), new OneByOne());
        long away = 0;
        long onwards = 0;
        for (long seed = 700; seed < 724; seed++) {
            Set<Feature> features = seed % 4 == 0 ? EnumSet.noneOf(Feature.class) : RuledCity.some(seed);
            features.add(Feature.FAR);
            Scenario city = RuledCity.of(2, 4, 6, seed, features);
            Plan plan = planner.plan(city, OPTIONS);
            away += daysAway(plan);
            onwards += plan.tours().stream()
                    .filter(tour -> tour.fleet().equals("TP"))
                    .count();
            if (seed % 2 == 0) {
                int now = TimeWindow.DAY + (int) (seed % 8) * 20_000;
                planner.replan(city, plan, List.of(new RandomEvents(seed).any(city, now)), now, OPTIONS);
            }
        }
        assertThat(away).isPositive();
        assertThat(onwards).isPositive();
    }

    /** How many tours are away for more than their day. */
    private static long daysAway(Plan plan) {
        return plan.tours().stream()
                .filter(tour -> tour.trips().stream().anyMatch(trip -> trip.end() >= (tour.day() + 1) * TimeWindow.DAY))
                .count();
    }

    /** Empties ride home with goods, also in a plan that is taken over when something has happened. */
    @Test
    void whatRidesHomeStaysOnBoard() {
        long before = 0;
        long after = 0;
        for (long seed = 600; seed < 606; seed++) {
            Scenario city = withEmpties(RuledCity.of(2, 4, 3, seed, EnumSet.noneOf(Feature.class)));
            Planner planner = Planner.with(new FairFloor(), new OneByOne());
            Plan plan = planner.plan(city, OPTIONS);
            int now = 30_000;
            Disruption event = new RandomEvents(seed).any(city, now);
            before += mixedTrips(plan);
            after += mixedTrips(planner.replan(city, plan, List.of(event), now, OPTIONS));
        }
        assertThat(before).isPositive();
        assertThat(after).isPositive();
    }

    /** Goods came back to a warehouse at noon which had been mended without them, and in the afternoon sent out what expires later. */
    @ParameterizedTest
    @ValueSource(longs = {59, 109, 140, 178, 196})
    void whatComesBackIsNotPassedOver(long seed) {
        Scenario city = RuledCity.of(2, 4, 3, seed, EnumSet.of(Feature.BOTH_WAYS));
        Planner planner = Planner.with(new FairFloor(), new OneByOne());
        Plan plan = planner.plan(city, OPTIONS);
        for (int now : new int[] {0, 30_000}) {
            Disruption event = new RandomEvents(seed).any(city, now);
            Plan next = planner.replan(city, plan, List.of(event), now, OPTIONS);
            assertThat(next.figures().servedKg()).isPositive();
        }
    }

    /** A van has fetched empties when the next community is sealed: what it may no longer hand over comes home with them. */
    @Test
    void whatRodeHomeBeforeStaysOnBoardWithWhatComesBack() {
        int comesBack = 0;
        for (long seed = 607; comesBack == 0 && seed < 620; seed++) {
            Scenario city = withEmpties(RuledCity.of(2, 4, 3, seed, EnumSet.noneOf(Feature.class)));
            Plan plan = Planner.create().plan(city, OPTIONS);
            for (Tour tour : plan.tours()) {
                Trip trip = tour.trips().get(0);
                if (trip.stops().size() >= 5 && fetches(trip.stops().get(1))) {
                    int now = trip.stops().get(1).begin() + 1;
                    Disruption sealed = new Disruption(
                            "sealed",
                            DisruptionKind.ZONE_CONTROL,
                            trip.stops().get(2).place(),
                            new TimeWindow(now, (tour.day() + 1) * TimeWindow.DAY),
                            ControlLevel.SEALED,
                            0,
                            0,
                            0,
                            null);
                    Plan next = Planner.create().replan(city, plan, List.of(sealed), now, OPTIONS);
                    comesBack += (int) next.tours().stream()
                            .filter(other -> other.id().equals(tour.id()))
                            .map(other -> other.trips().get(0))
                            .filter(other -> other.stops().size() < trip.stops().size())
                            .filter(other -> fetches(other.stops().get(1)))
                            .count();
                    break;
                }
            }
        }
        assertThat(comesBack).isPositive();
    }

    private static boolean fetches(Stop stop) {
        return stop.handlings().stream()
                .anyMatch(handling -> handling.quantity() > 0 && handling.lot().startsWith("T"));
    }

    /** On the second day each community wants twenty empties brought to its street's warehouse. */
    private static Scenario withEmpties(Scenario city) {
        return city.toBuilder()
                .transportRequests(city.zones().stream()
                        .filter(zone -> zone.level() == ZoneLevel.COMMUNITY)
                        .map(zone -> new TransportRequest(
                                "T" + zone.id(), "rice", zone.id(), "W" + zone.parent(), "GENERAL", 1, null, 20))
                        .toList())
                .build();
    }

    private static long mixedTrips(Plan plan) {
        return plan.tours().stream()
                .flatMap(tour -> tour.trips().stream())
                .filter(trip -> carries(trip, true) && carries(trip, false))
                .count();
    }

    /** Whether a trip carries what is requested, or goods; requests have ids that begin with T. */
    private static boolean carries(Trip trip, boolean requested) {
        return trip.stops().stream()
                .flatMap(stop -> stop.handlings().stream())
                .anyMatch(handling -> handling.lot().startsWith("T") == requested);
    }

    private static Plan plan(long seed, Set<Feature> features) {
        Scenario city = RuledCity.of(2, 4, 3, seed, features);
        return Planner.with(new FairFloor(), new OneByOne()).plan(city, OPTIONS);
    }
}
