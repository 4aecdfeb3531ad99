package org.resupply.routing.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resupply.problem.RoutingTravel;
import org.resupply.problem.RoutingTravel.Rounding;

/** A distance is what the problem says it is, whether it stands in a table or is computed. */
class DistancesTest {
    @ParameterizedTest
    @CsvSource({"50, 1, NEAREST", "50, 900, DOWN", "1300, 1, NEAREST", "1300, 10, DOWN", "1300, 900, UP"})
    void areThoseOfTheProblem(int places, double scale, Rounding rounding) {
        var random = new Random(places);
        double[] x = random.ints(places, 0, 1000).asDoubleStream().toArray();
        double[] y = random.ints(places, 0, 1000).asDoubleStream().toArray();
        RoutingTravel travel = RoutingTravel.euclidean(x, y, scale, rounding);
        int[] order = random.ints(0, places).distinct().limit(places).toArray();
        var distances = Distances.ofDistance(travel, order, () -> false);
        for (int i = 0; i < 20_000; i++) {
            int from = random.nextInt(places);
            int to = random.nextInt(places);
            int expected = travel.distance(order[from], order[to]);
            assertThat(distances.from(from, to)).isEqualTo(expected);
            assertThat(distances.to(to, from)).isEqualTo(expected);
            assertThat(distances.isAsFar(from, to, expected + 1)).isFalse();
            assertThat(distances.isAsFar(from, to, expected - 1)).isTrue();
        }
        assertThat(distances.from(3, places)).isZero();
        assertThat(distances.to(3, places)).isZero();
        assertThat(distances.isAsFar(3, places, 1)).isFalse();
    }
}
