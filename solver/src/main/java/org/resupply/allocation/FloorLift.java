package org.resupply.allocation;

import java.util.List;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.ScarcityProof;
import org.resupply.solve.Allowance;

/** Plans for those below the minimum standard before all else, after the classes above, and proves where not all can have it. */
final class FloorLift {
    /** How much dearer a unit of each class is than one of the next where floors cannot all be met. */
    private static final double CLASS_FACTOR = 10;

    private final Incumbent incumbent;
    private final AllocationProblem problem;
    private final Groups groups;

    /** What brings the floors as far as it can; null where nobody was below. */
    private Guarantee guarantee;

    FloorLift(Incumbent incumbent) {
        this.incumbent = incumbent;
        problem = incumbent.problem;
        groups = incumbent.groups;
    }

    /**
     * Where somebody is below the minimum standard, plans for it first and for the rest on top; keeps that plan where it lacks
     * less of the floors.
     *
     * @param guide units on each arc of each commodity, after which the rest shares the capacities
     */
    void lift(double[][] guide, Allowance allowance) {
        long[] before = incumbent.plan.unmet();
        long[] floors = floors(before);
        if (floors == null) {
            return;
        }
        guarantee = Guarantee.pursued(
                incumbent, floors, Guarantee.worth(problem, groups, CLASS_FACTOR), floors, null, allowance);
        UnmetPricing guarded = incumbent.pricing.guarding(floors);
        SharedPlan lifted = incumbent.newPlan(guarded);
        lifted.carry(guarantee.plan);
        lifted.serveAfter(guide, lifted.commoditiesOf(SharedPlan.ALL_CLASSES, guarded));
        long[] after = lifted.unmet();
        double[] lackBefore = lackOfFloors(before);
        double[] lackAfter = lackOfFloors(after);
        for (int k = 0; k < lackAfter.length; k++) {
            if (lackAfter[k] != lackBefore[k]) {
                if (lackAfter[k] < lackBefore[k] && incumbent.keepsClasses(k, before, after)) {
                    incumbent.take(lifted);
                }
                break;
            }
        }
    }

    /**
     * What each group is to get before all else: its floor, and in the classes above the last that is below its floor what it
     * has. Null where nobody is below.
     */
    private long[] floors(long[] unmet) {
        long[] served = groups.served(problem, unmet);
        int last = -1;
        for (int group = 0; group < served.length; group++) {
            if (served[group] < groups.openFloor(group)) {
                last = Math.max(last, groups.priority[group]);
            }
        }
        if (last < 0) {
            return null;
        }
        long[] floors = new long[served.length];
        for (int group = 0; group < floors.length; group++) {
            floors[group] = groups.openFloor(group);
            if (groups.priority[group] < last) {
                floors[group] = Math.max(floors[group], served[group]);
            }
        }
        return floors;
    }

    /** The price of what each class lacks of its floors. */
    private double[] lackOfFloors(long[] unmet) {
        double[] worth = Guarantee.worth(problem, groups, 1);
        long[] served = groups.served(problem, unmet);
        double[] lack = new double[problem.classes()];
        for (int group = 0; group < served.length; group++) {
            lack[groups.priority[group]] += worth[group] * Math.max(0, groups.openFloor(group) - served[group]);
        }
        return lack;
    }

    /** Why not all can have the minimum standard, as far as that is proven. */
    List<ScarcityProof> proofs(long[] unmet) {
        long[] floors = guarantee == null ? null : floors(unmet);
        ScarcityProof proof = floors == null ? null : guarantee.proof(ScarcityProof.Kind.FLOORS, floors);
        if (proof == null) {
            return List.of();
        }
        long[] served = groups.served(problem, unmet);
        return List.of(guarantee.narrowed(proof, group -> served[group] < groups.openFloor(group)));
    }
}
