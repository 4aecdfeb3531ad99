package org.resupply.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.resupply.model.Crossing;
import org.resupply.model.Disruption;
import org.resupply.model.GeoPoint;
import org.resupply.model.Mode;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.model.VehicleClass;

/**
 * Seconds and metres of the fastest way from place to place, for each class of vehicles.
 *
 * <p>The places are the zones and facilities of a scenario, numbered from 0, zones first, each
 * in the scenario's order. The two directions may differ. Vehicles on the road go over the road graph where one is
 * given, else by distance band and crossing; pairs that the scenario gives explicitly win. Aircraft fly straight at the
 * fastest band's speed; boats go straight with the bands' detours. Times are free of {@linkplain
 * org.resupply.model.VehicleType#speedFactor() speed factors}: divide by a vehicle type's own.
 *
 * <p>Immutable and safe for use by several threads. The tables of a vehicle class are made when first asked for.
 */
public final class TravelMatrix {

    /** Stands for seconds and metres where there is no way. */
    public static final int UNREACHABLE = -1;

    /** An unnamed crossing on a road graph is every arc this near to its point, in metres. */
    private static final double CROSSING_RADIUS = 200;

    private final Scenario scenario;
    private final RoadGraph roads;
    private final Closures closures;
    private final NumberedPlaces places;
    private final boolean lasts;
    private final Legs[] legs = new Legs[VehicleClass.values().length];

    /** @param lasts whether so much is asked that what was found once is worth keeping for each place */
    TravelMatrix(Scenario scenario, RoadGraph roads, NumberedPlaces places, Closures closures, boolean lasts) {
        this.scenario = scenario;
        this.roads = roads;
        this.closures = closures;
        this.places = places;
        this.lasts = lasts;
    }

    /**
     * The travel of a scenario without a road graph, with every crossing and road taken as closed that is so on any of the
     * scenario's days: what is planned so holds whenever the closure comes.
     */
    public static TravelMatrix of(Scenario scenario) {
        return of(scenario, null);
    }

    /**
     * The travel of a scenario over a road graph, closures as in {@link #of(Scenario)}. A crossing that is closed, or not for
     * a vehicle class, shuts the arcs that bear its id or name, or where none does, those within 200 m of its point.
     *
     * @param roads the road graph, or {@code null} to go by coordinates
     */
    public static TravelMatrix of(Scenario scenario, RoadGraph roads) {
        return with(
                scenario, roads, Closures.of(Outlook.of(scenario).closedWays(), 0, scenario.days() * TimeWindow.DAY));
    }

    /**
     * The travel on one day, with those crossings and roads closed that are so at some time of that day.
     *
     * @param roads the road graph, or {@code null} to go by coordinates
     */
    public static TravelMatrix onDay(Scenario scenario, RoadGraph roads, int day) {
        return with(
                scenario,
                roads,
                Closures.of(Outlook.of(scenario).closedWays(), day * TimeWindow.DAY, (day + 1) * TimeWindow.DAY));
    }

    private static TravelMatrix with(Scenario scenario, RoadGraph roads, Closures closures) {
        return new TravelMatrix(scenario, roads, new NumberedPlaces(scenario), closures, true);
    }

    void prepare(VehicleClass vehicleClass) {
        legs(vehicleClass);
    }

    /** The number of the place with this id. */
    public int place(String id) {
        return places.of(id);
    }

    /** Seconds from one place to another, or {@link #UNREACHABLE}. */
    public int seconds(VehicleClass vehicleClass, int from, int to) {
        return PackedLeg.seconds(legs(vehicleClass).leg(from, to));
    }

    /** Metres of the fastest way from one place to another, or {@link #UNREACHABLE}. */
    public int metres(VehicleClass vehicleClass, int from, int to) {
        return PackedLeg.metres(legs(vehicleClass).leg(from, to));
    }

    /** Seconds between the places with these ids, or {@link #UNREACHABLE}. */
    public int seconds(VehicleClass vehicleClass, String from, String to) {
        return seconds(vehicleClass, place(from), place(to));
    }

    /** Metres of the fastest way between the places with these ids, or {@link #UNREACHABLE}. */
    public int metres(VehicleClass vehicleClass, String from, String to) {
        return metres(vehicleClass, place(from), place(to));
    }

    /** Whether there is a way from one place to another. */
    public boolean isReachable(VehicleClass vehicleClass, int from, int to) {
        return legs(vehicleClass).leg(from, to) < PackedLeg.NONE;
    }

    /** Why there is no way from one place to another, with the closures that cut it; empty when there is a way. */
    public Optional<Unreachable> whyUnreachable(VehicleClass vehicleClass, int from, int to) {
        return isReachable(vehicleClass, from, to)
                ? Optional.empty()
                : Optional.of(legs(vehicleClass).why(from, places.ids.get(from), to, places.ids.get(to)));
    }

    /** Why there is no way between the places with these ids; empty when there is a way. */
    public Optional<Unreachable> whyUnreachable(VehicleClass vehicleClass, String from, String to) {
        return whyUnreachable(vehicleClass, place(from), place(to));
    }

    /** The ids of the crossings taken as closed, sorted. */
    public Set<String> closedCrossings() {
        return closures.crossings();
    }

    /** The travel among some places as flat tables, for loops that look up often. */
    public Table table(VehicleClass vehicleClass, int[] some) {
        return Table.of(some.length, legs(vehicleClass).among(some));
    }

    /**
     * Travel among {@code size} places, row by row: from the place of the row to that of the column.
     *
     * @param size the number of places
     * @param seconds {@code size * size} seconds, {@link #UNREACHABLE} where there is no way
     * @param metres {@code size * size} metres, {@link #UNREACHABLE} where there is no way
     */
    public record Table(int size, int[] seconds, int[] metres) {

        static Table of(int size, long[] legs) {
            int[] seconds = new int[legs.length];
            int[] metres = new int[legs.length];
            for (int i = 0; i < legs.length; i++) {
                seconds[i] = PackedLeg.seconds(legs[i]);
                metres[i] = PackedLeg.metres(legs[i]);
            }
            return new Table(size, seconds, metres);
        }
    }

    private Legs legs(VehicleClass vehicleClass) {
        Legs known = legs[vehicleClass.ordinal()];
        return known != null ? known : make(vehicleClass);
    }

    private synchronized Legs make(VehicleClass vehicleClass) {
        Legs known = legs[vehicleClass.ordinal()];
        if (known == null) {
            known = newLegs(vehicleClass);
            legs[vehicleClass.ordinal()] = known;
        }
        return known;
    }

    private Legs newLegs(VehicleClass vehicleClass) {
        var travel = scenario.travel();
        DistanceBands bands = new DistanceBands(travel.bands());
        Mode mode = vehicleClass.mode();
        if (mode != Mode.ROAD) {
            return new StraightLegs(places.positions, bands, mode);
        }
        Legs byRoad = roads == null
                ? new LandLegs(places, bands, travel.crossings(), closures, vehicleClass, lasts)
                : new RoadLegs(roads.view(RoadUse.any(vehicleClass.name()), roadClosures(vehicleClass)), places.points);
        return travel.given() == null ? byRoad : new GivenLegs(travel.given(), places.ids, byRoad);
    }

    private List<RoadClosure> roadClosures(VehicleClass vehicleClass) {
        Set<String> roadNames = new HashSet<>();
        for (int arc = 0; arc < roads.arcCount(); arc++) {
            roadNames.add(roads.name(arc));
        }
        List<RoadClosure> closed = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Crossing crossing : scenario.travel().crossings()) {
            if (closures.crossings().contains(crossing.id())) {
                closed.add(closure(unlike(taken, crossing.id()), crossing, roadNames));
            } else if (!crossing.classes().contains(vehicleClass)) {
                closed.add(closure(unlike(taken, crossing.id() + " for " + vehicleClass), crossing, roadNames));
            }
        }
        for (Disruption disruption : closures.roads()) {
            closed.add(closure(unlike(taken, disruption.id()), disruption, roadNames));
        }
        return closed;
    }

    /** The name, with a number behind it where another closure has it: what closes a bridge may be called like the bridge. */
    private static String unlike(Set<String> taken, String name) {
        String free = name;
        for (int number = 2; !taken.add(free); number++) {
            free = name + "-" + number;
        }
        return free;
    }

    private static RoadClosure closure(String closureName, Disruption closed, Set<String> roadNames) {
        if (closed.area() != null) {
            GeoPoint middle = closed.area().point();
            return new RoadClosure.Circle(
                    closureName, middle.lon(), middle.lat(), closed.area().metres());
        }
        if (!roadNames.contains(closed.target())) {
            throw new IllegalArgumentException(
                    "Disruption (%s) closes a road (%s) that the road graph does not have.\nMaybe give an area instead?"
                            .formatted(closed.id(), closed.target()));
        }
        return new RoadClosure.OfRoad(closureName, closed.target());
    }

    private static RoadClosure closure(String closureName, Crossing crossing, Set<String> roadNames) {
        for (String road :
                List.of(crossing.id(), crossing.name().en(), crossing.name().zh())) {
            if (roadNames.contains(road)) {
                return new RoadClosure.OfRoad(closureName, road);
            }
        }
        GeoPoint point = crossing.point();
        return new RoadClosure.Circle(closureName, point.lon(), point.lat(), CROSSING_RADIUS);
    }
}
