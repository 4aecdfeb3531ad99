package org.resupply.examples.html;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.resupply.model.Commodity;
import org.resupply.model.ControlLevel;
import org.resupply.model.Convoy;
import org.resupply.model.Crossing;
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
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.model.Travel;
import org.resupply.model.VehicleClass;
import org.resupply.model.VehicleType;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Cause;
import org.resupply.plan.Figures;
import org.resupply.plan.Handling;
import org.resupply.plan.Manifest;
import org.resupply.plan.Plan;
import org.resupply.plan.Receipt;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;
import org.resupply.plan.Unmet;

/** A city of any size with something that looks like a plan, made to be looked at: nobody claims that the plan is sound. */
final class PretendCity {
    private static final int HOUR = 3600;

    private final Random random = new Random(7);
    private final int communities;
    private final int streets;
    private final int days;
    private final Name title;
    private final Map<String, List<Zone>> communitiesOf = new LinkedHashMap<>();

    private PretendCity(int communities, int streets, int days, Name title) {
        this.communities = communities;
        this.streets = streets;
        this.days = days;
        this.title = title;
    }

    record Case(Scenario scenario, Plan plan) {}

    /** A city with so many communities and streets, over so many days, under this name. */
    static Case of(int communities, int streets, int days, Name title) {
        PretendCity city = new PretendCity(communities, streets, days, title);
        Scenario scenario = city.scenario();
        return new Case(scenario, city.plan(scenario));
    }

    private Scenario scenario() {
        int districts = Math.max(2, streets / 14);
        List<Zone> zones = new ArrayList<>();
        List<Facility> facilities = new ArrayList<>();
        List<Lot> lots = new ArrayList<>();
        List<Fleet> fleets = new ArrayList<>();
        zones.add(zone("C", ZoneLevel.CITY, "", new Name("市", "City"), 0, 121.5, 31.2));
        facilities.add(facility("W", FacilityKind.CITY_WAREHOUSE, "C", 121.5, 31.2));
        facilities.add(facility("T", FacilityKind.TRANSFER_POINT, "C", 121.15, 31.45));
        facilities.add(facility("P", FacilityKind.PORT, "C", 121.8, 31.35));
        fleets.add(new Fleet("F-W", new Name("干线车队", "Trunk fleet"), "truck", "W", 400, null, "", 3, 0));
        for (int d = 0; d < districts; d++) {
            double angle = 2 * Math.PI * d / districts;
            double far = districts < 4 ? 0.08 : 0.1 + 0.2 * (d % 3) / 2;
            double lon = 121.5 + far * Math.cos(angle);
            double lat = 31.2 + far * Math.sin(angle);
            String district = "D" + d;
            zones.add(zone(
                    district,
                    ZoneLevel.DISTRICT,
                    "C",
                    new Name("第" + (d + 1) + "区", "District " + (d + 1)),
                    0,
                    lon,
                    lat));
            facilities.add(facility("W-" + district, FacilityKind.DISTRICT_WAREHOUSE, district, lon, lat));
            for (int s = d; s < streets; s += districts) {
                String street = "S" + s;
                double sLon = lon + random.nextGaussian() * 0.05;
                double sLat = lat + random.nextGaussian() * 0.045;
                zones.add(zone(
                        street,
                        ZoneLevel.STREET,
                        district,
                        new Name("长安" + (s + 1) + "街道", "Chang'an " + (s + 1) + " Subdistrict"),
                        0,
                        sLon,
                        sLat));
                facilities.add(facility("W-" + street, FacilityKind.STREET_WAREHOUSE, street, sLon, sLat));
                fleets.add(new Fleet(
                        "F-" + street,
                        new Name("长安" + (s + 1) + "配送队", "Vans of " + (s + 1)),
                        "van",
                        "W-" + street,
                        12,
                        null,
                        "",
                        3,
                        0));
                int here = communities / streets + (s < communities % streets ? 1 : 0);
                List<Zone> list = new ArrayList<>();
                for (int c = 0; c < here; c++) {
                    Zone community = zone(
                            street + "-" + c,
                            ZoneLevel.COMMUNITY,
                            street,
                            new Name("幸福" + (c + 1) + "村", "Happiness Estate " + (c + 1)),
                            800 + random.nextInt(2500),
                            sLon + random.nextGaussian() * 0.012,
                            sLat + random.nextGaussian() * 0.01);
                    list.add(community);
                    zones.add(community);
                }
                communitiesOf.put(street, list);
            }
        }
        List<Commodity> goods = List.of(
                commodity("rice", "大米", "Rice", "kg", 1, 0),
                commodity("vegetables", "蔬菜", "Vegetables", "kg", 1, 4),
                commodity("milk", "牛奶", "Milk", "L", 1.03, 3),
                commodity("medicine", "药品", "Medicine", "pack", 0.2, 0));
        for (Commodity good : goods) {
            lots.add(new Lot(
                    "L-" + good.id(),
                    good.id(),
                    "W",
                    50_000_000,
                    good.shelfLifeDays() > 0 ? good.shelfLifeDays() : Lot.NEVER));
        }
        return Scenario.builder("pretend", LocalDate.of(2022, 4, 10), days)
                .name(title)
                .zones(zones)
                .facilities(facilities)
                .commodities(goods)
                .lots(lots)
                .convoys(List.of(new Convoy(
                        "K1",
                        new Name("江苏援助", "From Jiangsu"),
                        Mode.ROAD,
                        List.of("T"),
                        6 * HOUR,
                        Map.of(),
                        31,
                        false,
                        List.of(new Convoy.Cargo("vegetables", 600_000, 4)))))
                .needs(List.of(
                        new Need("rice", "", 0.3, "an assumption"),
                        new Need("vegetables", "", 0.35, "an assumption"),
                        new Need("milk", "VULNERABLE", 0.25, "an assumption"),
                        new Need("medicine", "VITAL", 1, "an assumption")))
                .vehicleTypes(List.of(
                        type("truck", "厢式货车", "Truck", VehicleClass.HEAVY_TRUCK, 10_000),
                        type("van", "面包车", "Van", VehicleClass.VAN, 1500)))
                .fleets(fleets)
                .travel(new Travel(
                        null,
                        List.of(
                                new Crossing(
                                        "X1",
                                        new Name("长江隧桥", "Yangtze tunnel"),
                                        new GeoPoint(121.62, 31.3),
                                        "a",
                                        "b",
                                        Set.of(VehicleClass.VAN),
                                        0),
                                new Crossing(
                                        "X2",
                                        new Name("外环隧道", "Outer Ring tunnel"),
                                        new GeoPoint(121.5, 31.28),
                                        "a",
                                        "b",
                                        Set.of(VehicleClass.VAN),
                                        0)),
                        null,
                        null))
                .disruptions(List.of(new Disruption(
                        "x",
                        DisruptionKind.CROSSING_CLOSED,
                        "X1",
                        new TimeWindow(0, days * 86_400),
                        null,
                        0,
                        0,
                        0,
                        null)))
                .build();
    }

    private Plan plan(Scenario scenario) {
        Map<String, List<Demand>> byCommunityDay = new LinkedHashMap<>();
        for (Demand demand : Outlook.of(scenario).demands()) {
            byCommunityDay
                    .computeIfAbsent(demand.place() + "/" + demand.day(), key -> new ArrayList<>())
                    .add(demand);
        }
        List<Tour> tours = new ArrayList<>();
        List<Unmet> unmet = new ArrayList<>();
        int street = 0;
        for (Map.Entry<String, List<Zone>> entry : communitiesOf.entrySet()) {
            double level = Math.min(1, 0.25 + 0.9 * Math.abs(Math.sin(street * 0.37)));
            for (int day = 0; day < days; day++) {
                deliver(entry.getKey(), entry.getValue(), street, day, level, byCommunityDay, tours, unmet);
            }
            street++;
        }
        Manifest manifest = new Manifest(
                "0.1.0",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                1,
                30,
                Long.MAX_VALUE,
                2,
                "LexicographicMaxMin",
                "IteratedLocalSearch",
                Map.of("allocation", 4.2, "routing", 21.5),
                812_000_000L,
                true);
        int trips = tours.stream().mapToInt(tour -> tour.trips().size()).sum();
        return new Plan(
                scenario.id(),
                manifest,
                List.of(new Receipt("K1", "T", 0, 6 * HOUR, 9 * HOUR)),
                List.of(),
                tours,
                unmet,
                new Figures(
                        1,
                        1,
                        List.of(),
                        List.of(),
                        List.of(),
                        0.083,
                        0.94,
                        0,
                        0,
                        0,
                        0,
                        1250,
                        12_345_600,
                        98_000_000,
                        tours.size(),
                        trips,
                        trips * 8,
                        0));
    }

    private void deliver(
            String street,
            List<Zone> list,
            int index,
            int day,
            double level,
            Map<String, List<Demand>> demands,
            List<Tour> tours,
            List<Unmet> unmet) {
        int begin = day * 86_400 + 7 * HOUR + random.nextInt(HOUR);
        List<Handling> trunk = new ArrayList<>();
        Map<Integer, List<Trip>> byVehicle = new LinkedHashMap<>();
        for (int first = 0; first < list.size(); first += 8) {
            int vehicle = first / 8 % 12;
            List<Trip> before = byVehicle.computeIfAbsent(vehicle, v -> new ArrayList<>());
            int at = before.isEmpty()
                    ? begin + vehicle * 300
                    : before.get(before.size() - 1).end() + 900;
            List<Stop> stops = new ArrayList<>();
            List<Handling> loads = new ArrayList<>();
            int time = at + 1800;
            for (Zone community : list.subList(first, Math.min(list.size(), first + 8))) {
                List<Handling> drops = new ArrayList<>();
                for (Demand demand : demands.getOrDefault(community.id() + "/" + day, List.of())) {
                    double share = demand.priorityClass().equals("VITAL")
                            ? 1
                            : Math.min(1, level * (0.8 + 0.4 * random.nextDouble()));
                    long served = Math.round(demand.quantity() * share);
                    String lot = "L-" + demand.commodity();
                    if (served > 0) {
                        drops.add(new Handling(lot, demand.id(), -served));
                        loads.add(new Handling(lot, "", served));
                    }
                    if (served < demand.quantity()) {
                        Cause cause = index % 3 == 0 ? Cause.VEHICLE : index % 3 == 1 ? Cause.THROUGHPUT : Cause.STOCK;
                        String bottleneck = cause == Cause.VEHICLE
                                ? "F-" + street
                                : cause == Cause.THROUGHPUT ? "W-D" + index % Math.max(2, streets / 14) : "";
                        unmet.add(new Unmet(demand.id(), demand.quantity() - served, cause, bottleneck));
                    }
                }
                if (!drops.isEmpty()) {
                    stops.add(new Stop(community.id(), time, time, time + 600, drops));
                    time += 900;
                }
            }
            if (stops.isEmpty()) {
                continue;
            }
            trunk.addAll(loads);
            stops.add(0, new Stop("W-" + street, at, at, at + 1500, loads));
            stops.add(new Stop("W-" + street, time + 600, time + 600, time + 700, List.of()));
            before.add(new Trip(stops, 9000 + random.nextInt(9000)));
        }
        byVehicle.forEach((vehicle, trips) -> {
            if (!trips.isEmpty()) {
                tours.add(new Tour(street + "-" + day + "-" + vehicle, "F-" + street, vehicle, day, "", trips));
            }
        });
        if (!trunk.isEmpty()) {
            int leave = day * 86_400 + 2 * HOUR + index * 60;
            List<Handling> unload = trunk.stream()
                    .map(load -> new Handling(load.lot(), "", -load.quantity()))
                    .toList();
            tours.add(new Tour(
                    "trunk-" + street + "-" + day,
                    "F-W",
                    index,
                    day,
                    "",
                    List.of(new Trip(
                            List.of(
                                    new Stop("W", leave, leave, leave + 1800, trunk),
                                    new Stop(
                                            "W-" + street,
                                            leave + 2 * HOUR,
                                            leave + 2 * HOUR,
                                            leave + 3 * HOUR,
                                            unload),
                                    new Stop("W", leave + 4 * HOUR, leave + 4 * HOUR, leave + 4 * HOUR, List.of())),
                            40_000))));
        }
    }

    private Zone zone(String id, ZoneLevel level, String parent, Name name, int people, double lon, double lat) {
        Map<String, Integer> special =
                level == ZoneLevel.COMMUNITY ? Map.of("VITAL", people / 200, "VULNERABLE", people / 20) : null;
        ControlLevel control = ControlLevel.values()[random.nextInt(4)];
        return Zone.builder(id, level, parent, new GeoPoint(lon, lat))
                .name(name)
                .population(people)
                .households(people / 3)
                .people(special)
                .control(control)
                .carryKgPerDay(1e9)
                .build();
    }

    private static Facility facility(String id, FacilityKind kind, String zone, double lon, double lat) {
        Name name = new Name(zone + "仓", kind == FacilityKind.STREET_WAREHOUSE ? "Depot " + zone : "Warehouse " + id);
        return Facility.builder(id, kind, new GeoPoint(lon, lat))
                .name(name)
                .zone(zone)
                .storageKg(Map.of(StorageClass.AMBIENT, 1e9))
                .throughputKgPerDay(1e9)
                .docks(10)
                .trucksPerDay(1e9)
                .build();
    }

    private static Commodity commodity(String id, String zh, String en, String unit, double kg, int shelfLife) {
        return new Commodity(id, new Name(zh, en), unit, kg, 1, StorageClass.AMBIENT, shelfLife, 1, false, 1);
    }

    private static VehicleType type(String id, String zh, String en, VehicleClass vehicleClass, double payload) {
        return VehicleType.builder(id, vehicleClass, payload, payload * 5, Set.of(StorageClass.AMBIENT))
                .name(new Name(zh, en))
                .build();
    }
}
