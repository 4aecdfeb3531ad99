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
    private final Circle[] circles;

    ClosedAreas(Collection<Disruption> closedRoads) {
        areas = closedRoads.stream().filter(closed -> closed.area() != null).toList();
        circles = areas.stream()
                .map(closed -> Circle.of(closed.area().point(), closed.area().metres()))
                .toArray(Circle[]::new);
    }

    boolean isEmpty() {
        return areas.isEmpty();
    }

    List<Disruption> all() {
        return areas;
    }

    /** Whether a point lies in an area, those lifted aside. */
    boolean cover(GeoPoint point, Set<String> lifted) {
        for (int area = 0; area < circles.length; area++) {
            if (circles[area].covers(point) && !lifted.contains(areas.get(area).id())) {
                return true;
            }
        }
        return false;
    }

    /** Metres that the straight way from one point to another grows by; infinite when one of them lies in an area. */
    double detour(GeoPoint from, GeoPoint to) {
        double more = 0;
        for (Circle circle : circles) {
            more += circle.detour(from, to);
        }
        return more;
    }

    /**
     * An area on the plane that touches the earth in its middle.
     *
     * @param perLongitude metres of a degree of longitude there
     * @param square of the radius, in square metres
     */
    private record Circle(double lon, double lat, double perLongitude, double radius, double square) {

        static Circle of(GeoPoint middle, double radius) {
            return new Circle(
                    middle.lon(),
                    middle.lat(),
                    Geodesy.metresPerDegreeOfLongitude(middle.lat()),
                    radius,
                    radius * radius);
        }

        /** Metres east of the middle. */
        private double x(GeoPoint point) {
            return (point.lon() - lon) * perLongitude;
        }

        /** Metres north of the middle. */
        private double y(GeoPoint point) {
            return (point.lat() - lat) * Geodesy.METRES_PER_DEGREE;
        }

        boolean covers(GeoPoint point) {
            double x = x(point);
            double y = y(point);
            return x * x + y * y <= square;
        }

        double detour(GeoPoint from, GeoPoint to) {
            double ax = x(from);
            double ay = y(from);
            double bx = x(to);
            double by = y(to);
            double nearSquare = ax * ax + ay * ay;
            double farSquare = bx * bx + by * by;
            if (nearSquare <= square || farSquare <= square) {
                return Double.POSITIVE_INFINITY;
            }
            double dx = bx - ax;
            double dy = by - ay;
            double length = dx * dx + dy * dy;
            double along = -(ax * dx + ay * dy); // Where the way is nearest to the middle, times its length.
            double aside = ax * dy - ay * dx;
            if (along <= 0 || along >= length || aside * aside >= square * length) {
                return 0; // Most ways pass by, told without a root or an angle.
            }
            double near = Math.sqrt(nearSquare);
            double far = Math.sqrt(farSquare);
            double straight = Math.sqrt(length);
            double cosine = (nearSquare + farSquare - length) / (2 * near * far);
            double angle = Math.acos(Math.max(-1, Math.min(1, cosine)));
            double arc = angle - Math.acos(radius / near) - Math.acos(radius / far);
            double round = Math.sqrt(nearSquare - square) + Math.sqrt(farSquare - square) + radius * arc;
            return Math.max(0, round - straight);
        }
    }
}
