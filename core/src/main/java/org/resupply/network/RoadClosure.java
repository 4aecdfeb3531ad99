package org.resupply.network;

import org.resupply.model.geo.Geodesy;

/** A named closure that lies over a road graph: which arcs nobody may use while it lasts. */
public sealed interface RoadClosure {

    /** What planners call it; explanations of unreachable places say this. */
    String name();

    /** Whether an arc of the graph is closed. */
    boolean closes(RoadGraph graph, int arc);

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
}
