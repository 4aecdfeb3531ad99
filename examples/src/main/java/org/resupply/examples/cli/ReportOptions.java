package org.resupply.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.resupply.examples.html.ZonePolygons;
import org.resupply.model.Scenario;
import picocli.CommandLine.Option;

/** What may be said about a report. */
final class ReportOptions {
    @Option(
            names = "--polygons",
            paramLabel = "FILE",
            description = "GeoJSON with outlines of zones (property id or code), shaded on the map.")
    private Path polygons;

    /** The user's file with outlines. */
    Optional<Path> outlines() {
        return Optional.ofNullable(polygons);
    }

    ZonePolygons polygons(Scenario scenario) {
        if (polygons == null) {
            return ZonePolygons.NONE;
        }
        try {
            return ZonePolygons.of(new ObjectMapper().readTree(polygons.toFile()), scenario);
        } catch (IllegalArgumentException none) {
            Refusal refusal = new Refusal("noFeatures", polygons);
            refusal.initCause(none);
            throw refusal;
        } catch (JsonProcessingException e) {
            throw new Refusal(
                    "noGeoJson",
                    polygons,
                    e.getOriginalMessage().replaceAll("(?s)[:;]? *\\(start marker.*", ""),
                    e.getLocation().getLineNr());
        } catch (IOException e) {
            throw new UncheckedIOException("The file (%s) cannot be read.".formatted(polygons), e);
        }
    }
}
