package org.resupply.dispatch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.compile.Crewing;
import org.resupply.compile.Journeys;
import org.resupply.model.Commodity;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.Lane;
import org.resupply.model.Outlook;
import org.resupply.model.TimeWindow;
import org.resupply.model.VehicleType;
import org.resupply.plan.Handling;
import org.resupply.plan.Stop;
import org.resupply.plan.Trip;

/** Gives times to runs between facilities: when a vehicle can take goods over a lane, with docks, hours and bubbles, and be back. */
final class RunClock {
    private static final Journeys.Leg NO_LEG = new Journeys.Leg(0, 0);

    private final Outlook outlook;
    private final Journeys journeys;
    private final Crewing crewing;
    private final Map<List<String>, LaneWays> ways = new HashMap<>();
    private final Map<String, Commodity> commodities = new HashMap<>();
    private final DockBook docks;
    private final Meetings meetings;
    private final int day;
    private final Map<String, Integer> lastIssue;
    private final boolean forDays;
    /** Facilities at which nobody waits for a dock or for another bubble: to see whether it is that which stands in the way. */
    private Set<String> uncrowded = Set.of();

    /**
     * When a run is where.
     *
     * @param depart second at which the vehicle leaves its base
     * @param arrive second at which it is where it loads
     * @param loadEnd second at which it leaves with the goods
     * @param back second at which it is home
     */
    record Times(
            int depart,
            int arrive,
            int loadBegin,
            int loadEnd,
            int atUnload,
            int unloadBegin,
            int unloadEnd,
            int back,
            int loadDock,
            int unloadDock,
            int metres) {}

    /**
     * The times of a day.
     *
     * @param lastIssue by facility the second at which the last goods of the day leave, where that is settled: what comes in must
     *     not have been there before, as it might expire earlier
     * @param forDays whether some vehicles may stay away for days
     */
    RunClock(City city, DockBook docks, Meetings meetings, int day, Map<String, Integer> lastIssue, boolean forDays) {
        outlook = city.outlook();
        journeys = city.journeys();
        crewing = city.crewing();
        this.docks = docks;
        this.meetings = meetings;
        this.day = day;
        this.lastIssue = lastIssue;
        this.forDays = forDays;
        outlook.scenario().commodities().forEach(commodity -> commodities.put(commodity.id(), commodity));
    }

    /** Looks at some facilities as if nobody waited there. */
    void uncrowd(Set<String> facilities) {
        uncrowded = facilities;
    }

    /** Notes that a vehicle goes; returns its trip, of which the lots are still to be chosen. */
    Trip take(Lane lane, Fleet fleet, Times times) {
        docks.take(lane.from(), times.loadDock, times.loadBegin, times.loadEnd);
        docks.take(lane.to(), times.unloadDock, times.unloadBegin, times.unloadEnd);
        meetings.add(fleet.id(), lane.from(), day, times.loadBegin, times.loadEnd);
        meetings.add(fleet.id(), lane.to(), times.unloadBegin / TimeWindow.DAY, times.unloadBegin, times.unloadEnd);
        return trip(lane, !fleet.base().equals(lane.from()), times);
    }

    private static Trip trip(Lane lane, boolean fetches, Times t) {
        List<Handling> later = List.of();
        Stop load = new Stop(lane.from(), fetches ? t.arrive : t.loadBegin, t.loadBegin, t.loadEnd, later);
        Stop unload = new Stop(lane.to(), t.atUnload, t.unloadBegin, t.unloadEnd, later);
        if (fetches) {
            return new Trip(List.of(new Stop(lane.to(), t.depart, t.depart, t.depart, later), load, unload), t.metres);
        }
        return new Trip(List.of(load, unload, new Stop(lane.from(), t.back, t.back, t.back, later)), t.metres);
    }

    /** The first time at which a vehicle can take goods over a lane and be back; {@code null} when there is none on the day. */
    Times times(Lane lane, VehicleDay vehicle, VehicleType type, Map<String, Long> goods, int release, boolean swaps) {
        LaneWays onLane =
                ways.computeIfAbsent(List.of(lane.id(), type.id()), key -> new LaneWays(journeys, lane, type, day));
        Errands trip = errands(lane, vehicle, goods, release, swaps);
        boolean fetches = trip.fetches;
        Times best = null;
        for (TimeWindow open : journeys.links().openings(lane, day)) {
            best = sooner(best, times(lane, onLane, vehicle, type, trip, vehicle.free(), open.start(), open.end()));
            for (LaneWays.Opening opening : onLane.openings) {
                int second = opening.second();
                if (second > open.end() || (best != null && second >= best.unloadEnd)) {
                    break;
                }
                if (opening.there() && second > vehicle.free()) {
                    int before = trip.loading + (fetches ? Math.max(0, onLane.fewestBack) : 0);
                    int start = Math.max(vehicle.free(), second - before);
                    int leaves = Math.max(open.start(), second);
                    best = sooner(best, times(lane, onLane, vehicle, type, trip, start, leaves, open.end()));
                }
                if (opening.back() && second > vehicle.free()) {
                    int leaves = fetches
                            ? open.start()
                            : Math.max(open.start(), second - trip.unloading - Math.max(0, onLane.fewestThere));
                    int start = Math.max(vehicle.free(), fetches ? second : leaves - trip.loading);
                    best = sooner(best, times(lane, onLane, vehicle, type, trip, start, leaves, open.end()));
                }
            }
        }
        return best;
    }

    /**
     * What a load takes at both ends.
     *
     * @param release the second from which all of it is there
     * @param loading seconds
     * @param unloading seconds
     * @param fetches whether the vehicle is based where the lane ends
     */
    private record Errands(int release, int loading, int unloading, boolean fetches) {}

    private Errands errands(Lane lane, VehicleDay vehicle, Map<String, Long> goods, int release, boolean swaps) {
        Facility from = outlook.places().facility(lane.from()).orElseThrow();
        Facility to = outlook.places().facility(lane.to()).orElseThrow();
        double tonnes = 0;
        for (Map.Entry<String, Long> part : goods.entrySet()) {
            tonnes += part.getValue() * commodities.get(part.getKey()).massKg() / 1000;
        }
        return new Errands(
                release,
                swaps ? 0 : seconds(from, tonnes),
                seconds(to, tonnes),
                !vehicle.fleet.base().equals(lane.from()));
    }

    private static Times sooner(Times one, Times other) {
        return one == null || (other != null && other.unloadEnd < one.unloadEnd) ? other : one;
    }

    /**
     * The first time from a second on.
     *
     * @param start the second from which the vehicle may work
     * @param opens the first second at which it may leave with the goods
     * @param closes the last one
     */
    private Times times(
            Lane lane,
            LaneWays onLane,
            VehicleDay vehicle,
            VehicleType type,
            Errands trip,
            int start,
            int opens,
            int closes) {
        Facility from = outlook.places().facility(lane.from()).orElseThrow();
        Facility to = outlook.places().facility(lane.to()).orElseThrow();
        boolean fetches = trip.fetches;
        int loading = trip.loading;
        int unloading = trip.unloading;
        int depart = start;
        int arrive = start;
        Journeys.Leg back = NO_LEG;
        if (fetches) {
            depart = Math.max(start, trip.release - Math.max(0, onLane.fewestBack));
            back = onLane.back(depart);
            if (back.seconds() < 0) {
                return null;
            }
            arrive = depart + back.seconds();
        }
        DockBook.Slot load = slot(vehicle.fleet, from, Math.max(arrive, trip.release), loading, opens, day);
        if (load == null) {
            return null;
        }
        int loadBegin = load.begin();
        if (fetches && loadBegin > arrive) {
            // Who leaves later may find the way longer; then he waits where he fetches.
            int later = Math.max(start, loadBegin - back.seconds());
            Journeys.Leg then = onLane.back(later);
            if (then.equals(back)) {
                depart = later;
                arrive = later + back.seconds();
            }
        }
        int loadEnd = loadBegin + loading;
        int left = Math.max(loadEnd, opens);
        Journeys.Leg there = onLane.there(left);
        if (there.seconds() < 0) {
            return null;
        }
        int atUnload = left + there.seconds();
        boolean isLong = forDays
                && !fetches
                && crewing.mayStayAway(vehicle.fleet)
                && there.seconds() + Math.max(0, onLane.fewestBack) + loading + unloading
                        > vehicle.shift.end() - day * TimeWindow.DAY;
        Integer settled = lastIssue.get(lane.to());
        int soonest = settled == null ? atUnload : Math.max(atUnload, settled + 1 - unloading);
        DockBook.Slot unload = null;
        int lastDay = isLong ? outlook.scenario().days() - 1 : day;
        for (int on = isLong ? atUnload / TimeWindow.DAY : day; on <= lastDay && unload == null; on++) {
            unload = slot(vehicle.fleet, to, soonest, unloading, 0, on);
        }
        if (unload == null || left > closes || !journeys.links().isTaken(lane, left, atUnload)) {
            return null;
        }
        int unloadBegin = unload.begin();
        int unloadEnd = unloadBegin + unloading;
        back = fetches ? back : onLane.back(unloadEnd);
        if (back.seconds() < 0 || (type.rangeM() > 0 && there.metres() + back.metres() > type.rangeM())) {
            return null;
        }
        int home = fetches ? unloadEnd : unloadEnd + back.seconds();
        if (isLong ? !mayBeAway(vehicle, loadBegin, home) : home > vehicle.shift.end()) {
            return null;
        }
        return new Times(
                depart,
                arrive,
                loadBegin,
                left,
                atUnload,
                unloadBegin,
                unloadEnd,
                home,
                load.dock(),
                unload.dock(),
                there.metres() + back.metres());
    }

    /** Whether a vehicle leaves on the day, and is missed by its fleet on none until it is back. */
    private boolean mayBeAway(VehicleDay vehicle, int leaves, int home) {
        boolean may =
                leaves <= vehicle.shift.end() && home <= (outlook.scenario().days() + 1) * TimeWindow.DAY;
        for (int on = day + 1; may && on < outlook.scenario().days() && on * TimeWindow.DAY < home; on++) {
            may = crewing.crews(vehicle.fleet, on).containsKey(vehicle.vehicle);
        }
        return may;
    }

    /**
     * The first time not before {@code from} at which work of this length fits the day's hours, no bubble meets another, and
     * there is a dock when the facility is a gate; {@code null} when none does.
     */
    private DockBook.Slot slot(Fleet fleet, Facility facility, int from, int length, int until, int on) {
        for (TimeWindow open : outlook.openings(facility.id(), on)) {
            DockBook.Slot slot = slot(fleet, facility, open, from, length, until, on);
            if (slot != null) {
                return slot;
            }
        }
        return null;
    }

    private DockBook.Slot slot(
            Fleet fleet, Facility facility, TimeWindow open, int from, int length, int until, int on) {
        int earliest = Math.max(from, open.start());
        boolean mayWait = !uncrowded.contains(facility.id());
        while (true) {
            DockBook.Slot slot = mayWait && facility.kind().isGate()
                    ? docks.earliest(facility, earliest, length, until)
                    : new DockBook.Slot(DockBook.ANY, earliest);
            earliest = mayWait
                    ? meetings.earliest(fleet.id(), facility.id(), on, slot.begin(), length, until)
                    : slot.begin();
            if (Math.max(slot.begin() + length, until) > open.end()) {
                return null;
            }
            if (slot.begin() == earliest) {
                return slot;
            }
        }
    }

    private static int seconds(Facility facility, double tonnes) {
        return (int) Math.ceil(facility.handlingSecondsPerTonne() * tonnes - 1e-9);
    }
}
