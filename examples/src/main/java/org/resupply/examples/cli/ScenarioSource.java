package org.resupply.examples.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.resupply.examples.generate.ShippedScenarios;
import org.resupply.io.ScenarioJson;
import org.resupply.model.Scenario;
import org.resupply.model.Travel;
import org.resupply.network.RoadGraph;

/** Where a scenario comes from: a file, or a name of one that is shipped. A file of that name wins. */
final class ScenarioSource {
    private ScenarioSource() {}

    /** The scenario that the user means. */
    static Scenario read(String nameOrFile) {
        Path file = Path.of(nameOrFile);
        if (Files.exists(file)) {
            return ScenarioJson.read(file);
        }
        if (ShippedScenarios.names().contains(nameOrFile)) {
            return ShippedScenarios.load(nameOrFile);
        }
        throw new IllegalArgumentException(
                "There is no scenario file (%s), nor is one of this name shipped.\nMaybe use one of %s?"
                        .formatted(nameOrFile, String.join(", ", ShippedScenarios.names())));
    }

    /** The road graph that a scenario read from here names, beside its file; {@code null} when it names none. */
    static RoadGraph roads(String nameOrFile, Scenario scenario) {
        Travel.RoadGraphFiles files = scenario.travel().roadGraph();
        if (files == null) {
            return null;
        }
        Path folder = Path.of(nameOrFile).toAbsolutePath().getParent();
        try {
            return RoadGraph.read(folder.resolve(files.nodes()), folder.resolve(files.arcs()));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The road graph of scenario (%s) cannot be read: %s".formatted(scenario.id(), e.getMessage()), e);
        }
    }
}
