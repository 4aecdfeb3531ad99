package org.resupply.model;

/**
 * Stock of one commodity with one expiry, at one place at the start.
 *
 * @param id unique among lots
 * @param commodity id of the commodity
 * @param place id of the facility that holds it
 * @param quantity units, at least 0
 * @param lastDay last day, from 0, on which it may still be handed to people; {@link #NEVER} when it does not spoil
 */
public record Lot(String id, String commodity, String place, long quantity, int lastDay) {

    /** The last day of what does not spoil. */
    public static final int NEVER = Integer.MAX_VALUE;

    public Lot {
        Require.id(id, "lot");
        Require.id(commodity, "commodity of lot " + id);
        Require.id(place, "place of lot " + id);
        Require.notNegative(quantity, "quantity", "lot", id);
    }

    /** The same lot with another last day. */
    public Lot withLastDay(int newLastDay) {
        return new Lot(id, commodity, place, quantity, newLastDay);
    }
}
