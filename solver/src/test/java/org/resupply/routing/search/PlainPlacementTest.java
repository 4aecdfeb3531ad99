package org.resupply.routing.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;

/** Vehicles of three sizes at two depots, some of them free: what is found is the cheapest of all places there are. */
class PlainPlacementTest {
    private static final int STOPS = 16;
    private static final int SIZES = 3;

    /** One improving place in a hundred is passed over on purpose: the best of so many searches misses none. */
    private static final int SEARCHES = 20;

    private static final long ENOUGH = 1L << 40;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noPlaceIsCheaperThanTheOneFound(boolean windows) {
        int changes = 0;
        for (int seed = 0; seed < 60; seed++) {
            RoutingProblem problem = fleet(windows, new Random(seed));
            var state = new SearchState(new SearchProblem(problem));
            state.load(problem.warmStart());
            state.begin();
            var placement = new PlainPlacement(state.problem, state, new Dice(seed));
            placement.lookAtDepotLegs(true);
            for (int stop = 0; stop < STOPS; stop++) {
                if (!state.isLeftOut(stop)) {
                    continue;
                }
                long cheapest = cheapestByTrying(state, stop, true);
                long found = ENOUGH;
                for (int i = 0; i < SEARCHES; i++) {
                    found = Math.min(found, placement.find(stop, ENOUGH));
                }
                assertThat(found).as("stop %d of problem %d", stop, seed).isEqualTo(cheapest);
                changes += cheapest < cheapestByTrying(state, stop, false) ? 1 : 0;
            }
        }
        assertThat(changes).as("stops for which a vehicle changes").isGreaterThan(10);
    }

    @Test
    void whatIsLeftOutOtherwiseRidesOnTheWayHomeWithWindowsToo() {
        var builder = new RoutingProblemBuilder(1);
        builder.profile(RoutingTravel.euclidean(
                new double[] {0, 100, 50, 50}, new double[] {0, 0, 3, 2}, 1, RoutingTravel.Rounding.NEAREST));
        builder.vehicles(1, 0).capacity(10).shift(0, 1000);
        int far = builder.stop(1).deliver(1).window(0, 900).prize(1000).index();
        builder.stop(2).deliver(1).window(0, 900).prize(5);
        int onTheWay = builder.stop(3).deliver(1).window(0, 900).prize(5).index();
        var state = new SearchState(new SearchProblem(builder.build()));
        state.load(List.of(new RoutingSolution.Route(0, 0, new int[] {far})));
        state.begin();
        var placement = new PlainPlacement(state.problem, state, new Dice(1));
        placement.lookAtNeighbours(1); // the other stop on the way, which is left out itself
        placement.lookAtDepotLegs(true);
        assertThat(placement.find(onTheWay, 5)).isZero();
    }

    /** The cheapest place of all, priced on whole routes, where those that the stop does not fit on may change to a larger vehicle. */
    private static long cheapestByTrying(SearchState state, int stop, boolean changing) {
        SearchProblem problem = state.problem;
        long cheapest = ENOUGH;
        int[] nodes = new int[STOPS + 1];
        for (int type = 0; type < problem.types; type++) {
            nodes[0] = stop;
            if (state.hasVehicle(type)) {
                cheapest = Math.min(cheapest, cost(state, type, nodes, 1));
            }
            for (int i = 0; i < state.routes(); i++) {
                int route = state.activeRoute(i);
                int own = state.typeOf(route);
                boolean full = !state.carries(own, state.base(route), stop);
                if (type != own && !(changing && full && problem.related(own, type) && state.hasVehicleOf(type))) {
                    continue;
                }
                int length = state.copy(route, nodes);
                long before = cost(state, own, nodes, length);
                for (int at = 0; at <= length; at++) {
                    state.copy(route, nodes);
                    System.arraycopy(nodes, at, nodes, at + 1, length - at);
                    nodes[at] = stop;
                    cheapest = Math.min(cheapest, cost(state, type, nodes, length + 1) - before);
                }
            }
        }
        return cheapest;
    }

    private static long cost(SearchState state, int type, int[] nodes, int length) {
        long price = state.schedule.price(type, nodes, length);
        return price == Schedule.INFEASIBLE ? 2 * ENOUGH : price + state.problem.typeFixed[type];
    }

    private static RoutingProblem fleet(boolean windows, Random random) {
        double[] x = random.doubles(STOPS + 2, 0, 1000).toArray();
        double[] y = random.doubles(STOPS + 2, 0, 1000).toArray();
        var builder = new RoutingProblemBuilder(1);
        builder.profile(RoutingTravel.euclidean(x, y, 1, RoutingTravel.Rounding.UP));
        boolean dearPerUnit = random.nextBoolean();
        for (int c = 0; c < 2 * SIZES; c++) {
            int size = c / 2;
            builder.vehicles(1 + random.nextInt(2), c % 2)
                    .capacity(20 + 15 * size)
                    .cost(random.nextInt(500) * size, dearPerUnit ? 1 + random.nextInt(1 + size) : 2, 0)
                    .shift(0, windows ? 6000 : RoutingProblem.NO_LIMIT);
        }
        for (int s = 0; s < STOPS; s++) {
            var stop = builder.stop(2 + s).deliver(4 + random.nextInt(9)).prize(100_000);
            if (windows) {
                int open = random.nextInt(3000);
                stop.window(open, open + 500 + random.nextInt(2000)).service(10);
            }
        }
        int next = 0;
        for (int c = 0; c < 2 * SIZES; c += 1 + random.nextInt(2)) {
            int last = Math.min(STOPS, next + 2 + c / 2);
            builder.warmStart(
                    new RoutingSolution.Route(c, 0, IntStream.range(next, last).toArray()));
            next = last;
        }
        return builder.build();
    }
}
