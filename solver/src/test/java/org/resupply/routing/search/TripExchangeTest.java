package org.resupply.routing.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;

/** Two vehicles that carry one stop a trip; all stops are ten away from the depot. */
class TripExchangeTest {
    private static final int STOPS = 4;

    /**
     * <pre>
     *   A: 0 | 1        each trip to each vehicle, at each turn
     *              -->
     *   B: 2 | 3
     * </pre>
     */
    @Test
    void tripsTakeAllPlacesThatThereAre() {
        Set<String> seen = wander(problem(1000, 0));

        // All orders of four trips: 24 on one vehicle, 36 on two that are alike.
        assertThat(seen).hasSize(60);
    }

    @Test
    void noTripGoesToAVehicleThatHasNoTimeForIt() {
        Set<String> seen = wander(problem(40, 0));

        // Each vehicle has time for two trips.
        assertThat(seen).hasSize(12);
    }

    @Test
    void aTripWaitsForWhatItCarries() {
        Set<String> seen = wander(problem(40, 20));

        // The last stop can be second only.
        assertThat(seen).hasSize(6).allMatch(routes -> routes.contains("3]"));
    }

    private static RoutingProblem problem(int shift, int release) {
        double[] x = {0, 10, -10, 0, 0};
        double[] y = {0, 0, 0, 10, -10};
        var builder = new RoutingProblemBuilder(1);
        builder.profile(RoutingTravel.euclidean(x, y, 1, RoutingTravel.Rounding.NEAREST));
        int depot = builder.reloadDepot(0);
        builder.vehicles(2, 0).capacity(1).cost(0, 1, 0).shift(0, shift).reload(4, 0, depot);
        for (int stop = 0; stop < STOPS; stop++) {
            builder.stop(stop + 1).deliver(1).release(stop == STOPS - 1 ? release : 0);
        }
        int reload = STOPS + depot;
        builder.warmStart(new RoutingSolution.Route(0, 0, new int[] {0, reload, 1}));
        builder.warmStart(new RoutingSolution.Route(0, 1, new int[] {2, reload, 3}));
        return builder.build();
    }

    /** The routes that random changes of trips lead to. */
    private static Set<String> wander(RoutingProblem problem) {
        SearchState state = new SearchState(new SearchProblem(problem));
        state.load(problem.warmStart());
        Dice dice = new Dice(1);
        var exchange = new TripExchange(state.problem, state, dice);
        long cost = state.cost();
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < 5000; i++) {
            state.begin();
            boolean done = exchange.apply(dice.below(STOPS), 1);
            state.commit();
            List<RoutingSolution.Route> routes = state.unloadPresent(0).routes();
            boolean isNew = seen.add(routes.stream()
                    .map(route -> Arrays.toString(route.visits()))
                    .sorted()
                    .collect(Collectors.joining()));
            assertThat(state.cost()).isEqualTo(cost);
            assertThat(done || !isNew || i == 0).isTrue();
            if (isNew) {
                assertThat(RoutingChecker.check(problem, routes).isFeasible()).isTrue();
            }
        }
        return seen;
    }
}
