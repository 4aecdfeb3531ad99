package org.resupply.verify;

import static org.resupply.verify.Replay.day;

import java.util.List;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.OpeningHours;
import org.resupply.model.TimeWindow;

/** Whether a facility works while goods are handled there. */
final class Hours {
    private Hours() {}

    static void examine(World world, int place, int begin, int end, List<String> where, Findings findings) {
        Facility facility = world.facility(place);
        int outside = outside(facility.hours(), begin, end);
        if (outside > 0) {
            findings.add(
                    Rule.HOURS,
                    outside,
                    where,
                    "Facility (%s) handles goods from second %d to second %d, %d s outside its hours (%d s to %d s of the day).",
                    facility.id(),
                    begin,
                    end,
                    outside,
                    facility.hours().open(),
                    facility.hours().close());
        }
        Disruption closed = world.closings.during(DisruptionKind.FACILITY_CLOSED, facility.id(), begin, end);
        if (closed != null) {
            findings.add(
                    Rule.CLOSED_FACILITY,
                    Math.max(
                            1,
                            Math.min(end, closed.window().end())
                                    - Math.max(begin, closed.window().start())),
                    where,
                    "Facility (%s) handles goods from second %d to second %d, it is closed from second %d to second %d.",
                    facility.id(),
                    begin,
                    end,
                    closed.window().start(),
                    closed.window().end());
        } else if (begin < world.outlook.availableFrom(facility.id())) {
            findings.add(
                    Rule.CLOSED_FACILITY,
                    1,
                    where,
                    "Facility (%s) handles goods from second %d on, when it cannot be used.",
                    facility.id(),
                    begin);
        }
    }

    /** Seconds by which a span reaches beyond the hours of the day on which it begins; 0 when they are round the clock. */
    static int outside(OpeningHours hours, int begin, int end) {
        if (hours.open() == 0 && hours.close() == TimeWindow.DAY) {
            return 0;
        }
        int midnight = day(begin) * TimeWindow.DAY;
        return Math.max(0, Math.max(midnight + hours.open() - begin, end - midnight - hours.close()));
    }
}
