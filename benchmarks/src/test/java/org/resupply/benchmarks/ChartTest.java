package org.resupply.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {
    @Test
    void marksAreRoundNumbers() {
        assertThat(new Chart.Axis("a", 0, 100, false).marks()).containsExactly(0.0, 20.0, 40.0, 60.0, 80.0, 100.0);
        assertThat(new Chart.Axis("a", 0.01, 100, true).marks()).hasSize(5).contains(1.0, 10.0);
        assertThat(new Chart.Axis("a", 0, 3, false).marks()).hasSize(4);
    }

    @Test
    void placesAreSharesOfTheAxis() {
        assertThat(new Chart.Axis("a", 0, 50, false).share(10)).isCloseTo(0.2, within(1e-12));
        assertThat(new Chart.Axis("a", 0.1, 1000, true).share(10)).isCloseTo(0.5, within(1e-12));
        assertThat(new Chart.Axis("a", 0.1, 1000, true).share(-3)).isZero();
        assertThatThrownBy(() -> new Chart.Axis("a", 0, 10, true)).hasMessageContaining("(a)");
    }

    @Test
    void textIsEscaped() {
        var chart = new Chart("a < \"b\"", new Chart.Axis("x", 0, 1, false), new Chart.Axis("y", 0, 1, false));
        chart.steps("l&m", List.of(new double[] {0, 0}, new double[] {1, 1}));
        assertThat(chart.svg()).contains("a &lt; &quot;b&quot;", "l&amp;m").doesNotContain("l&m");
    }
}
