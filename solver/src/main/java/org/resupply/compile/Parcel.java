package org.resupply.compile;

import java.util.List;
import org.resupply.model.ControlLevel;
import org.resupply.model.Fleet;
import org.resupply.model.TimeWindow;

/**
 * Goods for one place that one vehicle hands over at one stop.
 *
 * @param place id of the zone or facility they are for
 * @param at id of the place where they change hands
 * @param items what they consist of
 * @param massKg their mass
 * @param volumeL their volume
 * @param release second from which all of them are in the warehouse
 * @param window when they may be handed over
 * @param level how closed the place is
 * @param prize what it is worth to bring them, in minor units of cost; above 0
 * @param fleets the fleets that may bring them
 */
public record Parcel(
        String place,
        String at,
        List<Item> items,
        double massKg,
        double volumeL,
        int release,
        TimeWindow window,
        ControlLevel level,
        long prize,
        List<Fleet> fleets) {

    /**
     * A quantity for one demand.
     *
     * @param demand index of the demand
     * @param commodity id of the commodity
     * @param quantity units
     */
    public record Item(int demand, String commodity, long quantity) {}

    public Parcel {
        items = List.copyOf(items);
        fleets = List.copyOf(fleets);
    }

    /** The same parcel with goods that weigh and take as much. */
    public Parcel with(List<Item> others) {
        return new Parcel(place, at, others, massKg, volumeL, release, window, level, prize, fleets);
    }
}
