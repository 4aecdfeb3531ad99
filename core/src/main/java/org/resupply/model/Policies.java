package org.resupply.model;

import java.util.List;

/**
 * What the city has decided about how to plan.
 *
 * @param strategy name of the allocation strategy; empty for the default
 * @param lateDays days after the wanted one on which a demand may still be served
 * @param deliveryHours when communities take deliveries
 * @param contactPrice minor units for each contact between two bubbles; -1 when contact is forbidden
 * @param floors what everybody is to get before anybody gets more
 */
public record Policies(
        String strategy, int lateDays, OpeningHours deliveryHours, long contactPrice, List<Floor> floors) {

    private static final long FORBIDDEN = -1;

    /** The default strategy, no late service, deliveries from 7 to 21 h, contact forbidden, no floors. */
    public static final Policies USUAL = new Policies("", 0, new OpeningHours(7 * 3600, 21 * 3600), FORBIDDEN);

    public Policies {
        strategy = strategy == null ? "" : strategy;
        deliveryHours = deliveryHours == null ? USUAL.deliveryHours : deliveryHours;
        floors = Require.parts(floors, "floors");
        // Any price below zero forbids; one of them stands for all, so that equal policies are written alike.
        contactPrice = Math.max(FORBIDDEN, contactPrice);
        Require.notNegative(lateDays, "number of late days", "policies", "lateDays");
    }

    /** Policies without floors. */
    public Policies(String strategy, int lateDays, OpeningHours deliveryHours, long contactPrice) {
        this(strategy, lateDays, deliveryHours, contactPrice, List.of());
    }

    /** The same policies with other hours in which communities take deliveries. */
    public Policies withDeliveryHours(OpeningHours newHours) {
        return new Policies(strategy, lateDays, newHours, contactPrice, floors);
    }

    /** The same policies with other floors. */
    public Policies withFloors(List<Floor> newFloors) {
        return new Policies(strategy, lateDays, deliveryHours, contactPrice, newFloors);
    }
}
