package org.resupply.problem;

import static org.resupply.problem.RoutingProblem.NONE;
import static org.resupply.problem.RoutingProblem.NO_LIMIT;

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
    final int dimensions;
    final List<RoutingTravel> profiles = new ArrayList<>();
    final List<Stop> stops = new ArrayList<>();
    final List<Vehicles> classes = new ArrayList<>();
    final List<Group> groups = new ArrayList<>();
    final List<Integer> reloadPlaces = new ArrayList<>();
    final List<int[]> breaks = new ArrayList<>();
    final List<int[]> disagreements = new ArrayList<>();
    final List<RoutingSolution.Route> locks = new ArrayList<>();
    final List<RoutingSolution.Route> warmStart = new ArrayList<>();
    final List<RouteRule> rules = new ArrayList<>();
    IntFunction<String> stopNames = stop -> "stop " + stop;
    boolean levelOrder;
    int[][] disinfection;

    record Group(int[] stops, boolean required, long prize) {}

    /** A problem whose loads have so many dimensions; 0 where loads do not matter. */
    public RoutingProblemBuilder(int dimensions) {
        if (dimensions < 0) {
            throw new IllegalArgumentException(
                    "The number of load dimensions (%s) must not be negative.".formatted(dimensions));
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

    /**
     * Adds required stops at one place that share a delivery, so that it may come by several routes.
     *
     * <p>Worth its while where stops fill more than a third of a vehicle: four parts each need a fifth less distance where all
     * stops fill 50 to 90 %, a twentieth less where they fill up to 100 %.
     *
     * @param parts how many stops; each gets as even a share as whole numbers allow
     * @param amounts what they get together, one amount per dimension
     */
    public List<Stop> stopInParts(int place, int parts, int... amounts) {
        if (parts < 1) {
            throw new IllegalArgumentException("The number of parts (%s) of a stop must be positive.".formatted(parts));
        }
        List<Stop> added = new ArrayList<>(parts);
        for (int part = 0; part < parts; part++) {
            int[] share = new int[amounts.length];
            for (int dimension = 0; dimension < amounts.length; dimension++) {
                long amount = amounts[dimension];
                share[dimension] = (int) (amount * (part + 1) / parts - amount * part / parts);
            }
            added.add(stop(place).deliver(share));
        }
        return added;
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
                    "The stops (%s) and (%s) cannot be a pair: a stop belongs to one pair at most and not to itself."
                            .formatted(pickup, delivery));
        }
        requireDimensions("pair of %s and %s", pickup, delivery, amounts);
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
            throw new IllegalArgumentException("The prize (%s) of the alternatives %s must not be negative."
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
                        "The stop (%s) belongs to two groups of alternatives.".formatted(stop));
            }
            known(stop).group = groups.size();
        }
        groups.add(group);
        return this;
    }

    /** Forbids two kinds of goods to share a trip; a kind may also disagree with itself (one such stop per trip). */
    public RoutingProblemBuilder disagree(int goods, int otherGoods) {
        requireWithin("kind of goods", goods);
        requireWithin("kind of goods", otherGoods);
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
                throw new IllegalArgumentException("The row (%s) of disinfection times has %s entries instead of %s."
                        .formatted(finished, times[finished].length, times.length));
            }
            for (int next = 0; next < times.length; next++) {
                requireWithin(
                        "disinfection time from level %s to level %s".formatted(finished, next), times[finished][next]);
            }
            disinfection[finished] = times[finished].clone();
        }
        return this;
    }

    /**
     * Locks what a vehicle does first: its route begins with these visits, at least one. They must keep all rules by themselves,
     * or with the deliveries of what they have picked up behind them, or with one or two more stops.
     */
    public RoutingProblemBuilder lock(int vehicleClass, int vehicle, int... prefix) {
        if (prefix.length == 0) {
            throw new IllegalArgumentException(
                    "The locked prefix of vehicle (%s) of class (%s) has no visit.".formatted(vehicle, vehicleClass));
        }
        locks.add(new RoutingSolution.Route(vehicleClass, vehicle, prefix));
        return this;
    }

    /** Adds a route to start the search from. */
    public RoutingProblemBuilder warmStart(RoutingSolution.Route route) {
        warmStart.add(Objects.requireNonNull(route, "route"));
        return this;
    }

    /** Adds a rule which prices or forbids routes; one that asks a cost out of bounds ends the search that called it. */
    public RoutingProblemBuilder rule(RouteRule rule) {
        Objects.requireNonNull(rule, "rule");
        rules.add(route -> {
            long cost = rule.cost(route);
            if (cost != RouteRule.VETO && (cost < 0 || cost > RouteRule.MOST)) {
                throw new IllegalArgumentException("The rule (%s) asks a cost (%s) that is neither 0 to %s nor a veto."
                        .formatted(rule.getClass().getName(), cost, RouteRule.MOST));
            }
            return cost;
        });
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

    /** Names the stops in messages from now on; by default {@code stop 17}. */
    public RoutingProblemBuilder stopNames(IntFunction<String> names) {
        stopNames = Objects.requireNonNull(names, "names");
        return this;
    }

    private Stop known(int stop) {
        if (stop < 0 || stop >= stops.size()) {
            throw new IllegalArgumentException(
                    "The stop (%s) does not exist: there are %s stops so far.".formatted(stop, stops.size()));
        }
        return stops.get(stop);
    }

    private static void requireNotNegative(String what, long value) {
        if (value < 0) {
            throw new IllegalArgumentException("The %s (%s) must not be negative.".formatted(what, value));
        }
    }

    /** The name is put into the text only when there is something to say. */
    private void requireNotNegative(String what, int stop, long value) {
        if (value < 0) {
            requireNotNegative(what.formatted(stopNames.apply(stop)), value);
        }
    }

    private void requireWithin(String what, int stop, long value) {
        if (value < 0 || value > NO_LIMIT) {
            requireWithin(what.formatted(stopNames.apply(stop)), value);
        }
    }

    private static void requireWithin(String what, long value) {
        if (value < 0 || value > NO_LIMIT) {
            throw new IllegalArgumentException(
                    "The %s (%s) must be between 0 and %s.".formatted(what, value, NO_LIMIT));
        }
    }

    private void requireDimensions(String what, int stop, int[] amounts) {
        requireDimensions(what, stop, stop, amounts);
    }

    private void requireDimensions(String what, int stop, int otherStop, int[] amounts) {
        if (amounts.length != dimensions) {
            throw new IllegalArgumentException("The %s has amounts in %s dimensions, the problem has %s."
                    .formatted(named(what, stop, otherStop), amounts.length, dimensions));
        }
        for (int dimension = 0; dimension < dimensions; dimension++) {
            if (amounts[dimension] < 0) {
                throw new IllegalArgumentException("The amount (%s) of the %s in dimension %s must not be negative."
                        .formatted(amounts[dimension], named(what, stop, otherStop), dimension));
            }
        }
    }

    private String named(String what, int stop, int otherStop) {
        return what.formatted(stopNames.apply(stop), stopNames.apply(otherStop));
    }

    /** A stop under construction. Required, at any time, without load, unless said otherwise. */
    public final class Stop {
        final int index;
        final int place;
        final int[] delivered;
        final int[] collected;
        final int[] carried;
        final List<int[]> windows = new ArrayList<>(1);
        int service;
        int release;
        int level;
        int territory = NONE;
        int goods;
        long skills;
        int partner = NONE;
        boolean isPickup;
        boolean required = true;
        int priority;
        long prize;
        int group = NONE;
        int promisedClass = NONE;
        int promisedVehicle;
        long vehiclePrice;
        int promisedTime = NONE;
        long timePrice;

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
            requireDimensions("delivery of %s", index, amounts);
            System.arraycopy(amounts, 0, delivered, 0, dimensions);
            return this;
        }

        /** What a vehicle takes to the depot, one amount per dimension. */
        public Stop collect(int... amounts) {
            requireDimensions("collection of %s", index, amounts);
            System.arraycopy(amounts, 0, collected, 0, dimensions);
            return this;
        }

        /** Adds a window in which service may start, both ends included. Without any, it may start at any time. */
        public Stop window(int open, int close) {
            requireWithin("opening of %s", index, open);
            if (close < open) {
                throw new IllegalArgumentException("The window of %s closes (%s) before it opens (%s)."
                        .formatted(stopNames.apply(index), close, open));
            }
            windows.add(new int[] {open, Math.min(close, NO_LIMIT)});
            return this;
        }

        /** How long service takes with classes that have no service times of their own. */
        public Stop service(int duration) {
            requireWithin("service time of %s", index, duration);
            service = duration;
            return this;
        }

        /** The earliest departure from the depot of the trip that visits this stop. */
        public Stop release(int time) {
            requireWithin("release of %s", index, time);
            release = time;
            return this;
        }

        /** Makes the stop optional: leaving it out costs so much. A pair's prize is the sum of its two stops' prizes. */
        public Stop prize(long cost) {
            requireNotNegative("prize of %s", index, cost);
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
            requireNotNegative("priority class of %s", index, priorityClass);
            if (cost <= 0) {
                throw new IllegalArgumentException("The prize (%s) of %s in its priority class must be positive."
                        .formatted(cost, stopNames.apply(index)));
            }
            required = false;
            priority = priorityClass;
            prize = cost;
            return this;
        }

        /** The level of the stop, 0 (clean) upwards. */
        public Stop level(int value) {
            requireWithin("level of %s", index, value);
            level = value;
            return this;
        }

        /** Only vehicles of this territory may serve the stop. */
        public Stop territory(int value) {
            requireNotNegative("territory of %s", index, value);
            territory = value;
            return this;
        }

        /** The kind of goods of the stop. */
        public Stop goods(int kind) {
            requireWithin("kind of goods of %s", index, kind);
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
            requireNotNegative("promised vehicle of %s", index, Math.min(vehicleClass, vehicle));
            requireNotNegative("price of another vehicle at %s", index, price);
            promisedClass = vehicleClass;
            promisedVehicle = vehicle;
            vehiclePrice = price;
            return this;
        }

        /** The start of service that was promised, and what each unit of time between promise and plan costs. */
        public Stop promisedTime(int time, long pricePerUnit) {
            requireWithin("promised time of %s", index, time);
            requireNotNegative("price of another time at %s", index, pricePerUnit);
            promisedTime = time;
            timePrice = pricePerUnit;
            return this;
        }
    }

    /** A class of vehicles under construction. Without limits, at distance cost 1, one trip, unless said otherwise. */
    public final class Vehicles {
        final int index;
        final int count;
        final int start;
        final int end;
        final List<Integer> reloads = new ArrayList<>();
        final List<Integer> pauses = new ArrayList<>();
        String name;
        int[] capacity;
        long fixedCost;
        int distanceCost = 1;
        int durationCost;
        int shiftStart;
        int shiftEnd = NO_LIMIT;
        int maxDistance = NO_LIMIT;
        int maxDuration = NO_LIMIT;
        int maxStops = NO_LIMIT;
        int profile;
        int maxTrips = 1;
        int turnRound;
        long skills;
        int territory = NONE;
        boolean[] onlyStops;
        int[] service;

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
                        "The number (%s) of vehicles of class %s must be positive.".formatted(count, index));
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
                throw new IllegalArgumentException("The capacity of %s has %s dimensions, the problem has %s."
                        .formatted(name, amounts.length, dimensions));
            }
            for (int amount : amounts) {
                if (amount < 0) {
                    throw new IllegalArgumentException(
                            "The capacity (%s) of %s must not be negative.".formatted(amount, name));
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
            requireWithin("start of the shift of " + name, earliest);
            if (latest < earliest) {
                throw new IllegalArgumentException(
                        "The shift of %s ends (%s) before it starts (%s).".formatted(name, latest, earliest));
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
                        "The number of trips (%s) of %s must be positive.".formatted(trips, name));
            }
            requireWithin("turn-round time of " + name, turnRoundTime);
            maxTrips = trips;
            turnRound = turnRoundTime;
            reloads.clear();
            for (int depot : depots) {
                reloads.add(depot);
            }
            return this;
        }

        /**
         * Adds a break that starts between two times; breaks are taken in the order of addition. Returns its index.
         *
         * <p>Where nothing depends on a break but the return, its place is the best there is. Where durations cost or are limited,
         * times were promised or rules are given, so it is for one break on a route of up to 98 visits or two on one of up to
         * eight; on longer ones the engine takes the best of the places it tries.
         */
        public int pause(int earliest, int latest, int duration) {
            requireWithin("earliest start of a break of " + name, earliest);
            requireWithin("duration of a break of " + name, duration);
            if (latest < earliest) {
                throw new IllegalArgumentException("The break of %s has a latest start (%s) before its earliest (%s)."
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
            onlyStops = Objects.requireNonNull(allowedStops, () -> "allowed stops of " + name)
                    .clone();
            return this;
        }

        /** Service times of this class, one per stop. */
        public Vehicles service(int... durations) {
            for (int stop = 0; stop < durations.length; stop++) {
                if (durations[stop] < 0 || durations[stop] > NO_LIMIT) {
                    requireWithin("service time of %s at %s".formatted(name, stopNames.apply(stop)), durations[stop]);
                }
            }
            service = durations.clone();
            return this;
        }
    }

    /**
     * The problem, checked.
     *
     * @throws IllegalArgumentException if something contradicts itself or a required stop cannot be served at all; the message
     *     names the thing and the value
     */
    public RoutingProblem build() {
        return new RoutingFreezer(this).freeze();
    }
}
