package org.resupply.solve;

/** A switch, thrown once from any thread, that asks a running solve to hand back the best it has. */
public final class Cancellation {
    private volatile boolean cancelled;

    /** Asks for the end. Later calls change nothing. */
    public void cancel() {
        cancelled = true;
    }

    /** Whether the end was asked for. */
    public boolean isCancelled() {
        return cancelled;
    }
}
