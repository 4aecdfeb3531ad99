package org.resupply.model;

/**
 * A link from one facility to another that goods may take.
 *
 * <p>A scenario without lanes gets the usual ones, and each {@link Pairing} opens some: {@link Lanes} says which.
 *
 * @param id unique among lanes
 * @param from id of the facility it leaves
 * @param to id of the facility it reaches
 * @param mode what moves on it; what moves by WATER or AIR finds a quay or a pad at both ends
 * @param seconds time it takes; 0 to take it from {@link Travel}
 * @param metres length; 0 to take it from {@link Travel}
 * @param costPerTonne minor units to move a tonne
 * @param capacityKgPerDay kilograms it can carry in a day; infinite when that is no limit
 * @param hours when it is open
 */
public record Lane(
        String id,
        String from,
        String to,
        Mode mode,
        int seconds,
        int metres,
        int costPerTonne,
        double capacityKgPerDay,
        OpeningHours hours) {

    public Lane {
        Require.id(id, "lane");
        Require.id(from, "start", "lane", id);
        Require.id(to, "end", "lane", id);
        mode = mode == null ? Mode.ROAD : mode;
        hours = hours == null ? OpeningHours.ALWAYS : hours;
        Require.notNegative(seconds, "time", "lane", id);
        Require.notNegative(metres, "length", "lane", id);
        Require.notNegative(costPerTonne, "cost per tonne", "lane", id);
        if (!(capacityKgPerDay >= 0)) {
            throw new IllegalArgumentException(
                    "The capacity (%s kg a day) of lane (%s) must not be negative.".formatted(capacityKgPerDay, id));
        }
        if (from.equals(to)) {
            throw new IllegalArgumentException("Lane (%s) must not end where it begins (%s).".formatted(id, from));
        }
    }

    /** The same lane with another capacity, in kilograms a day. */
    public Lane withCapacity(double newKgPerDay) {
        return new Lane(id, from, to, mode, seconds, metres, costPerTonne, newKgPerDay, hours);
    }

    /** The same lane with other hours. */
    public Lane withHours(OpeningHours newHours) {
        return new Lane(id, from, to, mode, seconds, metres, costPerTonne, capacityKgPerDay, newHours);
    }
}
