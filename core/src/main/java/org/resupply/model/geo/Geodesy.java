package org.resupply.model.geo;

/** Distances between points given in WGS-84 degrees, longitude before latitude. */
public final class Geodesy {

    /** The mean radius of the earth in metres, R1 of the International Union of Geodesy and Geophysics. */
    public static final double EARTH_RADIUS_METRES = 6_371_008.8;

    /** The length of one degree of latitude in metres, on the sphere of {@link #EARTH_RADIUS_METRES}. */
    public static final double METRES_PER_DEGREE = Math.PI * EARTH_RADIUS_METRES / 180;

    private Geodesy() {}

    /** The great-circle distance in metres between two points in degrees, by the haversine formula. */
    public static double metres(double lonA, double latA, double lonB, double latB) {
        double halfLat = Math.sin(Math.toRadians(latB - latA) / 2);
        double halfLon = Math.sin(Math.toRadians(lonB - lonA) / 2);
        double chord =
                halfLat * halfLat + Math.cos(Math.toRadians(latA)) * Math.cos(Math.toRadians(latB)) * halfLon * halfLon;
        return 2 * EARTH_RADIUS_METRES * Math.asin(Math.sqrt(Math.min(1, chord)));
    }

    /** The length of one degree of longitude in metres at a latitude in degrees. */
    public static double metresPerDegreeOfLongitude(double lat) {
        return METRES_PER_DEGREE * Math.cos(Math.toRadians(lat));
    }

    /** Whether a pair of numbers is a position at all: finite, longitude within 180 and latitude within 90 degrees. */
    public static boolean isPosition(double lon, double lat) {
        return Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
    }
}
