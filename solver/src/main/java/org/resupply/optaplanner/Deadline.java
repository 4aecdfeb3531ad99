package org.resupply.optaplanner;

import java.util.function.Supplier;
import org.resupply.solve.Allowance;

/**
 * Ends a solve from another thread when its allowance is over. Asks again until the solve has ended: a request that comes before
 * its start would be forgotten.
 */
public final class Deadline {
    private static final int MILLIS_BETWEEN = 2;

    private Deadline() {}

    /**
     * Runs a solve under watch and gives its answer.
     *
     * @param terminate asks the solve to end; may be called often
     */
    public static <T> T keep(Allowance allowance, Runnable terminate, Supplier<T> solve) {
        var watch = new Thread(() -> watch(allowance, terminate), "deadline");
        watch.setDaemon(true);
        watch.start();
        try {
            return solve.get();
        } finally {
            watch.interrupt();
        }
    }

    private static void watch(Allowance allowance, Runnable terminate) {
        try {
            while (true) {
                Thread.sleep(MILLIS_BETWEEN);
                if (allowance.isOver()) {
                    terminate.run();
                }
            }
        } catch (InterruptedException e) {
            // The solve has ended.
        }
    }
}
