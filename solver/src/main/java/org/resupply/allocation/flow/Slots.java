package org.resupply.allocation.flow;

/**
 * The residual layout of a graph: each arc that is no loop owns two slots, one at its tail and one at its head, and the slots
 * of a node are contiguous. Its owner may reorder the slots of a node.
 */
final class Slots {
    /** The first slot of each node; the slots of node v are first[v] to first[v + 1] - 1. */
    final int[] first;

    /** The node at the other end of each slot. */
    final int[] far;

    /** The slot of the same arc at the other end. */
    final int[] sister;

    /** The slot of each arc at its tail, -1 for a loop. */
    final int[] ofArc;

    /** Lays the arcs out in their order. */
    Slots(FlowGraph graph) {
        int nodes = graph.nodes();
        int arcs = graph.arcs();
        this.first = new int[nodes + 1];
        this.ofArc = new int[arcs];
        int slots = 0;
        for (int arc = 0; arc < arcs; arc++) {
            if (graph.tail(arc) != graph.head(arc)) {
                first[graph.tail(arc)]++;
                first[graph.head(arc)]++;
                slots += 2;
            }
        }
        int sum = 0;
        for (int node = 0; node < nodes; node++) {
            sum += first[node];
            first[node] = sum;
        }
        first[nodes] = sum;
        this.far = new int[slots];
        this.sister = new int[slots];
        for (int arc = arcs - 1; arc >= 0; arc--) {
            int tail = graph.tail(arc);
            int head = graph.head(arc);
            if (tail == head) {
                ofArc[arc] = -1;
                continue;
            }
            int out = --first[tail];
            int in = --first[head];
            ofArc[arc] = out;
            far[out] = head;
            far[in] = tail;
            sister[out] = in;
            sister[in] = out;
        }
    }

    /** Swaps what two slots of one node lead to; {@link #ofArc} is the caller's to mend. */
    void exchange(int a, int b) {
        int farA = far[a];
        far[a] = far[b];
        far[b] = farA;
        int sisterA = sister[a];
        int sisterB = sister[b];
        sister[a] = sisterB;
        sister[b] = sisterA;
        sister[sisterA] = b;
        sister[sisterB] = a;
    }

    /** The number of slots. */
    int count() {
        return far.length;
    }
}
