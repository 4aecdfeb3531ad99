package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.solve.AllocationStrategy;

class ProportionalRationingTest extends AllocationStrategyContract {

    @Override
    AllocationStrategy strategy() {
        return new ProportionalRationing();
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
