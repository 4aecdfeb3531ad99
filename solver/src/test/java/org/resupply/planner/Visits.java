package org.resupply.planner;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.resupply.plan.Plan;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;

/** Who is called at, when, and with what. */
final class Visits {
    private Visits() {}

    static Stream<Stop> stops(Plan plan) {
        return plan.tours().stream().flatMap(tour -> tour.trips().stream()).flatMap(trip -> trip.stops().stream());
    }

    static boolean isDoor(Stop stop) {
        return stop.handlings().stream().anyMatch(handling -> !handling.demand().isEmpty());
    }

    static Map<String, Long> units(Stop stop) {
        return stop.handlings().stream()
                .collect(Collectors.groupingBy(
                        handling -> handling.demand(), Collectors.summingLong(handling -> handling.quantity())));
    }

    /** Door visits by place and second. */
    static Set<String> visits(Plan plan, Predicate<Stop> which) {
        return stops(plan)
                .filter(stop -> isDoor(stop) && which.test(stop))
                .map(stop -> stop.place() + "@" + stop.begin() + units(stop))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The stops made before an instant, by vehicle. */
    static Set<String> begun(Plan plan, int now) {
        Set<String> begun = new HashSet<>();
        for (Tour tour : plan.tours()) {
            for (Trip trip : tour.trips()) {
                for (Stop stop : trip.stops().subList(0, trip.stops().size() - 1)) {
                    if (trip.start() < now && stop.begin() < now) {
                        begun.add(tour.fleet() + tour.vehicle() + tour.crew() + stop);
                    }
                }
            }
        }
        return begun;
    }
}
