package org.resupply.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.VehicleClass;

/**
 * The travel of each day of a scenario: a crossing, or roads, that a disruption closes at some time of a day are closed on that
 * day, and on that day only. Days with the same closures share one {@link TravelMatrix}.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class DailyTravel {
    private final List<TravelMatrix> days;

    private DailyTravel(Outlook outlook, RoadGraph roads) {
        Scenario scenario = outlook.scenario();
        Map<Closures, TravelMatrix> byClosures = new HashMap<>();
        days = new ArrayList<>(scenario.days());
        for (int day = 0; day < scenario.days(); day++) {
            days.add(byClosures.computeIfAbsent(
                    Closures.of(outlook, day, day + 1), closed -> TravelMatrix.with(scenario, roads, closed)));
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

    /** Makes beforehand what will be asked of these vehicle classes. */
    public void prepare(Collection<VehicleClass> classes) {
        days.forEach(day -> classes.forEach(day::prepare));
    }

    /** The travel on a day, 0 to the scenario's last. */
    public TravelMatrix on(int day) {
        return days.get(day);
    }
}
