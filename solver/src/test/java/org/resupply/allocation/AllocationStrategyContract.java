package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationCheck;
import org.resupply.problem.AllocationChecker;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** What every strategy must keep, whatever its goal. */
abstract class AllocationStrategyContract {

    abstract AllocationStrategy strategy();

    AllocationSolution solve(AllocationProblem problem) {
        Budget budget = Budget.iterations(200);
        return strategy().solve(problem, SolveOptions.defaults().withBudget(budget), budget.start());
    }

    @Test
    void everyRandomPlanIsSound() {
        for (int seed = 0; seed < 1000; seed++) {
            AllocationProblem problem = RandomAllocations.small(seed);
            AllocationCheck check = AllocationChecker.check(problem, solve(problem));
            assertThat(check.violations()).as("seed %d, %s", seed, problem).isEmpty();
        }
    }
}
