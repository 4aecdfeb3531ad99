package org.resupply.model;

/**
 * What one person of a class needs in a day: multiplied by people and days it gives the demand of every community.
 *
 * @param commodity id of the commodity
 * @param priorityClass id of the class it applies to; empty for everybody; what a class needs of its own comes on top of that
 * @param unitsPerPersonDay units a person a day
 * @param source where the figure comes from
 */
public record Need(String commodity, String priorityClass, double unitsPerPersonDay, String source) {

    public Need {
        Require.id(commodity, "commodity of a need");
        priorityClass = priorityClass == null ? "" : priorityClass;
        source = source == null ? "" : source;
        Require.notNegative(unitsPerPersonDay, "need per person and day", "commodity", commodity);
    }
}
