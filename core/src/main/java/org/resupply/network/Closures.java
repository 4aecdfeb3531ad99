package org.resupply.network;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;

/**
 * What cannot be passed.
 *
 * @param crossings ids of closed crossings, sorted
 * @param roads what closes roads, by name or area
 */
record Closures(Set<String> crossings, Set<Disruption> roads) {

    /** Those that hold at some time from one second to just before another. */
    static Closures of(List<Disruption> closing, int from, int until) {
        Set<String> crossings = new TreeSet<>();
        Set<Disruption> roads = new LinkedHashSet<>();
        for (Disruption closed : closing) {
            if (closed.window().holds(from, until)) {
                if (closed.kind() == DisruptionKind.CROSSING_CLOSED) {
                    crossings.add(closed.target());
                } else {
                    roads.add(closed);
                }
            }
        }
        return new Closures(Collections.unmodifiableSet(crossings), Collections.unmodifiableSet(roads));
    }

    boolean isEmpty() {
        return crossings.isEmpty() && roads.isEmpty();
    }

    /** Those of these that are among others, too. */
    Closures alsoIn(Closures others) {
        Set<String> both = new TreeSet<>(crossings);
        both.retainAll(others.crossings);
        Set<Disruption> bothRoads = new LinkedHashSet<>(roads);
        bothRoads.retainAll(others.roads);
        return new Closures(Collections.unmodifiableSet(both), Collections.unmodifiableSet(bothRoads));
    }
}
