package org.resupply.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The administrative tree of a scenario, ready to be asked: who lies above and below whom, and where every place is.
 *
 * <p>Needs a scenario whose parents exist and form no cycle ({@link ScenarioCheck} says so beforehand). Where zones lie inside
 * each other all the same, no way upwards is longer than there are levels.
 */
public final class ZoneTree {
    private static final int LEVELS = ZoneLevel.values().length;

    private final Map<String, Zone> zones = new LinkedHashMap<>();
    private final Map<String, Facility> facilities = new LinkedHashMap<>();
    private final Map<String, List<Zone>> children = new LinkedHashMap<>();
    private final List<Zone> communities = new ArrayList<>();

    private ZoneTree(Scenario scenario) {
        for (Zone zone : scenario.zones()) {
            zones.put(zone.id(), zone);
            children.computeIfAbsent(zone.parent(), parent -> new ArrayList<>()).add(zone);
            if (zone.level() == ZoneLevel.COMMUNITY) {
                communities.add(zone);
            }
        }
        for (Facility facility : scenario.facilities()) {
            facilities.put(facility.id(), facility);
        }
    }

    /** The tree of a scenario. */
    public static ZoneTree of(Scenario scenario) {
        return new ZoneTree(scenario);
    }

    /** The zone with this id. */
    public Optional<Zone> zone(String id) {
        return Optional.ofNullable(zones.get(id));
    }

    /** The facility with this id. */
    public Optional<Facility> facility(String id) {
        return Optional.ofNullable(facilities.get(id));
    }

    /** Where the place with this id is reached, whatever its control level. */
    public GeoPoint point(String id) {
        Facility facility = facilities.get(id);
        return facility != null ? facility.point() : known(id).point();
    }

    /** The zones directly below this one, in the scenario's order. */
    public List<Zone> below(String id) {
        return Collections.unmodifiableList(children.getOrDefault(id, List.of()));
    }

    /** All communities, in the scenario's order. */
    public List<Zone> communities() {
        return Collections.unmodifiableList(communities);
    }

    /** The nearest zone of this level at or above the zone with this id. */
    public Optional<Zone> above(String id, ZoneLevel level) {
        Zone zone = zones.get(id);
        for (int step = 0; step < LEVELS && zone != null; step++) {
            if (zone.level() == level) {
                return Optional.of(zone);
            }
            zone = zones.get(zone.parent());
        }
        return Optional.empty();
    }

    /** The zone with this id and all above it, from the part to the whole; empty when there is no such zone. */
    public List<Zone> upwards(String id) {
        List<Zone> way = new ArrayList<>(LEVELS);
        for (Zone zone = zones.get(id); zone != null && way.size() < LEVELS; zone = zones.get(zone.parent())) {
            way.add(zone);
        }
        return way;
    }

    /** Whether the second zone is the first one or lies below it. */
    public boolean contains(String upper, String lower) {
        Zone zone = zones.get(lower);
        for (int step = 0; step < LEVELS && zone != null; step++) {
            if (zone.id().equals(upper)) {
                return true;
            }
            zone = zones.get(zone.parent());
        }
        return false;
    }

    private Zone known(String id) {
        Zone zone = zones.get(id);
        if (zone == null) {
            throw new IllegalArgumentException("There is no zone or facility with the id (%s).".formatted(id));
        }
        return zone;
    }
}
