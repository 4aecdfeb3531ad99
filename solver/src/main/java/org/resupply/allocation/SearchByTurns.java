package org.resupply.allocation;

import org.resupply.solve.Allowance;
import org.resupply.solve.SolveListener;

/**
 * Bound and plan by turns: answers to prices raise the bound, plans that share the capacities as their average does lower the value, and the
 * prices of a plan raise the bound again.
 */
final class SearchByTurns {
    /** Answers per round of the price search. */
    private static final long ROUND = 500;

    /** Answers before the first plan, where their share of the time is enough for them. */
    private static final long FIRST = 1500;

    /** Where there are more needs than this, it is in inverse proportion to the square root of their number, but at least the fewest. */
    private static final double FEW_NEEDS = 1e4;

    private static final long FEWEST = 1000;

    /** Where what is unmet costs in steps, the answers swing more, and many needs do not help. */
    private static final long FIRST_OF_STEPS = 1000;

    /** The share of the time for the answers before the first plan; steps make plans take longer. */
    private static final double FIRST_PART = 0.5;

    private static final double FIRST_PART_OF_STEPS = 0.4;

    /** Prices that begin far from the best need so many answers before the first that is better than none at all. */
    private static final long LEAST = 3000;

    /**
     * The search ends within this gap, or when it stands still: two rounds in a row and the prices of a plan raise the bound by no
     * more than {@link PriceSearch#NO_GAIN}, and it has not risen by more since the search last began anew at such prices.
     */
    private static final double CLOSE = 1e-4;

    /** Near an earlier plan so much more than its own gap is enough: to stay near it is worth more. */
    private static final double CLOSE_AGAIN = 5e-3;

    /** A plan that could be another one need not keep an earlier gap that is wider than this. */
    private static final double WIDEST = 0.1;

    /** A plan takes about so many times as long as to prove a bound. */
    private static final double PLAN_TO_BOUND = 3;

    /** There are steps only where the gap is wider than this: they take as long as many answers. */
    private static final double WIDE = 2e-4;

    /** Steps between two plans after them. */
    private static final long STEPS = 2000;

    /** They go on where so large a share of the gap, or less, is left since the last plan. */
    private static final double WORTH_STEPS = 0.9;

    private final Incumbent incumbent;
    private final UnmetPricing pricing;
    private final PriceSearch search;
    private final boolean follows;
    private final SolveListener listener;

    /** The earlier plan whose gap is enough, null where there is none. */
    private EarlierPlan known;

    /** The bound by now. */
    private double bound;

    /** Where the search last began anew at the prices of a plan. */
    private double begunAnewAt;

    /** What a plan and its proof take. */
    private double planSeconds;

    /** The answers after which the last plan was made. */
    private long planned;

    /** The turns in a row that gained nothing. */
    private int idle;

    /**
     * Nothing searched yet.
     *
     * @param follows whether plans are made after the answers; else they only bound a plan that there is
     */
    SearchByTurns(Incumbent incumbent, PriceSearch search, boolean follows, SolveListener listener) {
        this.incumbent = incumbent;
        this.search = search;
        this.follows = follows;
        this.listener = listener;
        pricing = incumbent.pricing;
    }

    /** Raises the bound and lowers the value by turns; returns the bound. */
    double run(Allowance allowance) {
        bound = Double.NEGATIVE_INFINITY;
        begunAnewAt = Double.NEGATIVE_INFINITY;
        planSeconds = 0;
        planned = 0;
        idle = 0;
        boolean goesOn = true;
        while (goesOn && !allowance.isOver() && search.iterations < allowance.iterations()) {
            if (search.iterations > 0 && allowance.secondsLeft() <= planSeconds) {
                break;
            }
            goesOn = turn(allowance);
            report(allowance);
        }
        if (follows && incumbent.plan != null) {
            step(allowance);
        }
        return search.proven();
    }

    /**
     * Where the answers stand still: steps on flows and prices at once, and a plan after their flows, as long as both bring value and bound
     * nearer.
     */
    private void step(Allowance allowance) {
        PrimalDualSteps steps = null;
        double before = Double.POSITIVE_INFINITY;
        while (!isClose(search.proven())
                && incumbent.value - search.proven() > WIDE * Math.abs(incumbent.value + pricing.fixed)
                && incumbent.value - search.proven() < WORTH_STEPS * before
                && !allowance.isOver()
                && search.iterations < allowance.iterations()
                && allowance.secondsLeft() > planSeconds) {
            before = incumbent.value - search.proven();
            steps = steps == null ? new PrimalDualSteps(search, incumbent.plan) : steps;
            Allowance part = allowance.isTimed() ? allowance.share(share(planSeconds, allowance)) : allowance;
            long most = Math.min(STEPS, allowance.iterations() - search.iterations);
            long made = steps.run(most, incumbent.value, CLOSE / 2, part);
            if (made == 0) {
                break;
            }
            search.iterations += made;
            steps.copyFlows(search.average);
            search.proveAt(follow().prices);
            report(allowance);
        }
    }

    /** Asks, plans where it is time to, and proves; returns whether another turn may gain something. */
    private boolean turn(Allowance allowance) {
        double before = bound;
        boolean isFirst = search.iterations == 0;
        boolean isStalled = !ask(isFirst, allowance);
        double start = allowance.secondsSpent();
        // A plan comes before its proof: the time may be over.
        PriceSearch.Proof lesson = null;
        if (follows && isFirst) {
            SharedPlan made = guide();
            lesson = search.prove(made, allowance.iterations());
            rank(made);
        }
        double madeSeconds = allowance.secondsSpent() - start;
        double without = bound;
        if (lesson == null || !isClose(search.proven())) {
            without = Math.max(bound, search.prove().bound());
        }
        bound = search.proven();
        double boundSeconds = allowance.secondsSpent() - start - madeSeconds;
        planSeconds = Math.max(planSeconds, PLAN_TO_BOUND * boundSeconds);
        idle = bound - before <= PriceSearch.NO_GAIN * Math.abs(bound) ? idle + 1 : 0;
        isStalled |= idle >= 2 && search.iterations >= LEAST;
        boolean isLast = isStalled || allowance.secondsLeft() < 3 * planSeconds;
        if (follows && !isClose(bound) && (isLast || search.iterations >= planned + planned / 2)) {
            planned = search.iterations;
            start = allowance.secondsSpent();
            if (!isFirst) {
                lesson = planAgain(allowance);
            }
            if (lesson != null && !allowance.isOver() && learn(lesson, without, isStalled, allowance)) {
                idle = 0;
                isStalled = false;
            }
            planSeconds = madeSeconds + allowance.secondsSpent() - start + boundSeconds;
        }
        return !isStalled && !isClose(bound);
    }

    /** Asks for a round of answers, or for those before the first plan; returns whether there were any. */
    private boolean ask(boolean isFirst, Allowance allowance) {
        long asked = search.iterations;
        Allowance part = allowance.isTimed()
                ? allowance.share(isFirst ? firstPart() : share(planSeconds, allowance))
                : allowance;
        long answers = Math.min(isFirst ? answersBeforePlan() : ROUND, allowance.iterations() - asked);
        search.run(answers, incumbent.value, CLOSE / 2, part);
        return search.iterations > asked;
    }

    /** Makes another plan; returns what its prices prove, null where that is no longer wanted. */
    private PriceSearch.Proof planAgain(Allowance allowance) {
        SharedPlan made = follow();
        return isClose(bound) || allowance.isOver() ? null : search.prove(made, allowance.iterations());
    }

    /** Goes on from the prices of a plan where they prove more, or where the search stands still; returns whether that was worth it. */
    private boolean learn(PriceSearch.Proof lesson, double without, boolean isStalled, Allowance allowance) {
        boolean anew = isStalled && bound - begunAnewAt > PriceSearch.NO_GAIN * Math.abs(bound);
        begunAnewAt = anew ? bound : begunAnewAt;
        bound = search.proven();
        return search.goOnFrom(lesson, without, anew, allowance.iterations());
    }

    /** Whether a bound is near enough to the value of the best plan. */
    boolean isClose(double bound) {
        double value = incumbent.value;
        return known == null ? value - bound <= CLOSE * Math.abs(value + pricing.fixed) : isCloseAgain(bound);
    }

    /** Whether a bound is about as near to the value of the plan as it was to that of the earlier one. */
    boolean isCloseAgain(double bound) {
        double value = incumbent.value;
        double gap = follows ? Math.min(known.gap, WIDEST) : known.gap;
        return value - bound <= (gap + CLOSE_AGAIN) * Math.abs(value + pricing.fixed);
    }

    /** Begins at the prices and the flows of an earlier plan, whose gap is enough from now on. */
    void beginAt(EarlierPlan earlier) {
        settleFor(earlier);
        search.beginAt(earlier);
    }

    /** The gap of an earlier plan is enough from now on; null where there is none. */
    void settleFor(EarlierPlan earlier) {
        known = earlier;
    }

    /** The gap of the earlier plan is enough no more, and plans stay near it no more. */
    void forgetEarlier() {
        known = null;
        incumbent.forgetEarlier();
    }

    private double firstPart() {
        return pricing.isStraight() ? FIRST_PART : FIRST_PART_OF_STEPS;
    }

    /** Answers before the first plan: at straight prices, the more needs there are, the fewer tell how to share the capacities. */
    private long answersBeforePlan() {
        double needs = 0;
        for (CommodityNetwork network : incumbent.networks) {
            needs += network.needs;
        }
        double fewer = Math.min(1, Math.sqrt(FEW_NEEDS / needs));
        return pricing.isStraight() ? Math.max(FEWEST, (long) (FIRST * fewer)) : FIRST_OF_STEPS;
    }

    /** The share of what is left that the next round of the search may spend, so that time to plan remains. */
    private static double share(double planSeconds, Allowance allowance) {
        double left = allowance.secondsLeft();
        return left <= 0 ? 1 : Math.max(0.1, 1 - planSeconds / left);
    }

    /**
     * Makes a plan that shares capacities as the average answer does, and another by class where {@link #rank} says so, and keeps what is
     * better.
     *
     * @return the plan at the prices that count, whether it is better or not
     */
    SharedPlan follow() {
        SharedPlan guided = guide();
        rank(guided);
        return guided;
    }

    private SharedPlan guide() {
        SharedPlan guided = incumbent.newGuidedPlan();
        guided.serveAfter(search.average, guided.commoditiesOf(SharedPlan.ALL_CLASSES, pricing));
        incumbent.keepBetter(guided, incumbent.value(guided));
        return guided;
    }

    /**
     * Where classes go before the next whatever the prices say and a plan leaves a higher one something, serves them one after the other,
     * and keeps that plan where it costs less or leaves those classes less.
     */
    private void rank(SharedPlan guided) {
        double lacking = incumbent.isStrict() ? costAboveLastClass(guided) : 0;
        if (lacking <= 0 || incumbent.isStopped()) {
            return;
        }
        SharedPlan byClass = incumbent.newPlan();
        incumbent.serve(byClass, incumbent.problem.classes() - 1);
        byClass.serveAfter(search.average, byClass.commoditiesOf(SharedPlan.ALL_CLASSES, pricing));
        if (incumbent.isStopped()) {
            return;
        }
        if (incumbent.plan == guided && costAboveLastClass(byClass) < lacking) {
            incumbent.take(byClass);
        } else {
            incumbent.keepBetter(byClass, incumbent.value(byClass));
        }
    }

    /** What the classes above the last lack costs. */
    private double costAboveLastClass(SharedPlan plan) {
        long[] unmet = plan.unmet();
        double all = pricing.cost(unmet);
        for (int demand = 0; demand < unmet.length; demand++) {
            if (incumbent.problem.demandClass(demand) < incumbent.problem.classes() - 1) {
                unmet[demand] = 0;
            }
        }
        return all - pricing.cost(unmet);
    }

    private void report(Allowance allowance) {
        double spent = allowance.secondsSpent();
        double fraction = allowance.isTimed()
                ? spent / Math.max(1e-9, spent + allowance.secondsLeft())
                : search.iterations / (double) allowance.iterations();
        listener.onProgress(new SolveListener.Progress(
                "allocation", spent, search.iterations, incumbent.value + pricing.fixed, 0, fraction));
    }
}
