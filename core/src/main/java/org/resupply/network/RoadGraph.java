package org.resupply.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.resupply.model.BadInput;
import org.resupply.model.Fault;
import org.resupply.model.geo.Geodesy;

/**
 * A directed road graph in flat arrays: nodes with WGS-84 positions, arcs with length, time, road class and name.
 *
 * <p>Nodes are numbered 0 to {@link #nodeCount()} - 1 in the order of their file, arcs 0 to {@link #arcCount()} - 1 in
 * the order of theirs. The graph is immutable: what a vehicle may not use and what is closed lies over it as a
 * {@link RoadView}.
 */
public final class RoadGraph {

    /** A city's road graph is no larger than this; the number guards the arithmetic of lengths. */
    private static final int LARGEST_EXTENT_METRES = 1_000_000;

    private static final int LONGEST_ARC_METRES = 1_000_000;
    private static final int LONGEST_ARC_SECONDS = 1_000_000;

    final double[] lon;
    final double[] lat;
    final int[] tail;
    final int[] head;
    final int[] decimetres;
    final int[] milliseconds;
    final String[] roadClass;
    final String[] name;
    private final NodeGrid grid;

    private RoadGraph(
            double[] lon,
            double[] lat,
            int[] tail,
            int[] head,
            int[] decimetres,
            int[] milliseconds,
            String[] roadClass,
            String[] name) {
        this.lon = lon;
        this.lat = lat;
        this.tail = tail;
        this.head = head;
        this.decimetres = decimetres;
        this.milliseconds = milliseconds;
        this.roadClass = roadClass;
        this.name = name;
        this.grid = new NodeGrid(lon, lat);
    }

    /**
     * Reads a graph from two comma-separated files in UTF-8, plain or ending in {@code .gz}.
     *
     * @param nodes columns {@code node} (any text), {@code lon}, {@code lat} (WGS-84 degrees)
     * @param arcs columns {@code from}, {@code to} (nodes), {@code length_m}, {@code time_s}, and, where known,
     *     {@code highway} (road class) and {@code name}; further columns are left alone
     * @throws BadInput when a file cannot be read or is no such graph, by file and row
     */
    public static RoadGraph read(Path nodes, Path arcs) {
        Builder builder = new Builder();
        try (RoadTable table = new RoadTable(nodes)) {
            int node = table.column("node");
            int lon = table.column("lon");
            int lat = table.column("lat");
            while (table.next()) {
                try {
                    builder.node(table.text(node), table.number(lon), table.number(lat));
                } catch (IllegalArgumentException nonsense) {
                    throw table.refused(nonsense);
                }
            }
        }
        try (RoadTable table = new RoadTable(arcs)) {
            int from = table.column("from");
            int to = table.column("to");
            int metres = table.column("length_m");
            int seconds = table.column("time_s");
            int roadClass = table.columnIfPresent("highway");
            int name = table.columnIfPresent("name");
            while (table.next()) {
                try {
                    builder.arc(
                            table.text(from),
                            table.text(to),
                            table.number(metres),
                            table.number(seconds),
                            roadClass < 0 ? "" : table.text(roadClass),
                            name < 0 ? "" : table.text(name));
                } catch (IllegalArgumentException nonsense) {
                    throw table.refused(nonsense);
                }
            }
        }
        try {
            return builder.build();
        } catch (IllegalArgumentException nonsense) {
            String file = String.valueOf(nodes.getFileName());
            throw new BadInput(file, new Fault("REFUSED", file, "", nonsense.getMessage()), nonsense);
        }
    }

    /** Starts a graph that is made in code. */
    public static Builder builder() {
        return new Builder();
    }

    /** The number of nodes. */
    public int nodeCount() {
        return lon.length;
    }

    /** The number of arcs. */
    public int arcCount() {
        return head.length;
    }

    /** The longitude of a node, WGS-84 degrees. */
    public double lon(int node) {
        return lon[node];
    }

    /** The latitude of a node, WGS-84 degrees. */
    public double lat(int node) {
        return lat[node];
    }

    /** The node where an arc begins. */
    public int tail(int arc) {
        return tail[arc];
    }

    /** The node where an arc ends. */
    public int head(int arc) {
        return head[arc];
    }

    /** The length of an arc in metres, to a decimetre. */
    public double metres(int arc) {
        return decimetres[arc] / 10.0;
    }

    /** The free driving time of an arc in seconds, to a millisecond. */
    public double seconds(int arc) {
        return milliseconds[arc] / 1000.0;
    }

    /** The road class of an arc, as its file calls it; empty when unknown. */
    public String roadClass(int arc) {
        return roadClass[arc];
    }

    /** The name of an arc's road or crossing; empty when unknown. */
    public String name(int arc) {
        return name[arc];
    }

    /** The node nearest to a position in WGS-84 degrees. */
    public int nearestNode(double lon, double lat) {
        return grid.nearest(lon, lat, null);
    }

    /** The node nearest to a position among those marked; -1 when none is. */
    int nearestNode(double lon, double lat, boolean[] marked) {
        return grid.nearest(lon, lat, marked);
    }

    /** Every road open to every vehicle. */
    public RoadView open() {
        return new RoadView(this, RoadUse.any("any"), List.of());
    }

    /** The roads as a class of vehicles finds them under the given closures. */
    public RoadView view(RoadUse use, List<RoadClosure> closures) {
        return new RoadView(this, use, closures);
    }

    /** Collects the nodes and arcs of a graph; nodes before the arcs that touch them. */
    public static final class Builder {

        private final Map<String, Integer> nodeOfId = new HashMap<>();
        private final Map<String, String> words = new HashMap<>();
        private double[] lon = new double[1024];
        private double[] lat = new double[1024];
        private int nodes;
        private int[] tail = new int[1024];
        private int[] head = new int[1024];
        private int[] decimetres = new int[1024];
        private int[] milliseconds = new int[1024];
        private int arcs;
        private final List<String> roadClass = new ArrayList<>();
        private final List<String> name = new ArrayList<>();

        private Builder() {}

        /** Adds a node at a position in WGS-84 degrees; its number is how many nodes came before. */
        public Builder node(String id, double nodeLon, double nodeLat) {
            if (id.isEmpty()) {
                throw new IllegalArgumentException("The node has no id.");
            }
            if (!Geodesy.isPosition(nodeLon, nodeLat)) {
                throw new IllegalArgumentException(
                        "The node (%s) lies at longitude %s, latitude %s, which is no position.\nMaybe the two are swapped?"
                                .formatted(id, nodeLon, nodeLat));
            }
            if (nodeOfId.putIfAbsent(id, nodes) != null) {
                throw new IllegalArgumentException("The node (%s) is given twice.".formatted(id));
            }
            if (nodes == lon.length) {
                lon = Arrays.copyOf(lon, 2 * nodes);
                lat = Arrays.copyOf(lat, 2 * nodes);
            }
            lon[nodes] = nodeLon;
            lat[nodes++] = nodeLat;
            return this;
        }

        /** Adds a one-way arc; its number is how many arcs came before. */
        public Builder arc(String from, String to, double metres, double seconds, String ofClass, String ofName) {
            if (!(metres >= 0 && metres <= LONGEST_ARC_METRES)) {
                throw new IllegalArgumentException("The length (%s m) of the arc (%s to %s) must be between 0 and %s."
                        .formatted(metres, from, to, LONGEST_ARC_METRES));
            }
            if (!(seconds >= 0 && seconds <= LONGEST_ARC_SECONDS)) {
                throw new IllegalArgumentException("The time (%s s) of the arc (%s to %s) must be between 0 and %s."
                        .formatted(seconds, from, to, LONGEST_ARC_SECONDS));
            }
            if (arcs == tail.length) {
                tail = Arrays.copyOf(tail, 2 * arcs);
                head = Arrays.copyOf(head, 2 * arcs);
                decimetres = Arrays.copyOf(decimetres, 2 * arcs);
                milliseconds = Arrays.copyOf(milliseconds, 2 * arcs);
            }
            tail[arcs] = nodeOf(from);
            head[arcs] = nodeOf(to);
            decimetres[arcs] = (int) Math.round(metres * 10);
            milliseconds[arcs++] = (int) Math.round(seconds * 1000);
            roadClass.add(words.computeIfAbsent(ofClass, word -> word));
            name.add(words.computeIfAbsent(ofName, word -> word));
            return this;
        }

        private int nodeOf(String id) {
            Integer node = nodeOfId.get(id);
            if (node == null) {
                throw new IllegalArgumentException("The arc's end (%s) is no known node.".formatted(id));
            }
            return node;
        }

        /** The graph; the builder may go on. */
        public RoadGraph build() {
            if (nodes == 0) {
                throw new IllegalArgumentException("The road graph has no nodes.");
            }
            double west = Arrays.stream(lon, 0, nodes).min().orElseThrow();
            double east = Arrays.stream(lon, 0, nodes).max().orElseThrow();
            double south = Arrays.stream(lat, 0, nodes).min().orElseThrow();
            double north = Arrays.stream(lat, 0, nodes).max().orElseThrow();
            double extent = Geodesy.metres(west, south, east, north);
            if (extent > LARGEST_EXTENT_METRES) {
                throw new IllegalArgumentException(
                        "The road graph spans %s km, more than %s km.\nMaybe a node lies at 0, 0 or has longitude and latitude swapped?"
                                .formatted(Math.round(extent / 1000), LARGEST_EXTENT_METRES / 1000));
            }
            return new RoadGraph(
                    Arrays.copyOf(lon, nodes),
                    Arrays.copyOf(lat, nodes),
                    Arrays.copyOf(tail, arcs),
                    Arrays.copyOf(head, arcs),
                    Arrays.copyOf(decimetres, arcs),
                    Arrays.copyOf(milliseconds, arcs),
                    roadClass.toArray(new String[0]),
                    name.toArray(new String[0]));
        }
    }
}
