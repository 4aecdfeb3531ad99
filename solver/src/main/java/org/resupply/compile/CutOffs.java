package org.resupply.compile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.HandOver;
import org.resupply.model.Lane;
import org.resupply.model.Outlook;
import org.resupply.model.TimeWindow;
import org.resupply.model.VehicleType;
import org.resupply.plan.Receipt;

/**
 * The last second of each day at which goods may be ready at a facility to reach a door on that day, by whichever lanes lead there:
 * a full load is handled, goes and is handed over within the hours of all facilities and doors, and its vehicle is back within its shift.
 * How much can go by then is another question.
 */
final class CutOffs {
    /** In place of a second: nothing gets to a door. */
    private static final int NEVER = -1;

    private final Outlook outlook;
    private final Journeys journeys;
    private final Vehicles vehicles;
    private final Crewing crewing;
    private final int days;
    /** By facility the cut-off of each day, in seconds from the scenario's start. */
    private final Map<String, int[]> seconds = new HashMap<>();
    /** By fleet the last second of each day at which one of its vehicles may be away. */
    private final Map<String, int[]> lastHome = new HashMap<>();

    CutOffs(Outlook outlook, Journeys journeys, Vehicles vehicles, Crewing crewing) {
        this.outlook = outlook;
        this.journeys = journeys;
        this.vehicles = vehicles;
        this.crewing = crewing;
        days = outlook.scenario().days();
    }

    /** Whether goods are released too late for their day; never where no lane leads to a door on that day, whatever the hour. */
    boolean isMissed(Receipt receipt) {
        int cutOff = at(receipt.facility(), receipt.released() / TimeWindow.DAY);
        return cutOff != NEVER && receipt.released() > cutOff;
    }

    private int at(String facility, int day) {
        int[] byDay = seconds.get(facility);
        return byDay == null ? NEVER : byDay[day];
    }

    /**
     * Notes that a fleet goes from a facility to a place, where goods change hands from one second of the day to another.
     *
     * @param there seconds to the place
     * @param back and from there
     */
    void toDoor(Facility from, TimeWindow hours, Fleet fleet, int day, int there, int back) {
        VehicleType type = vehicles.type(fleet);
        double tonnes = type.payloadKg() / 1000;
        double handOver = type.stopSeconds() + tonnes * type.handlingSecondsPerTonne();
        double reached = Math.min(hours.end(), lastHome(fleet, day) - back - handOver);
        note(from, day, reached - there, tonnes);
    }

    /** Looks up along the lanes, once all doors are known. */
    void along(List<Lane> lanes) {
        boolean later = true;
        for (int tier = 0; later && tier < outlook.scenario().facilities().size(); tier++) {
            later = false;
            for (Lane lane : lanes) {
                for (int day = 0; day < days; day++) {
                    later |= along(lane, day);
                }
            }
        }
    }

    private boolean along(Lane lane, int day) {
        if (at(lane.to(), day) < 0 || !journeys.links().isOpen(lane, day)) {
            return false;
        }
        Facility from = outlook.places().facility(lane.from()).orElseThrow();
        Facility to = outlook.places().facility(lane.to()).orElseThrow();
        boolean later = false;
        for (Fleet fleet : vehicles.trunk(lane.from(), lane.to(), lane.mode())) {
            VehicleType type = vehicles.type(fleet);
            int there = journeys.fewestSeconds(lane, type, day);
            int back = journeys.fewestSecondsBack(lane, type, day);
            if (there < 0 || back < 0) {
                continue;
            }
            boolean fetches = fleet.base().equals(lane.to());
            double tonnes = type.payloadKg() / 1000;
            double unloaded = Math.min(
                    Math.min(at(lane.to(), day), closes(to, day)), lastHome(fleet, day) - (fetches ? 0 : back));
            double leaves = unloaded - tonnes * to.handlingSecondsPerTonne() - there;
            for (TimeWindow open : journeys.links().openings(lane, day)) {
                if (open.start() <= leaves) {
                    later |= note(from, day, Math.min(open.end(), leaves), tonnes);
                }
            }
        }
        return later;
    }

    /** Notes when a load leaves a facility at the latest; whether that is later than what was known. */
    private boolean note(Facility from, int day, double leaves, double tonnes) {
        // A trailer may be taken as it came.
        double loading = from.handOver() == HandOver.DROP_AND_SWAP ? 0 : tonnes * from.handlingSecondsPerTonne();
        int[] byDay = seconds.computeIfAbsent(from.id(), facility -> {
            int[] never = new int[days];
            Arrays.fill(never, NEVER);
            return never;
        });
        if (leaves - loading <= byDay[day]) {
            return false;
        }
        int ready = (int) (Math.min(leaves, closes(from, day)) - loading);
        boolean later = ready > byDay[day];
        byDay[day] = Math.max(byDay[day], ready);
        return later;
    }

    private int closes(Facility facility, int day) {
        List<TimeWindow> openings = outlook.openings(facility.id(), day);
        return openings.isEmpty() ? NEVER : openings.get(openings.size() - 1).end();
    }

    private int lastHome(Fleet fleet, int day) {
        return lastHome.computeIfAbsent(fleet.id(), id -> {
            int[] byDay = new int[days];
            for (int on = 0; on < days; on++) {
                int last = NEVER;
                for (Map.Entry<Integer, String> vehicle :
                        crewing.crews(fleet, on).entrySet()) {
                    last = Math.max(
                            last,
                            crewing.shift(fleet, vehicle.getValue(), vehicle.getKey(), on)
                                    .end());
                }
                byDay[on] = last;
            }
            return byDay;
        })[day];
    }
}
