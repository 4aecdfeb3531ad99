package org.resupply.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;
import org.resupply.routing.search.Dice;
import org.resupply.routing.search.Halves;
import org.resupply.routing.search.RuinAndRecreate;
import org.resupply.routing.search.SearchProblem;
import org.resupply.routing.search.SearchState;

/** Routes cut into two states and joined again. */
class HalvesTest {
    private static Stream<RoutingProblem> problems() {
        return Stream.concat(
                IntStream.range(0, 6).mapToObj(seed -> RandomRoutingProblems.capacitated(20 + 30 * seed, seed)),
                IntStream.of(9, 10, 11, 12).mapToObj(HalvesTest::withVehicles));
    }

    /** Sixty stops that fill nine vehicles. */
    private static RoutingProblem withVehicles(int vehicles) {
        var random = new Random(vehicles);
        var builder = new RoutingProblemBuilder(1);
        builder.profile(RoutingTravel.euclidean(
                random.doubles(61, 0, 1000).toArray(),
                random.doubles(61, 0, 1000).toArray(),
                1,
                RoutingTravel.Rounding.NEAREST));
        builder.vehicles(vehicles, 0).capacity(100);
        for (int stop = 1; stop <= 60; stop++) {
            builder.stop(stop).deliver(12 + stop % 7);
        }
        return builder.build();
    }

    private final Dice dice = new Dice(7);

    private static SearchState built(SearchProblem prepared) {
        var state = new SearchState(prepared);
        state.load(List.of());
        new RuinAndRecreate(prepared, state, new Dice(1)).construct(() -> false);
        return state;
    }

    @ParameterizedTest
    @MethodSource("problems")
    void whatIsCutAndJoinedIsAsItWas(RoutingProblem problem) {
        var prepared = new SearchProblem(problem);
        SearchState state = built(prepared);
        state.restoreBest();
        RoutingSolution before = state.unloadPresent(0);
        long bestCost = state.bestCost();
        var halves = new Halves(prepared, state);

        halves.cut(dice.below(problem.stops()));

        assertThat(halves.half(0).ownStops() + halves.half(1).ownStops()).isEqualTo(problem.stops());
        assertThat(halves.half(0).routes() + halves.half(1).routes()).isEqualTo(state.routes());
        assertThat(halves.half(0).cost() + halves.half(1).cost()).isEqualTo(state.cost());

        halves.join();

        assertThat(visits(state.unloadPresent(0))).isEqualTo(visits(before));
        assertThat(state.unloadPresent(0).cost()).isEqualTo(before.cost());
        assertThat(state.bestCost()).isEqualTo(bestCost);
    }

    /** Assertions of the state count every step anew; the checker counts what comes out. */
    @ParameterizedTest
    @MethodSource("problems")
    void halvesKeepAllRulesOfTheWhole(RoutingProblem problem) {
        var prepared = new SearchProblem(problem);
        SearchState state = built(prepared);
        var halves = new Halves(prepared, state);
        var searches = IntStream.range(0, 2)
                .mapToObj(h -> new RuinAndRecreate(prepared, halves.half(h), new Dice(h)))
                .toList();
        for (int round = 0; round < 6; round++) {
            halves.cut(dice.below(problem.stops()));
            for (int h = 0; h < 2; h++) {
                searches.get(h).resume();
                for (int step = 0; step < 150 && halves.half(h).ownStops() > 0; step++) {
                    searches.get(h).step(halves.half(h).meanLeg() / (1 + round));
                }
            }
            long best = Math.min(
                    state.bestCost(), halves.half(0).bestCost() + halves.half(1).bestCost());
            halves.join();
            RoutingSolution present = state.unloadPresent(0);
            assertThat(RoutingChecker.check(problem, present).violations()).isEmpty();
            assertThat(RoutingChecker.check(problem, present).cost()).isEqualTo(present.cost());
            assertThat(state.bestCost()).isEqualTo(best);
            RoutingChecker.requireSound(problem, state.unload(0, () -> false));
        }
    }

    /** The routes, whoever drives them. */
    private static List<String> visits(RoutingSolution solution) {
        return solution.routes().stream()
                .map(route -> route.vehicleClass() + Arrays.toString(route.visits()))
                .sorted()
                .toList();
    }
}
