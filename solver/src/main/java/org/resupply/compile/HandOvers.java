package org.resupply.compile;

import java.util.Optional;
import org.resupply.bubble.Bubbles;
import org.resupply.model.ControlLevel;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.OpeningHours;
import org.resupply.model.Outlook;
import org.resupply.model.TimeWindow;
import org.resupply.model.Zone;

/**
 * Where and when goods for a zone or a facility change hands, and how much can be carried on from there.
 *
 * <p>At a facility, be it the one that wants the goods or the one at a sealed zone's edge, all must be done when it closes.
 */
public final class HandOvers {
    private final Outlook outlook;
    private final Bubbles bubbles;

    /** The hand-overs of an outlook. */
    public HandOvers(Outlook outlook, Bubbles bubbles) {
        this.outlook = outlook;
        this.bubbles = bubbles;
    }

    /** The id of the place to which vehicles drive: a facility itself, for a sealed zone where it says. */
    public String at(String place, int day) {
        return bubbles.called(place, day);
    }

    /** Whether the facility at which goods for the place change hands works on the day. */
    public boolean isOpen(String place, int day) {
        return facility(place, day)
                .map(facility -> outlook.facilityOpen(facility.id(), day))
                .orElse(true);
    }

    /** Whether the facility at which goods for the place change hands works from one second to another of the day. */
    public boolean isOpen(String place, int day, int begin, int end) {
        return facility(place, day)
                .map(facility -> outlook.openings(facility.id(), day).stream()
                        .anyMatch(open -> open.start() <= begin && end <= open.end()))
                .orElse(true);
    }

    /** The hours of the day in which goods are handed over for a place; {@code null} when there are none. */
    public TimeWindow hours(String place, int day) {
        return begins(place, day, 0);
    }

    /** When handing over for a place may begin if it takes so many seconds; {@code null} when it never may. */
    public TimeWindow begins(String place, int day, int seconds) {
        boolean isZone = outlook.places().zone(place).isPresent();
        return begins(
                place,
                day,
                seconds,
                isZone ? outlook.scenario().policies().deliveryHours().on(day) : OpeningHours.ALWAYS.on(day));
    }

    /**
     * The same for what a demand wants: on its own day its window stands in place of the usual hours of zones, and what is late comes in
     * these.
     */
    public TimeWindow begins(Demand demand, int day, int seconds) {
        if (demand.window() == null || demand.day() != day) {
            return begins(demand.place(), day, seconds);
        }
        int start = Math.max(demand.window().start(), day * TimeWindow.DAY);
        int end = Math.min(demand.window().end(), (day + 1) * TimeWindow.DAY - 1);
        return start <= end ? begins(demand.place(), day, seconds, new TimeWindow(start, end)) : null;
    }

    /** The same within a window of the day, whatever the usual hours of zones. */
    public TimeWindow begins(String place, int day, int seconds, TimeWindow window) {
        Optional<Facility> facility = facility(place, day);
        if (facility.isPresent()) {
            OpeningHours hours = outlook.today(facility.get(), day, window).hours();
            boolean always = hours.open() == 0 && hours.close() == TimeWindow.DAY;
            int last = hours.on(day).end() - (always ? 0 : seconds);
            int start = Math.max(window.start(), hours.on(day).start());
            int end = Math.min(window.end(), last);
            return start <= end ? new TimeWindow(start, end) : null;
        }
        return window;
    }

    /**
     * Whether a fleet's vehicles may hand over for a place on a day: its bubble serves the zone, and is no stranger at its base
     * and where they call.
     */
    public boolean mayCall(Fleet fleet, String place, int day) {
        boolean serves = outlook.places().zone(place).isEmpty() || bubbles.mayServe(fleet.id(), place, day);
        boolean meetsNoHost = bubbles.mayStop(fleet.id(), fleet.base()) && bubbles.mayStop(fleet.id(), at(place, day));
        return serves && (meetsNoHost || outlook.scenario().policies().contactPrice() >= 0);
    }

    /** Kilograms that can be carried to the doors of a place on a day: limited only while a zone is closed. */
    public static double carryKg(Outlook outlook, String place, int day) {
        return outlook.places()
                .zone(place)
                .filter(zone -> outlook.control(zone.id(), day).compareTo(ControlLevel.CONTROLLED) >= 0)
                .map(Zone::carryKgPerDay)
                .orElse(Double.POSITIVE_INFINITY);
    }

    private Optional<Facility> facility(String place, int day) {
        return outlook.places().facility(at(place, day));
    }
}
