package org.resupply.allocation.flow;

/**
 * A question of fairness: nodes that may give, nodes that want, and arcs with capacities between them.
 *
 * <p>The arrays are kept, not copied.
 *
 * @param graph who is joined to whom
 * @param capacities the most that each arc carries, in units, at least 0; {@link MinCostFlow#UNLIMITED} for no limit
 * @param supplies the most that each node gives, in units, at least 0
 * @param demands the most that each node is to get, in units, at least 0; a node without demand is no place
 * @param weights what the level of a place is counted against: level = what it gets / weight; positive where there is demand.
 *     With the demands as weights, the levels are fill ratios
 */
public record FairNetwork(FlowGraph graph, long[] capacities, long[] supplies, long[] demands, long[] weights) {

    public FairNetwork {
        FlowNetwork.requireLength("capacities", capacities.length, "arcs", graph.arcs());
        FlowNetwork.requireLength("supplies", supplies.length, "nodes", graph.nodes());
        FlowNetwork.requireLength("demands", demands.length, "nodes", graph.nodes());
        FlowNetwork.requireLength("weights", weights.length, "nodes", graph.nodes());
        for (int arc = 0; arc < capacities.length; arc++) {
            FlowNetwork.requireCapacity(arc, capacities[arc]);
        }
        FlowNetwork.total("supply", supplies);
        FlowNetwork.total("demand", demands);
        for (int node = 0; node < weights.length; node++) {
            if (demands[node] > 0 && weights[node] <= 0) {
                throw new IllegalArgumentException("The weight (%s) of node (%s) must be positive, as it has a demand."
                        .formatted(weights[node], node));
            }
        }
        FlowNetwork.total("weight", weights);
    }

    /** A question of fill ratios: the share of its demand that each place gets. */
    public static FairNetwork ofFillRatios(FlowGraph graph, long[] capacities, long[] supplies, long[] demands) {
        return new FairNetwork(graph, capacities, supplies, demands, demands);
    }
}
