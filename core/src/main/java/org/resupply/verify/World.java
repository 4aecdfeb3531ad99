package org.resupply.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.bubble.Bubbles;
import org.resupply.model.Commodity;
import org.resupply.model.Convoy;
import org.resupply.model.Crew;
import org.resupply.model.Demand;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.Lane;
import org.resupply.model.Lanes;
import org.resupply.model.Lot;
import org.resupply.model.Mode;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.model.TransportRequest;
import org.resupply.model.VehicleType;
import org.resupply.model.Zone;
import org.resupply.network.DailyTravel;
import org.resupply.network.TravelMatrix;

/**
 * A scenario as the judge looks things up in it: ids resolved to indices once, facts in arrays by index.
 *
 * <p>Places are numbered facilities first, then zones; lots those at the start first, then each convoy's cargo, then what
 * transport requests carry; demands those of goods first, then those of transport requests. Quantities of lots are cut at {@link #MOST_UNITS} so that sums stay exact.
 */
final class World {
    static final int NONE = -1;
    static final long MOST_UNITS = Long.MAX_VALUE / 4;

    final Scenario scenario;
    final Outlook outlook;
    final Bubbles bubbles;
    final Closings closings;
    private final DailyTravel travel;

    final List<Facility> facilities;
    final List<Zone> zones;
    final List<Commodity> commodities;
    final List<Demand> demands;
    final List<Fleet> fleets;
    final List<Crew> crews;
    final List<Convoy> convoys;

    final VehicleType[] typeOfFleet;
    final int[] baseOfFleet;
    final int[] baseOfCrew;
    final int[] demandPlace;
    final int[] demandCommodity;
    final int[] demandDay;
    /** The last day on which the demand may still be served. */
    final int[] demandLastDay;

    final long[] demandQuantity;
    /** When the demand is to be served on its own day; {@code null} where it does not say. */
    final TimeWindow[] demandWindow;

    final int lotCount;
    final String[] lotId;
    final int[] lotCommodity;
    final int[] lotLastDay;
    final long[] lotQuantity;
    /** The facility where the lot lies at the start; {@link #NONE} for a convoy's cargo and for requests. */
    final int[] lotFacility;

    final int[] firstLotOfConvoy;
    /** The convoy that brings a lot; {@link #NONE} for any other lot. */
    final int[] convoyOfLot;
    /** From here on lots, and demands, are those of transport requests. */
    final int firstRequestLot;

    final int firstRequestDemand;

    /** Whether goods on any lane cost something. */
    final boolean lanesCost;

    /** Ids of all that may be named as what binds. */
    final Set<String> bottlenecks = new HashSet<>();

    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Integer> lots = new HashMap<>();
    private final Map<String, Integer> demandOfId;
    private final Map<String, Integer> demandOfRequestId = new HashMap<>();
    private final Map<String, Integer> fleetOfId;
    private final Map<String, Integer> crewOfId;
    private final Map<String, Integer> convoyOfId;
    private final Map<Long, List<Lane>> lanes = new HashMap<>();

    World(Outlook outlook, DailyTravel travel, Bubbles bubbles) {
        this.outlook = outlook;
        this.bubbles = bubbles;
        this.travel = travel;
        scenario = outlook.scenario();
        closings = new Closings(scenario.disruptions());
        facilities = scenario.facilities();
        zones = scenario.zones();
        commodities = scenario.commodities();
        demands = new ArrayList<>(outlook.demands());
        firstRequestDemand = demands.size();
        scenario.transportRequests().forEach(request -> demands.add(request.demand()));
        fleets = scenario.fleets();
        crews = scenario.crews();
        convoys = outlook.convoys();

        facilities.forEach(facility -> places.putIfAbsent(facility.id(), places.size()));
        if (places.size() < facilities.size()) {
            throw new IllegalArgumentException(
                    "Two facilities of scenario (%s) have the same id.\n".formatted(scenario.id())
                            + "Maybe the scenario was not checked?");
        }
        zones.forEach(zone -> places.putIfAbsent(zone.id(), places.size()));
        if (places.size() < facilities.size() + zones.size()) {
            throw new IllegalArgumentException(
                    "Two places of scenario (%s) have the same id.\n".formatted(scenario.id())
                            + "Maybe the scenario was not checked?");
        }
        Map<String, Integer> commodityOfId =
                numbers(commodities.stream().map(Commodity::id).toList());
        demandOfId = outlook.demandNumbers();
        for (int demand = firstRequestDemand; demand < demands.size(); demand++) {
            demandOfRequestId.putIfAbsent(demands.get(demand).id(), demand);
        }
        fleetOfId = numbers(fleets.stream().map(Fleet::id).toList());
        crewOfId = numbers(crews.stream().map(Crew::id).toList());
        convoyOfId = numbers(convoys.stream().map(Convoy::id).toList());

        Map<String, VehicleType> types = new HashMap<>();
        scenario.vehicleTypes().forEach(type -> types.putIfAbsent(type.id(), type));
        typeOfFleet = new VehicleType[fleets.size()];
        baseOfFleet = new int[fleets.size()];
        for (int fleet = 0; fleet < fleets.size(); fleet++) {
            typeOfFleet[fleet] = known(types, fleets.get(fleet).vehicleType(), "vehicle type");
            baseOfFleet[fleet] = known(places, fleets.get(fleet).base(), "facility");
        }
        baseOfCrew = crews.stream()
                .mapToInt(crew -> known(places, crew.base(), "facility"))
                .toArray();
        int count = demands.size();
        demandPlace = new int[count];
        demandCommodity = new int[count];
        demandDay = new int[count];
        demandLastDay = new int[count];
        demandQuantity = new long[count];
        demandWindow = new TimeWindow[count];
        String place = null;
        String commodity = null;
        for (int number = 0; number < count; number++) {
            Demand demand = demands.get(number);
            // Those of one place mostly stand one behind the other, and so do those of one commodity.
            boolean samePlace = demand.place().equals(place);
            boolean sameCommodity = demand.commodity().equals(commodity);
            place = demand.place();
            commodity = demand.commodity();
            demandPlace[number] = samePlace ? demandPlace[number - 1] : known(places, place, "place");
            demandCommodity[number] =
                    sameCommodity ? demandCommodity[number - 1] : known(commodityOfId, commodity, "commodity");
            demandDay[number] = demand.day();
            demandLastDay[number] = outlook.lastDay(demand);
            demandQuantity[number] = demand.quantity();
            demandWindow[number] = demand.window();
        }

        lotCount = scenario.transportRequests().size()
                + scenario.lots().size()
                + convoys.stream().mapToInt(convoy -> convoy.cargo().size()).sum();
        lotId = new String[lotCount];
        lotCommodity = new int[lotCount];
        lotLastDay = new int[lotCount];
        lotQuantity = new long[lotCount];
        lotFacility = new int[lotCount];
        int lot = 0;
        for (Lot given : scenario.lots()) {
            lotFacility[lot] = known(places, given.place(), "facility");
            lot = addLot(
                    lot,
                    given.id(),
                    known(commodityOfId, given.commodity(), "commodity"),
                    given.lastDay(),
                    given.quantity());
        }
        convoyOfLot = new int[lotCount];
        Arrays.fill(convoyOfLot, NONE);
        firstLotOfConvoy = new int[convoys.size()];
        for (int convoy = 0; convoy < convoys.size(); convoy++) {
            firstLotOfConvoy[convoy] = lot;
            List<Convoy.Cargo> cargo = convoys.get(convoy).cargo();
            for (int i = 0; i < cargo.size(); i++) {
                lotFacility[lot] = NONE;
                convoyOfLot[lot] = convoy;
                lot = addLot(
                        lot,
                        convoys.get(convoy).lotId(i),
                        known(commodityOfId, cargo.get(i).commodity(), "commodity"),
                        cargo.get(i).lastDay(),
                        cargo.get(i).quantity());
            }
        }
        firstRequestLot = lot;
        for (TransportRequest request : scenario.transportRequests()) {
            lotFacility[lot] = NONE;
            lot = addLot(
                    lot,
                    request.id(),
                    known(commodityOfId, request.commodity(), "commodity"),
                    Lot.NEVER,
                    request.quantity());
        }
        nameBottlenecks();
        List<Lane> given = Lanes.of(scenario);
        lanesCost = given.stream().anyMatch(lane -> lane.costPerTonne() > 0);
        for (Lane lane : given) {
            bottlenecks.add(lane.id());
            lanes.computeIfAbsent(
                            key(known(places, lane.from(), "facility"), known(places, lane.to(), "facility")),
                            key -> new ArrayList<>())
                    .add(lane);
        }
    }

    private void nameBottlenecks() {
        facilities.forEach(facility -> bottlenecks.add(facility.id()));
        zones.forEach(zone -> bottlenecks.add(zone.id()));
        fleets.forEach(fleet -> bottlenecks.add(fleet.id()));
        crews.forEach(crew -> bottlenecks.add(crew.id()));
        convoys.forEach(convoy -> bottlenecks.add(convoy.id()));
        scenario.bubbles().forEach(bubble -> bottlenecks.add(bubble.id()));
        commodities.forEach(commodity -> bottlenecks.add(commodity.id()));
        scenario.travel().crossings().forEach(crossing -> bottlenecks.add(crossing.id()));
        scenario.disruptions().forEach(disruption -> bottlenecks.add(disruption.id()));
        bottlenecks.addAll(List.of(lotId));
    }

    private int addLot(int lot, String id, int commodity, int lastDay, long quantity) {
        lotId[lot] = id;
        lotCommodity[lot] = commodity;
        lotLastDay[lot] = lastDay;
        lotQuantity[lot] = Math.min(quantity, MOST_UNITS);
        lots.putIfAbsent(id, lot);
        return lot + 1;
    }

    private static Map<String, Integer> numbers(List<String> ids) {
        Map<String, Integer> numbers = new HashMap<>(ids.size() * 2);
        for (int i = 0; i < ids.size(); i++) {
            numbers.putIfAbsent(ids.get(i), i);
        }
        return numbers;
    }

    private static <T> T known(Map<String, T> byId, String id, String what) {
        T known = byId.get(id);
        if (known == null) {
            throw new IllegalArgumentException(
                    "The scenario names a %s (%s) that it does not have.\n".formatted(what, id)
                            + "Maybe the scenario was not checked?");
        }
        return known;
    }

    /**
     * Whether each place, lot, demand, fleet and crew has the number that it has in another world, as far as can be told at a glance: of
     * scenarios with the very same lists, and demands that were numbered once.
     */
    boolean numbersAs(World other) {
        return scenario.facilities() == other.scenario.facilities()
                && scenario.zones() == other.scenario.zones()
                && scenario.lots() == other.scenario.lots()
                && scenario.convoys() == other.scenario.convoys()
                && scenario.transportRequests() == other.scenario.transportRequests()
                && scenario.fleets() == other.scenario.fleets()
                && scenario.crews() == other.scenario.crews()
                && demandOfId == other.demandOfId;
    }

    int place(String id) {
        return places.getOrDefault(id, NONE);
    }

    int lot(String id) {
        return lots.getOrDefault(id, NONE);
    }

    int demand(String id) {
        Integer demand = demandOfId.get(id);
        return demand != null ? demand : demandOfRequestId.getOrDefault(id, NONE);
    }

    /** The same, found soonest where it is at a number or little behind it. */
    int demand(String id, int near) {
        int demand = outlook.demandNumber(id, near);
        return demand >= 0 ? demand : demandOfRequestId.getOrDefault(id, NONE);
    }

    int fleet(String id) {
        return fleetOfId.getOrDefault(id, NONE);
    }

    int crew(String id) {
        return crewOfId.getOrDefault(id, NONE);
    }

    int convoy(String id) {
        return convoyOfId.getOrDefault(id, NONE);
    }

    boolean isFacility(int place) {
        return place < facilities.size();
    }

    Facility facility(int place) {
        return facilities.get(place);
    }

    Zone zone(int place) {
        return zones.get(place - facilities.size());
    }

    /** Whether a lot is what a transport request carries. */
    boolean isRequest(int lot) {
        return lot >= firstRequestLot;
    }

    /** The demand at the end of the transport request whose lot this is. */
    int demandOfRequest(int lot) {
        return firstRequestDemand + lot - firstRequestLot;
    }

    String placeId(int place) {
        return isFacility(place) ? facility(place).id() : zone(place).id();
    }

    Commodity commodityOfLot(int lot) {
        return commodities.get(lotCommodity[lot]);
    }

    StorageClass storageOfLot(int lot) {
        return commodityOfLot(lot).storage();
    }

    /** Mass of so many units of a lot. */
    double kg(int lot, long quantity) {
        return quantity * commodityOfLot(lot).massKg();
    }

    /** Mass of a convoy's whole cargo. */
    double cargoKg(int convoy) {
        double kg = 0;
        int lot = firstLotOfConvoy[convoy];
        for (int i = 0; i < convoys.get(convoy).cargo().size(); i++) {
            kg += kg(lot + i, lotQuantity[lot + i]);
        }
        return kg;
    }

    /** The lanes from one facility to another, in the scenario's order. */
    List<Lane> lanes(int from, int to) {
        return lanes.getOrDefault(key(from, to), List.of());
    }

    /**
     * The lane that a vehicle takes which leaves at one second and arrives at another: the first of its mode, one within whose hours it
     * leaves and that is not closed between before others; {@code null} for none.
     */
    Lane lane(int from, int to, Mode mode, int leaves, int arrives) {
        List<Lane> all = lanes(from, to);
        Lane closed = null;
        for (Lane lane : all) {
            if (lane.mode() == mode) {
                if (all.size() == 1
                        || closings.during(DisruptionKind.LANE_CLOSED, lane.id(), leaves, arrives) == null
                                && Hours.outside(lane.hours(), leaves, leaves) == 0) {
                    return lane;
                }
                closed = closed == null ? lane : closed;
            }
        }
        return closed;
    }

    /** The lane whose own seconds and metres count on a way: one in its direction, else one against it. */
    private Lane statedLane(int day, VehicleType type, int from, int to, int leaves, int arrives) {
        int begin = handlingFacility(from, day);
        int end = handlingFacility(to, day);
        if (begin == NONE || end == NONE) {
            return null;
        }
        Lane there = lane(begin, end, type.mode(), leaves, arrives);
        return there != null ? there : lane(end, begin, type.mode(), leaves, arrives);
    }

    /** The way of a vehicle that leaves a place at one second and arrives at another at another second. */
    Way way(int day, VehicleType type, int from, int to, int leaves, int arrives) {
        Lane lane = statedLane(day, type, from, to, leaves, arrives);
        boolean statesSeconds = lane != null && lane.seconds() > 0;
        boolean statesMetres = lane != null && lane.metres() > 0;
        String begin = reached(from, day);
        String end = reached(to, day);
        TravelMatrix then = travel.during(leaves, arrives);
        int seconds = then.seconds(type.vehicleClass(), begin, end);
        int metres = statesMetres ? lane.metres() : then.metres(type.vehicleClass(), begin, end);
        int shortest = metres;
        int longest = metres;
        if (!statesMetres) {
            for (int when : new int[] {day, Replay.day(leaves), Replay.day(arrives)}) {
                TravelMatrix round = travel.on(when);
                // What is faster leads through what is closed now.
                if (round.seconds(type.vehicleClass(), begin, end) >= seconds) {
                    int length = round.metres(type.vehicleClass(), begin, end);
                    shortest = Math.min(shortest, length);
                    longest = Math.max(longest, length);
                }
            }
        }
        return new Way(
                statesSeconds
                        ? lane.seconds()
                        : seconds == TravelMatrix.UNREACHABLE ? seconds : seconds / type.speedFactor(),
                shortest,
                longest);
    }

    /**
     * How long a way takes and how long it is.
     *
     * @param seconds not rounded; below 0 when there is no way
     * @param metres of the fastest way, below 0 when there is none; where that goes where it is closed at another time of the tour's day,
     *     or of a day on which the vehicle is on it, the length of the shorter one of it and the way round
     * @param mostMetres the same, but of the longer one
     */
    record Way(double seconds, int metres, int mostMetres) {
        boolean leadsThere() {
            return seconds >= 0 && metres >= 0;
        }
    }

    /** The facility at which goods for a place change hands on a day; {@link #NONE} at a zone's own point. */
    int handlingFacility(int place, int day) {
        int at = isFacility(place) || hasNoEdge(place) ? place : place(reached(place, day));
        return at != NONE && isFacility(at) ? at : NONE;
    }

    /** The id of the place where a vehicle calls. */
    String reached(int place, int day) {
        return isFacility(place) || hasNoEdge(place)
                ? placeId(place)
                : bubbles.handOver(zone(place).id(), day);
    }

    /** Whether goods for a zone change hands at its own point, however closed it is. */
    private boolean hasNoEdge(int zone) {
        return zone(zone).handOver().isEmpty();
    }

    private static long key(int from, int to) {
        return (long) from << 32 | to;
    }
}
