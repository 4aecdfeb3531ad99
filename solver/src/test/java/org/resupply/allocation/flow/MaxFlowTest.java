package org.resupply.allocation.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MaxFlowTest {
    @Test
    void fillsACutOfItsOwnSize() {
        SplittableRandom random = new SplittableRandom(21);
        long sum = 0;
        for (int round = 0; round < 3000; round++) {
            FlowNetwork network = RandomNetworks.next(random, 20, 80, 1000, 1);
            int nodes = network.graph().nodes();
            long[] supplies = new long[nodes];
            long[] demands = new long[nodes];
            for (int i = 0; i < 3; i++) {
                supplies[random.nextInt(nodes)] = random.nextLong(2000);
                demands[random.nextInt(nodes)] = random.nextLong(2000);
            }
            MaxFlow flow = MaxFlow.of(network.graph(), network.capacities(), supplies, demands);
            assertThat(cut(network, flow, supplies, demands)).isEqualTo(flow.value());
            assertThat(arriving(network, flow.flows(), supplies, demands)).isEqualTo(flow.value());
            sum += flow.value();
        }
        assertThat(sum).isPositive();
    }

    private static long cut(FlowNetwork network, MaxFlow flow, long[] supplies, long[] demands) {
        long capacity = 0;
        for (int node = 0; node < supplies.length; node++) {
            capacity += flow.isNear(node) ? demands[node] : supplies[node];
        }
        for (int arc = 0; arc < network.graph().arcs(); arc++) {
            if (flow.isNear(network.graph().tail(arc))
                    && !flow.isNear(network.graph().head(arc))) {
                capacity += network.capacities()[arc];
            }
        }
        return capacity;
    }

    /** What a flow brings, its arcs and nodes being within their limits: the larger of what each node gives or takes net. */
    private static long arriving(FlowNetwork network, long[] flows, long[] supplies, long[] demands) {
        long[] net = new long[supplies.length];
        for (int arc = 0; arc < flows.length; arc++) {
            assertThat(flows[arc]).isBetween(0L, network.capacities()[arc]);
            net[network.graph().tail(arc)] -= flows[arc];
            net[network.graph().head(arc)] += flows[arc];
        }
        long brought = 0;
        for (int node = 0; node < net.length; node++) {
            assertThat(net[node]).isBetween(-supplies[node], demands[node]);
            brought += Math.max(0, net[node]);
        }
        long atHome = 0;
        for (int node = 0; node < net.length; node++) {
            long given = Math.max(0, -net[node]);
            long taken = Math.max(0, net[node]);
            atHome += Math.min(supplies[node] - given, demands[node] - taken);
        }
        return brought + atHome;
    }

    @Test
    void takesUnlimitedArcsAndSaysWhichNodesCouldGiveMore() {
        FlowGraph graph = new FlowGraph(4, new int[] {0, 1, 1}, new int[] {1, 2, 3});
        MaxFlow flow = MaxFlow.of(
                graph,
                new long[] {MinCostFlow.UNLIMITED, 3, MinCostFlow.UNLIMITED},
                new long[] {50, 0, 0, 0},
                new long[] {0, 0, 9, 4});
        assertThat(flow.value()).isEqualTo(7);
        assertThat(flow.near()).containsExactly(0, 1, 3);
        assertThat(flow.flows()).containsExactly(7, 3, 4);
        assertThat(Arrays.stream(flow.near()).noneMatch(node -> node == 2)).isTrue();
    }
}
