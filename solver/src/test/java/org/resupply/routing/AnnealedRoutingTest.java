package org.resupply.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;
import org.resupply.problem.RoutingTravel.Rounding;
import org.resupply.routing.search.Dice;
import org.resupply.routing.search.RuinAndRecreate;
import org.resupply.routing.search.SearchProblem;
import org.resupply.routing.search.SearchState;
import org.resupply.solve.Budget;
import org.resupply.solve.Cancellation;
import org.resupply.solve.RandomRouting;
import org.resupply.solve.RoutingFeature;
import org.resupply.solve.SolveOptions;

class AnnealedRoutingTest {
    private static final long CANCEL_MILLIS = 100;

    private static RoutingSolution solve(RoutingProblem problem, long seed, long iterations) {
        RoutingSolution solution = new AnnealedRouting()
                .solve(
                        problem,
                        SolveOptions.defaults().withSeed(seed),
                        Budget.iterations(iterations).start());
        var verdict = RoutingChecker.check(problem, solution);
        assertThat(verdict.violations()).isEmpty();
        assertThat(solution.cost()).isEqualTo(verdict.cost());
        return solution;
    }

    @Test
    void everyMixtureOfRulesGivesRoutesThatTheCheckerRebuildsAtTheSameCost() {
        for (int seed = 0; seed < 400; seed++) {
            RoutingProblem problem = RandomRoutingProblems.rich(6 + seed % 19, seed);
            try {
                solve(problem, seed, 300);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    /** A slow and a fast way of travel; the only class, or each of two classes that never meet, has one of them. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theOnlyKindOfVehicleOfAProblemOrAPartHasTheTravelOfItsProfile(boolean twoParts) {
        for (int seed = 0; seed < 10; seed++) {
            var random = new Random(seed);
            int places = 25;
            double[] x = random.doubles(places, 0, 1000).toArray();
            double[] y = random.doubles(places, 0, 1000).toArray();
            var builder = new RoutingProblemBuilder(1);
            builder.profile(RoutingTravel.euclidean(x, y, 1, Rounding.NEAREST));
            builder.profile(RoutingTravel.euclidean(y, x, 3, Rounding.NEAREST));
            builder.vehicles(RoutingProblem.UNLIMITED, 0)
                    .capacity(60)
                    .shift(0, 12_000)
                    .profile(1)
                    .skills(1);
            if (twoParts) {
                builder.vehicles(RoutingProblem.UNLIMITED, 0)
                        .capacity(60)
                        .shift(0, 12_000)
                        .skills(2);
            }
            for (int place = 1; place < places; place++) {
                int open = random.nextInt(5000);
                builder.stop(place)
                        .deliver(1 + random.nextInt(20))
                        .window(open, open + 3500)
                        .skills(twoParts && place % 2 == 0 ? 2 : 1);
            }
            assertThat(solve(builder.build(), seed, 2000).complete()).isTrue();
        }
    }

    @Test
    void reloadingVansKeepTheirRulesThroughManySteps() {
        for (int seed = 0; seed < 10; seed++) {
            solve(RandomRoutingProblems.city(20 + 5 * seed, seed), seed, 2000);
        }
    }

    @Test
    void routesMoveFromDepotToDepotAndKeepTheirRules() {
        for (int seed = 0; seed < 6; seed++) {
            solve(RandomRoutingProblems.depots(40 + 10 * seed, seed), seed, 3000);
        }
    }

    @Test
    void theSearchLoopAllocatesNothing() {
        for (RoutingProblem problem : List.of(
                RandomRoutingProblems.capacitated(200, 1),
                RandomRoutingProblems.windowed(200, 1),
                RandomRoutingProblems.depots(80, 1),
                RandomRoutingProblems.city(60, 1))) {
            assertAllocatesNothing(problem, 5_000, 20_000);
        }
    }

    @ParameterizedTest
    @EnumSource(RoutingFeature.class)
    void theSearchLoopAllocatesNothingWhateverTheRules(RoutingFeature feature) {
        assertAllocatesNothing(RandomRouting.problem(feature, 60, 1), 2_000, 1_000);
    }

    private static void assertAllocatesNothing(RoutingProblem problem, int warm, int steps) {
        var prepared = new SearchProblem(problem);
        var state = new SearchState(prepared);
        state.load(problem.warmStart());
        var search = new RuinAndRecreate(prepared, state, new Dice(1));
        search.construct(() -> false);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long read = threads.getCurrentThreadAllocatedBytes();
        long reading = threads.getCurrentThreadAllocatedBytes() - read;
        for (int i = 0; i < warm; i++) {
            search.step(10);
        }
        // What a step allocates it allocates again; what happens once, when code is loaded or compiled, is not of the
        // loop.
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 3 && least > reading; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < steps; i++) {
                search.step(10);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isEqualTo(reading);
    }

    @Test
    void plainProblemsAreServedWhole() {
        assertThat(solve(RandomRoutingProblems.capacitated(150, 1), 1, 5000).complete())
                .isTrue();
        assertThat(solve(RandomRoutingProblems.windowed(150, 1), 1, 5000).complete())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void theSameSeedAndIterationsGiveTheSameRoutes(long seed) {
        RoutingProblem problem = RandomRoutingProblems.windowed(80, seed);
        assertThat(solve(problem, seed, 2000).routes())
                .isEqualTo(solve(problem, seed, 2000).routes());
    }

    /** Milliseconds from the request to end until the answer, which is sound; the least of four, as a machine may do something else. */
    private static long millisToEnd(RoutingProblem problem, int threads, int after) throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 4 && least > CANCEL_MILLIS; round++) {
            var cancellation = new Cancellation();
            var answers = new ArrayList<RoutingSolution>();
            var ended = new AtomicLong();
            var solving = new Thread(() -> {
                answers.add(new AnnealedRouting()
                        .solve(
                                problem,
                                SolveOptions.defaults().withThreads(threads),
                                Budget.seconds(60).start(cancellation)));
                ended.set(System.nanoTime());
            });
            solving.start();
            Thread.sleep(after);
            long asked = System.nanoTime();
            cancellation.cancel();
            solving.join(5_000);
            assertThat(answers).hasSize(1);
            least = Math.min(least, (ended.get() - asked) / 1_000_000);
            assertThat(RoutingChecker.check(problem, answers.get(0)).isSound()).isTrue();
        }
        return least;
    }

    /** Whether a problem is being prepared, first routes are built, or the search has begun. */
    @ParameterizedTest
    @ValueSource(ints = {0, 30, 150})
    void cancellingEndsWithinATenthOfASecondWhateverIsBeingDone(int after) throws InterruptedException {
        cancelled(
                after,
                RandomRoutingProblems.capacitated(300, 3),
                RandomRoutingProblems.capacitated(3_000, 3),
                RandomRoutingProblems.windowed(3_000, 3),
                RandomRoutingProblems.depots(300, 3),
                RandomRoutingProblems.city(300, 3));
    }

    /** So many stops are not yet being searched after less. */
    @Test
    void cancellingEndsWithinATenthOfASecondInTheSearchOfThousandsOfStops() throws InterruptedException {
        cancelled(700, RandomRoutingProblems.capacitated(3_000, 3), RandomRoutingProblems.windowed(3_000, 3));
    }

    private static void cancelled(int after, RoutingProblem... problems) throws InterruptedException {
        for (RoutingProblem problem : problems) {
            for (int threads = 1; threads <= 2; threads++) {
                assertThat(millisToEnd(problem, threads, after))
                        .as("%d stops, %d threads", problem.stops(), threads)
                        .isLessThanOrEqualTo(CANCEL_MILLIS);
            }
        }
    }

    /** Nearly all stops are left out then, and reasons are not looked for in all places. A machine in use may take longer than promised. */
    @ParameterizedTest
    @ValueSource(ints = {0, 300})
    void cancellingEndsSoonWithTenThousandStops(int after) throws InterruptedException {
        for (RoutingProblem problem :
                List.of(RandomRoutingProblems.capacitated(10_000, 3), RandomRoutingProblems.city(10_000, 3))) {
            assertThat(millisToEnd(problem, 1, after)).isLessThanOrEqualTo(3 * CANCEL_MILLIS);
        }
    }

    @Test
    void answersShownOnTheWayOnlyGetBetter() {
        RoutingProblem problem = RandomRoutingProblems.windowed(200, 5);
        var costs = new ArrayList<Long>();
        new AnnealedRouting()
                .solve(
                        problem,
                        SolveOptions.defaults(),
                        Budget.seconds(0.5).start(),
                        solution -> costs.add(solution.cost()));
        assertThat(costs).hasSizeGreaterThan(1).isSortedAccordingTo((one, other) -> Long.compare(other, one));
    }
}
