package org.resupply.allocation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.resupply.problem.AllocationProblem;

/**
 * What it costs to go without for several needs in a row: each further one without anything is dearer than the one before.
 *
 * <p>The demands of a place for a commodity in one class, by their first days, are its needs one after the other. Where a need is met in
 * part, the ration goes to those of the place who have waited longest. Of k needs in a row that are served to the shares f1 to
 * fk, max(0, 1 - f1 - ... - fk) of the people then get nothing in all of them, whichever needs are looked at: laid end to end on a circle of
 * all people, the rations of these needs cover as much of it as they can. A person who goes without n times in a row pays the sum of
 * rise to the power of 0 to n - 1, in units of what one need without costs. That sum is convex, and adding up for every k in a row the people
 * who get nothing in all of them, weighted by its second difference at k, gives the sum over all people. So the cost is convex in what is
 * served, and a linear program could state it.
 */
final class TimeWithout {
    /** A share of people that is none. */
    private static final double LITTLE = 1e-9;

    private final Groups groups;
    private final double rise;

    /** The needs of group g are {@code start[g]} to {@code start[g + 1] - 1}, by their first days. */
    private final int[] start;

    /** Base units of each need, own stock included. */
    private final double[] quantity;

    /** The need of each demand. */
    private final int[] needOf;

    /**
     * The needs of a problem.
     *
     * @param rise how many times as dear each further need without is, at least 1
     */
    TimeWithout(AllocationProblem problem, Groups groups, double rise) {
        this.groups = groups;
        this.rise = rise;
        start = new int[groups.count + 1];
        quantity = new double[problem.demands()];
        needOf = new int[problem.demands()];
        int count = 0;
        for (int group = 0; group < groups.count; group++) {
            start[group] = count;
            int[] days = members(group)
                    .filter(demand -> problem.demandQuantity(demand) > 0)
                    .map(problem::demandFirst)
                    .distinct()
                    .sorted()
                    .toArray();
            for (int i = groups.start[group]; i < groups.start[group + 1]; i++) {
                int demand = groups.members[i];
                int at = Arrays.binarySearch(days, problem.demandFirst(demand));
                needOf[demand] = at < 0 ? -1 : count + at;
                if (at >= 0) {
                    quantity[count + at] += problem.demandQuantity(demand);
                }
            }
            count += days.length;
        }
        start[groups.count] = count;
    }

    private IntStream members(int group) {
        return Arrays.stream(groups.members, groups.start[group], groups.start[group + 1]);
    }

    /** What one person's n needs in a row cost beyond n single ones, in units of what one costs. */
    private double beyond(int n) {
        return rise == 1 ? 0 : (Math.pow(rise, n) - 1) / (rise - 1) - n;
    }

    /** By how much more one more need in a row adds to {@link #beyond} than the one before it did. */
    private double weight(int n) {
        return beyond(n) - 2 * beyond(n - 1) + beyond(n - 2);
    }

    /** The share of each of a group's needs that is missing. */
    private double[] missing(int group, long[] unmet) {
        double[] missing = new double[start[group + 1] - start[group]];
        for (int i = groups.start[group]; i < groups.start[group + 1]; i++) {
            int demand = groups.members[i];
            if (unmet[demand] > 0) {
                missing[needOf[demand] - start[group]] += unmet[demand] / quantity[needOf[demand]];
            }
        }
        return missing;
    }

    /**
     * What a unit that each demand of a group lacks less, or more, would change of {@link #cost}.
     *
     * @param base what a base unit counts of the needs in a row
     * @param marginal where it is put for each demand of the group
     */
    void marginal(int group, long[] unmet, boolean more, double base, double[] marginal) {
        double[] missing = missing(group, unmet);
        int needs = missing.length;
        double[] ofNeed = new double[needs];
        for (int from = 0; from < needs; from++) {
            double without = missing[from];
            for (int to = from + 1; to < needs; to++) {
                without -= 1 - missing[to];
                if (without > LITTLE || (more && without > -LITTLE)) {
                    for (int need = from; need <= to; need++) {
                        ofNeed[need] += weight(to - from + 1);
                    }
                }
            }
        }
        for (int i = groups.start[group]; i < groups.start[group + 1]; i++) {
            int demand = groups.members[i];
            if (needOf[demand] >= 0) {
                int need = needOf[demand];
                marginal[demand] = base * ofNeed[need - start[group]] * groups.need[group] / needs / quantity[need];
            }
        }
    }

    /** What a group's needs in a row cost beyond what they cost one by one, in units of what a base unit of it costs. */
    double cost(int group, long[] unmet) {
        double[] missing = missing(group, unmet);
        int needs = missing.length;
        double sum = 0;
        for (int from = 0; from < needs; from++) {
            double without = missing[from];
            for (int to = from + 1; to < needs && without > 0; to++) {
                without -= 1 - missing[to];
                sum += Math.max(0, without) * weight(to - from + 1);
            }
        }
        return sum * groups.need[group] / Math.max(1, needs);
    }

    /**
     * The least that so many missing units of a group add to {@link #cost}, wherever among the needs they are missing: what it costs to spread
     * them over the needs as evenly as can be. Convex in the units.
     */
    double leastCost(int group, long missing) {
        int needs = start[group + 1] - start[group];
        double largest = largest(group);
        if (largest == 0) {
            return 0;
        }
        double missed = Math.min(needs, missing / largest);
        int whole = (int) Math.min(needs - 1, Math.floor(missed));
        double spread = spread(needs, whole);
        return (spread + (missed - whole) * (spread(needs, whole + 1) - spread)) * groups.need[group] / needs;
    }

    /** The whole units on either side of where {@link #leastCost} bends. */
    long[] bends(int group) {
        double largest = largest(group);
        int needs = start[group + 1] - start[group];
        return largest == 0
                ? new long[0]
                : IntStream.rangeClosed(1, needs)
                        .mapToDouble(need -> need * largest)
                        .mapToLong(at -> (long) at)
                        .toArray();
    }

    /** What is needed at most at once. */
    private double largest(int group) {
        return Arrays.stream(quantity, start[group], start[group + 1]).max().orElse(0);
    }

    /**
     * The least that a group's needs can cost in all where each has a way of its own: for every person the cheapest choice of needs that are
     * met, for each surcharge of what is missing in all that might be the last one paid.
     *
     * @param way what a unit costs to bring, per demand
     * @param shares prices of single units, and the steps by what is missing in all
     * @param base what a base unit counts of the needs in a row
     * @return a lower bound of prices, steps, rows and ways together
     */
    double least(int group, double[] way, UnmetPricing shares, double base) {
        int needs = start[group + 1] - start[group];
        double[] served = new double[needs];
        double[] missed = new double[needs];
        double[] own = new double[needs];
        Arrays.fill(served, Double.POSITIVE_INFINITY);
        Arrays.fill(missed, Double.POSITIVE_INFINITY);
        for (int i = groups.start[group]; i < groups.start[group + 1]; i++) {
            int demand = groups.members[i];
            int need = needOf[demand] - start[group];
            if (needOf[demand] >= 0) {
                served[need] = Math.min(served[need], way[demand]);
                missed[need] = Math.min(missed[need], shares.price[demand]);
                own[need] += shares.problem.ownQuantity(demand);
            }
        }
        for (int need = 0; need < needs; need++) {
            served[need] = own[need] >= quantity[start[group] + need] ? 0 : served[need];
        }
        double unit = base * groups.need[group] / Math.max(1, needs);
        double best = Double.NEGATIVE_INFINITY;
        for (int step = shares.stepStart[group] - 1; step < shares.stepStart[group + 1]; step++) {
            double surcharge = step < shares.stepStart[group] ? 0 : shares.stepSurcharge[step];
            double value = cheapestRows(group, served, missed, own, surcharge, unit);
            for (int at = shares.stepStart[group]; at < shares.stepStart[group + 1]; at++) {
                value += Math.min(0, shares.stepSurcharge[at] - surcharge) * shares.stepWidth[at];
            }
            best = Math.max(best, value);
        }
        return best;
    }

    /** The cheapest choice of needs that are met where each unit that is missing costs a surcharge more: a shortest way from one to the next. */
    private double cheapestRows(
            int group, double[] served, double[] missed, double[] own, double surcharge, double unit) {
        int needs = served.length;
        double most = unit * (beyond(needs) - beyond(needs - 1));
        // The last entry is the end, behind all needs.
        double[] until = new double[needs + 1];
        double saved = 0;
        for (int to = 0; to <= needs; to++) {
            until[to] = Double.POSITIVE_INFINITY;
            double between = 0;
            for (int from = to - 1; from >= -1; from--) {
                double before = from < 0 ? 0 : until[from];
                until[to] = Math.min(until[to], before + between + unit * beyond(to - from - 1));
                if (from >= 0) {
                    between += (missed[from] + surcharge) * quantity[start[group] + from];
                }
            }
            if (to < needs) {
                double units = quantity[start[group] + to];
                // Whatever costs more than this is left out anyway.
                double way = Math.min(served[to], missed[to] + surcharge + most / units);
                until[to] += way * units;
                // Own stock brings its part for nothing, to whoever has waited longest.
                saved += way * own[to];
            }
        }
        return until[needs] - saved;
    }

    /** What a person pays beyond {@code missing} single needs who goes without so many of them, with the others as evenly between as can be. */
    private double spread(int needs, int missing) {
        int rows = needs - missing + 1;
        int longer = missing % rows;
        return longer * beyond(missing / rows + 1) + (rows - longer) * beyond(missing / rows);
    }
}
