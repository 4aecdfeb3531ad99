package org.resupply.routing.search;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Ints in which every change is logged, so that all that changed since a moment can be taken back exactly, and a second copy that follows
 * when asked.
 *
 * <p>Both cost as much as was changed, not as much as there is: a block of eight ints is saved before its first change, and copied
 * only if it was changed since the last copy.
 */
final class LoggedMemory {
    static final int BLOCK_SHIFT = 3;

    private static final int BLOCK = 1 << BLOCK_SHIFT;

    /** All ints. Written only through {@link #set}, or after {@link #touch}. */
    final int[] mem;

    /** The second copy. */
    final int[] best;

    private final int[] log; // blocks as they were before the present change
    private final int[] logged; // which blocks these are
    private int top;
    private final int[] loggedAt; // by block: the change that logged it last
    private int change = 1;
    private final int[] dirty; // blocks changed since the second copy was made
    private final int[] dirtyAt;
    private int dirtyCount;
    private int dirtyEpoch = 1;

    /**
     * So many ints, a multiple of eight.
     *
     * @param ended asked between the large arrays, of which fresh memory takes some milliseconds each
     */
    LoggedMemory(int size, BooleanSupplier ended) {
        mem = new int[size];
        ended.getAsBoolean();
        best = new int[size];
        ended.getAsBoolean();
        log = new int[size];
        ended.getAsBoolean();
        logged = new int[size / BLOCK];
        loggedAt = new int[size / BLOCK];
        dirty = new int[size / BLOCK];
        dirtyAt = new int[size / BLOCK];
    }

    void set(int at, int value) {
        touch(at >>> BLOCK_SHIFT);
        mem[at] = value;
    }

    /** Logs a block before its first change. */
    void touch(int block) {
        if (loggedAt[block] != change) {
            log(block);
        }
    }

    private void log(int block) {
        loggedAt[block] = change;
        logged[top] = block;
        System.arraycopy(mem, block << BLOCK_SHIFT, log, top << BLOCK_SHIFT, BLOCK);
        top++;
    }

    /** Starts a change that can be taken back; what happened before stays. */
    void begin() {
        top = 0;
        if (++change == Integer.MAX_VALUE) {
            Arrays.fill(loggedAt, 0);
            change = 1;
        }
    }

    /** Takes everything back that happened since {@link #begin}; {@link #begin} must follow. */
    void takeBack() {
        int[] entries = log;
        int[] blocks = logged;
        int[] memory = mem;
        for (int t = 0; t < top; t++) {
            System.arraycopy(entries, t << BLOCK_SHIFT, memory, blocks[t] << BLOCK_SHIFT, BLOCK);
        }
    }

    /** Lets everything stand that happened since {@link #begin}. */
    void keep() {
        markDirty();
        begin();
    }

    /** Brings the second copy up to date, then takes everything back that happened since {@link #begin}; {@link #begin} must follow. */
    void copyToBestAndTakeBack() {
        markDirty();
        copyToBest();
        markDirty();
        takeBack();
    }

    /** Notes what the second copy is to follow in. */
    private void markDirty() {
        int[] blocks = logged;
        for (int t = 0; t < top; t++) {
            int block = blocks[t];
            if (dirtyAt[block] != dirtyEpoch) {
                dirtyAt[block] = dirtyEpoch;
                dirty[dirtyCount++] = block;
            }
        }
    }

    /** Takes over what was written from outside: all of it counts as changed, and stands. */
    void rewritten() {
        begin();
        forgetDirty();
        for (int block = 0; block < dirty.length; block++) {
            dirty[block] = block;
            dirtyAt[block] = dirtyEpoch;
        }
        dirtyCount = dirty.length;
    }

    /** Brings the second copy up to date. */
    void copyToBest() {
        copyDirty(mem, best);
    }

    /** Goes back to the second copy. */
    void copyFromBest() {
        copyDirty(best, mem);
        begin();
    }

    /** Exchanges the two copies; done twice, nothing has happened. Between two changes only. */
    void exchange() {
        int[] block = new int[BLOCK];
        for (int i = 0; i < dirtyCount; i++) {
            int at = dirty[i] << BLOCK_SHIFT;
            System.arraycopy(mem, at, block, 0, BLOCK);
            System.arraycopy(best, at, mem, at, BLOCK);
            System.arraycopy(block, 0, best, at, BLOCK);
        }
    }

    private void copyDirty(int[] from, int[] to) {
        if (dirtyCount * 2 > dirty.length) {
            System.arraycopy(from, 0, to, 0, from.length);
        } else {
            for (int i = 0; i < dirtyCount; i++) {
                int at = dirty[i] << BLOCK_SHIFT;
                System.arraycopy(from, at, to, at, BLOCK);
            }
        }
        forgetDirty();
    }

    private void forgetDirty() {
        dirtyCount = 0;
        if (++dirtyEpoch == Integer.MAX_VALUE) {
            Arrays.fill(dirtyAt, 0);
            dirtyEpoch = 1;
        }
    }

    /** Number of blocks changed since {@link #begin}. */
    int touched() {
        return top;
    }

    /** The blocks changed since {@link #begin}, in the first {@link #touched} entries. */
    int[] touchedBlocks() {
        return logged;
    }
}
