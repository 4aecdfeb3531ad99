package org.resupply.routing.search;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.resupply.problem.RoutingTravel;

/**
 * For each stop the stops it most likely shares a leg with, nearest first.
 *
 * <p>Nearness mixes distance with the waiting and lateness which the windows force upon the leg (Vidal et al. 2013). Where
 * coordinates exist and stops are many, candidates come from a grid, so that the work grows with the number of stops and not with its square.
 */
final class Neighbours {
    /** Length of each list. */
    static final int WIDTH = 100;

    private static final int ALL_PAIRS = 2500;
    private static final double WAITING = 0.2;

    /** Stops after which it is asked again whether the end was asked for, once so many pairs were looked at: tens of milliseconds. */
    static final int ASK_EVERY = 64;

    static final long ASK_AFTER = 100_000;

    private Neighbours() {}

    /** The lists one after another, of so many neighbours each; none at all if the end is asked for meanwhile. */
    static int[] of(SearchProblem problem, int width, BooleanSupplier ended) {
        int n = problem.stops;
        int[] lists = new int[n * width];
        long[] ranked = new long[n];
        boolean grid = n > ALL_PAIRS && problem.problem.travel(0).hasCoordinates();
        Grid cells = grid ? new Grid(problem) : null;
        int[] candidates = new int[n];
        long pairs = 0;
        for (int u = 0; u < n; u++) {
            if (pairs > ASK_AFTER && u % ASK_EVERY == 0 && ended.getAsBoolean()) {
                return new int[0];
            }
            int count = 0;
            if (grid) {
                int found = cells.around(u, (problem.timed ? 4 : 1) * width + 1, candidates);
                for (int i = 0; i < found; i++) {
                    int v = candidates[i];
                    if (v != u) {
                        ranked[count++] = rank(problem, u, v);
                    }
                }
            } else {
                for (int v = 0; v < n; v++) {
                    if (v != u) {
                        ranked[count++] = rank(problem, u, v);
                    }
                }
            }
            pairs += count;
            select(ranked, count, width);
            Arrays.sort(ranked, 0, Math.min(count, width));
            for (int k = 0; k < width; k++) {
                lists[u * width + k] = (int) ranked[Math.min(k, count - 1)];
            }
        }
        return lists;
    }

    /** The distance to each neighbour, the shorter way. */
    static int[] distances(SearchProblem problem) {
        int[] lengths = new int[problem.neighbours.length];
        Distances distances = problem.distances[0];
        for (int i = 0; i < lengths.length; i++) {
            int u = problem.place[i / problem.width];
            int v = problem.place[problem.neighbours[i]];
            int there = distances.between(u, v);
            lengths[i] = problem.symmetric ? there : Math.min(there, distances.between(v, u));
        }
        return lengths;
    }

    private static long rank(SearchProblem problem, int u, int v) {
        return (long) (nearness(problem, u, v) * 8) << 32 | v;
    }

    private static double nearness(SearchProblem problem, int u, int v) {
        Distances distances = problem.distances[0];
        int there = distances.between(problem.place[u], problem.place[v]);
        int back = problem.symmetric ? there : distances.between(problem.place[v], problem.place[u]);
        if (!problem.timed) {
            return Math.min(there, back);
        }
        Distances durations = problem.durations[0];
        return Math.min(
                there + misfit(problem, u, v, durations.between(problem.place[u], problem.place[v])),
                back + misfit(problem, v, u, durations.between(problem.place[v], problem.place[u])));
    }

    private static double misfit(SearchProblem problem, int u, int v, int drive) {
        int earliest = problem.open[u] + problem.service[u] + drive;
        long latest = (long) problem.close[u] + problem.service[u] + drive;
        return WAITING * Math.max(0, problem.open[v] - latest)
                + Math.min(Math.max(0, earliest - problem.close[v]), RoutingTravel.UNREACHABLE);
    }

    /** Moves the smallest entries to the front, in no order. */
    static void select(long[] values, int count, int smallest) {
        int low = 0;
        int high = count - 1;
        while (low < high && smallest < count) {
            long pivot = values[(low + high) >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    long swap = values[i];
                    values[i++] = values[j];
                    values[j--] = swap;
                }
            }
            if (smallest <= j) {
                high = j;
            } else if (smallest > i) {
                low = i;
            } else {
                return;
            }
        }
    }

    /** Stops in square cells of about four stops each. */
    private static final class Grid {
        private final RoutingTravel travel;
        private final int[] place; // as the problem numbers them
        private final double west;
        private final double south;
        private final double cell;
        private final int columns;
        private final int rows;
        private final int[] first;
        private final int[] members;

        Grid(SearchProblem problem) {
            travel = problem.problem.travel(0);
            place = IntStream.range(0, problem.stops)
                    .map(problem.problem::place)
                    .toArray();
            double left = Double.POSITIVE_INFINITY;
            double right = Double.NEGATIVE_INFINITY;
            double bottom = Double.POSITIVE_INFINITY;
            double top = Double.NEGATIVE_INFINITY;
            for (int at : place) {
                left = Math.min(left, travel.x(at));
                right = Math.max(right, travel.x(at));
                bottom = Math.min(bottom, travel.y(at));
                top = Math.max(top, travel.y(at));
            }
            west = left;
            south = bottom;
            double area = Math.max(1e-9, (right - left) * (top - bottom));
            double extent = Math.max(right - left, top - bottom);
            cell = Math.max(Math.sqrt(area * 4 / place.length), Math.max(extent / 4000, 1e-9));
            columns = (int) ((right - left) / cell) + 1;
            rows = (int) ((top - bottom) / cell) + 1;
            first = new int[columns * rows + 1];
            members = new int[place.length];
            for (int at : place) {
                first[cellOf(at) + 1]++;
            }
            for (int c = 0; c < columns * rows; c++) {
                first[c + 1] += first[c];
            }
            int[] fill = first.clone();
            for (int s = 0; s < place.length; s++) {
                members[fill[cellOf(place[s])]++] = s;
            }
        }

        private int column(int at) {
            return (int) ((travel.x(at) - west) / cell);
        }

        private int row(int at) {
            return (int) ((travel.y(at) - south) / cell);
        }

        private int cellOf(int at) {
            return row(at) * columns + column(at);
        }

        /** Stops in rings of cells until there are enough, and one ring more. */
        int around(int stop, int enough, int[] found) {
            int column = column(place[stop]);
            int row = row(place[stop]);
            int count = 0;
            int extra = 0;
            for (int ring = 0; ring <= Math.max(columns, rows) && extra <= ring / 3 + 1; ring++) {
                for (int r = row - ring; r <= row + ring; r++) {
                    if (r < 0 || r >= rows) {
                        continue;
                    }
                    boolean edge = r == row - ring || r == row + ring;
                    for (int c = column - ring; c <= column + ring; c += edge || ring == 0 ? 1 : 2 * ring) {
                        if (c < 0 || c >= columns) {
                            continue;
                        }
                        for (int i = first[r * columns + c]; i < first[r * columns + c + 1]; i++) {
                            found[count++] = members[i];
                        }
                    }
                }
                if (count >= enough) {
                    extra++;
                }
            }
            return count;
        }
    }
}
