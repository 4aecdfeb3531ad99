package org.resupply.routing.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;

/** A depot in the middle of a line, stops 0 and 1 to its right, 2 and 3 to its left, a large vehicle and a small one. */
class TailExchangeTest {
    private static final int LARGE = 0;
    private static final int SMALL = 1;

    /**
     * <pre>
     *   small: 0 (3), 2 (1)        large: 0 (3), 1 (3)
     *   large: 3 (1), 1 (3)   -->  small: 3 (1), 2 (1)
     * </pre>
     *
     * The small vehicle holds 4, the large one 6: the right side only fits into the large one.
     */
    @Test
    void vehiclesAreExchangedWithTheTailsWhereOnlyThatFits() {
        RoutingProblem problem = crossed(3);
        SearchState state = stateOf(problem);

        assertThat(new TailExchange(state.problem, state).apply(0, 0)).isTrue();

        RoutingSolution answer = state.unloadPresent(0);
        assertThat(answer.routes())
                .extracting(RoutingSolution.Route::vehicleClass)
                .containsExactlyInAnyOrder(LARGE, SMALL);
        for (RoutingSolution.Route route : answer.routes()) {
            if (route.vehicleClass() == LARGE) {
                assertThat(route.visits()).containsExactly(0, 1);
            } else {
                assertThat(route.visits()).containsExactly(3, 2);
            }
        }
        assertThat(state.cost()).isEqualTo(80);
        assertThat(RoutingChecker.check(problem, answer.routes()).isFeasible()).isTrue();
    }

    @Test
    void tailsStayWhereNeitherVehicleHoldsThem() {
        SearchState state = stateOf(crossed(4));
        long before = state.cost();

        assertThat(new TailExchange(state.problem, state).apply(0, 0)).isFalse();

        assertThat(state.cost()).isEqualTo(before);
    }

    /** What routes and optional stops are given on top while a search is hot is no part of what a plan costs. */
    @Test
    void bonusesAreNoPartOfTheCost() {
        RoutingProblem problem = crossed(3);
        SearchState state = stateOf(problem);
        long own = state.unloadPresent(0).cost();
        long best = state.bestCost();
        state.commit();

        state.setBonus(1000, 500);

        assertThat(state.cost()).isNotEqualTo(own);
        assertThat(state.unloadPresent(0).cost()).isEqualTo(own);
        assertThat(state.bestCost()).isEqualTo(best);
    }

    @Test
    void aRouteTurnedRoundVisitsTheSameBackwardsAtTheSameCost() {
        RoutingProblem problem = crossed(3);
        SearchState state = stateOf(problem);
        long cost = state.cost();

        state.plain.reverse(state.routeOf(1));

        RoutingSolution answer = state.unloadPresent(0);
        assertThat(answer.routes())
                .anySatisfy(route -> assertThat(route.visits()).containsExactly(1, 3));
        assertThat(answer.cost()).isEqualTo(cost);
        assertThat(RoutingChecker.check(problem, answer.routes()).isFeasible()).isTrue();
        // Legs went round with the stops: tails are priced and exchanged as on any other route.
        state.plain.reverse(state.routeOf(0));
        assertThat(new TailExchange(state.problem, state).apply(0, 0)).isTrue();
        assertThat(state.cost()).isEqualTo(80);
        assertThat(state.unloadPresent(0).cost()).isEqualTo(80);

        state.rollback();

        assertThat(state.unloadPresent(0).routes())
                .anySatisfy(route -> assertThat(route.visits()).containsExactly(3, 1));
    }

    /** Stops 0, 1 and 4 weigh 7 together and both vehicles hold 6: as long as 4 rides with 0, nothing can be exchanged. */
    @Test
    void loadsOfHeadsFollowWhatRidesOnARoute() {
        RoutingProblemBuilder builder = new RoutingProblemBuilder(1);
        double[] x = {0, 10, 20, -20, -10, 5};
        builder.profile(RoutingTravel.euclidean(x, new double[x.length], 1, RoutingTravel.Rounding.NEAREST));
        int[] loads = {3, 3, 1, 1, 1};
        for (int stop = 0; stop < loads.length; stop++) {
            builder.stop(stop + 1).deliver(loads[stop]);
        }
        builder.vehicles(2, 0).capacity(6);
        builder.warmStart(new RoutingSolution.Route(0, 0, new int[] {4, 0, 2}));
        builder.warmStart(new RoutingSolution.Route(0, 1, new int[] {3, 1}));
        SearchState state = stateOf(builder.build());
        var tails = new TailExchange(state.problem, state);
        assertThat(tails.apply(0, 0)).isFalse();
        state.plain.remove(4);
        state.leaveOut(4);
        assertThat(tails.apply(0, 0)).isTrue();

        state.rollback();
        state.begin();

        assertThat(tails.apply(0, 0)).isFalse();
    }

    /**
     * The depot and stops 0 to 3 at the corners of a pentagon, visited in the order 0, 2, 1, 3: between 0 and 3 is what to turn round,
     * whichever of the four stops it is found from.
     */
    @Test
    void whatLiesBetweenTwoStopsIsTurnedRound() {
        for (int stop = 0; stop < 4; stop++) {
            RoutingProblem problem = pentagon();
            SearchState state = stateOf(problem);
            assertThat(state.cost()).isEqualTo(366);

            assertThat(new TailExchange(state.problem, state).apply(stop, 0)).isTrue();

            RoutingSolution answer = state.unloadPresent(0);
            assertThat(answer.routes().get(0).visits()).containsExactly(0, 1, 2, 3);
            assertThat(answer.cost()).isEqualTo(292);
            state.commit();
            assertThat(new TailExchange(state.problem, state).apply(stop, 0)).isFalse();
        }
    }

    private static RoutingProblem pentagon() {
        RoutingProblemBuilder builder = new RoutingProblemBuilder(1);
        double[] x = {0, 48, 29, -29, -48};
        double[] y = {50, 15, -40, -40, 15};
        builder.profile(RoutingTravel.euclidean(x, y, 1, RoutingTravel.Rounding.NEAREST));
        for (int stop = 0; stop < 4; stop++) {
            builder.stop(stop + 1).deliver(1);
        }
        builder.vehicles(1, 0).capacity(4);
        builder.warmStart(new RoutingSolution.Route(0, 0, new int[] {0, 2, 1, 3}));
        return builder.build();
    }

    private static SearchState stateOf(RoutingProblem problem) {
        SearchState state = new SearchState(new SearchProblem(problem));
        state.load(problem.warmStart());
        state.begin();
        return state;
    }

    private static RoutingProblem crossed(int farLoad) {
        double[] x = {0, 10, 20, -20, -10};
        int[] loads = {3, farLoad, 1, 1};
        RoutingProblemBuilder builder = new RoutingProblemBuilder(1);
        builder.profile(RoutingTravel.euclidean(x, new double[x.length], 1, RoutingTravel.Rounding.NEAREST));
        for (int stop = 0; stop < loads.length; stop++) {
            builder.stop(stop + 1).deliver(loads[stop]);
        }
        builder.vehicles(1, 0).capacity(6).cost(0, 1, 0);
        builder.vehicles(1, 0).capacity(4).cost(0, 1, 0);
        builder.warmStart(new RoutingSolution.Route(SMALL, 0, new int[] {0, 2}));
        builder.warmStart(new RoutingSolution.Route(LARGE, 0, new int[] {3, 1}));
        return builder.build();
    }
}
