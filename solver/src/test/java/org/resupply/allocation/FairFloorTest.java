package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationChecker;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationProblemBuilder;
import org.resupply.problem.AllocationSolution;
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

    /** One village: homes that need so much of one good, of which there is so much. */
    private double[] shares(long supply, long... needs) {
        AllocationProblemBuilder b = AllocationProblem.builder(1);
        int rice = b.commodity(1000, 1, 0, 1);
        int source = b.place(PlaceKind.SOURCE, 0, 0);
        b.lot(source, rice, supply, 0, AllocationProblem.NEVER);
        for (long need : needs) {
            int home = b.place(PlaceKind.DEMAND_POINT, 0, 10);
            b.lane(source, home, 0, 1);
            b.demand(home, rice, 0, 0, need, 0, 100);
        }
        AllocationProblem problem = b.build();
        Budget budget = Budget.iterations(100);
        AllocationSolution solution =
                strategy().solve(problem, SolveOptions.defaults().withBudget(budget), budget.start());
        AllocationChecker.check(problem, solution).requireSound();
        double[] shares = new double[needs.length];
        Arrays.setAll(shares, demand -> 1 - solution.unmet(demand) / (double) needs[demand]);
        return shares;
    }

    @Test
    void whoNeedsOneUnitHasItBeforeOthersHaveMoreThanHalf() {
        double[] shares = shares(360, 100, 100, 100, 100, 100, 100, 100, 100, 100, 1);
        assertThat(shares[9]).isEqualTo(1);
        assertThat(Arrays.stream(shares).min().orElseThrow()).isGreaterThan(0.38);
    }

    @Test
    void unitsThatDoNotDivideLackWhereTheShareIsLargest() {
        double[] shares = shares(670, 100, 100, 100, 100, 100, 100, 100, 100, 100, 10);
        assertThat(Arrays.stream(shares).min().orElseThrow()).isGreaterThan(0.725);
    }
}
