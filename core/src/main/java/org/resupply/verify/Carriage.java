package org.resupply.verify;

/**
 * Units of each lot that go from one place to another on a day, as movements say and as tours carry them: a hash table with open
 * addressing, as a city has hundreds of thousands of them. What is read together lies together: way, load, and both sums.
 */
final class Carriage {
    private static final long FREE = -1;
    private static final int ROW = 4;
    private static final int LOAD = 1;
    private static final int MOVED = 2;
    private static final int CARRIED = 3;

    private long[] rows;
    private int used;

    Carriage(int expected) {
        rows = free(2 * Integer.highestOneBit(Math.max(8, Math.min(expected, 1 << 26) / 3 * 4)));
    }

    private static long[] free(int slots) {
        long[] rows = new long[ROW * slots];
        for (int row = 0; row < rows.length; row += ROW) {
            rows[row] = FREE;
        }
        return rows;
    }

    /** Adds what movements say. */
    void move(int from, int to, int lot, int day, long units) {
        add(row(from, to, lot, day) + MOVED, units);
    }

    /** Adds what tours carry. */
    void carry(int from, int to, int lot, int day, long units) {
        add(row(from, to, lot, day) + CARRIED, units);
    }

    /** Only once the row is known: to look for it may make the table grow. */
    private void add(int at, long units) {
        rows[at] += units;
    }

    /** The row of a lot that goes from one place to another on a day; it is taken if it was free. */
    private int row(int from, int to, int lot, int day) {
        long way = (long) from << 32 | to;
        long load = (long) lot << 32 | day;
        int row = find(way, load);
        if (rows[row] == FREE) {
            if (used >= rows.length / ROW / 4 * 3) {
                grow();
                row = find(way, load);
            }
            rows[row] = way;
            rows[row + LOAD] = load;
            used++;
        }
        return row;
    }

    private int find(long way, long load) {
        int mask = rows.length - 1;
        // The golden ratio, as Fibonacci hashing has it, and another odd number.
        long mixed = (way * 0x9E3779B97F4A7C15L ^ load) * 0xC2B2AE3D27D4EB4FL;
        int row = (int) (mixed >>> 32) * ROW & mask;
        while (rows[row] != FREE && (rows[row] != way || rows[row + LOAD] != load)) {
            row = row + ROW & mask;
        }
        return row;
    }

    private void grow() {
        long[] old = rows;
        rows = free(2 * old.length / ROW);
        for (int row = 0; row < old.length; row += ROW) {
            if (old[row] != FREE) {
                System.arraycopy(old, row, rows, find(old[row], old[row + LOAD]), ROW);
            }
        }
    }

    /** Told of a lot that goes from one place to another on a day. */
    interface Difference {
        void is(int from, int to, int lot, int day, long moved, long carried);
    }

    /** Tells where movements and tours say something else. */
    void differences(Difference told) {
        for (int row = 0; row < rows.length; row += ROW) {
            if (rows[row + MOVED] != rows[row + CARRIED]) {
                long way = rows[row];
                long load = rows[row + LOAD];
                told.is(
                        (int) (way >>> 32),
                        (int) way,
                        (int) (load >>> 32),
                        (int) load,
                        rows[row + MOVED],
                        rows[row + CARRIED]);
            }
        }
    }
}
