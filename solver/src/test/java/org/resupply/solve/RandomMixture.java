package org.resupply.solve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.resupply.problem.RouteRule;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;

/**
 * Random routing problems in which every rule there is may meet every other: up to eight loads, fleets without end, two reload
 * depots, places without a way, given and locked routes with reloads and breaks, pairs beside alternatives. The same seed, the
 * same problem.
 */
public final class RandomMixture {
    private static final int TOWN = 100;
    private static final int[] DIMENSIONS = {0, 1, 1, 2, 3, 8};

    private final Random random;
    private final RoutingProblemBuilder builder;
    private final int dimensions;
    private final int stops;
    private final boolean timed;
    private final boolean trips;
    private final boolean breaks;
    private final boolean levels;
    private final boolean skills;
    private final boolean required;
    private int pairs;

    private RandomMixture(int most, Random random) {
        this.random = random;
        dimensions = DIMENSIONS[random.nextInt(DIMENSIONS.length)];
        builder = new RoutingProblemBuilder(dimensions);
        trips = oneOf(3);
        breaks = oneOf(4);
        // Each of them multiplies the number of routes.
        stops = Math.max(1, most - (trips ? 2 : 0) - (breaks ? 1 : 0));
        timed = breaks || oneOf(2);
        levels = oneOf(4);
        skills = oneOf(4);
        required = oneOf(3);
    }

    /**
     * A problem of so many stops, of fewer where vehicles reload or have breaks.
     *
     * @throws IllegalArgumentException if it asks for the impossible
     */
    public static RoutingProblem problem(int most, long seed) {
        return new RandomMixture(most, new Random(seed * 1_000_003)).draw();
    }

    private boolean oneOf(int number) {
        return random.nextInt(number) == 0;
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    private RoutingProblem draw() {
        builder.profile(travel(oneOf(3)));
        if (oneOf(4)) {
            builder.profile(travel(true));
        }
        for (int s = 0; s < stops; s++) {
            addStop(s);
        }
        if (trips) {
            builder.reloadDepot(0);
            builder.reloadDepot(1);
        }
        int classes = between(1, 2);
        int first = 0;
        for (int c = 0; c < classes; c++) {
            int count = oneOf(3) ? RoutingProblem.UNLIMITED : between(1, 2);
            addVehicles(count, c);
            first = c == 0 ? Math.min(count, 2) : first;
        }
        joinStops();
        addRules();
        if (oneOf(3)) {
            lock();
        }
        if (oneOf(3)) {
            start(first);
        }
        return builder.build();
    }

    private RoutingTravel travel(boolean asymmetric) {
        int places = stops + 2;
        boolean gaps = asymmetric && oneOf(2);
        var x = random.doubles(places, 0, TOWN).toArray();
        var y = random.doubles(places, 0, TOWN).toArray();
        var distance = new int[places][places];
        var duration = new int[places][places];
        for (int from = 0; from < places; from++) {
            for (int to = 0; to < places; to++) {
                if (from != to) {
                    boolean way = !gaps || random.nextInt(10) > 0;
                    int line = (int) Math.hypot(x[from] - x[to], y[from] - y[to]) + (asymmetric ? between(0, 30) : 0);
                    distance[from][to] = way ? line : RoutingTravel.UNREACHABLE;
                    duration[from][to] =
                            way ? line + (asymmetric && from > to ? between(0, 9) : 0) : RoutingTravel.UNREACHABLE;
                }
            }
        }
        return !asymmetric && oneOf(2)
                ? RoutingTravel.euclidean(x, y, 1, RoutingTravel.Rounding.UP)
                : RoutingTravel.matrix(distance, duration);
    }

    private void addStop(int s) {
        var stop = builder.stop(s + 2);
        stop.deliver(amounts());
        if (oneOf(4)) {
            stop.collect(amounts());
        }
        if (timed) {
            int open = between(0, 200);
            stop.service(between(0, 10));
            if (oneOf(2)) {
                stop.window(open, open + between(50, 200));
                if (oneOf(3)) {
                    stop.window(open + 250, open + 300);
                }
            }
            if (oneOf(5)) {
                stop.release(between(0, 80));
            }
        }
        if (levels) {
            stop.level(between(0, 2));
        }
        if (oneOf(2)) {
            stop.goods(between(0, 2));
        }
        if (skills) {
            stop.skills(between(0, 3));
            if (oneOf(3)) {
                stop.territory(1);
            }
        }
        if (!required && oneOf(2)) {
            if (oneOf(3)) {
                stop.priority(between(0, 2), between(1, 100));
            } else {
                stop.prize(between(0, 200));
            }
        }
        if (oneOf(6)) {
            stop.promisedVehicle(0, between(0, 1), between(0, 100));
        }
        if (oneOf(6)) {
            stop.promisedTime(between(0, 250), between(0, 2));
        }
    }

    private int[] amounts() {
        var amounts = new int[dimensions];
        for (int dimension = 0; dimension < dimensions; dimension++) {
            amounts[dimension] = between(0, 9);
        }
        return amounts;
    }

    private void addVehicles(int count, int c) {
        boolean elsewhere = oneOf(4);
        var added = builder.vehicles(count, elsewhere ? place() : 0, elsewhere ? place() : 0);
        var capacity = new int[dimensions];
        for (int dimension = 0; dimension < dimensions; dimension++) {
            capacity[dimension] = between(15, 35);
        }
        added.capacity(capacity).cost(between(0, 60), between(1, 2), oneOf(3) ? 1 : 0);
        added.profile(random.nextInt(builder.profiles()));
        if (timed) {
            added.shift(between(0, 20), between(500, 800));
        }
        if (oneOf(6)) {
            added.maxDistance(between(250, 600));
        }
        if (oneOf(6)) {
            added.maxDuration(between(250, 600));
        }
        if (oneOf(6)) {
            added.maxStops(between(2, 5));
        }
        if (skills) {
            added.skills(c == 0 ? 3 : between(0, 3));
            if (c == 0) {
                added.territory(1);
            }
        }
        if (c == 1 && oneOf(3)) {
            var service = new int[stops];
            var allowed = new boolean[stops];
            for (int s = 0; s < stops; s++) {
                service[s] = between(0, 15);
                allowed[s] = random.nextInt(4) > 0;
            }
            added.service(service).onlyStops(allowed);
        }
        if (trips) {
            added.reload(between(1, 3), between(0, 10), oneOf(2) ? new int[] {0, 1} : new int[] {between(0, 1)});
        }
        if (breaks && (c == 0 || oneOf(2))) {
            int earliest = between(40, 150);
            added.pause(earliest, earliest + between(40, 120), between(5, 30));
            if (oneOf(3)) {
                added.pause(earliest + 150, earliest + 260, 10);
            }
        }
    }

    private int place() {
        int drawn = between(-1, 1);
        return drawn < 0 ? RoutingProblem.NOWHERE : drawn;
    }

    /** Pairs at the beginning, alternatives at the end. */
    private void joinStops() {
        if (oneOf(3)) {
            int most = between(1, Math.max(1, stops / 4));
            for (; pairs < most && 2 * pairs + 1 < stops; pairs++) {
                builder.pair(2 * pairs, 2 * pairs + 1, amounts());
            }
        }
        if (oneOf(3)) {
            int size = between(2, 4);
            for (int last = stops; last - size >= 2 * pairs; last -= size) {
                int[] group = new int[size];
                for (int member = 0; member < size; member++) {
                    group[member] = last - 1 - member;
                }
                if (oneOf(3)) {
                    builder.requiredAlternatives(group);
                } else {
                    builder.alternatives(between(0, 200), group);
                }
                if (oneOf(2)) {
                    return;
                }
            }
        }
    }

    private void addRules() {
        if (levels && oneOf(2)) {
            builder.levelOrder();
        }
        if (levels && oneOf(2)) {
            builder.disinfection(new int[][] {{0, 2, 3}, {20, 1, 2}, {40, 10, 5}});
        }
        if (oneOf(4)) {
            builder.disagree(0, 1).disagree(2, 2);
        }
        if (oneOf(6)) {
            builder.rule(route -> route.size() > 4 ? RouteRule.VETO : 0);
            builder.rule(route -> route.arrival() > 200 ? route.arrival() - 200L : 7L * route.size());
        }
    }

    // ------------------------------------------------------------------ routes

    /** What the first vehicle does first: one or two stops, a pickup perhaps without its delivery, a reload, a break. */
    private void lock() {
        var prefix = new ArrayList<Integer>();
        if (breaks && oneOf(2)) {
            prefix.add(pause());
        }
        int first = random.nextInt(stops);
        prefix.add(first);
        boolean pickup = first < 2 * pairs && first % 2 == 0;
        if (pickup && oneOf(2)) {
            prefix.add(first + 1);
            pickup = false;
        }
        if (trips && !pickup && oneOf(2)) {
            prefix.add(builder.reloadVisit(between(0, 1)));
        }
        int second = random.nextInt(stops);
        if (!prefix.contains(second) && oneOf(2) || builder.reloadVisit(0) <= prefix.get(prefix.size() - 1)) {
            prefix.add(second);
        }
        builder.lock(0, 0, prefix.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The first break, which follows the reload depots. */
    private int pause() {
        return builder.reloadVisit(trips ? 2 : 0);
    }

    /** Routes to start from; whether they keep the rules is left to chance. */
    private void start(int vehicles) {
        List<Integer> order = new ArrayList<>();
        for (int s = 0; s < stops; s++) {
            order.add(s);
        }
        Collections.shuffle(order, random);
        int cut = random.nextInt(stops + 1);
        for (int vehicle = 0; vehicle < vehicles; vehicle++) {
            var visits = new ArrayList<Integer>(vehicle == 0 ? order.subList(0, cut) : order.subList(cut, stops));
            if (visits.size() > 1 && trips && oneOf(2)) {
                visits.add(visits.size() / 2, builder.reloadVisit(between(0, 1)));
            }
            if (!visits.isEmpty() && breaks && oneOf(2)) {
                visits.add(between(0, visits.size()), pause());
            }
            if (!visits.isEmpty()) {
                builder.warmStart(new RoutingSolution.Route(
                        0, vehicle, visits.stream().mapToInt(Integer::intValue).toArray()));
            }
        }
    }
}
