package org.resupply.solve;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * A solve that runs in a thread of its own: it can be watched, waited for and cancelled.
 *
 * @param <T> what it hands back
 */
public final class SolveJob<T> {
    private final Cancellation cancellation = new Cancellation();
    private final CompletableFuture<T> result = new CompletableFuture<>();

    private SolveJob() {}

    /** Starts the work in a daemon thread; it is given the switch by which it may be asked to end. */
    public static <T> SolveJob<T> start(String name, Function<Cancellation, T> work) {
        SolveJob<T> job = new SolveJob<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        job.result.complete(work.apply(job.cancellation));
                    } catch (Throwable failure) {
                        job.result.completeExceptionally(failure);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return job;
    }

    /** Asks for the end; {@link #result} then soon hands back the best that was found. */
    public void cancel() {
        cancellation.cancel();
    }

    /** Whether the result is there, or the work failed. */
    public boolean isDone() {
        return result.isDone();
    }

    /** Waits for the result; what the work threw, it throws. */
    public T result() {
        try {
            return result.join();
        } catch (CompletionException e) {
            throw thrown(e);
        }
    }

    /**
     * Waits for the result, but only so long; what the work threw, it throws. The work goes on.
     *
     * @return the result; empty when it is not there yet
     * @throws InterruptedException if the thread that waits is interrupted
     */
    public Optional<T> result(Duration atMost) throws InterruptedException {
        try {
            return Optional.ofNullable(result.get(TimeUnit.NANOSECONDS.convert(atMost), TimeUnit.NANOSECONDS));
        } catch (TimeoutException notYet) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw thrown(e);
        }
    }

    private static RuntimeException thrown(Exception wrapped) {
        if (wrapped.getCause() instanceof Error error) {
            throw error;
        }
        return wrapped.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(wrapped);
    }
}
