package org.resupply.examples.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.resupply.io.OverlayJson;
import org.resupply.model.Disruption;
import org.resupply.model.Scenario;

/** What has become known while a plan was carried out, and when. */
final class Learnt {
    private Learnt() {}

    /** The disruptions of an overlay file. */
    static List<Disruption> from(Path file, Scenario scenario) {
        List<Disruption> laid = OverlayJson.over(scenario, file).disruptions();
        return laid.subList(scenario.disruptions().size(), laid.size());
    }

    /** The second of a scenario that a user means by a local time, or by seconds from the first midnight. */
    static int second(String now, Scenario scenario) {
        if (now.matches("[0-9]{1,9}")) {
            return Integer.parseInt(now);
        }
        try {
            return Math.toIntExact(Duration.between(scenario.start().atStartOfDay(), LocalDateTime.parse(now))
                    .toSeconds());
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "The instant (%s) is no local time.\nMaybe write it as %sT12:00?".formatted(now, scenario.start()),
                    e);
        }
    }
}
