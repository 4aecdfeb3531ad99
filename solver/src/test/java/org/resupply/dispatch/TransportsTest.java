package org.resupply.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.resupply.allocation.FairFloor;
import org.resupply.model.Bubble;
import org.resupply.model.Commodity;
import org.resupply.model.ControlLevel;
import org.resupply.model.Crew;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.GeoPoint;
import org.resupply.model.Name;
import org.resupply.model.OpeningHours;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.model.TransportRequest;
import org.resupply.model.VehicleClass;
import org.resupply.model.VehicleType;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Cause;
import org.resupply.plan.Plan;
import org.resupply.plan.Stop;
import org.resupply.planner.Planner;
import org.resupply.routing.AnnealedRouting;
import org.resupply.solve.Budget;
import org.resupply.solve.Cancellation;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.ScriptedEngine;
import org.resupply.solve.SolveOptions;

/** A ward, a sealed and an open community, one minibus of eight seats. */
class TransportsTest {

    @Test
    void peopleAreFetchedTogetherAndBroughtInOneTrip() {
        Plan plan = plan(2, request("a", "OPEN", "WARD", 3), request("b", "SHUT", "WARD", 5));
        assertThat(plan.unmet()).isEmpty();
        assertThat(plan.tours()).hasSize(1);
        List<Stop> stops = plan.tours().get(0).trips().get(0).stops();
        assertThat(stops).extracting(Stop::place).containsExactly("GARAGE", "OPEN", "SHUT", "WARD", "WARD", "GARAGE");
        assertThat(plan.figures().demandKg()).isZero();
        assertThat(plan.figures().stops()).isEqualTo(2);
    }

    @Test
    void moreThanOneRideTakesGoesInSeveral() {
        Plan plan = plan(1, request("a", "OPEN", "WARD", 20));
        assertThat(plan.unmet()).isEmpty();
        assertThat(plan.tours().get(0).trips().get(0).stops()).hasSize(8);
    }

    @Test
    void whatCannotArriveInTimeIsMissing() {
        TimeWindow noon = new TimeWindow(43_200, 43_260);
        assertThat(plan(1, new TransportRequest("a", "person", "OPEN", "WARD", "VITAL", 0, noon, 20))
                        .unmet())
                .extracting(unmet -> unmet.demand(), unmet -> unmet.quantity(), unmet -> unmet.cause())
                .containsExactly(tuple("a", 12L, Cause.VEHICLE));
    }

    @Test
    void nobodyGoesFromASealedZoneToAnOpenOne() {
        assertThat(plan(2, request("a", "SHUT", "OPEN", 1)).unmet())
                .extracting(unmet -> unmet.cause())
                .containsExactly(Cause.BUBBLE);
        assertThat(plan(2, request("a", "OPEN", "SHUT", 1)).unmet()).isEmpty();
    }

    @Test
    void aBubbleThatMayNotEnterIsTheCause() {
        Scenario kept = city(1, request("a", "SHUT", "WARD", 1))
                .bubbles(List.of(new Bubble("LOOP", null, Set.of(), ControlLevel.CONTROLLED, false)))
                .build();
        assertThat(plan(kept).unmet())
                .extracting(unmet -> unmet.demand(), unmet -> unmet.cause())
                .containsExactly(tuple("a", Cause.BUBBLE));
    }

    @Test
    void whereNobodyMayDriveThemTheCrewsAreTheCause() {
        Scenario unmanned = city(1, request("a", "OPEN", "WARD", 1))
                .crews(List.of(new Crew("P", null, "GARAGE", 0, "LOOP", 36_000, 0, Integer.MAX_VALUE, Set.of())))
                .build();
        assertThat(plan(unmanned).unmet()).extracting(unmet -> unmet.cause()).containsExactly(Cause.CREW);
    }

    @Test
    void whereTheWardIsClosedWhenTheyMayComeThatIsTheCause() {
        TimeWindow night = new TimeWindow(1000, 2000);
        Scenario closed = city(1, new TransportRequest("a", "person", "OPEN", "WARD", "VITAL", 0, night, 1))
                .facilities(List.of(
                        place("GARAGE", 121.40), place("WARD", 121.46).withHours(new OpeningHours(28_800, 64_800))))
                .build();
        assertThat(plan(closed).unmet()).extracting(unmet -> unmet.cause()).containsExactly(Cause.CLOSURE);
    }

    /** Each load was two stops of one routing problem, whether or not there was time for it. */
    @Test
    void ofAMillionPeopleSoManyAreLookedAtAsOneSearchCanPlace() {
        List<Integer> stops = new ArrayList<>();
        RoutingEngine engine = new AnnealedRouting();
        RoutingEngine watched = new ScriptedEngine((problem, options, allowance) -> {
            stops.add(problem.stops());
            return engine.solve(problem, options, allowance);
        });
        Plan plan = Planner.with(new FairFloor(), watched)
                .plan(
                        city(1, request("a", "OPEN", "WARD", 1_000_000)).build(),
                        SolveOptions.defaults()
                                .withBudget(Budget.iterations(500))
                                .withThreads(1));

        assertThat(stops).hasSizeBetween(2, 20).containsOnly(100);
        assertThat(plan.unmet()).singleElement().satisfies(unmet -> {
            assertThat(unmet.quantity()).isLessThan(1_000_000 - 100);
            assertThat(unmet.cause()).isEqualTo(Cause.VEHICLE);
        });
    }

    /** Vehicles were called too few where two bubbles would have met. */
    @Test
    void whoWouldMeetAnotherBubbleIsMissingForThat() {
        TimeWindow noon = new TimeWindow(43_200, 43_260);
        Scenario two = city(1, new TransportRequest("a", "person", "OPEN", "WARD", "VITAL", 0, noon, 16))
                .bubbles(List.of(
                        new Bubble("LOOP", null, Set.of(), ControlLevel.SEALED, false),
                        new Bubble("OTHER", null, Set.of(), ControlLevel.SEALED, false)))
                .fleets(List.of(fleet("BUS", "LOOP"), fleet("COACH", "OTHER")))
                .build();
        assertThat(plan(two).unmet())
                .extracting(unmet -> unmet.demand(), unmet -> unmet.quantity(), unmet -> unmet.cause())
                .containsExactly(tuple("a", 8L, Cause.BUBBLE));
    }

    @Test
    void theyArriveWithinTheWindow() {
        TimeWindow noon = new TimeWindow(43_200, 45_000);
        Plan plan = plan(1, new TransportRequest("a", "person", "OPEN", "WARD", "VITAL", 0, noon, 2));
        Stop ward = plan.tours().get(0).trips().get(0).stops().get(2);
        assertThat(ward.begin()).isBetween(noon.start(), noon.end());
    }

    @Test
    void whoseVehicleIsLostIsFetchedByAnotherOneOnTheSameDay() {
        TimeWindow noon = new TimeWindow(43_200, 50_000);
        Scenario scenario = city(1, new TransportRequest("a", "person", "OPEN", "WARD", "VITAL", 0, noon, 2))
                .fleets(List.of(fleet("BUS"), fleet("COACH")))
                .build();
        Plan plan = plan(scenario);
        String lost = plan.tours().get(0).fleet();

        Plan next = replan(scenario, plan, DisruptionKind.VEHICLES_LOST, lost);

        assertThat(next.unmet()).isEmpty();
        assertThat(next.tours()).hasSize(1);
        assertThat(next.tours().get(0).fleet()).isNotEqualTo(lost);
        assertThat(next.tours().get(0).trips().get(0).start()).isGreaterThanOrEqualTo(36_000);
    }

    @Test
    void whereNothingIsLeftToFetchThemThatIsSaid() {
        TimeWindow noon = new TimeWindow(43_200, 50_000);
        Scenario scenario = city(1, new TransportRequest("a", "person", "OPEN", "WARD", "VITAL", 0, noon, 2))
                .build();

        Plan next = replan(scenario, plan(scenario), DisruptionKind.VEHICLES_LOST, "BUS");

        assertThat(next.tours()).isEmpty();
        assertThat(next.unmet())
                .extracting(unmet -> unmet.demand(), unmet -> unmet.quantity())
                .containsExactly(tuple("a", 2L));
    }

    @Test
    void oneThatIsStoppedSearchesNoLongerForTripsThatFellOut() {
        TimeWindow noon = new TimeWindow(43_200, 50_000);
        Scenario scenario = city(1, new TransportRequest("a", "person", "OPEN", "WARD", "VITAL", 0, noon, 2))
                .fleets(List.of(fleet("BUS"), fleet("COACH")))
                .build();
        Plan plan = plan(scenario);
        List<Boolean> stopped = new ArrayList<>();
        RoutingEngine engine = new AnnealedRouting();
        RoutingEngine watched = new ScriptedEngine((problem, options, allowance) -> {
            stopped.add(allowance.isCancelled());
            return engine.solve(problem, options, allowance);
        });
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        Planner.with(new FairFloor(), watched)
                .replan(
                        scenario,
                        plan,
                        List.of(event(
                                DisruptionKind.VEHICLES_LOST,
                                plan.tours().get(0).fleet())),
                        36_000,
                        SolveOptions.defaults().withBudget(Budget.iterations(500)),
                        Promises.USUAL,
                        cancellation);

        assertThat(stopped).isNotEmpty().doesNotContain(false);
    }

    /** The plan when something happens at ten o'clock, until the evening. */
    private static Plan replan(Scenario scenario, Plan plan, DisruptionKind kind, String target) {
        return Planner.create()
                .replan(
                        scenario,
                        plan,
                        List.of(event(kind, target)),
                        36_000,
                        SolveOptions.defaults().withBudget(Budget.iterations(500)));
    }

    private static Disruption event(DisruptionKind kind, String target) {
        return new Disruption("event", kind, target, new TimeWindow(36_000, 79_200), null, 0, 1, 0, null);
    }

    private static TransportRequest request(String id, String from, String to, long people) {
        return new TransportRequest(id, "person", from, to, "VITAL", 0, null, people);
    }

    private static Plan plan(int days, TransportRequest... requests) {
        return plan(city(days, requests).build());
    }

    private static Plan plan(Scenario scenario) {
        return Planner.create()
                .plan(
                        scenario,
                        SolveOptions.defaults()
                                .withBudget(Budget.iterations(500))
                                .withThreads(1));
    }

    private static Scenario.Builder city(int days, TransportRequest... requests) {
        return Scenario.builder("ward", LocalDate.of(2022, 4, 1), days)
                .zones(List.of(
                        zone("C", ZoneLevel.CITY, "", 121.40, ControlLevel.OPEN),
                        zone("D", ZoneLevel.DISTRICT, "C", 121.40, ControlLevel.OPEN),
                        zone("S", ZoneLevel.STREET, "D", 121.40, ControlLevel.OPEN),
                        zone("OPEN", ZoneLevel.COMMUNITY, "S", 121.42, ControlLevel.OPEN),
                        zone("SHUT", ZoneLevel.COMMUNITY, "S", 121.44, ControlLevel.SEALED)))
                .facilities(List.of(place("GARAGE", 121.40), place("WARD", 121.46)))
                .commodities(List.of(new Commodity(
                        "person", Name.of("person"), "person", 80, 400, StorageClass.PASSENGERS, 0, 1, false, 1)))
                .transportRequests(List.of(requests))
                .bubbles(List.of(new Bubble("LOOP", null, Set.of(), ControlLevel.SEALED, false)))
                .vehicleTypes(List.of(
                        VehicleType.builder("minibus", VehicleClass.VAN, 1000, 3200, Set.of(StorageClass.PASSENGERS))
                                .fixedCost(10_000)
                                .costPerKm(150)
                                .costPerHour(4000)
                                .stopSeconds(60)
                                .handlingSecondsPerTonne(600)
                                .build()))
                .fleets(List.of(fleet("BUS")));
    }

    private static Fleet fleet(String id) {
        return fleet(id, "LOOP");
    }

    private static Fleet fleet(String id, String bubble) {
        return new Fleet(id, Name.of(id), "minibus", "GARAGE", 1, new OpeningHours(21_600, 79_200), bubble, 2, 600);
    }

    private static Zone zone(String id, ZoneLevel level, String parent, double lon, ControlLevel control) {
        return Zone.builder(id, level, parent, new GeoPoint(lon, 31.2))
                .population(1000)
                .households(400)
                .control(control)
                .build();
    }

    private static Facility place(String id, double lon) {
        return Facility.builder(id, FacilityKind.DISTRICT_WAREHOUSE, new GeoPoint(lon, 31.2))
                .zone("D")
                .build();
    }
}
