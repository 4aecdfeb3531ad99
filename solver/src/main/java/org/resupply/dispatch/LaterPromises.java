package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.plan.Handling;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;

/**
 * Frees goods that trips ahead are to bring to less urgent people, so that somebody more urgent can have them from the same warehouse, or from above
 * it where they have not come from there yet: the least urgent give way first, of them the latest. Every stop stays, and keeps some of what it brings.
 */
final class LaterPromises {
    private final City city;
    private final LotFacts lots;
    private final ToIntFunction<Demand> rank;
    private final int now;

    /** A part of a stop's goods that somebody less urgent is to have. */
    private record Promise(int tour, int trip, int stop, String lot, Demand demand, long units) {}

    /**
     * The order of classes.
     *
     * @param rank the rank of a demand's class; the most urgent has the lowest
     * @param now second from which on trips that begin can be loaded otherwise
     */
    LaterPromises(City city, LotFacts lots, ToIntFunction<Demand> rank, int now) {
        this.city = city;
        this.lots = lots;
        this.rank = rank;
        this.now = now;
    }

    /**
     * The tours with so much less for less urgent people, as far as there is so much; what stays is the same object.
     *
     * @param days on which trips give way
     */
    List<Tour> givenUp(List<Tour> tours, Demand urgent, long units, IntPredicate days) {
        List<Promise> promises = promises(tours, urgent, days);
        promises.sort(Comparator.comparingInt((Promise promise) -> -rank.applyAsInt(promise.demand))
                .thenComparingInt(promise ->
                        -tours.get(promise.tour).trips().get(promise.trip).start()));
        List<Tour> left = new ArrayList<>(tours);
        long wanted = units;
        for (Promise promise : promises) {
            Tour tour = left.get(promise.tour);
            Trip trip = tour.trips().get(promise.trip);
            Stop stop = trip.stops().get(promise.stop);
            long most = stop.handlings().size() > 1 ? promise.units : promise.units - 1;
            long part = Math.min(wanted, most);
            if (part > 0) {
                List<Stop> stops = new ArrayList<>(trip.stops());
                stops.set(0, less(stops.get(0), promise.lot, "", -part));
                stops.set(promise.stop, less(stop, promise.lot, promise.demand.id(), part));
                List<Trip> trips = new ArrayList<>(tour.trips());
                trips.set(promise.trip, new Trip(stops, trip.metres()));
                left.set(promise.tour, tour.withTrips(trips));
                wanted -= part;
                callBack(left, promise.lot, part, stops.get(0));
            }
        }
        return wanted < units ? left : tours;
    }

    /** Leaves so many units of a lot where they lie now, of what runs ahead were to bring to where they are no longer loaded. */
    private void callBack(List<Tour> tours, String lot, long units, Stop loading) {
        Stop from = city.outlook().scenario().commodities().stream()
                        .anyMatch(goods -> goods.id().equals(lots.commodity(lot)) && goods.lotUnits() > 1)
                ? null
                : loading;
        while (from != null) {
            from = callBack(tours, lot, units, from.place(), from.begin());
        }
    }

    /** The same of the last run that brings so many to a place by a second; where that run is loaded, or {@code null} for none. */
    private Stop callBack(List<Tour> tours, String lot, long units, String to, int by) {
        int tour = -1;
        int trip = -1;
        int stop = -1;
        int last = -1;
        for (int t = 0; t < tours.size(); t++) {
            List<Trip> trips = tours.get(t).trips();
            for (int i = 0; i < trips.size(); i++) {
                List<Stop> stops = trips.get(i).stops();
                for (int s = 1; trips.get(i).start() >= now && s < stops.size(); s++) {
                    Stop there = stops.get(s);
                    if (there.place().equals(to)
                            && there.departure() <= by
                            && there.departure() > last
                            && there.handlings().contains(new Handling(lot, "", -handled(there, lot)))
                            && handled(there, lot) > units
                            && loaded(trips.get(i)).getOrDefault(lot, 0L) > units) {
                        tour = t;
                        trip = i;
                        stop = s;
                        last = there.departure();
                    }
                }
            }
        }
        if (tour < 0) {
            return null;
        }
        List<Trip> trips = new ArrayList<>(tours.get(tour).trips());
        List<Stop> stops = new ArrayList<>(trips.get(trip).stops());
        Stop loading = stops.get(0);
        stops.set(0, less(loading, lot, "", -units));
        stops.set(stop, less(stops.get(stop), lot, "", units));
        trips.set(trip, new Trip(stops, trips.get(trip).metres()));
        tours.set(tour, tours.get(tour).withTrips(trips));
        return loading;
    }

    /** Units of a lot that a stop hands over. */
    private static long handled(Stop stop, String lot) {
        long units = 0;
        for (Handling handling : stop.handlings()) {
            units -= handling.lot().equals(lot) ? handling.quantity() : 0;
        }
        return units;
    }

    private List<Promise> promises(List<Tour> tours, Demand urgent, IntPredicate days) {
        Set<String> bases =
                city.area().servers(urgent.place()).stream().map(Facility::id).collect(Collectors.toSet());
        List<Promise> promises = new ArrayList<>();
        for (int t = 0; t < tours.size(); t++) {
            Tour tour = tours.get(t);
            for (int i = 0; days.test(tour.day()) && i < tour.trips().size(); i++) {
                Trip trip = tour.trips().get(i);
                if (trip.start() >= now && bases.contains(trip.stops().get(0).place())) {
                    Map<String, Long> loaded = loaded(trip);
                    for (int s = 1; s < trip.stops().size(); s++) {
                        for (Handling handling : trip.stops().get(s).handlings()) {
                            Demand other = yields(handling, urgent)
                                    ? city.outlook().demand(handling.demand()).orElse(null)
                                    : null;
                            if (other != null
                                    && rank.applyAsInt(other) > rank.applyAsInt(urgent)
                                    && loaded.getOrDefault(handling.lot(), 0L) >= -handling.quantity()) {
                                promises.add(new Promise(t, i, s, handling.lot(), other, -handling.quantity()));
                            }
                        }
                    }
                }
            }
        }
        return promises;
    }

    private boolean yields(Handling handling, Demand urgent) {
        return handling.quantity() < 0
                && !handling.demand().isEmpty()
                && urgent.commodity().equals(lots.commodity(handling.lot()));
    }

    /** Units of each lot that a trip loads where it begins; of what it loads again elsewhere none. */
    private static Map<String, Long> loaded(Trip trip) {
        Map<String, Long> loaded = new HashMap<>();
        trip.stops()
                .get(0)
                .handlings()
                .forEach(handling -> loaded.merge(handling.lot(), handling.quantity(), Long::sum));
        for (Stop stop : trip.stops().subList(1, trip.stops().size())) {
            stop.handlings().stream()
                    .filter(handling -> handling.quantity() > 0)
                    .forEach(handling -> loaded.remove(handling.lot()));
        }
        return loaded;
    }

    /** A stop that handles so many units of a lot more, or less, for a demand. */
    private static Stop less(Stop stop, String lot, String demand, long units) {
        List<Handling> handlings = new ArrayList<>();
        long left = units;
        for (Handling handling : stop.handlings()) {
            boolean meant =
                    left != 0 && handling.lot().equals(lot) && handling.demand().equals(demand);
            long quantity = handling.quantity() + (meant ? left : 0);
            left = meant ? 0 : left;
            if (quantity != 0) {
                handlings.add(new Handling(handling.lot(), handling.demand(), quantity));
            }
        }
        return stop.withHandlings(handlings);
    }
}
