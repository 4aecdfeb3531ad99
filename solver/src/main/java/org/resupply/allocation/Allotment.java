package org.resupply.allocation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.resupply.problem.AllocationProblem;

/**
 * Shares what the plan of one commodity brings to each catchment among its places.
 *
 * <p>What a need lacks is spread so that the places of the catchment lack equal shares of their whole need, day after day:
 * each day the places that lacked least so far lack first, and the units that do not divide go in turn. Where the pricing has
 * no steps, only the cost counts, and those lack that are the dearest to reach. The deliveries of a slot then fill the places
 * one after the other.
 */
final class Allotment {
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
        if (pricing.isStraight()) {
            lackDearest(need, lacking, unmet);
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

    /** Where only the sum counts, those lack that are the dearest to reach. */
    private void lackDearest(int need, long lacking, long[] unmet) {
        int[] dearest = IntStream.range(network.needStart[need], network.needStart[need + 1])
                .map(at -> network.member[at])
                .boxed()
                .sorted(Comparator.comparingDouble((Integer demand) -> -cheapestLane(demand))
                        .thenComparingInt(demand -> demand))
                .mapToInt(demand -> demand)
                .toArray();
        long left = lacking;
        for (int demand : dearest) {
            unmet[demand] = Math.min(left, problem.openQuantity(demand));
            left -= unmet[demand];
        }
    }

    private double cheapestLane(int demand) {
        int place = problem.demandPlace(demand);
        double cheapest = Double.POSITIVE_INFINITY;
        for (int slot = 0; slot < network.catchments.slots(network.catchments.ofPlace[place]); slot++) {
            cheapest = Math.min(cheapest, problem.laneCostPerKg(network.catchments.lane(place, slot)));
        }
        return cheapest;
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

    /** Fills the demands of a need one after the other with what its arcs bring. */
    private void deliver(int need, long[] unmet) {
        int at = network.needStart[need];
        long open = network.needStart[need + 1] == at ? 0 : served(at, unmet);
        for (int arc = network.deliverStart[need]; arc < network.deliverStart[need + 1]; arc++) {
            start[arc - firstArc] = demandOfPart.size();
            long left = flow[arc];
            while (left > 0) {
                while (open == 0) {
                    open = served(++at, unmet);
                }
                long part = Math.min(left, open);
                if (demandOfPart.size() == quantity.length) {
                    quantity = Arrays.copyOf(quantity, quantity.length * 2);
                }
                quantity[demandOfPart.size()] = part;
                demandOfPart.add(network.member[at]);
                left -= part;
                open -= part;
            }
        }
        start[network.deliverStart[need + 1] - firstArc] = demandOfPart.size();
    }

    private long served(int at, long[] unmet) {
        return problem.openQuantity(network.member[at]) - unmet[network.member[at]];
    }
}
