package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationChecker;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

class ResolveTest {
    private static final Budget BUDGET = Budget.iterations(300);
    private static final SolveOptions OPTIONS = SolveOptions.defaults().withBudget(BUDGET);
    private static final List<AllocationStrategy> STRATEGIES =
            List.of(new FairFloor(), new MinCost(), new AlphaFair(1));

    @Test
    void solvingAgainIsSoundAndBoundedWhateverHappened() {
        for (AllocationStrategy strategy : STRATEGIES) {
            for (int seed = 0; seed < 200; seed++) {
                AllocationProblem problem = RandomAllocations.small(seed);
                AllocationSolution earlier = strategy.solve(problem, OPTIONS, BUDGET.start());
                AllocationSolution again = strategy.resolve(problem, earlier, OPTIONS, BUDGET.start());
                assertThat(AllocationChecker.check(problem, again).violations())
                        .as("%s, seed %d", strategy.name(), seed)
                        .isEmpty();
                assertThat(again.bound()).isLessThanOrEqualTo(again.objective());
            }
        }
    }

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

    @Test
    void whereNothingChangedDeliveriesStayAsTheyAre() {
        for (AllocationStrategy strategy : STRATEGIES) {
            for (int seed = 0; seed < 5; seed++) {
                AllocationProblem problem = SmallCity.of(seed, false);
                AllocationSolution earlier = strategy.solve(problem, OPTIONS, BUDGET.start());
                AllocationSolution again = strategy.resolve(problem, earlier, OPTIONS, BUDGET.start());
                assertThat(changedBeyond(-1, problem, earlier, again))
                        .as("%s, seed %d", strategy.name(), seed)
                        .isLessThan(0.01);
            }
        }
    }

    @Test
    void aClosureChangesFewDeliveriesInOtherDistricts() {
        for (AllocationStrategy strategy : STRATEGIES) {
            double changed = 0;
            for (int seed = 0; seed < 5; seed++) {
                AllocationSolution earlier = strategy.solve(SmallCity.of(seed, false), OPTIONS, BUDGET.start());
                AllocationProblem closed = SmallCity.of(seed, true);
                AllocationSolution again = strategy.resolve(closed, earlier, OPTIONS, BUDGET.start());
                AllocationChecker.check(closed, again).requireSound();
                changed += changedBeyond(0, closed, earlier, again);
            }
            assertThat(changed / 5).as(strategy.name()).isLessThan(0.05);
        }
    }

    /** The share of the deliveries to places of other regions whose quantity has changed. */
    private static double changedBeyond(
            int region, AllocationProblem problem, AllocationSolution earlier, AllocationSolution again) {
        Map<List<Integer>, Long> before = deliveries(region, problem, earlier);
        Map<List<Integer>, Long> after = deliveries(region, problem, again);
        Set<List<Integer>> either = new HashSet<>(before.keySet());
        either.addAll(after.keySet());
        long changed = either.stream()
                .filter(key -> !Objects.equals(before.get(key), after.get(key)))
                .count();
        return changed / (double) either.size();
    }

    /** What each demand outside of a region gets by each lane on each day. */
    private static Map<List<Integer>, Long> deliveries(
            int region, AllocationProblem problem, AllocationSolution solution) {
        Map<List<Integer>, Long> deliveries = new HashMap<>();
        for (int flow = 0; flow < solution.flows(); flow++) {
            int demand = solution.flowDemand(flow);
            if (demand != AllocationSolution.TRANSFER && problem.placeRegion(problem.demandPlace(demand)) != region) {
                deliveries.merge(
                        List.of(demand, solution.flowLane(flow), solution.flowDay(flow)),
                        solution.flowQuantity(flow),
                        Long::sum);
            }
        }
        return deliveries;
    }

    private static long[] byLane(AllocationProblem problem, AllocationSolution solution) {
        long[] carried = new long[problem.lanes()];
        for (int flow = 0; flow < solution.flows(); flow++) {
            carried[solution.flowLane(flow)] += solution.flowQuantity(flow);
        }
        return carried;
    }

    @Test
    void aClosedLaneOrMoreSupplyIsAnsweredNearlyAsWellAsFromScratch() {
        for (AllocationStrategy strategy : STRATEGIES) {
            for (int seed = 0; seed < 100; seed++) {
                AllocationSolution earlier =
                        strategy.solve(RandomAllocations.plain(seed, 10, 0, -1), OPTIONS, BUDGET.start());
                for (int lane = 0; lane < 4; lane++) {
                    AllocationProblem changed = RandomAllocations.plain(seed, 10, lane == 3 ? 7 : 0, lane);
                    AllocationSolution again = strategy.resolve(changed, earlier, OPTIONS, BUDGET.start());
                    AllocationSolution scratch = strategy.solve(changed, OPTIONS, BUDGET.start());
                    AllocationChecker.check(changed, again).requireSound();
                    assertThat(again.objective())
                            .as("%s, seed %d, lane %d", strategy.name(), seed, lane)
                            .isLessThanOrEqualTo(1.05 * scratch.objective() + 1e-6);
                }
            }
        }
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
