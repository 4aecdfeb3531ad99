package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.resupply.model.Fleet;
import org.resupply.plan.Tour;

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

    Duty(String id, Fleet fleet, int vehicle, int day, String crew) {
        this.id = id;
        this.fleet = fleet;
        this.vehicle = vehicle;
        this.day = day;
        this.crew = crew;
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

    Tour tour() {
        return new Tour(
                id,
                fleet.id(),
                vehicle,
                day,
                crew,
                errands.stream().map(errand -> errand.trip).toList());
    }
}
