package org.resupply.allocation;

import java.util.Arrays;

/**
 * Serves one need after the other by its cheapest way through what is still free, and never looks back.
 *
 * <p>What it takes stops lying at its place on the day it leaves, so that it gives room in stores as it goes.
 */
final class Greedy {
    private static final int NONE = -1;

    private final SharedPlan plan;
    private final CommodityFlow commodity;
    private final CommodityNetwork network;
    private final Loads loads;

    /** Base units that lie at each node and go nowhere from there. */
    private final long[] lying;

    private final double[] distance;
    private final int[] from;
    private final int[] holdArc;

    Greedy(SharedPlan plan, CommodityFlow commodity) {
        this.plan = plan;
        this.commodity = commodity;
        this.network = commodity.network;
        this.loads = network.loads;
        lying = new long[network.nodes];
        holdArc = new int[network.nodes];
        distance = new double[network.nodes];
        from = new int[network.nodes];
        Arrays.fill(holdArc, NONE);
        for (int arc = 0; arc < network.arcs; arc++) {
            if (network.kind[arc] <= CommodityNetwork.EXIT) {
                holdArc[network.tail[arc]] = arc;
            }
        }
    }

    /** What it costs to bring a unit to a need by the cheapest way that is free now; infinite when there is none. */
    double costOf(int need) {
        return findWay(need) < 0 ? Double.POSITIVE_INFINITY : distance[network.needNode(need)];
    }

    /** Serves a need as far as ways are free. */
    void serve(int need) {
        long open = network.needOpen[need];
        for (int arc = network.deliverStart[need]; arc < network.deliverStart[need + 1]; arc++) {
            open -= commodity.flow[arc];
        }
        while (open > 0) {
            int last = findWay(need);
            if (last < 0) {
                return;
            }
            long taken = take(last, open);
            if (taken == 0) {
                return;
            }
            open -= taken;
        }
    }

    /** The delivery arc that ends the cheapest way, -1 when there is none. */
    private int findWay(int need) {
        // What lies for the night lies at a later node.
        for (int node = network.nodes - 1; node >= 0; node--) {
            int hold = holdArc[node];
            int next = hold == NONE ? NONE : network.head[hold];
            long later = next > CommodityNetwork.LEDGER ? lying[next] : Long.MAX_VALUE;
            lying[node] = hold == NONE ? 0 : Math.min(commodity.flow[hold], later);
            distance[node] = lying[node] > 0 ? 0 : Double.POSITIVE_INFINITY;
            from[node] = NONE;
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int arc = 0; arc < network.arcs; arc++) {
                if (network.kind[arc] == CommodityNetwork.DELIVER) {
                    break;
                }
                double reached = distance[network.tail[arc]] + network.cost[arc];
                if (reached < distance[network.head[arc]]
                        && network.kind[arc] != CommodityNetwork.EXIT
                        && room(arc) > 0) {
                    distance[network.head[arc]] = reached;
                    from[network.head[arc]] = arc;
                    changed = true;
                }
            }
        }
        int best = -1;
        double nearest = Double.POSITIVE_INFINITY;
        for (int arc = network.deliverStart[need]; arc < network.deliverStart[need + 1]; arc++) {
            double reached = distance[network.tail[arc]] + network.cost[arc];
            if (reached < nearest && room(arc) > 0) {
                nearest = reached;
                best = arc;
            }
        }
        distance[network.needNode(need)] = nearest;
        return best;
    }

    private long room(int arc) {
        long room = commodity.most[arc] - commodity.flow[arc];
        for (int at = loads.start[network.load[arc]]; at < loads.start[network.load[arc] + 1]; at++) {
            int row = loads.row[at];
            room = Math.min(room, (plan.rows.total(row) - plan.used[row]) / loads.most[at]);
        }
        return room;
    }

    /** Takes as much as the way to a delivery arc has room for, at most what is wanted; returns what it took. */
    private long take(int last, long wanted) {
        long amount = Math.min(wanted, room(last));
        int node = network.tail[last];
        while (from[node] >= 0) {
            amount = Math.min(amount, room(from[node]));
            node = network.tail[from[node]];
        }
        amount = Math.min(amount, lying[node]);
        // Rows that the way uses twice are found by trying: half as much fits where the whole did not.
        while (!add(last, node, amount)) {
            add(last, node, -amount);
            amount /= 2;
        }
        return amount;
    }

    /** Sends units along the way from a node on, out of the stock that lies there; false when a row is over its limit. */
    private boolean add(int last, int start, long amount) {
        boolean fits = change(last, amount);
        for (int node = network.tail[last]; node != start; node = network.tail[from[node]]) {
            fits &= change(from[node], amount);
        }
        for (int node = start; node != CommodityNetwork.LEDGER; node = network.head[holdArc[node]]) {
            fits &= change(holdArc[node], -amount);
        }
        return fits;
    }

    private boolean change(int arc, long amount) {
        boolean fits = true;
        commodity.flow[arc] += amount;
        for (int at = loads.start[network.load[arc]]; at < loads.start[network.load[arc] + 1]; at++) {
            int row = loads.row[at];
            plan.used[row] += amount * loads.most[at];
            fits &= plan.used[row] <= plan.rows.total(row);
        }
        return fits;
    }
}
