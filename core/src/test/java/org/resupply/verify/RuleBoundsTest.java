package org.resupply.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.resupply.model.Commodity;
import org.resupply.model.Convoy;
import org.resupply.model.Crew;
import org.resupply.model.DisruptionKind;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.HandOver;
import org.resupply.model.Lane;
import org.resupply.model.Lot;
import org.resupply.model.Mode;
import org.resupply.model.Name;
import org.resupply.model.OpeningHours;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TransportRequest;
import org.resupply.model.VehicleClass;
import org.resupply.model.VehicleType;

/** Where rules begin to bind: a plan at the bound is sound, one unit beyond it breaks that rule and no other. */
class RuleBoundsTest {
    private static final int DAY = SmallCity.DAY;
    private static final OpeningHours SHIFT = new OpeningHours(21_600, 72_000);

    /** The van that goes out on both days comes home at 30,800 s of the first and leaves at 115,200 s. */
    @ParameterizedTest
    @CsvSource({"DRIVERS, 28800, ", "DRIVERS, 86000, CREW_REST", "OTHERS, 28800, CREW_FIXED"})
    void aFixedVehicleKeepsItsCrewAndRestsAsThatMust(String crew, int rest, Rule broken) {
        List<Crew> crews = new ArrayList<>(SmallCity.drivers(2, rest));
        crews.add(SmallCity.crew("OTHERS", "SW", 2, "LOOP", 36_000, 28_800, 2 * DAY));
        Scenario city = SmallCity.with(
                SmallCity.scenario(),
                builder -> builder.bubbles(SmallCity.fixedLoop()).crews(crews));
        Draft draft = SmallCity.draft();
        draft.tour("van-next-day").vehicle = 0;
        draft.tour("van-next-day").crew = crew;

        assertThat(broken(city, draft)).isEqualTo(only(broken));
    }

    @ParameterizedTest
    @EnumSource(names = {"BOAT", "HELICOPTER", "DRONE"})
    void onlyWhatSetsDownAnywhereStopsAtZones(VehicleClass craft) {
        Scenario land = SmallCity.scenario();
        VehicleType van = land.vehicleTypes().get(0);
        VehicleType type = VehicleType.builder(van.id(), craft, 1e6, 1e6, EnumSet.allOf(StorageClass.class))
                .build();
        Scenario city =
                SmallCity.with(land, builder -> builder.vehicleTypes(SmallCity.replaced(land.vehicleTypes(), 0, type)));

        List<Violation> stops = Verifier.of(city).verify(SmallCity.draft().plan(city)).violations().stream()
                .filter(violation -> violation.what().contains("stops at facilities only"))
                .toList();
        assertThat(stops.isEmpty()).isEqualTo(craft == VehicleClass.DRONE);
        assertThat(stops).allSatisfy(violation -> assertThat(violation.code()).isEqualTo(Rule.NO_WAY));
    }

    /** Goods for the sealed C3 change hands at EDGE from 115,900 s, which is 29,500 s of the second day, to 116,000 s. */
    @ParameterizedTest
    @CsvSource({"29500, 29600, ", "29501, 80000, HOURS", "20000, 29599, HOURS"})
    void theEdgeOfASealedZoneHasItsHours(int open, int close, Rule broken) {
        Scenario city = edge(edge -> edge.hours = new OpeningHours(open, close));

        assertThat(broken(city, SmallCity.draft())).isEqualTo(only(broken));
    }

    /** The vans load at SW until second 25,300 and again from 29,400 on, the truck has goods on the lane from 24,100 to 24,700. */
    @ParameterizedTest
    @CsvSource({
        "FACILITY_CLOSED, SW, 25300, 29400, ",
        "FACILITY_CLOSED, SW, 25299, 29400, CLOSED_FACILITY",
        "FACILITY_CLOSED, SW, 25300, 29401, CLOSED_FACILITY",
        "LANE_CLOSED, PORTAL>SW, 0, 24100, ",
        "LANE_CLOSED, PORTAL>SW, 0, 24101, CLOSED_LANE",
        "LANE_CLOSED, PORTAL>SW, 24300, 24400, CLOSED_LANE",
        "LANE_CLOSED, PORTAL>SW, 24699, 30000, CLOSED_LANE",
        "LANE_CLOSED, PORTAL>SW, 24700, 30000, "
    })
    void aClosureBindsWhileItHolds(DisruptionKind kind, String target, int start, int end, Rule broken) {
        Scenario closed = SmallCity.with(
                SmallCity.scenario(),
                builder -> builder.disruptions(List.of(SmallCity.disruption(kind, target, start, end, 0))));

        assertThat(broken(closed, SmallCity.draft())).isEqualTo(only(broken));
    }

    @Test
    void theEdgeOfASealedZoneMustBeOpenOnTheDay() {
        Scenario closed = SmallCity.with(
                SmallCity.scenario(),
                builder -> builder.disruptions(
                        List.of(SmallCity.disruption(DisruptionKind.FACILITY_CLOSED, "EDGE", DAY, 2 * DAY, 0))));

        assertThat(Verifier.of(closed)
                        .verify(SmallCity.draft().plan(closed))
                        .counts()
                        .keySet())
                .containsExactly(Rule.CLOSED_FACILITY);
    }

    /** The carts of one loop and the vans of another load at SW at the same time. */
    @ParameterizedTest
    @CsvSource({"2, 0", "1, 1"})
    void twoBubblesAtAWarehouseNeedTwoDocks(int docks, int contacts) {
        SmallCity.Parts warehouse = SmallCity.facility("SW", FacilityKind.STREET_WAREHOUSE, "S1");
        warehouse.docks = docks;
        Scenario city = SmallCity.with(
                SmallCity.scenario(),
                builder -> builder.facilities(
                                SmallCity.replaced(SmallCity.scenario().facilities(), 2, warehouse.build()))
                        .fleets(List.of(
                                SmallCity.scenario().fleets().get(0),
                                SmallCity.scenario().fleets().get(1),
                                new Fleet("CARTS", null, "VAN", "SW", 1, SHIFT, "OTHER", 1, 0)))
                        .crews(List.of(
                                SmallCity.scenario().crews().get(0),
                                SmallCity.scenario().crews().get(1),
                                SmallCity.crew("CARTERS", "SW", 1, "OTHER", 36_000, 0, 2 * DAY))));
        Draft draft = SmallCity.draft();
        draft.tour("cart", "CARTS", 0, 0, "CARTERS")
                .trip(10_000)
                .stop("SW", 25_250, 25_270, Draft.load("RICE_OLD", 20))
                .stop("C1", 25_870, 25_960, Draft.handOver("RICE_OLD", "d1", 20))
                .stop("SW", 26_560, 26_560);
        draft.stop("cart", 0, 1).begin = 26_000;
        draft.stop("cart", 0, 1).departure = 26_090;
        draft.stop("cart", 0, 2).arrival = 26_690;
        draft.stop("cart", 0, 2).begin = 26_690;
        draft.stop("cart", 0, 2).departure = 26_690;
        draft.stop("van-next-day", 0, 0).handlings.clear();
        draft.stop("van-next-day", 0, 0).handlings.add(Draft.load("RICE_NEW", 40));
        draft.stop("van-next-day", 0, 1).handlings.remove(0);

        Verification verification = Verifier.of(city).verify(draft.plan(city));

        assertThat(verification.contacts()).hasSize(contacts);
        assertThat(verification.counts().keySet()).isEqualTo(contacts == 0 ? Set.of() : Set.of(Rule.CONTACT));
    }

    @ParameterizedTest
    @CsvSource({"86400, ", "86399, SHIFT"})
    void onlyAShiftRoundTheClockEndsOnALaterDay(int close, Rule broken) {
        assertThat(broken(SmallCity.roundTheClock(new OpeningHours(0, close)), SmallCity.overMidnight()))
                .isEqualTo(only(broken));
    }

    @Test
    void aTourBeginsOnItsDayEvenWhereTheShiftGoesRoundTheClock() {
        Draft draft = SmallCity.draft();
        draft.tour("van-next-day").day = 0;

        assertThat(broken(SmallCity.roundTheClock(OpeningHours.ALWAYS), draft)).isEqualTo(only(Rule.SHIFT));
    }

    /** One of the two vans is lost on the second day. */
    @ParameterizedTest
    @CsvSource({"0, ", "1, FLEET_COUNT"})
    void aVehicleCountsOnEveryDayThatItIsAway(int vehicle, Rule broken) {
        Scenario city = SmallCity.with(
                SmallCity.roundTheClock(OpeningHours.ALWAYS),
                builder -> builder.disruptions(
                        List.of(SmallCity.disruption(DisruptionKind.VEHICLES_LOST, "VANS", DAY, 2 * DAY, 1))));
        Draft draft = SmallCity.overMidnight();
        draft.tour("van-next-day").vehicle = vehicle;

        assertThat(broken(city, draft)).isEqualTo(only(broken));
    }

    /** Milk has lain at SW for 4,500 s when 50 l more come, and 50 l are loaded at once, whoever stands first in the plan. */
    @ParameterizedTest
    @CsvSource({"50, 4499, 0, ", "50, 4499, 1, ", "49, 4499, 0, DWELL", "49, 4500, 0, "})
    void whatHasWaitedTooLongStaysBehindWhereOthersLeaveInItsPlace(long fresh, int limit, int turn, Rule broken) {
        Scenario small = SmallCity.scenario();
        Scenario city = SmallCity.with(
                small,
                builder -> builder.facilities(SmallCity.replaced(
                        small.facilities(), 2, small.facilities().get(2).withDwellLimit(limit))));
        Draft draft = SmallCity.draft();
        Draft.DraftStop unload = draft.stop("truck", 0, 2);
        draft.stop("truck", 0, 1).handlings.set(1, Draft.load("TRAIN/1", 250));
        unload.handlings.set(1, Draft.unload("TRAIN/1", 250));
        draft.tour("truck")
                .trip(15_000)
                .stop("WH", 27_300, 27_300)
                .stop("PORTAL", 27_900, 28_000, Draft.load("TRAIN/1", fresh))
                .stop("SW", 28_600, 29_400, Draft.unload("TRAIN/1", fresh))
                .stop("WH", 30_000, 30_000);
        Collections.rotate(draft.tours, turn);

        assertThat(broken(city, draft)).isEqualTo(only(broken));
    }

    /** The crew of the van that comes home at 87,400 s may drive the next one at once, but not before. */
    @ParameterizedTest
    @CsvSource({"1, 0, ", "1, 28000, CREW_REST", "2, 28000, "})
    void whoNeedsNoRestDrivesOneVehicleAtATime(int crews, int later, Rule broken) {
        Scenario city = SmallCity.roundTheClock(OpeningHours.ALWAYS);
        Crew drivers = SmallCity.crew("DRIVERS", "SW", crews, "LOOP", 2 * DAY, 0, 2 * DAY);
        Draft draft = SmallCity.overMidnight();
        Draft.DraftStop home = draft.stop("van", 1, 2);
        home.departure += later;

        assertThat(broken(
                        SmallCity.with(city, builder -> builder.crews(SmallCity.replaced(city.crews(), 0, drivers))),
                        draft))
                .isEqualTo(only(broken));
    }

    /** Rice of the train comes to SW on the third day; rice of the barge stays behind. */
    @ParameterizedTest
    @CsvSource({"0, ", "1, ", "2, FIRST_EXPIRED_FIRST"})
    void goodsThatAreUnderWayForDaysPassOverWhatCanBeUsedWhenTheyArrive(int lastDay, Rule broken) {
        Scenario small = SmallCity.scenario();
        Convoy barge = small.convoys().get(1);
        Scenario city = SmallCity.with(
                small,
                builder -> builder.convoys(SmallCity.replaced(
                                small.convoys(),
                                1,
                                new Convoy(
                                        barge.id(),
                                        barge.name(),
                                        barge.mode(),
                                        barge.points(),
                                        barge.arrival(),
                                        Map.of(),
                                        barge.vehicles(),
                                        barge.trailers(),
                                        List.of(new Convoy.Cargo("RICE", 100, lastDay)))))
                        .fleets(SmallCity.replaced(
                                small.fleets(),
                                1,
                                new Fleet("TRUCKS", null, "TRUCK", "WH", 2, OpeningHours.ALWAYS, "", 3, 300)))
                        .crews(SmallCity.replaced(
                                small.crews(), 1, SmallCity.crew("TRUCKERS", "WH", 2, "", 3 * DAY, 0, 3 * DAY)))
                        .requisitions(List.of()));
        Draft draft = SmallCity.draft();
        draft.stop("truck", 0, 1).handlings.remove(0);
        draft.stop("truck", 0, 2).handlings.remove(0);
        draft.tour("far", "TRUCKS", 1, 0, "TRUCKERS")
                .trip(15_000)
                .stop("WH", 23_400, 23_400)
                .stop("PORTAL", 24_000, 24_100, Draft.load("TRAIN/0", 1000))
                .stop("SW", 2 * DAY + 24_700, 2 * DAY + 24_900, Draft.unload("TRAIN/0", 1000))
                .stop("WH", 2 * DAY + 25_500, 2 * DAY + 25_500);

        assertThat(broken(city, draft)).isEqualTo(only(broken));
    }

    /** The van goes from SW to EDGE and back for the sealed C3, 600 s and 5 km each way. */
    @ParameterizedTest
    @CsvSource({
        "SW, EDGE, 600, 5000, ",
        "SW, EDGE, 601, 0, TRAVEL_TIME",
        "SW, EDGE, 0, 5001, METRES",
        "EDGE, SW, 601, 0, TRAVEL_TIME",
        "EDGE, SW, 0, 5001, METRES"
    })
    void aLaneToTheEdgeOfASealedZoneSaysHowLongTheWayIs(String from, String to, int seconds, int metres, Rule broken) {
        Scenario city = SmallCity.with(SmallCity.scenario(), builder -> {
            List<Lane> lanes = new ArrayList<>(SmallCity.scenario().lanes());
            lanes.add(new Lane(
                    "TO_EDGE", from, to, Mode.ROAD, seconds, metres, 0, SmallCity.NO_LIMIT, OpeningHours.ALWAYS));
            return builder.lanes(lanes);
        });

        assertThat(broken(city, SmallCity.draft())).isEqualTo(only(broken));
    }

    /** What is fetched at C4 is brought to the base where the trip ends. */
    @ParameterizedTest
    @CsvSource({"AMBIENT, ", "PASSENGERS, MIXED_TRIP"})
    void peopleGoWithoutGoodsEvenToTheBase(StorageClass storage, Rule broken) {
        Scenario small = SmallCity.scenario();
        List<Commodity> commodities = new ArrayList<>(small.commodities());
        commodities.add(new Commodity("RETURN", Name.of("Return"), "piece", 1, 1, storage, 0, 1, false, 1));
        Scenario city = SmallCity.with(
                small,
                builder -> builder.commodities(commodities)
                        .vehicleTypes(SmallCity.replaced(
                                small.vehicleTypes(),
                                0,
                                SmallCity.van(
                                        1000,
                                        4000,
                                        0,
                                        StorageClass.AMBIENT,
                                        StorageClass.CHILLED,
                                        StorageClass.PASSENGERS)))
                        .transportRequests(
                                List.of(new TransportRequest("home", "RETURN", "C4", "SW", "GENERAL", 0, null, 1))));
        Draft draft = SmallCity.draft();
        draft.stop("van", 1, 1).handlings.add(Draft.load("home", 1));
        draft.stop("van", 1, 2).handlings.add(Draft.handOver("home", "home", 1));

        assertThat(broken(city, draft)).isEqualTo(only(broken));
    }

    /** The truck sets out at second 23,400; it comes to its base on a ferry. */
    @ParameterizedTest
    @CsvSource({"23400, ", "23401, SHIFT"})
    void noVehicleSetsOutBeforeTheConvoyThatBringsItIsThere(int arrival, Rule broken) {
        Scenario small = SmallCity.scenario();
        Scenario city = SmallCity.with(
                small,
                builder -> builder.fleets(SmallCity.replaced(
                                small.fleets(), 1, small.fleets().get(1).comingOn("FERRY")))
                        .convoys(List.of(
                                small.convoys().get(0),
                                small.convoys().get(1),
                                new Convoy(
                                        "FERRY",
                                        Name.of("Ferry"),
                                        Mode.WATER,
                                        List.of("WH"),
                                        arrival - small.facilities().get(1).inspectionSeconds(),
                                        Map.of(),
                                        1,
                                        false,
                                        List.of()))));

        assertThat(broken(city, SmallCity.draft())).isEqualTo(only(broken));
    }

    /** The train has two trailers, each with 1,000 kg of rice and 150 l of milk; the truck couples one and leaves at once. */
    @ParameterizedTest
    @CsvSource({
        "true, DROP_AND_SWAP, 1000, 150, ",
        "true, DROP_AND_SWAP, 1000, 149, SERVICE_TIME",
        "true, DROP_AND_SWAP, 999, 150, SERVICE_TIME",
        "true, DROP_AND_SWAP, 1000, 151, SERVICE_TIME",
        "true, DROP_AND_SWAP, 2000, 300, SERVICE_TIME",
        "false, DROP_AND_SWAP, 1000, 150, SERVICE_TIME",
        "true, CROSS_DOCK, 1000, 150, SERVICE_TIME"
    })
    void aTrailerIsSwappedWholeOrLoadedFrom(boolean trailers, HandOver handOver, long rice, long milk, Rule broken) {
        Scenario small = SmallCity.scenario();
        Convoy train = small.convoys().get(0);
        Scenario city = SmallCity.with(
                small,
                builder -> builder.convoys(SmallCity.replaced(
                                small.convoys(),
                                0,
                                new Convoy(
                                        train.id(),
                                        train.name(),
                                        train.mode(),
                                        train.points(),
                                        train.arrival(),
                                        Map.of(),
                                        train.vehicles(),
                                        trailers,
                                        train.cargo())))
                        .facilities(SmallCity.replaced(
                                small.facilities(),
                                0,
                                small.facilities().get(0).toBuilder()
                                        .handOver(handOver)
                                        .build())));
        Draft draft = SmallCity.draft();
        Draft.DraftStop load = draft.stop("truck", 0, 1);
        load.departure = load.begin;
        load.handlings.clear();
        load.handlings.addAll(List.of(Draft.load("TRAIN/0", rice), Draft.load("TRAIN/1", milk)));
        Draft.DraftStop unload = draft.stop("truck", 0, 2);
        unload.handlings.clear();
        unload.handlings.addAll(List.of(Draft.unload("TRAIN/0", rice), Draft.unload("TRAIN/1", milk)));
        unload.departure += 200;
        draft.stop("truck", 0, 3).arrival += 200;
        draft.stop("truck", 0, 3).begin += 200;
        draft.stop("truck", 0, 3).departure += 200;

        assertThat(broken(city, draft)).isEqualTo(only(broken));
    }

    /** The train has two trailers, with two pallets and with one; three trucks that take one pallet each would take three. */
    @ParameterizedTest
    @CsvSource({"1 1, ", "2 1, ", "1 1 1, SERVICE_TIME"})
    void noMoreTrailersAreSwappedThanThereAre(String loads, Rule broken) {
        Scenario small = SmallCity.scenario();
        Convoy train = small.convoys().get(0);
        List<Commodity> goods = new ArrayList<>(small.commodities());
        goods.add(
                new Commodity("PALLET", Name.of("Pallet"), "pallet", 1000, 1000, StorageClass.AMBIENT, 0, 1, false, 1));
        Scenario city = SmallCity.with(
                small,
                builder -> builder.commodities(goods)
                        .convoys(SmallCity.replaced(
                                small.convoys(),
                                0,
                                new Convoy(
                                        train.id(),
                                        train.name(),
                                        train.mode(),
                                        train.points(),
                                        train.arrival(),
                                        Map.of(),
                                        2,
                                        true,
                                        List.of(new Convoy.Cargo("PALLET", 3, Lot.NEVER)))))
                        .facilities(SmallCity.replaced(
                                small.facilities(),
                                0,
                                small.facilities().get(0).toBuilder()
                                        .handOver(HandOver.DROP_AND_SWAP)
                                        .build())));
        Draft draft = SmallCity.draft();
        draft.tour("van").trips.remove(1);
        draft.tour("truck").trips.clear();
        int begin = 23_400;
        for (String load : loads.split(" ")) {
            int pallets = Integer.parseInt(load);
            int unloaded = begin + 1200 + pallets * 120;
            draft.tour("truck")
                    .trip(15_000)
                    .stop("WH", begin, begin)
                    .stop("PORTAL", begin + 600, begin + 600, Draft.load("TRAIN/0", pallets))
                    .stop("SW", begin + 1200, unloaded, Draft.unload("TRAIN/0", pallets))
                    .stop("WH", unloaded + 600, unloaded + 600);
            begin += 2400;
        }

        assertThat(broken(city, draft)).isEqualTo(only(broken));
    }

    private static Set<Rule> broken(Scenario city, Draft draft) {
        return Verifier.of(city).verify(draft.plan(city)).counts().keySet();
    }

    private static Set<Rule> only(Rule rule) {
        return rule == null ? Set.of() : Set.of(rule);
    }

    private static Scenario edge(Consumer<SmallCity.Parts> change) {
        SmallCity.Parts edge = SmallCity.facility("EDGE", FacilityKind.HOUSEHOLD_POINT, "S2");
        change.accept(edge);
        return SmallCity.with(
                SmallCity.scenario(),
                builder -> builder.facilities(
                        SmallCity.replaced(SmallCity.scenario().facilities(), 3, edge.build())));
    }
}
