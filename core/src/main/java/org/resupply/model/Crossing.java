package org.resupply.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A bridge, tunnel or ferry that joins two sides of the water.
 *
 * @param id unique among crossings
 * @param name what people call it
 * @param point where it is
 * @param from land zone on one side
 * @param to land zone on the other
 * @param classes vehicle classes that may pass
 * @param seconds time added for passing it, such as a ferry's
 * @param hours when it can be passed; who is on his way at another time goes round
 */
public record Crossing(
        String id,
        Name name,
        GeoPoint point,
        String from,
        String to,
        Set<VehicleClass> classes,
        int seconds,
        OpeningHours hours) {

    public Crossing {
        Require.id(id, "crossing");
        Require.present(name, "name", "crossing", id);
        Require.present(point, "point", "crossing", id);
        Require.id(from, "land zone before crossing " + id);
        Require.id(to, "land zone behind crossing " + id);
        Require.present(classes, "vehicle classes", "crossing", id);
        Set<VehicleClass> sorted = EnumSet.noneOf(VehicleClass.class);
        sorted.addAll(classes);
        classes = Collections.unmodifiableSet(sorted);
        hours = hours == null ? OpeningHours.ALWAYS : hours;
        Require.notNegative(seconds, "time", "crossing", id);
        if (seconds > Travel.MOST_SECONDS) {
            throw new IllegalArgumentException("The time (%s s) of crossing (%s) must not be above %s s."
                    .formatted(seconds, id, Travel.MOST_SECONDS));
        }
    }

    /** A crossing that can be passed round the clock. */
    public Crossing(
            String id, Name name, GeoPoint point, String from, String to, Set<VehicleClass> classes, int seconds) {
        this(id, name, point, from, to, classes, seconds, OpeningHours.ALWAYS);
    }

    /** The same crossing with other hours. */
    public Crossing withHours(OpeningHours newHours) {
        return new Crossing(id, name, point, from, to, classes, seconds, newHours);
    }
}
