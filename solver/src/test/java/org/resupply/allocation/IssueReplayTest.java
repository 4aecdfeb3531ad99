package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** A replay of plans on shelves, written apart from the checker: what leaves a place lies there, is usable, and is the oldest. */
class IssueReplayTest {

    /** A unit is on a shelf in the vintage that it was put there in, so nothing grows younger on its way. */
    @Test
    void nothingExpiredIsHandedOverInAThousandPlans() {
        long handedOver = 0;
        int notIssued = 0;
        List<AllocationStrategy> strategies = Strategies.all();
        for (int seed = 0; seed < 1000; seed++) {
            AllocationProblem problem = RandomAllocations.small(seed);
            Budget budget = Budget.iterations(50);
            AllocationStrategy strategy = strategies.get(seed % strategies.size());
            AllocationSolution solution =
                    strategy.solve(problem, SolveOptions.defaults().withBudget(budget), budget.start());
            handedOver += replay(problem, solution, strategy.name() + ", seed " + seed);
            notIssued += shortByAge(problem, solution) > 0 ? 1 : 0;
        }
        assertThat(handedOver).isGreaterThan(10_000);
        // A warehouse may send on what keeps and hand over itself what does not: so not every plan can be carried out
        // by age alone.
        assertThat(notIssued).isLessThan(10);
    }

    /** Moves every flow off and onto shelves, day by day; returns the units handed over. */
    private static long replay(AllocationProblem problem, AllocationSolution solution, String what) {
        int vintages = problem.vintages();
        long[][] shelf = new long[problem.places()][vintages];
        long[][][] coming = coming(problem);
        boolean[] done = new boolean[solution.flows()];
        long handedOver = 0;
        for (int day = 0; day < problem.days(); day++) {
            for (int place = 0; place < shelf.length; place++) {
                for (int vintage = 0; vintage < vintages; vintage++) {
                    shelf[place][vintage] += coming[day][place][vintage];
                    // What is past its day is thrown away in the morning.
                    shelf[place][vintage] = problem.vintageLastUsable(vintage) < day ? 0 : shelf[place][vintage];
                }
            }
            boolean moved = true;
            while (moved) {
                moved = false;
                for (int flow = 0; flow < done.length; flow++) {
                    int lane = solution.flowLane(flow);
                    int vintage = solution.flowVintage(flow);
                    long quantity = solution.flowQuantity(flow);
                    if (done[flow]
                            || solution.flowDay(flow) != day
                            || shelf[problem.laneFrom(lane)][vintage] < quantity) {
                        continue;
                    }
                    int arrival = day + problem.laneLead(lane);
                    assertThat(problem.vintageLastUsable(vintage)).as(what).isGreaterThanOrEqualTo(arrival);
                    shelf[problem.laneFrom(lane)][vintage] -= quantity;
                    if (solution.flowDemand(flow) >= 0) {
                        handedOver += quantity;
                    } else if (arrival == day) {
                        shelf[problem.laneTo(lane)][vintage] += quantity;
                    } else {
                        coming[arrival][problem.laneTo(lane)][vintage] += quantity;
                    }
                    done[flow] = true;
                    moved = true;
                }
            }
            for (int flow = 0; flow < done.length; flow++) {
                assertThat(done[flow] || solution.flowDay(flow) > day).as(what).isTrue();
                if (solution.flowDay(flow) == day && solution.flowDemand(flow) >= 0) {
                    assertOldestFirst(problem, solution, flow, shelf, what);
                }
            }
        }
        return handedOver;
    }

    /**
     * A replay of the quantities alone: whatever leaves a place, to be handed over or for another warehouse, is the oldest that arrives
     * usable. Returns the units that cannot be issued that way.
     */
    private static long shortByAge(AllocationProblem problem, AllocationSolution solution) {
        int vintages = problem.vintages();
        long[][] shelf = new long[problem.places()][vintages];
        long[][][] coming = coming(problem);
        long[] left = new long[solution.flows()];
        Arrays.setAll(left, solution::flowQuantity);
        long missing = 0;
        for (int day = 0; day < problem.days(); day++) {
            for (int place = 0; place < shelf.length; place++) {
                for (int vintage = 0; vintage < vintages; vintage++) {
                    shelf[place][vintage] += coming[day][place][vintage];
                }
            }
            boolean moved = true;
            while (moved) {
                moved = false;
                for (int flow = 0; flow < left.length; flow++) {
                    if (solution.flowDay(flow) == day && left[flow] > 0) {
                        long issued = issueOldest(problem, solution, flow, left[flow], shelf, coming);
                        left[flow] -= issued;
                        moved |= issued > 0;
                    }
                }
            }
            for (int flow = 0; flow < left.length; flow++) {
                missing += solution.flowDay(flow) == day ? left[flow] : 0;
            }
        }
        return missing;
    }

    /** Takes the oldest off a shelf that arrive usable, as many as are wanted and there; returns how many. */
    private static long issueOldest(
            AllocationProblem problem,
            AllocationSolution solution,
            int flow,
            long wanted,
            long[][] shelf,
            long[][][] coming) {
        int lane = solution.flowLane(flow);
        int day = solution.flowDay(flow);
        int arrival = day + problem.laneLead(lane);
        int commodity = problem.vintageCommodity(solution.flowVintage(flow));
        long issued = 0;
        for (int vintage = problem.firstVintage(commodity); vintage < problem.firstVintage(commodity + 1); vintage++) {
            if (problem.vintageLastUsable(vintage) >= arrival) {
                long part = Math.min(wanted - issued, shelf[problem.laneFrom(lane)][vintage]);
                shelf[problem.laneFrom(lane)][vintage] -= part;
                issued += part;
                if (solution.flowDemand(flow) < 0) {
                    (arrival == day ? shelf : coming[arrival])[problem.laneTo(lane)][vintage] += part;
                }
            }
        }
        return issued;
    }

    /** The lots of warehouses by day, place and vintage. */
    private static long[][][] coming(AllocationProblem problem) {
        long[][][] coming = new long[problem.days()][problem.places()][problem.vintages()];
        for (int lot = 0; lot < problem.lots(); lot++) {
            if (problem.placeKind(problem.lotPlace(lot)) != PlaceKind.DEMAND_POINT) {
                coming[problem.lotAvailable(lot)][problem.lotPlace(lot)][problem.lotVintage(lot)] +=
                        problem.lotQuantity(lot);
            }
        }
        return coming;
    }

    private static void assertOldestFirst(
            AllocationProblem problem, AllocationSolution solution, int flow, long[][] shelf, String what) {
        int lane = solution.flowLane(flow);
        int vintage = solution.flowVintage(flow);
        int arrival = solution.flowDay(flow) + problem.laneLead(lane);
        for (int older = problem.firstVintage(problem.vintageCommodity(vintage)); older < vintage; older++) {
            boolean stayed = shelf[problem.laneFrom(lane)][older] > 0 && problem.vintageLastUsable(older) >= arrival;
            assertThat(stayed).as(what).isFalse();
        }
    }
}
