package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.resupply.bubble.Bubbles;
import org.resupply.compile.Crewing;
import org.resupply.compile.HandOvers;
import org.resupply.compile.Squad;
import org.resupply.compile.TransportCompiler;
import org.resupply.compile.TransportLoad;
import org.resupply.compile.Vehicles;
import org.resupply.model.ControlLevel;
import org.resupply.model.Fleet;
import org.resupply.model.Outlook;
import org.resupply.model.TimeWindow;
import org.resupply.model.TransportRequest;
import org.resupply.model.VehicleType;
import org.resupply.plan.Cause;
import org.resupply.plan.Handling;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;
import org.resupply.plan.Unmet;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingVerdict;
import org.resupply.solve.Allowance;
import org.resupply.solve.Budget;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.SolveListener;
import org.resupply.solve.SolveOptions;

/**
 * Carries transport requests: what can ride home with tours that bring goods does ({@link BackHauls}); for the rest each vehicle
 * that is free may make one trip a day, when it is back from its tour or instead of one. Goods have gone before; requests share
 * what they leave of what can be carried to the doors of a closed zone, those of the first classes first.
 */
public final class Transports {
    private static final int ITERATIONS = 2000;
    private static final int ITERATIONS_PER_REQUEST = 200;

    /** For each load of a request beyond its first, which is like that. */
    private static final int ITERATIONS_PER_LOAD = 20;

    /** As many loads of one request are looked at together; the rest goes with the vehicles that these leave. */
    private static final long MOST_LOADS = 50;

    private final City city;
    private final Outlook outlook;
    private final Bubbles bubbles;
    private final HandOvers handOvers;
    private final LotFacts lots;
    private final Meetings meetings;
    private final Vehicles vehicles;
    private final Crewing crewing;
    private final TransportCompiler compiler;
    private final List<Tour> tours;
    private final Map<String, Integer> tourAt = new HashMap<>();
    private final Map<String, Long> left = new LinkedHashMap<>();
    private final Map<String, Cause> causes = new HashMap<>();
    /** Vehicles and days that were given a trip. */
    private final Set<String> sent = new HashSet<>();
    /** Who may still go out in a plan that is taken over; {@code null} in a plan of its own. */
    private BiFunction<Fleet, Integer, List<VehicleDay>> free;

    private record Alike(String crew, TimeWindow shift) {}

    /**
     * The tours with what they carry for requests.
     *
     * @param tours the tours given, some with one more trip, and new ones
     * @param unmet what no vehicle could carry, with the cause
     */
    public record Result(List<Tour> tours, List<Unmet> unmet) {}

    private Transports(City city, List<Tour> tours) {
        this.city = city;
        outlook = city.outlook();
        bubbles = city.bubbles();
        vehicles = city.vehicles();
        crewing = city.crewing();
        this.tours = new ArrayList<>(tours);
        compiler = new TransportCompiler(outlook, bubbles, city.journeys());
        handOvers = new HandOvers(outlook, bubbles);
        lots = new LotFacts(outlook.scenario());
        meetings = new Meetings(outlook, bubbles);
        for (Tour tour : tours) {
            tour.trips().forEach(trip -> meetings.add(tour.fleet(), tour.day(), trip.stops()));
        }
        for (int i = 0; i < tours.size(); i++) {
            tourAt.put(
                    key(
                            tours.get(i).fleet(),
                            tours.get(i).vehicle(),
                            tours.get(i).day()),
                    i);
        }
    }

    /**
     * Adds trips for all transport requests of the scenario to tours.
     *
     * @param whole what ends the search when it is cancelled; its budget is not spent
     */
    public static Result carry(
            City city, List<Tour> tours, RoutingEngine engine, SolveOptions options, Allowance whole) {
        if (city.outlook().scenario().transportRequests().isEmpty()) {
            return new Result(tours, List.of());
        }
        return new Transports(city, tours).carry(engine, options, whole);
    }

    /**
     * Adds trips for requests whose own no longer work to the tours of a plan that is taken over.
     *
     * @param fallen units by id of the request
     * @param today the day from which on trips are added
     * @param free the vehicles of a fleet that may still go out on a day, each behind all that it has to do
     * @param whole what ends the search when it is cancelled; its budget is not spent
     */
    static Result resume(
            City city,
            List<Tour> tours,
            Map<String, Long> fallen,
            int today,
            BiFunction<Fleet, Integer, List<VehicleDay>> free,
            RoutingEngine engine,
            SolveOptions options,
            Allowance whole) {
        Transports transports = new Transports(city, tours);
        transports.free = free;
        transports.left.putAll(fallen);
        return transports.carryLeft(today, engine, options, whole);
    }

    private Result carry(RoutingEngine engine, SolveOptions options, Allowance whole) {
        outlook.scenario().transportRequests().forEach(request -> left.put(request.id(), request.quantity()));
        return carryLeft(0, engine, options, whole);
    }

    private Result carryLeft(int from, RoutingEngine engine, SolveOptions options, Allowance whole) {
        List<TransportRequest> requests = outlook.scenario().transportRequests().stream()
                .filter(request -> left.containsKey(request.id()))
                .toList();
        BackHauls backHauls = free == null ? new BackHauls(city, meetings, this::leavesAgain) : null;
        for (int day = from; day < outlook.scenario().days(); day++) {
            int today = day;
            if (backHauls != null) {
                requests.stream()
                        .filter(request -> isDue(request, today))
                        .forEach(request -> ride(request, today, backHauls));
            }
            List<TransportRequest> due = requests.stream()
                    .filter(request ->
                            isDue(request, today) && isOpen(request.from(), today) && isOpen(request.to(), today))
                    .sorted(Comparator.comparingInt(compiler::rank))
                    .toList();
            boolean more = !due.isEmpty();
            while (more) {
                more = carryTogether(due, day, engine, options, whole) && !whole.isOver();
            }
        }
        List<Unmet> unmet = new ArrayList<>();
        left.forEach((request, quantity) -> {
            if (quantity > 0) {
                unmet.add(new Unmet(request, quantity, causes.getOrDefault(request, Cause.CLOSURE), ""));
            }
        });
        return new Result(tours, unmet);
    }

    /** Carries what is due on a day with the vehicles that are free; whether there may be more, as not all was asked for. */
    private boolean carryTogether(
            List<TransportRequest> due, int day, RoutingEngine engine, SolveOptions options, Allowance whole) {
        List<Squad> squads = squads(due, day);
        List<TransportLoad> loads = new ArrayList<>();
        boolean all = addLoads(due, squads, day, loads);
        if (loads.isEmpty()) {
            return false;
        }
        RoutingProblem problem = compiler.compile(day, loads, squads);
        RoutingSolution solution = engine.solve(
                problem,
                options.withSeed(options.seed() * 31 + day).withThreads(1).withListener(SolveListener.SILENT),
                whole.beside(Budget.iterations(ITERATIONS
                        + (long) ITERATIONS_PER_REQUEST * due.size()
                        + (long) ITERATIONS_PER_LOAD * loads.size())));
        return drive(day, problem, solution, loads, squads) && !all;
    }

    /** Whether some of a request is left that may be carried on a day. */
    private boolean isDue(TransportRequest request, int day) {
        return left.get(request.id()) > 0 && request.day() <= day && outlook.lastDay(request.demand()) >= day;
    }

    /** Lets as much of a request as can be ride with the day's tours. */
    private void ride(TransportRequest request, int day, BackHauls backHauls) {
        for (int i = 0; i < tours.size() && left.get(request.id()) > 0; i++) {
            if (tours.get(i).day() == day) {
                tours.set(
                        i,
                        backHauls.ride(
                                tours.get(i),
                                request,
                                left.get(request.id()),
                                units -> left.merge(request.id(), -units, Long::sum)));
            }
        }
    }

    private boolean isOpen(String place, int day) {
        return handOvers.isOpen(place, day);
    }

    /**
     * Cuts what of requests can be carried to the doors into what the largest vehicle that may carry it can take; notes why where
     * none may.
     *
     * @return whether that is all; else some waits until it is seen which vehicles are left
     */
    private boolean addLoads(List<TransportRequest> due, List<Squad> squads, int day, List<TransportLoad> loads) {
        boolean all = true;
        Map<String, Double> carryLeft = carryLeft(due, day);
        for (TransportRequest request : due) {
            long most = 0;
            boolean kept = false;
            for (Squad squad : squads) {
                long units = compiler.mostUnits(request, squad.type());
                if (compiler.mayGo(squad, request.from(), day) && compiler.mayGo(squad, request.to(), day)) {
                    most = Math.max(most, units);
                } else {
                    kept |= units > 0;
                }
            }
            causes.put(
                    request.id(),
                    most > 0
                            ? Cause.VEHICLE
                            : kept ? Cause.BUBBLE : standsForCrews(request, day) ? Cause.CREW : Cause.VEHICLE);
            long wanted = most == 0 ? 0 : left.get(request.id());
            double unitKg = lots.unitKg(request.id());
            double kg = carryLeft.getOrDefault(request.to(), Double.POSITIVE_INFINITY);
            long carried = (long) Math.max(0, Math.floor(Math.min(wanted, kg / unitKg + 1e-9)));
            if (carried < wanted) {
                causes.put(request.id(), Cause.LAST_HUNDRED_METRES);
            }
            if (carried > MOST_LOADS * most) {
                carried = MOST_LOADS * most;
                all = false;
            }
            carryLeft.put(request.to(), kg - carried * unitKg);
            for (long rest = carried; rest > 0; rest -= most) {
                loads.add(new TransportLoad(request, Math.min(rest, most)));
            }
        }
        return all;
    }

    /** Whether vehicles that could carry something of a request stand for want of somebody to drive them. */
    private boolean standsForCrews(TransportRequest request, int day) {
        return outlook.scenario().fleets().stream()
                .anyMatch(fleet -> compiler.mostUnits(request, vehicles.type(fleet)) > 0
                        && outlook.fleetCount(fleet.id(), day) > 0
                        && crewing.crews(fleet, day).isEmpty());
    }

    /** Why routes leave out a load that some vehicle could carry. */
    private Cause cause(RoutingSolution.Reason reason, TransportRequest request, List<Squad> squads, int day) {
        return switch (reason) {
            // What vehicles carry and where they may go has been looked at before: there is no time at its ends.
            case NO_COMPATIBLE_VEHICLE -> Cause.CLOSURE;
            case FORBIDDEN_BY_RULE -> Cause.BUBBLE;
            case BUDGET_SPENT -> Cause.BUDGET_SPENT;
            case OUT_OF_REACH ->
                squads.stream().anyMatch(squad -> compiler.seconds(request, squad.type(), day) >= 0)
                        ? Cause.VEHICLE
                        : outlook.closedWays().isEmpty() ? Cause.UNREACHABLE : Cause.CLOSURE;
            case LARGER_THAN_ANY_VEHICLE, NO_CAPACITY_LEFT, NOT_WORTH_ITS_COST -> Cause.VEHICLE;
        };
    }

    /** Kilograms that the day's tours leave of what can be carried to the doors of the closed zones to which something is to be brought. */
    private Map<String, Double> carryLeft(List<TransportRequest> due, int day) {
        Map<String, Double> kg = new HashMap<>();
        for (TransportRequest request : due) {
            double carries = HandOvers.carryKg(outlook, request.to(), day);
            if (carries < Double.POSITIVE_INFINITY) {
                kg.put(request.to(), carries);
            }
        }
        if (!kg.isEmpty()) {
            tours.stream()
                    .flatMap(tour -> tour.trips().stream())
                    .flatMap(trip -> trip.stops().stream())
                    .filter(stop -> kg.containsKey(stop.place()) && stop.begin() / TimeWindow.DAY == day)
                    .forEach(stop -> kg.merge(stop.place(), -broughtKg(stop), Double::sum));
        }
        return kg;
    }

    private double broughtKg(Stop stop) {
        return stop.handlings().stream()
                .filter(handling -> handling.quantity() < 0)
                .mapToDouble(handling -> -handling.quantity() * lots.unitKg(handling.lot()))
                .sum();
    }

    /** The vehicles that can carry something of this and may still go, those that are free from the same second on together. */
    private List<Squad> squads(List<TransportRequest> due, int day) {
        List<Squad> squads = new ArrayList<>();
        for (Fleet fleet : outlook.scenario().fleets()) {
            VehicleType type = vehicles.type(fleet);
            if (due.stream().noneMatch(request -> compiler.mostUnits(request, type) > 0)) {
                continue;
            }
            if (free != null) {
                squadsStillFree(fleet, type, day, squads);
                continue;
            }
            Map<Alike, List<Integer>> alike = new LinkedHashMap<>();
            for (Map.Entry<Integer, String> manned : crewing.crews(fleet, day).entrySet()) {
                int vehicle = manned.getKey();
                Integer at = tourAt.get(key(fleet.id(), vehicle, day));
                Tour tour = at == null ? null : tours.get(at);
                String crew = tour == null ? manned.getValue() : tour.crew();
                TimeWindow shift = crewing.shift(fleet, crew, vehicle, day);
                int free = tour == null
                        ? Math.max(shift.start(), backFromBefore(fleet, vehicle, day))
                        : Passage.ready(city, fleet, tour);
                int home = Math.min(shift.end(), leavesAgain(fleet, vehicle, day));
                if (free < home && (tour == null || tour.trips().size() < fleet.maxTripsPerDay())) {
                    alike.computeIfAbsent(new Alike(crew, new TimeWindow(free, home)), key -> new ArrayList<>())
                            .add(vehicle);
                }
            }
            alike.forEach((key, list) -> squads.add(new Squad(fleet, type, key.crew(), list, key.shift(), 1)));
        }
        return squads;
    }

    private void squadsStillFree(Fleet fleet, VehicleType type, int day, List<Squad> squads) {
        Map<Alike, List<Integer>> alike = new LinkedHashMap<>();
        for (VehicleDay span : free.apply(fleet, day)) {
            // Who was given a trip, on this day or the one before, may not be back, and was not counted on.
            if (!sent.contains(key(fleet.id(), span.vehicle, day))
                    && !sent.contains(key(fleet.id(), span.vehicle, day - 1))) {
                alike.computeIfAbsent(new Alike(span.crew, span.shift), key -> new ArrayList<>())
                        .add(span.vehicle);
            }
        }
        alike.forEach((key, list) -> squads.add(new Squad(fleet, type, key.crew(), list, key.shift(), 1)));
    }

    /** When a vehicle is ready again behind its tours of the days before; 0 where it had none. */
    private int backFromBefore(Fleet fleet, int vehicle, int day) {
        for (int before = day - 1; before >= 0; before--) {
            Integer at = tourAt.get(key(fleet.id(), vehicle, before));
            if (at != null) {
                return Passage.ready(city, fleet, tours.get(at));
            }
        }
        return 0;
    }

    /** When a vehicle must be home, wherever it comes from, to leave for its tours of the days behind. */
    private int leavesAgain(Fleet fleet, int vehicle, int day) {
        for (int later = day + 1; later < outlook.scenario().days(); later++) {
            Integer at = tourAt.get(key(fleet.id(), vehicle, later));
            if (at != null) {
                return tours.get(at).trips().get(0).start()
                        - fleet.turnRoundSeconds()
                        - bubbles.disinfectionSeconds(fleet.base(), ControlLevel.SEALED, ControlLevel.OPEN);
            }
        }
        return Integer.MAX_VALUE;
    }

    /** Sends out who has a route, unless he would meet another loop; notes why what is left out is; whether anybody goes. */
    private boolean drive(
            int day, RoutingProblem problem, RoutingSolution solution, List<TransportLoad> loads, List<Squad> squads) {
        RoutingVerdict verdict = RoutingChecker.check(problem, solution.routes());
        if (!verdict.isSound()) {
            throw new IllegalStateException(
                    "Routes for transport requests break rules: %s".formatted(verdict.violations()));
        }
        Map<String, Cause> why = new HashMap<>();
        for (RoutingSolution.Unserved unserved : solution.unserved()) {
            TransportRequest request = loads.get(unserved.stop() / 2).request();
            // What is proven of one load holds for others of the same request.
            why.merge(
                    request.id(),
                    cause(unserved.reason(), request, squads, day),
                    (one, other) -> one == Cause.BUDGET_SPENT ? other : one);
        }
        causes.putAll(why);
        boolean any = false;
        for (int r = 0; r < solution.routes().size(); r++) {
            RoutingSolution.Route route = solution.routes().get(r);
            Squad squad = squads.get(route.vehicleClass());
            Trip trip = trip(route, verdict.routes().get(r), squad, loads, problem);
            if (meetsNobody(squad.fleet(), trip, day)) {
                add(squad, squad.vehicles().get(route.vehicle()), day, trip);
                any = true;
                for (int visit : route.visits()) {
                    if (visit % 2 == 1) {
                        TransportLoad load = loads.get(visit / 2);
                        left.merge(load.request().id(), -load.quantity(), Long::sum);
                    }
                }
            } else {
                for (int visit : route.visits()) {
                    causes.put(loads.get(visit / 2).request().id(), Cause.BUBBLE);
                }
            }
        }
        return any;
    }

    private static Trip trip(
            RoutingSolution.Route route,
            RoutingVerdict.RouteFigures times,
            Squad squad,
            List<TransportLoad> loads,
            RoutingProblem problem) {
        String base = squad.fleet().base();
        List<Stop> stops = new ArrayList<>();
        stops.add(new Stop(base, times.departure(), times.departure(), times.departure(), List.of()));
        int from = problem.startPlace(route.vehicleClass());
        int left = times.departure();
        for (int i = 0; i < route.visits().length; i++) {
            int visit = route.visits()[i];
            TransportLoad load = loads.get(visit / 2);
            TransportRequest request = load.request();
            boolean fetches = visit % 2 == 0;
            int arrival =
                    left + problem.travel(problem.profile(route.vehicleClass())).duration(from, problem.place(visit));
            int begin = times.starts()[i];
            left = begin + problem.service(route.vehicleClass(), visit);
            from = problem.place(visit);
            stops.add(new Stop(
                    fetches ? request.from() : request.to(),
                    arrival,
                    begin,
                    left,
                    List.of(
                            fetches
                                    ? new Handling(request.id(), "", load.quantity())
                                    : new Handling(request.id(), request.id(), -load.quantity()))));
        }
        stops.add(new Stop(base, times.arrival(), times.arrival(), times.arrival(), List.of()));
        return new Trip(stops, (int) times.distance());
    }

    private boolean meetsNobody(Fleet fleet, Trip trip, int day) {
        return trip.stops().stream()
                .allMatch(stop -> meetings.isFree(fleet.id(), stop.place(), day, stop.begin(), stop.departure()));
    }

    private void add(Squad squad, int vehicle, int day, Trip trip) {
        meetings.add(squad.fleet().id(), day, trip.stops());
        String key = key(squad.fleet().id(), vehicle, day);
        sent.add(key);
        Integer at = tourAt.get(key);
        if (at == null) {
            tourAt.put(key, tours.size());
            tours.add(new Tour(
                    squad.fleet().id() + "-" + vehicle + "-" + day,
                    squad.fleet().id(),
                    vehicle,
                    day,
                    squad.crew(),
                    List.of(trip)));
        } else {
            Tour tour = tours.get(at);
            List<Trip> trips = new ArrayList<>(tour.trips());
            trips.add(trip);
            tours.set(at, tour.withTrips(trips));
        }
    }

    private static String key(String fleet, int vehicle, int day) {
        return fleet + '\n' + vehicle + '\n' + day;
    }
}
