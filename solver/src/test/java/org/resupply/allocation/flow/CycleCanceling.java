package org.resupply.allocation.flow;

import java.util.Arrays;

/**
 * The slow reference: any flow by augmenting along paths, then cheaper ones by cancelling negative cycles, both found by
 * Bellman and Ford's passes over a plain list of arcs. For capacities without UNLIMITED.
 */
final class CycleCanceling {
    private final FlowNetwork network;
    private final int nodes;
    private final int arcs;
    final long[] flow;

    CycleCanceling(FlowNetwork network) {
        this.network = network;
        this.nodes = network.graph().nodes();
        this.arcs = network.graph().arcs();
        this.flow = new long[arcs];
    }

    /** The cost of the cheapest flow, or null when there is none. */
    Long solve() {
        long[] left = network.supplies().clone();
        while (Arrays.stream(left).anyMatch(units -> units > 0)) {
            if (!augment(left)) {
                return null;
            }
        }
        while (cancel()) {}
        long sum = 0;
        for (int arc = 0; arc < arcs; arc++) {
            sum += flow[arc] * network.costs()[arc];
        }
        return sum;
    }

    private boolean augment(long[] left) {
        int[] by = new int[nodes];
        Arrays.fill(by, Integer.MIN_VALUE);
        boolean[] reached = new boolean[nodes];
        for (int node = 0; node < nodes; node++) {
            reached[node] = left[node] > 0;
        }
        for (boolean grown = true; grown; ) {
            grown = false;
            for (int step = 0; step < 2 * arcs; step++) {
                if (room(step) > 0 && reached[from(step)] && !reached[to(step)]) {
                    reached[to(step)] = true;
                    by[to(step)] = step;
                    grown = true;
                }
            }
        }
        for (int node = 0; node < nodes; node++) {
            if (left[node] < 0 && reached[node]) {
                long units = -left[node];
                int start = node;
                while (by[start] != Integer.MIN_VALUE) {
                    units = Math.min(units, room(by[start]));
                    start = from(by[start]);
                }
                units = Math.min(units, left[start]);
                for (int at = node; by[at] != Integer.MIN_VALUE; at = from(by[at])) {
                    push(by[at], units);
                }
                left[start] -= units;
                left[node] += units;
                return true;
            }
        }
        return false;
    }

    private boolean cancel() {
        long[] distance = new long[nodes];
        int[] by = new int[nodes];
        int last = -1;
        for (int pass = 0; pass <= nodes; pass++) {
            last = -1;
            for (int step = 0; step < 2 * arcs; step++) {
                if (room(step) > 0 && distance[from(step)] + cost(step) < distance[to(step)]) {
                    distance[to(step)] = distance[from(step)] + cost(step);
                    by[to(step)] = step;
                    last = to(step);
                }
            }
            if (last < 0) {
                return false;
            }
        }
        for (int back = 0; back < nodes; back++) {
            last = from(by[last]);
        }
        long units = Long.MAX_VALUE;
        int node = last;
        do {
            units = Math.min(units, room(by[node]));
            node = from(by[node]);
        } while (node != last);
        do {
            push(by[node], units);
            node = from(by[node]);
        } while (node != last);
        return true;
    }

    private long room(int step) {
        return step < arcs ? network.capacities()[step] - flow[step] : flow[step - arcs];
    }

    private int from(int step) {
        return step < arcs ? network.graph().tail(step) : network.graph().head(step - arcs);
    }

    private int to(int step) {
        return step < arcs ? network.graph().head(step) : network.graph().tail(step - arcs);
    }

    private long cost(int step) {
        return step < arcs ? network.costs()[step] : -network.costs()[step - arcs];
    }

    private void push(int step, long units) {
        if (step < arcs) {
            flow[step] += units;
        } else {
            flow[step - arcs] -= units;
        }
    }
}
