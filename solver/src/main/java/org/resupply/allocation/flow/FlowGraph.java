package org.resupply.allocation.flow;

/**
 * A directed graph: who is joined to whom, without quantities. Parallel arcs and loops are allowed.
 *
 * <p>The graph also holds the residual layout that the solvers share: each arc that is no loop owns two slots, one at its
 * tail and one at its head, and the slots of a node are contiguous. The layout is never changed, so one graph serves any
 * number of solvers and threads.
 */
public final class FlowGraph {
    private final int nodes;
    private final int[] tails;
    private final int[] heads;

    /** The first slot of each node; the slots of node v are firstSlot[v] to firstSlot[v + 1] - 1. */
    final int[] firstSlot;

    /** The node at the other end of each slot. */
    final int[] far;

    /** The slot of the same arc at the other end. */
    final int[] sister;

    /** The slot of each arc at its tail, -1 for a loop. */
    final int[] slotOfArc;

    /**
     * A graph over nodes 0 to nodes - 1 with one arc per entry of the two arrays. The arrays are kept, not copied: they must
     * not be changed afterwards.
     */
    public FlowGraph(int nodes, int[] tails, int[] heads) {
        if (nodes < 0) {
            throw new IllegalArgumentException("The number of nodes (%d) must not be negative.".formatted(nodes));
        }
        if (tails.length != heads.length) {
            throw new IllegalArgumentException(
                    "The arcs must have as many tails (%d) as heads (%d).".formatted(tails.length, heads.length));
        }
        if (tails.length > (Integer.MAX_VALUE - 8) / 2) {
            throw new IllegalArgumentException(
                    "The number of arcs (%d) must not exceed %d.".formatted(tails.length, (Integer.MAX_VALUE - 8) / 2));
        }
        this.nodes = nodes;
        this.tails = tails;
        this.heads = heads;
        this.firstSlot = new int[nodes + 1];
        this.slotOfArc = new int[tails.length];
        int slots = countSlots();
        this.far = new int[slots];
        this.sister = new int[slots];
        layOut();
    }

    private int countSlots() {
        int loops = 0;
        for (int arc = 0; arc < tails.length; arc++) {
            requireNode(arc, "tail", tails[arc]);
            requireNode(arc, "head", heads[arc]);
            if (tails[arc] == heads[arc]) {
                loops++;
            } else {
                firstSlot[tails[arc]]++;
                firstSlot[heads[arc]]++;
            }
        }
        int sum = 0;
        for (int node = 0; node <= nodes; node++) {
            int degree = firstSlot[node];
            firstSlot[node] = sum;
            sum += degree;
        }
        return 2 * (tails.length - loops);
    }

    /** Fills the slots of each node in the order of the arcs, then moves the starts back to where they were. */
    private void layOut() {
        for (int arc = 0; arc < tails.length; arc++) {
            int tail = tails[arc];
            int head = heads[arc];
            if (tail == head) {
                slotOfArc[arc] = -1;
                continue;
            }
            int out = firstSlot[tail]++;
            int in = firstSlot[head]++;
            slotOfArc[arc] = out;
            far[out] = head;
            far[in] = tail;
            sister[out] = in;
            sister[in] = out;
        }
        for (int node = nodes; node > 0; node--) {
            firstSlot[node] = firstSlot[node - 1];
        }
        if (nodes > 0) {
            firstSlot[0] = 0;
        }
    }

    private void requireNode(int arc, String end, int node) {
        if (node < 0 || node >= nodes) {
            throw new IllegalArgumentException(
                    "The %s (%d) of arc (%d) must be a node from 0 to %d.".formatted(end, node, arc, nodes - 1));
        }
    }

    /** The number of nodes. */
    public int nodes() {
        return nodes;
    }

    /** The number of arcs, loops included. */
    public int arcs() {
        return tails.length;
    }

    /** The node that the arc leaves. */
    public int tail(int arc) {
        return tails[arc];
    }

    /** The node that the arc enters. */
    public int head(int arc) {
        return heads[arc];
    }

    /** The number of slots: two per arc that is no loop. */
    int slots() {
        return far.length;
    }
}
