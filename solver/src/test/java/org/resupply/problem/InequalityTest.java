package org.resupply.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InequalityTest {
    private static final double[] ONE_EACH = {1, 1, 1, 1};
    private static final int[] TWO_REGIONS = {0, 0, 1, 1};

    @Test
    void equalSharesAreFair() {
        double[] half = {0.5, 0.5, 0.5, 0.5};
        assertThat(Inequality.gini(half, ONE_EACH)).isZero();
        assertThat(Inequality.jain(half, ONE_EACH)).isEqualTo(1);
        assertThat(Inequality.theil(half, ONE_EACH, TWO_REGIONS)).isEqualTo(new Inequality.Theil(0, 0));
    }

    /** Where all got the same, the sum of the differences ended at -2e-17, and the judge refused the plan. */
    @Test
    void roundingLeadsOutOfNoRange() {
        Random random = new Random(1);
        for (int run = 0; run < 2000; run++) {
            double[] same = new double[4];
            Arrays.fill(same, random.nextInt(1, 1000) / 1000.0);
            double[] people = random.ints(4, 1, 5000).asDoubleStream().toArray();
            assertThat(Inequality.gini(same, people)).isBetween(0.0, 1e-12);
            assertThat(Inequality.jain(same, people)).isBetween(1 - 1e-12, 1.0);
            Inequality.Theil theil = Inequality.theil(same, people, TWO_REGIONS);
            assertThat(theil.between()).isBetween(0.0, 1e-12);
            assertThat(theil.within()).isBetween(0.0, 1e-12);
        }
    }

    @Test
    void oneOfFourGetsAll() {
        double[] share = {0, 0, 0, 1};
        assertThat(Inequality.gini(share, ONE_EACH)).isCloseTo(0.75, within(1e-12));
        assertThat(Inequality.jain(share, ONE_EACH)).isCloseTo(0.25, within(1e-12));
        Inequality.Theil theil = Inequality.theil(share, ONE_EACH, TWO_REGIONS);
        assertThat(theil.between()).isCloseTo(Math.log(2), within(1e-12));
        assertThat(theil.between() + theil.within()).isCloseTo(Math.log(4), within(1e-12));
    }

    @Test
    void nobodyGetsAnythingOrNobodyIsThere() {
        double[] none = new double[4];
        assertThat(Inequality.gini(none, ONE_EACH)).isZero();
        assertThat(Inequality.jain(none, ONE_EACH)).isEqualTo(1);
        assertThat(Inequality.theil(none, ONE_EACH, TWO_REGIONS)).isEqualTo(new Inequality.Theil(0, 0));
        assertThat(Inequality.gini(new double[0], new double[0])).isZero();
        assertThat(Inequality.jain(new double[0], new double[0])).isEqualTo(1);
        assertThat(Inequality.theil(new double[0], new double[0], new int[0])).isEqualTo(new Inequality.Theil(0, 0));
        double[] emptyRegion = {1, 1, 0, 0};
        assertThat(Inequality.theil(new double[] {0.2, 0.8, 0.5, 0.5}, emptyRegion, TWO_REGIONS)
                        .between())
                .isZero();
    }

    @Test
    void aWeightIsAsGoodAsCopies() {
        double[] copies = {0.2, 0.2, 0.2, 0.8};
        double[] once = {0.2, 0.8};
        double[] weight = {3, 1};
        assertThat(Inequality.gini(once, weight)).isCloseTo(Inequality.gini(copies, ONE_EACH), within(1e-12));
        assertThat(Inequality.jain(once, weight)).isCloseTo(Inequality.jain(copies, ONE_EACH), within(1e-12));
    }
}
