package org.resupply.network;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.resupply.model.Crossing;
import org.resupply.model.Disruption;
import org.resupply.model.Outlook;

/**
 * What cannot be passed.
 *
 * @param crossings ids of closed crossings, sorted
 * @param roads what closes roads, by name or area
 */
record Closures(Set<String> crossings, Set<Disruption> roads) {

    /** What is closed on any of the days from the first to the one before the end. */
    static Closures of(Outlook outlook, int firstDay, int endDay) {
        Set<String> crossings = new TreeSet<>();
        Set<Disruption> roads = new LinkedHashSet<>();
        for (int day = firstDay; day < endDay; day++) {
            for (Crossing crossing : outlook.scenario().travel().crossings()) {
                if (!outlook.crossingOpen(crossing.id(), day)) {
                    crossings.add(crossing.id());
                }
            }
            roads.addAll(outlook.closedRoads(day));
        }
        return new Closures(Collections.unmodifiableSet(crossings), Collections.unmodifiableSet(roads));
    }
}
