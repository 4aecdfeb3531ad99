package org.resupply.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.resupply.model.ControlLevel;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;

/** Events that could happen in a city, each kind in turn and all over the city. */
final class Rehearsal {
    private static final double SURGE = 1.5;
    /** One in so many of a fleet's vehicles is lost, at least one. */
    private static final int LOST_ONE_IN = 5;

    private Rehearsal() {}

    /** So many events that begin at an instant and last, or none in a city to which nothing of the kind can happen. */
    static List<Disruption> events(Scenario scenario, int now, int count) {
        TimeWindow window = new TimeWindow(now, scenario.days() * TimeWindow.DAY);
        Set<String> taken = scenario.disruptions().stream().map(Disruption::id).collect(Collectors.toSet());
        String free = "rehearsal";
        while (taken.contains(free)) {
            free += "-";
        }
        String name = free;
        List<String> streets = scenario.zones().stream()
                .filter(zone -> zone.level() == ZoneLevel.STREET)
                .map(Zone::id)
                .toList();
        List<String> warehouses = scenario.facilities().stream()
                .filter(facility -> facility.kind() == FacilityKind.STREET_WAREHOUSE)
                .map(Facility::id)
                .toList();
        List<List<Disruption>> kinds = Stream.of(
                        all(
                                streets,
                                id -> event(name, DisruptionKind.ZONE_CONTROL, id, window, ControlLevel.SEALED, 1, 0)),
                        all(streets, id -> event(name, DisruptionKind.DEMAND_SURGE, id, window, null, SURGE, 0)),
                        all(warehouses, id -> event(name, DisruptionKind.FACILITY_CLOSED, id, window, null, 1, 0)),
                        all(
                                scenario.fleets(),
                                fleet -> event(
                                        name, DisruptionKind.VEHICLES_LOST, fleet.id(), window, null, 1, lost(fleet))))
                .filter(kind -> !kind.isEmpty())
                .toList();
        List<Disruption> events = new ArrayList<>();
        for (int i = 0; i < count && !kinds.isEmpty(); i++) {
            List<Disruption> kind = kinds.get(i % kinds.size());
            events.add(kind.get((int) ((long) i * kind.size() / count)));
        }
        return events;
    }

    private static <T> List<Disruption> all(List<T> targets, Function<T, Disruption> event) {
        return targets.stream().map(event).toList();
    }

    private static int lost(Fleet fleet) {
        return Math.max(1, fleet.count() / LOST_ONE_IN);
    }

    private static Disruption event(
            String name,
            DisruptionKind kind,
            String target,
            TimeWindow window,
            ControlLevel level,
            double factor,
            int count) {
        return new Disruption(name, kind, target, window, level, factor, count, 0, null);
    }
}
