package org.resupply.routing.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingTravel;

/** Routes as they are built, before any search. */
class RuinAndRecreateTest {
    @ParameterizedTest
    @CsvSource({"1, 6", "5, 4", "210, 2"})
    void vehiclesGoAgainBeforeAnythingIsLeftOut(int vehicles, int trips) {
        for (int seed = 0; seed < 3; seed++) {
            SearchProblem problem = new SearchProblem(fullLoads(vehicles, trips, seed));
            SearchState state = new SearchState(problem);
            state.load(List.of());

            new RuinAndRecreate(problem, state, new Dice(seed)).construct(() -> false);

            assertThat(state.leftOut()).isZero();
        }
    }

    /** Stops that take a whole vehicle each, just as many as all trips of all vehicles. */
    private static RoutingProblem fullLoads(int vehicles, int trips, int seed) {
        int stops = vehicles * trips;
        var random = new Random(seed);
        double[] x = random.doubles(stops + 1, 0, 100).toArray();
        double[] y = random.doubles(stops + 1, 0, 100).toArray();
        var builder = new RoutingProblemBuilder(1);
        builder.profile(RoutingTravel.euclidean(x, y, 1, RoutingTravel.Rounding.NEAREST));
        builder.vehicles(vehicles, 0)
                .capacity(7)
                .cost(0, 1, 1)
                .shift(0, 10_000)
                .reload(trips, 5, builder.reloadDepot(0));
        for (int stop = 1; stop <= stops; stop++) {
            builder.stop(stop).deliver(7).prize(1_000_000);
        }
        return builder.build();
    }
}
