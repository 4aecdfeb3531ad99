package org.resupply.allocation;

import java.util.Arrays;
import org.resupply.problem.AllocationProblem;

/** What fairness compares: the need of one place for one commodity in one priority class, over all days. */
final class Groups {
    final int count;

    /** The group of each demand. */
    final int[] ofDemand;

    final int[] place;
    final int[] commodity;
    final int[] priority;

    /** Base units needed in all, own stock included. */
    final long[] need;

    /** Base units that fresh supply may still serve. */
    final long[] open;

    /** Base units of the minimum standard. */
    final long[] floor;

    /** The demands of group g are {@code members[start[g]]} to {@code members[start[g + 1] - 1]}. */
    final int[] start;

    final int[] members;

    private Groups(AllocationProblem problem) {
        int demands = problem.demands();
        long[] keyed = new long[demands];
        long places = Math.max(1, problem.places());
        for (int demand = 0; demand < demands; demand++) {
            long key = (problem.demandCommodity(demand) * places + problem.demandPlace(demand)) * 32
                    + problem.demandClass(demand);
            keyed[demand] = key;
        }
        long[] distinct = Arrays.stream(keyed).sorted().distinct().toArray();
        count = distinct.length;
        ofDemand = new int[demands];
        place = new int[count];
        commodity = new int[count];
        priority = new int[count];
        need = new long[count];
        open = new long[count];
        floor = new long[count];
        start = new int[count + 1];
        members = new int[demands];
        for (int demand = 0; demand < demands; demand++) {
            int group = Arrays.binarySearch(distinct, keyed[demand]);
            ofDemand[demand] = group;
            place[group] = problem.demandPlace(demand);
            commodity[group] = problem.demandCommodity(demand);
            priority[group] = problem.demandClass(demand);
            need[group] += problem.demandQuantity(demand);
            open[group] += problem.openQuantity(demand);
            floor[group] += problem.floorQuantity(demand);
            start[group + 1]++;
        }
        for (int group = 0; group < count; group++) {
            start[group + 1] += start[group];
        }
        int[] next = start.clone();
        for (int demand = 0; demand < demands; demand++) {
            members[next[ofDemand[demand]]++] = demand;
        }
    }

    static Groups of(AllocationProblem problem) {
        return new Groups(problem);
    }

    /**
     * Shares units out in proportion to what groups can still use: rounded down, and one unit more for those with the largest
     * remainders, so that neither more nor less is shared out than there is.
     *
     * @param total base units, at most what the groups can use
     * @param into filled for these groups
     */
    void shareOut(long total, int[] among, long[] into) {
        double all = 0;
        for (int group : among) {
            all += open[group];
        }
        long left = total;
        Integer[] order = new Integer[among.length];
        double[] remainder = new double[among.length];
        for (int i = 0; i < among.length; i++) {
            double exact = all == 0 ? 0 : open[among[i]] * (total / all);
            into[among[i]] = Math.min(open[among[i]], (long) (exact * (1 - 1e-12) + 1e-9));
            remainder[i] = exact - into[among[i]];
            left -= into[among[i]];
            order[i] = i;
        }
        Arrays.sort(order, (x, y) -> Double.compare(remainder[y], remainder[x]));
        while (left > 0) {
            long before = left;
            for (int i = 0; i < order.length && left > 0; i++) {
                int group = among[order[i]];
                if (into[group] < open[group]) {
                    into[group]++;
                    left--;
                }
            }
            if (left == before) {
                throw new IllegalArgumentException("The units (%s) are more than the groups can use.".formatted(total));
            }
        }
    }

    /** Base units beyond own stock that the minimum standard asks for. */
    long openFloor(int group) {
        return Math.min(open[group], Math.max(0, floor[group] - (need[group] - open[group])));
    }

    /** Base units that each group gets beyond own stock. */
    long[] served(AllocationProblem problem, long[] unmet) {
        long[] served = new long[count];
        for (int demand = 0; demand < unmet.length; demand++) {
            served[ofDemand[demand]] += problem.openQuantity(demand) - unmet[demand];
        }
        return served;
    }

    /** By how much a class counts more than the last, where each counts so many times the next. */
    static double classFactor(AllocationProblem problem, int priority, double factor) {
        return Math.pow(factor, problem.classes() - 1 - priority);
    }

    /** The highest price per unmet base unit in each group, in minor units of money. */
    double[] highestPrice(AllocationProblem problem) {
        double[] price = new double[count];
        for (int demand = 0; demand < ofDemand.length; demand++) {
            price[ofDemand[demand]] = Math.max(price[ofDemand[demand]], problem.unmetPrice(demand));
        }
        return price;
    }
}
