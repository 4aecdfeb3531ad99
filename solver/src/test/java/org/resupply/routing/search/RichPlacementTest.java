package org.resupply.routing.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.ToLongBiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingTravel;

/** Places found for pairs, set beside all places that there are. */
class RichPlacementTest {
    private static final int STOPS = 36;

    @Test
    void noPlaceOfAPairCostsLessThanTheOneFound() {
        Found found = found(RichPlacementTest::town, RichPlacementTest::leastOfAll, UnaryOperator.identity());
        // A good place is passed over now and then on purpose.
        assertThat(found.asked).isGreaterThan(1000);
        assertThat(found.equal).isGreaterThan(found.asked * 9 / 10);
    }

    @Test
    void noPlaceOnATripThatWaitsForReleasesCostsLessThanTheOneFound() {
        Found found = found(RichPlacementTest::released, RichPlacementTest::leastOnTrips, placement -> {
            placement.lookAtNeighbours(STOPS);
            return placement;
        });
        // Trips are split in a quarter of the searches only.
        assertThat(found.asked).isGreaterThan(1000);
        assertThat(found.equal).isGreaterThan(found.asked * 4 / 5);
    }

    /** How many places were asked for, and how many of them cost as little as the cheapest of all. */
    private record Found(int asked, int equal) {}

    private static Found found(
            IntFunction<RoutingProblem> problems,
            ToLongBiFunction<SearchState, Integer> cheapest,
            UnaryOperator<Placement> prepared) {
        int equal = 0;
        int asked = 0;
        for (int seed = 0; seed < 20; seed++) {
            SearchProblem problem = new SearchProblem(problems.apply(seed));
            SearchState state = new SearchState(problem);
            state.load(List.of());
            Dice dice = new Dice(seed);
            new RuinAndRecreate(problem, state, dice).construct(() -> false);
            Placement placement = prepared.apply(new RichPlacement(problem, state, dice));
            StringRuin ruin = new StringRuin(problem, state, dice, null);
            for (int stop = 0; stop < STOPS; stop++) {
                state.begin();
                ruin.apply(stop);
                for (int i = 0; i < state.pendingCount; i++) {
                    long found = placement.find(state.pending[i], Placement.NOWHERE);
                    long least = cheapest.applyAsLong(state, state.pending[i]);
                    assertThat(found).isGreaterThanOrEqualTo(least);
                    asked++;
                    equal += found == least ? 1 : 0;
                }
                state.rollback();
            }
        }
        return new Found(asked, equal);
    }

    /** The least increase of cost of all places of a stop on all routes, with a reload before it, behind it, or none. */
    private static long leastOnTrips(SearchState state, int stop) {
        int reload = state.freeReload(0);
        long least = state.hasVehicle(0) ? state.schedule.price(0, new int[] {stop}, 1) : Placement.NOWHERE;
        for (int r = 0; r < state.routes(); r++) {
            int route = state.activeRoute(r);
            int[] nodes = new int[2 * STOPS];
            int size = state.copy(route, nodes);
            int[][] ways = {{stop}, {reload, stop}, {stop, reload}};
            for (int i = 0; i <= size; i++) {
                for (int[] way : ways) {
                    int[] longer = new int[size + way.length];
                    System.arraycopy(nodes, 0, longer, 0, i);
                    System.arraycopy(way, 0, longer, i, way.length);
                    System.arraycopy(nodes, i, longer, i + way.length, size - i);
                    long price = state.schedule.price(0, longer, longer.length);
                    least = price == Schedule.INFEASIBLE ? least : Math.min(least, price - state.routeCost(route));
                }
            }
        }
        return least;
    }

    /** Stops of a town with windows, released one after another, for few vehicles that reload. */
    private static RoutingProblem released(int seed) {
        var random = new Random(seed);
        double[] x = random.doubles(STOPS + 1, 0, 100).toArray();
        double[] y = random.doubles(STOPS + 1, 0, 100).toArray();
        var builder = new RoutingProblemBuilder(1);
        builder.profile(RoutingTravel.euclidean(x, y, 1, RoutingTravel.Rounding.UP));
        for (int stop = 0; stop < STOPS; stop++) {
            int release = random.nextInt(400);
            int open = release + random.nextInt(300);
            builder.stop(stop)
                    .deliver(1 + random.nextInt(4))
                    .service(5)
                    .release(release)
                    .window(open, open + 150 + random.nextInt(300))
                    .prize(100_000);
        }
        int depot = builder.reloadDepot(STOPS);
        builder.vehicles(6, STOPS).capacity(10).cost(0, 1, 0).shift(0, 1200).reload(6, 10, depot);
        return builder.build();
    }

    /** The least increase of cost of all orders of a pair on all routes, or on one of its own. */
    private static long leastOfAll(SearchState state, int pickup) {
        int delivery = state.problem.partner[pickup];
        long least = state.problem.typeFixed[0] + state.schedule.price(0, new int[] {pickup, delivery}, 2);
        for (int r = 0; r < state.routes(); r++) {
            int route = state.activeRoute(r);
            int[] nodes = new int[STOPS];
            int size = state.copy(route, nodes);
            for (int i = 0; i <= size; i++) {
                for (int j = i; j <= size; j++) {
                    int[] longer = new int[size + 2];
                    for (int k = 0, to = 0; k <= size; k++) {
                        if (k == i) {
                            longer[to++] = pickup;
                        }
                        if (k == j) {
                            longer[to++] = delivery;
                        }
                        if (k < size) {
                            longer[to++] = nodes[k];
                        }
                    }
                    long price = state.schedule.price(0, longer, size + 2);
                    least = price == Schedule.INFEASIBLE ? least : Math.min(least, price - state.routeCost(route));
                }
            }
        }
        return least;
    }

    /** Pairs strewn over a town, half of the stops with windows. Distances are rounded up, so that no detour is a short cut. */
    private static RoutingProblem town(int seed) {
        var random = new Random(seed);
        double[] x = random.doubles(STOPS + 1, 0, 100).toArray();
        double[] y = random.doubles(STOPS + 1, 0, 100).toArray();
        var builder = new RoutingProblemBuilder(1);
        int profile = builder.profile(RoutingTravel.euclidean(x, y, 1, RoutingTravel.Rounding.UP));
        for (int stop = 0; stop < STOPS; stop++) {
            int open = stop % 2 == 0 ? 150 + random.nextInt(150) : 450 + random.nextInt(200);
            boolean any = random.nextBoolean();
            builder.stop(stop).service(5).window(any ? 0 : open, any ? 800 : open + 60);
        }
        for (int stop = 0; stop < STOPS; stop += 2) {
            builder.pair(stop, stop + 1, 1 + random.nextInt(4));
        }
        builder.vehicles(STOPS, STOPS)
                .profile(profile)
                .capacity(8)
                .cost(50, 1, 0)
                .shift(0, 1000);
        return builder.build();
    }
}
