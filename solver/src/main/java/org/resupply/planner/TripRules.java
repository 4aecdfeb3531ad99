package org.resupply.planner;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.resupply.dispatch.TripRule;
import org.resupply.plan.Plan;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;

/** Judges the trips of finished plans by rules of the embedding system, which no engine may break. */
final class TripRules {
    private final List<TripRule> rules;

    TripRules(List<TripRule> rules) {
        this.rules = rules;
    }

    /**
     * Throws where a trip to the doors is forbidden.
     *
     * @param before what vehicles were to do before: trips that stay, perhaps with fewer stops, are not judged
     */
    void requireKept(Plan plan, List<Tour> before) {
        if (rules.isEmpty()) {
            return;
        }
        Map<String, Tour> earlier = new HashMap<>();
        before.forEach(tour -> earlier.put(vehicle(tour), tour));
        for (Tour tour : plan.tours()) {
            for (Trip trip : tour.trips()) {
                List<String> places = places(trip);
                if (!places.isEmpty() && !isPartOf(places, earlier.get(vehicle(tour)))) {
                    requireAllowed(
                            tour, new Carried(tour.day(), trip.stops().get(0).place(), tour.fleet(), places));
                }
            }
        }
    }

    private static String vehicle(Tour tour) {
        return tour.fleet() + '\n' + tour.vehicle() + '\n' + tour.day();
    }

    /** Where a trip brings something to people; what a transport request carries is a lot of its own. */
    private static List<String> places(Trip trip) {
        return trip.stops().stream()
                .filter(stop -> stop.handlings().stream()
                        .anyMatch(handling -> !handling.demand().isEmpty()
                                && !handling.demand().equals(handling.lot())))
                .map(Stop::place)
                .toList();
    }

    /** Whether a vehicle had a trip to all these places, in this order. */
    private static boolean isPartOf(List<String> places, Tour before) {
        return before != null
                && before.trips().stream().anyMatch(trip -> {
                    int found = 0;
                    for (Stop stop : trip.stops()) {
                        found += found < places.size() && places.get(found).equals(stop.place()) ? 1 : 0;
                    }
                    return found == places.size();
                });
    }

    private void requireAllowed(Tour tour, Carried trip) {
        for (TripRule rule : rules) {
            if (rule.cost(trip) == TripRule.VETO) {
                throw new IllegalStateException(
                        "The trip of vehicle (%s) of fleet (%s) on day (%s) to (%s) is forbidden by the rule (%s).\nMaybe the rule forbids a part of a trip that it allows, or the routing engine takes no rules?"
                                .formatted(
                                        tour.vehicle(),
                                        tour.fleet(),
                                        tour.day(),
                                        String.join(", ", trip.places),
                                        rule.getClass().getName()));
            }
        }
    }

    /** A trip of a plan, as far as it brings something to people. */
    private record Carried(int day, String base, String fleet, List<String> places) implements TripRule.DoorTrip {
        @Override
        public int stops() {
            return places.size();
        }

        @Override
        public String place(int stop) {
            return places.get(stop);
        }
    }
}
