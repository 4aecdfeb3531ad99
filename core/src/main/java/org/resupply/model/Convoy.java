package org.resupply.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Goods from outside that arrive at the city's edge at a known time.
 *
 * @param id unique among convoys
 * @param name where it comes from, or what people call it
 * @param mode how it comes, for those who read the sheet of the point where it is unloaded
 * @param points ids of the transfer points, ports or pads it may arrive at, the preferred one first
 * @param arrival second at which it reaches the preferred point
 * @param delays seconds later at which it reaches each other point, by the point's id; 0 for a point that is not named
 * @param vehicles outside trucks, ships or aircraft in it, at least 1
 * @param trailers whether its trailers can be dropped and taken over
 * @param cargo what it carries
 */
public record Convoy(
        String id,
        Name name,
        Mode mode,
        List<String> points,
        int arrival,
        Map<String, Integer> delays,
        int vehicles,
        boolean trailers,
        List<Cargo> cargo) {

    public Convoy {
        Require.id(id, "convoy");
        Require.present(name, "name", "convoy", id);
        mode = mode == null ? Mode.ROAD : mode;
        points = Require.parts(Require.present(points, "list of points", "convoy", id), "points of convoy " + id);
        cargo = Require.parts(Require.present(cargo, "cargo", "convoy", id), "cargo of convoy " + id);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("Convoy (%s) must name at least one point of arrival.".formatted(id));
        }
        Require.notNegative(arrival, "arrival", "convoy", id);
        delays = delays == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(delays));
        delays.forEach((point, seconds) -> Require.notNegative(seconds, "delay at " + point, "convoy", id));
        Require.positive(vehicles, "number of vehicles", "convoy", id);
    }

    /**
     * A part of a convoy's load; it becomes the lot {@link Convoy#lotId} when it is unloaded.
     *
     * @param commodity id of the commodity
     * @param quantity units, at least 0
     * @param lastDay last day on which it may be handed to people; {@link Lot#NEVER} when it does not spoil
     */
    public record Cargo(String commodity, long quantity, int lastDay) {

        public Cargo {
            Require.id(commodity, "commodity of a convoy's cargo");
            Require.notNegative(quantity, "quantity", "cargo of", commodity);
            Lot.requireLastDay(lastDay, "cargo of " + commodity);
        }
    }

    /** The id of the lot that the cargo at this index becomes: the convoy's id, a slash, the index from 0. */
    public String lotId(int index) {
        return id + "/" + index;
    }

    /** Fewest units of a part of the cargo on one of its trailers: all are loaded alike, with whole lots of so many units. */
    public long leastOnTrailer(int index, int lotUnits) {
        return cargo.get(index).quantity() / lotUnits / vehicles * lotUnits;
    }

    /** Most units of a part of the cargo on one of its trailers. */
    public long mostOnTrailer(int index, int lotUnits) {
        long quantity = cargo.get(index).quantity();
        long lots = quantity / lotUnits + (quantity % lotUnits == 0 ? 0 : 1);
        return (lots / vehicles + (lots % vehicles == 0 ? 0 : 1)) * lotUnits;
    }

    /** Second at which it can be at one of its points. */
    public int arrivalAt(String point) {
        return (int) Math.min(Integer.MAX_VALUE, (long) arrival + delays.getOrDefault(point, 0));
    }

    /** The same convoy, so many seconds later. */
    public Convoy late(int seconds) {
        return new Convoy(id, name, mode, points, arrival + seconds, delays, vehicles, trailers, cargo);
    }

    /** The same convoy, reaching its preferred point at another second. */
    public Convoy withArrival(int newArrival) {
        return new Convoy(id, name, mode, points, newArrival, delays, vehicles, trailers, cargo);
    }

    /** The same convoy, which may arrive only at another point, so many seconds later than at the one it preferred. */
    public Convoy arrivingAt(String point, int secondsLater) {
        return new Convoy(id, name, mode, List.of(point), arrival + secondsLater, Map.of(), vehicles, trailers, cargo);
    }

    /** The same convoy with another load. */
    public Convoy withCargo(List<Cargo> newCargo) {
        return new Convoy(id, name, mode, points, arrival, delays, vehicles, trailers, newCargo);
    }
}
