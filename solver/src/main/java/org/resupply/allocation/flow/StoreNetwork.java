package org.resupply.allocation.flow;

import java.util.Arrays;

/** The problem of bringing so many units to each place from one store, which fills all who give. */
final class StoreNetwork {
    private StoreNetwork() {}

    /**
     * The arcs of the network in their order, followed by one from the store per giving node; the store is the node behind all
     * others.
     *
     * @param costs per unit on each arc
     * @param units that each node gets
     */
    static FlowNetwork of(FairNetwork network, long[] costs, long[] units) {
        FlowGraph graph = network.graph();
        int store = graph.nodes();
        int arcs = graph.arcs();
        int givers = 0;
        for (long supply : network.supplies()) {
            givers += supply > 0 ? 1 : 0;
        }
        int[] tails = new int[arcs + givers];
        int[] heads = new int[arcs + givers];
        for (int arc = 0; arc < arcs; arc++) {
            tails[arc] = graph.tail(arc);
            heads[arc] = graph.head(arc);
        }
        long[] capacities = Arrays.copyOf(network.capacities(), arcs + givers);
        long[] supplies = new long[store + 1];
        for (int node = 0; node < store; node++) {
            if (network.supplies()[node] > 0) {
                tails[arcs] = store;
                heads[arcs] = node;
                capacities[arcs++] = network.supplies()[node];
            }
            supplies[node] = -units[node];
            supplies[store] += units[node];
        }
        FlowGraph withStore = new FlowGraph(store + 1, tails, heads);
        return new FlowNetwork(withStore, capacities, Arrays.copyOf(costs, arcs), supplies);
    }
}
