package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.resupply.bubble.Bubbles;
import org.resupply.compile.Crewing;
import org.resupply.compile.Journeys;
import org.resupply.compile.Parcel;
import org.resupply.compile.RoundCompiler;
import org.resupply.compile.RoundTravel;
import org.resupply.compile.Squad;
import org.resupply.compile.Vehicles;
import org.resupply.model.ControlLevel;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.Outlook;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Cause;
import org.resupply.plan.Handling;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.solve.Allowance;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.SolveOptions;

/**
 * The tours from one warehouse to the doors on one day.
 *
 * <p>What is to be delivered is shared out if there is less of it, parted into parcels that a vehicle can carry, routed, and
 * given times: a trip is loaded when its last goods are in, and leaves.
 */
final class Rounds {
    /** How often a warehouse's day is routed at most: once, and again with less for everybody if it was too much. */
    private static final int ATTEMPTS = 5;

    /** A try that leaves no stop out may lack so many times what the one lacks that lacks least and leaves some out. */
    private static final double FOR_ALL = 1.1;

    /** How much of its share of the search a warehouse may spend on its first try. */
    private static final double FIRST = 0.6;

    /** How much of what is left of it each further try may spend. */
    private static final double AGAIN = 0.5;

    /** Vehicles that are free within so many seconds are routed as one kind. */
    private static final int ALIKE_SECONDS = 1800;

    private final Outlook outlook;
    private final Bubbles bubbles;
    private final Journeys journeys;
    private final Vehicles vehicles;
    private final Crewing crewing;
    private final List<TripRule> rules;
    final Parcelling parcelling;
    final RoundClock clock;
    private final TopUps topUps;

    /** Something that was to be delivered and is not. */
    record Cut(int demand, long quantity, Cause cause, String bottleneck) {}

    /**
     * The tours of one warehouse and day, with the parcels of each trip's stops; lots are still to be chosen.
     *
     * @param tours by vehicle: trips as lists of parcels with their times
     */
    record Result(List<Round> tours, List<Cut> cuts) {

        /** Mass of all parcels on the tours. */
        double loadedKg() {
            return tours.stream()
                    .flatMap(round -> round.trips.stream())
                    .flatMap(trip -> trip.parcels.stream())
                    .mapToDouble(Parcel::massKg)
                    .sum();
        }
    }

    /** A vehicle's day: its trips. */
    static final class Round {
        final Journeys ways;
        final Squad squad;
        final int vehicle;
        final List<Loaded> trips = new ArrayList<>();

        Round(Journeys ways, Squad squad, int vehicle) {
            this.ways = ways;
            this.squad = squad;
            this.vehicle = vehicle;
        }
    }

    /** A trip with its parcels in order of delivery, and its times: loading, each stop, back. */
    static final class Loaded {
        final List<Parcel> parcels;
        int loadBegin;
        int loadEnd;
        int[] arrival;
        int[] begin;
        int[] departure;
        int back;
        int metres;

        Loaded(List<Parcel> parcels) {
            this.parcels = parcels;
        }

        ControlLevel mostClosed() {
            return parcels.stream()
                    .map(Parcel::level)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }

        ControlLevel cleanest() {
            return parcels.stream()
                    .map(Parcel::level)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    Rounds(City city, List<Demand> demands) {
        outlook = city.outlook();
        bubbles = city.bubbles();
        journeys = city.journeys();
        vehicles = city.vehicles();
        crewing = city.crewing();
        rules = city.rules();
        parcelling = new Parcelling(outlook, bubbles, vehicles, crewing, demands);
        clock = new RoundClock(bubbles);
        topUps = new TopUps(outlook, vehicles, clock);
    }

    /**
     * Plans the tours of a warehouse on a day.
     *
     * @param wanted units by demand; replaced by what is cut for want of stock before it is routed
     * @param roster the vehicles that go to the doors, with what they have to do before
     * @param share what the searches may spend, asked for when the first of them begins; what is left over is for others
     */
    Result plan(
            Facility warehouse,
            int day,
            Map<Integer, Long> wanted,
            StockDay stock,
            List<VehicleDay> roster,
            RoutingEngine engine,
            SolveOptions options,
            Supplier<Allowance> share) {
        List<Cut> cuts = new ArrayList<>();
        if (!outlook.facilityOpen(warehouse.id(), day)) {
            wanted.forEach((demand, quantity) -> cuts.add(new Cut(demand, quantity, Cause.CLOSURE, warehouse.id())));
            return new Result(List.of(), cuts);
        }
        Facility base = outlook.today(warehouse, day);
        List<Squad> free = squads(roster);
        Journeys ways = WaysOfDay.choose(journeys, base, parcelling.wantedAt(day, wanted), free, day);
        List<Squad> squads = WaysOfDay.within(free, ways, day);
        int lastDeparture = parcelling.lastDeparture(ways, base, day, wanted, squads);
        Map<Integer, Long> shared = parcelling.shareOut(wanted, stock, lastDeparture, cuts);
        RoundTravel travel = new RoundTravel(base.id(), parcelling.handOvers(day, shared.keySet()), ways, day);
        Map<Integer, Long> toBring = shared;
        Map<StockDay.Slot, Long> mark = stock.mark();
        Set<String> apart = new HashSet<>();
        List<Cut> thinned = new ArrayList<>();
        Attempt best = null;
        Attempt latest = null;
        Allowance left = null;
        for (int number = 0; ; number++) {
            stock.backTo(mark);
            List<Cut> newCuts = new ArrayList<>(thinned);
            List<Parcel> parcels = parcelling.parcels(ways, base, day, shared, squads, apart, stock, newCuts);
            if (parcels.isEmpty()) {
                if (best == null || best.rounds().isEmpty()) {
                    cuts.addAll(newCuts);
                    return new Result(List.of(), cuts);
                }
                break;
            }
            RoutingProblem problem = RoundCompiler.compile(
                    base,
                    day,
                    parcels,
                    squads,
                    bubbles,
                    travel,
                    HostRules.of(rules, base, day, parcels, squads),
                    latest == null ? List.of() : latest.routesFor(parcels));
            if (left == null) {
                left = share.get();
            }
            RoutingSolution solution = engine.solve(problem, options, left.share(number == 0 ? FIRST : AGAIN));
            left = left.without(solution.iterations());
            for (RoutingSolution.Unserved unserved : solution.unserved()) {
                Parcel parcel = parcels.get(unserved.stop());
                if (parcel.items().stream().anyMatch(item -> parcelling.isUrgent(item.demand()))) {
                    apart.add(parcel.place());
                }
            }
            UrgentSwaps.swap(parcels, solution, parcelling::isUrgent);
            latest = attempt(ways, base, day, problem, parcels, solution, squads, toBring, newCuts, stock);
            best = best == null || isRather(latest, best) ? latest : best;
            double carried = latest.carriedShare();
            boolean last = number >= ATTEMPTS - 1;
            // To set out again takes no search: also where the time is over everybody gets less before anybody gets
            // nothing.
            if (carried == 1 || last || left.isCancelled()) {
                break;
            }
            Cause cause = latest.isLeftOutMostlyAs(RoutingSolution.Reason.BUDGET_SPENT)
                    ? Cause.BUDGET_SPENT
                    : latest.isLeftOutMostlyAs(RoutingSolution.Reason.FORBIDDEN_BY_RULE)
                            ? forbids(squads)
                            : scarce(base, day, squads, problem, solution);
            shared = parcelling.thin(shared, carried, cause, base, thinned);
        }
        stock.backTo(best.stock());
        cuts.addAll(best.cuts());
        return new Result(best.rounds(), cuts);
    }

    /** Whether a later try is kept instead of another: everybody gets less before anybody gets nothing. */
    private static boolean isRather(Attempt later, Attempt other) {
        boolean forAll = later.carriedShare() == 1 && other.carriedShare() < 1;
        return later.missing() <= other.missing() * (forAll ? FOR_ALL : 1);
    }

    /** What comes of routes: trips with their times, but for those that would be loaded too late, and all that is not brought. */
    private Attempt attempt(
            Journeys ways,
            Facility base,
            int day,
            RoutingProblem problem,
            List<Parcel> parcels,
            RoutingSolution solution,
            List<Squad> squads,
            Map<Integer, Long> toBring,
            List<Cut> before,
            StockDay stock) {
        List<Cut> cuts = new ArrayList<>(before);
        Cause scarce = scarce(base, day, squads, problem, solution);
        for (RoutingSolution.Unserved unserved : solution.unserved()) {
            Parcel parcel = parcels.get(unserved.stop());
            Cause late = outOfReach(parcel, squads, day);
            Cause forbids = forbids(squads, parcel);
            parcel.items().forEach(item -> cuts.add(cut(item, unserved.reason(), scarce, late, forbids, base)));
        }
        Map<Integer, Long> taken = new HashMap<>(toBring);
        parcels.forEach(
                parcel -> parcel.items().forEach(item -> taken.merge(item.demand(), -item.quantity(), Long::sum)));
        taken.values().removeIf(quantity -> quantity <= 0);
        Map<Integer, Long> added = new HashMap<>();
        List<Round> rounds = new ArrayList<>();
        Map<Integer, Long> carried = new HashMap<>();
        for (RoutingSolution.Route route : solution.routes()) {
            Round round = round(ways, base, day, problem, parcels, route, squads);
            dropLateTrips(base, day, round, cuts);
            if (!round.trips.isEmpty()) {
                rounds.add(round);
                // Rules of the host may ask what is on board.
                if (!taken.isEmpty() && rules.isEmpty()) {
                    topUps.fill(base, day, round, taken, stock)
                            .forEach((demand, units) -> added.merge(demand, units, Long::sum));
                }
            }
            for (Loaded trip : round.trips) {
                trip.parcels.forEach(parcel ->
                        parcel.items().forEach(item -> carried.merge(item.demand(), item.quantity(), Long::sum)));
            }
        }
        double missing = parcelling.missing(toBring, carried);
        return new Attempt(problem, parcels, solution, rounds, without(cuts, added), stock.mark(), missing);
    }

    /** Cuts without what goes after all. */
    private static List<Cut> without(List<Cut> cuts, Map<Integer, Long> added) {
        if (added.isEmpty()) {
            return cuts;
        }
        List<Cut> left = new ArrayList<>();
        for (Cut cut : cuts) {
            long goes = Math.min(cut.quantity(), added.getOrDefault(cut.demand(), 0L));
            added.merge(cut.demand(), -goes, Long::sum);
            if (goes < cut.quantity()) {
                left.add(new Cut(cut.demand(), cut.quantity() - goes, cut.cause(), cut.bottleneck()));
            }
        }
        return left;
    }

    /** What an unserved parcel's part is missing for: what is scarce, why it would be late, or what forbids the trip. */
    Cut cut(Parcel.Item item, RoutingSolution.Reason reason, Cause scarce, Cause late, Cause forbids, Facility base) {
        Cause cause = switch (reason) {
            case NO_COMPATIBLE_VEHICLE -> Cause.BUBBLE;
            case OUT_OF_REACH -> late;
            case BUDGET_SPENT -> Cause.BUDGET_SPENT;
            // What costs more than it brings asks for hours of vehicles as well.
            case LARGER_THAN_ANY_VEHICLE, NO_CAPACITY_LEFT, NOT_WORTH_ITS_COST -> scarce;
            case FORBIDDEN_BY_RULE -> forbids;
        };
        return new Cut(item.demand(), item.quantity(), cause, base.id());
    }

    /** Which rule it is that forbids a vehicle a trip on which there would be room for a parcel: see {@link #forbids(List)}. */
    Cause forbids(List<Squad> squads, Parcel parcel) {
        return forbids(squads.stream()
                .filter(squad -> parcel.fleets().contains(squad.fleet()))
                .toList());
    }

    /**
     * Which rule it is that forbids one of these vehicles a trip on which there would be room: that of closed loops that go point to
     * point where one of them does, else one of the embedding system; without any, vehicles go no farther on one trip.
     */
    private Cause forbids(List<Squad> squads) {
        boolean pointToPoint = squads.stream()
                .anyMatch(squad -> bubbles.pointToPoint(squad.fleet().id()));
        return pointToPoint ? Cause.BUBBLE : rules.isEmpty() ? Cause.VEHICLE : Cause.RULE;
    }

    /** Whether a demand is of a class above the lowest. */
    boolean isUrgent(int demand) {
        return parcelling.isUrgent(demand);
    }

    /** Why no vehicle reaches a place in time: its crew has gone before the window opens, or the goods come too late. */
    Cause outOfReach(Parcel parcel, List<Squad> squads, int day) {
        int opens = parcel.window().start();
        boolean gone = squads.stream().allMatch(squad -> squad.shift().end() < opens);
        boolean longer = squads.stream()
                .anyMatch(squad ->
                        !squad.crew().isEmpty() && squad.fleet().shift().on(day).end() > opens);
        return gone && longer ? Cause.CREW : Cause.ARRIVAL;
    }

    /**
     * What there is too little of where routes leave stops out: crews, where vehicles stand for want of them, or could make another
     * trip if those who drive them might work as long as they may be away.
     */
    Cause scarce(Facility base, int day, List<Squad> squads, RoutingProblem problem, RoutingSolution solution) {
        boolean standing = vehicles.delivery(base.id()).stream().anyMatch(fleet -> crewing.isShort(fleet, day));
        return standing || isCutByCrews(day, squads, problem, solution) ? Cause.CREW : Cause.VEHICLE;
    }

    private boolean isCutByCrews(int day, List<Squad> squads, RoutingProblem problem, RoutingSolution solution) {
        int[] out = new int[squads.size()];
        boolean[] tripsLeft = new boolean[squads.size()];
        for (RoutingSolution.Route route : solution.routes()) {
            int squad = route.vehicleClass();
            long trips =
                    1 + Arrays.stream(route.visits()).filter(problem::isReload).count();
            out[squad]++;
            tripsLeft[squad] |= trips < squads.get(squad).trips();
        }
        for (int i = 0; i < out.length; i++) {
            Squad squad = squads.get(i);
            if ((tripsLeft[i] || out[i] < squad.vehicles().size())
                    && crewing.isShortened(
                            squad.fleet(), squad.crew(), squad.vehicles().get(0), day)) {
                return true;
            }
        }
        return false;
    }

    private List<Squad> squads(List<VehicleDay> roster) {
        Map<Alike, List<Integer>> alike = new LinkedHashMap<>();
        for (VehicleDay vehicle : roster) {
            // Vehicles that have been out before wait for the next half hour, so that many of them are alike.
            int wait = (vehicle.shift.start() - vehicle.free()) % ALIKE_SECONDS;
            int from = vehicle.free() + (wait < 0 ? wait + ALIKE_SECONDS : wait);
            if (vehicle.canGo() && from <= vehicle.shift.end()) {
                TimeWindow left = new TimeWindow(from, vehicle.shift.end());
                alike.computeIfAbsent(
                                new Alike(vehicle.fleet, vehicle.crew, left, vehicle.tripsLeft()),
                                key -> new ArrayList<>())
                        .add(vehicle.vehicle);
            }
        }
        List<Squad> squads = new ArrayList<>();
        alike.forEach((key, list) -> squads.add(
                new Squad(key.fleet(), vehicles.type(key.fleet()), key.crew(), list, key.shift(), key.trips())));
        return squads;
    }

    private record Alike(Fleet fleet, String crew, TimeWindow shift, int trips) {}

    private Round round(
            Journeys ways,
            Facility base,
            int day,
            RoutingProblem problem,
            List<Parcel> parcels,
            RoutingSolution.Route route,
            List<Squad> squads) {
        Squad squad = squads.get(route.vehicleClass());
        Round round = new Round(ways, squad, squad.vehicles().get(route.vehicle()));
        List<Parcel> trip = new ArrayList<>();
        for (int visit : route.visits()) {
            if (problem.isStop(visit)) {
                trip.add(parcels.get(visit));
            } else if (problem.isReload(visit)) {
                round.trips.add(new Loaded(List.copyOf(trip)));
                trip.clear();
            }
        }
        round.trips.add(new Loaded(List.copyOf(trip)));
        clock.giveTimes(base, day, round);
        return round;
    }

    /** Gives up the trips that could only be loaded when the warehouse has closed. */
    void dropLateTrips(Facility base, int day, Round round, List<Cut> cuts) {
        int close = base.hours().on(day).end();
        while (!round.trips.isEmpty() && round.trips.get(round.trips.size() - 1).loadEnd > close) {
            Loaded late = round.trips.remove(round.trips.size() - 1);
            for (Parcel parcel : late.parcels) {
                parcel.items()
                        .forEach(item -> cuts.add(new Cut(item.demand(), item.quantity(), Cause.ARRIVAL, base.id())));
            }
            if (!round.trips.isEmpty()) {
                clock.giveTimes(base, day, round);
            }
        }
    }

    /**
     * Lets vehicles wait where they would meet another bubble; what becomes too late by that is given up.
     *
     * @param meetings who is where; these rounds are added
     */
    void separate(Facility warehouse, int day, List<Round> rounds, Meetings meetings, List<Cut> cuts) {
        if (!meetings.areForbidden()) {
            return;
        }
        Facility base = outlook.today(warehouse, day);
        for (Round round : rounds) {
            if (!meetsNobody(base, day, round, meetings)) {
                clock.giveTimesApart(base, day, round, meetings);
                for (int late = firstLate(base, day, round); late >= 0; late = firstLate(base, day, round)) {
                    for (Parcel parcel : round.trips.remove(late).parcels) {
                        parcel.items()
                                .forEach(item ->
                                        cuts.add(new Cut(item.demand(), item.quantity(), Cause.BUBBLE, base.id())));
                    }
                    clock.giveTimesApart(base, day, round, meetings);
                }
            }
            String fleet = round.squad.fleet().id();
            for (Loaded trip : round.trips) {
                meetings.add(fleet, base.id(), day, trip.loadBegin, trip.loadEnd);
                for (int i = 0; i < trip.begin.length; i++) {
                    meetings.add(fleet, trip.parcels.get(i).place(), day, trip.begin[i], trip.departure[i]);
                }
            }
        }
    }

    private static boolean meetsNobody(Facility base, int day, Round round, Meetings meetings) {
        String fleet = round.squad.fleet().id();
        for (Loaded trip : round.trips) {
            boolean free = meetings.isFree(fleet, base.id(), day, trip.loadBegin, trip.loadEnd);
            for (int i = 0; free && i < trip.begin.length; i++) {
                free = meetings.isFree(fleet, trip.parcels.get(i).place(), day, trip.begin[i], trip.departure[i]);
            }
            if (!free) {
                return false;
            }
        }
        return true;
    }

    /** The first trip that ends after the shift, or is loaded or at a door too late; -1 for none. */
    static int firstLate(Facility base, int day, Round round) {
        for (int t = 0; t < round.trips.size(); t++) {
            Loaded trip = round.trips.get(t);
            boolean late = trip.back > round.squad.shift().end()
                    || trip.loadEnd > base.hours().on(day).end();
            for (int i = 0; i < trip.begin.length; i++) {
                late |= trip.begin[i] > trip.parcels.get(i).window().end();
            }
            if (late) {
                return t;
            }
        }
        return -1;
    }

    /** The tour of a round whose lots are known: handlings of each trip's loading, then of each stop. */
    static Tour tour(Facility base, int day, Round round, List<List<List<Handling>>> handlings) {
        List<Trip> trips = new ArrayList<>();
        for (int t = 0; t < round.trips.size(); t++) {
            Loaded trip = round.trips.get(t);
            List<Stop> stops = new ArrayList<>();
            stops.add(new Stop(
                    base.id(),
                    trip.loadBegin,
                    trip.loadBegin,
                    trip.loadEnd,
                    handlings.get(t).get(0)));
            for (int i = 0; i < trip.parcels.size(); i++) {
                stops.add(new Stop(
                        trip.parcels.get(i).place(),
                        trip.arrival[i],
                        trip.begin[i],
                        trip.departure[i],
                        handlings.get(t).get(i + 1)));
            }
            stops.add(new Stop(base.id(), trip.back, trip.back, trip.back, List.of()));
            trips.add(new Trip(stops, trip.metres));
        }
        return new Tour(
                round.squad.fleet().id() + "-" + round.vehicle + "-" + day,
                round.squad.fleet().id(),
                round.vehicle,
                day,
                round.squad.crew(),
                trips);
    }
}
