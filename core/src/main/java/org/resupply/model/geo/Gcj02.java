package org.resupply.model.geo;

/**
 * GCJ-02, the datum of Chinese base maps: WGS-84 moved by a smooth shift of some hundred metres.
 *
 * <p>The shift is a published sum of sines on the Krasovsky ellipsoid; its inverse has no closed form and is found here
 * by fixed-point iteration, to less than a centimetre. Outside mainland China's bounding box the two datums agree.
 *
 * <p>Positions are two-element arrays, longitude then latitude, in degrees.
 */
public final class Gcj02 {

    private static final double SEMI_MAJOR_AXIS = 6_378_245.0;
    private static final double ECCENTRICITY_SQUARED = 0.006_693_421_622_965_943;
    private static final int INVERSE_ROUNDS = 6;

    private Gcj02() {}

    /** The WGS-84 position of a point given in GCJ-02. */
    public static double[] toWgs84(double lon, double lat) {
        double wgsLon = lon;
        double wgsLat = lat;
        for (int round = 0; round < INVERSE_ROUNDS; round++) {
            double[] shifted = fromWgs84(wgsLon, wgsLat);
            wgsLon += lon - shifted[0];
            wgsLat += lat - shifted[1];
        }
        return new double[] {wgsLon, wgsLat};
    }

    /** The GCJ-02 position of a point given in WGS-84, for drawing on Chinese base maps. */
    public static double[] fromWgs84(double lon, double lat) {
        if (!isCovered(lon, lat)) {
            return new double[] {lon, lat};
        }
        double x = lon - 105;
        double y = lat - 35;
        double east = 300
                + x
                + 2 * y
                + 0.1 * x * x
                + 0.1 * x * y
                + 0.1 * Math.sqrt(Math.abs(x))
                + ripple(x)
                + wave(x, 20, 40)
                + swell(x, 150, 300);
        double north = -100
                + 2 * x
                + 3 * y
                + 0.2 * y * y
                + 0.1 * x * y
                + 0.2 * Math.sqrt(Math.abs(x))
                + ripple(x)
                + wave(y, 20, 40)
                + 2 / 3.0 * (160 * sinPi(y / 12) + 320 * sinPi(y / 30));
        double sine = Math.sin(Math.toRadians(lat));
        double w = 1 - ECCENTRICITY_SQUARED * sine * sine;
        double meridianRadius = SEMI_MAJOR_AXIS * (1 - ECCENTRICITY_SQUARED) / (w * Math.sqrt(w));
        double parallelRadius = SEMI_MAJOR_AXIS / Math.sqrt(w) * Math.cos(Math.toRadians(lat));
        return new double[] {lon + Math.toDegrees(east / parallelRadius), lat + Math.toDegrees(north / meridianRadius)};
    }

    /**
     * Whether a set of points known to belong to given WGS-84 references looks as if it stood in GCJ-02.
     *
     * <p>One point alone cannot tell; many can. The answer is yes when the points lie nearer, on median, to the shifted
     * references than to the references themselves, and less than half the shift away from them.
     *
     * @param points longitude and latitude by turns, degrees
     * @param references as {@code points}, the same places in WGS-84, in the same order
     */
    public static boolean looksLikeGcj02(double[] points, double[] references) {
        if (points.length != references.length || points.length % 2 != 0) {
            throw new IllegalArgumentException("The points (%s numbers) and the references (%s numbers) must pair up."
                    .formatted(points.length, references.length));
        }
        int count = points.length / 2;
        if (count == 0) {
            return false;
        }
        double[] fromPlain = new double[count];
        double[] fromShifted = new double[count];
        double[] shift = new double[count];
        for (int i = 0; i < count; i++) {
            double lon = points[2 * i];
            double lat = points[2 * i + 1];
            double[] shifted = fromWgs84(references[2 * i], references[2 * i + 1]);
            fromPlain[i] = Geodesy.metres(lon, lat, references[2 * i], references[2 * i + 1]);
            fromShifted[i] = Geodesy.metres(lon, lat, shifted[0], shifted[1]);
            shift[i] = Geodesy.metres(references[2 * i], references[2 * i + 1], shifted[0], shifted[1]);
        }
        double residual = median(fromShifted);
        return residual < median(fromPlain) && residual < median(shift) / 2;
    }

    /** Whether the shift applies at a point: mainland China's bounding box, as the datum's users draw it. */
    public static boolean isCovered(double lon, double lat) {
        return lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;
    }

    private static double ripple(double x) {
        return 2 / 3.0 * (20 * sinPi(6 * x) + 20 * sinPi(2 * x));
    }

    private static double wave(double z, double unit, double third) {
        return 2 / 3.0 * (unit * sinPi(z) + third * sinPi(z / 3));
    }

    private static double swell(double x, double twelfth, double thirtieth) {
        return 2 / 3.0 * (twelfth * sinPi(x / 12) + thirtieth * sinPi(x / 30));
    }

    private static double sinPi(double z) {
        return Math.sin(Math.PI * z);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
