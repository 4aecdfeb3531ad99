package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntFunction;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resupply.allocation.FairFloor;
import org.resupply.compile.PlanAssembler;
import org.resupply.dispatch.Promises;
import org.resupply.io.PlanJson;
import org.resupply.model.BadInput;
import org.resupply.model.Commodity;
import org.resupply.model.ControlLevel;
import org.resupply.model.Convoy;
import org.resupply.model.Crew;
import org.resupply.model.Demand;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.Lot;
import org.resupply.model.Mode;
import org.resupply.model.Name;
import org.resupply.model.Need;
import org.resupply.model.OpeningHours;
import org.resupply.model.Policies;
import org.resupply.model.PriorityClass;
import org.resupply.model.Requisition;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.model.TransportRequest;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Cause;
import org.resupply.plan.Plan;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;
import org.resupply.plan.Unmet;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.problem.RoutingSolution;
import org.resupply.routing.AnnealedRouting;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Allowance;
import org.resupply.solve.Budget;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.ScriptedEngine;
import org.resupply.solve.SolveListener;
import org.resupply.solve.SolveOptions;
import org.resupply.verify.Verification;
import org.resupply.verify.Verifier;

class PlannerTest {
    private static final SolveOptions OPTIONS = SolveOptions.defaults().withBudget(Budget.iterations(2000));

    @Test
    void noNumberOfLateDaysAndNoPriceIsTooLarge() {
        Scenario city = SmallCity.of(1, 2, 2, 3).toBuilder()
                .policies(new Policies("", Integer.MAX_VALUE, null, -1))
                .requisitions(List.of(
                        new Requisition("a", "TG", null, Long.MAX_VALUE, 0, true),
                        new Requisition("b", "TW", null, Long.MAX_VALUE, 0, true)))
                .build();

        assertThat(Planner.create().plan(city, OPTIONS).figures().cost()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aWindowStandsInPlaceOfTheUsualHoursAndWhatIsLateComesInThese() {
        int day = TimeWindow.DAY;
        Scenario city = SmallCity.of(1, 2, 2, 3).toBuilder()
                .demands(List.of(
                        wish("early", 1, day + 6 * 3600, day + 7 * 3600 - 60),
                        wish("in the evening", 1, day + 21 * 3600 + 60, day + 22 * 3600),
                        wish("missed", 0, 0, 60)))
                .policies(new Policies("", 1, null, -1))
                .build();

        assertThat(Planner.create().plan(city, OPTIONS).unmet())
                .extracting(Unmet::demand)
                .doesNotContain("early", "in the evening", "missed");
    }

    /** Vans that go round the clock from sealed doors to open ones, in the night too. */
    @ParameterizedTest
    @ValueSource(longs = {1, 4})
    void vehiclesAreDisinfectedOverNightAsWell(long seed) {
        assertThat(Planner.create().plan(roundTheClock(seed), OPTIONS).tours()).isNotEmpty();
    }

    /** What is fetched at sealed doors late in the evening rides with vans that bring goods to open ones after midnight. */
    @ParameterizedTest
    @ValueSource(longs = {1, 3})
    void whatIsFetchedInTheEveningLeavesTimeToDisinfectTheVehicle(long seed) {
        Scenario city = roundTheClock(seed);
        List<Demand> wishes = new ArrayList<>();
        List<TransportRequest> fetched = new ArrayList<>();
        for (int day = 0; day < 3; day++) {
            int midnight = day * TimeWindow.DAY;
            TimeWindow evening = new TimeWindow(midnight + 20 * 3600, midnight + 23 * 3600);
            for (Zone zone : city.zones()) {
                if (zone.level() == ZoneLevel.COMMUNITY) {
                    boolean sealed = zone.control() == ControlLevel.SEALED;
                    TimeWindow window = sealed ? evening : new TimeWindow(midnight, midnight + 3600);
                    wishes.add(new Demand("w" + day + zone.id(), "rice", zone.id(), "GENERAL", day, window, 300));
                    if (sealed) {
                        fetched.add(new TransportRequest(
                                "r" + day + zone.id(),
                                "rice",
                                zone.id(),
                                "W" + zone.parent(),
                                "VITAL",
                                day,
                                new TimeWindow(midnight + 22 * 3600, midnight + TimeWindow.DAY - 1),
                                50));
                    }
                }
            }
        }
        Plan plan = Planner.create()
                .plan(
                        city.toBuilder()
                                .needs(List.of())
                                .demands(wishes)
                                .transportRequests(fetched)
                                .build(),
                        OPTIONS);

        assertThat(plan.tours())
                .flatExtracting(Tour::trips)
                .flatExtracting(Trip::stops)
                .flatExtracting(stop -> stop.handlings())
                .anyMatch(handling -> handling.lot().startsWith("r0D"));
    }

    private static Scenario roundTheClock(long seed) {
        Scenario city = SmallCity.of(1, 3, 3, seed);
        return city.toBuilder()
                .zones(city.zones().stream()
                        .map(zone -> zone.id().endsWith("C0") ? zone : zone.withControl(ControlLevel.SEALED))
                        .toList())
                .facilities(city.facilities().stream()
                        .map(facility -> facility.toBuilder()
                                .disinfectionSeconds(5 * 3600)
                                .build())
                        .toList())
                .fleets(city.fleets().stream()
                        .map(fleet -> new Fleet(
                                fleet.id(), null, fleet.vehicleType(), fleet.base(), 1, OpeningHours.ALWAYS, "", 40, 0))
                        .toList())
                .needs(List.of(new Need("rice", "", 8, "test")))
                .convoys(List.of())
                .lots(city.facilities().stream()
                        .filter(facility -> facility.kind() != FacilityKind.TRANSFER_POINT)
                        .map(facility -> new Lot("rice-" + facility.id(), "rice", facility.id(), 60_000, Lot.NEVER))
                        .toList())
                .policies(new Policies("", 0, OpeningHours.ALWAYS, -1))
                .build();
    }

    @Test
    void noWeightOfAClassIsTooLarge() {
        List<PriorityClass> classes = new ArrayList<>(PriorityClass.usual());
        PriorityClass general = classes.remove(2);
        classes.add(new PriorityClass(general.id(), general.name(), general.rank(), 1e306));
        Scenario city =
                SmallCity.of(1, 2, 2, 3).toBuilder().priorityClasses(classes).build();

        assertThat(Planner.create().plan(city, OPTIONS).tours()).isNotEmpty();
    }

    @Test
    void ranksOfClassesAreAnOrderAndNoMore() {
        Scenario city = SmallCity.of(1, 2, 2, 3).toBuilder()
                .needs(List.of(new Need("rice", "", 0.25, ""), new Need("veg", "VITAL", 0.4, "")))
                .priorityClasses(ranked(0, 1, 2))
                .build();
        Scenario apart = city.toBuilder()
                .priorityClasses(ranked(10, 70, Integer.MAX_VALUE))
                .build();

        Plan plan = Planner.create().plan(apart, OPTIONS);
        Plan close = Planner.create().plan(city, OPTIONS);

        assertThat(plan.tours()).isEqualTo(close.tours());
        assertThat(plan.unmet()).isEqualTo(close.unmet());
    }

    private static List<PriorityClass> ranked(int... ranks) {
        List<PriorityClass> ranked = new ArrayList<>();
        for (PriorityClass usual : PriorityClass.usual()) {
            ranked.add(new PriorityClass(usual.id(), usual.name(), ranks[ranked.size()]));
        }
        return ranked;
    }

    /** A point where a tonne takes ten hours, and vans hand it over in five minutes anywhere else. */
    @Test
    void aFacilityThatWantsGoodsTakesItsOwnTime() {
        Scenario bare = SmallCity.of(1, 2, 2, 3);
        List<Facility> facilities = new ArrayList<>(bare.facilities());
        facilities.add(Facility.builder(
                        "H", FacilityKind.HOUSEHOLD_POINT, bare.zones().get(0).point())
                .zone("D0S0")
                .handlingSecondsPerTonne(36_000)
                .build());
        Scenario city = bare.toBuilder()
                .facilities(facilities)
                .demands(List.of(new Demand("h", "rice", "H", "VITAL", 1, null, 300)))
                .build();

        assertThat(Planner.create().plan(city, OPTIONS).tours())
                .flatExtracting(Tour::trips)
                .flatExtracting(Trip::stops)
                .filteredOn(stop -> stop.place().equals("H"))
                .isNotEmpty()
                .allMatch(stop -> stop.departure() - stop.begin()
                        >= 36
                                * stop.handlings().stream()
                                        .mapToLong(handling -> -handling.quantity())
                                        .sum());
    }

    @Test
    void aWindowMayBeginBeforeItsDay() {
        Scenario bare = SmallCity.of(1, 2, 2, 3);
        Scenario city = bare.toBuilder()
                .demands(List.of(wish("wide", 1, 20 * 3600, 36 * 3600)))
                .crews(bare.fleets().stream()
                        .map(fleet -> new Crew(
                                "C" + fleet.id(),
                                null,
                                fleet.base(),
                                fleet.count(),
                                "",
                                36_000,
                                0,
                                Integer.MAX_VALUE,
                                Set.of()))
                        .toList())
                .build();

        assertThat(Planner.create().plan(city, OPTIONS).unmet())
                .extracting(Unmet::demand)
                .doesNotContain("wide");
    }

    private static Demand wish(String id, int day, int from, int until) {
        return new Demand(id, "rice", "D0S0C0", "VITAL", day, new TimeWindow(from, until), 5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyPlanOfARandomCityIsSound(long seed) {
        Scenario scenario = SmallCity.of(2, 4, 3, seed);
        Plan plan = Planner.with(new FairFloor(), new OneByOne()).plan(scenario, OPTIONS);
        assertThat(plan.figures().servedKg()).isPositive();
        assertThat(plan.unmet()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void howMuchOfThePlanIsDoneNeverFalls(boolean timed) {
        List<SolveListener.Progress> told = new ArrayList<>();
        SolveListener listener = new SolveListener() {
            @Override
            public void onProgress(Progress progress) {
                told.add(progress);
            }
        };
        Budget budget = timed ? Budget.seconds(0.5) : Budget.iterations(300);

        Planner.create()
                .plan(
                        SmallCity.of(2, 4, 2, 7),
                        SolveOptions.defaults().withBudget(budget).withListener(listener));

        assertThat(told).extracting(SolveListener.Progress::phase).contains("network", "allocation", "verification");
        assertThat(told)
                .extracting(SolveListener.Progress::fraction)
                .isSorted()
                .allMatch(done -> done >= 0 && done <= 1);
        assertThat(told.get(told.size() - 1).fraction()).isGreaterThan(0.9);
        if (!timed) {
            assertThat(told)
                    .filteredOn(progress -> progress.phase().equals("assembly"))
                    .first()
                    .satisfies(firstPass -> assertThat(firstPass.fraction()).isLessThan(0.9));
        }
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

    @Test
    void withoutVehiclesTheyAreTheCause() {
        Scenario city = SmallCity.of(1, 2, 1, 5).toBuilder().fleets(List.of()).build();

        Plan plan = Planner.create().plan(city, OPTIONS);

        assertThat(plan.unmet()).isNotEmpty().extracting(Unmet::cause).containsOnly(Cause.VEHICLE);
    }

    /** Vehicles stood idle and were called full. */
    @Test
    void whatASearchThatWasCutShortLeavesOutIsNotMissingForWantOfVehicles() {
        RoutingEngine hurried = leavingOut(stop -> RoutingSolution.Reason.BUDGET_SPENT);

        Plan plan = Planner.with(new FairFloor(), hurried).plan(ample(SmallCity.of(1, 2, 1, 5)), OPTIONS);

        assertThat(plan.unmet())
                .extracting(Unmet::cause)
                .contains(Cause.BUDGET_SPENT)
                .doesNotContain(Cause.VEHICLE);
    }

    /** One parcel that the search had not tried was given as the cause of all that its warehouse could not bring. */
    @Test
    void whatVehiclesHaveNoRoomForIsNotMissingForWantOfTimeBecauseOneParcelIs() {
        RoutingEngine full = leavingOut(
                stop -> stop == 0 ? RoutingSolution.Reason.BUDGET_SPENT : RoutingSolution.Reason.NO_CAPACITY_LEFT);

        Plan plan = Planner.with(new FairFloor(), full).plan(ample(SmallCity.of(1, 8, 1, 5)), OPTIONS);

        assertThat(plan.unmet())
                .extracting(Unmet::cause)
                .contains(Cause.VEHICLE)
                .doesNotContain(Cause.BUDGET_SPENT);
    }

    /** An engine that leaves all stops out, each for a reason. */
    private static RoutingEngine leavingOut(IntFunction<RoutingSolution.Reason> reason) {
        return new ScriptedEngine((problem, options, allowance) -> ScriptedEngine.answer(problem, List.of(), reason));
    }

    /** The same city with ten times the vehicles. */
    private static Scenario ample(Scenario city) {
        return city.toBuilder()
                .fleets(city.fleets().stream()
                        .map(fleet -> fleet.withCount(10 * fleet.count()))
                        .toList())
                .build();
    }

    @Test
    void idsThatLeadNowhereAreRefusedAllAtOnce() {
        Scenario broken = SmallCity.of(1, 2, 1, 5).toBuilder()
                .lots(List.of(new Lot("a", "gold", "W", 1, Lot.NEVER), new Lot("b", "rice", "nowhere", 1, Lot.NEVER)))
                .build();

        assertThatThrownBy(() -> Planner.create().plan(broken, OPTIONS))
                .isInstanceOfSatisfying(
                        BadInput.class, bad -> assertThat(bad.faults()).hasSize(2));
    }

    @Test
    void whatHappensToNothingIsRefusedAndAUsualLaneMayBeClosed() {
        Scenario city = SmallCity.of(1, 2, 1, 5);
        Plan plan = Planner.create().plan(city, OPTIONS);
        TimeWindow always = new TimeWindow(0, TimeWindow.DAY);
        Disruption lane = new Disruption("a", DisruptionKind.LANE_CLOSED, "W>WD0", always, null, 1, 0, 0, null);
        Disruption nowhere = new Disruption("b", DisruptionKind.LANE_CLOSED, "W>WD7", always, null, 1, 0, 0, null);

        Plan closed = Planner.create()
                .plan(city.toBuilder().disruptions(List.of(lane)).build(), OPTIONS);
        assertThat(closed.movements())
                .isNotEmpty()
                .noneMatch(
                        movement -> movement.from().equals("W") && movement.to().equals("WD0"));
        for (ThrowableAssert.ThrowingCallable call : List.<ThrowableAssert.ThrowingCallable>of(
                () -> Planner.create()
                        .plan(city.toBuilder().disruptions(List.of(nowhere)).build(), OPTIONS),
                () -> Planner.create().replan(city, plan, List.of(nowhere), 3600, OPTIONS))) {
            assertThatThrownBy(call)
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("$.disruptions[0].target")
                    .hasMessageContaining("W>WD7");
        }
    }

    @Test
    void zonesInsideEachOtherAreRefused() {
        Scenario city = SmallCity.of(1, 2, 1, 5);
        List<Zone> zones = new ArrayList<>(city.zones());
        zones.replaceAll(zone -> zone.id().equals("D0")
                ? Zone.builder("D0", zone.level(), "D0S0", zone.point())
                        .landZone(zone.landZone())
                        .build()
                : zone);
        Scenario ring = city.toBuilder().zones(zones).build();

        assertThatThrownBy(() -> Planner.create().plan(ring, OPTIONS))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("ZONE_CYCLE");
    }

    @Test
    void whoAsksTwiceIsServedTwice() {
        Scenario city = SmallCity.of(1, 2, 1, 5);
        Demand request = new Demand(
                "u1",
                city.commodities().get(0).id(),
                "D0S0C0",
                city.priorityClasses().get(0).id(),
                0,
                null,
                3);
        Disruption call = new Disruption(
                "call", DisruptionKind.URGENT_REQUEST, "", new TimeWindow(0, 3600), null, 1, 0, 0, request);
        Scenario asked = city.toBuilder().disruptions(List.of(call)).build();

        Plan plan = Planner.create().plan(asked, OPTIONS);
        Plan next = Planner.create().replan(asked, plan, List.of(call), 3600, OPTIONS);
        assertThat(PlanAssembler.served(next.tours(), place -> true)).containsEntry("u1-2", 3L);

        Scenario twice =
                city.toBuilder().disruptions(List.of(call, inOtherWords(call))).build();
        assertThatThrownBy(() -> Planner.create().plan(twice, OPTIONS))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("$.disruptions[1].request.id");
    }

    private static Disruption inOtherWords(Disruption call) {
        return new Disruption("other", call.kind(), call.target(), call.window(), null, 1, 0, 0, call.request());
    }

    @Test
    void whatIsNotGivenIsRefusedByNameAtOnce() {
        Scenario city = SmallCity.of(1, 2, 1, 5);

        assertThatThrownBy(() -> Planner.create().plan(null, OPTIONS)).hasMessage("scenario");
        assertThatThrownBy(() -> Planner.create().start(null, OPTIONS)).hasMessage("scenario");
        assertThatThrownBy(() -> Planner.create().start(city, null)).hasMessage("options");
        Plan plan = Planner.create().plan(city, OPTIONS);
        assertThatThrownBy(() -> Planner.create().startReplan(city, null, List.of(), 0, OPTIONS, Promises.USUAL))
                .hasMessage("plan");
        assertThatThrownBy(() -> Planner.create().startReplan(city, plan, null, 0, OPTIONS, Promises.USUAL))
                .hasMessage("disruptions");
        assertThatThrownBy(() -> Planner.create().startReplan(city, plan, List.of(), 0, OPTIONS, null))
                .hasMessage("promises");
        assertThatThrownBy(() -> Planner.create().startReplan(city, plan, List.of(), -1, OPTIONS, Promises.USUAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }

    /** The plan was lost. */
    @Test
    void anInterruptIsACancellation() {
        RoutingEngine waiting = new ScriptedEngine((problem, options, allowance) -> {
            long end = System.nanoTime() + 100_000_000;
            while (!allowance.isCancelled() && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            return new OneByOne().solve(problem, options, allowance);
        });
        Thread.currentThread().interrupt();
        try {
            Plan plan = Planner.with(new FairFloor(), waiting).plan(SmallCity.of(2, 4, 1, 7), OPTIONS);
            assertThat(plan.manifest().complete()).isFalse();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void theSameSeedGivesAnEqualPlanButForWhatItTook() {
        Scenario city = SmallCity.of(2, 4, 1, 7);
        Plan one = Planner.create().plan(city, OPTIONS);
        Plan two = Planner.create().plan(city, OPTIONS);

        assertThat(one.manifest().stages()).isNotEmpty();
        assertThat(two.withoutTimings()).isEqualTo(one.withoutTimings());
        assertThat(PlanJson.toJson(two.withoutTimings(), city.start()))
                .isEqualTo(PlanJson.toJson(one.withoutTimings(), city.start()));
    }

    @Test
    void theJudgeWorksInThreadsOfItsOwnAndFindsTheSame() {
        Scenario city = SmallCity.of(3, 4, 3, 11);
        Plan plan = Planner.with(new FairFloor(), new OneByOne()).plan(city, OPTIONS.withThreads(3));
        Plan broken = new Plan(
                plan.scenario(),
                plan.manifest(),
                plan.receipts(),
                List.of(),
                plan.tours(),
                plan.unmet().subList(1, plan.unmet().size()),
                plan.figures());
        Verifier judge = Verifier.of(city);
        long common = ForkJoinPool.commonPool().getStealCount();

        Verification alone = judge.verify(broken);
        for (int i = 0; i < 20; i++) {
            assertThat(judge.withThreads(3).verify(broken)).isEqualTo(alone);
            assertThat(judge.verify(plan).isSound()).isTrue();
        }

        assertThat(alone.isSound()).isFalse();
        assertThat(ForkJoinPool.commonPool().getStealCount())
                .as("tasks in the pool that the host shares with everybody")
                .isEqualTo(common);
    }

    @Test
    void aStrategyThatAnswersNothingIsNamed() {
        AllocationStrategy silent = new AllocationStrategy() {
            @Override
            public String name() {
                return "silent";
            }

            @Override
            public AllocationSolution solve(AllocationProblem problem, SolveOptions options, Allowance allowance) {
                return null;
            }
        };

        assertThatThrownBy(() -> Planner.with(silent, new AnnealedRouting()).plan(SmallCity.of(1, 2, 1, 5), OPTIONS))
                .hasMessageContaining("silent");
    }

    /** One day on which nothing is there but what one convoy brings: enough for everybody. */
    private static Scenario suppliedOnceAt(int arrival) {
        Scenario city = SmallCity.of(1, 2, 1, 5);
        return city.toBuilder()
                .lots(List.of())
                .convoys(List.of(new Convoy(
                        "K",
                        Name.of("K"),
                        Mode.ROAD,
                        List.of("G"),
                        arrival,
                        Map.of(),
                        1,
                        false,
                        List.of(new Convoy.Cargo("rice", 3000, Lot.NEVER), new Convoy.Cargo("veg", 3000, 0)))))
                .build();
    }

    @Test
    void whatIsReleasedInTheMorningOfTheLastDayIsStillBrought() {
        Plan plan = Planner.create().plan(suppliedOnceAt(6 * 3600 + 1800), OPTIONS);

        assertThat(plan.figures().coverage()).isGreaterThan(0.5);
    }

    /** Stock that reached the gates too late to be carried was called stock that there is not. */
    @Test
    void whatReachesTheGatesTooLateIsMissingForItsArrival() {
        Plan plan = Planner.create().plan(suppliedOnceAt(20 * 3600), OPTIONS);

        assertThat(plan.unmet()).isNotEmpty().extracting(Unmet::cause).containsOnly(Cause.ARRIVAL);
    }

    private static Scenario named(Scenario scenario, String strategy) {
        Policies usual = scenario.policies();
        return scenario.toBuilder()
                .policies(new Policies(strategy, usual.lateDays(), usual.deliveryHours(), usual.contactPrice()))
                .build();
    }

    /** The judge has a rule for it: a plan that broke lots would throw. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void goodsMoveBetweenWarehousesInWholeLots(long seed) {
        Scenario scenario = SmallCity.of(2, 4, 3, seed);
        Scenario inLots = scenario.toBuilder()
                .commodities(scenario.commodities().stream()
                        .map(goods -> new Commodity(
                                goods.id(),
                                goods.name(),
                                goods.unit(),
                                goods.massKg(),
                                goods.volumeL(),
                                goods.storage(),
                                goods.shelfLifeDays(),
                                goods.urgency(),
                                goods.keptAtHome(),
                                45))
                        .toList())
                .build();
        Plan plan = Planner.with(new FairFloor(), new OneByOne()).plan(inLots, OPTIONS);
        assertThat(plan.movements()).anyMatch(movement -> movement.to().startsWith("W"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void higherClassesAreServedFirst(long seed) {
        Plan plan = Planner.with(new FairFloor(), new OneByOne()).plan(SmallCity.of(2, 4, 3, seed), OPTIONS);
        double above = 1;
        for (String priority : List.of("VITAL", "VULNERABLE", "GENERAL")) {
            double share = plan.figures().byClass().stream()
                    .filter(served -> served.id().equals(priority))
                    .findFirst()
                    .orElseThrow()
                    .share();
            assertThat(share).as(priority).isLessThanOrEqualTo(above + 0.01);
            above = share;
        }
    }

    /** Until the first evening no vehicle moves: what was to come then comes later, to the same people. */
    @Test
    void whatMissesItsDayIsBroughtOnTheNext() {
        Scenario scenario = SmallCity.of(1, 3, 3, 12);
        Policies usual = scenario.policies();
        Scenario late = scenario.toBuilder()
                .policies(new Policies(usual.strategy(), 1, usual.deliveryHours(), usual.contactPrice()))
                .fleets(scenario.fleets().stream()
                        .map(fleet -> fleet.vehicleType().equals("van")
                                ? new Fleet(
                                        fleet.id(),
                                        fleet.name(),
                                        fleet.vehicleType(),
                                        fleet.base(),
                                        1,
                                        new OpeningHours(17 * 3600, 21 * 3600),
                                        fleet.bubble(),
                                        2,
                                        fleet.turnRoundSeconds())
                                : fleet)
                        .toList())
                .build();
        Plan plan = Planner.with(new FairFloor(), new OneByOne()).plan(late, OPTIONS.withPasses(1));
        assertThat(plan.tours())
                .flatExtracting(Tour::trips)
                .flatExtracting(Trip::stops)
                .anySatisfy(stop -> assertThat(stop.handlings())
                        .anyMatch(handling -> !handling.demand().isEmpty()
                                && !handling.demand().endsWith("/" + stop.begin() / 86_400)));
    }

    @Test
    void crewsDriveOnlyWhatTheyCan() {
        Scenario scenario = SmallCity.of(1, 3, 2, 5);
        List<Crew> crews = new ArrayList<>();
        for (Fleet fleet : scenario.fleets()) {
            crews.add(crew(fleet, "can", fleet.count() - 1, fleet.vehicleType()));
            crews.add(crew(fleet, "cannot", 5, fleet.vehicleType().equals("van") ? "truck" : "van"));
        }
        Plan plan = Planner.with(new FairFloor(), new OneByOne())
                .plan(scenario.toBuilder().crews(crews).build(), OPTIONS);
        assertThat(plan.tours()).isNotEmpty().allMatch(tour -> tour.crew().startsWith("can-"));
    }

    private static Crew crew(Fleet fleet, String kind, int count, String skill) {
        return new Crew(
                kind + "-" + fleet.id(),
                Name.of(kind),
                fleet.base(),
                count,
                "",
                12 * 3600,
                8 * 3600,
                Integer.MAX_VALUE,
                Set.of(skill));
    }
}
