package org.resupply.network;

import java.util.List;
import org.resupply.model.GeoPoint;
import org.resupply.model.geo.Geodesy;

/** Points as unit vectors, so that a great-circle distance takes one arc sine. */
final class Positions {

    private final double[] xyz;

    Positions(List<GeoPoint> points) {
        xyz = new double[3 * points.size()];
        for (int i = 0; i < points.size(); i++) {
            double lon = Math.toRadians(points.get(i).lon());
            double lat = Math.toRadians(points.get(i).lat());
            xyz[3 * i] = Math.cos(lat) * Math.cos(lon);
            xyz[3 * i + 1] = Math.cos(lat) * Math.sin(lon);
            xyz[3 * i + 2] = Math.sin(lat);
        }
    }

    /** Metres from a point of this list to a point of another. */
    double metres(int from, Positions others, int to) {
        double dx = xyz[3 * from] - others.xyz[3 * to];
        double dy = xyz[3 * from + 1] - others.xyz[3 * to + 1];
        double dz = xyz[3 * from + 2] - others.xyz[3 * to + 2];
        double halfChord = Math.sqrt(dx * dx + dy * dy + dz * dz) / 2;
        return 2 * Geodesy.EARTH_RADIUS_METRES * Math.asin(Math.min(1, halfChord));
    }
}
