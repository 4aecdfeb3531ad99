package org.resupply.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;
import org.resupply.solve.Budget;
import org.resupply.solve.Cancellation;
import org.resupply.solve.SolveOptions;

/** Whether making a search ready ends at the first question after the end was asked for, and asks often enough. */
class PreparationTest {
    private static final int STOPS = 2500;

    @Test
    void endsAtTheFirstQuestionAfterTheEndWasAskedFor() {
        for (RoutingProblem problem : List.of(
                RandomRoutingProblems.capacitated(STOPS, 1),
                RandomRoutingProblems.windowed(STOPS, 1),
                RandomRoutingProblems.city(STOPS, 1))) {
            var asked = new AtomicInteger();
            assertThat(Preparation.of(problem, 1, () -> asked.incrementAndGet() < 0))
                    .isNotNull();
            int all = asked.get();
            // Places, distances, stops and prices by a thousand, neighbours by 64; before and after state and search.
            assertThat(all).isGreaterThan(4 + 2 * (STOPS / 1024) + STOPS / 64);
            for (int after : new int[] {1, 2, 3, 5, 8, all - 3, all - 2, all - 1, all}) {
                asked.set(0);
                assertThat(Preparation.of(problem, 1, () -> asked.incrementAndGet() >= after))
                        .isNull();
                assertThat(asked.get()).isEqualTo(after);
            }
        }
    }

    @Test
    void fewStopsAndGivenRoutesAreMadeReadyInAnyCase() {
        assertThat(Preparation.of(RandomRoutingProblems.capacitated(Preparation.FEW, 1), 1, () -> true))
                .isNotNull();
        var builder = row(STOPS);
        builder.warmStart(new RoutingSolution.Route(0, 0, new int[] {3, 4}));
        Annealing given = Preparation.of(builder.build(), 1, () -> true);
        assertThat(given.best().routes().get(0).visits()).containsExactly(3, 4);
    }

    @Test
    void theAnswerWithoutRoutesIsSound() {
        RoutingProblem problem = row(STOPS).build();
        var cancellation = new Cancellation();
        cancellation.cancel();
        RoutingSolution answer = new AnnealedRouting()
                .solve(problem, SolveOptions.defaults(), Budget.seconds(60).start(cancellation));
        assertThat(answer.routes()).isEmpty();
        assertThat(answer.unserved()).hasSize(STOPS);
        assertThat(answer.complete()).isFalse();
        assertThat(answer.cost()).isEqualTo(7L * (STOPS - 1));
        assertThat(RoutingChecker.check(problem, answer).isSound()).isTrue();
    }

    /** Stops in a row, the first one required, the others worth something. */
    private static RoutingProblemBuilder row(int stops) {
        double[] x = new double[stops + 1];
        for (int place = 0; place <= stops; place++) {
            x[place] = place;
        }
        var builder = new RoutingProblemBuilder(1);
        builder.profile(RoutingTravel.euclidean(x, new double[stops + 1], 1, RoutingTravel.Rounding.NEAREST));
        for (int stop = 0; stop < stops; stop++) {
            RoutingProblemBuilder.Stop added = builder.stop(stop + 1).deliver(1);
            if (stop > 0) {
                added.prize(7);
            }
        }
        builder.vehicles(RoutingProblem.UNLIMITED, 0).capacity(100).cost(0, 1, 0);
        return builder;
    }
}
