package org.resupply.dispatch;

import org.resupply.plan.Trip;

/** One trip of a plan that is taken over: begun, and then fixed; or still ahead, and then kept, changed or given up. */
final class Errand {
    final Duty duty;
    final boolean begun;
    Trip trip;
    /** The same with its goods by commodity; {@code null} when it loads at several stops. */
    Template template;
    /** Whether its vehicle, its ways, its places and its times are still what they were. */
    boolean possible = true;

    Errand(Duty duty, Trip trip, Template template, boolean begun) {
        this.duty = duty;
        this.trip = trip;
        this.template = template;
        this.begun = begun;
    }
}
