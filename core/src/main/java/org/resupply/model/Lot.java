package org.resupply.model;

/**
 * Stock of one commodity with one expiry, at one place at the start.
 *
 * @param id unique among lots
 * @param commodity id of the commodity
 * @param place id of the facility that holds it
 * @param quantity units, at least 0
 * @param lastDay last day, from 0, on which it may still be handed to people, below 0 when that is past; {@link #NEVER} when it
 *     does not spoil
 */
public record Lot(String id, String commodity, String place, long quantity, int lastDay) {

    /** The last day of what does not spoil. */
    public static final int NEVER = Integer.MAX_VALUE;

    /** Days before day 0 of which none is meant, a thousand years. */
    private static final int LONGEST_PAST = 365_250;

    public Lot {
        Require.id(id, "lot");
        Require.id(commodity, "commodity", "lot", id);
        Require.id(place, "place", "lot", id);
        Require.notNegative(quantity, "quantity", "lot", id);
        requireLastDay(lastDay, "lot " + id);
    }

    static void requireLastDay(int lastDay, String what) {
        if (lastDay < -LONGEST_PAST) {
            throw new IllegalArgumentException("The last day (%s) of %s must not lie more than %s days before day 0."
                    .formatted(lastDay, what, LONGEST_PAST));
        }
    }

    /** The same lot with another last day. */
    public Lot withLastDay(int newLastDay) {
        return new Lot(id, commodity, place, quantity, newLastDay);
    }
}
