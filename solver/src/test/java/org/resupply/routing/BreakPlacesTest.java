package org.resupply.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;
import org.resupply.problem.RoutingTravel.Rounding;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** One vehicle on a line, whose return is the same wherever it takes its break. */
class BreakPlacesTest {
    private static RoutingProblemBuilder line() {
        var builder = new RoutingProblemBuilder(0);
        builder.profile(RoutingTravel.euclidean(new double[] {0, 10, 20, 30}, new double[4], 1, Rounding.NEAREST));
        return builder;
    }

    private static RoutingSolution solve(RoutingProblem problem) {
        return RoutingChecker.requireSound(
                problem,
                new AnnealedRouting()
                        .solve(
                                problem,
                                SolveOptions.defaults(),
                                Budget.iterations(300).start()));
    }

    @Test
    void aBreakIsTakenWherePromisedTimesAreKept() {
        var builder = line();
        builder.vehicles(1, 0).pause(0, 25, 30);
        builder.stop(1).promisedTime(10, 5);
        builder.stop(2).promisedTime(50, 5);
        RoutingProblem problem = builder.build();
        RoutingSolution solution = solve(problem);
        assertThat(solution.cost()).isEqualTo(40);
        assertThat(solution.routes().get(0).visits()).containsExactly(0, problem.breakVisit(0), 1);
    }

    @Test
    void aBreakIsTakenWhereARuleOfTheHostWantsIt() {
        var builder = line();
        builder.vehicles(1, 0).pause(0, 25, 30);
        builder.stop(1);
        builder.stop(2);
        RoutingProblem problem = builder.rule(
                        route -> route.visit(0) == 0 ? Math.abs(route.start(0) - route.departure() - 10) : 100)
                .build();
        RoutingSolution solution = solve(problem);
        assertThat(solution.cost()).isEqualTo(40);
        assertThat(solution.routes().get(0).visit(0)).isZero();
    }

    /** A break that the return excuses costs its duration all the same. */
    @Test
    void aBreakThatMayBeLeftOutIsLeftOut() {
        var builder = line();
        builder.vehicles(1, RoutingProblem.NOWHERE)
                .shift(12, 517)
                .cost(44, 1, 1)
                .pause(99, 146, 20);
        builder.stop(1).window(135, 206).service(6);
        RoutingSolution solution = solve(builder.build());
        assertThat(solution.cost()).isEqualTo(44 + 6);
        assertThat(solution.routes().get(0).visits()).containsExactly(0);
    }
}
