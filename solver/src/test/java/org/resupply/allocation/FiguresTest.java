package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationProblemBuilder;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

class FiguresTest {
    @Test
    void fiveInAHundredLieBelowTheFifthPercentile() {
        double[] fill = IntStream.rangeClosed(1, 40).mapToDouble(i -> 41 - i).toArray();
        assertThat(Figures.fifthPercentile(fill)).isCloseTo(2.05, within(1e-12));
        assertThat(Figures.fifthPercentile(new double[] {0.7})).isEqualTo(0.7);
    }

    /** Two streets of 10 share a supply of 10: fairness halves it, efficiency looks at the price of the way only. */
    @Test
    void fairnessCostsNothingHereAndChangesEverything() {
        AllocationProblemBuilder b = AllocationProblem.builder(1);
        int source = b.place(PlaceKind.SOURCE, 0, 0);
        int near = b.place(PlaceKind.DEMAND_POINT, 0, 5);
        int far = b.place(PlaceKind.DEMAND_POINT, 1, 5);
        int rice = b.commodity(1000, 1, 0, 1);
        b.lot(source, rice, 10, 0, 0);
        b.lane(source, near, 0, 1);
        b.lane(source, far, 0, 2);
        b.demand(near, rice, 0, 0, 10, 0, 100);
        b.demand(far, rice, 0, 0, 10, 0, 100);
        AllocationProblem problem = b.build();
        SolveOptions options = SolveOptions.defaults();
        Budget budget = Budget.iterations(300);
        Figures fair = Figures.of(problem, new FairFloor().solve(problem, options, budget.start()));
        Figures efficient = Figures.of(problem, new MinCost().solve(problem, options, budget.start()));
        assertThat(efficient.worstFill()).isZero();
        assertThat(efficient.unserved()).isEqualTo(1);
        assertThat(fair.worstFill()).isCloseTo(0.5, within(0.11));
        assertThat(fair.unserved()).isZero();
        assertThat(fair.priceOfFairness(efficient)).isCloseTo(0, within(1e-12));
        assertThat(fair.transportCost()).isGreaterThan(efficient.transportCost());
        assertThat(fair.jain()).isGreaterThan(efficient.jain());
    }
}
