package org.resupply.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.resupply.model.Bubble;
import org.resupply.model.Commodity;
import org.resupply.model.ControlLevel;
import org.resupply.model.Convoy;
import org.resupply.model.Crew;
import org.resupply.model.Demand;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.HandOver;
import org.resupply.model.Lane;
import org.resupply.model.Lot;
import org.resupply.model.Mode;
import org.resupply.model.Name;
import org.resupply.model.OpeningHours;
import org.resupply.model.Reserve;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TransportRequest;
import org.resupply.model.VehicleClass;
import org.resupply.model.VehicleType;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Figures;
import org.resupply.plan.Figures.Coverage;
import org.resupply.plan.Movement;
import org.resupply.plan.Plan;
import org.resupply.plan.Receipt;
import org.resupply.plan.Unmet;

/** For every rule a plan that breaks it and no other: the sound plan of the small city, or its city, changed in one way. */
class BrokenPlansTest {
    private static final int DAY = SmallCity.DAY;
    private static final OpeningHours SHIFT = new OpeningHours(21_600, 72_000);

    /** How a rule is broken: by another city, by other tours, by other statements about the tours. */
    private record Break(UnaryOperator<Scenario> city, Consumer<Draft> tours, UnaryOperator<Plan> statements) {}

    private static final Map<Rule, Break> BREAKS = new EnumMap<>(Rule.class);

    private static void tours(Rule rule, Consumer<Draft> change) {
        BREAKS.put(rule, new Break(city -> city, change, plan -> plan));
    }

    private static void city(Rule rule, UnaryOperator<Scenario.Builder> change) {
        BREAKS.put(rule, new Break(city -> SmallCity.with(city, change), draft -> {}, plan -> plan));
    }

    private static void both(Rule rule, UnaryOperator<Scenario.Builder> city, Consumer<Draft> tours) {
        BREAKS.put(rule, new Break(given -> SmallCity.with(given, city), tours, plan -> plan));
    }

    private static void statements(Rule rule, UnaryOperator<Plan> change) {
        BREAKS.put(rule, new Break(city -> city, draft -> {}, change));
    }

    static {
        Scenario city = SmallCity.scenario();

        tours(Rule.WRONG_SCENARIO, draft -> draft.scenario = "another-city");
        tours(Rule.UNKNOWN_ID, draft -> draft.tour("van").fleet = "GHOSTS");
        tours(Rule.DUPLICATE_ID, draft -> draft.tour("van-next-day").id = "van");
        tours(Rule.BAD_NUMBER, draft -> draft.tour("van").trips.get(0).metres = -1);

        tours(Rule.RECEIVED_TWICE, draft -> draft.receipts.add(new Receipt("TRAIN", "PORTAL", 0, 23_000, 24_000)));
        city(
                Rule.WRONG_POINT,
                builder -> builder.convoys(SmallCity.replaced(
                        city.convoys(), 1, convoy(city.convoys().get(1), List.of("WH"), 21_000))));
        city(
                Rule.BEFORE_ARRIVAL,
                builder -> builder.convoys(SmallCity.replaced(
                        city.convoys(), 1, convoy(city.convoys().get(1), List.of("PORTAL"), 21_901))));
        tours(Rule.NO_SUCH_DOCK, draft -> draft.receipts.set(1, new Receipt("BARGE", "PORTAL", 2, 21_900, 22_600)));
        tours(Rule.DOCK_OVERLAP, draft -> draft.receipts.set(1, new Receipt("BARGE", "PORTAL", 0, 22_399, 23_100)));
        both(
                Rule.DOCK_CROWDED,
                builder -> builder.facilities(
                        SmallCity.replaced(city.facilities(), 0, portal(portal -> portal.docks = 1))),
                draft -> draft.receipts.set(1, new Receipt("BARGE", "PORTAL", 0, 23_900, 24_600)));
        portal(Rule.TRUCKS_PER_DAY, portal -> portal.trucksPerDay = 2);
        tours(Rule.RECEIPT_TIME, draft -> draft.receipts.set(1, new Receipt("BARGE", "PORTAL", 1, 21_900, 22_505)));

        tours(Rule.TIME_ORDER, draft -> draft.stop("van", 0, 3).arrival++);
        city(Rule.NO_WAY, builder -> builder.travel(SmallCity.travel(Map.of("C1>C2", -1))));
        city(Rule.TRAVEL_TIME, builder -> builder.travel(SmallCity.travel(Map.of("C1>C2", 601))));
        tours(Rule.METRES, draft -> draft.tour("van").trips.get(1).metres++);
        city(
                Rule.RANGE,
                builder -> builder.vehicleTypes(SmallCity.replaced(
                        city.vehicleTypes(),
                        0,
                        SmallCity.van(1000, 4000, 14_999, StorageClass.AMBIENT, StorageClass.CHILLED))));
        tours(Rule.SERVICE_TIME, draft -> draft.stop("van", 0, 1).departure = 25_989);
        warehouse(Rule.HOURS, warehouse -> warehouse.hours = new OpeningHours(24_701, 79_200));
        city(
                Rule.CLOSED_FACILITY,
                builder -> builder.disruptions(
                        List.of(SmallCity.disruption(DisruptionKind.FACILITY_CLOSED, "SW", DAY, 2 * DAY, 0))));
        city(Rule.WINDOW, builder -> builder.policies(SmallCity.policies(new OpeningHours(25_901, 75_600), -1)));

        tours(Rule.BASE, draft -> draft.stop("truck", 0, 3).place = "PORTAL");
        city(
                Rule.SHIFT,
                builder -> builder.fleets(
                        SmallCity.replaced(city.fleets(), 0, SmallCity.vans(2, new OpeningHours(25_201, 72_000), 3))));
        city(
                Rule.TRIPS_PER_DAY,
                builder -> builder.fleets(SmallCity.replaced(city.fleets(), 0, SmallCity.vans(2, SHIFT, 1))));
        tours(Rule.VEHICLE_TWICE, draft -> {
            Draft.DraftTour second = draft.tour("van-again", "VANS", 0, 0, "DRIVERS");
            second.trips.add(draft.tour("van").trips.remove(1));
        });
        tours(Rule.OVERLAP, draft -> draft.tour("van").trips.get(1).shift(-2101));
        tours(Rule.TURN_ROUND, draft -> draft.tour("van").trips.get(1).shift(-1801));
        city(
                Rule.FLEET_COUNT,
                builder -> builder.disruptions(
                        List.of(SmallCity.disruption(DisruptionKind.VEHICLES_LOST, "VANS", DAY, 2 * DAY, 2))));

        city(
                Rule.PAYLOAD,
                builder -> builder.vehicleTypes(SmallCity.replaced(
                        city.vehicleTypes(),
                        0,
                        SmallCity.van(179, 4000, 0, StorageClass.AMBIENT, StorageClass.CHILLED))));
        city(
                Rule.VOLUME,
                builder -> builder.vehicleTypes(SmallCity.replaced(
                        city.vehicleTypes(),
                        0,
                        SmallCity.van(1000, 179, 0, StorageClass.AMBIENT, StorageClass.CHILLED))));
        city(
                Rule.VEHICLE_STORAGE,
                builder -> builder.vehicleTypes(SmallCity.replaced(
                        city.vehicleTypes(), 0, SmallCity.van(1000, 4000, 0, StorageClass.AMBIENT))));
        tours(
                Rule.NOT_ON_BOARD,
                draft -> draft.stop("van", 0, 1).handlings.set(0, Draft.handOver("RICE_OLD", "d1", 101)));
        tours(Rule.MASS_BALANCE, draft -> draft.stop("van", 1, 0).handlings.set(0, Draft.load("TRAIN/1", 51)));

        city(
                Rule.STOCK_NEGATIVE,
                builder -> builder.lots(SmallCity.replaced(city.lots(), 0, new Lot("RICE_OLD", "RICE", "SW", 199, 1))));
        city(
                Rule.EXPIRED,
                builder -> builder.lots(SmallCity.replaced(city.lots(), 0, new Lot("RICE_OLD", "RICE", "SW", 200, 0))));
        tours(Rule.FIRST_EXPIRED_FIRST, draft -> {
            draft.stop("van", 0, 0).handlings.set(0, Draft.load("RICE_NEW", 180));
            draft.stop("van", 0, 1).handlings.set(0, Draft.handOver("RICE_NEW", "d1", 100));
            draft.stop("van", 0, 2).handlings.set(0, Draft.handOver("RICE_NEW", "d2", 80));
            draft.stop("van-next-day", 0, 0).handlings.set(0, Draft.load("RICE_OLD", 20));
        });
        BREAKS.put(
                Rule.FIRST_EXPIRED_FIRST,
                new Break(
                        given -> SmallCity.with(given, builder -> builder.reserves(List.of())),
                        BREAKS.get(Rule.FIRST_EXPIRED_FIRST).tours(),
                        plan -> plan));
        city(Rule.RESERVE, builder -> builder.reserves(List.of(new Reserve("PORTAL", "RICE", 1101))));
        warehouse(Rule.STORAGE_CLASS, warehouse -> warehouse.storage = Map.of(StorageClass.AMBIENT, 20_000.0));
        warehouse(
                Rule.STORAGE_CAPACITY,
                warehouse -> warehouse.storage = Map.of(StorageClass.AMBIENT, 1699.0, StorageClass.CHILLED, 300.0));
        warehouse(Rule.THROUGHPUT, warehouse -> warehouse.throughput = 229);
        portal(Rule.DWELL, portal -> portal.dwellLimit = 1599);

        statements(Rule.MOVEMENT, plan -> {
            List<Movement> movements = new ArrayList<>(plan.movements());
            Movement first = movements.get(0);
            movements.set(0, new Movement(first.from(), first.to(), first.lot(), first.day(), first.quantity() + 1));
            return stating(plan, movements, plan.unmet(), plan.figures());
        });
        city(Rule.NO_LANE, builder -> builder.lanes(List.of(SmallCity.lane("WH>SW", "WH", "SW"))));
        city(
                Rule.CLOSED_LANE,
                builder -> builder.disruptions(
                        List.of(SmallCity.disruption(DisruptionKind.LANE_CLOSED, "PORTAL>SW", 24_699, DAY, 0))));
        city(
                Rule.LANE_HOURS,
                builder ->
                        builder.lanes(List.of(SmallCity.lane(SmallCity.NO_LIMIT, new OpeningHours(24_101, 80_000)))));
        city(Rule.LANE_CAPACITY, builder -> builder.lanes(List.of(SmallCity.lane(1299, OpeningHours.ALWAYS))));
        city(
                Rule.WHOLE_LOTS,
                builder -> builder.commodities(List.of(
                        new Commodity("RICE", Name.of("Rice"), "kg", 1, 1, StorageClass.AMBIENT, 0, 1, true, 7),
                        new Commodity("MILK", Name.of("Milk"), "l", 1, 1, StorageClass.CHILLED, 2, 1, false, 1))));

        tours(
                Rule.WRONG_DEMAND,
                draft -> draft.stop("van", 0, 1).handlings.set(0, Draft.handOver("RICE_OLD", "d4", 100)));
        demand(Rule.DEMAND_DAY, 0, new Demand("d1", "RICE", "C1", "GENERAL", 1, null, 120));
        demand(Rule.OVERSERVED, 0, new Demand("d1", "RICE", "C1", "GENERAL", 0, null, 99));
        statements(Rule.UNMET, plan -> {
            List<Unmet> unmet = new ArrayList<>(plan.unmet());
            Unmet first = unmet.get(0);
            unmet.set(0, new Unmet(first.demand(), first.quantity() + 1, first.cause(), first.bottleneck()));
            return stating(plan, plan.movements(), unmet, plan.figures());
        });
        both(
                Rule.TRANSPORT,
                builder -> builder.transportRequests(List.of(request("C1", "SW"))),
                draft -> draft.tour("bus", "VANS", 1, 0, "DRIVERS")
                        .trip(10_000)
                        .stop("SW", 25_200, 25_200)
                        .stop("C4", 25_800, 25_900, Draft.load("home", 10))
                        .stop("SW", 26_500, 26_600, Draft.handOver("home", "home", 10)));
        TransportRequest out = new TransportRequest("home", "RICE", "SW", "C4", "GENERAL", 0, null, 1);
        both(Rule.MIXED_TRIP, builder -> builder.transportRequests(List.of(out)), draft -> {
            draft.stop("van", 1, 0).handlings.add(Draft.load("home", 1));
            draft.stop("van", 1, 1).handlings.add(Draft.handOver("home", "home", 1));
        });
        city(
                Rule.CARRY,
                builder -> builder.zones(SmallCity.replaced(
                        city.zones(),
                        5,
                        SmallCity.zone("C2", ZoneLevel.COMMUNITY, "S1", 500, ControlLevel.CONTROLLED, 79, ""))));

        city(
                Rule.BUBBLE,
                builder -> builder.bubbles(
                        List.of(new Bubble("LOOP", null, Set.of("S1", "C4"), ControlLevel.SEALED, false))));
        city(
                Rule.POINT_TO_POINT,
                builder -> builder.bubbles(List.of(new Bubble("LOOP", null, Set.of("D"), ControlLevel.SEALED, true))));
        city(
                Rule.LEVEL_FALLS,
                builder -> builder.zones(SmallCity.replaced(
                        city.zones(),
                        4,
                        SmallCity.zone("C1", ZoneLevel.COMMUNITY, "S1", 1000, ControlLevel.SEALED, 100, ""))));
        tours(Rule.DISINFECTION, draft -> draft.tour("van").trips.get(1).shift(-1));
        portal(Rule.CONTACT, portal -> portal.bubble = "OTHER");

        tours(Rule.CREW_MISSING, draft -> draft.tour("van").crew = "");
        both(
                Rule.CREW_BASE,
                builder -> builder.crews(List.of(
                        city.crews().get(0),
                        city.crews().get(1),
                        SmallCity.crew("STRANGERS", "WH", 1, "LOOP", 36_000, 0, 2 * DAY))),
                draft -> draft.tour("van").crew = "STRANGERS");
        city(
                Rule.CREW_SKILL,
                builder -> builder.crews(SmallCity.replaced(
                        city.crews(),
                        0,
                        new Crew(
                                "DRIVERS",
                                null,
                                "SW",
                                2,
                                "LOOP",
                                36_000,
                                28_800,
                                2 * DAY,
                                Set.of(city.fleets().get(1).vehicleType(), "careful")))));
        city(
                Rule.CREW_COUNT,
                builder -> builder.disruptions(
                        List.of(SmallCity.disruption(DisruptionKind.CREWS_LOST, "DRIVERS", 0, DAY, 2))));
        drivers(Rule.CREW_HOURS, 2, 5599, 28_800, 2 * DAY);
        drivers(Rule.CREW_REST, 1, 36_000, 84_401, 2 * DAY);
        drivers(Rule.CREW_TEST, 2, 36_000, 28_800, 116_599);
        city(Rule.CREW_FIXED, builder -> builder.bubbles(fixedLoop()).crews(drivers(1, 28_800)));

        tours(Rule.PAST_CHANGED, draft -> draft.tour("van").trips.get(1).shift(60));

        statements(Rule.FIGURES, plan -> {
            Figures figures = plan.figures();
            return stating(
                    plan, plan.movements(), plan.unmet(), figures.withContacts(figures.contacts(), figures.cost() + 1));
        });
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void everyRuleHasAPlanThatOnlyItRejects(Rule rule) {
        Break broken = BREAKS.get(rule);
        assertThat(broken).as("A broken plan for %s", rule).isNotNull();
        Scenario city = broken.city().apply(SmallCity.scenario());
        Draft draft = SmallCity.draft();
        broken.tours().accept(draft);
        Plan plan = broken.statements().apply(draft.plan(city));

        Verifier judge = Verifier.of(city);
        if (rule == Rule.PAST_CHANGED) {
            judge = judge.after(SmallCity.draft().plan(city), DAY);
        }
        Verification verification = judge.verify(plan);

        assertThat(verification.counts().keySet())
                .as(verification.violations().toString())
                .isEqualTo(EnumSet.of(rule));
        assertThat(verification.violations()).allSatisfy(violation -> {
            assertThat(violation.by()).isPositive().isFinite();
            assertThat(violation.what()).endsWith(".");
        });
    }

    private static List<Bubble> fixedLoop() {
        Bubble loop = SmallCity.scenario().bubbles().get(0);
        Bubble fixed = new Bubble(loop.id(), loop.name(), loop.zones(), loop.highest(), false, true, "Haulage");
        return SmallCity.replaced(SmallCity.scenario().bubbles(), 0, fixed);
    }

    private static List<Crew> drivers(int count, int rest) {
        Crew drivers = SmallCity.crew("DRIVERS", "SW", count, "LOOP", 36_000, rest, 2 * DAY);
        return SmallCity.replaced(SmallCity.scenario().crews(), 0, drivers);
    }

    /** The van that goes out on both days comes home at 30,800 s of the first and leaves at 115,200 s. */
    @ParameterizedTest
    @CsvSource({"DRIVERS, 28800, ", "DRIVERS, 86000, CREW_REST", "OTHERS, 28800, CREW_FIXED"})
    void aFixedVehicleKeepsItsCrewAndRestsAsThatMust(String crew, int rest, Rule broken) {
        List<Crew> crews = new ArrayList<>(drivers(2, rest));
        crews.add(SmallCity.crew("OTHERS", "SW", 2, "LOOP", 36_000, 28_800, 2 * DAY));
        Scenario city = SmallCity.with(
                SmallCity.scenario(), builder -> builder.bubbles(fixedLoop()).crews(crews));
        Draft draft = SmallCity.draft();
        draft.tour("van-next-day").vehicle = 0;
        draft.tour("van-next-day").crew = crew;

        assertThat(broken(city, draft)).isEqualTo(only(broken));
    }

    /** Times that run backwards once left the judge with travel that knew no closure. */
    @Test
    void aJudgeWhoHasSeenABadPlanJudgesTheNextAsBefore() {
        Scenario closed = SmallCity.with(
                SmallCity.scenario(),
                builder -> builder.disruptions(
                        List.of(SmallCity.disruption(DisruptionKind.FACILITY_CLOSED, "SW", DAY, 2 * DAY, 0))));
        Verifier judge = Verifier.of(closed);
        Plan plan = SmallCity.draft().plan(closed);
        var before = judge.verify(plan).counts();
        Draft backwards = SmallCity.draft();
        backwards.stop("van", 0, 1).arrival = 0;
        judge.verify(backwards.plan(closed));

        assertThat(judge.verify(plan).counts()).isEqualTo(before).isNotEmpty();
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

    /** The small city with vans that may be away within these hours, and crews that work as long as it takes. */
    static Scenario roundTheClock(OpeningHours shift) {
        Scenario city = SmallCity.scenario();
        return SmallCity.with(
                city,
                builder -> builder.fleets(SmallCity.replaced(city.fleets(), 0, SmallCity.vans(2, shift, 3)))
                        .crews(SmallCity.replaced(
                                city.crews(), 0, SmallCity.crew("DRIVERS", "SW", 2, "LOOP", 2 * DAY, 0, 2 * DAY))));
    }

    /** The sound plan, but the first day's van is back 1000 s after midnight. */
    static Draft overMidnight() {
        Draft draft = SmallCity.draft();
        Draft.DraftStop home = draft.stop("van", 1, 2);
        home.arrival = DAY + 1000;
        home.begin = DAY + 1000;
        home.departure = DAY + 1000;
        return draft;
    }

    @ParameterizedTest
    @CsvSource({"86400, ", "86399, SHIFT"})
    void onlyAShiftRoundTheClockEndsOnALaterDay(int close, Rule broken) {
        assertThat(broken(roundTheClock(new OpeningHours(0, close)), overMidnight()))
                .isEqualTo(only(broken));
    }

    @Test
    void aTourBeginsOnItsDayEvenWhereTheShiftGoesRoundTheClock() {
        Draft draft = SmallCity.draft();
        draft.tour("van-next-day").day = 0;

        assertThat(broken(roundTheClock(OpeningHours.ALWAYS), draft)).isEqualTo(only(Rule.SHIFT));
    }

    /** One of the two vans is lost on the second day. */
    @ParameterizedTest
    @CsvSource({"0, ", "1, FLEET_COUNT"})
    void aVehicleCountsOnEveryDayThatItIsAway(int vehicle, Rule broken) {
        Scenario city = SmallCity.with(
                roundTheClock(OpeningHours.ALWAYS),
                builder -> builder.disruptions(
                        List.of(SmallCity.disruption(DisruptionKind.VEHICLES_LOST, "VANS", DAY, 2 * DAY, 1))));
        Draft draft = overMidnight();
        draft.tour("van-next-day").vehicle = vehicle;

        assertThat(broken(city, draft)).isEqualTo(only(broken));
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

    @ParameterizedTest
    @CsvSource({
        "theilBetween, 0.001, 0, 0, 0",
        "theilWithin, 0, 0.001, 0, 0",
        "firstSupplySeconds, 0, 0, 1, 0",
        "unsupplied, 0, 0, 0, 1"
    })
    void everyFigureOfFairnessIsComputedAgain(
            String name, double between, double within, double seconds, long unsupplied) {
        Plan plan = SmallCity.draft().plan(SmallCity.scenario());
        Figures right = plan.figures();
        Figures wrong = new Figures(
                right.demandKg(),
                right.servedKg(),
                right.byClass(),
                right.byCommodity(),
                right.byStreet(),
                right.gini(),
                right.jain(),
                right.theilBetween() + between,
                right.theilWithin() + within,
                right.firstSupplySeconds() + seconds,
                right.unsupplied() + unsupplied,
                right.spoiledKg(),
                right.cost(),
                right.metres(),
                right.vehicles(),
                right.trips(),
                right.stops(),
                right.contacts());

        Verification verification =
                Verifier.of(SmallCity.scenario()).verify(stating(plan, plan.movements(), plan.unmet(), wrong));

        assertThat(verification.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.code()).isEqualTo(Rule.FIGURES);
            assertThat(violation.where()).containsExactly(name);
        });
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

    @Test
    void theUnchangedPlanIsSound() {
        Plan plan = SmallCity.draft().plan(SmallCity.scenario());

        assertThat(Verifier.of(SmallCity.scenario()).verify(plan).violations()).isEmpty();
        assertThat(Verifier.of(SmallCity.scenario()).requireSound(plan)).isSameAs(plan);
    }

    @Test
    void anUnsoundPlanIsRefusedWithItsFirstViolations() {
        Draft draft = SmallCity.draft();
        draft.tour("van").crew = "";
        Plan plan = draft.plan(SmallCity.scenario());

        assertThatThrownBy(() -> Verifier.of(SmallCity.scenario()).requireSound(plan))
                .isInstanceOf(UnsoundPlan.class)
                .hasMessageContaining("CREW_MISSING")
                .hasMessageContaining("small-city");
    }

    /** Computed by hand from the plan of the small city. */
    @Test
    void theFiguresAreThoseOfAHandCalculation() {
        Figures figures = SmallCity.draft().plan(SmallCity.scenario()).figures();

        assertThat(figures.demandKg()).isEqualTo(320);
        assertThat(figures.servedKg()).isEqualTo(290);
        assertThat(figures.byClass())
                .containsExactly(
                        new Coverage("VITAL", 60, 60),
                        new Coverage("VULNERABLE", 80, 80),
                        new Coverage("GENERAL", 180, 150));
        assertThat(figures.byCommodity()).containsExactly(new Coverage("RICE", 260, 240), new Coverage("MILK", 60, 50));
        assertThat(figures.byStreet()).containsExactly(new Coverage("S1", 200, 180), new Coverage("S2", 120, 110));
        assertThat(figures.gini()).isCloseTo(2 * 1200 * 800 / 6.0 / (2 * 2000 * 1800.0), within(1e-12));
        assertThat(figures.jain()).isCloseTo(Math.pow(11 / 3.0, 2) / (4 * (2 + 50 / 36.0)), within(1e-12));
        double within = 1000 / 1800.0 * Math.log(5 / 6.0 / 0.9) + 800 / 1800.0 * Math.log(1 / 0.9);
        assertThat(figures.theilBetween()).isCloseTo(0, within(1e-12));
        assertThat(figures.theilWithin()).isCloseTo(within, within(1e-12));
        assertThat(figures.firstSupplySeconds())
                .isCloseTo((1000 * 25_900 + 500 * 26_600 + 200 * 30_100 + 300 * 115_900) / 2000.0, within(1e-9));
        assertThat(figures.unsupplied()).isZero();
        assertThat(figures.spoiledKg()).isEqualTo(250);
        long vans = 1000 + 5600 + 3000 + 2000 + 1000 + 1400 + 2000;
        long truckAndLane = 5000 + 4200 + 7500 + 100 + 30;
        assertThat(figures.cost()).isEqualTo(vans + truckAndLane + 700);
        assertThat(figures.metres()).isEqualTo(50_000);
        assertThat(figures.vehicles()).isEqualTo(3);
        assertThat(figures.trips()).isEqualTo(4);
        assertThat(figures.stops()).isEqualTo(5);
        assertThat(figures.contacts()).isZero();
    }

    /** The street in the south in a district of its own: its mean is 14/15, that of the other 8/9, of all 9/10. */
    @Test
    void inequalityIsPartedByDistrict() {
        List<Zone> zones = new ArrayList<>(SmallCity.scenario().zones());
        zones.replaceAll(zone -> zone.id().equals("S2")
                ? SmallCity.zone("S2", ZoneLevel.STREET, "D2", 500, ControlLevel.OPEN, Double.POSITIVE_INFINITY, "")
                : zone);
        zones.add(
                2,
                SmallCity.zone("D2", ZoneLevel.DISTRICT, "CITY", 0, ControlLevel.OPEN, Double.POSITIVE_INFINITY, ""));
        Scenario city = SmallCity.scenario().toBuilder().zones(zones).build();
        Draft draft = SmallCity.draft();
        draft.tour("van-next-day").trips.clear();
        draft.tours.removeIf(tour -> tour.trips.isEmpty());

        Figures whole = SmallCity.draft().plan(city).figures();
        double between = 0.75 * (80 / 81.0) * Math.log(80 / 81.0) + 0.25 * (28 / 27.0) * Math.log(28 / 27.0);
        assertThat(whole.theilBetween()).isCloseTo(between, within(1e-12));
        assertThat(whole.theilBetween() + whole.theilWithin())
                .isCloseTo(1000 / 1800.0 * Math.log(5 / 6.0 / 0.9) + 800 / 1800.0 * Math.log(1 / 0.9), within(1e-12));

        Figures without = draft.plan(city).figures();
        assertThat(without.unsupplied()).isEqualTo(300);
        assertThat(without.firstSupplySeconds())
                .isCloseTo((1000 * 25_900 + 500 * 26_600 + 200 * 30_100) / 1700.0, within(1e-9));
    }

    private static void portal(Rule rule, Consumer<SmallCity.Parts> change) {
        city(
                rule,
                builder -> builder.facilities(
                        SmallCity.replaced(SmallCity.scenario().facilities(), 0, portal(change))));
    }

    private static TransportRequest request(String from, String to) {
        return new TransportRequest("home", "RICE", from, to, "GENERAL", 0, null, 10);
    }

    private static Scenario edge(Consumer<SmallCity.Parts> change) {
        SmallCity.Parts edge = SmallCity.facility("EDGE", FacilityKind.HOUSEHOLD_POINT, "S2");
        change.accept(edge);
        return SmallCity.with(
                SmallCity.scenario(),
                builder -> builder.facilities(
                        SmallCity.replaced(SmallCity.scenario().facilities(), 3, edge.build())));
    }

    private static Facility portal(Consumer<SmallCity.Parts> change) {
        SmallCity.Parts portal = SmallCity.facility("PORTAL", FacilityKind.TRANSFER_POINT, "CITY");
        change.accept(portal);
        return portal.build();
    }

    private static void warehouse(Rule rule, Consumer<SmallCity.Parts> change) {
        SmallCity.Parts warehouse = SmallCity.facility("SW", FacilityKind.STREET_WAREHOUSE, "S1");
        change.accept(warehouse);
        city(
                rule,
                builder -> builder.facilities(
                        SmallCity.replaced(SmallCity.scenario().facilities(), 2, warehouse.build())));
    }

    private static void demand(Rule rule, int index, Demand demand) {
        city(
                rule,
                builder ->
                        builder.demands(SmallCity.replaced(SmallCity.scenario().demands(), index, demand)));
    }

    private static void drivers(Rule rule, int count, int perDay, int rest, int testValidUntil) {
        city(
                rule,
                builder -> builder.crews(SmallCity.replaced(
                        SmallCity.scenario().crews(),
                        0,
                        SmallCity.crew("DRIVERS", "SW", count, "LOOP", perDay, rest, testValidUntil))));
    }

    private static Convoy convoy(Convoy convoy, List<String> points, int arrival) {
        return new Convoy(
                convoy.id(),
                convoy.name(),
                convoy.mode(),
                points,
                arrival,
                Map.of(),
                convoy.vehicles(),
                convoy.trailers(),
                convoy.cargo());
    }

    private static Plan stating(Plan plan, List<Movement> movements, List<Unmet> unmet, Figures figures) {
        return new Plan(plan.scenario(), plan.manifest(), plan.receipts(), movements, plan.tours(), unmet, figures);
    }

    @Test
    void noRuleIsForgotten() {
        assertThat(BREAKS.keySet()).isEqualTo(EnumSet.copyOf(Arrays.asList(Rule.values())));
    }
}
