package org.resupply.allocation.flow;

/**
 * A directed graph: who is joined to whom, without quantities. Parallel arcs and loops are allowed.
 *
 * <p>It is never changed, so one graph serves any number of solvers and threads.
 */
public final class FlowGraph {
    private static final int MOST_ARCS = (Integer.MAX_VALUE - 8) / 2;

    private final int nodes;
    private final int[] tails;
    private final int[] heads;

    /**
     * A graph over nodes 0 to nodes - 1 with one arc per entry of the two arrays. The arrays are kept, not copied: they must
     * not be changed afterwards.
     */
    public FlowGraph(int nodes, int[] tails, int[] heads) {
        if (nodes < 0) {
            throw new IllegalArgumentException("The number of nodes (%s) must not be negative.".formatted(nodes));
        }
        if (tails.length != heads.length) {
            throw new IllegalArgumentException(
                    "The arcs must have as many tails (%s) as heads (%s).".formatted(tails.length, heads.length));
        }
        if (tails.length > MOST_ARCS) {
            throw new IllegalArgumentException(
                    "The number of arcs (%s) must not exceed %s.".formatted(tails.length, MOST_ARCS));
        }
        for (int arc = 0; arc < tails.length; arc++) {
            requireNode(nodes, arc, "tail", tails[arc]);
            requireNode(nodes, arc, "head", heads[arc]);
        }
        this.nodes = nodes;
        this.tails = tails;
        this.heads = heads;
    }

    private static void requireNode(int nodes, int arc, String end, int node) {
        if (node < 0 || node >= nodes) {
            throw new IllegalArgumentException(
                    "The %s (%s) of arc (%s) must be a node from 0 to %s.".formatted(end, node, arc, nodes - 1));
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
}
