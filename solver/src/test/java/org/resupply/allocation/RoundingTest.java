package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationChecker;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationProblemBuilder;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** What whole pallets cost is reported, by commodity. */
class RoundingTest {

    private static AllocationSolution solve(boolean palletised) {
        AllocationProblemBuilder b = AllocationProblem.builder(1);
        int source = b.place(PlaceKind.SOURCE, 0, 0);
        int store = b.place(PlaceKind.WAREHOUSE, 0, 0);
        int home = b.place(PlaceKind.DEMAND_POINT, 0, 10);
        int salt = b.commodity(1000, 1, 0, 1);
        int rice = b.commodity(1000, 1, 0, 12);
        b.lot(source, salt, 9, 0, 0);
        b.lot(source, rice, 40, 0, 0);
        int lane = b.lane(source, store, 0, 2);
        b.lane(store, home, 0, 1);
        if (palletised) {
            b.lanePalletised(lane);
        }
        b.demand(home, salt, 0, 0, 9, 0, 50);
        b.demand(home, rice, 0, 0, 30, 0, 100);
        AllocationProblem problem = b.build();
        Budget budget = Budget.iterations(100);
        AllocationSolution solution =
                new MinCost().solve(problem, SolveOptions.defaults().withBudget(budget), budget.start());
        AllocationChecker.check(problem, solution).requireSound();
        assertThat(Figures.of(problem, solution).roundingCost())
                .isEqualTo(solution.rounding().cost());
        return solution;
    }

    @Test
    void theLastPartOfAPalletIsWhatItCosts() {
        AllocationSolution solution = solve(true);
        assertThat(solution.unmet(1)).isEqualTo(6);
        assertThat(solution.rounding().isNone()).isFalse();
        assertThat(solution.rounding().before()).containsExactly(27, 90);
        // Six kilograms lack at 100 each, and their ways of 3 are saved.
        assertThat(solution.rounding().after()).containsExactly(27, 90 + 6 * (100 - 3));
        assertThat(solution.rounding().cost()).isEqualTo(582);
    }

    @Test
    void whereNothingIsRoundedNothingIsSaid() {
        AllocationSolution solution = solve(false);
        assertThat(solution.unmet(1)).isZero();
        assertThat(solution.rounding().isNone()).isTrue();
        assertThat(solution.rounding().cost()).isZero();
    }
}
