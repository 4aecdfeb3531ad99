package org.resupply.planner;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.resupply.model.Bubble;
import org.resupply.model.Circle;
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
import org.resupply.model.Lanes;
import org.resupply.model.Mode;
import org.resupply.model.Name;
import org.resupply.model.OpeningHours;
import org.resupply.model.Pairing;
import org.resupply.model.Policies;
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

    private final Random random;
    private Scenario city;

    private RuledCity(Scenario city, long seed) {
        this.city = city;
        random = new Random(seed ^ 0x5DEECE66DL);
    }

    /** A small city with each of these features. */
    static Scenario of(int streets, int communities, int days, long seed, Set<Feature> features) {
        RuledCity ruled = new RuledCity(SmallCity.of(streets, communities, days, seed), seed);
        for (Feature feature : EnumSet.allOf(Feature.class)) {
            if (features.contains(feature)) {
                ruled.apply(feature);
            }
        }
        return ruled.city;
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
        Scenario.Builder builder = city.toBuilder();
        switch (feature) {
            case HOURS ->
                builder.facilities(facilities(f -> f.withHours(
                        new OpeningHours((4 + random.nextInt(4)) * 3600, (17 + random.nextInt(7)) * 3600))));
            case STORAGE ->
                builder.facilities(facilities(f -> {
                    double kg = held(f.id()) + 500 + random.nextInt(3000);
                    return f.withStorage(Map.of(StorageClass.AMBIENT, kg, StorageClass.CHILLED, kg));
                }));
            case THROUGHPUT -> builder.facilities(facilities(f -> f.withThroughput(300 + random.nextInt(3000))));
            case DWELL ->
                builder.facilities(facilities(f -> f.withDwellLimit(
                        f.kind() == FacilityKind.TRANSFER_POINT ? 3600 * (2 + random.nextInt(20)) : 0)));
            case DOCKS -> builder.facilities(facilities(f -> f.withDocks(1).withTrucks(1 + random.nextInt(2))));
            case RESERVES ->
                builder.reserves(city.lots().stream()
                        .map(lot -> new Reserve(lot.place(), lot.commodity(), random.nextInt(1 + (int) lot.quantity())))
                        .toList());
            case CREWS ->
                builder.crews(city.fleets().stream()
                        .filter(fleet -> random.nextInt(4) > 0)
                        .map(this::crew)
                        .toList());
            case BUBBLES -> bubbles(builder);
            case CARRY ->
                builder.zones(city.zones().stream()
                        .map(zone -> zone(zone, zone.parent(), zone.landZone(), 50 + random.nextInt(400), edge(zone)))
                        .toList());
            case LANES -> builder.lanes(Lanes.of(city).stream().map(this::lane).toList());
            case VEHICLES ->
                builder.vehicleTypes(
                        city.vehicleTypes().stream().map(this::vehicle).toList());
            case WINDOWS -> builder.demands(windows());
            case LATE ->
                builder.policies(new Policies(
                        "", 1, new OpeningHours((6 + random.nextInt(4)) * 3600, (15 + random.nextInt(6)) * 3600), -1));
            case REQUISITIONS ->
                builder.requisitions(city.fleets().stream()
                        .filter(fleet -> random.nextInt(3) == 0)
                        .map(fleet -> new Requisition(
                                "R" + fleet.id(),
                                fleet.id(),
                                null,
                                random.nextInt(1000),
                                random.nextInt(100_000),
                                random.nextBoolean()))
                        .toList());
            case WATER -> water(builder);
            case CLOSURES -> {
                add(builder, DisruptionKind.FACILITY_CLOSED, facility());
                add(builder, DisruptionKind.LANE_CLOSED, pick(Lanes.of(city)).id());
                if (!city.travel().crossings().isEmpty()) {
                    add(
                            builder,
                            DisruptionKind.CROSSING_CLOSED,
                            pick(city.travel().crossings()).id());
                }
                city = builder.build();
                List<Disruption> all = new ArrayList<>(city.disruptions());
                int begin = random.nextInt(city.days() * TimeWindow.DAY);
                all.add(Disruption.roadsClosed(
                        "XR",
                        new Circle(pick(city.zones()).point(), 1 + random.nextInt(1500)),
                        new TimeWindow(begin, begin + random.nextInt(TimeWindow.DAY))));
                builder.disruptions(all);
            }
            case LOSSES -> {
                add(builder, DisruptionKind.LOT_LOST, pick(city.lots()).id());
                add(builder, DisruptionKind.LOT_LOST, pick(city.convoys()).lotId(0));
                add(builder, DisruptionKind.STOCK_LOST, facility());
                add(builder, DisruptionKind.VEHICLES_LOST, pick(city.fleets()).id());
                add(builder, DisruptionKind.CONVOY_LATE, pick(city.convoys()).id());
                if (!city.crews().isEmpty()) {
                    add(builder, DisruptionKind.CREWS_LOST, pick(city.crews()).id());
                }
            }
            case SURGES -> {
                add(builder, DisruptionKind.DEMAND_SURGE, pick(city.zones()).id());
                add(builder, DisruptionKind.URGENT_REQUEST, "");
            }
            case SEALING ->
                add(builder, DisruptionKind.ZONE_CONTROL, pick(city.zones()).id());
            case TRANSPORTS -> builder.transportRequests(transports());
            case SHARED -> shared(builder);
            case EDGES -> edges(builder);
            case SWAP ->
                builder.facilities(facilities(f ->
                                f.toBuilder().handOver(HandOver.DROP_AND_SWAP).build()))
                        .convoys(city.convoys().stream()
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
            case BOATS -> boats(builder);
            case FERRY ->
                builder.fleets(city.fleets().stream()
                        .map(fleet -> fleet.base().equals("G")
                                ? fleet.comingOn(pick(city.convoys()).id())
                                : fleet)
                        .toList());
            case HOSTED -> hosted(builder);
            case BOTH_WAYS -> bothWays(builder);
            case LEADS -> leads(builder);
            case FAR -> far(builder);
            case FIXED -> fixed(builder);
            case PALLETS ->
                builder.commodities(
                        commodities(c -> commodity(c, c.volumeL(), c.keptAtHome(), 5 + random.nextInt(60))));
            case BULKY ->
                builder.commodities(
                        commodities(c -> commodity(c, 3 + random.nextInt(30), c.keptAtHome(), c.lotUnits())));
            case AT_HOME ->
                builder.commodities(commodities(c -> commodity(c, c.volumeL(), random.nextBoolean(), c.lotUnits())))
                        .zones(city.zones().stream()
                                .map(zone -> zone.level() == ZoneLevel.COMMUNITY
                                        ? zone.toBuilder()
                                                .householdStockDays(random.nextDouble() * 2)
                                                .build()
                                        : zone)
                                .toList());
            case FLOORS ->
                builder.policies(policies(
                        city.policies().contactPrice(),
                        List.of(
                                new Floor("rice", "", 0, 0.2 + random.nextDouble() / 2, "test"),
                                new Floor("veg", "VITAL", 0.05 + random.nextDouble() / 5, 0, "test"))));
            case PRICED_CONTACT ->
                builder.policies(policies(random.nextInt(2000), city.policies().floors()));
            case SKILLS ->
                builder.crews(city.crews().stream()
                        .map(crew -> new Crew(
                                crew.id(),
                                crew.name(),
                                crew.base(),
                                crew.count(),
                                crew.bubble(),
                                crew.maxSecondsPerDay(),
                                crew.restSeconds(),
                                crew.testValidUntil(),
                                random.nextInt(3) == 0
                                        ? Set.of("nobody's")
                                        : Set.of(pick(city.vehicleTypes()).id())))
                        .toList());
            case SECOND_GATE -> secondGate(builder);
            case DISINFECTION ->
                builder.facilities(facilities(f -> f.toBuilder()
                        .disinfectionSeconds(random.nextInt(7200))
                        .convoyDisinfectionSeconds(random.nextInt(3600))
                        .build()));
            case DRONES -> drones(builder);
            case CALLED_FACILITY -> {
                List<Requisition> requisitions = new ArrayList<>(city.requisitions());
                requisitions.add(new Requisition(
                        "RF", "WD0S0", null, random.nextInt(1000), random.nextInt(100_000), random.nextBoolean()));
                builder.requisitions(requisitions);
            }
            case PAIRED ->
                builder.lanes(Lanes.of(city))
                        .pairings(List.of(new Pairing("D0", "D1", ""), new Pairing("D1", "D0", "")));
            case HOURLY -> {
                List<Disruption> all = new ArrayList<>(city.disruptions());
                for (int i = 4 + random.nextInt(12); i > 0; i--) {
                    all.add(closedForHours("H" + i));
                }
                builder.disruptions(all);
            }
            case DIRECT -> builder.fleets(fleetsAtDistricts());
            case POINT_TO_POINT -> {
                if (city.bubbles().isEmpty()) {
                    bubbles(builder);
                    city = builder.build();
                }
                builder.bubbles(city.bubbles().stream()
                        .map(bubble -> new Bubble(bubble.id(), bubble.name(), bubble.zones(), bubble.highest(), true))
                        .toList());
            }
        }
        city = builder.build();
    }

    /** A facility, lane, crossing or area that is closed for up to six hours. */
    private Disruption closedForHours(String id) {
        int begin = random.nextInt(city.days() * TimeWindow.DAY / 600) * 600;
        TimeWindow window = new TimeWindow(begin, begin + 600 + random.nextInt(6 * 3600));
        int kind = random.nextInt(city.travel().crossings().isEmpty() ? 3 : 5);
        return switch (kind) {
            case 0 -> new Disruption(id, DisruptionKind.FACILITY_CLOSED, facility(), window, null, 1, 0, 0, null);
            case 1 ->
                new Disruption(
                        id, DisruptionKind.LANE_CLOSED, pick(Lanes.of(city)).id(), window, null, 1, 0, 0, null);
            case 2 ->
                Disruption.roadsClosed(id, new Circle(pick(city.zones()).point(), 1 + random.nextInt(1500)), window);
            default ->
                new Disruption(
                        id,
                        DisruptionKind.CROSSING_CLOSED,
                        pick(city.travel().crossings()).id(),
                        window,
                        null,
                        1,
                        0,
                        0,
                        null);
        };
    }

    private void add(Scenario.Builder builder, DisruptionKind kind, String target) {
        int start = random.nextInt(city.days() * TimeWindow.DAY);
        List<Disruption> all = new ArrayList<>(city.disruptions());
        Demand request = kind == DisruptionKind.URGENT_REQUEST
                ? new Demand("help", "rice", community().id(), "VITAL", start / TimeWindow.DAY, null, 3)
                : null;
        all.add(new Disruption(
                "X" + all.size(),
                kind,
                target,
                new TimeWindow(start, start + random.nextInt(TimeWindow.DAY)),
                ControlLevel.values()[random.nextInt(4)],
                random.nextDouble() * 3,
                1 + random.nextInt(2),
                random.nextInt(40_000),
                request));
        builder.disruptions(all);
        city = builder.build();
    }

    private List<Facility> facilities(UnaryOperator<Facility> change) {
        return city.facilities().stream().map(change).toList();
    }

    private double held(String facility) {
        return city.lots().stream()
                .filter(lot -> lot.place().equals(facility))
                .mapToDouble(lot -> lot.quantity())
                .sum();
    }

    private Crew crew(Fleet fleet) {
        return new Crew(
                "P" + fleet.id(),
                null,
                fleet.base(),
                1 + random.nextInt(3),
                fleet.bubble(),
                3600 * (4 + random.nextInt(8)),
                3600 * random.nextInt(14),
                random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt(city.days() * TimeWindow.DAY),
                Set.of());
    }

    private List<TransportRequest> transports() {
        List<TransportRequest> requests = new ArrayList<>();
        List<Zone> communities = city.zones().stream()
                .filter(zone -> zone.level() == ZoneLevel.COMMUNITY)
                .toList();
        for (int i = 0; i < 4; i++) {
            String from = pick(communities).id();
            String to = random.nextBoolean() ? facility() : pick(communities).id();
            if (!from.equals(to)) {
                requests.add(new TransportRequest(
                        "T" + i,
                        random.nextBoolean() ? "rice" : "veg",
                        from,
                        to,
                        "VITAL",
                        random.nextInt(city.days()),
                        null,
                        1 + random.nextInt(1500)));
            }
        }
        return requests;
    }

    /** District warehouses get vans, beside their trucks or instead of them. */
    private List<Fleet> fleetsAtDistricts() {
        List<Fleet> fleets = new ArrayList<>();
        for (Fleet fleet : city.fleets()) {
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

    /** The vans of each street are a bubble of their own, which may not enter everything. */
    private void bubbles(Scenario.Builder builder) {
        List<Bubble> bubbles = new ArrayList<>();
        List<Fleet> fleets = new ArrayList<>();
        for (Fleet fleet : city.fleets()) {
            if (fleet.vehicleType().equals("van")) {
                String street = fleet.base().substring(1);
                bubbles.add(new Bubble(
                        "B" + street,
                        null,
                        random.nextBoolean() ? Set.of(street) : Set.of(street.substring(0, 2)),
                        ControlLevel.values()[1 + random.nextInt(3)],
                        false));
                fleets.add(new Fleet(
                        fleet.id(),
                        fleet.name(),
                        fleet.vehicleType(),
                        fleet.base(),
                        fleet.count(),
                        fleet.shift(),
                        "B" + street,
                        1 + random.nextInt(4),
                        random.nextInt(1800)));
            } else {
                fleets.add(fleet);
            }
        }
        builder.bubbles(bubbles).fleets(fleets);
        builder.crews(city.crews().stream()
                .map(crew -> new Crew(
                        crew.id(),
                        crew.name(),
                        crew.base(),
                        crew.count(),
                        bubbles.stream()
                                .map(Bubble::id)
                                .filter(id -> crew.id().equals("PV" + id.substring(1)))
                                .findFirst()
                                .orElse(""),
                        crew.maxSecondsPerDay(),
                        crew.restSeconds(),
                        crew.testValidUntil(),
                        crew.skills()))
                .toList());
    }

    private List<Commodity> commodities(UnaryOperator<Commodity> change) {
        return city.commodities().stream().map(change).toList();
    }

    private static Commodity commodity(Commodity c, double litres, boolean keptAtHome, int lotUnits) {
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
                lotUnits);
    }

    private Policies policies(long contactPrice, List<Floor> floors) {
        Policies old = city.policies();
        return new Policies(old.strategy(), old.lateDays(), old.deliveryHours(), contactPrice, floors);
    }

    /** Convoys may come to a second gate with a dock of its own, where some are sooner; those that bring vehicles may not. */
    private void secondGate(Scenario.Builder builder) {
        Facility gate = Facility.builder(
                        "G2", FacilityKind.TRANSFER_POINT, community().point())
                .zone("C")
                .landZone(city.facilities().get(0).landZone())
                .storageKg(Map.of(StorageClass.AMBIENT, 9000.0, StorageClass.CHILLED, 9000.0))
                .docks(1)
                .handlingSecondsPerTonne(random.nextInt(900))
                .inspectionSeconds(random.nextInt(3600))
                .build();
        List<Facility> facilities = new ArrayList<>(city.facilities());
        facilities.add(gate);
        List<Fleet> fleets = new ArrayList<>(city.fleets());
        fleets.add(new Fleet("TG2", null, "truck", "G2", 1, OpeningHours.ALWAYS, "", 4, 600));
        if (!city.lanes().isEmpty()) {
            List<Lane> lanes = new ArrayList<>(city.lanes());
            lanes.add(craftLane("in-G2", "G2", "W", Mode.ROAD, 0));
            builder.lanes(lanes);
        }
        Set<String> ferries = fleets.stream().map(Fleet::convoy).collect(Collectors.toSet());
        builder.facilities(facilities)
                .fleets(fleets)
                .convoys(city.convoys().stream()
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

    /** Two drones fly from each first street's warehouse to the doors beside its vans, or instead of them. */
    private void drones(Scenario.Builder builder) {
        List<VehicleType> types = new ArrayList<>(city.vehicleTypes());
        types.add(craft("drone", VehicleClass.DRONE, 20 + random.nextInt(80), 5000 + random.nextInt(20_000)));
        List<Fleet> fleets = new ArrayList<>(city.fleets());
        for (String base : List.of("WD0S0", "WD1S0")) {
            fleets.add(
                    new Fleet("D" + base, null, "drone", base, 2, new OpeningHours(7 * 3600, 19 * 3600), "", 20, 300));
        }
        builder.vehicleTypes(types).fleets(fleets);
    }

    /** Every fleet is a closed loop with fixed crews, of two kinds that are tested for different times and may be too few. */
    private void fixed(Scenario.Builder builder) {
        List<Bubble> bubbles = new ArrayList<>();
        city.bubbles()
                .forEach(bubble -> bubbles.add(new Bubble(
                        bubble.id(),
                        bubble.name(),
                        bubble.zones(),
                        bubble.highest(),
                        bubble.pointToPoint(),
                        true,
                        "")));
        List<Fleet> fleets = new ArrayList<>();
        List<Crew> crews = new ArrayList<>();
        for (Fleet fleet : city.fleets()) {
            boolean free = fleet.bubble().isEmpty() && fleet.vehicleType().equals("van");
            if (free) {
                bubbles.add(new Bubble("F" + fleet.id(), null, Set.of(), ControlLevel.SEALED, false, true, "Haulage"));
            }
            Fleet own = free ? with(fleet, fleet.id(), "F" + fleet.id()) : fleet;
            fleets.add(own);
            for (String kind : List.of("P", "N")) {
                crews.add(with(crew(own), kind + fleet.id(), own.bubble()));
            }
        }
        builder.bubbles(bubbles).fleets(fleets).crews(crews);
    }

    /** Where vans go to the doors there are those of a second bubble, and docks for one bubble or two. */
    private void shared(Scenario.Builder builder) {
        List<Bubble> bubbles = new ArrayList<>(city.bubbles());
        List<Fleet> fleets = new ArrayList<>();
        List<Crew> crews = new ArrayList<>();
        for (Fleet fleet : city.fleets()) {
            if (!fleet.vehicleType().equals("van")) {
                fleets.add(fleet);
                continue;
            }
            String own = fleet.bubble().isEmpty() ? "A" + fleet.id() : fleet.bubble();
            String second = "Z" + fleet.id();
            if (fleet.bubble().isEmpty()) {
                bubbles.add(new Bubble(own, null, Set.of(), ControlLevel.SEALED, false));
            }
            bubbles.add(new Bubble(second, null, Set.of(), ControlLevel.SEALED, random.nextInt(4) == 0));
            fleets.add(with(fleet, fleet.id(), own));
            fleets.add(with(fleet, second, second));
            city.crews().stream()
                    .filter(crew -> crew.id().equals("P" + fleet.id()))
                    .forEach(crew -> {
                        crews.add(with(crew, crew.id(), own));
                        crews.add(with(crew, "P" + second, second));
                    });
        }
        city.crews().stream()
                .filter(crew -> crews.stream().noneMatch(other -> other.id().equals(crew.id())))
                .forEach(crews::add);
        builder.bubbles(bubbles)
                .fleets(fleets)
                .crews(crews)
                .facilities(facilities(
                        f -> f.kind() == FacilityKind.STREET_WAREHOUSE ? f.withDocks(1 + random.nextInt(2)) : f));
    }

    private static Fleet with(Fleet fleet, String id, String bubble) {
        return new Fleet(
                id,
                fleet.name(),
                fleet.vehicleType(),
                fleet.base(),
                fleet.count(),
                fleet.shift(),
                bubble,
                fleet.maxTripsPerDay(),
                fleet.turnRoundSeconds());
    }

    private static Crew with(Crew crew, String id, String bubble) {
        return new Crew(
                id,
                crew.name(),
                crew.base(),
                crew.count(),
                bubble,
                crew.maxSecondsPerDay(),
                crew.restSeconds(),
                crew.testValidUntil(),
                crew.skills());
    }

    /** Each street has a place at its edge, with hours, for half of its communities when they are sealed; one of them is closed. */
    private void edges(Scenario.Builder builder) {
        List<Facility> facilities = new ArrayList<>(city.facilities());
        for (Zone street : city.zones()) {
            if (street.level() == ZoneLevel.STREET) {
                facilities.add(Facility.builder("E" + street.id(), FacilityKind.HOUSEHOLD_POINT, street.point())
                        .zone(street.id())
                        .landZone(street.landZone())
                        .hours(new OpeningHours(
                                (6 + random.nextInt(5)) * 3600, (11 + random.nextInt(10)) * 3600 + 1800))
                        .handlingSecondsPerTonne(60)
                        .build());
            }
        }
        builder.facilities(facilities)
                .zones(city.zones().stream()
                        .map(zone -> zone(
                                zone,
                                zone.parent(),
                                zone.landZone(),
                                zone.carryKgPerDay(),
                                zone.level() == ZoneLevel.COMMUNITY && random.nextBoolean()
                                        ? "E" + zone.parent()
                                        : zone.handOver()))
                        .toList());
        city = builder.build();
        add(builder, DisruptionKind.FACILITY_CLOSED, "ED0S0");
    }

    /** At the edge of each second street works a bubble that no vehicle belongs to. */
    private void hosted(Scenario.Builder builder) {
        if (city.facilities().stream().noneMatch(facility -> facility.kind() == FacilityKind.HOUSEHOLD_POINT)) {
            edges(builder);
        }
        List<Bubble> bubbles = new ArrayList<>(city.bubbles());
        builder.facilities(facilities(f -> {
            if (f.kind() != FacilityKind.HOUSEHOLD_POINT || !f.id().endsWith("S1")) {
                return f;
            }
            bubbles.add(new Bubble("H" + f.id(), null, Set.of(), ControlLevel.SEALED, false));
            return f.toBuilder().bubble("H" + f.id()).build();
        }));
        builder.bubbles(bubbles);
    }

    /** Lanes are stated against each other too, some beside each other, and to the edges of zones; each takes its own time. */
    private void bothWays(Scenario.Builder builder) {
        List<Lane> lanes = new ArrayList<>();
        for (Lane lane : Lanes.of(city)) {
            lanes.add(timed(lane.id(), lane.from(), lane.to(), lane.mode()));
            if (random.nextInt(3) > 0) {
                lanes.add(timed(lane.id() + "-back", lane.to(), lane.from(), lane.mode()));
            }
            if (random.nextInt(3) == 0) {
                lanes.add(random.nextInt(lanes.size()), timed(lane.id() + "-too", lane.from(), lane.to(), lane.mode()));
            }
        }
        for (Facility edge : city.facilities()) {
            if (edge.kind() == FacilityKind.HOUSEHOLD_POINT) {
                lanes.add(timed("to-" + edge.id(), "W" + edge.zone(), edge.id(), Mode.ROAD));
            }
        }
        builder.lanes(lanes);
        city = builder.build();
        add(builder, DisruptionKind.LANE_CLOSED, pick(lanes).id());
    }

    /** Ships bring to a district what comes to the gate, over a day or two. */
    private void leads(Scenario.Builder builder) {
        List<VehicleType> types = new ArrayList<>(city.vehicleTypes());
        types.add(craft("ship", VehicleClass.BOAT, 3000, 0));
        List<Lane> lanes = new ArrayList<>(Lanes.of(city));
        for (String to : List.of("WD0", "WD1")) {
            lanes.removeIf(lane -> city.disruptions().isEmpty() && lane.to().equals(to) && random.nextBoolean());
            lanes.add(craftLane("sea-" + to, "G", to, Mode.WATER, 40_000 + random.nextInt(120_000)));
        }
        List<Fleet> fleets = new ArrayList<>(city.fleets());
        fleets.add(new Fleet("ships", null, "ship", "G", 1 + random.nextInt(3), OpeningHours.ALWAYS, "", 2, 3600));
        builder.vehicleTypes(types).lanes(lanes).fleets(fleets);
        city = builder.build();
        if (random.nextBoolean()) {
            add(builder, DisruptionKind.VEHICLES_LOST, "ships");
        }
    }

    /** All that comes in at the gate goes on by ship, for days, to a port with a dock or two, and from there by lorry. */
    private void far(Scenario.Builder builder) {
        Facility gate = city.facilities().stream()
                .filter(facility -> facility.id().equals("G"))
                .findFirst()
                .orElseThrow();
        List<Facility> facilities = new ArrayList<>(city.facilities());
        facilities.add(Facility.builder("P", FacilityKind.PORT, gate.point())
                .zone(gate.zone())
                .landZone(gate.landZone())
                .storageKg(Map.of(StorageClass.AMBIENT, 20_000.0, StorageClass.CHILLED, 20_000.0))
                .docks(1 + random.nextInt(2))
                .handlingSecondsPerTonne(random.nextInt(20_000))
                .build());
        List<VehicleType> types = new ArrayList<>(city.vehicleTypes());
        types.add(craft("freighter", VehicleClass.BOAT, 3000, 0));
        List<Lane> lanes = new ArrayList<>(Lanes.of(city));
        // A lane that something happens to must stay.
        lanes.removeIf(lane -> lane.from().equals("G")
                && city.disruptions().stream()
                        .noneMatch(disruption -> disruption.target().equals(lane.id())));
        lanes.add(craftLane("far", "G", "P", Mode.WATER, 40_000 + random.nextInt(80_000)));
        lanes.add(craftLane("near", "P", "W", Mode.ROAD, 1800));
        List<Fleet> fleets = new ArrayList<>(city.fleets());
        fleets.add(new Fleet(
                "freighters", null, "freighter", "G", 1 + random.nextInt(3), OpeningHours.ALWAYS, "", 2, 3600));
        fleets.add(new Fleet("TP", null, "truck", "P", 1 + random.nextInt(2), OpeningHours.ALWAYS, "", 4, 600));
        builder.facilities(facilities).vehicleTypes(types).lanes(lanes).fleets(fleets);
    }

    private Lane timed(String id, String from, String to, Mode mode) {
        int seconds = random.nextInt(4) == 0 ? 0 : 300 + random.nextInt(6000);
        int metres = random.nextInt(4) == 0 ? 0 : 500 + random.nextInt(30_000);
        double capacity = random.nextBoolean() ? Double.POSITIVE_INFINITY : 500 + random.nextInt(5000);
        return new Lane(id, from, to, mode, seconds, metres, random.nextInt(500), capacity, OpeningHours.ALWAYS);
    }

    /** A boat and a helicopter bring to the districts' warehouses what trucks bring besides. */
    private void boats(Scenario.Builder builder) {
        List<VehicleType> types = new ArrayList<>(city.vehicleTypes());
        types.add(craft("boat", VehicleClass.BOAT, 20_000, 0));
        types.add(craft("helicopter", VehicleClass.HELICOPTER, 1500, 30_000 + random.nextInt(30_000)));
        List<Lane> lanes = new ArrayList<>(Lanes.of(city));
        lanes.add(craftLane("river", "G", "WD0", Mode.WATER, 3600 + random.nextInt(20_000)));
        lanes.add(craftLane("flight", "W", "WD1", Mode.AIR, 600));
        List<Fleet> fleets = new ArrayList<>(city.fleets());
        fleets.add(new Fleet("boats", null, "boat", "G", 1, OpeningHours.ALWAYS, "", 2, 1800));
        fleets.add(new Fleet(
                "helicopters", null, "helicopter", "W", 1, new OpeningHours(7 * 3600, 17 * 3600), "", 4, 1800));
        List<Requisition> requisitions = new ArrayList<>(city.requisitions());
        requisitions.add(new Requisition("R-air", "helicopters", null, 500, 7200, random.nextBoolean()));
        builder.vehicleTypes(types).lanes(lanes).fleets(fleets).requisitions(requisitions);
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

    private String edge(Zone zone) {
        return zone.level() == ZoneLevel.COMMUNITY && random.nextInt(3) == 0 ? "W" + zone.parent() : "";
    }

    /** A zone as it is, but for these. */
    static Zone zone(Zone zone, String parent, String landZone, double carry, String handOver) {
        return Zone.builder(zone.id(), zone.level(), parent, zone.point())
                .code(zone.code())
                .codeSystem(zone.codeSystem())
                .name(zone.name())
                .population(zone.population())
                .households(zone.households())
                .people(zone.people())
                .landZone(landZone)
                .type(zone.type())
                .control(zone.control())
                .householdStockDays(zone.householdStockDays())
                .carryKgPerDay(carry)
                .handOver(handOver)
                .build();
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
                    int day = random.nextInt(city.days());
                    int open = day * TimeWindow.DAY + 3600 * (6 + random.nextInt(10));
                    return new Demand(
                            "window-" + i,
                            random.nextBoolean() ? "rice" : "veg",
                            community().id(),
                            "VITAL",
                            day,
                            new TimeWindow(open, open + 1800 + random.nextInt(7200)),
                            1 + random.nextInt(200));
                })
                .toList();
    }

    /** The second district lies across the water. */
    private void water(Scenario.Builder builder) {
        builder.zones(city.zones().stream()
                .map(zone -> zone(
                        zone,
                        zone.parent(),
                        zone.id().startsWith("D1") ? "east" : "west",
                        zone.carryKgPerDay(),
                        zone.handOver()))
                .toList());
        builder.facilities(facilities(f -> f.toBuilder()
                .landZone(f.zone().startsWith("D1") ? "east" : "west")
                .build()));
        builder.travel(new Travel(
                city.travel().bands(),
                List.of(
                        crossing("bridge", Set.of(VehicleClass.HEAVY_TRUCK, VehicleClass.VAN), 0),
                        crossing("ferry", Set.of(VehicleClass.VAN), 1200)),
                null,
                null));
    }

    private Crossing crossing(String id, Set<VehicleClass> classes, int seconds) {
        GeoPoint point = new GeoPoint(121.45 + random.nextDouble() * 0.01, 31.2 + random.nextDouble() * 0.1);
        return new Crossing(id, Name.of(id), point, "west", "east", classes, seconds);
    }

    private String facility() {
        return pick(city.facilities()).id();
    }

    private Zone community() {
        return pick(city.zones().stream()
                .filter(zone -> zone.level() == ZoneLevel.COMMUNITY)
                .toList());
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
