package org.resupply.allocation;

import java.util.Arrays;
import org.resupply.allocation.flow.MinCostFlow;
import org.resupply.solve.Allowance;

/**
 * Steps on the flows of all commodities and on the prices at once, on the linear program over catchments: the primal-dual hybrid gradient method
 * (A. Chambolle, T. Pock, Journal of Mathematical Imaging and Vision 40, 2011) with a step of its own for each variable (the same, ICCV 2011),
 * reflected, drawn to where it began and begun anew once it moves little, with steps of flows and of prices weighed anew there (D. Applegate and
 * others, NeurIPS 2021; H. Lu, J. Yang, arXiv 2407.16144).
 *
 * <p>Where a few rows bind many needs alike, the answers of {@link PriceSearch} jump and their steps stand still far from the best prices; these
 * go on, but each of them takes some three times as long.
 */
final class PrimalDualSteps {
    /** Steps before prices are proven for the first time; then whenever an eighth as many as there were have been added. */
    private static final int FIRST_PROOF = 250;

    /** Steps after which it ends where the bound has not risen. */
    private static final long PATIENCE = 1000;

    /** Begun anew after at least so many steps, once the distance moved falls to a part of what it was at first, or rises again below another. */
    private static final int LEAST_EPOCH = 20;

    private static final double FAR_NEARER = 0.2;
    private static final double NEARER = 0.8;

    /** Begun anew in any case where so large a share of all steps was made since. */
    private static final double LONGEST_EPOCH = 0.36;

    /** At first steps of prices are so much longer than those of flows as prices are larger, times this. */
    private static final double FIRST_WEIGHT = 0.01;

    /** By how much the weight of the prices' steps may change at once. */
    private static final double MOST_CHANGE = 2;

    private final PriceSearch search;
    private final Part[] parts;
    private final Moving rows;

    /** What the largest load takes of each row: rows are counted in it. */
    private final double[] unit;

    private final double[] use;

    /** How much longer the steps of prices are than those of flows. */
    private double weight;

    /** Steps made so far. */
    private long made;

    private int sinceAnchor;
    private double firstMove;
    private double lastMove;
    private long nextProof = FIRST_PROOF;

    /** Values that move, what they are drawn to, where the method takes them, and how long a step of each is. */
    private static final class Moving {
        final double[] now;
        final double[] anchor;
        final double[] next;
        final double[] step;

        Moving(int size) {
            now = new double[size];
            anchor = new double[size];
            next = new double[size];
            step = new double[size];
        }

        /** The steps by which the method stays stable: one over the sum of what stands in a row or column of the program. */
        void invertSteps() {
            for (int i = 0; i < step.length; i++) {
                step[i] = step[i] > 0 ? 1 / step[i] : 0;
            }
        }

        private static double distance(double[] from, double[] to, double[] step) {
            double sum = 0;
            for (int i = 0; i < step.length; i++) {
                double moved = to[i] - from[i];
                sum += step[i] > 0 ? moved * moved / step[i] : 0;
            }
            return sum;
        }

        double moved() {
            return distance(now, next, step);
        }

        /** How far it is from the anchor, which then is where it is now. */
        double lay() {
            double far = distance(anchor, now, step);
            System.arraycopy(now, 0, anchor, 0, now.length);
            return far;
        }

        void take() {
            System.arraycopy(next, 0, now, 0, now.length);
        }

        /** Goes twice as far as the method says, and part of the way back to the anchor. */
        void reflect(double forth) {
            for (int i = 0; i < now.length; i++) {
                now[i] = forth * (2 * next[i] - now[i]) + (1 - forth) * anchor[i];
            }
        }
    }

    /** One commodity: its flows on the arcs of the network and by what is lacked, and the prices of its nodes. */
    private final class Part {
        final CommodityNetwork network;
        final CommodityGraph graph;
        final int[] tail;
        final int[] head;

        /** The load of each arc; the empty one of what is lacked. */
        final int[] load;

        final double[] cost;
        final double[] most;
        final double[] supply;
        final Moving flow;
        final Moving price;
        final double[] taken;
        final double[] loadPrice;
        final double[] onLoad;

        /** What a base unit of each entry of the loads takes of its row, in the row's unit. */
        final double[] perUnit;

        Part(int commodity) {
            network = search.networks[commodity];
            graph = search.graph(commodity);
            graph.prepare(search.problem.classes() - 1);
            int arcs = graph.arcsWithoutGates;
            int nodes = graph.kernelGraph.nodes();
            Loads loads = network.loads;
            tail = new int[arcs];
            head = new int[arcs];
            load = Arrays.copyOf(network.load, arcs);
            cost = new double[arcs];
            most = new double[arcs];
            flow = new Moving(arcs);
            price = new Moving(nodes);
            supply = new double[nodes];
            taken = new double[nodes];
            loadPrice = new double[loads.count];
            onLoad = new double[loads.count];
            perUnit = new double[loads.start[loads.count]];
            for (int at = 0; at < perUnit.length; at++) {
                perUnit[at] = loads.least[at] / unit[loads.row[at]];
            }
            for (int arc = 0; arc < arcs; arc++) {
                boolean moves = arc < network.arcs;
                tail[arc] = moves ? network.tail[arc] : graph.kernelGraph.tail(arc);
                head[arc] = moves ? network.head[arc] : graph.kernelGraph.head(arc);
                cost[arc] = moves ? network.cost[arc] : graph.costs[arc] / graph.scale;
                long limit = graph.capacities[arc];
                most[arc] = limit == MinCostFlow.UNLIMITED ? Double.POSITIVE_INFINITY : limit;
                addSteps(arc);
            }
            flow.invertSteps();
            price.invertSteps();
            for (int node = 0; node < nodes; node++) {
                supply[node] = graph.supplies[node];
                price.now[node] = graph.kernel.finePrice(node) / graph.scale;
            }
        }

        private void addSteps(int arc) {
            flow.step[arc] += 2;
            price.step[tail[arc]]++;
            price.step[head[arc]]++;
            Loads loads = network.loads;
            for (int at = loads.start[load[arc]]; at < loads.start[load[arc] + 1]; at++) {
                flow.step[arc] += perUnit[at];
                rows.step[loads.row[at]] += perUnit[at];
                if (!loads.fits(at)) {
                    most[arc] = 0;
                }
            }
        }

        /** Begins at the flow of a plan; what needs lack of it they lack by their cheapest steps. */
        void beginAt(long[] planned) {
            double[] lacks = new double[supply.length];
            for (int node = 0; node < lacks.length; node++) {
                lacks[node] = -supply[node];
            }
            for (int arc = 0; arc < network.arcs; arc++) {
                flow.now[arc] = planned[arc];
                lacks[tail[arc]] += planned[arc];
                lacks[head[arc]] -= planned[arc];
            }
            lack(lacks, false);
            lack(lacks, true);
        }

        private void lack(double[] lacks, boolean ofLedger) {
            for (int arc = network.arcs; arc < flow.now.length; arc++) {
                if (tail[arc] == CommodityNetwork.LEDGER == ofLedger) {
                    flow.now[arc] = Math.max(0, Math.min(most[arc], lacks[head[arc]]));
                    lacks[tail[arc]] += flow.now[arc];
                    lacks[head[arc]] -= flow.now[arc];
                }
            }
        }

        /** Where the method takes flows and prices; adds what the flows take of the rows. */
        void move(double[] rowPrice) {
            Loads loads = network.loads;
            Arrays.fill(onLoad, 0);
            for (int l = 0; l < loads.count; l++) {
                double sum = 0;
                for (int at = loads.start[l]; at < loads.start[l + 1]; at++) {
                    sum += rowPrice[loads.row[at]] * perUnit[at];
                }
                loadPrice[l] = sum;
            }
            for (int node = 0; node < taken.length; node++) {
                taken[node] = -supply[node];
            }
            double[] now = flow.now;
            double[] next = flow.next;
            double[] ofNode = price.now;
            for (int arc = 0; arc < now.length; arc++) {
                double reduced = cost[arc] + ofNode[tail[arc]] - ofNode[head[arc]] + loadPrice[load[arc]];
                next[arc] = Math.max(0, Math.min(most[arc], now[arc] - flow.step[arc] / weight * reduced));
                double ahead = 2 * next[arc] - now[arc];
                taken[tail[arc]] += ahead;
                taken[head[arc]] -= ahead;
                onLoad[load[arc]] += ahead;
            }
            for (int node = 0; node < taken.length; node++) {
                price.next[node] = ofNode[node] + price.step[node] * weight * taken[node];
            }
            for (int l = 0; l < loads.count; l++) {
                for (int at = loads.start[l]; at < loads.start[l + 1]; at++) {
                    use[loads.row[at]] += onLoad[l] * perUnit[at];
                }
            }
        }
    }

    /** Begins at the prices that prove most so far and at a plan. */
    PrimalDualSteps(PriceSearch search, SharedPlan plan) {
        this.search = search;
        int count = search.rows.count;
        rows = new Moving(count);
        use = new double[count];
        unit = new double[count];
        for (CommodityNetwork network : search.networks) {
            Loads loads = network.loads;
            for (int at = 0; at < loads.start[loads.count]; at++) {
                unit[loads.row[at]] = Math.max(unit[loads.row[at]], loads.least[at]);
            }
        }
        // So that the nodes have prices.
        search.proveAgain();
        parts = new Part[search.networks.length];
        double ofFlows = 0;
        double ofPrices = 0;
        for (int c = 0; c < parts.length; c++) {
            parts[c] = new Part(c);
            parts[c].beginAt(plan.commodities[c].flow);
            ofFlows += parts[c].flow.lay();
            ofPrices += parts[c].price.lay();
        }
        rows.invertSteps();
        for (int row = 0; row < count; row++) {
            rows.now[row] = search.rowPrice(row) * unit[row];
        }
        rows.lay();
        weight = FIRST_WEIGHT * Math.sqrt(ofPrices / Math.max(1, ofFlows));
    }

    /**
     * Makes steps, and proves their prices now and then, as long as that raises the bound.
     *
     * @param most steps at most
     * @param value value of a plan; ends where the bound is within {@code gap} of it
     * @return how many it made
     */
    long run(long most, double value, double gap, Allowance allowance) {
        long begin = made;
        long raised = begin;
        while (made < begin + most && made - raised < PATIENCE && !allowance.isOver()) {
            step();
            if (made >= nextProof || made == begin + most) {
                nextProof = made + Math.max(FIRST_PROOF, made / 8);
                double before = search.proven();
                double bound = Math.max(before, search.proveAtRows(rowPrices()).bound());
                raised = bound - before > PriceSearch.NO_GAIN * Math.abs(bound) ? made : raised;
                if (value - bound <= gap * Math.abs(value)) {
                    break;
                }
            }
        }
        return made - begin;
    }

    private void step() {
        made++;
        Arrays.fill(use, 0);
        double flowsMoved = 0;
        double pricesMoved = 0;
        for (Part part : parts) {
            part.move(rows.now);
            flowsMoved += part.flow.moved();
            pricesMoved += part.price.moved();
        }
        for (int row = 0; row < unit.length; row++) {
            rows.next[row] = nextPrice(row);
        }
        pricesMoved += rows.moved();
        double moved = Math.sqrt(flowsMoved * weight + pricesMoved / weight);
        firstMove = sinceAnchor == 0 ? moved : firstMove;
        boolean anew = sinceAnchor >= LEAST_EPOCH
                && (moved <= FAR_NEARER * firstMove
                        || (moved <= NEARER * firstMove && moved > lastMove)
                        || sinceAnchor >= LONGEST_EPOCH * made);
        lastMove = moved;
        if (anew) {
            beginAnew();
            return;
        }
        double forth = (sinceAnchor + 1.0) / (sinceAnchor + 2);
        for (Part part : parts) {
            part.flow.reflect(forth);
            part.price.reflect(forth);
        }
        rows.reflect(forth);
        sinceAnchor++;
    }

    private double nextPrice(int row) {
        if (rows.step[row] == 0) {
            return 0;
        }
        double length = rows.step[row] * weight;
        double over = use[row] - search.capacity[row] / unit[row];
        double extra = search.extra[row] / unit[row];
        double extraPrice = search.extraPrice[row] * unit[row];
        double reached = rows.now[row] + length * over;
        return reached <= extraPrice || extra == 0
                ? Math.max(0, reached)
                : Math.max(extraPrice, reached - length * extra);
    }

    /** Weighs the steps by how far flows and prices came since the anchor, which is laid where they are now. */
    private void beginAnew() {
        double flows = 0;
        double prices = 0;
        for (Part part : parts) {
            part.flow.take();
            part.price.take();
            flows += part.flow.lay();
            prices += part.price.lay();
        }
        rows.take();
        prices += rows.lay();
        if (flows > 0 && prices > 0) {
            double change = Math.sqrt(Math.sqrt(prices / flows) / weight);
            weight *= Math.max(1 / MOST_CHANGE, Math.min(MOST_CHANGE, change));
        }
        sinceAnchor = 0;
    }

    private double[] rowPrices() {
        double[] prices = new double[unit.length];
        for (int row = 0; row < prices.length; row++) {
            prices[row] = unit[row] == 0 ? 0 : rows.next[row] / unit[row];
        }
        return prices;
    }

    /** Writes the flows on the arcs of each commodity's network, a plan in fractions that nearly keeps the capacities. */
    void copyFlows(double[][] to) {
        for (int c = 0; c < parts.length; c++) {
            System.arraycopy(parts[c].flow.next, 0, to[c], 0, to[c].length);
        }
    }
}
