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
        int turnRoundSeconds) {

    public Fleet {
        Require.id(id, "fleet");
        Require.id(vehicleType, "vehicle type of fleet " + id);
        Require.id(base, "base of fleet " + id);
        name = name == null ? Name.of(id) : name;
        shift = shift == null ? OpeningHours.ALWAYS : shift;
        bubble = bubble == null ? "" : bubble;
        Require.notNegative(count, "number of vehicles", "fleet", id);
        Require.positive(maxTripsPerDay, "trips a day", "fleet", id);
        Require.notNegative(turnRoundSeconds, "turn-round time", "fleet", id);
    }

    /** The same fleet with another number of vehicles. */
    public Fleet withCount(int newCount) {
        return new Fleet(id, name, vehicleType, base, newCount, shift, bubble, maxTripsPerDay, turnRoundSeconds);
    }

    /** The same fleet with another shift. */
    public Fleet withShift(OpeningHours newShift) {
        return new Fleet(id, name, vehicleType, base, count, newShift, bubble, maxTripsPerDay, turnRoundSeconds);
    }
}
