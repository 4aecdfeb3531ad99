package org.resupply.allocation.flow;

import java.util.Arrays;

/** A cycle of unlimited arcs whose costs sum to less than zero: along it a flow earns without end. */
final class EarningCycle {
    private EarningCycle() {}

    /** The arcs of such a cycle in order, or null when there is none: Bellman and Ford's passes, ended as soon as one is seen. */
    static int[] find(FlowNetwork network) {
        FlowGraph graph = network.graph();
        int nodes = graph.nodes();
        int[] unlimited = unlimitedArcs(network);
        long[] distance = new long[nodes];
        int[] entry = new int[nodes];
        Arrays.fill(entry, -1);
        for (int pass = 1; ; pass++) {
            boolean changed = false;
            for (int arc : unlimited) {
                long reached = Math.addExact(distance[graph.tail(arc)], network.costs()[arc]);
                if (reached < distance[graph.head(arc)]) {
                    distance[graph.head(arc)] = reached;
                    entry[graph.head(arc)] = arc;
                    changed = true;
                }
            }
            if (!changed) {
                return null;
            }
            if ((pass & pass - 1) == 0 || pass >= nodes) {
                int[] cycle = cycleAmong(graph, entry);
                if (cycle != null) {
                    return cycle;
                }
            }
        }
    }

    private static int[] unlimitedArcs(FlowNetwork network) {
        long[] capacities = network.capacities();
        int[] arcs = new int[capacities.length];
        int count = 0;
        for (int arc = 0; arc < capacities.length; arc++) {
            if (capacities[arc] == MinCostFlow.UNLIMITED) {
                arcs[count++] = arc;
            }
        }
        return Arrays.copyOf(arcs, count);
    }

    /** A cycle of the arcs by which the nodes were last reached; each such cycle has a negative cost. */
    private static int[] cycleAmong(FlowGraph graph, int[] entry) {
        int[] seenFrom = new int[graph.nodes()];
        for (int start = 0; start < entry.length; start++) {
            int node = start;
            while (seenFrom[node] == 0 && entry[node] >= 0) {
                seenFrom[node] = start + 1;
                node = graph.tail(entry[node]);
            }
            if (entry[node] >= 0 && seenFrom[node] == start + 1) {
                return collect(graph, entry, node);
            }
        }
        return null;
    }

    private static int[] collect(FlowGraph graph, int[] entry, int start) {
        int length = 0;
        int node = start;
        do {
            length++;
            node = graph.tail(entry[node]);
        } while (node != start);
        int[] cycle = new int[length];
        do {
            cycle[--length] = entry[node];
            node = graph.tail(entry[node]);
        } while (node != start);
        return cycle;
    }
}
