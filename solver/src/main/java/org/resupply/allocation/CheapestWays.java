package org.resupply.allocation;

import java.util.Arrays;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.IntList;

/**
 * The cheapest way for one commodity from its lots to each of its needs when every shared capacity and every lot has a price:
 * what is left of the problem once the prices have taken the coupling away.
 */
final class CheapestWays {
    private static final int NO_WAY = -1;

    private final CommodityNetwork network;
    private final AllocationProblem problem;
    private final UnmetPricing pricing;
    private final Lack lack;

    private final Loads loads;

    /** The arcs between hubs in an order in which most lead onward. */
    private final int[] order;

    private final boolean hasCircles;

    /** What each load costs at the prices asked for, infinite where it fits nowhere. */
    private final double[] loadPrice;

    /** Base units on each load of this answer. */
    private final double[] onLoad;

    private final double[] distance;

    /** The arc by which the cheapest way comes, or -2 - lot where it begins. */
    private final int[] from;

    private final double[] through;
    private final int[] waiting;
    private final int[] queue;

    private final double[] needDistance;
    private final int[] needArc;

    /** The needs of each bundle, those that save most by being left unmet first. */
    private final int[] rank;

    /** Base units that this answer serves of each need. */
    private final double[] needServed;

    /** Base units on each arc of this answer. */
    final double[] flow;

    CheapestWays(CommodityNetwork network, UnmetPricing pricing, Lack lack) {
        this.network = network;
        this.problem = network.problem;
        this.pricing = pricing;
        this.lack = lack;
        loads = network.loads;
        loadPrice = new double[loads.count];
        onLoad = new double[loads.count];
        IntList open = new IntList();
        for (int arc = 0; arc < network.arcs; arc++) {
            if (network.kind[arc] != CommodityNetwork.EXIT && network.kind[arc] != CommodityNetwork.DELIVER) {
                open.add(arc);
            }
        }
        order = onward(open.toArray());
        hasCircles = hasBackArc(order);
        distance = new double[network.nodes];
        from = new int[network.nodes];
        through = new double[network.nodes];
        waiting = new int[network.nodes];
        queue = new int[network.nodes];
        needDistance = new double[network.needs];
        needArc = new int[network.needs];
        rank = new int[network.needs];
        needServed = new double[network.needs];
        flow = new double[network.arcs];
    }

    /** Sorts arcs so that an arc comes after those that enter its tail, as far as there are no circles. */
    private int[] onward(int[] arcs) {
        int[] entering = new int[network.nodes];
        int[] start = new int[network.nodes + 1];
        for (int arc : arcs) {
            entering[network.head[arc]]++;
            start[network.tail[arc] + 1]++;
        }
        for (int node = 0; node < network.nodes; node++) {
            start[node + 1] += start[node];
        }
        int[] leaving = new int[arcs.length];
        int[] next = start.clone();
        for (int arc : arcs) {
            leaving[next[network.tail[arc]]++] = arc;
        }
        int[] sorted = new int[arcs.length];
        int count = 0;
        boolean[] taken = new boolean[network.nodes];
        int[] ready = new int[network.nodes];
        int size = 0;
        int scan = 0;
        while (count < arcs.length) {
            if (size == 0) {
                // Either the beginning, or only circles are left: go on with the first node that has not been taken.
                while (scan < network.nodes && (taken[scan] || entering[scan] > 0)) {
                    scan++;
                }
                if (scan == network.nodes) {
                    scan = 0;
                    while (taken[scan] || start[scan] == start[scan + 1]) {
                        scan++;
                    }
                    entering[scan] = 0;
                }
                taken[scan] = true;
                ready[size++] = scan;
            }
            int node = ready[--size];
            for (int i = start[node]; i < start[node + 1]; i++) {
                int to = network.head[leaving[i]];
                sorted[count++] = leaving[i];
                if (--entering[to] == 0 && !taken[to]) {
                    taken[to] = true;
                    ready[size++] = to;
                }
            }
        }
        return sorted;
    }

    /** Whether some arc enters a node after an arc that leaves it. */
    private boolean hasBackArc(int[] sorted) {
        boolean[] left = new boolean[network.nodes];
        for (int arc : sorted) {
            if (left[network.head[arc]]) {
                return true;
            }
            left[network.tail[arc]] = true;
        }
        return false;
    }

    private void findWays(double[] rowPrice, double[] lotPrice) {
        loads.price(rowPrice, loadPrice);
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        Arrays.fill(from, NO_WAY);
        for (int lot = 0; lot < network.nodeOfLot.length; lot++) {
            int node = network.nodeOfLot[lot];
            if (node >= 0 && problem.lotFree(lot) > 0 && lotPrice[lot] < distance[node]) {
                distance[node] = lotPrice[lot];
                from[node] = -2 - lot;
            }
        }
        boolean again = true;
        while (again) {
            boolean changed = false;
            for (int arc : order) {
                double here = distance[network.tail[arc]];
                if (here < Double.POSITIVE_INFINITY) {
                    double reached = here + network.cost[arc] + loadPrice[network.load[arc]];
                    if (reached < distance[network.head[arc]]) {
                        distance[network.head[arc]] = reached;
                        from[network.head[arc]] = arc;
                        changed = true;
                    }
                }
            }
            again = changed && hasCircles;
        }
    }

    /**
     * Answers prices: serves each bundle by the cheapest ways as far as that costs less than to leave it unmet.
     *
     * @return the value of the answer, prices paid included
     */
    double answer(double[] rowPrice, double[] lotPrice) {
        findWays(rowPrice, lotPrice);
        for (int need = 0; need < network.needs; need++) {
            double best = Double.POSITIVE_INFINITY;
            int bestArc = NO_WAY;
            for (int arc = network.deliverStart[need]; arc < network.deliverStart[need + 1]; arc++) {
                double reached = distance[network.tail[arc]] + network.cost[arc] + loadPrice[network.load[arc]];
                if (reached < best) {
                    best = reached;
                    bestArc = arc;
                }
            }
            needDistance[need] = best;
            needArc[need] = bestArc;
        }
        double value = 0;
        if (pricing.isStraight()) {
            for (int need = 0; need < network.needs; need++) {
                value += serveAlone(need);
            }
        } else {
            for (int bundle = 0; bundle < network.bundles; bundle++) {
                value += serve(bundle);
            }
        }
        spread();
        return value;
    }

    /** Decides what a need leaves unmet that shares no steps with others. */
    private double serveAlone(int need) {
        long[] width = lack.tiers.width();
        double[] cost = lack.tiers.cost();
        double left = network.needOpen[need];
        double value = 0;
        int end = lack.tiers.start()[need + 1];
        for (int tier = lack.tiers.start()[need]; tier < end && cost[tier] < needDistance[need]; tier++) {
            value += width[tier] * cost[tier];
            left -= width[tier];
        }
        needServed[need] = left;
        return left > 0 ? value + left * needDistance[need] : value;
    }

    /** Decides what a bundle leaves unmet: the needs that save most by it first, as far as the steps are cheaper. */
    private double serve(int bundle) {
        int first = network.bundleStart[bundle];
        int end = network.bundleStart[bundle + 1];
        for (int need = first; need < end; need++) {
            int at = need;
            double saved = saved(need);
            while (at > first && saved(rank[at - 1]) < saved) {
                rank[at] = rank[at - 1];
                at--;
            }
            rank[at] = need;
        }
        long[] width = lack.steps.width();
        double[] surcharge = lack.steps.cost();
        int step = lack.steps.start()[bundle];
        int stepEnd = lack.steps.start()[bundle + 1];
        double room = step == stepEnd ? 0 : width[step];
        double value = 0;
        for (int i = first; i < end; i++) {
            int need = rank[i];
            double left = network.needOpen[need];
            double price = pricing.price[network.example(need)];
            double saved = saved(need);
            while (left > 0 && step < stepEnd && surcharge[step] < saved) {
                double part = Math.min(left, room);
                value += part * (price + surcharge[step]);
                left -= part;
                room -= part;
                if (room == 0 && ++step < stepEnd) {
                    room = width[step];
                }
            }
            needServed[need] = left;
            if (left > 0) {
                value += left * needDistance[need];
            }
        }
        return value;
    }

    private double saved(int need) {
        return needDistance[need] - pricing.price[network.example(need)];
    }

    /** Sends what is served back along the ways to the lots. */
    private void spread() {
        Arrays.fill(flow, 0);
        Arrays.fill(through, 0);
        Arrays.fill(onLoad, 0);
        for (int need = 0; need < network.needs; need++) {
            if (needServed[need] > 0) {
                int arc = needArc[need];
                flow[arc] = needServed[need];
                onLoad[network.load[arc]] += needServed[need];
                through[network.tail[arc]] += needServed[need];
            }
        }
        Arrays.fill(waiting, 0);
        int hubNodes = network.firstNeedNode;
        for (int node = 1; node < hubNodes; node++) {
            if (from[node] >= 0) {
                waiting[network.tail[from[node]]]++;
            }
        }
        int size = 0;
        for (int node = 1; node < hubNodes; node++) {
            if (waiting[node] == 0) {
                queue[size++] = node;
            }
        }
        for (int i = 0; i < size; i++) {
            int node = queue[i];
            int arc = from[node];
            if (arc >= 0) {
                flow[arc] = through[node];
                onLoad[network.load[arc]] += through[node];
                int back = network.tail[arc];
                through[back] += through[node];
                if (--waiting[back] == 0) {
                    queue[size++] = back;
                }
            }
        }
    }

    /** Adds what the last answer takes of each row and lot. */
    void addUse(double[] rowUse, double[] lotUse) {
        loads.addUse(onLoad, rowUse);
        for (int lot = 0; lot < network.nodeOfLot.length; lot++) {
            int node = network.nodeOfLot[lot];
            if (node >= 0 && from[node] == -2 - lot) {
                lotUse[lot] += through[node];
            }
        }
    }

    /**
     * The exact value of the cheapest answer, place by place with its own lanes.
     *
     * @param wayOfDemand scratch, one entry per demand of the problem
     */
    double exactValue(double[] rowPrice, double[] lotPrice, double[] wayOfDemand) {
        findWays(rowPrice, lotPrice);
        for (int need = 0; need < network.needs; need++) {
            for (int at = network.needStart[need]; at < network.needStart[need + 1]; at++) {
                wayOfDemand[network.member[at]] = Double.POSITIVE_INFINITY;
            }
            int arc = network.deliverStart[need];
            while (arc < network.deliverStart[need + 1]) {
                int slot = network.ref[arc];
                double best = Double.POSITIVE_INFINITY;
                while (arc < network.deliverStart[need + 1] && network.ref[arc] == slot) {
                    best = Math.min(best, distance[network.tail[arc]] + loadPrice[network.load[arc]]);
                    arc++;
                }
                if (best == Double.POSITIVE_INFINITY) {
                    continue;
                }
                for (int at = network.needStart[need]; at < network.needStart[need + 1]; at++) {
                    int demand = network.member[at];
                    int lane = network.catchments.lane(problem.demandPlace(demand), slot);
                    wayOfDemand[demand] =
                            Math.min(wayOfDemand[demand], best + problem.laneCostPerUnit(lane, network.commodity));
                }
            }
        }
        double value = 0;
        Groups groups = pricing.groups;
        for (int group = 0; group < groups.count; group++) {
            if (groups.commodity[group] == network.commodity && groups.open[group] > 0) {
                double least = exactGroup(group, wayOfDemand);
                value += pricing.counting == null ? least : Math.max(least, pricing.counting.least(group, wayOfDemand));
            }
        }
        return value;
    }

    private double exactGroup(int group, double[] way) {
        Groups groups = pricing.groups;
        int first = groups.start[group];
        int end = groups.start[group + 1];
        int[] sorted = Arrays.copyOfRange(groups.members, first, end);
        for (int i = 1; i < sorted.length; i++) {
            int demand = sorted[i];
            double saved = way[demand] - pricing.price[demand];
            int at = i;
            while (at > 0 && way[sorted[at - 1]] - pricing.price[sorted[at - 1]] < saved) {
                sorted[at] = sorted[at - 1];
                at--;
            }
            sorted[at] = demand;
        }
        int step = pricing.stepStart[group];
        int stepEnd = pricing.stepStart[group + 1];
        long room = step == stepEnd ? 0 : pricing.stepWidth[step];
        double value = 0;
        for (int demand : sorted) {
            long left = problem.openQuantity(demand);
            double saved = way[demand] - pricing.price[demand];
            while (left > 0 && step < stepEnd && pricing.stepSurcharge[step] < saved) {
                long part = Math.min(left, room);
                value += part * (pricing.price[demand] + pricing.stepSurcharge[step]);
                left -= part;
                room -= part;
                if (room == 0 && ++step < stepEnd) {
                    room = pricing.stepWidth[step];
                }
            }
            if (left > 0) {
                value += left * way[demand];
            }
        }
        return value;
    }
}
