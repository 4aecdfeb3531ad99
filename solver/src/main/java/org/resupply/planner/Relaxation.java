package org.resupply.planner;

import java.util.Set;
import org.resupply.model.Scenario;
import org.resupply.plan.Cause;
import org.resupply.plan.Explanation;
import org.resupply.plan.Remedy;

/**
 * A scenario in which one thing binds less than in the one it is made from.
 *
 * @param cause what binds less
 * @param remedy what is done; {@code null} when all of a cause is lifted
 * @param target id of what is changed; empty when it is changed everywhere on the way
 * @param place id of the facility or convoy where stock or its shelf life is changed; empty otherwise
 * @param amount by how much; 0 where it is lifted
 * @param scenario the scenario with the change
 */
record Relaxation(Cause cause, Remedy remedy, String target, String place, double amount, Scenario scenario) {
    /** Causes for which convoys may wait outside. */
    private static final Set<Cause> AT_THE_GATES =
            Set.of(Cause.DOCK, Cause.ARRIVAL, Cause.CLOSURE, Cause.STORAGE, Cause.SHELF_LIFE);

    /** What is done, without the scenario. */
    Explanation.Measure measure() {
        return new Explanation.Measure(cause, remedy, target, place, amount);
    }

    /** Whether convoys may be unloaded otherwise by it. */
    boolean changesReceipts() {
        return AT_THE_GATES.contains(cause);
    }
}
