package org.resupply.network;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import org.resupply.model.Crossing;
import org.resupply.model.Disruption;
import org.resupply.model.VehicleClass;

/**
 * Legs by road where only coordinates are known: within a land zone straight, around closed areas, times detour; between land
 * zones over the fastest chain of crossings.
 *
 * <p>Passing a crossing and landing on one of its sides is a <em>landing</em>. The fastest chains between all landings
 * are found once (Floyd and Warshall), when a leg between land zones is first asked for; a place has a row with what it takes from
 * there to every landing and back. A leg between two land zones is then the least, over the landings on the far side, of two
 * numbers added. Rows are made when asked for. Where they are kept, memory grows with places times crossings, so that tens of
 * thousands of places cost megabytes, not gigabytes; where they are not, it does not grow with the places.
 */
final class LandLegs implements Legs {

    private final DistanceBands bands;
    private final VehicleClass vehicleClass;
    private final List<Crossing> crossings;
    private final Set<String> closed;
    private final ClosedAreas areas;
    private final NumberedPlaces places;
    private final int zones;
    private final List<Crossing> usable;
    private final Positions shore;
    private final long[] pass;
    private final int landings;
    private final int[] firstLanding;
    private final int[] crossingOf;
    private final int[] startZone;
    /** From each landing to each landing; {@code null} until it is asked for. */
    private volatile long[] chains;
    /** By place the legs to all landings, then those back from them; {@code null} where none are kept. */
    private final AtomicReferenceArray<long[]> rows;

    /** @param keepsRows whether a place's row is kept once it is made */
    LandLegs(
            NumberedPlaces places,
            DistanceBands bands,
            Collection<Crossing> allCrossings,
            Closures closures,
            VehicleClass vehicleClass,
            boolean keepsRows) {
        this.bands = bands;
        this.vehicleClass = vehicleClass;
        this.places = places;
        closed = closures.crossings();
        areas = new ClosedAreas(closures.roads());
        crossings = List.copyOf(allCrossings);
        usable = crossings.stream().filter(c -> isUsable(c, Set.of(), Set.of())).toList();
        Map<String, Integer> zoneNumbers = new HashMap<>(places.landZones);
        usable.forEach(crossing -> {
            zoneNumbers.putIfAbsent(crossing.from(), zoneNumbers.size());
            zoneNumbers.putIfAbsent(crossing.to(), zoneNumbers.size());
        });
        zones = zoneNumbers.size();
        landings = 2 * usable.size();
        firstLanding = new int[zones + 1];
        crossingOf = new int[landings];
        startZone = new int[landings];
        int landing = 0;
        for (int zone = 0; zone < zones; zone++) {
            firstLanding[zone] = landing;
            for (int crossing = 0; crossing < usable.size(); crossing++) {
                int from = zoneNumbers.get(usable.get(crossing).from());
                int to = zoneNumbers.get(usable.get(crossing).to());
                if (from == zone || to == zone) {
                    crossingOf[landing] = crossing;
                    startZone[landing++] = from == zone ? to : from;
                }
            }
        }
        firstLanding[zones] = landing;
        shore = new Positions(usable.stream().map(Crossing::point).toList());
        pass = new long[usable.size()];
        Arrays.setAll(pass, crossing -> PackedLeg.of(usable.get(crossing).seconds() * 1000L, 0));
        rows = keepsRows ? new AtomicReferenceArray<>(places.ids.size()) : null;
    }

    private boolean isUsable(Crossing crossing, Set<String> opened, Set<String> lifted) {
        return crossing.classes().contains(vehicleClass)
                && !crossing.from().equals(crossing.to())
                && (!closed.contains(crossing.id()) || opened.contains(crossing.id()))
                && !areas.cover(crossing.point(), lifted);
    }

    private long[] chains() {
        long[] known = chains;
        if (known == null) {
            synchronized (this) {
                known = chains == null ? newChains() : chains;
                chains = known;
            }
        }
        return known;
    }

    /** From each landing to each landing: from a point on the shore over further crossings to another shore. */
    private long[] newChains() {
        int count = landings;
        long[] chain = new long[count * count];
        Arrays.fill(chain, PackedLeg.NONE);
        for (int zone = 0; zone < zones; zone++) {
            for (int from = firstLanding[zone]; from < firstLanding[zone + 1]; from++) {
                chain[from * count + from] = 0;
                for (int to = 0; to < count; to++) {
                    if (startZone[to] == zone && crossingOf[to] != crossingOf[from]) {
                        double straight = shore.metres(crossingOf[from], shore, crossingOf[to])
                                + areas.detour(
                                        usable.get(crossingOf[from]).point(),
                                        usable.get(crossingOf[to]).point());
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

    /** The legs from a place to all landings, then those back from them to the place. */
    private long[] row(int place) {
        long[] row = rows == null ? null : rows.get(place);
        if (row == null) {
            row = newRow(place);
            if (rows != null) {
                rows.set(place, row);
            }
        }
        return row;
    }

    private long[] newRow(int place) {
        long[] chain = chains();
        long[] straight = new long[pass.length];
        for (int crossing = 0; crossing < pass.length; crossing++) {
            straight[crossing] = bands.byRoad(places.positions.metres(place, shore, crossing)
                    + areas.detour(
                            places.points.get(place), usable.get(crossing).point()));
        }
        long[] row = new long[2 * landings];
        Arrays.fill(row, 0, landings, PackedLeg.NONE);
        for (int first = 0; first < landings; first++) {
            row[landings + first] = straight[crossingOf[first]];
            if (startZone[first] == places.landZone[place]) {
                long begun = straight[crossingOf[first]] + pass[crossingOf[first]];
                for (int last = 0; last < landings; last++) {
                    row[last] = Math.min(row[last], begun + chain[first * landings + last]);
                }
            }
        }
        return row;
    }

    @Override
    public long leg(int from, int to) {
        if (from == to) {
            return 0;
        }
        return places.landZone[from] == places.landZone[to] ? within(from, to) : over(row(from), row(to), to);
    }

    @Override
    public long[] among(int[] some) {
        int size = some.length;
        long[][] rowOf = new long[size][];
        long[] legs = new long[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                int from = some[i];
                int to = some[j];
                if (places.landZone[from] == places.landZone[to]) {
                    legs[i * size + j] = from == to ? 0 : within(from, to);
                } else {
                    rowOf[i] = rowOf[i] == null ? row(from) : rowOf[i];
                    rowOf[j] = rowOf[j] == null ? row(to) : rowOf[j];
                    legs[i * size + j] = over(rowOf[i], rowOf[j], to);
                }
            }
        }
        return legs;
    }

    private long within(int from, int to) {
        double straight =
                places.positions.metres(from, places.positions, to); // The innermost loop, mostly without closed areas.
        return bands.byRoad(
                areas.isEmpty() ? straight : straight + areas.detour(places.points.get(from), places.points.get(to)));
    }

    private long over(long[] there, long[] back, int to) {
        int zone = places.landZone[to];
        long best = PackedLeg.NONE;
        for (int landing = firstLanding[zone]; landing < firstLanding[zone + 1]; landing++) {
            best = Math.min(best, there[landing] + back[landings + landing]);
        }
        return best;
    }

    @Override
    public Unreachable why(int from, String fromName, int to, String toName) {
        List<String> names = List.copyOf(places.landZones.keySet());
        String start = names.get(places.landZone[from]);
        String end = names.get(places.landZone[to]);
        boolean forOthers = isConnected(start, end, crossings);
        String otherwise = forOthers
                ? "no chain of crossings from %s to %s lets %s pass".formatted(start, end, vehicleClass)
                : "no chain of crossings joins %s with %s".formatted(start, end);
        Set<Unreachable.Closure> shut = new HashSet<>();
        for (Crossing crossing : crossings) {
            if (closed.contains(crossing.id())) {
                shut.add(new Unreachable.Closure(crossing.id(), crossing.name().en() + " (" + crossing.id() + ")"));
            }
        }
        // An area may have the id of a crossing.
        Set<Unreachable.Closure> around = new HashSet<>();
        for (Disruption area : areas.all()) {
            around.add(new Unreachable.Closure(area.id(), "the area (%s)".formatted(area.id())));
        }
        Set<Unreachable.Closure> all = new HashSet<>(shut);
        all.addAll(around);
        return Unreachable.explain(
                fromName,
                toName,
                all,
                closures -> {
                    Set<String> opened = ids(closures, shut);
                    Set<String> lifted = ids(closures, around);
                    return !areas.cover(places.points.get(from), lifted)
                            && !areas.cover(places.points.get(to), lifted)
                            && isConnected(
                                    start,
                                    end,
                                    crossings.stream()
                                            .filter(c -> isUsable(c, opened, lifted))
                                            .toList());
                },
                otherwise);
    }

    private static Set<String> ids(Set<Unreachable.Closure> closures, Set<Unreachable.Closure> ofKind) {
        return closures.stream()
                .filter(ofKind::contains)
                .map(Unreachable.Closure::id)
                .collect(Collectors.toSet());
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
