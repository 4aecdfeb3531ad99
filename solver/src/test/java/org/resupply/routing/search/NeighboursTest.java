package org.resupply.routing.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingTravel;

/** The lists of stops that a stop most likely shares a leg with. */
class NeighboursTest {
    private static final int WIDTH = 40;

    private static SearchProblem strewn(int stops, RoutingTravel travel, boolean windows) {
        var random = new Random(stops);
        var builder = new RoutingProblemBuilder(1);
        builder.profile(travel);
        builder.vehicles(RoutingProblem.UNLIMITED, 0).capacity(100);
        for (int stop = 0; stop < stops; stop++) {
            var added = builder.stop(stop + 1).deliver(1);
            if (windows) {
                int open = 30_000 + random.nextInt(40_000);
                added.window(open, open + random.nextInt(5000)).service(random.nextInt(900));
            }
        }
        return new SearchProblem(builder.build());
    }

    private static RoutingTravel square(int places, int side) {
        var random = new Random(places);
        double[] x = random.doubles(places, 0, side).toArray();
        double[] y = random.doubles(places, 0, side).toArray();
        return RoutingTravel.euclidean(x, y, 1, RoutingTravel.Rounding.NEAREST);
    }

    /** The same ways at other prices in either direction. */
    private static RoutingTravel slanted(RoutingTravel way) {
        return RoutingTravel.of(
                way.places(),
                (from, to) -> way.distance(from, to) + (from > to ? 300 : 0),
                (from, to) -> 2 * way.duration(from, to));
    }

    /** How near another stop is, in eighths: the shorter way, and with windows a fifth of the waiting and all of the lateness. */
    private static long nearness(SearchProblem problem, int u, int v, boolean windows) {
        return Math.min(oneWay(problem, u, v, windows), oneWay(problem, v, u, windows));
    }

    private static long oneWay(SearchProblem problem, int u, int v, boolean windows) {
        double way = problem.distances[0].between(problem.place[u], problem.place[v]);
        if (windows) {
            double drive = problem.durations[0].between(problem.place[u], problem.place[v]);
            way += 0.2 * Math.max(0, problem.open[v] - problem.close[u] - problem.service[u] - drive);
            way += Math.max(0, problem.open[u] + problem.service[u] + drive - problem.close[v]);
        }
        return (long) (way * 8 + 1e-6);
    }

    private static void isNearest(SearchProblem problem, boolean windows) {
        int[] lists = Neighbours.of(problem, WIDTH, () -> false);
        for (int stop = 0; stop < problem.stops; stop += Math.max(1, problem.stops / 100)) {
            int u = stop;
            long[] all = IntStream.range(0, problem.stops)
                    .filter(v -> v != u)
                    .mapToLong(v -> nearness(problem, u, v, windows))
                    .sorted()
                    .limit(WIDTH)
                    .toArray();
            long[] listed = IntStream.range(u * WIDTH, (u + 1) * WIDTH)
                    .mapToLong(i -> nearness(problem, u, lists[i], windows))
                    .toArray();
            assertArrayEquals(all, listed, "stop " + u);
        }
    }

    @Test
    void theNearestAmongAllPairsAreFound() {
        RoutingTravel way = square(301, 10_000);
        isNearest(strewn(300, way, false), false);
        isNearest(strewn(300, way, true), true);
        isNearest(strewn(300, slanted(way), false), false);
        isNearest(strewn(300, slanted(way), true), true);
    }

    @Test
    void theNearestAreFoundInCells() {
        isNearest(strewn(4000, square(4001, 10_000), false), false);
        isNearest(strewn(4000, square(4001, 180_000_000), false), false);
    }

    @Test
    void whoAskedForTheEndGetsNoLists() {
        SearchProblem problem = strewn(4000, square(4001, 10_000), false);
        assertEquals(0, Neighbours.of(problem, WIDTH, () -> true).length);
        int[] lists = Neighbours.of(problem, WIDTH, () -> false);
        assertEquals(0, Neighbours.distances(problem, lists, WIDTH, () -> true).length);
        int[] lengths = Neighbours.distances(problem, lists, WIDTH, () -> false);
        for (int i = 0; i < lists.length; i += 997) {
            int way = problem.distances[0].between(problem.place[i / WIDTH], problem.place[lists[i]]);
            assertEquals(way, lengths[i]);
        }
    }

    @Test
    void stopsWithoutAWayComeLast() {
        int stops = 60;
        RoutingTravel way = square(stops + 1, 10_000);
        var travel = RoutingTravel.of(
                stops + 1,
                (from, to) -> parted(from, to) ? RoutingTravel.UNREACHABLE : way.distance(from, to),
                (from, to) -> parted(from, to) ? RoutingTravel.UNREACHABLE : way.duration(from, to));
        SearchProblem problem = strewn(stops, travel, false);
        int[] lists = Neighbours.of(problem, WIDTH, () -> false);
        for (int stop = 0; stop < stops; stop++) {
            int near = stops / 2 - 1;
            for (int i = 0; i < WIDTH; i++) {
                assertEquals(i >= near, parted(stop + 1, lists[stop * WIDTH + i] + 1), "stop " + stop + ", entry " + i);
            }
        }
    }

    @Test
    void aStopThatHasNoWayToAnyOtherIsServedByItself() {
        int none = RoutingTravel.UNREACHABLE;
        int[][] way = {{0, 10, 10}, {10, 0, none}, {10, none, 0}};
        SearchProblem problem = strewn(2, RoutingTravel.matrix(way, way), false);
        var state = new SearchState(problem);
        state.load(List.of());
        new RuinAndRecreate(problem, state, new Dice(1)).construct(() -> false);
        assertEquals(2, state.unload(0, () -> false).routes().size());
    }

    /** Between odd and even places there is no way but from the depot. */
    private static boolean parted(int from, int to) {
        return from > 0 && to > 0 && from % 2 != to % 2;
    }
}
