package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.resupply.compile.Journeys;
import org.resupply.compile.Parcel;
import org.resupply.compile.RoundCompiler;
import org.resupply.compile.RoundTravel;
import org.resupply.compile.Squad;
import org.resupply.compile.Standing;
import org.resupply.model.Facility;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Cause;
import org.resupply.plan.Stop;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.solve.Allowance;
import org.resupply.solve.SolveListener;

/** Routes a warehouse's vehicles again, from what they had, with a price on each change, to bring what nobody carries any more. */
final class TakeoverRoutes {
    /** Seconds of search for a warehouse, and for each of its parcels, at most: more did not pay in the measured cases. */
    private static final double SECONDS_EACH = 0.05;

    private static final double SECONDS_PER_PARCEL = 0.003;
    private static final double MOST_SHARE = 0.25;

    private final City city;
    private final Rounds rounds;
    private final Mending mending;
    private final Wants demands;
    private final Facility base;
    private final int day;
    private final Allowance allowance;
    private final Mending.Held held;
    private final List<Rounds.Cut> cuts;
    private Journeys ways;

    /**
     * @param held the errands that go as planned unless their vehicles are routed again
     * @param cuts for what could not be brought, and why
     */
    TakeoverRoutes(
            Mending mending, Facility base, int day, Allowance allowance, Mending.Held held, List<Rounds.Cut> cuts) {
        this.held = held;
        this.mending = mending;
        this.base = base;
        this.day = day;
        this.allowance = allowance;
        this.cuts = cuts;
        city = mending.city;
        rounds = mending.rounds;
        demands = mending.wants;
    }

    /**
     * Has vehicles bring what nobody carries.
     *
     * @param left units by demand that nobody carries
     * @param sketches the errands that stay
     * @param plan the trips of the day with the errands they become
     */
    void carry(Map<Integer, Long> left, StockDay stock, List<Sketch> sketches, Map<Errand, Template> plan) {
        List<Free> all = Free.at(base, day, city, mending.roster, sketches);
        List<Squad> able = all.stream().map(Free::squad).toList();
        ways = WaysOfDay.choose(
                city.journeys(),
                base,
                rounds.parcelling.wantedAt(day, left),
                able,
                part -> all.stream()
                        .flatMap(
                                vehicle -> vehicle.besidesItsTrips(part, day, mending.roster).map(Free::squad).stream())
                        .toList(),
                day);
        List<Free> free = all.stream()
                .flatMap(vehicle -> vehicle.within(ways, day, mending.roster).stream())
                .toList();
        List<Squad> squads = free.stream().map(Free::squad).toList();
        List<Parcel> fresh = rounds.parcelling.parcels(ways, base, day, left, squads, Set.of(), stock, cuts);
        if (fresh.isEmpty()) {
            return;
        }
        if (!route(fresh, squads, free, plan)) {
            // Whoever has promised something keeps it, and is asked for what he can do behind it.
            route(fresh, squads, free.stream().flatMap(this::behind).toList(), plan);
        }
    }

    private Stream<Free> behind(Free vehicle) {
        return vehicle.behind(mending.roster).stream();
    }

    /**
     * Who is asked for which parcels.
     *
     * @param routed the vehicles
     * @param trips by vehicle the parcels that it has promised, trip by trip
     * @param parcels what is promised, then what nobody carries yet
     * @param times by parcel the second that was promised; -1 where none was
     * @param firstFresh index of the first parcel that nobody carries yet
     */
    private record Request(
            List<Free> routed,
            List<List<List<Integer>>> trips,
            List<Parcel> parcels,
            List<Integer> times,
            int firstFresh,
            RoutingProblem problem) {}

    /**
     * Routes vehicles again, those of whom the problem cannot say what they have promised behind their trips only. Where less that is urgent
     * would be brought than is promised, nothing changes.
     *
     * @return whether routes were found by which no less is brought
     */
    private boolean route(List<Parcel> fresh, List<Squad> squads, List<Free> free, Map<Errand, Template> plan) {
        Request request = request(fresh, squads, free);
        if (request == null) {
            fresh.forEach(parcel -> parcel.items()
                    .forEach(item ->
                            cuts.add(new Rounds.Cut(item.demand(), item.quantity(), Cause.VEHICLE, base.id()))));
            return true;
        }
        List<RoutingSolution.Route> promised = request.problem.warmStart();
        Set<Duty> apart = new HashSet<>();
        RoutingChecker.check(request.problem, promised)
                .violations()
                .forEach(violation -> apart.add(request.routed
                        .get(promised.get(violation.route()).vehicleClass())
                        .duty()));
        if (!apart.isEmpty()) {
            return route(
                    fresh,
                    squads,
                    free.stream()
                            .flatMap(vehicle -> apart.contains(vehicle.duty()) ? behind(vehicle) : Stream.of(vehicle))
                            .toList(),
                    plan);
        }
        RoutingSolution solution = mending.engine.solve(
                request.problem,
                mending.options
                        .withSeed(mending.options.seed() * 31 + base.id().hashCode() + day)
                        .withThreads(1)
                        .withListener(SolveListener.SILENT),
                part(request.parcels.size()));
        return carriedOut(request, solution, plan);
    }

    private Request request(List<Parcel> fresh, List<Squad> squads, List<Free> free) {
        List<Parcel> parcels = new ArrayList<>();
        List<Integer> times = new ArrayList<>();
        List<List<List<Integer>>> trips = new ArrayList<>();
        List<Free> routed = new ArrayList<>();
        for (Free vehicle : new Asked(city.outlook().places()).among(free, fresh, idle -> wasToCome(idle, fresh))) {
            List<List<Integer>> own = promised(vehicle, squads, parcels, times);
            if (own != null) {
                routed.add(vehicle);
                trips.add(own);
            }
        }
        if (routed.isEmpty()) {
            return null;
        }
        int firstFresh = parcels.size();
        parcels.addAll(fresh);
        int[] squadOf = new int[firstFresh + fresh.size()];
        Arrays.fill(squadOf, -1);
        for (int v = 0; v < routed.size(); v++) {
            for (List<Integer> trip : trips.get(v)) {
                for (int parcel : trip) {
                    squadOf[parcel] = v;
                }
            }
        }
        for (int i = firstFresh; i < squadOf.length; i++) {
            Mending.Announced announced = mending.wasToCome(parcels.get(i).place(), day);
            times.add(announced == null ? -1 : announced.second());
            for (int v = 0; announced != null && v < routed.size(); v++) {
                squadOf[i] = routed.get(v).duty() == announced.duty() ? v : squadOf[i];
            }
        }
        Standing standing = new Standing(
                trips,
                squadOf,
                times.stream().mapToInt(time -> time).toArray(),
                mending.promises.vehicle(),
                mending.promises.hour(),
                mending.promises.street());
        List<Squad> own = routed.stream().map(Free::squad).toList();
        RoutingProblem problem = RoundCompiler.compile(
                base,
                day,
                parcels,
                own,
                city.bubbles(),
                new RoundTravel(base.id(), parcels.stream().map(Parcel::at).toList(), ways, day),
                HostRules.of(city.rules(), base, day, parcels, own),
                standing);
        return new Request(routed, trips, parcels, times, firstFresh, problem);
    }

    private boolean carriedOut(Request request, RoutingSolution solution, Map<Errand, Template> plan) {
        List<Rounds.Cut> without = new ArrayList<>();
        List<Squad> own = request.routed.stream().map(Free::squad).toList();
        Cause scarce = rounds.scarce(base, day, own, request.problem, solution);
        for (RoutingSolution.Unserved unserved : solution.unserved()) {
            Parcel parcel = request.parcels.get(unserved.stop());
            Cause late = rounds.outOfReach(parcel, own, day);
            Cause forbids = rounds.forbids(own, parcel);
            parcel.items()
                    .forEach(item -> without.add(rounds.cut(item, unserved.reason(), scarce, late, forbids, base)));
        }
        Map<Integer, List<List<Integer>>> routes = new HashMap<>();
        for (RoutingSolution.Route route : solution.routes()) {
            routes.put(route.vehicleClass(), Attempt.trips(route, request.problem, stop -> stop));
        }
        List<Integer> changed = new ArrayList<>();
        List<Template> promised = new ArrayList<>();
        for (int v = 0; v < request.routed.size(); v++) {
            if (!routes.getOrDefault(v, List.of()).equals(request.trips.get(v))) {
                changed.add(v);
                for (Sketch sketch : request.routed.get(v).sketches()) {
                    promised.add(sketch.template());
                    mending.meetings()
                            .remove(
                                    sketch.errand().duty.fleet.id(),
                                    day,
                                    sketch.template().stops());
                }
            }
        }
        Map<Errand, Template> instead = new LinkedHashMap<>();
        for (int v : changed) {
            retime(request, v, routes.getOrDefault(v, List.of()), instead, without);
        }
        if (bringsLess(instead.values(), promised)) {
            instead.forEach(
                    (errand, template) -> mending.meetings().remove(errand.duty.fleet.id(), day, template.stops()));
            changed.forEach(v -> request.routed
                    .get(v)
                    .sketches()
                    .forEach(sketch -> mending.meetings()
                            .add(
                                    sketch.errand().duty.fleet.id(),
                                    day,
                                    sketch.template().stops())));
            return false;
        }
        changed.forEach(v -> request.routed.get(v).sketches().forEach(sketch -> {
            plan.remove(sketch.errand());
            held.replace(sketch.errand());
        }));
        plan.putAll(instead);
        cuts.addAll(without);
        return true;
    }

    /** Whether trips bring less than others of the most urgent class of which they do not bring as much. */
    private boolean bringsLess(Collection<Template> trips, Collection<Template> than) {
        Map<Integer, Double> more = new TreeMap<>();
        trips.forEach(trip -> kgByRank(trip).forEach((rank, kg) -> more.merge(rank, kg, Double::sum)));
        than.forEach(trip -> kgByRank(trip).forEach((rank, kg) -> more.merge(rank, -kg, Double::sum)));
        for (double kg : more.values()) {
            if (Math.abs(kg) > 1e-6) {
                return kg < 0;
            }
        }
        return false;
    }

    private Map<Integer, Double> kgByRank(Template trip) {
        Map<Integer, Double> kg = new HashMap<>();
        trip.drops()
                .forEach(here -> here.forEach(drop -> kg.merge(
                        demands.rank(demands.index().get(drop.demand())),
                        drop.quantity() * demands.commodity(drop.commodity()).massKg(),
                        Double::sum)));
        return kg;
    }

    private boolean wasToCome(Free vehicle, List<Parcel> fresh) {
        return fresh.stream()
                .map(parcel -> mending.wasToCome(parcel.place(), day))
                .anyMatch(announced -> announced != null && announced.duty() == vehicle.duty());
    }

    private Allowance part(int parcels) {
        double share = allowance.isTimed()
                ? (SECONDS_EACH + SECONDS_PER_PARCEL * parcels) / Math.max(1e-3, allowance.secondsLeft())
                : MOST_SHARE;
        return allowance.share(Math.max(1e-6, Math.min(MOST_SHARE, share)));
    }

    /** Adds the parcels that a vehicle has promised; {@code null}, and none added, when one cannot be told apart from its trip. */
    private List<List<Integer>> promised(Free vehicle, List<Squad> squads, List<Parcel> parcels, List<Integer> times) {
        List<Parcel> own = new ArrayList<>();
        List<Integer> ownTimes = new ArrayList<>();
        List<List<Integer>> trips = new ArrayList<>();
        for (Sketch sketch : vehicle.sketches()) {
            List<Integer> trip = new ArrayList<>();
            Template template = sketch.template();
            for (int i = 0; i < template.stops().size(); i++) {
                List<Parcel.Item> items = template.drops().get(i).stream()
                        .map(drop ->
                                new Parcel.Item(demands.index().get(drop.demand()), drop.commodity(), drop.quantity()))
                        .toList();
                if (!items.isEmpty()) {
                    Stop stop = template.stops().get(i);
                    Parcel parcel =
                            rounds.parcelling.promised(ways, base, stop.place(), day, items, sketch.release(), squads);
                    if (parcel == null) {
                        return null;
                    }
                    trip.add(parcels.size() + own.size());
                    own.add(parcel);
                    ownTimes.add(stop.begin());
                }
            }
            trips.add(trip);
        }
        parcels.addAll(own);
        times.addAll(ownTimes);
        return trips;
    }

    /** Gives new times to a vehicle whose trips have changed: what it had promised not before it was promised, if that fits. */
    private void retime(
            Request request,
            int routed,
            List<List<Integer>> trips,
            Map<Errand, Template> plan,
            List<Rounds.Cut> without) {
        Free vehicle = request.routed.get(routed);
        List<Parcel> parcels = request.parcels;
        List<Integer> had = new ArrayList<>();
        vehicle.sketches().forEach(sketch -> sketch.template().stops().forEach(stop -> had.add(stop.begin())));
        Rounds.Round round = round(vehicle, trips, parcel -> {
            Parcel given = parcels.get(parcel);
            int promised = request.times.get(parcel);
            boolean own = parcel < request.firstFresh && had.contains(promised);
            return own
                            && promised > given.window().start()
                            && promised <= given.window().end()
                    ? given.within(new TimeWindow(promised, given.window().end()))
                    : given;
        });
        if (!isInTime(vehicle, round)) {
            round = round(vehicle, trips, parcels::get);
        }
        rounds.dropLateTrips(base, day, round, without);
        rounds.separate(base, day, List.of(round), mending.meetings(), without);
        for (Rounds.Loaded trip : round.trips) {
            Template template = template(trip);
            plan.put(new Errand(vehicle.duty(), null, template), template);
        }
    }

    private interface ParcelOf {
        Parcel at(int index);
    }

    private Rounds.Round round(Free vehicle, List<List<Integer>> trips, ParcelOf parcelOf) {
        Rounds.Round round = new Rounds.Round(ways, vehicle.squad(), vehicle.duty().vehicle);
        trips.forEach(trip -> round.trips.add(
                new Rounds.Loaded(trip.stream().map(parcelOf::at).toList())));
        if (!round.trips.isEmpty()) {
            rounds.clock.giveTimes(base, day, round);
        }
        return round;
    }

    private boolean isInTime(Free vehicle, Rounds.Round round) {
        for (Rounds.Loaded trip : round.trips) {
            if (trip.back > vehicle.squad().shift().end()
                    || trip.loadEnd > base.hours().on(day).end()) {
                return false;
            }
            for (int i = 0; i < trip.begin.length; i++) {
                if (trip.begin[i] > trip.parcels.get(i).window().end()) {
                    return false;
                }
            }
        }
        return true;
    }

    private Template template(Rounds.Loaded trip) {
        List<Stop> stops = new ArrayList<>();
        List<List<Template.Drop>> drops = new ArrayList<>();
        stops.add(new Stop(base.id(), trip.loadBegin, trip.loadBegin, trip.loadEnd, List.of()));
        drops.add(List.of());
        for (int i = 0; i < trip.parcels.size(); i++) {
            Parcel parcel = trip.parcels.get(i);
            stops.add(new Stop(parcel.place(), trip.arrival[i], trip.begin[i], trip.departure[i], List.of()));
            drops.add(parcel.items().stream()
                    .map(item -> new Template.Drop(
                            item.commodity(), demands.demand(item.demand()).id(), item.quantity()))
                    .toList());
        }
        stops.add(new Stop(base.id(), trip.back, trip.back, trip.back, List.of()));
        drops.add(List.of());
        return new Template(stops, trip.metres, 0, drops);
    }
}
