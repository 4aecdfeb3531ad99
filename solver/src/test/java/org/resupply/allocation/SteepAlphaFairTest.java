package org.resupply.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.resupply.solve.AllocationStrategy;

/** Alpha-fairness of another alpha, as a user names it. */
class SteepAlphaFairTest extends AllocationStrategyContract {

    @Override
    AllocationStrategy strategy() {
        return Strategies.named("alpha-fair:20").orElseThrow();
    }

    /** A unit of ten is a lot where the last one costs a million times the first. */
    @Override
    double tolerance() {
        return 1.2;
    }

    @Test
    void aNameWithAnAlphaIsAStrategy() {
        assertThat(strategy()).isEqualTo(new AlphaFair(20));
        assertThat(strategy().name()).isEqualTo("alpha-fair:20");
        assertThat(Strategies.named("alpha-fair:0.5").orElseThrow().name()).isEqualTo("alpha-fair:0.5");
        assertThat(Strategies.named("alpha-fair:1.0").orElseThrow().name()).isEqualTo("alpha-fair");
        assertThat(Strategies.named("alpha-fair").orElseThrow()).isEqualTo(new AlphaFair(1));
        assertThat(Strategies.named("alpha")).isEmpty();
        assertThat(Strategies.names()).contains("fair-floor").endsWith("alpha-fair:2");
        assertThatThrownBy(() -> Strategies.named("alpha-fair:two")).hasMessageContaining("(two)");
        assertThatThrownBy(() -> Strategies.named("alpha-fair:-1")).hasMessageContaining("(-1.0)");
        assertThatThrownBy(() -> Strategies.named("alpha-fair:NaN")).hasMessageContaining("(NaN)");
    }
}
