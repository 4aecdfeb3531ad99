package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.Counted;
import org.resupply.problem.AllocationProblem.Measure;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationProblem.PoolKind;
import org.resupply.problem.AllocationProblemBuilder;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** How high the worst could be at most, of plans that did not raise it before all else. */
class WorstShareTest {

    private static AllocationSolution solve(AllocationProblem problem, AllocationStrategy strategy) {
        Budget budget = Budget.iterations(500);
        return strategy.solve(problem, SolveOptions.defaults().withBudget(budget), budget.start());
    }

    /** Two homes want 100 of two goods each; of rice there are 120, and nothing leads to a third home. */
    @Test
    void whatThereIsTooLittleOfIsTheReason() {
        AllocationProblemBuilder b = AllocationProblem.builder(1);
        int source = b.place(PlaceKind.SOURCE, 0, 0);
        int rice = b.commodity(1, 1, 0, 1);
        int water = b.commodity(1, 1, 0, 1);
        b.lot(source, rice, 120, 0, AllocationProblem.NEVER);
        b.lot(source, water, 500, 0, AllocationProblem.NEVER);
        for (int h = 0; h < 3; h++) {
            int home = b.place(PlaceKind.DEMAND_POINT, 0, 10);
            if (h < 2) {
                b.lane(source, home, 0, 1 + h);
            }
            b.demand(home, rice, 0, 0, 100, 0, 10);
            b.demand(home, water, 0, 0, 100, 0, 3);
        }
        AllocationProblem problem = b.build();
        for (AllocationStrategy strategy : List.of(new MinCost(), new FairFloor(), new NearestFirst())) {
            AllocationSolution solution = solve(problem, strategy);
            assertThat(WorstShare.levels(problem, solution))
                    .as(strategy.name())
                    .singleElement()
                    .satisfies(level -> {
                        assertThat(level.bound()).isCloseTo(0.6, within(1e-4));
                        assertThat(level.proof().lack(problem)).isPositive();
                        assertThat(level.proof().lot()[1]).isZero();
                        assertThat(level.proof().lot()[0]).isPositive();
                    });
        }
    }

    /** Of two lorries one holds 30 of the 100 that its home wants: the prices of the cheapest plan tell. */
    @Test
    void whatIsFullIsTheReason() {
        AllocationProblemBuilder b = AllocationProblem.builder(1);
        int source = b.place(PlaceKind.SOURCE, 0, 0);
        int rice = b.commodity(1, 1, 0, 1);
        b.lot(source, rice, 1000, 0, AllocationProblem.NEVER);
        for (int capacity : new int[] {30, 1000}) {
            int home = b.place(PlaceKind.DEMAND_POINT, 0, 10);
            b.share(
                    b.pool(PoolKind.TRANSPORT, Measure.MASS, Counted.AT_DEPARTURE, capacity),
                    b.lane(source, home, 0, 1));
            b.demand(home, rice, 0, 0, 100, 0, 10);
        }
        AllocationProblem problem = b.build();
        assertThat(WorstShare.levels(problem, solve(problem, new MinCost())))
                .singleElement()
                .satisfies(level -> {
                    assertThat(level.share()).isEqualTo(0.3);
                    assertThat(level.bound()).isCloseTo(0.3, within(1e-4));
                    assertThat(level.proof().pool()[0][0]).isPositive();
                });
    }

    @Test
    void whereEverybodyHasAllHeCouldHaveThereIsNothingToProve() {
        AllocationProblemBuilder b = AllocationProblem.builder(1);
        int source = b.place(PlaceKind.SOURCE, 0, 0);
        int home = b.place(PlaceKind.DEMAND_POINT, 0, 10);
        int cut = b.place(PlaceKind.DEMAND_POINT, 0, 10);
        int rice = b.commodity(1, 1, 0, 1);
        b.lot(source, rice, 1000, 0, AllocationProblem.NEVER);
        b.lane(source, home, 0, 1);
        b.demand(home, rice, 0, 0, 100, 0, 10);
        b.demand(cut, rice, 0, 0, 100, 0, 10);
        AllocationProblem problem = b.build();
        assertThat(WorstShare.levels(problem, solve(problem, new MinCost()))).isEmpty();
    }

    /** What is proved of random problems no plan of any strategy exceeds. */
    @Test
    void noPlanOfAnyStrategyIsAboveTheBound() {
        int proved = 0;
        for (int seed = 0; seed < 150; seed++) {
            AllocationProblem problem = RandomAllocations.small(seed);
            Groups groups = Groups.of(problem);
            List<AllocationStrategy> strategies = List.of(new MinCost(), new FairFloor(), new Lexicographic());
            for (AllocationStrategy of : strategies) {
                AllocationSolution solution = solve(problem, of);
                for (AllocationSolution.Level level : WorstShare.levels(problem, solution)) {
                    proved++;
                    assertThat(level.proof().lack(problem)).as("seed %d", seed).isPositive();
                    for (AllocationStrategy strategy : strategies) {
                        long[] unmet = new long[problem.demands()];
                        AllocationSolution other = solve(problem, strategy);
                        for (int demand = 0; demand < unmet.length; demand++) {
                            unmet[demand] = other.unmet(demand);
                        }
                        long[] served = groups.served(problem, unmet);
                        // Somebody has less than is claimed.
                        assertThat(level.proof().claims().stream()
                                        .anyMatch(claim -> claim.units()
                                                > has(
                                                        groups,
                                                        served,
                                                        claim.place(),
                                                        claim.commodity(),
                                                        claim.priority())))
                                .as("seed %d, %s by %s", seed, of.name(), strategy.name())
                                .isTrue();
                    }
                }
            }
        }
        assertThat(proved).isGreaterThan(200);
    }

    private static long has(Groups groups, long[] served, int place, int commodity, int priority) {
        for (int group = 0; group < groups.count; group++) {
            if (groups.place[group] == place
                    && groups.commodity[group] == commodity
                    && groups.priority[group] == priority) {
                return served[group];
            }
        }
        return 0;
    }
}
