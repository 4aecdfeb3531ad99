package org.resupply.solve;

import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.resupply.problem.RouteRule;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingTravel;

/** Random routing problems: stops strewn over a town, with the rules of some features. The same seed, the same problem. */
public final class RandomRouting {
    private static final int TOWN = 100;
    private static final int ATTEMPTS = 10;

    private final Set<RoutingFeature> features;
    private final int stops;
    private final Random random;
    private final boolean timed;
    private final boolean optional;

    private RandomRouting(Set<RoutingFeature> features, int stops, Random random, boolean optional) {
        this.optional = optional;
        this.features = features;
        this.stops = stops;
        this.random = random;
        // Windows make half of all problems richer, and some features are nothing without a clock.
        this.timed = random.nextBoolean()
                || is(RoutingFeature.WINDOWS)
                || is(RoutingFeature.SEVERAL_WINDOWS)
                || is(RoutingFeature.BREAKS);
    }

    /** A problem with one feature. */
    public static RoutingProblem problem(RoutingFeature feature, int stops, long seed) {
        return problem(EnumSet.of(feature), stops, new Random(seed * 1_000_003 + feature.ordinal()));
    }

    /** A problem with two to four features, drawn as well. */
    static RoutingProblem rich(int stops, long seed) {
        var random = new Random(seed);
        var features = EnumSet.noneOf(RoutingFeature.class);
        int wanted = 2 + random.nextInt(3);
        while (features.size() < wanted) {
            features.add(RoutingFeature.values()[random.nextInt(RoutingFeature.values().length)]);
            if (features.contains(RoutingFeature.PAIRS)) {
                // A stop cannot be in a pair and in a group, and a locked pickup may leave no way to deliver.
                features.remove(RoutingFeature.ALTERNATIVES);
                features.remove(RoutingFeature.LOCKS);
            }
        }
        return problem(features, stops, random);
    }

    /** A problem in which a vehicle is locked up to a reload, or to one before anything else. */
    static RoutingProblem lockedReloads(int stops, long seed) {
        return problem(EnumSet.of(RoutingFeature.LOCKS, RoutingFeature.RELOADS), stops, new Random(seed));
    }

    /** Draws again while what is drawn asks for the impossible; after some draws nothing is required any more. */
    private static RoutingProblem problem(Set<RoutingFeature> features, int stops, Random random) {
        for (int attempt = 0; attempt < 100 * ATTEMPTS; attempt++) {
            try {
                RoutingProblem problem = new RandomRouting(features, stops, random, attempt >= ATTEMPTS).draw();
                if (RoutingChecker.check(problem, problem.locks()).isSound()) {
                    return problem;
                }
            } catch (IllegalArgumentException e) {
                // A required stop that no vehicle can reach in its window, or that is larger than any vehicle.
            }
        }
        throw new IllegalStateException("The features %s ask for the impossible again and again.".formatted(features));
    }

    private boolean is(RoutingFeature asked) {
        return features.contains(asked);
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    private RoutingProblem draw() {
        int dimensions = is(RoutingFeature.PICKUPS) ? 2 : 1;
        var builder = new RoutingProblemBuilder(dimensions);
        int places = stops + 2;
        var x = new double[places];
        var y = new double[places];
        for (int place = 0; place < places; place++) {
            x[place] = random.nextInt(TOWN);
            y[place] = random.nextInt(TOWN);
        }
        builder.profile(travel(x, y, 1));
        if (is(RoutingFeature.FLEET)) {
            builder.profile(travel(x, y, 1.5));
        }
        addStops(builder, dimensions);
        addVehicles(builder, dimensions);
        addRules(builder);
        return builder.build();
    }

    private RoutingTravel travel(double[] x, double[] y, double slowness) {
        if (!is(RoutingFeature.ASYMMETRIC) && slowness == 1 && random.nextBoolean()) {
            return RoutingTravel.euclidean(x, y, 1, RoutingTravel.Rounding.NEAREST);
        }
        int n = x.length;
        var distance = new int[n][n];
        var duration = new int[n][n];
        for (int from = 0; from < n; from++) {
            for (int to = 0; to < n; to++) {
                if (from != to) {
                    int line = (int) Math.hypot(x[from] - x[to], y[from] - y[to]);
                    int detour = is(RoutingFeature.ASYMMETRIC) ? random.nextInt(30) : 0;
                    distance[from][to] = line + detour;
                    duration[from][to] = (int) ((line + detour) * slowness) + (from > to && detour > 0 ? 5 : 0);
                }
            }
        }
        return RoutingTravel.matrix(distance, duration);
    }

    private void addStops(RoutingProblemBuilder builder, int dimensions) {
        for (int s = 0; s < stops; s++) {
            var stop = builder.stop(s + 2);
            if (!is(RoutingFeature.PAIRS)) {
                stop.deliver(amounts(dimensions));
            }
            if (is(RoutingFeature.PICKUPS) && random.nextBoolean()) {
                stop.collect(amounts(dimensions));
            }
            if (timed) {
                stop.service(random.nextInt(10));
                int open = random.nextInt(250);
                stop.window(open, open + between(40, 150));
                if (is(RoutingFeature.SEVERAL_WINDOWS)) {
                    stop.window(open + 200, open + 210).window(open + 260, open + 300);
                }
            }
            if (is(RoutingFeature.RELEASES)) {
                stop.release(random.nextInt(80));
            }
            if (is(RoutingFeature.SKILLS)) {
                stop.skills(random.nextInt(4));
                if (random.nextInt(3) == 0) {
                    stop.territory(1);
                }
            }
            if (optional) {
                stop.prize(random.nextInt(300));
            }
            if (is(RoutingFeature.PRIZES) || (is(RoutingFeature.LIMITS) && random.nextBoolean())) {
                if (random.nextInt(4) > 0) {
                    stop.prize(random.nextInt(150));
                }
            }
            if (is(RoutingFeature.PRIORITIES)) {
                stop.priority(random.nextInt(3), between(1, 100));
            }
            if (is(RoutingFeature.LEVELS) || is(RoutingFeature.RELOADS)) {
                stop.level(random.nextInt(3));
            }
            if (is(RoutingFeature.GOODS)) {
                stop.goods(random.nextInt(3));
            }
            if (is(RoutingFeature.PROMISES)) {
                if (s == 0 || random.nextBoolean()) {
                    stop.promisedVehicle(0, random.nextInt(2), random.nextInt(100));
                }
                if (random.nextBoolean()) {
                    stop.promisedTime(random.nextInt(250), random.nextInt(3));
                }
            }
        }
        if (is(RoutingFeature.PAIRS)) {
            for (int s = 0; s + 1 < stops; s += 2) {
                builder.pair(s, s + 1, amounts(dimensions));
            }
        }
        if (is(RoutingFeature.ALTERNATIVES)) {
            for (int s = 0; s + 1 < stops; s += 2) {
                if (s == 0 || random.nextInt(3) == 0) {
                    builder.alternatives(random.nextInt(120), s, s + 1);
                } else if (random.nextBoolean()) {
                    builder.requiredAlternatives(s, s + 1);
                }
            }
        }
    }

    private int[] amounts(int dimensions) {
        var amounts = new int[dimensions];
        for (int dimension = 0; dimension < dimensions; dimension++) {
            amounts[dimension] = between(1, 10);
        }
        return amounts;
    }

    private void addVehicles(RoutingProblemBuilder builder, int dimensions) {
        int vehicles = Math.max(1, (stops + 3) / 4);
        int depot = is(RoutingFeature.RELOADS) ? builder.reloadDepot(random.nextInt(2)) : -1;
        int classes = is(RoutingFeature.FLEET) || is(RoutingFeature.DEPOTS) || is(RoutingFeature.SKILLS) ? 2 : 1;
        for (int c = 0; c < classes; c++) {
            int start = is(RoutingFeature.DEPOTS) ? place() : 0;
            int end = is(RoutingFeature.DEPOTS) ? place() : 0;
            int count = is(RoutingFeature.CAPACITY) && random.nextBoolean() && stops > 8
                    ? RoutingProblem.UNLIMITED
                    : classes == 2 ? vehicles : vehicles + 1;
            var added = builder.vehicles(count, start, end);
            var capacity = new int[dimensions];
            for (int dimension = 0; dimension < dimensions; dimension++) {
                capacity[dimension] = between(15, 30);
            }
            added.capacity(capacity).cost(random.nextInt(60), 1, is(RoutingFeature.LIMITS) ? random.nextInt(3) : 0);
            if (timed) {
                added.shift(random.nextInt(20), 700);
            }
            limit(added, c);
            if (depot >= 0) {
                added.reload(between(2, 3), random.nextInt(10), depot);
            }
            if (is(RoutingFeature.BREAKS)) {
                int earliest = between(50, 150);
                added.pause(earliest, earliest + between(30, 100), between(5, 30));
                if (random.nextInt(3) == 0) {
                    added.pause(earliest + 150, earliest + 250, 10);
                }
            }
        }
    }

    private int place() {
        int drawn = random.nextInt(4);
        return drawn == 3 ? RoutingProblem.NOWHERE : drawn % 2;
    }

    private void limit(RoutingProblemBuilder.Vehicles added, int c) {
        if (is(RoutingFeature.FLEET) && c == 1) {
            added.profile(1).cost(random.nextInt(200), 2, 1);
            var service = new int[stops];
            for (int s = 0; s < stops; s++) {
                service[s] = random.nextInt(15);
            }
            added.service(service);
        }
        if (is(RoutingFeature.LIMITS)) {
            added.maxDistance(between(250, 500)).maxDuration(between(250, 500)).maxStops(between(2, 5));
        }
        if (is(RoutingFeature.SKILLS)) {
            added.skills(c == 0 ? 3 : random.nextInt(4));
            if (c == 0) {
                added.territory(1);
            } else {
                var allowed = new boolean[stops];
                for (int s = 0; s < stops; s++) {
                    allowed[s] = random.nextInt(4) > 0;
                }
                added.onlyStops(allowed);
            }
        }
    }

    private void addRules(RoutingProblemBuilder builder) {
        if (is(RoutingFeature.LEVELS) || (is(RoutingFeature.RELOADS) && random.nextBoolean())) {
            builder.levelOrder();
        }
        if (is(RoutingFeature.RELOADS) && random.nextBoolean()) {
            builder.disinfection(new int[][] {{0, 2, 3}, {20, 1, 2}, {40, 10, 5}});
        }
        if (is(RoutingFeature.GOODS)) {
            builder.disagree(0, 1).disagree(2, 2);
        }
        if (is(RoutingFeature.LOCKS)) {
            int first = random.nextInt(stops);
            if (is(RoutingFeature.RELOADS) && random.nextInt(4) > 0) {
                int reload = builder.reloadVisit(0);
                builder.lock(0, 0, random.nextBoolean() ? new int[] {reload} : new int[] {first, reload});
            } else {
                builder.lock(0, 0, first);
            }
            if (random.nextInt(3) == 0) {
                builder.lock(0, 1, (first + 1) % stops, (first + 2) % stops);
            }
        }
        if (is(RoutingFeature.RULES)) {
            builder.rule(route -> route.size() > 3 ? RouteRule.VETO : 0);
            builder.rule(route -> route.arrival() > 200 ? route.arrival() - 200L : 7L * route.size());
        }
    }
}
