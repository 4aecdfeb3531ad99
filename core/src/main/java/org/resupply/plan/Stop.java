package org.resupply.plan;

import java.util.List;

/**
 * A vehicle at a place.
 *
 * @param place id of the facility or zone
 * @param arrival second at which it gets there
 * @param begin second at which handling begins, not before the arrival
 * @param departure second at which it leaves
 * @param handlings what is loaded and unloaded
 */
public record Stop(String place, int arrival, int begin, int departure, List<Handling> handlings) {

    public Stop {
        place = Parts.text(place);
        handlings = Parts.list(handlings, "handlings");
    }

    /** Whether anything is unloaded here into the stock of a facility. */
    public boolean bringsIntoStock() {
        for (Handling handling : handlings) {
            if (handling.intoStock()) {
                return true;
            }
        }
        return false;
    }

    /** The same stop with other goods. */
    public Stop withHandlings(List<Handling> newHandlings) {
        return new Stop(place, arrival, begin, departure, newHandlings);
    }
}
