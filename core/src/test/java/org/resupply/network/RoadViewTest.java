package org.resupply.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.DirectedWeightedMultigraph;
import org.junit.jupiter.api.Test;
import org.resupply.model.geo.Geodesy;

class RoadViewTest {

    @Property(tries = 150)
    void matricesAgreeWithAnotherLibrarysSearch(
            @ForAll @LongRange(max = 1_000_000) long seed,
            @ForAll @IntRange(min = 1, max = 40) int nodes,
            @ForAll @IntRange(max = 120) int arcs) {
        RoadGraph graph = RandomRoads.of(seed, nodes, nodes == 1 ? 0 : arcs);
        RoadView view = graph.view(
                new RoadUse("truck", Set.of("residential"), 1.25), List.of(new RoadClosure.OfRoad("works", "road 3")));
        var other = new DirectedWeightedMultigraph<Integer, DefaultWeightedEdge>(DefaultWeightedEdge.class);
        IntStream.range(0, nodes).forEach(other::addVertex);
        for (int arc = 0; arc < graph.arcCount(); arc++) {
            boolean open = !graph.roadClass(arc).equals("residential")
                    && !graph.name(arc).equals("road 3");
            assertThat(view.isOpen(arc)).isEqualTo(open);
            if (open && graph.tail(arc) != graph.head(arc)) {
                DefaultWeightedEdge edge = other.addEdge(graph.tail(arc), graph.head(arc));
                // seconds first, metres to break ties
                other.setEdgeWeight(edge, graph.seconds(arc) * 1.25 * 1e6 + graph.metres(arc));
            }
        }
        int[] all = IntStream.range(0, nodes).toArray();
        long[] legs = view.legs(all, all);
        ContractionHierarchy.Labels labels = view.labels(all);
        for (int from = 0; from < nodes; from++) {
            var paths = new DijkstraShortestPath<>(other).getPaths(from);
            for (int to = 0; to < nodes; to++) {
                long leg = legs[from * nodes + to];
                double weight = paths.getWeight(to);
                if (Double.isInfinite(weight)) {
                    assertThat(leg).isEqualTo(PackedLeg.NONE);
                } else {
                    long hundredths = Math.round(Math.floor(weight / 1e4)); // of a second; metres stay below 1e4
                    long metres = Math.round(weight - hundredths * 1e4);
                    assertThat(leg).isEqualTo(PackedLeg.of(hundredths * 10, metres * 10));
                }
                assertThat(labels.leg(from, to)).isEqualTo(leg);
                assertThat(view.leg(from, to)).isEqualTo(leg);
            }
        }
    }

    /** Two banks, two bridges (north and south), a dead end that only leads away, and a tunnel forbidden to trucks. */
    private static RoadGraph banks() {
        return RoadGraph.builder()
                .node("a", 121.40, 31.20)
                .node("b", 121.41, 31.20)
                .node("c", 121.41, 31.22)
                .node("d", 121.45, 31.20)
                .node("e", 121.45, 31.22)
                .node("f", 121.46, 31.21)
                .node("sink", 121.4701, 31.21)
                .arc("a", "b", 1000, 60, "primary", "")
                .arc("b", "a", 1000, 60, "primary", "")
                .arc("b", "c", 2000, 120, "primary", "")
                .arc("c", "b", 2000, 120, "primary", "")
                .arc("b", "d", 4000, 200, "trunk", "South Bridge")
                .arc("d", "b", 4000, 220, "trunk", "South Bridge")
                .arc("c", "e", 4000, 200, "trunk", "North Bridge")
                .arc("e", "c", 4000, 200, "trunk", "North Bridge")
                .arc("d", "f", 1500, 90, "primary", "Quay")
                .arc("f", "d", 1500, 90, "primary", "Hill")
                .arc("e", "f", 1500, 90, "primary", "")
                .arc("f", "e", 1500, 90, "primary", "Hill")
                .arc("a", "f", 6000, 250, "tunnel", "Long Tunnel")
                .arc("f", "a", 6000, 250, "tunnel", "Long Tunnel")
                .arc("f", "sink", 10, 1, "service", "")
                .build();
    }

    private static final RoadUse TRUCK = new RoadUse("HEAVY_TRUCK", Set.of("tunnel"), 1);
    private static final RoadClosure SOUTH = new RoadClosure.OfRoad("South Bridge", "South Bridge");
    private static final RoadClosure NORTH = new RoadClosure.Circle("flood at the north bridge", 121.43, 31.22, 100);

    @Test
    void aClosureLengthensTheWayAndLeavesTheGraphAsItWas() {
        RoadGraph graph = banks();
        assertThat(PackedLeg.seconds(graph.view(TRUCK, List.of()).leg(0, 5))).isEqualTo(60 + 200 + 90);
        assertThat(PackedLeg.metres(graph.view(TRUCK, List.of()).leg(0, 5))).isEqualTo(6500);
        RoadView detour = graph.view(TRUCK, List.of(SOUTH));
        assertThat(PackedLeg.seconds(detour.leg(0, 5))).isEqualTo(60 + 120 + 200 + 90);
        assertThat(IntStream.range(0, graph.arcCount()).filter(arc -> SOUTH.closes(graph, arc)))
                .hasSize(2)
                .noneMatch(detour::isOpen);
        assertThat(PackedLeg.seconds(graph.open().leg(0, 5))).isEqualTo(250);
    }

    @Test
    void directionsDiffer() {
        RoadView view = banks().view(TRUCK, List.of());
        assertThat(PackedLeg.seconds(view.leg(1, 3))).isEqualTo(200);
        assertThat(PackedLeg.seconds(view.leg(3, 1))).isEqualTo(220);
    }

    @Test
    void whatCutsTheWayIsNamed() {
        RoadClosure quay = new RoadClosure.OfRoad("works on the quay", "Quay");
        RoadView both = banks().view(TRUCK, List.of(NORTH, SOUTH, quay));
        assertThat(both.leg(0, 5)).isEqualTo(PackedLeg.NONE);
        Unreachable why = both.whyUnreachable("west", 0, "east", 5);
        assertThat(why.closures()).containsExactly("flood at the north bridge");
        assertThat(why.text()).isEqualTo("There is no way from west to east: flood at the north bridge is closed.");

        RoadClosure hill = new RoadClosure.OfRoad("works on the hill", "Hill");
        Unreachable twice = banks().view(TRUCK, List.of(NORTH, SOUTH, hill)).whyUnreachable("east", 5, "west", 0);
        assertThat(twice.closures()).containsExactly("flood at the north bridge", "works on the hill");
        assertThat(twice.text()).contains("flood at the north bridge, works on the hill are closed");
    }

    @Test
    void aRestrictionOfTheVehicleClassIsNamedToo() {
        RoadUse noBridges = new RoadUse("HEAVY_TRUCK", Set.of("tunnel", "trunk"), 1);
        Unreachable why = banks().view(noBridges, List.of()).whyUnreachable("west", 0, "east", 5);
        assertThat(why.closures()).isEmpty();
        assertThat(why.text()).contains("the road classes closed to HEAVY_TRUCK cut it");
        assertThat(banks().open().whyUnreachable("sink", 6, "west", 0).text())
                .contains("the road graph does not connect them");
    }

    @Test
    void placesSnapToTheConnectedPart() {
        RoadGraph graph = banks();
        assertThat(graph.nearestNode(121.4702, 31.21)).isEqualTo(6);
        assertThat(graph.open().connectedNodeCount()).isEqualTo(6);
        assertThat(graph.open().snap(121.4702, 31.21)).isEqualTo(5);
    }

    @Property(tries = 60)
    void theNearestNodeIsTheNearest(
            @ForAll @LongRange(max = 1_000_000) long seed, @ForAll @IntRange(min = 1, max = 300) int nodes) {
        RoadGraph graph = RandomRoads.of(seed, nodes, 0);
        Random random = new Random(seed + 1);
        for (int i = 0; i < 20; i++) {
            double lon = 120.95 + random.nextDouble() / 5;
            double lat = 30.95 + random.nextDouble() / 5;
            double best = Double.MAX_VALUE;
            for (int node = 0; node < nodes; node++) {
                best = Math.min(best, Geodesy.metres(lon, lat, graph.lon(node), graph.lat(node)));
            }
            int found = graph.nearestNode(lon, lat);
            assertThat(Geodesy.metres(lon, lat, graph.lon(found), graph.lat(found)))
                    .isLessThanOrEqualTo(best * 1.002);
        }
    }
}
