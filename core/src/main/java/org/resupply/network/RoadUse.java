package org.resupply.network;

import java.util.Set;

/**
 * What a class of vehicles makes of the roads: the road classes it may not use, and how much slower it is than free flow.
 *
 * @param name the class of vehicles, as messages call it
 * @param forbiddenClasses road classes, spelt as in the graph, that it may not enter
 * @param timeFactor its time on an arc over the arc's own, positive; 1 is free flow
 */
public record RoadUse(String name, Set<String> forbiddenClasses, double timeFactor) {

    public RoadUse {
        if (!(timeFactor > 0 && timeFactor <= 100)) {
            throw new IllegalArgumentException(
                    "The time factor (%s) of the vehicle class (%s) must be between 0 and 100."
                            .formatted(timeFactor, name));
        }
        forbiddenClasses = Set.copyOf(forbiddenClasses);
    }

    /** A class of vehicles that may use every road at free flow. */
    public static RoadUse any(String name) {
        return new RoadUse(name, Set.of(), 1);
    }
}
