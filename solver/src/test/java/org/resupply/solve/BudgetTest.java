package org.resupply.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BudgetTest {

    @Test
    void aShareOfIterationsIsAPart() {
        assertThat(Budget.iterations(1000).start().share(0.2).iterations()).isEqualTo(200);
    }

    @Test
    void aBudgetWithoutEndIsRefused() {
        assertThatThrownBy(() -> new Budget(Double.POSITIVE_INFINITY, Long.MAX_VALUE))
                .hasMessageContaining("must have an end");
    }
}
