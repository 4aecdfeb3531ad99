package org.resupply.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;

/** Random problems with several features at once, for an engine that knows them all. */
public abstract class RoutingEngineDiscovery {
    private static final int SMALL_MIXTURES = 120;
    private static final int MIXTURES = 60;

    /** The engine under test. */
    protected abstract RoutingEngine engine();

    /** New problems on every run: whatever is asked, the answer is sound and says the truth about itself. */
    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void answersToRichProblemsAreSound(
            @ForAll @LongRange(min = 0) long seed, @ForAll @IntRange(min = 1, max = 40) int stops) {
        RoutingProblem problem = RandomRouting.rich(stops, seed);
        var solution = engine().solve(
                        problem,
                        SolveOptions.defaults().withSeed(seed),
                        Budget.iterations(1_000).start());
        RoutingChecker.requireSound(problem, solution);
    }

    /** The same problems on every run: a search may miss the best answer, and a test that fails by chance says nothing. */
    @Property(tries = 25, seed = "20261122", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void smallRichProblemsAreSolvedToTheBestOfAllAnswers(@ForAll @LongRange(min = 0) long seed) {
        RoutingProblem problem = RandomRouting.rich(5, seed);
        assertBest(problem, BruteForceRouting.of(problem), seed);
    }

    /** Mixtures of all rules with up to eight stops, the same on every run. What no answer keeps is refused. */
    @Test
    void smallMixturesOfAllRulesAreSolvedToTheBestOfAllAnswers() {
        int compared = 0;
        for (long seed = 0; seed < SMALL_MIXTURES; seed++) {
            int stops = 6 + (int) seed % 3;
            // All answers to one of eight stops are as many as those to ten of seven: of them every fourth.
            RoutingProblem problem = stops < 8 || seed % 12 == 2 ? mixture(stops, seed) : null;
            if (problem == null) {
                continue;
            }
            BruteForceRouting all = BruteForceRouting.of(problem);
            if (all.best() == null) {
                assertThatThrownBy(() -> solve(problem, 10)).as("seed %d", seed).hasMessageContaining("locked prefix");
            } else {
                compared++;
                assertBest(problem, all, seed);
            }
        }
        assertThat(compared).isGreaterThan(SMALL_MIXTURES / 2);
    }

    /** A pair left out is two stops left out, as the checker counts. */
    @Test
    void ratherOneStopIsLeftOutThanAPair() {
        RoutingProblem problem = RandomMixture.problem(7, 71);
        assertBest(problem, BruteForceRouting.of(problem), 71);
    }

    @Test
    void mixturesOfAllRulesAreSound() {
        int solved = 0;
        for (long seed = 0; seed < MIXTURES; seed++) {
            RoutingProblem problem = mixture(9 + (int) seed % 32, seed);
            if (problem == null) {
                continue;
            }
            if (isRefused(problem)) {
                assertThat(RoutingChecker.check(problem, problem.locks()).isSound())
                        .as("seed %d", seed)
                        .isFalse();
            } else {
                solved++;
                sound(problem, seed, 500);
            }
        }
        assertThat(solved).isGreaterThan(MIXTURES * 3 / 4);
    }

    /** Whether a vehicle is locked to what it cannot do. */
    private boolean isRefused(RoutingProblem problem) {
        try {
            solve(problem, 1);
            return false;
        } catch (IllegalArgumentException refusal) {
            assertThat(refusal).hasMessageContaining("locked prefix");
            return true;
        }
    }

    /** What is left out of what is required is no more than must be, and no answer that leaves out the same costs less. */
    private void assertBest(RoutingProblem problem, BruteForceRouting all, long seed) {
        // A tenth of the steps finds the best of most problems.
        if (isBest(problem, all, sound(problem, seed, 3_000))) {
            return;
        }
        var solution = sound(problem, seed, 30_000);
        var missing = RoutingChecker.check(problem, solution).missing();
        assertThat(missing).as("seed %d", seed).hasSize(all.best().missing());
        assertThat(solution.cost()).as("seed %d", seed).isEqualTo(all.cheapest(missing));
    }

    private static boolean isBest(RoutingProblem problem, BruteForceRouting all, RoutingSolution solution) {
        var missing = RoutingChecker.check(problem, solution).missing();
        return missing.size() == all.best().missing() && solution.cost() == all.cheapest(missing);
    }

    /** The mixture of a seed, or null where it asks for the impossible. */
    private static RoutingProblem mixture(int stops, long seed) {
        try {
            return RandomMixture.problem(stops, seed);
        } catch (IllegalArgumentException impossible) {
            return null;
        }
    }

    private RoutingSolution sound(RoutingProblem problem, long seed, long iterations) {
        try {
            return RoutingChecker.requireSound(problem, solve(problem, iterations));
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    private RoutingSolution solve(RoutingProblem problem, long iterations) {
        return engine().solve(
                        problem,
                        SolveOptions.defaults(),
                        Budget.iterations(iterations).start());
    }
}
