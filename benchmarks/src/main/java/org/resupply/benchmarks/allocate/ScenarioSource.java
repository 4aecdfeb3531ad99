package org.resupply.benchmarks.allocate;

import java.nio.file.Files;
import java.nio.file.Path;
import org.resupply.examples.generate.ShippedScenarios;
import org.resupply.io.ScenarioJson;
import org.resupply.model.BadInput;
import org.resupply.model.Scenario;
import org.resupply.model.Travel;
import org.resupply.network.RoadGraph;

/**
 * A scenario that a command was given: a file, or the name of a shipped one.
 *
 * @param roads the road graph that the scenario names, found beside its file; null where it names none
 */
public record ScenarioSource(Scenario scenario, RoadGraph roads) {

    /**
     * Reads what was given.
     *
     * @throws IllegalArgumentException if there is no such file and no shipped scenario of that name
     * @throws BadInput if the file or its road graph cannot be used
     */
    public static ScenarioSource of(String given) {
        Path file = Path.of(given);
        if (Files.isRegularFile(file)) {
            Scenario scenario = ScenarioJson.read(file);
            return new ScenarioSource(scenario, roads(scenario, file));
        }
        if (ShippedScenarios.names().contains(given)) {
            return new ScenarioSource(ShippedScenarios.load(given), null);
        }
        throw new IllegalArgumentException(
                "There is no scenario file (%s), nor is one of this name shipped.\nMaybe use one of %s?"
                        .formatted(given, String.join(", ", ShippedScenarios.names())));
    }

    private static RoadGraph roads(Scenario scenario, Path file) {
        Travel.RoadGraphFiles files = scenario.travel().roadGraph();
        if (files == null) {
            return null;
        }
        Path folder = file.toAbsolutePath().getParent();
        return RoadGraph.read(folder.resolve(files.nodes()), folder.resolve(files.arcs()));
    }
}
