package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.resupply.model.Fleet;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;

/** What one vehicle does on one day: errands that have begun, and errands ahead. */
final class Duty {
    final String id;
    final Fleet fleet;
    final int vehicle;
    final int day;
    final String crew;
    final List<Errand> errands = new ArrayList<>();
    /** Whether its vehicle or crew is no longer there for what is ahead. */
    boolean lost;

    /** What it was when somebody last asked; {@code null} before. */
    private Tour tour;

    Duty(String id, Fleet fleet, int vehicle, int day, String crew) {
        this.id = id;
        this.fleet = fleet;
        this.vehicle = vehicle;
        this.day = day;
        this.crew = crew;
    }

    /** What a tour of a plan says. */
    Duty(Tour tour, Fleet fleet) {
        this(tour.id(), fleet, tour.vehicle(), tour.day(), tour.crew());
        this.tour = tour;
    }

    void add(Errand errand) {
        errands.add(errand);
        errands.sort(Comparator.comparingInt(other -> other.trip.start()));
    }

    boolean hasAhead() {
        return errands.stream().anyMatch(errand -> !errand.begun);
    }

    int stopsAhead() {
        return errands.stream()
                .filter(errand -> !errand.begun)
                .mapToInt(errand -> errand.trip.stops().size())
                .sum();
    }

    /** Its tour: the same as long as its trips are the same. */
    Tour tour() {
        if (tour == null || !hasTripsOf(tour)) {
            List<Trip> trips = errands.stream().map(errand -> errand.trip).toList();
            tour = new Tour(id, fleet.id(), vehicle, day, crew, trips);
        }
        return tour;
    }

    private boolean hasTripsOf(Tour other) {
        boolean same = other.trips().size() == errands.size();
        for (int i = 0; same && i < errands.size(); i++) {
            same = other.trips().get(i) == errands.get(i).trip;
        }
        return same;
    }
}
