package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationChecker;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.Counted;
import org.resupply.problem.AllocationProblem.Measure;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationProblem.PoolKind;
import org.resupply.problem.AllocationProblemBuilder;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** Bounds where lanes carry whole pallets, against all plans there are. */
class WholePalletsTest {
    private static final int HOMES = 2;

    /** One lorry brings two goods in pallets to two homes, from one lot of each. */
    private record Case(int[] pallet, long[] lot, long room, long[][] need, int[] price) {

        static Case of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            int pallet = 4 + random.nextInt(5);
            int[] pallets = {pallet, random.nextBoolean() ? pallet : 2 * pallet};
            long[] lot = {20 + random.nextInt(40), 20 + random.nextInt(40)};
            long[][] need = new long[2][HOMES];
            for (long[] of : need) {
                for (int home = 0; home < HOMES; home++) {
                    of[home] = pallet * (1L + random.nextInt(6));
                }
            }
            return new Case(pallets, lot, 10 + random.nextInt(60), need, new int[] {
                10 + random.nextInt(90), 10 + random.nextInt(90)
            });
        }

        AllocationProblem problem() {
            AllocationProblemBuilder b = AllocationProblem.builder(1);
            int source = b.place(PlaceKind.SOURCE, 0, 0);
            int lorry = b.pool(PoolKind.TRANSPORT, Measure.UNITS, Counted.AT_DEPARTURE, room);
            int[] home = new int[HOMES];
            for (int i = 0; i < HOMES; i++) {
                home[i] = b.place(PlaceKind.DEMAND_POINT, 0, 10);
                int lane = b.lane(source, home[i], 0, 1);
                b.share(lorry, lane);
                b.lanePalletised(lane);
            }
            for (int c = 0; c < pallet.length; c++) {
                int good = b.commodity(1000, 1, 0, pallet[c]);
                b.lot(source, good, lot[c], 0, AllocationProblem.NEVER);
                for (int i = 0; i < HOMES; i++) {
                    b.demand(home[i], good, 0, 0, need[c][i], 0, price[c]);
                }
            }
            return b.build();
        }

        /** The least cost of all plans of whole pallets. */
        double optimum() {
            double least = Double.POSITIVE_INFINITY;
            for (long a = 0; a <= need[0][0]; a += pallet[0]) {
                for (long b = 0; b <= need[0][1] && a + b <= lot[0]; b += pallet[0]) {
                    for (long c = 0; c <= need[1][0] && a + b + c <= room; c += pallet[1]) {
                        for (long d = 0; d <= need[1][1] && c + d <= lot[1] && a + b + c + d <= room; d += pallet[1]) {
                            double lacks = price[0] * (need[0][0] + need[0][1] - a - b)
                                    + price[1] * (double) (need[1][0] + need[1][1] - c - d);
                            least = a + b <= room ? Math.min(least, a + b + c + d + lacks) : least;
                        }
                    }
                }
            }
            return least;
        }
    }

    @Test
    void noPlanOfWholePalletsCostsLessThanTheBoundWhichFractionsMay() {
        int above = 0;
        int proved = 0;
        for (int seed = 0; seed < 200; seed++) {
            Case tried = Case.of(seed);
            AllocationProblem problem = tried.problem();
            Budget budget = Budget.iterations(500);
            AllocationSolution solution =
                    new MinCost().solve(problem, SolveOptions.defaults().withBudget(budget), budget.start());
            AllocationChecker.check(problem, solution).requireSound();
            double optimum = tried.optimum();
            assertThat(solution.bound()).as("seed %d", seed).isLessThanOrEqualTo(optimum + 1e-6);
            assertThat(solution.objective()).as("seed %d", seed).isGreaterThanOrEqualTo(optimum - 1e-6);
            double rounded = (solution.gap() - solution.gapBeforeRounding()) * solution.objective();
            assertThat(rounded)
                    .as("seed %d", seed)
                    .isCloseTo(solution.rounding().cost(), within(1e-6));
            above += solution.bound() > LinearProgram.optimum(problem) + 1e-6 ? 1 : 0;
            proved += solution.bound() > optimum - 1e-4 * optimum ? 1 : 0;
        }
        assertThat(above).isGreaterThan(150);
        assertThat(proved).isGreaterThan(100);
    }
}
