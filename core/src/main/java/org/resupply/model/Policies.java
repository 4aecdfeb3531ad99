package org.resupply.model;

/**
 * What the city has decided about how to plan.
 *
 * @param strategy name of the allocation strategy; empty for the default
 * @param lateDays days after the wanted one on which a demand may still be served
 * @param deliveryHours when communities take deliveries
 * @param contactPrice minor units for each contact between two bubbles; negative when contact is forbidden
 */
public record Policies(String strategy, int lateDays, OpeningHours deliveryHours, long contactPrice) {

    /** The default strategy, no late service, deliveries from 7 to 21 h, contact forbidden. */
    public static final Policies USUAL = new Policies("", 0, new OpeningHours(7 * 3600, 21 * 3600), -1);

    public Policies {
        strategy = strategy == null ? "" : strategy;
        deliveryHours = deliveryHours == null ? USUAL.deliveryHours : deliveryHours;
        Require.notNegative(lateDays, "number of late days", "policies", "lateDays");
    }
}
