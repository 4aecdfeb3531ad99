package org.resupply.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.bubble.Bubbles;
import org.resupply.model.Commodity;
import org.resupply.model.Convoy;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.Floors;
import org.resupply.model.Lane;
import org.resupply.model.Lanes;
import org.resupply.model.Lot;
import org.resupply.model.Need;
import org.resupply.model.Outlook;
import org.resupply.model.PriorityClass;
import org.resupply.model.Reserve;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.model.VehicleType;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.model.ZoneTree;
import org.resupply.plan.Cause;
import org.resupply.plan.Receipt;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.Counted;
import org.resupply.problem.AllocationProblem.Measure;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationProblem.PoolKind;
import org.resupply.problem.AllocationProblemBuilder;

/**
 * Writes a scenario down as an {@link AllocationProblem}: facilities, lots and convoys, lanes with the vehicles that run on
 * them, and every demand.
 *
 * <p>Vehicles are counted in gram-minutes: a fleet gives payload times minutes of shift, a lane takes the minutes of a full
 * load's round trip for every gram, where that takes days those of a whole shift. Between warehouses there are two lanes for each link: what leaves early enough goes further
 * on the same day, what leaves later is there for the next one. Goods that are released at a gate after its {@linkplain CutOffs
 * cut-off} count as there from the next day on, if there is one.
 */
public final class AllocationCompiler {
    private static final int DAY_END = TimeWindow.DAY;

    /** More than any goods take of anything: what has no limit counts as. */
    private static final double NO_LIMIT = 1L << 52;

    /** A second of a dock is counted as the grams that would take it at a second a tonne. */
    private static final long GRAMS_PER_TONNE = 1_000_000;

    /** What weighs more counts as this: an allocation problem takes no price of 1e15. */
    private static final double HIGHEST_PRICE = 1e14;

    /**
     * A class counts at least this part of the one that counts most: less than that is less than the gap at which searches end, and goods for it
     * would be left lying.
     */
    private static final double LEAST_WEIGHT = 1e-4;

    /** Classes beyond are planned as this one, which is the last that an allocation problem has. */
    private static final int LAST_CLASS = 31;

    /** Minor units that a person's day without an ordinary commodity is priced at; urgency and the class's weight multiply it. */
    private static final double PERSON_DAY_PRICE = 1000;

    private static final Set<FacilityKind> SOURCES =
            Set.of(FacilityKind.TRANSFER_POINT, FacilityKind.PORT, FacilityKind.HELIPAD, FacilityKind.SUPPLIER);

    private final Outlook outlook;
    private final Scenario scenario;
    private final ZoneTree tree;
    private final HandOvers handOvers;
    private final CutOffs cutOffs;
    private final Journeys journeys;
    private final Vehicles vehicles;
    private final ServiceArea area;
    private final Crewing crewing;
    private final Experience experience;
    private final TripTimes times;
    private final int days;

    private final AllocationProblemBuilder builder;
    private final List<String> places = new ArrayList<>();
    private final Map<String, Integer> placeIndex = new HashMap<>();
    /** Places where something is wanted: a facility that wants goods itself is a second place, so that its stock and its demand stay apart. */
    private final Map<String, Integer> wantedIndex = new LinkedHashMap<>();

    /** Grams by place that may be handed over there on each day. */
    private final Map<String, long[]> wantedGrams = new HashMap<>();

    private final Map<String, Integer> commodityIndex = new LinkedHashMap<>();
    private final List<Commodity> commodities;
    private final Map<String, Integer> throughputPool = new HashMap<>();
    private final Map<String, Integer> dockPool = new HashMap<>();
    private final Map<String, Integer> trunkPool = new HashMap<>();
    private final Map<String, Integer> sameDayPool = new HashMap<>();
    private final Map<String, Integer> deliveryPool = new HashMap<>();

    /** The pool of the same vehicles' volume, by the pool of their payload; none where goods never fill it first. */
    private final Map<Integer, Integer> volumePool = new HashMap<>();

    private final List<SupplyModel.VehiclePool> vehiclePools = new ArrayList<>();
    private final List<SupplyModel.Limit> limits = new ArrayList<>();
    private final List<String> lots = new ArrayList<>();

    private AllocationCompiler(
            Outlook outlook,
            Bubbles bubbles,
            Journeys journeys,
            Vehicles vehicles,
            ServiceArea area,
            Crewing crewing,
            Experience experience) {
        this.crewing = crewing;
        this.experience = experience;
        this.outlook = outlook;
        scenario = outlook.scenario();
        tree = outlook.places();
        handOvers = new HandOvers(outlook, bubbles);
        this.journeys = journeys;
        this.vehicles = vehicles;
        this.area = area;
        times = new TripTimes(outlook, journeys, vehicles, crewing);
        cutOffs = new CutOffs(outlook, journeys, vehicles, crewing);
        days = scenario.days();
        commodities = scenario.commodities();
        builder = AllocationProblem.builder(days);
    }

    /**
     * The allocation problem of a scenario of which nothing has been learnt yet.
     *
     * @param receipts when the convoys' cargo is released, and where
     */
    public static SupplyModel compile(
            Outlook outlook,
            Bubbles bubbles,
            Journeys journeys,
            Vehicles vehicles,
            ServiceArea area,
            Crewing crewing,
            List<Receipt> receipts) {
        return compile(outlook, bubbles, journeys, vehicles, area, crewing, receipts, Experience.none());
    }

    /**
     * The allocation problem of a scenario.
     *
     * @param receipts when the convoys' cargo is released, and where
     * @param experience what passes before have taught
     */
    public static SupplyModel compile(
            Outlook outlook,
            Bubbles bubbles,
            Journeys journeys,
            Vehicles vehicles,
            ServiceArea area,
            Crewing crewing,
            List<Receipt> receipts,
            Experience experience) {
        return new AllocationCompiler(outlook, bubbles, journeys, vehicles, area, crewing, experience)
                .compile(receipts);
    }

    private SupplyModel compile(List<Receipt> receipts) {
        addCommodities();
        addFacilities();
        addDocks(receipts);
        List<Lane> lanes = addLanes();
        List<Demand> demands = addDemands();
        addDeliveries();
        addWholeTrips(lanes);
        cutOffs.along(lanes);
        addLots(receipts);
        return new SupplyModel(
                builder.build(),
                places,
                List.copyOf(commodityIndex.keySet()),
                lots,
                demands,
                lanes,
                vehiclePools,
                limits);
    }

    private void addCommodities() {
        for (Commodity commodity : commodities) {
            commodityIndex.put(
                    commodity.id(),
                    builder.commodity(
                            Math.max(1, Math.round(commodity.massKg() * 1000)),
                            Math.round(commodity.volumeL() * 1000),
                            commodity.storage().ordinal(),
                            commodity.lotUnits()));
        }
    }

    private void addFacilities() {
        Map<String, Integer> region = regions();
        for (Facility facility : scenario.facilities()) {
            PlaceKind kind = SOURCES.contains(facility.kind()) ? PlaceKind.SOURCE : PlaceKind.WAREHOUSE;
            int place = builder.place(kind, regionOf(facility.zone(), region), 0);
            placeIndex.put(facility.id(), place);
            places.add(facility.id());
            facility.storageKg()
                    .forEach((storage, kg) -> builder.store(
                            place, 1 << storage.ordinal(), Measure.MASS, everyDay(Math.round(kg * 1000))));
            if (facility.throughputKgPerDay() < Double.POSITIVE_INFINITY) {
                throughputPool.put(
                        facility.id(),
                        pool(
                                PoolKind.THROUGHPUT,
                                new SupplyModel.Limit(Cause.THROUGHPUT, facility.id()),
                                Counted.AT_DEPARTURE,
                                everyDay(Math.round(facility.throughputKgPerDay() * 1000))));
            }
        }
        for (Reserve reserve : scenario.reserves()) {
            builder.reserve(
                    placeIndex.get(reserve.facility()), commodityIndex.get(reserve.commodity()), reserve.quantity());
        }
    }

    /**
     * The time of the docks of each gate that the unloading of convoys leaves: a tonne that a vehicle fetches or brings takes the gate's
     * handling time. Who is there at which hour is left to the dispatch, and so is what comes from more than a day away.
     */
    private void addDocks(List<Receipt> receipts) {
        for (Facility gate : scenario.facilities()) {
            if (!gate.kind().isGate() || gate.handlingSecondsPerTonne() == 0) {
                continue;
            }
            long[] capacity = new long[days];
            for (int day = 0; day < days; day++) {
                long seconds = 0;
                for (TimeWindow open : outlook.openings(gate.id(), day)) {
                    seconds += (long) gate.docks() * (open.end() - open.start());
                    for (Receipt receipt : receipts) {
                        if (receipt.facility().equals(gate.id())) {
                            seconds -= Math.max(
                                    0,
                                    Math.min(open.end(), receipt.released()) - Math.max(open.start(), receipt.begin()));
                        }
                    }
                }
                capacity[day] = Math.max(0, seconds) * GRAMS_PER_TONNE;
            }
            dockPool.put(
                    gate.id(),
                    pool(PoolKind.DOCK, new SupplyModel.Limit(Cause.DOCK, gate.id()), Counted.AT_DEPARTURE, capacity));
        }
    }

    private Map<String, Integer> regions() {
        Map<String, Integer> regions = new HashMap<>();
        for (Zone zone : scenario.zones()) {
            if (zone.level() == ZoneLevel.DISTRICT) {
                regions.put(zone.id(), regions.size() + 1);
            }
        }
        return regions;
    }

    private int regionOf(String zone, Map<String, Integer> regions) {
        return tree.above(zone, ZoneLevel.DISTRICT)
                .map(district -> regions.get(district.id()))
                .orElse(0);
    }

    /** What whole trips of a day have been seen to bring from one facility to another; these pools come last, as others know nothing of them. */
    private void addWholeTrips(List<Lane> lanes) {
        Map<String, Integer> pools = new HashMap<>();
        for (int index = 0; index < lanes.size(); index++) {
            Lane lane = lanes.get(index);
            long[] grams = new long[days];
            boolean limited = false;
            for (int day = 0; day < days; day++) {
                double kg = experience.mostKg(lane.from(), lane.to(), day);
                grams[day] = (long) Math.min(NO_LIMIT, kg * 1000);
                limited |= kg < Double.POSITIVE_INFINITY;
            }
            if (limited) {
                String base = vehicles.trunk(lane.from(), lane.to(), lane.mode())
                        .get(0)
                        .base();
                builder.share(
                        pools.computeIfAbsent(
                                lane.from() + '\n' + lane.to(),
                                way -> pool(
                                        PoolKind.TRANSPORT,
                                        new SupplyModel.Limit(Cause.VEHICLE, base),
                                        Counted.AT_DEPARTURE,
                                        grams)),
                        index);
            }
        }
    }

    private void addLots(List<Receipt> receipts) {
        for (Lot lot : outlook.lots()) {
            int lastDay = lot.lastDay() == Lot.NEVER ? AllocationProblem.NEVER : lot.lastDay();
            if (lastDay >= 0) {
                lots.add(lot.id());
                builder.lot(
                        placeIndex.get(lot.place()), commodityIndex.get(lot.commodity()), lot.quantity(), 0, lastDay);
            }
        }
        Map<String, Convoy> convoys = new HashMap<>();
        outlook.convoys().forEach(convoy -> convoys.put(convoy.id(), convoy));
        for (Receipt receipt : receipts) {
            int day = receipt.released() / TimeWindow.DAY;
            if (day < days && cutOffs.isMissed(receipt)) {
                day++;
            }
            if (day >= days) {
                continue;
            }
            Convoy convoy = convoys.get(receipt.convoy());
            for (int i = 0; i < convoy.cargo().size(); i++) {
                Convoy.Cargo cargo = convoy.cargo().get(i);
                int lastDay = cargo.lastDay() == Lot.NEVER ? AllocationProblem.NEVER : cargo.lastDay();
                if (lastDay >= day) {
                    lots.add(convoy.lotId(i));
                    builder.lot(
                            placeIndex.get(receipt.facility()),
                            commodityIndex.get(cargo.commodity()),
                            cargo.quantity(),
                            day,
                            lastDay);
                }
            }
        }
    }

    private List<Lane> addLanes() {
        List<Lane> kept = new ArrayList<>();
        for (Lane lane : Lanes.of(scenario)) {
            List<Fleet> able = times.working(vehicles.trunk(lane.from(), lane.to(), lane.mode()));
            TripTimes.LaneDays on = times.laneDays(lane, able);
            if (on.open() != 0 || on.tooLong() != 0) {
                addLane(lane, able, on, kept);
            }
        }
        return kept;
    }

    /** Adds a lane, for goods that are there on the same day and for those of the next where both may be. */
    private void addLane(Lane lane, List<Fleet> able, TripTimes.LaneDays on, List<Lane> kept) {
        Facility to = tree.facility(lane.to()).orElseThrow();
        int held = 0;
        for (StorageClass storage : to.storageKg().keySet()) {
            held |= 1 << storage.ordinal();
        }
        int classes = held & vehicles.classes(able);
        double cost = experience.costPerKg(
                lane.from(), lane.to(), times.costPerKg(lane.from(), lane.to(), able.get(0), lane));
        String base = able.get(0).base();
        int ownCapacity = lane.capacityKgPerDay() == Double.POSITIVE_INFINITY
                ? -1
                : pool(
                        PoolKind.THROUGHPUT,
                        new SupplyModel.Limit(Cause.THROUGHPUT, lane.id()),
                        Counted.AT_DEPARTURE,
                        everyDay(Math.round(lane.capacityKgPerDay() * 1000)));
        long open = on.open();
        int minutes = on.minutes();
        if (open == 0) {
            // The lane stays, so that what does not come is put down to vehicles' hours, not to a way that is
            // missing.
            open = on.tooLong();
            minutes = 1;
            ownCapacity = pool(
                    PoolKind.TRANSPORT, new SupplyModel.Limit(Cause.VEHICLE, base), Counted.AT_DEPARTURE, everyDay(0));
        }
        boolean fromGate =
                SOURCES.contains(tree.facility(lane.from()).orElseThrow().kind());
        int longest = on.daysAway() >= 0 ? on.daysAway() : fromGate || days == 1 ? 0 : 1;
        for (int lead = Math.max(0, on.daysAway()); lead <= longest; lead++) {
            int index = builder.lane(placeIndex.get(lane.from()), placeIndex.get(lane.to()), lead, cost);
            builder.laneOpen(index, open).laneClasses(index, classes);
            if (ownCapacity >= 0) {
                builder.share(ownCapacity, index);
            }
            Integer throughput = throughputPool.get(lane.from());
            if (throughput != null) {
                builder.share(throughput, index);
            }
            shareDocks(lane.from(), index);
            if (on.daysAway() <= 0) {
                // Late in the day it comes as well, and is there for the next one.
                shareDocks(lane.to(), index);
            }
            shareVehicles(runsPool(base), index, minutes);
            int sameDay = TripTimes.sameDayUntil(to.kind());
            if (lead == 0 && !fromGate && sameDay < DAY_END) {
                shareVehicles(
                        sameDayPool.computeIfAbsent(
                                base + '\n' + sameDay, b -> trunkPool(Experience.Use.SAME_DAY_RUNS, base, sameDay)),
                        index,
                        minutes);
            }
            kept.add(lane);
        }
    }

    private void shareDocks(String facility, int lane) {
        Integer docks = dockPool.get(facility);
        if (docks != null) {
            builder.share(docks, lane, tree.facility(facility).orElseThrow().handlingSecondsPerTonne());
        }
    }

    private int runsPool(String base) {
        return trunkPool.computeIfAbsent(base, b -> trunkPool(Experience.Use.RUNS, b, DAY_END));
    }

    private int trunkPool(Experience.Use use, String base, int untilSecond) {
        return fleetPool(use, base, vehicles.runs(base), untilSecond);
    }

    /** Goods on a lane take of the vehicles' payload, and of their volume where that may be full first. */
    private void shareVehicles(int pool, int lane, int minutes) {
        builder.share(pool, lane, minutes);
        Integer volume = volumePool.get(pool);
        if (volume != null) {
            builder.share(volume, lane, minutes);
        }
    }

    /** Whether some good is so light for its size that a vehicle of these fleets is full before it has its payload. */
    private boolean mayBeFullFirst(List<Fleet> fleets) {
        double lightest = commodities.stream()
                .mapToDouble(commodity -> commodity.volumeL() / commodity.massKg())
                .max()
                .orElse(0);
        return fleets.stream().map(vehicles::type).anyMatch(type -> lightest > type.volumeL() / type.payloadKg());
    }

    private int fleetPool(Experience.Use use, String base, List<Fleet> fleets, int untilSecond) {
        long[] capacity = new long[days];
        long[] volume = new long[days];
        for (int day = 0; day < days; day++) {
            double gramMinutes = 0;
            double millilitreMinutes = 0;
            for (Fleet fleet : fleets) {
                double minutes = crewing.secondsBefore(fleet, day, untilSecond) / 60.0;
                gramMinutes += minutes * vehicles.type(fleet).payloadKg() * 1000;
                millilitreMinutes += minutes * vehicles.type(fleet).volumeL() * 1000;
            }
            capacity[day] = (long) (gramMinutes * experience.capacity(use, base, day));
            volume[day] = (long) Math.min(NO_LIMIT, millilitreMinutes * experience.capacity(use, base, day));
        }
        SupplyModel.Limit limit = new SupplyModel.Limit(Cause.VEHICLE, base);
        int pool = pool(PoolKind.TRANSPORT, limit, Counted.AT_DEPARTURE, capacity);
        vehiclePools.add(new SupplyModel.VehiclePool(pool, use, base));
        if (mayBeFullFirst(fleets)) {
            limits.add(limit);
            volumePool.put(pool, builder.pool(PoolKind.TRANSPORT, Measure.VOLUME, Counted.AT_DEPARTURE, volume));
        }
        return pool;
    }

    private int pool(PoolKind kind, SupplyModel.Limit limit, Counted counted, long[] capacity) {
        limits.add(limit);
        return builder.pool(kind, Measure.MASS, counted, capacity);
    }

    private List<Demand> addDemands() {
        Map<String, Integer> rank = PriorityClass.order(scenario.priorityClasses());
        Map<String, Double> perPersonDay = new HashMap<>();
        for (Need need : scenario.needs()) {
            perPersonDay.merge(need.commodity(), need.unitsPerPersonDay(), Math::max);
        }
        Map<String, PriorityClass> classes = new HashMap<>();
        scenario.priorityClasses().forEach(priority -> classes.put(priority.id(), priority));
        double leastWeight = LEAST_WEIGHT
                * classes.values().stream()
                        .mapToDouble(PriorityClass::weight)
                        .max()
                        .orElse(1);
        Map<String, Integer> region = regions();
        Floors floors = Floors.of(scenario);
        List<Demand> kept = new ArrayList<>();
        for (Demand demand : outlook.demands()) {
            if (demand.day() >= days) {
                continue;
            }
            int place = wantedIndex.computeIfAbsent(demand.place(), id -> {
                Zone zone = tree.zone(id).orElse(null);
                String zoneId = zone != null
                        ? zone.id()
                        : tree.facility(id).orElseThrow().zone();
                places.add(id);
                return builder.place(
                        PlaceKind.DEMAND_POINT, regionOf(zoneId, region), zone == null ? 0 : zone.population());
            });
            Commodity commodity = commodities.get(commodityIndex.get(demand.commodity()));
            PriorityClass priority = classes.get(demand.priorityClass());
            double need = perPersonDay.getOrDefault(commodity.id(), 1 / commodity.massKg());
            int index = builder.demand(
                    place,
                    commodityIndex.get(demand.commodity()),
                    demand.day(),
                    outlook.lastDay(demand),
                    demand.quantity(),
                    Math.min(LAST_CLASS, rank.get(priority.id())),
                    Math.min(
                            HIGHEST_PRICE,
                            Math.max(priority.weight(), leastWeight)
                                    * commodity.urgency()
                                    * PERSON_DAY_PRICE
                                    / Math.max(need, 1e-9)));
            builder.convexity(index, 1).floorShare(index, floors.share(demand));
            long[] grams = wantedGrams.computeIfAbsent(demand.place(), wanted -> new long[days]);
            for (int day = demand.day(); day <= outlook.lastDay(demand); day++) {
                grams[day] += (long) Math.ceil(demand.quantity() * commodity.massKg() * 1000);
            }
            kept.add(demand);
        }
        return kept;
    }

    private void addDeliveries() {
        wantedIndex.forEach((place, to) -> {
            int doors = -1;
            long[] carried = carriedGrams(place);
            for (Facility from : area.servers(place)) {
                int lane = addDelivery(from, place, to);
                if (lane >= 0 && carried != null) {
                    if (doors < 0) {
                        doors = pool(
                                PoolKind.THROUGHPUT,
                                new SupplyModel.Limit(Cause.LAST_HUNDRED_METRES, place),
                                Counted.AT_ARRIVAL,
                                carried);
                    }
                    builder.share(doors, lane);
                }
            }
        });
    }

    /** Grams that can be carried to the doors of a place on each day; {@code null} when nowhere less than may be wanted. */
    private long[] carriedGrams(String place) {
        long[] grams = wantedGrams.get(place).clone();
        boolean limited = false;
        for (int day = 0; day < days; day++) {
            double kg = HandOvers.carryKg(outlook, place, day);
            if (kg * 1000 < grams[day]) {
                limited = true;
                grams[day] = Math.round(kg * 1000);
            }
        }
        return limited ? grams : null;
    }

    private int addDelivery(Facility from, String place, int to) {
        List<Fleet> fleets = times.working(vehicles.delivery(from.id()));
        long open = 0;
        int classes = 0;
        int minutes = 0;
        for (int day = 0; day < days; day++) {
            TimeWindow hours = handOvers.hours(place, day);
            if (!outlook.facilityOpen(from.id(), day) || !handOvers.isOpen(place, day) || hours == null) {
                continue;
            }
            String at = handOvers.at(place, day);
            for (Fleet fleet : fleets) {
                VehicleType type = vehicles.type(fleet);
                int there = journeys.fewestSeconds(from.id(), at, type, day);
                int back = journeys.fewestSeconds(at, from.id(), type, day);
                int trip = there < 0 || back < 0 ? 0 : times.doorMinutes(from, fleet, day, there + back);
                if (trip > 0 && handOvers.mayCall(fleet, place, day)) {
                    open |= 1L << day;
                    classes |= vehicles.classes(List.of(fleet));
                    minutes = minutes == 0 ? trip : Math.min(minutes, trip);
                    cutOffs.toDoor(from, hours, fleet, day, there, back);
                }
            }
        }
        if (open == 0) {
            return -1;
        }
        int lane =
                builder.lane(placeIndex.get(from.id()), to, 0, times.costPerKg(from.id(), place, fleets.get(0), null));
        builder.laneOpen(lane, open).laneClasses(lane, classes);
        Integer throughput = throughputPool.get(from.id());
        if (throughput != null) {
            builder.share(throughput, lane);
        }
        shareVehicles(
                deliveryPool.computeIfAbsent(
                        from.id(),
                        base -> fleetPool(
                                Experience.Use.DOORS,
                                base,
                                vehicles.delivery(base),
                                scenario.policies().deliveryHours().close())),
                lane,
                minutes);
        if (vehicles.doBoth(from.id())) {
            shareVehicles(runsPool(from.id()), lane, minutes);
        }
        return lane;
    }

    private long[] everyDay(long value) {
        long[] perDay = new long[days];
        Arrays.fill(perDay, value);
        return perDay;
    }
}
