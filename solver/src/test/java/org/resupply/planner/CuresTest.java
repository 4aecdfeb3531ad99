package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.resupply.planner.Town.DAYTIME;
import static org.resupply.planner.Town.OPTIONS;
import static org.resupply.planner.Town.causes;
import static org.resupply.planner.Town.cure;
import static org.resupply.planner.Town.cures;
import static org.resupply.planner.Town.facility;
import static org.resupply.planner.Town.measure;
import static org.resupply.planner.Town.planted;
import static org.resupply.planner.Town.street;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.resupply.model.Bubble;
import org.resupply.model.Commodity;
import org.resupply.model.ControlLevel;
import org.resupply.model.Crew;
import org.resupply.model.Crossing;
import org.resupply.model.Demand;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.GeoPoint;
import org.resupply.model.Lane;
import org.resupply.model.Mode;
import org.resupply.model.Name;
import org.resupply.model.OpeningHours;
import org.resupply.model.Requisition;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.model.TransportRequest;
import org.resupply.model.Travel;
import org.resupply.model.VehicleClass;
import org.resupply.model.VehicleType;
import org.resupply.plan.Cause;
import org.resupply.plan.Explanation;
import org.resupply.plan.Plan;
import org.resupply.plan.Remedy;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** Towns in which one thing was planted that binds: what cures it, by how much, and in which order. */
class CuresTest {
    @Test
    void noMoreStockIsAskedForThanNearlyAllOfTheGainTakes() {
        Town town = new Town();
        town.stock = 500;

        assertThat(cures(town)).areExactly(1, cure(Remedy.MORE_STOCK, "rice", 1500));
    }

    @Test
    void aLaterReturnIsACureWhereTheShiftEndsTooEarly() {
        Town town = new Town();
        town.shift = new OpeningHours(10 * 3600, 11 * 3600);
        town.vans = 1;

        assertThat(cures(town)).areExactly(1, cure(Remedy.LONGER_SHIFT, "V", 3600));
    }

    @Test
    void vehiclesOfOthersAreCalledUpWhereNoneAreThere() {
        Town town = new Town();
        town.owned = false;

        assertThat(cures(town)).areExactly(1, cure(Remedy.CALL_UP, "V", 2));
    }

    @Test
    void aWarehouseThatClosesTooEarlyIsOpenedLonger() {
        Town town = new Town();
        town.hours = new OpeningHours(10 * 3600, 10 * 3600 + 1800);

        assertThat(cures(town))
                .haveAtLeastOne(new Condition<>(
                        cure -> measure(cure).remedy() == Remedy.LONGER_HOURS
                                && measure(cure).target().equals("W"),
                        "longer hours of W"));
    }

    /** The four vans must be home at 20:00, when the warehouse opens again; forty minutes are enough for all of them. */
    @Test
    void aWarehouseThatReopensTooLateReopensFortyMinutesSooner() {
        Town town = new Town();
        town.vans = 4;
        town.disruptions.add(new Disruption(
                "closed", DisruptionKind.FACILITY_CLOSED, "W", new TimeWindow(0, 20 * 3600), null, 0, 0, 0, null));

        assertThat(cures(town)).areExactly(1, cure(Remedy.LONGER_HOURS, "W", 2400));
    }

    @Test
    void whatCostsLeastForEachKilogramComesFirst() {
        Town town = new Town();
        town.owned = false;
        town.stock = 500;

        List<Explanation.Cure> cures = cures(town);
        assertThat(cures).isSortedAccordingTo(Comparator.comparingDouble(Explanation.Cure::costPerKg));
        assertThat(cures)
                .filteredOn(cure -> cure.measures().stream().anyMatch(part -> part.remedy() == Remedy.CALL_UP))
                .allSatisfy(cure -> assertThat(cure.costMore()).isGreaterThanOrEqualTo(50_000));
    }

    @Test
    void ofWhatCostsNothingMoreThatComesFirstWhichBringsMost() {
        Explanation.Cure little = priced(10, -1000, "rice");
        Explanation.Cure much = priced(500, -10, "water");
        Explanation.Cure dear = priced(5000, 1, "milk");

        assertThat(Cures.worthNaming(List.of(dear, little, much))).containsExactly(much, little, dear);
    }

    /** What several measures bring is proved by another plan than what one brings, and that may be a worse one. */
    @Test
    void severalMeasuresThatBringLessThanOneOfThemAreNoCure() {
        Explanation.Cure rice = priced(80, 10, "rice");
        Explanation.Cure water = priced(30, 10, "water");
        Explanation.Cure worse = priced(40, 10, "rice", "milk");
        Explanation.Cure better = priced(100, 1000, "rice", "water");
        Explanation.Cure again = priced(80, 10, "rice");

        assertThat(Cures.worthNaming(List.of(worse, rice, again, better, water)))
                .containsExactly(rice, water, better);
    }

    private static Explanation.Cure priced(double gainKg, long costMore, String... goods) {
        return new Explanation.Cure(
                Stream.of(goods)
                        .map(what -> new Explanation.Measure(Cause.STOCK, Remedy.MORE_STOCK, what, "W", 1))
                        .toList(),
                100,
                100 + gainKg,
                costMore);
    }

    /** The van is back from the closed community by half past eight at the latest, and wanted in the open one from ten to noon. */
    @Test
    void whereDisinfectionTakesTooLongItIsMadeShorter() {
        Scenario yard = Town.withOneVanAndAYard(6 * 3600);

        assertThat(street(yard).cures()).areExactly(1, cure(Remedy.FASTER_DISINFECTION, "W", 4 * 3600));
    }

    /** One van has room for both communities, and may go to one of them. */
    @Test
    void whereATripHasOneDestinationSeveralAreACure() {
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

        assertThat(street(pointToPoint).cures()).areExactly(1, cure(Remedy.SEVERAL_PLACES, "LOOP", 0));
    }

    /** The vans' loop may not meet those who work at the warehouse. */
    @Test
    void vehiclesThatMayNotCallWhereAnotherLoopWorksJoinIt() {
        Town town = new Town();
        town.bubble = "LOOP";
        town.crews = 2;
        Scenario own = town.build();
        Scenario hosted = own.toBuilder()
                .bubbles(List.of(own.bubbles().get(0), new Bubble("HOSTS", null, Set.of(), ControlLevel.OPEN, false)))
                .crews(own.crews().stream().map(crew -> crew.withBubble("LOOP")).toList())
                .facilities(own.facilities().stream()
                        .map(facility -> facility.id().equals("W")
                                ? facility.toBuilder().bubble("HOSTS").build()
                                : facility)
                        .toList())
                .build();

        assertThat(street(hosted).cures())
                .areExactly(1, cure(Remedy.OTHER_BUBBLE, "V", 0))
                .filteredOn(cure -> measure(cure).remedy() == Remedy.OTHER_BUBBLE)
                .allMatch(cure -> measure(cure).place().equals("HOSTS") && cure.gainKg() == 2000);
    }

    @Test
    void aTestThatHasLapsedIsRenewed() {
        Town town = new Town();
        town.crews = 4;
        town.tested = 0;

        assertThat(cures(town)).areExactly(1, cure(Remedy.NEWER_TEST, "P", 0));
    }

    /** From 7:00, when deliveries begin, the bridge is open for ten minutes more: too short for the way there and back. */
    @Test
    void aBridgeThatClosesTooEarlyIsOpenedLonger() {
        Scenario open = new Town().build();
        Scenario across = open.toBuilder()
                .zones(open.zones().stream()
                        .map(zone -> zone.toBuilder()
                                .landZone(zone.id().equals("B") ? "island" : "bank")
                                .build())
                        .toList())
                .facilities(open.facilities().stream()
                        .map(facility -> facility.toBuilder().landZone("bank").build())
                        .toList())
                .travel(Travel.PLAIN.withCrossings(List.of(new Crossing(
                        "bridge",
                        Name.of("bridge"),
                        new GeoPoint(121.408, 31.205),
                        "bank",
                        "island",
                        Set.of(VehicleClass.VAN),
                        0,
                        new OpeningHours(5 * 3600, 7 * 3600 + 600)))))
                .build();
        Plan plan = Planner.create().plan(across, OPTIONS);

        Explanation.Area street = street(across);

        assertThat(plan.unmet()).allSatisfy(unmet -> assertThat(unmet.cause()).isEqualTo(Cause.CLOSURE));
        assertThat(plan.figures().servedKg()).isEqualTo(1000);
        assertThat(causes(street)).containsExactly(Cause.CLOSURE);
        assertThat(street.cures())
                .haveAtLeastOne(new Condition<>(
                        cure -> measure(cure).remedy() == Remedy.LONGER_HOURS
                                && measure(cure).target().equals("bridge")
                                && cure.servedKgAfter() == 2000,
                        "the bridge open longer"));
    }

    @Test
    void aLaneThatCarriesTooLittleCarriesMore() {
        Town town = new Town();
        town.stock = 0;
        town.convoyArrival = 3600;
        Scenario narrow = town.build().toBuilder()
                .lanes(List.of(new Lane("lane", "G", "W", Mode.ROAD, 0, 0, 0, 500, OpeningHours.ALWAYS)))
                .build();

        Explanation.Area street = street(narrow);

        assertThat(causes(street)).containsExactly(Cause.THROUGHPUT);
        assertThat(street.cures()).areExactly(1, cure(Remedy.MORE_THROUGHPUT, "lane", 1500));
    }

    @Test
    void crewsThatWorkTooShortWorkLonger() {
        Town town = new Town();
        town.vans = 1;
        Scenario shortWork = town.build().toBuilder()
                .crews(List.of(new Crew("P", null, "W", 1, "", 3600, 0, Integer.MAX_VALUE, Set.of())))
                .build();

        Explanation.Area street = street(shortWork);

        assertThat(causes(street)).contains(Cause.CREW);
        assertThat(street.cures())
                .haveAtLeastOne(new Condition<>(
                        cure -> measure(cure).remedy() == Remedy.LONGER_WORK
                                && measure(cure).target().equals("P"),
                        "P works longer"));
    }

    /** The gate at which it is to arrive is closed, and another one stands open. */
    @Test
    void aConvoyBeforeAClosedGateGoesToAnother() {
        Town town = new Town();
        town.stock = 0;
        town.convoyArrival = 3600;
        town.disruptions.add(new Disruption(
                "closed", DisruptionKind.FACILITY_CLOSED, "G", new TimeWindow(0, TimeWindow.DAY), null, 0, 0, 0, null));
        Scenario one = town.build();
        List<Facility> gates = new ArrayList<>(one.facilities());
        gates.add(facility("H", FacilityKind.TRANSFER_POINT, "C", Double.POSITIVE_INFINITY, 10));
        List<Fleet> trucks = new ArrayList<>(one.fleets());
        trucks.add(new Fleet("TH", null, "truck", "H", 2, OpeningHours.ALWAYS, "", 8, 600));
        Scenario two = one.toBuilder().facilities(gates).fleets(trucks).build();
        Plan plan = Planner.create().plan(two, OPTIONS);

        Explanation.Area street = street(two);

        assertThat(plan.unmet()).allSatisfy(unmet -> assertThat(unmet.cause()).isEqualTo(Cause.CLOSURE));
        assertThat(causes(street)).containsExactly(Cause.CLOSURE);
        assertThat(street.cures())
                .areExactly(1, cure(Remedy.REOPEN, "G", 0))
                .haveExactly(
                        1,
                        new Condition<>(
                                cure -> measure(cure).remedy() == Remedy.OTHER_POINT
                                        && measure(cure).target().equals("K")
                                        && measure(cure).place().equals("H")
                                        && cure.servedKgAfter() == 2000,
                                "K arrives at H"));
    }

    @Test
    void whatIsHandedOverTooLateIsHandedOverSooner() {
        Town town = new Town();
        Scenario late = town.build().toBuilder()
                .requisitions(List.of(new Requisition("R", "V", Name.of("a shop"), 50_000, 20 * 3600 - 600, true)))
                .build();

        Explanation.Area street = street(late);

        assertThat(causes(street)).containsExactly(Cause.VEHICLE);
        assertThat(street.cures())
                .haveAtLeastOne(new Condition<>(
                        cure -> measure(cure).remedy() == Remedy.EARLIER_CALL_UP
                                && measure(cure).target().equals("V"),
                        "V is handed over sooner"));
    }

    private static Scenario withPatients(Town town, Set<StorageClass> vans) {
        Scenario goods = town.build();
        List<Commodity> commodities = new ArrayList<>(goods.commodities());
        commodities.add(new Commodity(
                "patient", Name.of("patient"), "person", 80, 400, StorageClass.PASSENGERS, 0, 1, false, 1));
        return goods.toBuilder()
                .commodities(commodities)
                .vehicleTypes(goods.vehicleTypes().stream()
                        .map(type -> type.id().equals("van")
                                ? VehicleType.builder(
                                                type.id(), type.vehicleClass(), type.payloadKg(), type.volumeL(), vans)
                                        .costPerKm(100)
                                        .stopSeconds(60)
                                        .handlingSecondsPerTonne(300)
                                        .build()
                                : type)
                        .toList())
                .transportRequests(List.of(new TransportRequest("ride", "patient", "A", "W", "VITAL", 0, null, 2)))
                .build();
    }

    @Test
    void patientsWhomNoVehicleCanCarryAreCarriedByVansFittedOutForThem() {
        Scenario town = withPatients(new Town(), Set.of(StorageClass.AMBIENT));

        Explanation.Area ride = street(town);

        assertThat(ride.area()).isEqualTo("ride");
        assertThat(ride.missingKg()).isEqualTo(160);
        assertThat(causes(ride)).containsExactly(Cause.VEHICLE);
        assertThat(ride.cures()).singleElement().satisfies(cure -> {
            assertThat(measure(cure))
                    .isEqualTo(new Explanation.Measure(Cause.VEHICLE, Remedy.FIT_OUT, "V", "patient", 0));
            assertThat(cure.servedKgBefore()).isEqualTo(2000);
            assertThat(cure.servedKgAfter()).isEqualTo(2160);
        });
    }

    @Test
    void whoMayDriveAVanMayDriveItFittedOut() {
        Scenario town = withPatients(new Town(), Set.of(StorageClass.AMBIENT)).toBuilder()
                .crews(List.of(new Crew("P", null, "W", 2, "", 14 * 3600, 0, Integer.MAX_VALUE, Set.of("van"))))
                .build();

        Explanation.Area ride = street(town);

        assertThat(causes(ride)).containsExactly(Cause.VEHICLE);
        assertThat(ride.cures()).areExactly(1, cure(Remedy.FIT_OUT, "V", 0));
    }

    @Test
    void patientsForWhomNoVanHasTimeAreCarriedByAnotherTrip() {
        Town town = new Town();
        town.vans = 4;
        town.vanTrips = 1;
        Scenario full = withPatients(town, Set.of(StorageClass.AMBIENT, StorageClass.PASSENGERS));

        Explanation.Area ride = street(full);

        assertThat(ride.area()).isEqualTo("ride");
        assertThat(causes(ride)).containsExactly(Cause.VEHICLE);
        assertThat(ride.cures())
                .areExactly(1, cure(Remedy.MORE_TRIPS, "V", 1))
                .areExactly(1, cure(Remedy.MORE_VEHICLES, "V", 1));
    }

    /** To the doors of each of two communities 200 kg are carried, and 1,000 are wanted. */
    @Test
    void whereEachOfTwoMeasuresBringsHalfBothTogetherBringAll() {
        Explanation.Area street = street(planted(Cause.LAST_HUNDRED_METRES));

        assertThat(street.cures()).hasSize(3).anySatisfy(cure -> {
            assertThat(cure.measures())
                    .extracting(Explanation.Measure::remedy)
                    .containsExactly(Remedy.MORE_CARRIERS, Remedy.MORE_CARRIERS);
            assertThat(cure.gainKg()).isEqualTo(1600);
        });
    }

    /** A twentieth of what is wanted is not there: more of it was part of every cure for vans and crews, which bring nearly all without it. */
    @Test
    void whatBringsLittleBesideOthersIsNoPartOfTheirCure() {
        Town town = new Town();
        town.vans = 0;
        town.crews = 2;
        town.tested = 0;
        town.stock = 1900;

        Explanation.Area street = street(town.build());

        assertThat(causes(street)).contains(Cause.VEHICLE, Cause.CREW, Cause.STOCK);
        assertThat(street.cures())
                .isNotEmpty()
                .allSatisfy(cure -> assertThat(cure.measures())
                        .extracting(Explanation.Measure::cause)
                        .containsExactlyInAnyOrder(Cause.VEHICLE, Cause.CREW));
    }

    /** The other loop's vans stand idle, and must not hide that one more of the loop that is let in would do. */
    @Test
    void oneMoreVanOfTheLoopThatIsLetInCuresWhereOthersStandIdle() {
        Town town = new Town();
        town.level = ControlLevel.CONTROLLED;
        town.bubble = "CLEAN";
        town.vanTrips = 1;
        Scenario two = town.build();
        Scenario loops = two.toBuilder()
                .bubbles(List.of(
                        new Bubble("CLEAN", null, Set.of(), ControlLevel.OPEN, false),
                        new Bubble("CLOSED", null, Set.of(), ControlLevel.SEALED, false)))
                .fleets(List.of(
                        two.fleets().get(0),
                        two.fleets().get(1).withCount(6),
                        new Fleet("VC", null, "van", "W", 2, DAYTIME, "CLOSED", 1, 600)))
                .build();
        Plan plan = Planner.create().plan(loops, OPTIONS);
        assertThat(plan.figures().servedKg()).isEqualTo(1200);

        Explanation.Area street =
                Planner.create().explain(loops, plan, 1, OPTIONS).areas().get(0);

        assertThat(street.causes()).extracting(Explanation.Binding::cause).contains(Cause.VEHICLE);
        assertThat(street.cures()).areExactly(1, cure(Remedy.MORE_VEHICLES, "VC", 2));
    }

    @Test
    void noCureIsTriedWhenTheTimeIsOver() {
        Scenario town = planted(Cause.STOCK);
        Plan plan = Planner.create().plan(town, OPTIONS);

        Explanation.Area street = Planner.create()
                .explain(
                        town,
                        plan,
                        1,
                        SolveOptions.defaults().withBudget(Budget.seconds(1e-6).withIterations(100)))
                .areas()
                .get(0);

        assertThat(street.missingKg()).isEqualTo(1500);
        assertThat(street.cures()).isEmpty();
    }
}
