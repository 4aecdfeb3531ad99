package org.resupply.beside;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/**
 * Something that workers work out beside the calling thread, or that thread itself if none of them has begun it when it is asked for: so
 * nobody waits for what nobody is at.
 */
public final class Beside<T> {
    private final FutureTask<T> task;

    private Beside(Callable<T> work) {
        task = new FutureTask<>(work);
    }

    /** Gives workers something to do. */
    public static <T> Beside<T> begin(Callable<T> work, Executor workers) {
        Beside<T> beside = new Beside<>(work);
        workers.execute(beside.task);
        return beside;
    }

    /** Works it out in the calling thread if no worker has begun it. */
    public void help() {
        task.run();
    }

    /** What was worked out; what the work threw, this throws. An interrupt is kept for the caller. */
    public T get() {
        return get(() -> {});
    }

    /**
     * The same.
     *
     * @param interrupted told when the thread is interrupted while it waits; it goes on waiting
     */
    public T get(Runnable interrupted) {
        help();
        return SideBySide.answer(task, interrupted);
    }
}
