package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.resupply.model.ControlLevel;
import org.resupply.model.Demand;
import org.resupply.model.Fleet;
import org.resupply.model.Outlook;
import org.resupply.model.PriorityClass;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Handling;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;

/** What each vehicle does on each day of a plan that is taken over, and when it is free for something else. */
final class DutyRoster {
    private final City city;
    private final Outlook outlook;
    private final FacilityStops atFacilities;
    private final LotFacts lots;
    private final int now;
    /** Those of the plan that is taken over, and those of others by id: in an order that no thread has a say in. */
    private final List<Duty> given = new ArrayList<>();

    private final Map<String, Duty> added = new ConcurrentSkipListMap<>();
    private final Map<DutyKey, Duty> dutyOf = new ConcurrentHashMap<>();
    /** For one thread at a time each, as are those of one crew: a crew is at one base. */
    private final Map<FleetDay, List<Duty>> ofFleet = new ConcurrentHashMap<>();

    private final Map<CrewDay, Set<Duty>> ofCrew = new ConcurrentHashMap<>();
    /** Errands with goods that have begun, by a facility they call at and the day; {@code null} until they are noted. */
    private Map<PlaceDay, List<Errand>> begunAt;

    private record DutyKey(String fleet, int vehicle, int day) {}

    private record FleetDay(String fleet, int day) {}

    private record CrewDay(String crew, int day) {}

    private record PlaceDay(String place, int day) {}

    DutyRoster(City city, List<Tour> tours, FacilityStops atFacilities, LotFacts lots, int now) {
        this.city = city;
        this.atFacilities = atFacilities;
        this.lots = lots;
        this.now = now;
        outlook = city.outlook();
        layOut(tours);
    }

    /** All duties; also those with nothing to do that were asked for last. */
    List<Duty> duties() {
        List<Duty> duties = new ArrayList<>(given);
        duties.addAll(added.values());
        return duties;
    }

    private void layOut(List<Tour> tours) {
        Map<String, Fleet> fleets = new HashMap<>();
        outlook.scenario().fleets().forEach(fleet -> fleets.put(fleet.id(), fleet));
        for (Tour tour : tours) {
            Duty duty = new Duty(tour, fleets.get(tour.fleet()));
            dutyOf.put(new DutyKey(tour.fleet(), tour.vehicle(), tour.day()), duty);
            given.add(duty);
            enlist(duty);
            for (Trip trip : tour.trips()) {
                boolean begun = trip.start() < now;
                duty.errands.add(new Errand(duty, trip, begun, begun || !lots.isRequested(trip)));
            }
        }
    }

    /** Lets what has become of the plan be the plan that is taken over. */
    void takeAsGiven() {
        for (Duty duty : duties()) {
            duty.lost = false;
            duty.errands.replaceAll(errand -> errand.begun || (errand.possible && !errand.mended)
                    ? errand
                    : new Errand(duty, errand.trip, false, !lots.isRequested(errand.trip)));
        }
    }

    private void enlist(Duty duty) {
        ofFleet(duty.fleet, duty.day).add(duty);
        if (!duty.crew.isEmpty()) {
            ofCrew(duty.crew, duty.day).add(duty);
        }
    }

    private Set<Duty> ofCrew(String crew, int day) {
        return ofCrew.computeIfAbsent(new CrewDay(crew, day), key -> new LinkedHashSet<>());
    }

    private List<Duty> ofFleet(Fleet fleet, int day) {
        return ofFleet.computeIfAbsent(new FleetDay(fleet.id(), day), key -> new ArrayList<>());
    }

    /** Notes the errands that have begun, before any are mended. */
    synchronized void noteBegun() {
        if (begunAt == null) {
            begunAt = new HashMap<>();
            for (Duty duty : duties()) {
                for (Errand errand : duty.errands) {
                    if (errand.begun && !lots.isRequested(errand.trip)) {
                        atFacilities.of(errand.trip).stream()
                                .map(Stop::place)
                                .distinct()
                                .forEach(place -> begunAt.computeIfAbsent(
                                                new PlaceDay(place, duty.day), key -> new ArrayList<>())
                                        .add(errand));
                    }
                }
            }
        }
    }

    /** The errands of a day that carry goods, have begun, and call at a facility, as they were noted. */
    List<Errand> begunAt(String facility, int day) {
        return begunAt.getOrDefault(new PlaceDay(facility, day), List.of());
    }

    List<Tour> tours() {
        return duties().stream()
                .filter(duty -> !duty.errands.isEmpty())
                .map(Duty::tour)
                .toList();
    }

    /**
     * Gives up what lies ahead of as many vehicles and crews as are no longer there: of those that bring least to the most urgent class,
     * and so on down to the last but one; where they bring as much, of those with the fewest stops.
     */
    void releaseLost(Outlook earlier, int today) {
        for (int day = today; day < outlook.scenario().days(); day++) {
            for (Fleet fleet : outlook.scenario().fleets()) {
                int left = outlook.fleetCount(fleet.id(), day);
                if (left < earlier.fleetCount(fleet.id(), day)) {
                    List<Duty> working = new ArrayList<>(ofFleet(fleet, day));
                    working.addAll(awayOn(fleet, day));
                    release(working.stream().filter(Duty::hasAhead).toList(), left);
                }
            }
            for (var crew : outlook.scenario().crews()) {
                int left = outlook.crews(crew.id(), day);
                if (left < earlier.crews(crew.id(), day)) {
                    release(
                            ofCrew(crew.id(), day).stream()
                                    .filter(Duty::hasAhead)
                                    .toList(),
                            left);
                }
            }
        }
    }

    /** What keeps vehicles of a fleet away on a day since an earlier one. */
    private List<Duty> awayOn(Fleet fleet, int day) {
        List<Duty> away = new ArrayList<>();
        for (int since = 0; since < day; since++) {
            ofFleet(fleet, since).stream()
                    .filter(duty -> duty.errands.stream().anyMatch(errand -> errand.trip.end() > day * TimeWindow.DAY))
                    .forEach(away::add);
        }
        return away;
    }

    private void release(List<Duty> working, int left) {
        if (working.size() <= left) {
            return;
        }
        Scenario scenario = outlook.scenario();
        Map<String, Integer> rank = PriorityClass.order(scenario.priorityClasses());
        Map<String, String> classOfRequest = new HashMap<>();
        scenario.transportRequests().forEach(request -> classOfRequest.put(request.id(), request.priorityClass()));
        Map<Duty, double[]> brings = new HashMap<>();
        working.forEach(duty -> brings.put(duty, urgentKgAhead(duty, rank, classOfRequest)));
        List<Duty> leastFirst = new ArrayList<>(working);
        leastFirst.sort(Comparator.<Duty, double[]>comparing(brings::get, Arrays::compare)
                .thenComparingInt(Duty::stopsAhead)
                .thenComparing(duty -> duty.id, Comparator.reverseOrder()));
        for (Duty duty : leastFirst.subList(0, working.size() - left)) {
            duty.lost = true;
            duty.errands.stream().filter(errand -> !errand.begun).forEach(errand -> errand.possible = false);
        }
    }

    /** Kilograms that a vehicle is still to bring to people of each class but the last, the most urgent first. */
    private double[] urgentKgAhead(Duty duty, Map<String, Integer> rank, Map<String, String> classOfRequest) {
        double[] kg = new double[Collections.max(rank.values())];
        for (Errand errand : duty.errands) {
            for (Stop stop : errand.begun ? List.<Stop>of() : errand.trip.stops()) {
                for (Handling handling : stop.handlings()) {
                    String priority = outlook.demand(handling.demand())
                            .map(Demand::priorityClass)
                            .orElse(classOfRequest.get(handling.demand()));
                    int of = rank.getOrDefault(priority, kg.length);
                    if (of < kg.length) {
                        kg[of] -= handling.quantity() * lots.unitKg(handling.lot());
                    }
                }
            }
        }
        return kg;
    }

    /** The duty of a vehicle on a day, a new one when it had nothing to do. */
    Duty duty(Fleet fleet, int vehicle, int day, String crew) {
        return dutyOf.computeIfAbsent(new DutyKey(fleet.id(), vehicle, day), key -> {
            Duty duty = new Duty(fleet.id() + "-" + vehicle + "-" + day, fleet, vehicle, day, crew);
            added.put(duty.id, duty);
            enlist(duty);
            return duty;
        });
    }

    /** The vehicles of a fleet that may be sent out on a day, those with something to do first. */
    List<Duty> usable(Fleet fleet, int day) {
        List<Duty> own = ofFleet(fleet, day);
        List<Duty> idle = own.stream().filter(duty -> duty.errands.isEmpty()).toList();
        idle.forEach(duty -> dutyOf.remove(new DutyKey(fleet.id(), duty.vehicle, day)));
        idle.stream()
                .filter(duty -> !duty.crew.isEmpty())
                .forEach(duty -> ofCrew(duty.crew, day).remove(duty));
        own.removeAll(idle);
        List<Duty> working = new ArrayList<>();
        List<Duty> back = new ArrayList<>();
        Set<Integer> known = new HashSet<>();
        Map<Integer, String> crews = city.crewing().crews(fleet, day);
        boolean fixed = city.crewing().isFixed(fleet);
        List<String> spareCrews = new ArrayList<>(crews.values());
        for (Duty duty : own) {
            if (!duty.lost) {
                (duty.hasAhead() ? working : back).add(duty);
            }
            known.add(duty.vehicle);
            spareCrews.remove(duty.crew);
        }
        List<Duty> usable = new ArrayList<>(working);
        int most = outlook.fleetCount(fleet.id(), day);
        for (Duty duty : back) {
            if (usable.size() < most && mayWorkOn(duty)) {
                usable.add(duty);
            }
        }
        for (int vehicle = 0; vehicle < fleet.count() && usable.size() < most && !spareCrews.isEmpty(); vehicle++) {
            String crew = fixed ? crews.get(vehicle) : spareCrews.get(0);
            if (!known.contains(vehicle) && spareCrews.remove(crew)) {
                usable.add(duty(fleet, vehicle, day, crew));
            }
        }
        return usable;
    }

    /** Whether the crew of a vehicle that has come back may go out again. */
    private boolean mayWorkOn(Duty duty) {
        if (duty.crew.isEmpty()) {
            return true;
        }
        long working = ofCrew(duty.crew, duty.day).stream()
                .filter(other -> other.hasAhead() && !other.lost)
                .count();
        return working < outlook.crews(duty.crew, duty.day);
    }

    /** Vehicles of a fleet that have something to do no more on a day, or nothing at all, each with its last span. */
    List<VehicleDay> freeAtLast(Fleet fleet, int day) {
        Map<Integer, VehicleDay> last = new LinkedHashMap<>();
        for (VehicleDay span : freeSpans(fleet, day)) {
            last.put(span.vehicle, span);
        }
        last.values().removeIf(span -> !span.canGo() || isAwayBehind(span));
        return new ArrayList<>(last.values());
    }

    private boolean isAwayBehind(VehicleDay span) {
        Duty duty = dutyOf.get(new DutyKey(span.fleet.id(), span.vehicle, span.day));
        return duty != null && duty.errands.stream().anyMatch(errand -> errand.trip.start() >= span.shift.start());
    }

    /** The spans in which vehicles of a fleet that may go out on a day have nothing to do. */
    List<VehicleDay> freeSpans(Fleet fleet, int day) {
        List<VehicleDay> spans = new ArrayList<>();
        for (Duty duty : usable(fleet, day)) {
            AtomicInteger tripsLeft = new AtomicInteger(fleet.maxTripsPerDay() - duty.errands.size());
            TimeWindow shift = shift(duty);
            int from = shift.start();
            for (Errand errand : duty.errands) {
                int until = errand.trip.start() - fleet.turnRoundSeconds();
                if (until > from) {
                    spans.add(new VehicleDay(
                            fleet, duty.vehicle, day, duty.crew, new TimeWindow(from, until), tripsLeft));
                }
                from = Math.max(from, errand.trip.end() + fleet.turnRoundSeconds() + disinfection(duty, errand));
            }
            if (from < shift.end()) {
                spans.add(new VehicleDay(
                        fleet, duty.vehicle, day, duty.crew, new TimeWindow(from, shift.end()), tripsLeft));
            }
        }
        return spans;
    }

    /** When a vehicle may be away from now on. */
    TimeWindow shift(Duty duty) {
        TimeWindow shift = city.crewing().shift(duty.fleet, duty.crew, duty.vehicle, duty.day);
        int start = Math.max(shift.start(), now);
        int end = shift.end();
        for (int since = 0; since < duty.day; since++) {
            Duty before = dutyOf.get(new DutyKey(duty.fleet.id(), duty.vehicle, since));
            if (before != null && !before.errands.isEmpty()) {
                Errand last = before.errands.get(before.errands.size() - 1);
                start = Math.max(start, last.trip.end() + duty.fleet.turnRoundSeconds() + disinfection(before, last));
            }
        }
        Duty tomorrow = dutyOf.get(new DutyKey(duty.fleet.id(), duty.vehicle, duty.day + 1));
        if (tomorrow != null && !tomorrow.errands.isEmpty()) {
            end = Math.min(
                    end,
                    tomorrow.errands.get(0).trip.start()
                            - duty.fleet.turnRoundSeconds()
                            - longestDisinfection(duty.fleet));
        }
        return new TimeWindow(start, Math.max(start, end));
    }

    /** Seconds of disinfection of a fleet's vehicles, wherever they come from and go. */
    int longestDisinfection(Fleet fleet) {
        return city.bubbles().disinfectionSeconds(fleet.base(), ControlLevel.SEALED, ControlLevel.OPEN);
    }

    /** Seconds of disinfection behind an errand before the vehicle may go anywhere. */
    int disinfection(Duty duty, Errand errand) {
        return city.bubbles()
                .disinfectionSeconds(
                        duty.fleet.base(),
                        Passage.extreme(city.outlook(), errand.trip, duty.day, false),
                        ControlLevel.OPEN);
    }
}
