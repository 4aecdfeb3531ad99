package org.resupply.routing;

import java.util.Random;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingTravel;
import org.resupply.problem.RoutingTravel.Rounding;

/** Seeded random problems in which every rule is switched on or off by a draw. */
final class RandomRoutingProblems {
    private RandomRoutingProblems() {}

    /** A plain problem: one depot, one load, no times. */
    static RoutingProblem capacitated(int stops, long seed) {
        var random = new Random(seed);
        var builder = new RoutingProblemBuilder(1);
        builder.profile(plane(stops + 1, random));
        builder.vehicles(RoutingProblem.UNLIMITED, 0).capacity(100);
        for (int stop = 1; stop <= stops; stop++) {
            builder.stop(stop).deliver(1 + random.nextInt(30));
        }
        return builder.build();
    }

    /** Few vehicles of two sizes, the small ones cheaper to drive, which all stops together nearly fill. */
    static RoutingProblem fleet(int stops, long seed) {
        var random = new Random(seed);
        var builder = new RoutingProblemBuilder(1);
        builder.profile(plane(stops + 1, random));
        int total = 0;
        for (int stop = 1; stop <= stops; stop++) {
            int amount = 1 + random.nextInt(30);
            builder.stop(stop).deliver(amount);
            total += amount;
        }
        int large = total / 400;
        builder.vehicles(large, 0).capacity(200).cost(100, 3, 0);
        builder.vehicles((total - 200 * large) * 51 / 5000 + 1, 0).capacity(100).cost(50, 2, 0);
        return builder.build();
    }

    /** One depot, one load, windows of different width. */
    static RoutingProblem windowed(int stops, long seed) {
        var random = new Random(seed);
        var builder = new RoutingProblemBuilder(1);
        builder.profile(plane(stops + 1, random));
        builder.vehicles(RoutingProblem.UNLIMITED, 0).capacity(100).shift(0, 6000);
        for (int stop = 1; stop <= stops; stop++) {
            int open = 1500 + random.nextInt(2500);
            builder.stop(stop)
                    .deliver(1 + random.nextInt(30))
                    .window(open, open + 200 + random.nextInt(1500))
                    .service(10);
        }
        return builder.build();
    }

    /** Three depots with few vehicles each, wide windows, routes of limited duration, one kind of vehicle cheaper. */
    static RoutingProblem depots(int stops, long seed) {
        var random = new Random(seed);
        var builder = new RoutingProblemBuilder(1);
        builder.profile(plane(stops + 3, random));
        for (int depot = 0; depot < 3; depot++) {
            builder.vehicles(3 + stops / 30, depot)
                    .capacity(150 + 30 * depot)
                    .cost(depot * 200, 1, seed % 2 == 0 ? 1 : 0)
                    .shift(depot * 50, 9000)
                    .maxDuration(5500);
        }
        for (int s = 0; s < stops; s++) {
            builder.stop(3 + s)
                    .deliver(1 + random.nextInt(30))
                    .service(10)
                    .window(0, 4000 + random.nextInt(4000))
                    .prize(20_000);
        }
        return builder.build();
    }

    /** Vans that reload, priorities, windows, duration cost: the streets of a city. */
    static RoutingProblem city(int stops, long seed) {
        var random = new Random(seed);
        var builder = new RoutingProblemBuilder(3);
        builder.profile(plane(stops + 1, random));
        builder.reloadDepot(0);
        for (int c = 0; c < 2; c++) {
            builder.vehicles(3, 0)
                    .capacity(1500, 8000, c * 500)
                    .cost(1000, 1, 1)
                    .shift(2000, 9000)
                    .reload(4, 300, 0)
                    .maxDuration(6500);
        }
        for (int s = 1; s <= stops; s++) {
            var stop = builder.stop(s)
                    .deliver(50 + random.nextInt(200), 300 + random.nextInt(800), random.nextInt(4) == 0 ? 20 : 0)
                    .service(30 + random.nextInt(60))
                    .priority(random.nextInt(3), 100_000);
            if (random.nextBoolean()) {
                stop.window(3000, 5000 + random.nextInt(3000));
            }
        }
        return builder.build();
    }

    /** Stops released one after another, for vehicles that reload. */
    static RoutingProblem reloads(int stops, long seed) {
        var random = new Random(seed);
        var builder = new RoutingProblemBuilder(1);
        builder.profile(plane(stops + 1, random));
        int depot = builder.reloadDepot(0);
        builder.vehicles(stops, 0).capacity(100).shift(0, 20_000).reload(10, 50, depot);
        for (int stop = 1; stop <= stops; stop++) {
            int release = random.nextInt(5000);
            int open = release + random.nextInt(5000);
            builder.stop(stop)
                    .deliver(1 + random.nextInt(30))
                    .release(release)
                    .window(open, open + 3000 + random.nextInt(3000))
                    .service(10);
        }
        return builder.build();
    }

    /** Any mixture of rules. All stops are optional, so that some answer exists. */
    static RoutingProblem rich(int stops, long seed) {
        var random = new Random(seed);
        int dimensions = random.nextInt(4);
        var builder = new RoutingProblemBuilder(dimensions);
        boolean matrix = random.nextBoolean();
        builder.profile(matrix ? matrix(stops + 3, random) : plane(stops + 3, random));
        if (random.nextBoolean()) {
            builder.profile(matrix(stops + 3, random));
        }
        boolean trips = random.nextBoolean();
        boolean levels = random.nextInt(3) == 0;
        boolean goods = random.nextInt(3) == 0;
        boolean skills = random.nextInt(3) == 0;
        boolean releases = random.nextInt(3) == 0;
        boolean mixed = random.nextInt(3) == 0;
        boolean pairs = random.nextInt(3) == 0;
        boolean promises = random.nextInt(4) == 0;
        int depot = builder.reloadDepot(stops);
        int other = builder.reloadDepot(stops + 1);
        int classes = 1 + random.nextInt(3);
        for (int c = 0; c < classes; c++) {
            int start = random.nextInt(6) == 0 ? RoutingProblem.NOWHERE : stops + random.nextInt(3);
            int end = random.nextInt(6) == 0 ? RoutingProblem.NOWHERE : random.nextInt(4) == 0 ? stops : start;
            var vehicles = builder.vehicles(
                    random.nextInt(4) == 0 ? RoutingProblem.UNLIMITED : 1 + random.nextInt(3), start, end);
            vehicles.cost(random.nextInt(300), 1 + random.nextInt(3), random.nextInt(3) == 0 ? 1 : 0);
            vehicles.shift(random.nextInt(200), 2000 + random.nextInt(8000));
            int[] capacity = new int[dimensions];
            for (int d = 0; d < dimensions; d++) {
                capacity[d] = 40 + random.nextInt(80);
            }
            vehicles.capacity(capacity);
            if (random.nextInt(3) == 0) {
                vehicles.maxDistance(2000 + random.nextInt(3000));
            }
            if (random.nextInt(3) == 0) {
                vehicles.maxDuration(2000 + random.nextInt(3000));
            }
            if (random.nextInt(3) == 0) {
                vehicles.maxStops(2 + random.nextInt(8));
            }
            if (trips) {
                vehicles.reload(
                        1 + random.nextInt(3),
                        random.nextInt(100),
                        random.nextBoolean() ? new int[] {depot} : new int[] {depot, other});
            }
            if (random.nextInt(3) == 0) {
                vehicles.pause(300, 1500, 100);
                if (random.nextBoolean()) {
                    vehicles.pause(1000, 3000, 50);
                }
            }
            if (skills) {
                vehicles.skills(random.nextInt(8));
            }
            vehicles.profile(random.nextInt(builder.profiles()));
        }
        if (levels) {
            if (random.nextBoolean()) {
                builder.levelOrder();
            }
            builder.disinfection(new int[][] {{0, 0, 0}, {60, 0, 0}, {120, 60, 0}});
        }
        if (goods) {
            builder.disagree(1, 2);
            builder.disagree(2, 2);
        }
        for (int s = 0; s < stops; s++) {
            var stop = builder.stop(s);
            int[] amounts = new int[dimensions];
            for (int d = 0; d < dimensions; d++) {
                amounts[d] = random.nextInt(20);
            }
            if (mixed && random.nextBoolean()) {
                stop.collect(amounts);
            } else {
                stop.deliver(amounts);
            }
            stop.service(random.nextInt(60)).prize(random.nextInt(3) == 0 ? 200 : 3000);
            if (random.nextInt(5) == 0) {
                stop.priority(random.nextInt(3), 100);
            }
            int open = random.nextInt(4000);
            if (random.nextBoolean()) {
                stop.window(open, open + random.nextInt(1500));
                if (random.nextInt(3) == 0) {
                    stop.window(open + 2000, open + 2500);
                }
            }
            if (levels) {
                stop.level(random.nextInt(3));
            }
            if (goods) {
                stop.goods(random.nextInt(3));
            }
            if (skills && random.nextInt(3) == 0) {
                stop.skills(1L << random.nextInt(3));
            }
            if (releases && random.nextInt(3) == 0) {
                stop.release(random.nextInt(1500));
            }
            if (promises && random.nextInt(3) == 0) {
                stop.promisedVehicle(0, 0, 50);
                stop.promisedTime(random.nextInt(4000), 1);
            }
        }
        int next = 0;
        for (; pairs && next + 1 < stops / 2; next += 2) {
            int[] amounts = new int[dimensions];
            for (int d = 0; d < dimensions; d++) {
                amounts[d] = random.nextInt(20);
            }
            builder.pair(next, next + 1, amounts);
        }
        for (; random.nextInt(3) == 0 && next + 2 < stops; next += 3) {
            builder.alternatives(500, next, next + 1, next + 2);
        }
        if (random.nextInt(4) == 0) {
            builder.rule(route -> route.size() > 6 ? org.resupply.problem.RouteRule.VETO : route.distance() / 10);
        }
        return builder.build();
    }

    private static RoutingTravel plane(int places, Random random) {
        double[] x = new double[places];
        double[] y = new double[places];
        for (int place = 0; place < places; place++) {
            x[place] = random.nextInt(1000);
            y[place] = random.nextInt(1000);
        }
        return RoutingTravel.euclidean(x, y, 1, Rounding.NEAREST);
    }

    private static RoutingTravel matrix(int places, Random random) {
        int[][] distance = new int[places][places];
        int[][] duration = new int[places][places];
        for (int from = 0; from < places; from++) {
            for (int to = 0; to < places; to++) {
                boolean way = random.nextInt(20) > 0;
                if (from != to) {
                    distance[from][to] = way ? 100 + random.nextInt(900) : RoutingTravel.UNREACHABLE;
                    duration[from][to] = way ? 50 + random.nextInt(600) : RoutingTravel.UNREACHABLE;
                }
            }
        }
        return RoutingTravel.matrix(distance, duration);
    }
}
