package org.resupply.allocation.flow;

/**
 * A flow from many givers to many takers, grown as long as any path is left: Dinic's blocking flows on a part of a graph.
 *
 * <p>The part is a range of {@link #order}; of its nodes only the slots before {@link #end} count, and those must lead to nodes
 * of the same part. When {@link #run} returns, {@link #depth} is at least 0 exactly at the nodes that a giver with something
 * left can still reach: the source side of a minimum cut, the smallest one.
 */
final class BlockingFlow {
    /** The nodes; a part is a range of this array. */
    final int[] order;

    /** The end of the slots of each node that lead to its own part. */
    final int[] end;

    /** The room of each slot, in units. */
    final long[] residual;

    /** What each node still has to give. */
    final long[] give;

    /** What each node still takes. */
    final long[] room;

    /** The arcs from the nearest giver with something left, -1 where none leads. */
    final int[] depth;

    private final int[] first;
    private final int[] far;
    private final int[] sister;

    private final int[] current;
    private final int[] line;
    private final int[] via;
    private final long[] allowed;
    private final long[] passed;

    BlockingFlow(Slots slots) {
        int nodes = slots.first.length - 1;
        this.first = slots.first;
        this.far = slots.far;
        this.sister = slots.sister;
        this.order = new int[nodes];
        this.end = new int[nodes];
        for (int node = 0; node < nodes; node++) {
            order[node] = node;
            end[node] = first[node + 1];
        }
        this.residual = new long[slots.count()];
        this.give = new long[nodes];
        this.room = new long[nodes];
        this.depth = new int[nodes];
        this.current = new int[nodes];
        this.line = new int[nodes];
        this.via = new int[nodes];
        this.allowed = new long[nodes];
        this.passed = new long[nodes];
    }

    /** Sends as much as possible within the part; returns the units that arrived. */
    long run(int low, int high) {
        long sum = 0;
        while (label(low, high)) {
            for (int i = low; i < high; i++) {
                int node = order[i];
                if (give[node] > 0) {
                    long sent = send(node, give[node]);
                    give[node] -= sent;
                    sum += sent;
                }
            }
        }
        return sum;
    }

    /** Counts the arcs from the givers to every node; false when no taker with room is reached. */
    private boolean label(int low, int high) {
        final int[] far = this.far;
        final int[] depth = this.depth;
        final int[] line = this.line;
        int filled = 0;
        for (int i = low; i < high; i++) {
            int node = order[i];
            current[node] = first[node];
            if (give[node] > 0) {
                depth[node] = 0;
                line[filled++] = node;
            } else {
                depth[node] = -1;
            }
        }
        boolean reached = false;
        for (int next = 0; next < filled; next++) {
            int node = line[next];
            reached |= room[node] > 0;
            int below = depth[node] + 1;
            for (int slot = first[node], stop = end[node]; slot < stop; slot++) {
                if (residual[slot] > 0 && depth[far[slot]] < 0) {
                    depth[far[slot]] = below;
                    line[filled++] = far[slot];
                }
            }
        }
        return reached;
    }

    /**
     * Sends up to so much from a node down the layers, spreading at each node before going back up; returns what arrived. The
     * stack is the arrays {@link #line}, {@link #via}, {@link #allowed} and {@link #passed}.
     */
    private long send(int start, long most) {
        final int[] far = this.far;
        final int[] depth = this.depth;
        final int[] current = this.current;
        final long[] residual = this.residual;
        int top = 0;
        line[0] = start;
        allowed[0] = most;
        passed[0] = take(start, most);
        while (true) {
            int node = line[top];
            long left = allowed[top] - passed[top];
            int slot = current[node];
            int stop = end[node];
            int below = depth[node] + 1;
            if (left > 0) {
                while (slot < stop && (residual[slot] == 0 || depth[far[slot]] != below)) {
                    slot++;
                }
                current[node] = slot;
            }
            if (left > 0 && slot < stop) {
                int child = far[slot];
                long fits = Math.min(left, residual[slot]);
                long taken = take(child, fits);
                if (taken == fits || current[child] == end[child]) {
                    residual[slot] -= taken;
                    residual[sister[slot]] += taken;
                    passed[top] += taken;
                    if (taken < fits) {
                        current[node]++;
                    }
                    continue;
                }
                top++;
                line[top] = child;
                via[top] = slot;
                allowed[top] = fits;
                passed[top] = taken;
                continue;
            }
            if (top == 0) {
                return passed[0];
            }
            long arrived = passed[top];
            int by = via[top];
            top--;
            residual[by] -= arrived;
            residual[sister[by]] += arrived;
            passed[top] += arrived;
            if (arrived < allowed[top + 1]) {
                current[line[top]]++;
            }
        }
    }

    private long take(int node, long most) {
        long taken = Math.min(most, room[node]);
        room[node] -= taken;
        return taken;
    }
}
