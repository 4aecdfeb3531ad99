package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.compile.HandOvers;
import org.resupply.model.Facility;
import org.resupply.model.Lane;
import org.resupply.model.Outlook;
import org.resupply.plan.Stop;

/**
 * Warehouses whose day can be worked on side by side: each sends out its own vehicles to its own doors, and to no place that
 * another one goes to; gates, whose docks are there for everybody, are none of them. So what becomes of one has no bearing on any
 * other.
 */
final class Wave {
    private final Outlook outlook;
    private final HandOvers handOvers;
    private final int day;
    private final List<Work> works = new ArrayList<>();
    private final Set<String> places = new HashSet<>();

    /**
     * A facility's day.
     *
     * @param errands what is to leave
     * @param doors units by demand to be brought besides
     * @param runs units by lane and commodity to be sent besides
     */
    record Work(Facility facility, List<Errand> errands, Map<String, Long> doors, Map<Lane, Map<String, Long>> runs) {
        boolean isNothing() {
            return errands.isEmpty() && doors.isEmpty() && runs.isEmpty();
        }
    }

    Wave(Outlook outlook, HandOvers handOvers, int day) {
        this.outlook = outlook;
        this.handOvers = handOvers;
        this.day = day;
    }

    List<Work> works() {
        return works;
    }

    /** Takes a facility's day up if it can go beside those there are. */
    boolean takes(Work work) {
        Set<String> goesTo = new HashSet<>();
        if (!work.runs.isEmpty() || work.facility.kind().isGate()) {
            return false;
        }
        for (Errand errand : work.errands) {
            if (!errand.isToDoors()
                    || errand.bringsIntoStock
                    || !errand.duty.fleet.base().equals(work.facility.id())) {
                return false;
            }
            for (Stop stop : errand.trip.stops()) {
                if (!stop.place().equals(work.facility.id())) {
                    goesTo.add(stop.place());
                }
            }
        }
        for (String demand : work.doors.keySet()) {
            outlook.demand(demand).ifPresent(wanted -> goesTo.add(wanted.place()));
        }
        for (String place : goesTo) {
            boolean atFacility =
                    outlook.places().facility(handOvers.at(place, day)).isPresent();
            if (atFacility || places.contains(place)) {
                return false;
            }
        }
        places.addAll(goesTo);
        works.add(work);
        return true;
    }
}
