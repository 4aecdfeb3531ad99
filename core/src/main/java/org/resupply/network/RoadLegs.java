package org.resupply.network;

import java.util.List;
import org.resupply.model.GeoPoint;

/**
 * Legs on a road graph between places snapped to its nodes.
 *
 * <p>Up to {@value #DENSE_PLACES} places all pairs stand in a table; beyond, each place keeps its climb and its descent
 * in the hierarchy, and a leg is found where the two meet.
 */
final class RoadLegs implements Legs {

    static final int DENSE_PLACES = 3000;

    private final RoadView view;
    private final int[] nodes;
    private final long[] table;
    private final ContractionHierarchy.Labels labels;

    RoadLegs(RoadView view, List<GeoPoint> points) {
        this.view = view;
        nodes = points.stream()
                .mapToInt(point -> view.snap(point.lon(), point.lat()))
                .toArray();
        boolean dense = nodes.length <= DENSE_PLACES;
        table = dense ? view.legs(nodes, nodes) : null;
        labels = dense ? null : view.labels(nodes);
    }

    @Override
    public long leg(int from, int to) {
        return table != null ? table[from * nodes.length + to] : labels.leg(from, to);
    }

    @Override
    public Unreachable why(int from, String fromName, int to, String toName) {
        return view.whyUnreachable(fromName, nodes[from], toName, nodes[to]);
    }
}
