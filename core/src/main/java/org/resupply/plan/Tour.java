package org.resupply.plan;

import java.util.List;

/**
 * All trips of one vehicle on one day.
 *
 * @param id unique within the plan
 * @param fleet id of the fleet the vehicle belongs to
 * @param vehicle which vehicle of the fleet, from 0 to its count - 1
 * @param day the day, from 0, on which it starts
 * @param crew id of the crew that drives it; empty when the scenario names none
 * @param trips its trips in order, at least one
 */
public record Tour(String id, String fleet, int vehicle, int day, String crew, List<Trip> trips) {

    public Tour {
        id = Parts.text(id);
        fleet = Parts.text(fleet);
        crew = Parts.text(crew);
        trips = Parts.list(trips, "trips");
        if (trips.isEmpty()) {
            throw new IllegalArgumentException("Tour (%s) must have at least one trip.".formatted(id));
        }
    }

    /** The same tour with other trips. */
    public Tour withTrips(List<Trip> newTrips) {
        return new Tour(id, fleet, vehicle, day, crew, newTrips);
    }
}
