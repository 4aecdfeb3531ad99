package org.resupply.model;

/**
 * A span of time.
 *
 * @param start first second, counted from midnight of the scenario's first day
 * @param end last second, not before the start
 */
public record TimeWindow(int start, int end) {

    /** Seconds in a day. */
    public static final int DAY = 86_400;

    public TimeWindow {
        if (start < 0) {
            throw new IllegalArgumentException(
                    "The start (%s s) of a time window must not be negative.".formatted(start));
        }
        if (end < start) {
            throw new IllegalArgumentException(
                    "The time window (%s s to %s s) closes before it opens.".formatted(start, end));
        }
    }

    /** Whether the instant lies in this window, both ends included. */
    public boolean contains(int second) {
        return start <= second && second <= end;
    }

    /** Whether the two windows share an instant. */
    public boolean meets(TimeWindow other) {
        return start <= other.end && other.start <= end;
    }
}
