package org.resupply.allocation.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.resupply.allocation.flow.MinCostFlow.Outcome;

class MinCostFlowTest {
    @Test
    void agreesWithCycleCancelingAndProvesIt() {
        SplittableRandom random = new SplittableRandom(1);
        int infeasible = 0;
        for (int round = 0; round < 6000; round++) {
            FlowNetwork network = RandomNetworks.next(random, 10, 30, 9, 20);
            Long expected = new CycleCanceling(network).solve();
            MinCostFlow solver = new MinCostFlow(network);
            if (solver.solve() == Outcome.INFEASIBLE) {
                infeasible++;
                assertThat(expected).as("round %d", round).isNull();
                assertThat(FlowChecker.infeasibility(network, solver.cut()))
                        .as("round %d", round)
                        .isEmpty();
            } else {
                assertThat(FlowChecker.optimality(network, solver.flows(), solver.prices()))
                        .as("round %d", round)
                        .isEmpty();
                assertThat(solver.cost()).as("round %d", round).isEqualTo(expected);
            }
        }
        assertThat(infeasible).isBetween(1000, 5000);
    }
}
