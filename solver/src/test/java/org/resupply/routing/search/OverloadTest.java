package org.resupply.routing.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;

/** Routes loaded above capacity at a price: what that costs, and that no answer is loaded so. */
class OverloadTest {
    private static final int STOPS = 18;
    private static final int CAPACITY = 20;

    /** One improving place in a hundred is passed over on purpose: the best of so many searches misses none. */
    private static final int SEARCHES = 20;

    private static final long ENOUGH = 1L << 40;

    /** Of the larger vehicles of a fleet. */
    private static final int LARGE = 32;

    /** Distance for each unit above capacity. */
    private static final int PRICE = 7;

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "1, true", "2, true"})
    void noPlaceIsCheaperThanTheOneFoundWithWhatIsAboveCapacity(int dimensions, boolean fleet) {
        int above = 0;
        for (int seed = 0; seed < 60; seed++) {
            SearchState state = halfLoaded(seed, dimensions, fleet, true);
            state.begin();
            var placement = new PlainPlacement(state.problem, state, new Dice(seed));
            placement.lookAtDepotLegs(true);
            for (int stop = 0; stop < STOPS; stop++) {
                if (!state.isLeftOut(stop)) {
                    continue;
                }
                long found = ENOUGH;
                for (int i = 0; i < SEARCHES; i++) {
                    found = Math.min(found, placement.find(stop, ENOUGH));
                }
                long cheapest = cheapestByTrying(state, stop, true);
                assertThat(found).as("stop %d of problem %d", stop, seed).isEqualTo(cheapest);
                above += cheapest < cheapestByTrying(state, stop, false) ? 1 : 0;
            }
        }
        assertThat(above).as("stops for which a route is overloaded").isGreaterThan(10);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "1, true", "2, true"})
    void tailsAreExchangedWhereWhatIsAboveCapacityIsWorthIt(int dimensions, boolean fleet) {
        int exchanged = 0;
        int overloaded = 0;
        for (int seed = 0; seed < 60; seed++) {
            SearchState state = halfLoaded(seed, dimensions, fleet, true);
            var tails = new TailExchange(state.problem, state);
            for (int stop = 0; stop < STOPS; stop++) {
                state.begin();
                long before = state.cost();
                if (tails.apply(stop, 0)) {
                    assertThat(state.cost()).isLessThan(before).isEqualTo(state.counted());
                    exchanged++;
                    overloaded += state.isOverloaded() ? 1 : 0;
                }
                state.commit();
            }
        }
        assertThat(exchanged).isGreaterThan(50);
        assertThat(overloaded).isGreaterThan(10);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "1, true", "2, true"})
    void whatIsAboveCapacityGoesElsewhereInTheBestRoutesAndAtLastInAll(int dimensions, boolean fleet) {
        for (int seed = 0; seed < 20; seed++) {
            SearchState state = halfLoaded(seed, dimensions, fleet, false);
            var search = new RuinAndRecreate(state.problem, state, new Dice(seed));
            search.construct(() -> false);
            search.allowOverload(0.01 * state.meanLeg());
            for (int step = 0; step < 300; step++) {
                search.step(state.meanLeg());
            }
            assertThat(state.isOverloaded()).isTrue();
            long cost = state.cost();
            List<RoutingSolution.Route> routes = state.unloadPresent(0).routes();

            search.keepRelieved();

            assertThat(state.cost()).isEqualTo(cost);
            assertThat(state.unloadPresent(0).routes()).isEqualTo(routes);
            RoutingProblem problem = state.problem.problem;
            RoutingSolution best = state.unloadUnexplained(0);
            assertThat(RoutingChecker.check(problem, best.routes()).isFeasible())
                    .isTrue();
            assertThat(RoutingChecker.check(problem, best.routes()).cost()).isEqualTo(best.cost());

            search.allowOverload(0);

            assertThat(state.isOverloaded()).isFalse();
            RoutingSolution present = state.unloadPresent(0);
            assertThat(RoutingChecker.check(problem, present.routes()).isFeasible())
                    .isTrue();
            assertThat(RoutingChecker.check(problem, present.routes()).cost()).isEqualTo(present.cost());
        }
    }

    @Test
    void pricesStayWholeNumbersHoweverDearAnOverloadIs() {
        SearchState state = halfLoaded(1, 1, false, false);
        state.overload.allow(1e12);
        int room = state.overload.room[0];
        assertThat(room).isPositive();
        assertThat(state.overload.cost(0, 0, CAPACITY + room)).isPositive();
        assertThat(state.overload.cost(0, 0, CAPACITY)).isZero();
    }

    @Test
    void anOverloadCostsWhatItIsToWhetherDistancesAreSmallOrLargeNumbers() {
        SearchState state = halfLoaded(1, 1, false, false);
        double mean = (double) state.problem.total(0) / STOPS;
        for (double price = 100; price < 1e8; price *= 10) {
            state.overload.allow(price);
            int room = state.overload.room[0];
            assertThat((double) state.overload.cost(0, 0, CAPACITY + room))
                    .isCloseTo(price * room / mean, Percentage.withPercentage(2));
        }
    }

    /** Two routes of a third of the stops each, and the other stops left out. */
    private static SearchState halfLoaded(int seed, int dimensions, boolean fleet, boolean overloading) {
        var state = new SearchState(new SearchProblem(problem(new Random(seed), dimensions, fleet)));
        state.load(state.problem.problem.warmStart());
        if (overloading) {
            // Both dimensions add up to the same, so one price suits both.
            state.overload.allow(PRICE * (double) state.problem.total(0) / STOPS);
        }
        return state;
    }

    /** The cheapest place of all: the detour, each unit above capacity at its price, and a larger vehicle where the stop does not fit. */
    private static long cheapestByTrying(SearchState state, int stop, boolean overloading) {
        SearchProblem problem = state.problem;
        int[] nodes = new int[STOPS + 1];
        nodes[0] = stop;
        long cheapest = ENOUGH;
        for (int type = 0; type < problem.types; type++) {
            cheapest = Math.min(cheapest, problem.typeFixed[type] + state.schedule.price(type, nodes, 1));
        }
        for (int i = 0; i < state.routes(); i++) {
            int route = state.activeRoute(i);
            int length = state.copy(route, nodes);
            int[] before = Arrays.copyOf(nodes, length);
            int own = state.typeOf(route);
            long more = above(state, before, stop, own, overloading);
            long larger = own == problem.types - 1 ? ENOUGH : above(state, before, stop, own + 1, overloading);
            for (int at = 0; at <= length; at++) {
                Distances distances = problem.distances[0];
                int p = at == 0 ? problem.typeStart[0] : problem.place[before[at - 1]];
                int q = at == length ? problem.typeEnd[0] : problem.place[before[at]];
                int u = problem.place[stop];
                long detour = (long) distances.between(p, u) + distances.between(u, q) - distances.between(p, q);
                cheapest = Math.min(cheapest, detour * problem.typeUnit[own] + more);
                if (more > 0 && larger < ENOUGH) {
                    int distance = state.mem[state.base(route) + SearchState.DISTANCE];
                    long saved = problem.typeFixed[own] + (long) distance * problem.typeUnit[own];
                    long cost = problem.typeFixed[own + 1] + (distance + detour) * problem.typeUnit[own + 1];
                    cheapest = Math.min(cheapest, cost - saved + larger);
                }
            }
        }
        return cheapest;
    }

    /** What a route above capacity costs once a vehicle of a type drives it and it has a stop more, less what it costs now. */
    private static long above(SearchState state, int[] route, int stop, int type, boolean overloading) {
        SearchProblem problem = state.problem;
        long cost = 0;
        for (int d = 0; d < problem.dimensions; d++) {
            int load = load(problem, route, d);
            int after = load + problem.amount[stop * problem.dimensions + d];
            int most = problem.capacity[type * problem.dimensions + d];
            if (after > most + (overloading ? state.overload.room[d] : 0)) {
                return ENOUGH;
            }
            int own = problem.capacity[state.typeOf(state.routeOf(route[0])) * problem.dimensions + d];
            cost += (long) PRICE * (Math.max(0, after - most) - Math.max(0, load - own));
        }
        return cost;
    }

    private static int load(SearchProblem problem, int[] nodes, int dimension) {
        return Arrays.stream(nodes)
                .map(v -> problem.amount[v * problem.dimensions + dimension])
                .sum();
    }

    private static RoutingProblem problem(Random random, int dimensions, boolean fleet) {
        double[] x = random.doubles(STOPS + 1, 0, 1000).toArray();
        double[] y = random.doubles(STOPS + 1, 0, 1000).toArray();
        var builder = new RoutingProblemBuilder(dimensions);
        builder.profile(RoutingTravel.euclidean(x, y, 1, RoutingTravel.Rounding.UP));
        int[] amounts = random.ints(STOPS, 2, 9).toArray();
        for (int s = 0; s < STOPS; s++) {
            int[] load = dimensions == 1 ? new int[] {amounts[s]} : new int[] {amounts[s], amounts[STOPS - 1 - s]};
            builder.stop(s + 1).deliver(load);
        }
        builder.vehicles(fleet ? 4 : RoutingProblem.UNLIMITED, 0).capacity(equal(CAPACITY, dimensions));
        if (fleet) {
            builder.vehicles(4, 0).capacity(equal(LARGE, dimensions)).cost(40, 2, 0);
        }
        int next = 0;
        for (int route = 0; route < 3; route++) {
            int first = next;
            int[] loads = new int[dimensions];
            while (next < STOPS) {
                int[] after = loads.clone();
                after[0] += amounts[next];
                if (dimensions > 1) {
                    after[1] += amounts[STOPS - 1 - next];
                }
                if (Arrays.stream(after).anyMatch(load -> load > CAPACITY)) {
                    break;
                }
                loads = after;
                next++;
            }
            builder.warmStart(new RoutingSolution.Route(
                    fleet ? route % 2 : 0, route, IntStream.range(first, next).toArray()));
        }
        return builder.build();
    }

    private static int[] equal(int capacity, int dimensions) {
        return IntStream.generate(() -> capacity).limit(dimensions).toArray();
    }
}
