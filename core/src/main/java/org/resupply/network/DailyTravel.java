package org.resupply.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.resupply.model.Crossing;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;

/**
 * The travel of each day of a scenario: a crossing that a disruption closes at some time of a day is closed on that day, and
 * on that day only. Days with the same crossings closed share one {@link TravelMatrix}.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class DailyTravel {
    private final List<TravelMatrix> days;

    private DailyTravel(Outlook outlook, RoadGraph roads) {
        Scenario scenario = outlook.scenario();
        Map<List<String>, TravelMatrix> byClosures = new HashMap<>();
        days = new ArrayList<>(scenario.days());
        for (int day = 0; day < scenario.days(); day++) {
            int today = day;
            List<String> closed = scenario.travel().crossings().stream()
                    .map(Crossing::id)
                    .filter(crossing -> !outlook.crossingOpen(crossing, today))
                    .toList();
            days.add(byClosures.computeIfAbsent(closed, key -> TravelMatrix.onDay(scenario, roads, today)));
        }
    }

    /** The travel of a scenario without a road graph. */
    public static DailyTravel of(Outlook outlook) {
        return new DailyTravel(outlook, null);
    }

    /** The travel of a scenario over a road graph. */
    public static DailyTravel of(Outlook outlook, RoadGraph roads) {
        return new DailyTravel(outlook, roads);
    }

    /** The travel on a day, 0 to the scenario's last. */
    public TravelMatrix on(int day) {
        return days.get(day);
    }
}
