package org.resupply.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;
import org.resupply.solve.Allowance;
import org.resupply.solve.Budget;

/** A quarter of the stops fill a vehicle by half or more, the others hardly: how they are packed decides. */
class FleetSizeTest {
    private static final int STEPS = 200_000;

    @Test
    void fewerVehiclesAreFoundThanWithoutALimit() {
        long free = 0;
        long chosen = 0;
        int routesFree = 0;
        int routesChosen = 0;
        for (long seed = 1; seed <= 3; seed++) {
            RoutingProblem problem = bulky(200, seed);
            Allowance allowance = Budget.iterations(STEPS).start();
            Annealing without = new Annealing(problem, seed, allowance).construct();
            without.run(allowance, STEPS, 0, 1, Annealing.Visitor.NOBODY);
            Annealing with = new Annealing(problem, seed, allowance).construct();
            with.cool(allowance, STEPS, STEPS, Annealing.Visitor.NOBODY);
            RoutingSolution answer = with.best();
            assertThat(RoutingChecker.check(problem, answer.routes()).isFeasible())
                    .isTrue();
            assertThat(with.iterations()).isEqualTo(STEPS);
            free += without.best().cost();
            chosen += answer.cost();
            routesFree += without.best().routes().size();
            routesChosen += answer.routes().size();
        }
        assertThat(chosen).isLessThan(free);
        assertThat(routesChosen).isLessThan(routesFree);
    }

    /** 134 of 137 leave a stop out, so what lies between them is tried; where nothing does, the number is one that was tried. */
    @Test
    void afterALimitThatLeavesStopsOutTheNextIsHalfWayBack() {
        assertThat(FleetSize.next(0.98, 137, 127, 126, 137)).isEqualTo(134);
        assertThat(FleetSize.next(0.965, 137, 127, 134, 137)).isEqualTo(135);
        assertThat(FleetSize.next(0.95, 137, 127, 135, 137)).isEqualTo(136);
        assertThat(FleetSize.next(0.95, 137, 127, 134, 135)).isEqualTo(134);
        assertThat(FleetSize.next(0.965, 137, 127, 126, 134)).isEqualTo(132);
    }

    private static RoutingProblem bulky(int stops, long seed) {
        Random random = new Random(seed);
        double[] x = new double[stops + 1];
        double[] y = new double[stops + 1];
        for (int i = 1; i <= stops; i++) {
            x[i] = random.nextInt(1000);
            y[i] = random.nextInt(1000);
        }
        RoutingProblemBuilder builder = new RoutingProblemBuilder(1);
        int profile = builder.profile(RoutingTravel.euclidean(x, y, 1, RoutingTravel.Rounding.NEAREST));
        for (int i = 1; i <= stops; i++) {
            builder.stop(i).deliver(random.nextInt(4) == 0 ? 50 + random.nextInt(51) : 1 + random.nextInt(10));
        }
        builder.vehicles(RoutingProblem.UNLIMITED, 0)
                .profile(profile)
                .capacity(134)
                .cost(0, 1, 0);
        return builder.build();
    }
}
