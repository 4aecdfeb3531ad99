package org.resupply.model;

/**
 * The least that everybody is to get before anybody gets more: a minimum standard, as handbooks of relief state them.
 *
 * <p>It holds for every community and class by itself, over all days together. Where the goods do not suffice the plan brings it
 * as far as it can, and says who is below.
 *
 * @param commodity id of the commodity
 * @param priorityClass id of the class it holds for; empty for every class
 * @param unitsPerPersonDay units a person a day, counted against the needs; 0 when only the share holds
 * @param share part of what is wanted, 0 to 1; 0 when only the units hold
 * @param source where the figure comes from
 */
public record Floor(String commodity, String priorityClass, double unitsPerPersonDay, double share, String source) {

    public Floor {
        Require.id(commodity, "commodity of a floor");
        priorityClass = priorityClass == null ? "" : priorityClass;
        source = source == null ? "" : source;
        Require.notNegative(unitsPerPersonDay, "floor per person and day", "commodity", commodity);
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "The floor (%s) of commodity (%s) must be a share from 0 to 1.\nMaybe it is given in per cent?"
                            .formatted(share, commodity));
        }
    }
}
