package org.resupply.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.resupply.model.Demand;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.model.TransportRequest;
import org.resupply.plan.Cause;
import org.resupply.plan.Figures;
import org.resupply.plan.Handling;
import org.resupply.plan.Manifest;
import org.resupply.plan.Movement;
import org.resupply.plan.Plan;
import org.resupply.plan.Receipt;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;
import org.resupply.plan.Unmet;

/** A plan that can be changed by hand; movements, missing quantities and figures follow from its tours. */
final class Draft {
    static final Manifest MANIFEST = new Manifest("test", "", 0, 1, 1, 1, "", "", Map.of(), 0, true);

    String scenario;
    final List<Receipt> receipts = new ArrayList<>();
    final List<DraftTour> tours = new ArrayList<>();

    static final class DraftTour {
        String id;
        String fleet;
        int vehicle;
        int day;
        String crew;
        final List<DraftTrip> trips = new ArrayList<>();

        DraftTour(String id, String fleet, int vehicle, int day, String crew) {
            this.id = id;
            this.fleet = fleet;
            this.vehicle = vehicle;
            this.day = day;
            this.crew = crew;
        }

        DraftTrip trip(int metres) {
            trips.add(new DraftTrip(metres));
            return trips.get(trips.size() - 1);
        }

        Tour built() {
            return new Tour(
                    id,
                    fleet,
                    vehicle,
                    day,
                    crew,
                    trips.stream().map(DraftTrip::built).toList());
        }
    }

    static final class DraftTrip {
        int metres;
        final List<DraftStop> stops = new ArrayList<>();

        DraftTrip(int metres) {
            this.metres = metres;
        }

        DraftTrip stop(String place, int arrival, int departure, Handling... handlings) {
            stops.add(new DraftStop(place, arrival, arrival, departure, handlings));
            return this;
        }

        void shift(int seconds) {
            for (DraftStop stop : stops) {
                stop.arrival += seconds;
                stop.begin += seconds;
                stop.departure += seconds;
            }
        }

        Trip built() {
            return new Trip(stops.stream().map(DraftStop::built).toList(), metres);
        }
    }

    static final class DraftStop {
        String place;
        int arrival;
        int begin;
        int departure;
        final List<Handling> handlings;

        DraftStop(String place, int arrival, int begin, int departure, Handling... handlings) {
            this.place = place;
            this.arrival = arrival;
            this.begin = begin;
            this.departure = departure;
            this.handlings = new ArrayList<>(List.of(handlings));
        }

        Stop built() {
            return new Stop(place, arrival, begin, departure, handlings);
        }
    }

    DraftTour tour(String id, String fleet, int vehicle, int day, String crew) {
        tours.add(new DraftTour(id, fleet, vehicle, day, crew));
        return tours.get(tours.size() - 1);
    }

    DraftTour tour(String id) {
        return tours.stream().filter(tour -> tour.id.equals(id)).findFirst().orElseThrow();
    }

    DraftStop stop(String tour, int trip, int stop) {
        return tour(tour).trips.get(trip).stops.get(stop);
    }

    static Handling load(String lot, long quantity) {
        return new Handling(lot, "", quantity);
    }

    static Handling unload(String lot, long quantity) {
        return new Handling(lot, "", -quantity);
    }

    static Handling handOver(String lot, String demand, long quantity) {
        return new Handling(lot, demand, -quantity);
    }

    /** The plan with the movements and missing quantities of its tours, and the figures of the judge. */
    Plan plan(Scenario world) {
        List<Tour> built = tours.stream().map(DraftTour::built).toList();
        Plan plan = new Plan(
                scenario, MANIFEST, receipts, movements(world, built), built, unmet(world, built), Figures.NONE);
        return stated(world, plan);
    }

    /** The same plan with the figures of the judge, where he can say any. */
    static Plan stated(Scenario world, Plan plan) {
        Optional<Figures> figures = Verifier.of(world).verify(plan).figures();
        return new Plan(
                plan.scenario(),
                plan.manifest(),
                plan.receipts(),
                plan.movements(),
                plan.tours(),
                plan.unmet(),
                figures.orElse(Figures.NONE));
    }

    private static List<Movement> movements(Scenario world, List<Tour> tours) {
        Set<String> requests =
                world.transportRequests().stream().map(TransportRequest::id).collect(Collectors.toSet());
        Map<List<Object>, Long> moved = new LinkedHashMap<>();
        for (Tour tour : tours) {
            for (Trip trip : tour.trips()) {
                Map<String, Deque<String>> unitsOnBoard = new HashMap<>();
                for (Stop stop : trip.stops()) {
                    for (Handling handling : stop.handlings()) {
                        Deque<String> aboard = unitsOnBoard.computeIfAbsent(handling.lot(), lot -> new ArrayDeque<>());
                        for (long unit = 0; unit < handling.quantity(); unit++) {
                            aboard.add(stop.place());
                        }
                        for (long unit = 0; unit < -handling.quantity() && !aboard.isEmpty(); unit++) {
                            moved.merge(
                                    List.of(aboard.remove(), stop.place(), handling.lot(), tour.day()), 1L, Long::sum);
                        }
                    }
                }
            }
        }
        List<Movement> movements = new ArrayList<>();
        moved.forEach((key, units) -> {
            if (!key.get(0).equals(key.get(1)) && !requests.contains((String) key.get(2))) {
                movements.add(new Movement(
                        (String) key.get(0), (String) key.get(1), (String) key.get(2), (Integer) key.get(3), units));
            }
        });
        return movements;
    }

    private static List<Unmet> unmet(Scenario world, List<Tour> tours) {
        Outlook outlook = Outlook.of(world);
        Map<String, Long> left = new LinkedHashMap<>();
        Map<String, Demand> wanted = new LinkedHashMap<>();
        outlook.demands().forEach(demand -> wanted.put(demand.id(), demand));
        world.transportRequests().forEach(request -> wanted.put(request.id(), request.demand()));
        wanted.values().forEach(demand -> left.put(demand.id(), demand.quantity()));
        for (Tour tour : tours) {
            for (Trip trip : tour.trips()) {
                for (Stop stop : trip.stops()) {
                    for (Handling handling : stop.handlings()) {
                        Demand demand = wanted.get(handling.demand());
                        int day = stop.begin() / TimeWindow.DAY;
                        if (demand != null
                                && demand.place().equals(stop.place())
                                && day >= demand.day()
                                && day <= outlook.lastDay(demand)) {
                            left.merge(demand.id(), handling.quantity(), Long::sum);
                        }
                    }
                }
            }
        }
        List<Unmet> unmet = new ArrayList<>();
        left.forEach((demand, units) -> {
            if (units > 0) {
                unmet.add(new Unmet(demand, units, Cause.STOCK, ""));
            }
        });
        return unmet;
    }
}
