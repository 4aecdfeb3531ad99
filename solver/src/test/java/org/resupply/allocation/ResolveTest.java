package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

class ResolveTest {
    private static final Budget BUDGET = Budget.iterations(300);
    private static final SolveOptions OPTIONS = SolveOptions.defaults().withBudget(BUDGET);

    @Test
    void whereNothingChangedHardlyAnythingMoves() {
        MinCost strategy = new MinCost();
        long total = 0;
        long changed = 0;
        for (int seed = 0; seed < 100; seed++) {
            AllocationProblem problem = RandomAllocations.plain(seed, 10, 0, -1);
            AllocationSolution earlier = strategy.solve(problem, OPTIONS, BUDGET.start());
            AllocationSolution again = strategy.resolve(problem, earlier, OPTIONS, BUDGET.start());
            assertThat(again.objective()).as("seed %d", seed).isCloseTo(earlier.objective(), within(1e-6));
            long[] before = byLane(problem, earlier);
            long[] after = byLane(problem, again);
            for (int lane = 0; lane < before.length; lane++) {
                total += before[lane];
                changed += Math.max(0, before[lane] - after[lane]);
            }
        }
        assertThat(changed).isLessThan(total / 50);
    }

    private static long[] byLane(AllocationProblem problem, AllocationSolution solution) {
        long[] carried = new long[problem.lanes()];
        for (int flow = 0; flow < solution.flows(); flow++) {
            carried[solution.flowLane(flow)] += solution.flowQuantity(flow);
        }
        return carried;
    }

    @Test
    void anotherProblemIsRefused() {
        AllocationProblem problem = RandomAllocations.of(7, 8, 30, 5, 7);
        AllocationSolution other = new MinCost().solve(RandomAllocations.small(3), OPTIONS, BUDGET.start());
        assertThatThrownBy(() -> new MinCost().resolve(problem, other, OPTIONS, BUDGET.start()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("belongs to another problem");
    }
}
