package org.resupply.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.model.Commodity;
import org.resupply.model.ControlLevel;
import org.resupply.model.Convoy;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.GeoPoint;
import org.resupply.model.Lot;
import org.resupply.model.Mode;
import org.resupply.model.Name;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
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

/**
 * Two districts with a street each, and a plan made by hand.
 *
 * <p>East wants 100 rice (1 kg) on day 0 and 40 milk (2 kg) on day 1 and gets 60 rice; West wants 50 rice and gets them, the
 * milk for it, 10, comes a day late. A convoy brings 30 milk that spoil after day 0.
 */
final class VillagePlan {
    private VillagePlan() {}

    static Scenario scenario() {
        return Scenario.builder("village", LocalDate.of(2022, 4, 10), 2)
                .zones(List.of(
                        zone("C", ZoneLevel.CITY, "", 0),
                        zone("D-E", ZoneLevel.DISTRICT, "C", 0),
                        zone("D-W", ZoneLevel.DISTRICT, "C", 0),
                        zone("S-E", ZoneLevel.STREET, "D-E", 0),
                        zone("S-W", ZoneLevel.STREET, "D-W", 0),
                        zone("Z-E", ZoneLevel.COMMUNITY, "S-E", 300),
                        zone("Z-W", ZoneLevel.COMMUNITY, "S-W", 200)))
                .facilities(List.of(
                        facility("W", FacilityKind.CITY_WAREHOUSE, "C"),
                        facility("T/1", FacilityKind.TRANSFER_POINT, "D-E")))
                .commodities(List.of(commodity("rice", 1, 0), commodity("milk", 2, 1)))
                .lots(List.of(new Lot("L", "rice", "W", 110, Lot.NEVER)))
                .convoys(List.of(new Convoy(
                        "K",
                        new Name("江苏车队", "From Jiangsu"),
                        Mode.ROAD,
                        List.of("T/1"),
                        3600,
                        Map.of(),
                        1,
                        false,
                        List.of(new Convoy.Cargo("milk", 30, 0)))))
                .demands(List.of(
                        new Demand("e-rice", "rice", "Z-E", "VULNERABLE", 0, null, 100),
                        new Demand("e-milk", "milk", "Z-E", "GENERAL", 1, null, 40),
                        new Demand("w-rice", "rice", "Z-W", "GENERAL", 0, null, 50),
                        new Demand("w-milk", "milk", "Z-W", "GENERAL", 0, null, 10)))
                .vehicleTypes(List.of(VehicleType.builder(
                                "van", VehicleClass.VAN, 500, 5000, Set.of(StorageClass.AMBIENT, StorageClass.CHILLED))
                        .name(new Name("面包车", "Van"))
                        .build()))
                .fleets(List.of(
                        new Fleet("F", new Name("第一车队", "Fleet, one"), "van", "W", 2, null, "", 3, 0),
                        new Fleet("G", null, "van", "T/1", 1, null, "", 3, 0)))
                .build();
    }

    static Plan plan() {
        Tour rice = new Tour(
                "t1",
                "F",
                0,
                0,
                "",
                List.of(new Trip(
                        List.of(
                                stop("W", 8, new Handling("L", "", 110)),
                                stop("Z-E", 9, new Handling("L", "e-rice", -60)),
                                stop("Z-W", 10, new Handling("L", "w-rice", -50)),
                                stop("W", 11)),
                        12_000)));
        Tour milk = new Tour(
                "t2",
                "G",
                0,
                1,
                "",
                List.of(new Trip(
                        List.of(
                                stop("T/1", 24 + 6, new Handling("K/0", "", 10)),
                                stop("Z-W", 24 + 7, new Handling("K/0", "w-milk", -10)),
                                stop("T/1", 24 + 8)),
                        7_500)));
        return new Plan(
                "village",
                new Manifest("test", "00", 1, 1, 1, 1, "none", "none", Map.of("allocation", 0.5), 0, true),
                List.of(new Receipt("K", "T/1", 0, 3600, 2 * 3600)),
                List.of(),
                List.of(rice, milk),
                List.of(
                        new Unmet("e-rice", 40, Cause.STOCK, "L"),
                        new Unmet("e-milk", 40, Cause.SHELF_LIFE, "K/0"),
                        new Unmet("w-milk", 10, Cause.ARRIVAL, "")),
                new Figures(250, 110, List.of(), List.of(), List.of(), 0, 1, 0, 0, 0, 0, 0, 0, 19_500, 2, 2, 3, 0));
    }

    private static Stop stop(String place, int hour, Handling... handlings) {
        return new Stop(place, hour * 3600, hour * 3600, hour * 3600 + 600, List.of(handlings));
    }

    private static Zone zone(String id, ZoneLevel level, String parent, int people) {
        Name name = new Name("地" + id, "Place " + id);
        GeoPoint point = new GeoPoint(121.4, 31.2);
        return Zone.builder(id, level, parent, point)
                .name(name)
                .population(people)
                .households(people / 3)
                .control(ControlLevel.SEALED)
                .carryKgPerDay(1e9)
                .build();
    }

    private static Facility facility(String id, FacilityKind kind, String zone) {
        return Facility.builder(id, kind, new GeoPoint(121.4, 31.2))
                .name(new Name("仓" + id, "Facility " + id))
                .zone(zone)
                .storageKg(Map.of(StorageClass.AMBIENT, 1e6))
                .throughputKgPerDay(1e6)
                .trucksPerDay(30)
                .build();
    }

    private static Commodity commodity(String id, double kg, int shelfLife) {
        return new Commodity(
                id, new Name("货" + id, "Good " + id), "pack", kg, 1, StorageClass.AMBIENT, shelfLife, 1, false, 1);
    }
}
