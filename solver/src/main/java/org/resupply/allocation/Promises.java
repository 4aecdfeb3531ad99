package org.resupply.allocation;

import java.util.Arrays;
import org.resupply.allocation.flow.FairChecker;
import org.resupply.allocation.flow.FairFlow;
import org.resupply.allocation.flow.FairNetwork;
import org.resupply.allocation.flow.FlowGraph;
import org.resupply.allocation.flow.MinCostFlow;
import org.resupply.problem.IntList;

/** What the groups of one commodity can be promised if it had the shared capacities alone. */
final class Promises {
    private final CommodityGraph graph;
    private final CommodityNetwork network;
    private final CapacityRows rows;
    private final Groups groups;

    /** The groups of the commodity that may be brought something; the node of group i is the i-th after the kernel's. */
    private final int[] group;

    /** The node of the group of each open demand, in the order of the network's members. */
    private final int[] nodeOfMember;

    Promises(CommodityGraph graph, Groups groups) {
        this.graph = graph;
        this.groups = groups;
        network = graph.network;
        rows = graph.rows;
        int first = graph.kernelGraph.nodes();
        group = Arrays.stream(network.member)
                .map(demand -> groups.ofDemand[demand])
                .sorted()
                .distinct()
                .toArray();
        nodeOfMember = Arrays.stream(network.member)
                .map(demand -> first + Arrays.binarySearch(group, groups.ofDemand[demand]))
                .toArray();
    }

    /**
     * The fairest levels of the groups of a class, if this commodity were alone: what share of its whole need each could have, own stock
     * included. Groups of earlier classes keep what they were promised.
     *
     * @param promised base units beyond own stock per group; filled for the groups of {@code lastClass}
     */
    void promise(int lastClass, long[] promised) {
        CapacityLimits limits = network.limits;
        int first = graph.kernelGraph.nodes();
        int nodes = first + group.length;
        IntList tails = new IntList();
        IntList heads = new IntList();
        for (int arc = 0; arc < graph.kernelGraph.arcs(); arc++) {
            tails.add(graph.kernelGraph.tail(arc));
            heads.add(graph.kernelGraph.head(arc));
        }
        for (int need = 0; need < network.needs; need++) {
            for (int at = network.needStart[need]; at < network.needStart[need + 1]; at++) {
                tails.add(network.needNode(need));
                heads.add(nodeOfMember[at]);
            }
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
        for (int at = 0; at < network.member.length; at++) {
            room[graph.kernelGraph.arcs() + at] = network.problem.openQuantity(network.member[at]);
        }
        long[] wanted = new long[nodes];
        long[] committed = new long[nodes];
        long[] gives = Arrays.copyOf(network.supply, nodes);
        for (int i = 0; i < group.length; i++) {
            if (groups.priority[group[i]] == lastClass) {
                wanted[first + i] = groups.need[group[i]];
                gives[first + i] = own(group[i]);
            } else if (groups.priority[group[i]] < lastClass) {
                committed[first + i] = promised[group[i]];
            }
        }
        FlowGraph fairGraph = new FlowGraph(nodes, tails.toArray(), heads.toArray());
        FairNetwork fairNetwork = FairNetwork.ofFillRatios(fairGraph, room, gives, wanted);
        FairFlow fair = FairFlow.of(fairNetwork, committed);
        assert FairChecker.faults(fairNetwork, committed, fair.levels(), fair.certificate())
                .isEmpty();
        long[] units = fair.wholeUnits();
        for (int i = 0; i < group.length; i++) {
            if (groups.priority[group[i]] == lastClass) {
                promised[group[i]] = Math.max(0, units[first + i] - own(group[i]));
            }
        }
    }

    /** What a group has of its own. */
    private long own(int ofGroup) {
        return groups.need[ofGroup] - groups.open[ofGroup];
    }
}
