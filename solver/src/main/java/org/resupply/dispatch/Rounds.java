package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.resupply.bubble.Bubbles;
import org.resupply.compile.Crewing;
import org.resupply.compile.Journeys;
import org.resupply.compile.Parcel;
import org.resupply.compile.RoundCompiler;
import org.resupply.compile.Squad;
import org.resupply.compile.Vehicles;
import org.resupply.model.Commodity;
import org.resupply.model.ControlLevel;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.OpeningHours;
import org.resupply.model.Outlook;
import org.resupply.model.PriorityClass;
import org.resupply.model.TimeWindow;
import org.resupply.model.VehicleType;
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
    private static final int ATTEMPTS = 3;

    private final Outlook outlook;
    private final Bubbles bubbles;
    private final Journeys journeys;
    private final Vehicles vehicles;
    private final Crewing crewing;
    private final Map<String, Commodity> commodities = new HashMap<>();
    private final Map<String, Integer> rank = new HashMap<>();
    private final List<Demand> demands;
    private final int lowestRank;

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
        final Squad squad;
        final int vehicle;
        final List<Loaded> trips = new ArrayList<>();

        Round(Squad squad, int vehicle) {
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
    }

    Rounds(
            Outlook outlook,
            Bubbles bubbles,
            Journeys journeys,
            Vehicles vehicles,
            Crewing crewing,
            List<Demand> demands) {
        this.outlook = outlook;
        this.bubbles = bubbles;
        this.journeys = journeys;
        this.vehicles = vehicles;
        this.crewing = crewing;
        this.demands = demands;
        outlook.scenario().commodities().forEach(commodity -> commodities.put(commodity.id(), commodity));
        int lowest = 0;
        for (PriorityClass priority : outlook.scenario().priorityClasses()) {
            rank.put(priority.id(), priority.rank());
            lowest = Math.max(lowest, priority.rank());
        }
        lowestRank = lowest;
    }

    /**
     * Plans the tours of a warehouse on a day.
     *
     * @param wanted units by demand; replaced by what is cut for want of stock before it is routed
     */
    Result plan(
            Facility base,
            int day,
            Map<Integer, Long> wanted,
            StockLedger.Day stock,
            RoutingEngine engine,
            SolveOptions options,
            Allowance allowance) {
        List<Cut> cuts = new ArrayList<>();
        Map<Integer, Long> shared = shareOut(wanted, stock, cuts);
        List<Squad> squads = squads(base, day);
        Map<StockLedger.Day.Slot, Long> mark = stock.mark();
        for (int attempt = 0; ; attempt++) {
            List<Cut> newCuts = new ArrayList<>();
            List<Parcel> parcels = parcels(base, day, shared, squads, stock, newCuts);
            if (parcels.isEmpty()) {
                cuts.addAll(newCuts);
                return new Result(List.of(), cuts);
            }
            RoutingProblem problem = RoundCompiler.compile(base, day, parcels, squads, bubbles, journeys);
            boolean last = attempt == ATTEMPTS - 1;
            RoutingSolution solution = engine.solve(
                    problem, options, last ? allowance.rest() : allowance.share(1.0 / (ATTEMPTS - attempt)));
            double carried = carriedShare(parcels, solution);
            if (carried == 1 || last || allowance.isCancelled()) {
                cuts.addAll(newCuts);
                for (RoutingSolution.Unserved unserved : solution.unserved()) {
                    Parcel parcel = parcels.get(unserved.stop());
                    parcel.items().forEach(item -> cuts.add(cut(item, unserved.reason(), base)));
                }
                List<Round> rounds = new ArrayList<>();
                for (RoutingSolution.Route route : solution.routes()) {
                    Round round = round(base, day, problem, route, parcels, squads);
                    dropLateTrips(base, day, round, cuts);
                    if (!round.trips.isEmpty()) {
                        rounds.add(round);
                    }
                }
                return new Result(rounds, cuts);
            }
            stock.backTo(mark);
            shared = thin(shared, carried, base, cuts);
        }
    }

    /** The mass that routes carry as a share of the mass of all parcels. */
    private static double carriedShare(List<Parcel> parcels, RoutingSolution solution) {
        if (solution.unserved().isEmpty()) {
            return 1;
        }
        double all = parcels.stream().mapToDouble(Parcel::massKg).sum();
        double left = solution.unserved().stream()
                .mapToDouble(unserved -> parcels.get(unserved.stop()).massKg())
                .sum();
        return Math.min(1 - 1e-9, 1 - left / all);
    }

    /**
     * Takes from everybody what the vehicles could not carry, so that nobody is left out whole: from the lowest class first, the
     * same part of each demand.
     */
    private Map<Integer, Long> thin(Map<Integer, Long> shared, double carried, Facility base, List<Cut> cuts) {
        double excessKg = 0;
        Map<Integer, Double> kgOfRank = new HashMap<>();
        for (Map.Entry<Integer, Long> entry : shared.entrySet()) {
            Demand demand = demands.get(entry.getKey());
            double kg = entry.getValue() * commodities.get(demand.commodity()).massKg();
            excessKg += kg * (1 - carried);
            kgOfRank.merge(rank.get(demand.priorityClass()), kg, Double::sum);
        }
        Map<Integer, Double> keep = new HashMap<>();
        for (int level = lowestRank; level >= 0; level--) {
            double kg = kgOfRank.getOrDefault(level, 0.0);
            double taken = Math.min(kg, excessKg);
            excessKg -= taken;
            keep.put(level, kg > 0 ? 1 - taken / kg : 1);
        }
        Map<Integer, Long> thinned = new LinkedHashMap<>();
        shared.forEach((demand, quantity) -> {
            long kept = (long)
                    Math.floor(quantity * keep.get(rank.get(demands.get(demand).priorityClass())) + 1e-9);
            if (kept > 0) {
                thinned.put(demand, kept);
            }
            if (kept < quantity) {
                cuts.add(new Cut(demand, quantity - kept, Cause.VEHICLE, base.id()));
            }
        });
        return thinned;
    }

    private static Cut cut(Parcel.Item item, RoutingSolution.Reason reason, Facility base) {
        Cause cause = switch (reason) {
            case NO_COMPATIBLE_VEHICLE -> Cause.BUBBLE;
            case OUT_OF_REACH -> Cause.ARRIVAL;
            default -> Cause.VEHICLE;
        };
        return new Cut(item.demand(), item.quantity(), cause, base.id());
    }

    /** What each demand gets of what is there: higher classes first, equal shares of the want within a class. */
    private Map<Integer, Long> shareOut(Map<Integer, Long> wanted, StockLedger.Day stock, List<Cut> cuts) {
        Map<String, List<Integer>> byCommodity = new LinkedHashMap<>();
        wanted.keySet()
                .forEach(demand -> byCommodity
                        .computeIfAbsent(demands.get(demand).commodity(), c -> new ArrayList<>())
                        .add(demand));
        Map<Integer, Long> shared = new LinkedHashMap<>(wanted);
        byCommodity.forEach((commodity, list) -> {
            long there = stock.unclaimed(commodity);
            for (int level = 0; level <= lowestRank; level++) {
                int current = level;
                List<Integer> members = list.stream()
                        .filter(demand -> rank.get(demands.get(demand).priorityClass()) == current)
                        .toList();
                long want = members.stream().mapToLong(wanted::get).sum();
                long give = Math.min(want, there);
                there -= give;
                if (give == want) {
                    continue;
                }
                long before = 0;
                long cumulative = 0;
                for (int demand : members) {
                    cumulative += wanted.get(demand);
                    long upTo = (long) Math.floor((double) give * cumulative / want + 1e-9);
                    long part = Math.min(wanted.get(demand), upTo - before);
                    before += part;
                    shared.put(demand, part);
                    cuts.add(new Cut(demand, wanted.get(demand) - part, Cause.STOCK, ""));
                }
            }
        });
        shared.values().removeIf(quantity -> quantity == 0);
        return shared;
    }

    private List<Squad> squads(Facility base, int day) {
        List<Squad> squads = new ArrayList<>();
        for (Fleet fleet : vehicles.delivery(base.id())) {
            List<String> crews = crewing.crews(fleet, day);
            Map<CrewHours, List<Integer>> alike = new LinkedHashMap<>();
            for (int vehicle = 0; vehicle < crews.size(); vehicle++) {
                String crew = crews.get(vehicle);
                alike.computeIfAbsent(
                                new CrewHours(crew, crewing.shift(fleet, crew, vehicle, day)), key -> new ArrayList<>())
                        .add(vehicle);
            }
            alike.forEach(
                    (key, list) -> squads.add(new Squad(fleet, vehicles.type(fleet), key.crew(), list, key.shift())));
        }
        return squads;
    }

    private record CrewHours(String crew, TimeWindow shift) {}

    private List<Parcel> parcels(
            Facility base,
            int day,
            Map<Integer, Long> shared,
            List<Squad> squads,
            StockLedger.Day stock,
            List<Cut> cuts) {
        Map<String, List<Integer>> byPlace = new LinkedHashMap<>();
        shared.keySet()
                .forEach(demand -> byPlace.computeIfAbsent(demands.get(demand).place(), p -> new ArrayList<>())
                        .add(demand));
        List<List<Draft>> perPlace = new ArrayList<>();
        byPlace.forEach((place, list) -> perPlace.add(drafts(base, place, day, list, shared, squads, cuts)));
        // The first parcel of every place before the second of any: what comes in first reaches all of them.
        List<Parcel> parcels = new ArrayList<>();
        for (int turn = 0; ; turn++) {
            boolean any = false;
            for (List<Draft> drafts : perPlace) {
                if (turn < drafts.size()) {
                    parcels.add(claim(drafts.get(turn), stock));
                    any = true;
                }
            }
            if (!any) {
                return parcels;
            }
        }
    }

    private record Draft(
            String place,
            String at,
            List<Parcel.Item> items,
            TimeWindow window,
            ControlLevel level,
            long prize,
            List<Fleet> fleets) {}

    private Parcel claim(Draft draft, StockLedger.Day stock) {
        Map<String, Long> units = new LinkedHashMap<>();
        draft.items.forEach(item -> units.merge(item.commodity(), item.quantity(), Long::sum));
        int release = 0;
        double kg = 0;
        double litres = 0;
        for (Map.Entry<String, Long> part : units.entrySet()) {
            release =
                    Math.max(release, stock.span(part.getKey(), part.getValue()).from());
            stock.claim(part.getKey(), part.getValue());
            kg += part.getValue() * commodities.get(part.getKey()).massKg();
            litres += part.getValue() * commodities.get(part.getKey()).volumeL();
        }
        return new Parcel(
                draft.place,
                draft.at,
                draft.items,
                kg,
                litres,
                release,
                draft.window,
                draft.level,
                draft.prize,
                draft.fleets);
    }

    private List<Draft> drafts(
            Facility base,
            String place,
            int day,
            List<Integer> list,
            Map<Integer, Long> shared,
            List<Squad> squads,
            List<Cut> cuts) {
        boolean isZone = outlook.places().zone(place).isPresent();
        String at = isZone ? bubbles.handOver(place, day) : place;
        ControlLevel level = isZone ? outlook.control(place, day) : ControlLevel.OPEN;
        OpeningHours hours = isZone
                ? outlook.scenario().policies().deliveryHours()
                : outlook.places().facility(place).orElseThrow().hours();
        List<Integer> urgentFirst = new ArrayList<>(list);
        urgentFirst.sort(Comparator.comparingInt(
                (Integer demand) -> rank.get(demands.get(demand).priorityClass())));
        // Demands that the same fleets can carry within the same hours share parcels.
        Map<List<Object>, List<Integer>> together = new LinkedHashMap<>();
        for (int demand : urgentFirst) {
            List<Fleet> fleets = fleetsFor(base, place, isZone, demand, day, squads);
            TimeWindow window = window(demands.get(demand), hours, day);
            if (fleets.isEmpty() || window == null) {
                Cause cause = window == null ? Cause.ARRIVAL : isZone ? Cause.BUBBLE : Cause.VEHICLE;
                cuts.add(new Cut(demand, shared.get(demand), cause, base.id()));
            } else {
                together.computeIfAbsent(List.of(fleets, window), key -> new ArrayList<>())
                        .add(demand);
            }
        }
        List<Draft> drafts = new ArrayList<>();
        together.forEach((key, members) -> {
            @SuppressWarnings("unchecked")
            List<Fleet> fleets = (List<Fleet>) key.get(0);
            part(place, at, level, (TimeWindow) key.get(1), fleets, members, shared, drafts, cuts);
        });
        return drafts;
    }

    private List<Fleet> fleetsFor(
            Facility base, String place, boolean isZone, int demand, int day, List<Squad> squads) {
        List<Fleet> able = new ArrayList<>();
        Commodity commodity = commodities.get(demands.get(demand).commodity());
        for (Squad squad : squads) {
            boolean carries = squad.type().storage().contains(commodity.storage());
            boolean may = !isZone || bubbles.mayServe(squad.fleet().id(), place, day);
            boolean reaches = journeys.seconds(base.id(), place, squad.type(), day) >= 0;
            if (carries && may && reaches && !able.contains(squad.fleet())) {
                able.add(squad.fleet());
            }
        }
        return able;
    }

    private static TimeWindow window(Demand demand, OpeningHours hours, int day) {
        TimeWindow open = hours.on(day);
        if (demand.window() == null) {
            return open;
        }
        int start = Math.max(open.start(), demand.window().start());
        int end = Math.min(open.end(), demand.window().end());
        return start <= end ? new TimeWindow(start, end) : null;
    }

    /** Cuts what a place gets into parcels that fit the largest of the vehicles. */
    private void part(
            String place,
            String at,
            ControlLevel level,
            TimeWindow window,
            List<Fleet> fleets,
            List<Integer> members,
            Map<Integer, Long> shared,
            List<Draft> drafts,
            List<Cut> cuts) {
        VehicleType largest = fleets.stream()
                .map(vehicles::type)
                .max(Comparator.comparingDouble(VehicleType::payloadKg))
                .orElseThrow();
        List<Parcel.Item> items = new ArrayList<>();
        double kg = largest.payloadKg();
        double litres = largest.volumeL();
        double prize = 0;
        for (int demand : members) {
            Commodity commodity = commodities.get(demands.get(demand).commodity());
            long left = shared.get(demand);
            while (left > 0) {
                // A tenth of each is kept free: the routing problem counts in whole tenths.
                long fits = (long) Math.floor(
                        Math.min((kg - 0.1) / commodity.massKg(), (litres - 0.1) / commodity.volumeL()) + 1e-9);
                long part = Math.min(left, Math.max(0, fits));
                if (part == 0) {
                    if (items.isEmpty()) {
                        cuts.add(new Cut(demand, left, Cause.VEHICLE, place)); // not even one unit fits a vehicle
                        break;
                    }
                    drafts.add(new Draft(place, at, List.copyOf(items), window, level, asPrize(prize), fleets));
                    items.clear();
                    kg = largest.payloadKg();
                    litres = largest.volumeL();
                    prize = 0;
                    continue;
                }
                items.add(new Parcel.Item(demand, commodity.id(), part));
                kg -= part * commodity.massKg();
                litres -= part * commodity.volumeL();
                prize += worth(demand, commodity, part);
                left -= part;
            }
        }
        if (!items.isEmpty()) {
            drafts.add(new Draft(place, at, List.copyOf(items), window, level, asPrize(prize), fleets));
        }
    }

    /** Hundred times as much for each class above the lowest. */
    private double worth(int demand, Commodity commodity, long quantity) {
        int above = lowestRank - rank.get(demands.get(demand).priorityClass());
        return quantity * commodity.massKg() * commodity.urgency() * Math.pow(100, Math.min(above, 3));
    }

    /** Any parcel is worth more than the way to it; what it holds decides between parcels. */
    private static long asPrize(double worth) {
        return 1_000_000 + (long) Math.min(1e11, worth * 100);
    }

    private Round round(
            Facility base,
            int day,
            RoutingProblem problem,
            RoutingSolution.Route route,
            List<Parcel> parcels,
            List<Squad> squads) {
        Squad squad = squads.get(route.vehicleClass());
        Round round = new Round(squad, squad.vehicles().get(route.vehicle()));
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
        giveTimes(base, day, round);
        return round;
    }

    /** Gives up the trips that could only be loaded when the warehouse has closed. */
    private void dropLateTrips(Facility base, int day, Round round, List<Cut> cuts) {
        int close = base.hours().on(day).end();
        while (!round.trips.isEmpty() && round.trips.get(round.trips.size() - 1).loadEnd > close) {
            Loaded late = round.trips.remove(round.trips.size() - 1);
            for (Parcel parcel : late.parcels) {
                parcel.items()
                        .forEach(item -> cuts.add(new Cut(item.demand(), item.quantity(), Cause.ARRIVAL, base.id())));
            }
            if (!round.trips.isEmpty()) {
                giveTimes(base, day, round);
            }
        }
    }

    /** Forward as early as can be; then the day begins as late as all later times allow. */
    private void giveTimes(Facility base, int day, Round round) {
        int open = Math.max(round.squad.shift().start(), base.hours().on(day).start());
        forward(base, day, round, open);
        forward(base, day, round, Math.max(open, latestStart(base, day, round)));
    }

    private void forward(Facility base, int day, Round round, int start) {
        VehicleType type = round.squad.type();
        int free = start;
        ControlLevel finished = null;
        for (Loaded trip : round.trips) {
            double kg = 0;
            int release = 0;
            ControlLevel cleanest = ControlLevel.SEALED;
            ControlLevel highest = ControlLevel.OPEN;
            for (Parcel parcel : trip.parcels) {
                kg += parcel.massKg();
                release = Math.max(release, parcel.release());
                cleanest = parcel.level().compareTo(cleanest) < 0 ? parcel.level() : cleanest;
                highest = parcel.level().compareTo(highest) > 0 ? parcel.level() : highest;
            }
            if (finished != null) {
                free += round.squad.fleet().turnRoundSeconds()
                        + bubbles.disinfectionSeconds(base.id(), finished, cleanest);
            }
            finished = highest;
            trip.loadBegin = Math.max(free, release);
            trip.loadEnd = trip.loadBegin + RoundCompiler.loadingSeconds(base, kg);
            int n = trip.parcels.size();
            trip.arrival = new int[n];
            trip.begin = new int[n];
            trip.departure = new int[n];
            trip.metres = 0;
            int now = trip.loadEnd;
            String here = base.id();
            for (int i = 0; i < n; i++) {
                Parcel parcel = trip.parcels.get(i);
                trip.arrival[i] = now + journeys.seconds(here, parcel.at(), type, day);
                trip.metres += journeys.metres(here, parcel.at(), type, day);
                trip.begin[i] = Math.max(trip.arrival[i], parcel.window().start());
                now = trip.begin[i] + RoundCompiler.serviceSeconds(round.squad, parcel.massKg());
                trip.departure[i] = now;
                here = parcel.at();
            }
            trip.back = now + journeys.seconds(here, base.id(), type, day);
            trip.metres += journeys.metres(here, base.id(), type, day);
            free = trip.back;
        }
    }

    /** The latest start of the first loading that delays no return, breaks no window and loads while the warehouse works. */
    private int latestStart(Facility base, int day, Round round) {
        VehicleType type = round.squad.type();
        int latest = round.trips.get(round.trips.size() - 1).back;
        for (int t = round.trips.size() - 1; t >= 0; t--) {
            Loaded trip = round.trips.get(t);
            String next = base.id();
            for (int i = trip.parcels.size() - 1; i >= 0; i--) {
                Parcel parcel = trip.parcels.get(i);
                int service = trip.departure[i] - trip.begin[i];
                latest = Math.min(
                        parcel.window().end(), latest - journeys.seconds(parcel.at(), next, type, day) - service);
                next = parcel.at();
            }
            latest -= journeys.seconds(base.id(), next, type, day);
            latest =
                    Math.min(latest, Math.max(trip.loadEnd, base.hours().on(day).end()));
            latest -= trip.loadEnd - trip.loadBegin;
            if (t > 0) {
                latest -= gap(base, round, t);
            }
        }
        return latest;
    }

    private int gap(Facility base, Round round, int t) {
        ControlLevel finished = ControlLevel.OPEN;
        for (Parcel parcel : round.trips.get(t - 1).parcels) {
            finished = parcel.level().compareTo(finished) > 0 ? parcel.level() : finished;
        }
        ControlLevel cleanest = ControlLevel.SEALED;
        for (Parcel parcel : round.trips.get(t).parcels) {
            cleanest = parcel.level().compareTo(cleanest) < 0 ? parcel.level() : cleanest;
        }
        return round.squad.fleet().turnRoundSeconds() + bubbles.disinfectionSeconds(base.id(), finished, cleanest);
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
