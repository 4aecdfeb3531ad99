package org.resupply.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;
import org.resupply.routing.search.Dice;
import org.resupply.solve.Budget;

class ReheatsTest {
    private static Annealing built(RoutingProblem problem) {
        return new Annealing(problem, 1, Budget.iterations(1).start()).construct();
    }

    private static RoutingSolution attempt(RoutingProblem problem, Annealing built, long steps) {
        new Reheats(problem, built, 7, Budget.iterations(steps).start(), steps, 1, Annealing.Visitor.NOBODY).attempt();
        return built.best();
    }

    @Test
    void attemptsBetterThePlanAndSpendTheStepsTheyHave() {
        for (RoutingProblem problem : List.of(
                RandomRoutingProblems.capacitated(300, 1),
                RandomRoutingProblems.windowed(40, 2),
                RandomRoutingProblems.depots(40, 3),
                RandomRoutingProblems.reloads(40, 4))) {
            var built = built(problem);
            long before = built.best().cost();
            RoutingSolution answer = attempt(problem, built, 160_001);
            assertThat(answer.cost()).isLessThan(before);
            assertThat(answer.iterations()).isEqualTo(160_001);
            var verdict = RoutingChecker.check(problem, answer);
            assertThat(verdict.violations()).isEmpty();
            assertThat(verdict.cost()).isEqualTo(answer.cost());
        }
    }

    @Test
    void whoLooksInSeesEverBetterPlansAndProgress() {
        RoutingProblem problem = RandomRoutingProblems.windowed(40, 3);
        long steps = 50 * 2500 + 200_000;
        var annealing = built(problem);
        var costs = new ArrayList<Long>();
        var fractions = new ArrayList<Double>();
        Annealing.Visitor visitor = (search, fraction) -> {
            costs.add(-search.answerCost());
            fractions.add(fraction);
        };
        new Reheats(problem, annealing, 7, Budget.iterations(steps).start(), steps, 1, visitor).search();
        assertThat(annealing.iterations()).isEqualTo(steps);
        assertThat(costs).isSorted();
        assertThat(fractions).isSorted();
        assertThat(fractions.get(fractions.size() - 1)).isBetween(0.9, 1.0);
    }

    @Test
    void withoutStopsThereIsNothingToAttempt() {
        RoutingProblem problem = RandomRoutingProblems.capacitated(30, 1);
        RoutingSolution all = built(problem).bestUnexplained();
        var whole = new RoutingSolution(
                List.of(new RoutingSolution.Route(
                        0,
                        0,
                        all.routes().stream()
                                .flatMapToInt(route -> Arrays.stream(route.visits()))
                                .toArray())),
                List.of(),
                all.cost(),
                true,
                0);
        RoutingProblem rest =
                Regions.halves(problem, whole, new Dice(1)).parts().get(1).problem();
        assertThat(rest.stops()).isZero();
        assertThat(attempt(rest, built(rest), 1000).routes()).isEmpty();
    }

    @Test
    void theSameSeedGivesTheSameRoutes() {
        RoutingProblem problem = RandomRoutingProblems.windowed(40, 3);
        RoutingSolution once = attempt(problem, built(problem), 160_000);
        assertThat(attempt(problem, built(problem), 160_000)).isEqualTo(once);
    }

    /** An attempt on a single route is as large as the problem, and as long in preparation. */
    @Test
    void attemptsOnOneVeryLongRouteEndInTime() {
        var builder = new RoutingProblemBuilder(0);
        double[] x = new Random(1).doubles(4001, 0, 10_000).toArray();
        builder.profile(RoutingTravel.euclidean(x, x, 1, RoutingTravel.Rounding.NEAREST));
        builder.vehicles(1, 0);
        for (int stop = 1; stop < x.length; stop++) {
            builder.stop(stop).window(0, 500_000_000);
        }
        RoutingProblem problem = builder.build();
        var built = built(problem);
        // In the processor's time: what else the machine does is no fault of the search.
        var clock = ManagementFactory.getThreadMXBean();
        double late = Double.POSITIVE_INFINITY;
        for (int round = 0; round < 3; round++) {
            long begun = clock.getCurrentThreadCpuTime();
            var allowance = Budget.seconds(0.05).start();
            new Reheats(problem, built, 7, allowance, Long.MAX_VALUE, 1, Annealing.Visitor.NOBODY).attempt();
            late = Math.min(late, (clock.getCurrentThreadCpuTime() - begun) * 1e-9 - 0.05);
        }
        assertThat(late).isLessThan(0.2);
    }

    /** What an attempt changes tells how much it may: more than this comes from the next one only. */
    @Test
    void anAttemptBetweenDepotsChangesAboutAHundredStops() {
        for (long seed = 1; seed <= 3; seed++) {
            RoutingProblem problem = RandomRoutingProblems.depots(400, seed);
            var built = built(problem);
            List<RoutingSolution.Route> before = built.best().routes();
            var kept = new HashSet<List<Integer>>();
            attempt(problem, built, 20_000).routes().forEach(route -> kept.add(visits(route)));
            int changed = before.stream()
                    .map(ReheatsTest::visits)
                    .filter(visits -> !kept.contains(visits))
                    .mapToInt(List::size)
                    .sum();
            assertThat(changed).isBetween(20, 140);
        }
    }

    private static List<Integer> visits(RoutingSolution.Route route) {
        return Arrays.stream(route.visits()).boxed().toList();
    }

    @Test
    void twoThreadsBetterOnePlan() {
        for (RoutingProblem problem : List.of(
                RandomRoutingProblems.capacitated(500, 1),
                RandomRoutingProblems.windowed(300, 2),
                RandomRoutingProblems.depots(60, 3),
                RandomRoutingProblems.reloads(40, 4))) {
            var built = built(problem);
            long before = built.best().cost();
            var costs = new ArrayList<Long>();
            Annealing.Visitor visitor = (search, fraction) -> costs.add(-search.answerCost());
            var allowance = Budget.seconds(0.15).start();
            new Reheats(problem, built, 7, allowance, Long.MAX_VALUE, 2, visitor).attempt();
            assertThat(built.best().cost()).isLessThan(before);
            assertThat(costs).isSorted();
            RoutingChecker.requireSound(problem, built.best());
        }
    }

    /** What is bettered here goes into a plan that has been bettered there, and not into one that has changed here, too. */
    @Test
    void aRegionTakesItsPlaceInALaterPlanUnlessThatHasChangedThere() {
        for (RoutingProblem problem : List.of(
                RandomRoutingProblems.capacitated(200, 1),
                RandomRoutingProblems.windowed(200, 2),
                RandomRoutingProblems.depots(120, 3),
                RandomRoutingProblems.city(80, 4))) {
            RoutingSolution plan = built(problem).bestUnexplained();
            var dice = new Dice(5);
            int taken = 0;
            int refused = 0;
            for (int pair = 0; pair < 10; pair++) {
                var first = new Bettered(problem, plan, dice);
                var second = new Bettered(problem, plan, dice);
                RoutingSolution later = first.region.replace(first.held, first.answer);
                RoutingSolution both = second.region.replaceIn(later, second.held, second.answer);
                if (both == null) {
                    refused++;
                    continue;
                }
                taken++;
                var verdict = RoutingChecker.check(problem, both);
                assertThat(verdict.violations()).isEmpty();
                assertThat(verdict.cost()).isEqualTo(both.cost());
                assertThat(both.cost() - later.cost()).isEqualTo(second.answer.cost() - second.held.cost());
            }
            assertThat(taken).isPositive();
            assertThat(refused).isPositive();
        }
    }

    private static final class Bettered {
        final Regions region;
        final RoutingSolution held;
        final RoutingSolution answer;

        Bettered(RoutingProblem problem, RoutingSolution plan, Dice dice) {
            region = Regions.near(problem, plan, dice, 0.3);
            var allowance = Budget.iterations(300).start();
            var search = new Annealing(region.parts().get(0).problem(), dice.next(), allowance).resume();
            held = search.bestUnexplained();
            search.run(allowance, 300, 0.5, 1, Annealing.Visitor.NOBODY);
            answer = search.present();
        }
    }

    /** Each of two regions opens the last free vehicle. */
    @Test
    void aVehicleIsNotGivenToTwoRegions() {
        var builder = new RoutingProblemBuilder(1);
        builder.profile(RoutingTravel.euclidean(
                new double[] {50, 0, 0, 100, 100},
                new double[] {50, 0, 1, 99, 100},
                1,
                RoutingTravel.Rounding.NEAREST));
        builder.vehicles(3, 0).capacity(2);
        for (int place = 1; place <= 4; place++) {
            builder.stop(place).deliver(1);
        }
        RoutingProblem problem = builder.build();
        var plan = planOf(problem, new int[] {0, 1}, new int[] {2, 3});
        var dice = new Dice(1);
        var here = Regions.near(problem, plan, dice, 0.5);
        var there = Regions.near(problem, plan, dice, 0.5);
        while (there.parts().get(0).outerStop(0) == here.parts().get(0).outerStop(0)) {
            there = Regions.near(problem, plan, dice, 0.5);
        }
        RoutingSolution held = new Annealing(here.parts().get(0).problem(), 1, () -> false).bestUnexplained();
        RoutingSolution apart = planOf(here.parts().get(0).problem(), new int[] {0}, new int[] {1});
        RoutingSolution later = here.replace(held, apart);
        assertThat(later.routes()).hasSize(3);
        RoutingSolution heldThere = new Annealing(there.parts().get(0).problem(), 1, () -> false).bestUnexplained();
        assertThat(there.replaceIn(later, heldThere, heldThere)).isNotNull();
        assertThat(there.replaceIn(later, heldThere, apart)).isNull();
    }

    private static RoutingSolution planOf(RoutingProblem problem, int[]... routes) {
        var list = new ArrayList<RoutingSolution.Route>();
        for (int[] visits : routes) {
            list.add(new RoutingSolution.Route(0, list.size(), visits));
        }
        long cost = RoutingChecker.check(problem, new RoutingSolution(list, List.of(), 0, true, 0))
                .cost();
        return new RoutingSolution(list, List.of(), cost, true, 0);
    }

    @Test
    void aRegionSearchedAloneTakesItsPlaceInThePlan() {
        for (RoutingProblem problem : List.of(
                RandomRoutingProblems.capacitated(200, 1),
                RandomRoutingProblems.windowed(200, 2),
                RandomRoutingProblems.depots(120, 3),
                RandomRoutingProblems.city(80, 4))) {
            RoutingSolution plan = built(problem).bestUnexplained();
            var dice = new Dice(5);
            for (double share : new double[] {0.2, 0.4, 1}) {
                var region = Regions.near(problem, plan, dice, share);
                var allowance = Budget.iterations(3000).start();
                var held = new Annealing(region.parts().get(0).problem(), 1, allowance).resume();
                RoutingSolution present = held.bestUnexplained();
                assertThat(region.replace(present, present).cost()).isEqualTo(plan.cost());
                var anew = new Annealing(region.bare().problem(), 1, allowance).construct();
                anew.run(allowance, 3000, 0, 1, Annealing.Visitor.NOBODY);
                for (RoutingSolution answer : List.of(present, anew.bestUnexplained())) {
                    RoutingSolution changed = region.replace(present, answer);
                    var verdict = RoutingChecker.check(problem, changed);
                    assertThat(verdict.violations()).isEmpty();
                    assertThat(verdict.cost()).isEqualTo(changed.cost());
                }
                plan = region.replace(present, anew.bestUnexplained());
            }
        }
    }
}
