package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.resupply.bubble.Bubbles;
import org.resupply.compile.Crewing;
import org.resupply.compile.Journeys;
import org.resupply.compile.Vehicles;
import org.resupply.model.Commodity;
import org.resupply.model.Crossing;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.Lane;
import org.resupply.model.Outlook;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.model.VehicleClass;
import org.resupply.model.VehicleType;
import org.resupply.plan.Cause;
import org.resupply.plan.Handling;
import org.resupply.plan.Stop;
import org.resupply.plan.Trip;

/**
 * Runs between facilities: each trip takes one vehicle's load from one facility to another.
 *
 * <p>The lanes that leave a facility take turns, a load each, so that a shortage of vehicles falls on all of them. A load goes
 * to the largest vehicle that can be back within its shift; of several, to the one that is free first.
 */
final class TrunkRuns {
    private static final Journeys.Leg NO_LEG = new Journeys.Leg(0, 0);

    private final Outlook outlook;
    private final Bubbles bubbles;
    private final Journeys journeys;
    private final Map<List<String>, LaneWays> ways = new HashMap<>();
    private final Vehicles vehicles;
    private final Crewing crewing;
    private final Map<String, Commodity> commodities = new LinkedHashMap<>();
    private final Map<String, List<VehicleDay>> vehiclesOfDay = new LinkedHashMap<>();
    private final StockLedger ledger;
    private final DockBook docks;
    private final Meetings meetings;
    private final Trailers trailers;
    /** Units that demand above the lowest class still waits for, by facility and commodity. */
    private final Map<String, Long> urgent;

    private final int day;
    /** Facilities at which nobody waits for a dock or for another bubble: to see whether it is that which stands in the way. */
    private Set<String> uncrowded = Set.of();

    private final Map<String, double[]> room = new HashMap<>();
    /** Kilograms that each facility has issued on the day, and that each lane has carried. */
    private final Map<String, Double> issuedKg = new HashMap<>();

    private final Map<String, Double> carriedKg = new HashMap<>();
    private final Function<Fleet, List<VehicleDay>> roster;
    private final Map<String, Integer> lastIssue;
    private final boolean forDays;

    private enum Portion {
        URGENT,
        ALIKE,
        TO_THE_BRIM
    }

    /** A trip whose lots are still to be chosen. */
    static final class Run {
        final Lane lane;
        final VehicleDay vehicle;
        final int tripIndex;
        final int loadStop;
        final int loadSecond;
        final int unloadedSecond;
        final Map<String, Long> load;
        /** What is on the trailer that it takes; nothing where lots are chosen when it is loaded. */
        final List<Trailers.Part> trailer;

        private Run(
                Lane lane,
                VehicleDay vehicle,
                int tripIndex,
                int loadStop,
                Times times,
                Map<String, Long> load,
                List<Trailers.Part> trailer) {
            this.lane = lane;
            this.vehicle = vehicle;
            this.tripIndex = tripIndex;
            this.loadStop = loadStop;
            this.loadSecond = times.loadBegin;
            this.unloadedSecond = times.unloadEnd;
            this.load = load;
            this.trailer = trailer;
        }

        /** Writes the lots into the trip. */
        void issue(List<Handling> loaded) {
            Trip trip = vehicle.trip(tripIndex);
            List<Handling> unloaded = new ArrayList<>();
            loaded.forEach(handling -> unloaded.add(new Handling(handling.lot(), "", -handling.quantity())));
            List<Stop> stops = new ArrayList<>(trip.stops());
            stops.set(loadStop, stops.get(loadStop).withHandlings(loaded));
            stops.set(loadStop + 1, stops.get(loadStop + 1).withHandlings(unloaded));
            vehicle.replace(tripIndex, new Trip(stops, trip.metres()));
        }
    }

    /** What stands in the way of goods, and the id of what binds. */
    record Obstacle(Cause cause, String bottleneck) {}

    private record Times(
            int depart,
            int arrive,
            int loadBegin,
            int loadEnd,
            int atUnload,
            int unloadBegin,
            int unloadEnd,
            int back,
            int loadDock,
            int unloadDock,
            int metres) {}

    /**
     * Runs by vehicles of which some may stay away for days.
     *
     * @param trailers those that may be taken as they came where there is no time or dock left to load from them
     * @param urgent units that demand above the lowest class still waits for, by facility and commodity
     * @param roster the vehicles of a fleet that are there on the day
     * @param lastIssue by facility the second at which the last goods of the day leave, where that is settled: what comes in must
     *     not have been there before, as it might expire earlier
     */
    TrunkRuns(
            City city,
            StockLedger ledger,
            DockBook docks,
            Meetings meetings,
            Trailers trailers,
            Map<String, Long> urgent,
            int day,
            Function<Fleet, List<VehicleDay>> roster,
            Map<String, Integer> lastIssue) {
        this(city, ledger, docks, meetings, trailers, urgent, day, roster, lastIssue, true);
    }

    /**
     * Runs in the spans of the day in which vehicles are free.
     *
     * @param roster the spans of a fleet's vehicles
     * @param lastIssue by facility the second at which the last goods of the day leave, where that is settled
     */
    TrunkRuns(
            City city,
            StockLedger ledger,
            DockBook docks,
            Meetings meetings,
            int day,
            Function<Fleet, List<VehicleDay>> roster,
            Map<String, Integer> lastIssue) {
        this(
                city,
                ledger,
                docks,
                meetings,
                new Trailers(city.outlook(), List.of()),
                Map.of(),
                day,
                roster,
                lastIssue,
                false);
    }

    private TrunkRuns(
            City city,
            StockLedger ledger,
            DockBook docks,
            Meetings meetings,
            Trailers trailers,
            Map<String, Long> urgent,
            int day,
            Function<Fleet, List<VehicleDay>> roster,
            Map<String, Integer> lastIssue,
            boolean forDays) {
        this.roster = roster;
        this.lastIssue = lastIssue;
        this.forDays = forDays;
        outlook = city.outlook();
        bubbles = city.bubbles();
        journeys = city.journeys();
        vehicles = city.vehicles();
        crewing = city.crewing();
        this.ledger = ledger;
        this.docks = docks;
        this.meetings = meetings;
        this.trailers = trailers;
        this.urgent = new HashMap<>(urgent);
        this.day = day;
        outlook.scenario().commodities().forEach(commodity -> commodities.put(commodity.id(), commodity));
    }

    /** Every vehicle that was given a trip. */
    List<VehicleDay> used() {
        return vehiclesOfDay.values().stream()
                .flatMap(List::stream)
                .filter(vehicle -> vehicle.trips() > 0)
                .toList();
    }

    /**
     * Gives vehicles to what is to leave a facility.
     *
     * @param wanted units by lane and commodity; what could not be carried is left in it
     */
    List<Run> dispatch(Map<Lane, Map<String, Long>> wanted, StockLedger.Day stock) {
        List<Run> runs = new ArrayList<>();
        List<Lane> open = new ArrayList<>(wanted.keySet());
        while (!open.isEmpty()) {
            List<Lane> again = new ArrayList<>();
            for (Lane lane : open) {
                Run run = next(lane, wanted.get(lane), stock);
                if (run != null) {
                    runs.add(run);
                    run.trailer.forEach(stock::take);
                    double[] left = room(lane.to());
                    run.load.forEach((commodity, quantity) -> {
                        Commodity goods = commodities.get(commodity);
                        issuedKg.merge(lane.from(), quantity * goods.massKg(), Double::sum);
                        carriedKg.merge(run.lane.id(), quantity * goods.massKg(), Double::sum);
                        left[goods.storage().ordinal()] -= quantity * goods.massKg();
                        if (run.trailer.isEmpty()) {
                            stock.claim(commodity, quantity);
                        }
                        urgent.computeIfPresent(
                                lane.to() + '\n' + commodity, (key, waits) -> Math.max(0, waits - quantity));
                        wanted.get(lane).merge(commodity, -quantity, Long::sum);
                    });
                    wanted.get(lane).values().removeIf(quantity -> quantity == 0);
                    if (!wanted.get(lane).isEmpty()) {
                        again.add(lane);
                    }
                }
            }
            open = again;
        }
        return runs;
    }

    /** The next load on a lane and the vehicle that takes it; cooled goods that cannot leave in time are given up. */
    private Run next(Lane lane, Map<String, Long> wanted, StockLedger.Day stock) {
        List<Fleet> able = new ArrayList<>(vehicles.trunk(lane.from(), lane.to(), lane.mode()));
        able.removeIf(fleet -> !mayMeet(fleet, lane));
        able.sort(Comparator.comparingDouble(
                        (Fleet fleet) -> -vehicles.type(fleet).payloadKg())
                .thenComparing(Fleet::id));
        while (true) {
            String hurried = null;
            for (Fleet fleet : able) {
                Offer best = null;
                for (Lane on : journeys.links().beside(lane)) {
                    Map<String, Long> load = fill(
                            on,
                            wanted,
                            vehicles.type(fleet),
                            stock,
                            room(on.to()).clone(),
                            mayTakeKg(on));
                    if (load.isEmpty()) {
                        continue;
                    }
                    int release = 0;
                    int until = Integer.MAX_VALUE;
                    for (Map.Entry<String, Long> part : load.entrySet()) {
                        StockLedger.Day.Span span = stock.span(part.getKey(), part.getValue());
                        release = Math.max(release, span.from());
                        if (span.until() < until) {
                            until = span.until();
                            hurried = part.getKey();
                        }
                    }
                    Offer offer = offer(on, fleet, load, release, until, List.of());
                    best = best == null || (offer != null && offer.times.unloadEnd < best.times.unloadEnd)
                            ? offer
                            : best;
                }
                if (best != null) {
                    return take(best);
                }
            }
            Run swap = swap(lane, able, wanted, stock);
            if (swap != null) {
                return swap;
            }
            if (hurried == null || !stock.giveUpNext(hurried)) {
                return null;
            }
        }
    }

    /** A trailer that goes on the lane as it came, and the heavy truck that takes it; {@code null} when none can. */
    private Run swap(Lane lane, List<Fleet> able, Map<String, Long> wanted, StockLedger.Day stock) {
        for (Trailers.Trailer trailer : trailers.wanted(lane.from(), wanted, stock)) {
            int release = 0;
            int until = Integer.MAX_VALUE;
            for (Trailers.Part part : trailer.parts()) {
                StockLedger.Day.Span span = stock.span(part);
                release = Math.max(release, span.from());
                until = Math.min(until, span.until());
            }
            Map<String, Long> load = trailer.units();
            for (Fleet fleet : able) {
                VehicleType type = vehicles.type(fleet);
                for (Lane on : journeys.links().beside(lane)) {
                    Offer offer = type.vehicleClass() == VehicleClass.HEAVY_TRUCK && takes(type, on, load)
                            ? offer(on, fleet, load, release, until, trailer.parts())
                            : null;
                    if (offer != null) {
                        trailers.take(trailer);
                        return take(offer);
                    }
                }
            }
        }
        return null;
    }

    /** Whether a vehicle, the lane and the facilities at its ends have room for a whole load. */
    private boolean takes(VehicleType type, Lane lane, Map<String, Long> load) {
        double[] left = room(lane.to()).clone();
        double kg = 0;
        double litres = 0;
        for (Map.Entry<String, Long> part : load.entrySet()) {
            Commodity goods = commodities.get(part.getKey());
            int storage = goods.storage().ordinal();
            left[storage] -= part.getValue() * goods.massKg();
            kg += part.getValue() * goods.massKg();
            litres += part.getValue() * goods.volumeL();
            if (left[storage] < 0 || !type.storage().contains(goods.storage())) {
                return false;
            }
        }
        return kg <= Math.min(type.payloadKg(), mayTakeKg(lane)) && litres <= type.volumeL();
    }

    /** What stands in the way of goods of which so many units were to go on a lane and could not. */
    Obstacle obstacle(Lane lane, String commodity, long units, StockLedger.Day stock) {
        Commodity goods = commodities.get(commodity);
        long there = stock.unclaimed(commodity);
        if (there < goods.lotUnits()) {
            return new Obstacle(there > 0 ? Cause.WHOLE_LOTS : Cause.STOCK, lane.from());
        }
        List<Lane> open = journeys.links().beside(lane).stream()
                .filter(on -> journeys.links().isOpen(on, day))
                .toList();
        if (open.isEmpty()) {
            return new Obstacle(Cause.CLOSURE, lane.id());
        }
        for (String facility : List.of(lane.from(), lane.to())) {
            if (!outlook.facilityOpen(facility, day)) {
                return new Obstacle(Cause.CLOSURE, facility);
            }
        }
        List<Fleet> able = new ArrayList<>(vehicles.trunk(lane.from(), lane.to(), lane.mode()));
        able.removeIf(fleet -> !vehicles.type(fleet).storage().contains(goods.storage()));
        String base = able.isEmpty() ? lane.from() : able.get(0).base();
        if (able.stream()
                .noneMatch(fleet -> journeys.fewestSeconds(lane.from(), lane.to(), vehicles.type(fleet), day) >= 0
                        && journeys.fewestSeconds(lane.to(), lane.from(), vehicles.type(fleet), day) >= 0)) {
            return able.isEmpty() ? new Obstacle(Cause.VEHICLE, base) : noWay(lane, able);
        }
        if (able.stream().noneMatch(fleet -> mayMeet(fleet, lane))) {
            return new Obstacle(Cause.BUBBLE, base);
        }
        if (room(lane.to())[goods.storage().ordinal()] < goods.massKg()) {
            return new Obstacle(Cause.STORAGE, lane.to());
        }
        if (open.stream().allMatch(on -> mayTakeKg(on) < goods.massKg())) {
            return new Obstacle(Cause.THROUGHPUT, lane.from());
        }
        for (Set<String> crowded : List.of(Set.of(lane.from()), Set.of(lane.to()), Set.of(lane.from(), lane.to()))) {
            uncrowded = crowded;
            boolean goes = able.stream()
                    .anyMatch(fleet -> open.stream().anyMatch(on -> goes(on, fleet, commodity, units, stock)));
            uncrowded = Set.of();
            if (goes) {
                return crowded(crowded.contains(lane.from()) ? lane.from() : lane.to());
            }
        }
        boolean standing = able.stream()
                .anyMatch(fleet ->
                        !crewing.mayStayAway(fleet) && vehicles(fleet).size() < outlook.fleetCount(fleet.id(), day));
        return new Obstacle(standing ? Cause.CREW : Cause.VEHICLE, base);
    }

    /** Whether some vehicle of a fleet could bring a load of so many units, as crowds are looked at now. */
    private boolean goes(Lane lane, Fleet fleet, String commodity, long units, StockLedger.Day stock) {
        VehicleType type = vehicles.type(fleet);
        Map<String, Long> load = fill(
                lane, Map.of(commodity, units), type, stock, room(lane.to()).clone(), mayTakeKg(lane));
        if (load.isEmpty()) {
            return false;
        }
        int release = stock.span(commodity, load.get(commodity)).from();
        return vehicles(fleet).stream()
                .anyMatch(vehicle -> vehicle.canGo() && times(lane, vehicle, type, load, release, false) != null);
    }

    /** Where there is a way on other days, it is closed on this one: by the one crossing that is closed, if it is one. */
    private Obstacle noWay(Lane lane, List<Fleet> able) {
        boolean onOtherDays = false;
        for (int other = 0; other < outlook.scenario().days() && !onOtherDays; other++) {
            int on = other;
            onOtherDays = able.stream()
                    .anyMatch(fleet -> journeys.fewestSeconds(lane.from(), lane.to(), vehicles.type(fleet), on) >= 0);
        }
        if (!onOtherDays) {
            return new Obstacle(Cause.UNREACHABLE, lane.to());
        }
        List<String> closed = outlook.scenario().travel().crossings().stream()
                .map(Crossing::id)
                .filter(crossing -> !outlook.crossingOpen(crossing, day))
                .toList();
        return new Obstacle(Cause.CLOSURE, closed.size() == 1 ? closed.get(0) : lane.to());
    }

    /**
     * Who waits at a gate waits for a dock, whoever takes it; in the yard of a warehouse nobody waits but for other bubbles, of which
     * no more are there at once than it has docks.
     */
    private Obstacle crowded(String facility) {
        boolean gate = outlook.places().facility(facility).orElseThrow().kind().isGate();
        return new Obstacle(gate ? Cause.DOCK : Cause.BUBBLE, facility);
    }

    /** Notes what a facility issues otherwise on the day. */
    void issued(String facility, double kg) {
        issuedKg.merge(facility, kg, Double::sum);
    }

    /** Notes what a lane carries otherwise on the day. */
    void carried(String lane, double kg) {
        carriedKg.merge(lane, kg, Double::sum);
    }

    /** Notes what is brought to a facility otherwise on the day. */
    void brings(String facility, String commodity, long quantity) {
        Commodity goods = commodities.get(commodity);
        room(facility)[goods.storage().ordinal()] -= quantity * goods.massKg();
    }

    /** Kilograms that the facility before the lane may still issue on the day and the lane still carry. */
    private double mayTakeKg(Lane lane) {
        double throughput = outlook.places().facility(lane.from()).orElseThrow().throughputKgPerDay();
        return Math.min(
                throughput - issuedKg.getOrDefault(lane.from(), 0.0),
                lane.capacityKgPerDay() - carriedKg.getOrDefault(lane.id(), 0.0));
    }

    /** A load on a lane, and the vehicle that would bring it. */
    private record Offer(
            Lane lane, VehicleDay vehicle, Times times, Map<String, Long> load, List<Trailers.Part> trailer) {}

    /** The vehicle of the fleet that brings the load soonest; {@code null} if none can. */
    private Offer offer(
            Lane lane, Fleet fleet, Map<String, Long> load, int release, int until, List<Trailers.Part> trailer) {
        VehicleType type = vehicles.type(fleet);
        VehicleDay vehicle = null;
        Times times = null;
        for (VehicleDay candidate : vehicles(fleet)) {
            if (candidate.canGo() && (times == null || candidate.free() < vehicle.free())) {
                Times found = times(lane, candidate, type, load, release, !trailer.isEmpty());
                if (found != null
                        && found.loadBegin <= until
                        && canBeUsed(trailer, found.unloadEnd)
                        && (times == null || found.unloadEnd < times.unloadEnd)) {
                    vehicle = candidate;
                    times = found;
                }
            }
        }
        return vehicle == null ? null : new Offer(lane, vehicle, times, load, trailer);
    }

    /** Gives the load to the vehicle. */
    private Run take(Offer offer) {
        Lane lane = offer.lane;
        VehicleDay vehicle = offer.vehicle;
        Times times = offer.times;
        Fleet fleet = vehicle.fleet;
        boolean fetches = !fleet.base().equals(lane.from());
        vehicle.add(trip(lane, fetches, times));
        docks.take(lane.from(), times.loadDock, times.loadBegin, times.loadEnd);
        docks.take(lane.to(), times.unloadDock, times.unloadBegin, times.unloadEnd);
        meetings.add(fleet.id(), lane.from(), day, times.loadBegin, times.loadEnd);
        meetings.add(fleet.id(), lane.to(), times.unloadBegin / TimeWindow.DAY, times.unloadBegin, times.unloadEnd);
        return new Run(lane, vehicle, vehicle.trips() - 1, fetches ? 1 : 0, times, offer.load, offer.trailer);
    }

    /** Whether what is on a trailer can still be handed out where it goes: on the day after this one, or when it gets there. */
    private boolean canBeUsed(List<Trailers.Part> trailer, int unloadEnd) {
        int firstDay = Math.max(day + 1, unloadEnd / TimeWindow.DAY);
        return trailer.stream().allMatch(part -> part.lastDay() >= firstDay);
    }

    private boolean mayMeet(Fleet fleet, Lane lane) {
        return outlook.scenario().policies().contactPrice() >= 0
                || (bubbles.mayStop(fleet.id(), lane.from()) && bubbles.mayStop(fleet.id(), lane.to()));
    }

    /** The vehicles of a fleet with what they have been given to do. */
    List<VehicleDay> vehicles(Fleet fleet) {
        return vehiclesOfDay.computeIfAbsent(fleet.id(), id -> roster.apply(fleet));
    }

    /**
     * Kilograms of each storage class that a facility can still take in on the day: what it holds when full, less what lies
     * there in the morning and what has been sent to it since, whatever leaves it in between.
     */
    private double[] room(String facility) {
        return room.computeIfAbsent(facility, id -> {
            double[] left = ledger.kg(id, day);
            Map<StorageClass, Double> holds =
                    outlook.places().facility(id).orElseThrow().storageKg();
            for (StorageClass storage : StorageClass.values()) {
                left[storage.ordinal()] = holds.getOrDefault(storage, 0.0) - left[storage.ordinal()];
            }
            return left;
        });
    }

    /**
     * A load: first what is meant for urgent demand, then of everything else that is wanted the same part, so that whatever comes
     * first can be shared out.
     */
    private Map<String, Long> fill(
            Lane lane,
            Map<String, Long> wanted,
            VehicleType type,
            StockLedger.Day stock,
            double[] room,
            double mayTakeKg) {
        Map<String, Long> most = new LinkedHashMap<>();
        double kg = 0;
        double litres = 0;
        for (Commodity commodity : commodities.values()) {
            long want = Math.min(wanted.getOrDefault(commodity.id(), 0L), stock.unclaimed(commodity.id()));
            double left = Math.max(0, room[commodity.storage().ordinal()]);
            want = (long) Math.min(want, Math.floor(left / commodity.massKg() + 1e-9));
            want -= want % commodity.lotUnits();
            if (want > 0 && type.storage().contains(commodity.storage())) {
                most.put(commodity.id(), want);
                room[commodity.storage().ordinal()] -= want * commodity.massKg();
                kg += want * commodity.massKg();
                litres += want * commodity.volumeL();
            }
        }
        double kgLeft = Math.max(0, Math.min(type.payloadKg(), mayTakeKg));
        double part = Math.min(1, Math.min(kgLeft / kg, type.volumeL() / litres));
        Map<String, Long> load = new LinkedHashMap<>();
        double litresLeft = type.volumeL();
        for (Portion portion : Portion.values()) {
            for (Map.Entry<String, Long> entry : most.entrySet()) {
                Commodity commodity = commodities.get(entry.getKey());
                long has = load.getOrDefault(commodity.id(), 0L);
                long share = switch (portion) {
                    case URGENT ->
                        Math.min(entry.getValue(), urgent.getOrDefault(lane.to() + '\n' + commodity.id(), 0L));
                    case ALIKE -> (long) Math.floor(entry.getValue() * part + 1e-9);
                    case TO_THE_BRIM -> entry.getValue();
                };
                long fits = (long)
                        Math.floor(Math.min(kgLeft / commodity.massKg(), litresLeft / commodity.volumeL()) + 1e-9);
                long more = Math.min(share - has, fits);
                more -= more % commodity.lotUnits();
                if (more > 0) {
                    load.merge(commodity.id(), more, Long::sum);
                    kgLeft -= more * commodity.massKg();
                    litresLeft -= more * commodity.volumeL();
                }
            }
        }
        return load;
    }

    /** The first time at which a vehicle can take goods over a lane and be back; {@code null} when there is none on the day. */
    private Times times(
            Lane lane, VehicleDay vehicle, VehicleType type, Map<String, Long> goods, int release, boolean swaps) {
        LaneWays onLane =
                ways.computeIfAbsent(List.of(lane.id(), type.id()), key -> new LaneWays(journeys, lane, type, day));
        Errands trip = errands(lane, vehicle, goods, release, swaps);
        boolean fetches = trip.fetches;
        Times best = null;
        for (TimeWindow open : journeys.links().openings(lane, day)) {
            best = sooner(best, times(lane, onLane, vehicle, type, trip, vehicle.free(), open.start(), open.end()));
            for (LaneWays.Opening opening : onLane.openings) {
                int second = opening.second();
                if (second > open.end() || (best != null && second >= best.unloadEnd)) {
                    break;
                }
                if (opening.there() && second > vehicle.free()) {
                    int before = trip.loading + (fetches ? Math.max(0, onLane.fewestBack) : 0);
                    int start = Math.max(vehicle.free(), second - before);
                    int leaves = Math.max(open.start(), second);
                    best = sooner(best, times(lane, onLane, vehicle, type, trip, start, leaves, open.end()));
                }
                if (opening.back() && second > vehicle.free()) {
                    int leaves = fetches
                            ? open.start()
                            : Math.max(open.start(), second - trip.unloading - Math.max(0, onLane.fewestThere));
                    int start = Math.max(vehicle.free(), fetches ? second : leaves - trip.loading);
                    best = sooner(best, times(lane, onLane, vehicle, type, trip, start, leaves, open.end()));
                }
            }
        }
        return best;
    }

    /**
     * What a load takes at both ends.
     *
     * @param release the second from which all of it is there
     * @param loading seconds
     * @param unloading seconds
     * @param fetches whether the vehicle is based where the lane ends
     */
    private record Errands(int release, int loading, int unloading, boolean fetches) {}

    private Errands errands(Lane lane, VehicleDay vehicle, Map<String, Long> goods, int release, boolean swaps) {
        Facility from = outlook.places().facility(lane.from()).orElseThrow();
        Facility to = outlook.places().facility(lane.to()).orElseThrow();
        double tonnes = 0;
        for (Map.Entry<String, Long> part : goods.entrySet()) {
            tonnes += part.getValue() * commodities.get(part.getKey()).massKg() / 1000;
        }
        return new Errands(
                release,
                swaps ? 0 : seconds(from, tonnes),
                seconds(to, tonnes),
                !vehicle.fleet.base().equals(lane.from()));
    }

    private static Times sooner(Times one, Times other) {
        return one == null || (other != null && other.unloadEnd < one.unloadEnd) ? other : one;
    }

    /**
     * The first time from a second on.
     *
     * @param start the second from which the vehicle may work
     * @param opens the first second at which it may leave with the goods
     * @param closes the last one
     */
    private Times times(
            Lane lane,
            LaneWays onLane,
            VehicleDay vehicle,
            VehicleType type,
            Errands trip,
            int start,
            int opens,
            int closes) {
        Facility from = outlook.places().facility(lane.from()).orElseThrow();
        Facility to = outlook.places().facility(lane.to()).orElseThrow();
        boolean fetches = trip.fetches;
        int loading = trip.loading;
        int unloading = trip.unloading;
        int depart = start;
        int arrive = start;
        Journeys.Leg back = NO_LEG;
        if (fetches) {
            depart = Math.max(start, trip.release - Math.max(0, onLane.fewestBack));
            back = onLane.back(depart);
            if (back.seconds() < 0) {
                return null;
            }
            arrive = depart + back.seconds();
        }
        DockBook.Slot load = slot(vehicle.fleet, from, Math.max(arrive, trip.release), loading, opens, day);
        if (load == null) {
            return null;
        }
        int loadBegin = load.begin();
        if (fetches && loadBegin > arrive) {
            // Who leaves later may find the way longer; then he waits where he fetches.
            int later = Math.max(start, loadBegin - back.seconds());
            Journeys.Leg then = onLane.back(later);
            if (then.equals(back)) {
                depart = later;
                arrive = later + back.seconds();
            }
        }
        int loadEnd = loadBegin + loading;
        int left = Math.max(loadEnd, opens);
        Journeys.Leg there = onLane.there(left);
        if (there.seconds() < 0) {
            return null;
        }
        int atUnload = left + there.seconds();
        boolean isLong = forDays
                && !fetches
                && crewing.mayStayAway(vehicle.fleet)
                && there.seconds() + Math.max(0, onLane.fewestBack) + loading + unloading
                        > vehicle.shift.end() - day * TimeWindow.DAY;
        Integer settled = lastIssue.get(lane.to());
        int soonest = settled == null ? atUnload : Math.max(atUnload, settled + 1 - unloading);
        DockBook.Slot unload = null;
        int lastDay = isLong ? outlook.scenario().days() - 1 : day;
        for (int on = isLong ? atUnload / TimeWindow.DAY : day; on <= lastDay && unload == null; on++) {
            unload = slot(vehicle.fleet, to, soonest, unloading, 0, on);
        }
        if (unload == null || left > closes || !journeys.links().isTaken(lane, left, atUnload)) {
            return null;
        }
        int unloadBegin = unload.begin();
        int unloadEnd = unloadBegin + unloading;
        back = fetches ? back : onLane.back(unloadEnd);
        if (back.seconds() < 0 || (type.rangeM() > 0 && there.metres() + back.metres() > type.rangeM())) {
            return null;
        }
        int home = fetches ? unloadEnd : unloadEnd + back.seconds();
        if (isLong ? !mayBeAway(vehicle, loadBegin, home) : home > vehicle.shift.end()) {
            return null;
        }
        return new Times(
                depart,
                arrive,
                loadBegin,
                left,
                atUnload,
                unloadBegin,
                unloadEnd,
                home,
                load.dock(),
                unload.dock(),
                there.metres() + back.metres());
    }

    /** Whether a vehicle leaves on the day, and is missed by its fleet on none until it is back. */
    private boolean mayBeAway(VehicleDay vehicle, int leaves, int home) {
        boolean may =
                leaves <= vehicle.shift.end() && home <= (outlook.scenario().days() + 1) * TimeWindow.DAY;
        for (int on = day + 1; may && on < outlook.scenario().days() && on * TimeWindow.DAY < home; on++) {
            may = crewing.crews(vehicle.fleet, on).containsKey(vehicle.vehicle);
        }
        return may;
    }

    /**
     * The first time not before {@code from} at which work of this length fits the day's hours, no bubble meets another, and
     * there is a dock when the facility is a gate; {@code null} when none does.
     */
    private DockBook.Slot slot(Fleet fleet, Facility facility, int from, int length, int until, int on) {
        for (TimeWindow open : outlook.openings(facility.id(), on)) {
            DockBook.Slot slot = slot(fleet, facility, open, from, length, until, on);
            if (slot != null) {
                return slot;
            }
        }
        return null;
    }

    private DockBook.Slot slot(
            Fleet fleet, Facility facility, TimeWindow open, int from, int length, int until, int on) {
        int earliest = Math.max(from, open.start());
        boolean mayWait = !uncrowded.contains(facility.id());
        while (true) {
            DockBook.Slot slot = mayWait && facility.kind().isGate()
                    ? docks.earliest(facility, earliest, length, until)
                    : new DockBook.Slot(DockBook.ANY, earliest);
            earliest = mayWait
                    ? meetings.earliest(fleet.id(), facility.id(), on, slot.begin(), length, until)
                    : slot.begin();
            if (Math.max(slot.begin() + length, until) > open.end()) {
                return null;
            }
            if (slot.begin() == earliest) {
                return slot;
            }
        }
    }

    private static int seconds(Facility facility, double tonnes) {
        return (int) Math.ceil(facility.handlingSecondsPerTonne() * tonnes - 1e-9);
    }

    private static Trip trip(Lane lane, boolean fetches, Times t) {
        List<Handling> later = List.of();
        Stop load = new Stop(lane.from(), fetches ? t.arrive : t.loadBegin, t.loadBegin, t.loadEnd, later);
        Stop unload = new Stop(lane.to(), t.atUnload, t.unloadBegin, t.unloadEnd, later);
        if (fetches) {
            return new Trip(List.of(new Stop(lane.to(), t.depart, t.depart, t.depart, later), load, unload), t.metres);
        }
        return new Trip(List.of(load, unload, new Stop(lane.from(), t.back, t.back, t.back, later)), t.metres);
    }
}
