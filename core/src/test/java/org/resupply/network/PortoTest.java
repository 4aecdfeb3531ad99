package org.resupply.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The road graph of a whole city: 54,757 nodes. Skipped where the files do not lie beside the checkout. */
class PortoTest {

    private static RoadGraph graph;

    @BeforeAll
    static void read() {
        Path folder = folder();
        assumeTrue(Files.isDirectory(folder), "The Porto road graph is not at " + folder + "; its tests are skipped.");
        graph = RoadGraph.read(folder.resolve("nodes.csv.gz"), folder.resolve("arcs.csv.gz"));
    }

    private static Path folder() {
        String given = System.getProperty("resupply.roads.porto");
        return given != null ? Path.of(given) : Path.of("..", "..", "shared", "data", "roads", "porto");
    }

    @Test
    void isReadWhole() {
        assertThat(graph.nodeCount()).isEqualTo(54_757);
        assertThat(graph.arcCount()).isEqualTo(128_305);
        assertThat(graph.open().connectedNodeCount()).isEqualTo(54_757);
    }

    @Test
    void theHierarchyAgreesWithPlainSearchUnderRestrictionsAndClosures() {
        RoadClosure flood = new RoadClosure.Circle("flood at the Ribeira", -8.613, 41.140, 1500);
        RoadView view = graph.view(new RoadUse("HEAVY_TRUCK", Set.of("living_street"), 1.3), List.of(flood));
        assertThat(IntStream.range(0, graph.arcCount())
                        .filter(arc -> flood.closes(graph, arc))
                        .count())
                .isBetween(100L, 20_000L);
        Random random = new Random(3);
        int[] nodes = random.ints(60, 0, graph.nodeCount()).toArray();
        long[] legs = view.legs(nodes, nodes);
        int cut = 0;
        for (int i = 0; i < 300; i++) {
            int from = random.nextInt(nodes.length);
            int to = random.nextInt(nodes.length);
            long plain = view.leg(nodes[from], nodes[to]);
            assertThat(legs[from * nodes.length + to]).isEqualTo(plain);
            if (plain >= PackedLeg.NONE) {
                cut++;
                assertThat(view.whyUnreachable("a", nodes[from], "b", nodes[to]).text())
                        .startsWith("There is no way");
            }
        }
        assertThat(cut).isLessThan(150);
    }

    @Test
    void aThousandByAThousandComesWithinTheTarget() {
        RoadView view = graph.open();
        view.prepare();
        int[] nodes = new Random(1).ints(1000, 0, graph.nodeCount()).toArray();
        long begun = System.nanoTime();
        long[] legs = view.legs(nodes, nodes);
        double matrix = (System.nanoTime() - begun) / 1e9;
        assertThat(matrix).as("seconds for 1,000 x 1,000 after preparation").isLessThan(20);
        assertThat(Arrays.stream(legs).max().orElseThrow()).isLessThan(PackedLeg.NONE);
    }
}
