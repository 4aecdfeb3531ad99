package org.resupply.benchmarks.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jgrapht.alg.flow.mincost.CapacityScalingMinimumCostFlow;
import org.jgrapht.alg.flow.mincost.MinimumCostFlowProblem.MinimumCostFlowProblemImpl;
import org.jgrapht.graph.DirectedWeightedMultigraph;
import org.resupply.allocation.flow.FlowGraph;
import org.resupply.allocation.flow.FlowNetwork;
import org.resupply.allocation.flow.MinCostFlow;

/** A solver that can be set beside the others on one network; it builds its own structures and returns the cost. */
enum FlowPeer {
    /** This library's kernel. */
    OURS(FlowPeer::ours),
    /** OR-Tools, native code through JNI. */
    ORTOOLS(OrToolsFlow::cost),
    /** JGraphT's capacity scaling, in Java. */
    JGRAPHT(FlowPeer::jgrapht);

    private final ToLongFunction<FlowNetwork> solver;

    FlowPeer(ToLongFunction<FlowNetwork> solver) {
        this.solver = solver;
    }

    /** The cost of the cheapest flow. */
    long cost(FlowNetwork network) {
        return solver.applyAsLong(network);
    }

    private static long ours(FlowNetwork network) {
        MinCostFlow flow = new MinCostFlow(network);
        if (flow.solve() != MinCostFlow.Outcome.OPTIMAL) {
            throw new IllegalStateException("The network has no cheapest flow: it is %s.".formatted(flow.outcome()));
        }
        return flow.cost();
    }

    private static long jgrapht(FlowNetwork network) {
        FlowGraph graph = network.graph();
        var jgrapht = new DirectedWeightedMultigraph<Integer, Integer>(null, null);
        Map<Integer, Integer> supplies = new HashMap<>();
        for (int node = 0; node < graph.nodes(); node++) {
            jgrapht.addVertex(node);
            supplies.put(node, Math.toIntExact(network.supplies()[node]));
        }
        Map<Integer, Integer> lower = new HashMap<>();
        Map<Integer, Integer> upper = new HashMap<>();
        for (int arc = 0; arc < graph.arcs(); arc++) {
            jgrapht.addEdge(graph.tail(arc), graph.head(arc), arc);
            jgrapht.setEdgeWeight(arc, network.costs()[arc]);
            lower.put(arc, 0);
            upper.put(arc, Math.toIntExact(network.capacities()[arc]));
        }
        var problem = new MinimumCostFlowProblemImpl<>(jgrapht, supplies::get, upper::get, lower::get);
        return Math.round(new CapacityScalingMinimumCostFlow<Integer, Integer>()
                .getMinimumCostFlow(problem)
                .getCost());
    }
}
