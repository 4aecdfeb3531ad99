package org.resupply.beside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicBoolean ended = new AtomicBoolean();

    /** A task that no interrupt ends. */
    private Boolean work() {
        begun.countDown();
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        ended.set(true);
        return true;
    }

    /** Where the solve threw, what was worked out beside it went on after the call. */
    @Test
    void nothingOutlivesItsEnd() throws InterruptedException {
        ExecutorService workers = SideBySide.workers(1);
        workers.submit(this::work);
        begun.await();

        SideBySide.end(workers);

        assertThat(ended).isTrue();
    }

    @Test
    void whoIsInterruptedWaitsAndStaysInterrupted() throws InterruptedException {
        ExecutorService workers = SideBySide.workers(1);
        workers.submit(this::work);
        begun.await();
        Thread.currentThread().interrupt();

        SideBySide.end(workers);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(ended).isTrue();
    }

    @Test
    void whereOneTaskFailsTheOthersHaveEnded() {
        Callable<Boolean> fails = () -> {
            begun.await();
            throw new IllegalStateException("It fails.");
        };

        assertThatThrownBy(() -> SideBySide.answers(List.of(fails, this::work), 2, () -> {}))
                .hasMessage("It fails.");
        assertThat(ended).isTrue();
    }
}
