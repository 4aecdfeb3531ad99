package org.resupply.allocation;

import java.util.Arrays;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.IntList;

/**
 * What it costs when the needs of one commodity lack something: as steps for each bundle, or where only the sum counts as tiers for
 * each need.
 */
final class Lack {
    /** The bundles of a commodity have at most so many steps together, so that the kernel stays small; but each may have the fewest. */
    private static final int MOST_STEPS = 20_000;

    private static final int FEWEST_STEPS = 12;

    /** A need has at most so many tiers. */
    private static final int MOST_TIERS = 6;

    /**
     * Stairs of parts 0 and on; those of part i are {@code start[i]} to {@code start[i + 1] - 1} of the arrays.
     *
     * @param width base units
     * @param cost of each of them, never falling within a part
     */
    record Stairs(int[] start, long[] width, double[] cost) {
        int size(int part) {
            return start[part + 1] - start[part];
        }

        double cost(int part, int stair) {
            return cost[start[part] + stair];
        }

        /** Writes the widths of a part into an array from a place on. */
        void copyWidths(int part, long[] into, int at) {
            System.arraycopy(width, start[part], into, at, size(part));
        }

        /** The cost of the last stair of a part, 0 where there is none. */
        double last(int part) {
            return start[part + 1] > start[part] ? cost[start[part + 1] - 1] : 0;
        }
    }

    /** What the needs of each bundle lack together costs these surcharges on top, merged from all of its places. */
    final Stairs steps;

    /** What each need lacks at each of its tiers, those dearest to reach first; none where there are steps. */
    final Stairs tiers;

    private final CommodityNetwork network;
    private final AllocationProblem problem;
    private final UnmetPricing pricing;
    private long[] width = new long[64];
    private double[] cost = new double[64];
    private int size;

    Lack(CommodityNetwork network, UnmetPricing pricing) {
        this.network = network;
        this.problem = network.problem;
        this.pricing = pricing;
        int[] stepStart = new int[network.bundles + 1];
        int[] seen = new int[pricing.groups.count];
        for (int bundle = 0; bundle < network.bundles && !pricing.isStraight(); bundle++) {
            mergeSteps(bundle, seen);
            stepStart[bundle + 1] = size;
        }
        steps = stairs(stepStart);
        int[] tierStart = new int[network.needs + 1];
        for (int need = 0; need < network.needs && pricing.isStraight(); need++) {
            layTiers(need);
            tierStart[need + 1] = size;
        }
        tiers = stairs(tierStart);
        width = null;
        cost = null;
    }

    /** What each commodity's needs lack. */
    static Lack[] of(CommodityNetwork[] networks, UnmetPricing pricing) {
        Lack[] lacks = new Lack[networks.length];
        Arrays.setAll(lacks, c -> new Lack(networks[c], pricing));
        return lacks;
    }

    /**
     * What the dearest unit would cost to lack that the lots cannot serve, were they where and when they are needed; 0 where there is
     * enough of the commodity.
     */
    double scarcity() {
        Stairs stairs = pricing.isStraight() ? tiers : steps;
        double[] price = new double[stairs.width.length];
        for (int bundle = 0; bundle < network.bundles && !pricing.isStraight(); bundle++) {
            double ofBundle = pricing.price[network.example(network.bundleStart[bundle])];
            Arrays.fill(price, steps.start[bundle], steps.start[bundle + 1], ofBundle);
        }
        // Costs are not negative, so their bits sort as they do.
        long[] sorted = new long[price.length];
        for (int stair = 0; stair < sorted.length; stair++) {
            price[stair] += stairs.cost[stair];
            sorted[stair] = (long) Float.floatToIntBits((float) price[stair]) << 32 | stair;
        }
        Arrays.sort(sorted);
        double left = Arrays.stream(network.supply).asDoubleStream().sum();
        for (int at = sorted.length - 1; at >= 0; at--) {
            left -= stairs.width[(int) sorted[at]];
            if (left < 0) {
                return price[(int) sorted[at]];
            }
        }
        return 0;
    }

    private Stairs stairs(int[] start) {
        Stairs stairs = new Stairs(start, Arrays.copyOf(width, size), Arrays.copyOf(cost, size));
        size = 0;
        return stairs;
    }

    /** Adds units at a cost: to the last stair, whose cost becomes the mean, or as another one. */
    private void add(boolean another, long units, double unitCost) {
        if (another) {
            if (size == width.length) {
                width = Arrays.copyOf(width, 2 * size);
                cost = Arrays.copyOf(cost, 2 * size);
            }
            width[size] = 0;
            cost[size++] = 0;
        }
        width[size - 1] += units;
        cost[size - 1] += (unitCost - cost[size - 1]) * units / width[size - 1];
    }

    /**
     * Adds up the steps of all groups of each bundle: sorted by surcharge, they are the cheapest way to lack in all. Where
     * there are too many distinct ones, neighbours become one step at their mean.
     */
    private void mergeSteps(int bundle, int[] seen) {
        IntList list = new IntList();
        for (int need = network.bundleStart[bundle]; need < network.bundleStart[bundle + 1]; need++) {
            for (int at = network.needStart[need]; at < network.needStart[need + 1]; at++) {
                int group = pricing.groups.ofDemand[network.member[at]];
                if (seen[group] != bundle + 1) {
                    seen[group] = bundle + 1;
                    for (int step = pricing.stepStart[group]; step < pricing.stepStart[group + 1]; step++) {
                        list.add(step);
                    }
                }
            }
        }
        // Surcharges are not negative, so their bits sort as they do.
        long[] sorted = new long[list.size()];
        long total = 0;
        for (int i = 0; i < sorted.length; i++) {
            float rough = (float) pricing.stepSurcharge[list.get(i)];
            sorted[i] = (long) Float.floatToIntBits(rough) << 32 | list.get(i);
            total += pricing.stepWidth[list.get(i)];
        }
        Arrays.sort(sorted);
        double guard = pricing.guard[network.commodity];
        int most = Math.max(FEWEST_STEPS, MOST_STEPS / network.bundles);
        long enough = distinct(sorted) <= most ? 0 : total / (most - 1) + 1;
        for (int i = 0; i < sorted.length; i++) {
            double surcharge = pricing.stepSurcharge[(int) sorted[i]];
            boolean another = i == 0
                    || (surcharge >= guard && cost[size - 1] < guard)
                    || (isDearer(sorted, i) && width[size - 1] >= enough);
            add(another, pricing.stepWidth[(int) sorted[i]], surcharge);
        }
    }

    /**
     * Where only the sum counts, those lack first that are the dearest to reach: the demands of a need are grouped by what it
     * costs to reach them, and those beyond the mean cost less to leave unmet.
     */
    private void layTiers(int need) {
        int from = network.needStart[need];
        int count = network.needStart[need + 1] - from;
        double[] reach = new double[count];
        long[] order = new long[count];
        double mean = 0;
        for (int i = 0; i < count; i++) {
            int demand = network.member[from + i];
            reach[i] = network.catchments.cheapestLane(problem, demand);
            mean += reach[i] * problem.openQuantity(demand) / network.needOpen[need];
            // Costs are not negative, so their bits sort as they do; the dearest come first.
            order[i] = (long) (Integer.MAX_VALUE - Float.floatToIntBits((float) reach[i])) << 32 | i;
        }
        Arrays.sort(order);
        long enough = network.needOpen[need] / MOST_TIERS + 1;
        double price = pricing.price[network.example(need)];
        for (int at = 0; at < count; at++) {
            int i = (int) order[at];
            boolean another = at == 0 || (isDearer(order, at) && width[size - 1] >= enough);
            add(another, problem.openQuantity(network.member[from + i]), Math.max(0, price + mean - reach[i]));
        }
    }

    /** Whether the upper half of an entry is another one than before it. */
    private static boolean isDearer(long[] sorted, int i) {
        return i == 0 || sorted[i] >>> 32 != sorted[i - 1] >>> 32;
    }

    private static int distinct(long[] sorted) {
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            distinct += isDearer(sorted, i) ? 1 : 0;
        }
        return distinct;
    }
}
