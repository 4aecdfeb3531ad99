package org.resupply.problem;

import static org.resupply.problem.RoutingProblem.NONE;
import static org.resupply.problem.RoutingProblem.NOWHERE;
import static org.resupply.problem.RoutingProblem.NO_LIMIT;
import static org.resupply.problem.RoutingProblem.UNLIMITED;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * Fills a {@link RoutingProblem} piece by piece; {@link #build} refuses nonsense by name and value.
 *
 * <pre>{@code
 * var problem = new RoutingProblemBuilder(1);
 * problem.profile(RoutingTravel.euclidean(x, y, 1, Rounding.NEAREST));
 * problem.vehicles(3, 0).capacity(100).shift(0, 480);
 * problem.stop(1).deliver(40).window(60, 120).service(10);
 * problem.stop(2).deliver(30).prize(500);
 * RoutingSolution best = engine.solve(problem.build(), options, allowance);
 * }</pre>
 */
public final class RoutingProblemBuilder {
    private final int dimensions;
    private final List<RoutingTravel> profiles = new ArrayList<>();
    private final List<Stop> stops = new ArrayList<>();
    private final List<Vehicles> classes = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final List<Integer> reloadPlaces = new ArrayList<>();
    private final List<int[]> breaks = new ArrayList<>();
    private final List<int[]> disagreements = new ArrayList<>();
    private final List<RoutingSolution.Route> locks = new ArrayList<>();
    private final List<RoutingSolution.Route> warmStart = new ArrayList<>();
    private final List<RouteRule> rules = new ArrayList<>();
    private IntFunction<String> stopNames = stop -> "stop " + stop;
    private boolean levelOrder;
    private int[][] disinfection;

    private record Group(int[] stops, boolean required, long prize) {}

    /** A problem whose loads have so many dimensions; 0 where loads do not matter. */
    public RoutingProblemBuilder(int dimensions) {
        if (dimensions < 0) {
            throw new IllegalArgumentException(
                    "The number of load dimensions (%d) must not be negative.".formatted(dimensions));
        }
        this.dimensions = dimensions;
    }

    /** Adds a travel profile and returns its index; all profiles speak of the same places. */
    public int profile(RoutingTravel travel) {
        profiles.add(Objects.requireNonNull(travel, "travel"));
        return profiles.size() - 1;
    }

    /** Adds a required stop at a place; its index is {@link Stop#index}. */
    public Stop stop(int place) {
        var stop = new Stop(stops.size(), place, dimensions);
        stops.add(stop);
        return stop;
    }

    /** Adds a class of so many vehicles that start and end at a place. */
    public Vehicles vehicles(int count, int depot) {
        return vehicles(count, depot, depot);
    }

    /** Adds a class of so many vehicles with a start and an end place, either possibly {@link RoutingProblem#NOWHERE}. */
    public Vehicles vehicles(int count, int start, int end) {
        var vehicles = new Vehicles(classes.size(), count, start, end);
        classes.add(vehicles);
        return vehicles;
    }

    /** Adds a place where vehicles may reload and returns the index of this reload depot. */
    public int reloadDepot(int place) {
        reloadPlaces.add(place);
        return reloadPlaces.size() - 1;
    }

    /**
     * Makes two stops a pair: what is picked up at the first is brought to the second on the same trip.
     *
     * @param pickup stop where it is loaded
     * @param delivery stop where it is unloaded
     * @param amounts one per dimension
     */
    public RoutingProblemBuilder pair(int pickup, int delivery, int... amounts) {
        Stop from = known(pickup);
        Stop to = known(delivery);
        if (pickup == delivery || from.partner != NONE || to.partner != NONE) {
            throw new IllegalArgumentException(
                    "The stops (%d) and (%d) cannot be a pair: a stop belongs to one pair at most and not to itself."
                            .formatted(pickup, delivery));
        }
        requireDimensions("pair of stops %d and %d", pickup, delivery, amounts);
        from.partner = delivery;
        to.partner = pickup;
        from.isPickup = true;
        for (int dimension = 0; dimension < dimensions; dimension++) {
            from.carried[dimension] = amounts[dimension];
            to.carried[dimension] = -amounts[dimension];
        }
        return this;
    }

    /** Makes stops exclude each other, exactly one of which must be served. */
    public RoutingProblemBuilder requiredAlternatives(int... alternatives) {
        return group(new Group(alternatives.clone(), true, 0));
    }

    /** Makes stops exclude each other; serving none of them costs the prize. */
    public RoutingProblemBuilder alternatives(long prize, int... alternatives) {
        if (prize < 0) {
            throw new IllegalArgumentException("The prize (%d) of the alternatives %s must not be negative."
                    .formatted(prize, Arrays.toString(alternatives)));
        }
        return group(new Group(alternatives.clone(), false, prize));
    }

    private RoutingProblemBuilder group(Group group) {
        if (group.stops().length == 0) {
            throw new IllegalArgumentException("A group of alternatives must have at least one stop.");
        }
        for (int stop : group.stops()) {
            if (known(stop).group != NONE) {
                throw new IllegalArgumentException(
                        "The stop (%d) belongs to two groups of alternatives.".formatted(stop));
            }
            known(stop).group = groups.size();
        }
        groups.add(group);
        return this;
    }

    /** Forbids two kinds of goods to share a trip; a kind may also disagree with itself (one such stop per trip). */
    public RoutingProblemBuilder disagree(int goods, int otherGoods) {
        requireNotNegative("kind of goods", goods);
        requireNotNegative("kind of goods", otherGoods);
        disagreements.add(new int[] {goods, otherGoods});
        return this;
    }

    /** Demands that levels never fall along a trip. */
    public RoutingProblemBuilder levelOrder() {
        levelOrder = true;
        return this;
    }

    /** Disinfection time at a reload: row the highest level of the finished trip, column the lowest of the next one. */
    public RoutingProblemBuilder disinfection(int[][] times) {
        disinfection = new int[times.length][];
        for (int finished = 0; finished < times.length; finished++) {
            if (times[finished].length != times.length) {
                throw new IllegalArgumentException("The row (%d) of disinfection times has %d entries instead of %d."
                        .formatted(finished, times[finished].length, times.length));
            }
            for (int next = 0; next < times.length; next++) {
                requireTime(
                        "disinfection time from level %d to level %d".formatted(finished, next), times[finished][next]);
            }
            disinfection[finished] = times[finished].clone();
        }
        return this;
    }

    /** Locks what a vehicle does first: its route begins with these visits, at least one. */
    public RoutingProblemBuilder lock(int vehicleClass, int vehicle, int... prefix) {
        if (prefix.length == 0) {
            throw new IllegalArgumentException(
                    "The locked prefix of vehicle (%d) of class (%d) has no visit.".formatted(vehicle, vehicleClass));
        }
        locks.add(new RoutingSolution.Route(vehicleClass, vehicle, prefix));
        return this;
    }

    /** Adds a route to start the search from. */
    public RoutingProblemBuilder warmStart(RoutingSolution.Route route) {
        warmStart.add(Objects.requireNonNull(route, "route"));
        return this;
    }

    /** Adds a rule which prices or forbids routes. */
    public RoutingProblemBuilder rule(RouteRule rule) {
        rules.add(Objects.requireNonNull(rule, "rule"));
        return this;
    }

    /** Number of travel profiles added so far. */
    public int profiles() {
        return profiles.size();
    }

    /** Number of stops added so far. */
    public int stops() {
        return stops.size();
    }

    /** The visit that is a reload at a reload depot; valid once all stops are added. */
    public int reloadVisit(int depot) {
        return stops.size() + depot;
    }

    /** Names the stops in messages; by default {@code stop 17}. */
    public RoutingProblemBuilder stopNames(IntFunction<String> names) {
        stopNames = Objects.requireNonNull(names, "names");
        return this;
    }

    private Stop known(int stop) {
        if (stop < 0 || stop >= stops.size()) {
            throw new IllegalArgumentException(
                    "The stop (%d) does not exist: there are %d stops so far.".formatted(stop, stops.size()));
        }
        return stops.get(stop);
    }

    private static void requireNotNegative(String what, long value) {
        if (value < 0) {
            throw new IllegalArgumentException("The %s (%d) must not be negative.".formatted(what, value));
        }
    }

    /** The number is put into the text only when there is something to say. */
    private static void requireNotNegative(String what, int stop, long value) {
        if (value < 0) {
            requireNotNegative(what.formatted(stop), value);
        }
    }

    private static void requireTime(String what, int stop, long value) {
        if (value < 0 || value > NO_LIMIT) {
            requireTime(what.formatted(stop), value);
        }
    }

    private static void requireTime(String what, long value) {
        if (value < 0 || value > NO_LIMIT) {
            throw new IllegalArgumentException(
                    "The %s (%d) must be between 0 and %d.".formatted(what, value, NO_LIMIT));
        }
    }

    private void requireDimensions(String what, int stop, int[] amounts) {
        requireDimensions(what, stop, NONE, amounts);
    }

    private void requireDimensions(String what, int stop, int otherStop, int[] amounts) {
        if (amounts.length != dimensions) {
            throw new IllegalArgumentException("The %s has amounts in %d dimensions, the problem has %d."
                    .formatted(what.formatted(stop, otherStop), amounts.length, dimensions));
        }
        for (int dimension = 0; dimension < dimensions; dimension++) {
            if (amounts[dimension] < 0) {
                throw new IllegalArgumentException("The amount (%d) of the %s in dimension %d must not be negative."
                        .formatted(amounts[dimension], what.formatted(stop, otherStop), dimension));
            }
        }
    }

    /** A stop under construction. Required, at any time, without load, unless said otherwise. */
    public final class Stop {
        private final int index;
        private final int place;
        private final int[] delivered;
        private final int[] collected;
        private final int[] carried;
        private final List<int[]> windows = new ArrayList<>(1);
        private int service;
        private int release;
        private int level;
        private int territory = NONE;
        private int goods;
        private long skills;
        private int partner = NONE;
        private boolean isPickup;
        private boolean required = true;
        private int priority;
        private long prize;
        private int group = NONE;
        private int promisedClass = NONE;
        private int promisedVehicle;
        private long vehiclePrice;
        private int promisedTime = NONE;
        private long timePrice;

        private Stop(int index, int place, int dimensions) {
            this.index = index;
            this.place = place;
            delivered = new int[dimensions];
            collected = new int[dimensions];
            carried = new int[dimensions];
        }

        /** The stop's index in the problem. */
        public int index() {
            return index;
        }

        /** What a vehicle brings from the depot, one amount per dimension. */
        public Stop deliver(int... amounts) {
            requireDimensions("delivery of stop %d", index, amounts);
            System.arraycopy(amounts, 0, delivered, 0, dimensions);
            return this;
        }

        /** What a vehicle takes to the depot, one amount per dimension. */
        public Stop collect(int... amounts) {
            requireDimensions("collection of stop %d", index, amounts);
            System.arraycopy(amounts, 0, collected, 0, dimensions);
            return this;
        }

        /** Adds a window in which service may start, both ends included. Without any, it may start at any time. */
        public Stop window(int open, int close) {
            requireTime("opening of stop %d", index, open);
            if (close < open) {
                throw new IllegalArgumentException(
                        "The window of stop %d closes (%d) before it opens (%d).".formatted(index, close, open));
            }
            windows.add(new int[] {open, Math.min(close, NO_LIMIT)});
            return this;
        }

        /** How long service takes with classes that have no service times of their own. */
        public Stop service(int duration) {
            requireTime("service time of stop %d", index, duration);
            service = duration;
            return this;
        }

        /** The earliest departure from the depot of the trip that visits this stop. */
        public Stop release(int time) {
            requireTime("release of stop %d", index, time);
            release = time;
            return this;
        }

        /** Makes the stop optional: leaving it out costs so much. A pair's prize is the sum of its two stops' prizes. */
        public Stop prize(long cost) {
            requireNotNegative("prize of stop %d", index, cost);
            required = false;
            prize = cost;
            return this;
        }

        /**
         * Makes the stop optional within a priority class, 0 the highest. Whatever the prizes, one stop of a class weighs more
         * than all stops of the classes below it; the prize compares stops of one class and must be positive. Driving is weighed against the sum: where a class must not
         * be left out for a shorter way, let prizes be larger than any way.
         */
        public Stop priority(int priorityClass, long cost) {
            requireNotNegative("priority class of stop %d", index, priorityClass);
            if (cost <= 0) {
                throw new IllegalArgumentException(
                        "The prize (%d) of stop %d in its priority class must be positive.".formatted(cost, index));
            }
            required = false;
            priority = priorityClass;
            prize = cost;
            return this;
        }

        /** The level of the stop, 0 (clean) upwards. */
        public Stop level(int value) {
            requireNotNegative("level of stop %d", index, value);
            level = value;
            return this;
        }

        /** Only vehicles of this territory may serve the stop. */
        public Stop territory(int value) {
            requireNotNegative("territory of stop %d", index, value);
            territory = value;
            return this;
        }

        /** The kind of goods of the stop. */
        public Stop goods(int kind) {
            requireNotNegative("kind of goods of stop %d", index, kind);
            goods = kind;
            return this;
        }

        /** Skills a vehicle must have, one per bit. */
        public Stop skills(long mask) {
            skills = mask;
            return this;
        }

        /** The vehicle that was promised, and what serving the stop by another one costs. */
        public Stop promisedVehicle(int vehicleClass, int vehicle, long price) {
            requireNotNegative("promised vehicle of stop %d", index, Math.min(vehicleClass, vehicle));
            requireNotNegative("price of another vehicle at stop %d", index, price);
            promisedClass = vehicleClass;
            promisedVehicle = vehicle;
            vehiclePrice = price;
            return this;
        }

        /** The start of service that was promised, and what each unit of time between promise and plan costs. */
        public Stop promisedTime(int time, long pricePerUnit) {
            requireTime("promised time of stop %d", index, time);
            requireNotNegative("price of another time at stop %d", index, pricePerUnit);
            promisedTime = time;
            timePrice = pricePerUnit;
            return this;
        }
    }

    /** A class of vehicles under construction. Without limits, at distance cost 1, one trip, unless said otherwise. */
    public final class Vehicles {
        private final int index;
        private final int count;
        private final int start;
        private final int end;
        private final List<Integer> reloads = new ArrayList<>();
        private final List<Integer> pauses = new ArrayList<>();
        private String name;
        private int[] capacity;
        private long fixedCost;
        private int distanceCost = 1;
        private int durationCost;
        private int shiftStart;
        private int shiftEnd = NO_LIMIT;
        private int maxDistance = NO_LIMIT;
        private int maxDuration = NO_LIMIT;
        private int maxStops = NO_LIMIT;
        private int profile;
        private int maxTrips = 1;
        private int turnRound;
        private long skills;
        private int territory = NONE;
        private boolean[] onlyStops;
        private int[] service;

        private Vehicles(int index, int count, int start, int end) {
            this.index = index;
            this.count = count;
            this.start = start;
            this.end = end;
            this.name = "vehicle class " + index;
            this.capacity = new int[dimensions];
            Arrays.fill(capacity, NO_LIMIT);
            if (count < 1) {
                throw new IllegalArgumentException(
                        "The number (%d) of vehicles of class %d must be positive.".formatted(count, index));
            }
        }

        /** The index of the class in the problem. */
        public int index() {
            return index;
        }

        /** The name of the class in messages. */
        public Vehicles name(String text) {
            name = Objects.requireNonNull(text, "name");
            return this;
        }

        /** What a vehicle carries at most, one amount per dimension. */
        public Vehicles capacity(int... amounts) {
            if (amounts.length != dimensions) {
                throw new IllegalArgumentException("The capacity of %s has %d dimensions, the problem has %d."
                        .formatted(name, amounts.length, dimensions));
            }
            for (int amount : amounts) {
                if (amount < 0) {
                    throw new IllegalArgumentException(
                            "The capacity (%d) of %s must not be negative.".formatted(amount, name));
                }
            }
            capacity = amounts.clone();
            return this;
        }

        /** Costs: for using a vehicle, per unit of distance, per unit of duration. */
        public Vehicles cost(long fixed, int perDistance, int perDuration) {
            requireNotNegative("fixed cost of " + name, fixed);
            requireNotNegative("cost per distance of " + name, perDistance);
            requireNotNegative("cost per duration of " + name, perDuration);
            fixedCost = fixed;
            distanceCost = perDistance;
            durationCost = perDuration;
            return this;
        }

        /** The earliest departure and the latest return. */
        public Vehicles shift(int earliest, int latest) {
            requireTime("start of the shift of " + name, earliest);
            if (latest < earliest) {
                throw new IllegalArgumentException(
                        "The shift of %s ends (%d) before it starts (%d).".formatted(name, latest, earliest));
            }
            shiftStart = earliest;
            shiftEnd = Math.min(latest, NO_LIMIT);
            return this;
        }

        /** The longest distance of a route. */
        public Vehicles maxDistance(int distance) {
            requireNotNegative("distance limit of " + name, distance);
            maxDistance = Math.min(distance, NO_LIMIT);
            return this;
        }

        /** The longest time between departure and return. */
        public Vehicles maxDuration(int duration) {
            requireNotNegative("duration limit of " + name, duration);
            maxDuration = Math.min(duration, NO_LIMIT);
            return this;
        }

        /** The largest number of stops of a route. */
        public Vehicles maxStops(int number) {
            requireNotNegative("limit of stops of " + name, number);
            maxStops = Math.min(number, NO_LIMIT);
            return this;
        }

        /** The travel profile. */
        public Vehicles profile(int number) {
            requireNotNegative("travel profile of " + name, number);
            profile = number;
            return this;
        }

        /**
         * Allows several trips.
         *
         * @param trips the largest number of trips, at least 1
         * @param turnRoundTime time at the depot for each reload
         * @param depots reload depots open to the class, by index
         */
        public Vehicles reload(int trips, int turnRoundTime, int... depots) {
            if (trips < 1) {
                throw new IllegalArgumentException(
                        "The number of trips (%d) of %s must be positive.".formatted(trips, name));
            }
            requireTime("turn-round time of " + name, turnRoundTime);
            maxTrips = trips;
            turnRound = turnRoundTime;
            reloads.clear();
            for (int depot : depots) {
                reloads.add(depot);
            }
            return this;
        }

        /** Adds a break that starts between two times; breaks are taken in the order of addition. Returns its index. */
        public int pause(int earliest, int latest, int duration) {
            requireTime("earliest start of a break of " + name, earliest);
            requireTime("duration of a break of " + name, duration);
            if (latest < earliest) {
                throw new IllegalArgumentException("The break of %s has a latest start (%d) before its earliest (%d)."
                        .formatted(name, latest, earliest));
            }
            breaks.add(new int[] {index, earliest, Math.min(latest, NO_LIMIT), duration});
            pauses.add(breaks.size() - 1);
            return breaks.size() - 1;
        }

        /** Skills the vehicles have, one per bit. */
        public Vehicles skills(long mask) {
            skills = mask;
            return this;
        }

        /** The territory whose stops the vehicles may serve besides those without a territory. */
        public Vehicles territory(int value) {
            requireNotNegative("territory of " + name, value);
            territory = value;
            return this;
        }

        /** Restricts the vehicles to these stops: true where allowed, one entry per stop. */
        public Vehicles onlyStops(boolean[] allowedStops) {
            onlyStops = allowedStops.clone();
            return this;
        }

        /** Service times of this class, one per stop. */
        public Vehicles service(int... durations) {
            for (int stop = 0; stop < durations.length; stop++) {
                if (durations[stop] < 0 || durations[stop] > NO_LIMIT) {
                    requireTime("service time of %s at stop %d".formatted(name, stop), durations[stop]);
                }
            }
            service = durations.clone();
            return this;
        }
    }

    /** The validated arrays of a problem on their way into it. */
    static final class Frozen {
        int places;
        int dimensions;
        int stops;
        RoutingTravel[] profiles;
        int[] place;
        int[] service;
        int[] release;
        int[] level;
        int[] territory;
        int[] goods;
        long[] skills;
        int[] partner;
        boolean[] pickup;
        boolean[] required;
        int[] priority;
        long[] prize;
        int[] group;
        int[] delivered;
        int[] collected;
        int[] carried;
        int[] windowOffset;
        int[] windowOpen;
        int[] windowClose;
        int[] promisedClass;
        int[] promisedVehicle;
        long[] vehiclePrice;
        int[] promisedTime;
        long[] timePrice;
        int[][] groupStops;
        boolean[] groupRequired;
        long[] groupPrize;
        RoutingProblem.VehicleClass[] classes;
        boolean[] allowed;
        int[][] classService;
        int[] reloadPlace;
        int[] breakClass;
        int[] breakEarliest;
        int[] breakLatest;
        int[] breakDuration;
        boolean levelOrder;
        int levels;
        int[] disinfection;
        boolean[] disagreeing;
        int goodsKinds;
        List<RoutingSolution.Route> locks;
        List<RoutingSolution.Route> warmStart;
        List<RouteRule> rules;
    }

    /**
     * The problem, checked.
     *
     * @throws IllegalArgumentException if something contradicts itself or a required stop cannot be served at all; the message
     *     names the thing and the value
     */
    public RoutingProblem build() {
        if (profiles.isEmpty()) {
            throw new IllegalArgumentException("The problem must have at least one travel profile.");
        }
        if (classes.isEmpty()) {
            throw new IllegalArgumentException("The problem must have at least one vehicle class.");
        }
        var frozen = new Frozen();
        frozen.dimensions = dimensions;
        frozen.stops = stops.size();
        frozen.places = profiles.get(0).places();
        for (RoutingTravel travel : profiles) {
            if (travel.places() != frozen.places) {
                throw new IllegalArgumentException(
                        "The travel profiles speak of %d and of %d places.".formatted(frozen.places, travel.places()));
            }
        }
        frozen.profiles = profiles.toArray(RoutingTravel[]::new);
        freezeReloadsAndBreaks(frozen);
        freezeStops(frozen);
        freezeGroups(frozen);
        freezePrizes(frozen);
        freezeGoodsAndLevels(frozen);
        freezeClasses(frozen);
        frozen.locks = List.copyOf(locks);
        frozen.warmStart = List.copyOf(warmStart);
        frozen.rules = List.copyOf(rules);
        var problem = new RoutingProblem(frozen);
        requireKnownRoutes(problem);
        new RoutingReach(problem, stopNames).requireReachable();
        return problem;
    }

    private void freezeReloadsAndBreaks(Frozen frozen) {
        frozen.reloadPlace = reloadPlaces.stream().mapToInt(Integer::intValue).toArray();
        for (int depot = 0; depot < frozen.reloadPlace.length; depot++) {
            requirePlace("reload depot " + depot, frozen.reloadPlace[depot], frozen.places);
        }
        int count = breaks.size();
        frozen.breakClass = new int[count];
        frozen.breakEarliest = new int[count];
        frozen.breakLatest = new int[count];
        frozen.breakDuration = new int[count];
        for (int pause = 0; pause < count; pause++) {
            frozen.breakClass[pause] = breaks.get(pause)[0];
            frozen.breakEarliest[pause] = breaks.get(pause)[1];
            frozen.breakLatest[pause] = breaks.get(pause)[2];
            frozen.breakDuration[pause] = breaks.get(pause)[3];
        }
    }

    private void freezeStops(Frozen frozen) {
        int n = frozen.stops;
        frozen.place = new int[n];
        frozen.service = new int[n];
        frozen.release = new int[n];
        frozen.level = new int[n];
        frozen.territory = new int[n];
        frozen.goods = new int[n];
        frozen.skills = new long[n];
        frozen.partner = new int[n];
        frozen.pickup = new boolean[n];
        frozen.required = new boolean[n];
        frozen.priority = new int[n];
        frozen.group = new int[n];
        frozen.delivered = new int[n * dimensions];
        frozen.collected = new int[n * dimensions];
        frozen.carried = new int[n * dimensions];
        frozen.windowOffset = new int[n + 1];
        int windows = 0;
        for (Stop stop : stops) {
            windows += Math.max(1, stop.windows.size());
        }
        frozen.windowOpen = new int[windows];
        frozen.windowClose = new int[windows];
        windows = 0;
        for (Stop stop : stops) {
            int s = stop.index;
            if (stop.place < 0 || stop.place >= frozen.places) {
                requirePlace(stopNames.apply(s), stop.place, frozen.places);
            }
            frozen.place[s] = stop.place;
            frozen.service[s] = stop.service;
            frozen.release[s] = stop.release;
            frozen.level[s] = stop.level;
            frozen.territory[s] = stop.territory;
            frozen.goods[s] = stop.goods;
            frozen.skills[s] = stop.skills;
            frozen.partner[s] = stop.partner;
            frozen.pickup[s] = stop.isPickup;
            frozen.required[s] = stop.required;
            frozen.priority[s] = stop.priority;
            frozen.group[s] = stop.group;
            System.arraycopy(stop.delivered, 0, frozen.delivered, s * dimensions, dimensions);
            System.arraycopy(stop.collected, 0, frozen.collected, s * dimensions, dimensions);
            System.arraycopy(stop.carried, 0, frozen.carried, s * dimensions, dimensions);
            frozen.windowOffset[s] = windows;
            windows = freezeWindows(stop, frozen, windows);
            if (stop.promisedClass != NONE || stop.promisedTime != NONE) {
                freezePromise(stop, frozen);
            }
        }
        frozen.windowOffset[n] = windows;
        for (int dimension = 0; dimension < dimensions; dimension++) {
            long total = 0;
            for (int s = 0; s < n; s++) {
                int at = s * dimensions + dimension;
                total += (long) frozen.delivered[at] + frozen.collected[at] + Math.max(0, frozen.carried[at]);
            }
            if (total > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "The sum (%d) of all amounts in dimension %d is more than %d.\nMaybe use a coarser unit of load?"
                                .formatted(total, dimension, Integer.MAX_VALUE));
            }
        }
    }

    private int freezeWindows(Stop stop, Frozen frozen, int offset) {
        int at = offset;
        if (stop.windows.isEmpty()) {
            frozen.windowOpen[at] = 0;
            frozen.windowClose[at] = NO_LIMIT;
            return at + 1;
        }
        stop.windows.sort((one, other) -> Integer.compare(one[0], other[0]));
        for (int[] window : stop.windows) {
            if (at > offset && window[0] <= frozen.windowClose[at - 1]) {
                throw new IllegalArgumentException(
                        "The windows of %s overlap: one closes (%d) after the next opens (%d)."
                                .formatted(stopNames.apply(stop.index), frozen.windowClose[at - 1], window[0]));
            }
            frozen.windowOpen[at] = window[0];
            frozen.windowClose[at] = window[1];
            at++;
        }
        return at;
    }

    private void freezePromise(Stop stop, Frozen frozen) {
        if (frozen.promisedClass == null) {
            frozen.promisedClass = new int[frozen.stops];
            frozen.promisedVehicle = new int[frozen.stops];
            frozen.vehiclePrice = new long[frozen.stops];
            frozen.promisedTime = new int[frozen.stops];
            frozen.timePrice = new long[frozen.stops];
            Arrays.fill(frozen.promisedClass, NONE);
            Arrays.fill(frozen.promisedTime, NONE);
        }
        frozen.promisedClass[stop.index] = stop.promisedClass;
        frozen.promisedVehicle[stop.index] = stop.promisedVehicle;
        frozen.vehiclePrice[stop.index] = stop.vehiclePrice;
        frozen.promisedTime[stop.index] = stop.promisedTime;
        frozen.timePrice[stop.index] = stop.timePrice;
        if (stop.promisedClass >= classes.size()) {
            throw new IllegalArgumentException("The promised vehicle class (%d) of %s does not exist."
                    .formatted(stop.promisedClass, stopNames.apply(stop.index)));
        }
    }

    private void freezeGroups(Frozen frozen) {
        int count = groups.size();
        frozen.groupStops = new int[count][];
        frozen.groupRequired = new boolean[count];
        frozen.groupPrize = new long[count];
        for (int group = 0; group < count; group++) {
            frozen.groupStops[group] = groups.get(group).stops().clone();
            frozen.groupRequired[group] = groups.get(group).required();
            frozen.groupPrize[group] = groups.get(group).prize();
            for (int stop : frozen.groupStops[group]) {
                if (frozen.partner[stop] != NONE) {
                    throw new IllegalArgumentException("%s cannot be both in a pair and in a group of alternatives."
                            .formatted(stopNames.apply(stop)));
                }
                frozen.required[stop] = false;
            }
        }
    }

    private void freezePrizes(Frozen frozen) {
        int n = frozen.stops;
        frozen.prize = new long[n];
        int lowest = 0;
        for (Stop stop : stops) {
            lowest = Math.max(lowest, stop.priority);
        }
        long[] sums = new long[lowest + 1];
        long below = 0;
        for (int priority = lowest; priority >= 0; priority--) {
            long offset = priority == lowest || below == 0 ? 0 : below;
            for (Stop stop : stops) {
                if (stop.priority == priority && !stop.required && stop.group == NONE) {
                    frozen.prize[stop.index] = addPrizes(stop.prize, offset);
                    sums[priority] = addPrizes(sums[priority], frozen.prize[stop.index]);
                }
            }
            below = addPrizes(below, sums[priority]);
        }
        for (Stop stop : stops) {
            if (!stop.isPickup) {
                continue;
            }
            int s = stop.index;
            int other = stop.partner;
            frozen.prize[s] = addPrizes(frozen.prize[s], frozen.prize[other]);
            frozen.prize[other] = 0;
            boolean required = frozen.required[s] && frozen.required[other];
            frozen.required[s] = required;
            frozen.required[other] = required;
            if (required) {
                frozen.prize[s] = 0;
            }
        }
    }

    private static long addPrizes(long one, long other) {
        long sum = one + other;
        if (sum < 0 || sum > Long.MAX_VALUE / 16) {
            throw new IllegalArgumentException(
                    "The sum of the prizes (%d and %d) is too large.\nMaybe use fewer priority classes or smaller prizes?"
                            .formatted(one, other));
        }
        return sum;
    }

    private void freezeGoodsAndLevels(Frozen frozen) {
        int kinds = 1;
        int levels = disinfection == null ? 1 : disinfection.length;
        for (Stop stop : stops) {
            kinds = Math.max(kinds, stop.goods + 1);
            if (disinfection != null && stop.level >= disinfection.length) {
                throw new IllegalArgumentException(
                        "The level (%d) of %s has no disinfection times: they end at level %d."
                                .formatted(stop.level, stopNames.apply(stop.index), disinfection.length - 1));
            }
            levels = Math.max(levels, stop.level + 1);
        }
        for (int[] pair : disagreements) {
            kinds = Math.max(kinds, Math.max(pair[0], pair[1]) + 1);
        }
        frozen.goodsKinds = kinds;
        frozen.levels = levels;
        frozen.levelOrder = levelOrder;
        if (!disagreements.isEmpty()) {
            frozen.disagreeing = new boolean[kinds * kinds];
            for (int[] pair : disagreements) {
                frozen.disagreeing[pair[0] * kinds + pair[1]] = true;
                frozen.disagreeing[pair[1] * kinds + pair[0]] = true;
            }
        }
        if (disinfection != null) {
            frozen.disinfection = new int[levels * levels];
            for (int level = 0; level < levels; level++) {
                System.arraycopy(disinfection[level], 0, frozen.disinfection, level * levels, levels);
            }
        }
    }

    private void freezeClasses(Frozen frozen) {
        int n = frozen.stops;
        frozen.classes = new RoutingProblem.VehicleClass[classes.size()];
        frozen.allowed = new boolean[classes.size() * n];
        frozen.classService = new int[classes.size()][];
        for (Vehicles vehicles : classes) {
            int c = vehicles.index;
            requirePlaceOrOpen("start of " + vehicles.name, vehicles.start, frozen.places);
            requirePlaceOrOpen("end of " + vehicles.name, vehicles.end, frozen.places);
            if (vehicles.profile >= frozen.profiles.length) {
                throw new IllegalArgumentException(
                        "The travel profile (%d) of %s does not exist.".formatted(vehicles.profile, vehicles.name));
            }
            for (int depot : vehicles.reloads) {
                if (depot < 0 || depot >= frozen.reloadPlace.length) {
                    throw new IllegalArgumentException(
                            "The reload depot (%d) of %s does not exist.".formatted(depot, vehicles.name));
                }
            }
            if (vehicles.maxTrips > 1 && vehicles.reloads.isEmpty()) {
                throw new IllegalArgumentException(
                        "%s may make %d trips but has no reload depot.".formatted(vehicles.name, vehicles.maxTrips));
            }
            requireCostsFit(frozen, vehicles);
            frozen.classes[c] = new RoutingProblem.VehicleClass(
                    vehicles.name,
                    vehicles.count,
                    vehicles.capacity,
                    vehicles.fixedCost,
                    vehicles.distanceCost,
                    vehicles.durationCost,
                    vehicles.start,
                    vehicles.end,
                    vehicles.shiftStart,
                    vehicles.shiftEnd,
                    vehicles.maxDistance,
                    vehicles.maxDuration,
                    vehicles.maxStops,
                    vehicles.profile,
                    vehicles.maxTrips,
                    vehicles.turnRound,
                    vehicles.reloads.stream().mapToInt(Integer::intValue).toArray(),
                    vehicles.pauses.stream().mapToInt(Integer::intValue).toArray());
            requireEntryPerStop(
                    "allowed stops", vehicles, vehicles.onlyStops == null ? n : vehicles.onlyStops.length, n);
            requireEntryPerStop("service times", vehicles, vehicles.service == null ? n : vehicles.service.length, n);
            frozen.classService[c] = vehicles.service;
            for (int s = 0; s < n; s++) {
                frozen.allowed[c * n + s] = (frozen.skills[s] & ~vehicles.skills) == 0
                        && (frozen.territory[s] == NONE || frozen.territory[s] == vehicles.territory)
                        && (vehicles.onlyStops == null || vehicles.onlyStops[s]);
            }
        }
    }

    private static void requireCostsFit(Frozen frozen, Vehicles vehicles) {
        RoutingTravel travel = frozen.profiles[vehicles.profile];
        double worst = (double) vehicles.fixedCost
                + (frozen.stops + 2.0) * travel.longestDistance() * vehicles.distanceCost
                + (double) NO_LIMIT * vehicles.durationCost;
        if (worst > Long.MAX_VALUE / 16.0) {
            throw new IllegalArgumentException(
                    "The costs of %s (up to %s) are too large.\nMaybe use a coarser unit of cost?"
                            .formatted(vehicles.name, worst));
        }
    }

    private static void requireEntryPerStop(String what, Vehicles vehicles, int entries, int stops) {
        if (entries != stops) {
            throw new IllegalArgumentException(
                    "The %s of %s have %d entries for %d stops.".formatted(what, vehicles.name, entries, stops));
        }
    }

    private static void requirePlaceOrOpen(String what, int place, int places) {
        if (place != NOWHERE) {
            requirePlace(what, place, places);
        }
    }

    private static void requirePlace(String what, int place, int places) {
        if (place < 0 || place >= places) {
            throw new IllegalArgumentException(
                    "The place (%d) of %s does not exist: places are 0 to %d.".formatted(place, what, places - 1));
        }
    }

    private void requireKnownRoutes(RoutingProblem problem) {
        boolean[] locked = new boolean[problem.stops()];
        for (RoutingSolution.Route lock : locks) {
            requireKnown("locked", lock, problem);
            for (int visit : lock.visits()) {
                if (problem.isStop(visit)) {
                    if (locked[visit]) {
                        throw new IllegalArgumentException("%s is locked twice.".formatted(stopNames.apply(visit)));
                    }
                    locked[visit] = true;
                    if (!problem.isAllowed(lock.vehicleClass(), visit)) {
                        throw new IllegalArgumentException("%s is locked to %s, which may not serve it."
                                .formatted(stopNames.apply(visit), problem.vehicleName(lock.vehicleClass())));
                    }
                }
            }
            for (RoutingSolution.Route other : locks) {
                if (other != lock && other.vehicleClass() == lock.vehicleClass() && other.vehicle() == lock.vehicle()) {
                    throw new IllegalArgumentException("The vehicle (%d) of %s is locked twice."
                            .formatted(lock.vehicle(), problem.vehicleName(lock.vehicleClass())));
                }
            }
        }
        for (RoutingSolution.Route route : warmStart) {
            requireKnown("given", route, problem);
        }
    }

    private static void requireKnown(String what, RoutingSolution.Route route, RoutingProblem problem) {
        if (route.vehicleClass() >= problem.vehicleClasses()) {
            throw new IllegalArgumentException(
                    "The vehicle class (%d) of a %s route does not exist.".formatted(route.vehicleClass(), what));
        }
        int count = problem.vehicleCount(route.vehicleClass());
        if (count != UNLIMITED && route.vehicle() >= count) {
            throw new IllegalArgumentException("The vehicle (%d) of a %s route does not exist: %s has %d."
                    .formatted(route.vehicle(), what, problem.vehicleName(route.vehicleClass()), count));
        }
        for (int visit : route.visits()) {
            if (visit < 0 || visit >= problem.visits()) {
                throw new IllegalArgumentException(
                        "The visit (%d) of a %s route does not exist.".formatted(visit, what));
            }
        }
    }
}
