package org.resupply.problem;

import java.util.Arrays;

/** A growing row of ints. */
public final class IntList {
    private int[] values = new int[16];
    private int size;

    public void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    /** The value at an index, 0 to {@link #size} less 1. */
    public int get(int index) {
        return values[index];
    }

    /** Puts another value at an index. */
    public void set(int index, int value) {
        values[index] = value;
    }

    public int size() {
        return size;
    }

    public int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
