package org.resupply.io;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.resupply.model.Disruption;
import org.resupply.model.Scenario;

/**
 * Disruptions as JSON: {@code {"disruptions": [ … ]}}, each as in a scenario file; times are local times of the scenario.
 */
public final class DisruptionsJson {
    private static final Set<String> HEADER = Set.of(JsonFile.FORMAT);

    private DisruptionsJson() {}

    /** What the file holds. */
    record Learnt(List<Disruption> disruptions) {}

    /**
     * Reads a file of disruptions of a scenario.
     *
     * @throws BadInput when it cannot be used, with everything that is wrong with it
     */
    public static List<Disruption> read(Path file, Scenario scenario) {
        return read(JsonFile.Source.of(file), scenario);
    }

    /**
     * Reads disruptions of a scenario from a text.
     *
     * @param name what the input is called in messages
     * @throws BadInput when it cannot be used, with everything that is wrong with it
     */
    public static List<Disruption> read(String json, String name, Scenario scenario) {
        return read(new JsonFile.Source(name, json.getBytes(StandardCharsets.UTF_8)), scenario);
    }

    private static List<Disruption> read(JsonFile.Source source, Scenario scenario) {
        Findings findings = new Findings();
        Learnt learnt = JsonFile.read(
                source, Shapes.LEARNT, HEADER, new WireTime(scenario.start()), UnaryOperator.identity(), findings);
        if (!findings.isEmpty()) {
            throw findings.asBadInput(source.name());
        }
        return learnt.disruptions();
    }
}
