package org.resupply.io;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.model.Bubble;
import org.resupply.model.Circle;
import org.resupply.model.CodeSystem;
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
import org.resupply.model.Floor;
import org.resupply.model.GeoPoint;
import org.resupply.model.HandOver;
import org.resupply.model.Lane;
import org.resupply.model.Lot;
import org.resupply.model.Mode;
import org.resupply.model.Name;
import org.resupply.model.Need;
import org.resupply.model.NeighbourhoodType;
import org.resupply.model.OpeningHours;
import org.resupply.model.Overlay;
import org.resupply.model.Pairing;
import org.resupply.model.Policies;
import org.resupply.model.PriorityClass;
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
import org.resupply.plan.Appraisal;
import org.resupply.plan.Bottleneck;
import org.resupply.plan.Cause;
import org.resupply.plan.Explanation;
import org.resupply.plan.Figures;
import org.resupply.plan.Handling;
import org.resupply.plan.Manifest;
import org.resupply.plan.Movement;
import org.resupply.plan.Plan;
import org.resupply.plan.PlanDiff;
import org.resupply.plan.Receipt;
import org.resupply.plan.Remedy;
import org.resupply.plan.ShadowPrice;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;
import org.resupply.plan.Unmet;
import org.resupply.plan.WholeLoads;

/** A sound scenario and a plan in which no component of any record is at its default. */
final class Samples {
    static final LocalDate START = LocalDate.of(2022, 4, 10);
    private static final int HOUR = 3600;

    private Samples() {}

    static Scenario scenario() {
        return Scenario.builder("sample", START, 3)
                .name(new Name("样例", "Sample"))
                .zones(List.of(
                        zone("city", "310000", ZoneLevel.CITY, "", 6000, 121.47, 31.23),
                        zone("west", "310101", ZoneLevel.DISTRICT, "city", 4000, 121.46, 31.23),
                        zone("east", "310115", ZoneLevel.DISTRICT, "city", 2000, 121.53, 31.22),
                        zone("w-street", "310101002", ZoneLevel.STREET, "west", 4000, 121.465, 31.235),
                        zone("e-street", "310115004", ZoneLevel.STREET, "east", 2000, 121.535, 31.225),
                        zone("w-1", "310101002001", ZoneLevel.COMMUNITY, "w-street", 4000, 121.466, 31.236),
                        zone("e-1", "310115004001", ZoneLevel.COMMUNITY, "e-street", 2000, 121.536, 31.226)))
                .facilities(List.of(
                        facility("gate", FacilityKind.TRANSFER_POINT, "", "west", 121.40, 31.30),
                        facility("market", FacilityKind.CITY_WAREHOUSE, "city", "west", 121.45, 31.24),
                        facility("w-depot", FacilityKind.DISTRICT_WAREHOUSE, "west", "west", 121.461, 31.231),
                        facility("e-depot", FacilityKind.DISTRICT_WAREHOUSE, "east", "east", 121.531, 31.221),
                        facility("w-gate", FacilityKind.HOUSEHOLD_POINT, "w-street", "west", 121.467, 31.237)))
                .commodities(List.of(
                        new Commodity(
                                "pack",
                                new Name("物资包", "Relief pack"),
                                "pack",
                                7.7,
                                20.5,
                                StorageClass.AMBIENT,
                                30,
                                1.5,
                                true,
                                10),
                        new Commodity(
                                "meat", new Name("肉", "Meat"), "kg", 1.25, 1.5, StorageClass.CHILLED, 5, 0.8, true, 2)))
                .priorityClasses(List.of(
                        new PriorityClass("VITAL", new Name("急", "Vital"), 1, 2.5),
                        new PriorityClass("GENERAL", new Name("常", "General"), 2)))
                .lots(List.of(new Lot("lot-1", "pack", "market", 500, 20), new Lot("lot-2", "meat", "market", 90, 2)))
                .convoys(List.of(new Convoy(
                        "convoy-1",
                        new Name("江苏", "Jiangsu"),
                        Mode.WATER,
                        List.of("gate"),
                        6 * HOUR + 30,
                        Map.of("gate", 1800),
                        4,
                        true,
                        List.of(new Convoy.Cargo("meat", 800, 4), new Convoy.Cargo("pack", 100, Lot.NEVER)))))
                .needs(List.of(new Need("pack", "GENERAL", 0.14, "a planning figure")))
                .demands(List.of(new Demand(
                        "demand-1", "meat", "w-1", "VITAL", 1, new TimeWindow(32 * HOUR, 36 * HOUR + 59), 12)))
                .transportRequests(List.of(new TransportRequest(
                        "request-1", "pack", "e-1", "market", "GENERAL", 2, new TimeWindow(56 * HOUR, 60 * HOUR), 3)))
                .vehicleTypes(List.of(VehicleType.builder(
                                "van",
                                VehicleClass.VAN,
                                1200.5,
                                6000,
                                EnumSet.of(StorageClass.AMBIENT, StorageClass.CHILLED))
                        .name(new Name("面包车", "Van"))
                        .rangeM(150_000)
                        .speedFactor(0.9)
                        .fixedCost(20_000)
                        .costPerKm(150)
                        .costPerHour(4000)
                        .stopSeconds(120)
                        .handlingSecondsPerTonne(900)
                        .build()))
                .fleets(List.of(
                        new Fleet(
                                "vans",
                                new Name("市场车队", "Market vans"),
                                "van",
                                "market",
                                12,
                                new OpeningHours(6 * HOUR, 22 * HOUR + 30),
                                "loop",
                                3,
                                600),
                        new Fleet(
                                        "lorries",
                                        new Name("随船车队", "Lorries of the convoy"),
                                        "van",
                                        "gate",
                                        2,
                                        OpeningHours.ALWAYS,
                                        "",
                                        3,
                                        600)
                                .comingOn("convoy-1")))
                .crews(List.of(new Crew(
                        "drivers",
                        new Name("司机", "Drivers"),
                        "market",
                        20,
                        "loop",
                        10 * HOUR,
                        8 * HOUR,
                        48 * HOUR,
                        Set.of("cold", "van"))))
                .bubbles(List.of(new Bubble(
                        "loop",
                        new Name("闭环一", "Loop one"),
                        Set.of("west", "east"),
                        ControlLevel.CONTROLLED,
                        true,
                        true,
                        "Haulage")))
                .lanes(List.of(
                        new Lane(
                                "gate-market",
                                "gate",
                                "market",
                                Mode.WATER,
                                3600,
                                9000,
                                5000,
                                40_000.5,
                                new OpeningHours(4 * HOUR, 24 * HOUR)),
                        new Lane(
                                "market-w",
                                "market",
                                "w-depot",
                                Mode.AIR,
                                600,
                                3000,
                                10,
                                1e6,
                                new OpeningHours(1, 2 * HOUR))))
                .pairings(List.of(new Pairing("west", "east", "an assumption")))
                .reserves(List.of(new Reserve("market", "pack", 50)))
                .requisitions(
                        List.of(new Requisition("call", "vans", new Name("某公司", "A company"), 100_000, 2 * HOUR, true)))
                .travel(new Travel(
                        List.of(new Travel.Band(10, 1.3, 25), new Travel.Band(Double.POSITIVE_INFINITY, 1.2, 45.5)),
                        List.of(new Crossing(
                                "bridge",
                                new Name("桥", "Bridge"),
                                new GeoPoint(121.5, 31.23),
                                "west",
                                "east",
                                EnumSet.of(VehicleClass.VAN, VehicleClass.HEAVY_TRUCK),
                                90,
                                new OpeningHours(6 * HOUR, 22 * HOUR))),
                        new Travel.RoadGraphFiles("nodes.csv", "arcs.csv"),
                        new Travel.Given(List.of("market", "w-depot"), new int[][] {{0, 700}, {720, 0}}, new int[][] {
                            {0, 4000}, {-1, 0}
                        })))
                .policies(new Policies(
                        "fair-floor",
                        1,
                        new OpeningHours(8 * HOUR, 20 * HOUR),
                        700,
                        List.of(new Floor("pack", "GENERAL", 0.25, 0.4, "a handbook"))))
                .disruptions(List.of(
                        new Disruption(
                                "d-1",
                                DisruptionKind.ZONE_CONTROL,
                                "e-1",
                                new TimeWindow(24 * HOUR, 72 * HOUR),
                                ControlLevel.SEALED,
                                2.5,
                                3,
                                60,
                                null),
                        new Disruption(
                                "d-2",
                                DisruptionKind.URGENT_REQUEST,
                                "",
                                new TimeWindow(0, 72 * HOUR),
                                null,
                                1,
                                0,
                                0,
                                new Demand("urgent", "pack", "e-1", "VITAL", 2, null, 5)),
                        new Disruption(
                                "d-3",
                                DisruptionKind.ROAD_CLOSED,
                                "",
                                new TimeWindow(0, 24 * HOUR),
                                null,
                                1,
                                0,
                                0,
                                null,
                                new Circle(new GeoPoint(121.25, 31), 500))))
                .build();
    }

    private static Zone zone(
            String id, String code, ZoneLevel level, String parent, int population, double lon, double lat) {
        boolean community = level == ZoneLevel.COMMUNITY;
        return Zone.builder(id, level, parent, new GeoPoint(lon, lat))
                .code(code)
                .codeSystem(CodeSystem.GB_T_2260)
                .name(new Name("区" + id, "Zone " + id))
                .population(population)
                .households(population / 2)
                .people(community ? Map.of("VITAL", 20) : Map.of())
                .landZone(lon > 121.5 ? "east" : "west")
                .type(community ? NeighbourhoodType.LANE : NeighbourhoodType.MIXED)
                .control(community ? ControlLevel.CONTROLLED : ControlLevel.OPEN)
                .householdStockDays(community ? 1.5 : 0)
                .carryKgPerDay(community ? 2500 : Double.POSITIVE_INFINITY)
                .handOver(id.equals("w-1") ? "w-gate" : "")
                .build();
    }

    private static Facility facility(
            String id, FacilityKind kind, String zone, String landZone, double lon, double lat) {
        return Facility.builder(id, kind, new GeoPoint(lon, lat))
                .name(new Name("仓" + id, "Place " + id))
                .zone(zone)
                .landZone(landZone)
                .storageKg(Map.of(StorageClass.AMBIENT, 100_000.0, StorageClass.CHILLED, 20_000.5))
                .throughputKgPerDay(300_000)
                .docks(4)
                .hours(new OpeningHours(5 * HOUR, 23 * HOUR))
                .trucksPerDay(30)
                .handlingSecondsPerTonne(900)
                .inspectionSeconds(1200)
                .convoyDisinfectionSeconds(600)
                .disinfectionSeconds(1800)
                .dwellLimitSeconds(4 * HOUR)
                .handOver(HandOver.DROP_AND_SWAP)
                .bubble("loop")
                .build();
    }

    static Plan plan() {
        Map<String, Double> stages = new LinkedHashMap<>();
        stages.put("allocation", 0.25);
        stages.put("routing", 1.5);
        return new Plan(
                "sample",
                new Manifest(
                        "0.1.0", "ab".repeat(32), -7, 30, 1000, 2, "fair-floor", "resupply", stages, 1 << 20, true),
                List.of(new Receipt("convoy-1", "gate", 2, 7 * HOUR, 8 * HOUR + 5)),
                List.of(new Movement("market", "w-1", "lot-2", 1, 12)),
                List.of(new Tour(
                        "tour-1",
                        "vans",
                        3,
                        1,
                        "drivers",
                        List.of(new Trip(
                                List.of(
                                        new Stop(
                                                "market",
                                                30 * HOUR,
                                                30 * HOUR + 60,
                                                31 * HOUR,
                                                List.of(new Handling("lot-2", "", 12))),
                                        new Stop(
                                                "w-1",
                                                32 * HOUR,
                                                32 * HOUR,
                                                33 * HOUR,
                                                List.of(new Handling("lot-2", "demand-1", -12))),
                                        new Stop("market", 34 * HOUR, 34 * HOUR, 34 * HOUR, List.of())),
                                9000)))),
                List.of(new Unmet("w-1/pack/GENERAL/0", 40, Cause.VEHICLE, "vans")),
                List.of(new Bottleneck(Cause.THROUGHPUT, "market", 0.75, List.of("w-1"), 0.5, Bottleneck.Goal.WORST)),
                new Appraisal(
                        100_000,
                        0.125,
                        0.25,
                        new WholeLoads(12.5, 3000, 2, 1.5, 45_000),
                        List.of(new ShadowPrice(Cause.STOCK, "meat", 4000, 1, 0.75))),
                new Figures(
                        100.5,
                        15,
                        List.of(new Figures.Coverage("VITAL", 15, 15)),
                        List.of(new Figures.Coverage("meat", 15, 15)),
                        List.of(new Figures.Coverage("w-street", 100.5, 15)),
                        0.5,
                        0.75,
                        0.125,
                        0.25,
                        30_600,
                        120,
                        2.25,
                        123_456,
                        9000,
                        1,
                        1,
                        2,
                        1));
    }

    static Overlay overlay() {
        return new Overlay(
                "bridge-closed",
                new Name("大桥封闭", "Bridge closed"),
                "an exercise",
                scenario().disruptions());
    }

    static PlanDiff planDiff() {
        PlanDiff.Visit before = new PlanDiff.Visit("vans", 3, "drivers", 32 * HOUR, 12);
        PlanDiff.Visit after = new PlanDiff.Visit("vans", 2, "drivers", 33 * HOUR, 12);
        return new PlanDiff(
                "sample",
                List.of(new PlanDiff.Change(
                        PlanDiff.Kind.OTHER_VEHICLE, PlanDiff.Work.UNLOADS, 1, "w-1", "w-street", before, after)),
                List.of(new PlanDiff.Reception(
                        PlanDiff.Kind.LATER,
                        "convoy-1",
                        new Receipt("convoy-1", "gate", 2, 7 * HOUR, 8 * HOUR),
                        new Receipt("convoy-1", "gate", 2, 9 * HOUR, 10 * HOUR))),
                14);
    }

    static Explanation explanation() {
        return new Explanation(
                List.of(new Explanation.Area(
                        "w-street",
                        85.5,
                        4.5,
                        List.of(new Explanation.Binding(Cause.VEHICLE, 60)),
                        true,
                        List.of(new Explanation.Cure(
                                List.of(
                                        new Explanation.Measure(Cause.STOCK, Remedy.MORE_STOCK, "meat", "market", 60),
                                        new Explanation.Measure(
                                                Cause.RULE,
                                                Remedy.WAIVE_RULE,
                                                "2",
                                                "",
                                                0,
                                                new Name("夜间不送", "No deliveries at night"))),
                                15,
                                75,
                                -4000)))),
                9);
    }
}
