package org.resupply.model;

/**
 * Vehicles of one type at one base, working the same shift every day.
 *
 * @param id unique among fleets
 * @param name what people call it
 * @param vehicleType id of the type
 * @param base id of the facility where they start and end
 * @param count how many there are, at least 0
 * @param shift the hours in which they may be away
 * @param bubble id of the bubble they belong to; empty when they belong to none
 * @param maxTripsPerDay trips one vehicle may make in a shift, at least 1
 * @param turnRoundSeconds time between two trips, loading not included
 * @param convoy id of the convoy on which they come to their base, such as a ferry: before it has arrived and has been looked at, whatever
 *     the opening hours there, none of them is there; it must have their base as its only point; empty when they are there from the start
 */
public record Fleet(
        String id,
        Name name,
        String vehicleType,
        String base,
        int count,
        OpeningHours shift,
        String bubble,
        int maxTripsPerDay,
        int turnRoundSeconds,
        String convoy) {

    public Fleet {
        Require.id(id, "fleet");
        Require.id(vehicleType, "vehicle type", "fleet", id);
        Require.id(base, "base", "fleet", id);
        name = name == null ? Name.of(id) : name;
        shift = shift == null ? OpeningHours.ALWAYS : shift;
        bubble = bubble == null ? "" : bubble;
        convoy = convoy == null ? "" : convoy;
        Require.notNegative(count, "number of vehicles", "fleet", id);
        Require.positive(maxTripsPerDay, "trips a day", "fleet", id);
        Require.notNegative(turnRoundSeconds, "turn-round time", "fleet", id);
    }

    /** Vehicles that are there from the start. */
    public Fleet(
            String id,
            Name name,
            String vehicleType,
            String base,
            int count,
            OpeningHours shift,
            String bubble,
            int maxTripsPerDay,
            int turnRoundSeconds) {
        this(id, name, vehicleType, base, count, shift, bubble, maxTripsPerDay, turnRoundSeconds, "");
    }

    /** The same fleet, whose vehicles come on a convoy. */
    public Fleet comingOn(String convoyId) {
        return new Fleet(id, name, vehicleType, base, count, shift, bubble, maxTripsPerDay, turnRoundSeconds, convoyId);
    }

    /** The same fleet with another number of vehicles. */
    public Fleet withCount(int newCount) {
        return new Fleet(
                id, name, vehicleType, base, newCount, shift, bubble, maxTripsPerDay, turnRoundSeconds, convoy);
    }

    /** The same fleet, each vehicle of which may make another number of trips a day. */
    public Fleet withTrips(int newMaxTripsPerDay) {
        return new Fleet(
                id, name, vehicleType, base, count, shift, bubble, newMaxTripsPerDay, turnRoundSeconds, convoy);
    }

    /** The same fleet of vehicles of another type. */
    public Fleet withType(String newVehicleType) {
        return new Fleet(
                id, name, newVehicleType, base, count, shift, bubble, maxTripsPerDay, turnRoundSeconds, convoy);
    }

    /** The same fleet in another bubble. */
    public Fleet withBubble(String newBubble) {
        return new Fleet(
                id, name, vehicleType, base, count, shift, newBubble, maxTripsPerDay, turnRoundSeconds, convoy);
    }

    /** The same fleet with another shift. */
    public Fleet withShift(OpeningHours newShift) {
        return new Fleet(
                id, name, vehicleType, base, count, newShift, bubble, maxTripsPerDay, turnRoundSeconds, convoy);
    }
}
