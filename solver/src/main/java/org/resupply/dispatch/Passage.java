package org.resupply.dispatch;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.resupply.compile.HandOvers;
import org.resupply.model.ControlLevel;
import org.resupply.model.Fleet;
import org.resupply.model.Lane;
import org.resupply.model.Mode;
import org.resupply.model.Outlook;
import org.resupply.model.TimeWindow;
import org.resupply.model.VehicleType;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;

/** Whether trips that are ahead can still be made as they were planned: by vehicle, ways, places and times. */
final class Passage {
    private final City city;
    private final Outlook outlook;
    private final Differences differences;
    private final HandOvers handOvers;

    Passage(City city, Differences differences) {
        this.city = city;
        this.differences = differences;
        outlook = city.outlook();
        handOvers = new HandOvers(outlook, city.bubbles());
    }

    /** Marks the errands ahead that are no longer possible; the metres of the others follow the ways there are now. */
    void check(Collection<Duty> duties) {
        for (Duty duty : duties) {
            boolean mayDiffer = duty.errands.stream()
                            .anyMatch(errand -> IntStream.rangeClosed(
                                            duty.day,
                                            Math.min(outlook.scenario().days() - 1, errand.trip.end() / TimeWindow.DAY))
                                    .anyMatch(differences::ofFacilities))
                    || differences.ofLanes(duty.day)
                    || differences.ofWays(duty.day)
                    || duty.errands.stream().anyMatch(errand -> errand.trip.start() < outlook.thereFrom(duty.fleet))
                    || (differences.ofLevels(duty.day)
                            && duty.errands.stream().anyMatch(errand -> differences.touches(errand.trip, duty.day)));
            if (!mayDiffer) {
                continue;
            }
            long free = Long.MIN_VALUE;
            ControlLevel behind = ControlLevel.OPEN;
            for (Errand errand : duty.errands) {
                if (!errand.begun) {
                    ControlLevel cleanest = extreme(outlook, errand.trip, duty.day, true);
                    long from = free == Long.MIN_VALUE
                            ? free
                            : free
                                    + duty.fleet.turnRoundSeconds()
                                    + city.bubbles().disinfectionSeconds(duty.fleet.base(), behind, cleanest);
                    errand.possible &= errand.trip.start() >= Math.max(from, outlook.thereFrom(duty.fleet))
                            && isPossible(duty, errand)
                            && (errand.mendable || !differences.ofLevels(duty.day) || mayEnter(duty, errand.trip));
                }
                free = errand.possible ? errand.trip.end() : free;
                behind = errand.possible ? extreme(outlook, errand.trip, duty.day, false) : behind;
            }
        }
    }

    /** When the vehicle of a tour can leave again for anywhere: turned round, and disinfected. */
    static int ready(City city, Fleet fleet, Tour tour) {
        Trip last = tour.trips().get(tour.trips().size() - 1);
        ControlLevel level = extreme(city.outlook(), last, tour.day(), false);
        return last.end()
                + fleet.turnRoundSeconds()
                + city.bubbles().disinfectionSeconds(fleet.base(), level, ControlLevel.OPEN);
    }

    /** The cleanest or the most closed level among the zones of a trip; open when it enters none. */
    static ControlLevel extreme(Outlook outlook, Trip trip, int day, boolean cleanest) {
        ControlLevel found = null;
        for (Stop stop : trip.stops()) {
            if (outlook.places().zone(stop.place()).isPresent()) {
                ControlLevel here = outlook.control(stop.place(), day);
                boolean better = found == null || (cleanest ? here.compareTo(found) < 0 : here.compareTo(found) > 0);
                found = better ? here : found;
            }
        }
        return found == null ? ControlLevel.OPEN : found;
    }

    /** Whether a vehicle may still go from stop to stop as a transport request wants it. */
    private boolean mayEnter(Duty duty, Trip trip) {
        ControlLevel level = ControlLevel.OPEN;
        for (Stop stop : trip.stops()) {
            if (outlook.places().zone(stop.place()).isPresent()) {
                ControlLevel here = outlook.control(stop.place(), duty.day);
                if (here.compareTo(level) < 0 || !mayCall(duty, stop.place()) || handsOverElsewhere(stop, duty.day)) {
                    return false;
                }
                level = here;
            }
        }
        return true;
    }

    /** Whether a vehicle may hand over for a place on the day of its duty: as far as bubbles are concerned. */
    boolean mayCall(Duty duty, String place) {
        return handOvers.mayCall(duty.fleet, place, duty.day);
    }

    /** Whether the facility at which goods for a zone change hands, if there is one, works while they do. */
    boolean handsOver(Stop stop, int day) {
        if (!handsOverElsewhere(stop, day)) {
            return true;
        }
        return handOvers.isOpen(stop.place(), day, stop.begin(), stop.departure());
    }

    /** Whether goods for a zone change hands at a facility. */
    boolean handsOverElsewhere(Stop stop, int day) {
        return !handOvers.at(stop.place(), day).equals(stop.place());
    }

    private boolean isPossible(Duty duty, Errand errand) {
        Trip trip = errand.trip;
        if (!errand.mendable && !trip.stops().stream().allMatch(stop -> handsOver(stop, duty.day))) {
            return false;
        }
        String loaded = null;
        int left = 0;
        for (Stop stop : trip.stops()) {
            if (!stop.handlings().isEmpty()
                    && outlook.places().facility(stop.place()).isPresent()) {
                if (!outlook.isOpen(stop.place(), stop.begin(), stop.departure())) {
                    return false;
                }
                if (stop.bringsIntoStock() && loaded != null && !loaded.equals(stop.place())) {
                    Lane lane = lane(duty, loaded, left, stop);
                    if (lane == null || !city.journeys().links().isTaken(lane, left, stop.arrival())) {
                        return false;
                    }
                }
                if (stop.handlings().stream().anyMatch(handling -> handling.quantity() > 0)) {
                    loaded = stop.place();
                    left = stop.departure();
                }
            }
        }
        if (differences.ofLevels(duty.day)
                && city.bubbles().pointToPoint(duty.fleet.id())
                && destinations(duty, trip) > 1) {
            return false;
        }
        boolean elsewhere = !differences.ofLevels(duty.day) || !differences.touches(trip, duty.day);
        boolean sameWays = !differences.ofWays(duty.day) && !differences.ofLanes(duty.day);
        return (sameWays && elsewhere) || retimed(duty, errand);
    }

    private long destinations(Duty duty, Trip trip) {
        return trip.stops().stream()
                .filter(stop -> stop.handlings().stream().anyMatch(handling -> handling.quantity() < 0))
                .map(stop -> handOvers.at(stop.place(), duty.day))
                .distinct()
                .count();
    }

    /** Whether the ways still take no longer than planned; the metres follow the new ways. */
    private boolean retimed(Duty duty, Errand errand) {
        Trip trip = errand.trip;
        int metres = metres(duty, trip.stops());
        if (metres < 0) {
            return false;
        }
        if (metres != trip.metres()) {
            VehicleType type = city.vehicles().type(duty.fleet);
            if (type.rangeM() > 0 && metres > type.rangeM()) {
                return false;
            }
            errand.retimed(new Trip(trip.stops(), metres));
        }
        return true;
    }

    /** The metres of a trip whose ways take no longer than its times say; -1 when one does, or there is none. */
    int metres(Duty duty, List<Stop> stops) {
        VehicleType type = city.vehicles().type(duty.fleet);
        int metres = 0;
        for (int i = 1; i < stops.size(); i++) {
            String from = handOvers.at(stops.get(i - 1).place(), duty.day);
            String to = handOvers.at(stops.get(i).place(), duty.day);
            int leaves = stops.get(i - 1).departure();
            int arrives = stops.get(i).arrival();
            int seconds = city.journeys().seconds(from, to, type, leaves, arrives);
            int length = city.journeys().metres(from, to, type, leaves, arrives);
            if (seconds < 0 || length < 0 || arrives - leaves < seconds) {
                return -1;
            }
            metres += length;
        }
        return metres;
    }

    /** The lane that a vehicle takes which leaves a facility at a second, to a stop; {@code null} for none. */
    Lane lane(Duty duty, String from, int leaves, Stop to) {
        Mode mode = city.vehicles().type(duty.fleet).mode();
        return city.journeys().links().taken(from, to.place(), mode, leaves, to.arrival());
    }
}
