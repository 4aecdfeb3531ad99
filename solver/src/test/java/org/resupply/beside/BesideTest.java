package org.resupply.beside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BesideTest {
    private static final Executor NOBODY = work -> {};
    private static final Executor ANOTHER = work -> new Thread(work).start();

    @Test
    void whatNoWorkerHasBegunIsDoneByWhoeverAsks() {
        AtomicInteger done = new AtomicInteger();
        Beside<Thread> beside = Beside.begin(
                () -> {
                    done.incrementAndGet();
                    return Thread.currentThread();
                },
                NOBODY);
        assertThat(done).hasValue(0);
        assertThat(beside.get()).isSameAs(Thread.currentThread());
        assertThat(beside.get()).isSameAs(Thread.currentThread());
        assertThat(done).hasValue(1);
    }

    @Test
    void whatAWorkerIsAtIsWaitedForAndAnInterruptIsKept() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        Beside<Thread> beside = Beside.begin(
                () -> {
                    begun.countDown();
                    told.await();
                    return Thread.currentThread();
                },
                ANOTHER);
        begun.await();
        Thread.currentThread().interrupt();
        Thread worker = beside.get(told::countDown);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(worker).isNotSameAs(Thread.currentThread());
    }

    @Test
    void whoHelpsDoesNotWaitForAWorker() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        Beside<Boolean> beside = Beside.begin(
                () -> {
                    begun.countDown();
                    told.await();
                    return true;
                },
                ANOTHER);
        begun.await();
        beside.help();
        told.countDown();
        assertThat(beside.get()).isTrue();
    }

    @Test
    void whatTheWorkThrewIsThrownAsItWas() {
        RuntimeException fault = new IllegalArgumentException("It fails.");
        AssertionError error = new AssertionError("It is wrong.");
        Callable<Integer> fails = () -> {
            throw fault;
        };
        Callable<Integer> errs = () -> {
            throw error;
        };
        for (Executor workers : List.<Executor>of(Runnable::run, NOBODY, ANOTHER)) {
            assertThatThrownBy(() -> Beside.begin(fails, workers).get()).isSameAs(fault);
            assertThatThrownBy(() -> Beside.begin(errs, workers).get()).isSameAs(error);
        }
    }
}
