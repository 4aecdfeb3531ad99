package org.resupply.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.resupply.problem.RouteRule;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;
import org.resupply.problem.RoutingTravel.Rounding;
import org.resupply.routing.search.SearchProblem;
import org.resupply.routing.search.SearchState;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

class GivenRoutesTest {

    /** Twelve stops on a circle around the depot, two vehicles of six stops. */
    private static RoutingProblemBuilder circle() {
        double[] x = new double[13];
        double[] y = new double[13];
        for (int stop = 1; stop <= 12; stop++) {
            x[stop] = 1000 * StrictMath.cos(stop * Math.PI / 6);
            y[stop] = 1000 * StrictMath.sin(stop * Math.PI / 6);
        }
        var builder = new RoutingProblemBuilder(0);
        builder.profile(RoutingTravel.euclidean(x, y, 1, Rounding.NEAREST));
        builder.vehicles(2, 0).maxStops(6);
        for (int stop = 1; stop <= 12; stop++) {
            builder.stop(stop);
        }
        return builder;
    }

    private static RoutingSolution solve(RoutingProblem problem, long iterations) {
        return RoutingChecker.requireSound(
                problem,
                new AnnealedRouting()
                        .solve(
                                problem,
                                SolveOptions.defaults(),
                                Budget.iterations(iterations).start()));
    }

    @Test
    void aLockedPrefixIsKeptThoughItIsDear() {
        RoutingProblem problem = circle().lock(0, 1, 0, 6, 3).build();
        RoutingSolution solution = solve(problem, 3000);
        RoutingSolution.Route locked = solution.routes().stream()
                .filter(route -> route.vehicle() == 1)
                .findFirst()
                .orElseThrow();
        assertThat(Arrays.copyOf(locked.visits(), 3)).containsExactly(0, 6, 3);
        assertThat(solution.complete()).isTrue();
        assertThat(solution.cost()).isGreaterThan(solve(circle().build(), 3000).cost());
    }

    @Test
    void aLockThatBreaksARuleIsRefusedWithTheVehicle() {
        RoutingProblem problem = circle().lock(0, 1, 0, 1, 2, 3, 4, 5, 6).build();
        assertThatThrownBy(() -> solve(problem, 10))
                .hasMessageContaining("locked prefix [0, 1, 2, 3, 4, 5, 6] of vehicle (1)")
                .hasMessageContaining("serves 7 stops; its limit is 6");
    }

    /** Places in a ring of one-way streets: no way home but round it. */
    private static RoutingProblemBuilder ring(int places) {
        var builder = new RoutingProblemBuilder(0);
        int[][] ways = new int[places][places];
        for (int from = 0; from < places; from++) {
            Arrays.fill(ways[from], RoutingTravel.UNREACHABLE);
            ways[from][from] = 0;
            ways[from][(from + 1) % places] = 10;
        }
        builder.profile(RoutingTravel.matrix(ways, ways));
        builder.vehicles(1, 0);
        for (int place = 1; place < places; place++) {
            builder.stop(place).prize(place == 1 ? 100 : 0);
        }
        return builder;
    }

    @Test
    void aLockWithoutAWayHomeIsFollowedByStopsThatHaveOne() {
        RoutingSolution.Route round = new RoutingSolution.Route(0, 0, new int[] {0, 1});
        assertThat(solve(ring(3).lock(0, 0, 0).build(), 500).routes()).containsExactly(round);
        RoutingSolution.Route rounder = new RoutingSolution.Route(0, 0, new int[] {0, 1, 2});
        assertThat(solve(ring(4).lock(0, 0, 0).build(), 500).routes()).containsExactly(rounder);
    }

    /** The delivery was put straight behind the lock, where there is no way to it. */
    @Test
    void aLockThatGoesOnKeepsItsStopsWhereAGivenRouteCannotBeCompleted() {
        int[][] ways = new int[5][5];
        for (int from = 0; from < 5; from++) {
            Arrays.fill(ways[from], 10);
            ways[from][from] = 0;
        }
        ways[1][2] = RoutingTravel.UNREACHABLE;
        ways[2][4] = RoutingTravel.UNREACHABLE;
        ways[4][2] = RoutingTravel.UNREACHABLE;
        var builder = new RoutingProblemBuilder(0);
        builder.profile(RoutingTravel.matrix(ways, ways));
        builder.vehicles(2, 0);
        for (int place = 1; place <= 4; place++) {
            builder.stop(place);
        }
        builder.pair(0, 1).lock(0, 0, 0);
        builder.warmStart(new RoutingSolution.Route(0, 0, new int[] {0, 3}));
        assertThat(takenOver(builder.build())).containsExactly(new RoutingSolution.Route(0, 0, new int[] {0, 2, 1}));
        assertThat(solve(builder.build(), 500).complete()).isTrue();
    }

    /** All twos were tried until there were too many of them. */
    @Test
    void theOnlyTwoStopsThatMayFollowALockAreFoundAmongMany() {
        int stops = 160;
        int[][] ways = new int[stops + 1][stops + 1];
        for (int from = 0; from <= stops; from++) {
            Arrays.fill(ways[from], from == 1 || from == stops - 1 ? RoutingTravel.UNREACHABLE : 10);
            ways[from][from] = 0;
        }
        ways[1][stops - 1] = 10;
        ways[stops - 1][stops] = 10;
        var builder = new RoutingProblemBuilder(0);
        builder.profile(RoutingTravel.matrix(ways, ways));
        builder.vehicles(20, 0);
        for (int place = 1; place <= stops; place++) {
            builder.stop(place);
        }
        builder.lock(0, 0, 0);
        assertThat(takenOver(builder.build()))
                .containsExactly(new RoutingSolution.Route(0, 0, new int[] {0, stops - 2, stops - 1}));
    }

    /** The second lock was refused because the first had used up all tries. */
    @Test
    void eachLockIsTriedAsOftenAsTheOthers() {
        var builder = new RoutingProblemBuilder(0);
        builder.profile(RoutingTravel.euclidean(new double[101], new double[101], 1, Rounding.NEAREST));
        builder.vehicles(2, 0);
        for (int place = 1; place <= 100; place++) {
            builder.stop(place).prize(1);
        }
        builder.lock(0, 0, 0).lock(0, 1, 1);
        builder.rule(route -> route.size() == 3 && route.visit(1) == 98 + route.visit(0) ? 0 : RouteRule.VETO);
        assertThat(takenOver(builder.build()))
                .containsExactly(
                        new RoutingSolution.Route(0, 0, new int[] {0, 98, 2}),
                        new RoutingSolution.Route(0, 1, new int[] {1, 99, 3}));
    }

    /** The first took the only stop that may follow the second. */
    @Test
    void aLockDoesNotTakeTheOnlyStopThatMayFollowAnother() {
        int[][] ways = new int[5][5];
        for (int from = 0; from < 5; from++) {
            Arrays.fill(ways[from], from == 1 || from == 2 ? RoutingTravel.UNREACHABLE : 10);
            ways[from][from] = 0;
        }
        ways[1][3] = 10;
        ways[1][4] = 10;
        ways[2][3] = 10;
        var builder = new RoutingProblemBuilder(0);
        builder.profile(RoutingTravel.matrix(ways, ways));
        builder.vehicles(2, 0);
        for (int place = 1; place <= 4; place++) {
            builder.stop(place);
        }
        builder.lock(0, 0, 0).lock(0, 1, 1);
        assertThat(takenOver(builder.build()))
                .containsExactly(
                        new RoutingSolution.Route(0, 0, new int[] {0, 3}),
                        new RoutingSolution.Route(0, 1, new int[] {1, 2}));
    }

    /** Orders were given up where the vehicle had no way home from the first delivery. */
    @Test
    void aDeliveryWithoutAWayHomeIsFollowedByAnother() {
        int[][] ways = new int[5][5];
        for (int from = 0; from < 5; from++) {
            Arrays.fill(ways[from], 10);
            ways[from][from] = 0;
        }
        ways[3][0] = RoutingTravel.UNREACHABLE;
        ways[2][4] = RoutingTravel.UNREACHABLE;
        var builder = new RoutingProblemBuilder(1);
        builder.profile(RoutingTravel.matrix(ways, ways));
        builder.vehicles(1, 0).capacity(10);
        for (int place = 1; place <= 4; place++) {
            builder.stop(place);
        }
        builder.pair(0, 2, 3).pair(1, 3, 4).lock(0, 0, 0, 1);
        assertThat(takenOver(builder.build())).containsExactly(new RoutingSolution.Route(0, 0, new int[] {0, 1, 2, 3}));
    }

    private static RoutingProblemBuilder withABreak(int stops) {
        var builder = street();
        builder.vehicles(2, 0).cost(7, 1, 1).shift(0, 1000).pause(0, 500, 50);
        for (int place = 1; place <= stops; place++) {
            builder.stop(place);
        }
        // The break comes after all stops.
        return builder.lock(0, 0, stops);
    }

    /** The vehicle came with a route of nothing. */
    @Test
    void aVehicleOfWhichOnlyABreakIsLockedTakesItWhateverElseItDoes() {
        var idle = new RoutingSolution.Route(0, 0, new int[] {3});
        var given = withABreak(3).warmStart(new RoutingSolution.Route(0, 1, new int[] {3, 0, 1, 2}));
        assertThat(takenOver(given.build())).hasSize(2).first().isEqualTo(idle);
        assertThat(takenOver(withABreak(3).build())).containsExactly(idle);
        RoutingSolution solution = solve(withABreak(3).build(), 500);
        assertThat(solution.complete()).isTrue();
        assertThat(solution.routes().get(0).visit(0)).isEqualTo(3);
        var busy = withABreak(3).warmStart(new RoutingSolution.Route(0, 0, new int[] {3, 0, 1, 2}));
        assertThat(takenOver(busy.build())).containsExactly(new RoutingSolution.Route(0, 0, new int[] {3, 0, 1, 2}));
    }

    @Test
    void aLockThatNoStopsSaveIsRefusedWithThePlaces() {
        RoutingProblem problem = ring(6).lock(0, 0, 0).build();
        assertThatThrownBy(() -> solve(problem, 10))
                .hasMessageContaining("locked prefix [0]")
                .hasMessageContaining("no way from place (1) to place (0)");
    }

    @Test
    void aPromisedVehicleThatIsThereNoMoreIsReplaced() {
        var builder = new RoutingProblemBuilder(0);
        builder.profile(RoutingTravel.euclidean(new double[] {0, 3, 6}, new double[3], 1, Rounding.NEAREST));
        builder.vehicles(1, 0);
        builder.stop(1).promisedVehicle(0, 1, 40);
        builder.stop(2).promisedVehicle(0, 0, 40);
        assertThat(solve(builder.build(), 100).cost()).isEqualTo(12 + 40);
    }

    @Test
    void aGoodWarmStartIsNotLost() {
        RoutingSolution best = solve(circle().build(), 5000);
        var builder = circle();
        best.routes().forEach(builder::warmStart);
        assertThat(solve(builder.build(), 1).cost()).isLessThanOrEqualTo(best.cost());
    }

    @Test
    void aWarmStartThatBreaksRulesIsRepaired() {
        var builder = circle();
        builder.warmStart(new RoutingSolution.Route(0, 0, new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 1}));
        assertThat(solve(builder.build(), 500).complete()).isTrue();
    }

    /** The routes that a search sets out from. */
    private static List<RoutingSolution.Route> takenOver(RoutingProblem problem) {
        var state = new SearchState(new SearchProblem(problem));
        state.load(problem.warmStart());
        return RoutingChecker.requireSound(problem, state.unload(0, () -> false))
                .routes();
    }

    @Test
    void whateverTheEngineAnswersIsTakenOverAsItIs() {
        for (int seed = 0; seed < 200; seed++) {
            RoutingProblem problem = RandomRoutingProblems.rich(6 + seed % 19, seed);
            RoutingSolution answer = solve(problem, 100);
            var state = new SearchState(new SearchProblem(problem));
            state.load(answer.routes());
            RoutingSolution again =
                    RoutingChecker.requireSound(problem, state.unload(answer.iterations(), () -> false));
            assertThat(again.routes()).as("seed %d", seed).isEqualTo(answer.routes());
            assertThat(again.cost()).isEqualTo(answer.cost());
        }
    }

    private static RoutingProblemBuilder street() {
        var builder = new RoutingProblemBuilder(1);
        builder.profile(
                RoutingTravel.of(8, (from, to) -> 10 * Math.abs(from - to), (from, to) -> 10 * Math.abs(from - to)));
        return builder;
    }

    @Test
    void pairsBetweenOtherStopsKeepTheirPlaces() {
        var builder = street();
        builder.vehicles(1, 0).capacity(10);
        for (int place = 1; place <= 6; place++) {
            builder.stop(place);
        }
        builder.pair(1, 4, 3);
        var route = new RoutingSolution.Route(0, 0, new int[] {0, 1, 2, 3, 4, 5});
        builder.warmStart(route);
        assertThat(takenOver(builder.build())).containsExactly(route);
    }

    @Test
    void aPairThatIsOnlyHalfGivenIsLeftOutAndTheRestStaysInOrder() {
        var builder = street();
        builder.vehicles(1, 0).capacity(10);
        for (int place = 1; place <= 7; place++) {
            builder.stop(place).prize(1_000);
        }
        builder.pair(1, 6, 3);
        builder.pair(2, 4, 3);
        builder.warmStart(new RoutingSolution.Route(0, 0, new int[] {0, 1, 2, 3, 4, 5}));
        assertThat(takenOver(builder.build()))
                .containsExactly(new RoutingSolution.Route(0, 0, new int[] {0, 2, 3, 4, 5}));
    }

    @Test
    void aRouteThatHoldsOnlyAsAWholeIsTakenOver() {
        var ruled = street();
        ruled.vehicles(1, 0).capacity(10);
        for (int place = 1; place <= 4; place++) {
            ruled.stop(place).prize(1_000);
        }
        ruled.rule(route -> route.size() < 4 ? RouteRule.VETO : 0);
        var route = new RoutingSolution.Route(0, 0, new int[] {0, 1, 2, 3});
        ruled.warmStart(route);
        assertThat(takenOver(ruled.build())).containsExactly(route);

        // The way home is short from the last stop only.
        int[][] ways = {{0, 1, 9, 9}, {9, 0, 1, 9}, {9, 9, 0, 1}, {1, 9, 9, 0}};
        var limited = new RoutingProblemBuilder(1);
        limited.profile(RoutingTravel.matrix(ways, ways));
        limited.vehicles(1, 0).capacity(10).maxDistance(4);
        for (int place = 1; place <= 3; place++) {
            limited.stop(place).prize(1_000);
        }
        var round = new RoutingSolution.Route(0, 0, new int[] {0, 1, 2});
        limited.warmStart(round);
        assertThat(takenOver(limited.build())).containsExactly(round);
    }

    @Test
    void aGivenRouteGoesOnBehindItsLockedPrefix() {
        var builder = street();
        int depot = builder.reloadDepot(0);
        builder.vehicles(1, 0).capacity(2).reload(4, 0, depot);
        for (int place = 1; place <= 5; place++) {
            builder.stop(place).deliver(1);
        }
        int reload = builder.reloadVisit(depot);
        builder.lock(0, 0, 0, 1, reload);
        var route = new RoutingSolution.Route(0, 0, new int[] {0, 1, reload, 2, 3, reload, 4});
        builder.warmStart(route);
        assertThat(takenOver(builder.build())).containsExactly(route);
    }

    /** The reload was repeated behind the lock, as the given route goes to another stop after it. */
    @Test
    void aReloadOfALockedPrefixIsNotRepeatedByAGivenRoute() {
        var builder = street();
        int depot = builder.reloadDepot(0);
        builder.vehicles(1, 0).capacity(3).reload(4, 0, depot);
        for (int place = 1; place <= 3; place++) {
            builder.stop(place).deliver(1);
        }
        int reload = builder.reloadVisit(depot);
        builder.lock(0, 0, 0, reload, 1);
        builder.warmStart(new RoutingSolution.Route(0, 0, new int[] {0, reload, 2}));
        assertThat(takenOver(builder.build()))
                .containsExactly(new RoutingSolution.Route(0, 0, new int[] {0, reload, 1, 2}));
    }

    /** Three pairs along a street; the vehicle has two of them on board. */
    private static RoutingProblemBuilder withTwoOnBoard() {
        var builder = street();
        builder.vehicles(2, 0).capacity(10);
        for (int place : new int[] {1, 5, 2, 3, 6, 4}) {
            builder.stop(place);
        }
        builder.pair(0, 1, 3).pair(2, 3, 4).pair(4, 5, 8);
        return builder.lock(0, 0, 0, 2);
    }

    @Test
    void whatALockedPrefixHasPickedUpIsDeliveredBehindIt() {
        RoutingSolution solution = solve(withTwoOnBoard().build(), 3000);
        assertThat(solution.complete()).isTrue();
        // The third pair does not fit in before the first two are delivered.
        assertThat(solution.routes()).containsExactly(new RoutingSolution.Route(0, 0, new int[] {0, 2, 3, 1, 4, 5}));
        assertThat(solution.cost()).isEqualTo(120);
    }

    /** It was left out where its detour cost more than all prizes. */
    @Test
    void whatIsOnBoardIsDeliveredThoughNothingIsRequired() {
        var builder = street();
        builder.vehicles(1, 0).capacity(10);
        builder.stop(1).prize(1);
        builder.stop(7).prize(1);
        builder.pair(0, 1, 3).lock(0, 0, 0);
        assertThat(solve(builder.build(), 500).routes())
                .containsExactly(new RoutingSolution.Route(0, 0, new int[] {0, 1}));
    }

    @Test
    void aGivenRouteThatForgetsWhatIsOnBoardIsCompleted() {
        var forgetful = new RoutingSolution.Route(0, 0, new int[] {0, 2, 4, 5, 3});
        assertThat(takenOver(withTwoOnBoard().warmStart(forgetful).build()))
                .containsExactly(new RoutingSolution.Route(0, 0, new int[] {0, 2, 1, 3}));
    }

    @Test
    void aLockWhoseDeliveriesCannotFollowIsRefused() {
        var builder = street();
        builder.vehicles(1, 0).capacity(10).maxDistance(110);
        builder.stop(1);
        builder.stop(5);
        builder.stop(3);
        builder.pair(0, 1, 3);
        builder.lock(0, 0, 2, 0);
        assertThatThrownBy(() -> solve(builder.build(), 10))
                .hasMessageContaining("locked prefix [2, 0] of vehicle (0)")
                .hasMessageContaining("what it has picked up");
    }

    @Test
    void aReloadThatTheVehicleMayNotUseIsNotTakenOver() {
        var builder = street();
        builder.reloadDepot(0);
        int own = builder.reloadDepot(7);
        builder.vehicles(1, 0).capacity(4).reload(4, 0, own);
        builder.stop(1).deliver(1);
        builder.stop(2).deliver(1);
        builder.warmStart(new RoutingSolution.Route(0, 0, new int[] {0, builder.reloadVisit(0), 1}));
        assertThat(takenOver(builder.build())).containsExactly(new RoutingSolution.Route(0, 0, new int[] {0, 1}));
    }

    @Test
    void aPromisedVehicleIsKeptWhenItsPriceIsHigher() {
        // Every second stop was promised to each vehicle: keeping that costs distance, breaking it costs more.
        var promised = new RoutingProblemBuilder(0);
        double[] x = {0, 100, 110, 120};
        double[] y = {0, 0, 0, 0};
        promised.profile(RoutingTravel.euclidean(x, y, 1, Rounding.NEAREST));
        promised.vehicles(2, 0);
        promised.stop(1).promisedVehicle(0, 0, 1000);
        promised.stop(2).promisedVehicle(0, 1, 1000);
        promised.stop(3).promisedVehicle(0, 0, 1000);
        RoutingSolution solution = solve(promised.build(), 500);
        assertThat(solution.routes()).hasSize(2);
        assertThat(solution.cost()).isEqualTo(240 + 220);
    }
}
