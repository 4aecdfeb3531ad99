package org.resupply.allocation;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.resupply.allocation.flow.MinCostFlow;

/**
 * The plan of one commodity as a minimum-cost flow, within the part of the shared capacities that it may use.
 *
 * <p>What the shared capacities bind are {@link CapacityLimits}, each on a set of arcs and on one row.
 */
final class CommodityFlow {
    final CommodityNetwork network;
    private final CommodityGraph graph;

    /** Number of limits. */
    final int limits;

    /** The row of each limit. */
    final int[] limitRow;

    /** What one base unit takes of the row. */
    final long[] limitUse;

    /** The arcs of limit i are {@code limitArc[limitStart[i]]} to {@code limitArc[limitStart[i + 1] - 1]}. */
    final int[] limitStart;

    final int[] limitArc;

    /** Whether the row of a limit is split among several limits of this commodity. */
    final boolean[] limitSplit;

    /** Base units on each arc of the network. */
    final long[] flow;

    /** The most base units that each arc may carry for the sake of whole pallets and of an order among hubs. */
    final long[] most;

    /** The least base units that each arc carries; null where nothing is asked. */
    private long[] least;

    private BooleanSupplier stop = () -> false;
    private boolean solved;

    /** The plan that moves nothing. */
    CommodityFlow(CommodityGraph graph) {
        this.graph = graph;
        network = graph.network;
        CapacityLimits shared = network.limits;
        limits = shared.count;
        limitRow = shared.row;
        limitUse = shared.use;
        limitStart = shared.start;
        limitArc = shared.arc;
        limitSplit = shared.split;
        flow = new long[network.arcs];
        most = new long[network.arcs];
        Arrays.fill(most, Long.MAX_VALUE);
        holdEverything();
    }

    /** Gives up what is being solved once the condition holds; the plan then stays as it is. */
    void stopWhen(BooleanSupplier condition) {
        stop = condition;
    }

    /** Asks for so many base units on an arc, no more and no less, in what is solved from now on. */
    void ask(int arc, long units) {
        least = least == null ? new long[network.arcs] : least;
        least[arc] = units;
        most[arc] = units;
    }

    /** The plan that moves nothing: every lot stays where it is. */
    private void holdEverything() {
        Arrays.fill(flow, 0);
        long[] stock = network.supply.clone();
        for (int arc = 0; arc < network.arcs; arc++) {
            if (network.kind[arc] == CommodityNetwork.HOLD || network.kind[arc] == CommodityNetwork.EXIT) {
                flow[arc] = stock[network.tail[arc]];
                stock[network.head[arc]] += flow[arc];
            }
        }
    }

    /** Base units that a limit's arcs carry together. */
    long limitFlow(int limit) {
        long sum = 0;
        for (int at = limitStart[limit]; at < limitStart[limit + 1]; at++) {
            sum += flow[limitArc[at]];
        }
        return sum;
    }

    /** Whether a limit binds an arc. */
    boolean isLimited(int arc, int limit) {
        for (int at = limitStart[limit]; at < limitStart[limit + 1]; at++) {
            if (limitArc[at] == arc) {
                return true;
            }
        }
        return false;
    }

    /** Adds what this commodity takes of each row, or takes it away. */
    void count(long[] used, int sign) {
        Loads loads = network.loads;
        for (int arc = 0; arc < flow.length; arc++) {
            if (flow[arc] != 0) {
                for (int at = loads.start[network.load[arc]]; at < loads.start[network.load[arc] + 1]; at++) {
                    used[loads.row[at]] += sign * flow[arc] * loads.most[at];
                }
            }
        }
    }

    /** How much of a row one limit may use. */
    interface Room {
        /** All that the limit's arcs may take of the row together, in the row's measure, requisitioned capacity included. */
        long of(int limit);
    }

    /**
     * Replans the commodity for the demands of classes 0 to {@code lastClass}.
     *
     * @param room what each limit may use
     * @param base what of it is not requisitioned
     * @return false when it was stopped, or when no plan fits, which cannot be where each limit may use at least what it uses
     *     now; the plan then stays as it is
     */
    boolean solve(int lastClass, Room room, Room base) {
        graph.prepare(lastClass);
        long[] capacities = graph.capacities;
        for (int limit = 0; limit < limits; limit++) {
            long all = room.of(limit) / limitUse[limit];
            int arc = graph.limitedArc(limit);
            int extra = graph.limitExtra[limit];
            long cheap = extra < 0 ? all : Math.min(all, base.of(limit) / limitUse[limit]);
            capacities[arc] = Math.min(capacities[arc], cheap);
            if (extra >= 0) {
                capacities[extra] = all - cheap;
            }
        }
        for (int arc = 0; arc < most.length; arc++) {
            capacities[arc] = Math.min(capacities[arc], most[arc]);
            int againArc = graph.againArc(arc);
            if (againArc >= 0) {
                long kept = Math.min(capacities[arc], graph.earlier[arc]);
                capacities[againArc] = kept;
                capacities[arc] -= capacities[arc] == MinCostFlow.UNLIMITED ? 0 : kept;
            }
        }
        solved = sendLeast() && graph.solve(lastClass, stop) == MinCostFlow.Outcome.OPTIMAL;
        if (!solved) {
            return false;
        }
        for (int arc = 0; arc < flow.length; arc++) {
            int againArc = graph.againArc(arc);
            flow[arc] = graph.kernel.flow(arc)
                    + (againArc < 0 ? 0 : graph.kernel.flow(againArc))
                    + (least == null ? 0 : least[arc]);
        }
        return true;
    }

    /** Lets the kernel begin with what arcs carry at the least, out of what they may carry; false where that is more. */
    private boolean sendLeast() {
        for (int arc = 0; least != null && arc < least.length; arc++) {
            int againArc = graph.againArc(arc);
            long again = againArc < 0 ? 0 : Math.min(least[arc], graph.capacities[againArc]);
            long other = least[arc] - again;
            if (other > graph.capacities[arc]) {
                return false;
            }
            if (again > 0) {
                graph.capacities[againArc] -= again;
            }
            graph.capacities[arc] -= graph.capacities[arc] == MinCostFlow.UNLIMITED ? 0 : other;
            graph.supplies[graph.kernelGraph.tail(arc)] -= least[arc];
            graph.supplies[graph.kernelGraph.head(arc)] += least[arc];
        }
        return true;
    }

    /**
     * Raises prices of rows and lots to what this commodity would pay for one more unit of them, where the last solve found
     * them full.
     */
    void raisePrices(double[] rowPrice, double[] lotPrice) {
        for (int limit = 0; limit < limits && solved; limit++) {
            int arc = graph.limitExtra[limit] < 0 ? graph.limitedArc(limit) : graph.limitExtra[limit];
            int row = limitRow[limit];
            // Prices are within parts of a unit of cost: only what is full has one.
            if (graph.kernel.flow(arc) >= graph.capacities[arc]) {
                rowPrice[row] = Math.max(rowPrice[row], graph.marginal(arc) / limitUse[limit]);
            }
        }
        double[] worth = new double[lotPrice.length];
        readLotPrices(worth);
        for (int lot = 0; lot < worth.length; lot++) {
            // A part of a unit of cost is nothing.
            lotPrice[lot] = Math.max(lotPrice[lot], worth[lot] * graph.scale < 1 ? 0 : worth[lot]);
        }
    }

    /**
     * What this commodity would pay for a little more of what a limit gives it, by the last solve: before anything is
     * requisitioned, whereas {@link #raisePrices} asks for more than can be.
     */
    double limitPrice(int limit) {
        return Math.max(0, graph.marginal(graph.limitedArc(limit)) / limitUse[limit]);
    }

    /** What a unit of each of its lots is worth by the last solve. */
    void readLotPrices(double[] lotPrice) {
        if (solved) {
            graph.readLotPrices(lotPrice);
        }
    }

    /** Whether the last solve found a plan, so that there are prices. */
    boolean isSolved() {
        return solved;
    }
}
