package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.resupply.planner.Town.DAYTIME;
import static org.resupply.planner.Town.OPTIONS;
import static org.resupply.planner.Town.causes;
import static org.resupply.planner.Town.cure;
import static org.resupply.planner.Town.facility;
import static org.resupply.planner.Town.measure;
import static org.resupply.planner.Town.planted;
import static org.resupply.planner.Town.street;
import static org.resupply.planner.Town.zone;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.resupply.io.InputHash;
import org.resupply.model.BadInput;
import org.resupply.model.Bubble;
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
import org.resupply.model.GeoPoint;
import org.resupply.model.Lot;
import org.resupply.model.Mode;
import org.resupply.model.Name;
import org.resupply.model.Need;
import org.resupply.model.OpeningHours;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.model.VehicleClass;
import org.resupply.model.VehicleType;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Cause;
import org.resupply.plan.Explanation;
import org.resupply.plan.Plan;
import org.resupply.plan.Remedy;
import org.resupply.plan.Unmet;

/** Towns in which one thing was planted that binds: it is found by testing, and what cures it is proved. */
class ExplainTest {
    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"RULE", "UNREACHABLE", "BUDGET_SPENT"})
    void whatWasPlantedIsFoundAndWhatCuresItIsProved(Cause cause) {
        Scenario town = planted(cause);
        Plan plan = Planner.create().plan(town, OPTIONS);
        assertThat(plan.figures().coverage()).isLessThan(0.9);

        Explanation explanation = Planner.create().explain(town, plan, 3, OPTIONS);

        assertThat(explanation.areas()).hasSize(1);
        Explanation.Area street = explanation.areas().get(0);
        assertThat(street.area()).isEqualTo("S");
        assertThat(street.missingKg()).isEqualTo(2000 - plan.figures().servedKg());
        assertThat(street.causes()).extracting(Explanation.Binding::cause).contains(cause);
        if (cause != Cause.STOCK) {
            assertThat(street.causes())
                    .as("there is enough of it somewhere")
                    .extracting(Explanation.Binding::cause)
                    .doesNotContain(Cause.STOCK);
        }
        assertThat(street.cures()).anySatisfy(cure -> {
            assertThat(measure(cure).cause()).isEqualTo(cause);
            assertThat(cure.servedKgBefore()).isEqualTo(plan.figures().servedKg() + street.searchKg());
            assertThat(cure.servedKgAfter()).isGreaterThan(cure.servedKgBefore());
        });
    }

    @Test
    void whatIsAcrossClosedWaterIsClosedOffAndShortOfStockOnlyAsFarAsTheCityIs() {
        Scenario dry = RuledCity.of(2, 4, 1, 5, Set.of(RuledCity.Feature.WATER));
        List<Disruption> closed = new ArrayList<>();
        dry.travel()
                .crossings()
                .forEach(crossing -> closed.add(new Disruption(
                        "closed-" + crossing.id(),
                        DisruptionKind.CROSSING_CLOSED,
                        crossing.id(),
                        new TimeWindow(0, TimeWindow.DAY),
                        null,
                        0,
                        0,
                        0,
                        null)));
        Scenario cut = dry.toBuilder()
                .disruptions(closed)
                .lots(dry.lots().stream()
                        .filter(lot -> !lot.place().startsWith("WD1"))
                        .toList())
                .build();

        Plan plan = Planner.create().plan(cut, OPTIONS);

        Plan open = Planner.create().plan(cut.toBuilder().disruptions(List.of()).build(), OPTIONS);
        List<Unmet> across = plan.unmet().stream()
                .filter(unmet -> unmet.demand().startsWith("D1"))
                .toList();
        assertThat(across).extracting(Unmet::cause).contains(Cause.CLOSURE).isSubsetOf(Cause.CLOSURE, Cause.STOCK);
        for (Commodity commodity : cut.commodities()) {
            assertThat(units(across, commodity, EnumSet.of(Cause.STOCK)))
                    .isLessThanOrEqualTo(units(open.unmet(), commodity, EnumSet.allOf(Cause.class)));
        }
        assertThat(plan.unmet())
                .filteredOn(unmet -> unmet.demand().startsWith("D0"))
                .noneMatch(unmet -> unmet.cause() == Cause.CLOSURE);
    }

    private static long units(List<Unmet> unmet, Commodity commodity, Set<Cause> causes) {
        return unmet.stream()
                .filter(part -> part.demand().contains("/" + commodity.id() + "/") && causes.contains(part.cause()))
                .mapToLong(Unmet::quantity)
                .sum();
    }

    @Test
    void aTownThatLacksNothingIsNotExplained() {
        Scenario town = new Town().build();
        Plan plan = Planner.create().plan(town, OPTIONS);

        assertThat(plan.figures().coverage()).isEqualTo(1);
        assertThat(Planner.create().explain(town, plan, 3, OPTIONS).areas()).isEmpty();
    }

    @Test
    void whereTwoCausesMustBothBeRelaxedTheyAreNamedTogetherAndCuredByTwoMeasures() {
        Town town = new Town();
        town.stock = 600;
        town.vans = 1;
        town.vanTrips = 1;
        Scenario both = town.build();
        Plan plan = Planner.create().plan(both, OPTIONS);

        Explanation.Area street =
                Planner.create().explain(both, plan, 1, OPTIONS).areas().get(0);

        assertThat(street.together()).isTrue();
        assertThat(street.causes())
                .extracting(Explanation.Binding::cause)
                .containsExactlyInAnyOrder(Cause.STOCK, Cause.VEHICLE);
        assertThat(street.cures()).isNotEmpty().allSatisfy(cure -> {
            assertThat(cure.measures())
                    .extracting(Explanation.Measure::cause)
                    .containsExactlyInAnyOrder(Cause.STOCK, Cause.VEHICLE);
            assertThat(cure.servedKgBefore()).isEqualTo(600);
        });
        // 600 of 2,000 kg lie there, and the van goes once with 600: three vans more and what else is missing.
        assertThat(street.cures()).anySatisfy(cure -> {
            assertThat(cure.measures())
                    .contains(
                            new Explanation.Measure(Cause.STOCK, Remedy.MORE_STOCK, "rice", "W", 1400),
                            new Explanation.Measure(Cause.VEHICLE, Remedy.MORE_VEHICLES, "V", "", 3));
            assertThat(cure.servedKgAfter()).isEqualTo(2000);
        });
    }

    /** Two convoys with one truck each, of which the gate takes one a day. */
    @Test
    void whatTheGateTurnsAwayIsMissingForWantOfDocks() {
        Town town = new Town();
        town.stock = 0;
        town.convoyArrival = 3600;
        town.trucks = 1;
        Scenario one = town.build();
        Convoy half = one.convoys().get(0).withCargo(List.of(new Convoy.Cargo("rice", 1000, Lot.NEVER)));
        Scenario two = one.toBuilder()
                .convoys(List.of(
                        half,
                        new Convoy("L", Name.of("L"), Mode.ROAD, List.of("G"), 7200, Map.of(), 1, false, half.cargo())))
                .build();
        Plan plan = Planner.create().plan(two, OPTIONS);

        assertThat(plan.figures().servedKg()).isEqualTo(1000);
        assertThat(plan.unmet()).allSatisfy(unmet -> assertThat(unmet.cause()).isEqualTo(Cause.DOCK));
    }

    /** One van has room for both communities and may go to one of them: it was said to be full. */
    @Test
    void whereTheOneTripMayHaveOneDestinationTheLoopIsTheCause() {
        Town town = new Town();
        town.vans = 1;
        town.vanTrips = 1;
        town.bubble = "LOOP";
        Scenario one = town.build();
        Scenario pointToPoint = one.toBuilder()
                .bubbles(List.of(new Bubble("LOOP", null, Set.of(), ControlLevel.OPEN, true)))
                .demands(one.demands().stream()
                        .map(demand -> new Demand(demand.id(), "rice", demand.place(), "GENERAL", 0, null, 250))
                        .toList())
                .build();

        Plan plan = Planner.create().plan(pointToPoint, OPTIONS);

        assertThat(plan.unmet())
                .isNotEmpty()
                .allSatisfy(unmet -> assertThat(unmet.cause()).isEqualTo(Cause.BUBBLE));
        assertThat(causes(Planner.create()
                        .explain(pointToPoint, plan, 1, OPTIONS)
                        .areas()
                        .get(0)))
                .contains(Cause.BUBBLE);
    }

    /** The van comes back from a closed community at nine and is wanted in an open one before it is disinfected. */
    @Test
    void whoMustBeDisinfectedIsKeptByThat() {
        Scenario yard = Town.withOneVanAndAYard(8 * 3600);

        Explanation.Area street = street(yard);

        assertThat(street.missingKg()).isEqualTo(500);
        assertThat(causes(street)).contains(Cause.BUBBLE, Cause.VEHICLE).doesNotContain(Cause.STOCK);
    }

    @Test
    void crewsWhoMayNotDriveTheVansAreTheCause() {
        Scenario town = new Town()
                .build().toBuilder()
                        .crews(List.of(
                                new Crew("P", null, "W", 2, "", 14 * 3600, 0, Integer.MAX_VALUE, Set.of("truck"))))
                        .build();
        Plan plan = Planner.create().plan(town, OPTIONS);

        assertThat(plan.unmet())
                .isNotEmpty()
                .allSatisfy(unmet -> assertThat(unmet.cause()).isEqualTo(Cause.CREW));
        assertThat(causes(street(town))).containsExactly(Cause.CREW);
    }

    /** Who loads until the store closes and waits for the doors to open could take more, and would be too late with it. */
    @Test
    void anotherLookAtAPlanTakesNothingAway() {
        Town town = new Town();
        town.vans = 1;
        town.hours = new OpeningHours(5 * 3600, 6 * 3600 + 120);
        Scenario early = town.build();
        Plan plan = Planner.create().plan(early, OPTIONS);
        assertThat(plan.figures().servedKg()).isPositive().isLessThan(2000);

        Explanation.Area street =
                Planner.create().explain(early, plan, 1, OPTIONS).areas().get(0);

        assertThat(street.searchKg()).isNotNegative();
        assertThat(street.causes())
                .allSatisfy(binding -> assertThat(binding.gainKg()).isLessThanOrEqualTo(street.missingKg()));
    }

    @Test
    void theSameSeedGivesTheSameExplanation() {
        Scenario town = planted(Cause.VEHICLE);
        Plan plan = Planner.create().plan(town, OPTIONS);

        assertThat(Planner.create().explain(town, plan, 1, OPTIONS.withThreads(1)))
                .isEqualTo(Planner.create().explain(town, plan, 1, OPTIONS.withThreads(3)));
    }

    @Test
    void anotherStateOfTheScenarioIsRefused() {
        Scenario town = planted(Cause.STOCK);
        Plan plan = Planner.create().plan(town, OPTIONS);
        Scenario fewer = town.toBuilder().demands(town.demands().subList(0, 1)).build();
        Scenario broken =
                town.toBuilder().needs(List.of(new Need("gold", "", 1, ""))).build();

        assertThatThrownBy(() -> Planner.create().explain(fewer, plan, 1, OPTIONS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(InputHash.of(town))
                .hasMessageContaining(InputHash.of(fewer));
        assertThatThrownBy(() -> Planner.create().explain(broken, plan, 1, OPTIONS))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("gold");
    }

    @Test
    void whoIsInterruptedIsToldWhatWasProvedByThenAndStaysInterrupted() {
        Scenario town = planted(Cause.STOCK);
        Plan plan = Planner.create().plan(town, OPTIONS);

        Thread.currentThread().interrupt();
        try {
            assertThat(Planner.create()
                            .explain(town, plan, 1, OPTIONS.withThreads(3))
                            .areas())
                    .hasSize(1);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void noStreetsAreRefused() {
        Scenario town = new Town().build();
        Plan plan = Planner.create().plan(town, OPTIONS);

        assertThatThrownBy(() -> Planner.create().explain(town, plan, 0, OPTIONS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(0)");
    }

    /** A depot with one dock and hours for one load, from which two closed loops would fetch for stores of their own. */
    @Test
    void closedLoopsThatMayNotMeetInAYardAreNotPutDownToDocks() {
        OpeningHours early = new OpeningHours(2 * 3600, 2 * 3600 + 5400);
        Scenario town = new Town().build();
        Scenario yard = town.toBuilder()
                .facilities(List.of(
                        yard("D", FacilityKind.DISTRICT_WAREHOUSE, "D-YARD", "").toBuilder()
                                .handlingSecondsPerTonne(3600)
                                .hours(early)
                                .build(),
                        yard("S", FacilityKind.STREET_WAREHOUSE, "WA", "LA"),
                        yard("S", FacilityKind.STREET_WAREHOUSE, "WB", "LB")))
                .lots(List.of(new Lot("lot", "rice", "D-YARD", 3000, Lot.NEVER)))
                .bubbles(List.of(loop("LA", "A"), loop("LB", "B")))
                .fleets(List.of(
                        new Fleet("VA", null, "van", "WA", 2, DAYTIME, "LA", 4, 600),
                        new Fleet("VB", null, "van", "WB", 2, DAYTIME, "LB", 4, 600),
                        new Fleet("TA", null, "truck", "D-YARD", 1, OpeningHours.ALWAYS, "LA", 4, 600),
                        new Fleet("TB", null, "truck", "D-YARD", 1, OpeningHours.ALWAYS, "LB", 4, 600)))
                .build();
        Plan plan = Planner.create().plan(yard, OPTIONS);

        Explanation.Area street =
                Planner.create().explain(yard, plan, 1, OPTIONS).areas().get(0);

        assertThat(plan.unmet()).hasSize(1).allSatisfy(unmet -> {
            assertThat(unmet.cause()).isEqualTo(Cause.BUBBLE);
            assertThat(unmet.bottleneck()).isEqualTo("D-YARD");
        });
        assertThat(street.causes())
                .extracting(Explanation.Binding::cause)
                .contains(Cause.BUBBLE)
                .doesNotContain(Cause.DOCK);
        assertThat(street.cures())
                .areExactly(1, cure(Remedy.MORE_DOCKS, "D-YARD", 1))
                .filteredOn(cure -> measure(cure).remedy() == Remedy.MORE_DOCKS)
                .allMatch(cure -> measure(cure).cause() == Cause.BUBBLE);
    }

    private static Facility yard(String zone, FacilityKind kind, String id, String bubble) {
        return facility(id, kind, zone, Double.POSITIVE_INFINITY, 10).toBuilder()
                .docks(1)
                .bubble(bubble)
                .build();
    }

    private static Bubble loop(String id, String zone) {
        return new Bubble(id, null, Set.of(zone), ControlLevel.OPEN, false);
    }

    /** The vehicles of another base are there for all the hours of the one place where goods for both change hands. */
    @Test
    void whoCallsAtTheEdgeOfTheStreetThatLacksIsReckonedWith() {
        VehicleType van = VehicleType.builder("van", VehicleClass.VAN, 1200, 2400, Set.of(StorageClass.AMBIENT))
                .fixedCost(1000)
                .costPerKm(100)
                .costPerHour(1000)
                .stopSeconds(3000)
                .handlingSecondsPerTonne(60)
                .build();
        double noLimit = Double.POSITIVE_INFINITY;
        Scenario town = Scenario.builder("town", LocalDate.of(2022, 4, 10), 1)
                .zones(List.of(
                        zone("C", ZoneLevel.CITY, "", 0, ControlLevel.OPEN, noLimit),
                        zone("D", ZoneLevel.DISTRICT, "C", 0, ControlLevel.OPEN, noLimit),
                        zone("S", ZoneLevel.STREET, "D", 0, ControlLevel.OPEN, noLimit),
                        zone("T", ZoneLevel.STREET, "D", 0, ControlLevel.OPEN, noLimit),
                        sealed("A", "S"),
                        sealed("B", "T")))
                .facilities(List.of(
                        facility("W", FacilityKind.STREET_WAREHOUSE, "S", noLimit, 10),
                        facility("X", FacilityKind.STREET_WAREHOUSE, "T", noLimit, 10),
                        facility("E", FacilityKind.HOUSEHOLD_POINT, "D", noLimit, 10)
                                .withDocks(1)
                                .withHours(new OpeningHours(8 * 3600, 9 * 3600))))
                .commodities(List.of(
                        new Commodity("rice", Name.of("rice"), "kg", 1, 1, StorageClass.AMBIENT, 0, 1, false, 1)))
                .demands(List.of(
                        new Demand("a", "rice", "A", "GENERAL", 0, null, 1000),
                        new Demand("b", "rice", "B", "GENERAL", 0, null, 1000)))
                .lots(List.of(new Lot("lot", "rice", "X", 1000, Lot.NEVER)))
                .vehicleTypes(List.of(van))
                .fleets(List.of(
                        new Fleet("VW", null, "van", "W", 1, DAYTIME, "LW", 4, 600),
                        new Fleet("VX", null, "van", "X", 1, DAYTIME, "LX", 4, 600)))
                .bubbles(List.of(
                        new Bubble("LW", null, Set.of("S"), ControlLevel.SEALED, false),
                        new Bubble("LX", null, Set.of("T"), ControlLevel.SEALED, false)))
                .build();
        Plan plan = Planner.create().plan(town, OPTIONS);
        assertThat(plan.figures().servedKg()).isEqualTo(1000);

        Explanation.Area street =
                Planner.create().explain(town, plan, 1, OPTIONS).areas().get(0);

        assertThat(street.area()).isEqualTo("S");
        assertThat(street.together()).as("more stock alone brings nothing").isTrue();
    }

    private static Zone sealed(String id, String street) {
        return Zone.builder(id, ZoneLevel.COMMUNITY, street, new GeoPoint(121.405, 31.2))
                .population(1000)
                .households(500)
                .control(ControlLevel.SEALED)
                .handOver("E")
                .build();
    }
}
