package org.resupply.verify;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.resupply.model.Lot;
import org.resupply.model.Name;
import org.resupply.model.OpeningHours;
import org.resupply.model.Reserve;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TransportRequest;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Figures;
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
        city(Rule.CREW_FIXED, builder -> builder.bubbles(SmallCity.fixedLoop()).crews(SmallCity.drivers(1, 28_800)));

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

    private static void portal(Rule rule, Consumer<SmallCity.Parts> change) {
        city(
                rule,
                builder -> builder.facilities(
                        SmallCity.replaced(SmallCity.scenario().facilities(), 0, portal(change))));
    }

    private static TransportRequest request(String from, String to) {
        return new TransportRequest("home", "RICE", from, to, "GENERAL", 0, null, 10);
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
