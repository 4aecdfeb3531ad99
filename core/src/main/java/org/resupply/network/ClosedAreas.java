package org.resupply.network;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.resupply.model.Disruption;
import org.resupply.model.GeoPoint;
import org.resupply.model.geo.Geodesy;

/**
 * Areas that nobody drives into, out of or through, where only coordinates are known: who would pass goes round, along the two
 * tangents and the arc between them.
 *
 * <p>Each area is gone round by itself, and the detours are added.
 */
final class ClosedAreas {
    private final List<Disruption> areas;

    ClosedAreas(Collection<Disruption> closedRoads) {
        areas = closedRoads.stream().filter(closed -> closed.area() != null).toList();
    }

    boolean isEmpty() {
        return areas.isEmpty();
    }

    List<Disruption> all() {
        return areas;
    }

    /** Whether a point lies in an area, those lifted aside. */
    boolean cover(GeoPoint point, Set<String> lifted) {
        for (Disruption closed : areas) {
            if (!lifted.contains(closed.id())
                    && distance(closed, point) <= closed.area().metres()) {
                return true;
            }
        }
        return false;
    }

    /** Metres that the straight way from one point to another grows by; infinite when one of them lies in an area. */
    double detour(GeoPoint from, GeoPoint to) {
        if (areas.isEmpty()) {
            return 0;
        }
        double more = 0;
        for (Disruption closed : areas) {
            more += detour(closed, from, to);
        }
        return more;
    }

    private static double detour(Disruption closed, GeoPoint from, GeoPoint to) {
        double radius = closed.area().metres();
        double near = distance(closed, from);
        double far = distance(closed, to);
        if (near <= radius || far <= radius) {
            return Double.POSITIVE_INFINITY;
        }
        double straight = Math.hypot(x(closed, from) - x(closed, to), y(closed, from) - y(closed, to));
        double cosine = (near * near + far * far - straight * straight) / (2 * near * far);
        double angle = Math.acos(Math.max(-1, Math.min(1, cosine)));
        double arc = angle - Math.acos(radius / near) - Math.acos(radius / far);
        if (arc <= 0) {
            return 0;
        }
        double round = Math.sqrt(near * near - radius * radius) + Math.sqrt(far * far - radius * radius) + radius * arc;
        return Math.max(0, round - straight);
    }

    private static double distance(Disruption closed, GeoPoint point) {
        return Math.hypot(x(closed, point), y(closed, point));
    }

    /** Metres east of the middle, on the plane that touches the earth there. */
    private static double x(Disruption closed, GeoPoint point) {
        GeoPoint middle = closed.area().point();
        return (point.lon() - middle.lon()) * Geodesy.metresPerDegreeOfLongitude(middle.lat());
    }

    /** Metres north of the middle. */
    private static double y(Disruption closed, GeoPoint point) {
        return (point.lat() - closed.area().point().lat()) * Geodesy.METRES_PER_DEGREE;
    }
}
