package org.resupply.planner;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.resupply.model.Commodity;
import org.resupply.model.ControlLevel;
import org.resupply.model.Convoy;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.GeoPoint;
import org.resupply.model.HandOver;
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

/** Random small cities of three tiers: two districts, a few streets, some communities, scarce goods. */
final class SmallCity {
    private static final Set<StorageClass> DRY = Set.of(StorageClass.AMBIENT, StorageClass.CHILLED);

    private SmallCity() {}

    /** A city of so many streets with so many communities each, drawn from a seed. */
    static Scenario of(int streets, int communities, int days, long seed) {
        Random random = new Random(seed);
        List<Zone> zones = new ArrayList<>();
        List<Facility> facilities = new ArrayList<>();
        List<Fleet> fleets = new ArrayList<>();
        zones.add(zone("C", ZoneLevel.CITY, "", 0, random));
        facilities.add(facility("G", FacilityKind.TRANSFER_POINT, "C", random));
        facilities.add(facility("W", FacilityKind.CITY_WAREHOUSE, "C", random));
        fleets.add(fleet("TG", "truck", "G", 3 + random.nextInt(3)));
        fleets.add(fleet("TW", "truck", "W", 3 + random.nextInt(3)));
        for (int d = 0; d < 2; d++) {
            String district = "D" + d;
            zones.add(zone(district, ZoneLevel.DISTRICT, "C", 0, random));
            facilities.add(facility("W" + district, FacilityKind.DISTRICT_WAREHOUSE, district, random));
            fleets.add(fleet("T" + district, "truck", "W" + district, 2 + random.nextInt(3)));
            for (int s = 0; s < streets; s++) {
                String street = district + "S" + s;
                zones.add(zone(street, ZoneLevel.STREET, district, 0, random));
                facilities.add(facility("W" + street, FacilityKind.STREET_WAREHOUSE, street, random));
                fleets.add(fleet("V" + street, "van", "W" + street, 1 + random.nextInt(3)));
                for (int c = 0; c < communities; c++) {
                    zones.add(zone(street + "C" + c, ZoneLevel.COMMUNITY, street, 200 + random.nextInt(2000), random));
                }
            }
        }
        List<Lot> lots = new ArrayList<>();
        int people = zones.stream().mapToInt(Zone::population).sum();
        for (Facility facility : facilities) {
            if (facility.kind() != FacilityKind.TRANSFER_POINT) {
                lots.add(new Lot(
                        "rice-" + facility.id(), "rice", facility.id(), random.nextInt(people / 20 + 1), Lot.NEVER));
                lots.add(new Lot(
                        "veg-" + facility.id(),
                        "veg",
                        facility.id(),
                        random.nextInt(people / 20 + 1),
                        random.nextInt(3)));
            }
        }
        List<Convoy> convoys = new ArrayList<>();
        for (int i = 0; i < days * 3; i++) {
            int arrival = random.nextInt(days * 86_400);
            convoys.add(new Convoy(
                    "K" + i,
                    Name.of("K" + i),
                    Mode.ROAD,
                    List.of("G"),
                    arrival,
                    Map.of(),
                    1,
                    false,
                    List.of(
                            new Convoy.Cargo("veg", 1 + random.nextInt(people / 8), arrival / 86_400 + 2),
                            new Convoy.Cargo("rice", 1 + random.nextInt(people / 8), Lot.NEVER))));
        }
        return Scenario.builder("small-" + seed, LocalDate.of(2022, 4, 10), days)
                .zones(zones)
                .facilities(facilities)
                .commodities(List.of(
                        new Commodity("rice", Name.of("rice"), "kg", 1, 1.3, StorageClass.AMBIENT, 0, 1, false, 1),
                        new Commodity("veg", Name.of("vegetables"), "kg", 1, 3, StorageClass.CHILLED, 3, 2, false, 1)))
                .needs(List.of(new Need("rice", "", 0.25, "test"), new Need("veg", "", 0.4, "test")))
                .lots(lots)
                .convoys(convoys)
                .vehicleTypes(List.of(
                        VehicleType.builder("truck", VehicleClass.HEAVY_TRUCK, 8000, 24_000, DRY)
                                .fixedCost(50_000)
                                .costPerKm(400)
                                .costPerHour(6000)
                                .stopSeconds(60)
                                .handlingSecondsPerTonne(60)
                                .build(),
                        VehicleType.builder("van", VehicleClass.VAN, 900, 3000, DRY)
                                .fixedCost(10_000)
                                .costPerKm(150)
                                .costPerHour(4000)
                                .stopSeconds(180)
                                .handlingSecondsPerTonne(300)
                                .build()))
                .fleets(fleets)
                .build();
    }

    private static Zone zone(String id, ZoneLevel level, String parent, int people, Random random) {
        ControlLevel control = level == ZoneLevel.COMMUNITY
                ? ControlLevel.values()[random.nextInt(ControlLevel.values().length)]
                : ControlLevel.OPEN;
        Map<String, Integer> classes =
                level == ZoneLevel.COMMUNITY ? Map.of("VITAL", people / 50, "VULNERABLE", people / 8) : Map.of();
        return Zone.builder(id, level, parent, point(random))
                .population(people)
                .households(people / 2)
                .people(classes)
                .control(control)
                .build();
    }

    private static Facility facility(String id, FacilityKind kind, String zone, Random random) {
        double tonnes = kind == FacilityKind.STREET_WAREHOUSE ? 60 : 2000;
        return new Facility(
                id,
                kind,
                Name.of(id),
                zone,
                point(random),
                "",
                Map.of(StorageClass.AMBIENT, tonnes * 1000, StorageClass.CHILLED, tonnes * 1000),
                Double.POSITIVE_INFINITY,
                4,
                OpeningHours.ALWAYS,
                100,
                60,
                900,
                0,
                1200,
                0,
                HandOver.CROSS_DOCK,
                "");
    }

    private static Fleet fleet(String id, String type, String base, int count) {
        OpeningHours shift = type.equals("van") ? new OpeningHours(6 * 3600, 22 * 3600) : OpeningHours.ALWAYS;
        return new Fleet(id, Name.of(id), type, base, count, shift, "", 8, 600);
    }

    private static GeoPoint point(Random random) {
        return new GeoPoint(121.4 + random.nextDouble() * 0.1, 31.2 + random.nextDouble() * 0.1);
    }

    /** What happens to a target between two instants; a zone is sealed. */
    static Disruption disruption(DisruptionKind kind, String target, int from, int until, int count) {
        return new Disruption(
                "event", kind, target, new TimeWindow(from, until), ControlLevel.SEALED, 1, count, 0, null);
    }
}
