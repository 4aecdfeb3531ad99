package org.resupply.routing.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;
import org.resupply.problem.RoutingTravel.Rounding;
import org.resupply.routing.AnnealedRouting;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** Villages too large to be taken out of a route whole, each at an end of a road: one vehicle for each is enough. */
class HandoverTest {
    private static final int STOPS = 30; // of a village
    private static final int ROAD = 10_000;
    private static final long WAYS = 2L * (ROAD + STOPS - 1);

    private final RoutingProblemBuilder builder = new RoutingProblemBuilder(1);

    /** Adds so many villages, and a profile for each detour. */
    private void addVillages(int count, double... detours) {
        double[] x = new double[count * STOPS + 1];
        for (int stop = 0; stop < count * STOPS; stop++) {
            x[stop + 1] = (stop < STOPS ? 1 : -1) * (ROAD + stop % STOPS);
        }
        for (double detour : detours) {
            builder.profile(RoutingTravel.euclidean(x, new double[x.length], detour, Rounding.NEAREST));
        }
    }

    private void addStops(int village, int promisedVehicle) {
        for (int stop : stopsOf(village)) {
            builder.stop(stop + 1).deliver(1).promisedVehicle(0, promisedVehicle, 7);
        }
    }

    private static int[] stopsOf(int village) {
        return IntStream.range(village * STOPS, (village + 1) * STOPS).toArray();
    }

    private long cost() {
        var problem = builder.build();
        var solution = new AnnealedRouting()
                .solve(problem, SolveOptions.defaults(), Budget.iterations(2000).start());
        return RoutingChecker.requireSound(problem, solution).cost();
    }

    @Test
    void aRouteGoesToTheFreeVehicleItWasPromised() {
        addVillages(1, 1);
        addStops(0, 1);
        builder.vehicles(2, 0).capacity(STOPS);
        builder.warmStart(new RoutingSolution.Route(0, 0, stopsOf(0)));
        assertThat(cost()).isEqualTo(WAYS);
    }

    @Test
    void routesExchangeVehiclesThatEachWasPromised() {
        addVillages(2, 1);
        addStops(0, 1);
        addStops(1, 0);
        builder.vehicles(2, 0).capacity(STOPS);
        builder.warmStart(new RoutingSolution.Route(0, 0, stopsOf(0)));
        builder.warmStart(new RoutingSolution.Route(0, 1, stopsOf(1)));
        assertThat(cost()).isEqualTo(2 * WAYS);
    }

    @Test
    void aRouteGoesToAClassWithShorterWays() {
        addVillages(1, 2, 1);
        for (int stop : stopsOf(0)) {
            builder.stop(stop + 1).deliver(1);
        }
        builder.vehicles(1, 0).capacity(STOPS).pause(0, 9 * ROAD, 5);
        builder.vehicles(1, 0).capacity(STOPS).profile(1).pause(0, 9 * ROAD, 5);
        builder.warmStart(new RoutingSolution.Route(0, 0, stopsOf(0)));
        assertThat(cost()).isEqualTo(WAYS);
    }

    @Test
    void aRouteWithTripsGoesOnlyToAVehicleThatMayReloadThere() {
        addVillages(1, 1);
        for (int stop : stopsOf(0)) {
            builder.stop(stop + 1).deliver(1);
        }
        builder.reloadDepot(0);
        builder.reloadDepot(1);
        builder.vehicles(1, 0).capacity(STOPS / 2).cost(0, 2, 0).reload(2, 0, 0);
        builder.vehicles(1, 0).capacity(STOPS / 2).cost(0, 1, 0).reload(2, 0, 1);
        assertThat(cost()).isLessThanOrEqualTo(2 * WAYS);
    }
}
