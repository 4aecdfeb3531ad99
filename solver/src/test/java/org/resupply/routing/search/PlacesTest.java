package org.resupply.routing.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.resupply.problem.RoutingTravel;

/** The order in which the search numbers places. */
class PlacesTest {
    private static final int PLACES = 400;

    private final RoutingTravel coordinates = scattered();
    private final RoutingTravel matrix = RoutingTravel.of(PLACES, coordinates::distance, coordinates::distance);

    private static RoutingTravel scattered() {
        var random = new Random(1);
        double[] x = random.doubles(PLACES, -500, 500).toArray();
        double[] y = random.doubles(PLACES, 0, 300).toArray();
        return RoutingTravel.euclidean(x, y, 10, RoutingTravel.Rounding.NEAREST);
    }

    @Test
    void eachPlaceHasOneNumber() {
        int[] all = IntStream.range(0, PLACES).toArray();
        for (RoutingTravel travel : new RoutingTravel[] {coordinates, matrix}) {
            int[] sorted = Places.inOrder(travel, () -> false);
            Arrays.sort(sorted);
            assertArrayEquals(all, sorted);
        }
    }

    @Test
    void placesThatFollowEachOtherAreNear() {
        long asGiven = length(IntStream.range(0, PLACES).toArray());
        assertTrue(length(Places.inOrder(coordinates, () -> false)) * 5 < asGiven);
        assertTrue(length(Places.inOrder(matrix, () -> false)) * 5 < asGiven);
    }

    /** With coordinates the end is asked for once, without them again and again: places that are left stay somewhere. */
    @Test
    void whoAsksForTheEndGetsAnOrderAtOnce() {
        int[] all = IntStream.range(0, PLACES).toArray();
        assertArrayEquals(all, Places.inOrder(coordinates, () -> true));
        var asked = new AtomicInteger();
        int[] begun = Places.inOrder(matrix, () -> asked.incrementAndGet() > 2);
        assertTrue(length(begun) > length(Places.inOrder(matrix, () -> false)));
        Arrays.sort(begun);
        assertArrayEquals(all, begun);
    }

    @Test
    void placesAtOnePointHaveNumbersToo() {
        var travel = RoutingTravel.euclidean(new double[3], new double[3], 1, RoutingTravel.Rounding.NEAREST);
        assertArrayEquals(new int[] {0, 1, 2}, Places.inOrder(travel, () -> false));
    }

    private long length(int[] order) {
        return IntStream.range(1, PLACES)
                .mapToLong(i -> coordinates.distance(order[i - 1], order[i]))
                .sum();
    }
}
