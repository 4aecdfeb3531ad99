package org.resupply.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;

/** What is closed at which instants, as the disruptions say it: from the start of their windows to just before the end. */
final class Closings {
    private final Map<DisruptionKind, Map<String, List<Disruption>>> byTarget = new EnumMap<>(DisruptionKind.class);

    Closings(List<Disruption> disruptions) {
        for (Disruption disruption : disruptions) {
            byTarget.computeIfAbsent(disruption.kind(), kind -> new HashMap<>())
                    .computeIfAbsent(disruption.target(), target -> new ArrayList<>())
                    .add(disruption);
        }
    }

    /** What closes a thing at some time from one second to just before another, or at the one second; {@code null} for nothing. */
    Disruption during(DisruptionKind kind, String target, int from, int until) {
        for (Disruption closed : byTarget.getOrDefault(kind, Map.of()).getOrDefault(target, List.of())) {
            if (closed.window().holds(from, until)) {
                return closed;
            }
        }
        return null;
    }
}
