package org.resupply.compile;

import java.util.List;
import org.resupply.model.ControlLevel;
import org.resupply.model.Fleet;
import org.resupply.model.TimeWindow;
import org.resupply.model.VehicleType;

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
 * @param secondsPerTonne seconds that a tonne takes at the facility which wants it; {@link #AS_THE_VEHICLE} at a zone
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
        List<Fleet> fleets,
        int secondsPerTonne) {
    /** In place of a time: handing over takes as long as the vehicle's type says. */
    public static final int AS_THE_VEHICLE = -1;

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
        return new Parcel(place, at, others, massKg, volumeL, release, window, level, prize, fleets, secondsPerTonne);
    }

    /** The same parcel, handed over at another time. */
    public Parcel within(TimeWindow other) {
        return new Parcel(place, at, items, massKg, volumeL, release, other, level, prize, fleets, secondsPerTonne);
    }

    /** Seconds that a vehicle of a type needs to hand it over. */
    public int serviceSeconds(VehicleType type) {
        return serviceSeconds(secondsPerTonne, type, massKg);
    }

    /** Seconds that a vehicle of a type needs to hand over this mass where a tonne takes so long. */
    public static int serviceSeconds(int secondsPerTonne, VehicleType type, double massKg) {
        double seconds = secondsPerTonne == AS_THE_VEHICLE
                ? type.stopSeconds() + type.handlingSecondsPerTonne() * massKg / 1000
                : secondsPerTonne * massKg / 1000;
        return (int) Math.ceil(seconds - 1e-9);
    }
}
