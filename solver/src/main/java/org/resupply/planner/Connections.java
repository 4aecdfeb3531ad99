package org.resupply.planner;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.resupply.compile.Journeys;
import org.resupply.compile.Vehicles;
import org.resupply.dispatch.City;
import org.resupply.model.Convoy;
import org.resupply.model.Facility;
import org.resupply.model.Lane;
import org.resupply.model.Lanes;
import org.resupply.model.Outlook;

/**
 * From which sources goods can have come to each facility by the end of each day. Sources are facilities with stock or to which no lane
 * leads, and convoys; a lane connects when some vehicle of it finds a way and neither it nor one of its ends is closed all day.
 */
final class Connections {
    private final Outlook outlook;
    private final Journeys journeys;
    private final Vehicles vehicles;
    private final List<Lane> lanes;
    private final List<Facility> facilities;
    /** By facility the sources that it has itself. */
    private final Map<String, BitSet> own = new HashMap<>();
    /** By commodity the sources that have some. */
    private final Map<String, BitSet> holding = new HashMap<>();
    /** By day, as far as somebody has asked. */
    private final List<Map<String, BitSet>> byDay = new ArrayList<>();
    /** Those of the same city where more is closed; {@code null} for none. */
    private final Connections closed;

    /**
     * Of a city.
     *
     * @param closed those of the same city where more is closed: what connects there does so here; {@code null} for none
     */
    Connections(City city, Connections closed) {
        this.closed = closed;
        outlook = city.outlook();
        journeys = city.journeys();
        vehicles = city.vehicles();
        lanes = List.copyOf(Lanes.of(outlook.scenario()));
        facilities = outlook.scenario().facilities();
        Map<String, Integer> numbers = new HashMap<>();
        for (Facility facility : facilities) {
            numbers.put(facility.id(), numbers.size());
            own.put(facility.id(), new BitSet());
            if (lanes.stream().noneMatch(lane -> lane.to().equals(facility.id()))) {
                own.get(facility.id()).set(numbers.get(facility.id()));
            }
        }
        outlook.lots().stream().filter(lot -> lot.quantity() > 0).forEach(lot -> {
            int source = numbers.get(lot.place());
            own.get(lot.place()).set(source);
            holding(lot.commodity()).set(source);
        });
        int source = facilities.size();
        for (Convoy convoy : outlook.convoys()) {
            for (String point : convoy.points()) {
                own.get(point).set(source);
            }
            for (Convoy.Cargo cargo : convoy.cargo()) {
                holding(cargo.commodity()).set(source);
            }
            source++;
        }
    }

    /** The sources that have some of a commodity. */
    BitSet holding(String commodity) {
        return holding.computeIfAbsent(commodity, unknown -> new BitSet());
    }

    /** The sources from which goods can have come to a facility by the end of a day. */
    BitSet sources(String facility, int day) {
        while (byDay.size() <= day) {
            Map<String, BitSet> before = byDay.isEmpty() ? own : byDay.get(byDay.size() - 1);
            Map<String, BitSet> by = new HashMap<>();
            before.forEach((id, sources) -> by.put(id, (BitSet) sources.clone()));
            spread(by, byDay.size());
            byDay.add(by);
        }
        return byDay.get(day).get(facility);
    }

    /** Whether nothing can have come to a facility by the end of a day. */
    boolean isLeftAlone(String facility, int day) {
        return sources(facility, day).equals(own.get(facility));
    }

    private void spread(Map<String, BitSet> sources, int day) {
        List<Lane> open = lanes.stream().filter(lane -> connects(lane, day)).toList();
        boolean more = true;
        while (more) {
            more = false;
            for (Lane lane : open) {
                BitSet to = sources.get(lane.to());
                int known = to.cardinality();
                to.or(sources.get(lane.from()));
                more |= to.cardinality() > known;
            }
        }
    }

    /** Whether goods can be brought over a lane on some hour of a day. */
    boolean connects(Lane lane, int day) {
        return (closed != null && closed.connects(lane, day))
                || (outlook.laneOpen(lane, day)
                        && isOpen(lane.from(), day)
                        && isOpen(lane.to(), day)
                        && vehicles.trunk(lane.from(), lane.to(), lane.mode()).stream()
                                .anyMatch(fleet ->
                                        journeys.fewestSeconds(lane.from(), lane.to(), vehicles.type(fleet), day)
                                                >= 0));
    }

    /** Whether a facility is not closed all day, whoever may not have called it up yet. */
    boolean isOpen(String facility, int day) {
        return outlook.facilityOpen(facility, day) || outlook.availableFrom(facility) > 0;
    }

    /** The lanes to a facility. */
    List<Lane> lanesTo(String facility) {
        return lanes.stream().filter(lane -> lane.to().equals(facility)).toList();
    }
}
