package org.resupply.io;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.resupply.model.BadInput;
import org.resupply.model.Fault;
import org.resupply.model.Overlay;
import org.resupply.model.Scenario;
import org.resupply.model.ScenarioCheck;

/**
 * Overlays in JSON, format version 1: an id, and disruptions as a scenario file has them.
 *
 * <pre>{@code
 * {
 *   "format": "resupply-overlay/1",
 *   "id": "bridge-closed",
 *   "source": "an exercise",
 *   "disruptions": [
 *     { "id": "b", "kind": "CROSSING_CLOSED", "target": "bridge",
 *       "window": { "start": "2022-04-14T00:00", "end": "2022-04-15T00:00" } }
 *   ]
 * }
 * }</pre>
 */
public final class OverlayJson {
    private static final String FORMAT = "resupply-overlay/1";
    private static final Set<String> HEADER = Set.of(JsonFile.FORMAT);

    private static final Pattern DISRUPTION = Pattern.compile("\\$\\.disruptions\\[(\\d+)](.*)");

    private OverlayJson() {}

    /**
     * Reads an overlay file and lays it over a scenario.
     *
     * @throws BadInput when it cannot be used, or not with this scenario, with everything that is wrong with it
     */
    public static Scenario over(Scenario scenario, Path file) {
        return over(scenario, JsonFile.Source.of(file));
    }

    /**
     * Reads an overlay from a text and lays it over a scenario.
     *
     * @param name what the input is called in messages
     * @throws BadInput when it cannot be used, or not with this scenario, with everything that is wrong with it
     */
    public static Scenario over(Scenario scenario, String json, String name) {
        return over(scenario, new JsonFile.Source(name, json.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Writes an overlay file, whole or not at all.
     *
     * @param start the first day of the scenario that it is to be laid over
     * @throws UncheckedIOException when it cannot be written
     */
    public static void write(Overlay overlay, LocalDate start, Path file) {
        JsonFile.Header header = new JsonFile.Header(FORMAT, null, null);
        new JsonFile.Document(header, new WireTime(start), Shapes.OVERLAY, overlay).writeTo(file);
    }

    private static Scenario over(Scenario scenario, JsonFile.Source source) {
        Findings findings = new Findings();
        JsonFile.Header header = JsonFile.Header.of(source, JsonFile.FORMAT);
        header.requireKind("overlay", source);
        Overlay overlay = JsonFile.read(
                source, Shapes.OVERLAY, HEADER, new WireTime(scenario.start()), UnaryOperator.identity(), findings);
        if (overlay != null) {
            header.checkKind("overlay", findings);
        }
        Scenario laid = overlay == null ? scenario : overlay.over(scenario);
        if (findings.isEmpty()) {
            int own = scenario.disruptions().size();
            ScenarioCheck.faults(laid).stream()
                    .filter(Fault::refuses)
                    .map(fault -> inFile(fault, own))
                    .forEach(findings::add);
        }
        if (!findings.isEmpty()) {
            throw findings.asBadInput(source.name());
        }
        return laid;
    }

    /** The fault with its place in the file, where the scenario's own disruptions do not stand before the others; or else there. */
    private static Fault inFile(Fault fault, int own) {
        Matcher disruption = DISRUPTION.matcher(fault.place());
        int index = disruption.matches() ? Integer.parseInt(disruption.group(1)) - own : -1;
        String place = index >= 0 ? "$.disruptions[" + index + "]" + disruption.group(2) : "scenario " + fault.place();
        return new Fault(fault.code(), place, fault.value(), fault.message());
    }
}
