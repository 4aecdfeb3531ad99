package org.resupply.examples.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.resupply.examples.generate.StressCases;
import org.resupply.io.OverlayJson;
import org.resupply.model.Scenario;
import picocli.CommandLine.Option;

/** The option that lays disruptions over a scenario before anything is done with it. */
final class Overlays {
    @Option(
            names = "--overlay",
            paramLabel = "OVERLAY",
            description =
                    "Lay disruptions over the scenario: an overlay file (one stands in the help of replan, its fields in"
                            + " docs/format.md, Disruption), or a stress case of Shanghai (tunnel, market, riders,"
                            + " opened, fresh). May be given several times.")
    private List<String> overlays = List.of();

    boolean isEmpty() {
        return overlays.isEmpty();
    }

    /** The overlays that are files. */
    List<Path> files() {
        return overlays.stream().map(Path::of).filter(Files::isRegularFile).toList();
    }

    /** The scenario with all overlays, in their order. A file of a case's name wins. */
    Scenario over(Scenario scenario) {
        Scenario laid = scenario;
        for (String overlay : overlays) {
            Path file = Path.of(overlay);
            if (!Files.isRegularFile(file) && !StressCases.names().contains(overlay)) {
                throw new Refusal("noOverlay", overlay, StressCases.names());
            }
            laid = Files.isRegularFile(file)
                    ? OverlayJson.over(laid, file)
                    : StressCases.of(overlay, laid).over(laid);
        }
        return laid;
    }
}
