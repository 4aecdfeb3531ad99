package org.resupply.examples.html;

import org.resupply.plan.Explanation;
import org.resupply.plan.PlanDiff;

/**
 * What a page shows besides the plan.
 *
 * @param explanation why the worst-served streets go short; {@code null} when nobody asked
 * @param diff what is otherwise than in the plan before; {@code null} when there was none
 */
public record Supplement(Explanation explanation, PlanDiff diff) {

    /** Nothing but the plan. */
    public static final Supplement NONE = new Supplement(null, null);

    /** The plan with why the worst-served streets go short. */
    public static Supplement of(Explanation explanation) {
        return new Supplement(explanation, null);
    }

    /** The plan with what is otherwise than in the one before. */
    public static Supplement of(PlanDiff diff) {
        return new Supplement(null, diff);
    }
}
