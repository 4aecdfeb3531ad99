package org.resupply.examples.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.resupply.solve.Cancellation;

/**
 * What Ctrl-C and SIGTERM do: they end the search, wait until what was found is written, and give the exit code 130.
 *
 * <p>The Java machine begins to shut down when the signal comes, while the main thread goes on; the hook here holds the
 * shutdown back until the main thread is through.
 */
final class Stop {
    /** How long writing may take before the program ends all the same. */
    private static final long PATIENCE_SECONDS = 120;

    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch finished = new CountDownLatch(1);

    private Stop() {}

    /** Listens for signals from now on. */
    static Stop onSignal() {
        Stop stop = new Stop();
        Runtime.getRuntime().addShutdownHook(new Thread(stop::stopped, "resupply-stop"));
        return stop;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    /** Says that everything is written; a signal has nothing left to wait for. */
    void finished() {
        finished.countDown();
    }

    private void stopped() {
        if (finished.getCount() == 0) {
            return;
        }
        cancellation.cancel();
        try {
            if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("Writing takes too long; what was found is lost.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.err.flush();
        Runtime.getRuntime().halt(ExitCode.STOPPED);
    }
}
