package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationChecker;
import org.resupply.problem.AllocationProblem;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

class FairFloorTest extends AllocationStrategyContract {

    @Override
    AllocationStrategy strategy() {
        return new FairFloor();
    }

    @Test
    void whereTheTimeIsOverBeforeItBeginsThereIsAUsefulPlanAllTheSame() {
        double atOnce = 0;
        double searched = 0;
        for (int seed = 0; seed < 40; seed++) {
            AllocationProblem problem = RandomAllocations.of(seed, 8, 30, 5, 7);
            atOnce += served(problem, Budget.seconds(1e-9));
            searched += served(problem, Budget.iterations(1000));
        }
        assertThat(atOnce).isGreaterThan(0.9 * searched);
    }

    private double served(AllocationProblem problem, Budget budget) {
        long[] served = AllocationChecker.check(
                        problem,
                        strategy().solve(problem, SolveOptions.defaults().withBudget(budget), budget.start()))
                .requireSound()
                .served();
        return Arrays.stream(served).sum();
    }
}
