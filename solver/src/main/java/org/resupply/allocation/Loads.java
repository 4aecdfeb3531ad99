package org.resupply.allocation;

import java.util.Arrays;

/**
 * What a base unit on an arc takes of the rows, written down once for all arcs that take the same.
 *
 * <p>There are many arcs and few loads: lanes of one pool on one day have the same, and so has the stock of all layers in one
 * store.
 */
final class Loads {
    /** Load l is the entries {@code start[l]} to {@code start[l + 1] - 1}; load 0 is empty. */
    int[] start = new int[64];

    /** The row of each entry. */
    int[] row = new int[64];

    /** What one base unit takes of it, at most. */
    long[] most = new long[64];

    /** What one base unit takes of it, at least: less where the places of a catchment weigh differently in a pool. */
    long[] least = new long[64];

    /** Number of loads. */
    int count;

    private int size;

    /** The last load of each hash, and the one before each load, -1 where there is none. */
    private int[] last = new int[64];

    private int[] before = new int[64];

    private final CapacityRows rows;

    Loads(CapacityRows rows) {
        this.rows = rows;
        Arrays.fill(last, -1);
        close();
    }

    /** Adds an entry to the load that is open, to the same row's where it has one; nothing where the row binds nothing. */
    void add(int ofRow, long perUnit, long leastPerUnit) {
        if (perUnit == 0 || rows.isLoose(ofRow)) {
            return;
        }
        for (int at = start[count]; at < size; at++) {
            if (row[at] == ofRow) {
                most[at] += perUnit;
                least[at] += leastPerUnit;
                return;
            }
        }
        if (size == row.length) {
            row = Arrays.copyOf(row, 2 * size);
            most = Arrays.copyOf(most, 2 * size);
            least = Arrays.copyOf(least, 2 * size);
        }
        row[size] = ofRow;
        most[size] = perUnit;
        least[size++] = leastPerUnit;
    }

    /** Closes the load that is open and opens another; returns the first load that has the same entries. */
    int close() {
        int from = start[count];
        int hash = hash(from, size) & last.length - 1;
        for (int load = last[hash]; load >= 0; load = before[load]) {
            if (isSame(load, from)) {
                size = from;
                return load;
            }
        }
        if (count + 2 > before.length) {
            grow();
            hash = hash(from, size) & last.length - 1;
        }
        before[count] = last[hash];
        last[hash] = count++;
        start[count] = size;
        return count - 1;
    }

    private void grow() {
        before = new int[2 * before.length];
        start = Arrays.copyOf(start, before.length);
        last = new int[before.length];
        Arrays.fill(last, -1);
        for (int load = 0; load < count; load++) {
            int hash = hash(start[load], start[load + 1]) & last.length - 1;
            before[load] = last[hash];
            last[hash] = load;
        }
    }

    private int hash(int from, int to) {
        int hash = 0;
        for (int at = from; at < to; at++) {
            hash = 31 * (31 * hash + row[at]) + (int) (most[at] * 31 + least[at]);
        }
        return hash ^ hash >>> 15;
    }

    private boolean isSame(int load, int from) {
        int to = start[load + 1];
        return Arrays.equals(row, start[load], to, row, from, size)
                && Arrays.equals(most, start[load], to, most, from, size)
                && Arrays.equals(least, start[load], to, least, from, size);
    }

    /** Writes what the least of each load costs a base unit at prices of the rows, infinite where not even one unit fits. */
    void price(double[] rowPrice, double[] price) {
        for (int load = 0; load < count; load++) {
            double sum = 0;
            for (int at = start[load]; at < start[load + 1]; at++) {
                int of = row[at];
                sum += fits(at) ? rowPrice[of] * least[at] : Double.POSITIVE_INFINITY;
            }
            price[load] = sum;
        }
    }

    /** Whether even one base unit of an entry fits into its row. */
    boolean fits(int at) {
        return least[at] <= rows.capacity[row[at]] + (double) rows.extra[row[at]];
    }

    /** Adds what so many base units on each load take at least. */
    void addUse(double[] units, double[] rowUse) {
        for (int load = 0; load < count; load++) {
            for (int at = start[load]; at < start[load + 1]; at++) {
                rowUse[row[at]] += units[load] * least[at];
            }
        }
    }
}
