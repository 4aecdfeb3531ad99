package org.resupply.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/**
 * What a seed and a number of steps lead to, written down: the same on every machine and with every version of Java. Who changes the
 * search on purpose writes down the new numbers.
 */
class SameRoutesTest {

    static Stream<Arguments> problems() {
        return Stream.of(
                Arguments.of("loads, in halves", RandomRoutingProblems.capacitated(300, 1), 9_000, 1846512884),
                Arguments.of("loads above capacity", RandomRoutingProblems.capacitated(60, 1), 48_000, -1761907946),
                Arguments.of("windows", RandomRoutingProblems.windowed(150, 1), 4_000, 359924562),
                Arguments.of("depots", RandomRoutingProblems.depots(90, 1), 4_000, -458416929),
                Arguments.of("reloads and priorities", RandomRoutingProblems.city(60, 1), 4_000, -1268694688),
                Arguments.of("reloads and releases", RandomRoutingProblems.reloads(60, 1), 4_000, 859511456),
                Arguments.of("mixture", RandomRoutingProblems.rich(30, 7), 4_000, -347023072));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("problems")
    void aSeedLeadsToTheRoutesWrittenDown(String name, RoutingProblem problem, long iterations, int routes) {
        for (int threads = 1; threads <= 2; threads++) {
            RoutingSolution solution = new AnnealedRouting()
                    .solve(
                            problem,
                            SolveOptions.defaults().withSeed(5).withThreads(threads),
                            Budget.iterations(iterations).start());
            assertThat(solution.routes().toString().hashCode())
                    .as("%s, %s threads, cost %s", name, threads, solution.cost())
                    .isEqualTo(routes);
        }
    }
}
