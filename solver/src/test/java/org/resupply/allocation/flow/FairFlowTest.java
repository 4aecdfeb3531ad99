package org.resupply.allocation.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FairFlowTest {
    /** Two entries, a row of warehouses, a row of places: each place hears from up to three warehouses. */
    static FairNetwork tiers(SplittableRandom random, int warehouses, int places, long units, boolean ownWeights) {
        int arcs = 2 * warehouses + warehouses + 3 * places;
        int[] tails = new int[arcs];
        int[] heads = new int[arcs];
        long[] capacities = new long[arcs];
        int arc = 0;
        int out = 2 + warehouses;
        int place = out + warehouses;
        for (int w = 0; w < warehouses; w++) {
            for (int e = 0; e < 2; e++) {
                tails[arc] = e;
                heads[arc] = 2 + w;
                capacities[arc++] = random.nextLong(units * places);
            }
            tails[arc] = 2 + w;
            heads[arc] = out + w;
            capacities[arc++] = random.nextLong(units * places / warehouses + 1);
        }
        long[] supplies = new long[place + places];
        long[] demands = new long[place + places];
        long[] weights = new long[place + places];
        for (int p = 0; p < places; p++) {
            demands[place + p] = random.nextInt(10) == 0 ? 0 : 1 + random.nextLong(units);
            weights[place + p] = ownWeights ? 1 + random.nextLong(9) : demands[place + p];
            for (int i = 0; i < 3; i++) {
                tails[arc] = out + random.nextInt(warehouses);
                heads[arc] = place + p;
                capacities[arc++] = random.nextInt(6) == 0 ? 0 : random.nextLong(units + 1);
            }
        }
        supplies[0] = random.nextLong(units * places);
        supplies[1] = random.nextLong(units * places / 2 + 1);
        return new FairNetwork(new FlowGraph(place + places, tails, heads), capacities, supplies, demands, weights);
    }

    @Test
    void agreesWithOneLinearProgramPerLevel() {
        SplittableRandom random = new SplittableRandom(3);
        int distinct = 0;
        for (int round = 0; round < 240; round++) {
            FairNetwork network = tiers(random, 2 + round % 3, 3 + round % 6, 20, round % 2 == 0);
            double[] expected = LinearReferee.fairest(network);
            FairFlow fair = FairFlow.of(network);
            distinct = Math.max(distinct, fair.levels().size());
            for (int node = 0; node < expected.length; node++) {
                if (network.demands()[node] > 0) {
                    assertThat(fair.level(node).value())
                            .as("round %d, place %d", round, node)
                            .isCloseTo(expected[node], within(1e-9));
                }
            }
        }
        assertThat(distinct).isGreaterThan(4);
    }

    @Test
    void proveTheirLevelsByFullCutsAndByAFlow() {
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < 400; round++) {
            FairNetwork network = tiers(random, 2 + round % 5, 5 + round % 40, 1L << (1 + round % 40), round % 2 == 0);
            FairFlow fair = FairFlow.of(network);
            assertThat(fair.total())
                    .isEqualTo(MaxFlow.of(network.graph(), network.capacities(), network.supplies(), network.demands())
                            .value());
            assertBottlenecks(network, fair);
            long[] units = fair.wholeUnits();
            assertThat(Arrays.stream(units).sum()).isEqualTo(fair.total());
            for (int node = 0; node < units.length; node++) {
                if (network.demands()[node] > 0) {
                    FairLevel level = fair.level(node);
                    BigInteger exact =
                            BigInteger.valueOf(level.numerator()).multiply(BigInteger.valueOf(network.weights()[node]));
                    BigInteger given =
                            BigInteger.valueOf(units[node]).multiply(BigInteger.valueOf(level.denominator()));
                    assertThat(given.subtract(exact).abs()).isLessThan(BigInteger.valueOf(level.denominator()));
                } else {
                    assertThat(units[node]).isZero();
                }
            }
            assertThat(MaxFlow.of(network.graph(), network.capacities(), network.supplies(), units)
                            .value())
                    .as("all units arrive")
                    .isEqualTo(fair.total());
        }
    }

    /** What the places below a level get, all together, is what the cut around them lets in: nobody can have more. */
    private static void assertBottlenecks(FairNetwork network, FairFlow fair) {
        for (FairLevel level : fair.levels()) {
            if (level.isMet()) {
                for (int place : level.places()) {
                    assertThat(level.numerator() * network.weights()[place])
                            .isEqualTo(level.denominator() * network.demands()[place]);
                }
            }
        }
        for (FairLevel level : fair.levels()) {
            if (level.isMet()) {
                continue;
            }
            long[] onlyBelow = new long[network.graph().nodes()];
            BigInteger sum = BigInteger.ZERO;
            for (FairLevel lower : fair.levels()) {
                if (compare(lower, level) <= 0) {
                    BigInteger weight = BigInteger.ZERO;
                    for (int place : lower.places()) {
                        weight = weight.add(BigInteger.valueOf(network.weights()[place]));
                        onlyBelow[place] = network.demands()[place];
                    }
                    BigInteger[] units = weight.multiply(BigInteger.valueOf(lower.numerator()))
                            .divideAndRemainder(BigInteger.valueOf(lower.denominator()));
                    assertThat(units[1]).as("the units of a level are whole").isZero();
                    sum = sum.add(units[0]);
                }
            }
            assertThat(sum.longValueExact())
                    .as("the places up to level %s could have no more without the others", level.value())
                    .isEqualTo(MaxFlow.of(network.graph(), network.capacities(), network.supplies(), onlyBelow)
                            .value());
        }
    }

    private static int compare(FairLevel a, FairLevel b) {
        return BigInteger.valueOf(a.numerator())
                .multiply(BigInteger.valueOf(b.denominator()))
                .compareTo(BigInteger.valueOf(b.numerator()).multiply(BigInteger.valueOf(a.denominator())));
    }

    @Test
    void namesTheArcThatHoldsAPlaceDown() {
        int[] tails = {0, 0, 1, 1, 2};
        int[] heads = {1, 2, 3, 4, 5};
        long[] capacities = {6, MinCostFlow.UNLIMITED, 10, 10, 10};
        FairFlow fair = FairFlow.of(FairNetwork.ofFillRatios(
                new FlowGraph(6, tails, heads), capacities, new long[] {100, 0, 0, 0, 0, 0}, new long[] {
                    0, 0, 0, 10, 5, 8
                }));
        assertThat(fair.levels()).hasSize(2);
        FairLevel held = fair.levels().get(0);
        assertThat(held.numerator()).isEqualTo(2);
        assertThat(held.denominator()).isEqualTo(5);
        assertThat(held.places()).containsExactly(3, 4);
        assertThat(held.fullArcs()).containsExactly(0);
        assertThat(held.spentNodes()).isEmpty();
        FairLevel met = fair.levels().get(1);
        assertThat(met.isMet()).isTrue();
        assertThat(met.places()).containsExactly(5);
        assertThat(fair.wholeUnits()).containsExactly(0, 0, 0, 4, 2, 8);
        assertThat(fair.total()).isEqualTo(14);
        assertThatThrownBy(() -> fair.level(1)).hasMessageContaining("node (1)");
    }

    /** Four units for needs of 1, 5 and 5: by the size of remainders the first would have none. */
    @Test
    void whoeverHasTheSmallestShareGetsTheUnitsLeft() {
        FairFlow fair = FairFlow.of(FairNetwork.ofFillRatios(
                new FlowGraph(4, new int[] {0, 0, 0}, new int[] {1, 2, 3}),
                new long[] {9, 9, 9},
                new long[] {4, 0, 0, 0},
                new long[] {0, 5, 5, 1}));
        assertThat(fair.wholeUnits()).containsExactly(0, 2, 1, 1);
    }

    @Test
    void givesTheUnitLeftToTheLargestRemainder() {
        FairFlow fair = FairFlow.of(FairNetwork.ofFillRatios(
                new FlowGraph(4, new int[] {0, 0, 0}, new int[] {1, 2, 3}),
                new long[] {9, 9, 9},
                new long[] {3, 0, 0, 0},
                new long[] {0, 3, 4, 2}));
        assertThat(fair.levels().get(0).value()).isEqualTo(1.0 / 3);
        assertThat(fair.levels().get(0).spentNodes()).containsExactly(0);
        assertThat(fair.wholeUnits()).containsExactly(0, 1, 1, 1);
    }

    @Test
    void endsInAClearAnswerOnDegenerateInputs() {
        long huge = 1L << 40;
        int[] tails = {0, 0, 1};
        int[] heads = {1, 2, 2};
        FlowGraph graph = new FlowGraph(4, tails, heads);
        FairFlow nothing = FairFlow.of(FairNetwork.ofFillRatios(
                graph, new long[] {huge, 0, huge}, new long[4], new long[] {0, huge, huge, 1}));
        assertThat(nothing.total()).isZero();
        assertThat(nothing.levels()).hasSize(1);
        assertThat(nothing.levels().get(0).value()).isZero();
        assertThat(nothing.wholeUnits()).containsOnly(0);

        FairFlow disconnected = FairFlow.of(FairNetwork.ofFillRatios(
                graph, new long[] {huge, 0, huge}, new long[] {huge, 0, 0, 0}, new long[] {0, huge, huge, 1}));
        assertThat(disconnected.level(3).value()).isZero();
        assertThat(disconnected.level(1).value()).isEqualTo(0.5);
        assertThat(disconnected.level(2)).isSameAs(disconnected.level(1));
        assertThat(disconnected.level(1).spentNodes()).containsExactly(0);

        FairFlow nobody = FairFlow.of(
                FairNetwork.ofFillRatios(graph, new long[] {1, 1, 1}, new long[] {5, 0, 0, 0}, new long[4]));
        assertThat(nobody.levels()).isEmpty();
        assertThat(nobody.total()).isZero();

        FairFlow atHome = FairFlow.of(
                FairNetwork.ofFillRatios(graph, new long[3], new long[] {0, 7, 0, 0}, new long[] {0, 4, 9, 0}));
        assertThat(atHome.level(1).isMet()).isTrue();
        assertThat(atHome.level(2).value()).isZero();
        assertThat(atHome.level(2).fullArcs()).containsExactly(2);
    }

    @Test
    void refusesWhatItCannotCount() {
        FlowGraph graph = new FlowGraph(2, new int[] {0}, new int[] {1});
        assertThatThrownBy(() -> new FairNetwork(graph, new long[] {1}, new long[2], new long[] {0, 3}, new long[2]))
                .hasMessage("The weight (0) of node (1) must be positive, as it has a demand.");
        assertThatThrownBy(() -> FairNetwork.ofFillRatios(graph, new long[] {1}, new long[] {-2, 0}, new long[2]))
                .hasMessage("The supply (-2) of node (0) must not be negative.");
        assertThatThrownBy(() -> FairNetwork.ofFillRatios(
                        graph, new long[] {1}, new long[] {1L << 61, 1L << 61}, new long[] {0, 3}))
                .hasMessageContaining("The supply of all nodes adds up to more than 61 bits hold");
    }

    @Test
    void givesNobodyLessWhenThereIsMore() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 200; round++) {
            FairNetwork network = tiers(random, 2 + round % 4, 4 + round % 12, 30, round % 2 == 0);
            double[] before = sortedLevels(network);
            network.supplies()[round % 2] += 1 + random.nextLong(20);
            double[] after = sortedLevels(network);
            for (int i = 0; i < before.length; i++) {
                if (after[i] > before[i] + 1e-12) {
                    break;
                }
                assertThat(after[i]).as("round %d, %d-th worst", round, i).isCloseTo(before[i], within(1e-12));
            }
        }
    }

    @Test
    void keepsItsLevelsInOtherUnits() {
        SplittableRandom random = new SplittableRandom(12);
        for (int round = 0; round < 200; round++) {
            FairNetwork network = tiers(random, 3, 4 + round % 12, 30, false);
            FairNetwork finer = FairNetwork.ofFillRatios(
                    network.graph(),
                    Arrays.stream(network.capacities()).map(c -> c << 33).toArray(),
                    Arrays.stream(network.supplies()).map(s -> s << 33).toArray(),
                    Arrays.stream(network.demands()).map(d -> d << 33).toArray());
            FairFlow first = FairFlow.of(network);
            FairFlow second = FairFlow.of(finer);
            assertThat(second.total()).isEqualTo(first.total() << 33);
            for (int node = 0; node < network.demands().length; node++) {
                if (network.demands()[node] > 0) {
                    assertThat(second.level(node).numerator())
                            .isEqualTo(first.level(node).numerator());
                    assertThat(second.level(node).denominator())
                            .isEqualTo(first.level(node).denominator());
                    assertThat(second.level(node).fullArcs())
                            .isEqualTo(first.level(node).fullArcs());
                }
            }
        }
    }

    @Test
    void sharesWhatAHigherClassLeaves() {
        SplittableRandom random = new SplittableRandom(13);
        for (int round = 0; round < 120; round++) {
            FairNetwork both = tiers(random, 2 + round % 3, 4 + round % 5, 20, round % 2 == 0);
            long[] first = both.demands().clone();
            long[] second = both.demands().clone();
            for (int node = 0; node < first.length; node++) {
                if (node % 2 == 0) {
                    first[node] = 0;
                } else {
                    second[node] = 0;
                }
            }
            FairFlow vital = FairFlow.of(
                    new FairNetwork(both.graph(), both.capacities(), both.supplies(), first, both.weights()));
            long[] committed = vital.wholeUnits();
            FairFlow general = FairFlow.of(
                    new FairNetwork(both.graph(), both.capacities(), both.supplies(), second, both.weights()),
                    committed);
            double[] given = new double[first.length];
            for (int node = 0; node < given.length; node++) {
                given[node] = first[node] > 0 ? (double) committed[node] / both.weights()[node] : Double.NaN;
            }
            double[] expected = LinearReferee.fairest(both, given);
            for (int node = 0; node < given.length; node++) {
                if (second[node] > 0) {
                    assertThat(general.level(node).value())
                            .as("round %d, place %d", round, node)
                            .isCloseTo(expected[node], within(1e-9));
                }
            }
            assertThat(vital.total() + general.total())
                    .isEqualTo(MaxFlow.of(both.graph(), both.capacities(), both.supplies(), both.demands())
                            .value());
            long[] units = general.wholeUnits();
            assertThat(Arrays.stream(units).sum()).isEqualTo(general.total());
            Arrays.setAll(units, node -> units[node] + committed[node]);
            assertThat(MaxFlow.of(both.graph(), both.capacities(), both.supplies(), units)
                            .value())
                    .as("all units arrive")
                    .isEqualTo(vital.total() + general.total());
        }
        FairNetwork small = tiers(random, 2, 3, 20, false);
        long[] tooMuch = new long[small.demands().length];
        tooMuch[tooMuch.length - 1] = 1 << 20;
        assertThatThrownBy(() -> FairFlow.of(small, tooMuch))
                .hasMessage("The committed units (1048576) of node (%s) cannot all be brought there."
                        .formatted(tooMuch.length - 1));
    }

    private static double[] sortedLevels(FairNetwork network) {
        FairFlow fair = FairFlow.of(network);
        double[] levels = new double[network.demands().length];
        int count = 0;
        for (int node = 0; node < levels.length; node++) {
            if (network.demands()[node] > 0) {
                levels[count++] = fair.level(node).value();
            }
        }
        levels = Arrays.copyOf(levels, count);
        Arrays.sort(levels);
        return levels;
    }
}
