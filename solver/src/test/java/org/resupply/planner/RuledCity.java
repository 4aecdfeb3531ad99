package org.resupply.planner;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.resupply.model.Bubble;
import org.resupply.model.Circle;
import org.resupply.model.Commodity;
import org.resupply.model.Convoy;
import org.resupply.model.Demand;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.Floor;
import org.resupply.model.HandOver;
import org.resupply.model.Lane;
import org.resupply.model.Lanes;
import org.resupply.model.OpeningHours;
import org.resupply.model.Pairing;
import org.resupply.model.Policies;
import org.resupply.model.Requisition;
import org.resupply.model.Reserve;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.model.TransportRequest;
import org.resupply.model.VehicleType;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;

/** Small cities in which rules bite: some or all of them, drawn from a seed. */
final class RuledCity {

    /** What can be switched on. */
    enum Feature {
        HOURS,
        STORAGE,
        THROUGHPUT,
        DWELL,
        DOCKS,
        RESERVES,
        CREWS,
        BUBBLES,
        CARRY,
        LANES,
        VEHICLES,
        WINDOWS,
        LATE,
        REQUISITIONS,
        WATER,
        CLOSURES,
        LOSSES,
        SURGES,
        SEALING,
        POINT_TO_POINT,
        TRANSPORTS,
        DIRECT,
        SHARED,
        EDGES,
        SWAP,
        BOATS,
        /** This and what follows is drawn by no seed: what those of earlier faults draw stays as it was. */
        HOSTED,
        BOTH_WAYS,
        LEADS,
        FERRY,
        FAR,
        FIXED,
        /** From here on features are drawn by {@link #more}. */
        PALLETS,
        FLOORS,
        SKILLS,
        PRICED_CONTACT,
        AT_HOME,
        SECOND_GATE,
        BULKY,
        DISINFECTION,
        DRONES,
        CALLED_FACILITY,
        PAIRED,
        /** Many things are closed for some hours each; drawn by no seed. */
        HOURLY
    }

    private final CityDraw draw;
    private final Random random;
    private final RuledLoops loops;
    private final RuledWays ways;

    private RuledCity(Scenario city, long seed) {
        draw = new CityDraw(city, seed);
        random = draw.random;
        loops = new RuledLoops(draw);
        ways = new RuledWays(draw);
    }

    /** A small city with each of these features. */
    static Scenario of(int streets, int communities, int days, long seed, Set<Feature> features) {
        RuledCity ruled = new RuledCity(SmallCity.of(streets, communities, days, seed), seed);
        for (Feature feature : EnumSet.allOf(Feature.class)) {
            if (features.contains(feature)) {
                ruled.apply(feature);
            }
        }
        return ruled.draw.city;
    }

    /** Features drawn from a seed, each up to BOATS with even odds. */
    static Set<Feature> some(long seed) {
        Random random = new Random(seed);
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        for (Feature feature : EnumSet.range(Feature.HOURS, Feature.BOATS)) {
            if (random.nextBoolean()) {
                features.add(feature);
            }
        }
        return features;
    }

    /** As {@link #some}, and others from another stream. */
    static Set<Feature> more(long seed) {
        Random random = new Random(~seed);
        Set<Feature> features = some(seed);
        for (Feature feature : EnumSet.range(Feature.HOSTED, Feature.PAIRED)) {
            if (random.nextInt(3) == 0) {
                features.add(feature);
            }
        }
        return features;
    }

    private void apply(Feature feature) {
        Scenario.Builder builder = draw.city.toBuilder();
        switch (feature) {
            case HOURS ->
                builder.facilities(draw.facilities(f -> f.withHours(
                        new OpeningHours((4 + random.nextInt(4)) * 3600, (17 + random.nextInt(7)) * 3600))));
            case STORAGE ->
                builder.facilities(draw.facilities(f -> {
                    double kg = held(f.id()) + 500 + random.nextInt(3000);
                    return f.withStorage(Map.of(StorageClass.AMBIENT, kg, StorageClass.CHILLED, kg));
                }));
            case THROUGHPUT -> builder.facilities(draw.facilities(f -> f.withThroughput(300 + random.nextInt(3000))));
            case DWELL ->
                builder.facilities(draw.facilities(f -> f.withDwellLimit(
                        f.kind() == FacilityKind.TRANSFER_POINT ? 3600 * (2 + random.nextInt(20)) : 0)));
            case DOCKS -> builder.facilities(draw.facilities(f -> f.withDocks(1).withTrucks(1 + random.nextInt(2))));
            case RESERVES ->
                builder.reserves(draw.city.lots().stream()
                        .map(lot -> new Reserve(lot.place(), lot.commodity(), random.nextInt(1 + (int) lot.quantity())))
                        .toList());
            case CREWS ->
                builder.crews(draw.city.fleets().stream()
                        .filter(fleet -> random.nextInt(4) > 0)
                        .map(loops::crew)
                        .toList());
            case BUBBLES -> loops.bubbles(builder);
            case CARRY ->
                builder.zones(draw.city.zones().stream()
                        .map(zone -> zone.toBuilder()
                                .carryKgPerDay(50 + random.nextInt(400))
                                .handOver(edge(zone))
                                .build())
                        .toList());
            case LANES ->
                builder.lanes(Lanes.of(draw.city).stream().map(this::lane).toList());
            case VEHICLES ->
                builder.vehicleTypes(
                        draw.city.vehicleTypes().stream().map(this::vehicle).toList());
            case WINDOWS -> builder.demands(windows());
            case LATE ->
                builder.policies(new Policies(
                        "", 1, new OpeningHours((6 + random.nextInt(4)) * 3600, (15 + random.nextInt(6)) * 3600), -1));
            case REQUISITIONS ->
                builder.requisitions(draw.city.fleets().stream()
                        .filter(fleet -> random.nextInt(3) == 0)
                        .map(fleet -> new Requisition(
                                "R" + fleet.id(),
                                fleet.id(),
                                null,
                                random.nextInt(1000),
                                random.nextInt(100_000),
                                random.nextBoolean()))
                        .toList());
            case WATER -> ways.water(builder);
            case CLOSURES -> {
                draw.add(builder, DisruptionKind.FACILITY_CLOSED, draw.facility());
                draw.add(
                        builder,
                        DisruptionKind.LANE_CLOSED,
                        draw.pick(Lanes.of(draw.city)).id());
                if (!draw.city.travel().crossings().isEmpty()) {
                    draw.add(
                            builder,
                            DisruptionKind.CROSSING_CLOSED,
                            draw.pick(draw.city.travel().crossings()).id());
                }
                draw.city = builder.build();
                List<Disruption> all = new ArrayList<>(draw.city.disruptions());
                int begin = random.nextInt(draw.city.days() * TimeWindow.DAY);
                all.add(Disruption.roadsClosed(
                        "XR",
                        new Circle(draw.pick(draw.city.zones()).point(), 1 + random.nextInt(1500)),
                        new TimeWindow(begin, begin + random.nextInt(TimeWindow.DAY))));
                builder.disruptions(all);
            }
            case LOSSES -> {
                draw.add(
                        builder,
                        DisruptionKind.LOT_LOST,
                        draw.pick(draw.city.lots()).id());
                draw.add(
                        builder,
                        DisruptionKind.LOT_LOST,
                        draw.pick(draw.city.convoys()).lotId(0));
                draw.add(builder, DisruptionKind.STOCK_LOST, draw.facility());
                draw.add(
                        builder,
                        DisruptionKind.VEHICLES_LOST,
                        draw.pick(draw.city.fleets()).id());
                draw.add(
                        builder,
                        DisruptionKind.CONVOY_LATE,
                        draw.pick(draw.city.convoys()).id());
                if (!draw.city.crews().isEmpty()) {
                    draw.add(
                            builder,
                            DisruptionKind.CREWS_LOST,
                            draw.pick(draw.city.crews()).id());
                }
            }
            case SURGES -> {
                draw.add(
                        builder,
                        DisruptionKind.DEMAND_SURGE,
                        draw.pick(draw.city.zones()).id());
                draw.add(builder, DisruptionKind.URGENT_REQUEST, "");
            }
            case SEALING ->
                draw.add(
                        builder,
                        DisruptionKind.ZONE_CONTROL,
                        draw.pick(draw.city.zones()).id());
            case TRANSPORTS -> builder.transportRequests(transports());
            case SHARED -> loops.shared(builder);
            case EDGES -> loops.edges(builder);
            case SWAP ->
                builder.facilities(draw.facilities(f ->
                                f.toBuilder().handOver(HandOver.DROP_AND_SWAP).build()))
                        .convoys(draw.city.convoys().stream()
                                .map(convoy -> new Convoy(
                                        convoy.id(),
                                        convoy.name(),
                                        convoy.mode(),
                                        convoy.points(),
                                        convoy.arrival(),
                                        convoy.delays(),
                                        convoy.vehicles(),
                                        random.nextBoolean(),
                                        convoy.cargo()))
                                .toList());
            case BOATS -> ways.boats(builder);
            case FERRY ->
                builder.fleets(draw.city.fleets().stream()
                        .map(fleet -> fleet.base().equals("G")
                                ? fleet.comingOn(draw.pick(draw.city.convoys()).id())
                                : fleet)
                        .toList());
            case HOSTED -> loops.hosted(builder);
            case BOTH_WAYS -> ways.bothWays(builder);
            case LEADS -> ways.leads(builder);
            case FAR -> ways.far(builder);
            case FIXED -> loops.fixed(builder);
            case PALLETS -> builder.commodities(commodities(c -> c.withLotUnits(5 + random.nextInt(60))));
            case BULKY -> builder.commodities(commodities(c -> commodity(c, 3 + random.nextInt(30), c.keptAtHome())));
            case AT_HOME ->
                builder.commodities(commodities(c -> commodity(c, c.volumeL(), random.nextBoolean())))
                        .zones(draw.city.zones().stream()
                                .map(zone -> zone.level() == ZoneLevel.COMMUNITY
                                        ? zone.toBuilder()
                                                .householdStockDays(random.nextDouble() * 2)
                                                .build()
                                        : zone)
                                .toList());
            case FLOORS ->
                builder.policies(draw.city
                        .policies()
                        .withFloors(List.of(
                                new Floor("rice", "", 0, 0.2 + random.nextDouble() / 2, "test"),
                                new Floor("veg", "VITAL", 0.05 + random.nextDouble() / 5, 0, "test"))));
            case PRICED_CONTACT -> {
                Policies old = draw.city.policies();
                builder.policies(new Policies(
                        old.strategy(), old.lateDays(), old.deliveryHours(), random.nextInt(2000), old.floors()));
            }
            case SKILLS ->
                builder.crews(draw.city.crews().stream()
                        .map(crew -> crew.withSkills(
                                random.nextInt(3) == 0
                                        ? Set.of("nobody's")
                                        : Set.of(draw.pick(draw.city.vehicleTypes())
                                                .id())))
                        .toList());
            case SECOND_GATE -> ways.secondGate(builder);
            case DISINFECTION ->
                builder.facilities(draw.facilities(f -> f.toBuilder()
                        .disinfectionSeconds(random.nextInt(7200))
                        .convoyDisinfectionSeconds(random.nextInt(3600))
                        .build()));
            case DRONES -> ways.drones(builder);
            case CALLED_FACILITY -> {
                List<Requisition> requisitions = new ArrayList<>(draw.city.requisitions());
                requisitions.add(new Requisition(
                        "RF", "WD0S0", null, random.nextInt(1000), random.nextInt(100_000), random.nextBoolean()));
                builder.requisitions(requisitions);
            }
            case PAIRED ->
                builder.lanes(Lanes.of(draw.city))
                        .pairings(List.of(new Pairing("D0", "D1", ""), new Pairing("D1", "D0", "")));
            case HOURLY -> {
                List<Disruption> all = new ArrayList<>(draw.city.disruptions());
                for (int i = 4 + random.nextInt(12); i > 0; i--) {
                    all.add(closedForHours("H" + i));
                }
                builder.disruptions(all);
            }
            case DIRECT -> builder.fleets(fleetsAtDistricts());
            case POINT_TO_POINT -> {
                if (draw.city.bubbles().isEmpty()) {
                    loops.bubbles(builder);
                    draw.city = builder.build();
                }
                builder.bubbles(draw.city.bubbles().stream()
                        .map(bubble -> new Bubble(bubble.id(), bubble.name(), bubble.zones(), bubble.highest(), true))
                        .toList());
            }
        }
        draw.city = builder.build();
    }

    /** A facility, lane, crossing or area that is closed for up to six hours. */
    private Disruption closedForHours(String id) {
        int begin = random.nextInt(draw.city.days() * TimeWindow.DAY / 600) * 600;
        TimeWindow window = new TimeWindow(begin, begin + 600 + random.nextInt(6 * 3600));
        int kind = random.nextInt(draw.city.travel().crossings().isEmpty() ? 3 : 5);
        return switch (kind) {
            case 0 -> new Disruption(id, DisruptionKind.FACILITY_CLOSED, draw.facility(), window, null, 1, 0, 0, null);
            case 1 ->
                new Disruption(
                        id,
                        DisruptionKind.LANE_CLOSED,
                        draw.pick(Lanes.of(draw.city)).id(),
                        window,
                        null,
                        1,
                        0,
                        0,
                        null);
            case 2 ->
                Disruption.roadsClosed(
                        id, new Circle(draw.pick(draw.city.zones()).point(), 1 + random.nextInt(1500)), window);
            default ->
                new Disruption(
                        id,
                        DisruptionKind.CROSSING_CLOSED,
                        draw.pick(draw.city.travel().crossings()).id(),
                        window,
                        null,
                        1,
                        0,
                        0,
                        null);
        };
    }

    private double held(String facility) {
        return draw.city.lots().stream()
                .filter(lot -> lot.place().equals(facility))
                .mapToDouble(lot -> lot.quantity())
                .sum();
    }

    private List<TransportRequest> transports() {
        List<TransportRequest> requests = new ArrayList<>();
        List<Zone> communities = draw.city.zones().stream()
                .filter(zone -> zone.level() == ZoneLevel.COMMUNITY)
                .toList();
        for (int i = 0; i < 4; i++) {
            String from = draw.pick(communities).id();
            String to = random.nextBoolean()
                    ? draw.facility()
                    : draw.pick(communities).id();
            if (!from.equals(to)) {
                requests.add(new TransportRequest(
                        "T" + i,
                        random.nextBoolean() ? "rice" : "veg",
                        from,
                        to,
                        "VITAL",
                        random.nextInt(draw.city.days()),
                        null,
                        1 + random.nextInt(1500)));
            }
        }
        return requests;
    }

    /** District warehouses get vans, beside their trucks or instead of them. */
    private List<Fleet> fleetsAtDistricts() {
        List<Fleet> fleets = new ArrayList<>();
        for (Fleet fleet : draw.city.fleets()) {
            boolean district = fleet.base().equals("WD0") || fleet.base().equals("WD1");
            boolean besides = random.nextBoolean();
            if (!district || besides) {
                fleets.add(fleet);
            }
            if (district) {
                fleets.add(new Fleet(
                        besides ? "V" + fleet.id() : fleet.id(),
                        fleet.name(),
                        "van",
                        fleet.base(),
                        1 + random.nextInt(5),
                        new OpeningHours(random.nextInt(8) * 3600, (18 + random.nextInt(6)) * 3600),
                        "",
                        1 + random.nextInt(6),
                        random.nextInt(1800)));
            }
        }
        return fleets;
    }

    private List<Commodity> commodities(UnaryOperator<Commodity> change) {
        return draw.city.commodities().stream().map(change).toList();
    }

    private static Commodity commodity(Commodity c, double litres, boolean keptAtHome) {
        return new Commodity(
                c.id(),
                c.name(),
                c.unit(),
                c.massKg(),
                litres,
                c.storage(),
                c.shelfLifeDays(),
                c.urgency(),
                keptAtHome,
                c.lotUnits());
    }

    private String edge(Zone zone) {
        return zone.level() == ZoneLevel.COMMUNITY && random.nextInt(3) == 0 ? "W" + zone.parent() : "";
    }

    private Lane lane(Lane lane) {
        return new Lane(
                lane.id(),
                lane.from(),
                lane.to(),
                lane.mode(),
                random.nextBoolean() ? 0 : 600 + random.nextInt(3000),
                random.nextBoolean() ? 0 : 1000 + random.nextInt(20_000),
                random.nextInt(500),
                random.nextBoolean() ? Double.POSITIVE_INFINITY : 500 + random.nextInt(5000),
                random.nextBoolean()
                        ? OpeningHours.ALWAYS
                        : new OpeningHours(random.nextInt(8) * 3600, (15 + random.nextInt(9)) * 3600));
    }

    private VehicleType vehicle(VehicleType type) {
        return new VehicleType(
                type.id(),
                type.name(),
                type.vehicleClass(),
                type.payloadKg(),
                type.volumeL(),
                random.nextBoolean() ? type.storage() : Set.of(StorageClass.AMBIENT),
                random.nextBoolean() ? 0 : 10_000 + random.nextInt(40_000),
                0.5 + random.nextDouble(),
                type.fixedCost(),
                type.costPerKm(),
                type.costPerHour(),
                type.stopSeconds(),
                type.handlingSecondsPerTonne());
    }

    private List<Demand> windows() {
        return IntStream.range(0, 6)
                .mapToObj(i -> {
                    int day = random.nextInt(draw.city.days());
                    int open = day * TimeWindow.DAY + 3600 * (6 + random.nextInt(10));
                    return new Demand(
                            "window-" + i,
                            random.nextBoolean() ? "rice" : "veg",
                            draw.community().id(),
                            "VITAL",
                            day,
                            new TimeWindow(open, open + 1800 + random.nextInt(7200)),
                            1 + random.nextInt(200));
                })
                .toList();
    }
}
