package org.resupply.routing.search;

import static org.assertj.core.api.Assertions.assertThat;

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
