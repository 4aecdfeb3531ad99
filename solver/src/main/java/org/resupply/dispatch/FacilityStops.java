package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.resupply.model.Outlook;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;

/** The stops of trips that are at facilities: most are at doors, and many want to know of stock alone. */
final class FacilityStops {
    private final Outlook outlook;
    /** Of each trip of the tours, by the very object. */
    private final Map<Trip, List<Stop>> known;

    FacilityStops(Outlook outlook, List<Tour> tours) {
        this.outlook = outlook;
        known = new IdentityHashMap<>(4 * tours.size());
        for (Tour tour : tours) {
            for (Trip trip : tour.trips()) {
                known.put(trip, find(trip));
            }
        }
    }

    /** Those of a trip, in its order; of any trip, soonest of one of the tours. */
    List<Stop> of(Trip trip) {
        List<Stop> stops = known.get(trip);
        return stops == null ? find(trip) : stops;
    }

    private List<Stop> find(Trip trip) {
        List<Stop> stops = new ArrayList<>(2);
        for (Stop stop : trip.stops()) {
            if (outlook.places().facility(stop.place()).isPresent()) {
                stops.add(stop);
            }
        }
        return stops;
    }
}
