package org.resupply.network;

import org.resupply.model.geo.Geodesy;

/** Nodes sorted into square cells, a few to a cell, so that the nearest one is found by looking into rings of cells. */
final class NodeGrid {

    private static final double NODES_PER_CELL = 4;

    private final double[] lon;
    private final double[] lat;
    private final double west;
    private final double south;
    private final double metresPerLon;
    private final double cell;
    private final int columns;
    private final int rows;
    private final int[] first;
    private final int[] nodes;

    NodeGrid(double[] lon, double[] lat) {
        this.lon = lon;
        this.lat = lat;
        double w = Double.MAX_VALUE;
        double e = -Double.MAX_VALUE;
        double s = Double.MAX_VALUE;
        double n = -Double.MAX_VALUE;
        for (int i = 0; i < lon.length; i++) {
            w = Math.min(w, lon[i]);
            e = Math.max(e, lon[i]);
            s = Math.min(s, lat[i]);
            n = Math.max(n, lat[i]);
        }
        west = w;
        south = s;
        metresPerLon = Geodesy.metresPerDegreeOfLongitude((s + n) / 2);
        double width = Math.max(1, (e - w) * metresPerLon);
        double height = Math.max(1, (n - s) * Geodesy.METRES_PER_DEGREE);
        double finest = Math.max(width, height) / 4096; // bounds the grid of nodes that lie on a line
        cell = Math.max(finest, Math.sqrt(width * height * NODES_PER_CELL / lon.length));
        columns = (int) (width / cell) + 1;
        rows = (int) (height / cell) + 1;
        first = new int[columns * rows + 1];
        for (int i = 0; i < lon.length; i++) {
            first[cellOf(lon[i], lat[i]) + 1]++;
        }
        for (int c = 1; c < first.length; c++) {
            first[c] += first[c - 1];
        }
        int[] next = first.clone();
        nodes = new int[lon.length];
        for (int i = 0; i < lon.length; i++) {
            nodes[next[cellOf(lon[i], lat[i])]++] = i;
        }
    }

    private int cellOf(double atLon, double atLat) {
        return rowOf(atLat) * columns + columnOf(atLon);
    }

    private int columnOf(double atLon) {
        return (int) Math.max(0, Math.min(columns - 1, Math.floor((atLon - west) * metresPerLon / cell)));
    }

    private int rowOf(double atLat) {
        return (int) Math.max(0, Math.min(rows - 1, Math.floor((atLat - south) * Geodesy.METRES_PER_DEGREE / cell)));
    }

    /** The nearest node, of the marked ones where marks are given; ties go to the lower number; -1 when none is marked. */
    int nearest(double atLon, double atLat, boolean[] marked) {
        double x = (atLon - west) * metresPerLon;
        double y = (atLat - south) * Geodesy.METRES_PER_DEGREE;
        int column = columnOf(atLon);
        int row = rowOf(atLat);
        int best = -1;
        double bestSquare = Double.MAX_VALUE;
        for (int ring = 0; ring <= Math.max(columns, rows); ring++) {
            for (int r = Math.max(0, row - ring); r <= Math.min(rows - 1, row + ring); r++) {
                boolean edgeRow = r == row - ring || r == row + ring;
                int step = edgeRow || ring == 0 ? 1 : 2 * ring;
                for (int c = column - ring; c <= column + ring; c += step) {
                    if (c < 0 || c >= columns) {
                        continue;
                    }
                    for (int i = first[r * columns + c]; i < first[r * columns + c + 1]; i++) {
                        int node = nodes[i];
                        if (marked != null && !marked[node]) {
                            continue;
                        }
                        double dx = (lon[node] - west) * metresPerLon - x;
                        double dy = (lat[node] - south) * Geodesy.METRES_PER_DEGREE - y;
                        double square = dx * dx + dy * dy;
                        if (square < bestSquare || square == bestSquare && node < best) {
                            bestSquare = square;
                            best = node;
                        }
                    }
                }
            }
            if (best >= 0 && Math.sqrt(bestSquare) <= nearestBeyond(x, y, column, row, ring)) {
                return best;
            }
        }
        return best;
    }

    /** How near, at least, any point outside the square of the given ring lies. */
    private double nearestBeyond(double x, double y, int column, int row, int ring) {
        double left = x - (column - ring) * cell;
        double right = (column + ring + 1) * cell - x;
        double below = y - (row - ring) * cell;
        double above = (row + ring + 1) * cell - y;
        return Math.min(Math.min(left, right), Math.min(below, above));
    }
}
