package org.resupply.routing.search;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.resupply.problem.RoutingTravel;

/**
 * The places of a problem in another order, so that near places follow each other: what a move reads of a table of distances
 * then lies in a few lines of the cache.
 *
 * <p>Where there are coordinates the order is that of D. Hilbert's curve (Ueber die stetige Abbildung einer Linie auf ein
 * Flaechenstueck, 1891), otherwise each place is followed by the nearest of those left.
 */
final class Places {
    private static final int BITS = 10; // of each coordinate on the curve

    private Places() {}

    /**
     * The place that comes first, second, and so on.
     *
     * @param ended whether the end was asked for: then many places, or those that are left, stay as they are
     */
    static int[] inOrder(RoutingTravel travel, BooleanSupplier ended) {
        long pairs = (long) travel.places() * travel.places();
        if (pairs > Neighbours.ASK_AFTER && ended.getAsBoolean()) {
            return asGiven(travel.places());
        }
        return travel.hasCoordinates() ? alongCurve(travel) : nearestNext(travel, ended);
    }

    private static int[] asGiven(int places) {
        return IntStream.range(0, places).toArray();
    }

    private static int[] alongCurve(RoutingTravel travel) {
        int places = travel.places();
        double west = Double.POSITIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double extent = 1e-9;
        for (int place = 0; place < places; place++) {
            west = Math.min(west, travel.x(place));
            south = Math.min(south, travel.y(place));
        }
        for (int place = 0; place < places; place++) {
            extent = Math.max(extent, Math.max(travel.x(place) - west, travel.y(place) - south));
        }
        long[] keyed = new long[places];
        double cells = ((1 << BITS) - 1) / extent;
        for (int place = 0; place < places; place++) {
            int x = (int) ((travel.x(place) - west) * cells);
            int y = (int) ((travel.y(place) - south) * cells);
            keyed[place] = (long) alongCurve(x, y) << 32 | place;
        }
        Arrays.sort(keyed);
        return Arrays.stream(keyed).mapToInt(key -> (int) key).toArray();
    }

    /** How far along the curve a cell lies. */
    private static int alongCurve(int column, int row) {
        int x = column;
        int y = row;
        int along = 0;
        for (int side = 1 << BITS - 1; side > 0; side >>= 1) {
            boolean east = (x & side) != 0;
            boolean north = (y & side) != 0;
            along = along << 2 | (east ? north ? 2 : 3 : north ? 1 : 0);
            if (!north) {
                int mirrored = east ? ~y : y;
                y = east ? ~x : x;
                x = mirrored;
            }
        }
        return along;
    }

    private static int[] nearestNext(RoutingTravel travel, BooleanSupplier ended) {
        int[] order = asGiven(travel.places());
        for (int i = 1; i < order.length; i++) {
            if ((long) i * order.length > Neighbours.ASK_AFTER
                    && i % Neighbours.ASK_EVERY == 0
                    && ended.getAsBoolean()) {
                return order;
            }
            int nearest = i;
            for (int j = i + 1; j < order.length; j++) {
                if (travel.distance(order[i - 1], order[j]) < travel.distance(order[i - 1], order[nearest])) {
                    nearest = j;
                }
            }
            int next = order[nearest];
            order[nearest] = order[i];
            order[i] = next;
        }
        return order;
    }
}
