package org.resupply.network;

import java.util.Set;
import org.resupply.model.geo.Geodesy;

/** A named closure that lies over a road graph: which arcs nobody may use while it lasts. */
public sealed interface RoadClosure {

    /** What planners call it; explanations of unreachable places say this. */
    String name();

    /** Whether an arc of the graph is closed. */
    boolean closes(RoadGraph graph, int arc);

    /**
     * Closes single arcs.
     *
     * @param arcs arc numbers: the row of the arc in its file, counted from 0 below the header
     */
    record OfArcs(String name, Set<Integer> arcs) implements RoadClosure {
        public OfArcs {
            arcs = Set.copyOf(arcs);
        }

        @Override
        public boolean closes(RoadGraph graph, int arc) {
            return arcs.contains(arc);
        }
    }

    /** Closes every arc of a named road, bridge or tunnel; {@code road} as in the graph's {@code name} column. */
    record OfRoad(String name, String road) implements RoadClosure {
        @Override
        public boolean closes(RoadGraph graph, int arc) {
            return graph.name(arc).equals(road);
        }
    }

    /** Closes every arc that touches a circle about a position in WGS-84 degrees. */
    record Circle(String name, double lon, double lat, double radiusMetres) implements RoadClosure {
        public Circle {
            if (!Geodesy.isPosition(lon, lat)) {
                throw new IllegalArgumentException(
                        "The centre (%s, %s) of the closure (%s) is no position.".formatted(lon, lat, name));
            }
            if (!(radiusMetres > 0)) {
                throw new IllegalArgumentException(
                        "The radius (%s m) of the closure (%s) must be positive.".formatted(radiusMetres, name));
            }
        }

        @Override
        public boolean closes(RoadGraph graph, int arc) {
            double x = Geodesy.metresPerDegreeOfLongitude(lat);
            double y = Geodesy.METRES_PER_DEGREE;
            double ax = (graph.lon(graph.tail(arc)) - lon) * x;
            double ay = (graph.lat(graph.tail(arc)) - lat) * y;
            double bx = (graph.lon(graph.head(arc)) - lon) * x;
            double by = (graph.lat(graph.head(arc)) - lat) * y;
            double dx = bx - ax;
            double dy = by - ay;
            double square = dx * dx + dy * dy;
            double along = square == 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / square));
            return Math.hypot(ax + along * dx, ay + along * dy) <= radiusMetres;
        }
    }

    /**
     * Closes every arc that begins or ends in a polygon or crosses its edge.
     *
     * @param lonLat the corners, longitude and latitude by turns, WGS-84 degrees; at least three; closed by itself
     */
    record Polygon(String name, double[] lonLat) implements RoadClosure {
        public Polygon {
            if (lonLat.length < 6 || lonLat.length % 2 != 0) {
                throw new IllegalArgumentException(
                        "The polygon of the closure (%s) has %s numbers; it needs longitude and latitude of at least three corners."
                                .formatted(name, lonLat.length));
            }
            lonLat = lonLat.clone();
        }

        @Override
        public double[] lonLat() {
            return lonLat.clone();
        }

        @Override
        public boolean closes(RoadGraph graph, int arc) {
            double ax = graph.lon(graph.tail(arc));
            double ay = graph.lat(graph.tail(arc));
            double bx = graph.lon(graph.head(arc));
            double by = graph.lat(graph.head(arc));
            boolean inside = false;
            int corners = lonLat.length / 2;
            for (int i = 0, j = corners - 1; i < corners; j = i++) {
                double cx = lonLat[2 * i];
                double cy = lonLat[2 * i + 1];
                double dx = lonLat[2 * j];
                double dy = lonLat[2 * j + 1];
                if (cy > ay != dy > ay && ax < (dx - cx) * (ay - cy) / (dy - cy) + cx) {
                    inside = !inside;
                }
                if (turn(ax, ay, bx, by, cx, cy) != turn(ax, ay, bx, by, dx, dy)
                        && turn(cx, cy, dx, dy, ax, ay) != turn(cx, cy, dx, dy, bx, by)) {
                    return true;
                }
            }
            return inside;
        }

        private static boolean turn(double ax, double ay, double bx, double by, double cx, double cy) {
            return (bx - ax) * (cy - ay) > (by - ay) * (cx - ax);
        }
    }
}
