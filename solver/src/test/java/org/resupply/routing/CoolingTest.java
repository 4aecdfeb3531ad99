package org.resupply.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;
import org.resupply.problem.RoutingTravel.Rounding;
import org.resupply.solve.Budget;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.SolveOptions;

class CoolingTest {
    private static final int STOPS = 60;

    private static RoutingProblem eachStopAlone(int capacity) {
        var random = new Random(1);
        double[] x = random.doubles(STOPS + 1, 0, 1000).toArray();
        double[] y = random.doubles(STOPS + 1, 0, 1000).toArray();
        var builder = new RoutingProblemBuilder(1);
        builder.profile(RoutingTravel.euclidean(x, y, 1, Rounding.NEAREST));
        builder.vehicles(RoutingProblem.UNLIMITED, 0).capacity(capacity).shift(0, 100_000);
        for (int stop = 0; stop < STOPS; stop++) {
            builder.stop(stop + 1).deliver(1).window(0, 50_000 + random.nextInt(40_000));
            builder.warmStart(new RoutingSolution.Route(0, stop, new int[] {stop}));
        }
        return builder.build();
    }

    private static Annealing searched(RoutingProblem problem, int steps) {
        var allowance = Budget.iterations(steps).start();
        var annealing = new Annealing(problem, 1, allowance).resume();
        annealing.run(allowance, steps, 0, 1, Annealing.Visitor.NOBODY);
        return annealing;
    }

    @Test
    void routesThatBecomeLongCountAsLongThoughTheSearchSetOutFromShortOnes() {
        double ofShortRoutes = searched(eachStopAlone(10), 20_000).reheat();
        RoutingProblem roomy = eachStopAlone(100);
        assertThat(searched(roomy, 1).reheat()).isEqualTo(ofShortRoutes);
        var annealing = searched(roomy, 20_000);
        assertThat(annealing.best().routes()).hasSizeLessThan(3);
        assertThat(annealing.reheat()).isGreaterThan(ofShortRoutes);
    }

    @Test
    void routesThatBecomeLongWhenMostOfTheCoolingIsOverGoOnAsTheyAre() {
        RoutingProblem roomy = eachStopAlone(100);
        var allowance = Budget.iterations(20_000).start();
        var late = new Annealing(roomy, 1, allowance).resume();
        late.run(allowance, 20_000, 0.5, 1, Annealing.Visitor.NOBODY);
        assertThat(late.best().routes()).hasSizeLessThan(3);
        assertThat(late.hasLongRoutes()).isFalse();
    }

    /** Hot routes are loaded above capacity; an answer asked for meanwhile is not, and better than the first routes. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void thereAreGoodAnswersWhileRoutesAreOverloaded(boolean fleet) {
        RoutingProblem problem =
                fleet ? RandomRoutingProblems.fleet(120, 1) : RandomRoutingProblems.capacitated(120, 1);
        int steps = 45_000;
        var allowance = Budget.iterations(steps).start();
        var annealing = new Annealing(problem, 1, allowance).construct();
        long first = annealing.bestCost();
        var loads = new ArrayList<Boolean>();
        annealing.run(allowance, steps, 0, 0.25, (search, fraction) -> {
            if (fraction > 0.9) {
                RoutingSolution present = search.present();
                loads.add(RoutingChecker.check(problem, present.routes()).isFeasible());
                RoutingChecker.requireSound(problem, search.best());
                assertThat(search.bestCost()).isLessThan(first);
            }
        });
        assertThat(loads).as("whether no route is overloaded").contains(false);
        RoutingSolution last = annealing.present();
        assertThat(RoutingChecker.check(problem, last.routes()).isFeasible()).isTrue();
    }

    /** Each round judged anew: what was long in one and short in the next was cold, hot and cold by turns. */
    @Test
    void roundsCountRoutesAsLongOnceTheyHaveBecomeLongInOne() {
        RoutingProblem roomy = eachStopAlone(100);
        assertThat(afterRounds(roomy, new Annealing(roomy, 1, () -> false).resume()))
                .isTrue();
        RoutingProblem tight = eachStopAlone(10);
        assertThat(afterRounds(tight, new Annealing(tight, 1, () -> false).resume()))
                .isFalse();
        assertThat(afterRounds(tight, new Annealing(tight, 1, () -> false).resume(true)))
                .isTrue();
    }

    private static boolean afterRounds(RoutingProblem problem, Annealing whole) {
        var options = SolveOptions.defaults().withSeed(5);
        var allowance = Budget.iterations(60_000).start();
        var report = new Report(options.listener(), RoutingEngine.BestSoFar.UNSEEN, allowance);
        var rounds = new Rounds(problem, options, allowance, report, 6, 4, 0);
        rounds.run(whole);
        return rounds.hasLongRoutes();
    }

    @Test
    void routesOfOneDepotAreNotHeatedAsThoseOfSeveral() {
        assertThat(cooling(0, 0).hot()).isLessThan(cooling(0, 1).hot());
        assertThat(beginOfReheat(cooling(0, 0))).isLessThan(beginOfReheat(cooling(0, 1)));
    }

    /** Of two kinds of vans, with depots at these places, whose routes may not last long. */
    private static Cooling cooling(int depot, int otherDepot) {
        var builder = new RoutingProblemBuilder(1);
        builder.profile(
                RoutingTravel.euclidean(new double[] {0, 9, 5, 7}, new double[] {0, 0, 5, 7}, 1, Rounding.NEAREST));
        builder.vehicles(2, depot).capacity(10).shift(0, 1000).maxDuration(100);
        builder.vehicles(2, otherDepot)
                .capacity(20)
                .cost(5, 1, 0)
                .shift(0, 1000)
                .maxDuration(100);
        builder.stop(2).deliver(1).window(0, 500);
        builder.stop(3).deliver(1).window(0, 500);
        return new Annealing(builder.build(), 1, () -> false).construct().cooling();
    }

    @Test
    void tripsOfRequiredStopsAreReheatedFromHotterThanRoutesWithWindows() {
        double ofTrips = temperatureOfReheat(RandomRoutingProblems.reloads(20, 1));
        assertThat(ofTrips).isGreaterThan(temperatureOfReheat(RandomRoutingProblems.windowed(20, 1)));
        assertThat(ofTrips).isGreaterThan(temperatureOfReheat(RandomRoutingProblems.city(20, 1)));
    }

    /** In mean legs. */
    private static double temperatureOfReheat(RoutingProblem problem) {
        var annealing = new Annealing(problem, 1, () -> false).construct();
        return beginOfReheat(annealing.cooling());
    }

    private static double beginOfReheat(Cooling cooling) {
        return cooling.at(cooling.reheat());
    }

    @Test
    void theTemperatureFallsByTheSameFactorInEachPart() {
        var cooling = new Cooling(4, 0.04, 0.7, 0);
        assertThat(cooling.at(0)).isEqualTo(4);
        assertThat(cooling.at(0.25)).isCloseTo(4 / Math.sqrt(10), within(1e-12));
        assertThat(cooling.at(0.5)).isCloseTo(0.4, within(1e-12));
        assertThat(cooling.at(1)).isCloseTo(0.04, within(1e-12));
    }

    @Test
    void theTemperatureFallsMoreSlowlyHalfWayWhereThatIsAskedFor() {
        var cooling = new Cooling(1, 0.01, 0.2, 0.6);
        assertThat(cooling.at(0)).isEqualTo(1);
        assertThat(cooling.at(0.5)).isCloseTo(0.1, within(1e-12));
        assertThat(cooling.at(1)).isCloseTo(0.01, within(1e-12));
        double even = Math.pow(0.01, 0.02);
        assertThat(cooling.at(0.51) / cooling.at(0.49)).isCloseTo(Math.pow(even, 0.4), within(1e-3));
        assertThat(cooling.at(0.02) / cooling.at(0)).isCloseTo(Math.pow(even, 1.6), within(1e-3));
    }
}
