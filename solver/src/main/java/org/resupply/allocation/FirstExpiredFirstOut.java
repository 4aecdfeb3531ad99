package org.resupply.allocation;

import java.util.Arrays;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.problem.IntList;

/**
 * Replays the plan of one commodity day by day and says which vintage each quantity is taken from.
 *
 * <p>The plan fixes layers; the replay gives real vintages. At each hub and day what is handed over takes the oldest stock
 * that arrives usable; what then remains is matched, oldest to oldest, with what the plan sends on and what it keeps. Taking
 * away the oldest usable units leaves a stock that is nowhere older than planned, so every later step can be carried out, and
 * ages never go back.
 */
final class FirstExpiredFirstOut {
    private final AllocationProblem problem;
    private final CommodityNetwork.Hubs hubs;
    private final CommodityNetwork network;
    private final long[] flow;
    private final Allotment allotment;
    private final int first;
    private final int vintages;
    private final int layers;
    private final int days;

    /** Stock by hub and vintage, as the replay has it. */
    private final long[] stock;

    /** What is set aside at the hub in hand, by vintage: it stays. */
    private final long[] kept;

    /** What is on its way: {@code [(day * hubs + hub) * vintages + vintage]}. */
    private final long[] arriving;

    /** Arcs by day and hub. */
    private final int[] arcStart;

    private final int[] arcList;

    private FirstExpiredFirstOut(
            AllocationProblem problem,
            CommodityNetwork.Hubs hubs,
            CommodityNetwork network,
            long[] flow,
            Allotment allotment) {
        this.allotment = allotment;
        this.problem = problem;
        this.hubs = hubs;
        this.network = network;
        this.flow = flow;
        days = problem.days();
        first = problem.firstVintage(network.commodity);
        vintages = problem.firstVintage(network.commodity + 1) - first;
        layers = network.layerLast.length;
        stock = new long[hubs.count * vintages];
        kept = new long[vintages];
        arriving = new long[days * hubs.count * vintages];
        arcStart = new int[days * hubs.count + 1];
        for (int arc = 0; arc < flow.length; arc++) {
            if (moves(arc)) {
                arcStart[slot(arc) + 1]++;
            }
        }
        for (int i = 1; i < arcStart.length; i++) {
            arcStart[i] += arcStart[i - 1];
        }
        arcList = new int[arcStart[arcStart.length - 1]];
        int[] next = arcStart.clone();
        for (int arc = 0; arc < flow.length; arc++) {
            if (moves(arc)) {
                arcList[next[slot(arc)]++] = arc;
            }
        }
    }

    private boolean moves(int arc) {
        return flow[arc] > 0
                && (network.kind[arc] == CommodityNetwork.TRANSFER || network.kind[arc] == CommodityNetwork.DELIVER);
    }

    private int slot(int arc) {
        return network.day[arc] * hubs.count + hubs.ofPlace[problem.laneFrom(network.lane(arc))];
    }

    /**
     * The arcs that must give way because goods would run in a circle of hubs on one day; empty when the plan has an order.
     */
    static int[] circles(AllocationProblem problem, CommodityNetwork.Hubs hubs, CommodityNetwork network, long[] flow) {
        FirstExpiredFirstOut replay = new FirstExpiredFirstOut(problem, hubs, network, flow, null);
        IntList back = new IntList();
        for (int day = 0; day < replay.days; day++) {
            replay.order(day, back);
        }
        return back.toArray();
    }

    /** Replays a plan without circles and adds its flows. */
    static void replay(
            AllocationProblem problem,
            CommodityNetwork.Hubs hubs,
            CommodityNetwork network,
            long[] flow,
            Allotment allotment,
            AllocationSolution.Flows flows) {
        new FirstExpiredFirstOut(problem, hubs, network, flow, allotment).run(flows);
    }

    /** The hubs in an order in which same-day transfers only lead onward; arcs that lead back are added to the list. */
    private int[] order(int day, IntList back) {
        int[] order = new int[hubs.count];
        byte[] state = new byte[hubs.count];
        int[] stack = new int[hubs.count];
        int[] at = new int[hubs.count];
        int filled = hubs.count;
        for (int root = 0; root < hubs.count; root++) {
            if (state[root] != 0) {
                continue;
            }
            int depth = 0;
            stack[0] = root;
            state[root] = 1;
            at[root] = arcStart[day * hubs.count + root];
            while (depth >= 0) {
                int hub = stack[depth];
                if (at[hub] == arcStart[day * hubs.count + hub + 1]) {
                    state[hub] = 2;
                    order[--filled] = hub;
                    depth--;
                    continue;
                }
                int arc = arcList[at[hub]++];
                if (network.kind[arc] != CommodityNetwork.TRANSFER || problem.laneLead(network.ref[arc]) != 0) {
                    continue;
                }
                int to = hubs.ofPlace[problem.laneTo(network.ref[arc])];
                if (state[to] == 0) {
                    state[to] = 1;
                    at[to] = arcStart[day * hubs.count + to];
                    stack[++depth] = to;
                } else if (state[to] == 1) {
                    back.add(arc);
                }
            }
        }
        return order;
    }

    private void run(AllocationSolution.Flows flows) {
        long[] plannedStays = new long[hubs.count * days * layers];
        for (int arc = 0; arc < flow.length; arc++) {
            if (network.kind[arc] == CommodityNetwork.HOLD || network.kind[arc] == CommodityNetwork.EXIT) {
                int hub = hubs.ofPlace[network.ref[arc]];
                plannedStays[(hub * days + network.day[arc]) * layers + network.aux[arc]] += flow[arc];
            }
        }
        long[] lots = new long[days * hubs.count * vintages];
        for (int lot = 0; lot < problem.lots(); lot++) {
            if (network.nodeOfLot[lot] >= 0) {
                int hub = hubs.ofPlace[problem.lotPlace(lot)];
                int vintage = problem.lotVintage(lot) - first;
                lots[(problem.lotAvailable(lot) * hubs.count + hub) * vintages + vintage] += problem.lotQuantity(lot);
                int layer = network.layerOf(problem.lotVintage(lot));
                for (int day = problem.lotAvailable(lot); day <= network.layerLast[layer]; day++) {
                    plannedStays[(hub * days + day) * layers + layer] += problem.lotReserved(lot);
                }
            }
        }
        IntList none = new IntList();
        for (int day = 0; day < days; day++) {
            for (int hub : order(day, none)) {
                for (int v = 0; v < vintages; v++) {
                    int at = (day * hubs.count + hub) * vintages + v;
                    stock[hub * vintages + v] += lots[at] + arriving[at];
                }
                serveHub(day, hub, plannedStays, flows);
            }
        }
    }

    private void serveHub(int day, int hub, long[] plannedStays, AllocationSolution.Flows flows) {
        int from = arcStart[day * hubs.count + hub];
        int to = arcStart[day * hubs.count + hub + 1];
        handOver(day, hub, from, to, flows);
        int v = 0;
        int base = hub * vintages;
        for (int layer = 0; layer < layers; layer++) {
            // Older goods are left where others have expired in their place; they may not be usable where these go.
            while (v < vintages && network.layerOf(first + v) < layer) {
                v++;
            }
            for (int i = from; i < to; i++) {
                int arc = arcList[i];
                if (network.kind[arc] == CommodityNetwork.TRANSFER && network.aux[arc] == layer) {
                    v = sendOn(arc, day, base, v, flows);
                }
            }
            // What the plan keeps of this layer stays; the next layer's transfers begin with what is newer.
            long stays = plannedStays[(hub * days + day) * layers + layer];
            v = keep(stays, base, v);
        }
        release(day, base);
    }

    private void handOver(int day, int hub, int from, int to, AllocationSolution.Flows flows) {
        int longest = 0;
        for (int i = from; i < to; i++) {
            if (network.kind[arcList[i]] == CommodityNetwork.DELIVER) {
                longest = Math.max(longest, problem.laneLead(network.lane(arcList[i])));
            }
        }
        for (int lead = 0; lead <= longest; lead++) {
            int v = 0;
            for (int i = from; i < to; i++) {
                int arc = arcList[i];
                if (network.kind[arc] != CommodityNetwork.DELIVER || problem.laneLead(network.lane(arc)) != lead) {
                    continue;
                }
                for (int part = allotment.start(arc); part < allotment.start(arc + 1); part++) {
                    v = handOver(arc, part, day, hub * vintages, v, flows);
                }
            }
        }
    }

    /** Hands over one place's part of a delivery, from vintage v on; returns the vintage it ended with. */
    private int handOver(int arc, int part, int day, int base, int v, AllocationSolution.Flows flows) {
        int demand = allotment.demand(part);
        int lane = network.catchments.lane(problem.demandPlace(demand), network.ref[arc]);
        int arrival = day + problem.laneLead(lane);
        long left = allotment.quantity(part);
        while (left > 0) {
            while (stock[base + v] == 0 || problem.vintageLastUsable(first + v) < arrival) {
                v++;
            }
            long taken = Math.min(left, stock[base + v]);
            stock[base + v] -= taken;
            left -= taken;
            flows.add(lane, first + v, day, demand, taken);
        }
        return v;
    }

    /** Takes a transfer from what is free, from vintage v on; returns the vintage it ended with. */
    private int sendOn(int arc, int day, int base, int v, AllocationSolution.Flows flows) {
        int lane = network.ref[arc];
        int hub = hubs.ofPlace[problem.laneTo(lane)];
        int arrival = day + problem.laneLead(lane);
        long left = flow[arc];
        while (left > 0) {
            while (free(base, v) == 0) {
                v++;
            }
            long part = Math.min(left, free(base, v));
            stock[base + v] -= part;
            left -= part;
            flows.add(lane, first + v, day, AllocationSolution.TRANSFER, part);
            arriving[(arrival * hubs.count + hub) * vintages + v] += part;
        }
        return v;
    }

    private long free(int base, int v) {
        return stock[base + v] - kept[v];
    }

    /** Sets aside what stays, oldest first from vintage v on. */
    private int keep(long stays, int base, int v) {
        long left = stays;
        while (left > 0) {
            while (free(base, v) == 0) {
                v++;
            }
            long part = Math.min(left, free(base, v));
            kept[v] += part;
            left -= part;
        }
        return v;
    }

    /** After the day: nothing is set aside any more, and what is past its last day is thrown away. */
    private void release(int day, int base) {
        Arrays.fill(kept, 0);
        for (int v = 0; v < vintages && problem.vintageLastUsable(first + v) <= day; v++) {
            stock[base + v] = 0;
        }
    }
}
