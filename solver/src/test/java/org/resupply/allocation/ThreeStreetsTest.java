package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationChecker;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.Measure;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationProblemBuilder;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** The pictures of docs/fairness.md: three streets need ten each, twelve have come in, the lane to the third takes two. */
class ThreeStreetsTest {

    private static long[] served(AllocationStrategy strategy) {
        AllocationProblemBuilder b = AllocationProblem.builder(1);
        int source = b.place(PlaceKind.SOURCE, 0, 0);
        int rice = b.commodity(1000, 1000, 0, 1);
        b.lot(source, rice, 12, 0, AllocationProblem.NEVER);
        for (int street = 0; street < 3; street++) {
            int place = b.place(PlaceKind.DEMAND_POINT, 0, 100);
            int lane = b.lane(source, place, 0, 1 + street);
            if (street == 2) {
                b.laneCapacity(lane, Measure.UNITS, 2);
            }
            b.demand(place, rice, 0, 0, 10, 0, 100);
        }
        AllocationProblem problem = b.build();
        Budget budget = Budget.iterations(500);
        AllocationSolution solution =
                strategy.solve(problem, SolveOptions.defaults().withBudget(budget), budget.start());
        return AllocationChecker.check(problem, solution).requireSound().served();
    }

    @Test
    void leastCostServesTheNearest() {
        assertThat(served(new MinCost())).containsExactly(10, 2, 0);
        assertThat(served(new AlphaFair(0))).containsExactly(10, 2, 0);
        assertThat(served(new NearestFirst())).containsExactly(10, 2, 0);
        assertThat(served(new PriorityFirst())).containsExactly(10, 2, 0);
    }

    @Test
    void theFairOnesRaiseTheWorst() {
        assertThat(served(new Lexicographic())).containsExactly(5, 5, 2);
        assertThat(served(new FairFloor())).containsExactly(5, 5, 2);
        assertThat(served(new AlphaFair(1))).containsExactly(5, 5, 2);
        assertThat(served(new AlphaFair(20))).containsExactly(5, 5, 2);
    }

    @Test
    void rationsAreEqualAndNoMore() {
        assertThat(served(new ProportionalRationing())).containsExactly(4, 4, 2);
    }

    /** Twenty pallets that keep for a day come in on the first, when the lane to the third street is closed, and ten on the second. */
    @Test
    void whoHasGoneWithoutForLongerGoesFirst() {
        AllocationProblemBuilder b = AllocationProblem.builder(2);
        int source = b.place(PlaceKind.SOURCE, 0, 0);
        int rice = b.commodity(1000, 1000, 0, 1);
        b.lot(source, rice, 20, 0, 0);
        b.lot(source, rice, 10, 1, 1);
        for (int street = 0; street < 3; street++) {
            int place = b.place(PlaceKind.DEMAND_POINT, 0, 100);
            int lane = b.lane(source, place, 0, 1 + street);
            b.laneOpen(lane, street == 2 ? 2 : 3);
            b.demand(place, rice, 0, 0, 10, 0, 100);
            b.demand(place, rice, 1, 1, 10, 0, 100);
        }
        AllocationProblem problem = b.build();
        Budget budget = Budget.iterations(500);
        AllocationSolution solution =
                new DeprivationCost().solve(problem, SolveOptions.defaults().withBudget(budget), budget.start());
        long[] served =
                AllocationChecker.check(problem, solution).requireSound().served();
        assertThat(served).containsExactly(10, 0, 10, 0, 0, 10);
    }
}
