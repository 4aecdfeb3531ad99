package org.resupply.model;

import java.util.ArrayList;
import java.util.List;

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

    /**
     * Whether it holds, from its start to just before its end, at some time from one second to just before another; what takes no time
     * is not held where it begins.
     */
    public boolean holds(int from, int until) {
        return Math.max(start, from) < Math.min(end, until) || (from == until && start < from && from < end);
    }

    /** What is left of this window while another one does not hold, in order. */
    public List<TimeWindow> without(TimeWindow other) {
        if (!other.holds(start, end)) {
            return List.of(this);
        }
        List<TimeWindow> left = new ArrayList<>(2);
        if (start < other.start) {
            left.add(new TimeWindow(start, other.start));
        }
        if (other.end < end) {
            left.add(new TimeWindow(other.end, end));
        }
        return left;
    }

    /** Whether the two windows share an instant. */
    public boolean meets(TimeWindow other) {
        return start <= other.end && other.start <= end;
    }
}
