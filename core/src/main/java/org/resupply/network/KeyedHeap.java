package org.resupply.network;

import java.util.Arrays;

/** A four-ary min-heap of (key, item) pairs in two flat arrays; an item may stand in it several times. */
final class KeyedHeap {

    private long[] keys;
    private int[] items;
    private int size;

    KeyedHeap(int capacity) {
        keys = new long[Math.max(4, capacity)];
        items = new int[keys.length];
    }

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        size = 0;
    }

    /** The smallest key; the heap must not be empty. */
    long topKey() {
        return keys[0];
    }

    void push(long key, int item) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            items = Arrays.copyOf(items, 2 * size);
        }
        final long[] keys = this.keys;
        final int[] items = this.items;
        int at = size++;
        while (at > 0) {
            int parent = at - 1 >> 2;
            if (keys[parent] <= key) {
                break;
            }
            keys[at] = keys[parent];
            items[at] = items[parent];
            at = parent;
        }
        keys[at] = key;
        items[at] = item;
    }

    /** Takes out the pair with the smallest key and returns its item; ask {@link #topKey} before. */
    int pop() {
        final long[] keys = this.keys;
        final int[] items = this.items;
        int top = items[0];
        int last = --size;
        long key = keys[last];
        int item = items[last];
        int at = 0;
        while (true) {
            int child = 4 * at + 1;
            if (child >= last) {
                break;
            }
            int least = child;
            int end = Math.min(child + 4, last);
            for (int other = child + 1; other < end; other++) {
                if (keys[other] < keys[least]) {
                    least = other;
                }
            }
            if (keys[least] >= key) {
                break;
            }
            keys[at] = keys[least];
            items[at] = items[least];
            at = least;
        }
        keys[at] = key;
        items[at] = item;
        return top;
    }
}
