package org.resupply.examples.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.resupply.examples.generate.ShippedScenarios;
import org.resupply.io.ScenarioJson;
import org.resupply.model.Scenario;

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
}
