package org.resupply.io;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.model.BadInput;
import org.resupply.model.Commodity;
import org.resupply.model.Crossing;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.GeoPoint;
import org.resupply.model.Name;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.Zone;
import org.resupply.model.ZoneTree;
import org.resupply.plan.Plan;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;
import org.resupply.plan.Unmet;

/**
 * Scenarios and plans on a map: GeoJSON (RFC 7946, WGS-84, longitude first) for any map program.
 *
 * <p>Each file is one feature collection and appears whole or not at all.
 */
public final class GeoJson {
    private GeoJson() {}

    /**
     * Writes all places as points: zones, facilities and crossings, with their ids, names and kinds.
     *
     * @throws java.io.UncheckedIOException when it cannot be written
     */
    public static void writePlaces(Scenario scenario, Path file) {
        collection(file, json -> {
            for (Zone zone : scenario.zones()) {
                begin(json, zone.id());
                zone(json, zone);
                point(json, zone.point());
            }
            for (Facility facility : scenario.facilities()) {
                begin(json, facility.id());
                json.writeStringField("what", "facility");
                json.writeStringField("kind", facility.kind().name());
                name(json, facility.name());
                json.writeStringField("zone", facility.zone());
                json.writeNumberField("docks", facility.docks());
                point(json, facility.point());
            }
            for (Crossing crossing : scenario.travel().crossings()) {
                begin(json, crossing.id());
                json.writeStringField("what", "crossing");
                name(json, crossing.name());
                json.writeStringField("from", crossing.from());
                json.writeStringField("to", crossing.to());
                point(json, crossing.point());
            }
        });
    }

    /**
     * Writes a plan's routes: a line for each trip, straight from stop to stop, with the vehicle that drives it and its times.
     *
     * @param scenario the scenario that the plan answers
     * @throws IllegalArgumentException when the plan stops at a place that the scenario does not have
     * @throws java.io.UncheckedIOException when it cannot be written
     */
    public static void writeRoutes(Scenario scenario, Plan plan, Path file) {
        ZoneTree places = ZoneTree.of(scenario);
        WireTime time = new WireTime(scenario.start());
        collection(file, json -> {
            for (Tour tour : plan.tours()) {
                for (int i = 0; i < tour.trips().size(); i++) {
                    Trip trip = tour.trips().get(i);
                    begin(json, tour.id() + "/" + i);
                    json.writeStringField("tour", tour.id());
                    json.writeNumberField("trip", i);
                    json.writeStringField("fleet", tour.fleet());
                    json.writeNumberField("vehicle", tour.vehicle());
                    json.writeStringField("crew", tour.crew());
                    json.writeNumberField("day", tour.day());
                    json.writeStringField("start", time.instantText(trip.start()));
                    json.writeStringField("end", time.instantText(trip.end()));
                    json.writeNumberField("metres", trip.metres());
                    json.writeNumberField("stops", trip.stops().size());
                    json.writeEndObject();
                    json.writeObjectFieldStart("geometry");
                    json.writeStringField("type", "LineString");
                    json.writeArrayFieldStart("coordinates");
                    for (Stop stop : trip.stops()) {
                        position(json, places.point(stop.place()));
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                    json.writeEndObject();
                }
            }
        });
    }

    /**
     * Writes how well each zone is served, as points.
     *
     * @param scenario the scenario that the plan answers
     * @throws java.io.UncheckedIOException when it cannot be written
     */
    public static void writeCoverage(Scenario scenario, Plan plan, Path file) {
        writeCoverage(scenario, plan, Map.of(), file);
    }

    /**
     * Writes how well each zone is served, as the outlines that the user supplies and as points for zones without one.
     *
     * @param scenario the scenario that the plan answers
     * @param outlines a GeoJSON feature collection of polygons and multipolygons in WGS-84; a feature belongs to the zone whose id
     *     or official code it carries as its {@code id}, or as {@code id} or {@code code} among its properties
     * @throws BadInput when the outlines cannot be read, or none of them belongs to a zone
     * @throws java.io.UncheckedIOException when the file cannot be written
     */
    public static void writeCoverage(Scenario scenario, Plan plan, Path outlines, Path file) {
        writeCoverage(scenario, plan, outlines(scenario, outlines), file);
    }

    private static void writeCoverage(Scenario scenario, Plan plan, Map<String, JsonNode> outlines, Path file) {
        Map<String, double[]> masses = masses(scenario, plan);
        ObjectMapper trees = new ObjectMapper();
        collection(file, json -> {
            for (Zone zone : scenario.zones()) {
                double[] kg = masses.getOrDefault(zone.id(), new double[2]);
                begin(json, zone.id());
                zone(json, zone);
                number(json, "demandKg", kg[0]);
                number(json, "servedKg", kg[1]);
                number(json, "coverage", kg[0] > 0 ? kg[1] / kg[0] : 1);
                JsonNode outline = outlines.get(zone.id());
                if (outline == null) {
                    point(json, zone.point());
                } else {
                    json.writeEndObject();
                    json.writeFieldName("geometry");
                    trees.writeTree(json, outline);
                    json.writeEndObject();
                }
            }
        });
    }

    /** Demanded and served kilograms of each zone and all zones below it; what a plan does not miss, it serves. */
    private static Map<String, double[]> masses(Scenario scenario, Plan plan) {
        Map<String, Long> missing = new HashMap<>();
        for (Unmet unmet : plan.unmet()) {
            missing.merge(unmet.demand(), unmet.quantity(), Long::sum);
        }
        Map<String, Double> massKg = new HashMap<>();
        for (Commodity commodity : scenario.commodities()) {
            massKg.put(commodity.id(), commodity.massKg());
        }
        Outlook outlook = Outlook.of(scenario);
        Map<String, double[]> masses = new HashMap<>();
        for (Demand demand : outlook.demands()) {
            long served = demand.quantity() - missing.getOrDefault(demand.id(), 0L);
            double kg = massKg.get(demand.commodity());
            String zone = outlook.places()
                    .facility(demand.place())
                    .map(Facility::zone)
                    .orElse(demand.place());
            for (Zone above : outlook.places().upwards(zone)) {
                double[] sum = masses.computeIfAbsent(above.id(), none -> new double[2]);
                sum[0] += demand.quantity() * kg;
                sum[1] += served * kg;
            }
        }
        return masses;
    }

    private static Map<String, JsonNode> outlines(Scenario scenario, Path file) {
        JsonFile.Source source = JsonFile.Source.of(file);
        Findings findings = new Findings();
        JsonNode whole = JsonFile.tree(source, findings);
        Map<String, JsonNode> outlines = new HashMap<>();
        if (whole != null && !whole.path("features").isArray()) {
            findings.add("FORMAT", "$.features", "nothing", "The outlines must be a GeoJSON feature collection.");
        } else if (whole != null) {
            outlines = byZone(scenario, whole.path("features"));
            if (outlines.isEmpty()) {
                findings.add(
                        "NO_OUTLINE",
                        "$.features",
                        whole.path("features").size() + " features",
                        "No polygon belongs to a zone. Maybe the features lack an id or a code?");
            }
        }
        if (!findings.isEmpty()) {
            throw findings.asBadInput(source.name());
        }
        return outlines;
    }

    private static Map<String, JsonNode> byZone(Scenario scenario, JsonNode features) {
        Map<String, String> zones = new HashMap<>();
        scenario.zones().forEach(zone -> zones.put(zone.code(), zone.id()));
        zones.remove("");
        scenario.zones().forEach(zone -> zones.put(zone.id(), zone.id()));
        Set<String> outlined = new HashSet<>(List.of("Polygon", "MultiPolygon"));
        Map<String, JsonNode> outlines = new HashMap<>();
        for (JsonNode feature : features) {
            JsonNode geometry = feature.path("geometry");
            JsonNode properties = feature.path("properties");
            for (JsonNode key : List.of(feature.path("id"), properties.path("id"), properties.path("code"))) {
                String zone = zones.get(key.asText(""));
                if (zone != null && outlined.contains(geometry.path("type").asText(""))) {
                    outlines.putIfAbsent(zone, geometry);
                }
            }
        }
        return outlines;
    }

    /** Writes features into a collection. */
    @FunctionalInterface
    private interface Features {
        void writeTo(JsonGenerator json) throws IOException;
    }

    private static void collection(Path file, Features features) {
        WholeFile.write(file, stream -> {
            try (JsonGenerator json = JsonFile.generator(stream)) {
                Layout layout = new Layout();
                json.setPrettyPrinter(layout);
                json.writeStartObject();
                json.writeStringField("type", "FeatureCollection");
                json.writeFieldName("features");
                layout.nextInLines();
                json.writeStartArray();
                features.writeTo(json);
                json.writeEndArray();
                json.writeEndObject();
            }
        });
    }

    /** Begins a feature and its properties. */
    private static void begin(JsonGenerator json, String id) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeStringField("id", id);
        json.writeObjectFieldStart("properties");
        json.writeStringField("id", id);
    }

    private static void zone(JsonGenerator json, Zone zone) throws IOException {
        json.writeStringField("what", "zone");
        json.writeStringField("level", zone.level().name());
        name(json, zone.name());
        json.writeStringField("code", zone.code());
        json.writeStringField("parent", zone.parent());
        json.writeNumberField("population", zone.population());
        json.writeStringField("control", zone.control().name());
    }

    private static void name(JsonGenerator json, Name name) throws IOException {
        json.writeStringField("name", name.zh());
        json.writeStringField("nameEn", name.en());
    }

    /** Ends the properties and the feature, which is a point. */
    private static void point(JsonGenerator json, GeoPoint point) throws IOException {
        json.writeEndObject();
        json.writeObjectFieldStart("geometry");
        json.writeStringField("type", "Point");
        json.writeFieldName("coordinates");
        position(json, point);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void position(JsonGenerator json, GeoPoint point) throws IOException {
        json.writeArray(new double[] {point.lon(), point.lat()}, 0, 2);
    }

    /** A number to three places, as no map shows more. */
    private static void number(JsonGenerator json, String name, double value) throws IOException {
        json.writeNumberField(name, Math.round(value * 1000) / 1000.0);
    }
}
