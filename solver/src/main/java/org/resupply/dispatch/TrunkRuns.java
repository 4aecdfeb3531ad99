package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import org.resupply.bubble.Bubbles;
import org.resupply.compile.Crewing;
import org.resupply.compile.Journeys;
import org.resupply.compile.Vehicles;
import org.resupply.model.Commodity;
import org.resupply.model.Crossing;
import org.resupply.model.Fleet;
import org.resupply.model.Lane;
import org.resupply.model.Outlook;
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
    /** A load that fills this part of what another fills is as full: whole lots leave gaps. */
    private static final double AS_FULL = 0.95;

    /** What part of a load goes before the rest of it is there, at least, if the vehicle is back in time. */
    private static final double LEAST_BEFORE = 0.5;

    private final Outlook outlook;
    private final Bubbles bubbles;
    private final Journeys journeys;
    private final Vehicles vehicles;
    private final Crewing crewing;
    private final Map<String, Commodity> commodities = new LinkedHashMap<>();
    private final Map<String, List<VehicleDay>> vehiclesOfDay = new LinkedHashMap<>();
    private final Trailers trailers;
    /** What can still be sent on the day; whatever goes otherwise is noted there. */
    final RunLoads loads;

    private final RunClock clock;
    private final int day;
    private final Function<Fleet, List<VehicleDay>> roster;

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
                RunClock.Times times,
                Map<String, Long> load,
                List<Trailers.Part> trailer) {
            this.lane = lane;
            this.vehicle = vehicle;
            this.tripIndex = tripIndex;
            this.loadStop = loadStop;
            this.loadSecond = times.loadBegin();
            this.unloadedSecond = times.unloadEnd();
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

    /**
     * Runs of a day.
     *
     * @param loads what can still be sent on the day; whatever goes otherwise is noted there
     * @param trailers those that may be taken as they came where there is no time or dock left to load from them
     * @param roster the vehicles of a fleet that are there on the day
     */
    TrunkRuns(
            City city,
            RunLoads loads,
            RunClock clock,
            Trailers trailers,
            int day,
            Function<Fleet, List<VehicleDay>> roster) {
        this.loads = loads;
        this.clock = clock;
        this.trailers = trailers;
        this.day = day;
        this.roster = roster;
        outlook = city.outlook();
        bubbles = city.bubbles();
        journeys = city.journeys();
        vehicles = city.vehicles();
        crewing = city.crewing();
        outlook.scenario().commodities().forEach(commodity -> commodities.put(commodity.id(), commodity));
    }

    /**
     * Runs in the spans of a day in which vehicles are free.
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
                new RunLoads(city.outlook(), ledger, day, Map.of()),
                new RunClock(city, docks, meetings, day, lastIssue, false),
                new Trailers(city.outlook(), List.of()),
                day,
                roster);
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
     * @param goesFurther whether it is to go further on the same day
     */
    List<Run> dispatch(Map<Lane, Map<String, Long>> wanted, StockDay stock, boolean goesFurther) {
        List<Run> runs = new ArrayList<>();
        List<Lane> open = new ArrayList<>(wanted.keySet());
        while (!open.isEmpty()) {
            List<Lane> again = new ArrayList<>();
            for (Lane lane : open) {
                Run run = next(lane, wanted.get(lane), stock, goesFurther);
                if (run != null) {
                    runs.add(run);
                    run.trailer.forEach(stock::take);
                    loads.sent(lane, run.lane, run.load);
                    run.load.forEach((commodity, quantity) -> {
                        if (run.trailer.isEmpty()) {
                            stock.claim(commodity, quantity);
                        }
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
    private Run next(Lane lane, Map<String, Long> wanted, StockDay stock, boolean goesFurther) {
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
                    RunLoads.Load load = loads.load(on, wanted, vehicles.type(fleet), stock);
                    if (load.units().isEmpty()) {
                        continue;
                    }
                    hurried = load.hurried() == null ? hurried : load.hurried();
                    Offer offer = sooner(on, fleet, wanted, stock, load, goesFurther);
                    best = best == null || (offer != null && offer.times.unloadEnd() < best.times.unloadEnd())
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

    /**
     * The vehicle that takes a load, or one that does not wait for all of it, where nothing is lost by that: it is as full without what comes last and
     * brings as much that is urgent, or is back when the rest comes in. Where the whole load cannot go any more, the latest part that
     * can. {@code null} for none.
     */
    private Offer sooner(
            Lane lane, Fleet fleet, Map<String, Long> wanted, StockDay stock, RunLoads.Load all, boolean goesFurther) {
        Offer whole = offer(lane, fleet, all.units(), all.release(), all.until(), List.of());
        int free = vehicles(fleet).stream()
                .filter(VehicleDay::canGo)
                .mapToInt(VehicleDay::free)
                .min()
                .orElse(Integer.MAX_VALUE);
        if (free >= all.release()) {
            return whole;
        }
        VehicleType type = vehicles.type(fleet);
        double filled = loads.filled(type, all);
        int away = journeys.fewestSeconds(lane, type, day) + journeys.fewestSecondsBack(lane, type, day);
        SortedSet<Integer> seconds = stock.arrivalsAfter(free, wanted.keySet());
        seconds.add(free);
        Offer latest = null;
        for (int second : seconds.headSet(all.release())) {
            RunLoads.Load part = loads.load(lane, wanted, type, stock, second);
            double partFilled = loads.filled(type, part);
            boolean isAsFull = partFilled >= AS_FULL * filled && loads.isAsUrgent(lane, part, all);
            boolean mayBeBack = goesFurther && second + away <= all.release() && partFilled >= LEAST_BEFORE * filled;
            if (part.units().isEmpty() || (whole != null && !isAsFull && !mayBeBack)) {
                continue;
            }
            Offer offer = offer(lane, fleet, part.units(), part.release(), part.until(), List.of());
            if (offer != null) {
                boolean isBack = mayBeBack
                        && offer.vehicle.tripsLeft() > 1
                        && offer.times.back() + fleet.turnRoundSeconds() <= all.release();
                if (isAsFull || isBack) {
                    return offer;
                }
                latest = offer;
            }
        }
        return whole == null ? latest : whole;
    }

    /** A trailer that goes on the lane as it came, and the heavy truck that takes it; {@code null} when none can. */
    private Run swap(Lane lane, List<Fleet> able, Map<String, Long> wanted, StockDay stock) {
        for (Trailers.Trailer trailer : trailers.wanted(lane.from(), wanted, stock)) {
            int release = 0;
            int until = Integer.MAX_VALUE;
            for (Trailers.Part part : trailer.parts()) {
                StockDay.Span span = stock.span(part);
                release = Math.max(release, span.from());
                until = Math.min(until, span.until());
            }
            Map<String, Long> load = trailer.units();
            for (Fleet fleet : able) {
                VehicleType type = vehicles.type(fleet);
                for (Lane on : journeys.links().beside(lane)) {
                    Offer offer = type.vehicleClass() == VehicleClass.HEAVY_TRUCK && loads.takes(type, on, load)
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

    /** What stands in the way of goods of which so many units were to go on a lane and could not. */
    Obstacle obstacle(Lane lane, String commodity, long units, StockDay stock) {
        Commodity goods = commodities.get(commodity);
        long there = stock.unclaimed(commodity);
        if (there < goods.lotUnits()) {
            boolean waited = stock.waitedTooLong(commodity) > 0;
            return new Obstacle(waited ? Cause.SHELF_LIFE : there > 0 ? Cause.WHOLE_LOTS : Cause.STOCK, lane.from());
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
        if (loads.isFull(lane, goods)) {
            return new Obstacle(Cause.STORAGE, lane.to());
        }
        if (open.stream().allMatch(on -> loads.mayTakeKg(on) < goods.massKg())) {
            return new Obstacle(Cause.THROUGHPUT, lane.from());
        }
        for (Set<String> crowded : List.of(Set.of(lane.from()), Set.of(lane.to()), Set.of(lane.from(), lane.to()))) {
            clock.uncrowd(crowded);
            boolean goes = able.stream()
                    .anyMatch(fleet -> open.stream().anyMatch(on -> goes(on, fleet, commodity, units, stock)));
            clock.uncrowd(Set.of());
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
    private boolean goes(Lane lane, Fleet fleet, String commodity, long units, StockDay stock) {
        VehicleType type = vehicles.type(fleet);
        RunLoads.Load load = loads.load(lane, Map.of(commodity, units), type, stock);
        return !load.units().isEmpty()
                && vehicles(fleet).stream()
                        .anyMatch(vehicle -> vehicle.canGo()
                                && clock.times(lane, vehicle, type, load.units(), load.release(), false) != null);
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

    /** A load on a lane, and the vehicle that would bring it. */
    private record Offer(
            Lane lane, VehicleDay vehicle, RunClock.Times times, Map<String, Long> load, List<Trailers.Part> trailer) {}

    /** The vehicle of the fleet that brings the load soonest; {@code null} if none can. */
    private Offer offer(
            Lane lane, Fleet fleet, Map<String, Long> load, int release, int until, List<Trailers.Part> trailer) {
        VehicleType type = vehicles.type(fleet);
        VehicleDay vehicle = null;
        RunClock.Times times = null;
        for (VehicleDay candidate : vehicles(fleet)) {
            if (candidate.canGo() && (times == null || candidate.free() < vehicle.free())) {
                RunClock.Times found = clock.times(lane, candidate, type, load, release, !trailer.isEmpty());
                if (found != null
                        && found.loadBegin() <= until
                        && canBeUsed(trailer, found.unloadEnd())
                        && (times == null || found.unloadEnd() < times.unloadEnd())) {
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
        RunClock.Times times = offer.times;
        Fleet fleet = vehicle.fleet;
        boolean fetches = !fleet.base().equals(lane.from());
        vehicle.add(clock.take(lane, fleet, times));
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
}
