package org.resupply.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
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

    /** How many levels are proved at most. */
    private static final int MOST_LEVELS = 32;

    /** How often a smaller bound of a level is looked for. */
    private static final int BOUNDS = 3;

    private final Incumbent incumbent;
    private final AllocationProblem problem;
    private final Groups groups;

    /** What shares that could not be reached proved scarce. */
    private final List<ScarcePrices> prices = new ArrayList<>();

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
                    double disproved =
                            guarantee.lowestDisproved(share -> shares.targets(share, level), low, asked, allowance);
                    high = Math.min(asked, disproved);
                    // Prices that prove much are likely to have found the share; else it is somewhere between.
                    asked = asked - high > Shares.CLOSE ? high : (low + high) / 2;
                }
            }
            if (missed != null) {
                prices.addAll(missed.prices());
            }
            first = k == 0 ? last : first;
            boolean[] pays = missed == null ? null : missed.pays();
            if (pays == null || !shares.settle(level, low, pays)) {
                break;
            }
        }
        return (last != null && keep(last, shares, guide))
                || (first != null && first != last && keep(first, shares, guide));
    }

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
     * who do not compete for what is scarce there, and so on. Whatever was found out on the way counts by the plan that is handed out. Prices are
     * only searched for where no single thing nearby is the reason.
     */
    void prove(long[] unmet, Allowance allowance) {
        Shares shares = new Shares(problem, groups, unmet, incumbent.pricing, 0);
        boolean[] settled = new boolean[groups.count];
        NearbyLimits nearby = new NearbyLimits(incumbent);
        Guarantee before = null;
        int searched = 0;
        while (shares.priority >= 0 && levels.size() < MOST_LEVELS && searched < LEVELS) {
            int worst = shares.worst(settled);
            if (worst < 0) {
                break;
            }
            if (proveNearby(nearby, shares, settled, worst, allowance)) {
                continue;
            }
            if (allowance.isOver()) {
                addLevel(shares, settled, worst, before, allowance);
                break;
            }
            searched++;
            long[] claims = shares.moreThanWorst(settled, worst);
            Guarantee guarantee = Guarantee.pursued(incumbent, claims, shares.worth(), claims, before, allowance);
            before = guarantee.hasSearched() ? guarantee : before;
            ScarcityProof proof = guarantee.proof(ScarcityProof.Kind.WORST, claims);
            if (proof == null) {
                prices.addAll(guarantee.prices());
                addLevel(shares, settled, worst, before, allowance);
                break;
            }
            ScarcityProof narrowed = guarantee.narrowed(proof, group -> false);
            double share = shares.share(worst);
            levels.add(new AllocationSolution.Level(shares.priority, share, share, 0, narrowed));
            if (!shares.settleWhoPays(settled, claims, guarantee.pays())) {
                break;
            }
            proofs.add(narrowed);
        }
    }

    /**
     * Adds the level of all who are not settled where a single thing near the worst of them proves that it is as high as can be, or nearly, and
     * settles who competes for that thing; whether one does.
     */
    private boolean proveNearby(NearbyLimits nearby, Shares shares, boolean[] settled, int worst, Allowance allowance) {
        double share = shares.share(worst);
        long[] claims = shares.moreThanWorst(settled, worst);
        List<NearbyLimits.Thing> things = nearby.of(worst);
        for (NearbyLimits.Thing thing : things) {
            ScarcePrices found = nearby.prices(thing);
            if (found.lack(claims) > 0 && shares.settleWhoPays(settled, claims, found.pays(claims))) {
                ScarcityProof proof = found.narrowed(ScarcityProof.Kind.WORST, claims);
                levels.add(new AllocationSolution.Level(shares.priority, share, share, 0, proof));
                proofs.add(proof);
                return true;
            }
        }
        double bound = Math.min(1, share + Shares.CLOSE);
        DoubleFunction<long[]> targets = asked -> shares.atLeast(asked, settled);
        for (NearbyLimits.Thing thing : things) {
            ScarcePrices found = nearby.prices(thing);
            double disproved = found.lowestDisproved(targets, share, bound, allowance);
            if (disproved <= bound) {
                long[] asked = targets.apply(disproved);
                double distance = shares.distance(settled, disproved);
                if (shares.settleNear(settled, found.pays(asked), disproved)) {
                    ScarcityProof proof = found.narrowed(ScarcityProof.Kind.WORST, asked);
                    levels.add(new AllocationSolution.Level(shares.priority, share, disproved, distance, proof));
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * The level of all who are not settled, with the least bound that is found: at the prices found before, and at those that tell why not
     * all can have the bound so far. None where nothing is proven.
     */
    private void addLevel(Shares shares, boolean[] settled, int worst, Guarantee before, Allowance allowance) {
        double share = shares.share(worst);
        DoubleFunction<long[]> targets = asked -> shares.atLeast(asked, settled);
        double bound = Double.POSITIVE_INFINITY;
        ScarcePrices proving = null;
        List<ScarcePrices> tried = prices;
        Guarantee last = before;
        for (int k = 0; k <= BOUNDS; k++) {
            double sofar = bound;
            for (ScarcePrices found : tried) {
                double disproved = found.lowestDisproved(targets, share, Math.min(1, bound), allowance);
                if (disproved < bound) {
                    bound = disproved;
                    proving = found;
                }
            }
            boolean isStuck = k > 0 && bound == sofar;
            if (isStuck || bound - share <= Shares.CLOSE || allowance.isOver()) {
                break;
            }
            if (k < BOUNDS) {
                long[] claims = targets.apply(Math.min(1, bound));
                Guarantee guarantee = Guarantee.pursued(incumbent, claims, shares.worth(), claims, last, allowance);
                last = guarantee.hasSearched() ? guarantee : last;
                tried = guarantee.prices();
            }
        }
        if (proving != null) {
            ScarcityProof proof = proving.proof(ScarcityProof.Kind.WORST, targets.apply(bound));
            levels.add(new AllocationSolution.Level(
                    shares.priority, share, bound, shares.distance(settled, bound), proof));
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
