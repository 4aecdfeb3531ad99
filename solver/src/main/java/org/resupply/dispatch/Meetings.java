package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.resupply.bubble.Bubbles;
import org.resupply.compile.HandOvers;
import org.resupply.model.Facility;
import org.resupply.model.Outlook;
import org.resupply.plan.Stop;

/**
 * Which bubbles are handled where and when, so that none meets another: at a zone's own point one at a time, at a facility that
 * is open to all as many as it has docks. Where contact has a price nobody waits for anybody.
 *
 * <p>Several threads may use it as long as each looks at other places.
 */
final class Meetings {
    private final Outlook outlook;
    private final Bubbles bubbles;
    private final HandOvers handOvers;
    private final boolean forbidden;
    /** By place and bubble. */
    private final Map<String, Map<String, List<Visit>>> visits = new ConcurrentHashMap<>();

    private record Visit(int begin, int end) {
        boolean overlaps(int from, int until) {
            return begin < until && end > from;
        }
    }

    Meetings(Outlook outlook, Bubbles bubbles) {
        this.outlook = outlook;
        this.bubbles = bubbles;
        handOvers = new HandOvers(outlook, bubbles);
        forbidden = outlook.scenario().policies().contactPrice() < 0
                && outlook.scenario().bubbles().size() > 1;
    }

    /** Whether anybody has to wait for anybody. */
    boolean areForbidden() {
        return forbidden;
    }

    /** A vehicle of a fleet is handled where goods for a place change hands on a day. */
    void add(String fleet, String place, int day, int begin, int end) {
        String bubble = bubbles.ofFleet(fleet);
        String at = handOvers.at(place, day);
        if (forbidden && !bubble.isEmpty() && (end > begin || isZone(at))) {
            visits.computeIfAbsent(at, key -> new TreeMap<>())
                    .computeIfAbsent(bubble, key -> new ArrayList<>())
                    .add(visit(at, begin, end));
        }
    }

    /** A vehicle of a fleet makes a trip with these stops. */
    void add(String fleet, int day, List<Stop> stops) {
        stops.forEach(stop -> add(fleet, stop.place(), day, stop.begin(), stop.departure()));
    }

    /** A vehicle of a fleet does not make a trip that had been added. */
    void remove(String fleet, int day, List<Stop> stops) {
        if (forbidden) {
            for (Stop stop : stops) {
                String at = handOvers.at(stop.place(), day);
                visits.getOrDefault(at, Map.of())
                        .getOrDefault(bubbles.ofFleet(fleet), new ArrayList<>())
                        .remove(visit(at, stop.begin(), stop.departure()));
            }
        }
    }

    /** Whether a vehicle of a fleet meets nobody there. */
    boolean isFree(String fleet, String place, int day, int begin, int end) {
        return earliest(fleet, place, day, begin, end - begin, end) == begin;
    }

    /**
     * The first second, not before {@code from}, at which a vehicle of a fleet can begin there without meeting anybody.
     *
     * @param length seconds it is handled
     * @param until second until which it stays at least
     */
    int earliest(String fleet, String place, int day, int from, int length, int until) {
        String bubble = bubbles.ofFleet(fleet);
        if (!forbidden || bubble.isEmpty()) {
            return from;
        }
        String at = handOvers.at(place, day);
        Map<String, List<Visit>> there = visits.getOrDefault(at, Map.of());
        int most = isZone(at)
                ? 0
                : outlook.places().facility(at).map(Facility::docks).orElse(1) - 1;
        boolean passes = length == 0 && until <= from && !isZone(at);
        if (there.size() - (there.containsKey(bubble) ? 1 : 0) <= most || passes) {
            return from;
        }
        // Those who have left before are in nobody's way, however late it begins.
        List<List<Visit>> others = there.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(bubble))
                .map(entry -> entry.getValue().stream()
                        .filter(visit -> visit.end > from)
                        .toList())
                .toList();
        int begin = from;
        while (true) {
            Visit mine = visit(at, begin, Math.max(begin + length, until));
            if (atOnce(others, mine) <= most) {
                return begin;
            }
            int next = Integer.MAX_VALUE;
            for (List<Visit> list : others) {
                for (Visit visit : list) {
                    if (visit.end > begin) {
                        next = Math.min(next, visit.end);
                    }
                }
            }
            begin = next;
        }
    }

    /** The most bubbles of these that are there at one instant of a visit. */
    private static int atOnce(List<List<Visit>> others, Visit mine) {
        int most = count(others, mine.begin);
        for (List<Visit> list : others) {
            for (Visit visit : list) {
                if (visit.overlaps(mine.begin, mine.end) && visit.begin > mine.begin) {
                    most = Math.max(most, count(others, visit.begin));
                }
            }
        }
        return most;
    }

    private static int count(List<List<Visit>> others, int second) {
        int count = 0;
        for (List<Visit> list : others) {
            count += list.stream().anyMatch(visit -> visit.overlaps(second, second + 1)) ? 1 : 0;
        }
        return count;
    }

    private boolean isZone(String at) {
        return outlook.places().zone(at).isPresent();
    }

    /** Who is at a zone for no time at all is seen there all the same. */
    private Visit visit(String at, int begin, int end) {
        return new Visit(begin, isZone(at) ? Math.max(begin + 1, end) : end);
    }
}
