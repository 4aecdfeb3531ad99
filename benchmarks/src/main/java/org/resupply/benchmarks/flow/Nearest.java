package org.resupply.benchmarks.flow;

import java.util.Arrays;

/** The points nearest to a place, found ring by ring in a grid of square cells of about two points each. */
final class Nearest {
    private final double[] x;
    private final double[] y;
    private final double left;
    private final double low;
    private final double cell;
    private final int columns;
    private final int rows;
    private final int[] first;
    private final int[] points;

    Nearest(double[] x, double[] y) {
        this.x = x;
        this.y = y;
        this.left = Arrays.stream(x).min().orElse(0);
        this.low = Arrays.stream(y).min().orElse(0);
        double width = Math.max(1, Arrays.stream(x).max().orElse(0) - left);
        double height = Math.max(1, Arrays.stream(y).max().orElse(0) - low);
        this.cell = Math.max(1, Math.sqrt(2 * width * height / Math.max(1, x.length)));
        this.columns = (int) (width / cell) + 1;
        this.rows = (int) (height / cell) + 1;
        this.first = new int[columns * rows + 1];
        this.points = new int[x.length];
        for (int point = 0; point < x.length; point++) {
            first[cellOf(point) + 1]++;
        }
        for (int c = 0; c < columns * rows; c++) {
            first[c + 1] += first[c];
        }
        int[] next = first.clone();
        for (int point = 0; point < x.length; point++) {
            points[next[cellOf(point)]++] = point;
        }
    }

    private int cellOf(int point) {
        return row(y[point]) * columns + column(x[point]);
    }

    private int column(double at) {
        return Math.max(0, Math.min(columns - 1, (int) Math.floor((at - left) / cell)));
    }

    private int row(double at) {
        return Math.max(0, Math.min(rows - 1, (int) Math.floor((at - low) / cell)));
    }

    /** The count points nearest to the place, nearest first, equal ones by index; fewer when there are no more. */
    int[] of(double px, double py, int count) {
        int wanted = Math.min(count, x.length);
        int column = column(px);
        int row = row(py);
        int[] found = new int[Math.max(16, 2 * wanted)];
        int size = 0;
        int within = 0;
        int most = Math.max(columns, rows);
        for (int ring = 0; ring <= most && within < wanted; ring++) {
            for (int r = Math.max(0, row - ring); r <= Math.min(rows - 1, row + ring); r++) {
                boolean edge = r == row - ring || r == row + ring;
                int step = edge || ring == 0 ? 1 : 2 * ring;
                for (int c = column - ring; c <= column + ring; c += step) {
                    if (c < 0 || c >= columns) {
                        continue;
                    }
                    for (int i = first[r * columns + c]; i < first[r * columns + c + 1]; i++) {
                        if (size == found.length) {
                            found = Arrays.copyOf(found, 2 * size);
                        }
                        found[size++] = points[i];
                    }
                }
            }
            if (size >= wanted) {
                double sure = ring * cell;
                within = 0;
                for (int i = 0; i < size; i++) {
                    if (Math.hypot(x[found[i]] - px, y[found[i]] - py) <= sure) {
                        within++;
                    }
                }
            }
        }
        return sortedByDistance(found, size, px, py, wanted);
    }

    private int[] sortedByDistance(int[] found, int size, double px, double py, int wanted) {
        long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            long centimetres = Math.round(100 * Math.hypot(x[found[i]] - px, y[found[i]] - py));
            keys[i] = centimetres << 31 | found[i];
        }
        Arrays.sort(keys);
        int[] nearest = new int[wanted];
        for (int i = 0; i < wanted; i++) {
            nearest[i] = (int) (keys[i] & 0x7fffffff);
        }
        return nearest;
    }
}
