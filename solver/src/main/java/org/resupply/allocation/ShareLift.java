package org.resupply.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
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
    private final FloorLift floors;
    private final AllocationProblem problem;
    private final Groups groups;

    /** What shares that could not be reached proved scarce. */
    private final List<ScarcePrices> prices = new ArrayList<>();

    /** What a unit of each group counts. */
    private final double[] worth;

    /** What levels of an earlier plan proved scarce. */
    private final List<ScarcePrices> known;

    /** Answers asked for so far. */
    long answers;

    private final List<ScarcityProof> proofs = new ArrayList<>();
    private final List<AllocationSolution.Level> levels = new ArrayList<>();

    /** Who was settled before the last level, where that one is not exact; else null. */
    private boolean[] settledBefore;

    ShareLift(Incumbent incumbent, FloorLift floors) {
        this.incumbent = incumbent;
        this.floors = floors;
        problem = incumbent.problem;
        groups = incumbent.groups;
        worth = Shares.worth(problem, groups);
        known = incumbent.earlier() == null
                ? List.of()
                : incumbent.earlier().proofs.stream()
                        .map(proof -> ScarcePrices.of(problem, groups, proof, worth))
                        .toList();
    }

    /**
     * Class after class, brings the floors, raises the worst shares of those that lack something where commodities compete, and plans the rest on top.
     *
     * @param rest how what is left is planned
     * @return whether a class could be raised
     */
    boolean lift(PricedPlanning.Filling rest, Allowance allowance) {
        boolean isLifted = false;
        for (int from = 0; from < problem.classes() && !allowance.isOver(); ) {
            Shares shares = new Shares(problem, groups, incumbent.plan.unmet(), incumbent.pricing, from);
            if (shares.priority < 0) {
                break;
            }
            if (floors.lift(shares.priority, rest, allowance)) {
                isLifted = true;
                shares = new Shares(problem, groups, incumbent.plan.unmet(), incumbent.pricing, shares.priority);
            }
            isLifted |= !shares.isReached() && lift(shares, rest, allowance);
            from = shares.priority + 1;
        }
        return isLifted;
    }

    /**
     * Looks for the highest share that all groups of a class can have at once, as far as each could have it alone; leaves at it those
     * who then compete for what is scarce, and looks for the highest share of the others, and so on.
     */
    private boolean lift(Shares shares, PricedPlanning.Filling rest, Allowance allowance) {
        double[] level = shares.allOpen();
        double low = shares.lowest(level);
        Raised first = null;
        Raised last = null;
        Guarantee before = null;
        for (int k = 0; k < LEVELS && !allowance.isOver(); k++) {
            double high = shares.highest(level);
            ScarcePrices disproving = null;
            for (ScarcePrices found : known) {
                double disproved =
                        found.lowestDisproved(share -> shares.targets(share, level), low, high, allowance::isOver);
                disproving = disproved < high ? found : disproving;
                high = Math.min(high, disproved);
            }
            double asked = high;
            Guarantee missed = null;
            for (int probe = 0; probe < PROBES && high - low > Shares.CLOSE && !allowance.isOver(); probe++) {
                long[] targets = shares.targets(asked, level);
                Guarantee guarantee =
                        Guarantee.pursued(incumbent, targets, worth, shares.nearly(targets), before, allowance);
                answers += guarantee.answers();
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
            boolean[] pays = missed != null
                    ? missed.pays()
                    : disproving == null ? null : disproving.pays(shares.targets(high, level));
            if (pays == null || !shares.settle(level, low, pays)) {
                break;
            }
            if (last == null) {
                // The plan itself has what was not asked for.
                low = Math.max(low, shares.lowest(level));
            }
        }
        return (last != null && keep(last, shares, rest))
                || (first != null && first != last && keep(first, shares, rest));
    }

    /** A plan of what is to go first, and how much of it each group is to get. */
    private record Raised(SharedPlan plan, long[] target) {}

    /** Plans the rest on top of what is to go first, and keeps that plan where it is fairer. */
    private boolean keep(Raised first, Shares shares, PricedPlanning.Filling rest) {
        UnmetPricing guarded = incumbent.pricing.guarding(first.target);
        SharedPlan lifted = incumbent.newPlan(guarded);
        lifted.carry(first.plan);
        rest.fill(lifted);
        long[] after = lifted.unmet();
        if (!incumbent.keepsClasses(shares.priority, incumbent.plan.unmet(), after)
                || !shares.keepsFloors(after)
                || !shares.isFairer(after)) {
            return false;
        }
        incumbent.take(lifted);
        return true;
    }

    /**
     * Finds out how high the worst share of the first class that lacks something could be, and why it is no higher; then the same of those
     * who do not compete for what is scarce there, and so on. Whatever was found out on the way counts by the plan that is handed out. Prices are
     * only searched for where no single thing proves that the worst is nearly as high as can be.
     */
    void prove(long[] unmet, Allowance allowance) {
        Shares shares = new Shares(problem, groups, unmet, incumbent.pricing, 0);
        boolean[] settled = new boolean[groups.count];
        NearbyLimits nearby = new NearbyLimits(incumbent);
        Guarantee before = null;
        int searched = 0;
        while (shares.priority >= 0 && levels.size() < MOST_LEVELS && (levels.isEmpty() || !allowance.isOver())) {
            int worst = shares.worst(settled);
            if (worst < 0) {
                break;
            }
            Bound bound = nearby(nearby, shares, settled, worst, allowance::isCancelled);
            if (bound == null) {
                continue;
            }
            if (!isNear(bound, shares, worst) && searched < LEVELS && !allowance.isOver()) {
                searched++;
                long[] claims = shares.moreThanWorst(settled, worst);
                Guarantee guarantee = Guarantee.pursued(incumbent, claims, worth, claims, before, allowance);
                answers += guarantee.answers();
                before = guarantee.hasSearched() ? guarantee : before;
                ScarcityProof proof = guarantee.proof(ScarcityProof.Kind.WORST, claims);
                if (proof != null) {
                    ScarcityProof narrowed = guarantee.narrowed(proof, group -> false);
                    double share = shares.share(worst);
                    levels.add(new AllocationSolution.Level(shares.priority, share, share, 0, narrowed));
                    settledBefore = null;
                    if (!shares.settleWhoPays(settled, claims, guarantee.pays())) {
                        break;
                    }
                    proofs.add(narrowed);
                    continue;
                }
                prices.addAll(guarantee.prices());
                bound = searched(bound, shares, settled, worst, before, allowance);
            }
            if (bound.proving == null) {
                break;
            }
            addLevel(bound, shares, settled, worst);
            if (!settled[worst]) {
                // It does not compete there, so that nothing more can be told.
                break;
            }
        }
        if (settledBefore != null && shares.worst(settled) >= 0) {
            // No later level tells how near the others are.
            AllocationSolution.Level last = levels.remove(levels.size() - 1);
            boolean[] all = new boolean[groups.count];
            Arrays.fill(all, true);
            levels.add(new AllocationSolution.Level(
                    last.priority(), last.share(), last.bound(), distance(shares, last.bound(), all), last.proof()));
        }
    }

    /** The least share that is disproved so far, and the prices that do it; infinite and null where none is. */
    private record Bound(double share, ScarcePrices proving) {}

    /**
     * Looks at what held the worst of an earlier plan down, and at single things that may hold these down, until the end is asked for. Where one proves that it is as high as can be, that is
     * the level, and null comes back; else the least bound of them.
     */
    private Bound nearby(
            NearbyLimits nearby, Shares shares, boolean[] settled, int worst, BooleanSupplier isCancelled) {
        double share = shares.share(worst);
        long[] claims = shares.moreThanWorst(settled, worst);
        DoubleFunction<long[]> targets = asked -> shares.atLeast(asked, settled);
        Bound least = new Bound(Double.POSITIVE_INFINITY, null);
        List<NearbyLimits.Thing> things = nearby.of(worst);
        for (int i = 0; i < known.size() + things.size(); i++) {
            if (isCancelled.getAsBoolean()) {
                break;
            }
            ScarcePrices found = i < known.size() ? known.get(i) : nearby.prices(things.get(i - known.size()));
            if (found.lack(claims) > 0 && shares.settleWhoPays(settled, claims, found.pays(claims))) {
                ScarcityProof proof = found.narrowed(ScarcityProof.Kind.WORST, claims);
                levels.add(new AllocationSolution.Level(shares.priority, share, share, 0, proof));
                proofs.add(proof);
                settledBefore = null;
                return null;
            }
            least = lower(least, found, targets, share, isCancelled);
        }
        return least;
    }

    private static Bound lower(
            Bound least, ScarcePrices found, DoubleFunction<long[]> targets, double share, BooleanSupplier isOver) {
        double disproved = found.lowestDisproved(targets, share, Math.min(1, least.share), isOver);
        return disproved < least.share ? new Bound(disproved, found) : least;
    }

    /** Whether the worst is nearly as high as a bound allows in whole units. */
    private static boolean isNear(Bound bound, Shares shares, int worst) {
        return bound.proving != null && shares.below(worst, bound.share) <= Shares.CLOSE;
    }

    /** The least bound at the prices found before, and at those that tell why not all can have the bound so far. */
    private Bound searched(
            Bound known, Shares shares, boolean[] settled, int worst, Guarantee before, Allowance allowance) {
        double share = shares.share(worst);
        DoubleFunction<long[]> targets = asked -> shares.atLeast(asked, settled);
        Bound bound = known;
        List<ScarcePrices> tried = prices;
        Guarantee last = before;
        for (int k = 0; k <= BOUNDS; k++) {
            double sofar = bound.share;
            for (ScarcePrices found : tried) {
                bound = lower(bound, found, targets, share, allowance::isOver);
            }
            boolean isStuck = k > 0 && bound.share == sofar;
            if (isStuck || isNear(bound, shares, worst) || allowance.isOver()) {
                break;
            }
            if (k < BOUNDS) {
                long[] claims = targets.apply(Math.min(1, bound.share));
                Guarantee guarantee = Guarantee.pursued(incumbent, claims, worth, claims, last, allowance);
                answers += guarantee.answers();
                last = guarantee.hasSearched() ? guarantee : last;
                tried = guarantee.prices();
            }
        }
        return bound;
    }

    /** Adds the level of all who are not settled, and settles who competes for what is scarce at its bound. */
    private void addLevel(Bound bound, Shares shares, boolean[] settled, int worst) {
        double share = shares.share(worst);
        settledBefore = settled.clone();
        long[] asked = shares.atLeast(bound.share, settled);
        shares.settleNear(settled, bound.proving.pays(asked), bound.share);
        ScarcityProof proof = bound.proving.narrowed(ScarcityProof.Kind.WORST, asked);
        double most = Math.max(share, bound.share);
        levels.add(new AllocationSolution.Level(shares.priority, share, most, distance(shares, most, settled), proof));
    }

    /** How far at most one of those who were not settled before the last level, and count, is below the whole units of a share. */
    private double distance(Shares shares, double share, boolean[] counts) {
        double distance = 0;
        for (int group = 0; group < counts.length; group++) {
            distance =
                    counts[group] && !settledBefore[group] ? Math.max(distance, shares.below(group, share)) : distance;
        }
        return distance;
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
