package org.resupply.allocation.flow;

import java.util.Arrays;

/**
 * The largest flow from nodes that may give to nodes that may take, with the cut that proves it.
 *
 * <p>Supplies and demands are upper bounds here. The value of the flow is the capacity of the cut: the supplies of the nodes on
 * the far side, the demands of the nodes on the near side and the arcs from the near side to the far side.
 */
final class MaxFlow {
    private final FlowGraph graph;
    private final Slots slots;
    private final BlockingFlow flow;
    private final long value;

    private MaxFlow(FlowGraph graph, Slots slots, BlockingFlow flow, long value) {
        this.graph = graph;
        this.slots = slots;
        this.flow = flow;
        this.value = value;
    }

    /**
     * Finds it.
     *
     * @param capacities the most that each arc carries, in units; {@link MinCostFlow#UNLIMITED} for no limit
     * @param supplies the most that each node gives, in units, at least 0
     * @param demands the most that each node takes, in units, at least 0
     */
    static MaxFlow of(FlowGraph graph, long[] capacities, long[] supplies, long[] demands) {
        FlowNetwork.requireLength("capacities", capacities.length, "arcs", graph.arcs());
        FlowNetwork.requireLength("supplies", supplies.length, "nodes", graph.nodes());
        FlowNetwork.requireLength("demands", demands.length, "nodes", graph.nodes());
        long most = Math.min(FlowNetwork.total("supply", supplies), FlowNetwork.total("demand", demands));
        Slots slots = new Slots(graph);
        BlockingFlow flow = new BlockingFlow(slots);
        for (int arc = 0; arc < capacities.length; arc++) {
            FlowNetwork.requireCapacity(arc, capacities[arc]);
            if (slots.ofArc[arc] >= 0) {
                flow.residual[slots.ofArc[arc]] = Math.min(capacities[arc], most + 1);
            }
        }
        System.arraycopy(supplies, 0, flow.give, 0, supplies.length);
        System.arraycopy(demands, 0, flow.room, 0, demands.length);
        return new MaxFlow(graph, slots, flow, flow.run(0, graph.nodes()));
    }

    /** The units that arrive. */
    long value() {
        return value;
    }

    /** The units that each arc carries, in a new array. */
    long[] flows() {
        long[] flows = new long[graph.arcs()];
        for (int arc = 0; arc < flows.length; arc++) {
            int out = slots.ofArc[arc];
            flows[arc] = out < 0 ? 0 : flow.residual[slots.sister[out]];
        }
        return flows;
    }

    /** Whether the node is on the near side of the cut: more could still reach it. */
    boolean isNear(int node) {
        return flow.depth[node] >= 0;
    }

    /** The nodes on the near side of the cut. */
    int[] near() {
        int[] nodes = new int[graph.nodes()];
        int count = 0;
        for (int node = 0; node < nodes.length; node++) {
            if (isNear(node)) {
                nodes[count++] = node;
            }
        }
        return Arrays.copyOf(nodes, count);
    }
}
