package org.resupply.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.resupply.problem.RouteRule;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingSolution.Reason;
import org.resupply.problem.RoutingTravel;
import org.resupply.problem.RoutingTravel.Rounding;
import org.resupply.solve.Budget;
import org.resupply.solve.Cancellation;
import org.resupply.solve.SolveListener;
import org.resupply.solve.SolveOptions;
import org.resupply.solve.UnsupportedProblemException;

class SmallProblemsTest {

    private static RoutingProblemBuilder line() {
        var builder = new RoutingProblemBuilder(1);
        builder.profile(RoutingTravel.euclidean(
                new double[] {0, 10, 20, 30, 40}, new double[] {0, 0, 0, 0, 0}, 1, Rounding.NEAREST));
        return builder;
    }

    private static RoutingSolution solve(RoutingProblem problem) {
        return RoutingChecker.requireSound(
                problem,
                new AnnealedRouting()
                        .solve(
                                problem,
                                SolveOptions.defaults(),
                                Budget.iterations(300).start()));
    }

    @Test
    void nothingToDoIsDoneWithoutVehicles() {
        var builder = line();
        builder.vehicles(2, 0).capacity(5);
        assertThat(solve(builder.build()).routes()).isEmpty();
    }

    @Test
    void oneStopIsServed() {
        var builder = line();
        builder.vehicles(2, 0).capacity(5);
        builder.stop(3).deliver(5);
        assertThat(solve(builder.build()).cost()).isEqualTo(60);
    }

    /** Three loads of two thirds of a vehicle take three vehicles, or two if one of them comes in parts. */
    @Test
    void deliveriesInPartsFillTheVehicles() {
        var whole = line();
        var inParts = line();
        for (int place = 1; place <= 3; place++) {
            whole.stop(place).deliver(4);
            inParts.stopInParts(place, 2, 4);
        }
        whole.vehicles(3, 0).capacity(6);
        inParts.vehicles(2, 0).capacity(6);
        assertThat(solve(whole.build()).cost()).isEqualTo(20 + 40 + 60);
        RoutingSolution solution = solve(inParts.build());
        assertThat(solution.complete()).isTrue();
        assertThat(solution.cost()).isEqualTo(40 + 60);
    }

    @Test
    void aRequiredStopIsServedWhateverPromisesAndRulesOfTheHostCost() {
        var late = line();
        late.vehicles(2, 0);
        late.stop(1).window(1000, 1100).promisedTime(0, 1000);
        assertThat(solve(late.build()).unserved()).isEmpty();

        var elsewhere = line();
        elsewhere.vehicles(1, 0).shift(0, 5); // too short for the stop
        elsewhere.vehicles(1, 0);
        elsewhere.stop(1).promisedVehicle(0, 0, 1_000_000);
        assertThat(solve(elsewhere.build()).unserved()).isEmpty();

        var ruled = line();
        ruled.vehicles(2, 0);
        ruled.stop(1);
        ruled.rule(route -> 1_000_000);
        ruled.rule(route -> RouteRule.MOST);
        assertThat(solve(ruled.build()).cost()).isEqualTo(20 + 1_000_000 + RouteRule.MOST);
    }

    @Test
    void eachStopLeftOutHasItsReason() {
        var builder = line();
        builder.vehicles(1, 0).capacity(5).shift(0, 50);
        builder.stop(1).deliver(9).prize(1000);
        builder.stop(4).prize(1000);
        builder.stop(2).skills(2).prize(1000);
        builder.stop(1).deliver(4).prize(1000);
        builder.stop(1).deliver(4).prize(900);
        builder.stop(2).prize(1);
        var reasons = new ArrayList<Reason>();
        RoutingSolution solution = solve(builder.build());
        solution.unserved().forEach(one -> reasons.add(one.reason()));
        assertThat(solution.routes()).hasSize(1);
        assertThat(reasons)
                .containsExactly(
                        Reason.LARGER_THAN_ANY_VEHICLE,
                        Reason.OUT_OF_REACH,
                        Reason.NO_COMPATIBLE_VEHICLE,
                        Reason.NO_CAPACITY_LEFT,
                        Reason.NOT_WORTH_ITS_COST);
    }

    @Test
    void aStopThatIsReachedOverAnotherAloneIsServed() {
        int no = RoutingTravel.UNREACHABLE;
        int[][] ways = {{0, 10, no}, {10, 0, 10}, {no, 10, 0}};
        var builder = new RoutingProblemBuilder(0);
        builder.profile(RoutingTravel.matrix(ways, ways));
        builder.vehicles(1, 0);
        builder.stop(2);
        builder.stop(1);
        builder.stop(1);
        RoutingSolution solution = solve(builder.build());
        assertThat(solution.complete()).isTrue();
        assertThat(solution.cost()).isEqualTo(40);
    }

    /** With fewer than two stops a route no string had two, and a route of two that is not worth its vehicle stayed for ever. */
    @Test
    void aRouteOfTwoStopsIsEmptiedWhereMostHaveOne() {
        var builder = line();
        builder.vehicles(2, 0).capacity(1).cost(15, 1, 0);
        builder.vehicles(1, 0).capacity(1).cost(1015, 1, 0).skills(2);
        builder.stop(1).deliver(1);
        builder.stop(1).deliver(1);
        builder.stop(1).skills(2).prize(300);
        builder.rule(route -> 0);
        builder.warmStart(new RoutingSolution.Route(1, 0, new int[] {0, 2}));
        builder.warmStart(new RoutingSolution.Route(0, 0, new int[] {1}));
        assertThat(solve(builder.build()).cost()).isEqualTo(2 * (15 + 20) + 300);
    }

    @Test
    void aStopThatARuleForbidsIsNotSaidToBeOutOfReachOrToLackAVehicle() {
        for (int vehicles = 1; vehicles <= 2; vehicles++) {
            var ruled = line();
            ruled.vehicles(vehicles, 0).capacity(5).shift(0, 50);
            ruled.stop(1);
            ruled.stop(2).prize(1_000_000);
            ruled.stop(4).prize(1_000_000);
            ruled.stop(1).deliver(6).prize(1_000_000);
            ruled.rule(aRuleAgainst(1));
            assertThat(solve(ruled.build()).unserved())
                    .containsExactly(
                            new RoutingSolution.Unserved(1, Reason.FORBIDDEN_BY_RULE),
                            new RoutingSolution.Unserved(2, Reason.OUT_OF_REACH),
                            new RoutingSolution.Unserved(3, Reason.LARGER_THAN_ANY_VEHICLE));
        }
    }

    @Test
    void aStopForWhichThereIsNoRoomIsNotSaidToBeForbidden() {
        var ruled = line();
        ruled.vehicles(1, 0).capacity(5);
        ruled.stop(1).deliver(5);
        ruled.stop(2).deliver(1).prize(1_000_000);
        ruled.rule(aRuleAgainst(1));
        assertThat(solve(ruled.build()).unserved())
                .containsExactly(new RoutingSolution.Unserved(1, Reason.NO_CAPACITY_LEFT));
    }

    private static RouteRule aRuleAgainst(int stop) {
        return route -> IntStream.range(0, route.size()).anyMatch(i -> route.visit(i) == stop) ? RouteRule.VETO : 0;
    }

    @Test
    void aStopThatABreakKeepsAwayIsOutOfReach() {
        var paused = line();
        paused.vehicles(2, 0).capacity(5).shift(0, 100).pause(0, 10, 70);
        paused.stop(4).prize(1_000_000);
        assertThat(solve(paused.build()).unserved())
                .containsExactly(new RoutingSolution.Unserved(0, Reason.OUT_OF_REACH));
    }

    @Test
    void aTripOfItsOwnIsRoomForAStop() {
        var builder = line();
        int depot = builder.reloadDepot(0);
        builder.vehicles(1, 0).capacity(5).reload(2, 0, depot);
        builder.stop(1).deliver(5);
        builder.stop(4).deliver(5).prize(79);
        builder.stop(4).deliver(5).prize(79).window(0, 10);
        assertThat(solve(builder.build()).unserved())
                .containsExactly(
                        new RoutingSolution.Unserved(1, Reason.NOT_WORTH_ITS_COST),
                        new RoutingSolution.Unserved(2, Reason.OUT_OF_REACH));
    }

    @Test
    void theDearestVehicleThatIsNotRefusedIsUsed() {
        var builder = line();
        builder.vehicles(1, 0).capacity(1).cost((1L << 53) - 1000, 1, 0);
        builder.vehicles(1, 0).capacity(1).cost((1L << 53) - 1000, 1, 0);
        builder.stop(1).deliver(1);
        builder.stop(2).deliver(1);
        assertThat(solve(builder.build()).complete()).isTrue();
    }

    @Test
    void moreThan64KindsOfDisagreeingGoodsAreRefused() {
        for (int last : new int[] {63, 64}) {
            var builder = line();
            builder.vehicles(2, 0);
            builder.stop(1).goods(0);
            builder.stop(2).goods(last);
            builder.disagree(0, last);
            RoutingProblem problem = builder.build();
            if (last < 64) {
                assertThat(solve(problem).routes()).hasSize(2);
            } else {
                assertThatThrownBy(() -> solve(problem))
                        .isInstanceOf(UnsupportedProblemException.class)
                        .hasMessageContaining("64 kinds of goods");
            }
        }
    }

    /** One alternative alone was drawn while routes were built, and where it was too large for the vehicle nothing was served. */
    @Test
    void allAlternativesAreLookedAtWhileRoutesAreBuilt() {
        for (int seed = 0; seed < 200; seed++) {
            var builder = new RoutingProblemBuilder(1);
            builder.profile(RoutingTravel.euclidean(
                    new double[] {0, 10, 20, 30}, new double[] {0, 5, 0, 5}, 1, Rounding.NEAREST));
            builder.vehicles(1, 0).capacity(10).shift(0, 500);
            builder.stop(1).deliver(2);
            builder.stop(2).deliver(20);
            builder.stop(3).deliver(20);
            builder.alternatives(5000, 0, 1, 2);
            RoutingSolution solution = new AnnealedRouting()
                    .solve(
                            builder.build(),
                            SolveOptions.defaults().withSeed(seed),
                            Budget.iterations(1).start());
            assertThat(solution.routes()).as("seed %d", seed).hasSize(1);
        }
    }

    @Test
    void aHigherPriorityIsServedFirst() {
        var builder = line();
        builder.vehicles(1, 0).capacity(2);
        builder.stop(1).deliver(1).priority(1, 500);
        builder.stop(2).deliver(1).priority(1, 500);
        builder.stop(4).deliver(2).priority(0, 100);
        RoutingSolution solution = solve(builder.build());
        assertThat(solution.routes().get(0).visits()).containsExactly(2);
    }

    @Test
    void fewestVehiclesAreUsedWhereVehiclesAreDear() {
        var builder = line();
        builder.vehicles(3, 0).capacity(4).cost(1000, 1, 0);
        for (int place = 1; place <= 4; place++) {
            builder.stop(place).deliver(2);
        }
        assertThat(solve(builder.build()).routes()).hasSize(2);
    }

    @Test
    void aVehicleReloadsRatherThanASecondOneDrives() {
        var builder = line();
        int depot = builder.reloadDepot(0);
        builder.vehicles(2, 0).capacity(4).cost(1000, 1, 0).reload(2, 5, depot);
        for (int place = 1; place <= 4; place++) {
            builder.stop(place).deliver(2);
        }
        RoutingSolution solution = solve(builder.build());
        assertThat(solution.routes()).hasSize(1);
        assertThat(solution.cost()).isEqualTo(1000 + 80 + 40);
    }

    @Test
    void anEndAskedForBeforeTheBeginningStillGivesRoutes() {
        var builder = line();
        builder.vehicles(2, 0).capacity(5);
        builder.stop(3).deliver(5);
        builder.stop(4).deliver(5);
        var cancellation = new Cancellation();
        cancellation.cancel();
        RoutingSolution solution = new AnnealedRouting()
                .solve(
                        builder.build(),
                        SolveOptions.defaults(),
                        Budget.seconds(60).start(cancellation));
        assertThat(solution.complete()).isTrue();
        assertThat(solution.iterations()).isZero();
    }

    @Test
    void progressIsReportedWhileTheSearchRuns() {
        var heard = new ArrayList<SolveListener.Progress>();
        var listener = new SolveListener() {
            @Override
            public void onProgress(Progress progress) {
                heard.add(progress);
            }
        };
        new AnnealedRouting()
                .solve(
                        RandomRoutingProblems.capacitated(60, 1),
                        SolveOptions.defaults().withListener(listener),
                        Budget.seconds(0.8).start());
        assertThat(heard).isNotEmpty().allMatch(progress -> progress.fraction() >= 0 && progress.fraction() <= 1);
        assertThat(heard.get(heard.size() - 1).iterations()).isPositive();
    }

    private static List<SolveListener.Progress> heard(RoutingProblem problem, int threads, Budget budget) {
        var heard = new ArrayList<SolveListener.Progress>();
        var listener = new SolveListener() {
            @Override
            public void onProgress(Progress progress) {
                heard.add(progress);
            }
        };
        RoutingSolution solution = new AnnealedRouting()
                .solve(problem, SolveOptions.defaults().withThreads(threads).withListener(listener), budget.start());
        SolveListener.Progress last = heard.get(heard.size() - 1);
        assertThat(last.cost()).isEqualTo(solution.cost());
        assertThat(last.unserved()).isEqualTo(solution.unservedStops()).isPositive();
        return heard;
    }

    /** Two kinds of vehicles that never meet, or one; one stop of each kind can be served, and half of them have a prize. */
    private static RoutingProblem tooMuch(int kinds) {
        var builder = line();
        for (int kind = 1; kind <= kinds; kind++) {
            builder.vehicles(1, 0).capacity(5).skills(kind);
            for (int place = 1; place <= 4; place++) {
                var stop = builder.stop(place).deliver(4).skills(kind);
                if (place % 2 == 0) {
                    stop.prize(7);
                }
            }
        }
        return builder.build();
    }

    @Test
    void progressTellsTheCostOfTheBestAnswerAndAllStopsItLeavesOut() {
        assertThat(heard(tooMuch(1), 1, Budget.seconds(0.6)))
                .extracting(SolveListener.Progress::phase)
                .startsWith("construction", "routing");
        assertThat(heard(tooMuch(2), 2, Budget.seconds(0.6)))
                .extracting(SolveListener.Progress::phase)
                .startsWith("construction", "parts");
    }

    /** Places in a ring of one-way streets; the first stop and another are required, the others are worth nothing. */
    private static RoutingProblemBuilder ring(int places, int required) {
        var builder = new RoutingProblemBuilder(0);
        int[][] ways = new int[places][places];
        for (int from = 0; from < places; from++) {
            Arrays.fill(ways[from], RoutingTravel.UNREACHABLE);
            ways[from][from] = 0;
            ways[from][(from + 1) % places] = 10;
        }
        builder.profile(RoutingTravel.matrix(ways, ways));
        builder.vehicles(1, 0).pause(0, 0, 1);
        builder.stop(1);
        for (int place = 2; place < places; place++) {
            var stop = builder.stop(place);
            if (place != required) {
                stop.prize(0);
            }
        }
        return builder;
    }

    /** It was left out, and said to be out of reach. */
    @Test
    void aRequiredStopThatOnlyAnotherStopHasAWayHomeForIsServedWithIt() {
        RoutingSolution solution = solve(ring(3, 1).build());
        assertThat(solution.complete()).isTrue();
        assertThat(solution.cost()).isEqualTo(30);
    }

    @Test
    void aPairThatOnlyAnotherStopHasAWayForIsServedWithIt() {
        var builder = ring(4, 3);
        builder.pair(0, 2);
        RoutingSolution solution = solve(builder.build());
        assertThat(solution.unserved()).isEmpty();
        assertThat(solution.cost()).isEqualTo(40);
    }

    /** So many that they are placed in several stretches: one placed in company was placed once more in its own. */
    @Test
    void manyStopsThatHaveNoWayButInTwosAreServedOnceEach() {
        int twos = 600;
        int places = 2 * twos + 1;
        int[][] ways = new int[places][places];
        for (int from = 0; from < places; from++) {
            Arrays.fill(ways[from], RoutingTravel.UNREACHABLE);
            ways[from][from] = 0;
        }
        var builder = new RoutingProblemBuilder(0);
        for (int first = 1; first < places; first += 2) {
            ways[0][first] = 10;
            ways[first][first + 1] = 10;
            ways[first + 1][0] = 10;
        }
        for (int stop = 0; stop < 2 * twos; stop++) {
            builder.stop(stop < twos ? 2 * stop + 1 : 2 * (stop - twos) + 2).goods(stop % twos == 0 ? 0 : 1);
        }
        builder.profile(RoutingTravel.matrix(ways, ways));
        builder.disagree(0, 1);
        builder.vehicles(RoutingProblem.UNLIMITED, 0);
        RoutingSolution solution = solve(builder.build());
        assertThat(solution.routes()).hasSizeGreaterThan(twos / 8);
    }

    @Test
    void aStopThatMayBeReachedOverOthersIsNotSaidToBeOutOfReach() {
        RoutingSolution solution = solve(ring(9, 1).build());
        assertThat(solution.unserved().get(0).reason()).isEqualTo(Reason.BUDGET_SPENT);
    }
}
