package org.resupply.allocation;

import java.util.Arrays;
import org.resupply.problem.AllocationProblem;

/**
 * Serves one need after the other by its cheapest way through what is still free, and never looks back.
 *
 * <p>What it takes from a lot stops lying at the lot's place on the day it leaves, so that it gives room in stores as it goes.
 */
final class Greedy {
    private final SharedPlan plan;
    private final AllocationProblem problem;
    private final CommodityFlow commodity;
    private final CommodityNetwork network;
    private final Loads loads;

    /** Base units of each lot that nobody took yet. */
    private final long[] left;

    private final double[] distance;
    private final int[] from;
    private final int[] holdArc;

    Greedy(SharedPlan plan, CommodityFlow commodity) {
        this.plan = plan;
        this.commodity = commodity;
        this.network = commodity.network;
        this.loads = network.loads;
        this.problem = network.problem;
        left = new long[problem.lots()];
        holdArc = new int[network.nodes];
        distance = new double[network.nodes];
        from = new int[network.nodes];
        for (int lot = 0; lot < left.length; lot++) {
            left[lot] = network.nodeOfLot[lot] < 0 ? 0 : problem.lotFree(lot);
        }
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
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        Arrays.fill(from, -1);
        for (int lot = 0; lot < left.length; lot++) {
            for (int node = left[lot] > 0 ? network.nodeOfLot[lot] : CommodityNetwork.LEDGER;
                    node != CommodityNetwork.LEDGER;
                    node = network.head[holdArc[node]]) {
                distance[node] = 0;
                from[node] = -2 - lot;
            }
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
        int lot = -2 - from[node];
        amount = Math.min(amount, left[lot]);
        // Rows that the way uses twice are found by trying: half as much fits where the whole did not.
        while (!add(last, node, amount)) {
            add(last, node, -amount);
            amount /= 2;
        }
        left[lot] -= amount;
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
