package org.resupply.optaplanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;
import org.resupply.problem.RoutingTravel.Rounding;
import org.resupply.solve.Allowance;
import org.resupply.solve.Budget;
import org.resupply.solve.Cancellation;

class CheapestInsertionTest {

    @Test
    void routesOfPairsToStartFromUseUpNoVehicle() {
        RoutingProblem problem = pairs(
                new RoutingSolution.Route(0, 0, new int[] {0, 1}), new RoutingSolution.Route(0, 1, new int[] {2, 3}));

        CheapestInsertion.Start start = CheapestInsertion.build(problem, allowance(), null);

        assertThat(start.leftOut()).isEmpty();
        assertThat(start.vehicles()).hasSize(2);
        assertThat(RoutingChecker.check(problem, routes(start)).isFeasible()).isTrue();
    }

    @Test
    void stopsThatFitNowhereAreLeftOutAndUnusedVehiclesAreThere() {
        RoutingProblem problem = pairs();

        CheapestInsertion.Start none =
                CheapestInsertion.build(problem, Budget.iterations(1).start(stopped()), null);

        assertThat(none.leftOut()).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(none.vehicles()).hasSize(2).allMatch(vehicle -> vehicle.stops().length == 0);
    }

    private static Cancellation stopped() {
        var cancellation = new Cancellation();
        cancellation.cancel();
        return cancellation;
    }

    private static Allowance allowance() {
        return Budget.iterations(1).start();
    }

    private static List<RoutingSolution.Route> routes(CheapestInsertion.Start start) {
        return start.vehicles().stream()
                .filter(vehicle -> vehicle.stops().length > 0)
                .map(vehicle -> new RoutingSolution.Route(vehicle.vehicleClass(), vehicle.number(), vehicle.stops()))
                .toList();
    }

    /** Two pairs, each of which fills a vehicle, and two vehicles. */
    private static RoutingProblem pairs(RoutingSolution.Route... given) {
        var builder = new RoutingProblemBuilder(1);
        double[] x = {0, 10, 20, 0, 0};
        double[] y = {0, 0, 0, 10, 20};
        builder.profile(RoutingTravel.euclidean(x, y, 1, Rounding.NEAREST));
        builder.vehicles(2, 0).capacity(10).maxDistance(45);
        for (int place = 1; place < 5; place++) {
            builder.stop(place);
        }
        builder.pair(0, 1, 10);
        builder.pair(2, 3, 10);
        for (RoutingSolution.Route route : given) {
            builder.warmStart(route);
        }
        return builder.build();
    }
}
