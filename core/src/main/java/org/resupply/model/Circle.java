package org.resupply.model;

/**
 * All that lies within a distance of a point.
 *
 * @param point the middle
 * @param metres how far it reaches, as the crow flies
 */
public record Circle(GeoPoint point, int metres) {

    public Circle {
        if (point == null) {
            throw new IllegalArgumentException("A circle must have a point.");
        }
        if (metres < 1) {
            throw new IllegalArgumentException("A circle (%s m) must reach at least 1 m.".formatted(metres));
        }
    }
}
