package org.resupply.routing.search;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * For each stop the stops on whose way from or to a depot it lies, the smallest detour first.
 *
 * <pre>
 *   depot ------------------> f
 *         \--> u ---------/       detour = d(depot, u) + d(u, f) - d(depot, f)
 * </pre>
 *
 * A first or last leg may pass a stop far from both its ends, so lists of neighbours do not show it. With the detours sorted,
 * a search for the best leg ends at the first entry that costs more than what is known, however many routes there are.
 */
final class DepotLegs {
    /** With more stops looking at all pairs takes too long. */
    static final int MOST_STOPS = 5000;

    private static final int MOST = 30; // at most 64: they are sifted at once

    /** A detour longer than so many times the way to the {@link #NEAR}th neighbour is hardly ever the cheapest. */
    private static final double REACH = 2;

    private static final int NEAR = 20;

    /** Where the entries of a stop begin; those of the last stop end at the last. */
    final int[] first;

    final int[] stop;
    final int[] detour;

    /** Whether there is one depot only and both ways are equal: then each detour holds for the first leg and for the last. */
    final boolean exact;

    /** The lists of a problem; short or none for some stops if the end is asked for meanwhile. */
    DepotLegs(SearchProblem problem, BooleanSupplier ended) {
        int n = problem.stops;
        Distances distances = problem.distances[0];
        int[][] out = ways(problem, problem.typeStart, true);
        int[][] home = problem.symmetric && Arrays.equals(problem.typeStart, problem.typeEnd)
                ? new int[0][]
                : ways(problem, problem.typeEnd, false);
        exact = out.length == 1 && home.length == 0;
        first = new int[n + 1];
        int[] stops = new int[n * 8];
        int[] detours = new int[n * 8];
        long[] ranked = new long[n];
        int count = 0;
        boolean hasty = false;
        for (int u = 0; u < n; u++) {
            hasty |= (long) u * n > Neighbours.ASK_AFTER && u % Neighbours.ASK_EVERY == 0 && ended.getAsBoolean();
            if (hasty) {
                first[u + 1] = count;
                continue;
            }
            int near = problem.neighbourDistance[u * problem.width + Math.min(NEAR, problem.width) - 1];
            int reach = (int) Math.min(REACH * near, Integer.MAX_VALUE - 1) + 1;
            int found = 0;
            for (int f = 0; f < n; f++) {
                if (f == u) {
                    continue;
                }
                int least = Integer.MAX_VALUE;
                int onward = distances.from(problem.place[u], problem.place[f]);
                for (int[] way : out) {
                    least = Math.min(least, way[u] + onward - way[f]);
                }
                int inward = distances.to(problem.place[u], problem.place[f]);
                for (int[] way : home) {
                    least = Math.min(least, way[u] + inward - way[f]);
                }
                if (least < reach) {
                    ranked[found++] = (long) least << 32 | f;
                }
            }
            int kept = Math.min(found, MOST);
            Neighbours.select(ranked, found, kept);
            Arrays.sort(ranked, 0, kept);
            if (count + kept > stops.length) {
                stops = Arrays.copyOf(stops, 2 * stops.length + MOST);
                detours = Arrays.copyOf(detours, stops.length);
            }
            for (int k = 0; k < kept; k++) {
                stops[count] = (int) ranked[k];
                detours[count++] = (int) (ranked[k] >> 32);
            }
            first[u + 1] = count;
        }
        stop = Arrays.copyOf(stops, count);
        detour = Arrays.copyOf(detours, count);
    }

    /** The ways between each depot and all stops. */
    private static int[][] ways(SearchProblem problem, int[] depots, boolean out) {
        int[] different = Arrays.stream(depots).distinct().toArray();
        int[][] ways = new int[different.length][problem.stops];
        for (int i = 0; i < ways.length; i++) {
            for (int s = 0; s < problem.stops; s++) {
                ways[i][s] = out
                        ? problem.distances[0].between(different[i], problem.place[s])
                        : problem.distances[0].between(problem.place[s], different[i]);
            }
        }
        return ways;
    }
}
