package org.resupply.examples.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.resupply.model.Scenario;
import org.resupply.model.Zone;

/**
 * Outlines of zones, as the user gives them, to be shaded on the map.
 *
 * @param rings the outlines by zone id; each ring is lon, lat, lon, lat, ... in degrees, WGS-84
 */
public record ZonePolygons(Map<String, List<double[]>> rings) {

    /** No outlines: zones are shaded around their communities. */
    public static final ZonePolygons NONE = new ZonePolygons(Map.of());

    public ZonePolygons {
        rings = Map.copyOf(rings);
    }

    /**
     * The outlines in a GeoJSON feature collection of polygons and multipolygons.
     *
     * <p>A feature belongs to the zone whose id or official code it carries as {@code id} or in its properties {@code id} or
     * {@code code}; features that belong to none are left out.
     *
     * @throws IllegalArgumentException when it is no feature collection or no feature belongs to a zone
     */
    public static ZonePolygons of(JsonNode geoJson, Scenario scenario) {
        if (!geoJson.path("features").isArray()) {
            throw new IllegalArgumentException("The polygons must be a GeoJSON FeatureCollection.");
        }
        Map<String, String> ids = new HashMap<>();
        for (Zone zone : scenario.zones()) {
            if (!zone.code().isEmpty()) {
                ids.put(zone.code(), zone.id());
            }
        }
        scenario.zones().forEach(zone -> ids.put(zone.id(), zone.id()));
        Map<String, List<double[]>> rings = new LinkedHashMap<>();
        for (JsonNode feature : geoJson.path("features")) {
            String zone = zone(feature, ids);
            if (zone != null) {
                collect(feature.path("geometry"), rings.computeIfAbsent(zone, z -> new ArrayList<>()));
            }
        }
        if (rings.isEmpty()) {
            throw new IllegalArgumentException(
                    "No polygon belongs to a zone of the scenario.\nMaybe the features lack the property id or code?");
        }
        return new ZonePolygons(rings);
    }

    private static String zone(JsonNode feature, Map<String, String> ids) {
        JsonNode properties = feature.path("properties");
        for (JsonNode name : List.of(feature.path("id"), properties.path("id"), properties.path("code"))) {
            String zone = ids.get(name.asText(""));
            if (zone != null) {
                return zone;
            }
        }
        return null;
    }

    private static void collect(JsonNode geometry, List<double[]> rings) {
        switch (geometry.path("type").asText("")) {
            case "Polygon" -> geometry.path("coordinates").forEach(ring -> rings.add(ring(ring)));
            case "MultiPolygon" ->
                geometry.path("coordinates").forEach(polygon -> polygon.forEach(ring -> rings.add(ring(ring))));
            case "GeometryCollection" -> geometry.path("geometries").forEach(part -> collect(part, rings));
            default -> {}
        }
    }

    private static double[] ring(JsonNode points) {
        double[] ring = new double[points.size() * 2];
        for (int i = 0; i < points.size(); i++) {
            ring[2 * i] = points.get(i).path(0).asDouble();
            ring[2 * i + 1] = points.get(i).path(1).asDouble();
        }
        return ring;
    }
}
