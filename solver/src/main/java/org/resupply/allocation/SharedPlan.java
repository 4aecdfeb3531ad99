package org.resupply.allocation;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.resupply.problem.AllocationProblem;

/**
 * The plans of all commodities side by side, within the capacities they share.
 *
 * <p>It starts with a plan that moves nothing and only ever exchanges the plan of one commodity for a better one that fits
 * beside the others, so that it is sound at any time.
 */
final class SharedPlan {
    /** In place of one priority class: all of them. */
    static final int ALL_CLASSES = -1;

    /** A row is full where less than this share of it is left: whole units and shares never meet it exactly. */
    private static final double NEARLY_FULL = 0.005;

    final AllocationProblem problem;
    final CapacityRows rows;
    final UnmetPricing pricing;
    final CommodityFlow[] commodities;
    private final boolean strict;
    private final long[] lacked;

    /** What all commodities take of each row. */
    final long[] used;

    /** What rows and lots are worth by this plan, once it has been made after a fractional one. */
    Prices prices;

    /**
     * A plan that moves nothing.
     *
     * @param graphs one per commodity, near an earlier plan where there is one
     * @param lacked what each demand lacked in that plan, or null
     */
    SharedPlan(
            AllocationProblem problem,
            CapacityRows rows,
            CommodityGraph[] graphs,
            UnmetPricing pricing,
            boolean strict,
            long[] lacked) {
        this.problem = problem;
        this.rows = rows;
        this.pricing = pricing;
        this.strict = strict;
        this.lacked = lacked;
        commodities = new CommodityFlow[graphs.length];
        used = new long[rows.count];
        for (int c = 0; c < graphs.length; c++) {
            commodities[c] = new CommodityFlow(graphs[c]);
            commodities[c].count(used, 1);
        }
    }

    /** Gives up replanning once the condition holds; the plan then stays as it is. */
    void stopWhen(BooleanSupplier condition) {
        for (CommodityFlow flow : commodities) {
            flow.stopWhen(condition);
        }
    }

    /** Takes over what another plan carries. */
    void carry(SharedPlan other) {
        for (int c = 0; c < commodities.length; c++) {
            exchange(commodities[c], other.commodities[c].flow);
        }
    }

    /** What each demand lacks when the plan is shared out among the places, in base units. */
    long[] unmet() {
        long[] unmet = new long[problem.demands()];
        for (CommodityFlow flow : commodities) {
            allot(flow, unmet);
        }
        return unmet;
    }

    /**
     * Shares the plan of one commodity out among the places.
     *
     * @param unmet filled for the demands of the commodity
     */
    Allotment allot(CommodityFlow flow, long[] unmet) {
        return new Allotment(flow.network, flow.flow, pricing, lacked, unmet);
    }

    /**
     * Whether each class goes before the next and one above the last lacks something: its flows then price that by more than it
     * counts in the objective.
     */
    boolean ranksClasses() {
        if (!strict) {
            return false;
        }
        long[] unmet = unmet();
        for (int demand = 0; demand < unmet.length; demand++) {
            if (unmet[demand] > 0 && problem.demandClass(demand) < problem.classes() - 1) {
                return true;
            }
        }
        return false;
    }

    /** Whether the wishes together fit. */
    private boolean fits() {
        for (int row = 0; row < rows.count; row++) {
            if (used[row] > rows.total(row)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Serves the demands of one more class. Each commodity first says what it would take if it were alone; where that does
     * not fit, rows are shared after the wishes, and each in turn takes all but what others wish.
     *
     * @param order the commodities in the order in which they take
     */
    void serveClass(int lastClass, int[] order) {
        long[][] before = new long[commodities.length][];
        double[][] wish = new double[commodities.length][];
        for (int c : order) {
            before[c] = commodities[c].flow.clone();
        }
        long[] usedBefore = used.clone();
        for (int c : order) {
            CommodityFlow flow = commodities[c];
            replanAlone(flow, lastClass, usedBefore);
            wish[c] = wishes(flow, before[c]);
        }
        if (fits()) {
            return;
        }
        for (int c : order) {
            exchange(commodities[c], before[c]);
        }
        share(lastClass, order, wish);
        takeRest(lastClass, order, wish);
    }

    /**
     * Serves all demands, sharing every row after the flows of a fractional plan; what is then left goes to the commodities in
     * turn.
     *
     * @param guide units on each arc of each commodity
     * @param order the commodities in the order in which they may take what nobody else is meant to have
     */
    void serveAfter(double[][] guide, int[] order) {
        int lastClass = problem.classes() - 1;
        double[][] wish = wishes(guide, order);
        if (lacked == null) {
            share(lastClass, order, wish);
        } else {
            // Each stays near what it had, so that little must be kept for those that come later.
            takeRest(lastClass, order, wish);
        }
        takeRest(lastClass, order, wish);
        prices = readPrices();
    }

    private double[][] wishes(double[][] guide, int[] order) {
        double[][] wish = new double[commodities.length][];
        for (int c : order) {
            CommodityFlow flow = commodities[c];
            wish[c] = new double[flow.limits];
            for (int limit = 0; limit < flow.limits; limit++) {
                double sum = 0;
                for (int at = flow.limitStart[limit]; at < flow.limitStart[limit + 1]; at++) {
                    sum += guide[c][flow.limitArc[at]] - flow.flow[flow.limitArc[at]];
                }
                wish[c][limit] = Math.max(0, sum * flow.limitUse[limit]);
            }
        }
        return wish;
    }

    private void replanAlone(CommodityFlow flow, int lastClass, long[] usedBefore) {
        long[] own = new long[rows.count];
        flow.count(own, 1);
        replan(
                flow,
                lastClass,
                limit -> {
                    int row = flow.limitRow[limit];
                    return rows.total(row) - (usedBefore[row] - own[row]);
                },
                own,
                usedBefore);
    }

    private boolean replan(CommodityFlow flow, int lastClass, CommodityFlow.Room room, long[] own, long[] usedByAll) {
        flow.count(used, -1);
        boolean fits = flow.solve(lastClass, room, limit -> {
            int row = flow.limitRow[limit];
            return Math.max(0, rows.capacity[row] - (usedByAll[row] - own[row]));
        });
        flow.count(used, 1);
        return fits;
    }

    private static double[] wishes(CommodityFlow flow, long[] before) {
        double[] wish = new double[flow.limits];
        for (int limit = 0; limit < flow.limits; limit++) {
            long sum = 0;
            for (int at = flow.limitStart[limit]; at < flow.limitStart[limit + 1]; at++) {
                sum += flow.flow[flow.limitArc[at]] - before[flow.limitArc[at]];
            }
            wish[limit] = Math.max(0, (double) sum * flow.limitUse[limit]);
        }
        return wish;
    }

    private void exchange(CommodityFlow flow, long[] plan) {
        flow.count(used, -1);
        System.arraycopy(plan, 0, flow.flow, 0, plan.length);
        flow.count(used, 1);
    }

    /**
     * Lets each commodity in turn replan with all that is free but for what those after it wish for; where a row cannot grant all
     * wishes, it is shared in proportion to them.
     */
    private void share(int lastClass, int[] order, double[][] wish) {
        double[][] granted = new double[order.length][];
        double[] wanted = new double[rows.count];
        for (int i = 0; i < order.length; i++) {
            granted[i] = wishedOfRows(commodities[order[i]], wish[order[i]]);
            for (int row = 0; row < rows.count; row++) {
                wanted[row] += granted[i][row];
            }
        }
        double[] kept = new double[rows.count];
        for (double[] ofRow : granted) {
            for (int row = 0; row < rows.count; row++) {
                ofRow[row] *= Math.min(1, (rows.total(row) - used[row]) / Math.max(1, wanted[row]));
                kept[row] += ofRow[row];
            }
        }
        for (int i = 0; i < order.length; i++) {
            for (int row = 0; row < rows.count; row++) {
                kept[row] -= granted[i][row];
            }
            takeFree(lastClass, commodities[order[i]], wish[order[i]], kept);
        }
    }

    /** Lets each commodity in turn replan with all that is still free. */
    private void takeRest(int lastClass, int[] order, double[][] wish) {
        for (int c : order) {
            takeFree(lastClass, commodities[c], wish[c], new double[rows.count]);
        }
    }

    /** Lets a commodity replan with what is free beyond what is kept for others. */
    private void takeFree(int lastClass, CommodityFlow flow, double[] wishes, double[] kept) {
        double[] wanted = wishedOfRows(flow, wishes);
        int[] splits = new int[rows.count];
        for (int row : flow.limitRow) {
            splits[row]++;
        }
        long[] now = limitUses(flow);
        long[] own = new long[rows.count];
        flow.count(own, 1);
        long[] usedBefore = used.clone();
        replan(
                flow,
                lastClass,
                limit -> {
                    int row = flow.limitRow[limit];
                    long free = Math.max(0, rows.total(row) - usedBefore[row] - (long) Math.ceil(kept[row]));
                    double share = wanted[row] > 0 ? wishes[limit] / wanted[row] : 1.0 / splits[row];
                    return now[limit] + (flow.limitSplit[limit] ? part(free, share) : free);
                },
                own,
                usedBefore);
    }

    private double[] wishedOfRows(CommodityFlow flow, double[] wishes) {
        double[] wished = new double[rows.count];
        for (int limit = 0; limit < flow.limits; limit++) {
            wished[flow.limitRow[limit]] += wishes[limit];
        }
        return wished;
    }

    private static long[] limitUses(CommodityFlow flow) {
        long[] uses = new long[flow.limits];
        for (int limit = 0; limit < flow.limits; limit++) {
            uses[limit] = flow.limitFlow(limit) * flow.limitUse[limit];
        }
        return uses;
    }

    /**
     * A share of a quantity, rounded down so that the parts of shares that add up to 1 never exceed it; what doubles are wrong
     * by does not cost a unit where the share is whole.
     */
    private static long part(long quantity, double share) {
        return Math.min(quantity, (long) (quantity * share * (1 - 1e-12) + 1e-6));
    }

    /** The commodities with open demand in a class, or in any, the dearest to leave unmet per gram first. */
    int[] commoditiesOf(int priority, UnmetPricing pricing) {
        double[] urgency = new double[commodities.length];
        Arrays.fill(urgency, -1);
        for (int demand = 0; demand < problem.demands(); demand++) {
            int c = problem.demandCommodity(demand);
            if ((priority == ALL_CLASSES || problem.demandClass(demand) == priority)
                    && problem.openQuantity(demand) > 0) {
                // Where only steps have a price, they say what is dear.
                double price = pricing.price[demand] > 0
                        ? pricing.price[demand]
                        : pricing.dearestStep(pricing.groups.ofDemand[demand]);
                urgency[c] = Math.max(urgency[c], price / problem.unitMass(c));
            }
        }
        Integer[] order = new Integer[commodities.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (x, y) -> Double.compare(urgency[y], urgency[x]));
        return Arrays.stream(order)
                .filter(c -> urgency[c] >= 0)
                .mapToInt(c -> c)
                .toArray();
    }

    /**
     * What the commodities would pay for a little more of each row that is full: near the best plan they agree, and the prices
     * are those of the dual. Where they do not agree, the mean over what they take of the row, or the median, which does not
     * mind a dear commodity that is short of a little.
     *
     * @param mean price of each row by the mean
     * @param median price of each row by the median
     * @param lot price of each lot at what its commodity would pay for the rows
     */
    record Prices(double[] mean, double[] median, double[] lot) {}

    /** The prices by the last solve of each commodity, before another plan is made with the same kernels. */
    private Prices readPrices() {
        int[] start = new int[rows.count + 1];
        for (CommodityFlow flow : commodities) {
            for (int limit = 0; limit < flow.limits; limit++) {
                start[flow.limitRow[limit] + 1]++;
            }
        }
        for (int row = 0; row < rows.count; row++) {
            start[row + 1] += start[row];
        }
        double[][] offers = new double[start[rows.count]][];
        int[] next = start.clone();
        for (CommodityFlow flow : commodities) {
            for (int limit = 0; limit < flow.limits; limit++) {
                double taken = flow.isSolved() ? (double) flow.limitFlow(limit) * flow.limitUse[limit] : 0;
                double paid = taken > 0 ? flow.limitPrice(limit) : 0;
                offers[next[flow.limitRow[limit]]++] = new double[] {paid, taken};
            }
        }
        double[] mean = new double[rows.count];
        double[] median = new double[rows.count];
        for (int row = 0; row < rows.count; row++) {
            if (used[row] >= (1 - NEARLY_FULL) * rows.capacity[row]) {
                double[][] of = Arrays.copyOfRange(offers, start[row], start[row + 1]);
                mean[row] = mean(of);
                median[row] = median(of);
            }
        }
        double[] lot = new double[problem.lots()];
        for (CommodityFlow flow : commodities) {
            flow.readLotPrices(lot);
        }
        return new Prices(mean, median, lot);
    }

    private static double mean(double[][] offers) {
        double paid = 0;
        double taken = 0;
        for (double[] offer : offers) {
            paid += offer[0] * offer[1];
            taken += offer[1];
        }
        return taken > 0 ? paid / taken : 0;
    }

    private static double median(double[][] offers) {
        Arrays.sort(offers, (one, other) -> Double.compare(one[0], other[0]));
        double half = 0;
        for (double[] offer : offers) {
            half += offer[1] / 2;
        }
        for (double[] offer : offers) {
            half -= offer[1];
            if (half < 0) {
                return offer[0];
            }
        }
        return 0;
    }

    /** The cost of what is requisitioned. */
    double requisitionCost() {
        double sum = 0;
        for (int row = 0; row < rows.count; row++) {
            sum += Math.max(0, used[row] - rows.capacity[row]) * rows.extraPrice[row];
        }
        return sum;
    }

    /** Replans a commodity within what its arcs may carry and what it may use now; false when that leaves no plan. */
    boolean replanWithin(CommodityFlow flow, int lastClass) {
        return replanWithin(flow, lastClass, -1);
    }

    /**
     * The same, where one arc may use what is free as well.
     *
     * @param grown the arc, or -1
     */
    boolean replanWithin(CommodityFlow flow, int lastClass, int grown) {
        long[] own = new long[rows.count];
        flow.count(own, 1);
        long[] usedBefore = used.clone();
        long[] now = limitUses(flow);
        return replan(
                flow,
                lastClass,
                limit -> {
                    int row = flow.limitRow[limit];
                    long free = rows.total(row) - usedBefore[row];
                    return flow.limitSplit[limit]
                            ? now[limit] + (flow.isLimited(grown, limit) ? free : 0)
                            : free + own[row];
                },
                own,
                usedBefore);
    }
}
