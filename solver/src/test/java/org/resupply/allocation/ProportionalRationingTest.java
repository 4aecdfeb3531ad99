package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationProblemBuilder;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveListener;
import org.resupply.solve.SolveOptions;

class ProportionalRationingTest extends AllocationStrategyContract {

    @Override
    AllocationStrategy strategy() {
        return new ProportionalRationing();
    }

    /** Of 100 units at a price of 10 there are 40, and nothing brings them: 60 lack in any case, and 40 at ten times the price. */
    @Test
    void whatLacksInAnyCaseCountsInObjectiveBoundAndProgress() {
        AllocationProblemBuilder b = AllocationProblem.builder(1);
        int source = b.place(PlaceKind.SOURCE, 0, 0);
        int home = b.place(PlaceKind.DEMAND_POINT, 0, 10);
        int rice = b.commodity(1, 1, 0, 1);
        b.lot(source, rice, 40, 0, AllocationProblem.NEVER);
        b.laneCapacity(b.lane(source, home, 0, 0), AllocationProblem.Measure.UNITS, 0);
        b.demand(home, rice, 0, 0, 100, 0, 10);
        List<Double> heard = new ArrayList<>();
        SolveListener listener = new SolveListener() {
            @Override
            public void onProgress(Progress progress) {
                heard.add(progress.cost());
            }
        };
        Budget budget = Budget.iterations(100);
        SolveOptions options = SolveOptions.defaults().withBudget(budget).withListener(listener);
        AllocationSolution solution = strategy().solve(b.build(), options, budget.start());
        assertThat(solution.objective()).isEqualTo(60 * 10 + 40 * 10 * 10);
        assertThat(solution.bound()).isCloseTo(4600, within(1.0));
        assertThat(heard).isNotEmpty().last().isEqualTo(4600.0);
    }

    /** Whatever can be used of what is there is shared out class by class in whole units, and nothing else. */
    @Test
    void rationsAddUpToWhatThereIs() {
        for (int seed = 0; seed < 500; seed++) {
            AllocationProblem problem = RandomAllocations.of(seed, 8, 30, 5, 7);
            Groups groups = Groups.of(problem);
            long[] rations = ProportionalRationing.rations(problem);
            for (int c = 0; c < problem.commodities(); c++) {
                long left = 0;
                for (int lot = 0; lot < problem.lots(); lot++) {
                    boolean moves = problem.placeKind(problem.lotPlace(lot)) != PlaceKind.DEMAND_POINT;
                    left += moves && problem.lotCommodity(lot) == c
                            ? problem.lotQuantity(lot) - problem.lotReserved(lot)
                            : 0;
                }
                for (int k = 0; k < problem.classes(); k++) {
                    long open = 0;
                    long shared = 0;
                    double least = 1;
                    double most = 0;
                    for (int group = 0; group < groups.count; group++) {
                        if (groups.commodity[group] == c && groups.priority[group] == k && groups.open[group] > 0) {
                            open += groups.open[group];
                            shared += rations[group];
                            least = Math.min(least, (rations[group] + 1.0) / groups.open[group]);
                            most = Math.max(most, (rations[group] - 1.0) / groups.open[group]);
                        }
                    }
                    assertThat(shared).as("seed %d", seed).isEqualTo(Math.min(open, left));
                    assertThat(most)
                            .as("shares differ by units only, seed %d", seed)
                            .isLessThanOrEqualTo(least);
                    left -= shared;
                }
            }
        }
    }
}
