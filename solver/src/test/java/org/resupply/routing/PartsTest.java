package org.resupply.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingPart;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;
import org.resupply.solve.Allowance;
import org.resupply.solve.Budget;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.SolveListener;
import org.resupply.solve.SolveOptions;

/** Parts of a problem: groups of vehicles and stops that cannot meet, and sets of adjacent routes. */
class PartsTest {
    private static final int BUBBLES = 4;

    private static RoutingSolution solve(RoutingProblem problem, long iterations, int threads) {
        return new AnnealedRouting()
                .solve(
                        problem,
                        SolveOptions.defaults().withSeed(3).withThreads(threads),
                        Budget.iterations(iterations).start());
    }

    /** Stops of four territories all over the same ground, three vehicles for each, and one stop nobody may serve. */
    private static RoutingProblem bubbles(int stops, long seed) {
        var random = new Random(seed);
        var builder = new RoutingProblemBuilder(1);
        double[] x = IntStream.range(0, stops + 1)
                .mapToDouble(i -> random.nextInt(1000))
                .toArray();
        double[] y = IntStream.range(0, stops + 1)
                .mapToDouble(i -> random.nextInt(1000))
                .toArray();
        builder.profile(RoutingTravel.euclidean(x, y, 1, RoutingTravel.Rounding.NEAREST));
        for (int bubble = 0; bubble < BUBBLES; bubble++) {
            var vehicles = builder.vehicles(3, 0).capacity(200).shift(0, 9000).territory(bubble);
            vehicles.pause(2000, 4000, 60);
        }
        for (int s = 1; s <= stops; s++) {
            builder.stop(s)
                    .deliver(1 + random.nextInt(20))
                    .service(10)
                    .territory(s % BUBBLES)
                    .window(0, 3000 + random.nextInt(5000))
                    .prize(2000);
        }
        builder.stop(0).territory(99).prize(7);
        return builder.build();
    }

    /** Plain problems try how many vehicles are best; what each part spends on it must not depend on the threads. */
    @Test
    void plainGroupsGiveTheSameRoutesOnOneThreadAndOnTwo() {
        var random = new Random(5);
        var builder = new RoutingProblemBuilder(1);
        double[] x = random.doubles(121, 0, 1000).toArray();
        double[] y = random.doubles(121, 0, 1000).toArray();
        builder.profile(RoutingTravel.euclidean(x, y, 1, RoutingTravel.Rounding.NEAREST));
        for (int group = 0; group < 2; group++) {
            builder.vehicles(RoutingProblem.UNLIMITED, 0).capacity(60).territory(group);
        }
        for (int s = 1; s <= 120; s++) {
            builder.stop(s).deliver(1 + random.nextInt(20)).territory(s < 100 ? 0 : 1);
        }
        RoutingProblem problem = builder.build();
        RoutingSolution one = solve(problem, 120_000, 1);
        assertThat(one.iterations()).isEqualTo(120_000);
        assertThat(solve(problem, 120_000, 2)).isEqualTo(one);
    }

    @Test
    void groupsThatCannotMeetAreSolvedApartAndAddUp() {
        RoutingProblem problem = bubbles(81, 1);
        List<RoutingPart> parts = RoutingPart.independent(problem, () -> false);
        assertThat(parts).hasSize(BUBBLES);
        assertThat(parts.stream().mapToInt(part -> part.problem().stops()).sum())
                .isEqualTo(problem.stops());

        RoutingSolution whole = solve(problem, 4001, 1);
        var verdict = RoutingChecker.check(problem, whole);
        assertThat(verdict.violations()).isEmpty();
        assertThat(whole.cost()).isEqualTo(verdict.cost());
        assertThat(whole.iterations()).isEqualTo(4001);
        assertThat(whole.unserved())
                .contains(new RoutingSolution.Unserved(
                        problem.stops() - 1, RoutingSolution.Reason.NO_COMPATIBLE_VEHICLE));

        long sum = 0;
        for (int p = 0; p < BUBBLES; p++) {
            RoutingPart part = parts.get(p);
            int[] stops = IntStream.range(0, part.problem().stops())
                    .map(part::outerStop)
                    .toArray();
            var visited = whole.routes().stream()
                    .filter(route -> Arrays.stream(stops).anyMatch(stop -> contains(route, stop)))
                    .toList();
            assertThat(visited).isNotEmpty();
            assertThat(visited)
                    .allMatch(route -> Arrays.stream(route.visits())
                            .filter(problem::isStop)
                            .allMatch(visit -> Arrays.stream(stops).anyMatch(stop -> stop == visit)));
            RoutingSolution alone = solve(part.problem(), 1000, 1);
            assertThat(RoutingChecker.check(part.problem(), alone).isSound()).isTrue();
            sum += alone.cost();
        }
        // Solved apart by hand, with other seeds, the sum is nearly the same.
        assertThat((double) whole.cost()).isBetween(0.97 * sum, 1.03 * sum);
    }

    private static boolean contains(RoutingSolution.Route route, int stop) {
        return Arrays.stream(route.visits()).anyMatch(visit -> visit == stop);
    }

    @Test
    void groupsGiveTheSameRoutesOnOneThreadAndOnTwo() {
        RoutingProblem problem = bubbles(60, 2);
        assertThat(solve(problem, 3000, 2)).isEqualTo(solve(problem, 3000, 1));
    }

    @Test
    void groupsKeepToTheTime() {
        long before = System.nanoTime();
        RoutingProblem problem = bubbles(60, 3);
        var answer = new AnnealedRouting()
                .solve(
                        problem,
                        SolveOptions.defaults().withThreads(2),
                        Budget.seconds(0.4).start());
        assertThat((System.nanoTime() - before) * 1e-9).isBetween(0.2, 3.0);
        assertThat(RoutingChecker.check(problem, answer).isSound()).isTrue();
    }

    private static RoutingSolution inRounds(RoutingProblem problem, long iterations, int threads) {
        var options = SolveOptions.defaults().withSeed(5).withThreads(threads);
        var allowance = Budget.iterations(iterations).start();
        var report = new Report(options.listener(), RoutingEngine.BestSoFar.UNSEEN, allowance);
        var whole = new Annealing(problem, 5, allowance).construct();
        RoutingSolution answer = new Rounds(problem, options, allowance, report, 6, 4, 0).run(whole);
        assertThat(answer.cost()).isLessThan(whole.best().cost());
        return answer;
    }

    @Test
    void roundsGiveTheSameRoutesOnOneThreadAndOnTwo() {
        for (RoutingProblem problem : List.of(
                RandomRoutingProblems.capacitated(300, 4),
                RandomRoutingProblems.windowed(300, 4),
                RandomRoutingProblems.city(80, 4))) {
            RoutingSolution one = inRounds(problem, 12_001, 1);
            assertThat(inRounds(problem, 12_001, 2)).isEqualTo(one);
            assertThat(one.iterations()).isEqualTo(12_001);
            var verdict = RoutingChecker.check(problem, one);
            assertThat(verdict.isSound()).isTrue();
            assertThat(verdict.cost()).isEqualTo(one.cost());
        }
    }

    @Test
    void answersOfARoundAreShownWhileItLasts() {
        RoutingProblem problem = RandomRoutingProblems.capacitated(300, 4);
        var shown = new ArrayList<RoutingSolution>();
        var allowance = Budget.seconds(0.8).start();
        var report = new Report(SolveListener.SILENT, shown::add, allowance);
        var whole = new Annealing(problem, 5, allowance).construct();
        var options = SolveOptions.defaults().withThreads(2);
        RoutingSolution last = new Rounds(problem, options, allowance, report, 1, 1, 0).run(whole);
        assertThat(shown).hasSizeGreaterThan(2);
        for (int i = 0; i < shown.size(); i++) {
            RoutingChecker.requireSound(problem, shown.get(i));
            assertThat(i == 0 || shown.get(i).cost() < shown.get(i - 1).cost()).isTrue();
        }
        assertThat(last.cost()).isLessThanOrEqualTo(shown.get(shown.size() - 1).cost());
    }

    /** A cooling in halves and attempts in rounds behind it. */
    private static RoutingSolution inHalves(RoutingProblem problem, long iterations, int threads) {
        var options = SolveOptions.defaults().withSeed(5).withThreads(threads);
        var allowance = Budget.iterations(iterations).start();
        var report = new Report(options.listener(), RoutingEngine.BestSoFar.UNSEEN, allowance);
        var whole = new Annealing(problem, 5, allowance).construct();
        whole.coolIn(Halved.of(problem, options, allowance, whole));
        long first = whole.best().cost();
        whole.cool(allowance, iterations / 2, report);
        assertThat(whole.best().cost()).isLessThan(first);
        return new Rounds(problem, options, allowance, report, 2, 0, whole.iterations()).run(whole);
    }

    /** So few steps that no number of vehicles is looked for, and so many that it is. */
    @ParameterizedTest
    @ValueSource(longs = {12_001, 220_003})
    void halvesGiveTheSameRoutesOnOneThreadAndOnTwo(long iterations) {
        RoutingProblem problem = RandomRoutingProblems.capacitated(300, 4);
        RoutingSolution one = inHalves(problem, iterations, 1);
        assertThat(inHalves(problem, iterations, 2)).isEqualTo(one);
        assertThat(one.iterations()).isEqualTo(iterations);
        RoutingChecker.requireSound(problem, one);
    }

    @Test
    void answersAreShownBetweenTheCutsOfHalves() {
        RoutingProblem problem = RandomRoutingProblems.capacitated(300, 4);
        var shown = new ArrayList<RoutingSolution>();
        var allowance = Budget.seconds(0.8).start();
        var report = new Report(SolveListener.SILENT, shown::add, allowance);
        var whole = new Annealing(problem, 5, allowance).construct();
        whole.coolIn(Halved.of(problem, SolveOptions.defaults().withThreads(2), allowance, whole));
        whole.cool(allowance, Long.MAX_VALUE, report);
        assertThat(shown).hasSizeGreaterThan(2);
        shown.forEach(answer -> RoutingChecker.requireSound(problem, answer));
    }

    private static Tandem halves(RoutingProblem problem, SolveOptions options, Budget budget) {
        Allowance allowance = budget.start();
        return Halved.of(problem, options, allowance, new Annealing(problem, 5, allowance).construct());
    }

    @Test
    void onlyLargePlainProblemsCoolInHalvesAndOneThreadWithALimitOfTimeDoesNot() {
        var two = SolveOptions.defaults().withThreads(2);
        RoutingProblem plain = RandomRoutingProblems.capacitated(300, 4);
        assertThat(halves(plain, two, Budget.seconds(60))).isNotNull();
        assertThat(halves(plain, two.withThreads(1), Budget.iterations(100_000)))
                .isNotNull();
        assertThat(halves(plain, two.withThreads(1), Budget.seconds(60))).isNull();
        assertThat(halves(plain, two, Budget.iterations(1_000))).isNull();
        assertThat(halves(RandomRoutingProblems.capacitated(299, 4), two, Budget.seconds(60)))
                .isNull();
        assertThat(halves(RandomRoutingProblems.windowed(300, 4), two, Budget.seconds(60)))
                .isNull();
        assertThat(halves(RandomRoutingProblems.depots(300, 4), two, Budget.seconds(60)))
                .isNull();
    }

    @Test
    void progressGoesOnWhileAnotherThreadHasTheLastPart() {
        var heard = new ArrayList<SolveListener.Progress>();
        var builder = new RoutingProblemBuilder(1);
        var random = new Random(1);
        builder.profile(RoutingTravel.euclidean(
                random.doubles(101, 0, 1000).toArray(),
                random.doubles(101, 0, 1000).toArray(),
                1,
                RoutingTravel.Rounding.NEAREST));
        for (int skill = 1; skill <= 2; skill++) {
            builder.vehicles(RoutingProblem.UNLIMITED, 0).capacity(20).skills(skill);
        }
        for (int place = 1; place <= 100; place++) {
            builder.stop(place).deliver(1).skills(place == 1 ? 1 : 2);
        }
        var listener = new SolveListener() {
            @Override
            public void onProgress(Progress progress) {
                heard.add(progress);
            }
        };
        new AnnealedRouting()
                .solve(
                        builder.build(),
                        SolveOptions.defaults().withThreads(2).withListener(listener),
                        Budget.seconds(1).start());
        assertThat(heard.get(heard.size() - 1).seconds()).isGreaterThan(0.5);
    }

    @Test
    void answersToAPartObeyTheRulesOfTheWhole() {
        for (int seed = 0; seed < 150; seed++) {
            RoutingProblem whole = RandomRoutingProblems.rich(6 + seed % 15, seed);
            if (!whole.rules().isEmpty()) {
                continue;
            }
            int n = whole.stops();
            var random = new Random(seed);
            boolean[] in = new boolean[n];
            for (int s = 0; s < n; s++) {
                int first = whole.group(s) != RoutingProblem.NONE ? whole.groupStop(whole.group(s), 0) : s;
                first = whole.partner(s) != RoutingProblem.NONE ? Math.min(s, whole.partner(s)) : first;
                in[s] = first < s
                        ? in[first]
                        : random.nextInt(4) > 0 || !whole.locks().isEmpty();
            }
            int[] stops = IntStream.range(0, n).filter(s -> in[s]).toArray();
            int[] counts = IntStream.range(0, whole.vehicleClasses())
                    .map(whole::vehicleCount)
                    .toArray();
            RoutingPart part = RoutingPart.of(whole, stops, counts, whole.warmStart());
            RoutingSolution answer = solve(part.problem(), 200, 1);
            assertThat(RoutingChecker.check(part.problem(), answer).isSound())
                    .as("seed %d", seed)
                    .isTrue();
            var routes = answer.routes().stream()
                    .map(route -> part.outer(route, route.vehicle()))
                    .toList();
            var unserved = IntStream.range(0, n)
                    .filter(s -> routes.stream().noneMatch(route -> contains(route, s)))
                    .filter(s -> whole.group(s) == RoutingProblem.NONE
                            || IntStream.range(0, whole.groupSize(whole.group(s)))
                                    .map(member -> whole.groupStop(whole.group(s), member))
                                    .noneMatch(other -> routes.stream().anyMatch(route -> contains(route, other))))
                    .mapToObj(s -> new RoutingSolution.Unserved(s, RoutingSolution.Reason.BUDGET_SPENT))
                    .toList();
            long left = RoutingChecker.check(whole, new RoutingSolution(routes, unserved, 0, true, 0))
                    .cost();
            var verdict = RoutingChecker.check(whole, new RoutingSolution(routes, unserved, left, true, 0));
            assertThat(verdict.violations()).as("seed %d", seed).isEmpty();
        }
    }
}
