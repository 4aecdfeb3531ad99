package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.resupply.model.Facility;
import org.resupply.model.VehicleType;
import org.resupply.plan.Handling;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;

/**
 * What rides home on trips with goods in a plan that is taken over: taken off before goods are looked at, and put back on where
 * the trip still calls when it did and has room.
 */
final class RidesHome {
    private final LotFacts lots;
    private final List<Tour> without;
    private final Map<Trip, Trip> whole = new IdentityHashMap<>();
    private final Map<TripKey, Trip> wholeByStart = new HashMap<>();

    private record TripKey(String tour, int start) {}

    /** What rides home on these tours. */
    RidesHome(List<Tour> tours, LotFacts lots) {
        this.lots = lots;
        if (!lots.hasRequests()) {
            without = tours;
            return;
        }
        without = new ArrayList<>(tours.size());
        for (Tour tour : tours) {
            without.add(takenOff(tour));
        }
    }

    /** The tour without it; notes what the trips were like with it. */
    private Tour takenOff(Tour tour) {
        boolean mixed = false;
        List<Trip> trips = new ArrayList<>();
        for (Trip trip : tour.trips()) {
            Trip less = lots.isRequested(trip) ? withoutRequests(trip) : trip;
            boolean hasGoods = less != trip
                    && less.stops().stream().anyMatch(stop -> !stop.handlings().isEmpty());
            if (hasGoods) {
                whole.put(less, trip);
                wholeByStart.put(new TripKey(tour.id(), trip.start()), trip);
            }
            mixed |= hasGoods;
            trips.add(hasGoods ? less : trip);
        }
        return mixed ? tour.withTrips(trips) : tour;
    }

    boolean isEmpty() {
        return whole.isEmpty();
    }

    /** The tours without it. */
    List<Tour> withoutThem() {
        return without;
    }

    /** Tours that have come of those without it, with what can still ride on them; what had begun before {@code now} does. */
    List<Tour> backOn(List<Tour> tours, City city, int now) {
        Map<String, VehicleType> types = new HashMap<>();
        city.outlook()
                .scenario()
                .fleets()
                .forEach(fleet -> types.put(fleet.id(), city.vehicles().type(fleet)));
        List<Tour> back = new ArrayList<>(tours.size());
        for (Tour tour : tours) {
            List<Trip> trips = new ArrayList<>();
            for (Trip trip : tour.trips()) {
                Trip before = whole.get(trip);
                Trip changed = before != null ? null : wholeByStart.get(new TripKey(tour.id(), trip.start()));
                trips.add(
                        before != null
                                ? before
                                : changed == null ? trip : loaded(trip, changed, types.get(tour.fleet()), city, now));
            }
            back.add(trips.equals(tour.trips()) ? tour : tour.withTrips(trips));
        }
        return back;
    }

    private Trip loaded(Trip trip, Trip before, VehicleType type, City city, int now) {
        Trip loaded = trip;
        for (Stop stop : before.stops()) {
            for (Handling handling : stop.handlings()) {
                if (handling.quantity() > 0 && lots.isRequest(handling.lot())) {
                    Trip more = with(loaded, stop, handling, city);
                    boolean onBoard = stop.begin() < now;
                    loaded = more != null && (onBoard || carries(more, type)) ? more : loaded;
                }
            }
        }
        return loaded;
    }

    /** The trip with what is fetched at a stop, if it makes that stop at the same time and has time enough at its base. */
    private Trip with(Trip trip, Stop fetch, Handling load, City city) {
        List<Stop> stops = new ArrayList<>(trip.stops());
        for (int i = 1; i < stops.size() - 1; i++) {
            Stop stop = stops.get(i);
            if (stop.place().equals(fetch.place())
                    && stop.begin() == fetch.begin()
                    && stop.departure() == fetch.departure()) {
                int last = stops.size() - 1;
                stops.set(i, with(stop, load));
                stops.set(last, with(stops.get(last), new Handling(load.lot(), load.lot(), -load.quantity())));
                Stop home = stops.get(last);
                Facility base = city.outlook().places().facility(home.place()).orElseThrow();
                double kg = home.handlings().stream()
                        .mapToDouble(handling -> Math.abs(handling.quantity()) * lots.unitKg(handling.lot()))
                        .sum();
                boolean longEnough = home.departure() - home.begin()
                        >= Math.floor(base.handlingSecondsPerTonne() * kg / 1000 + 1e-6);
                return longEnough ? new Trip(stops, trip.metres()) : null;
            }
        }
        return null;
    }

    private boolean carries(Trip trip, VehicleType type) {
        double kg = 0;
        double litres = 0;
        boolean carries = true;
        for (Stop stop : trip.stops()) {
            for (Handling handling : stop.handlings()) {
                kg += handling.quantity() * lots.unitKg(handling.lot());
                litres += handling.quantity() * lots.unitL(handling.lot());
            }
            carries &= kg <= type.payloadKg() + 1e-9 && litres <= type.volumeL() + 1e-9;
        }
        return carries;
    }

    private Trip withoutRequests(Trip trip) {
        List<Stop> stops = new ArrayList<>();
        for (Stop stop : trip.stops()) {
            stops.add(stop.withHandlings(stop.handlings().stream()
                    .filter(handling -> !lots.isRequest(handling.lot()))
                    .toList()));
        }
        return new Trip(stops, trip.metres());
    }

    private static Stop with(Stop stop, Handling more) {
        List<Handling> handlings = new ArrayList<>(stop.handlings());
        handlings.add(more);
        return stop.withHandlings(handlings);
    }
}
