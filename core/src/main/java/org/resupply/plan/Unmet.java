package org.resupply.plan;

/**
 * A quantity that is missing, and why.
 *
 * @param demand id of the demand
 * @param quantity units that are missing, above 0
 * @param cause why
 * @param bottleneck id of the facility, fleet, lane, crossing, lot or closure that binds; empty when it is no single one
 */
public record Unmet(String demand, long quantity, Cause cause, String bottleneck) {

    public Unmet {
        demand = Parts.text(demand);
        bottleneck = Parts.text(bottleneck);
    }
}
