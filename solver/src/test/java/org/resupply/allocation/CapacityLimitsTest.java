package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationChecker;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.Counted;
import org.resupply.problem.AllocationProblem.Measure;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationProblem.PoolKind;
import org.resupply.problem.AllocationProblemBuilder;
import org.resupply.problem.AllocationSolution;
import org.resupply.problem.IntList;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

class CapacityLimitsTest {
    private static final int DOORS = 12;
    private static final int NEAR = 2;
    private static final int FAR = 3;

    /** A warehouse whose vans need longer to half of the doors; its gate lets everything pass. */
    private static AllocationProblem doors(int capacity) {
        AllocationProblemBuilder b = AllocationProblem.builder(1);
        int source = b.place(PlaceKind.SOURCE, 0, 0);
        int rice = b.commodity(1, 1, 0, 1);
        b.lot(source, rice, 10 * DOORS, 0, AllocationProblem.NEVER);
        int gate = b.pool(PoolKind.THROUGHPUT, Measure.UNITS, Counted.AT_DEPARTURE, capacity);
        int vans = b.pool(PoolKind.TRANSPORT, Measure.UNITS, Counted.AT_DEPARTURE, capacity);
        for (int door = 0; door < DOORS; door++) {
            int place = b.place(PlaceKind.DEMAND_POINT, 0, 100 + door);
            int lane = b.lane(source, place, 0, 1);
            b.share(gate, lane).share(vans, lane, door % 2 == 0 ? NEAR : FAR);
            // Prices of their own keep the doors apart.
            b.demand(place, rice, 0, 0, 10, 0, 100 + door);
        }
        return b.build();
    }

    @Test
    void aRowIsPartedByWhatAUnitTakesNotByLane() {
        AllocationProblem problem = doors(100);
        CapacityRows rows = new CapacityRows(problem);
        CommodityNetwork network =
                new CommodityNetwork(problem, new CommodityNetwork.Hubs(problem), new Catchments(problem), rows, 0);
        CapacityLimits limits = network.limits;
        assertThat(limits.row).containsExactly(0, 1, 1);
        assertThat(limits.use).containsExactly(1, NEAR, FAR);
        assertThat(limits.split).containsExactly(false, true, true);
        assertThat(limits.start).containsExactly(0, network.needs, network.needs * 3 / 2, network.needs * 2);
        assertThat(limits.gates).isEqualTo(3);
        // The gates of the vans lie behind the warehouse's own.
        for (int gate = 1; gate < 3; gate++) {
            IntList tails = new IntList();
            IntList heads = new IntList();
            limits.addGateArc(gate, tails, heads);
            assertThat(tails.get(0)).isEqualTo(network.nodes);
            assertThat(heads.get(0)).isEqualTo(network.nodes + gate);
        }
    }

    @Test
    void nothingOfAPartedRowIsLostWhereOneSetCouldUseItAll() {
        AllocationProblem problem = doors(100);
        AllocationSolution solution = new MinCost()
                .solve(problem, SolveOptions.defaults(), Budget.iterations(500).start());
        long[] served =
                AllocationChecker.check(problem, solution).requireSound().served();
        long weight = 0;
        for (int demand = 0; demand < served.length; demand++) {
            weight += served[demand] * (demand % 2 == 0 ? NEAR : FAR);
        }
        assertThat(weight).isBetween(100L - FAR, 100L);
    }
}
