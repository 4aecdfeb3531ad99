package org.resupply.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SolveJobTest {
    @Test
    void whoWaitsForAWhileHasTheResultOnceItIsThere() throws InterruptedException {
        SolveJob<String> job = SolveJob.start("test", cancellation -> {
            while (!cancellation.isCancelled()) {
                Thread.onSpinWait();
            }
            return "done";
        });

        assertThat(job.result(Duration.ofMillis(10))).isEmpty();
        job.cancel();
        assertThat(job.result(Duration.ofMinutes(1))).contains("done");
        assertThat(job.result()).isEqualTo("done");
    }

    /** An error came wrapped, so that a host that looks for one never saw it. */
    @Test
    void whatTheWorkThrewIsThrownAsItWas() {
        SolveJob<String> failing = SolveJob.start("test", cancellation -> {
            throw new IllegalArgumentException("wrong");
        });
        SolveJob<String> dying = SolveJob.start("test", cancellation -> {
            throw new OutOfMemoryError("full");
        });

        assertThatThrownBy(failing::result).isExactlyInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(dying::result).isExactlyInstanceOf(OutOfMemoryError.class);
        assertThatThrownBy(() -> dying.result(Duration.ofMinutes(1))).isExactlyInstanceOf(OutOfMemoryError.class);
    }
}
