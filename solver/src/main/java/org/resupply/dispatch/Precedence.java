package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.OpeningHours;
import org.resupply.model.Outlook;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Handling;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;

/**
 * Lets more urgent demands have the goods that trips ahead bring to the same place for less urgent ones: of the same commodity
 * and on a day that the urgent one may be served on, so that loads, lots and times stay as they were told.
 */
final class Precedence {
    private final Outlook outlook;
    private final LotFacts lots;
    private final ToIntFunction<Demand> rank;
    private final int now;
    /** What lacks at each place, the most urgent first. */
    private final Map<String, List<Claim>> claims = new HashMap<>();

    private static final class Claim {
        final Demand demand;
        long left;

        Claim(Demand demand, long left) {
            this.demand = demand;
            this.left = left;
        }
    }

    /**
     * The order of classes.
     *
     * @param rank the rank of a demand's class; the most urgent has the lowest
     * @param now second from which on trips that begin can be loaded otherwise
     */
    Precedence(Outlook outlook, LotFacts lots, ToIntFunction<Demand> rank, int now) {
        this.outlook = outlook;
        this.lots = lots;
        this.rank = rank;
        this.now = now;
    }

    /** Adds a claim, less urgent than those before it or as urgent. */
    void claim(Demand demand, long quantity) {
        claims.computeIfAbsent(demand.place(), place -> new ArrayList<>()).add(new Claim(demand, quantity));
    }

    /** The same tours, with goods for what is claimed as far as there are any; trips that stay are the same objects. */
    List<Tour> give(List<Tour> tours) {
        List<Tour> given = new ArrayList<>();
        for (Tour tour : tours) {
            List<Trip> trips = new ArrayList<>();
            boolean same = true;
            for (Trip trip : tour.trips()) {
                Trip after = trip.start() >= now ? give(trip) : trip;
                same &= after == trip;
                trips.add(after);
            }
            given.add(same ? tour : tour.withTrips(trips));
        }
        return given;
    }

    private Trip give(Trip trip) {
        List<Stop> stops = null;
        for (int i = 0; i < trip.stops().size(); i++) {
            Stop stop = trip.stops().get(i);
            Stop after = stop;
            for (Claim claim : claims.getOrDefault(stop.place(), List.of())) {
                after = claim.left > 0 ? give(after, claim) : after;
            }
            if (after != stop) {
                stops = stops == null ? new ArrayList<>(trip.stops()) : stops;
                stops.set(i, after);
            }
        }
        return stops == null ? trip : new Trip(stops, trip.metres());
    }

    private Stop give(Stop stop, Claim claim) {
        if (!isInTime(stop, claim.demand)) {
            return stop;
        }
        List<Handling> handlings = new ArrayList<>();
        long before = claim.left;
        for (Handling handling : stop.handlings()) {
            long part = yields(handling, claim.demand) ? Math.min(claim.left, -handling.quantity()) : 0;
            claim.left -= part;
            if (handling.quantity() + part != 0) {
                handlings.add(new Handling(handling.lot(), handling.demand(), handling.quantity() + part));
            }
            if (part > 0) {
                handlings.add(new Handling(handling.lot(), claim.demand.id(), -part));
            }
        }
        return claim.left == before ? stop : stop.withHandlings(handlings);
    }

    private boolean isInTime(Stop stop, Demand demand) {
        int day = stop.begin() / TimeWindow.DAY;
        if (day < demand.day() || day > outlook.lastDay(demand)) {
            return false;
        }
        if (demand.window() != null && day == demand.day()) {
            return demand.window().contains(stop.begin());
        }
        OpeningHours hours = outlook.places()
                .facility(demand.place())
                .map(Facility::hours)
                .orElse(outlook.scenario().policies().deliveryHours());
        return hours.on(day).contains(stop.begin());
    }

    /** Whether goods are handed over to somebody who is less urgent and wants the same. */
    private boolean yields(Handling handling, Demand urgent) {
        return handling.quantity() < 0
                && !handling.demand().isEmpty()
                && urgent.commodity().equals(lots.commodity(handling.lot()))
                && outlook.demand(handling.demand())
                        .filter(other -> rank.applyAsInt(other) > rank.applyAsInt(urgent))
                        .isPresent();
    }
}
