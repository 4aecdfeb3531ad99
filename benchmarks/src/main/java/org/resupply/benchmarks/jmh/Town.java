package org.resupply.benchmarks.jmh;

import java.util.Random;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingTravel;

/** Routing problems of strewn stops for kernels, the same for the same size and kind. */
public final class Town {
    private static final int SPAN_PER_ROOT = 30;
    private static final int DEPOTS = 4;

    private Town() {}

    /**
     * A town.
     *
     * @param kind {@code plain}: loads only; {@code unused}: rules of levels, goods, disinfection and service times that nothing can break, too;
     *     {@code windows}: windows too; {@code pairs}: pickups and deliveries; {@code fleet}:
     *     three sizes of vehicles; {@code depots}: four depots at places of stops, windows, limited durations; {@code vans}: windows, reloads, a
     *     break, and a rule of the host
     * @param stops number of stops; even for pairs
     */
    public static RoutingProblem of(String kind, int stops) {
        var random = new Random(1);
        int side = (int) (SPAN_PER_ROOT * Math.sqrt(stops));
        var x = new double[stops + 1];
        var y = new double[stops + 1];
        for (int place = 0; place <= stops; place++) {
            x[place] = random.nextInt(side);
            y[place] = random.nextInt(side);
        }
        var builder = new RoutingProblemBuilder(1);
        builder.profile(RoutingTravel.euclidean(x, y, 1, RoutingTravel.Rounding.NEAREST));
        switch (kind) {
            case "fleet" -> {
                for (int size = 1; size <= 3; size++) {
                    builder.vehicles(RoutingProblem.UNLIMITED, 0)
                            .capacity(50 * size)
                            .cost(100L + 80L * size, 1, 0);
                }
            }
            case "depots" -> {
                for (int depot = 0; depot < DEPOTS; depot++) {
                    builder.vehicles(1 + stops / 15, 1 + depot)
                            .capacity(100)
                            .shift(0, 20 * side)
                            .maxDuration(10 * side);
                }
            }
            case "vans" -> {
                var vans = builder.vehicles(RoutingProblem.UNLIMITED, 0).capacity(50);
                vans.shift(0, 20 * side).reload(3, 20, builder.reloadDepot(0)).pause(4 * side, 6 * side, 30);
                builder.rule(route -> route.size() > 20 ? 50L : 0L);
            }
            case "plain" -> builder.vehicles(RoutingProblem.UNLIMITED, 0).capacity(100);
            case "unused" -> {
                builder.vehicles(RoutingProblem.UNLIMITED, 0).capacity(100).service(new int[stops]);
                builder.levelOrder().disagree(0, 1).disinfection(new int[][] {{0, 20}, {20, 0}});
            }
            default ->
                builder.vehicles(RoutingProblem.UNLIMITED, 0).capacity(100).shift(0, 20 * side);
        }
        for (int stop = 0; stop < stops; stop++) {
            var added = builder.stop(stop + 1);
            switch (kind) {
                case "plain", "unused", "fleet" -> added.deliver(1 + random.nextInt(10));
                case "windows", "depots", "vans" -> {
                    int open = 2 * side + random.nextInt(8 * side);
                    added.deliver(1 + random.nextInt(10))
                            .window(open, open + side)
                            .service(10);
                }
                case "pairs" -> added.service(10);
                default -> throw new IllegalArgumentException("The kind of town (%s) is unknown.".formatted(kind));
            }
        }
        for (int pickup = 0; kind.equals("pairs") && pickup + 1 < stops; pickup += 2) {
            builder.pair(pickup, pickup + 1, 1 + random.nextInt(30));
        }
        return builder.build();
    }
}
