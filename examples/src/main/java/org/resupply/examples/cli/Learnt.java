package org.resupply.examples.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.resupply.io.OverlayJson;
import org.resupply.model.Commodity;
import org.resupply.model.Demand;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.Nearest;
import org.resupply.model.PriorityClass;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.model.Zone;

/** What has become known while a plan was carried out, and when. */
final class Learnt {
    /** So many ids are listed where none is near to an unknown one. */
    private static final int LISTED = 12;

    private Learnt() {}

    /** The disruptions of an overlay file. */
    static List<Disruption> from(Path file, Scenario scenario) {
        List<Disruption> laid = OverlayJson.over(scenario, file).disruptions();
        return laid.subList(scenario.disruptions().size(), laid.size());
    }

    /**
     * What somebody calls for who has nothing: {@code PLACE:COMMODITY:QUANTITY[:CLASS]}, of the most urgent class unless one is
     * named, wanted on the day of the call.
     *
     * @throws Refusal when it is not written so, or names what the scenario does not know
     */
    static Disruption call(String call, Scenario scenario, int second) {
        String[] parts = call.split(":", -1);
        if (parts.length < 3 || parts.length > 4 || !parts[2].matches("[1-9][0-9]{0,8}")) {
            throw new Refusal("noCall", call);
        }
        requireKnown(
                call,
                parts[0],
                Stream.concat(
                        scenario.zones().stream().map(Zone::id),
                        scenario.facilities().stream().map(Facility::id)));
        requireKnown(call, parts[1], scenario.commodities().stream().map(Commodity::id));
        String urgent = scenario.priorityClasses().stream()
                .min(Comparator.comparingInt(PriorityClass::rank))
                .map(PriorityClass::id)
                .orElseThrow();
        String priorityClass = parts.length == 4 ? parts[3] : urgent;
        requireKnown(call, priorityClass, scenario.priorityClasses().stream().map(PriorityClass::id));
        int day = second / TimeWindow.DAY;
        Demand wanted =
                new Demand("call-" + parts[0], parts[1], parts[0], priorityClass, day, null, Long.parseLong(parts[2]));
        TimeWindow today = new TimeWindow(second, (day + 1) * TimeWindow.DAY);
        return new Disruption("call-" + parts[0], DisruptionKind.URGENT_REQUEST, "", today, null, 0, 0, 0, wanted);
    }

    private static void requireKnown(String call, String id, Stream<String> known) {
        List<String> ids = known.toList();
        if (!ids.contains(id)) {
            List<String> meant = Nearest.to(id, ids).map(List::of).orElse(ids.size() > LISTED ? List.of() : ids);
            throw new Refusal(meant.isEmpty() ? "unknownInCall" : "unknownInCallMeant", call, id, meant);
        }
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
