package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.resupply.compile.Journeys;
import org.resupply.compile.Parcel;
import org.resupply.compile.RoundCompiler;
import org.resupply.compile.RoundTravel;
import org.resupply.compile.Squad;
import org.resupply.compile.Standing;
import org.resupply.model.Commodity;
import org.resupply.model.ControlLevel;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Cause;
import org.resupply.plan.Stop;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.solve.Allowance;
import org.resupply.solve.SolveListener;

/**
 * Mends one warehouse's deliveries of one day.
 *
 * <p>Errands keep their vehicles and times as far as they can; a stop that falls out leaves the others as they were told. Only
 * when something is left that nobody carries are the vehicles routed again, from what they had, with a price on each change.
 */
final class TakeoverDoors {
    /** Seconds of search for a warehouse, and for each of its parcels, at most: more did not pay in the measured cases. */
    private static final double SECONDS_EACH = 0.05;

    private static final double SECONDS_PER_PARCEL = 0.003;
    private static final double MOST_SHARE = 0.25;

    private final City city;
    private final Rounds rounds;
    private final Mending mending;
    private final DutyRoster roster;
    private final Wants demands;
    private final LotFacts lots;
    private final Facility base;
    private final int day;
    private final StockLedger.Day stock;
    private final Allowance allowance;
    private final List<Takeover.Missing> shortfalls;
    private Journeys ways;
    private final List<Rounds.Cut> cuts = new ArrayList<>();
    private final List<Sketch> sketches = new ArrayList<>();

    /** An errand that stays, with what it still brings. */
    record Sketch(Errand errand, Template template, int release) {}

    TakeoverDoors(
            Mending mending,
            Facility base,
            int day,
            StockLedger.Day stock,
            Allowance allowance,
            List<Takeover.Missing> shortfalls) {
        this.shortfalls = shortfalls;
        this.mending = mending;
        this.base = mending.city.outlook().today(base, day);
        this.day = day;
        this.stock = stock;
        this.allowance = allowance;
        city = mending.city;
        rounds = mending.rounds;
        roster = mending.roster;
        demands = mending.wants;
        lots = mending.lots;
    }

    /**
     * Plans what leaves the warehouse for the doors.
     *
     * @param errands what was to leave
     * @param stand whether all of them could go as planned if their goods are there
     * @param more units by demand to be brought besides
     * @param kgLeft kilograms that the warehouse may issue
     * @return the trips of the day with the errands they become
     */
    Map<Errand, Template> plan(List<Errand> errands, boolean stand, Map<String, Long> more, double kgLeft) {
        Map<Integer, Long> wants = new LinkedHashMap<>();
        Map<Integer, Long> later = new LinkedHashMap<>();
        Map<Integer, Long> left = wants;
        if (!stand || !stayWhole(errands, more, wants, later)) {
            wants.clear();
            later.clear();
            wantAnew(errands, more, wants, later);
            left = new LinkedHashMap<>(rounds.parcelling.shareOut(wants, stock, cuts));
            trim(errands, left);
            left.values().removeIf(quantity -> quantity <= 0);
        }
        double kg = 0;
        for (Sketch sketch : sketches) {
            for (Map.Entry<String, Long> part : sketch.template.units().entrySet()) {
                kg += part.getValue() * demands.commodity(part.getKey()).massKg();
            }
        }
        addWhatThereIs(later, left);
        limitKg(left, kgLeft - kg);

        Map<Errand, Template> plan = new LinkedHashMap<>();
        sketches.forEach(sketch -> plan.put(sketch.errand, sketch.template));
        if (!left.isEmpty()) {
            noteFallenOut(errands, plan);
            route(left, plan);
            plan.values().forEach(template -> template.stops().forEach(stop -> mending.comes(stop.place(), day)));
        }
        for (Rounds.Cut cut : cuts) {
            shortfalls.add(mending.shortfall(base.id(), cut));
        }
        return plan;
    }

    private void noteFallenOut(List<Errand> errands, Map<Errand, Template> plan) {
        for (Errand errand : errands) {
            Template kept = plan.get(errand);
            Set<String> calls = new HashSet<>();
            if (kept != null) {
                kept.stops().forEach(stop -> calls.add(stop.place()));
            }
            Template announced = errand.template(lots.commodities());
            for (int i = 0; i < announced.stops().size(); i++) {
                Stop stop = announced.stops().get(i);
                if (!announced.drops().get(i).isEmpty() && !calls.contains(stop.place())) {
                    mending.fallsOut(stop.place(), day, new Mending.Announced(errand.duty, stop.begin()));
                }
            }
        }
    }

    /**
     * Lets all errands be as they are, if the stock is enough for them and for what more urgent classes want besides; whether they are.
     *
     * @param wants for what is wanted besides
     * @param later for what the lowest class wants besides
     */
    private boolean stayWhole(
            List<Errand> errands, Map<String, Long> more, Map<Integer, Long> wants, Map<Integer, Long> later) {
        Set<Integer> wanted = new HashSet<>();
        for (String id : more.keySet()) {
            int demand = demands.index().get(id);
            if (mending.handedOver.carryLeft(demands.demand(demand).place(), day) < Double.POSITIVE_INFINITY) {
                return false;
            }
            wanted.add(demand);
        }
        Map<Integer, Long> brought = new LinkedHashMap<>();
        Map<StockLedger.Day.Slot, Long> before = stock.mark();
        List<Sketch> whole = new ArrayList<>();
        for (Errand errand : errands) {
            Template template = errand.template(lots.commodities());
            Map<String, Long> units = template.units();
            boolean isThere = units.entrySet().stream()
                    .allMatch(part -> stock.unclaimedAt(part.getKey(), template.loadSecond()) >= part.getValue());
            if (!isThere) {
                stock.backTo(before);
                return false;
            }
            whole.add(new Sketch(errand, template, claim(units)));
            for (List<Template.Drop> here : more.isEmpty() ? List.<List<Template.Drop>>of() : template.drops()) {
                for (Template.Drop drop : here) {
                    Integer demand = demands.index().get(drop.demand());
                    if (wanted.contains(demand)) {
                        brought.merge(demand, drop.quantity(), Long::sum);
                    }
                }
            }
        }
        // What comes there already is parted first.
        brought.keySet().forEach(demand -> wants.put(demand, 0L));
        addMore(more, brought, wants, later);
        wants.values().removeIf(quantity -> quantity <= 0);
        Map<String, Long> spoken = new HashMap<>();
        wants.forEach((demand, quantity) -> spoken.merge(demands.demand(demand).commodity(), quantity, Long::sum));
        boolean enough = city.outlook().isOpenAhead(base.id(), day)
                && spoken.entrySet().stream().allMatch(part -> stock.unclaimed(part.getKey()) >= part.getValue());
        if (enough) {
            sketches.addAll(whole);
            whole.forEach(
                    sketch -> mending.meetings().add(sketch.errand.duty.fleet.id(), day, sketch.template.stops()));
        } else {
            stock.backTo(before);
        }
        return enough;
    }

    /** Claims units by commodity; returns the second from which all of them are there. */
    private int claim(Map<String, Long> units) {
        int release = 0;
        for (Map.Entry<String, Long> part : units.entrySet()) {
            release =
                    Math.max(release, stock.span(part.getKey(), part.getValue()).from());
            stock.claim(part.getKey(), part.getValue());
        }
        return release;
    }

    /** What the errands were to bring, as far as it is still wanted and possible, and what is wanted besides. */
    private void wantAnew(
            List<Errand> errands, Map<String, Long> more, Map<Integer, Long> wants, Map<Integer, Long> later) {
        for (Errand errand : errands) {
            errand.template(lots.commodities())
                    .drops()
                    .forEach(here -> here.forEach(drop -> {
                        Integer demand = demands.index().get(drop.demand());
                        if (demand != null) {
                            wants.merge(demand, drop.quantity(), Long::sum);
                        }
                    }));
        }
        wants.replaceAll((demand, quantity) -> Math.min(quantity, Math.max(0, mending.handedOver.open((int) demand))));
        addMore(more, wants, wants, later);
        if (!city.outlook().isOpenAhead(base.id(), day)) {
            for (Map<Integer, Long> part : List.of(wants, later)) {
                part.forEach(
                        (demand, quantity) -> cuts.add(new Rounds.Cut(demand, quantity, Cause.CLOSURE, base.id())));
                part.clear();
            }
        }
        limitCarry(wants, later);
        wants.values().removeIf(quantity -> quantity <= 0);
    }

    /** Adds what is wanted besides what is brought, as much of it as is open: what the lowest class wants comes later. */
    private void addMore(
            Map<String, Long> more, Map<Integer, Long> brought, Map<Integer, Long> wants, Map<Integer, Long> later) {
        more.forEach((id, quantity) -> {
            int demand = demands.index().get(id);
            long extra = Math.min(quantity, mending.handedOver.open(id) - brought.getOrDefault(demand, 0L));
            if (extra > 0) {
                (demands.isLowest(demand) ? later : wants).merge(demand, extra, Long::sum);
            }
        });
    }

    /** No more than can be carried to the doors of a closed zone; the least urgent waits. */
    private void limitCarry(Map<Integer, Long> wants, Map<Integer, Long> later) {
        Map<String, List<Integer>> byPlace = new LinkedHashMap<>();
        Set<Integer> all = new LinkedHashSet<>(wants.keySet());
        all.addAll(later.keySet());
        all.forEach(demand -> byPlace.computeIfAbsent(demands.demand(demand).place(), place -> new ArrayList<>())
                .add(demand));
        byPlace.forEach((place, list) -> {
            double room = mending.handedOver.carryLeft(place, day);
            if (room == Double.POSITIVE_INFINITY) {
                return;
            }
            list.sort(Comparator.comparingInt(demands::rank));
            for (int demand : list) {
                double unit = commodity(demand).massKg();
                for (Map<Integer, Long> part : List.of(wants, later)) {
                    long quantity = part.getOrDefault(demand, 0L);
                    long fits = Math.min(quantity, Math.max(0, (long) Math.floor(room / unit)));
                    room -= fits * unit;
                    if (fits < quantity) {
                        part.put(demand, fits);
                        cuts.add(new Rounds.Cut(demand, quantity - fits, Cause.LAST_HUNDRED_METRES, place));
                    }
                }
            }
        });
        later.values().removeIf(quantity -> quantity <= 0);
    }

    /** Keeps of each errand what is still possible, and takes it from what is left to bring. */
    private void trim(List<Errand> errands, Map<Integer, Long> left) {
        for (Errand errand : errands) {
            if (!errand.possible) {
                continue;
            }
            Template template = errand.template(lots.commodities());
            boolean[] enters = entered(errand);
            long[][] kept = new long[template.drops().size()][];
            Map<String, Long> there = new HashMap<>();
            Map<Integer, Long> takes = new HashMap<>();
            List<int[]> byRank = new ArrayList<>();
            for (int stop = 0; stop < kept.length; stop++) {
                kept[stop] = new long[template.drops().get(stop).size()];
                for (int i = 0; enters[stop] && i < kept[stop].length; i++) {
                    Integer demand = demands.index()
                            .get(template.drops().get(stop).get(i).demand());
                    if (demand != null) {
                        byRank.add(new int[] {stop, i, demand});
                    }
                }
            }
            byRank.sort(Comparator.comparingInt(drop -> demands.rank(drop[2])));
            for (int[] at : byRank) {
                Template.Drop drop = template.drops().get(at[0]).get(at[1]);
                long room = there.computeIfAbsent(
                        drop.commodity(), commodity -> stock.unclaimedAt(commodity, template.loadSecond()));
                long part = Math.min(
                        Math.min(drop.quantity(), room), left.getOrDefault(at[2], 0L) - takes.getOrDefault(at[2], 0L));
                if (part > 0) {
                    kept[at[0]][at[1]] = part;
                    there.merge(drop.commodity(), -part, Long::sum);
                    takes.merge(at[2], part, Long::sum);
                }
            }
            Template trimmed = trimmed(errand, kept);
            if (trimmed != null) {
                takes.forEach((demand, part) -> left.merge(demand, -part, Long::sum));
                sketches.add(new Sketch(errand, trimmed, claim(trimmed.units())));
                mending.meetings().add(errand.duty.fleet.id(), day, trimmed.stops());
            }
        }
    }

    /** The stops of an errand that its vehicle may still enter, one after the other. */
    private boolean[] entered(Errand errand) {
        Template template = errand.template(lots.commodities());
        boolean[] enters = new boolean[template.stops().size()];
        ControlLevel level = ControlLevel.OPEN;
        for (int i = 0; i < enters.length; i++) {
            String place = template.stops().get(i).place();
            if (city.outlook().places().zone(place).isPresent()) {
                ControlLevel here = city.outlook().control(place, day);
                enters[i] = here.compareTo(level) >= 0
                        && mending.passage.mayCall(errand.duty, place)
                        && mayHandOver(errand, template.stops().get(i));
                level = enters[i] ? here : level;
            } else {
                Facility facility = city.outlook().places().facility(place).orElseThrow();
                Stop stop = template.stops().get(i);
                enters[i] = city.outlook().isOpen(place, stop.begin(), stop.departure())
                        && (level == ControlLevel.OPEN || facility.kind() == FacilityKind.HOUSEHOLD_POINT);
            }
        }
        return enters;
    }

    /** Whether the facility at which goods for a stop change hands works then, and no other bubble is met there. */
    private boolean mayHandOver(Errand errand, Stop stop) {
        return !mending.passage.handsOverElsewhere(stop, day)
                || (mending.passage.handsOver(stop, day)
                        && mending.meetings()
                                .isFree(errand.duty.fleet.id(), stop.place(), day, stop.begin(), stop.departure()));
    }

    /** The errand with these quantities and without the stops that get nothing; {@code null} when nothing is left of it. */
    private Template trimmed(Errand errand, long[][] kept) {
        Template template = errand.template(lots.commodities());
        List<Stop> stops = new ArrayList<>();
        List<List<Template.Drop>> drops = new ArrayList<>();
        int last = template.stops().size() - 1;
        boolean any = false;
        for (int stop = 0; stop <= last; stop++) {
            List<Template.Drop> here = new ArrayList<>();
            for (int i = 0; i < kept[stop].length; i++) {
                Template.Drop drop = template.drops().get(stop).get(i);
                if (kept[stop][i] > 0) {
                    here.add(new Template.Drop(drop.commodity(), drop.demand(), kept[stop][i]));
                }
            }
            any |= !here.isEmpty();
            if (!here.isEmpty() || stop <= template.loadStop() || stop == last) {
                stops.add(template.stops().get(stop));
                drops.add(here);
            }
        }
        if (!any) {
            return null;
        }
        if (stops.size() == template.stops().size()) {
            return template.with(drops);
        }
        int metres = mending.passage.metres(errand.duty, stops);
        return metres < 0 ? null : new Template(stops, metres, template.loadStop(), drops);
    }

    private void addWhatThereIs(Map<Integer, Long> later, Map<Integer, Long> left) {
        Map<String, Long> spoken = new HashMap<>();
        left.forEach((demand, quantity) -> spoken.merge(demands.demand(demand).commodity(), quantity, Long::sum));
        later.forEach((demand, quantity) -> {
            String commodity = demands.demand(demand).commodity();
            long part = Math.min(quantity, stock.unclaimed(commodity) - spoken.getOrDefault(commodity, 0L));
            if (part > 0) {
                spoken.merge(commodity, part, Long::sum);
                left.merge(demand, part, Long::sum);
            }
            if (part < quantity) {
                cuts.add(new Rounds.Cut(demand, quantity - Math.max(0, part), Cause.STOCK, base.id()));
            }
        });
    }

    private void limitKg(Map<Integer, Long> left, double kgLeft) {
        double room = kgLeft;
        List<Integer> byRank = new ArrayList<>(left.keySet());
        byRank.sort(Comparator.comparingInt(demands::rank));
        for (int demand : byRank) {
            double unit = commodity(demand).massKg();
            long quantity = left.get(demand);
            long fits = (long) Math.min(quantity, Math.max(0, Math.floor(room / unit)));
            room -= fits * unit;
            if (fits < quantity) {
                left.put(demand, fits);
                cuts.add(new Rounds.Cut(demand, quantity - fits, Cause.THROUGHPUT, base.id()));
            }
        }
        left.values().removeIf(quantity -> quantity <= 0);
    }

    // ---- routing again

    /** A vehicle that can take something, as a squad of its own, and what it has to do. */
    record Free(Duty duty, Squad squad, List<Sketch> sketches) {
        /** Whether it may make a trip more than it has to. */
        boolean mayGoAgain() {
            return squad.trips() > sketches.size();
        }

        /** Seconds of its shift behind the last trip that it has to make. */
        int secondsLeft() {
            int back = sketches.stream()
                    .mapToInt(sketch -> sketch.template.end())
                    .max()
                    .orElse(squad.shift().start());
            return squad.shift().end() - back;
        }
    }

    private void route(Map<Integer, Long> left, Map<Errand, Template> plan) {
        List<Free> all = free();
        List<Squad> able = all.stream().map(Free::squad).toList();
        ways = WaysOfDay.choose(city.journeys(), base, rounds.parcelling.wantedAt(day, left), able, day);
        List<Free> free =
                all.stream().flatMap(vehicle -> within(vehicle).stream()).toList();
        List<Squad> squads = free.stream().map(Free::squad).toList();
        List<Parcel> fresh = rounds.parcelling.parcels(ways, base, day, left, squads, Set.of(), stock, cuts);
        if (fresh.isEmpty()) {
            return;
        }
        if (!route(fresh, squads, free, plan)) {
            // Whoever has promised something keeps it, and is asked for what he can do behind it.
            route(
                    fresh,
                    squads,
                    free.stream().flatMap(vehicle -> behind(vehicle)).toList(),
                    plan);
        }
    }

    private Stream<Free> behind(Free vehicle) {
        return vehicle.sketches.isEmpty() ? Stream.of(vehicle) : Stream.ofNullable(behindItsTrips(vehicle));
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
        Set<Free> unsuited = new HashSet<>();
        if (request != null) {
            List<RoutingSolution.Route> promised = request.problem.warmStart();
            RoutingChecker.check(request.problem, promised)
                    .violations()
                    .forEach(violation -> unsuited.add(
                            request.routed.get(promised.get(violation.route()).vehicleClass())));
        }
        if (!unsuited.isEmpty()) {
            Set<Duty> apart = new HashSet<>();
            unsuited.forEach(vehicle -> apart.add(vehicle.duty));
            return route(
                    fresh,
                    squads,
                    free.stream()
                            .flatMap(vehicle -> apart.contains(vehicle.duty) ? behind(vehicle) : Stream.of(vehicle))
                            .toList(),
                    plan);
        }
        if (request == null) {
            fresh.forEach(parcel -> parcel.items()
                    .forEach(item ->
                            cuts.add(new Rounds.Cut(item.demand(), item.quantity(), Cause.VEHICLE, base.id()))));
            return true;
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
        IdleForEach idle = new IdleForEach(fresh);
        for (Free vehicle : new Asked(city.outlook().places()).among(free, fresh)) {
            boolean isIdle = vehicle.sketches.isEmpty();
            if (isIdle && !idle.lacks(vehicle) && !wasToCome(vehicle, fresh)) {
                continue;
            }
            List<List<Integer>> own = promised(vehicle, squads, parcels, times);
            if (own != null) {
                if (isIdle) {
                    idle.add(vehicle);
                }
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
                squadOf[i] = routed.get(v).duty == announced.duty() ? v : squadOf[i];
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
            parcel.items().forEach(item -> without.add(rounds.cut(item, unserved.reason(), scarce, late, base)));
        }
        Map<Integer, List<List<Integer>>> routes = new HashMap<>();
        for (RoutingSolution.Route route : solution.routes()) {
            routes.put(route.vehicleClass(), trips(route, request.problem));
        }
        List<Integer> changed = new ArrayList<>();
        List<Template> promised = new ArrayList<>();
        for (int v = 0; v < request.routed.size(); v++) {
            if (!routes.getOrDefault(v, List.of()).equals(request.trips.get(v))) {
                changed.add(v);
                for (Sketch sketch : request.routed.get(v).sketches) {
                    promised.add(sketch.template);
                    mending.meetings().remove(sketch.errand.duty.fleet.id(), day, sketch.template.stops());
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
                    .sketches
                    .forEach(sketch ->
                            mending.meetings().add(sketch.errand.duty.fleet.id(), day, sketch.template.stops())));
            return false;
        }
        changed.forEach(v -> request.routed.get(v).sketches.forEach(sketch -> plan.remove(sketch.errand)));
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

    /** How many vehicles with nothing to do are asked that may take each parcel: no more than there are parcels are of use to it. */
    private static final class IdleForEach {
        private final List<Parcel> parcels;
        private final int[] idle;

        IdleForEach(List<Parcel> parcels) {
            this.parcels = parcels;
            idle = new int[parcels.size()];
        }

        /** Whether there is a parcel that a vehicle may take and for which too few are asked. */
        boolean lacks(Free vehicle) {
            return IntStream.range(0, idle.length).anyMatch(i -> idle[i] < idle.length && mayTake(vehicle, i));
        }

        void add(Free vehicle) {
            for (int i = 0; i < idle.length; i++) {
                idle[i] += mayTake(vehicle, i) ? 1 : 0;
            }
        }

        private boolean mayTake(Free vehicle, int parcel) {
            String id = vehicle.squad.fleet().id();
            for (Fleet fleet : parcels.get(parcel).fleets()) {
                if (fleet.id().equals(id)) {
                    return true;
                }
            }
            return false;
        }
    }

    private boolean wasToCome(Free vehicle, List<Parcel> fresh) {
        return fresh.stream()
                .map(parcel -> mending.wasToCome(parcel.place(), day))
                .anyMatch(announced -> announced != null && announced.duty() == vehicle.duty);
    }

    /** The vehicle in the time for which the ways hold; where it has promised something at another, behind all its trips. */
    private Optional<Free> within(Free vehicle) {
        TimeWindow holds = ways.holds(day);
        boolean keeps = vehicle.sketches.stream()
                .allMatch(sketch -> holds.start() <= sketch.template.loadSecond()
                        && sketch.template
                                        .stops()
                                        .get(sketch.template.stops().size() - 1)
                                        .departure()
                                <= holds.end());
        Free free = keeps ? vehicle : behindItsTrips(vehicle);
        return free == null
                ? Optional.empty()
                : WaysOfDay.within(List.of(free.squad), ways, day).stream()
                        .map(squad -> new Free(free.duty, squad, free.sketches))
                        .findFirst();
    }

    /** The vehicle when it is back from its last trip, which stays as it is like all others; {@code null} when that is too late for another. */
    private Free behindItsTrips(Free vehicle) {
        Squad squad = vehicle.squad;
        int from = squad.shift().start();
        for (Sketch sketch : vehicle.sketches) {
            from = Math.max(
                    from,
                    sketch.template.end()
                            + squad.fleet().turnRoundSeconds()
                            + roster.disinfection(vehicle.duty, sketch.errand));
        }
        if (!vehicle.mayGoAgain() || from >= squad.shift().end()) {
            return null;
        }
        Squad left = new Squad(
                squad.fleet(),
                squad.type(),
                squad.crew(),
                squad.vehicles(),
                new TimeWindow(from, squad.shift().end()),
                squad.trips() - vehicle.sketches.size());
        return new Free(vehicle.duty, left, List.of());
    }

    private Allowance part(int parcels) {
        double share = allowance.isTimed()
                ? (SECONDS_EACH + SECONDS_PER_PARCEL * parcels) / Math.max(1e-3, allowance.secondsLeft())
                : MOST_SHARE;
        return allowance.share(Math.max(1e-6, Math.min(MOST_SHARE, share)));
    }

    private List<Free> free() {
        List<Free> free = new ArrayList<>();
        for (Fleet fleet : city.vehicles().delivery(base.id())) {
            for (Duty duty : roster.usable(fleet, day)) {
                List<Sketch> own = sketches.stream()
                        .filter(sketch -> sketch.errand.duty == duty)
                        .toList();
                TimeWindow shift = roster.shift(duty);
                int from = shift.start();
                int fixed = 0;
                for (Errand errand : duty.errands) {
                    boolean goes = own.stream().anyMatch(sketch -> sketch.errand == errand);
                    boolean leavesForDoors =
                            errand.mendable && errand.loading().place().equals(base.id()) && errand.isToDoors();
                    if (!goes && (errand.begun || !leavesForDoors)) {
                        fixed++;
                        from = Math.max(
                                from, errand.trip.end() + fleet.turnRoundSeconds() + roster.disinfection(duty, errand));
                    }
                }
                int begin = from;
                boolean behindFixed = own.stream().allMatch(sketch -> sketch.template.loadSecond() >= begin);
                int tripsLeft = fleet.maxTripsPerDay() - fixed;
                if (tripsLeft > 0 && begin < shift.end() && behindFixed) {
                    free.add(new Free(
                            duty,
                            new Squad(
                                    fleet,
                                    city.vehicles().type(fleet),
                                    duty.crew,
                                    List.of(duty.vehicle),
                                    new TimeWindow(begin, shift.end()),
                                    tripsLeft),
                            own));
                }
            }
        }
        return free;
    }

    /** Adds the parcels that a vehicle has promised; {@code null}, and none added, when one cannot be told apart from its trip. */
    private List<List<Integer>> promised(Free vehicle, List<Squad> squads, List<Parcel> parcels, List<Integer> times) {
        List<Parcel> own = new ArrayList<>();
        List<Integer> ownTimes = new ArrayList<>();
        List<List<Integer>> trips = new ArrayList<>();
        for (Sketch sketch : vehicle.sketches) {
            List<Integer> trip = new ArrayList<>();
            Template template = sketch.template;
            for (int i = 0; i < template.stops().size(); i++) {
                List<Parcel.Item> items = template.drops().get(i).stream()
                        .map(drop ->
                                new Parcel.Item(demands.index().get(drop.demand()), drop.commodity(), drop.quantity()))
                        .toList();
                if (!items.isEmpty()) {
                    Stop stop = template.stops().get(i);
                    Parcel parcel =
                            rounds.parcelling.promised(ways, base, stop.place(), day, items, sketch.release, squads);
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

    private static List<List<Integer>> trips(RoutingSolution.Route route, RoutingProblem problem) {
        List<List<Integer>> trips = new ArrayList<>();
        List<Integer> trip = new ArrayList<>();
        for (int visit : route.visits()) {
            if (problem.isStop(visit)) {
                trip.add(visit);
            } else if (problem.isReload(visit) && !trip.isEmpty()) {
                trips.add(trip);
                trip = new ArrayList<>();
            }
        }
        if (!trip.isEmpty()) {
            trips.add(trip);
        }
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
        vehicle.sketches.forEach(sketch -> sketch.template.stops().forEach(stop -> had.add(stop.begin())));
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
            plan.put(new Errand(vehicle.duty, null, template), template);
        }
    }

    private interface ParcelOf {
        Parcel at(int index);
    }

    private Rounds.Round round(Free vehicle, List<List<Integer>> trips, ParcelOf parcelOf) {
        Rounds.Round round = new Rounds.Round(ways, vehicle.squad, vehicle.duty.vehicle);
        trips.forEach(trip -> round.trips.add(
                new Rounds.Loaded(trip.stream().map(parcelOf::at).toList())));
        if (!round.trips.isEmpty()) {
            rounds.clock.giveTimes(base, day, round);
        }
        return round;
    }

    private boolean isInTime(Free vehicle, Rounds.Round round) {
        for (Rounds.Loaded trip : round.trips) {
            if (trip.back > vehicle.squad.shift().end()
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

    private Commodity commodity(int demand) {
        Demand wanted = demands.demand(demand);
        return demands.commodity(wanted.commodity());
    }
}
