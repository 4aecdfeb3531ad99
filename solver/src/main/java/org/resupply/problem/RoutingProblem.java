package org.resupply.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A vehicle routing problem in arrays: stops, vehicle classes, travel, and the rules between them. Immutable and validated.
 *
 * <p><b>Indices.</b> Stops are {@code 0 .. stops()-1}, vehicle classes {@code 0 .. vehicleClasses()-1}, places
 * {@code 0 .. places()-1}. A <em>visit</em> of a route is coded in one int: stops first, then reload depots
 * ({@link #reloadVisit}), then breaks ({@link #breakVisit}).
 *
 * <p><b>Units.</b> Distances, times and loads are integers in units the caller chooses; costs are longs. Times are at most
 * {@link #NO_LIMIT}.
 *
 * <p><b>What a route must obey</b>
 * <ul>
 *   <li><em>Load.</em> A trip is what lies between two loadings. It starts with all its deliveries on board and ends with all
 *       its pickups on board; the load of no dimension ever exceeds the capacity.
 *   <li><em>Pairs.</em> Pickup and delivery of a pair are on one trip, the pickup first; its amounts are on board in between.
 *   <li><em>Time.</em> The vehicle leaves its start place not before the shift begins and arrives at its end place not after
 *       the shift ends. Service starts inside one of the stop's windows (both ends included); waiting is free. A trip leaves
 *       its depot no earlier than the latest release of the stops it visits.
 *   <li><em>Schedule.</em> Each route returns as early as it can and departs as late as that return allows; every visit in
 *       between starts as early as that departure allows. The duration of a route is return minus departure. With one window
 *       per stop this is also the shortest duration.
 *   <li><em>Reload.</em> A reload at a depot takes the class's turn-round time and a disinfection time which depends on the
 *       highest level of the finished trip and the lowest level of the next one. No trip is empty. A release holds the
 *       vehicle at the depot after the turn-round. A route has at most {@link #maxTrips} trips.
 *   <li><em>Breaks.</em> A break is taken at the place of the preceding visit (or the start), after service there and before
 *       driving on, and starts between its earliest and latest start. The breaks of a class are taken in order, each once; a
 *       break may be left out when the route arrives at its end no later than the break's latest start.
 *   <li><em>Limits.</em> Distance, duration and number of stops of the whole route, all trips together.
 *   <li><em>Company.</em> Stops of goods that do not agree never share a trip. Where the level order is on, levels never fall
 *       along a trip.
 *   <li><em>Compatibility.</em> The class must be {@link #isAllowed allowed} at each stop.
 *   <li><em>Locks.</em> A vehicle with a locked prefix is used, and its route begins with these visits.
 * </ul>
 *
 * <p><b>Objective.</b> The fixed cost of each used vehicle, its distance and duration times their unit costs, the prizes of
 * optional stops and groups of alternatives left out, the costs of route rules, and the prices of broken promises.
 *
 * @see RoutingProblemBuilder
 */
public final class RoutingProblem {
    /** Stands for no limit wherever a time, a duration or a distance is limited; also the largest time. */
    public static final int NO_LIMIT = (1 << 29) - 1;

    /** A number of vehicles that is as many as needed. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** The place of a start or end that is left open: the route begins at its first stop or ends at its last. */
    public static final int NOWHERE = -1;

    /** Stands for no partner, no group, no territory. */
    public static final int NONE = -1;

    /** What routes to each stop alone may cost together, so that as much again can be put on each that must not be left out. */
    public static final double MOST_COSTS = 1L << 54;

    /** A longer duration of a route is none that costs are judged by. */
    public static final int LONG_DURATION = 1 << 24;

    final int places;
    final int dimensions;
    final int stops;
    final RoutingTravel[] profiles;

    // By stop.
    final int[] place;
    final int[] service;
    final int[] release;
    final int[] level;
    final int[] territory;
    final int[] goods;
    final long[] skills;
    final int[] partner;
    final boolean[] pickup;
    final boolean[] required;
    final long[] prize;
    final int[] group;
    final int[] delivered; // stop * dimensions + dimension
    final int[] collected;
    final int[] carried;
    final int[] windowOffset; // stop s has the windows windowOffset[s] .. windowOffset[s + 1] - 1
    final int[] windowOpen;
    final int[] windowClose;
    final int[] promisedClass;
    final int[] promisedVehicle;
    final long[] vehiclePrice;
    final int[] promisedTime;
    final long[] timePrice;

    // By group of alternatives.
    final int[][] groupStops;
    final boolean[] groupRequired;
    final long[] groupPrize;

    // By vehicle class.
    final VehicleClass[] classes;
    final boolean[] allowed; // class * stops + stop
    final int[][] classService; // null where the class has no service times of its own
    final boolean serviceByClass;

    final int[] reloadPlace;
    final int[] breakClass;
    final int[] breakEarliest;
    final int[] breakLatest;
    final int[] breakDuration;
    final boolean levelOrder;
    final int levels;
    final int[] disinfection; // finished level * levels + next level; null where there is none
    final boolean[] disagreeing; // goods * goodsKinds + goods; null where all agree
    final int goodsKinds;
    final List<RoutingSolution.Route> locks;
    final List<RoutingSolution.Route> warmStart;
    final List<RouteRule> rules;

    /** What one class of vehicles has; arrays are never changed after the build. */
    record VehicleClass(
            String name,
            int count,
            int[] capacity,
            long fixedCost,
            int distanceCost,
            int durationCost,
            int start,
            int end,
            int shiftStart,
            int shiftEnd,
            int maxDistance,
            int maxDuration,
            int maxStops,
            int profile,
            int maxTrips,
            int turnRound,
            int[] reloads,
            int[] breaks) {

        /** The same class between other places. */
        VehicleClass at(int newStart, int newEnd) {
            return new VehicleClass(
                    name,
                    count,
                    capacity,
                    fixedCost,
                    distanceCost,
                    durationCost,
                    newStart,
                    newEnd,
                    shiftStart,
                    shiftEnd,
                    maxDistance,
                    maxDuration,
                    maxStops,
                    profile,
                    maxTrips,
                    turnRound,
                    reloads,
                    breaks);
        }

        /** The same class of another size, its breaks numbered anew. */
        VehicleClass with(int newCount, int[] newBreak) {
            return new VehicleClass(
                    name,
                    newCount,
                    capacity,
                    fixedCost,
                    distanceCost,
                    durationCost,
                    start,
                    end,
                    shiftStart,
                    shiftEnd,
                    maxDistance,
                    maxDuration,
                    maxStops,
                    profile,
                    maxTrips,
                    turnRound,
                    reloads,
                    Arrays.stream(breaks).map(pause -> newBreak[pause]).toArray());
        }
    }

    RoutingProblem(RoutingArrays from) {
        from.dropUnusedRules();
        places = from.places;
        dimensions = from.dimensions;
        stops = from.stops;
        profiles = from.profiles;
        place = from.place;
        service = from.service;
        release = from.release;
        level = from.level;
        territory = from.territory;
        goods = from.goods;
        skills = from.skills;
        partner = from.partner;
        pickup = from.pickup;
        required = from.required;
        prize = from.prize;
        group = from.group;
        delivered = from.delivered;
        collected = from.collected;
        carried = from.carried;
        windowOffset = from.windowOffset;
        windowOpen = from.windowOpen;
        windowClose = from.windowClose;
        promisedClass = from.promisedClass;
        promisedVehicle = from.promisedVehicle;
        vehiclePrice = from.vehiclePrice;
        promisedTime = from.promisedTime;
        timePrice = from.timePrice;
        groupStops = from.groupStops;
        groupRequired = from.groupRequired;
        groupPrize = from.groupPrize;
        classes = from.classes;
        allowed = from.allowed;
        classService = from.classService;
        serviceByClass = Arrays.stream(classService).anyMatch(Objects::nonNull);
        reloadPlace = from.reloadPlace;
        breakClass = from.breakClass;
        breakEarliest = from.breakEarliest;
        breakLatest = from.breakLatest;
        breakDuration = from.breakDuration;
        levelOrder = from.levelOrder;
        levels = from.levels;
        disinfection = from.disinfection;
        disagreeing = from.disagreeing;
        goodsKinds = from.goodsKinds;
        locks = from.locks;
        warmStart = from.warmStart;
        rules = from.rules;
    }

    /** Number of places. */
    public int places() {
        return places;
    }

    /** Number of load dimensions. */
    public int dimensions() {
        return dimensions;
    }

    /** Number of stops. */
    public int stops() {
        return stops;
    }

    /** Number of travel profiles. */
    public int profiles() {
        return profiles.length;
    }

    /** Distances and durations of a profile. */
    public RoutingTravel travel(int profile) {
        return profiles[profile];
    }

    // ------------------------------------------------------------------ visits

    /** Number of different visits: stops, reload depots and breaks together. */
    public int visits() {
        return stops + reloadPlace.length + breakClass.length;
    }

    /** Whether a visit is a stop; then it is the stop's index. */
    public boolean isStop(int visit) {
        return visit < stops;
    }

    /** Whether a visit is a reload at a depot. */
    public boolean isReload(int visit) {
        return visit >= stops && visit < stops + reloadPlace.length;
    }

    /** Whether a visit is a break. */
    public boolean isBreak(int visit) {
        return visit >= stops + reloadPlace.length;
    }

    /** Number of reload depots. */
    public int reloadDepots() {
        return reloadPlace.length;
    }

    /** The visit that is a reload at a reload depot (by its index, in the order of addition). */
    public int reloadVisit(int depot) {
        return stops + depot;
    }

    /** The reload depot of a reload visit. */
    public int reloadDepot(int visit) {
        return visit - stops;
    }

    /** The place of a reload depot. */
    public int reloadPlace(int depot) {
        return reloadPlace[depot];
    }

    /** Number of breaks of all vehicle classes together. */
    public int breaks() {
        return breakClass.length;
    }

    /** The visit that is a break. */
    public int breakVisit(int pause) {
        return stops + reloadPlace.length + pause;
    }

    /** The break of a break visit. */
    public int breakOf(int visit) {
        return visit - stops - reloadPlace.length;
    }

    /** The vehicle class that must take a break. */
    public int breakClass(int pause) {
        return breakClass[pause];
    }

    /** The earliest start of a break. */
    public int breakEarliest(int pause) {
        return breakEarliest[pause];
    }

    /** The latest start of a break. */
    public int breakLatest(int pause) {
        return breakLatest[pause];
    }

    /** How long a break lasts. */
    public int breakDuration(int pause) {
        return breakDuration[pause];
    }

    // ------------------------------------------------------------------ stops

    /** The place of a stop. */
    public int place(int stop) {
        return place[stop];
    }

    /** Service time at a stop by a vehicle of a class. */
    public int service(int vehicleClass, int stop) {
        int[] own = classService[vehicleClass];
        return own != null ? own[stop] : service[stop];
    }

    /** Whether some class has service times of its own. */
    public boolean hasServiceByClass() {
        return serviceByClass;
    }

    /** The amount of a dimension brought to a stop from the depot. */
    public int delivered(int stop, int dimension) {
        return delivered[stop * dimensions + dimension];
    }

    /** The amount of a dimension taken from a stop to the depot. */
    public int collected(int stop, int dimension) {
        return collected[stop * dimensions + dimension];
    }

    /** The change of the load by the pair a stop belongs to: positive at its pickup, negative at its delivery, else 0. */
    public int carried(int stop, int dimension) {
        return carried[stop * dimensions + dimension];
    }

    /** The other stop of a stop's pair, or {@link #NONE}. */
    public int partner(int stop) {
        return partner[stop];
    }

    /** Whether a stop is the pickup of a pair. */
    public boolean isPickup(int stop) {
        return pickup[stop];
    }

    /** Number of time windows of a stop, at least 1. */
    public int windows(int stop) {
        return windowOffset[stop + 1] - windowOffset[stop];
    }

    /** The earliest start of service in a window of a stop; windows are ascending and disjoint. */
    public int windowOpen(int stop, int window) {
        return windowOpen[windowOffset[stop] + window];
    }

    /** The latest start of service in a window of a stop. */
    public int windowClose(int stop, int window) {
        return windowClose[windowOffset[stop] + window];
    }

    /** The earliest departure from the depot of a trip that visits a stop. */
    public int release(int stop) {
        return release[stop];
    }

    /** Whether a stop must be served. Always false for members of a group of alternatives, whose group decides. */
    public boolean isRequired(int stop) {
        return required[stop];
    }

    /**
     * The cost of leaving an optional stop out, priority class included: a stop of a higher class weighs more than all stops
     * of the classes below it together. 0 for required stops and members of a group; a pair's prize is at its pickup.
     */
    public long prize(int stop) {
        return prize[stop];
    }

    /** The group of alternatives a stop belongs to, or {@link #NONE}. */
    public int group(int stop) {
        return group[stop];
    }

    /** Number of groups of alternatives; at most one member of each is served. */
    public int groups() {
        return groupStops.length;
    }

    /** Number of stops of a group. */
    public int groupSize(int group) {
        return groupStops[group].length;
    }

    /** A stop of a group. */
    public int groupStop(int group, int member) {
        return groupStops[group][member];
    }

    /** Whether one member of a group must be served. */
    public boolean isGroupRequired(int group) {
        return groupRequired[group];
    }

    /** The cost of leaving out all members of an optional group. */
    public long groupPrize(int group) {
        return groupPrize[group];
    }

    /** The level of a stop, 0 (clean) to {@code levels() - 1}. */
    public int level(int stop) {
        return level[stop];
    }

    /** Number of levels. */
    public int levels() {
        return levels;
    }

    /** Whether levels must never fall along a trip; not where all stops have the same. */
    public boolean hasLevelOrder() {
        return levelOrder;
    }

    /** Disinfection time at a reload, by the highest level of the finished trip and the lowest of the next. */
    public int disinfection(int finished, int next) {
        return disinfection == null ? 0 : disinfection[finished * levels + next];
    }

    /** Whether any disinfection takes time between levels that stops have. */
    public boolean hasDisinfection() {
        return disinfection != null;
    }

    /** The kind of goods of a stop, 0 where none was given. */
    public int goods(int stop) {
        return goods[stop];
    }

    /** Number of kinds of goods. */
    public int goodsKinds() {
        return goodsKinds;
    }

    /** Whether two kinds of goods may share a trip. */
    public boolean agree(int goods, int otherGoods) {
        return disagreeing == null || !disagreeing[goods * goodsKinds + otherGoods];
    }

    /** Whether some kinds of goods may not share a trip, and stops have such goods. */
    public boolean hasDisagreeingGoods() {
        return disagreeing != null;
    }

    /** Whether a vehicle class may serve a stop: skills, allowed stops and territory together. */
    public boolean isAllowed(int vehicleClass, int stop) {
        return allowed[vehicleClass * stops + stop];
    }

    /**
     * Why no vehicle could serve a stop (or its pair) even on a route of its own, or null when one could. Starts straight from
     * the vehicle's start place; the limit of duration and breaks are left to the search.
     */
    public RoutingSolution.Reason obstacle(int stop) {
        return RoutingReach.obstacle(this, stop);
    }

    // ------------------------------------------------------------------ promises

    /** Whether any stop has a price for serving it otherwise than promised. */
    public boolean hasPromises() {
        return promisedClass != null;
    }

    /** The class of the vehicle promised to a stop, or {@link #NONE}. */
    public int promisedClass(int stop) {
        return promisedClass == null ? NONE : promisedClass[stop];
    }

    /** The number within its class of the vehicle promised to a stop. */
    public int promisedVehicle(int stop) {
        return promisedVehicle[stop];
    }

    /** The cost of serving a stop by another vehicle than promised. */
    public long vehiclePrice(int stop) {
        return promisedClass == null ? 0 : vehiclePrice[stop];
    }

    /** The start of service promised to a stop, or {@link #NONE}. */
    public int promisedTime(int stop) {
        return promisedTime == null ? NONE : promisedTime[stop];
    }

    /** The cost of each unit of time between the promised and the planned start of service. */
    public long timePrice(int stop) {
        return timePrice == null ? 0 : timePrice[stop];
    }

    // ------------------------------------------------------------------ vehicles

    /** Number of vehicle classes. */
    public int vehicleClasses() {
        return classes.length;
    }

    /** The name of a vehicle class, for messages. */
    public String vehicleName(int vehicleClass) {
        return classes[vehicleClass].name();
    }

    /** A locked prefix, for messages. */
    public String lockName(RoutingSolution.Route lock) {
        return "The locked prefix %s of vehicle (%s) of %s"
                .formatted(Arrays.toString(lock.visits()), lock.vehicle(), vehicleName(lock.vehicleClass()));
    }

    /** Number of vehicles of a class, or {@link #UNLIMITED}. */
    public int vehicleCount(int vehicleClass) {
        return classes[vehicleClass].count();
    }

    /** Capacity of a class in a dimension. */
    public int capacity(int vehicleClass, int dimension) {
        return classes[vehicleClass].capacity()[dimension];
    }

    /** Cost of using a vehicle of a class at all. */
    public long fixedCost(int vehicleClass) {
        return classes[vehicleClass].fixedCost();
    }

    /** Cost of one unit of distance. */
    public int distanceCost(int vehicleClass) {
        return classes[vehicleClass].distanceCost();
    }

    /** Cost of one unit of duration between departure and return. */
    public int durationCost(int vehicleClass) {
        return classes[vehicleClass].durationCost();
    }

    /** The start place of a class, or {@link #NOWHERE}. */
    public int startPlace(int vehicleClass) {
        return classes[vehicleClass].start();
    }

    /** The end place of a class, or {@link #NOWHERE}. */
    public int endPlace(int vehicleClass) {
        return classes[vehicleClass].end();
    }

    /** The earliest departure of a class. */
    public int shiftStart(int vehicleClass) {
        return classes[vehicleClass].shiftStart();
    }

    /** The latest return of a class, or {@link #NO_LIMIT}. */
    public int shiftEnd(int vehicleClass) {
        return classes[vehicleClass].shiftEnd();
    }

    /** The longest distance of a route, or {@link #NO_LIMIT}. */
    public int maxDistance(int vehicleClass) {
        return classes[vehicleClass].maxDistance();
    }

    /** The longest duration of a route, or {@link #NO_LIMIT}. */
    public int maxDuration(int vehicleClass) {
        return classes[vehicleClass].maxDuration();
    }

    /** The largest number of stops of a route, or {@link #NO_LIMIT}. */
    public int maxStops(int vehicleClass) {
        return classes[vehicleClass].maxStops();
    }

    /** The travel profile of a class. */
    public int profile(int vehicleClass) {
        return classes[vehicleClass].profile();
    }

    /** The largest number of trips of a route, at least 1. */
    public int maxTrips(int vehicleClass) {
        return classes[vehicleClass].maxTrips();
    }

    /** The turn-round time of a class at each reload. */
    public int turnRound(int vehicleClass) {
        return classes[vehicleClass].turnRound();
    }

    /** Number of reload depots open to a class. */
    public int reloads(int vehicleClass) {
        return classes[vehicleClass].reloads().length;
    }

    /** A reload depot (index of depot) open to a class. */
    public int reload(int vehicleClass, int number) {
        return classes[vehicleClass].reloads()[number];
    }

    /** Number of breaks a vehicle of a class must take. */
    public int breaks(int vehicleClass) {
        return classes[vehicleClass].breaks().length;
    }

    /** A break of a class, in the order in which they are taken. */
    public int breakOf(int vehicleClass, int number) {
        return classes[vehicleClass].breaks()[number];
    }

    // ------------------------------------------------------------------ routes given

    /** Locked prefixes: the route of each such vehicle begins with these visits. */
    public List<RoutingSolution.Route> locks() {
        return locks;
    }

    /** Routes to start the search from; they may be infeasible or incomplete. */
    public List<RoutingSolution.Route> warmStart() {
        return warmStart;
    }

    /** Number of visits of a vehicle's locked prefix; 0 without one. */
    int lockedVisits(int vehicleClass, int vehicle) {
        for (RoutingSolution.Route lock : locks) {
            if (lock.vehicleClass() == vehicleClass && lock.vehicle() == vehicle) {
                return lock.size();
            }
        }
        return 0;
    }

    /** Rules that add a cost or a veto to a route. */
    public List<RouteRule> rules() {
        return rules;
    }
}
