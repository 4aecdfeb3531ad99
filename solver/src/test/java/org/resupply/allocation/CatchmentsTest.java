package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationProblemBuilder;

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
}
