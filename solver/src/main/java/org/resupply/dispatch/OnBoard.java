package org.resupply.dispatch;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The lots on board of a vehicle, by commodity: they are unloaded in the order in which they were loaded. */
final class OnBoard {
    private final Map<String, ArrayDeque<Issue>> lots = new HashMap<>();

    void load(String commodity, List<Issue> issues) {
        lots.put(commodity, new ArrayDeque<>(issues));
    }

    /**
     * Takes units of a commodity off.
     *
     * @param each is told of each lot of which units are unloaded
     * @return the units that are not on board
     */
    long unload(String commodity, long quantity, Consumer<Issue> each) {
        ArrayDeque<Issue> there = lots.get(commodity);
        long left = quantity;
        while (left > 0 && !there.isEmpty()) {
            Issue issue = there.poll();
            long part = Math.min(left, issue.quantity());
            if (part < issue.quantity()) {
                there.push(new Issue(issue.lot(), issue.lastDay(), issue.quantity() - part));
            }
            left -= part;
            each.accept(new Issue(issue.lot(), issue.lastDay(), part));
        }
        return left;
    }
}
