package org.resupply.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingSolution.Reason;
import org.resupply.problem.RoutingTravel;
import org.resupply.problem.RoutingVerdict;

/**
 * What every routing engine must do. Each answer goes through the checker; small problems of every feature are compared with
 * the best of all answers.
 */
public abstract class RoutingEngineContract {
    private static final int SMALL = 6;
    private static final int PROBLEMS_PER_FEATURE = 6;
    private static final int LARGER = 60;
    private static final long CANCEL_MILLIS = 100;

    /** The engine under test. */
    protected abstract RoutingEngine engine();

    /** Features the engine refuses; it must say so for each problem that asks for one. */
    protected Set<RoutingFeature> refused() {
        return Set.of();
    }

    /** Iterations with which the engine answers the smallest problems as well as can be. */
    protected long iterations() {
        return 20_000;
    }

    /** Iterations with which the engine finds the best of all answers to six stops with a feature. */
    protected long iterations(RoutingFeature feature) {
        return iterations();
    }

    // ------------------------------------------------------------------ asking

    private RoutingSolution solve(RoutingProblem problem, long seed, Budget budget) {
        var solution = engine().solve(problem, SolveOptions.defaults().withSeed(seed), budget.start());
        return RoutingChecker.requireSound(problem, solution);
    }

    private RoutingSolution solve(RoutingProblem problem) {
        return solve(problem, 1, Budget.iterations(iterations()));
    }

    private static RoutingProblemBuilder town(int places) {
        var builder = new RoutingProblemBuilder(1);
        builder.profile(RoutingTravel.of(
                places, (from, to) -> 10 * Math.abs(from - to), (from, to) -> 10 * Math.abs(from - to)));
        return builder;
    }

    /** A problem that takes longer to perfect than any test has time. */
    private RoutingProblem endless() {
        return RandomRouting.problem(RoutingFeature.CAPACITY, 200, 7);
    }

    // ------------------------------------------------------------------ the smallest problems

    @Test
    void nothingToDoCostsNothing() {
        var builder = town(1);
        builder.vehicles(3, 0).cost(100, 1, 0);
        var solution = solve(builder.build());
        assertThat(solution.routes()).isEmpty();
        assertThat(solution.unserved()).isEmpty();
        assertThat(solution.cost()).isZero();
        assertThat(solution.complete()).isTrue();
    }

    @Test
    void oneStopIsServed() {
        var builder = town(3);
        builder.vehicles(3, 0).cost(100, 1, 0);
        builder.stop(2).deliver(1);
        var solution = solve(builder.build());
        assertThat(solution.cost()).isEqualTo(140);
        assertThat(solution.routes()).hasSize(1);
        assertThat(solution.routes().get(0).visits()).containsExactly(0);
    }

    @Test
    void aStopNotWorthItsCostIsLeftOut() {
        var builder = town(3);
        builder.vehicles(1, 0);
        builder.stop(2).prize(39);
        var solution = solve(builder.build());
        assertThat(solution.routes()).isEmpty();
        assertThat(solution.cost()).isEqualTo(39);
        assertThat(solution.complete()).isTrue();
        assertThat(solution.unserved())
                .extracting(RoutingSolution.Unserved::reason)
                .containsExactly(Reason.NOT_WORTH_ITS_COST);
    }

    @Test
    void optionalStopsThatNoVehicleCanServeAreLeftOutWithTheirReason() {
        var builder = town(4);
        builder.vehicles(1, 0).capacity(5).shift(0, 100);
        builder.stop(1).deliver(1);
        builder.stop(1).deliver(6).prize(1_000_000);
        builder.stop(1).skills(1).prize(1_000_000);
        builder.stop(3).window(0, 10).prize(1_000_000);
        var solution = solve(builder.build());
        assertThat(solution.unserved())
                .containsExactly(
                        new RoutingSolution.Unserved(1, Reason.LARGER_THAN_ANY_VEHICLE),
                        new RoutingSolution.Unserved(2, Reason.NO_COMPATIBLE_VEHICLE),
                        new RoutingSolution.Unserved(3, Reason.OUT_OF_REACH));
    }

    @Test
    void aStopNotWorthItsDetourIsNotSaidToLackAVehicle() {
        for (int vehicles = 1; vehicles <= 2; vehicles++) {
            var builder = town(4);
            builder.vehicles(vehicles, 0).capacity(100);
            builder.stop(1).deliver(1);
            builder.stop(3).deliver(1).prize(39);
            assertThat(solve(builder.build()).unserved())
                    .containsExactly(new RoutingSolution.Unserved(1, Reason.NOT_WORTH_ITS_COST));
        }
    }

    @Test
    void whatNoIdleVehicleCanDriveIsOutOfReach() {
        var builder = town(4);
        builder.vehicles(2, 0).maxDuration(50);
        builder.stop(1);
        builder.stop(3).prize(1_000_000);
        var problem = builder.build();
        assertThat(solve(problem).unserved()).containsExactly(new RoutingSolution.Unserved(1, Reason.OUT_OF_REACH));
    }

    @Test
    void tooMuchForAllVehiclesIsANormalAnswer() {
        var builder = town(6);
        builder.vehicles(2, 0).capacity(10);
        for (int place = 1; place <= 5; place++) {
            builder.stop(place).deliver(6);
        }
        var solution = solve(builder.build());
        assertThat(solution.complete()).isFalse();
        assertThat(solution.routes()).hasSize(2);
        assertThat(solution.unserved())
                .hasSize(3)
                .allSatisfy(left -> assertThat(left.reason()).isEqualTo(Reason.NO_CAPACITY_LEFT));
    }

    @Test
    void theLeastValuableAreLeftOut() {
        var builder = town(6);
        builder.vehicles(2, 0).capacity(10);
        for (int place = 1; place <= 5; place++) {
            builder.stop(place).deliver(6).prize(1_000L * place);
        }
        var solution = solve(builder.build());
        assertThat(solution.unserved())
                .extracting(RoutingSolution.Unserved::stop)
                .containsExactly(0, 1, 2);
        assertThat(solution.complete()).isTrue();
    }

    // ------------------------------------------------------------------ every feature

    @ParameterizedTest
    @EnumSource(RoutingFeature.class)
    void smallProblemsOfEveryFeatureAreSolvedToTheBestOfAllAnswers(RoutingFeature feature) {
        for (long seed = 1; seed <= PROBLEMS_PER_FEATURE; seed++) {
            var problem = RandomRouting.problem(feature, SMALL, seed);
            if (isRefused(feature, problem)) {
                continue;
            }
            assertBest(feature, seed, problem);
        }
    }

    private boolean isRefused(RoutingFeature feature, RoutingProblem problem) {
        if (refused().contains(feature)) {
            assertThatThrownBy(() -> solve(problem))
                    .isInstanceOf(UnsupportedProblemException.class)
                    .hasMessageContaining(engine().name());
            return true;
        }
        return false;
    }

    /** Compares an answer with the best of all answers. */
    protected final void assertBest(RoutingFeature feature, long seed, RoutingProblem problem) {
        var solution = solve(problem, 1, Budget.iterations(iterations(feature)));
        var best = BruteForceRouting.best(problem);
        RoutingVerdict verdict = RoutingChecker.check(problem, solution);
        assertThat(verdict.missing())
                .as("required but left out, %s problem %d", feature, seed)
                .hasSize(best.missing());
        assertThat(solution.cost())
                .as("cost of %s problem %d: %s", feature, seed, solution)
                .isEqualTo(best.cost());
    }

    @ParameterizedTest
    @EnumSource(RoutingFeature.class)
    void largerProblemsOfEveryFeatureAreSound(RoutingFeature feature) {
        for (long seed = 1; seed <= 3; seed++) {
            var problem = RandomRouting.problem(feature, LARGER, seed);
            if (isRefused(feature, problem)) {
                continue;
            }
            assertThat(solve(problem, seed, Budget.iterations(2_000)).iterations())
                    .isPositive();
        }
    }

    // ------------------------------------------------------------------ effort, seeds, threads, listeners

    @Test
    void theSameSeedGivesTheSameRoutes() {
        var problem = RandomRouting.problem(RoutingFeature.WINDOWS, LARGER, 3);
        var first = solve(problem, 5, Budget.iterations(3_000));
        var second = solve(problem, 5, Budget.iterations(3_000));
        assertThat(second).isEqualTo(first);
    }

    @Test
    void oneEngineSolvesSeveralProblemsAtOnce() {
        var engine = engine();
        var problem = RandomRouting.problem(RoutingFeature.CAPACITY, LARGER, 3);
        var alone = engine.solve(
                problem, SolveOptions.defaults(), Budget.iterations(2_000).start());
        var together = new ArrayList<CompletableFuture<RoutingSolution>>();
        for (int i = 0; i < 3; i++) {
            together.add(CompletableFuture.supplyAsync(() -> engine.solve(
                    problem, SolveOptions.defaults(), Budget.iterations(2_000).start())));
        }
        assertThat(together).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(alone));
    }

    @Test
    void aCancelledSolveAnswersWithinATenthOfASecond() throws InterruptedException {
        assertCancelledSoon(1);
    }

    protected final void assertCancelledSoon(int threads) throws InterruptedException {
        var problem = endless();
        long quickest = Long.MAX_VALUE;
        // The first round warms the machine up; a single slow round may be the fault of another process.
        for (int round = 0; round < 4 && quickest > CANCEL_MILLIS; round++) {
            var cancellation = new Cancellation();
            var cancelled = new AtomicLong();
            var switcher = new Thread(() -> {
                try {
                    Thread.sleep(200);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                cancelled.set(System.nanoTime());
                cancellation.cancel();
            });
            switcher.start();
            var solution = engine().solve(
                            problem,
                            SolveOptions.defaults().withThreads(threads),
                            Budget.seconds(60).start(cancellation));
            quickest = Math.min(quickest, (System.nanoTime() - cancelled.get()) / 1_000_000);
            switcher.join();
            RoutingChecker.requireSound(problem, solution);
            assertThat(solution.routes()).isNotEmpty();
        }
        assertThat(quickest).isLessThanOrEqualTo(CANCEL_MILLIS);
    }

    @Test
    void aSolveThatIsOverBeforeItBeginsStillAnswers() {
        var cancellation = new Cancellation();
        cancellation.cancel();
        var problem = endless();
        var solution = engine().solve(
                        problem, SolveOptions.defaults(), Budget.seconds(60).start(cancellation));
        RoutingChecker.requireSound(problem, solution);
    }

    @Test
    void timeIsKept() {
        solve(endless(), 1, Budget.seconds(0.5));
        long begun = System.nanoTime();
        solve(endless(), 1, Budget.seconds(0.5));
        assertThat((System.nanoTime() - begun) * 1e-9).isBetween(0.3, 0.9);
    }

    @Test
    void whoListensHearsOfProgressAndOfEachBetterAnswer() {
        assertTells(1, 0.8);
    }

    protected final void assertTells(int threads, double seconds) {
        var problem = endless();
        Thread solving = Thread.currentThread();
        List<SolveListener.Progress> heard = new ArrayList<>();
        List<RoutingSolution> seen = new ArrayList<>();
        var listener = new SolveListener() {
            @Override
            public void onProgress(Progress progress) {
                assertThat(Thread.currentThread()).isSameAs(solving);
                heard.add(progress);
            }
        };
        var last = engine().solve(
                        problem,
                        SolveOptions.defaults().withThreads(threads).withListener(listener),
                        Budget.seconds(seconds).start(),
                        answer -> {
                            assertThat(Thread.currentThread()).isSameAs(solving);
                            seen.add(answer);
                        });
        assertThat(heard).isNotEmpty().hasSizeLessThan(50);
        assertThat(heard).allSatisfy(progress -> {
            assertThat(progress.phase()).isNotBlank();
            assertThat(progress.fraction()).isBetween(0.0, 1.0);
            assertThat(progress.iterations()).isNotNegative();
        });
        assertThat(seen).isNotEmpty().hasSizeLessThan(200);
        for (int i = 0; i < seen.size(); i++) {
            RoutingChecker.requireSound(problem, seen.get(i));
            if (i > 0) {
                assertThat(value(problem, seen.get(i))).isLessThan(value(problem, seen.get(i - 1)));
            }
        }
        assertThat(value(problem, last)).isLessThanOrEqualTo(value(problem, seen.get(seen.size() - 1)));
    }

    /** What an answer is worth, smaller being better: what is left out weighs more than any cost of these problems. */
    private static long value(RoutingProblem problem, RoutingSolution solution) {
        return RoutingChecker.check(problem, solution).missing().size() * 1_000_000_000L + solution.cost();
    }

    @Test
    void aWarmStartIsNotMadeWorse() {
        var builder = town(8);
        builder.vehicles(3, 0).capacity(10);
        for (int place = 1; place <= 7; place++) {
            builder.stop(place).deliver(4);
        }
        var cold = solve(builder.build());
        for (var route : cold.routes()) {
            builder.warmStart(route);
        }
        var warm = solve(builder.build(), 1, Budget.iterations(1));
        assertThat(warm.cost()).isLessThanOrEqualTo(cold.cost());
        assertThat(warm.unserved()).hasSizeLessThanOrEqualTo(cold.unserved().size());
    }

    @Test
    void aWarmStartThatBreaksRulesIsOnlyAHint() {
        var builder = town(5);
        builder.vehicles(2, 0).capacity(10);
        for (int place = 1; place <= 4; place++) {
            builder.stop(place).deliver(5);
        }
        builder.warmStart(new RoutingSolution.Route(0, 0, new int[] {3, 1, 0, 2, 2}));
        assertThat(solve(builder.build()).complete()).isTrue();
    }

    @Test
    void breaksAreTakenWhereAPrefixLocksThem() {
        var builder = town(5);
        int pause = builder.vehicles(1, 0).pause(0, 1_000, 5);
        for (int place = 1; place <= 4; place++) {
            builder.stop(place);
        }
        int breakVisit = builder.stops() + pause;
        builder.lock(0, 0, 2, breakVisit, 0);
        var problem = builder.build();
        if (isRefused(RoutingFeature.LOCKS, problem)) {
            return;
        }
        var solution = solve(problem);
        assertThat(solution.complete()).isTrue();
        assertThat(solution.routes().get(0).visits()).startsWith(2, breakVisit, 0);
        assertThat(solution.cost()).isEqualTo(30 + 20 + 30 + 40);
    }

    @Test
    void aPrefixMayEndOrConsistOfAReload() {
        for (int visits = 1; visits <= 2; visits++) {
            var builder = town(5);
            int depot = builder.reloadDepot(2);
            builder.vehicles(1, 0).capacity(10).reload(3, 5, depot);
            builder.stop(1).deliver(10);
            builder.stop(3).deliver(10).prize(1_000);
            builder.stop(4).deliver(10).prize(1);
            int reload = builder.reloadVisit(depot);
            builder.lock(0, 0, visits == 1 ? new int[] {reload} : new int[] {0, reload});
            var problem = builder.build();
            if (isRefused(RoutingFeature.LOCKS, problem)) {
                return;
            }
            var solution = solve(problem);
            assertThat(solution.complete()).isTrue();
            // By the reload to 3 and, loaded again, to 1; or to 1 and by the reload to 3; what is left out has a price
            // of 1.
            assertThat(solution.cost()).isEqualTo((visits == 1 ? 20 + 10 + 10 + 10 + 10 : 10 + 10 + 10 + 30) + 1);
        }
    }

    @Test
    void aVehicleLockedUpToAReloadMayComeHomeFromThere() {
        var builder = town(4);
        int depot = builder.reloadDepot(3);
        builder.vehicles(1, 0).capacity(10).reload(2, 5, depot);
        builder.stop(1).deliver(10);
        builder.stop(2).deliver(11).prize(7);
        builder.lock(0, 0, 0, builder.reloadVisit(depot));
        var problem = builder.build();
        if (!isRefused(RoutingFeature.LOCKS, problem)) {
            assertThat(solve(problem).cost()).isEqualTo(60 + 7);
        }
    }

    @Test
    void smallProblemsWithLockedReloadsAreSolvedToTheBestOfAllAnswers() {
        for (long seed = 1; seed <= 12; seed++) {
            var problem = RandomRouting.lockedReloads(5, seed);
            if (isRefused(RoutingFeature.LOCKS, problem)) {
                return;
            }
            assertBest(RoutingFeature.LOCKS, seed, problem);
        }
    }

    @Test
    void theEngineHasAName() {
        assertThat(engine().name()).matches("[a-z]+");
    }
}
