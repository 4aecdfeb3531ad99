package org.resupply.dispatch;

import java.util.Comparator;

/** A quantity of one lot that lies in a facility from a second on, and may be issued until another. */
final class Batch {
    static final Comparator<Batch> BY_EXPIRY =
            Comparator.comparingInt((Batch batch) -> batch.lastDay).thenComparing(batch -> batch.lot);

    final String lot;
    final int lastDay;
    final int since;
    final int until;
    long quantity;

    Batch(String lot, int lastDay, int since, int until, long quantity) {
        this.lot = lot;
        this.lastDay = lastDay;
        this.since = since;
        this.until = until;
        this.quantity = quantity;
    }

    /** Whether it may wait for as long as it is usable. */
    boolean mayWait() {
        return until == Integer.MAX_VALUE;
    }

    /** Whether it is there at a second and has not waited too long. */
    boolean mayLeaveAt(int second) {
        return since <= second && second <= until;
    }
}
