package org.resupply.routing.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;

/** Two depots on a line, 100 apart; each route goes out to one side of the middle and crosses over to the other. */
class RichTailExchangeTest {
    /**
     * <pre>
     *   A --- 0        2 --- B         A --- 0 --- 1 --- A
     *          \      /          -->
     *           3 .. 1                 B --- 2 --- 3 --- B
     * </pre>
     */
    @Test
    void crossedTailsOfTwoDepotsAreExchanged() {
        RoutingProblem problem = crossed().build();
        SearchState state = stateOf(problem);
        long before = state.cost();

        assertThat(tails(state).apply(0, 0)).isTrue();

        RoutingSolution answer = state.unloadPresent(0);
        assertThat(answer.routes().get(0).visits()).containsExactly(0, 1);
        assertThat(answer.routes().get(1).visits()).containsExactly(2, 3);
        assertThat(state.cost()).isLessThan(before).isEqualTo(120);
        assertThat(RoutingChecker.check(problem, answer.routes()).isFeasible()).isTrue();
    }

    /**
     * <pre>
     *   A --- 0 ------ 1 --- A   -->   A --- 0 --- A    B --- 1 --- B
     * </pre>
     */
    @Test
    void aTailBecomesTheRouteOfAVehicleNotUsedYet() {
        double[] x = {0, 100, 20, 80};
        RoutingProblemBuilder builder = new RoutingProblemBuilder(1);
        builder.profile(RoutingTravel.euclidean(x, new double[x.length], 1, RoutingTravel.Rounding.NEAREST));
        builder.stop(2).deliver(1);
        builder.stop(3).deliver(1);
        for (int depot = 0; depot < 2; depot++) {
            builder.vehicles(1, depot).capacity(10).cost(30, 1, 0).maxDuration(10_000);
        }
        builder.warmStart(new RoutingSolution.Route(0, 0, new int[] {0, 1}));
        assertThat(tails(stateOf(builder.build())).apply(1, -49)).isFalse();
        RoutingProblem problem = builder.rule(route -> 0).build();
        SearchState state = stateOf(problem);
        assertThat(state.cost()).isEqualTo(30 + 160);

        assertThat(tails(state).apply(1, -50)).isFalse();
        assertThat(tails(state).apply(1, -49)).isTrue();

        RoutingSolution answer = state.unloadPresent(0);
        assertThat(answer.routes().get(0).visits()).containsExactly(0);
        assertThat(answer.routes().get(1).visits()).containsExactly(1);
        assertThat(state.cost()).isEqualTo(60 + 80);
        assertThat(RoutingChecker.check(problem, answer.routes()).isFeasible()).isTrue();
    }

    @Test
    void nothingIsExchangedThatIsNotBelowTheLimit() {
        RoutingProblem problem = crossed().build();
        SearchState state = stateOf(problem);
        long before = state.cost();

        assertThat(tails(state).apply(0, 120 - before)).isFalse();

        assertThat(state.cost()).isEqualTo(before);
    }

    @Test
    void lockedTailsStay() {
        RoutingProblem problem = crossed().lock(0, 0, 0, 3).build();
        SearchState state = stateOf(problem);

        assertThat(tails(state).apply(0, 0)).isFalse();
    }

    /** Against all exchanges beside a stop, each judged by the checker: vehicles of two depots, with windows and fixed costs. */
    @Test
    void ofAllExchangesTheCheapestIsMade() {
        int made = 0;
        for (int seed = 0; seed < 40; seed++) {
            RoutingProblem problem = scattered(new Random(seed));
            for (int stop = 0; stop < 10; stop++) {
                SearchState state = stateOf(problem);
                long before = state.cost();
                RoutingSolution plan = state.unloadPresent(0);
                if (!plan.complete()) {
                    continue;
                }
                long expected = cheapest(problem, plan, stop);
                if (tails(state).apply(stop, 0)) {
                    assertThat(state.cost()).isEqualTo(expected);
                    made++;
                } else {
                    assertThat(expected).isGreaterThanOrEqualTo(before);
                }
            }
        }
        assertThat(made).isGreaterThan(100);
    }

    private static RoutingProblem scattered(Random random) {
        double[] x = random.ints(12, 0, 100).asDoubleStream().toArray();
        double[] y = random.ints(12, 0, 100).asDoubleStream().toArray();
        RoutingProblemBuilder builder = new RoutingProblemBuilder(1);
        builder.profile(RoutingTravel.euclidean(x, y, 1, RoutingTravel.Rounding.NEAREST));
        for (int stop = 0; stop < 10; stop++) {
            int open = stop % 3 * 60 + random.nextInt(150);
            builder.stop(2 + stop).deliver(1).service(5).window(open, open + 250);
        }
        for (int depot = 0; depot < 2; depot++) {
            builder.vehicles(2, depot)
                    .capacity(6)
                    .cost(random.nextInt(50), 1, 0)
                    .shift(0, 700)
                    .maxDuration(600);
        }
        for (int from = 0; from < 10; from += 3) {
            int[] visits = IntStream.range(from, Math.min(from + 3, 10)).toArray();
            builder.warmStart(new RoutingSolution.Route(from / 6, from / 3 % 2, visits));
        }
        return builder.build();
    }

    private static long cheapest(RoutingProblem problem, RoutingSolution plan, int stop) {
        long least = Long.MAX_VALUE;
        List<RoutingSolution.Route> routes = plan.routes();
        for (RoutingSolution.Route first : routes) {
            for (RoutingSolution.Route second : routes) {
                for (int i = 0; first != second && i < first.size(); i++) {
                    for (int j = 0; j < second.size(); j++) {
                        if (first.visits()[i] == stop || second.visits()[j] == stop) {
                            var others = new ArrayList<>(routes);
                            others.removeAll(List.of(first, second));
                            addJoined(others, first, i + 1, second, j);
                            addJoined(others, second, j, first, i + 1);
                            var verdict = RoutingChecker.check(problem, others);
                            least = verdict.isFeasible() ? Math.min(least, verdict.cost()) : least;
                        }
                    }
                }
            }
        }
        return least;
    }

    /** The head of a route, up to a position, and the tail of another, from a position on. */
    private static void addJoined(
            List<RoutingSolution.Route> routes,
            RoutingSolution.Route head,
            int to,
            RoutingSolution.Route tail,
            int from) {
        int[] visits = IntStream.concat(
                        Arrays.stream(head.visits(), 0, to), Arrays.stream(tail.visits(), from, tail.size()))
                .toArray();
        if (visits.length > 0) {
            routes.add(new RoutingSolution.Route(head.vehicleClass(), head.vehicle(), visits));
        }
    }

    private static RichTailExchange tails(SearchState state) {
        return new RichTailExchange(state.problem, state);
    }

    private static SearchState stateOf(RoutingProblem problem) {
        SearchState state = new SearchState(new SearchProblem(problem));
        state.load(problem.warmStart());
        state.begin();
        return state;
    }

    private static RoutingProblemBuilder crossed() {
        double[] x = {0, 100, 20, 30, 80, 70};
        double[] y = new double[x.length];
        RoutingProblemBuilder builder = new RoutingProblemBuilder(1);
        int profile = builder.profile(RoutingTravel.euclidean(x, y, 1, RoutingTravel.Rounding.NEAREST));
        for (int place = 2; place < x.length; place++) {
            builder.stop(place).deliver(1);
        }
        for (int depot = 0; depot < 2; depot++) {
            builder.vehicles(1, depot)
                    .profile(profile)
                    .capacity(10)
                    .cost(0, 1, 0)
                    .maxDuration(10_000);
        }
        builder.warmStart(new RoutingSolution.Route(0, 0, new int[] {0, 3}));
        builder.warmStart(new RoutingSolution.Route(1, 0, new int[] {2, 1}));
        return builder;
    }
}
