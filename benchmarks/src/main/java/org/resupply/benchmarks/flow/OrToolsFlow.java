package org.resupply.benchmarks.flow;

import com.google.ortools.Loader;
import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.graph.MinCostFlowBase;
import org.resupply.allocation.flow.FlowGraph;
import org.resupply.allocation.flow.FlowNetwork;

/** OR-Tools' cost scaling, native code reached through JNI; unpacked and loaded at first use. */
final class OrToolsFlow {
    private OrToolsFlow() {}

    static long cost(FlowNetwork network) {
        Loader.loadNativeLibraries();
        FlowGraph graph = network.graph();
        MinCostFlow flow = new MinCostFlow(graph.nodes(), graph.arcs());
        for (int arc = 0; arc < graph.arcs(); arc++) {
            flow.addArcWithCapacityAndUnitCost(
                    graph.tail(arc), graph.head(arc), network.capacities()[arc], network.costs()[arc]);
        }
        for (int node = 0; node < graph.nodes(); node++) {
            flow.setNodeSupply(node, network.supplies()[node]);
        }
        MinCostFlowBase.Status status = flow.solve();
        if (status != MinCostFlowBase.Status.OPTIMAL) {
            throw new IllegalStateException("OR-Tools ends as %s.".formatted(status));
        }
        long cost = flow.getOptimalCost();
        flow.delete();
        return cost;
    }
}
