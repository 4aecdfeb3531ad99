package org.resupply.benchmarks.jmh;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.resupply.network.RoadGraph;
import org.resupply.network.RoadView;
import org.resupply.network.TravelMatrix;

/** A generated road graph, a grid of streets of three speeds: preparing it, and all pairs of a hundred of its places. */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RoadKernels extends Kernels {
    private static final int PLACES = 100;
    private static final double DEGREES = 0.001;
    private static final double METRES = 100;

    /** Number of crossroads, about. */
    @Param({"100", "1000", "10000"})
    public int crossroads;

    private RoadGraph graph;
    private RoadView prepared;
    private int[] nodes;

    /** Builds and prepares the graph. */
    @Setup
    public void build() {
        var random = new Random(1);
        int side = (int) Math.round(Math.sqrt(crossroads));
        var builder = RoadGraph.builder();
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                builder.node(row + "-" + column, 121 + column * DEGREES, 31 + row * DEGREES);
            }
        }
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                if (column + 1 < side) {
                    street(builder, row + "-" + column, row + "-" + (column + 1), row, random);
                }
                if (row + 1 < side) {
                    street(builder, row + "-" + column, (row + 1) + "-" + column, column, random);
                }
            }
        }
        graph = builder.build();
        prepared = graph.open().prepare();
        nodes = random.ints(PLACES, 0, graph.nodeCount()).toArray();
    }

    /** Every tenth street is an expressway, every third an avenue. */
    private static void street(RoadGraph.Builder builder, String from, String to, int number, Random random) {
        double metresPerSecond = number % 10 == 0 ? 20 : number % 3 == 0 ? 12 : 6;
        double metres = METRES * (1 + 0.3 * random.nextDouble());
        String name = number % 10 == 0 ? "motorway" : number % 3 == 0 ? "primary" : "residential";
        builder.arc(from, to, metres, metres / metresPerSecond, name, "");
        builder.arc(to, from, metres, metres / metresPerSecond, name, "");
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
}
