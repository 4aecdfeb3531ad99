package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationChecker;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationProblemBuilder;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

class CatchmentsTest {
    /** Places that a street's and a district's warehouse can reach, at these costs per kilogram. */
    private static Catchments of(double[]... streetAndDistrict) {
        AllocationProblemBuilder b = AllocationProblem.builder(1);
        int street = b.place(PlaceKind.SOURCE, 0, 0);
        int district = b.place(PlaceKind.SOURCE, 0, 0);
        int rice = b.commodity(1, 1, 0, 1);
        b.lot(district, rice, 100, 0, AllocationProblem.NEVER);
        for (double[] costs : streetAndDistrict) {
            int place = b.place(PlaceKind.DEMAND_POINT, 0, 100);
            b.lane(street, place, 0, costs[0]);
            b.lane(district, place, 0, costs[1]);
            b.demand(place, rice, 0, 0, 10, 0, 100);
        }
        return new Catchments(b.build());
    }

    @Test
    void placesWhoseLanesDifferByAboutAsMuchAreOneHoweverNearTheStreetsWarehouseIs() {
        assertThat(of(new double[] {0.1, 1.1}, new double[] {0.3, 1.25}, new double[] {0.6, 1.5}).count)
                .isEqualTo(1);
    }

    @Test
    void placesForWhichOneWayIsMuchDearerAreOthers() {
        assertThat(of(new double[] {0.3, 0.4}, new double[] {0.3, 1.5}, new double[] {0.6, 0.3}).count)
                .isEqualTo(3);
    }

    /** Two districts of four places each, one of which costs so much to reach in the first district. */
    private static int[] ofTwoDistricts(double dearest) {
        AllocationProblemBuilder b = AllocationProblem.builder(1);
        int rice = b.commodity(1, 1, 0, 1);
        for (int region = 0; region < 2; region++) {
            int street = b.place(PlaceKind.SOURCE, region, 0);
            int district = b.place(PlaceKind.SOURCE, region, 0);
            for (int i = 0; i < 4; i++) {
                int place = b.place(PlaceKind.DEMAND_POINT, region, 100);
                b.lane(street, place, 0, region == 0 && i == 0 ? dearest : 0.2 + 0.1 * i);
                b.lane(district, place, 0, 20);
                b.demand(place, rice, 0, 0, 10, 0, 100);
            }
        }
        return new Catchments(b.build()).ofPlace;
    }

    @Test
    void aDearerWayInOneDistrictLeavesTheCatchmentsOfAnotherAsTheyAre() {
        int[] before = ofTwoDistricts(0.1);
        for (double dearest = 0.2; dearest < 20; dearest *= 1.5) {
            assertThat(together(ofTwoDistricts(dearest))).as("at %s", dearest).isEqualTo(together(before));
        }
    }

    /** For each pair of places of the second district whether they are one catchment. */
    private static List<Boolean> together(int[] catchment) {
        List<Boolean> together = new ArrayList<>();
        for (int one = 8; one < 12; one++) {
            for (int other = one + 1; other < 12; other++) {
                together.add(catchment[one] == catchment[other]);
            }
        }
        return together;
    }

    /**
     * Everybody needs rice every day, and there is enough of it. Of the medicine a third is missing: half of the homes need a dose on each of the
     * first two days, the others one on the third, when it is dearer to bring.
     */
    @Test
    void whoNeedsADoseOnOneDayDoesNotGoWithoutForThoseWhoNeedTwo() {
        AllocationProblemBuilder b = AllocationProblem.builder(3);
        int near = b.place(PlaceKind.SOURCE, 0, 0);
        int far = b.place(PlaceKind.SOURCE, 0, 0);
        int rice = b.commodity(1000, 1000, 0, 1);
        int medicine = b.commodity(1, 1, 0, 1);
        b.lot(near, rice, 1000, 0, AllocationProblem.NEVER);
        b.lot(near, medicine, 12, 0, AllocationProblem.NEVER);
        b.lane(near, far, 0, 1);
        for (int home = far + 1; home <= far + 12; home++) {
            b.place(PlaceKind.DEMAND_POINT, 0, 10);
            b.laneOpen(b.lane(near, home, 0, 1), 0b011);
            b.laneOpen(b.lane(far, home, 0, 2), 0b100);
            for (int day = 0; day < 3; day++) {
                b.demand(home, rice, day, day, 5, 0, 10);
                if (home % 2 == 0 ? day < 2 : day == 2) {
                    b.demand(home, medicine, day, day, 1, 0, 1000);
                }
            }
        }
        AllocationProblem problem = b.build();
        Budget budget = Budget.iterations(500);
        AllocationSolution solution =
                new FairFloor().solve(problem, SolveOptions.defaults().withBudget(budget), budget.start());
        AllocationChecker.check(problem, solution).requireSound();
        assertThat(solution.gap()).isLessThan(1e-3);
        // Who needs two has one of them, who needs one has it.
        assertThat(Figures.of(problem, solution).worstFill()).isEqualTo(0.5);
    }
}
