package org.resupply.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.resupply.problem.AllocationPrices;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.problem.AllocationSolution.Rounding;
import org.resupply.problem.ScarcityProof;
import org.resupply.solve.Allowance;
import org.resupply.solve.SolveOptions;

/**
 * The course of every strategy that prices what is unmet.
 *
 * <p>Rounds of {@link PriceSearch} raise the bound, and plans that share the capacities as its average answer does lower the
 * value, until both are close or the allowance is over. The best plan gets real vintages and causes.
 */
final class PricedPlanning {
    /** The share of the time for the search where those who get least may have to be helped after it. */
    private static final double SEARCH_SHARE = 0.6;

    /** The share of the time before levels are looked for where commodities compete. */
    private static final double FIRST_SHARE = 0.4;

    /** The share of what is left then in which they are looked for; the rest is for proofs, or to search on where none was raised. */
    private static final double LIFT_SHARE = 0.75;

    /** The share of what is left then for the proofs of levels; the rest is to bound the cost. */
    private static final double PROOF_SHARE = 0.5;

    /** How often a plan is refined by what counts near it. */
    static final int REFINED = 6;

    private final AllocationProblem problem;
    private final UnmetPricing pricing;
    private final Order order;

    /** See {@link Course#list}. */
    private final Filling list;

    private final Incumbent incumbent;
    private final ByCommodity threads;
    private PriceSearch search;

    /** The plan whose prices the search begins at, null where there is none. */
    private EarlierPlan earlier;

    /** What goes before the rest, once all have the minimum standard that can have it. */
    enum Order {
        /** What the prices say. */
        PRICES,
        /** Each class before the next, whatever the prices say. */
        CLASSES,
        /** The same, and then whoever has the smallest share of the first class that lacks something. */
        SHARES
    }

    /** What plans are after. */
    interface Goal {
        /**
         * What is unmet costs.
         *
         * @param threads who may work it out
         */
        UnmetPricing pricing(Networks networks, ByCommodity threads);
    }

    /** How a plan is made. */
    interface Filling {
        /** Fills what is left of a plan that moves nothing yet, or no more than the minimum standard. */
        void fill(SharedPlan plan);
    }

    /**
     * How a strategy goes about it.
     *
     * @param list how plans are made that do not follow the search, which only bounds them; null where they do
     */
    record Course(Goal goal, Order order, Filling list) {
        /** Plans that follow the search for prices. */
        static Course of(UnmetPricing pricing, Order order) {
            return new Course((networks, threads) -> pricing, order, null);
        }

        /** Plans by a list. */
        static Course by(Filling list, UnmetPricing pricing) {
            return new Course((networks, threads) -> pricing, Order.PRICES, list);
        }
    }

    private PricedPlanning(AllocationProblem problem, Course course, ByCommodity threads) {
        this.threads = threads;
        this.problem = problem;
        order = course.order;
        list = course.list;
        Networks networks = Networks.of(problem, threads);
        pricing = course.goal.pricing(networks, threads);
        incumbent = new Incumbent(networks, pricing, order != Order.PRICES, threads);
    }

    /**
     * Plans within an allowance.
     *
     * @param before a solution from before something changed: the search begins at its prices, and plans that follow the search stay near
     *     what it carries; null for none
     */
    static AllocationSolution solve(
            AllocationProblem problem,
            Course course,
            AllocationSolution before,
            String name,
            SolveOptions options,
            Allowance allowance) {
        try (ByCommodity threads = new ByCommodity(options.threads(), problem.commodities(), allowance)) {
            PricedPlanning planning = new PricedPlanning(problem, course, threads);
            if (before != null) {
                planning.earlier = planning.incumbent.earlier(before);
                if (course.list == null) {
                    planning.incumbent.stayNear(planning.earlier);
                }
            }
            return planning.solve(name, options, allowance);
        }
    }

    private AllocationSolution solve(String name, SolveOptions options, Allowance allowance) {
        // The first plan is made even where it takes longer than the time; only who asks for the end gets less.
        incumbent.stopWhen(() -> allowance.isCancelled() || (incumbent.plan != null && allowance.isOver()));
        search = newSearch(allowance);
        search.workWith(threads);
        SearchByTurns turns = new SearchByTurns(incumbent, search, list == null, options.listener());
        if (list != null) {
            SharedPlan plan = incumbent.newPlan();
            list.fill(plan);
            incumbent.take(plan);
        }
        search.proveByScarcity();
        double bound = earlier == null ? search.proven() : planAgain(turns, allowance);
        FloorLift floors = new FloorLift(incumbent);
        ShareLift shares = new ShareLift(incumbent, floors);
        if (order == Order.SHARES && earlier != null) {
            shares.lift(this::afterSearch, allowance.isTimed() ? allowance.sooner(LIFT_SHARE) : allowance);
        } else if (order == Order.SHARES) {
            planShares(turns, shares, allowance);
            bound = search.proven();
        } else if (earlier == null || !turns.isCloseAgain(bound)) {
            Allowance part = allowance.isTimed() && helps() ? allowance.sooner(SEARCH_SHARE) : allowance;
            bound = Math.max(bound, turns.run(part));
        }
        if (order != Order.SHARES && incumbent.earlier() != null && !turns.isCloseAgain(bound)) {
            // To stay near the earlier plan costs too much.
            turns.forgetEarlier();
            turns.follow();
        }
        if (incumbent.plan == null) {
            turns.follow();
        }
        if (pricing.counting != null) {
            refine(turns, allowance);
            bound = Math.max(bound, search.proven());
        }
        if (!incumbent.isStopped()) {
            floors.lift(problem.classes() - 1, list == null ? this::afterSearch : list, allowance);
        }
        Rounding rounding = settle(floors, allowance);
        NobodyLess levelled = order == Order.SHARES ? new NobodyLess(incumbent, threads, allowance) : null;
        if (levelled != null && rounding == null && !allowance.isOver()) {
            levelled.improve(new Settlement(problem, incumbent.hubs));
            incumbent.take(levelled.plan());
        }
        AllocationSolution.Flows flows = new AllocationSolution.Flows();
        long[] unmet = new long[problem.demands()];
        long asked = search.iterations;
        double objective = incumbent.deliver(incumbent.plan, flows, unmet);
        Allowance forProofs = levelled != null && allowance.isTimed() ? allowance.sooner(PROOF_SHARE) : allowance;
        List<ScarcityProof> proofs = new ArrayList<>(floors.proofs(unmet, forProofs));
        if (levelled != null) {
            shares.prove(unmet, forProofs);
            // Where nothing lies below the levels, what bounds the cost of all plans with them bounds that of these.
            boolean isReached =
                    pricing.cost(unmet) == UnmetPricing.straight(problem).cost(unmet);
            objective = levelled.value();
            bound = Math.max(isReached ? bound : Double.NEGATIVE_INFINITY, levelled.bound(earlier, allowance));
            asked += levelled.answers() + shares.answers;
            proofs.addAll(shares.proofs());
        }
        AllocationSolution solution = AllocationSolution.of(
                        flows,
                        unmet,
                        Causes.of(incumbent.plan, unmet),
                        objective + pricing.fixed,
                        bound + pricing.fixed,
                        prices(),
                        new AllocationSolution.Effort(name, allowance.secondsSpent(), asked, columns()))
                .withLevels(shares.levels())
                .withScarcityProofs(proofs);
        return rounding == null ? solution : solution.withRounding(rounding);
    }

    /** Plans near the earlier plan; returns what its prices prove, or those of the new plan where that is not enough. */
    private double planAgain(SearchByTurns turns, Allowance allowance) {
        if (order == Order.SHARES) {
            search.beginAt(earlier);
            keepShares();
            return search.bound();
        }
        turns.beginAt(earlier);
        double bound = search.bound();
        if (list == null) {
            SharedPlan made = turns.follow();
            if (!turns.isCloseAgain(bound) && !allowance.isOver()) {
                search.learn(made, false, allowance.iterations());
            }
        }
        return search.proven();
    }

    /** Whether those who get least may have to be helped, or why they cannot be has to be proven. */
    private boolean helps() {
        return order != Order.SHARES && Arrays.stream(incumbent.groups.floor).anyMatch(floor -> floor > 0);
    }

    private PriceSearch newSearch(Allowance allowance) {
        PriceSearch made = new PriceSearch(
                problem, incumbent.rows, incumbent.networks, incumbent.pricing, incumbent.lacks, incumbent.graphs);
        made.stopWhen(allowance::isOver);
        return made;
    }

    /** Fills what is left of a plan by sharing the capacities as the search's average answer does. */
    private void afterSearch(SharedPlan plan) {
        plan.serveAfter(search.average, plan.commoditiesOf(SharedPlan.ALL_CLASSES, plan.pricing));
    }

    /** Looks for a plan at the levels that each commodity could have alone, and where commodities compete for the fairest levels of all. */
    private void planShares(SearchByTurns turns, ShareLift shares, Allowance allowance) {
        turns.run(allowance.isTimed() ? allowance.sooner(FIRST_SHARE) : allowance);
        if (incumbent.plan == null) {
            turns.follow();
        }
        boolean isLifted =
                shares.lift(this::afterSearch, allowance.isTimed() ? allowance.sooner(LIFT_SHARE) : allowance);
        if (!isLifted) {
            turns.run(allowance.isTimed() ? allowance.sooner(LIFT_SHARE) : allowance);
        }
    }

    /** Plans first that everybody has what the earlier plan brought, near that plan, and what is left on top. */
    private void keepShares() {
        long[] had = new long[incumbent.groups.count];
        for (int demand = 0; demand < earlier.got.length; demand++) {
            had[incumbent.groups.ofDemand[demand]] += earlier.got[demand];
        }
        UnmetPricing only = Guarantee.pricing(incumbent, had, Shares.worth(problem, incumbent.groups));
        SharedPlan kept = incumbent.newPlan(only);
        kept.serveAfter(search.average, kept.commoditiesOf(SharedPlan.ALL_CLASSES, only));
        UnmetPricing guarded = pricing.guarding(had);
        SharedPlan again = incumbent.newPlan(guarded);
        again.carry(kept);
        again.serveAfter(search.average, again.commoditiesOf(SharedPlan.ALL_CLASSES, guarded));
        incumbent.take(again);
    }

    /**
     * Where what is unmet counts otherwise than the prices that stand for it: plans each commodity again by what it counts near the plan, as
     * long as that helps.
     */
    private void refine(SearchByTurns turns, Allowance allowance) {
        boolean better = true;
        for (int round = 0;
                round < REFINED && better && !turns.isClose(search.proven()) && !allowance.isOver();
                round++) {
            SharedPlan refined = incumbent.refined(pricing.counting);
            search.proveAt(refined.prices);
            better = incumbent.keepBetter(refined, incumbent.value(refined));
        }
    }

    /** Settles the plan; returns what that cost it, null where it did not have to be. */
    private Rounding settle(FloorLift floors, Allowance allowance) {
        // What follows must not be stopped: only a settled plan is sound.
        incumbent.stopWhen(() -> false);
        Settlement settlement = new Settlement(problem, incumbent.hubs);
        if (!settlement.mustSettle(incumbent.plan)) {
            return null;
        }
        UnmetPricing counted = order == Order.SHARES ? UnmetPricing.straight(problem) : pricing;
        double[] before = incumbent.values(counted);
        if (!settlement.settle(incumbent.plan)) {
            SharedPlan plan = incumbent.newPlan();
            settlement.banWhatMayNotSettle(plan);
            if (list == null) {
                incumbent.serve(plan, problem.classes());
            } else {
                list.fill(plan);
            }
            incumbent.take(plan);
        }
        floors.liftSettled(settlement, list == null ? this::afterSearch : list, allowance);
        return new Rounding(before, incumbent.values(counted));
    }

    private long columns() {
        return Arrays.stream(incumbent.networks)
                .mapToLong(network -> network.arcs)
                .sum();
    }

    private AllocationPrices prices() {
        AllocationPrices prices = AllocationPrices.zero(problem);
        for (int day = 0; day < problem.days(); day++) {
            for (int pool = 0; pool < problem.pools(); pool++) {
                prices.pool()[pool][day] = search.rowPrice(incumbent.rows.poolRow(pool, day));
            }
            for (int store = 0; store < problem.stores(); store++) {
                prices.store()[store][day] = search.rowPrice(incumbent.rows.storeRow(store, day));
            }
        }
        for (int lot = 0; lot < problem.lots(); lot++) {
            prices.lot()[lot] = search.lotPrice(lot);
        }
        return prices;
    }
}
