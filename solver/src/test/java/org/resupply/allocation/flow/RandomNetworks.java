package org.resupply.allocation.flow;

import java.util.SplittableRandom;

/** Small networks at random: parallel arcs, loops, empty capacities and negative costs included; many cannot be satisfied. */
final class RandomNetworks {
    private RandomNetworks() {}

    /** A network whose supplies are dealt to random pairs of nodes, so that they balance. */
    static FlowNetwork next(SplittableRandom random, int mostNodes, int mostArcs, long mostUnits, long mostCost) {
        int nodes = random.nextInt(2, mostNodes + 1);
        int arcs = random.nextInt(0, mostArcs + 1);
        int[] tails = new int[arcs];
        int[] heads = new int[arcs];
        long[] capacities = new long[arcs];
        long[] costs = new long[arcs];
        long least = random.nextInt(3) == 0 ? -mostCost : 0;
        for (int arc = 0; arc < arcs; arc++) {
            tails[arc] = random.nextInt(nodes);
            heads[arc] = random.nextInt(nodes);
            capacities[arc] = random.nextInt(8) == 0 ? 0 : random.nextLong(mostUnits + 1);
            costs[arc] = random.nextLong(least, mostCost + 1);
        }
        long[] supplies = new long[nodes];
        int pairs = random.nextInt(1, 4);
        for (int pair = 0; pair < pairs; pair++) {
            long units = random.nextLong(1 + mostUnits);
            supplies[random.nextInt(nodes)] += units;
            supplies[random.nextInt(nodes)] -= units;
        }
        return new FlowNetwork(new FlowGraph(nodes, tails, heads), capacities, costs, supplies);
    }
}
