package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.Counted;
import org.resupply.problem.AllocationProblem.Measure;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationProblem.PoolKind;
import org.resupply.problem.AllocationProblemBuilder;

class LoadsTest {
    private static final int POOLS = 300;
    private static final int CAPACITY = 10;

    /** Pools that could all be full, on one day. */
    private static CapacityRows rows() {
        AllocationProblemBuilder b = AllocationProblem.builder(1);
        int source = b.place(PlaceKind.SOURCE, 0, 0);
        int rice = b.commodity(1, 1, 0, 1);
        b.lot(source, rice, 1000, 0, AllocationProblem.NEVER);
        for (int pool = 0; pool < POOLS; pool++) {
            b.pool(PoolKind.TRANSPORT, Measure.UNITS, Counted.AT_DEPARTURE, CAPACITY);
        }
        return new CapacityRows(b.build());
    }

    @Test
    void equalLoadsAreOneAndOthersAreApartHoweverMany() {
        Loads loads = new Loads(rows());
        int[] first = new int[POOLS];
        for (int pass = 0; pass < 2; pass++) {
            for (int pool = 0; pool < POOLS; pool++) {
                loads.add(pool, 3, 2);
                loads.add((pool + 1) % POOLS, 1, 1);
                int load = loads.close();
                first[pool] = pass == 0 ? load : first[pool];
                assertThat(load).isEqualTo(first[pool]);
            }
        }
        assertThat(Arrays.stream(first).distinct().count()).isEqualTo(POOLS);
        assertThat(loads.close()).as("nothing").isZero();
        loads.add(0, 3, 1);
        loads.add(1, 1, 1);
        assertThat(loads.close()).as("another least").isEqualTo(POOLS + 1);
    }

    @Test
    void aRowNamedTwiceIsTakenTwice() {
        Loads loads = new Loads(rows());
        loads.add(4, 3, 2);
        loads.add(4, 2, 1);
        int load = loads.close();
        double[] prices = new double[POOLS];
        prices[4] = 7;
        assertThat(loads.start[load + 1] - loads.start[load]).isEqualTo(1);
        double[] priced = new double[loads.count];
        loads.price(prices, priced);
        assertThat(priced[load]).isEqualTo(3 * 7);
        double[] units = new double[loads.count];
        units[load] = 2;
        double[] use = new double[POOLS];
        loads.addUse(units, use);
        assertThat(use[4]).isEqualTo(6);
    }

    @Test
    void whatNeverFitsCostsWithoutEnd() {
        Loads loads = new Loads(rows());
        loads.add(0, CAPACITY + 1, CAPACITY + 1);
        int never = loads.close();
        loads.add(0, CAPACITY + 1, CAPACITY);
        int justFits = loads.close();
        double[] priced = new double[loads.count];
        loads.price(new double[POOLS], priced);
        assertThat(priced[never]).isInfinite();
        assertThat(priced[justFits]).isZero();
        assertThat(priced[0]).isZero();
    }
}
