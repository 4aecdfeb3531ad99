package org.resupply.routing.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingTravel;
import org.resupply.solve.RandomMixture;

/** Prices of routes with one task, kept by class, set beside prices worked out for each vehicle. */
class AloneCostsTest {

    @Test
    void whatIsKeptByClassIsWhatEachFreeVehicleCosts() {
        int compared = 0;
        int promised = 0;
        for (int seed = 0; seed < 400; seed++) {
            SearchState state;
            try {
                state = new SearchState(new SearchProblem(RandomMixture.problem(12, seed)));
                state.load(List.of());
            } catch (IllegalArgumentException impossible) {
                continue;
            }
            SearchProblem problem = state.problem;
            var alone = new AloneCosts(problem, state.schedule);
            for (int stop = 0; stop < problem.stops && problem.rich; stop++) {
                long least = alone.least(stop);
                for (int type = 0; type < problem.types; type++) {
                    if (state.hasVehicle(type)) {
                        long cost = price(state, type, stop);
                        assertThat(alone.cost(type, stop)).isEqualTo(cost).isGreaterThanOrEqualTo(least);
                        compared++;
                        promised +=
                                problem.typeVehicle[type] != RoutingProblem.NONE && cost < Placement.NOWHERE ? 1 : 0;
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(2000);
        assertThat(promised).isGreaterThan(100);
    }

    private static long price(SearchState state, int type, int stop) {
        SearchProblem problem = state.problem;
        int[] task = IntStream.of(stop, problem.partner[stop])
                .filter(node -> node != RoutingProblem.NONE)
                .toArray();
        if (task.length == 2 && !problem.problem.isPickup(stop)
                || IntStream.of(task).anyMatch(node -> !problem.allows(type, node))) {
            return Placement.NOWHERE;
        }
        long cost = state.schedule.price(type, task, task.length);
        return cost == Schedule.INFEASIBLE ? Placement.NOWHERE : cost + problem.typeFixed[type];
    }

    /** As many locked and promised vehicles as there are stops: by vehicle that would be 800 MB. */
    @Test
    void manyNamedVehiclesTakeNoMemoryForEachStop() {
        int stops = 10_000;
        double[] x = IntStream.rangeClosed(0, stops).asDoubleStream().toArray();
        var builder = new RoutingProblemBuilder(1);
        builder.profile(RoutingTravel.euclidean(x, x, 1, RoutingTravel.Rounding.NEAREST));
        builder.vehicles(stops, 0).capacity(9);
        for (int stop = 0; stop < stops; stop++) {
            RoutingProblemBuilder.Stop added = builder.stop(stop + 1).deliver(1);
            if (stop % 2 == 0) {
                builder.lock(0, stop, stop);
            } else {
                added.promisedVehicle(0, stop, 1);
            }
        }
        SearchState state = new SearchState(new SearchProblem(builder.build(), () -> true));
        long before = bytes();
        new AloneCosts(state.problem, state.schedule);
        assertThat(state.problem.types).isEqualTo(stops + 1);
        assertThat(bytes() - before).isLessThan(10_000_000);
    }

    private static long bytes() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }
}
