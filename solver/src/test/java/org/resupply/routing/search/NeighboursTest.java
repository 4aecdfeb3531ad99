package org.resupply.routing.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingTravel;

/** The lists of stops that a stop most likely shares a leg with. */
class NeighboursTest {
    private static final int WIDTH = 40;

    private static SearchProblem strewn(int stops, RoutingTravel travel) {
        var builder = new RoutingProblemBuilder(1);
        builder.profile(travel);
        builder.vehicles(RoutingProblem.UNLIMITED, 0).capacity(100);
        for (int stop = 0; stop < stops; stop++) {
            builder.stop(stop + 1).deliver(1);
        }
        return new SearchProblem(builder.build());
    }

    private static RoutingTravel square(int places) {
        var random = new Random(places);
        double[] x = random.doubles(places, 0, 10_000).toArray();
        double[] y = random.doubles(places, 0, 10_000).toArray();
        return RoutingTravel.euclidean(x, y, 1, RoutingTravel.Rounding.NEAREST);
    }

    private static int[] distances(SearchProblem problem, int stop, int[] others) {
        return Arrays.stream(others)
                .map(other -> problem.distances[0].between(problem.place[stop], problem.place[other]))
                .toArray();
    }

    private static int[] list(int[] lists, int stop) {
        return Arrays.copyOfRange(lists, stop * WIDTH, (stop + 1) * WIDTH);
    }

    @Test
    void theNearestAreFoundAmongAllPairsAndInCells() {
        for (int stops : new int[] {300, 4000}) {
            SearchProblem problem = strewn(stops, square(stops + 1));
            int[] lists = Neighbours.of(problem, WIDTH, () -> false);
            for (int u = 0; u < stops; u += stops / 100) {
                int stop = u;
                int[] others = IntStream.range(0, stops).filter(v -> v != stop).toArray();
                int[] nearest = distances(problem, stop, others);
                Arrays.sort(nearest);
                assertArrayEquals(
                        Arrays.copyOf(nearest, WIDTH), distances(problem, stop, list(lists, stop)), "stop " + stop);
            }
        }
    }

    @Test
    void stopsWithoutAWayComeLast() {
        int stops = 60;
        RoutingTravel way = square(stops + 1);
        // A river between odd and even places, which only the depot's own boat crosses.
        var travel = RoutingTravel.of(
                stops + 1,
                (from, to) -> parted(from, to) ? RoutingTravel.UNREACHABLE : way.distance(from, to),
                (from, to) -> parted(from, to) ? RoutingTravel.UNREACHABLE : way.duration(from, to));
        SearchProblem problem = strewn(stops, travel);
        int[] lists = Neighbours.of(problem, WIDTH, () -> false);
        for (int stop = 0; stop < stops; stop++) {
            int[] far = distances(problem, stop, Arrays.copyOf(list(lists, stop), stops / 2 - 1));
            assertTrue(Arrays.stream(far).allMatch(d -> d < RoutingTravel.UNREACHABLE), "stop " + stop);
        }
    }

    private static boolean parted(int from, int to) {
        return from > 0 && to > 0 && from % 2 != to % 2;
    }
}
