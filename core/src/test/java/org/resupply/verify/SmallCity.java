package org.resupply.verify;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
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
import org.resupply.model.Lane;
import org.resupply.model.Lot;
import org.resupply.model.Mode;
import org.resupply.model.Name;
import org.resupply.model.OpeningHours;
import org.resupply.model.Policies;
import org.resupply.model.Requisition;
import org.resupply.model.Reserve;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.model.Travel;
import org.resupply.model.VehicleClass;
import org.resupply.model.VehicleType;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Receipt;

/**
 * Four communities, a street warehouse (SW), a city warehouse (WH) and a transfer point (PORTAL) on two days; every two places
 * lie 600 s and 5 km apart. The sound plan unloads two convoys, brings goods to SW by truck and from there to all four by van.
 */
final class SmallCity {
    static final int DAY = TimeWindow.DAY;
    static final double NO_LIMIT = Double.POSITIVE_INFINITY;
    private static final GeoPoint POINT = new GeoPoint(121.4, 31.2);
    private static final List<String> PLACES =
            List.of("CITY", "D", "S1", "S2", "C1", "C2", "C3", "C4", "PORTAL", "WH", "SW", "EDGE");

    private SmallCity() {}

    static Scenario scenario() {
        return Scenario.builder("small-city", LocalDate.of(2022, 4, 13), 2)
                .zones(List.of(
                        zone("CITY", ZoneLevel.CITY, "", 2000, ControlLevel.OPEN, NO_LIMIT, ""),
                        zone("D", ZoneLevel.DISTRICT, "CITY", 2000, ControlLevel.OPEN, NO_LIMIT, ""),
                        zone("S1", ZoneLevel.STREET, "D", 1500, ControlLevel.OPEN, NO_LIMIT, ""),
                        zone("S2", ZoneLevel.STREET, "D", 500, ControlLevel.OPEN, NO_LIMIT, ""),
                        zone("C1", ZoneLevel.COMMUNITY, "S1", 1000, ControlLevel.OPEN, NO_LIMIT, ""),
                        zone("C2", ZoneLevel.COMMUNITY, "S1", 500, ControlLevel.CONTROLLED, 80, ""),
                        zone("C3", ZoneLevel.COMMUNITY, "S2", 300, ControlLevel.SEALED, 60, "EDGE"),
                        zone("C4", ZoneLevel.COMMUNITY, "S2", 200, ControlLevel.OPEN, NO_LIMIT, "")))
                .facilities(List.of(
                        facility("PORTAL", FacilityKind.TRANSFER_POINT, "CITY").build(),
                        facility("WH", FacilityKind.CITY_WAREHOUSE, "CITY").build(),
                        facility("SW", FacilityKind.STREET_WAREHOUSE, "S1").build(),
                        facility("EDGE", FacilityKind.HOUSEHOLD_POINT, "S2").build()))
                .commodities(List.of(
                        new Commodity("RICE", Name.of("Rice"), "kg", 1, 1, StorageClass.AMBIENT, 0, 1, true, 1),
                        new Commodity("MILK", Name.of("Milk"), "l", 1, 1, StorageClass.CHILLED, 2, 1, false, 1)))
                .lots(List.of(
                        new Lot("RICE_OLD", "RICE", "SW", 200, 1), new Lot("RICE_NEW", "RICE", "SW", 500, Lot.NEVER)))
                .convoys(List.of(
                        new Convoy(
                                "TRAIN",
                                Name.of("Train"),
                                Mode.ROAD,
                                List.of("PORTAL"),
                                21_600,
                                Map.of(),
                                2,
                                false,
                                List.of(new Convoy.Cargo("RICE", 2000, Lot.NEVER), new Convoy.Cargo("MILK", 300, 1))),
                        new Convoy(
                                "BARGE",
                                Name.of("Barge"),
                                Mode.ROAD,
                                List.of("PORTAL"),
                                21_000,
                                Map.of(),
                                1,
                                false,
                                List.of(new Convoy.Cargo("RICE", 100, Lot.NEVER)))))
                .demands(List.of(
                        new Demand("d1", "RICE", "C1", "GENERAL", 0, null, 120),
                        new Demand("d2", "RICE", "C2", "VULNERABLE", 0, null, 80),
                        new Demand("d3", "RICE", "C3", "VITAL", 1, new TimeWindow(115_200, 129_600), 60),
                        new Demand("d4", "MILK", "C4", "GENERAL", 0, null, 60)))
                .vehicleTypes(List.of(van(1000, 4000, 0, StorageClass.AMBIENT, StorageClass.CHILLED), truck()))
                .fleets(List.of(vans(2, new OpeningHours(21_600, 72_000), 3), trucks()))
                .crews(List.of(
                        crew("DRIVERS", "SW", 2, "LOOP", 36_000, 28_800, 2 * DAY),
                        crew("TRUCKERS", "WH", 1, "", 36_000, 28_800, Integer.MAX_VALUE)))
                .bubbles(List.of(
                        new Bubble("LOOP", null, Set.of("D"), ControlLevel.SEALED, false),
                        new Bubble("OTHER", null, Set.of(), ControlLevel.SEALED, false)))
                .lanes(List.of(lane(NO_LIMIT, OpeningHours.ALWAYS), lane("WH>SW", "WH", "SW")))
                .reserves(List.of(new Reserve("SW", "RICE", 300)))
                .requisitions(List.of(new Requisition("R1", "TRUCKS", null, 700, 3600, true)))
                .travel(travel(Map.of()))
                .policies(policies(new OpeningHours(7 * 3600, 21 * 3600), -1))
                .build();
    }

    /** The sound plan for {@link #scenario()}. */
    static Draft draft() {
        Draft draft = new Draft();
        draft.scenario = "small-city";
        draft.receipts.add(new Receipt("TRAIN", "PORTAL", 0, 21_600, 22_400));
        draft.receipts.add(new Receipt("BARGE", "PORTAL", 1, 21_900, 22_600));
        draft.tour("truck", "TRUCKS", 0, 0, "TRUCKERS")
                .trip(15_000)
                .stop("WH", 23_400, 23_400)
                .stop("PORTAL", 24_000, 24_100, Draft.load("TRAIN/0", 1000), Draft.load("TRAIN/1", 300))
                .stop("SW", 24_700, 24_900, Draft.unload("TRAIN/0", 1000), Draft.unload("TRAIN/1", 300))
                .stop("WH", 25_500, 25_500);
        Draft.DraftTour van = draft.tour("van", "VANS", 0, 0, "DRIVERS");
        van.trip(15_000)
                .stop("SW", 25_200, 25_300, Draft.load("RICE_OLD", 180))
                .stop("C1", 25_900, 26_000, Draft.handOver("RICE_OLD", "d1", 100))
                .stop("C2", 26_600, 26_700, Draft.handOver("RICE_OLD", "d2", 80))
                .stop("SW", 27_300, 27_300);
        van.trip(10_000)
                .stop("SW", 29_400, 29_500, Draft.load("TRAIN/1", 50))
                .stop("C4", 30_100, 30_200, Draft.handOver("TRAIN/1", "d4", 50))
                .stop("SW", 30_800, 30_800);
        draft.tour("van-next-day", "VANS", 1, 1, "DRIVERS")
                .trip(10_000)
                .stop("SW", 115_200, 115_300, Draft.load("RICE_OLD", 20), Draft.load("RICE_NEW", 40))
                .stop(
                        "C3",
                        115_900,
                        116_000,
                        Draft.handOver("RICE_OLD", "d3", 20),
                        Draft.handOver("RICE_NEW", "d3", 40))
                .stop("SW", 116_600, 116_600);
        return draft;
    }

    static Zone zone(
            String id,
            ZoneLevel level,
            String parent,
            int people,
            ControlLevel control,
            double carryKg,
            String handOver) {
        return Zone.builder(id, level, parent, POINT)
                .population(people)
                .households(people / 2)
                .control(control)
                .carryKgPerDay(carryKg)
                .handOver(handOver)
                .build();
    }

    /** A facility whose parts a test can change one by one. */
    static final class Parts {
        final String id;
        final FacilityKind kind;
        final String zone;
        Map<StorageClass, Double> storage = Map.of(StorageClass.AMBIENT, 20_000.0, StorageClass.CHILLED, 1000.0);
        double throughput = NO_LIMIT;
        int docks = 2;
        OpeningHours hours = new OpeningHours(18_000, 79_200);
        double trucksPerDay = 3;
        int dwellLimit;
        String bubble = "";

        Parts(String id, FacilityKind kind, String zone) {
            this.id = id;
            this.kind = kind;
            this.zone = zone;
        }

        Facility build() {
            return Facility.builder(id, kind, POINT)
                    .zone(zone)
                    .storageKg(storage)
                    .throughputKgPerDay(throughput)
                    .docks(docks)
                    .hours(hours)
                    .trucksPerDay(trucksPerDay)
                    .handlingSecondsPerTonne(kind == FacilityKind.TRANSFER_POINT ? 60 : 120)
                    .inspectionSeconds(600)
                    .disinfectionSeconds(1800)
                    .dwellLimitSeconds(dwellLimit)
                    .bubble(bubble)
                    .build();
        }
    }

    static Parts facility(String id, FacilityKind kind, String zone) {
        return new Parts(id, kind, zone);
    }

    static VehicleType van(double payload, double volume, int range, StorageClass... storage) {
        return VehicleType.builder("VAN", VehicleClass.VAN, payload, volume, Set.of(storage))
                .name(Name.of("Van"))
                .rangeM(range)
                .fixedCost(1000)
                .costPerKm(200)
                .costPerHour(3600)
                .stopSeconds(60)
                .handlingSecondsPerTonne(300)
                .build();
    }

    static VehicleType truck() {
        return VehicleType.builder(
                        "TRUCK",
                        VehicleClass.HEAVY_TRUCK,
                        10_000,
                        30_000,
                        Set.of(StorageClass.AMBIENT, StorageClass.CHILLED))
                .name(Name.of("Truck"))
                .fixedCost(5000)
                .costPerKm(500)
                .costPerHour(7200)
                .stopSeconds(60)
                .handlingSecondsPerTonne(300)
                .build();
    }

    static Fleet vans(int count, OpeningHours shift, int trips) {
        return new Fleet("VANS", null, "VAN", "SW", count, shift, "LOOP", trips, 300);
    }

    static Fleet trucks() {
        return new Fleet("TRUCKS", null, "TRUCK", "WH", 1, new OpeningHours(21_600, 72_000), "", 3, 300);
    }

    static Crew crew(String id, String base, int count, String bubble, int perDay, int rest, int testValidUntil) {
        return new Crew(id, null, base, count, bubble, perDay, rest, testValidUntil, Set.of());
    }

    static Lane lane(double capacity, OpeningHours hours) {
        return new Lane("PORTAL>SW", "PORTAL", "SW", Mode.ROAD, 0, 0, 100, capacity, hours);
    }

    static Lane lane(String id, String from, String to) {
        return new Lane(id, from, to, Mode.ROAD, 0, 0, 0, NO_LIMIT, OpeningHours.ALWAYS);
    }

    static Policies policies(OpeningHours deliveryHours, long contactPrice) {
        return new Policies("", 1, deliveryHours, contactPrice);
    }

    /** 600 s and 5 km between every two places, with other seconds for pairs such as {@code C1>C2}; -1 for no way. */
    static Travel travel(Map<String, Integer> otherSeconds) {
        int[][] seconds = new int[PLACES.size()][PLACES.size()];
        int[][] metres = new int[PLACES.size()][PLACES.size()];
        for (int from = 0; from < PLACES.size(); from++) {
            for (int to = 0; to < PLACES.size(); to++) {
                if (from != to) {
                    seconds[from][to] = otherSeconds.getOrDefault(PLACES.get(from) + ">" + PLACES.get(to), 600);
                    metres[from][to] = seconds[from][to] < 0 ? -1 : 5000;
                }
            }
        }
        return new Travel(null, null, null, new Travel.Given(PLACES, seconds, metres));
    }

    static Disruption disruption(DisruptionKind kind, String target, int start, int end, int count) {
        return new Disruption(
                "D-" + kind, kind, target, new TimeWindow(start, end), ControlLevel.SEALED, 1, count, 0, null);
    }

    /** The scenario with one part of the list replaced by another. */
    static Scenario with(Scenario scenario, UnaryOperator<Scenario.Builder> change) {
        return change.apply(scenario.toBuilder()).build();
    }

    /** A list with the element of this id replaced. */
    static <T> List<T> replaced(List<T> list, int index, T element) {
        List<T> changed = new java.util.ArrayList<>(list);
        changed.set(index, element);
        return Collections.unmodifiableList(changed);
    }

    static List<Bubble> fixedLoop() {
        Bubble loop = scenario().bubbles().get(0);
        Bubble fixed = new Bubble(loop.id(), loop.name(), loop.zones(), loop.highest(), false, true, "Haulage");
        return replaced(scenario().bubbles(), 0, fixed);
    }

    static List<Crew> drivers(int count, int rest) {
        Crew drivers = crew("DRIVERS", "SW", count, "LOOP", 36_000, rest, 2 * DAY);
        return replaced(scenario().crews(), 0, drivers);
    }

    /** The small city with vans that may be away within these hours, and crews that work as long as it takes. */
    static Scenario roundTheClock(OpeningHours shift) {
        Scenario city = scenario();
        return with(
                city,
                builder -> builder.fleets(replaced(city.fleets(), 0, vans(2, shift, 3)))
                        .crews(replaced(city.crews(), 0, crew("DRIVERS", "SW", 2, "LOOP", 2 * DAY, 0, 2 * DAY))));
    }

    /** The sound plan, but the first day's van is back 1000 s after midnight. */
    static Draft overMidnight() {
        Draft draft = draft();
        Draft.DraftStop home = draft.stop("van", 1, 2);
        home.arrival = DAY + 1000;
        home.begin = DAY + 1000;
        home.departure = DAY + 1000;
        return draft;
    }
}
