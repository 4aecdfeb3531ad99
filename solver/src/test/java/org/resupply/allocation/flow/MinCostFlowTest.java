package org.resupply.allocation.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jgrapht.alg.flow.mincost.CapacityScalingMinimumCostFlow;
import org.jgrapht.alg.flow.mincost.MinimumCostFlowProblem.MinimumCostFlowProblemImpl;
import org.jgrapht.graph.DirectedWeightedMultigraph;
import org.junit.jupiter.api.Test;
import org.resupply.allocation.flow.MinCostFlow.Outcome;

class MinCostFlowTest {
    @Test
    void agreesWithCycleCanceling() {
        SplittableRandom random = new SplittableRandom(1);
        int infeasible = 0;
        for (int round = 0; round < 6000; round++) {
            FlowNetwork network = RandomNetworks.next(random, 10, 30, 9, 20);
            Long expected = new CycleCanceling(network).solve();
            MinCostFlow solver = new MinCostFlow(network);
            if (solver.solve() == Outcome.INFEASIBLE) {
                infeasible++;
            }
            assertProved(network, solver, expected);
        }
        assertThat(infeasible).isBetween(1000, 5000);
    }

    @Test
    void agreesWithEveryIntegerFlowOfTinyNetworks() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < 500; round++) {
            FlowNetwork network = RandomNetworks.next(random, 4, 6, 2, 5);
            MinCostFlow solver = new MinCostFlow(network);
            solver.solve();
            assertProved(
                    network,
                    solver,
                    cheapestByTrial(network, new long[network.graph().arcs()], 0));
        }
    }

    /** Tries each whole flow of each arc. */
    private static Long cheapestByTrial(FlowNetwork network, long[] flows, int arc) {
        if (arc == flows.length) {
            if (!FlowChecker.feasibility(network, flows).isEmpty()) {
                return null;
            }
            long sum = 0;
            for (int a = 0; a < flows.length; a++) {
                sum += flows[a] * network.costs()[a];
            }
            return sum;
        }
        Long best = null;
        for (flows[arc] = network.capacities()[arc]; flows[arc] >= 0; flows[arc]--) {
            Long cost = cheapestByTrial(network, flows, arc + 1);
            best = best == null || cost != null && cost < best ? cost : best;
        }
        flows[arc] = 0;
        return best;
    }

    @Test
    void agreesWithJGraphT() {
        SplittableRandom random = new SplittableRandom(3);
        int compared = 0;
        for (int round = 0; round < 1500; round++) {
            FlowNetwork network = RandomNetworks.next(random, 40, 200, 1000, 1000);
            for (int arc = 0; arc < network.costs().length; arc++) {
                network.costs()[arc] = Math.abs(network.costs()[arc]);
            }
            MinCostFlow solver = new MinCostFlow(network);
            if (solver.solve() == Outcome.OPTIMAL) {
                compared++;
                assertThat((double) solver.cost()).as("round %d", round).isEqualTo(costByJGraphT(network));
            }
            assertProved(network, solver);
        }
        assertThat(compared).isGreaterThan(300);
    }

    private static double costByJGraphT(FlowNetwork network) {
        FlowGraph graph = network.graph();
        var jgrapht = new DirectedWeightedMultigraph<Integer, Integer>(null, null);
        Map<Integer, Integer> supplies = new HashMap<>();
        for (int node = 0; node < graph.nodes(); node++) {
            jgrapht.addVertex(node);
            supplies.put(node, Math.toIntExact(network.supplies()[node]));
        }
        Map<Integer, Integer> lower = new HashMap<>();
        Map<Integer, Integer> upper = new HashMap<>();
        for (int arc = 0; arc < graph.arcs(); arc++) {
            if (graph.tail(arc) != graph.head(arc)) {
                jgrapht.addEdge(graph.tail(arc), graph.head(arc), arc);
                jgrapht.setEdgeWeight(arc, network.costs()[arc]);
                lower.put(arc, 0);
                upper.put(arc, Math.toIntExact(network.capacities()[arc]));
            }
        }
        var problem = new MinimumCostFlowProblemImpl<>(jgrapht, supplies::get, upper::get, lower::get);
        return new CapacityScalingMinimumCostFlow<Integer, Integer>()
                .getMinimumCostFlow(problem)
                .getCost();
    }

    @Test
    void agreesWithALinearProgram() {
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < 400; round++) {
            FlowNetwork network = RandomNetworks.next(random, 12, 40, 50, 30);
            for (int arc = 0; arc < network.costs().length; arc++) {
                if (network.costs()[arc] >= 0 && random.nextInt(4) == 0) {
                    network.capacities()[arc] = MinCostFlow.UNLIMITED;
                }
            }
            MinCostFlow solver = new MinCostFlow(network);
            double expected = LinearReferee.cheapest(network);
            assertThat(solver.solve() == Outcome.OPTIMAL).as("round %d", round).isEqualTo(!Double.isNaN(expected));
            if (solver.outcome() == Outcome.OPTIMAL) {
                assertThat((double) solver.cost()).as("round %d", round).isCloseTo(expected, within(1e-6));
            }
            assertProved(network, solver);
        }
    }

    @Test
    void solvesAgainAfterAnyChange() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 600; round++) {
            FlowNetwork network = RandomNetworks.next(random, 30, 120, 1000, 1000);
            MinCostFlow warm = new MinCostFlow(network);
            warm.resolve();
            for (int change = 0; change < 8; change++) {
                int arcs = network.graph().arcs();
                for (int i = 0; i < arcs && i <= random.nextInt(10); i++) {
                    int arc = random.nextInt(arcs);
                    switch (random.nextInt(3)) {
                        case 0 -> network.costs()[arc] = random.nextLong(-100, 1000);
                        case 1 -> network.capacities()[arc] = random.nextInt(4) == 0 ? 0 : random.nextLong(2000);
                        default -> {
                            long units = random.nextLong(50);
                            network.supplies()[network.graph().tail(arc)] += units;
                            network.supplies()[network.graph().head(arc)] -= units;
                        }
                    }
                }
                MinCostFlow cold = new MinCostFlow(network);
                assertThat(warm.resolve()).isEqualTo(cold.solve());
                assertProved(network, warm);
                if (cold.outcome() == Outcome.OPTIMAL) {
                    assertThat(warm.cost()).isEqualTo(cold.cost());
                }
            }
        }
    }

    @Test
    void namesTheCycleThatEarnsWithoutEnd() {
        SplittableRandom random = new SplittableRandom(6);
        int unbounded = 0;
        for (int round = 0; round < 2000; round++) {
            FlowNetwork network = RandomNetworks.next(random, 12, 40, 9, 20);
            for (int arc = 0; arc < network.costs().length; arc++) {
                if (random.nextInt(3) > 0) {
                    network.capacities()[arc] = MinCostFlow.UNLIMITED;
                }
            }
            MinCostFlow solver = new MinCostFlow(network);
            if (solver.solve() == Outcome.UNBOUNDED) {
                unbounded++;
            } else {
                for (int arc = 0; arc < network.costs().length; arc++) {
                    network.capacities()[arc] = Math.min(network.capacities()[arc], 5000);
                }
                assertThat(new CycleCanceling(network).solve())
                        .isEqualTo(solver.outcome() == Outcome.OPTIMAL ? solver.cost() : null);
                continue;
            }
            assertProved(network, solver);
        }
        assertThat(unbounded).isBetween(200, 1000);
    }

    @Test
    void keepsItsCostWhenNodesAndArcsAreRenumbered() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 300; round++) {
            FlowNetwork network = RandomNetworks.next(random, 30, 120, 1000, 1000);
            FlowNetwork renumbered = renumbered(network, random);
            MinCostFlow first = new MinCostFlow(network);
            MinCostFlow second = new MinCostFlow(renumbered);
            assertThat(second.solve()).isEqualTo(first.solve());
            assertProved(renumbered, second);
            if (first.outcome() == Outcome.OPTIMAL) {
                assertThat(second.cost()).isEqualTo(first.cost());
            }
        }
    }

    private static FlowNetwork renumbered(FlowNetwork network, SplittableRandom random) {
        int nodes = network.graph().nodes();
        int arcs = network.graph().arcs();
        int[] node = shuffled(nodes, random);
        int[] arc = shuffled(arcs, random);
        int[] tails = new int[arcs];
        int[] heads = new int[arcs];
        long[] capacities = new long[arcs];
        long[] costs = new long[arcs];
        long[] supplies = new long[nodes];
        for (int a = 0; a < arcs; a++) {
            tails[arc[a]] = node[network.graph().tail(a)];
            heads[arc[a]] = node[network.graph().head(a)];
            capacities[arc[a]] = network.capacities()[a];
            costs[arc[a]] = network.costs()[a];
        }
        for (int n = 0; n < nodes; n++) {
            supplies[node[n]] = network.supplies()[n];
        }
        return new FlowNetwork(new FlowGraph(nodes, tails, heads), capacities, costs, supplies);
    }

    private static int[] shuffled(int count, SplittableRandom random) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    @Test
    void scalesWithTheUnits() {
        SplittableRandom random = new SplittableRandom(8);
        for (int round = 0; round < 300; round++) {
            FlowNetwork network = RandomNetworks.next(random, 20, 80, 1000, 1000);
            FlowNetwork finer = new FlowNetwork(
                    network.graph(),
                    Arrays.stream(network.capacities()).map(c -> c << 20).toArray(),
                    Arrays.stream(network.costs()).map(c -> c * 1000).toArray(),
                    Arrays.stream(network.supplies()).map(s -> s << 20).toArray());
            MinCostFlow first = new MinCostFlow(network);
            MinCostFlow second = new MinCostFlow(finer);
            assertThat(second.solve()).isEqualTo(first.solve());
            if (first.outcome() == Outcome.OPTIMAL) {
                assertThat(second.cost()).isEqualTo((first.cost() << 20) * 1000);
            }
            assertProved(finer, second);
        }
    }

    @Test
    void carriesTerabytesOfUnitsAndRefusesMore() {
        long huge = 1L << 40;
        FlowGraph graph = new FlowGraph(3, new int[] {0, 0, 1, 2}, new int[] {1, 1, 2, 2});
        FlowNetwork network = new FlowNetwork(
                graph, new long[] {huge, 0, huge, huge}, new long[] {3, 1, 4, -1}, new long[] {huge, 0, -huge});
        MinCostFlow solver = new MinCostFlow(network);
        assertThat(solver.solve()).isEqualTo(Outcome.OPTIMAL);
        assertThat(solver.flows()).containsExactly(huge, 0, huge, huge);
        assertThat(solver.cost()).isEqualTo(6 * huge);
        network.costs()[0] = 1L << 30;
        solver.resolve();
        assertThatThrownBy(solver::cost).hasMessageContaining("The cost of the flow is more than 64 bits hold");
        network.costs()[0] = Long.MAX_VALUE;
        assertThatThrownBy(solver::solve).hasMessageContaining("The cost (9223372036854775807) of arc (0)");
        network.costs()[0] = 1;
        network.supplies()[0] = Long.MAX_VALUE;
        network.supplies()[1] = 5;
        assertThatThrownBy(solver::solve).hasMessageContaining("The supplies add up to more than 64 bits hold");
        network.supplies()[1] = 0;
        assertThatThrownBy(solver::solve).hasMessageContaining("The supplies (9223372036854775807) and the demands");
        network.supplies()[0] = 5;
        network.supplies()[2] = -5;
        network.capacities()[0] = -1;
        assertThatThrownBy(solver::solve).hasMessageContaining("The capacity (-1) of arc (0) must not be negative");
    }

    @Test
    void refusesMoreThroughANodeThan62BitsHold() {
        long huge = 1L << 61;
        FlowNetwork network = new FlowNetwork(
                new FlowGraph(2, new int[] {0, 0, 1}, new int[] {1, 1, 0}),
                new long[] {huge, huge, huge},
                new long[] {-1, -1, -1},
                new long[2]);
        assertThatThrownBy(() -> new MinCostFlow(network).solve())
                .hasMessageContaining("The capacities at node (0) add up to more than 62 bits hold");
    }

    @Test
    void answersOnlyWhatItHas() {
        FlowNetwork network = new FlowNetwork(
                new FlowGraph(3, new int[] {0}, new int[] {1}), new long[] {5}, new long[] {1}, new long[] {6, -6, 0});
        MinCostFlow solver = new MinCostFlow(network);
        assertThatThrownBy(solver::flows).hasMessage("There is a flow only after an optimal solve, not after null.");
        assertThat(solver.solve()).isEqualTo(Outcome.INFEASIBLE);
        assertThat(solver.cut()).contains(0).doesNotContain(1);
        assertThatThrownBy(() -> solver.price(0)).hasMessageContaining("not after INFEASIBLE");
        assertThatThrownBy(solver::cycle).hasMessageContaining("There is a cycle only after an unbounded solve");
        network.capacities()[0] = 6;
        assertThat(solver.resolve()).isEqualTo(Outcome.OPTIMAL);
        assertThatThrownBy(solver::cut).hasMessageContaining("There is a cut only after an infeasible solve");
        assertThat(solver.price(1) - solver.price(0)).isGreaterThanOrEqualTo(1);
    }

    @Test
    void acceptsNetworksWithoutArcsOrNodes() {
        FlowNetwork none =
                new FlowNetwork(new FlowGraph(0, new int[0], new int[0]), new long[0], new long[0], new long[0]);
        assertThat(new MinCostFlow(none).solve()).isEqualTo(Outcome.OPTIMAL);
        FlowNetwork lonely =
                new FlowNetwork(new FlowGraph(2, new int[0], new int[0]), new long[0], new long[0], new long[] {1, -1});
        MinCostFlow solver = new MinCostFlow(lonely);
        assertThat(solver.solve()).isEqualTo(Outcome.INFEASIBLE);
        assertProved(lonely, solver);
    }

    private static void assertProved(FlowNetwork network, MinCostFlow solver, Long expected) {
        assertThat(solver.outcome() == Outcome.OPTIMAL ? solver.cost() : null).isEqualTo(expected);
        assertProved(network, solver);
    }

    private static void assertProved(FlowNetwork network, MinCostFlow solver) {
        assertThat(
                        switch (solver.outcome()) {
                            case OPTIMAL -> FlowChecker.optimality(network, solver.flows(), solver.prices());
                            case INFEASIBLE -> FlowChecker.infeasibility(network, solver.cut());
                            case UNBOUNDED -> FlowChecker.unboundedness(network, solver.cycle());
                            case STOPPED -> List.of("stopped");
                        })
                .isEmpty();
    }

    @Test
    void nearlyOptimalIsWithinAnEighthOfAUnitOnEachArcWithRoom() {
        SplittableRandom random = new SplittableRandom(17);
        int nodes = 1500;
        int arcs = 8 * nodes;
        int[] tails = new int[arcs];
        int[] heads = new int[arcs];
        long[] capacities = new long[arcs];
        long[] costs = new long[arcs];
        long[] supplies = new long[nodes];
        for (int arc = 0; arc < arcs; arc++) {
            // A ring without limit brings everything everywhere.
            tails[arc] = arc < nodes ? arc : random.nextInt(nodes);
            heads[arc] = arc < nodes ? (arc + 1) % nodes : random.nextInt(nodes);
            capacities[arc] = arc < nodes ? MinCostFlow.UNLIMITED : random.nextLong(100);
            costs[arc] = arc < nodes ? 1000 : random.nextLong(1000);
            long units = random.nextLong(30);
            supplies[tails[arc]] += units;
            supplies[random.nextInt(nodes)] -= units;
        }
        FlowNetwork network = new FlowNetwork(new FlowGraph(nodes, tails, heads), capacities, costs, supplies);
        MinCostFlow exact = new MinCostFlow(network);
        assertThat(exact.solve()).isEqualTo(Outcome.OPTIMAL);
        MinCostFlow nearly = new MinCostFlow(network);
        nearly.nearly();
        assertThat(nearly.solve()).isEqualTo(Outcome.OPTIMAL);
        assertThat(nearly.phases()).isLessThan(exact.phases());
        assertThat(FlowChecker.feasibility(network, nearly.flows())).isEmpty();
        assertThat((double) nearly.cost()).isBetween((double) exact.cost(), exact.cost() * (1 + 1e-4));
        for (int arc = 0; arc < arcs; arc++) {
            double reduced = costs[arc] + nearly.finePrice(tails[arc]) - nearly.finePrice(heads[arc]);
            boolean loop = tails[arc] == heads[arc];
            assertThat(reduced >= -0.125 || nearly.flow(arc) == capacities[arc] || loop)
                    .isTrue();
            assertThat(reduced <= 0.125 || nearly.flow(arc) == 0 || loop).isTrue();
        }
    }

    @Test
    void whereExcessHasFarToGoASmallEpsIsGivenUp() {
        // A tree of free ways, of which each place has at most one dear way out: every unit that leaves lifts the price
        // of all places.
        SplittableRandom random = new SplittableRandom(5);
        int places = 5000;
        int ways = 1000;
        int arcs = 2 * places + ways;
        int[] tails = new int[arcs];
        int[] heads = new int[arcs];
        long[] capacities = new long[arcs];
        long[] costs = new long[arcs];
        long[] supplies = new long[places + 1];
        for (int place = 0; place < places; place++) {
            int above = place % 40 == 0 ? 0 : place / 40 * 40;
            tails[2 * place] = heads[2 * place + 1] = place;
            heads[2 * place] = tails[2 * place + 1] = above;
            capacities[2 * place] = capacities[2 * place + 1] = MinCostFlow.UNLIMITED;
        }
        for (int way = 0; way < ways; way++) {
            int arc = 2 * places + way;
            tails[arc] = random.nextInt(places);
            heads[arc] = places;
            capacities[arc] = 1;
            costs[arc] = random.nextLong(1 << 24);
            supplies[random.nextInt(places)]++;
            supplies[places]--;
        }
        FlowNetwork network = new FlowNetwork(new FlowGraph(places + 1, tails, heads), capacities, costs, supplies);
        MinCostFlow solver = new MinCostFlow(network);
        solver.nearly();
        assertThat(solver.solve()).isEqualTo(Outcome.OPTIMAL);
        assertThat(FlowChecker.feasibility(network, solver.flows())).isEmpty();
        // From the smallest eps it took 920 for each place, now 86.
        assertThat(solver.iterations()).isLessThan(200L * places);
    }

    @Test
    void whoAsksForTheEndGetsNoAnswerAndMayAskAgain() {
        FlowGraph graph = new FlowGraph(2, new int[] {0, 0}, new int[] {1, 1});
        MinCostFlow flow =
                new MinCostFlow(new FlowNetwork(graph, new long[] {3, 9}, new long[] {1, 2}, new long[] {5, -5}));
        flow.stopWhen(() -> true);
        assertThat(flow.solve()).isEqualTo(MinCostFlow.Outcome.STOPPED);
        flow.stopWhen(() -> false);
        assertThat(flow.resolve()).isEqualTo(MinCostFlow.Outcome.OPTIMAL);
        assertThat(flow.cost()).isEqualTo(7);
    }

    /** Worked examples with the optimal values that their authors print. */
    @Test
    void agreesWithPublishedOptima() {
        // The sample network of the DIMACS format for minimum-cost flow (First DIMACS Challenge, 1991): 14.
        assertPublished(14, new long[] {4, 0, 0, -4}, new int[][] {
            {0, 1, 4, 2}, {0, 2, 2, 2}, {1, 2, 2, 1}, {1, 3, 3, 3}, {2, 3, 5, 1}
        });
        // S. Bradley, A. Hax, T. Magnanti, Applied Mathematical Programming, figure 8.1 (also in the OR-Tools guide):
        // 150.
        assertPublished(150, new long[] {20, 0, 0, -5, -15}, new int[][] {
            {0, 1, 15, 4},
            {0, 2, 8, 4},
            {1, 2, 20, 2},
            {1, 3, 4, 2},
            {1, 4, 10, 6},
            {2, 3, 15, 1},
            {2, 4, 4, 3},
            {3, 4, 20, 2},
            {4, 2, 5, 3}
        });
        // The assignment of four workers to four tasks of the same guide ("Assignment as a minimum cost flow problem"):
        // 265.
        int[][] costs = {{90, 76, 75, 70}, {35, 85, 55, 65}, {125, 95, 90, 105}, {45, 110, 95, 115}};
        int[][] arcs = new int[16][];
        for (int i = 0; i < arcs.length; i++) {
            arcs[i] = new int[] {i / 4, 4 + i % 4, 1, costs[i / 4][i % 4]};
        }
        assertPublished(265, new long[] {1, 1, 1, 1, -1, -1, -1, -1}, arcs);
    }

    private static void assertPublished(long optimum, long[] supplies, int[][] arcs) {
        FlowGraph graph = new FlowGraph(
                supplies.length,
                Arrays.stream(arcs).mapToInt(arc -> arc[0]).toArray(),
                Arrays.stream(arcs).mapToInt(arc -> arc[1]).toArray());
        FlowNetwork network = new FlowNetwork(
                graph,
                Arrays.stream(arcs).mapToLong(arc -> arc[2]).toArray(),
                Arrays.stream(arcs).mapToLong(arc -> arc[3]).toArray(),
                supplies);
        MinCostFlow solver = new MinCostFlow(network);
        solver.solve();
        assertProved(network, solver, optimum);
    }
}
