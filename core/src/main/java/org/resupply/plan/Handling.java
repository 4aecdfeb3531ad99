package org.resupply.plan;

/**
 * Something loaded on or unloaded from a vehicle.
 *
 * @param lot id of the lot
 * @param demand id of the demand it serves, on unloading at a zone; empty otherwise
 * @param quantity units; above 0 when loaded on the vehicle, below 0 when unloaded from it
 */
public record Handling(String lot, String demand, long quantity) {

    public Handling {
        lot = Parts.text(lot);
        demand = Parts.text(demand);
    }

    /** Whether it is unloaded for nobody's demand, into the stock of a facility. */
    public boolean intoStock() {
        return quantity < 0 && demand.isEmpty();
    }
}
