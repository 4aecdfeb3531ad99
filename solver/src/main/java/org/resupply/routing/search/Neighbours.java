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
    private static final long WAITING_PER_DISTANCE = 5;
    private static final long EIGHTHS = 8;

    /** In eighths; what is farther away, or without a way, counts as this. */
    private static final long FARTHEST = Integer.MAX_VALUE;

    /** Stops after which it is asked again whether the end was asked for, once so many pairs were looked at: tens of milliseconds. */
    static final int ASK_EVERY = 64;

    static final long ASK_AFTER = 100_000;

    private Neighbours() {}

    /** The lists one after another, of so many neighbours each; none at all if the end is asked for meanwhile. */
    static int[] of(SearchProblem problem, int width, BooleanSupplier ended) {
        int n = problem.stops;
        if ((long) n * n > ASK_AFTER && ended.getAsBoolean()) {
            return new int[0];
        }
        int[] lists = new int[n * width];
        Nearest nearest = new Nearest(problem, width);
        boolean grid = n > ALL_PAIRS && problem.problem.travel(0).hasCoordinates();
        Grid cells = grid ? new Grid(problem) : null;
        int enough = (problem.timed ? 4 : 1) * width + 1;
        int[] all = IntStream.range(0, n).toArray();
        long pairs = 0;
        for (int u = 0; u < n; u++) {
            if (pairs > ASK_AFTER && u % ASK_EVERY == 0 && ended.getAsBoolean()) {
                return new int[0];
            }
            nearest.begin(u);
            pairs += grid ? cells.around(u, enough, nearest) : nearest.among(all, n);
            nearest.write(lists);
        }
        return lists;
    }

    /** The distance to each neighbour of the lists, the shorter way; none at all if the end is asked for meanwhile. */
    static int[] distances(SearchProblem problem, int[] lists, int width, BooleanSupplier ended) {
        int[] lengths = new int[lists.length];
        Distances distances = problem.distances[0];
        int k = 0;
        for (int u = 0; k < lists.length; u++) {
            if (k > ASK_AFTER && u % ASK_EVERY == 0 && ended.getAsBoolean()) {
                return new int[0];
            }
            int at = problem.place[u];
            for (int end = k + width; k < end; k++) {
                int v = problem.place[lists[k]];
                int there = distances.from(at, v);
                lengths[k] = problem.symmetric ? there : Math.min(there, distances.to(at, v));
            }
        }
        return lengths;
    }

    /** The nearest of many candidates: what is farther away than as many as are wanted is passed over before it is ranked. */
    private static final class Nearest {
        private final SearchProblem problem;
        private final int width;
        private final long[] ranked; // nearness in eighths above, stop below
        private int u;
        private int count;
        private long limit; // of the nearness of those still wanted

        Nearest(SearchProblem problem, int width) {
            this.problem = problem;
            this.width = width;
            ranked = new long[2 * width + 1];
        }

        void begin(int stop) {
            u = stop;
            count = 0;
            limit = FARTHEST;
        }

        /** Looks at so many candidates, and says how many these were. */
        int among(int[] candidates, int number) {
            final Distances distances = problem.distances[0];
            final int[] place = problem.place;
            final boolean symmetric = problem.symmetric;
            final boolean timed = problem.timed;
            final int at = place[u];
            int kept = count;
            for (int i = 0; i < number; i++) {
                int v = candidates[i];
                int there = distances.from(at, place[v]);
                int back = symmetric ? there : distances.to(at, place[v]);
                long nearness = EIGHTHS * Math.min(there, back);
                if (timed && nearness <= limit) {
                    nearness = inTime(v, there, back);
                }
                nearness += negative(FARTHEST - nearness);
                ranked[kept] = nearness << 32 | v;
                kept += nearness <= limit & v != u ? 1 : 0;
                if (kept == ranked.length) {
                    select(ranked, kept, width);
                    kept = width;
                    limit = largest(ranked, width) >> 32;
                }
            }
            count = kept;
            return number;
        }

        /** Whether nothing so far away would be among them. */
        boolean endsBefore(double distance) {
            return limit < FARTHEST && EIGHTHS * distance > limit;
        }

        /** Writes the list of the stop, the last one again and again where there are too few. */
        void write(int[] lists) {
            select(ranked, count, width);
            Arrays.sort(ranked, 0, Math.min(count, width));
            for (int k = 0; k < width; k++) {
                lists[u * width + k] = (int) ranked[Math.min(k, count - 1)];
            }
        }

        private long inTime(int v, int there, int back) {
            Distances durations = problem.durations[0];
            boolean same = durations == problem.distances[0];
            int from = problem.place[u];
            int to = problem.place[v];
            long after = EIGHTHS * there + misfit(u, v, same ? there : durations.from(from, to));
            long before = EIGHTHS * back + misfit(v, u, same ? back : durations.to(from, to));
            return before + negative(after - before);
        }

        private long misfit(int u, int v, int drive) {
            long away = (long) problem.service[u] + drive;
            long waiting = -negative(problem.close[u] + away - problem.open[v]);
            long lateness = -negative(problem.close[v] - problem.open[u] - away);
            return EIGHTHS * lateness + EIGHTHS * waiting / WAITING_PER_DISTANCE;
        }

        /** What is below zero, otherwise zero; without a branch, since nobody can foresee which it is. */
        private static long negative(long value) {
            return value & value >> 63;
        }

        private static long largest(long[] values, int count) {
            long most = values[0];
            for (int i = 1; i < count; i++) {
                most = Math.max(most, values[i]);
            }
            return most;
        }
    }

    /**
     * Moves the smallest entries to the front, in no order. Entries differ, by less than 2^63. Both halves are written without a
     * branch, since nobody can foresee which one an entry belongs to.
     */
    static void select(long[] values, int count, int smallest) {
        int low = 0;
        int high = count - 1;
        while (low < high && smallest < count) {
            int middle = (low + high) >>> 1;
            long pivot = values[middle];
            values[middle] = values[high];
            int less = low;
            for (int i = low; i < high; i++) {
                long value = values[i];
                values[i] = values[less];
                values[less] = value;
                less += (int) (value - pivot >>> 63);
            }
            values[high] = values[less];
            values[less] = pivot;
            if (smallest < less) {
                high = less - 1;
            } else if (smallest > less + 1) {
                low = less + 1;
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
        private final int[] within; // those of one ring

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
            within = new int[place.length];
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

        /**
         * Looks at stops in rings of cells until there are enough, and some rings more, but not beyond what could be among the nearest.
         *
         * @return how many were looked at
         */
        int around(int stop, int enough, Nearest nearest) {
            int column = column(place[stop]);
            int row = row(place[stop]);
            int found = 0;
            int extra = 0;
            for (int ring = 0; ring <= Math.max(columns, rows) && extra <= ring / 3 + 1; ring++) {
                if (nearest.endsBefore((ring - 1) * cell * travel.scale() - 1)) {
                    break;
                }
                found += nearest.among(within, ring(column, row, ring));
                if (found >= enough) {
                    extra++;
                }
            }
            return found;
        }

        private int ring(int column, int row, int ring) {
            int count = 0;
            for (int r = Math.max(0, row - ring); r <= Math.min(rows - 1, row + ring); r++) {
                boolean edge = r == row - ring || r == row + ring;
                for (int c = column - ring; c <= column + ring; c += edge || ring == 0 ? 1 : 2 * ring) {
                    if (c < 0 || c >= columns) {
                        continue;
                    }
                    for (int i = first[r * columns + c]; i < first[r * columns + c + 1]; i++) {
                        within[count++] = members[i];
                    }
                }
            }
            return count;
        }
    }
}
