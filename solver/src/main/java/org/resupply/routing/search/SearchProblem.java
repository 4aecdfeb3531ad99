package org.resupply.routing.search;

import static org.resupply.problem.RoutingProblem.LONG_DURATION;
import static org.resupply.problem.RoutingProblem.MOST_COSTS;
import static org.resupply.problem.RoutingProblem.NONE;
import static org.resupply.problem.RoutingProblem.NOWHERE;
import static org.resupply.problem.RoutingProblem.UNLIMITED;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.resupply.problem.RouteRule;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;

/**
 * A problem as the search reads it: flat arrays, vehicles by type, and the features the problem really uses.
 *
 * <p><b>Types.</b> A type is a vehicle class, or one single vehicle of it that something was promised of or that has a locked
 * prefix. <b>Tasks.</b> What is served or left out as one: a stop, both stops of a pair, or a group of alternatives; a task is
 * named by its first stop.
 *
 * <p><b>Plain and rich.</b> A problem is plain when each change of a route can be priced exactly in constant time from what
 * its nodes remember: loads that only go one way, one window per stop, one trip. Everything else is rich: what survives the
 * same constant-time tests is then priced by {@link Schedule} on the whole route.
 */
public final class SearchProblem {
    /**
     * What leaving a required stop out is worth for itself and, if it fills the largest vehicle, for its load: one large stop is left out
     * rather than two small ones.
     */
    private static final int PER_STOP = 4;

    private static final int PER_LOAD = 3;

    private static final int STRETCH = 1024;

    final RoutingProblem problem;
    final int stops;
    final int dimensions;

    // By type.
    final int types;
    final int[] typeClass;
    final int[] typeVehicle;
    final int[][]
            typeLockedBreaks; // breaks of a locked prefix taken before its first node, its second .. and after its last
    final int[] typeCount;
    final int[] typeStart;
    final int[] typeEnd;
    final long[] typeFixed;
    final int[] typeUnit;
    final int[] typeDurationUnit;
    final int[] typeOpen;
    final int[] typeClose;
    final int[] typeMaxStops;
    final int[] typeMaxDistance;
    final int[] typeMaxDuration;
    final int[] typeProfile;
    final int[] typeMaxTrips;
    final int[] capacity; // type * dimensions + dimension

    // By profile.
    final Distances[] distances;
    final Distances[] durations;

    final int[] number; // by place of the problem: its number in this search

    // By stop.
    final int[] place;
    final int[] open;
    final int[] close;
    final int[] service;
    final int[][] serviceOf; // by vehicle class; the same array where service times do not depend on the class
    final int[] amount; // stop * dimensions + dimension: what the stop adds to a route whose loads only go one way
    final int[] down; // stop * dimensions + dimension: on board of a trip from its start because of the stop
    final int[] net; // stop * dimensions + dimension: what the load changes by at the stop
    final int[] task;
    final long[] price; // by task: cost of leaving it out
    final boolean[] required; // by task
    final boolean[] locked;
    final int[] partner; // the other stop of its pair; NONE as well for a pair of which only the pickup is locked

    /** By stop: the type of the vehicle it was promised, or NONE; null where nothing is promised. */
    final int[] promisedType;

    /** By stop: the last stop of the locked prefix that picked up what is delivered here, or NONE; null where none is. */
    final int[] owedBehind;

    final boolean timed;
    final boolean rich;
    final boolean multiTrip;
    final boolean hasPairs;
    final boolean scheduled; // departures matter: duration costs or limits, rules, promised times
    final boolean singleProfile;
    // Nothing but the goods of pairs is ever on board.
    final boolean carriesPairsOnly;
    // Pairs with windows and capacity only: what a walk along a route finds needs no second pricing.
    final boolean exactWalk;
    // Rich by loads, durations, trips and releases only: a position within a trip is priced exactly in constant time,
    // or along the trip.
    final boolean constantTime;
    // Whether what nodes remember is brought up to date from where a route changed, the route not priced anew.
    final boolean updatedInPlace;
    // Loads of one trip that only go one way: the sum over the route is all there is to know.
    final boolean oneWay;
    // Whether a trip has to wait for what it carries.
    final boolean hasReleases;
    // Whether anything is picked up anywhere; if not, loads only fall along a trip.
    final boolean takesLoad;
    // Whether a trip's stops matter to each other beyond their loads.
    final boolean companyMatters;
    final boolean restricted;
    final boolean limitedDistance;
    final boolean limitedStops;
    final boolean sameTravel;
    final boolean symmetric;
    final boolean complete; // there is a way from each place to each
    final boolean uniform; // one type, one profile
    final long leastUnit; // what a unit of distance costs with the type that is cheapest to drive
    final boolean hasPrizes;
    final boolean packsTrips; // all stops are to be served, in time, by vehicles that reload
    final int[] family; // by type: alike where types differ in capacity and cost only; null where no two types do
    final int[] neighbours; // stop * width + rank
    final int[] neighbourDistance; // stop * width + rank: the shorter way between the two
    final int width;
    final DepotLegs depotLegs; // where windows do not decide, or trips begin often; null otherwise

    public SearchProblem(RoutingProblem problem) {
        this(problem, () -> false);
    }

    /**
     * A problem made ready for the search, or in haste.
     *
     * @param ended whether the end was asked for: then lists that take long are left out, and hardly any stop has neighbours; asked
     *     between all that takes long, it may give the whole up by what it throws
     */
    public SearchProblem(RoutingProblem problem, BooleanSupplier ended) {
        this.problem = problem;
        stops = problem.stops();
        dimensions = problem.dimensions();

        int[][] named = namedVehicles(problem);
        int classes = problem.vehicleClasses();
        types = classes + named.length;
        typeClass = IntStream.range(0, types)
                .map(type -> type < classes ? type : named[type - classes][0])
                .toArray();
        typeVehicle = IntStream.range(0, types)
                .map(type -> type < classes ? NONE : named[type - classes][1])
                .toArray();
        typeCount = IntStream.range(0, types)
                .map(type -> type < classes ? unnamed(type, named) : 1)
                .toArray();
        typeLockedBreaks = new int[types][];
        for (RoutingSolution.Route lock : problem.locks()) {
            typeLockedBreaks[typeOf(lock.vehicleClass(), lock.vehicle())] = lockedBreaks(lock);
        }
        int[] order = Places.inOrder(problem.travel(0), ended);
        number = new int[problem.places()];
        for (int i = 0; i < order.length; i++) {
            number[order[i]] = i;
        }
        typeStart = byType(c -> placeOf(problem.startPlace(c)));
        typeEnd = byType(c -> placeOf(problem.endPlace(c)));
        typeFixed = Arrays.stream(typeClass).mapToLong(problem::fixedCost).toArray();
        typeUnit = byType(problem::distanceCost);
        typeDurationUnit = byType(problem::durationCost);
        typeOpen = byType(problem::shiftStart);
        typeClose = byType(problem::shiftEnd);
        typeMaxStops = byType(problem::maxStops);
        typeMaxDistance = byType(problem::maxDistance);
        typeMaxDuration = byType(problem::maxDuration);
        typeProfile = byType(problem::profile);
        typeMaxTrips = byType(problem::maxTrips);
        capacity = new int[types * dimensions];
        for (int type = 0; type < types; type++) {
            for (int d = 0; d < dimensions; d++) {
                capacity[type * dimensions + d] = problem.capacity(typeClass[type], d);
            }
        }

        distances = new Distances[problem.profiles()];
        durations = new Distances[problem.profiles()];
        boolean same = true;
        boolean bothWays = true;
        boolean everywhere = true;
        for (int profile = 0; profile < distances.length; profile++) {
            distances[profile] = Distances.ofDistance(problem.travel(profile), order, ended);
            durations[profile] = Distances.ofDuration(problem.travel(profile), order, distances[profile], ended);
            same &= durations[profile] == distances[profile];
            bothWays &= problem.travel(profile).isSymmetric();
            everywhere &= problem.travel(profile).isComplete();
        }
        sameTravel = same;
        symmetric = bothWays;
        complete = everywhere;

        place = new int[stops];
        open = new int[stops];
        close = new int[stops];
        service = new int[stops];
        amount = new int[stops * dimensions];
        down = new int[stops * dimensions];
        net = new int[stops * dimensions];
        task = new int[stops];
        price = new long[stops];
        required = new boolean[stops];
        locked = new boolean[stops];
        lock();
        owedBehind = owed();
        promisedType = problem.hasPromises() ? byStop(this::promisedType) : null;
        partner = new int[stops];
        for (int s = 0; s < stops; s++) {
            ask(ended, s);
            place[s] = number[problem.place(s)];
            open[s] = problem.windowOpen(s, 0);
            close[s] = problem.windowClose(s, problem.windows(s) - 1);
            service[s] = problem.service(0, s);
            partner[s] = isOwed(s) || isOwed(problem.partner(s)) ? NONE : problem.partner(s);
            task[s] = problem.group(s) != NONE
                    ? problem.groupStop(problem.group(s), 0)
                    : partner[s] != NONE && !problem.isPickup(s) ? partner[s] : s;
            for (int d = 0; d < dimensions; d++) {
                amount[s * dimensions + d] = problem.delivered(s, d) + problem.collected(s, d);
                down[s * dimensions + d] = problem.delivered(s, d);
                net[s * dimensions + d] = problem.collected(s, d) - problem.delivered(s, d) + problem.carried(s, d);
            }
        }
        serviceOf = new int[classes][];
        for (int c = 0; c < classes; c++) {
            int vehicleClass = c;
            serviceOf[c] = problem.hasServiceByClass() ? byStop(s -> problem.service(vehicleClass, s)) : service;
        }

        var uses = new Features(problem);
        hasPairs = uses.pairs;
        multiTrip = uses.trips;
        hasReleases = uses.releases;
        restricted = uses.forbiddenStops;
        limitedDistance = uses.distanceLimits;
        limitedStops = uses.stopLimits;
        takesLoad = uses.pairs || uses.collections;
        carriesPairsOnly = uses.pairsOnly;
        companyMatters = uses.pairs || uses.releases || uses.tripRules;
        singleProfile = distances.length == 1;
        scheduled = uses.durations || uses.promises || uses.hostRules;
        timed = uses.windows || uses.shifts || uses.durations || uses.releases || uses.breaks || !complete;
        oneWay = !uses.pairs && !uses.mixedLoads && !uses.trips;
        rich = !oneWay
                || uses.severalWindows
                || uses.releases
                || uses.breaks
                || uses.serviceByClass
                || uses.tripRules
                || uses.alternatives
                || uses.locks
                || scheduled;
        constantTime = rich
                && !(uses.pairs
                        || uses.severalWindows
                        || uses.releases && scheduled
                        || uses.breaks
                        || uses.tripRules
                        || uses.promises
                        || uses.hostRules);
        exactWalk = carriesPairsOnly
                && !(uses.trips
                        || uses.severalWindows
                        || uses.releases
                        || uses.breaks
                        || uses.distanceLimits
                        || uses.stopLimits
                        || uses.serviceByClass
                        || uses.tripRules
                        || uses.alternatives
                        || uses.locks
                        || scheduled);
        // Without windows walks still read times, which an update in place leaves alone.
        updatedInPlace = constantTime || exactWalk && timed;
        uniform = types == 1 && singleProfile;
        leastUnit = Arrays.stream(typeUnit).min().orElse(0);
        family = rich || restricted || types == 1 ? null : families();
        priceTasks(ended);
        hasPrizes = IntStream.range(0, stops).anyMatch(s -> task[s] == s && !required[s]);
        packsTrips = multiTrip && timed && !hasPrizes;
        int mostNeighbours = Math.min(Math.max(0, stops - 1), Neighbours.WIDTH);
        int[] lists = Neighbours.of(this, mostNeighbours, ended);
        neighbourDistance = Neighbours.distances(this, lists, mostNeighbours, ended);
        neighbours = neighbourDistance.length == 0 ? neighbourDistance : lists;
        width = neighbours.length == 0 ? 0 : mostNeighbours;
        boolean noLegs = hasPairs || timed && !multiTrip || width == 0 || stops > DepotLegs.MOST_STOPS;
        depotLegs = noLegs ? null : new DepotLegs(this, ended);
    }

    private int[] byType(IntUnaryOperator ofClass) {
        return Arrays.stream(typeClass).map(ofClass).toArray();
    }

    private int[] byStop(IntUnaryOperator ofStop) {
        return IntStream.range(0, stops).map(ofStop).toArray();
    }

    /** The number of a place in this search; that of "nowhere" comes after all others. */
    private int placeOf(int outer) {
        return outer == NOWHERE ? number.length : number[outer];
    }

    /** How many vehicles of a class have no type of their own. */
    private int unnamed(int c, int[][] named) {
        int count = problem.vehicleCount(c);
        return count == UNLIMITED
                ? count
                : count
                        - (int) Arrays.stream(named)
                                .filter(vehicle -> vehicle[0] == c)
                                .count();
    }

    /** Asks whether the end was asked for whenever so many stops or places more are done. */
    static void ask(BooleanSupplier ended, int done) {
        if (done % STRETCH == STRETCH - 1) {
            ended.getAsBoolean();
        }
    }

    /** Whether vehicles begin or end their routes at different places. */
    boolean hasSeveralDepots() {
        for (int type = 1; type < types; type++) {
            if (typeStart[type] != typeStart[0] || typeEnd[type] != typeEnd[0]) {
                return true;
            }
        }
        return false;
    }

    /** A vehicle may be promised that is there no more; whoever comes instead breaks the promise. */
    private static boolean exists(RoutingProblem problem, int vehicleClass, int vehicle) {
        return vehicle < problem.vehicleCount(vehicleClass);
    }

    private static int[][] namedVehicles(RoutingProblem problem) {
        var named = new java.util.TreeSet<Long>();
        for (RoutingSolution.Route lock : problem.locks()) {
            named.add((long) lock.vehicleClass() << 32 | lock.vehicle());
        }
        if (problem.hasPromises()) {
            for (int s = 0; s < problem.stops(); s++) {
                if (problem.promisedClass(s) != NONE
                        && exists(problem, problem.promisedClass(s), problem.promisedVehicle(s))) {
                    named.add((long) problem.promisedClass(s) << 32 | problem.promisedVehicle(s));
                }
            }
        }
        int[][] vehicles = new int[named.size()][];
        int i = 0;
        for (long code : named) {
            vehicles[i++] = new int[] {(int) (code >>> 32), (int) code};
        }
        return vehicles;
    }

    /** By type: the number of its family; null where no two types differ in capacity and cost only. */
    private int[] families() {
        int[] families = new int[types];
        boolean any = false;
        for (int type = 0; type < types; type++) {
            families[type] = type;
            for (int other = 0; other < type; other++) {
                if (typeStart[type] == typeStart[other]
                        && typeEnd[type] == typeEnd[other]
                        && typeOpen[type] == typeOpen[other]
                        && typeClose[type] == typeClose[other]
                        && typeMaxStops[type] == typeMaxStops[other]
                        && typeMaxDistance[type] == typeMaxDistance[other]
                        && typeProfile[type] == typeProfile[other]) {
                    families[type] = families[other];
                    any = true;
                }
            }
        }
        return any ? families : null;
    }

    /** The distances of a type's profile. */
    Distances distancesOf(int type) {
        return distances[singleProfile ? 0 : typeProfile[type]];
    }

    /** The durations of a type's profile. */
    Distances durationsOf(int type) {
        return durations[singleProfile ? 0 : typeProfile[type]];
    }

    /** Whether two types differ in capacity and cost only. */
    boolean related(int type, int other) {
        return family != null && family[type] == family[other];
    }

    private void priceTasks(BooleanSupplier ended) {
        // A required task left out costs more than any detour to it could, whatever promises it breaks and rules of the
        // host say.
        double longest = 0;
        for (int type = 0; type < types; type++) {
            double detour = 4.0 * problem.travel(typeProfile[type]).longestDistance() * typeUnit[type]
                    + typeFixed[type]
                    + (double) typeDurationUnit[type] * Math.min(typeClose[type], LONG_DURATION);
            longest = Math.max(longest, detour);
        }
        longest += dearestPromise() + (double) RouteRule.MOST * problem.rules().size();
        long missing = (long) Math.min(8 * longest + 1000, MOST_COSTS / Math.max(1, stops));
        int[] largest = largestCapacities();
        for (int s = 0; s < stops; s++) {
            ask(ended, s);
            if (task[s] != s) {
                continue;
            }
            int group = problem.group(s);
            required[s] = group == NONE ? problem.isRequired(s) : problem.isGroupRequired(group);
            int left = partner[s] == NONE ? 1 : 2;
            price[s] = required[s]
                    ? missing * PER_STOP * left + (long) (missing * PER_LOAD * bulk(s, largest))
                    : group == NONE ? problem.prize(s) : problem.groupPrize(group);
        }
        long prizes = 0;
        for (int s = 0; s < stops; s++) {
            prizes += task[s] == s && !required[s] ? price[s] : 0;
        }
        if (prizes > 0) {
            // No sum of prizes outweighs a required task, as far as the numbers reach.
            long floor = Math.min(prizes, Long.MAX_VALUE / 64 / Math.max(1, stops));
            for (int s = 0; s < stops; s++) {
                price[s] = required[s] ? Math.max(price[s], floor) : price[s];
            }
        }
        priceOwed(missing);
    }

    /**
     * What is on board because of a lock must come off: no answer is sound without, whatever else it leaves out.
     *
     * @param detour more than any detour to one stop costs
     */
    private void priceOwed(long detour) {
        long all = detour;
        int owed = 0;
        for (int s = 0; s < stops; s++) {
            all += task[s] == s ? price[s] : 0;
            owed += isOwed(s) ? 1 : 0;
        }
        for (int s = 0; s < stops; s++) {
            if (isOwed(s)) {
                required[s] = true;
                price[s] = Math.min(all, (1L << 60) / owed);
            }
        }
    }

    /** The most that one stop can cost by being served otherwise than promised. */
    private double dearestPromise() {
        int latest = 0;
        for (int type = 0; type < types; type++) {
            latest = Math.max(latest, Math.min(typeClose[type], LONG_DURATION));
        }
        double dearest = 0;
        for (int s = 0; s < stops && problem.hasPromises(); s++) {
            dearest = Math.max(dearest, problem.vehiclePrice(s) + (double) problem.timePrice(s) * latest);
        }
        return dearest;
    }

    /** By dimension: what the largest vehicle holds, at least 1. */
    private int[] largestCapacities() {
        int[] largest = new int[dimensions];
        Arrays.fill(largest, 1);
        for (int i = 0; i < capacity.length; i++) {
            largest[i % dimensions] = Math.max(largest[i % dimensions], capacity[i]);
        }
        return largest;
    }

    /** What a stop takes of the largest vehicle, 0 to 1: small stops find a place more easily, so they cost less to miss. */
    private double bulk(int stop, int[] largest) {
        double most = 0;
        for (int d = 0; d < dimensions; d++) {
            most = Math.max(most, (double) amount[stop * dimensions + d] / largest[d]);
        }
        return Math.min(1, most);
    }

    private void lock() {
        for (RoutingSolution.Route lock : problem.locks()) {
            for (int visit : lock.visits()) {
                if (problem.isStop(visit)) {
                    locked[visit] = true;
                }
            }
        }
    }

    /** By stop: where the locked prefix ends behind which it delivers what that has picked up. */
    private int[] owed() {
        int[] behind = null;
        for (RoutingSolution.Route lock : problem.locks()) {
            int last = NONE;
            for (int visit : lock.visits()) {
                last = problem.isBreak(visit) ? last : visit;
            }
            for (int visit : lock.visits()) {
                int other = problem.isStop(visit) ? problem.partner(visit) : NONE;
                if (other != NONE && problem.isPickup(visit) && !locked[other] && problem.isStop(last)) {
                    if (behind == null) {
                        behind = new int[stops];
                        Arrays.fill(behind, NONE);
                    }
                    behind[other] = last;
                }
            }
        }
        return behind;
    }

    /** Whether a stop delivers what a locked prefix has picked up. */
    boolean isOwed(int stop) {
        return owedBehind != null && stop != NONE && owedBehind[stop] != NONE;
    }

    /** Whether a vehicle of a type may serve a stop. */
    boolean allows(int type, int stop) {
        return problem.isAllowed(typeClass[type], stop);
    }

    /** Whether a vehicle of a type may reload at a depot. */
    boolean opens(int type, int depot) {
        boolean open = false;
        for (int number = 0; number < problem.reloads(typeClass[type]); number++) {
            open |= problem.reload(typeClass[type], number) == depot;
        }
        return open;
    }

    /** The type of a vehicle: its own if it has one, otherwise that of its class. */
    int typeOf(int vehicleClass, int vehicle) {
        int low = problem.vehicleClasses();
        int high = types;
        while (low < high) {
            int middle = (low + high) / 2;
            boolean before = typeClass[middle] < vehicleClass
                    || typeClass[middle] == vehicleClass && typeVehicle[middle] < vehicle;
            low = before ? middle + 1 : low;
            high = before ? high : middle;
        }
        return low < types && typeClass[low] == vehicleClass && typeVehicle[low] == vehicle ? low : vehicleClass;
    }

    private int promisedType(int stop) {
        int c = problem.promisedClass(stop);
        int type = c == NONE ? NONE : typeOf(c, problem.promisedVehicle(stop));
        return type == NONE || typeVehicle[type] == NONE ? NONE : type;
    }

    /** Number of stops. */
    public int stops() {
        return stops;
    }

    /** The place of a reload depot. */
    int reloadPlace(int depot) {
        return number[problem.reloadPlace(depot)];
    }

    /** Whether the problem is a plain one of alike vehicles, so that it is open how many are best. */
    public boolean hasAlikeVehicles() {
        return isOpen() && types == 1;
    }

    /** Whether any vehicle may serve any stop of a plain problem, all are to be served, and nothing is settled beforehand. */
    private boolean isOpen() {
        return !rich && !hasPrizes && problem.locks().isEmpty() && stops > 1;
    }

    /**
     * Whether routes may be loaded above capacity at a price while a search is hot: of plain problems without windows, where vehicles
     * are alike or differ in capacity and cost only and are fewer than stops. Where a larger one is always free nothing is gained.
     */
    public boolean mayOverload() {
        boolean byLoad = isOpen() && !timed && dimensions > 0 && leastUnit > 0;
        return byLoad && (types == 1 || isOneFamily() && vehicles() < stops);
    }

    private boolean isOneFamily() {
        return family != null && Arrays.stream(family).allMatch(f -> f == family[0]);
    }

    private long vehicles() {
        return Arrays.stream(typeCount).asLongStream().sum();
    }

    /** The fewest vehicles that hold everything when all together are at most so full, 0 to 1; for alike vehicles. */
    public int fewestVehicles(double full) {
        int fewest = 1;
        for (int d = 0; d < dimensions; d++) {
            fewest = Math.max(fewest, (int) Math.ceil(total(d) / (full * Math.max(1, capacity[d]))));
        }
        return fewest;
    }

    /** What all stops together add to routes, of one dimension. */
    long total(int dimension) {
        long sum = 0;
        for (int s = 0; s < stops; s++) {
            sum += amount[s * dimensions + dimension];
        }
        return sum;
    }

    /** Whether a change of a route must be priced on the whole route. */
    public boolean isRich() {
        return rich;
    }

    /** Whether all stops are to be served, in time, by vehicles that reload. */
    public boolean isPackingTrips() {
        return packsTrips;
    }

    /** Whether some stops may be left out at a price. */
    public boolean hasPrizes() {
        return hasPrizes;
    }

    /** Whether times limit the routes. */
    public boolean isTimed() {
        return timed;
    }

    @Override
    public String toString() {
        return "SearchProblem[stops=%s, types=%s, timed=%s, rich=%s, capacity=%s]"
                .formatted(stops, types, timed, rich, Arrays.toString(capacity));
    }

    private int[] lockedBreaks(RoutingSolution.Route lock) {
        int[] taken = new int[lock.size() + 1];
        int nodes = 0;
        for (int visit : lock.visits()) {
            if (problem.isBreak(visit)) {
                taken[nodes]++;
            } else {
                taken[nodes + 1] = taken[nodes];
                nodes++;
            }
        }
        return Arrays.copyOf(taken, nodes + 1);
    }
}
