package org.resupply.routing;

import java.util.ArrayList;
import org.resupply.solve.Allowance;

/** The calling thread and others beside it, all at the same work. */
final class Workers {
    private Workers() {}

    private static final long LOOK_MILLIS = 20;

    /**
     * Runs the work in so many threads, one of which is the caller, and returns when all are done. A failure of one ends all.
     *
     * @param allowance of the work, which an interrupt of the caller cancels, and a failure
     * @param look done by the caller again and again while it has no more work and others have
     */
    static void run(int threads, Allowance allowance, Runnable work, Runnable look) {
        var failures = new ArrayList<Throwable>();
        var others = new ArrayList<Thread>();
        for (int t = 1; t < threads; t++) {
            var thread = new Thread(
                    () -> {
                        try {
                            work.run();
                        } catch (Throwable failure) {
                            synchronized (failures) {
                                failures.add(failure);
                            }
                            allowance.cancel();
                        }
                    },
                    "resupply-routing-" + t);
            thread.setDaemon(true);
            thread.start();
            others.add(thread);
        }
        boolean done = false;
        try {
            work.run();
            done = true;
        } finally {
            if (!done && threads > 1) {
                allowance.cancel();
            }
            join(others, allowance, done ? look : () -> {});
        }
        synchronized (failures) {
            if (!failures.isEmpty()) {
                throw new IllegalStateException("A thread of the search failed.", failures.get(0));
            }
        }
    }

    /** Waits for threads that end with the budget; an interrupt, and what looking throws, is kept for the caller. */
    private static void join(ArrayList<Thread> threads, Allowance allowance, Runnable look) {
        boolean interrupted = false;
        RuntimeException failed = null;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join(LOOK_MILLIS);
                    if (failed == null) {
                        look.run();
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                    allowance.cancel();
                } catch (RuntimeException e) {
                    failed = e;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failed != null) {
            throw failed;
        }
    }
}
