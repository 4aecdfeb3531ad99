package org.resupply.bubble;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.resupply.model.Bubble;
import org.resupply.model.ControlLevel;
import org.resupply.model.Crew;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.Zone;
import org.resupply.plan.Plan;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;

/**
 * The closed loops of a scenario as tables.
 *
 * <p>Immutable and safe for use by several threads. Ids that the scenario does not know belong to no bubble.
 */
public final class Bubbles {
    private final Outlook outlook;
    private final Map<String, Bubble> bubbles = new HashMap<>();
    private final Map<String, String> ofFleet = new HashMap<>();
    private final Map<String, String> ofCrew = new HashMap<>();
    private final Map<String, String> ofFacility = new HashMap<>();
    private final Map<String, Set<String>> zonesOf = new HashMap<>();
    private final Set<String> requests = new HashSet<>();
    /** By zone the facility at which goods for it change hands while it is sealed, where it names one. */
    private final Map<String, String> edges = new HashMap<>();

    private Bubbles(Outlook outlook) {
        this.outlook = outlook;
        Scenario scenario = outlook.scenario();
        for (Fleet fleet : scenario.fleets()) {
            ofFleet.putIfAbsent(fleet.id(), fleet.bubble());
        }
        for (Crew crew : scenario.crews()) {
            ofCrew.putIfAbsent(crew.id(), crew.bubble());
        }
        for (Facility facility : scenario.facilities()) {
            ofFacility.putIfAbsent(facility.id(), facility.bubble());
        }
        scenario.transportRequests().forEach(request -> requests.add(request.id()));
        for (Zone zone : scenario.zones()) {
            if (!zone.handOver().isEmpty()) {
                edges.putIfAbsent(zone.id(), zone.handOver());
            }
        }
        for (Bubble bubble : scenario.bubbles()) {
            bubbles.putIfAbsent(bubble.id(), bubble);
            if (!bubble.zones().isEmpty()) {
                Set<String> zones = new HashSet<>();
                for (String zone : bubble.zones()) {
                    addWithAllBelow(zone, zones);
                }
                zonesOf.putIfAbsent(bubble.id(), zones);
            }
        }
    }

    /** The bubbles of a scenario with its disruptions. */
    public static Bubbles of(Scenario scenario) {
        return of(Outlook.of(scenario));
    }

    /** The bubbles of an outlook. */
    public static Bubbles of(Outlook outlook) {
        return new Bubbles(outlook);
    }

    /** The id of the fleet's bubble; empty when it belongs to none. */
    public String ofFleet(String fleetId) {
        return ofFleet.getOrDefault(fleetId, "");
    }

    /** The id of the crew's bubble; empty when it belongs to none. */
    public String ofCrew(String crewId) {
        return ofCrew.getOrDefault(crewId, "");
    }

    /** The id of the bubble that works at the facility; empty when it is open to all. */
    public String ofFacility(String facilityId) {
        return ofFacility.getOrDefault(facilityId, "");
    }

    /** Whether the fleet's vehicles may hand over at the zone on the day: its bubble serves the zone, as closed as it is. */
    public boolean mayServe(String fleetId, String zoneId, int day) {
        Bubble bubble = bubbles.get(ofFleet(fleetId));
        if (bubble == null) {
            return true;
        }
        Set<String> zones = zonesOf.get(bubble.id());
        return (zones == null || zones.contains(zoneId))
                && outlook.control(zoneId, day).compareTo(bubble.highest()) <= 0;
    }

    /** Whether the fleet's vehicles may stop at the facility without meeting another bubble: it is open to all or their own. */
    public boolean mayStop(String fleetId, String facilityId) {
        String host = ofFacility(facilityId);
        return host.isEmpty() || host.equals(ofFleet(fleetId));
    }

    /** Whether each trip of the fleet's vehicles goes to one destination only. */
    public boolean pointToPoint(String fleetId) {
        Bubble bubble = bubbles.get(ofFleet(fleetId));
        return bubble != null && bubble.pointToPoint();
    }

    /** Whether the crew may drive the fleet's vehicles: both belong to the same bubble, or both to none. */
    public boolean mayDrive(String crewId, String fleetId) {
        return ofCrew(crewId).equals(ofFleet(fleetId));
    }

    /** Whether each vehicle of the fleet keeps its crew, and each crew its vehicle, on all planned days. */
    public boolean fixedCrews(String fleetId) {
        Bubble bubble = bubbles.get(ofFleet(fleetId));
        return bubble != null && bubble.fixedCrews();
    }

    /**
     * The place where goods for the zone change hands on the day: the zone itself, which is to say its point; or for a sealed
     * zone the hand-over facility that it names. Vehicles drive to there; in a plan the stop still bears the zone's id.
     */
    public String handOver(String zoneId, int day) {
        if (outlook.places().zone(zoneId).isEmpty()) {
            throw new IllegalArgumentException("There is no zone with the id (%s).".formatted(zoneId));
        }
        return called(zoneId, day);
    }

    /**
     * Seconds a vehicle is disinfected at the facility before a trip whose cleanest zone has level {@code to}, when the trip
     * before entered level {@code from}: the facility's time when it comes back from a closed zone (CONTROLLED or SEALED) and
     * goes to a cleaner one, else 0.
     */
    public int disinfectionSeconds(String facilityId, ControlLevel from, ControlLevel to) {
        if (from.compareTo(ControlLevel.CONTROLLED) < 0 || to.compareTo(from) >= 0) {
            return 0;
        }
        return outlook.places()
                .facility(facilityId)
                .map(Facility::disinfectionSeconds)
                .orElse(0);
    }

    /**
     * The pairs of bubbles that meet under the plan, each pair once with the earliest place, in alphabetical order.
     *
     * <p>Two bubbles meet when a vehicle stops at a facility where another bubble works; when a crew drives a vehicle of another
     * bubble; when vehicles of two bubbles are handled at one zone at the same time (from {@code begin} to {@code departure});
     * and when at a facility open to all more bubbles are handled at the same time than it has docks, so that no dock is left for
     * one of them alone. A sealed zone that names a facility at its edge is served there. Who belongs to no bubble counts as a
     * bubble of its own, with an empty id, where a foreign facility or a crew is concerned.
     */
    public List<Contact> contacts(Plan plan) {
        return contacts(plan, Integer.MIN_VALUE);
    }

    /**
     * The same, as far as they could still be avoided at second {@code since}: not counted are vehicles at a facility where another
     * bubble works when handling began there before, or when they were under way to there with a transport request, and vehicles
     * that meet when both were under way.
     */
    public List<Contact> contacts(Plan plan, int since) {
        Map<String, Contact> contacts = new TreeMap<>();
        // At most places one bubble calls alone, and need not be followed through time.
        Map<String, String> callsFirst = new HashMap<>();
        Set<String> shared = new HashSet<>();
        for (Tour tour : plan.tours()) {
            String bubble = ofFleet(tour.fleet());
            if (!tour.crew().isEmpty() && ofCrew.containsKey(tour.crew()) && !mayDrive(tour.crew(), tour.fleet())) {
                Stop first = tour.trips().get(0).stops().get(0);
                meet(bubble, ofCrew(tour.crew()), first.place(), first.begin(), contacts);
            }
            for (Trip trip : tour.trips()) {
                boolean isAhead = trip.start() >= since;
                for (Stop stop : trip.stops()) {
                    String at = called(stop.place(), tour.day());
                    String host = ofFacility.get(at);
                    if (host != null && !host.isEmpty()) {
                        if (!host.equals(bubble) && (isAhead || (stop.begin() >= since && !isForRequest(stop)))) {
                            meet(bubble, host, at, stop.begin(), contacts);
                        }
                    } else if (!bubble.isEmpty() && (stop.departure() > stop.begin() || host == null)) {
                        String other = callsFirst.putIfAbsent(at, bubble);
                        if (other != null && !other.equals(bubble)) {
                            shared.add(at);
                        }
                    }
                }
            }
        }
        if (bubbles.size() > 1 && !shared.isEmpty()) {
            visits(plan, since, shared).forEach((place, there) -> meetAt(place, docks(place), there, contacts));
        }
        return List.copyOf(contacts.values());
    }

    /** Who is handled when at places that are open to all. */
    private Map<String, List<Visit>> visits(Plan plan, int since, Set<String> places) {
        Map<String, List<Visit>> visits = new HashMap<>();
        for (Tour tour : plan.tours()) {
            String bubble = ofFleet(tour.fleet());
            for (Trip trip : bubble.isEmpty() ? List.<Trip>of() : tour.trips()) {
                for (Stop stop : trip.stops()) {
                    String at = called(stop.place(), tour.day());
                    if (places.contains(at) && (stop.departure() > stop.begin() || !ofFacility.containsKey(at))) {
                        visits.computeIfAbsent(at, place -> new ArrayList<>())
                                .add(new Visit(bubble, stop.begin(), stop.departure(), trip.start() >= since));
                    }
                }
            }
        }
        return visits;
    }

    /** Handling at a place; {@code isAhead} when its trip begins at or after the instant from which meetings count. */
    private record Visit(String bubble, int begin, int end, boolean isAhead) {}

    private boolean isForRequest(Stop stop) {
        return stop.handlings().stream().anyMatch(handling -> requests.contains(handling.lot()));
    }

    private int docks(String place) {
        return outlook.places().facility(place).map(Facility::docks).orElse(1);
    }

    /** The id of the place where a vehicle really calls: for a sealed zone the facility at its edge, if it names one. */
    public String called(String place, int day) {
        String edge = edges.get(place);
        return edge != null && outlook.control(place, day) == ControlLevel.SEALED ? edge : place;
    }

    /**
     * Follows a place through time: bubbles meet where more are there at once than it has room for apart. Of two that meet one at
     * least must be on a trip that is ahead.
     */
    private static void meetAt(String place, int apart, List<Visit> visits, Map<String, Contact> contacts) {
        if (!areMore(visits, apart)) {
            return;
        }
        visits.sort(Comparator.comparingInt(Visit::begin).thenComparing(Visit::bubble));
        Map<String, Integer> thereUntil = new TreeMap<>();
        Map<String, Integer> aheadUntil = new TreeMap<>();
        for (Visit visit : visits) {
            thereUntil.values().removeIf(end -> end <= visit.begin());
            aheadUntil.values().removeIf(end -> end <= visit.begin());
            int others = thereUntil.size() - (thereUntil.containsKey(visit.bubble()) ? 1 : 0);
            Set<String> met = visit.isAhead() ? thereUntil.keySet() : aheadUntil.keySet();
            for (String bubble : others >= apart ? met : Set.<String>of()) {
                if (!bubble.equals(visit.bubble())) {
                    meet(bubble, visit.bubble(), place, visit.begin(), contacts);
                }
            }
            thereUntil.merge(visit.bubble(), visit.end(), Math::max);
            if (visit.isAhead()) {
                aheadUntil.merge(visit.bubble(), visit.end(), Math::max);
            }
        }
    }

    /** Whether visits are of more than so many bubbles. */
    private static boolean areMore(List<Visit> visits, int most) {
        Set<String> bubbles = new HashSet<>();
        for (Visit visit : visits) {
            if (bubbles.add(visit.bubble()) && bubbles.size() > most) {
                return true;
            }
        }
        return false;
    }

    private static void meet(String a, String b, String place, int second, Map<String, Contact> contacts) {
        String one = a.compareTo(b) < 0 ? a : b;
        String other = one.equals(a) ? b : a;
        contacts.merge(
                one + '\n' + other,
                new Contact(one, other, place, second, 1),
                (known, found) -> (EARLIEST.compare(known, found) <= 0 ? known : found).times(known.times() + 1));
    }

    private static final Comparator<Contact> EARLIEST =
            Comparator.comparingInt(Contact::second).thenComparing(Contact::place);

    private void addWithAllBelow(String zoneId, Set<String> zones) {
        if (zones.add(zoneId)) {
            outlook.places().below(zoneId).forEach(below -> addWithAllBelow(below.id(), zones));
        }
    }
}
