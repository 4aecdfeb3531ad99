package org.resupply.routing.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingTravel;
import org.resupply.problem.RoutingTravel.Rounding;

class RecountTest {
    private static final int STOPS = 30;

    private enum Kind {
        LOADS_ONLY,
        WINDOWS,
        RICH
    }

    private static SearchState routes(Kind kind) {
        var random = new Random(1);
        double[] x = random.doubles(STOPS + 1, 0, 1000).toArray();
        double[] y = random.doubles(STOPS + 1, 0, 1000).toArray();
        var builder = new RoutingProblemBuilder(1);
        builder.profile(RoutingTravel.euclidean(x, y, 1, Rounding.NEAREST));
        var vehicles = builder.vehicles(RoutingProblem.UNLIMITED, 0).capacity(40);
        if (kind != Kind.LOADS_ONLY) {
            vehicles.shift(0, 9000);
        }
        if (kind == Kind.RICH) {
            vehicles.maxDuration(8000);
        }
        for (int place = 1; place <= STOPS; place++) {
            var stop = builder.stop(place).deliver(5);
            if (kind != Kind.LOADS_ONLY) {
                stop.window(1000, 8000);
            }
        }
        var problem = new SearchProblem(builder.build());
        var state = new SearchState(problem);
        state.load(List.of());
        var search = new RuinAndRecreate(problem, state, new Dice(1));
        search.construct(() -> false);
        IntStream.range(0, 500).forEach(i -> search.step(10));
        return state;
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whateverIsRememberedWronglyIsFoundAndTakenBack(Kind kind) {
        SearchState state = routes(kind);
        int route = state.activeRoute(0);
        int node = state.next(state.startOf(route)) << SearchState.NODE_SHIFT;
        int[] wrong = {
            node + SearchState.ARC_IN,
            node + SearchState.ARC_OUT,
            node + SearchState.EARLIEST,
            node + SearchState.LATEST,
            state.base(route) + SearchState.DISTANCE,
            state.base(route) + SearchState.STOPS,
            state.base(route) + SearchState.LOAD
        };
        long cost = state.cost();
        for (int at : wrong) {
            int right = state.mem[at];
            state.begin();
            state.set(node + SearchState.ROUTE, route);
            state.set(at, right + 1);
            assertThatThrownBy(state::commit).as("entry %d", at).isInstanceOf(AssertionError.class);
            state.rollback();
            assertThat(state.mem[at]).isEqualTo(right);
        }
        state.begin();
        state.cost++;
        assertThatThrownBy(state::commit).isInstanceOf(AssertionError.class);
        state.rollback();
        assertThat(state.cost()).isEqualTo(cost);
    }
}
