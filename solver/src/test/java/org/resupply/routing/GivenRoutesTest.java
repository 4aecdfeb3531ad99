package org.resupply.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;
import org.resupply.problem.RoutingTravel.Rounding;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

class GivenRoutesTest {

    /** Twelve stops on a circle around the depot, two vehicles of six stops. */
    private static RoutingProblemBuilder circle() {
        double[] x = new double[13];
        double[] y = new double[13];
        for (int stop = 1; stop <= 12; stop++) {
            x[stop] = 1000 * StrictMath.cos(stop * Math.PI / 6);
            y[stop] = 1000 * StrictMath.sin(stop * Math.PI / 6);
        }
        var builder = new RoutingProblemBuilder(0);
        builder.profile(RoutingTravel.euclidean(x, y, 1, Rounding.NEAREST));
        builder.vehicles(2, 0).maxStops(6);
        for (int stop = 1; stop <= 12; stop++) {
            builder.stop(stop);
        }
        return builder;
    }

    private static RoutingSolution solve(RoutingProblem problem, long iterations) {
        return RoutingChecker.requireSound(
                problem,
                new AnnealedRouting()
                        .solve(
                                problem,
                                SolveOptions.defaults(),
                                Budget.iterations(iterations).start()));
    }

    @Test
    void aLockedPrefixIsKeptThoughItIsDear() {
        RoutingProblem problem = circle().lock(0, 1, 0, 6, 3).build();
        RoutingSolution solution = solve(problem, 3000);
        RoutingSolution.Route locked = solution.routes().stream()
                .filter(route -> route.vehicle() == 1)
                .findFirst()
                .orElseThrow();
        assertThat(Arrays.copyOf(locked.visits(), 3)).containsExactly(0, 6, 3);
        assertThat(solution.complete()).isTrue();
        assertThat(solution.cost()).isGreaterThan(solve(circle().build(), 3000).cost());
    }

    @Test
    void aLockThatBreaksARuleIsRefusedWithTheVehicle() {
        RoutingProblem problem = circle().lock(0, 1, 0, 1, 2, 3, 4, 5, 6).build();
        assertThatThrownBy(() -> solve(problem, 10))
                .hasMessageContaining("locked prefix")
                .hasMessageContaining("(1)");
    }

    @Test
    void aPromisedVehicleThatIsThereNoMoreIsReplaced() {
        var builder = new RoutingProblemBuilder(0);
        builder.profile(RoutingTravel.euclidean(new double[] {0, 3, 6}, new double[3], 1, Rounding.NEAREST));
        builder.vehicles(1, 0);
        builder.stop(1).promisedVehicle(0, 1, 40);
        builder.stop(2).promisedVehicle(0, 0, 40);
        assertThat(solve(builder.build(), 100).cost()).isEqualTo(12 + 40);
    }

    @Test
    void aGoodWarmStartIsNotLost() {
        RoutingSolution best = solve(circle().build(), 5000);
        var builder = circle();
        best.routes().forEach(builder::warmStart);
        assertThat(solve(builder.build(), 1).cost()).isLessThanOrEqualTo(best.cost());
    }

    @Test
    void aWarmStartThatBreaksRulesIsRepaired() {
        var builder = circle();
        builder.warmStart(new RoutingSolution.Route(0, 0, new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 1}));
        assertThat(solve(builder.build(), 500).complete()).isTrue();
    }

    @Test
    void aPromisedVehicleIsKeptWhenItsPriceIsHigher() {
        // Every second stop was promised to each vehicle: keeping that costs distance, breaking it costs more.
        var promised = new RoutingProblemBuilder(0);
        double[] x = {0, 100, 110, 120};
        double[] y = {0, 0, 0, 0};
        promised.profile(RoutingTravel.euclidean(x, y, 1, Rounding.NEAREST));
        promised.vehicles(2, 0);
        promised.stop(1).promisedVehicle(0, 0, 1000);
        promised.stop(2).promisedVehicle(0, 1, 1000);
        promised.stop(3).promisedVehicle(0, 0, 1000);
        RoutingSolution solution = solve(promised.build(), 500);
        assertThat(solution.routes()).hasSize(2);
        assertThat(solution.cost()).isEqualTo(240 + 220);
    }
}
