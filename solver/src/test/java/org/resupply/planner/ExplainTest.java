package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Condition;
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
import org.resupply.model.Crossing;
import org.resupply.model.Demand;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.GeoPoint;
import org.resupply.model.Lane;
import org.resupply.model.Lot;
import org.resupply.model.Mode;
import org.resupply.model.Name;
import org.resupply.model.Need;
import org.resupply.model.OpeningHours;
import org.resupply.model.Requisition;
import org.resupply.model.Reserve;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.model.TransportRequest;
import org.resupply.model.Travel;
import org.resupply.model.VehicleClass;
import org.resupply.model.VehicleType;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Cause;
import org.resupply.plan.Explanation;
import org.resupply.plan.Plan;
import org.resupply.plan.Remedy;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** Towns in which one thing was planted that binds: it is found by testing, and what cures it is proved. */
class ExplainTest {
    private static final SolveOptions OPTIONS = SolveOptions.defaults().withBudget(Budget.iterations(100));
    private static final OpeningHours DAYTIME = new OpeningHours(6 * 3600, 20 * 3600);

    /** A town with two communities that want a tonne each, and everything it takes to bring it. */
    private static final class Town {
        int days = 1;
        double carry = Double.POSITIVE_INFINITY;
        double throughput = Double.POSITIVE_INFINITY;
        double trucks = 10;
        double gateStorage = 20_000;
        OpeningHours shift = DAYTIME;
        OpeningHours hours = OpeningHours.ALWAYS;
        boolean owned = true;
        int vans = 2;
        int vanTrips = 4;
        long stock = 3000;
        int lastDay = Lot.NEVER;
        int demandDay;
        int convoyArrival = -1;
        int lotUnits = 1;
        long reserve;
        int crews = -1;
        int tested = Integer.MAX_VALUE;
        String bubble = "";
        ControlLevel level = ControlLevel.OPEN;
        final List<Disruption> disruptions = new ArrayList<>();

        Scenario build() {
            Scenario.Builder builder = Scenario.builder("town", LocalDate.of(2022, 4, 10), days)
                    .zones(List.of(
                            zone("C", ZoneLevel.CITY, "", 0, ControlLevel.OPEN, carry),
                            zone("D", ZoneLevel.DISTRICT, "C", 0, ControlLevel.OPEN, carry),
                            zone("S", ZoneLevel.STREET, "D", 0, ControlLevel.OPEN, carry),
                            zone("A", ZoneLevel.COMMUNITY, "S", 1, level, carry),
                            zone("B", ZoneLevel.COMMUNITY, "S", 2, level, carry)))
                    .facilities(List.of(
                            facility("G", FacilityKind.TRANSFER_POINT, "C", Double.POSITIVE_INFINITY, trucks)
                                    .withStorage(Map.of(StorageClass.AMBIENT, gateStorage)),
                            facility("W", FacilityKind.STREET_WAREHOUSE, "S", throughput, 10)
                                    .withHours(hours)))
                    .commodities(List.of(new Commodity(
                            "rice", Name.of("rice"), "kg", 1, 1, StorageClass.AMBIENT, 0, 1, false, lotUnits)))
                    .demands(List.of(
                            new Demand("a", "rice", "A", "GENERAL", demandDay, null, 1000),
                            new Demand("b", "rice", "B", "GENERAL", demandDay, null, 1000)))
                    .vehicleTypes(List.of(
                            type("truck", VehicleClass.HEAVY_TRUCK, 10_000), type("van", VehicleClass.VAN, 600)))
                    .fleets(List.of(
                            new Fleet("TG", null, "truck", "G", 2, OpeningHours.ALWAYS, "", 8, 600),
                            new Fleet("V", null, "van", "W", vans, shift, bubble, vanTrips, 600)))
                    .disruptions(disruptions);
            if (!owned) {
                builder.requisitions(List.of(new Requisition("R", "V", Name.of("a shop"), 50_000, 3600, false)));
            }
            if (stock > 0) {
                builder.lots(List.of(new Lot("lot", "rice", "W", stock, lastDay)));
            }
            if (convoyArrival >= 0) {
                builder.convoys(List.of(new Convoy(
                        "K",
                        Name.of("K"),
                        Mode.ROAD,
                        List.of("G"),
                        convoyArrival,
                        Map.of(),
                        1,
                        false,
                        List.of(new Convoy.Cargo("rice", 3000, Lot.NEVER)))));
            }
            if (reserve > 0) {
                builder.reserves(List.of(new Reserve("W", "rice", reserve)));
            }
            if (crews >= 0) {
                builder.crews(List.of(new Crew("P", null, "W", crews, "", 14 * 3600, 0, tested, Set.of())));
            }
            if (!bubble.isEmpty()) {
                builder.bubbles(List.of(new Bubble(bubble, null, Set.of(), ControlLevel.OPEN, false)));
            }
            return builder.build();
        }
    }

    private static Scenario planted(Cause cause) {
        Town town = new Town();
        switch (cause) {
            case STOCK -> town.stock = 500;
            case VEHICLE -> {
                town.vans = 1;
                town.vanTrips = 1;
            }
            case CREW -> {
                town.vans = 4;
                town.vanTrips = 1;
                town.crews = 1;
            }
            case CLOSURE ->
                town.disruptions.add(new Disruption(
                        "closed",
                        DisruptionKind.FACILITY_CLOSED,
                        "W",
                        new TimeWindow(0, TimeWindow.DAY),
                        null,
                        0,
                        0,
                        0,
                        null));
            case LAST_HUNDRED_METRES -> {
                town.level = ControlLevel.CONTROLLED;
                town.carry = 200;
            }
            case BUBBLE -> {
                town.level = ControlLevel.CONTROLLED;
                town.bubble = "LOOP";
            }
            case SHELF_LIFE -> {
                town.days = 2;
                town.demandDay = 1;
                town.lastDay = 0;
            }
            case ARRIVAL -> {
                town.stock = 0;
                town.convoyArrival = 23 * 3600;
            }
            case DOCK -> {
                town.stock = 0;
                town.convoyArrival = 3600;
                town.trucks = 0;
            }
            case THROUGHPUT -> town.throughput = 500;
            case STORAGE -> {
                town.stock = 0;
                town.convoyArrival = 3600;
                town.gateStorage = 1000;
            }
            case RESERVE -> town.reserve = 2500;
            case WHOLE_LOTS -> {
                town.stock = 0;
                town.convoyArrival = 3600;
                town.lotUnits = 1600;
            }
            default -> throw new IllegalArgumentException(cause.toString());
        }
        return town.build();
    }

    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"UNREACHABLE", "BUDGET_SPENT"})
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

    private static List<Explanation.Cure> cures(Town town) {
        Scenario scenario = town.build();
        Plan plan = Planner.create().plan(scenario, OPTIONS);
        return Planner.create()
                .explain(scenario, plan, 1, OPTIONS)
                .areas()
                .get(0)
                .cures();
    }

    private static final Explanation.Measure SEVERAL = new Explanation.Measure(null, null, "", "", 0);

    /** The one thing that is done, if it is one. */
    private static Explanation.Measure measure(Explanation.Cure cure) {
        return cure.measures().size() == 1 ? cure.measures().get(0) : SEVERAL;
    }

    private static Condition<Explanation.Cure> cure(Remedy remedy, String target, double amount) {
        return new Condition<>(
                cure -> measure(cure).remedy() == remedy
                        && measure(cure).target().equals(target)
                        && measure(cure).amount() == amount,
                "%s of %s by %s",
                remedy,
                target,
                amount);
    }

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
        Explanation.Cure little = cure(10, -1000);
        Explanation.Cure much = cure(500, -10);
        Explanation.Cure dear = cure(5000, 1);
        List<Explanation.Cure> cures = new ArrayList<>(List.of(dear, little, much));

        cures.sort(Cures.CHEAPEST_FIRST);

        assertThat(cures).containsExactly(much, little, dear);
    }

    private static Explanation.Cure cure(double gainKg, long costMore) {
        return new Explanation.Cure(
                List.of(new Explanation.Measure(Cause.STOCK, Remedy.MORE_STOCK, "rice", "W", 1)),
                100,
                100 + gainKg,
                costMore);
    }

    @Test
    void aTestThatHasLapsedIsRenewed() {
        Town town = new Town();
        town.crews = 4;
        town.tested = 0;

        assertThat(cures(town)).areExactly(1, cure(Remedy.NEWER_TEST, "P", 0));
    }

    @Test
    void whatIsAcrossClosedWaterIsClosedOffAndNotShortOfStock() {
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

        assertThat(plan.unmet())
                .filteredOn(unmet -> unmet.demand().startsWith("D1"))
                .isNotEmpty()
                .allMatch(unmet -> unmet.cause() == Cause.CLOSURE);
        assertThat(plan.unmet())
                .filteredOn(unmet -> unmet.demand().startsWith("D0"))
                .noneMatch(unmet -> unmet.cause() == Cause.CLOSURE);
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

    private static Explanation.Area street(Scenario scenario) {
        Plan plan = Planner.create().plan(scenario, OPTIONS);
        return Planner.create().explain(scenario, plan, 1, OPTIONS).areas().get(0);
    }

    private static List<Cause> causes(Explanation.Area area) {
        return area.causes().stream().map(Explanation.Binding::cause).toList();
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

    private static Zone zone(String id, ZoneLevel level, String parent, int place, ControlLevel control, double carry) {
        return Zone.builder(id, level, parent, new GeoPoint(121.4 + 0.005 * place, 31.2))
                .population(level == ZoneLevel.COMMUNITY ? 1000 : 0)
                .households(500)
                .control(control)
                .carryKgPerDay(carry)
                .build();
    }

    private static Facility facility(String id, FacilityKind kind, String zone, double throughput, double trucks) {
        return Facility.builder(id, kind, new GeoPoint(121.41, 31.21))
                .zone(zone)
                .storageKg(Map.of(StorageClass.AMBIENT, 20_000.0))
                .throughputKgPerDay(throughput)
                .docks(2)
                .trucksPerDay(trucks)
                .handlingSecondsPerTonne(300)
                .inspectionSeconds(600)
                .build();
    }

    private static VehicleType type(String id, VehicleClass vehicleClass, double payload) {
        return VehicleType.builder(id, vehicleClass, payload, payload * 2, Set.of(StorageClass.AMBIENT))
                .fixedCost(1000)
                .costPerKm(100)
                .costPerHour(1000)
                .stopSeconds(60)
                .handlingSecondsPerTonne(300)
                .build();
    }
}
