package org.resupply.verify;

import java.util.Arrays;

/**
 * Units of each lot that go from one place to another on a day, as movements say and as tours carry them: a hash table with open
 * addressing, as a city has hundreds of thousands of them.
 */
final class Carriage {
    private static final long FREE = -1;

    /** Units by slot; both are 0 in a free one. */
    long[] moved;

    long[] carried;
    private long[] way;
    private long[] load;
    private int used;

    Carriage(int expected) {
        int size = 2 * Integer.highestOneBit(Math.max(8, Math.min(expected, 1 << 28) / 3 * 4));
        way = new long[size];
        load = new long[size];
        moved = new long[size];
        carried = new long[size];
        Arrays.fill(way, FREE);
    }

    /** The slot of a lot that goes from one place to another on a day; it is taken if it was free. */
    int slot(int from, int to, int lot, int day) {
        long wantedWay = (long) from << 32 | to;
        long wantedLoad = (long) lot << 32 | day;
        int slot = find(wantedWay, wantedLoad);
        if (way[slot] == FREE) {
            if (used >= way.length / 4 * 3) {
                grow();
                slot = find(wantedWay, wantedLoad);
            }
            way[slot] = wantedWay;
            load[slot] = wantedLoad;
            used++;
        }
        return slot;
    }

    private int find(long wantedWay, long wantedLoad) {
        int mask = way.length - 1;
        // The golden ratio, as Fibonacci hashing has it, and another odd number.
        long mixed = (wantedWay * 0x9E3779B97F4A7C15L ^ wantedLoad) * 0xC2B2AE3D27D4EB4FL;
        int slot = (int) (mixed >>> 32) & mask;
        while (way[slot] != FREE && (way[slot] != wantedWay || load[slot] != wantedLoad)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldWay = way;
        long[] oldLoad = load;
        long[] oldMoved = moved;
        long[] oldCarried = carried;
        int size = 2 * way.length;
        way = new long[size];
        load = new long[size];
        moved = new long[size];
        carried = new long[size];
        Arrays.fill(way, FREE);
        for (int old = 0; old < oldWay.length; old++) {
            if (oldWay[old] != FREE) {
                int slot = find(oldWay[old], oldLoad[old]);
                way[slot] = oldWay[old];
                load[slot] = oldLoad[old];
                moved[slot] = oldMoved[old];
                carried[slot] = oldCarried[old];
            }
        }
    }

    int from(int slot) {
        return (int) (way[slot] >>> 32);
    }

    int to(int slot) {
        return (int) way[slot];
    }

    int lot(int slot) {
        return (int) (load[slot] >>> 32);
    }

    int day(int slot) {
        return (int) load[slot];
    }
}
