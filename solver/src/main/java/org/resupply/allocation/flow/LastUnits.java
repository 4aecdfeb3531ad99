package org.resupply.allocation.flow;

import java.util.Arrays;

/**
 * Hands out the units that rounding down left over: one to each place in turn, as long as a flow brings it there.
 *
 * <p>What sets of places can get is a polymatroid, so taking the places in the order of their worth and giving each its unit
 * whenever that is possible makes the best choice as a whole. Paths are found backwards along distances from the givers, which
 * are mended where they have become too short. Where they have grown far beyond the first ones, a full search decides: one that
 * finds no giver leaves behind nodes that no later path can use, and which are not looked at again.
 */
final class LastUnits {
    /** By how many arcs a distance may exceed the largest of the last count before a full search takes over. */
    private static final int PATIENCE = 4;

    private final Slots slots;
    private final BlockingFlow flow;
    private final int nodes;
    private final int[] distance;
    private final int[] line;
    private final int[] current;
    private final int[] path;
    private final int[] seenIn;
    private int searches;
    private int farthest;
    private int length;

    /** A flow that brings these whole units to the places. */
    LastUnits(FairNetwork network, long[] units) {
        FlowGraph graph = network.graph();
        this.nodes = graph.nodes();
        this.slots = new Slots(graph);
        this.flow = new BlockingFlow(slots);
        long most = FlowNetwork.total("supply", network.supplies()) + 1;
        for (int arc = 0; arc < graph.arcs(); arc++) {
            if (slots.ofArc[arc] >= 0) {
                flow.residual[slots.ofArc[arc]] = Math.min(network.capacities()[arc], most);
            }
        }
        System.arraycopy(network.supplies(), 0, flow.give, 0, nodes);
        System.arraycopy(units, 0, flow.room, 0, nodes);
        flow.run(0, nodes);
        this.distance = new int[nodes];
        this.line = new int[nodes];
        this.current = new int[nodes];
        this.path = new int[nodes + 1];
        this.seenIn = new int[nodes];
        countDistances();
    }

    /** Brings one more unit to the place if that is possible. */
    boolean oneMore(int place) {
        if (distance[place] == nodes) {
            return false;
        }
        if (walkBack(place)) {
            bring(place);
            return true;
        }
        if (!searchBack(place)) {
            return false;
        }
        bring(place);
        countDistances();
        return true;
    }

    /** The arcs from the nearest giver to each node; {@link #nodes} where none leads, for good. */
    private void countDistances() {
        Arrays.fill(distance, nodes);
        System.arraycopy(slots.first, 0, current, 0, nodes);
        int filled = 0;
        for (int node = 0; node < nodes; node++) {
            if (flow.give[node] > 0) {
                distance[node] = 0;
                line[filled++] = node;
            }
        }
        farthest = 0;
        for (int next = 0; next < filled; next++) {
            int node = line[next];
            farthest = distance[node];
            for (int slot = slots.first[node]; slot < slots.first[node + 1]; slot++) {
                if (flow.residual[slot] > 0 && distance[slots.far[slot]] == nodes) {
                    distance[slots.far[slot]] = distance[node] + 1;
                    line[filled++] = slots.far[slot];
                }
            }
        }
    }

    /** Follows the distances back to a giver, raising those that lead nowhere; false when one grows too large. */
    private boolean walkBack(int place) {
        length = 0;
        int node = place;
        while (flow.give[node] == 0) {
            int slot = current[node];
            int end = slots.first[node + 1];
            while (slot < end && !(brings(slot) && distance[slots.far[slot]] == distance[node] - 1)) {
                slot++;
            }
            current[node] = slot;
            if (slot < end) {
                path[length++] = slot;
                node = slots.far[slot];
                continue;
            }
            int nearest = nodes - 1;
            for (slot = slots.first[node]; slot < end; slot++) {
                if (brings(slot)) {
                    nearest = Math.min(nearest, distance[slots.far[slot]]);
                }
            }
            // One below the mark of nodes that are cut off for good: only a full search sets that.
            distance[node] = Math.min(nearest + 1, nodes - 1);
            current[node] = slots.first[node];
            if (nearest >= farthest + PATIENCE) {
                return false;
            }
            if (length > 0) {
                node = slots.far[slots.sister[path[--length]]];
            }
        }
        return true;
    }

    private boolean brings(int slot) {
        return flow.residual[slots.sister[slot]] > 0;
    }

    /** Looks at every node that could bring something; when none is a giver, none of them ever will be. */
    private boolean searchBack(int place) {
        searches++;
        length = 0;
        int filled = 0;
        int node = place;
        seenIn[node] = searches;
        line[filled++] = node;
        current[node] = slots.first[node];
        while (flow.give[node] == 0) {
            int slot = current[node];
            int end = slots.first[node + 1];
            while (slot < end && !(brings(slot) && isNew(slots.far[slot]))) {
                slot++;
            }
            current[node] = slot + 1;
            if (slot < end) {
                path[length++] = slot;
                node = slots.far[slot];
                seenIn[node] = searches;
                line[filled++] = node;
                current[node] = slots.first[node];
            } else if (length > 0) {
                node = slots.far[slots.sister[path[--length]]];
            } else {
                for (int i = 0; i < filled; i++) {
                    distance[line[i]] = nodes;
                }
                return false;
            }
        }
        return true;
    }

    private boolean isNew(int node) {
        return seenIn[node] != searches && distance[node] < nodes;
    }

    /** Moves one unit along the path, from the giver at its end. */
    private void bring(int place) {
        int giver = length == 0 ? place : slots.far[path[length - 1]];
        flow.give[giver]--;
        for (int i = 0; i < length; i++) {
            flow.residual[slots.sister[path[i]]]--;
            flow.residual[path[i]]++;
        }
    }
}
