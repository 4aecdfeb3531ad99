package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.model.Demand;
import org.resupply.plan.Handling;
import org.resupply.plan.Movement;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;

/** The trips by which two states of a plan differ, and what follows from them. */
final class Changes {
    private final List<DayTrip> gone;
    private final List<DayTrip> come;

    private record DayTrip(int day, Trip trip) {}

    private Changes(List<DayTrip> gone, List<DayTrip> come) {
        this.gone = gone;
        this.come = come;
    }

    /** The changes from these tours to those; tours and trips that stayed are the same objects in both. */
    static Changes between(List<Tour> before, List<Tour> after) {
        List<Tour> gone = toursWithout(before, after);
        List<Tour> come = toursWithout(after, before);
        return new Changes(tripsWithout(gone, come), tripsWithout(come, gone));
    }

    private static List<Tour> toursWithout(List<Tour> tours, List<Tour> others) {
        Set<Tour> known = Collections.newSetFromMap(new IdentityHashMap<>());
        known.addAll(others);
        return tours.stream().filter(tour -> !known.contains(tour)).toList();
    }

    private static List<DayTrip> tripsWithout(List<Tour> tours, List<Tour> others) {
        Set<Trip> known = Collections.newSetFromMap(new IdentityHashMap<>());
        others.forEach(tour -> known.addAll(tour.trips()));
        List<DayTrip> trips = new ArrayList<>();
        for (Tour tour : tours) {
            for (Trip trip : tour.trips()) {
                if (!known.contains(trip)) {
                    trips.add(new DayTrip(tour.day(), trip));
                }
            }
        }
        return trips;
    }

    /** Whether any trip goes or comes. */
    boolean areAny() {
        return !gone.isEmpty() || !come.isEmpty();
    }

    /** Units by which demands are served more, or, below 0, less. */
    Map<String, Long> served() {
        Map<String, Long> served = new LinkedHashMap<>();
        gone.forEach(trip -> serve(trip.trip, 1, served));
        come.forEach(trip -> serve(trip.trip, -1, served));
        served.values().removeIf(units -> units == 0);
        return served;
    }

    private static void serve(Trip trip, int sign, Map<String, Long> served) {
        for (Stop stop : trip.stops()) {
            for (Handling handling : stop.handlings()) {
                if (!handling.demand().isEmpty()) {
                    served.merge(handling.demand(), sign * handling.quantity(), Long::sum);
                }
            }
        }
    }

    /** Units that demands lack which they had, or which they want besides and did not get. */
    Map<String, Long> lessServed(Map<Demand, Long> wantedMore) {
        Map<String, Long> less = new LinkedHashMap<>();
        served().forEach((demand, units) -> less.put(demand, -units));
        wantedMore.forEach((demand, units) -> less.merge(demand.id(), units, Long::sum));
        less.values().removeIf(units -> units <= 0);
        return less;
    }

    private record Way(String from, String to, String lot, int day) {}

    /** Movements brought up to date, as the judge counts them: from where a lot was loaded to where it is unloaded. */
    List<Movement> movements(List<Movement> before, LotFacts lots) {
        if (gone.isEmpty() && come.isEmpty()) {
            return before;
        }
        Map<Way, Long> changed = new LinkedHashMap<>();
        gone.forEach(trip -> move(trip, -1, lots, changed));
        come.forEach(trip -> move(trip, 1, lots, changed));
        // Most movements leave places that nothing has changed at.
        Set<String> starts = new HashSet<>();
        changed.keySet().forEach(way -> starts.add(way.from));
        List<Movement> movements = new ArrayList<>(before.size());
        for (Movement movement : before) {
            Long more = !starts.contains(movement.from())
                    ? null
                    : changed.remove(new Way(movement.from(), movement.to(), movement.lot(), movement.day()));
            if (more == null || more == 0) {
                movements.add(movement);
            } else if (movement.quantity() + more != 0) {
                movements.add(new Movement(
                        movement.from(), movement.to(), movement.lot(), movement.day(), movement.quantity() + more));
            }
        }
        changed.forEach((way, quantity) -> {
            if (quantity != 0) {
                movements.add(new Movement(way.from, way.to, way.lot, way.day, quantity));
            }
        });
        return movements;
    }

    /** Goods of a lot on board, and where they were loaded. */
    private static final class OnBoard {
        final String from;
        long units;

        OnBoard(String from, long units) {
            this.from = from;
            this.units = units;
        }
    }

    private static void move(DayTrip trip, int sign, LotFacts lots, Map<Way, Long> moved) {
        Map<String, List<OnBoard>> onBoard = new HashMap<>();
        for (Stop stop : trip.trip.stops()) {
            for (Handling handling : stop.handlings()) {
                long left = lots.isRequest(handling.lot()) ? 0 : -handling.quantity();
                List<OnBoard> loads = onBoard.getOrDefault(handling.lot(), List.of());
                while (left > 0 && !loads.isEmpty()) {
                    OnBoard oldest = loads.get(0);
                    long part = Math.min(left, oldest.units);
                    if (!stop.place().equals(oldest.from) || !handling.demand().isEmpty()) {
                        moved.merge(
                                new Way(oldest.from, stop.place(), handling.lot(), trip.day), sign * part, Long::sum);
                    }
                    left -= part;
                    oldest.units -= part;
                    if (oldest.units == 0) {
                        loads.remove(0);
                    }
                }
            }
            for (Handling handling : stop.handlings()) {
                if (handling.quantity() > 0) {
                    onBoard.computeIfAbsent(handling.lot(), lot -> new ArrayList<>())
                            .add(new OnBoard(stop.place(), handling.quantity()));
                }
            }
        }
    }
}
