package org.resupply.routing.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;

class ReasonsTest {
    private static final int SERVED = 400;
    private static final int LEFT_OUT = 1000;

    /** One long route with room, and many stops that are not worth their detour. */
    @Test
    void whoAsksForTheEndWhileReasonsAreLookedForIsToldFewer() {
        int places = SERVED + LEFT_OUT + 1;
        double[] x = IntStream.range(0, places).asDoubleStream().toArray();
        double[] y = IntStream.range(0, places)
                .mapToDouble(place -> place <= SERVED ? 0 : 5000)
                .toArray();
        var builder = new RoutingProblemBuilder(1);
        builder.profile(RoutingTravel.euclidean(x, y, 1, RoutingTravel.Rounding.NEAREST));
        builder.vehicles(1, 0).capacity(places);
        for (int place = 1; place < places; place++) {
            builder.stop(place).deliver(1).prize(1);
        }
        var state = new SearchState(new SearchProblem(builder.build()));
        state.load(List.of(
                new RoutingSolution.Route(0, 0, IntStream.range(0, SERVED).toArray())));

        var asked = new AtomicInteger();
        assertThat(explained(state.unload(0, () -> asked.incrementAndGet() < 0)))
                .isEqualTo(LEFT_OUT);
        assertThat(asked.get()).isGreaterThan(LEFT_OUT);
        asked.set(0);
        assertThat(explained(state.unload(0, () -> asked.incrementAndGet() > 20)))
                .isBetween(10L, LEFT_OUT / 2L);
        assertThat(asked.get()).isEqualTo(21);
    }

    private static long explained(RoutingSolution solution) {
        return solution.unserved().stream()
                .filter(stop -> stop.reason() == RoutingSolution.Reason.NOT_WORTH_ITS_COST)
                .count();
    }
}
