package org.resupply.allocation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.ScarcityProof;
import org.resupply.solve.Allowance;

/**
 * Plans for those below the minimum standard before all else, after the classes above, and proves where not all can have it.
 *
 * <p>That is so whatever a strategy is after: floors are a wish of whoever plans, beside its goal.
 */
final class FloorLift {
    /** How much dearer a unit of each class is than one of the next where floors cannot all be met. */
    private static final double CLASS_FACTOR = 10;

    private final Incumbent incumbent;
    private final AllocationProblem problem;
    private final Groups groups;

    /** What brings the floors as far as it can, and proves how far any plan can; null where nobody was below. */
    private Guarantee guarantee;

    FloorLift(Incumbent incumbent) {
        this.incumbent = incumbent;
        problem = incumbent.problem;
        groups = incumbent.groups;
    }

    /**
     * Where somebody of the classes up to one is below the minimum standard, plans for it first and for the rest on top; keeps that plan where it
     * lacks less of the floors.
     *
     * @param rest how what is left is planned
     * @return whether it was kept
     */
    boolean lift(int lastClass, PricedPlanning.Filling rest, Allowance allowance) {
        long[] floors = floors(incumbent.plan.unmet(), lastClass);
        if (floors == null) {
            return false;
        }
        pursue(floors, allowance);
        UnmetPricing guarded = incumbent.pricing.guarding(floors);
        SharedPlan lifted = incumbent.newPlan(guarded);
        lifted.carry(guarantee.plan);
        rest.fill(lifted);
        boolean isBetter = hasMore(lifted, floors);
        if (isBetter) {
            incumbent.take(lifted);
            refine(floors, guarded.counting, allowance);
        }
        return isBetter;
    }

    /** Whether a plan lacks less of what groups are to get than the best one, class after class. */
    private boolean hasMore(SharedPlan made, long[] wanted) {
        return isLess(lack(made, wanted), lack(incumbent.plan, wanted));
    }

    private static boolean isLess(double[] lack, double[] other) {
        return Arrays.compare(lack, other) < 0;
    }

    /** What brings the floors, settled; null where no plan is left that way. */
    private SharedPlan settled(Settlement settlement, boolean fills) {
        SharedPlan alone = incumbent.newPlan(guarantee.pricing);
        alone.carry(guarantee.plan);
        if (fills) {
            settlement.fillPallets(alone);
        }
        return !settlement.mustSettle(alone) || settlement.settle(alone) ? alone : null;
    }

    /**
     * Where somebody is below the minimum standard once a plan is settled: settles first what brings the floors, plans the rest on top of that so
     * that it stays settled, and keeps it where it lacks less of the floors.
     *
     * @param rest how what is left is planned
     */
    void liftSettled(Settlement settlement, PricedPlanning.Filling rest, Allowance allowance) {
        long[] floors = floors(incumbent.plan.unmet(), problem.classes() - 1);
        if (floors == null) {
            return;
        }
        if (guarantee == null || !allowance.isOver()) {
            pursue(floors, allowance);
        }
        SharedPlan alone = settled(settlement, false);
        if (alone == null || isLess(lack(guarantee.plan, floors), lack(alone, floors))) {
            SharedPlan filled = settled(settlement, true);
            boolean isBetter = filled != null && (alone == null || isLess(lack(filled, floors), lack(alone, floors)));
            alone = isBetter ? filled : alone;
        }
        if (alone == null) {
            return;
        }
        SharedPlan lifted = incumbent.newPlan(incumbent.pricing.guarding(floors));
        lifted.carry(alone);
        settlement.keepSettled(lifted);
        rest.fill(lifted);
        if ((!settlement.mustSettle(lifted) || settlement.settle(lifted)) && hasMore(lifted, floors)) {
            incumbent.take(lifted);
        }
    }

    /** Plans each commodity again by what it counts near the plan, as long as that helps and no class lacks more of what it is to get. */
    private void refine(long[] wanted, UnmetPricing.Counting counting, Allowance allowance) {
        boolean better = counting != null;
        for (int round = 0; round < PricedPlanning.REFINED && better && !allowance.isOver(); round++) {
            SharedPlan refined = incumbent.refined(counting);
            double[] lack = lack(refined, wanted);
            double[] had = lack(incumbent.plan, wanted);
            better = IntStream.range(0, lack.length).noneMatch(k -> lack[k] > had[k])
                    && incumbent.keepBetter(refined, incumbent.value(refined));
        }
    }

    private void pursue(long[] floors, Allowance allowance) {
        guarantee = Guarantee.pursued(
                incumbent, floors, Guarantee.worth(problem, groups, CLASS_FACTOR), floors, null, allowance);
        if (!guarantee.isEnough(floors)
                && !allowance.isOver()
                && guarantee.proof(ScarcityProof.Kind.FLOORS, floors) == null) {
            guarantee.step(allowance);
        }
    }

    /**
     * What each group of the classes up to one is to get before all else: its floor, and in the classes above the last that is below its floor
     * what it has. Null where nobody is below.
     */
    private long[] floors(long[] unmet, int lastClass) {
        long[] served = groups.served(problem, unmet);
        int last = -1;
        for (int group = 0; group < served.length; group++) {
            if (groups.priority[group] <= lastClass && served[group] < groups.openFloor(group)) {
                last = Math.max(last, groups.priority[group]);
            }
        }
        if (last < 0) {
            return null;
        }
        long[] floors = new long[served.length];
        for (int group = 0; group < floors.length; group++) {
            if (groups.priority[group] < last) {
                floors[group] = Math.max(groups.openFloor(group), served[group]);
            } else if (groups.priority[group] <= lastClass) {
                floors[group] = groups.openFloor(group);
            }
        }
        return floors;
    }

    /** The price of what each class lacks in a plan of what its groups are to get. */
    private double[] lack(SharedPlan made, long[] wanted) {
        double[] worth = Guarantee.worth(problem, groups, 1);
        long[] served = groups.served(problem, made.unmet());
        double[] lack = new double[problem.classes()];
        for (int group = 0; group < served.length; group++) {
            lack[groups.priority[group]] += worth[group] * Math.max(0, wanted[group] - served[group]);
        }
        return lack;
    }

    /**
     * Why not all can have the minimum standard that are below it, as far as that is proven.
     *
     * @param unmet what each demand lacks in the plan that is handed out
     */
    List<ScarcityProof> proofs(long[] unmet, Allowance allowance) {
        long[] floors = floors(unmet, problem.classes() - 1);
        if (floors == null) {
            return List.of();
        }
        ScarcityProof proof = guarantee == null ? null : guarantee.proof(ScarcityProof.Kind.FLOORS, floors);
        if (proof == null && !allowance.isOver()) {
            pursue(floors, allowance);
            proof = guarantee.proof(ScarcityProof.Kind.FLOORS, floors);
        }
        if (proof == null) {
            return List.of();
        }
        long[] served = groups.served(problem, unmet);
        return List.of(guarantee.narrowed(proof, group -> served[group] < groups.openFloor(group)));
    }
}
