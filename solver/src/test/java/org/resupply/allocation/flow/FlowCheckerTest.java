package org.resupply.allocation.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlowCheckerTest {
    private final FlowNetwork network = new FlowNetwork(
            new FlowGraph(3, new int[] {0, 1, 0, 2}, new int[] {1, 2, 2, 1}),
            new long[] {5, 5, 2, MinCostFlow.UNLIMITED},
            new long[] {1, 1, 9, 0},
            new long[] {4, 0, -4});

    @Test
    void acceptsAnOptimalFlowWithItsPrices() {
        assertThat(FlowChecker.optimality(network, new long[] {4, 4, 0, 0}, new long[] {0, 1, 2}))
                .isEmpty();
    }

    @Test
    void seesAnArcBeyondItsCapacity() {
        assertThat(FlowChecker.feasibility(network, new long[] {1, 1, 3, 0}))
                .containsExactly("The flow (3) of arc (2) must be from 0 to its capacity (2).");
        assertThat(FlowChecker.feasibility(network, new long[] {4, 4, 0, -1}))
                .contains("The flow (-1) of arc (3) must be from 0 to its capacity (9223372036854775807).");
    }

    @Test
    void seesWhatIsLeftAtANode() {
        assertThat(FlowChecker.feasibility(network, new long[] {4, 3, 0, 0}))
                .containsExactly(
                        "The flow leaves (1) of the supply (0) at node (1).",
                        "The flow leaves (-1) of the supply (-4) at node (2).");
    }

    @Test
    void seesPricesThatDoNotProve() {
        assertThat(FlowChecker.optimality(network, new long[] {4, 4, 0, 0}, new long[] {0, 3, 3}))
                .containsExactly(
                        "The arc (0) has room at a negative reduced cost (-2).",
                        "The arc (1) carries (4) at a positive reduced cost (1).");
    }

    @Test
    void seesAFlowThatIsNotTheCheapest() {
        assertThat(FlowChecker.optimality(network, new long[] {2, 2, 2, 0}, new long[] {0, 1, 2}))
                .containsExactly("The arc (2) carries (2) at a positive reduced cost (7).");
    }

    @Test
    void seesACutThatLetsEnoughOut() {
        assertThat(FlowChecker.infeasibility(network, new int[] {0}))
                .containsExactly("The cut of 1 nodes is given (4) and has room (7) to send it out.");
        assertThat(FlowChecker.infeasibility(network, new int[] {0, 0}))
                .containsExactly("The cut names node (0) twice.");
    }

    @Test
    void seesACycleThatDoesNotEarn() {
        assertThat(FlowChecker.unboundedness(network, new int[] {1, 3}))
                .containsExactly(
                        "The arc (1) of the cycle has a capacity (5).", "The cost (1) of the cycle must be negative.");
        assertThat(FlowChecker.unboundedness(network, new int[] {3}))
                .contains("The arc (3) leaves node (2), but the cycle is at node (1).");
        assertThat(FlowChecker.unboundedness(network, new int[0])).containsExactly("The cycle has no arcs.");
    }

    @Test
    void saysWhenASumIsBeyond64Bits() {
        FlowNetwork vast = new FlowNetwork(
                new FlowGraph(2, new int[] {0, 0, 0}, new int[] {1, 1, 1}),
                new long[] {MinCostFlow.UNLIMITED, MinCostFlow.UNLIMITED, MinCostFlow.UNLIMITED},
                new long[] {1, 1, 1},
                new long[] {1, -1});
        long[] flows = {Long.MAX_VALUE, Long.MAX_VALUE, 5};
        assertThat(FlowChecker.feasibility(vast, flows)).anyMatch(fault -> fault.contains("beyond 64 bits"));
    }
}
