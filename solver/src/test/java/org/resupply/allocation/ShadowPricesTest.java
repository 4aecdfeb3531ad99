package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** What one more unit is said to be worth, beside what solving with one more and one less unit says. */
class ShadowPricesTest {
    private static final Budget BUDGET = Budget.iterations(2000);

    private static AllocationSolution solve(AllocationProblem problem) {
        return new MinCost().solve(problem, SolveOptions.defaults().withBudget(BUDGET), BUDGET.start());
    }

    @Test
    void aUnitIsWorthWhatItSavesWithinTheGap() {
        int worthSomething = 0;
        for (int seed = 0; seed < 100; seed++) {
            AllocationSolution less = solve(RandomAllocations.plain(seed, 10, 0, -1));
            AllocationSolution middle = solve(RandomAllocations.plain(seed, 10, 1, -1));
            AllocationSolution more = solve(RandomAllocations.plain(seed, 10, 2, -1));
            double worth = Arrays.stream(middle.prices().lot()).sum();
            double gap = middle.objective() - middle.bound() + 1e-6 * Math.max(1, middle.objective());
            assertThat(middle.objective() - more.objective())
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(worth + gap);
            assertThat(less.objective() - middle.objective())
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(worth - gap);
            worthSomething += worth > gap ? 1 : 0;
        }
        assertThat(worthSomething).isGreaterThan(10);
    }
}
