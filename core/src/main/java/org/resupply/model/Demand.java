package org.resupply.model;

/**
 * A quantity wanted at a place on a day.
 *
 * @param id unique among demands
 * @param commodity id of the commodity
 * @param place id of the zone or facility that wants it
 * @param priorityClass id of the class it is for
 * @param day the day, from 0, on which it is wanted; later delivery serves it late, on this day it is on time
 * @param window when it may be handed over; {@code null} for the whole of the place's usual hours
 * @param quantity units, at least 0
 */
public record Demand(
        String id, String commodity, String place, String priorityClass, int day, TimeWindow window, long quantity) {

    public Demand {
        Require.id(id, "demand");
        Require.id(commodity, "commodity", "demand", id);
        Require.id(place, "place", "demand", id);
        Require.id(priorityClass, "priority class", "demand", id);
        Require.notNegative(day, "day", "demand", id);
        Require.notNegative(quantity, "quantity", "demand", id);
    }

    /** The same demand under another id. */
    Demand withId(String newId) {
        return new Demand(newId, commodity, place, priorityClass, day, window, quantity);
    }
}
