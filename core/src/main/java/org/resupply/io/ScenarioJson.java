package org.resupply.io;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.resupply.model.BadInput;
import org.resupply.model.Fault;
import org.resupply.model.GeoPoint;
import org.resupply.model.Scenario;
import org.resupply.model.ScenarioCheck;
import org.resupply.model.geo.Gcj02;

/**
 * Scenarios in JSON, format version 1.
 *
 * <p>What is read has been checked: a scenario with any fault is refused with all its faults at once, those of the file and
 * those {@link ScenarioCheck} finds. Coordinates are WGS-84 unless the file declares {@code "coordinates": "GCJ-02"}, which is
 * converted on reading; what is written is always WGS-84.
 */
public final class ScenarioJson {
    private static final String FORMAT = "resupply-scenario/1";
    static final Set<String> HEADER = Set.of(JsonFile.FORMAT, JsonFile.COORDINATES);

    private ScenarioJson() {}

    /**
     * Reads and checks a scenario file.
     *
     * @throws BadInput when it cannot be used, with everything that is wrong with it
     */
    public static Scenario read(Path file) {
        return read(JsonFile.Source.of(file));
    }

    /**
     * Reads and checks a scenario from a stream, which stays open.
     *
     * @param name what the input is called in messages
     * @throws BadInput when it cannot be used, with everything that is wrong with it
     */
    public static Scenario read(InputStream stream, String name) {
        return read(JsonFile.Source.of(stream, name));
    }

    /**
     * Reads and checks a scenario from a text.
     *
     * @param name what the input is called in messages
     * @throws BadInput when it cannot be used, with everything that is wrong with it
     */
    public static Scenario read(String json, String name) {
        return read(new JsonFile.Source(name, json.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Writes a scenario file, whole or not at all: one line for each zone, facility and so on.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public static void write(Scenario scenario, Path file) {
        document(scenario).writeTo(file);
    }

    /** The JSON Schema (draft 2020-12) of a scenario file, for editors and validators. */
    public static String schema() {
        return JsonFile.schema("scenario");
    }

    /** The scenario as it stands in a file. */
    public static String toJson(Scenario scenario) {
        return document(scenario).text();
    }

    static JsonFile.Document document(Scenario scenario) {
        JsonFile.Header header = new JsonFile.Header(FORMAT, null, "WGS-84");
        return new JsonFile.Document(header, new WireTime(scenario.start()), Shapes.SCENARIO, scenario);
    }

    private static Scenario read(JsonFile.Source source) {
        return read(source, new Findings());
    }

    /** Reads and checks a scenario of which some faults may have been found already. */
    static Scenario read(JsonFile.Source source, Findings findings) {
        JsonFile.Header header = JsonFile.Header.of(source, JsonFile.FORMAT, JsonFile.START, JsonFile.COORDINATES);
        header.requireKind("scenario", source);
        Scenario scenario = JsonFile.read(
                source, Shapes.SCENARIO, HEADER, header.time().orElse(null), toWgs84(header, findings), findings);
        if (scenario != null) {
            header.checkKind("scenario", findings);
        }
        List<Fault> others = List.of();
        if (scenario != null && findings.isEmpty()) {
            others = ScenarioCheck.faults(scenario);
        } else if (scenario != null && !findings.hasHoles()) {
            others = ScenarioCheck.references(scenario).stream()
                    .filter(fault -> !fault.value().equals(RecordReader.STAND_IN))
                    .toList();
        }
        others.stream().filter(Fault::refuses).forEach(findings::add);
        if (!findings.isEmpty()) {
            throw findings.asBadInput(source.name());
        }
        return scenario;
    }

    private static GeoPoint fromGcj02(GeoPoint point) {
        double[] lonLat = Gcj02.toWgs84(point.lon(), point.lat());
        return new GeoPoint(lonLat[0], lonLat[1]);
    }

    private static UnaryOperator<GeoPoint> toWgs84(JsonFile.Header header, Findings findings) {
        String system = header.coordinates() == null ? "WGS-84" : header.coordinates();
        return switch (system) {
            case "WGS-84" -> UnaryOperator.identity();
            case "GCJ-02" -> ScenarioJson::fromGcj02;
            default -> {
                findings.add("UNKNOWN_VALUE", "$." + JsonFile.COORDINATES, system, JsonFile.coordinatesAdvice(system));
                yield UnaryOperator.identity();
            }
        };
    }
}
