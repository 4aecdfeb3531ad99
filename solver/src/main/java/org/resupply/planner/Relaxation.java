package org.resupply.planner;

import org.resupply.model.Scenario;
import org.resupply.plan.Cause;

/**
 * A scenario in which one thing binds less than in the one it is made from.
 *
 * @param cause what binds less
 * @param target id of what is changed; empty when it is changed everywhere on the way
 * @param place id of the facility where stock is added; empty otherwise
 * @param amount by how much; 0 where it is lifted
 * @param scenario the scenario with the change
 */
record Relaxation(Cause cause, String target, String place, double amount, Scenario scenario) {

    /** Whether convoys may be unloaded otherwise by it. */
    boolean changesReceipts() {
        return cause == Cause.DOCK || cause == Cause.ARRIVAL || cause == Cause.CLOSURE;
    }
}
