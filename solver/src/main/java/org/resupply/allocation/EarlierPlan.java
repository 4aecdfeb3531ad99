package org.resupply.allocation;

import java.util.Arrays;
import java.util.List;
import org.resupply.problem.AllocationPrices;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.problem.ScarcityProof;

/**
 * An earlier solution laid on the networks of a problem that has changed since: what it would carry on each arc where that
 * arc is still there, and the prices it ended with.
 *
 * <p>Places, lanes, pools, stores, lots, vintages and demands must be the same ones; quantities, capacities, open days, costs
 * and prices may differ.
 */
final class EarlierPlan {
    /** Base units on each arc, per commodity. */
    final long[][] flow;

    /** Base units that each demand lacked, at most what is open now. */
    final long[] lacked;

    /** Base units that each demand got, at most what is open now. */
    final long[] got;

    /** The prices of the rows. */
    final double[] rowPrice;

    /** Why its levels were no higher. */
    final List<ScarcityProof> proofs;

    /** How far its bound lay below what it cost, as a share of that; 0 where it had none. */
    final double gap;

    private final AllocationProblem problem;

    EarlierPlan(AllocationProblem problem, CapacityRows rows, CommodityNetwork[] networks, AllocationSolution earlier) {
        this.problem = problem;
        requireSameShape(problem, earlier);
        lacked = new long[problem.demands()];
        Arrays.setAll(lacked, demand -> Math.min(earlier.unmet(demand), problem.openQuantity(demand)));
        flow = new long[networks.length][];
        int[][] needOfDemand = new int[networks.length][];
        for (int c = 0; c < networks.length; c++) {
            flow[c] = new long[networks[c].arcs];
            needOfDemand[c] = needs(networks[c]);
        }
        for (int i = 0; i < earlier.flows(); i++) {
            int c = problem.vintageCommodity(earlier.flowVintage(i));
            boolean transfer = earlier.flowDemand(i) == AllocationSolution.TRANSFER;
            int arc = transfer
                    ? transfer(networks[c], earlier, i)
                    : delivery(networks[c], needOfDemand[c][earlier.flowDemand(i)], earlier, i);
            if (arc >= 0) {
                flow[c][arc] += earlier.flowQuantity(i);
            }
        }
        got = got(earlier);
        for (int c = 0; c < networks.length; c++) {
            holdTheRest(networks[c], flow[c]);
        }
        rowPrice = rowPrices(rows, earlier.prices());
        proofs = earlier.levels().stream().map(AllocationSolution.Level::proof).toList();
        gap = earlier.gap() < Double.POSITIVE_INFINITY ? earlier.gap() : 0;
    }

    private long[] got(AllocationSolution earlier) {
        long[] sum = new long[problem.demands()];
        for (int i = 0; i < earlier.flows(); i++) {
            if (earlier.flowDemand(i) != AllocationSolution.TRANSFER) {
                sum[earlier.flowDemand(i)] += earlier.flowQuantity(i);
            }
        }
        Arrays.setAll(sum, demand -> Math.min(sum[demand], problem.openQuantity(demand)));
        return sum;
    }

    private static void requireSameShape(AllocationProblem problem, AllocationSolution earlier) {
        AllocationPrices prices = earlier.prices();
        boolean same = earlier.demands() == problem.demands()
                && prices.pool().length == problem.pools()
                && prices.store().length == problem.stores()
                && prices.lot().length == problem.lots();
        for (int i = 0; i < earlier.flows() && same; i++) {
            same = earlier.flowLane(i) < problem.lanes()
                    && earlier.flowVintage(i) < problem.vintages()
                    && earlier.flowDay(i) < problem.days();
        }
        if (!same) {
            throw new IllegalArgumentException(
                    ("The earlier solution (%s demands, %s lots, %s pools) belongs to another problem (%s demands, %s lots, "
                                    + "%s pools).\nMaybe solve from scratch?")
                            .formatted(
                                    earlier.demands(),
                                    prices.lot().length,
                                    prices.pool().length,
                                    problem.demands(),
                                    problem.lots(),
                                    problem.pools()));
        }
    }

    private int[] needs(CommodityNetwork network) {
        int[] needOf = new int[problem.demands()];
        Arrays.fill(needOf, -1);
        for (int need = 0; need < network.needs; need++) {
            for (int at = network.needStart[need]; at < network.needStart[need + 1]; at++) {
                needOf[network.member[at]] = need;
            }
        }
        return needOf;
    }

    private int transfer(CommodityNetwork network, AllocationSolution earlier, int i) {
        return network.transferArc(earlier.flowLane(i), earlier.flowDay(i), network.layerOf(earlier.flowVintage(i)));
    }

    private int delivery(CommodityNetwork network, int need, AllocationSolution earlier, int i) {
        if (need < 0) {
            return -1;
        }
        int place = problem.demandPlace(earlier.flowDemand(i));
        for (int arc = network.deliverStart[need]; arc < network.deliverStart[need + 1]; arc++) {
            if (network.day[arc] == earlier.flowDay(i)
                    && network.catchments.lane(place, network.ref[arc]) == earlier.flowLane(i)) {
                return arc;
            }
        }
        return -1;
    }

    /** What neither moves on nor is handed over stays: fills the arcs that the flows of a solution do not name. */
    private static void holdTheRest(CommodityNetwork network, long[] flow) {
        long[] stock = network.supply.clone();
        long[] handed = new long[network.nodes];
        for (int arc = 0; arc < network.arcs; arc++) {
            if (network.kind[arc] == CommodityNetwork.TRANSFER) {
                stock[network.head[arc]] += flow[arc];
                stock[network.tail[arc]] -= flow[arc];
            } else if (network.kind[arc] == CommodityNetwork.DELIVER) {
                handed[network.tail[arc]] += flow[arc];
            }
        }
        int[] issueOf = new int[network.arcs];
        int[] firstIssue = new int[network.nodes];
        Arrays.fill(firstIssue, -1);
        for (int arc = network.arcs - 1; arc >= 0; arc--) {
            if (network.kind[arc] == CommodityNetwork.ISSUE) {
                issueOf[arc] = firstIssue[network.tail[arc]];
                firstIssue[network.tail[arc]] = arc;
            }
        }
        // Arcs between hubs are in the order of days and, within a place, of layers: the oldest hands over first.
        for (int arc = 0; arc < network.arcs; arc++) {
            if (network.kind[arc] == CommodityNetwork.HOLD || network.kind[arc] == CommodityNetwork.EXIT) {
                int node = network.tail[arc];
                for (int issue = firstIssue[node]; issue >= 0; issue = issueOf[issue]) {
                    long part = Math.max(0, Math.min(stock[node], handed[network.head[issue]]));
                    flow[issue] = part;
                    stock[node] -= part;
                    handed[network.head[issue]] -= part;
                }
                flow[arc] = Math.max(0, stock[node] - (network.layerLast.length == 1 ? handed[node] : 0));
                stock[network.head[arc]] += flow[arc];
            }
        }
    }

    private double[] rowPrices(CapacityRows rows, AllocationPrices prices) {
        double[] price = new double[rows.count];
        for (int day = 0; day < problem.days(); day++) {
            for (int pool = 0; pool < problem.pools(); pool++) {
                price[rows.poolRow(pool, day)] = prices.pool()[pool][day];
            }
            for (int store = 0; store < problem.stores(); store++) {
                price[rows.storeRow(store, day)] = prices.store()[store][day];
            }
        }
        return price;
    }
}
