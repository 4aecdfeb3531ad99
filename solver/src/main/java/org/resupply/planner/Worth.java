package org.resupply.planner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.resupply.dispatch.Weights;
import org.resupply.model.Demand;
import org.resupply.model.Outlook;
import org.resupply.plan.Plan;
import org.resupply.plan.Unmet;

/**
 * How good a plan is: first what is missing, then what it costs.
 *
 * <p>What a place lacks of a commodity is counted in kilograms of need times urgency, and weighs more the larger a part of the
 * need it is ({@link Weights}); each priority class weighs a hundred times the one below it. Transport requests count like
 * demands of the place where they go. Of two plans the one with clearly less missing is better, and of two that lack the same, within a
 * thousandth, the cheaper one. That is no order of three or more, since plans may each lack the same as the next and the last clearly
 * more than the first: where one is chosen out of several, {@linkplain #betterThan none is taken for its cost} that lacks
 * over a thousandth more than the one of all that lacks least.
 *
 * @param missing what is missing, weighed
 * @param cost minor units
 */
record Worth(double missing, long cost) {
    /** Part of what is missing by which plans that lack the same may differ: less is the luck of a search. */
    static final double ALIKE = 1e-3;

    /** The worth of a plan. */
    static Worth of(Outlook outlook, Plan plan) {
        return new Worth(missing(outlook, plan.unmet()), plan.figures().cost());
    }

    /** What is missing, weighed. */
    static double missing(Outlook outlook, List<Unmet> parts) {
        Map<String, Long> unmet = new HashMap<>();
        for (Unmet part : parts) {
            unmet.merge(part.demand(), part.quantity(), Long::sum);
        }
        List<Demand> wanted = new ArrayList<>(outlook.demands());
        outlook.scenario().transportRequests().forEach(request -> wanted.add(request.demand()));
        return new Weights(outlook)
                .missing(wanted.stream()
                        .map(demand -> new Weights.Lack(demand, demand.quantity(), unmet.getOrDefault(demand.id(), 0L)))
                        .toList());
    }

    /**
     * Whether this is to be taken instead of another.
     *
     * @param least the least that is missing in any plan that there has been, this one included
     */
    boolean betterThan(Worth other, double least) {
        return lacksLess(other) || (missing <= least * (1 + ALIKE) && cost < other.cost);
    }

    /** Whether clearly less is missing. */
    boolean lacksLess(Worth other) {
        return missing * (1 + ALIKE) < other.missing;
    }
}
