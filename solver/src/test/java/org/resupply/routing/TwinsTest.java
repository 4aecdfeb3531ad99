package org.resupply.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;
import org.resupply.solve.Allowance;
import org.resupply.solve.Budget;
import org.resupply.solve.Cancellation;
import org.resupply.solve.SolveListener;
import org.resupply.solve.SolveOptions;

/** Two searches of the whole problem at a time. */
class TwinsTest {
    private static Stream<RoutingProblem> problems() {
        return Stream.concat(
                Stream.of(
                        RandomRoutingProblems.capacitated(60, 1),
                        RandomRoutingProblems.windowed(60, 2),
                        RandomRoutingProblems.depots(60, 3),
                        RandomRoutingProblems.city(50, 4),
                        RandomRoutingProblems.reloads(40, 5)),
                IntStream.range(0, 40).mapToObj(seed -> RandomRoutingProblems.rich(8 + seed % 19, seed)));
    }

    private static final SolveOptions TWO_THREADS = SolveOptions.defaults().withThreads(2);

    private static void step(Annealing search, double temperature) {
        search.run(Budget.iterations(150).start(), 150, temperature, 1, Annealing.Visitor.NOBODY);
    }

    /** Assertions of the state count every step anew; the checker counts what comes out. */
    @ParameterizedTest
    @MethodSource("problems")
    void whoIsBehindGoesOnFromTheRoutesOfTheOther(RoutingProblem problem) {
        var first = new Annealing(problem, 1, () -> false).construct();
        Annealing twin = first.twin(7);
        assertThat(twin.present()).isEqualTo(first.present());
        for (int meeting = 0; meeting < 3; meeting++) {
            step(first, 0.2 * meeting);
            step(twin, 0.3 * meeting);
            long best = Math.min(first.bestCost(), twin.bestCost());
            first.keepBestOf(twin);
            assertThat(first.bestCost()).isEqualTo(best);
            RoutingChecker.requireSound(problem, first.best());
            Annealing behind = first.isBehind(twin) ? first : twin;
            Annealing ahead = behind == twin ? first : twin;
            RoutingSolution goal = ahead.present();
            behind.follow(ahead);
            assertThat(behind.present().routes()).isEqualTo(goal.routes());
            assertThat(behind.present().cost()).isEqualTo(goal.cost());
            assertThat(first.bestCost()).isEqualTo(best);
            RoutingChecker.requireSound(problem, first.best());
        }
    }

    @Test
    void twoThreadsWithALimitOfTimeSearchEveryKindOfProblem() {
        for (RoutingProblem problem : List.of(
                RandomRoutingProblems.windowed(150, 2),
                RandomRoutingProblems.depots(90, 3),
                RandomRoutingProblems.rich(20, 7))) {
            var answer = new AnnealedRouting()
                    .solve(problem, TWO_THREADS, Budget.seconds(0.15).start());
            RoutingChecker.requireSound(problem, answer);
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().startsWith("resupply-routing"));
        }
    }

    /** With one thread it ends the solve at once; the other thread must not go on to the end of the budget. */
    @Test
    void whatAListenerThrowsEndsBothThreads() {
        RoutingProblem problem = RandomRoutingProblems.windowed(100, 2);
        var cancellation = new Cancellation();
        var listener = new SolveListener() {
            @Override
            public void onProgress(Progress progress) {
                if (progress.phase().equals("routing")) {
                    throw new IllegalStateException("enough");
                }
            }
        };
        assertThatThrownBy(() -> new AnnealedRouting()
                        .solve(
                                problem,
                                TWO_THREADS.withListener(listener),
                                Budget.seconds(10).start(cancellation)))
                .hasMessage("enough");
        assertThat(cancellation.isCancelled()).isTrue();
    }

    @Test
    void bothCountTheirStepsAndTheBetterRoutesAreKept() {
        RoutingProblem problem = RandomRoutingProblems.windowed(100, 2);
        Allowance allowance = Budget.seconds(0.3).start();
        var whole = new Annealing(problem, 5, allowance).construct();
        long first = whole.best().cost();
        whole.coolIn(Twins.of(problem, TWO_THREADS, allowance, whole));
        whole.cool(allowance, 800, Annealing.Visitor.NOBODY);
        assertThat(whole.iterations()).isEqualTo(1600);
        assertThat(whole.best().cost()).isLessThan(first);
        RoutingChecker.requireSound(problem, whole.best());
    }

    @Test
    void whereStepsCountOrTheHostHasARuleOneThreadSearches() {
        RoutingProblem problem = RandomRoutingProblems.windowed(30, 2);
        assertThat(Twins.threads(problem, TWO_THREADS, Budget.seconds(5).start()))
                .isEqualTo(2);
        assertThat(Twins.threads(
                        problem, TWO_THREADS, Budget.iterations(1_000_000).start()))
                .isEqualTo(1);
        assertThat(Twins.threads(problem, TWO_THREADS, new Budget(5, 1_000_000).start()))
                .isEqualTo(1);
        assertThat(Twins.threads(
                        problem, SolveOptions.defaults(), Budget.seconds(5).start()))
                .isEqualTo(1);
        var builder = new RoutingProblemBuilder(1);
        builder.profile(RoutingTravel.of(2, (a, b) -> Math.abs(a - b), (a, b) -> Math.abs(a - b)));
        builder.vehicles(1, 0);
        builder.stop(1);
        builder.rule(route -> 0);
        assertThat(Twins.threads(builder.build(), TWO_THREADS, Budget.seconds(5).start()))
                .isEqualTo(1);
    }
}
