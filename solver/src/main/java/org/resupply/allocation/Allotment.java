package org.resupply.allocation;

import java.util.Arrays;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.IntList;

/**
 * Shares what the plan of one commodity brings to each catchment among its places.
 *
 * <p>What a need lacks is spread so that the places of the catchment lack equal shares of their whole need, day after day:
 * each day the places that lacked least so far lack first, and the units that do not divide go in turn. Where the pricing has
 * no steps, only the cost counts, and those lack that are the dearest to reach. What a slot brings goes where its lanes are cheap
 * beside those of the other slots.
 *
 * <p>Near an earlier plan a place lacks what it lacked there, as far as that costs no more and its share stays near the others': so
 * a catchment that has a little more or less changes what few of its places get, not what all of them get.
 */
final class Allotment {
    /** How often any two slots of a need may exchange what they bring; two slots are done after one. */
    private static final int PASSES = 4;

    /** How far from equal, as a part of their need, shares may be for the sake of what an earlier plan brought. */
    private static final double LEEWAY = 0.02;

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

    /** What each demand lacked in an earlier plan, null where there is none. */
    private final long[] lacked;

    /**
     * Shares a flow out.
     *
     * @param lacked what each demand lacked in an earlier plan, or null
     * @param unmet filled for the demands of this commodity
     */
    Allotment(CommodityNetwork network, long[] flow, UnmetPricing pricing, long[] lacked, long[] unmet) {
        this.lacked = lacked;
        this.problem = network.problem;
        this.network = network;
        this.flow = flow;
        this.pricing = pricing;
        this.groups = pricing.groups;
        firstArc = network.needs == 0 ? 0 : network.deliverStart[0];
        start = new int[(network.needs == 0 ? 0 : network.deliverStart[network.needs] - firstArc) + 1];
        missing = new long[groups.count];
        for (int bundle = 0; bundle < network.bundles; bundle++) {
            lack(bundle, unmet);
        }
        for (int need = 0; need < network.needs; need++) {
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

    private long lacking(int need) {
        long lacking = network.needOpen[need];
        for (int arc = network.deliverStart[need]; arc < network.deliverStart[need + 1]; arc++) {
            lacking -= flow[arc];
        }
        return lacking;
    }

    /** Spreads what the needs of a bundle lack over their demands; first those where there is nothing to share. */
    private void lack(int bundle, long[] unmet) {
        for (int need = network.bundleStart[bundle]; need < network.bundleStart[bundle + 1]; need++) {
            long lacking = lacking(need);
            for (int at = network.needStart[need]; at < network.needStart[need + 1]; at++) {
                int demand = network.member[at];
                unmet[demand] = lacking == network.needOpen[need] ? problem.openQuantity(demand) : 0;
                missing[groups.ofDemand[demand]] += unmet[demand];
            }
        }
        for (int need = network.bundleStart[bundle]; need < network.bundleStart[bundle + 1]; need++) {
            long lacking = lacking(need);
            if (lacking > 0 && lacking < network.needOpen[need]) {
                share(need, lacking, unmet);
            }
        }
    }

    /**
     * Spreads what a need lacks over its demands: all steps below a surcharge first, and of the steps at that surcharge so
     * much that the groups lack equal shares, as far as that goes; near an earlier plan, nearly equal ones.
     */
    private void share(int need, long lacking, long[] unmet) {
        int from = network.needStart[need];
        int size = network.needStart[need + 1] - from;
        long[] least = new long[size];
        long[] most = new long[size];
        fillSteps(from, lacking, least, most);
        double level = level(from, least, most, lacking);
        double leeway = lacked == null ? 0 : LEEWAY;
        long[] low = new long[size];
        long[] high = new long[size];
        long left = lacking;
        long[] order = new long[size];
        for (int i = 0; i < size; i++) {
            int demand = network.member[from + i];
            double exact = lackAt(demand, level, least[i], most[i]);
            low[i] = (long) lackAt(demand, level - leeway, least[i], most[i]);
            high[i] = Math.min(most[i], (long) Math.ceil(lackAt(demand, level + leeway, least[i], most[i])));
            unmet[demand] = Math.max(low[i], Math.min(high[i], lacked == null ? (long) exact : lacked[demand]));
            left -= unmet[demand];
            // What does not divide lacks where the share is largest without it; near an earlier plan, where least lacks
            // beside an equal share.
            int group = groups.ofDemand[demand];
            double next = lacked == null
                    ? (missing[group] + unmet[demand] + 1) / (double) groups.need[group]
                    : unmet[demand] - exact;
            order[i] = (long) ascending((float) next) << 32 | i;
        }
        Arrays.sort(order);
        left = spread(from, left, order, low, high, unmet);
        left = spread(from, left, order, least, most, unmet);
        if (left != 0) {
            throw new IllegalStateException("The shortage (%s) of need (%s) of commodity (%s) fits no demand."
                    .formatted(left, need, network.commodity));
        }
        for (int i = 0; i < size; i++) {
            missing[groups.ofDemand[network.member[from + i]]] += unmet[network.member[from + i]];
        }
    }

    /**
     * Spreads more, or where it is negative less, that the demands of a need lack, each within its limits, the first in the order
     * first (for less, the last); returns what fits nowhere.
     */
    private long spread(int from, long more, long[] order, long[] low, long[] high, long[] unmet) {
        long left = more;
        for (int at = 0; at < order.length && left != 0; at++) {
            int i = (int) order[left > 0 ? at : order.length - 1 - at];
            int demand = network.member[from + i];
            long change = Math.max(low[i] - unmet[demand], Math.min(high[i] - unmet[demand], left));
            unmet[demand] += change;
            left -= change;
        }
        return left;
    }

    /** Whole numbers that sort as the floats do. */
    private static int ascending(float value) {
        int bits = Float.floatToIntBits(value);
        // Flipping the other bits of negative numbers makes all floats sort as their bits do.
        return bits ^ bits >> 31 & Integer.MAX_VALUE;
    }

    /**
     * Fills the steps of the demands of a need in the order of their surcharge until they hold what is lacking.
     *
     * @param least filled: what each demand lacks below the last surcharge
     * @param most filled: the same with its steps at the last surcharge
     */
    private void fillSteps(int from, long lacking, long[] least, long[] most) {
        int room = 0;
        for (int i = 0; i < least.length; i++) {
            int group = groups.ofDemand[network.member[from + i]];
            room += pricing.stepStart[group + 1] - pricing.stepStart[group] + 1;
        }
        long[] order = new long[room];
        long[] width = new long[room];
        int[] owner = new int[room];
        int parts = 0;
        for (int i = 0; i < least.length; i++) {
            int demand = network.member[from + i];
            int group = groups.ofDemand[demand];
            long done = missing[group];
            long open = problem.openQuantity(demand);
            for (int step = pricing.stepStart[group]; open > 0; step++) {
                boolean beyond = step == pricing.stepStart[group + 1];
                long whole = beyond ? Long.MAX_VALUE : pricing.stepWidth[step];
                long part = Math.min(open, whole - Math.min(done, whole));
                done = Math.max(0, done - whole);
                open -= part;
                if (part > 0) {
                    // Surcharges are not negative, so their bits sort as they do.
                    float surcharge = beyond ? Float.MAX_VALUE : (float) pricing.stepSurcharge[step];
                    order[parts] = (long) Float.floatToIntBits(surcharge) << 32 | parts;
                    width[parts] = part;
                    owner[parts++] = i;
                }
            }
        }
        Arrays.sort(order, 0, parts);
        long left = lacking;
        for (int first = 0; left > 0; ) {
            int end = first;
            long together = 0;
            while (end < parts && order[end] >>> 32 == order[first] >>> 32) {
                together += width[(int) order[end++]];
            }
            for (int at = first; at < end; at++) {
                int part = (int) order[at];
                most[owner[part]] += width[part];
                least[owner[part]] += together <= left ? width[part] : 0;
            }
            left -= Math.min(left, together);
            first = end;
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

    /** What a demand lacks, within limits, where every group may lack the same share of its whole need up to now. */
    private double lackAt(int demand, double level, long least, long most) {
        int group = groups.ofDemand[demand];
        double exact = level * groups.need[group] - missing[group];
        return Math.max(least, Math.min(most, exact));
    }

    /** The share of need at which the members of a need together lack so much. */
    private double level(int from, long[] least, long[] most, long lacking) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 60 && high - low > 1e-15; i++) {
            double middle = (low + high) / 2;
            double sum = 0;
            for (int at = 0; at < least.length; at++) {
                sum += lackAt(network.member[from + at], middle, least[at], most[at]);
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
                order[count++] = (long) ascending((float) (costOfOne[i] - costOfOther[i])) << 32 | i;
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
