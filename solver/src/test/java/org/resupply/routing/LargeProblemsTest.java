package org.resupply.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** Problems beyond the sizes at which the search changes what it keeps in memory. */
class LargeProblemsTest {

    private static RoutingSolution solve(RoutingProblem problem, long iterations, int threads) {
        var options = SolveOptions.defaults().withThreads(threads);
        return RoutingChecker.requireSound(
                problem,
                new AnnealedRouting()
                        .solve(problem, options, Budget.iterations(iterations).start()));
    }

    /** No tables of distances, none of depot legs, neighbours by a grid. */
    @Test
    void sevenThousandStopsWithoutTables() {
        RoutingSolution solution = solve(RandomRoutingProblems.capacitated(7000, 1), 2000, 1);
        assertThat(solution.complete()).isTrue();
    }

    /** The largest size: prepared and built without a matrix, in what a test's heap holds. */
    @Test
    void thirtyThousandStopsWithoutTables() {
        RoutingSolution solution = solve(RandomRoutingProblems.capacitated(30_000, 3), 64, 1);
        assertThat(solution.complete()).isTrue();
        assertThat(solution.iterations()).isEqualTo(64);
    }

    /** Distances of more than 16 bits that depend on the direction, times of their own. */
    @Test
    void aLargeMatrixOfLongWays() {
        int places = 1500;
        var random = new Random(1);
        int[] x = random.ints(places, 0, 300_000).toArray();
        int[] y = random.ints(places, 0, 300_000).toArray();
        int[] distance = new int[places * places];
        int[] duration = new int[places * places];
        for (int from = 0; from < places; from++) {
            for (int to = 0; to < places; to++) {
                if (from != to) {
                    int line = Math.abs(x[from] - x[to]) + Math.abs(y[from] - y[to]);
                    distance[from * places + to] = line + (from > to ? 1000 : 0);
                    duration[from * places + to] = line / 10 + random.nextInt(100);
                }
            }
        }
        var builder = new RoutingProblemBuilder(2);
        builder.profile(RoutingTravel.matrix(places, distance, duration));
        builder.vehicles(RoutingProblem.UNLIMITED, 0, 1).capacity(100, 300).cost(50_000, 1, 2);
        for (int place = 2; place < places; place++) {
            int open = random.nextInt(100_000);
            builder.stop(place)
                    .deliver(1 + random.nextInt(20), 0)
                    .collect(0, 1 + random.nextInt(60))
                    .window(open, open + 100_000)
                    .service(50);
        }
        RoutingSolution solution = solve(builder.build(), 2000, 1);
        assertThat(solution.complete()).isTrue();
    }

    /** The fewest stops and steps that are searched in rounds. */
    @Test
    void aThousandStopsInRoundsHaveTheSameRoutesOnOneThreadAndOnTwo() {
        RoutingProblem problem = RandomRoutingProblems.windowed(1000, 2);
        long iterations = 1_000_000;
        assertThat(Rounds.of(
                        problem,
                        SolveOptions.defaults(),
                        Budget.iterations(iterations).start(),
                        null,
                        Long.MAX_VALUE,
                        0))
                .isNotNull();
        RoutingSolution one = solve(problem, iterations, 1);
        assertThat(solve(problem, iterations, 2)).isEqualTo(one);
        assertThat(one.iterations()).isEqualTo(iterations);
    }
}
