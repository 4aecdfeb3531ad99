package org.resupply.model;

import java.util.Arrays;
import java.util.List;

/**
 * How travel times and distances are found: from coordinates by distance band and crossing, from a road graph, or as given.
 *
 * @param bands detour factor and speed by straight-line distance, nearest band first; never empty, the last band is open-ended
 * @param crossings what joins the sides of the water; empty when the city has none
 * @param roadGraph a road graph's files; {@code null} when there is none
 * @param given travel as given between named places; {@code null} when there is none; wins over the others for its pairs
 */
public record Travel(List<Band> bands, List<Crossing> crossings, RoadGraphFiles roadGraph, Given given) {

    /** More than any way takes, in seconds: 92 days. */
    public static final int MOST_SECONDS = 8_000_000;

    /** More than any way is long, in metres. */
    public static final int MOST_METRES = 26_000_000;

    /** One band for all distances: 1.3 times the straight line at 30 km/h. */
    public static final Travel PLAIN =
            new Travel(List.of(new Band(Double.POSITIVE_INFINITY, 1.3, 30)), List.of(), null, null);

    public Travel {
        bands = bands == null || bands.isEmpty() ? PLAIN.bands : Require.parts(bands, "travel bands");
        crossings = Require.parts(crossings, "crossings");
        double last = 0;
        for (Band band : bands) {
            if (!(band.airKmBelow > last)) {
                throw new IllegalArgumentException(
                        "The travel bands must rise: %s km follows %s km.".formatted(band.airKmBelow, last));
            }
            last = band.airKmBelow;
        }
    }

    /** The same travel over other crossings. */
    public Travel withCrossings(List<Crossing> newCrossings) {
        return new Travel(bands, newCrossings, roadGraph, given);
    }

    /**
     * Detour and speed for straight-line distances below a bound.
     *
     * @param airKmBelow the band holds below this straight-line distance in km; infinite for the last band
     * @param detour road distance divided by straight-line distance, at least 1
     * @param speedKmh speed on the road
     */
    public record Band(double airKmBelow, double detour, double speedKmh) {

        public Band {
            if (!(airKmBelow > 0)) {
                throw new IllegalArgumentException(
                        "The bound (%s km) of a travel band must be positive.".formatted(airKmBelow));
            }
            if (!(detour >= 1 && detour <= 10)) {
                throw new IllegalArgumentException(
                        "The detour factor (%s) must be between 1 and 10.".formatted(detour));
            }
            if (!(speedKmh > 0 && speedKmh <= 1000)) {
                throw new IllegalArgumentException(
                        "The speed (%s km/h) must be between 0 and 1000.".formatted(speedKmh));
            }
        }
    }

    /**
     * Where a road graph lies.
     *
     * @param nodes path of the node list (CSV: node, lon, lat), relative to the scenario file
     * @param arcs path of the arc list (CSV: from, to, length_m, time_s, highway), relative to the scenario file
     */
    public record RoadGraphFiles(String nodes, String arcs) {

        public RoadGraphFiles {
            Require.id(nodes, "node list of a road graph");
            Require.id(arcs, "arc list of a road graph");
        }
    }

    /**
     * Travel between named places as somebody measured it.
     *
     * @param places ids of the places, in the order of rows and columns
     * @param seconds seconds[from][to]; -1 where there is no way
     * @param metres metres[from][to]; -1 where there is no way
     */
    public record Given(List<String> places, int[][] seconds, int[][] metres) {

        public Given {
            places = Require.parts(places, "places of the given travel");
            seconds = square(seconds, places.size(), MOST_SECONDS, "seconds");
            metres = square(metres, places.size(), MOST_METRES, "metres");
        }

        @Override
        public int[][] seconds() {
            return copy(seconds);
        }

        @Override
        public int[][] metres() {
            return copy(metres);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Given that
                    && places.equals(that.places)
                    && Arrays.deepEquals(seconds, that.seconds)
                    && Arrays.deepEquals(metres, that.metres);
        }

        @Override
        public int hashCode() {
            return Arrays.deepHashCode(new Object[] {places, seconds, metres});
        }

        private static int[][] square(int[][] matrix, int n, int most, String what) {
            if (matrix == null || matrix.length != n) {
                throw new IllegalArgumentException("The given %s must have %s rows.".formatted(what, n));
            }
            for (int row = 0; row < n; row++) {
                if (matrix[row] == null || matrix[row].length != n) {
                    throw new IllegalArgumentException("Row %s of the given %s must have %s numbers, not %s."
                            .formatted(row, what, n, matrix[row] == null ? 0 : matrix[row].length));
                }
                for (int column = 0; column < n; column++) {
                    if (matrix[row][column] < -1 || matrix[row][column] > most) {
                        throw new IllegalArgumentException(
                                "The given %s in row %s, column %s (%s) must be between -1 and %s."
                                        .formatted(what, row, column, matrix[row][column], most));
                    }
                }
            }
            return copy(matrix);
        }

        private static int[][] copy(int[][] matrix) {
            return Arrays.stream(matrix).map(int[]::clone).toArray(int[][]::new);
        }
    }
}
