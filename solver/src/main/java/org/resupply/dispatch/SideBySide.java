package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tasks that do not depend on each other, worked on by several threads. */
final class SideBySide {
    private SideBySide() {}

    /** What the tasks answer, in their order. */
    static <T> List<T> answers(List<Callable<T>> tasks, int threads) {
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
        ExecutorService workers = Executors.newFixedThreadPool(Math.min(threads, tasks.size()), task -> {
            Thread thread = new Thread(task, "resupply-mending");
            thread.setDaemon(true);
            return thread;
        });
        try {
            for (Future<T> answer : workers.invokeAll(tasks)) {
                answers.add(answer.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The dispatch was interrupted.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            workers.shutdown();
        }
        return answers;
    }
}
