package org.resupply.allocation.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FairCheckerTest {
    private static FairNetwork network(SplittableRandom random, int round) {
        return FairFlowTest.tiers(random, 2 + round % 5, 5 + round % 40, 1L << (1 + round % 40), round % 2 == 0);
    }

    @Test
    void theFairestLevelsAreProvedInOnePass() {
        SplittableRandom random = new SplittableRandom(11);
        int levels = 0;
        for (int round = 0; round < 600; round++) {
            FairNetwork network = network(random, round);
            FairFlow fair = FairFlow.of(network);
            levels += fair.levels().size();
            assertThat(FairChecker.faults(
                            network, new long[network.graph().nodes()], fair.levels(), fair.certificate()))
                    .as("round %d", round)
                    .isEmpty();
        }
        assertThat(levels).isGreaterThan(3000);
    }

    /** Half of what each place gets in whole units is committed first. */
    @Test
    void levelsBesideWhatIsCommittedAreProved() {
        SplittableRandom random = new SplittableRandom(12);
        for (int round = 0; round < 300; round++) {
            FairNetwork network = network(random, round);
            long[] committed = FairFlow.of(network).wholeUnits();
            for (int node = 0; node < committed.length; node++) {
                committed[node] /= 2;
            }
            FairFlow fair = FairFlow.of(network, committed);
            assertThat(FairChecker.faults(network, committed, fair.levels(), fair.certificate()))
                    .as("round %d", round)
                    .isEmpty();
        }
    }

    @Test
    void whatIsNotFairestIsRefused() {
        SplittableRandom random = new SplittableRandom(13);
        int tried = 0;
        for (int round = 0; round < 300; round++) {
            FairNetwork network = network(random, round);
            long[] nothing = new long[network.graph().nodes()];
            FairFlow fair = FairFlow.of(network);
            FairCertificate right = fair.certificate();
            int arc = random.nextInt(network.graph().arcs());
            if (network.graph().tail(arc) != network.graph().head(arc)) {
                FairCertificate more = fair.certificate();
                more.flow()[arc]++;
                assertThat(FairChecker.faults(network, nothing, fair.levels(), more))
                        .isNotEmpty();
            }
            FairLevel first = fair.levels().get(0);
            List<FairLevel> higher = new ArrayList<>(fair.levels());
            higher.set(
                    0,
                    new FairLevel(
                            first.numerator() + 1,
                            first.denominator(),
                            first.places(),
                            first.fullArcs(),
                            first.spentNodes(),
                            first.isMet()));
            assertThat(FairChecker.faults(network, nothing, higher, right)).isNotEmpty();
            if (!first.isMet() && first.numerator() > 0) {
                // What is there if all have a little less is a flow as well, but not the fairest.
                FairCertificate lower = fair.certificate();
                lower.numerators()[right.rank()[first.places()[0]]]--;
                assertThat(FairChecker.faults(network, nothing, fair.levels(), lower))
                        .isNotEmpty();
                tried++;
            }
            if (network.capacities()[arc] < Long.MAX_VALUE
                    && right.rank()[network.graph().tail(arc)]
                            > right.rank()[network.graph().head(arc)]) {
                // Where more could come in, the level below is no longer the fairest.
                network.capacities()[arc]++;
                assertThat(FairChecker.faults(network, nothing, fair.levels(), right))
                        .isNotEmpty();
            }
        }
        assertThat(tried).isGreaterThan(100);
    }
}
