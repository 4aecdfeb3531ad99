package org.resupply.benchmarks.allocate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrategySummaryTest {
    private static final Measure FILL = new Measure("fill", "share served", Measure.Better.MORE);
    private static final Measure GAP = new Measure("gap", "gap", Measure.Better.LESS);

    /** Ten samples: good fills more than bad by ever more, same equals bad, and good alone proves something. */
    private static StrategySummary summary() {
        List<StrategyRun> runs = new ArrayList<>();
        for (int sample = 1; sample <= 10; sample++) {
            double bad = 0.3 + 0.01 * sample;
            runs.add(new StrategyRun(sample, "good", List.of(bad + 0.02 * sample, 0.001), Scarcity.NONE, 1, "h"));
            runs.add(new StrategyRun(sample, "bad", List.of(bad, Double.NaN), Scarcity.NONE, 1, "h"));
            runs.add(new StrategyRun(sample, "same", List.of(bad, Double.NaN), Scarcity.NONE, 1, "h"));
        }
        return new StrategySummary(List.of(FILL, GAP), runs);
    }

    @Test
    void pairsAreTestedTogether() {
        List<StrategySummary.Compared> compared = summary().compared();
        assertThat(compared).extracting(StrategySummary.Compared::measure).containsOnly(FILL);
        assertThat(compared).hasSize(3);
        StrategySummary.Compared first = compared.get(0);
        assertThat(first.pairs().wins()).isEqualTo(10);
        assertThat(first.pairs().p()).isCloseTo(2 / 1024.0, within(1e-12));
        assertThat(first.corrected()).isCloseTo(3 * 2 / 1024.0, within(1e-12));
        assertThat(first.better()).isEqualTo("good");
        assertThat(compared.get(2).better()).isEmpty();
    }

    @Test
    void tablesSayWhoIsReallyBetter() {
        String text = summary().markdown("Ten made-up samples.");
        assertThat(text)
                .contains("| fill | good | 0.4650 | ", " | 10 | bad, same |  |\n")
                .contains("| fill | bad | 0.3550 | ", " | 10 |  | good |\n")
                .contains("| gap | bad |  |  | 0 |  |  |\n")
                .contains("| fill | good | bad | 10/0/0 | 0.0020 | 0.0059 |\n");
    }

    @Test
    void boxesLieOnTheirAxis() {
        String page = summary().html("a < b");
        assertThat(page).contains("a &lt; b", "good: median 0.4650, quartiles 0.3975 and 0.5325");
        // The largest of all is the right end of the axis, the smallest the left one.
        assertThat(page).contains("H870.0", "M150.0 ");
    }
}
