package org.resupply.benchmarks.jmh;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.resupply.model.GeoPoint;
import org.resupply.model.Scenario;
import org.resupply.model.VehicleClass;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.network.RoadGraph;
import org.resupply.network.RoadView;
import org.resupply.network.TravelMatrix;

/**
 * A road graph of a whole city: reading it, preparing it, and a many-to-many matrix between places spread over it.
 *
 * <p>The folder is given with {@code -p folder=PATH}; it holds {@code nodes.csv.gz} and {@code arcs.csv.gz}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgs = "-Xmx2g")
public class RoadGraphBench {

    @Param("../shared/data/roads/porto")
    public String folder;

    @Param("1000")
    public int places;

    private RoadGraph graph;
    private RoadView prepared;
    private int[] nodes;
    private Scenario scenario;

    @Setup
    public void read() {
        graph = readGraph();
        prepared = graph.open().prepare();
        nodes = new Random(1).ints(places, 0, graph.nodeCount()).toArray();
        List<Zone> zones = new ArrayList<>();
        for (int place = 0; place < places; place++) {
            GeoPoint point = new GeoPoint(graph.lon(nodes[place]), graph.lat(nodes[place]));
            zones.add(Zone.builder("p" + place, ZoneLevel.COMMUNITY, "", point).build());
        }
        scenario = Scenario.builder("places", LocalDate.of(2022, 4, 13), 1)
                .zones(zones)
                .build();
    }

    /** Reads and checks both files. */
    @Benchmark
    public RoadGraph readGraph() {
        return RoadGraph.read(Path.of(folder, "nodes.csv.gz"), Path.of(folder, "arcs.csv.gz"));
    }

    /** Orders and contracts all nodes. */
    @Benchmark
    public RoadView prepare() {
        return graph.open().prepare();
    }

    /** All pairs of the places on a prepared view. */
    @Benchmark
    public TravelMatrix.Table matrix() {
        return prepared.table(nodes);
    }

    /** The whole of it: overlay, connected part, snapping, preparation, and all pairs of the places. */
    @Benchmark
    public int prepareAndMatrix() {
        TravelMatrix travel = TravelMatrix.of(scenario, graph);
        return travel.seconds(VehicleClass.HEAVY_TRUCK, 0, places - 1);
    }
}
