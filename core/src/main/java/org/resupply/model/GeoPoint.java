package org.resupply.model;

import org.resupply.model.geo.Geodesy;

/**
 * A point on the earth in WGS-84.
 *
 * @param lon longitude in degrees, -180 to 180
 * @param lat latitude in degrees, -90 to 90
 */
public record GeoPoint(double lon, double lat) {

    public GeoPoint {
        if (!(lon >= -180 && lon <= 180)) {
            throw new IllegalArgumentException(
                    "The longitude (%s) must be between -180 and 180 degrees.".formatted(lon));
        }
        if (!(lat >= -90 && lat <= 90)) {
            throw new IllegalArgumentException("The latitude (%s) must be between -90 and 90 degrees.".formatted(lat));
        }
    }

    /** Metres to another point as the crow flies. */
    public double metresTo(GeoPoint other) {
        return Geodesy.metres(lon, lat, other.lon, other.lat);
    }
}
