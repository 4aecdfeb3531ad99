package org.resupply.dispatch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.resupply.model.Commodity;
import org.resupply.model.ControlLevel;
import org.resupply.model.Demand;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.Lane;
import org.resupply.model.Lanes;
import org.resupply.model.Mode;
import org.resupply.model.Outlook;
import org.resupply.model.PriorityClass;
import org.resupply.model.Reserve;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.model.VehicleType;
import org.resupply.model.Zone;
import org.resupply.plan.Cause;
import org.resupply.plan.Handling;
import org.resupply.plan.Receipt;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;
import org.resupply.solve.Allowance;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.SolveOptions;

/**
 * One pass over a plan that is taken over: warehouse by warehouse from the gates down, day by day from now on.
 *
 * <p>A warehouse's day is left as it is while its errands are possible and the very lots they load are there; else the errands
 * stay and take other lots, if there are enough; else the day is mended: what cannot be carried as planned is carried
 * otherwise, or less of it.
 */
final class TakeoverPass {
    private final City city;
    private final Outlook outlook;
    private final Outlook earlier;
    private final List<Receipt> receipts;
    private final boolean sameReceipts;
    private final int now;
    private final int today;
    private final int days;
    private final Extras extras;
    private final LotFacts lots;
    private final Promises promises;
    private final RoutingEngine engine;
    private final SolveOptions options;

    private final StockLedger ledger;
    private final Rounds rounds;
    private final List<Duty> duties = new ArrayList<>();
    private final Map<DutyKey, Duty> dutyOf = new HashMap<>();
    private final Map<Leaving, List<Errand>> leaving = new HashMap<>();
    private final Map<String, Commodity> commodities = new HashMap<>();
    private final Supplier<Map<String, Integer>> demandIndex;
    private final List<Demand> demands;
    private final Map<String, Integer> rank = new HashMap<>();
    private final Map<Link, List<Lane>> lanes = new HashMap<>();
    private final boolean[] otherWays;
    private final boolean[] otherLevels;
    private final boolean[] otherFacilities;
    private final boolean[] otherLanes;
    /** Zones whose control is not what it was, by day. */
    private final List<Set<String>> otherZones = new ArrayList<>();
    /** Demands of which less is wanted than before. */
    private final Set<String> lowered;

    private boolean counted;
    private final long[] served;
    private final Map<PlaceDay, Double> handedOverKg = new HashMap<>();

    /** Facilities whose stock is no longer what the plan counted on, and those that hold more than it counted on. */
    private final Set<String> altered = new HashSet<>();

    private final Set<String> fuller = new HashSet<>();
    private final List<Takeover.Missing> shortfalls = new ArrayList<>();
    private boolean changed;

    private record DutyKey(String fleet, int vehicle, int day) {}

    private record Leaving(String facility, int day) {}

    private record Link(String from, String to) {}

    private record PlaceDay(String place, int day) {}

    /** A trip that leaves a facility, and the errand it belongs to. */
    private record Departure(Errand errand, Template template) {}

    TakeoverPass(
            City city,
            Outlook earlier,
            List<Tour> tours,
            List<Receipt> receipts,
            boolean sameReceipts,
            int now,
            Extras extras,
            LotFacts lots,
            Supplier<Map<String, Integer>> demandIndex,
            Promises promises,
            RoutingEngine engine,
            SolveOptions options) {
        this.city = city;
        this.earlier = earlier;
        this.receipts = receipts;
        this.sameReceipts = sameReceipts;
        this.now = now;
        this.extras = extras;
        this.lots = lots;
        this.demandIndex = demandIndex;
        this.promises = promises;
        this.engine = engine;
        this.options = options;
        outlook = city.outlook();
        days = outlook.scenario().days();
        today = Math.min(days - 1, now / TimeWindow.DAY);
        demands = outlook.demands();
        served = new long[demands.size()];
        outlook.scenario().commodities().forEach(commodity -> commodities.put(commodity.id(), commodity));
        for (PriorityClass priority : outlook.scenario().priorityClasses()) {
            rank.put(priority.id(), priority.rank());
        }
        for (Lane lane : Lanes.of(outlook.scenario())) {
            lanes.computeIfAbsent(new Link(lane.from(), lane.to()), key -> new ArrayList<>())
                    .add(lane);
        }
        rounds = new Rounds(outlook, city.bubbles(), city.journeys(), city.vehicles(), city.crewing(), demands);
        ledger = new StockLedger(outlook);
        otherWays = new boolean[days];
        otherLevels = new boolean[days];
        otherFacilities = new boolean[days];
        otherLanes = new boolean[days];
        for (int day = today; day < days; day++) {
            int on = day;
            otherWays[day] = outlook.scenario().travel().crossings().stream()
                    .anyMatch(crossing ->
                            outlook.crossingOpen(crossing.id(), on) != earlier.crossingOpen(crossing.id(), on));
            otherFacilities[day] = outlook != earlier
                    && outlook.scenario().facilities().stream()
                            .anyMatch(facility ->
                                    outlook.facilityOpen(facility.id(), on) != earlier.facilityOpen(facility.id(), on));
            otherLanes[day] = outlook != earlier
                    && lanes.values().stream()
                            .flatMap(List::stream)
                            .anyMatch(lane -> outlook.laneOpen(lane.id(), on) != earlier.laneOpen(lane.id(), on));
        }
        for (int day = 0; day < days; day++) {
            otherZones.add(day < today || outlook == earlier ? Set.of() : otherZones(day));
            otherLevels[day] = !otherZones.get(day).isEmpty();
        }
        lowered = lowered();
        layOut(tours);
    }

    private Set<String> otherZones(int day) {
        Set<String> others = new HashSet<>();
        for (Zone zone : outlook.scenario().zones()) {
            if (outlook.control(zone.id(), day) != earlier.control(zone.id(), day)) {
                others.add(zone.id());
            }
        }
        return others;
    }

    private Set<String> lowered() {
        Set<String> less = new HashSet<>();
        if (outlook != earlier
                && outlook.scenario().disruptions().stream()
                        .anyMatch(disruption -> disruption.kind() == DisruptionKind.DEMAND_SURGE)) {
            outlook.wantedBeyond(earlier).forEach((demand, more) -> {
                if (more < 0) {
                    less.add(demand);
                }
            });
        }
        return less;
    }

    /** Whether a trip calls at a zone whose control is not what it was. */
    private boolean touches(Trip trip, int day) {
        Set<String> zones = otherZones.get(day);
        for (Stop stop : trip.stops()) {
            if (zones.contains(stop.place())) {
                return true;
            }
        }
        return false;
    }

    private void layOut(List<Tour> tours) {
        Map<String, Fleet> fleets = new HashMap<>();
        outlook.scenario().fleets().forEach(fleet -> fleets.put(fleet.id(), fleet));
        for (Tour tour : tours) {
            Duty duty = new Duty(tour.id(), fleets.get(tour.fleet()), tour.vehicle(), tour.day(), tour.crew());
            duties.add(duty);
            dutyOf.put(new DutyKey(tour.fleet(), tour.vehicle(), tour.day()), duty);
            for (Trip trip : tour.trips()) {
                boolean begun = trip.start() < now;
                duty.errands.add(new Errand(duty, trip, begun, begun || !isRequested(trip)));
            }
        }
    }

    List<Tour> tours() {
        return duties.stream()
                .filter(duty -> !duty.errands.isEmpty())
                .map(Duty::tour)
                .toList();
    }

    List<Takeover.Missing> shortfalls() {
        return shortfalls;
    }

    /** Whether anything is no longer as the plan had it. */
    boolean hasChanged() {
        return changed;
    }

    /** Goes on where another pass ended, whose tours this one was given. */
    void after(TakeoverPass first) {
        if (first.counted) {
            counted = true;
            System.arraycopy(first.served, 0, served, 0, served.length);
            handedOverKg.putAll(first.handedOverKg);
        }
    }

    void run(Allowance allowance) {
        letGoOnOrComeHome();
        releaseLost();
        checkErrands();
        stockUntilNow();
        if (!counted) {
            handedOverKg.clear();
        }
        for (Duty duty : duties) {
            // A trip that loads goods at several places is not known how to mend: it is given up.
            changed |= duty.errands.removeIf(errand -> !errand.begun
                    && !errand.mendable
                    && hasHandlings(errand.trip)
                    && (!errand.possible || !isRequested(errand.trip)));
            for (Errand errand : duty.errands) {
                if (!errand.begun && errand.mendable) {
                    leaving.computeIfAbsent(new Leaving(errand.loading().place(), duty.day), key -> new ArrayList<>())
                            .add(errand);
                }
            }
        }
        leaving.values()
                .forEach(list -> list.sort(
                        Comparator.comparingInt(errand -> errand.loading().begin())));
        List<Facility> order = downstream();
        for (int day = today; day < days; day++) {
            if (day > today) {
                beginDay(day);
            }
            DockBook docks = docks(day);
            for (Facility facility : order) {
                work(facility, day, docks, allowance);
            }
        }
    }

    /** Whether a trip carries transport requests, and no goods. */
    private boolean isRequested(Trip trip) {
        return lots.hasRequests()
                && trip.stops().stream()
                        .flatMap(stop -> stop.handlings().stream())
                        .anyMatch(handling -> lots.isRequest(handling.lot()));
    }

    private static boolean hasHandlings(Trip trip) {
        return trip.stops().stream().anyMatch(stop -> !stop.handlings().isEmpty());
    }

    // ---- what has begun

    /** Vehicles under way leave out what they may no longer enter, and bring it home. */
    private void letGoOnOrComeHome() {
        for (Duty duty : duties) {
            for (Errand errand : duty.errands) {
                Trip trip = errand.trip;
                if (errand.begun
                        && trip.end() >= now
                        && !isRequested(trip)
                        && (otherLevels[duty.day] || otherFacilities[duty.day])) {
                    Trip home = withoutForbidden(duty, trip);
                    if (home != trip) {
                        errand.trip = home;
                        changed = true;
                        altered.add(duty.fleet.base());
                        fuller.add(duty.fleet.base());
                        trip.stops().forEach(stop -> altered.add(stop.place()));
                    }
                }
            }
        }
    }

    private Trip withoutForbidden(Duty duty, Trip trip) {
        List<Stop> kept = new ArrayList<>();
        Map<String, Long> back = new LinkedHashMap<>();
        ControlLevel level = ControlLevel.OPEN;
        int last = trip.stops().size() - 1;
        Stop home = trip.stops().get(last);
        for (int i = 0; i < last; i++) {
            Stop stop = trip.stops().get(i);
            boolean stays = i == 0 || stop.begin() < now;
            if (!stays) {
                if (outlook.places().zone(stop.place()).isPresent()) {
                    ControlLevel here = outlook.control(stop.place(), duty.day);
                    stays = here.compareTo(level) >= 0
                            && city.bubbles().mayServe(duty.fleet.id(), stop.place(), duty.day)
                            && withinCarry(stop, duty.day);
                    level = stays ? here : level;
                } else {
                    stays = outlook.facilityOpen(stop.place(), duty.day)
                            || stop.place().equals(home.place())
                            || !outlook.facilityOpen(home.place(), duty.day)
                            || stop.handlings().stream().anyMatch(handling -> handling.quantity() > 0);
                }
            }
            if (stays) {
                kept.add(stop);
            } else {
                stop.handlings().forEach(handling -> back.merge(handling.lot(), -handling.quantity(), Long::sum));
            }
        }
        if (kept.size() == last) {
            return trip;
        }
        double kg = 0;
        List<Handling> unloaded = new ArrayList<>(home.handlings());
        for (Handling handling : home.handlings()) {
            kg += Math.abs(handling.quantity()) * unitKg(handling.lot());
        }
        for (Map.Entry<String, Long> lot : back.entrySet()) {
            unloaded.add(new Handling(lot.getKey(), "", -lot.getValue()));
            kg += lot.getValue() * unitKg(lot.getKey());
        }
        Facility base = outlook.places().facility(home.place()).orElseThrow();
        int end = Math.max(
                home.departure(), home.begin() + (int) Math.ceil(base.handlingSecondsPerTonne() * kg / 1000 - 1e-9));
        kept.add(new Stop(home.place(), home.arrival(), home.begin(), end, unloaded));
        return new Trip(kept, trip.metres());
    }

    /** Whether the doors of a zone that has just been closed can be served with this as well. */
    private boolean withinCarry(Stop stop, int day) {
        Zone zone = outlook.places().zone(stop.place()).orElseThrow();
        if (outlook.control(zone.id(), day).compareTo(ControlLevel.CONTROLLED) < 0
                || zone.carryKgPerDay() == Double.POSITIVE_INFINITY) {
            return true;
        }
        double kg = stop.handlings().stream()
                .mapToDouble(handling -> -handling.quantity() * unitKg(handling.lot()))
                .sum();
        double before = handedOverBefore(zone.id(), day);
        PlaceDay there = new PlaceDay(zone.id(), day);
        double sum = handedOverKg.getOrDefault(there, before) + kg;
        if (sum > zone.carryKgPerDay() * (1 + 1e-9)) {
            return false;
        }
        handedOverKg.put(there, sum);
        return true;
    }

    /** Kilograms that had been handed over at a zone on a day when this plan took over. */
    private double handedOverBefore(String zone, int day) {
        double kg = 0;
        for (Duty duty : duties) {
            for (Errand errand : duty.errands) {
                for (Stop stop : errand.trip.stops()) {
                    if (stop.begin() < now
                            && stop.begin() / TimeWindow.DAY == day
                            && stop.place().equals(zone)) {
                        kg += stop.handlings().stream()
                                .mapToDouble(handling -> -handling.quantity() * unitKg(handling.lot()))
                                .sum();
                    }
                }
            }
        }
        return kg;
    }

    private double unitKg(String lot) {
        return lots.unitKg(lot);
    }

    /** Gives up the errands of vehicles and crews that are no longer there: those with the least to do. */
    private void releaseLost() {
        for (int day = today; day < days; day++) {
            int on = day;
            for (Fleet fleet : outlook.scenario().fleets()) {
                int left = outlook.fleetCount(fleet.id(), day);
                if (left < earlier.fleetCount(fleet.id(), day)) {
                    release(
                            duties.stream()
                                    .filter(duty -> duty.day == on && duty.fleet == fleet && duty.hasAhead())
                                    .toList(),
                            left);
                }
            }
            for (var crew : outlook.scenario().crews()) {
                int left = outlook.crews(crew.id(), day);
                if (left < earlier.crews(crew.id(), day)) {
                    release(
                            duties.stream()
                                    .filter(duty -> duty.day == on && duty.crew.equals(crew.id()) && duty.hasAhead())
                                    .toList(),
                            left);
                }
            }
        }
    }

    private static void release(List<Duty> working, int left) {
        List<Duty> byWork = new ArrayList<>(working);
        byWork.sort(Comparator.comparingInt((Duty duty) -> -duty.stopsAhead()).thenComparing(duty -> duty.id));
        for (Duty duty : byWork.subList(Math.min(left, byWork.size()), byWork.size())) {
            duty.lost = true;
            duty.errands.stream().filter(errand -> !errand.begun).forEach(errand -> errand.possible = false);
        }
    }

    // ---- what is ahead

    private void checkErrands() {
        for (Duty duty : duties) {
            boolean mayDiffer = otherFacilities[duty.day]
                    || otherLanes[duty.day]
                    || otherWays[duty.day]
                    || (otherLevels[duty.day]
                            && duty.errands.stream().anyMatch(errand -> touches(errand.trip, duty.day)));
            if (!mayDiffer) {
                continue;
            }
            long free = Long.MIN_VALUE;
            ControlLevel behind = ControlLevel.OPEN;
            for (Errand errand : duty.errands) {
                if (!errand.begun) {
                    ControlLevel cleanest = extreme(errand.trip, duty.day, true);
                    long from = free == Long.MIN_VALUE
                            ? free
                            : free
                                    + duty.fleet.turnRoundSeconds()
                                    + city.bubbles().disinfectionSeconds(duty.fleet.base(), behind, cleanest);
                    errand.possible &= errand.trip.start() >= from
                            && isPossible(duty, errand)
                            && (errand.mendable || !otherLevels[duty.day] || mayEnter(duty, errand.trip));
                }
                free = errand.possible ? errand.trip.end() : free;
                behind = errand.possible ? extreme(errand.trip, duty.day, false) : behind;
            }
        }
    }

    /** The cleanest or the most closed level among the zones of a trip; open when it enters none. */
    private ControlLevel extreme(Trip trip, int day, boolean cleanest) {
        ControlLevel found = null;
        for (Stop stop : trip.stops()) {
            if (outlook.places().zone(stop.place()).isPresent()) {
                ControlLevel here = outlook.control(stop.place(), day);
                boolean better = found == null || (cleanest ? here.compareTo(found) < 0 : here.compareTo(found) > 0);
                found = better ? here : found;
            }
        }
        return found == null ? ControlLevel.OPEN : found;
    }

    /** Whether a vehicle may still go from stop to stop as a transport request wants it. */
    private boolean mayEnter(Duty duty, Trip trip) {
        ControlLevel level = ControlLevel.OPEN;
        for (Stop stop : trip.stops()) {
            if (outlook.places().zone(stop.place()).isPresent()) {
                ControlLevel here = outlook.control(stop.place(), duty.day);
                if (here.compareTo(level) < 0 || !city.bubbles().mayServe(duty.fleet.id(), stop.place(), duty.day)) {
                    return false;
                }
                level = here;
            }
        }
        return true;
    }

    private boolean isPossible(Duty duty, Errand errand) {
        Trip trip = errand.trip;
        String loaded = null;
        for (Stop stop : trip.stops()) {
            if (!stop.handlings().isEmpty()
                    && outlook.places().facility(stop.place()).isPresent()) {
                if (!outlook.facilityOpen(stop.place(), duty.day)) {
                    return false;
                }
                boolean intoStock = stop.handlings().stream()
                        .anyMatch(handling ->
                                handling.quantity() < 0 && handling.demand().isEmpty());
                if (intoStock && loaded != null && !loaded.equals(stop.place())) {
                    Lane lane = lane(loaded, stop.place(), mode(duty), duty.day);
                    if (lane == null || !outlook.laneOpen(lane.id(), duty.day)) {
                        return false;
                    }
                }
                if (stop.handlings().stream().anyMatch(handling -> handling.quantity() > 0)) {
                    loaded = stop.place();
                }
            }
        }
        if (otherLevels[duty.day] && city.bubbles().pointToPoint(duty.fleet.id()) && destinations(duty, trip) > 1) {
            return false;
        }
        boolean elsewhere = !otherLevels[duty.day] || !touches(trip, duty.day);
        return (!otherWays[duty.day] && elsewhere) || retimed(duty, errand);
    }

    private long destinations(Duty duty, Trip trip) {
        return trip.stops().stream()
                .filter(stop -> stop.handlings().stream().anyMatch(handling -> handling.quantity() < 0))
                .map(stop -> reached(stop.place(), duty.day))
                .distinct()
                .count();
    }

    /** Whether the ways still take no longer than planned; the metres follow the new ways. */
    private boolean retimed(Duty duty, Errand errand) {
        Trip trip = errand.trip;
        int metres = metres(duty, trip.stops());
        if (metres < 0) {
            return false;
        }
        if (metres != trip.metres()) {
            VehicleType type = city.vehicles().type(duty.fleet);
            if (type.rangeM() > 0 && metres > type.rangeM()) {
                return false;
            }
            errand.retimed(new Trip(trip.stops(), metres));
            changed = true;
        }
        return true;
    }

    /** The metres of a trip whose ways take no longer than its times say; -1 when one does, or there is none. */
    private int metres(Duty duty, List<Stop> stops) {
        VehicleType type = city.vehicles().type(duty.fleet);
        int metres = 0;
        for (int i = 1; i < stops.size(); i++) {
            String from = reached(stops.get(i - 1).place(), duty.day);
            String to = reached(stops.get(i).place(), duty.day);
            Lane stated = statedLane(stops.get(i - 1).place(), stops.get(i).place(), type.mode(), duty.day);
            int seconds = stated != null && stated.seconds() > 0
                    ? stated.seconds()
                    : city.journeys().seconds(from, to, type, duty.day);
            int length = stated != null && stated.metres() > 0
                    ? stated.metres()
                    : city.journeys().metres(from, to, type, duty.day);
            if (seconds < 0
                    || length < 0
                    || stops.get(i).arrival() - stops.get(i - 1).departure() < seconds) {
                return -1;
            }
            metres += length;
        }
        return metres;
    }

    private String reached(String place, int day) {
        return outlook.places().zone(place).isPresent() ? city.bubbles().handOver(place, day) : place;
    }

    private Lane statedLane(String from, String to, Mode mode, int day) {
        Lane there = lane(from, to, mode, day);
        return there != null ? there : lane(to, from, mode, day);
    }

    /** The lane that a vehicle takes: the first of its mode, an open one before a closed one; {@code null} for none. */
    private Lane lane(String from, String to, Mode mode, int day) {
        Lane closed = null;
        for (Lane lane : lanes.getOrDefault(new Link(from, to), List.of())) {
            if (lane.mode() == mode) {
                if (outlook.laneOpen(lane.id(), day)) {
                    return lane;
                }
                closed = closed == null ? lane : closed;
            }
        }
        return closed;
    }

    private Mode mode(Duty duty) {
        return city.vehicles().type(duty.fleet).mode();
    }

    // ---- stock

    private void stockUntilNow() {
        for (Reserve reserve : outlook.scenario().reserves()) {
            ledger.reserve(reserve.facility(), reserve.commodity(), reserve.quantity());
        }
        outlook.scenario().lots().forEach(lot -> bring(lot.place(), lot.id(), 0, lot.quantity()));
        Map<String, Receipt> byConvoy = new HashMap<>();
        receipts.forEach(receipt -> byConvoy.put(receipt.convoy(), receipt));
        outlook.convoys().forEach(convoy -> {
            Receipt receipt = byConvoy.get(convoy.id());
            for (int i = 0; receipt != null && i < convoy.cargo().size(); i++) {
                bring(
                        receipt.facility(),
                        convoy.lotId(i),
                        receipt.released(),
                        convoy.cargo().get(i).quantity());
            }
        });
        if (!sameReceipts) {
            receipts.forEach(receipt -> altered.add(receipt.facility()));
            changed = true;
        }
        for (int day = 0; day <= today; day++) {
            int on = day;
            eachBegun(
                    on,
                    stop -> stop.handlings().stream()
                            .filter(handling ->
                                    handling.quantity() < 0 && handling.demand().isEmpty())
                            .forEach(handling ->
                                    bring(stop.place(), handling.lot(), stop.departure(), -handling.quantity())));
            List<Stop> loadings = new ArrayList<>();
            eachBegun(on, loadings::add);
            loadings.sort(Comparator.comparingInt(Stop::begin));
            for (Stop stop : loadings) {
                for (Handling handling : stop.handlings()) {
                    if (handling.quantity() > 0) {
                        ledger.take(
                                stop.place(),
                                lots.commodity(handling.lot()),
                                handling.lot(),
                                handling.quantity(),
                                stop.begin());
                    }
                }
            }
            beginDay(day);
        }
    }

    private void beginDay(int day) {
        ledger.beginDay(day);
        if (outlook.losses().size() != earlier.losses().size()
                && outlook.losses().stream().anyMatch(loss -> loss.second() / TimeWindow.DAY == day)) {
            outlook.scenario().facilities().forEach(facility -> altered.add(facility.id()));
        }
    }

    private interface AtFacility {
        void stop(Stop stop);
    }

    private void eachBegun(int day, AtFacility action) {
        for (Duty duty : duties) {
            if (duty.day == day) {
                for (Errand errand : duty.errands) {
                    if (errand.begun && !isRequested(errand.trip)) {
                        errand.trip.stops().stream()
                                .filter(stop ->
                                        outlook.places().facility(stop.place()).isPresent())
                                .forEach(action::stop);
                    }
                }
            }
        }
    }

    private void bring(String facility, String lot, int since, long quantity) {
        if (quantity > 0) {
            ledger.arrived(facility, lots.commodity(lot), lot, lots.lastDay(lot), since, quantity);
        }
    }

    /** Counts what is handed over for each demand, and at each zone on each day. */
    private void count() {
        if (counted) {
            return;
        }
        counted = true;
        for (Duty duty : duties) {
            for (Errand errand : duty.errands) {
                count(errand.trip, 1);
            }
        }
    }

    private void count(Trip trip, int sign) {
        if (!counted) {
            return;
        }
        Map<String, Integer> index = demandIndex.get();
        for (Stop stop : trip.stops()) {
            double kg = 0;
            for (Handling handling : stop.handlings()) {
                if (!handling.demand().isEmpty()) {
                    Integer demand = index.get(handling.demand());
                    if (demand != null) {
                        served[demand] -= sign * handling.quantity();
                    }
                    kg -= sign * handling.quantity() * unitKg(handling.lot());
                }
            }
            if (kg != 0) {
                handedOverKg.merge(new PlaceDay(stop.place(), stop.begin() / TimeWindow.DAY), kg, Double::sum);
            }
        }
    }

    // ---- a warehouse's day

    private void work(Facility facility, int day, DockBook docks, Allowance allowance) {
        List<Errand> errands = leaving.getOrDefault(new Leaving(facility.id(), day), List.of());
        Map<String, Long> doors = extras.doors(facility.id(), day);
        Map<Lane, Map<String, Long>> runs = extras.lanes(facility.id(), day);
        if (errands.isEmpty() && doors.isEmpty() && runs.isEmpty()) {
            return;
        }
        boolean sound = doors.isEmpty()
                && runs.isEmpty()
                && errands.stream().allMatch(errand -> errand.possible && stillWanted(errand, day))
                && haveRoom(errands, day)
                && haveDocks(facility, errands);
        if (sound) {
            Object before = ledger.snapshot(facility.id());
            if (!altered.contains(facility.id()) && loadsItsLots(errands)) {
                errands.forEach(errand -> arrive(errand, day));
                return;
            }
            ledger.backTo(facility.id(), before);
            List<Trip> trips = withOtherLots(facility, day, errands);
            if (trips != null) {
                for (int i = 0; i < trips.size(); i++) {
                    Errand errand = errands.get(i);
                    if (!errand.trip.equals(trips.get(i))) {
                        changed = true;
                        altered.add(facility.id());
                        errand.trip.stops().forEach(stop -> altered.add(stop.place()));
                        errand.trip = trips.get(i);
                    }
                    arrive(errand, day);
                }
                return;
            }
            ledger.backTo(facility.id(), before);
        }
        changed = true;
        mend(facility, day, errands, doors, runs, docks, allowance);
    }

    /** Whether nobody is to get more than is wanted or can be carried to the doors. */
    private boolean stillWanted(Errand errand, int day) {
        boolean elsewhere = !otherLevels[day] || !touches(errand.trip, day);
        if (lowered.isEmpty() && elsewhere) {
            return true;
        }
        count();
        for (List<Template.Drop> here : lowered.isEmpty()
                ? List.<List<Template.Drop>>of()
                : errand.template(lots.commodities()).drops()) {
            for (Template.Drop drop : here) {
                if (lowered.contains(drop.demand())) {
                    Integer demand = demandIndex.get().get(drop.demand());
                    if (demand == null || served[demand] > demands.get(demand).quantity()) {
                        return false;
                    }
                }
            }
        }
        if (!elsewhere) {
            ControlLevel level = ControlLevel.OPEN;
            for (Stop stop : errand.trip.stops()) {
                Zone zone = outlook.places().zone(stop.place()).orElse(null);
                if (zone != null) {
                    ControlLevel here = outlook.control(zone.id(), day);
                    if (!city.bubbles().mayServe(errand.duty.fleet.id(), zone.id(), day)
                            || here.compareTo(level) < 0
                            || carryLeft(zone, day) < 0) {
                        return false;
                    }
                    level = here;
                } else if (level != ControlLevel.OPEN
                        && !stop.place().equals(errand.duty.fleet.base())
                        && outlook.places().facility(stop.place()).orElseThrow().kind()
                                != FacilityKind.HOUSEHOLD_POINT) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Kilograms that can still be carried to the doors of a zone on a day beyond what is planned. */
    private double carryLeft(Zone zone, int day) {
        if (outlook.control(zone.id(), day).compareTo(ControlLevel.CONTROLLED) < 0) {
            return Double.POSITIVE_INFINITY;
        }
        count();
        return zone.carryKgPerDay() * (1 + 1e-9) - handedOverKg.getOrDefault(new PlaceDay(zone.id(), day), 0.0);
    }

    /** Whether what these errands bring together fits where more lies than was counted on. */
    private boolean haveRoom(List<Errand> errands, int day) {
        if (fuller.isEmpty()) {
            return true;
        }
        Map<String, List<Template.Drop>> brought = new LinkedHashMap<>();
        for (Errand errand : errands) {
            Template template = errand.template(lots.commodities());
            for (int i = 0; i < template.stops().size(); i++) {
                String to = template.stops().get(i).place();
                if (fuller.contains(to)) {
                    template.drops().get(i).stream()
                            .filter(drop -> drop.demand().isEmpty())
                            .forEach(drop -> brought.computeIfAbsent(to, key -> new ArrayList<>())
                                    .add(drop));
                }
            }
        }
        return brought.entrySet().stream().allMatch(entry -> hasRoom(entry.getKey(), entry.getValue(), day));
    }

    private boolean hasRoom(String to, List<Template.Drop> drops, int day) {
        double[] kg = ledger.kg(to, day);
        for (Template.Drop drop : drops) {
            Commodity commodity = commodities.get(drop.commodity());
            kg[commodity.storage().ordinal()] += drop.quantity() * commodity.massKg();
        }
        Map<StorageClass, Double> holds =
                outlook.places().facility(to).orElseThrow().storageKg();
        for (Template.Drop drop : drops) {
            StorageClass storage = commodities.get(drop.commodity()).storage();
            if (kg[storage.ordinal()] > holds.getOrDefault(storage, 0.0)) {
                return false;
            }
        }
        return true;
    }

    /** Whether vehicles still find a dock at a gate where convoys come at other times than planned. */
    private boolean haveDocks(Facility facility, List<Errand> errands) {
        if (sameReceipts || !facility.kind().isGate()) {
            return true;
        }
        for (Errand errand : errands) {
            Stop load = errand.loading();
            if (crowd(facility, errands, load.begin(), load.departure()) > facility.docks()) {
                return false;
            }
        }
        return true;
    }

    /** The most visits at once at a gate within a span, those of these errands included. */
    private int crowd(Facility gate, List<Errand> errands, int begin, int end) {
        List<int[]> visits = new ArrayList<>();
        for (Receipt receipt : receipts) {
            if (receipt.facility().equals(gate.id())) {
                visits.add(new int[] {receipt.begin(), receipt.released()});
            }
        }
        for (Duty duty : duties) {
            for (Errand errand : duty.errands) {
                if (errand.begun || errands.contains(errand)) {
                    for (Stop stop : errand.trip.stops()) {
                        if (stop.place().equals(gate.id()) && !stop.handlings().isEmpty()) {
                            visits.add(new int[] {stop.begin(), stop.departure()});
                        }
                    }
                }
            }
        }
        int most = 0;
        for (int[] at : visits) {
            int second = Math.max(begin, at[0]);
            if (second < end && at[0] < end && at[1] > begin) {
                most = Math.max(most, (int) visits.stream()
                        .filter(visit -> visit[0] <= second && second < visit[1])
                        .count());
            }
        }
        return most;
    }

    private DockBook docks(int day) {
        DockBook docks = new DockBook(receipts);
        for (Duty duty : duties) {
            if (duty.day == day) {
                for (Errand errand : duty.errands) {
                    if (errand.possible) {
                        errand.trip.stops().forEach(stop -> takeDock(docks, stop));
                    }
                }
            }
        }
        return docks;
    }

    private void takeDock(DockBook docks, Stop stop) {
        Facility gate = outlook.places().facility(stop.place()).orElse(null);
        if (gate != null && gate.kind().isGate() && stop.departure() > stop.begin()) {
            DockBook.Slot slot = docks.earliest(gate, stop.begin(), stop.departure() - stop.begin(), 0);
            if (slot.begin() == stop.begin()) {
                docks.take(gate.id(), slot.dock(), stop.begin(), stop.departure());
            }
        }
    }

    private boolean loadsItsLots(List<Errand> errands) {
        for (Errand errand : errands) {
            for (Stop stop : errand.trip.stops()) {
                for (Handling handling : stop.handlings()) {
                    if (handling.quantity() > 0
                            && ledger.take(
                                            stop.place(),
                                            lots.commodity(handling.lot()),
                                            handling.lot(),
                                            handling.quantity(),
                                            stop.begin())
                                    < handling.quantity()) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** The errands with lots chosen anew; {@code null} when there are not enough. */
    private List<Trip> withOtherLots(Facility facility, int day, List<Errand> errands) {
        StockLedger.Day stock = ledger.day(facility.id(), day);
        for (Errand errand : errands) {
            for (Map.Entry<String, Long> part :
                    errand.template(lots.commodities()).units().entrySet()) {
                if (stock.unclaimedAt(
                                part.getKey(),
                                errand.template(lots.commodities()).loadSecond())
                        < part.getValue()) {
                    return null;
                }
                stock.claim(part.getKey(), part.getValue());
            }
        }
        boolean[] missing = new boolean[1];
        List<Trip> trips = errands.stream()
                .map(errand -> errand.template(lots.commodities()).issue(stock, (drop, units) -> missing[0] = true))
                .toList();
        return missing[0] ? null : trips;
    }

    /** What an errand brings into stock is there from then on. */
    private void arrive(Errand errand, int day) {
        for (Stop stop : errand.trip.stops()) {
            for (Handling handling : stop.handlings()) {
                if (handling.quantity() < 0 && handling.demand().isEmpty()) {
                    ledger.add(
                            stop.place(),
                            lots.commodity(handling.lot()),
                            handling.lot(),
                            lots.lastDay(handling.lot()),
                            stop.departure(),
                            -handling.quantity());
                }
            }
        }
    }

    private void mend(
            Facility facility,
            int day,
            List<Errand> errands,
            Map<String, Long> moreDoors,
            Map<Lane, Map<String, Long>> moreRuns,
            DockBook docks,
            Allowance allowance) {
        StockLedger.Day stock = ledger.day(facility.id(), day);
        double issuedBefore = errands.stream().mapToDouble(this::loadedKg).sum();
        count();
        errands.forEach(errand -> count(errand.trip, -1));
        TrunkRuns trunk = new TrunkRuns(
                outlook,
                city.bubbles(),
                city.journeys(),
                city.vehicles(),
                city.crewing(),
                ledger,
                docks,
                day,
                fleet -> freeSpans(fleet, day));
        double begunKg = begunKg(facility, day, trunk);
        trunk.issued(facility.id(), begunKg);

        List<Departure> departures = new ArrayList<>();
        Map<Lane, Map<String, Long>> wanted = new LinkedHashMap<>();
        List<Errand> toDoors = new ArrayList<>();
        for (Errand errand : errands) {
            if (errand.isToDoors()) {
                toDoors.add(errand);
            } else {
                keepRun(facility, day, errand, stock, trunk, wanted, departures);
            }
        }
        double runsKg = departures.stream()
                .mapToDouble(departure -> kg(departure.template()))
                .sum();
        TakeoverDoors doors =
                new TakeoverDoors(city, rounds, this, facility, day, stock, promises, engine, options, allowance);
        Map<Errand, Template> planned =
                doors.plan(toDoors, moreDoors, facility.throughputKgPerDay() - begunKg - runsKg);
        List<Departure> rounded = new ArrayList<>();
        planned.forEach((errand, template) -> rounded.add(new Departure(errand, template)));
        departures.addAll(rounded);
        if (city.vehicles().doBoth(facility.id())) {
            // Runs that follow go by vehicles that are free between these.
            toDoors.stream()
                    .filter(errand -> !planned.containsKey(errand))
                    .forEach(errand -> errand.duty.errands.remove(errand));
            planned.forEach((errand, template) -> {
                if (!errand.duty.errands.contains(errand)) {
                    errand.trip = new Trip(template.stops(), template.metres());
                    errand.duty.add(errand);
                }
            });
        }
        trunk.issued(
                facility.id(),
                rounded.stream()
                        .mapToDouble(departure -> kg(departure.template()))
                        .sum());
        moreRuns.forEach((lane, goods) -> goods.forEach((commodity, quantity) ->
                wanted.computeIfAbsent(lane, key -> new LinkedHashMap<>()).merge(commodity, quantity, Long::sum)));
        for (TrunkRuns.Run run : trunk.dispatch(wanted, stock)) {
            departures.add(newRun(run, day));
            fuller.add(run.lane.to());
        }
        departures.sort(
                Comparator.comparingInt(departure -> departure.template().loadSecond()));
        double issued = 0;
        for (Departure departure : departures) {
            Errand errand = departure.errand();
            Trip trip = departure.template().issue(stock, (drop, missing) -> {
                if (!drop.demand().isEmpty()) {
                    shortfall(drop.demand(), missing, Cause.SHELF_LIFE, facility.id());
                }
            });
            errand.trip = trip;
            if (!errand.duty.errands.contains(errand)) {
                errand.duty.add(errand);
            }
            trip.stops().forEach(stop -> altered.add(stop.place()));
            arrive(errand, day);
            count(trip, 1);
            issued += loadedKg(errand);
        }
        for (Errand errand : errands) {
            if (departures.stream().noneMatch(departure -> departure.errand() == errand)) {
                errand.duty.errands.remove(errand);
            }
        }
        altered.add(facility.id());
        if (issued < issuedBefore - 1e-9) {
            fuller.add(facility.id());
        }
    }

    /** A run between facilities stays with what there is for it; what it cannot take is wanted on its lane. */
    private void keepRun(
            Facility facility,
            int day,
            Errand errand,
            StockLedger.Day stock,
            TrunkRuns trunk,
            Map<Lane, Map<String, Long>> wanted,
            List<Departure> departures) {
        Template template = errand.template(lots.commodities());
        List<Errand> kept = new ArrayList<>();
        departures.forEach(departure -> kept.add(departure.errand()));
        kept.add(errand);
        boolean keeps = errand.possible && haveRoom(kept, day) && haveDocks(facility, kept);
        List<List<Template.Drop>> drops = new ArrayList<>();
        boolean any = false;
        for (int i = 0; i < template.drops().size(); i++) {
            String to = template.stops().get(i).place();
            Lane lane = lane(facility.id(), to, mode(errand.duty), day);
            List<Template.Drop> here = new ArrayList<>();
            for (Template.Drop drop : template.drops().get(i)) {
                long takes = !keeps
                        ? 0
                        : Math.min(drop.quantity(), stock.unclaimedAt(drop.commodity(), template.loadSecond()));
                if (takes < drop.quantity()) {
                    takes -= takes % commodities.get(drop.commodity()).lotUnits();
                }
                if (takes > 0) {
                    stock.claim(drop.commodity(), takes);
                    here.add(new Template.Drop(drop.commodity(), drop.demand(), takes));
                    double kg = takes * commodities.get(drop.commodity()).massKg();
                    trunk.issued(facility.id(), kg);
                    if (lane != null) {
                        trunk.carried(lane.id(), kg);
                        trunk.brings(to, drop.commodity(), takes);
                    }
                    any = true;
                }
                if (takes < drop.quantity() && lane != null && !to.equals(facility.id())) {
                    wanted.computeIfAbsent(lane, key -> new LinkedHashMap<>())
                            .merge(drop.commodity(), drop.quantity() - takes, Long::sum);
                }
            }
            drops.add(here);
        }
        if (any) {
            departures.add(new Departure(errand, template.with(drops)));
        } else {
            errand.duty.errands.remove(errand);
        }
    }

    private Departure newRun(TrunkRuns.Run run, int day) {
        Trip trip = run.vehicle.trip(run.tripIndex);
        Duty duty = duty(run.vehicle.fleet, run.vehicle.vehicle, day, run.vehicle.crew);
        List<List<Template.Drop>> drops = new ArrayList<>();
        for (int i = 0; i < trip.stops().size(); i++) {
            List<Template.Drop> here = new ArrayList<>();
            if (i == run.loadStop + 1) {
                run.load.forEach((commodity, quantity) -> here.add(new Template.Drop(commodity, "", quantity)));
            }
            drops.add(here);
        }
        Template template = new Template(trip.stops(), trip.metres(), run.loadStop, drops);
        return new Departure(new Errand(duty, trip, template), template);
    }

    /** The duty of a vehicle on a day, a new one when it had nothing to do. */
    Duty duty(Fleet fleet, int vehicle, int day, String crew) {
        return dutyOf.computeIfAbsent(new DutyKey(fleet.id(), vehicle, day), key -> {
            Duty duty = new Duty(fleet.id() + "-" + vehicle + "-" + day, fleet, vehicle, day, crew);
            duties.add(duty);
            return duty;
        });
    }

    private double begunKg(Facility facility, int day, TrunkRuns trunk) {
        double kg = 0;
        for (Duty duty : duties) {
            if (duty.day == day) {
                for (Errand errand : duty.errands) {
                    if (errand.begun && !isRequested(errand.trip)) {
                        kg += begunKg(facility, duty, errand, trunk);
                    }
                }
            }
        }
        return kg;
    }

    private double begunKg(Facility facility, Duty duty, Errand errand, TrunkRuns trunk) {
        double kg = 0;
        for (Stop stop : errand.trip.stops()) {
            for (Handling handling : stop.handlings()) {
                double part = Math.abs(handling.quantity()) * unitKg(handling.lot());
                boolean here = stop.place().equals(facility.id());
                if (here && handling.quantity() > 0) {
                    kg += part;
                } else if (!here && handling.quantity() < 0 && handling.demand().isEmpty()) {
                    Lane lane = lane(facility.id(), stop.place(), mode(duty), duty.day);
                    if (lane != null
                            && errand.trip.stops().stream()
                                    .anyMatch(other -> other.place().equals(facility.id()))) {
                        trunk.carried(lane.id(), part);
                    }
                }
            }
        }
        return kg;
    }

    private double loadedKg(Errand errand) {
        double kg = 0;
        for (Stop stop : errand.trip.stops()) {
            for (Handling handling : stop.handlings()) {
                kg += handling.quantity() > 0 ? handling.quantity() * unitKg(handling.lot()) : 0;
            }
        }
        return kg;
    }

    private double kg(Template template) {
        double kg = 0;
        for (Map.Entry<String, Long> part : template.units().entrySet()) {
            kg += part.getValue() * commodities.get(part.getKey()).massKg();
        }
        return kg;
    }

    // ---- vehicles

    /** Vehicles of a fleet that have something to do no more on a day, or nothing at all, each with its last span. */
    List<VehicleDay> freeAtLast(Fleet fleet, int day) {
        Map<Integer, VehicleDay> last = new LinkedHashMap<>();
        for (VehicleDay span : freeSpans(fleet, day)) {
            last.put(span.vehicle, span);
        }
        last.values().removeIf(span -> !span.canGo() || isAwayBehind(span));
        return new ArrayList<>(last.values());
    }

    private boolean isAwayBehind(VehicleDay span) {
        Duty duty = dutyOf.get(new DutyKey(span.fleet.id(), span.vehicle, span.day));
        return duty != null && duty.errands.stream().anyMatch(errand -> errand.trip.start() >= span.shift.start());
    }

    /** The spans in which vehicles of a fleet that may go out on a day have nothing to do. */
    private List<VehicleDay> freeSpans(Fleet fleet, int day) {
        List<VehicleDay> spans = new ArrayList<>();
        for (Duty duty : usable(fleet, day)) {
            AtomicInteger tripsLeft = new AtomicInteger(fleet.maxTripsPerDay() - duty.errands.size());
            TimeWindow shift = shift(duty);
            int from = shift.start();
            for (Errand errand : duty.errands) {
                int until = errand.trip.start() - fleet.turnRoundSeconds();
                if (until > from) {
                    spans.add(new VehicleDay(
                            fleet, duty.vehicle, day, duty.crew, new TimeWindow(from, until), tripsLeft));
                }
                from = Math.max(from, errand.trip.end() + fleet.turnRoundSeconds() + disinfection(duty, errand));
            }
            if (from < shift.end()) {
                spans.add(new VehicleDay(
                        fleet, duty.vehicle, day, duty.crew, new TimeWindow(from, shift.end()), tripsLeft));
            }
        }
        return spans;
    }

    /** Seconds of disinfection behind an errand before the vehicle may go anywhere. */
    int disinfection(Duty duty, Errand errand) {
        return city.bubbles()
                .disinfectionSeconds(duty.fleet.base(), extreme(errand.trip, duty.day, false), ControlLevel.OPEN);
    }

    /** When a vehicle may be away from now on. */
    TimeWindow shift(Duty duty) {
        TimeWindow shift = city.crewing().shift(duty.fleet, duty.crew, duty.vehicle, duty.day);
        int start = Math.max(shift.start(), now);
        int end = shift.end();
        Duty yesterday = dutyOf.get(new DutyKey(duty.fleet.id(), duty.vehicle, duty.day - 1));
        if (yesterday != null && !yesterday.errands.isEmpty()) {
            Errand last = yesterday.errands.get(yesterday.errands.size() - 1);
            start = Math.max(start, last.trip.end() + duty.fleet.turnRoundSeconds() + disinfection(yesterday, last));
        }
        Duty tomorrow = dutyOf.get(new DutyKey(duty.fleet.id(), duty.vehicle, duty.day + 1));
        if (tomorrow != null && !tomorrow.errands.isEmpty()) {
            // The night before a trip is long enough to disinfect the vehicle for any.
            end = Math.min(end, tomorrow.errands.get(0).trip.start() - duty.fleet.turnRoundSeconds());
        }
        return new TimeWindow(start, Math.max(start, end));
    }

    /** The vehicles of a fleet that may be sent out on a day, those with something to do first. */
    List<Duty> usable(Fleet fleet, int day) {
        duties.removeIf(duty -> duty.fleet == fleet && duty.day == day && duty.errands.isEmpty());
        dutyOf.values().removeIf(duty -> duty.fleet == fleet && duty.day == day && duty.errands.isEmpty());
        List<Duty> working = new ArrayList<>();
        List<Duty> back = new ArrayList<>();
        Set<Integer> known = new HashSet<>();
        List<String> spareCrews = new ArrayList<>(city.crewing().crews(fleet, day));
        for (Duty duty : duties) {
            if (duty.fleet == fleet && duty.day == day && !duty.errands.isEmpty()) {
                if (!duty.lost) {
                    (duty.hasAhead() ? working : back).add(duty);
                }
                known.add(duty.vehicle);
                spareCrews.remove(duty.crew);
            }
        }
        List<Duty> usable = new ArrayList<>(working);
        int most = outlook.fleetCount(fleet.id(), day);
        for (Duty duty : back) {
            if (usable.size() < most && mayWorkOn(duty)) {
                usable.add(duty);
            }
        }
        for (int vehicle = 0; vehicle < fleet.count() && usable.size() < most && !spareCrews.isEmpty(); vehicle++) {
            if (known.add(vehicle)) {
                usable.add(duty(fleet, vehicle, day, spareCrews.remove(0)));
            }
        }
        return usable;
    }

    /** Whether the crew of a vehicle that has come back may go out again. */
    private boolean mayWorkOn(Duty duty) {
        if (duty.crew.isEmpty()) {
            return true;
        }
        long working = duties.stream()
                .filter(other ->
                        other.day == duty.day && other.crew.equals(duty.crew) && other.hasAhead() && !other.lost)
                .count();
        return working < outlook.crews(duty.crew, duty.day);
    }

    // ---- for those who mend

    Template template(Errand errand) {
        return errand.template(lots.commodities());
    }

    Map<String, Integer> demandIndex() {
        return demandIndex.get();
    }

    /** Units of a demand that nobody brings as the plan stands now. */
    long open(String demand) {
        count();
        Integer index = demandIndex.get().get(demand);
        return index == null ? 0 : demands.get(index).quantity() - served[index];
    }

    Demand demand(int index) {
        return demands.get(index);
    }

    Commodity commodity(String id) {
        return commodities.get(id);
    }

    int rank(int demand) {
        return rank.get(demands.get(demand).priorityClass());
    }

    boolean isLowest(int demand) {
        int lowest = rank.values().stream().mapToInt(value -> value).max().orElseThrow();
        return rank(demand) == lowest;
    }

    /** Kilograms that can still be carried to the doors of a place on a day. */
    double carryLeft(String place, int day) {
        return outlook.places().zone(place).map(zone -> carryLeft(zone, day)).orElse(Double.POSITIVE_INFINITY);
    }

    /** Metres of stops in this order at these times; -1 when a way takes longer, or there is none. */
    int metresOf(Duty duty, List<Stop> stops) {
        return metres(duty, stops);
    }

    void shortfall(String demand, long quantity, Cause cause, String bottleneck) {
        shortfalls.add(new Takeover.Missing(demand, quantity, cause, bottleneck));
    }

    /** Facilities so that each comes after those that send to it; a ring is broken where it is met. */
    private List<Facility> downstream() {
        Map<String, Set<String>> senders = new HashMap<>();
        Collection<List<Lane>> all = lanes.values();
        all.forEach(list -> list.forEach(lane ->
                senders.computeIfAbsent(lane.to(), to -> new HashSet<>()).add(lane.from())));
        List<Facility> order = new ArrayList<>();
        ArrayDeque<Facility> waiting = new ArrayDeque<>(outlook.scenario().facilities());
        int passed = 0;
        while (!waiting.isEmpty()) {
            Facility facility = waiting.poll();
            if (!senders.getOrDefault(facility.id(), Set.of()).isEmpty() && passed <= waiting.size()) {
                waiting.add(facility);
                passed++;
                continue;
            }
            passed = 0;
            order.add(facility);
            senders.values().forEach(from -> from.remove(facility.id()));
        }
        return order;
    }
}
