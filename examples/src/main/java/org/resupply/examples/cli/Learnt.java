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

    /**
     * The second of a scenario that a user means by a local time, with a T or a blank before the hour, or by seconds from the first midnight.
     *
     * @throws Refusal when it is no time, or lies outside the scenario's days
     */
    static int second(String now, Scenario scenario) {
        LocalDateTime begin = scenario.start().atStartOfDay();
        LocalDateTime end = begin.plusDays(scenario.days());
        LocalDateTime time;
        try {
            time = now.matches("[0-9]{1,9}")
                    ? begin.plusSeconds(Integer.parseInt(now))
                    : LocalDateTime.parse(now.replace(' ', 'T'));
        } catch (DateTimeParseException e) {
            throw new Refusal("noInstant", now, scenario.start());
        }
        if (time.isBefore(begin) || !time.isBefore(end)) {
            throw new Refusal("instantOutside", now, scenario.id(), begin, end, scenario.start());
        }
        return Math.toIntExact(Duration.between(begin, time).toSeconds());
    }
}
