package org.resupply.verify;

import static org.resupply.verify.Replay.day;

import java.util.List;
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
        int lastDay = Math.min(day(Math.max(begin, end - 1)), world.scenario.days());
        for (int day = day(begin); day <= lastDay; day++) {
            if (!world.outlook.facilityOpen(facility.id(), day)) {
                findings.add(
                        Rule.CLOSED_FACILITY,
                        1,
                        where,
                        "Facility (%s) handles goods on day %d, when it is closed.",
                        facility.id(),
                        day);
            }
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
