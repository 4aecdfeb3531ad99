package org.resupply.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.resupply.model.Facility;
import org.resupply.model.GeoPoint;
import org.resupply.model.Scenario;
import org.resupply.model.Zone;

/** The places of a scenario, zones first, numbered from 0, and the land zones in which they lie: the same whatever is closed. */
final class NumberedPlaces {
    final List<String> ids;
    final List<GeoPoint> points;
    final Positions positions;
    /** By place the number of its land zone. */
    final int[] landZone;
    /** The land zones with their numbers, in the order in which places name them. */
    final Map<String, Integer> landZones = new LinkedHashMap<>();

    private final Map<String, Integer> numbers = new HashMap<>();

    NumberedPlaces(Scenario scenario) {
        int count = scenario.zones().size() + scenario.facilities().size();
        List<String> allIds = new ArrayList<>(count);
        List<GeoPoint> allPoints = new ArrayList<>(count);
        landZone = new int[count];
        for (Zone zone : scenario.zones()) {
            landZone[allIds.size()] = zone(zone.landZone());
            allIds.add(zone.id());
            allPoints.add(zone.point());
        }
        for (Facility facility : scenario.facilities()) {
            landZone[allIds.size()] = zone(facility.landZone());
            allIds.add(facility.id());
            allPoints.add(facility.point());
        }
        for (int place = 0; place < count; place++) {
            if (numbers.putIfAbsent(allIds.get(place), place) != null) {
                throw new IllegalArgumentException("Two places have the id (%s).".formatted(allIds.get(place)));
            }
        }
        ids = List.copyOf(allIds);
        points = List.copyOf(allPoints);
        positions = new Positions(points);
    }

    private int zone(String zone) {
        return landZones.computeIfAbsent(zone, unused -> landZones.size());
    }

    /** The number of the place with this id. */
    int of(String id) {
        Integer place = numbers.get(id);
        if (place == null) {
            throw new IllegalArgumentException("There is no zone or facility with the id (%s).".formatted(id));
        }
        return place;
    }
}
