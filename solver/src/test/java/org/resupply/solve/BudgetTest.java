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
    void whatIsSpentIsNotThereAnyMore() {
        assertThat(Budget.iterations(1000).start().without(300).iterations()).isEqualTo(700);
        assertThat(Budget.iterations(1000).start().without(2000).iterations()).isEqualTo(1);
        assertThat(Budget.seconds(1).start().without(2000).iterations()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void anInterruptOfWhoAsksCancelsForAll() {
        var cancellation = new Cancellation();
        Allowance allowance = Budget.iterations(1000).start(cancellation);
        Thread.currentThread().interrupt();
        try {
            assertThat(allowance.share(0.5).isOver()).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(cancellation.isCancelled()).isTrue();
        assertThat(allowance.isOver()).isTrue();
    }

    @Test
    void aBudgetWithoutEndIsRefused() {
        assertThatThrownBy(() -> new Budget(Double.POSITIVE_INFINITY, Long.MAX_VALUE))
                .hasMessageContaining("must have an end");
    }
}
