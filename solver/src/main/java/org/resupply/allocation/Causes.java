package org.resupply.allocation;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.resupply.problem.AllocationCause;
import org.resupply.problem.AllocationProblem;

/**
 * Says why a demand is not met in full.
 *
 * <p>Where stock is left that could still come, the way with the fewest full capacities names the first of them. Where none
 * could come, the rules are lifted one by one (shelf life, closed days, the window), and the first that lets some come is the
 * cause. What is left then is withheld, used up, or was never within reach.
 */
final class Causes {
    private final AllocationProblem problem;
    private final SharedPlan plan;
    private final AllocationCause[] cause;

    private Causes(SharedPlan plan) {
        this.plan = plan;
        this.problem = plan.problem;
        cause = new AllocationCause[problem.demands()];
        Arrays.fill(cause, AllocationCause.NONE);
    }

    static AllocationCause[] of(SharedPlan plan, long[] unmet) {
        Causes causes = new Causes(plan);
        for (CommodityFlow flow : plan.commodities) {
            causes.explain(flow, unmet);
        }
        return causes.cause;
    }

    private void explain(CommodityFlow flow, long[] unmet) {
        CommodityNetwork network = flow.network;
        boolean any = false;
        for (int demand : network.member) {
            any |= unmet[demand] > 0;
        }
        if (!any) {
            return;
        }
        boolean[] free = freeNodes(flow);
        AllocationCause[] way = fewestFull(flow, free);
        Spread leftover = null;
        Spread everything = null;
        Spread withheld = null;
        for (int need = 0; need < network.needs; need++) {
            boolean lacks = false;
            for (int at = network.needStart[need]; at < network.needStart[need + 1]; at++) {
                lacks |= unmet[network.member[at]] > 0;
            }
            if (!lacks) {
                continue;
            }
            AllocationCause found = way[network.needNode(need)];
            if (found == null) {
                leftover = leftover == null ? Spread.of(flow, free) : leftover;
                found = leftover.lifted(need);
            }
            if (found == null) {
                withheld = withheld == null ? Spread.of(flow, withheldNodes(network)) : withheld;
                found = withheld.lifted(need) == AllocationCause.OUTRANKED ? AllocationCause.RESERVE : null;
            }
            if (found == null) {
                everything = everything == null ? Spread.of(flow, lotNodes(network)) : everything;
                found = everything.lifted(need);
                if (found == AllocationCause.OUTRANKED || !everything.any) {
                    found = AllocationCause.STOCK;
                } else if (found == null) {
                    found = AllocationCause.UNREACHABLE;
                }
            }
            for (int at = network.needStart[need]; at < network.needStart[need + 1]; at++) {
                if (unmet[network.member[at]] > 0) {
                    cause[network.member[at]] = found;
                }
            }
        }
    }

    /** The nodes whose stock is never used. */
    private static boolean[] freeNodes(CommodityFlow flow) {
        CommodityNetwork network = flow.network;
        long[] free = new long[network.nodes];
        boolean[] is = new boolean[network.nodes];
        for (int arc = network.arcs - 1; arc >= 0; arc--) {
            if (network.kind[arc] == CommodityNetwork.EXIT) {
                free[network.tail[arc]] = flow.flow[arc];
            } else if (network.kind[arc] == CommodityNetwork.HOLD) {
                free[network.tail[arc]] = Math.min(flow.flow[arc], free[network.head[arc]]);
            }
            if (network.kind[arc] <= CommodityNetwork.EXIT) {
                is[network.tail[arc]] = free[network.tail[arc]] > 0;
            }
        }
        return is;
    }

    private static boolean[] lotNodes(CommodityNetwork network) {
        boolean[] is = new boolean[network.nodes];
        for (int lot = 0; lot < network.nodeOfLot.length; lot++) {
            if (network.nodeOfLot[lot] >= 0 && network.problem.lotQuantity(lot) > 0) {
                is[network.nodeOfLot[lot]] = true;
            }
        }
        return is;
    }

    private static boolean[] withheldNodes(CommodityNetwork network) {
        boolean[] is = new boolean[network.nodes];
        for (int lot = 0; lot < network.nodeOfLot.length; lot++) {
            if (network.nodeOfLot[lot] >= 0 && network.problem.lotReserved(lot) > 0) {
                is[network.nodeOfLot[lot]] = true;
            }
        }
        return is;
    }

    /** The first full capacity on the way with the fewest of them, per node; null where no way leads. */
    private AllocationCause[] fewestFull(CommodityFlow flow, boolean[] sources) {
        CommodityNetwork network = flow.network;
        int[] outStart = new int[network.nodes + 1];
        for (int arc = 0; arc < network.arcs; arc++) {
            outStart[network.tail[arc] + 1]++;
        }
        for (int node = 0; node < network.nodes; node++) {
            outStart[node + 1] += outStart[node];
        }
        int[] out = new int[network.arcs];
        int[] next = outStart.clone();
        for (int arc = 0; arc < network.arcs; arc++) {
            out[next[network.tail[arc]]++] = arc;
        }
        AllocationCause[] label = new AllocationCause[network.nodes];
        int[] distance = new int[network.nodes];
        Arrays.fill(distance, Integer.MAX_VALUE);
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        for (int node = 0; node < network.nodes; node++) {
            if (sources[node]) {
                distance[node] = 0;
                label[node] = AllocationCause.OUTRANKED;
                queue.add(node);
            }
        }
        while (!queue.isEmpty()) {
            int node = queue.poll();
            for (int i = outStart[node]; i < outStart[node + 1]; i++) {
                int arc = out[i];
                int to = network.head[arc];
                if (network.kind[arc] == CommodityNetwork.EXIT) {
                    continue;
                }
                AllocationCause full = full(flow, arc);
                int reached = distance[node] + (full == null ? 0 : 1);
                if (reached < distance[to]) {
                    distance[to] = reached;
                    label[to] = full != null && label[node] == AllocationCause.OUTRANKED ? full : label[node];
                    if (full == null) {
                        queue.addFirst(to);
                    } else {
                        queue.addLast(to);
                    }
                }
            }
        }
        return label;
    }

    private AllocationCause full(CommodityFlow flow, int arc) {
        CommodityNetwork network = flow.network;
        boolean onLane =
                network.kind[arc] == CommodityNetwork.TRANSFER || network.kind[arc] == CommodityNetwork.DELIVER;
        if (onLane && flow.flow[arc] >= flow.most[arc] && problem.lanePalletised(network.lane(arc))) {
            return AllocationCause.PALLET;
        }
        Loads loads = network.loads;
        for (int at = loads.start[network.load[arc]]; at < loads.start[network.load[arc] + 1]; at++) {
            int row = loads.row[at];
            if (plan.rows.capacity[row] + plan.rows.extra[row] - plan.used[row] < loads.most[at]) {
                return plan.rows.cause(row);
            }
        }
        return null;
    }

    /** How early stock could be at each hub when rules are lifted. */
    private static final class Spread {
        private static final int NEVER = Integer.MAX_VALUE / 2;
        private final CommodityFlow flow;
        private final AllocationProblem problem;
        private final CommodityNetwork.Hubs hubs;
        /** Whether there is any stock to spread. */
        private final boolean any;

        private final boolean[] reachedInTime;
        private final int[] earliestOpen;
        private final int[] earliestAny;

        private Spread(CommodityFlow flow, boolean[] sources) {
            this.flow = flow;
            this.problem = flow.network.problem;
            this.hubs = flow.network.hubs();
            boolean some = false;
            int[] seed = new int[hubs.count];
            Arrays.fill(seed, NEVER);
            for (int hub = 0; hub < hubs.count; hub++) {
                for (int layer = 0; layer < flow.network.layerLast.length; layer++) {
                    for (int day = 0; day < problem.days(); day++) {
                        int node = flow.network.stockNode(hub, layer, day);
                        if (node >= 0 && sources[node]) {
                            seed[hub] = Math.min(seed[hub], day);
                            some = true;
                        }
                    }
                }
            }
            any = some;
            reachedInTime = reach(sources);
            earliestOpen = earliest(seed, true);
            earliestAny = earliest(seed, false);
        }

        static Spread of(CommodityFlow flow, boolean[] sources) {
            return new Spread(flow, sources);
        }

        private boolean[] reach(boolean[] sources) {
            CommodityNetwork network = flow.network;
            boolean[] reached = sources.clone();
            boolean changed = true;
            while (changed) {
                changed = false;
                for (int arc = 0; arc < network.arcs; arc++) {
                    if (reached[network.tail[arc]]
                            && !reached[network.head[arc]]
                            && network.kind[arc] != CommodityNetwork.EXIT) {
                        reached[network.head[arc]] = true;
                        changed = true;
                    }
                }
            }
            return reached;
        }

        private int[] earliest(int[] seed, boolean openDaysOnly) {
            int[] earliest = seed.clone();
            ArrayDeque<Integer> queue = new ArrayDeque<>();
            for (int hub = 0; hub < earliest.length; hub++) {
                if (earliest[hub] < NEVER) {
                    queue.add(hub);
                }
            }
            while (!queue.isEmpty()) {
                int hub = queue.poll();
                for (int i = hubs.transferStart[hub]; i < hubs.transferStart[hub + 1]; i++) {
                    int lane = hubs.transferLane[i];
                    int to = hubs.ofPlace[problem.laneTo(lane)];
                    int arrival = arrival(lane, earliest[hub], openDaysOnly);
                    if (arrival < earliest[to]) {
                        earliest[to] = arrival;
                        queue.add(to);
                    }
                }
            }
            return earliest;
        }

        private int arrival(int lane, int from, boolean openDaysOnly) {
            if (from >= NEVER || !problem.laneCarries(lane, flow.network.commodity)) {
                return NEVER;
            }
            int day = from;
            while (openDaysOnly && day < problem.days() && !problem.laneOpen(lane, day)) {
                day++;
            }
            return openDaysOnly && day >= problem.days() ? NEVER : day + problem.laneLead(lane);
        }

        /**
         * The first rule whose lifting lets stock come: OUTRANKED when none needs lifting, null when no lifting helps.
         */
        AllocationCause lifted(int need) {
            CommodityNetwork network = flow.network;
            int demand = network.example(need);
            if (reachedInTime[network.needNode(need)]) {
                return AllocationCause.OUTRANKED;
            }
            boolean open = false;
            boolean closed = false;
            boolean late = false;
            int place = problem.demandPlace(demand);
            for (int slot = 0; slot < network.catchments.slots(network.needCatchment[need]); slot++) {
                int lane = network.catchments.lane(place, slot);
                int hub = hubs.ofPlace[problem.laneFrom(lane)];
                int lead = problem.laneLead(lane);
                int from = Math.max(earliestOpen[hub], problem.demandFirst(demand) - lead);
                open |= arrival(lane, Math.max(0, from), true) <= problem.demandLast(demand);
                closed |= arrival(lane, earliestAny[hub], false) <= problem.demandLast(demand);
                late |= arrival(lane, earliestAny[hub], false) < NEVER;
            }
            if (open) {
                return AllocationCause.SHELF_LIFE;
            }
            if (closed) {
                return AllocationCause.LANE_CLOSED;
            }
            return late ? AllocationCause.ARRIVAL : null;
        }
    }
}
