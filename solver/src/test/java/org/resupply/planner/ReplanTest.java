package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.resupply.allocation.FairFloor;
import org.resupply.compile.PlanAssembler;
import org.resupply.dispatch.Promises;
import org.resupply.io.InputHash;
import org.resupply.model.Commodity;
import org.resupply.model.ControlLevel;
import org.resupply.model.Convoy;
import org.resupply.model.Demand;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Disruptions;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.Lane;
import org.resupply.model.Lot;
import org.resupply.model.Name;
import org.resupply.model.OpeningHours;
import org.resupply.model.Reserve;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Cause;
import org.resupply.plan.Handling;
import org.resupply.plan.Movement;
import org.resupply.plan.Plan;
import org.resupply.plan.Receipt;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;
import org.resupply.plan.Unmet;
import org.resupply.planner.RuledCity.Feature;
import org.resupply.solve.Budget;
import org.resupply.solve.Cancellation;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.ScriptedEngine;
import org.resupply.solve.SolveOptions;
import org.resupply.verify.Rule;
import org.resupply.verify.Verifier;

/** A plan is taken over: what has begun stays, what no longer works is mended, the rest stays. The judge looks at every one. */
class ReplanTest {
    private static final List<Lot> TWO_THERE_ONE_TO_COME = List.of(
            new Lot("one", "rice", "W", 600, Lot.NEVER),
            new Lot("two", "rice", "W", 600, Lot.NEVER),
            new Lot("late", "rice", "G", 600, Lot.NEVER));

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

    /** As much came to the warehouse later, so nobody gave way, and vital people got nothing while the vans worked. */
    @Test
    void whoLoadsWhatVitalPeopleNeedInTimeGivesWay() {
        Town town = new Town();
        town.days = 2;
        town.shift = new OpeningHours(6 * 3600, 13 * 3600);
        Scenario plain = town.build();
        Fleet trucks = new Fleet("TG", null, "truck", "G", 2, new OpeningHours(14 * 3600, 20 * 3600), "", 8, 600);
        Scenario known = plain.toBuilder()
                .fleets(List.of(trucks, plain.fleets().get(1)))
                .demands(List.of(
                        new Demand("a", "rice", "A", "VITAL", 0, null, 600),
                        new Demand("b", "rice", "B", "GENERAL", 0, null, 600),
                        new Demand("c", "rice", "B", "GENERAL", 1, null, 600)))
                .lots(TWO_THERE_ONE_TO_COME)
                .build();
        Plan first = Planner.create().plan(known, Town.OPTIONS);
        assertThat(first.unmet()).isEmpty();
        String lost = handlings(first)
                .filter(handling -> handling.demand().equals("a"))
                .findFirst()
                .orElseThrow()
                .lot();
        int now = 5 * 3600;
        Disruption fire =
                new Disruption("fire", DisruptionKind.LOT_LOST, lost, new TimeWindow(now, now), null, 1, 0, 0, null);

        Plan next = Planner.create().replan(known, first, List.of(fire), now, Town.OPTIONS);

        assertThat(next.unmet()).extracting(Unmet::demand).containsExactly("b");
    }

    /** What more was wanted today was taken from what was to leave tomorrow morning. */
    @Test
    void whatIsWantedBesidesLeavesWhatIsToLeaveTomorrow() {
        Town town = new Town();
        town.days = 2;
        Scenario known = town.build().toBuilder()
                .demands(List.of(
                        new Demand("a", "rice", "A", "GENERAL", 0, null, 600),
                        new Demand("c", "rice", "B", "GENERAL", 1, null, 600)))
                .lots(TWO_THERE_ONE_TO_COME)
                .build();
        Plan first = Planner.create().plan(known, Town.OPTIONS);
        assertThat(first.unmet()).isEmpty();
        int now = 5 * 3600;
        TimeWindow ahead = new TimeWindow(now, 2 * TimeWindow.DAY);
        List<Disruption> events = List.of(
                new Disruption("more", DisruptionKind.DEMAND_SURGE, "A", ahead, null, 2, 0, 0, null),
                new Disruption("lost", DisruptionKind.VEHICLES_LOST, "TG", ahead, null, 1, 2, 0, null));

        Plan next = Planner.create().replan(known, first, events, now, Town.OPTIONS);

        assertThat(next.unmet()).extracting(Unmet::demand).containsExactly("a");
    }

    private static Stream<Handling> handlings(Plan plan) {
        return plan.tours().stream()
                .flatMap(tour -> tour.trips().stream())
                .flatMap(trip -> trip.stops().stream())
                .flatMap(stop -> stop.handlings().stream());
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

    /** What a run did not bring any more was missing in the reserve of the warehouse it was for, whose own trips stayed. */
    @Test
    void whoseRunFallsOutKeepsTheReserve() {
        assertReplannedSoundly(7656);
        assertReplannedSoundly(7393);
    }

    /**
     * A trip that loads at two places is given up, and with it what it was to bring to a street's warehouse, whose own trips had
     * their very lots and took them out of the reserve.
     */
    @Test
    void whereATripWithTwoLoadingsWasGoingTheReserveIsKept() {
        Scenario.Builder builder = SmallCity.of(1, 1, 1, 5).toBuilder()
                .convoys(List.of())
                .reserves(List.of(new Reserve("WD0S0", "rice", 10)));
        Lot twenty = new Lot("own", "rice", "WD0S0", 20, Lot.NEVER);
        Plan sound = Planner.create().plan(builder.lots(List.of(twenty)).build(), OPTIONS);
        assertThat(sound.tours()).isNotEmpty();
        Scenario half = builder.lots(List.of(
                        new Lot("own", "rice", "WD0S0", 10, Lot.NEVER),
                        new Lot("a", "rice", "W", 10, Lot.NEVER),
                        new Lot("b", "rice", "WD0", 10, Lot.NEVER)))
                .build();
        Trip twoLoadings = new Trip(
                List.of(
                        new Stop("W", 0, 0, 60, List.of(new Handling("a", "", 10))),
                        new Stop("WD0", 1800, 1800, 1860, List.of(new Handling("b", "", 10))),
                        new Stop(
                                "WD0S0",
                                3600,
                                3600,
                                3660,
                                List.of(new Handling("a", "", -10), new Handling("b", "", -10))),
                        new Stop("W", 7200, 7200, 7200, List.of())),
                1000);
        List<Tour> tours = new ArrayList<>(sound.tours());
        tours.add(new Tour("two", "TW", 0, 0, "", List.of(twoLoadings)));
        List<Movement> movements = new ArrayList<>(sound.movements());
        movements.add(new Movement("W", "WD0S0", "a", 0, 10));
        movements.add(new Movement("WD0", "WD0S0", "b", 0, 10));
        Plan odd = new Plan(
                half.id(),
                sound.manifest().withInputHash(InputHash.of(half)),
                List.of(),
                movements,
                tours,
                sound.unmet(),
                sound.figures());

        Plan after = Planner.create().replan(half, odd, List.of(), 0, OPTIONS);

        assertThat(after.tours()).noneMatch(tour -> tour.id().equals("two"));
        assertThat(after.figures().servedKg())
                .as("others bring the goods instead")
                .isGreaterThanOrEqualTo(sound.figures().servedKg());
    }

    /** What was loaded in the afternoon was booked as goods that had burnt in the morning, and handed out once more. */
    @Test
    void whatWasLoadedAfterALossWasNotLost() {
        assertReplannedSoundly(7023);
    }

    /** Two things happen to a city with direct tours: an unsound plan would throw. */
    private static void assertReplannedSoundly(long seed) {
        SolveOptions options = OPTIONS.withBudget(Budget.iterations(300)).withThreads(1);
        Set<Feature> features = RuledCity.some(seed);
        features.add(Feature.DIRECT);
        Scenario known = RuledCity.of(2, 4, 3, seed, features);
        Plan current = Planner.with(new FairFloor(), new OneByOne()).plan(known, options);
        Random random = new Random(seed);
        RandomEvents events = new RandomEvents(seed);
        int now = 0;
        for (int event = 0; event < 2; event++) {
            now += random.nextInt(TimeWindow.DAY);
            List<Disruption> happens = List.of(events.any(known, now));
            current = Planner.create().replan(known, current, happens, now, options);
            known = Disruptions.learntAt(now, known, happens);
        }
        assertThat(current.figures().servedKg()).isPositive();
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
    void aSealedCommunityIsNoLongerServedByThoseWhoMayNotAndAllOthersAreAsPlanned() {
        Scenario strict = RuledCity.of(2, 4, 2, 11, EnumSet.of(Feature.BUBBLES));
        Plan before = Planner.create().plan(strict, OPTIONS);
        String community = stops(before)
                .filter(stop -> stop.begin() > NOON && stop.place().contains("C"))
                .map(Stop::place)
                .findFirst()
                .orElseThrow();
        Disruption seal = disruption(DisruptionKind.ZONE_CONTROL, community, NOON, 2 * TimeWindow.DAY, 0);

        Plan after = Planner.create().replan(strict, before, List.of(seal), NOON, OPTIONS);

        boolean mayAny = strict.bubbles().stream().anyMatch(bubble -> bubble.highest() == ControlLevel.SEALED);
        if (!mayAny) {
            assertThat(stops(after)
                            .filter(stop -> stop.begin() >= NOON && stop.place().equals(community)))
                    .isEmpty();
        }
        Set<Stop> kept = stops(after).collect(Collectors.toSet());
        // Behind the sealed community a vehicle may go to no cleaner one: trips that call there may have to change.
        long changed = before.tours().stream()
                .flatMap(tour -> tour.trips().stream())
                .filter(trip ->
                        trip.stops().stream().noneMatch(stop -> stop.place().equals(community)))
                .flatMap(trip -> trip.stops().stream())
                .filter(stop -> isDoor(stop) && !sameVisit(kept, stop))
                .count();
        assertThat(changed).as("stops of other trips that are otherwise").isZero();
    }

    /**
     * Whoever had called at two doors of a street in the morning was said to have met at its edge when it was sealed later; and trips
     * ahead, and vehicles under way, went on to edges where another bubble works.
     */
    @Test
    void whoMeetsWhomAtTheEdgeOfAStreetIsAskedFromTheInstantItIsSealed() {
        for (Set<Feature> features : List.of(
                EnumSet.of(Feature.SHARED, Feature.EDGES), EnumSet.of(Feature.SHARED, Feature.EDGES, Feature.HOSTED))) {
            for (long seed = 1; seed <= 6; seed++) {
                Scenario ruled = RuledCity.of(2, 4, 2, seed, features);
                Plan first = Planner.with(new FairFloor(), new OneByOne()).plan(ruled, OPTIONS);
                for (String street : List.of("D0S0", "D0S1", "D1S0", "D1S1")) {
                    for (int now : new int[] {26_000, 30_000, NOON}) {
                        Disruption seal = disruption(DisruptionKind.ZONE_CONTROL, street, now, 2 * TimeWindow.DAY, 0);

                        Plan next = Planner.create().replan(ruled, first, List.of(seal), now, OPTIONS);

                        assertThat(begun(next, now)).isEqualTo(begun(first, now));
                    }
                }
            }
        }
    }

    @Test
    void somebodyWhoCallsForHelpIsServedOnTheSameDay() {
        Demand call = new Demand("call", "rice", "D0S0C1", "VITAL", 0, null, 2);
        Disruption help = new Disruption(
                "help", DisruptionKind.URGENT_REQUEST, "", new TimeWindow(NOON, NOON), null, 0, 0, 0, call);

        // A search of a few steps loses a parcel of others over it.
        Plan after =
                Planner.create().replan(city, plan, List.of(help), NOON, OPTIONS.withBudget(Budget.iterations(2000)));

        assertThat(PlanAssembler.served(after.tours(), place -> true)).containsEntry("call", 2L);
        assertThat(stops(after)
                        .filter(stop -> stop.handlings().stream()
                                .anyMatch(handling -> handling.demand().equals("call")))
                        .map(Stop::begin))
                .allMatch(begin -> begin >= NOON && begin < TimeWindow.DAY);
        // No rice is left: others may lack what the call gets, and nothing besides.
        assertThat(after.figures().servedKg())
                .isGreaterThanOrEqualTo(plan.figures().servedKg() - 1e-9);
    }

    @Test
    void aLostVehicleIsNotSentOutAgain() {
        String fleet = plan.tours().stream()
                .filter(tour -> tour.fleet().startsWith("V") && tour.day() == 1)
                .map(Tour::fleet)
                .findFirst()
                .orElseThrow();
        int count = city.fleets().stream()
                .filter(given -> given.id().equals(fleet))
                .findFirst()
                .orElseThrow()
                .count();
        Disruption lost = disruption(DisruptionKind.VEHICLES_LOST, fleet, NOON, 2 * TimeWindow.DAY, count);

        Plan after = Planner.create().replan(city, plan, List.of(lost), NOON, OPTIONS);

        assertThat(after.tours())
                .filteredOn(tour -> tour.fleet().equals(fleet))
                .allSatisfy(tour -> assertThat(tour.trips()).allMatch(trip -> trip.start() < NOON));
        assertThat(visits(after, stop -> !inStreetOf(fleet, stop)))
                .as("who is served from elsewhere hears nothing")
                .isEqualTo(visits(plan, stop -> !inStreetOf(fleet, stop)));
    }

    @Test
    void aLotThatIsLostIsNotHandedOutAnyMore() {
        for (var lot : city.lots()) {
            Plan after = Planner.create()
                    .replan(
                            city,
                            plan,
                            List.of(disruption(DisruptionKind.LOT_LOST, lot.id(), NOON, NOON, 0)),
                            NOON,
                            OPTIONS);

            assertThat(stops(after)
                            .filter(stop -> stop.begin() > NOON)
                            .flatMap(stop -> stop.handlings().stream())
                            .filter(handling -> handling.quantity() > 0)
                            .map(handling -> handling.lot()))
                    .doesNotContain(lot.id());
        }
    }

    @Test
    void aConvoyThatIsLateIsUnloadedWhenItIsThere() {
        var receipt = plan.receipts().stream()
                .filter(given -> given.begin() > 0)
                .findFirst()
                .orElseThrow();
        int now = Math.max(0, receipt.begin() - 600);
        Disruption late = new Disruption(
                "late", DisruptionKind.CONVOY_LATE, receipt.convoy(), new TimeWindow(now, now), null, 0, 0, 7200, null);

        Plan after = Planner.create().replan(city, plan, List.of(late), now, OPTIONS);

        var convoy = city.convoys().stream()
                .filter(given -> given.id().equals(receipt.convoy()))
                .findFirst()
                .orElseThrow();
        assertThat(after.receipts())
                .filteredOn(given -> given.convoy().equals(receipt.convoy()))
                .allMatch(given -> given.begin() >= convoy.arrival() + 7200);
        assertThat(after.receipts())
                .filteredOn(given -> !given.convoy().equals(receipt.convoy()))
                .containsExactlyInAnyOrderElementsOf(plan.receipts().stream()
                        .filter(given -> !given.convoy().equals(receipt.convoy()))
                        .toList());
    }

    /** Nobody noted that the gate had lost all that was to come: its trips stayed, with lots that never came. */
    @Test
    void nothingLeavesAGateWhoseOnlyConvoyIsLateBeyondTheLastDay() {
        Scenario one = withOneConvoy("G");
        Plan first = Planner.create().plan(one, OPTIONS);
        assertThat(startsOf("TG", first)).isNotEmpty();

        Plan next = Planner.create().replan(one, first, List.of(late("K0", 3 * TimeWindow.DAY)), 0, OPTIONS);

        assertThat(next.receipts()).isEmpty();
        assertThat(startsOf("TG", next)).isEmpty();
    }

    /** Only the other gate was looked at, as only there something is unloaded now. */
    @Test
    void nothingLeavesAGateWhoseOnlyConvoyGoesToAnother() {
        Scenario one = withOneConvoy("G", "H");
        Plan first = Planner.create().plan(one, OPTIONS);
        assertThat(first.receipts()).extracting(Receipt::facility).containsExactly("G");
        assertThat(startsOf("TG", first)).isNotEmpty();

        Plan next = Planner.create().replan(one, first, List.of(late("K0", TimeWindow.DAY)), 0, OPTIONS);

        assertThat(next.receipts()).extracting(Receipt::facility).containsExactly("H");
        assertThat(startsOf("TG", next)).isEmpty();
    }

    /** One convoy, which comes at one o'clock; its last goods can be taken in at the first gate on the first day, and later at another. */
    private Scenario withOneConvoy(String... points) {
        Convoy given = city.convoys().get(0);
        Convoy convoy =
                new Convoy("K0", given.name(), given.mode(), List.of(points), 3600, Map.of(), 1, false, given.cargo());
        List<Facility> facilities = new ArrayList<>();
        for (Facility facility : city.facilities()) {
            facilities.add(facility);
            if (facility.id().equals("G") && points.length > 1) {
                facilities.add(new Facility(
                        "H",
                        facility.kind(),
                        Name.of("H"),
                        facility.zone(),
                        facility.point(),
                        "",
                        facility.storageKg(),
                        facility.throughputKgPerDay(),
                        facility.docks(),
                        facility.hours(),
                        facility.trucksPerDay(),
                        facility.handlingSecondsPerTonne(),
                        facility.inspectionSeconds(),
                        facility.convoyDisinfectionSeconds(),
                        0,
                        facility.dwellLimitSeconds(),
                        facility.handOver(),
                        ""));
            }
        }
        Disruption closed = disruption(DisruptionKind.FACILITY_CLOSED, "G", TimeWindow.DAY, 2 * TimeWindow.DAY, 0);
        return city.toBuilder()
                .facilities(facilities)
                .convoys(List.of(convoy))
                .disruptions(points.length > 1 ? List.of(closed) : List.of())
                .build();
    }

    private static Disruption late(String convoy, int seconds) {
        return new Disruption(
                "late", DisruptionKind.CONVOY_LATE, convoy, new TimeWindow(0, 1), null, 0, 0, seconds, null);
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

        Plan after = Planner.create().replan(city, plan, List.of(surge), NOON, OPTIONS);

        assertThat(after.figures().demandKg()).isGreaterThan(plan.figures().demandKg());
        assertThat(after.figures().servedKg())
                .isGreaterThanOrEqualTo(plan.figures().servedKg() - 1e-9);
        assertThat(visits(after, stop -> !stop.place().startsWith("D0S0")))
                .isEqualTo(visits(plan, stop -> !stop.place().startsWith("D0S0")));
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

    /** What lay in another district, where nothing leads from, was counted as goods that vehicles could not carry. */
    @Test
    void goodsThatCannotGetThereAreNotMissingForWantOfVehicles() {
        Scenario two = SmallCity.of(1, 1, 1, 5).toBuilder()
                .convoys(List.of())
                .lots(List.of(
                        new Lot("here", "rice", "WD0S0", 5000, Lot.NEVER),
                        new Lot("there", "rice", "WD1S0", 50_000, Lot.NEVER)))
                .build();
        Plan first = Planner.create().plan(two, OPTIONS);
        assertThat(riceFor("D0S0", first)).isPositive();

        Plan next = Planner.create()
                .replan(two, first, List.of(disruption(DisruptionKind.STOCK_LOST, "WD0S0", 0, 0, 0)), 0, OPTIONS);

        assertThat(riceFor("D0S0", next)).isZero();
        assertThat(next.unmet())
                .filteredOn(unmet -> unmet.demand().startsWith("D0S0"))
                .isNotEmpty()
                .allMatch(unmet -> unmet.cause() == Cause.STOCK);
    }

    /** The lorries at the gate come on a ferry: when that is late they are, and what they were to bring comes later or not at all. */
    @Test
    void aLateFerryTakesItsLorriesAlong() {
        Scenario ferry = city.toBuilder()
                .convoys(city.convoys().stream()
                        .map(convoy -> convoy.id().equals("K0") ? convoy.withArrival(3600) : convoy)
                        .toList())
                .lots(List.of(
                        new Lot("rice", "rice", "G", 20_000, Lot.NEVER), new Lot("veg", "veg", "G", 20_000, Lot.NEVER)))
                .fleets(city.fleets().stream()
                        .map(fleet -> fleet.base().equals("G") ? fleet.comingOn("K0") : fleet)
                        .toList())
                .build();
        Plan first = Planner.create().plan(ferry, OPTIONS);
        assertThat(startsOf("TG", first)).isNotEmpty().allMatch(start -> start >= 3600);
        assertThat(startsOf("TG", first)).anyMatch(start -> start < 9 * 3600);
        Disruption late = new Disruption(
                "late",
                DisruptionKind.CONVOY_LATE,
                "K0",
                new TimeWindow(0, TimeWindow.DAY),
                null,
                0,
                0,
                8 * 3600,
                null);

        Plan next = Planner.create().replan(ferry, first, List.of(late), 0, OPTIONS);

        assertThat(startsOf("TG", next)).allMatch(start -> start >= 9 * 3600);
        assertThat(next.figures().servedKg()).isPositive();
        Scenario known = Disruptions.learntAt(0, ferry, List.of(late));
        assertThat(Verifier.of(known).verify(first).counts()).containsKey(Rule.SHIFT);
        assertThat(Verifier.of(known).verify(next).isSound()).isTrue();
    }

    private static List<Integer> startsOf(String fleet, Plan plan) {
        return plan.tours().stream()
                .filter(tour -> tour.fleet().equals(fleet))
                .flatMap(tour -> tour.trips().stream())
                .map(Trip::start)
                .toList();
    }

    /** What was for a street whose warehouse has closed stayed where it was. */
    @Test
    void whatNobodyIsToHaveAnyMoreGoesToThoseWhoWereShort() {
        Scenario two = SmallCity.of(2, 1, 1, 5).toBuilder()
                .convoys(List.of())
                .lots(List.of(new Lot("scarce", "rice", "WD0", 100, Lot.NEVER)))
                .build();
        Plan first = Planner.create().plan(two, OPTIONS);
        assertThat(riceFor("D0S0", first)).isPositive();
        long other = riceFor("D0S1", first);
        Disruption closed = disruption(DisruptionKind.FACILITY_CLOSED, "WD0S0", 0, TimeWindow.DAY, 0);

        Plan next = Planner.create().replan(two, first, List.of(closed), 0, OPTIONS);

        assertThat(riceFor("D0S0", next)).isZero();
        assertThat(riceFor("D0S1", next)).isGreaterThan(other).isEqualTo(100);
    }

    /** Of goods three lanes up the first lane was to bring a whole pallet, the others the few units that were wanted: nothing. */
    @Test
    void wholePalletsComeOverSeveralLanes() {
        Scenario.Builder builder = SmallCity.of(1, 1, 1, 5).toBuilder();
        Scenario pallets = builder.convoys(List.of())
                .commodities(city.commodities().stream()
                        .map(given -> new Commodity(
                                given.id(),
                                given.name(),
                                given.unit(),
                                given.massKg(),
                                given.volumeL(),
                                given.storage(),
                                given.shelfLifeDays(),
                                given.urgency(),
                                given.keptAtHome(),
                                50))
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

    /** What could not come from the first warehouse was asked for there again, not at the second. */
    @Test
    void whereVehiclesAreMissingGoodsComeFromElsewhere() {
        Scenario two = SmallCity.of(1, 1, 1, 5).toBuilder()
                .convoys(List.of())
                .needs(List.of())
                .demands(List.of(new Demand("known", "rice", "D1S0C0", "GENERAL", 0, null, 5)))
                .lots(List.of(
                        new Lot("known", "rice", "WD1S0", 5, Lot.NEVER),
                        new Lot("near", "rice", "WD0", 100, Lot.NEVER),
                        new Lot("far", "rice", "W", 100, Lot.NEVER)))
                .lanes(List.of(lane("WD0", "WD0S0"), lane("W", "WD0S0"), lane("WD1", "WD1S0")))
                .build();
        Plan first = Planner.create().plan(two, OPTIONS);
        Demand call = new Demand("call", "rice", "D0S0C0", "VITAL", 0, null, 100);
        Disruption help =
                new Disruption("help", DisruptionKind.URGENT_REQUEST, "", new TimeWindow(0, 0), null, 0, 0, 0, call);
        Disruption lost = disruption(DisruptionKind.VEHICLES_LOST, "TD0", 0, TimeWindow.DAY, 99);

        Plan next = Planner.create().replan(two, first, List.of(help, lost), 0, OPTIONS);

        assertThat(PlanAssembler.served(next.tours(), place -> true)).containsEntry("call", 100L);
        assertThat(next.tours()).extracting(Tour::fleet).contains("TW").doesNotContain("TD0");
    }

    private static Lane lane(String from, String to) {
        return new Lane(from + ">" + to, from, to, null, 0, 0, 0, Double.POSITIVE_INFINITY, null);
    }

    /** Units of rice that come to the communities of a street. */
    private static long riceFor(String street, Plan plan) {
        return PlanAssembler.served(plan.tours(), place -> true).entrySet().stream()
                .filter(part ->
                        part.getKey().startsWith(street) && part.getKey().contains("/rice/"))
                .mapToLong(Map.Entry::getValue)
                .sum();
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

    private static Disruption disruption(DisruptionKind kind, String target, int from, int until, int count) {
        return new Disruption(
                "event", kind, target, new TimeWindow(from, until), ControlLevel.SEALED, 1, count, 0, null);
    }

    private static boolean inStreetOf(String fleet, Stop stop) {
        return stop.place().startsWith(fleet.substring(1));
    }

    private static boolean isDoor(Stop stop) {
        return stop.handlings().stream().anyMatch(handling -> !handling.demand().isEmpty());
    }

    private static boolean sameVisit(Set<Stop> stops, Stop visit) {
        return stops.stream()
                .anyMatch(stop -> stop.place().equals(visit.place())
                        && stop.begin() == visit.begin()
                        && units(stop).equals(units(visit)));
    }

    private static Map<String, Long> units(Stop stop) {
        return stop.handlings().stream()
                .collect(Collectors.groupingBy(
                        handling -> handling.demand(), Collectors.summingLong(handling -> handling.quantity())));
    }

    /** Door visits by place and second. */
    private static Set<String> visits(Plan plan, Predicate<Stop> which) {
        return stops(plan)
                .filter(stop -> isDoor(stop) && which.test(stop))
                .map(stop -> stop.place() + "@" + stop.begin() + units(stop))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Stream<Stop> stops(Plan plan) {
        return plan.tours().stream().flatMap(tour -> tour.trips().stream()).flatMap(trip -> trip.stops().stream());
    }

    /** The stops made before an instant, by vehicle. */
    private static Set<String> begun(Plan plan, int now) {
        Set<String> begun = new HashSet<>();
        for (Tour tour : plan.tours()) {
            for (Trip trip : tour.trips()) {
                for (Stop stop : trip.stops().subList(0, trip.stops().size() - 1)) {
                    if (trip.start() < now && stop.begin() < now) {
                        begun.add(tour.fleet() + tour.vehicle() + tour.crew() + stop);
                    }
                }
            }
        }
        return begun;
    }

    /** In this city a parcel that was routed again was loaded earlier than planned and took 44 units of a reserve. */
    @Test
    void whoIsRoutedAgainLeavesTheReserve() {
        Scenario city = RuledCity.of(2, 4, 3, 5030, RuledCity.more(5030));
        SolveOptions options =
                SolveOptions.defaults().withBudget(Budget.iterations(300)).withThreads(1);
        int now = 80_000;
        Planner planner = Planner.create();
        Plan plan = planner.plan(city, options);

        List<Disruption> events = List.of(new RandomEvents(30).any(city, now));
        Plan next = planner.replan(city, plan, events, now, options);

        Scenario learnt = Disruptions.learntAt(now, city, events);
        assertThat(Verifier.of(learnt).verify(next).violations()).isEmpty();
    }
}
