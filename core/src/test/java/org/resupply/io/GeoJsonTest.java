package org.resupply.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.resupply.model.BadInput;
import org.resupply.model.Demand;
import org.resupply.model.Fault;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.plan.Cause;
import org.resupply.plan.Plan;
import org.resupply.plan.Unmet;

class GeoJsonTest {
    private final Scenario scenario = Samples.scenario();
    private final Plan plan = Samples.plan();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("map.geojson");
    }

    @Test
    void allPlacesArePoints() throws IOException {
        GeoJson.writePlaces(scenario, file);
        List<JsonNode> features = features();
        assertThat(features)
                .hasSize(scenario.zones().size()
                        + scenario.facilities().size()
                        + scenario.travel().crossings().size());
        JsonNode gate = feature(features, "gate");
        assertThat(gate.at("/properties/kind").asText()).isEqualTo("TRANSFER_POINT");
        assertThat(gate.at("/properties/nameEn").asText()).isEqualTo("Place gate");
        assertThat(gate.at("/geometry/type").asText()).isEqualTo("Point");
        assertThat(gate.at("/geometry/coordinates/0").asDouble()).isEqualTo(121.4);
        assertThat(gate.at("/geometry/coordinates/1").asDouble()).isEqualTo(31.3);
    }

    @Test
    void everyTripIsALineFromStopToStop() throws IOException {
        GeoJson.writeRoutes(scenario, plan, file);
        JsonNode trip = feature(features(), "tour-1/0");
        assertThat(trip.at("/properties/fleet").asText()).isEqualTo("vans");
        assertThat(trip.at("/properties/vehicle").asInt()).isEqualTo(3);
        assertThat(trip.at("/properties/start").asText()).isEqualTo("2022-04-11T06:01");
        assertThat(trip.at("/geometry/type").asText()).isEqualTo("LineString");
        assertThat(trip.at("/geometry/coordinates")).hasSize(3);
        assertThat(trip.at("/geometry/coordinates/1/0").asDouble()).isEqualTo(121.466);
    }

    @Test
    void coverageCountsDemandServedHereAndBelow() throws IOException {
        List<Demand> demands = Outlook.of(scenario).demands();
        Demand missed = demands.stream()
                .filter(demand -> demand.place().equals("w-1"))
                .findFirst()
                .orElseThrow();
        Plan half = with(List.of(new Unmet(missed.id(), missed.quantity(), Cause.STOCK, "")));
        GeoJson.writeCoverage(scenario, half, file);
        JsonNode community = feature(features(), "w-1");
        JsonNode city = feature(features(), "city");
        double missing = missed.quantity() * massKg(missed);
        double all = demands.stream().mapToDouble(d -> d.quantity() * massKg(d)).sum();
        assertThat(city.at("/properties/demandKg").asDouble()).isCloseTo(all, within(1e-3));
        assertThat(city.at("/properties/servedKg").asDouble()).isCloseTo(all - missing, within(1e-3));
        assertThat(community.at("/properties/demandKg").asDouble()
                        - community.at("/properties/servedKg").asDouble())
                .isCloseTo(missing, within(1e-3));
        assertThat(feature(features(), "e-1").at("/properties/coverage").asDouble())
                .isEqualTo(1);
    }

    @Test
    void outlinesOfTheUserTakeThePlaceOfPoints() throws IOException {
        Path outlines = folder.resolve("outlines.geojson");
        Files.writeString(outlines, """
                {"type":"FeatureCollection","features":[
                 {"type":"Feature","properties":{"code":"310101"},"geometry":{"type":"Polygon","coordinates":[[[1,2],[3,4],[5,6],[1,2]]]}},
                 {"type":"Feature","id":"east","properties":null,"geometry":{"type":"MultiPolygon","coordinates":[[[[1,2],[3,4],[5,6],[1,2]]]]}},
                 {"type":"Feature","id":"elsewhere","properties":{},"geometry":{"type":"Polygon","coordinates":[]}},
                 {"type":"Feature","id":"w-1","properties":{},"geometry":{"type":"Point","coordinates":[0,0]}}]}
                """);
        GeoJson.writeCoverage(scenario, with(List.of()), outlines, file);
        assertThat(feature(features(), "west").at("/geometry/type").asText()).isEqualTo("Polygon");
        assertThat(feature(features(), "west").at("/geometry/coordinates/0/1/1").asInt())
                .isEqualTo(4);
        assertThat(feature(features(), "east").at("/geometry/type").asText()).isEqualTo("MultiPolygon");
        assertThat(feature(features(), "w-1").at("/geometry/type").asText()).isEqualTo("Point");
        assertThat(feature(features(), "w-1").at("/geometry/coordinates/0").asDouble())
                .isEqualTo(121.466);
    }

    @Test
    void outlinesThatFitNothingAreRefused() throws IOException {
        Path outlines = folder.resolve("outlines.geojson");
        assertThat(refusal(outlines, "{\"features\":[{\"id\":\"x\"}]}")).containsExactly("NO_OUTLINE");
        assertThat(refusal(outlines, "[]")).containsExactly("FORMAT");
        assertThat(refusal(outlines, "{\"features\":[")).containsExactly("TRUNCATED");
        assertThat(refusal(outlines, "[".repeat(10_000))).containsExactly("TOO_DEEP");
        assertThat(file).doesNotExist();
    }

    private List<String> refusal(Path outlines, String text) throws IOException {
        Files.writeString(outlines, text);
        return catchThrowableOfType(BadInput.class, () -> GeoJson.writeCoverage(scenario, plan, outlines, file))
                .faults()
                .stream()
                .map(Fault::code)
                .toList();
    }

    private Plan with(List<Unmet> unmet) {
        return new Plan(
                plan.scenario(),
                plan.manifest(),
                plan.receipts(),
                plan.movements(),
                plan.tours(),
                unmet,
                plan.figures());
    }

    private double massKg(Demand demand) {
        return scenario.commodities().stream()
                .filter(commodity -> commodity.id().equals(demand.commodity()))
                .findFirst()
                .orElseThrow()
                .massKg();
    }

    private List<JsonNode> features() throws IOException {
        List<JsonNode> features = new ArrayList<>();
        JsonNode whole = new ObjectMapper().readTree(file.toFile());
        assertThat(whole.path("type").asText()).isEqualTo("FeatureCollection");
        whole.path("features").forEach(features::add);
        return features;
    }

    private static JsonNode feature(List<JsonNode> features, String id) {
        return features.stream()
                .filter(feature -> feature.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
