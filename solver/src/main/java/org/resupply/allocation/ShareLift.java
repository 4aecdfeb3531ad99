package org.resupply.allocation;

import java.util.ArrayList;
import java.util.List;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.problem.ScarcityProof;
import org.resupply.solve.Allowance;

/** Raises the worst shares as far as all can have them at once where commodities compete, and proves why they cannot be raised. */
final class ShareLift {
    /** How often a common share is tried. */
    private static final int PROBES = 8;

    /** How many levels are looked for where commodities compete, the lowest first. */
    private static final int LEVELS = 4;

    private final Incumbent incumbent;
    private final AllocationProblem problem;
    private final Groups groups;

    private final List<Reached> reached = new ArrayList<>();

    private final List<ScarcityProof> proofs = new ArrayList<>();
    private final List<AllocationSolution.Level> levels = new ArrayList<>();

    ShareLift(Incumbent incumbent) {
        this.incumbent = incumbent;
        problem = incumbent.problem;
        groups = incumbent.groups;
    }

    /**
     * Class after class, raises the worst shares of those that lack something where commodities compete, and plans the rest on top.
     *
     * @param guide units on each arc of each commodity, after which the rest shares the capacities
     * @return whether a class could be raised
     */
    boolean lift(double[][] guide, Allowance allowance) {
        boolean isLifted = false;
        for (int from = 0; from < problem.classes() && !allowance.isOver(); ) {
            Shares shares = new Shares(problem, groups, incumbent.plan.unmet(), incumbent.pricing, from);
            if (shares.priority < 0) {
                break;
            }
            isLifted |= !shares.isReached() && lift(shares, guide, allowance);
            from = shares.priority + 1;
        }
        return isLifted;
    }

    /**
     * Looks for the highest share that all groups of a class can have at once, as far as each could have it alone; leaves at it those
     * who then compete for what is scarce, and looks for the highest share of the others, and so on.
     */
    private boolean lift(Shares shares, double[][] guide, Allowance allowance) {
        double[] level = shares.allOpen();
        double low = shares.lowest();
        Raised first = null;
        Raised last = null;
        Guarantee before = null;
        for (int k = 0; k < LEVELS && !allowance.isOver(); k++) {
            double high = shares.highest(level);
            double bound = high;
            double asked = high;
            Guarantee missed = null;
            for (int probe = 0; probe < PROBES && high - low > Shares.CLOSE && !allowance.isOver(); probe++) {
                long[] targets = shares.targets(asked, level);
                Guarantee guarantee = Guarantee.pursued(
                        incumbent, targets, shares.worth(), shares.nearly(targets), before, allowance);
                before = guarantee.hasSearched() ? guarantee : before;
                if (guarantee.isEnough(shares.nearly(targets))) {
                    low = asked;
                    last = new Raised(guarantee.plan, targets);
                    asked = (low + high) / 2;
                } else {
                    missed = guarantee;
                    double had = shares.reached(guarantee.plan.unmet(), level, low, asked);
                    if (had > low) {
                        low = had;
                        last = new Raised(guarantee.plan, shares.targets(low, level));
                    }
                    double disproved = guarantee.lowestDisproved(share -> shares.targets(share, level), low, asked);
                    bound = Math.min(bound, disproved);
                    high = Math.min(asked, disproved);
                    // Prices that prove much are likely to have found the share; else it is somewhere between.
                    asked = asked - high > Shares.CLOSE ? high : (low + high) / 2;
                }
            }
            reached.add(new Reached(shares, shares.open(level), bound));
            first = k == 0 ? last : first;
            boolean[] pays = missed == null ? null : missed.pays();
            if (pays == null || !shares.settle(level, low, pays)) {
                break;
            }
        }
        return (last != null && keep(last, shares, guide))
                || (first != null && first != last && keep(first, shares, guide));
    }

    /**
     * What was found out about a level.
     *
     * @param shares of the class
     * @param open who is not settled before
     * @param bound what not all of them can have more than, as far as each could have it alone
     */
    private record Reached(Shares shares, boolean[] open, double bound) {}

    /** A plan of what is to go first, and how much of it each group is to get. */
    private record Raised(SharedPlan plan, long[] target) {}

    /** Plans the rest on top of what is to go first, and keeps that plan where it is fairer. */
    private boolean keep(Raised first, Shares shares, double[][] guide) {
        UnmetPricing guarded = incumbent.pricing.guarding(first.target);
        SharedPlan lifted = incumbent.newPlan(guarded);
        lifted.carry(first.plan);
        lifted.serveAfter(guide, lifted.commoditiesOf(SharedPlan.ALL_CLASSES, guarded));
        long[] after = lifted.unmet();
        if (!incumbent.keepsClasses(shares.priority, incumbent.plan.unmet(), after) || !shares.isFairer(after)) {
            return false;
        }
        incumbent.take(lifted);
        return true;
    }

    /**
     * Finds out how high the worst share of the first class that lacks something could be, and why it is no higher; then the same of those
     * who do not compete for what is scarce there, and so on.
     */
    void prove(long[] unmet, Allowance allowance) {
        Shares shares = new Shares(problem, groups, unmet, incumbent.pricing, 0);
        reached.removeIf(level -> level.shares.priority != shares.priority);
        for (Reached level : reached) {
            double share = shares.lowest(level.open);
            double bound = Math.max(share, level.bound);
            levels.add(new AllocationSolution.Level(shares.priority, share, bound, shares.distance(level.open, bound)));
        }
        boolean[] settled = new boolean[groups.count];
        Guarantee before = null;
        for (int k = 0; k < LEVELS && shares.priority >= 0 && !allowance.isOver(); k++) {
            int worst = shares.worst(settled);
            if (worst < 0) {
                break;
            }
            long[] claims = shares.moreThanWorst(settled, worst);
            Guarantee guarantee = Guarantee.pursued(incumbent, claims, shares.worth(), claims, before, allowance);
            before = guarantee.hasSearched() ? guarantee : before;
            ScarcityProof proof = guarantee.proof(ScarcityProof.Kind.WORST, claims);
            if (reached.isEmpty()) {
                double share = shares.share(worst);
                double alone = shares.shareAlone(worst);
                double disproved = proof != null
                        ? share
                        : guarantee.lowestDisproved(asked -> shares.atLeast(asked, settled), share, alone);
                double bound = Math.min(disproved, alone);
                levels.add(new AllocationSolution.Level(shares.priority, share, bound, bound - share));
            }
            if (proof == null || !shares.settleWhoPays(settled, claims, guarantee.pays())) {
                break;
            }
            proofs.add(guarantee.narrowed(proof, group -> false));
        }
    }

    /** Why the worst cannot be raised, level by level, as far as that is proven. */
    List<ScarcityProof> proofs() {
        return proofs;
    }

    /** The levels that were looked at. */
    List<AllocationSolution.Level> levels() {
        return levels;
    }
}
