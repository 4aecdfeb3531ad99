package org.resupply.compile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.Lane;
import org.resupply.model.Outlook;
import org.resupply.model.TimeWindow;
import org.resupply.model.VehicleType;
import org.resupply.model.ZoneTree;

/** What trips take of vehicles' time and cost, on lanes and to doors, as an allocation reckons them: full loads, the fewest seconds of a day. */
final class TripTimes {
    /** The second of the day at which goods are taken to leave that are on the way for days. */
    private static final int LEAVES_FOR_DAYS = 6 * 3600;

    /** In place of a trip's minutes: out and back does not fit into a shift. */
    private static final int TOO_LONG = -1;

    /** How full vehicles are when they leave for the doors: parcels of whole communities leave gaps. */
    private static final double DOOR_FILL = 0.85;

    private final Outlook outlook;
    private final ZoneTree tree;
    private final Journeys journeys;
    private final Vehicles vehicles;
    private final Crewing crewing;
    private final int days;
    /** Whether each fleet can go out on some day; others' that are not called up cannot. */
    private final Map<String, Boolean> works = new HashMap<>();

    TripTimes(Outlook outlook, Journeys journeys, Vehicles vehicles, Crewing crewing) {
        this.outlook = outlook;
        this.journeys = journeys;
        this.vehicles = vehicles;
        this.crewing = crewing;
        tree = outlook.places();
        days = outlook.scenario().days();
    }

    /** The fleets that can go out on some day; all where none can, so that what is missing is put down to vehicles. */
    List<Fleet> working(List<Fleet> fleets) {
        List<Fleet> working = fleets.stream()
                .filter(fleet -> works.computeIfAbsent(
                        fleet.id(),
                        id -> IntStream.range(0, days)
                                .anyMatch(day -> !crewing.crews(fleet, day).isEmpty())))
                .toList();
        return working.isEmpty() ? fleets : working;
    }

    /**
     * When a lane is used.
     *
     * @param open the days on which something can go, one bit each
     * @param tooLong those on which no trip fits into a shift
     * @param minutes what a full load takes of a vehicle's time, at the most
     * @param daysAway after how many days goods are there that go for days; -1 where none do
     */
    record LaneDays(long open, long tooLong, int minutes, int daysAway) {}

    LaneDays laneDays(Lane lane, List<Fleet> able) {
        Fleet forDays = able.stream()
                .filter(fleet -> fleet.base().equals(lane.from()) && crewing.mayStayAway(fleet))
                .findFirst()
                .orElse(null);
        long open = 0;
        long tooLong = 0;
        int minutes = 0;
        int daysAway = -1;
        for (int day = 0; day < days && !able.isEmpty(); day++) {
            int trip = tripMinutes(lane, able, day);
            if (trip == TOO_LONG && forDays != null) {
                int later = daysOnTheWay(lane, forDays, day);
                if (day + later < days) {
                    daysAway = Math.max(daysAway, later);
                    trip = (int) Math.ceil(crewing.longestShift(forDays, day) / 60.0);
                }
            }
            if (trip > 0) {
                open |= 1L << day;
                minutes = Math.max(minutes, trip);
            } else if (trip == TOO_LONG) {
                tooLong |= 1L << day;
            }
        }
        return new LaneDays(open, tooLong, minutes, daysAway);
    }

    /** The second of the day until which goods must leave for a facility of this kind to go further on the same day. */
    static int sameDayUntil(FacilityKind to) {
        return switch (to) {
            case CITY_WAREHOUSE -> 8 * 3600;
            case DISTRICT_WAREHOUSE -> 13 * 3600;
            case STREET_WAREHOUSE -> 16 * 3600;
            default -> TimeWindow.DAY;
        };
    }

    /**
     * Minutes of a vehicle's shift that one full load on a lane takes, idle rest of the shift shared out; 0 if there is no way,
     * {@link #TOO_LONG} if none fits.
     */
    private int tripMinutes(Lane lane, List<Fleet> able, int day) {
        if (!journeys.links().isOpen(lane, day)
                || !outlook.facilityOpen(lane.from(), day)
                || !outlook.facilityOpen(lane.to(), day)) {
            return 0;
        }
        Fleet fleet = able.get(0);
        VehicleType type = vehicles.type(fleet);
        int there = journeys.fewestSeconds(lane, type, day);
        int back = journeys.fewestSecondsBack(lane, type, day);
        if (there < 0 || back < 0 || isLeftToAnother(lane, able, there + back, day)) {
            return 0;
        }
        double tonnes = type.payloadKg() / 1000;
        double handling = tonnes
                * (tree.facility(lane.from()).orElseThrow().handlingSecondsPerTonne()
                        + tree.facility(lane.to()).orElseThrow().handlingSecondsPerTonne());
        double trip = there + back + handling + fleet.turnRoundSeconds();
        double shift = crewing.longestShift(fleet, day);
        int trips = (int) Math.min(fleet.maxTripsPerDay(), Math.floor(shift / trip));
        return trips == 0 ? TOO_LONG : (int) Math.ceil(shift / trips / 60);
    }

    /** Whether there is a lane beside one that is not open while any vehicle works that would be under way for so many seconds. */
    private boolean isLeftToAnother(Lane lane, List<Fleet> able, int seconds, int day) {
        if (journeys.links().beside(lane).size() == 1 || able.stream().anyMatch(crewing::mayStayAway)) {
            return false;
        }
        List<TimeWindow> openings = journeys.links().openings(lane, day);
        return able.stream()
                .flatMap(fleet -> crewing.crews(fleet, day).entrySet().stream()
                        .map(vehicle -> crewing.shift(fleet, vehicle.getValue(), vehicle.getKey(), day)))
                .noneMatch(shift -> openings.stream()
                        .anyMatch(open ->
                                Math.max(open.start(), shift.start()) <= Math.min(open.end(), shift.end() - seconds)));
    }

    /**
     * After how many days goods that leave in the morning go further from the end of a lane that takes longer than a day out and
     * back.
     */
    private int daysOnTheWay(Lane lane, Fleet fleet, int day) {
        VehicleType type = vehicles.type(fleet);
        Facility to = tree.facility(lane.to()).orElseThrow();
        double handling = type.payloadKg()
                / 1000
                * (tree.facility(lane.from()).orElseThrow().handlingSecondsPerTonne() + to.handlingSecondsPerTonne());
        double there = LEAVES_FOR_DAYS + journeys.fewestSeconds(lane, type, day) + handling;
        int arrival = (int) (there / TimeWindow.DAY);
        return there - (double) arrival * TimeWindow.DAY > sameDayUntil(to.kind()) ? arrival + 1 : arrival;
    }

    /** What a kilogram costs that goes from one place to another and the vehicle back; on a lane with what that costs besides. */
    double costPerKg(String from, String to, Fleet fleet, Lane lane) {
        VehicleType type = vehicles.type(fleet);
        double metres = 2.0 * Math.max(0, journeys.metres(from, to, type, 0));
        double seconds = 2.0 * Math.max(0, journeys.seconds(from, to, type, 0));
        double perTrip = type.costPerKm() * metres / 1000 + type.costPerHour() * seconds / 3600;
        return perTrip / type.payloadKg() + (lane == null ? 0 : lane.costPerTonne() / 1000.0);
    }

    /**
     * Minutes of a vehicle's day that a full load's trip to one door and back takes, or its part of the trips that it may make.
     *
     * @param underWay seconds there and back
     */
    int doorMinutes(Facility from, Fleet fleet, int day, int underWay) {
        VehicleType type = vehicles.type(fleet);
        double tonnes = type.payloadKg() / 1000;
        double trip = underWay
                + type.stopSeconds()
                + tonnes * (from.handlingSecondsPerTonne() + type.handlingSecondsPerTonne())
                + fleet.turnRoundSeconds();
        double shareOfShift = (double) crewing.longestShift(fleet, day) / fleet.maxTripsPerDay();
        return (int) Math.ceil(Math.max(trip, shareOfShift) / 60 / doorFill(from, day));
    }

    /** How full the loads of a warehouse's day are: the last of them takes what is left, and has no gap. */
    private double doorFill(Facility from, int day) {
        long loads = 0;
        for (Fleet fleet : vehicles.delivery(from.id())) {
            loads += (long) crewing.crews(fleet, day).size() * fleet.maxTripsPerDay();
        }
        return 1 - (1 - DOOR_FILL) * (1 - 1.0 / Math.max(1, loads));
    }
}
