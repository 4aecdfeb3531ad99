package org.resupply.network;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.model.Crossing;
import org.resupply.model.Disruption;
import org.resupply.model.GeoPoint;
import org.resupply.model.VehicleClass;

/**
 * Legs by road where only coordinates are known: within a land zone straight, around closed areas, times detour; between land
 * zones over the fastest chain of crossings.
 *
 * <p>Passing a crossing and landing on one of its sides is a <em>landing</em>. The fastest chains between all landings
 * are found once (Floyd and Warshall), then from every place to every landing; a leg between two land zones is then the
 * least, over the landings on the far side, of two numbers added. Memory grows with places times crossings, so that
 * tens of thousands of places cost megabytes, not gigabytes.
 */
final class LandLegs implements Legs {

    private final DistanceBands bands;
    private final VehicleClass vehicleClass;
    private final List<Crossing> crossings;
    private final Set<String> closed;
    private final ClosedAreas areas;
    private final List<GeoPoint> points;
    private final String[] zoneNames;
    private final int[] zoneOfPlace;
    private final Positions places;
    private final int landings;
    private final int[] firstLanding;
    private final long[] toLanding;
    private final long[] fromLanding;

    LandLegs(
            List<GeoPoint> points,
            List<String> landZones,
            DistanceBands bands,
            Collection<Crossing> allCrossings,
            Closures closures,
            VehicleClass vehicleClass) {
        this.bands = bands;
        this.vehicleClass = vehicleClass;
        this.points = points;
        closed = closures.crossings();
        areas = new ClosedAreas(closures.roads());
        crossings = List.copyOf(allCrossings);
        places = new Positions(points);
        Map<String, Integer> zones = new HashMap<>();
        zoneOfPlace = new int[points.size()];
        for (int place = 0; place < zoneOfPlace.length; place++) {
            zoneOfPlace[place] = number(zones, landZones.get(place));
        }
        List<Crossing> usable =
                crossings.stream().filter(c -> isUsable(c, Set.of())).toList();
        usable.forEach(crossing -> {
            number(zones, crossing.from());
            number(zones, crossing.to());
        });
        zoneNames = new String[zones.size()];
        zones.forEach((name, zone) -> zoneNames[zone] = name);

        landings = 2 * usable.size();
        firstLanding = new int[zones.size() + 1];
        int[] crossingOf = new int[landings];
        int[] startZone = new int[landings];
        int landing = 0;
        for (int zone = 0; zone < zones.size(); zone++) {
            firstLanding[zone] = landing;
            for (int crossing = 0; crossing < usable.size(); crossing++) {
                int from = zones.get(usable.get(crossing).from());
                int to = zones.get(usable.get(crossing).to());
                if (from == zone || to == zone) {
                    crossingOf[landing] = crossing;
                    startZone[landing++] = from == zone ? to : from;
                }
            }
        }
        firstLanding[zones.size()] = landing;
        List<GeoPoint> bridges = usable.stream().map(Crossing::point).toList();
        long[] pass = new long[usable.size()];
        Arrays.setAll(pass, crossing -> PackedLeg.of(usable.get(crossing).seconds() * 1000L, 0));
        long[] chain = chains(landing, zones.size(), crossingOf, startZone, bridges, pass);
        toLanding = new long[zoneOfPlace.length * landings];
        fromLanding = new long[zoneOfPlace.length * landings];
        reach(crossingOf, startZone, bridges, pass, chain);
    }

    private static int number(Map<String, Integer> numbers, String name) {
        return numbers.computeIfAbsent(name, unused -> numbers.size());
    }

    private boolean isUsable(Crossing crossing, Set<String> lifted) {
        return crossing.classes().contains(vehicleClass)
                && !crossing.from().equals(crossing.to())
                && (!closed.contains(crossing.id()) || lifted.contains(crossing.id()))
                && !areas.cover(crossing.point(), lifted);
    }

    /** From each landing to each landing: from a point on the shore over further crossings to another shore. */
    private long[] chains(
            int count, int zones, int[] crossingOf, int[] startZone, List<GeoPoint> bridges, long[] pass) {
        Positions shore = new Positions(bridges);
        long[] chain = new long[count * count];
        Arrays.fill(chain, PackedLeg.NONE);
        for (int zone = 0; zone < zones; zone++) {
            for (int from = firstLanding[zone]; from < firstLanding[zone + 1]; from++) {
                chain[from * count + from] = 0;
                for (int to = 0; to < count; to++) {
                    if (startZone[to] == zone && crossingOf[to] != crossingOf[from]) {
                        double straight = shore.metres(crossingOf[from], shore, crossingOf[to])
                                + areas.detour(bridges.get(crossingOf[from]), bridges.get(crossingOf[to]));
                        chain[from * count + to] =
                                Math.min(PackedLeg.NONE, bands.byRoad(straight) + pass[crossingOf[to]]);
                    }
                }
            }
        }
        for (int via = 0; via < count; via++) {
            for (int from = 0; from < count; from++) {
                long half = chain[from * count + via];
                if (half < PackedLeg.NONE) {
                    for (int to = 0; to < count; to++) {
                        chain[from * count + to] = Math.min(chain[from * count + to], half + chain[via * count + to]);
                    }
                }
            }
        }
        return chain;
    }

    private void reach(int[] crossingOf, int[] startZone, List<GeoPoint> bridges, long[] pass, long[] chain) {
        Positions shore = new Positions(bridges);
        Arrays.fill(toLanding, PackedLeg.NONE);
        long[] straight = new long[pass.length];
        for (int place = 0; place < zoneOfPlace.length; place++) {
            int row = place * landings;
            for (int crossing = 0; crossing < pass.length; crossing++) {
                straight[crossing] = bands.byRoad(
                        places.metres(place, shore, crossing) + areas.detour(points.get(place), bridges.get(crossing)));
            }
            for (int first = 0; first < landings; first++) {
                fromLanding[row + first] = straight[crossingOf[first]];
                if (startZone[first] == zoneOfPlace[place]) {
                    long begun = straight[crossingOf[first]] + pass[crossingOf[first]];
                    for (int last = 0; last < landings; last++) {
                        toLanding[row + last] = Math.min(toLanding[row + last], begun + chain[first * landings + last]);
                    }
                }
            }
        }
    }

    @Override
    public long leg(int from, int to) {
        if (from == to) {
            return 0;
        }
        int zone = zoneOfPlace[to];
        if (zoneOfPlace[from] == zone) {
            double straight = places.metres(from, places, to); // The innermost loop, mostly without closed areas.
            return bands.byRoad(areas.isEmpty() ? straight : straight + areas.detour(points.get(from), points.get(to)));
        }
        long best = PackedLeg.NONE;
        int there = from * landings;
        int back = to * landings;
        for (int landing = firstLanding[zone]; landing < firstLanding[zone + 1]; landing++) {
            best = Math.min(best, toLanding[there + landing] + fromLanding[back + landing]);
        }
        return best;
    }

    @Override
    public Unreachable why(int from, String fromName, int to, String toName) {
        String start = zoneNames[zoneOfPlace[from]];
        String end = zoneNames[zoneOfPlace[to]];
        boolean forOthers = isConnected(start, end, crossings);
        String otherwise = forOthers
                ? "no chain of crossings from %s to %s lets %s pass".formatted(start, end, vehicleClass)
                : "no chain of crossings joins %s with %s".formatted(start, end);
        Map<String, String> names = new HashMap<>();
        for (Crossing crossing : crossings) {
            if (closed.contains(crossing.id())) {
                names.put(crossing.id(), crossing.name().en() + " (" + crossing.id() + ")");
            }
        }
        for (Disruption area : areas.all()) {
            names.put(area.id(), "the area (%s)".formatted(area.id()));
        }
        return Unreachable.explain(
                fromName,
                toName,
                names,
                lifted -> !areas.cover(points.get(from), lifted)
                        && !areas.cover(points.get(to), lifted)
                        && isConnected(
                                start,
                                end,
                                crossings.stream()
                                        .filter(c -> isUsable(c, lifted))
                                        .toList()),
                otherwise);
    }

    private static boolean isConnected(String start, String end, Collection<Crossing> over) {
        Set<String> seen = new HashSet<>(Set.of(start));
        ArrayDeque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            String zone = open.poll();
            for (Crossing crossing : over) {
                if (crossing.from().equals(zone) && seen.add(crossing.to())) {
                    open.add(crossing.to());
                }
                if (crossing.to().equals(zone) && seen.add(crossing.from())) {
                    open.add(crossing.from());
                }
            }
        }
        return seen.contains(end);
    }
}
