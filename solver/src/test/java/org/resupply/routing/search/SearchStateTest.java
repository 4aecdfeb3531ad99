package org.resupply.routing.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;

/** Two stops on a line, the farther one left out at its prize. */
class SearchStateTest {
    private static final int NEAR = 0;
    private static final int FAR = 1;
    private static final long PRIZE = 100;

    private final SearchState state = state();

    @Test
    void whatIsOfferedStaysLeftOutUntilItIsTakenBack() {
        long before = state.cost();
        state.begin();

        state.offer(FAR);
        state.offer(FAR);

        assertThat(state.pendingCount).isEqualTo(1);
        assertThat(state.onOffer).isEqualTo(PRIZE);
        assertThat(state.isLeftOut(FAR)).isTrue();
        assertThat(state.cost()).isEqualTo(before);

        state.takeBack(FAR);
        state.plain.insert(FAR, NEAR);
        state.commit();

        assertThat(state.isLeftOut(FAR)).isFalse();
        assertThat(state.cost()).isEqualTo(before - PRIZE + 20);
    }

    @Test
    void anOfferIsOverWithTheChange() {
        state.begin();
        state.offer(FAR);
        state.rollback();
        state.begin();

        assertThat(state.pendingCount).isZero();
        assertThat(state.onOffer).isZero();
        state.offer(FAR);
        assertThat(state.pendingCount).isEqualTo(1);
    }

    private static SearchState state() {
        var builder = new RoutingProblemBuilder(1);
        builder.profile(
                RoutingTravel.euclidean(new double[] {0, 10, 20}, new double[3], 1, RoutingTravel.Rounding.NEAREST));
        builder.vehicles(1, 0).capacity(10).cost(0, 1, 0);
        builder.stop(1).deliver(1);
        builder.stop(2).deliver(1).prize(PRIZE);
        builder.warmStart(new RoutingSolution.Route(0, 0, new int[] {NEAR}));
        RoutingProblem problem = builder.build();
        var state = new SearchState(new SearchProblem(problem));
        state.load(problem.warmStart());
        return state;
    }
}
