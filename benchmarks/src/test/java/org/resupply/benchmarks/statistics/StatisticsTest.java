package org.resupply.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void nothingDiffers() {
        assertThat(Pairs.of(new double[] {1, 2}, new double[] {1, 2})).isEqualTo(new Pairs(0, 2, 0, 1));
        assertThat(Pairs.of(new double[0], new double[0]).p()).isEqualTo(1);
    }

    @Test
    void allSignsTheSameHaveTheProbabilityOfOneInTwoToTheirNumberTwice() {
        double[] better = {1, 2, 3, 4, 5, 6};
        double[] worse = {2, 4, 6, 8, 10, 12};
        var pairs = Pairs.of(better, worse);
        assertThat(pairs.wins()).isEqualTo(6);
        assertThat(pairs.p()).isCloseTo(2 / 64.0, within(1e-12));
        assertThat(Pairs.of(worse, better).losses()).isEqualTo(6);
        assertThat(Pairs.of(worse, better).p()).isCloseTo(2 / 64.0, within(1e-12));
    }

    @Test
    void tiesChangeNothingElse() {
        var pairs = Pairs.of(new double[] {7, 1, 2, 3}, new double[] {7, 2, 4, 6});
        assertThat(pairs).isEqualTo(new Pairs(3, 1, 0, 2 / 8.0));
    }

    @Test
    void largeSamplesAreApproximated() {
        double[] better = new double[60];
        double[] worse = new double[60];
        for (int i = 0; i < 60; i++) {
            worse[i] = i + 1;
        }
        assertThat(Pairs.of(better, worse).p()).isLessThan(1e-9);
    }

    @Test
    void differentNumbersAreRefused() {
        assertThatThrownBy(() -> Pairs.of(new double[1], new double[2])).hasMessageContaining("1 and 2");
    }

    @Test
    void intervalsHoldTheMeanAndNarrowWithTheNumberOfValues() {
        double[] few = {1, 5, 3, 7};
        double[] many = new double[400];
        for (int i = 0; i < many.length; i++) {
            many[i] = few[i % 4];
        }
        var wide = Interval.ofMean(few, 1);
        var narrow = Interval.ofMean(many, 1);
        assertThat(wide.mean()).isEqualTo(4);
        assertThat(wide.low()).isLessThan(3).isGreaterThanOrEqualTo(1);
        assertThat(wide.high()).isGreaterThan(5).isLessThanOrEqualTo(7);
        // The standard error of 400 values of deviation 2.24 is 0.112.
        assertThat(narrow.low()).isCloseTo(4 - 1.96 * 0.112, within(0.03));
        assertThat(narrow.high()).isCloseTo(4 + 1.96 * 0.112, within(0.03));
        assertThat(Interval.ofMean(few, 1)).isEqualTo(wide);
        assertThat(Interval.ofMean(new double[] {2}, 1)).isEqualTo(new Interval(2, 2, 2));
        assertThat(Interval.ofMean(new double[0], 1).mean()).isNaN();
    }

    @Test
    void holmRaisesTheSmallestMost() {
        // 4 * 0.01; 3 * 0.02; 2 * 0.03 stays at 0.06; 1 * 0.04 is raised to what came before.
        assertThat(Holm.corrected(new double[] {0.04, 0.01, 0.03, 0.02}))
                .containsExactly(new double[] {0.06, 0.04, 0.06, 0.06}, within(1e-12));
        assertThat(Holm.corrected(new double[] {0.7, 0.8})).containsExactly(1, 1);
        assertThat(Holm.corrected(new double[0])).isEmpty();
        assertThatThrownBy(() -> Holm.corrected(new double[] {1.5})).hasMessageContaining("1.5");
    }

    @Test
    void boxesHoldTheMiddleHalfAndWhiskersEndAtTheLastNearValue() {
        var plot = BoxPlot.of(new double[] {9, 1, 2, 3, 4, 5, 100});
        assertThat(plot).isEqualTo(new BoxPlot(1, 2.5, 4, 7, 9, List.of(100.0)));
        assertThat(BoxPlot.of(new double[] {7})).isEqualTo(new BoxPlot(7, 7, 7, 7, 7, List.of()));
        assertThatThrownBy(() -> BoxPlot.of(new double[0])).hasMessageContaining("at least one");
    }

    @Test
    void thePrimalIntegralIsTheMeanGap() {
        double[][] trace = {{2, 200}, {4, 125}, {8, 100}, {12, 50}};
        // 2 s at 100 %, 2 s at 50 %, 4 s at 20 %, 2 s at 0; what comes after the horizon does not count.
        assertThat(PrimalIntegral.percent(trace, 100, 10)).isCloseTo(10 * (2 + 1 + 0.8), within(1e-9));
        assertThat(PrimalIntegral.percent(new double[0][], 100, 10)).isEqualTo(100);
        assertThat(PrimalIntegral.percent(new double[][] {{0, 90}}, 100, 10)).isZero();
        assertThatThrownBy(() -> PrimalIntegral.percent(trace, 1, 0)).hasMessageContaining("(0.0 seconds)");
    }

    @Test
    void twoSamplesAreComparedByWelchOrByRanks() {
        double[] first = {1, 2, 3, 4, 5};
        double[] second = {2, 4, 6, 8, 10};
        // t = -3 / sqrt(0.5 + 2), degrees of freedom = 2.5 ^ 2 / (0.25 / 4 + 4 / 4) = 5.882; p = 0.107 of tables.
        var welch = Samples.compare(first, second, Samples.Test.WELCH);
        assertThat(welch.ratio()).isEqualTo(2);
        assertThat(welch.p()).isCloseTo(0.107, within(0.001));
        // The 97.5 % point of t with 5.882 degrees is 2.459: 3 -+ 3.888, over a mean of 3.
        assertThat(welch.low()).isCloseTo(1 + (3 - 3.888) / 3, within(0.002));
        assertThat(welch.high()).isCloseTo(1 + (3 + 3.888) / 3, within(0.002));
        double[] far = {11, 12, 13, 14, 15};
        // U is 0, its mean 12.5, its deviation sqrt(5 * 5 * 11 / 12) = 4.787: z = -2.611.
        assertThat(Samples.compare(first, far, Samples.Test.MANN_WHITNEY).p()).isCloseTo(0.00902, within(0.0001));
        assertThat(Samples.compare(new double[2], new double[2], Samples.Test.WELCH))
                .isEqualTo(new Samples(1, 1, 1, 1));
        assertThat(Samples.compare(new double[2], new double[] {3, 3}, Samples.Test.WELCH)
                        .p())
                .isZero();
        assertThatThrownBy(() -> Samples.compare(new double[1], first, Samples.Test.WELCH))
                .hasMessageContaining("1 and 5");
    }
}
