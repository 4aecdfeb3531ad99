package org.resupply.dispatch;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.resupply.model.Lane;

/** What a warehouse is to send out on a day beyond what the plan that is taken over says. */
final class Extras {
    private final Map<Where, Map<String, Long>> doors = new HashMap<>();
    private final Map<Where, Map<Lane, Map<String, Long>>> lanes = new HashMap<>();

    private record Where(String facility, int day) {}

    boolean isEmpty() {
        return doors.isEmpty() && lanes.isEmpty();
    }

    void deliver(String facility, int day, String demand, long quantity) {
        if (quantity > 0) {
            doors.computeIfAbsent(new Where(facility, day), key -> new LinkedHashMap<>())
                    .merge(demand, quantity, Long::sum);
        }
    }

    void send(Lane lane, int day, String commodity, long quantity) {
        if (quantity > 0) {
            lanes.computeIfAbsent(new Where(lane.from(), day), key -> new LinkedHashMap<>())
                    .computeIfAbsent(lane, key -> new LinkedHashMap<>())
                    .merge(commodity, quantity, Long::sum);
        }
    }

    /** Units by demand. */
    Map<String, Long> doors(String facility, int day) {
        return doors.getOrDefault(new Where(facility, day), Map.of());
    }

    /** Units by lane and commodity. */
    Map<Lane, Map<String, Long>> lanes(String facility, int day) {
        return lanes.getOrDefault(new Where(facility, day), Map.of());
    }
}
