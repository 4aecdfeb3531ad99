package org.resupply.allocation;

import java.util.Arrays;
import org.resupply.problem.AllocationProblem;

/**
 * Shares what the plan of one commodity brings to each catchment among its places.
 *
 * <p>What a need lacks is spread so that the places of the catchment lack equal shares of their whole need, day after day:
 * each day the places that lacked least so far lack first, and the units that do not divide go in turn. Where the pricing has
 * no steps, only the cost counts, and those lack that are the dearest to reach. What a slot brings goes where its lanes are cheap
 * beside those of the other slots.
 */
final class Allotment {
    /** How often any two slots of a need may exchange what they bring; two slots are done after one. */
    private static final int PASSES = 4;

    private final AllocationProblem problem;
    private final CommodityNetwork network;
    private final long[] flow;
    private final UnmetPricing pricing;
    private final Groups groups;

    /** The parts of delivery arc a are {@code start[a - firstArc]} to {@code start[a - firstArc + 1] - 1}. */
    private final int[] start;

    private final int firstArc;
    private final IntList demandOfPart = new IntList();
    private long[] quantity = new long[64];

    /** What each group lacks so far; only the groups of this commodity are touched. */
    private final long[] missing;

    Allotment(CommodityNetwork network, long[] flow, UnmetPricing pricing, long[] unmet) {
        this.problem = network.problem;
        this.network = network;
        this.flow = flow;
        this.pricing = pricing;
        this.groups = pricing.groups;
        firstArc = network.needs == 0 ? 0 : network.deliverStart[0];
        start = new int[(network.needs == 0 ? 0 : network.deliverStart[network.needs] - firstArc) + 1];
        missing = new long[groups.count];
        for (int need = 0; need < network.needs; need++) {
            lack(need, unmet);
            deliver(need, unmet);
        }
    }

    int start(int arc) {
        return start[arc - firstArc];
    }

    int demand(int part) {
        return demandOfPart.get(part);
    }

    long quantity(int part) {
        return quantity[part];
    }

    /** Spreads what a need lacks over its demands. */
    private void lack(int need, long[] unmet) {
        long lacking = network.needOpen[need];
        for (int arc = network.deliverStart[need]; arc < network.deliverStart[need + 1]; arc++) {
            lacking -= flow[arc];
        }
        int from = network.needStart[need];
        int to = network.needStart[need + 1];
        if (lacking == network.needOpen[need] || lacking == 0) {
            for (int at = from; at < to; at++) {
                int demand = network.member[at];
                unmet[demand] = lacking == 0 ? 0 : problem.openQuantity(demand);
                missing[groups.ofDemand[demand]] += unmet[demand];
            }
            return;
        }
        double level = level(from, to, lacking);
        long left = lacking;
        Integer[] order = new Integer[to - from];
        double[] rest = new double[to - from];
        for (int at = from; at < to; at++) {
            int demand = network.member[at];
            double exact = lackAt(demand, level);
            unmet[demand] = Math.min(problem.openQuantity(demand), (long) exact);
            left -= unmet[demand];
            order[at - from] = at;
            rest[at - from] = exact - unmet[demand];
        }
        Arrays.sort(order, (x, y) -> {
            int byRest = Double.compare(rest[y - from], rest[x - from]);
            return byRest != 0 ? byRest : Integer.compare(x, y);
        });
        while (left != 0) {
            long before = left;
            for (int i = 0; i < order.length && left != 0; i++) {
                int demand = network.member[order[left > 0 ? i : order.length - 1 - i]];
                long change = left > 0 ? 1 : -1;
                long changed = unmet[demand] + change;
                if (changed >= 0 && changed <= problem.openQuantity(demand)) {
                    unmet[demand] = changed;
                    left -= change;
                }
            }
            if (left == before) {
                throw new IllegalStateException("The shortage (%d) of need (%d) of commodity (%d) fits no demand."
                        .formatted(left, need, network.commodity));
            }
        }
        for (int at = from; at < to; at++) {
            missing[groups.ofDemand[network.member[at]]] += unmet[network.member[at]];
        }
    }

    /** What all lanes cost, those between hubs included. */
    double cost() {
        double sum = 0;
        for (int arc = 0; arc < flow.length; arc++) {
            if (flow[arc] > 0 && network.kind[arc] == CommodityNetwork.TRANSFER) {
                sum += flow[arc] * network.cost[arc];
            } else if (flow[arc] > 0 && network.kind[arc] == CommodityNetwork.DELIVER) {
                for (int part = start(arc); part < start(arc + 1); part++) {
                    int place = problem.demandPlace(demand(part));
                    int lane = network.catchments.lane(place, network.ref[arc]);
                    sum += quantity(part) * problem.laneCostPerUnit(lane, network.commodity);
                }
            }
        }
        return sum;
    }

    /** What a demand lacks where every group may lack the same share of its whole need up to now. */
    private double lackAt(int demand, double level) {
        int group = groups.ofDemand[demand];
        double exact = level * groups.need[group] - missing[group];
        return Math.max(0, Math.min(problem.openQuantity(demand), exact));
    }

    /** The share of need at which the members of a need together lack so much. */
    private double level(int from, int to, long lacking) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 60 && high - low > 1e-15; i++) {
            double middle = (low + high) / 2;
            double sum = 0;
            for (int at = from; at < to; at++) {
                sum += lackAt(network.member[at], middle);
            }
            if (sum < lacking) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /**
     * Hands what the arcs of a need bring to its demands: each slot to those for whom its lane is cheap beside the other
     * slots, and where only the sum counts, lacks are one more slot, without cost.
     */
    private void deliver(int need, long[] unmet) {
        int from = network.needStart[need];
        int size = network.needStart[need + 1] - from;
        int slots = network.catchments.slots(network.needCatchment[need]);
        boolean lackTakesPart = pricing.isStraight();
        int columns = lackTakesPart ? slots + 1 : slots;
        long[][] share = new long[columns][];
        double[][] cost = new double[columns][];
        int column = 0;
        long left = 0;
        for (int arc = network.deliverStart[need]; arc < network.deliverStart[need + 1]; arc++) {
            if (flow[arc] > 0 && share[network.ref[arc]] == null) {
                share[network.ref[arc]] = new long[size];
                cost[network.ref[arc]] = costs(need, network.ref[arc]);
            }
        }
        long[] total = new long[columns];
        for (int arc = network.deliverStart[need]; arc < network.deliverStart[need + 1]; arc++) {
            total[network.ref[arc]] += flow[arc];
        }
        for (int i = 0; i < size; i++) {
            long open = served(from + i, unmet);
            while (open > 0) {
                while (left == 0) {
                    left = total[column++];
                }
                long part = Math.min(open, left);
                share[column - 1][i] = part;
                open -= part;
                left -= part;
            }
        }
        if (lackTakesPart) {
            share[slots] = new long[size];
            cost[slots] = new double[size];
            for (int i = 0; i < size; i++) {
                share[slots][i] = unmet[network.member[from + i]];
            }
        }
        exchange(share, cost);
        if (lackTakesPart) {
            for (int i = 0; i < size; i++) {
                unmet[network.member[from + i]] = share[slots][i];
            }
        }
        write(need, share);
    }

    private double[] costs(int need, int slot) {
        double[] costs = new double[network.needStart[need + 1] - network.needStart[need]];
        for (int i = 0; i < costs.length; i++) {
            int place = problem.demandPlace(network.member[network.needStart[need] + i]);
            costs[i] = problem.laneCostPerUnit(network.catchments.lane(place, slot), network.commodity);
        }
        return costs;
    }

    /** Lets any two slots exchange what they bring until no two can do so with profit. */
    private static void exchange(long[][] share, double[][] cost) {
        boolean changed = true;
        for (int pass = 0; pass < PASSES && changed; pass++) {
            changed = false;
            for (int one = 0; one < share.length; one++) {
                for (int other = one + 1; other < share.length; other++) {
                    if (share[one] != null && share[other] != null) {
                        changed |= exchange(share[one], share[other], cost[one], cost[other]);
                    }
                }
            }
        }
    }

    /** Gives the demands that two slots share to the first in the order of what that saves; whether anything changed. */
    private static boolean exchange(long[] one, long[] other, double[] costOfOne, double[] costOfOther) {
        long[] order = new long[one.length];
        int count = 0;
        long left = 0;
        for (int i = 0; i < one.length; i++) {
            if (one[i] + other[i] > 0) {
                int bits = Float.floatToIntBits((float) (costOfOne[i] - costOfOther[i]));
                // Flipping the other bits of negative numbers makes all floats sort as their bits do.
                order[count++] = (long) (bits ^ bits >> 31 & Integer.MAX_VALUE) << 32 | i;
                left += one[i];
            }
        }
        Arrays.sort(order, 0, count);
        boolean changed = false;
        for (int at = 0; at < count; at++) {
            int i = (int) order[at];
            long both = one[i] + other[i];
            long part = Math.min(left, both);
            changed |= part != one[i];
            one[i] = part;
            other[i] = both - part;
            left -= part;
        }
        return changed;
    }

    /** Writes down what each arc of a need brings to whom. */
    private void write(int need, long[][] share) {
        int slot = -1;
        int i = 0;
        for (int arc = network.deliverStart[need]; arc < network.deliverStart[need + 1]; arc++) {
            start[arc - firstArc] = demandOfPart.size();
            if (network.ref[arc] != slot) {
                slot = network.ref[arc];
                i = 0;
            }
            long left = flow[arc];
            while (left > 0) {
                while (share[slot][i] == 0) {
                    i++;
                }
                long part = Math.min(left, share[slot][i]);
                if (demandOfPart.size() == quantity.length) {
                    quantity = Arrays.copyOf(quantity, quantity.length * 2);
                }
                quantity[demandOfPart.size()] = part;
                demandOfPart.add(network.member[network.needStart[need] + i]);
                left -= part;
                share[slot][i] -= part;
            }
        }
        start[network.deliverStart[need + 1] - firstArc] = demandOfPart.size();
    }

    private long served(int at, long[] unmet) {
        return problem.openQuantity(network.member[at]) - unmet[network.member[at]];
    }
}
