package org.resupply.model;

/**
 * Stock that is not to be touched below a level.
 *
 * @param facility id of the facility it lies in
 * @param commodity id of the commodity
 * @param quantity units that must stay
 */
public record Reserve(String facility, String commodity, long quantity) {

    public Reserve {
        Require.id(facility, "facility of a reserve");
        Require.id(commodity, "commodity of a reserve");
        Require.notNegative(quantity, "quantity", "reserve at", facility);
    }
}
