package org.resupply.network;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.builder.GraphTypeBuilder;
import org.jgrapht.util.SupplierUtil;

/** A road graph as one class of vehicles finds it under closures: an overlay, the graph itself stays as it is. */
public final class RoadView {

    private final RoadGraph graph;
    private final RoadUse use;
    private final List<RoadClosure> closures;
    private final boolean[] forbidden;
    private final boolean[] closed;
    private final int[] outFirst;
    private final int[] outArc;
    private boolean[] connected;
    private ContractionHierarchy hierarchy;

    RoadView(RoadGraph graph, RoadUse use, List<RoadClosure> closures) {
        this.graph = graph;
        this.use = use;
        this.closures = List.copyOf(closures);
        if (closures.stream().map(RoadClosure::name).distinct().count() < closures.size()) {
            throw new IllegalArgumentException("Two of the closures have the same name: %s."
                    .formatted(closures.stream().map(RoadClosure::name).toList()));
        }
        forbidden = new boolean[graph.arcCount()];
        closed = new boolean[graph.arcCount()];
        outFirst = new int[graph.nodeCount() + 1];
        for (int arc = 0; arc < closed.length; arc++) {
            forbidden[arc] = use.forbiddenClasses().contains(graph.roadClass[arc]);
            for (RoadClosure closure : this.closures) {
                closed[arc] |= closure.closes(graph, arc);
            }
            outFirst[graph.tail[arc] + 1]++;
        }
        for (int node = 1; node < outFirst.length; node++) {
            outFirst[node] += outFirst[node - 1];
        }
        int[] next = outFirst.clone();
        outArc = new int[graph.arcCount()];
        for (int arc = 0; arc < closed.length; arc++) {
            outArc[next[graph.tail[arc]]++] = arc;
        }
    }

    /** Whether an arc may be used. */
    public boolean isOpen(int arc) {
        return !forbidden[arc] && !closed[arc];
    }

    /**
     * The nodes of the largest part in which these vehicles can get from everywhere to everywhere, closures lifted.
     *
     * <p>Places snap to nodes of this part, so that a place does not land in a car park's dead end, and a closure does
     * not move a place to the far bank.
     */
    public int connectedNodeCount() {
        int count = 0;
        for (boolean isConnected : connected()) {
            count += isConnected ? 1 : 0;
        }
        return count;
    }

    /** The node of the connected part that lies nearest to a position in WGS-84 degrees. */
    public int snap(double lon, double lat) {
        return graph.nearestNode(lon, lat, connected());
    }

    private synchronized boolean[] connected() {
        if (connected == null) {
            var roads = GraphTypeBuilder.<Integer, DefaultEdge>directed()
                    .allowingMultipleEdges(true)
                    .allowingSelfLoops(true)
                    .edgeSupplier(SupplierUtil.createDefaultEdgeSupplier())
                    .buildGraph();
            for (int node = 0; node < graph.nodeCount(); node++) {
                roads.addVertex(node);
            }
            for (int arc = 0; arc < graph.arcCount(); arc++) {
                if (!forbidden[arc]) {
                    roads.addEdge(graph.tail[arc], graph.head[arc]);
                }
            }
            Set<Integer> largest = Set.of();
            for (Set<Integer> part : new KosarajuStrongConnectivityInspector<>(roads).stronglyConnectedSets()) {
                largest = part.size() > largest.size() ? part : largest;
            }
            connected = new boolean[graph.nodeCount()];
            largest.forEach(node -> connected[node] = true);
        }
        return connected;
    }

    /** Prepares the view for many-to-many questions, once; seconds on a city's graph. Later calls find it done. */
    public synchronized RoadView prepare() {
        if (hierarchy == null) {
            int open = 0;
            int[] tails = new int[graph.arcCount()];
            int[] heads = new int[graph.arcCount()];
            long[] legs = new long[graph.arcCount()];
            for (int arc = 0; arc < graph.arcCount(); arc++) {
                long leg = isOpen(arc) ? leg(arc) : PackedLeg.NONE;
                if (leg != PackedLeg.NONE) {
                    tails[open] = graph.tail[arc];
                    heads[open] = graph.head[arc];
                    legs[open++] = leg;
                }
            }
            hierarchy = ContractionHierarchy.of(
                    graph.nodeCount(),
                    Arrays.copyOf(tails, open),
                    Arrays.copyOf(heads, open),
                    Arrays.copyOf(legs, open));
        }
        return this;
    }

    /** Seconds and metres of the fastest ways among some nodes; {@linkplain #prepare() prepares} the view if need be. */
    public TravelMatrix.Table table(int[] nodes) {
        return TravelMatrix.Table.of(nodes.length, legs(nodes, nodes));
    }

    /** The fastest legs between nodes, {@link PackedLeg packed}, row by row. */
    synchronized long[] legs(int[] sources, int[] targets) {
        return prepare().hierarchy.legs(sources, targets);
    }

    /** The fastest legs between nodes, ready to be asked pair by pair. */
    synchronized ContractionHierarchy.Labels labels(int[] nodes) {
        return prepare().hierarchy.labels(nodes);
    }

    private long leg(int arc) {
        return PackedLeg.of(Math.round(graph.milliseconds[arc] * use.timeFactor()), graph.decimetres[arc]);
    }

    /** The fastest leg from one node to another by plain search, without preparation. */
    long leg(int from, int to) {
        return search(from, to, closed, true);
    }

    private long search(int from, int to, boolean[] shut, boolean restricted) {
        long[] leg = new long[graph.nodeCount()];
        Arrays.fill(leg, PackedLeg.NONE);
        KeyedHeap heap = new KeyedHeap(1024);
        leg[from] = 0;
        heap.push(0, from);
        while (!heap.isEmpty()) {
            long base = heap.topKey();
            int node = heap.pop();
            if (node == to) {
                return base;
            }
            if (base > leg[node]) {
                continue;
            }
            for (int i = outFirst[node]; i < outFirst[node + 1]; i++) {
                int arc = outArc[i];
                if (shut[arc] || restricted && forbidden[arc]) {
                    continue;
                }
                long through = base + leg(arc);
                if (through < leg[graph.head[arc]]) {
                    leg[graph.head[arc]] = through;
                    heap.push(through, graph.head[arc]);
                }
            }
        }
        return PackedLeg.NONE;
    }

    /** Names the closure that cuts one node off from another; the two must be unreachable. */
    Unreachable whyUnreachable(String fromName, int from, String toName, int to) {
        boolean roadsConnect = search(from, to, new boolean[graph.arcCount()], false) < PackedLeg.NONE;
        String otherwise = roadsConnect
                ? "the road classes closed to %s cut it".formatted(use.name())
                : "the road graph does not connect them";
        List<Unreachable.Closure> all = closures.stream()
                .map(closure -> new Unreachable.Closure(closure.name(), closure.name()))
                .toList();
        return Unreachable.explain(
                fromName, toName, all, lifted -> search(from, to, without(lifted), true) < PackedLeg.NONE, otherwise);
    }

    private boolean[] without(Set<Unreachable.Closure> lifted) {
        Set<String> names = lifted.stream().map(Unreachable.Closure::id).collect(Collectors.toSet());
        Set<String> left = new HashSet<>();
        boolean[] shut = new boolean[graph.arcCount()];
        for (RoadClosure closure : closures) {
            if (!names.contains(closure.name()) && left.add(closure.name())) {
                for (int arc = 0; arc < shut.length; arc++) {
                    shut[arc] |= closure.closes(graph, arc);
                }
            }
        }
        return shut;
    }
}
