package org.resupply.solve;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;

/** Random problems with several features at once, for an engine that knows them all. */
public abstract class RoutingEngineDiscovery {

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
        var best = BruteForceRouting.best(problem);
        var solution = RoutingChecker.requireSound(
                problem,
                engine().solve(
                                problem,
                                SolveOptions.defaults(),
                                Budget.iterations(30_000).start()));
        assertThat(solution.complete()).isEqualTo(best.missing() == 0);
        if (best.missing() == 0) {
            assertThat(solution.cost()).isEqualTo(best.cost());
        }
    }
}
