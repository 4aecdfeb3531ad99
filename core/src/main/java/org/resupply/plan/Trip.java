package org.resupply.plan;

import java.util.List;

/**
 * One out-and-back of a vehicle: the first stop is the base where it loads, the last one the base it returns to.
 *
 * @param stops where it stops, in order, at least two
 * @param metres how far it goes
 */
public record Trip(List<Stop> stops, int metres) {

    public Trip {
        stops = Parts.list(stops, "stops");
        if (stops.size() < 2) {
            throw new IllegalArgumentException(
                    "A trip must leave and return: it has %s stops.".formatted(stops.size()));
        }
    }

    /** Second at which loading begins. */
    public int start() {
        return stops.get(0).begin();
    }

    /** Second at which the vehicle is back and empty. */
    public int end() {
        return stops.get(stops.size() - 1).departure();
    }
}
