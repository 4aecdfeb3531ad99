package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.resupply.compile.HandOvers;
import org.resupply.model.Commodity;
import org.resupply.model.ControlLevel;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.Outlook;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.model.TransportRequest;
import org.resupply.model.VehicleType;
import org.resupply.plan.Handling;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;

/**
 * Lets empties and refuse ride home with the vehicles that bring goods: what a request wants fetched where a trip calls anyway,
 * and brought to the base from which the trip comes. The stops of the trip stay; they take longer, and what is behind them is later
 * by as much. Who goes point to point brings nothing home, nor does who brings goods into stock: others count on when they are there.
 */
final class BackHauls {
    private final City city;
    private final Outlook outlook;
    private final HandOvers handOvers;
    private final Meetings meetings;
    private final LotFacts lots;
    private final Map<String, Commodity> commodities = new HashMap<>();
    private final Map<String, Fleet> fleets = new HashMap<>();
    private final Map<String, Demand> requested = new HashMap<>();
    private final LeavesAgain leavesAgain;

    /** When a vehicle of a fleet must be home for its tours of the days behind a day. */
    interface LeavesAgain {
        int second(Fleet fleet, int vehicle, int day);
    }

    /**
     * Back-hauls on tours.
     *
     * @param meetings who is where, the tours included
     * @param leavesAgain when a vehicle must be home for its tours of the days behind
     */
    BackHauls(City city, Meetings meetings, LeavesAgain leavesAgain) {
        this.city = city;
        this.leavesAgain = leavesAgain;
        this.meetings = meetings;
        outlook = city.outlook();
        handOvers = new HandOvers(outlook, city.bubbles());
        outlook.scenario().fleets().forEach(fleet -> fleets.put(fleet.id(), fleet));
        lots = new LotFacts(outlook.scenario());
        outlook.scenario().commodities().forEach(commodity -> commodities.put(commodity.id(), commodity));
        outlook.scenario().transportRequests().forEach(request -> requested.put(request.id(), request.demand()));
    }

    /**
     * Lets what a request wants fetched ride with a tour of the day on which it may be fetched.
     *
     * @param most units of the request that are left
     * @param rides takes the units that ride
     * @return the tour with what rides along; the same one where nothing does
     */
    Tour ride(Tour tour, TransportRequest request, long most, LongConsumer rides) {
        Trip[] trips = tour.trips().toArray(Trip[]::new);
        Commodity what = commodities.get(request.commodity());
        VehicleType type = city.vehicles().type(fleets.get(tour.fleet()));
        boolean mayShare =
                what.storage() != StorageClass.PASSENGERS && !city.bubbles().pointToPoint(tour.fleet());
        if (!mayShare || !type.storage().contains(what.storage())) {
            return tour;
        }
        long left = most;
        for (int i = 0; i < trips.length && left > 0; i++) {
            List<Stop> stops = trips[i].stops();
            if (!stops.get(stops.size() - 1).place().equals(request.to())
                    || stops.stream().anyMatch(Stop::bringsIntoStock)) {
                continue;
            }
            int latest = latest(tour, trips, i);
            for (int at = 1; at < stops.size() - 1 && left > 0; at++) {
                if (stops.get(at).place().equals(request.from())
                        && !stops.get(at).handlings().isEmpty()) {
                    for (long units = Math.min(left, fits(trips[i], at, what, type)); units > 0; units /= 2) {
                        Trip longer = with(trips[i], at, request, units, tour, type);
                        if (longer != null && longer.end() <= latest && takes(tour, trips[i], longer)) {
                            trips[i] = longer;
                            left -= units;
                            break;
                        }
                    }
                    break;
                }
            }
        }
        if (left == most) {
            return tour;
        }
        rides.accept(most - left);
        return tour.withTrips(List.of(trips));
    }

    /** The second by which a trip must be over: its vehicle must be ready for the next one, or home within its shift. */
    private int latest(Tour tour, Trip[] trips, int trip) {
        Fleet fleet = fleets.get(tour.fleet());
        if (trip + 1 == trips.length) {
            int home = city.crewing()
                    .shift(fleet, tour.crew(), tour.vehicle(), tour.day())
                    .end();
            return Math.max(trips[trip].end(), Math.min(home, leavesAgain.second(fleet, tour.vehicle(), tour.day())));
        }
        ControlLevel level = Passage.extreme(outlook, trips[trip], tour.day(), false);
        return trips[trip + 1].start()
                - fleet.turnRoundSeconds()
                - city.bubbles().disinfectionSeconds(fleet.base(), level, ControlLevel.OPEN);
    }

    /** Units for which there is room from a stop on. */
    private long fits(Trip trip, int from, Commodity what, VehicleType type) {
        double kg = 0;
        double litres = 0;
        double mostKg = 0;
        double mostLitres = 0;
        for (int i = 0; i < trip.stops().size() - 1; i++) {
            for (Handling handling : trip.stops().get(i).handlings()) {
                kg += handling.quantity() * lots.unitKg(handling.lot());
                litres += handling.quantity() * lots.unitL(handling.lot());
            }
            if (i >= from) {
                mostKg = Math.max(mostKg, kg);
                mostLitres = Math.max(mostLitres, litres);
            }
        }
        return (long) Math.floor(
                Math.min((type.payloadKg() - mostKg) / what.massKg(), (type.volumeL() - mostLitres) / what.volumeL())
                        + 1e-9);
    }

    /** The trip with so many units more from a stop to its end; {@code null} where it would be too late somewhere. */
    private Trip with(Trip trip, int at, TransportRequest request, long units, Tour tour, VehicleType type) {
        List<Stop> stops = new ArrayList<>(trip.stops());
        int last = stops.size() - 1;
        add(stops, at, new Handling(request.id(), "", units));
        add(stops, last, new Handling(request.id(), request.id(), -units));
        for (int i = at; i <= last; i++) {
            Stop stop = stops.get(i);
            int arrival = stop.arrival();
            int begin = stop.begin();
            if (i > at) {
                int travel =
                        trip.stops().get(i).arrival() - trip.stops().get(i - 1).departure();
                arrival = stops.get(i - 1).departure() + travel;
                begin = Math.max(begin, arrival);
                int takes = city.journeys()
                        .seconds(
                                handOvers.at(stops.get(i - 1).place(), tour.day()),
                                handOvers.at(stop.place(), tour.day()),
                                type,
                                stops.get(i - 1).departure(),
                                arrival);
                if (takes < 0 || takes > travel) {
                    return null;
                }
            }
            int stays = Math.max(stop.departure() - stop.begin(), seconds(stop, type));
            Stop later = new Stop(stop.place(), arrival, begin, begin + stays, stop.handlings());
            if (!later.equals(trip.stops().get(i)) && !mayBe(later, tour.day())) {
                return null;
            }
            stops.set(i, later);
        }
        return new Trip(stops, trip.metres());
    }

    private static void add(List<Stop> stops, int at, Handling more) {
        Stop stop = stops.get(at);
        List<Handling> handlings = new ArrayList<>(stop.handlings());
        handlings.add(more);
        stops.set(at, stop.withHandlings(handlings));
    }

    /** How long it takes to handle all that is handled at a stop. */
    private int seconds(Stop stop, VehicleType type) {
        double tonnes = 0;
        for (Handling handling : stop.handlings()) {
            tonnes += Math.abs(handling.quantity()) * lots.unitKg(handling.lot()) / 1000;
        }
        Facility facility = outlook.places().facility(stop.place()).orElse(null);
        double seconds = facility == null
                ? type.stopSeconds() + type.handlingSecondsPerTonne() * tonnes
                : facility.handlingSecondsPerTonne() * tonnes;
        return (int) Math.ceil(seconds - 1e-9);
    }

    /** Whether a stop may be made then: in the hours of the place, and in the windows of what is handed over. */
    private boolean mayBe(Stop stop, int day) {
        if (stop.handlings().isEmpty()) {
            return true;
        }
        if (!handOvers.isOpen(stop.place(), day)) {
            return false;
        }
        int seconds = stop.departure() - stop.begin();
        for (Handling handling : stop.handlings()) {
            Demand demand = outlook.demand(handling.demand()).orElse(requested.get(handling.demand()));
            TimeWindow begins = demand == null
                    ? handOvers.begins(stop.place(), day, seconds)
                    : handOvers.begins(demand, day, seconds);
            if (begins == null || !begins.contains(stop.begin())) {
                return false;
            }
        }
        return true;
    }

    /** Puts a trip in the place of another where its vehicle meets nobody; whether it does not. */
    private boolean takes(Tour tour, Trip old, Trip trip) {
        meetings.remove(tour.fleet(), tour.day(), old.stops());
        boolean free = trip.stops().stream()
                .allMatch(stop ->
                        meetings.isFree(tour.fleet(), stop.place(), tour.day(), stop.begin(), stop.departure()));
        meetings.add(tour.fleet(), tour.day(), (free ? trip : old).stops());
        return free;
    }
}
