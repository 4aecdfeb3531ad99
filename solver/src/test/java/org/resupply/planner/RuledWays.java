package org.resupply.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.resupply.model.Convoy;
import org.resupply.model.Crossing;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.GeoPoint;
import org.resupply.model.Lane;
import org.resupply.model.Lanes;
import org.resupply.model.Mode;
import org.resupply.model.Name;
import org.resupply.model.OpeningHours;
import org.resupply.model.Requisition;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.Travel;
import org.resupply.model.VehicleClass;
import org.resupply.model.VehicleType;

/** Ways and what goes on them: water and crossings, a second gate, lanes both ways, boats, ships that are away for days, drones. */
final class RuledWays {
    private final CityDraw draw;
    private final Random random;

    RuledWays(CityDraw draw) {
        this.draw = draw;
        random = draw.random;
    }

    /** The second district lies across the water. */
    void water(Scenario.Builder builder) {
        builder.zones(draw.city.zones().stream()
                .map(zone -> zone.toBuilder()
                        .landZone(zone.id().startsWith("D1") ? "east" : "west")
                        .build())
                .toList());
        builder.facilities(draw.facilities(f -> f.toBuilder()
                .landZone(f.zone().startsWith("D1") ? "east" : "west")
                .build()));
        builder.travel(new Travel(
                draw.city.travel().bands(),
                List.of(
                        crossing("bridge", Set.of(VehicleClass.HEAVY_TRUCK, VehicleClass.VAN), 0),
                        crossing("ferry", Set.of(VehicleClass.VAN), 1200)),
                null,
                null));
    }

    /** Convoys may come to a second gate with a dock of its own, where some are sooner; those that bring vehicles may not. */
    void secondGate(Scenario.Builder builder) {
        Facility gate = Facility.builder(
                        "G2", FacilityKind.TRANSFER_POINT, draw.community().point())
                .zone("C")
                .landZone(draw.city.facilities().get(0).landZone())
                .storageKg(Map.of(StorageClass.AMBIENT, 9000.0, StorageClass.CHILLED, 9000.0))
                .docks(1)
                .handlingSecondsPerTonne(random.nextInt(900))
                .inspectionSeconds(random.nextInt(3600))
                .build();
        List<Facility> facilities = new ArrayList<>(draw.city.facilities());
        facilities.add(gate);
        List<Fleet> fleets = new ArrayList<>(draw.city.fleets());
        fleets.add(new Fleet("TG2", null, "truck", "G2", 1, OpeningHours.ALWAYS, "", 4, 600));
        if (!draw.city.lanes().isEmpty()) {
            List<Lane> lanes = new ArrayList<>(draw.city.lanes());
            lanes.add(craftLane("in-G2", "G2", "W", Mode.ROAD, 0));
            builder.lanes(lanes);
        }
        Set<String> ferries = fleets.stream().map(Fleet::convoy).collect(Collectors.toSet());
        builder.facilities(facilities)
                .fleets(fleets)
                .convoys(draw.city.convoys().stream()
                        .map(convoy -> ferries.contains(convoy.id())
                                ? convoy
                                : new Convoy(
                                        convoy.id(),
                                        convoy.name(),
                                        convoy.mode(),
                                        random.nextBoolean() ? List.of("G", "G2") : List.of("G2", "G"),
                                        convoy.arrival(),
                                        Map.of(random.nextBoolean() ? "G" : "G2", random.nextInt(7200)),
                                        convoy.vehicles(),
                                        convoy.trailers(),
                                        convoy.cargo()))
                        .toList());
    }

    /** Lanes are stated against each other too, some beside each other, and to the edges of zones; each takes its own time. */
    void bothWays(Scenario.Builder builder) {
        List<Lane> lanes = new ArrayList<>();
        for (Lane lane : Lanes.of(draw.city)) {
            lanes.add(timed(lane.id(), lane.from(), lane.to(), lane.mode()));
            if (random.nextInt(3) > 0) {
                lanes.add(timed(lane.id() + "-back", lane.to(), lane.from(), lane.mode()));
            }
            if (random.nextInt(3) == 0) {
                lanes.add(random.nextInt(lanes.size()), timed(lane.id() + "-too", lane.from(), lane.to(), lane.mode()));
            }
        }
        for (Facility edge : draw.city.facilities()) {
            if (edge.kind() == FacilityKind.HOUSEHOLD_POINT) {
                lanes.add(timed("to-" + edge.id(), "W" + edge.zone(), edge.id(), Mode.ROAD));
            }
        }
        builder.lanes(lanes);
        draw.city = builder.build();
        draw.add(builder, DisruptionKind.LANE_CLOSED, draw.pick(lanes).id());
    }

    /** A boat and a helicopter bring to the districts' warehouses what trucks bring besides. */
    void boats(Scenario.Builder builder) {
        List<VehicleType> types = new ArrayList<>(draw.city.vehicleTypes());
        types.add(craft("boat", VehicleClass.BOAT, 20_000, 0));
        types.add(craft("helicopter", VehicleClass.HELICOPTER, 1500, 30_000 + random.nextInt(30_000)));
        List<Lane> lanes = new ArrayList<>(Lanes.of(draw.city));
        lanes.add(craftLane("river", "G", "WD0", Mode.WATER, 3600 + random.nextInt(20_000)));
        lanes.add(craftLane("flight", "W", "WD1", Mode.AIR, 600));
        List<Fleet> fleets = new ArrayList<>(draw.city.fleets());
        fleets.add(new Fleet("boats", null, "boat", "G", 1, OpeningHours.ALWAYS, "", 2, 1800));
        fleets.add(new Fleet(
                "helicopters", null, "helicopter", "W", 1, new OpeningHours(7 * 3600, 17 * 3600), "", 4, 1800));
        List<Requisition> requisitions = new ArrayList<>(draw.city.requisitions());
        requisitions.add(new Requisition("R-air", "helicopters", null, 500, 7200, random.nextBoolean()));
        builder.vehicleTypes(types).lanes(lanes).fleets(fleets).requisitions(requisitions);
    }

    /** Ships bring to a district what comes to the gate, over a day or two. */
    void leads(Scenario.Builder builder) {
        List<VehicleType> types = new ArrayList<>(draw.city.vehicleTypes());
        types.add(craft("ship", VehicleClass.BOAT, 3000, 0));
        List<Lane> lanes = new ArrayList<>(Lanes.of(draw.city));
        for (String to : List.of("WD0", "WD1")) {
            lanes.removeIf(
                    lane -> draw.city.disruptions().isEmpty() && lane.to().equals(to) && random.nextBoolean());
            lanes.add(craftLane("sea-" + to, "G", to, Mode.WATER, 40_000 + random.nextInt(120_000)));
        }
        List<Fleet> fleets = new ArrayList<>(draw.city.fleets());
        fleets.add(new Fleet("ships", null, "ship", "G", 1 + random.nextInt(3), OpeningHours.ALWAYS, "", 2, 3600));
        builder.vehicleTypes(types).lanes(lanes).fleets(fleets);
        draw.city = builder.build();
        if (random.nextBoolean()) {
            draw.add(builder, DisruptionKind.VEHICLES_LOST, "ships");
        }
    }

    /** All that comes in at the gate goes on by ship, for days, to a port with a dock or two, and from there by lorry. */
    void far(Scenario.Builder builder) {
        Facility gate = draw.city.facilities().stream()
                .filter(facility -> facility.id().equals("G"))
                .findFirst()
                .orElseThrow();
        List<Facility> facilities = new ArrayList<>(draw.city.facilities());
        facilities.add(Facility.builder("P", FacilityKind.PORT, gate.point())
                .zone(gate.zone())
                .landZone(gate.landZone())
                .storageKg(Map.of(StorageClass.AMBIENT, 20_000.0, StorageClass.CHILLED, 20_000.0))
                .docks(1 + random.nextInt(2))
                .handlingSecondsPerTonne(random.nextInt(20_000))
                .build());
        List<VehicleType> types = new ArrayList<>(draw.city.vehicleTypes());
        types.add(craft("freighter", VehicleClass.BOAT, 3000, 0));
        List<Lane> lanes = new ArrayList<>(Lanes.of(draw.city));
        // A lane that something happens to must stay.
        lanes.removeIf(lane -> lane.from().equals("G")
                && draw.city.disruptions().stream()
                        .noneMatch(disruption -> disruption.target().equals(lane.id())));
        lanes.add(craftLane("far", "G", "P", Mode.WATER, 40_000 + random.nextInt(80_000)));
        lanes.add(craftLane("near", "P", "W", Mode.ROAD, 1800));
        List<Fleet> fleets = new ArrayList<>(draw.city.fleets());
        fleets.add(new Fleet(
                "freighters", null, "freighter", "G", 1 + random.nextInt(3), OpeningHours.ALWAYS, "", 2, 3600));
        fleets.add(new Fleet("TP", null, "truck", "P", 1 + random.nextInt(2), OpeningHours.ALWAYS, "", 4, 600));
        builder.facilities(facilities).vehicleTypes(types).lanes(lanes).fleets(fleets);
    }

    /** Two drones fly from each first street's warehouse to the doors beside its vans, or instead of them. */
    void drones(Scenario.Builder builder) {
        List<VehicleType> types = new ArrayList<>(draw.city.vehicleTypes());
        types.add(craft("drone", VehicleClass.DRONE, 20 + random.nextInt(80), 5000 + random.nextInt(20_000)));
        List<Fleet> fleets = new ArrayList<>(draw.city.fleets());
        for (String base : List.of("WD0S0", "WD1S0")) {
            fleets.add(
                    new Fleet("D" + base, null, "drone", base, 2, new OpeningHours(7 * 3600, 19 * 3600), "", 20, 300));
        }
        builder.vehicleTypes(types).fleets(fleets);
    }

    private Lane timed(String id, String from, String to, Mode mode) {
        int seconds = random.nextInt(4) == 0 ? 0 : 300 + random.nextInt(6000);
        int metres = random.nextInt(4) == 0 ? 0 : 500 + random.nextInt(30_000);
        double capacity = random.nextBoolean() ? Double.POSITIVE_INFINITY : 500 + random.nextInt(5000);
        return new Lane(id, from, to, mode, seconds, metres, random.nextInt(500), capacity, OpeningHours.ALWAYS);
    }

    private static VehicleType craft(String id, VehicleClass kind, double payload, int range) {
        return VehicleType.builder(id, kind, payload, 4 * payload, Set.of(StorageClass.AMBIENT, StorageClass.CHILLED))
                .rangeM(range)
                .fixedCost(1000)
                .costPerKm(100)
                .costPerHour(1000)
                .stopSeconds(60)
                .handlingSecondsPerTonne(60)
                .build();
    }

    private static Lane craftLane(String id, String from, String to, Mode mode, int seconds) {
        return new Lane(id, from, to, mode, seconds, 20_000, 0, Double.POSITIVE_INFINITY, OpeningHours.ALWAYS);
    }

    private Crossing crossing(String id, Set<VehicleClass> classes, int seconds) {
        GeoPoint point = new GeoPoint(121.45 + random.nextDouble() * 0.01, 31.2 + random.nextDouble() * 0.1);
        return new Crossing(id, Name.of(id), point, "west", "east", classes, seconds);
    }
}
