package org.resupply.dispatch;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.resupply.model.Lane;

/** Lanes on which goods were to go on a day and could not: they are not asked again. */
final class Blocked {
    private final Set<Load> loads = ConcurrentHashMap.newKeySet();

    private record Load(String lane, String commodity, int day) {}

    void note(Lane lane, String commodity, int day) {
        loads.add(new Load(lane.id(), commodity, day));
    }

    boolean is(Lane lane, String commodity, int day) {
        return loads.contains(new Load(lane.id(), commodity, day));
    }
}
