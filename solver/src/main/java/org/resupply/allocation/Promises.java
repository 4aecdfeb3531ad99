package org.resupply.allocation;

import java.util.Arrays;
import org.resupply.allocation.flow.FairFlow;
import org.resupply.allocation.flow.FairNetwork;
import org.resupply.allocation.flow.FlowGraph;
import org.resupply.allocation.flow.MinCostFlow;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.IntList;

/** What the bundles of one commodity can be promised if it had the shared capacities alone. */
final class Promises {
    private final CommodityGraph graph;
    private final CommodityNetwork network;
    private final CapacityRows rows;

    Promises(CommodityGraph graph) {
        this.graph = graph;
        network = graph.network;
        rows = graph.rows;
    }

    /**
     * The fairest levels of the bundles of classes 0 to {@code lastClass}, if this commodity were alone: what share of its open
     * quantity each could get. Bundles of earlier classes keep what they were promised.
     *
     * @param promised base units per bundle; filled for the bundles of {@code lastClass}
     */
    void promise(int lastClass, long[] promised) {
        AllocationProblem problem = network.problem;
        CapacityLimits limits = network.limits;
        int nodes = graph.kernelGraph.nodes() + network.bundles;
        IntList tails = new IntList();
        IntList heads = new IntList();
        for (int arc = 0; arc < graph.kernelGraph.arcs(); arc++) {
            tails.add(graph.kernelGraph.tail(arc));
            heads.add(graph.kernelGraph.head(arc));
        }
        for (int need = 0; need < network.needs; need++) {
            tails.add(network.needNode(need));
            heads.add(graph.kernelGraph.nodes() + graph.bundleOf(need));
        }
        long[] room = new long[tails.size()];
        Arrays.fill(room, 0, network.arcs, MinCostFlow.UNLIMITED);
        for (int arc = 0; arc < network.arcs; arc++) {
            room[arc] = network.kind[arc] == CommodityNetwork.EXIT ? 0 : room[arc];
        }
        for (int limit = 0; limit < limits.count; limit++) {
            long all = rows.total(limits.row[limit]) / limits.use[limit];
            int arc = graph.limitedArc(limit);
            room[arc] = arc < network.arcs ? Math.min(room[arc], all) : all;
        }
        long[] wanted = new long[nodes];
        long[] committed = new long[nodes];
        for (int need = 0; need < network.needs; need++) {
            room[graph.kernelGraph.arcs() + need] = network.needOpen[need];
            int place = graph.kernelGraph.nodes() + graph.bundleOf(need);
            int priority = problem.demandClass(network.example(need));
            if (priority == lastClass) {
                wanted[place] += network.needOpen[need];
            } else if (priority < lastClass) {
                committed[place] = promised[graph.bundleOf(need)];
            }
        }
        long[] gives = Arrays.copyOf(network.supply, nodes);
        FlowGraph fairGraph = new FlowGraph(nodes, tails.toArray(), heads.toArray());
        FairFlow fair = FairFlow.of(FairNetwork.ofFillRatios(fairGraph, room, gives, wanted), committed);
        long[] units = fair.wholeUnits();
        for (int bundle = 0; bundle < network.bundles; bundle++) {
            if (problem.demandClass(network.example(network.bundleStart[bundle])) == lastClass) {
                promised[bundle] = units[graph.kernelGraph.nodes() + bundle];
            }
        }
    }
}
