package org.resupply.beside;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Tasks that do not depend on each other, worked on by several threads.
 *
 * <p>Whoever waits for them and is interrupted tells so, that they may soon end with what they have, and goes on waiting; the interrupt is
 * kept for the caller.
 */
public final class SideBySide {
    private SideBySide() {}

    /**
     * What the tasks answer, in their order.
     *
     * @param interrupted told when the thread is interrupted while it waits
     */
    public static <T> List<T> answers(List<Callable<T>> tasks, int threads, Runnable interrupted) {
        List<T> answers = new ArrayList<>();
        if (threads == 1 || tasks.size() < 2) {
            for (Callable<T> task : tasks) {
                try {
                    answers.add(task.call());
                } catch (RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
            return answers;
        }
        ExecutorService workers = workers(Math.min(threads, tasks.size()));
        try {
            List<Future<T>> running = new ArrayList<>();
            tasks.forEach(task -> running.add(workers.submit(task)));
            for (Future<T> task : running) {
                answers.add(answer(task, interrupted));
            }
        } finally {
            end(workers);
        }
        return answers;
    }

    /** So many threads, which do not keep the process alive. */
    public static ExecutorService workers(int threads) {
        return Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "resupply-beside");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Ends workers and waits for what they are at, so that nothing outlives the call; an interrupt is kept for the caller. */
    public static void end(ExecutorService workers) {
        workers.shutdownNow();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = workers.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits for what a task answers; what it threw, this throws.
     *
     * @param interrupted told when the thread is interrupted while it waits
     */
    public static <T> T answer(Future<T> task, Runnable interrupted) {
        boolean wasInterrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    wasInterrupted = true;
                    interrupted.run();
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
