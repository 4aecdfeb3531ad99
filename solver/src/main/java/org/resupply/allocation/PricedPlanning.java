package org.resupply.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.resupply.problem.AllocationPrices;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.problem.AllocationSolution.Rounding;
import org.resupply.problem.ScarcityProof;
import org.resupply.solve.Allowance;
import org.resupply.solve.SolveListener;
import org.resupply.solve.SolveOptions;

/**
 * The course of every strategy that prices what is unmet.
 *
 * <p>Rounds of {@link PriceSearch} raise the bound, and plans that share the capacities as its average answer does lower the
 * value, until both are close or the allowance is over. The best plan gets real vintages and causes.
 */
final class PricedPlanning {
    /** How often circles and parts of pallets are cut and replanned before all that may lead to them is forbidden. */
    private static final int CUTS = 5;

    /** Answers per round of the price search. */
    private static final long ROUND = 500;

    /** Answers before the first plan, where half of the time is enough for them: a plan after fewer has prices that prove little. */
    private static final long FIRST = 1500;

    /** Where there are more needs than this, it is in inverse proportion to the square root of their number, but at least the fewest. */
    private static final double FEW_NEEDS = 1e4;

    private static final long FEWEST = 200;

    /** Where what is unmet costs in steps, the answers swing more, and many needs do not help. */
    private static final long FIRST_OF_STEPS = 1000;

    /** Answers before the plan that serves a guarantee. */
    private static final long GUARANTEED = 1000;

    /** Prices that begin far from the best need so many answers before the first that is better than none at all. */
    private static final long LEAST = 3000;

    /**
     * The search ends within this gap, or when it stands still: two rounds in a row and the prices of a plan raise the bound by no
     * more than {@link PriceSearch#NO_GAIN}, and it has not risen by more since the search last began anew at such prices.
     */
    private static final double CLOSE = 1e-4;

    /** Near an earlier plan this gap is enough: to stay near it is worth more. */
    private static final double CLOSE_AGAIN = 5e-3;

    /** The share of the time for the search where those who get least may have to be helped after it. */
    private static final double SEARCH_SHARE = 0.6;

    /** The share of the time before levels are looked for where commodities compete. */
    private static final double FIRST_SHARE = 0.4;

    /** The share of what is left then in which they are looked for; the rest is for proofs, or to search on where none was raised. */
    private static final double LIFT_SHARE = 0.75;

    /** How often a common share is tried. */
    private static final int PROBES = 8;

    /** How often a plan is refined by what counts near it. */
    private static final int REFINED = 6;

    /** How many levels are looked for where commodities compete, the lowest first. */
    private static final int LEVELS = 4;

    /** How much dearer a unit of each class is than one of the next where floors cannot all be met. */
    private static final double CLASS_FACTOR = 10;

    /** A plan takes about so many times as long as to prove a bound. */
    private static final double PLAN_TO_BOUND = 3;

    private final AllocationProblem problem;
    private final UnmetPricing pricing;
    private final boolean strict;
    private final boolean follows;
    private final Worst worst;
    private final FirstPlan first;
    private final CommodityNetwork.Hubs hubs;
    private final CapacityRows rows;
    private final CommodityNetwork[] networks;
    private final Groups groups;
    private final Lack[] lacks;
    private final CommodityGraph[] graphs;

    /** The graphs of plans that rank classes or stay near an earlier one; null until one is made. */
    private CommodityGraph[] ownGraphs;

    private EarlierPlan earlier;

    private SharedPlan plan;
    private double value = Double.POSITIVE_INFINITY;
    private BooleanSupplier stop = () -> false;

    /** What is done for those who get least. */
    enum Worst {
        /** Nothing beyond what the pricing does. */
        PRICED,
        /** Whoever is below the minimum standard goes first, after the classes above. */
        FLOORS,
        /** Whoever has the smallest share of the first class that lacks something goes first. */
        SHARES
    }

    /** How a first plan is made. */
    interface FirstPlan {
        /** Fills a plan that moves nothing yet. */
        void fill(SharedPlan plan);
    }

    private PricedPlanning(
            AllocationProblem problem,
            UnmetPricing pricing,
            boolean strict,
            boolean follows,
            Worst worst,
            FirstPlan first) {
        this.worst = worst;
        this.follows = follows;
        this.first = first;
        this.problem = problem;
        this.pricing = pricing;
        this.strict = strict;
        hubs = new CommodityNetwork.Hubs(problem);
        rows = new CapacityRows(problem);
        groups = pricing.groups;
        Catchments catchments = new Catchments(problem);
        networks = new CommodityNetwork[problem.commodities()];
        for (int c = 0; c < networks.length; c++) {
            networks[c] = new CommodityNetwork(problem, hubs, catchments, rows, c);
        }
        lacks = Lack.of(networks, pricing);
        graphs = CommodityGraph.of(networks, rows, pricing, lacks, false, null);
    }

    /**
     * Plans within an allowance.
     *
     * @param strict whether each class goes before the next whatever the prices say
     */
    static AllocationSolution solve(
            AllocationProblem problem,
            UnmetPricing pricing,
            boolean strict,
            Worst worst,
            String name,
            SolveOptions options,
            Allowance allowance) {
        return new PricedPlanning(problem, pricing, strict, true, worst, null).solve(name, options, allowance);
    }

    /**
     * Plans again after something changed, from the prices of an earlier solution and near what it carries.
     *
     * @param strict whether each class goes before the next whatever the prices say
     */
    static AllocationSolution solveAgain(
            AllocationProblem problem,
            UnmetPricing pricing,
            boolean strict,
            Worst worst,
            String name,
            AllocationSolution before,
            SolveOptions options,
            Allowance allowance) {
        PricedPlanning planning = new PricedPlanning(problem, pricing, strict, true, worst, null);
        planning.earlier = new EarlierPlan(problem, planning.rows, planning.networks, before);
        return planning.solve(name, options, allowance);
    }

    /** Makes one plan in its own way, and searches prices only to bound what it costs. */
    static AllocationSolution appraise(
            AllocationProblem problem,
            UnmetPricing pricing,
            FirstPlan first,
            String name,
            SolveOptions options,
            Allowance allowance) {
        return new PricedPlanning(problem, pricing, false, false, Worst.PRICED, first).solve(name, options, allowance);
    }

    private AllocationSolution solve(String name, SolveOptions options, Allowance allowance) {
        // The first plan is made even where it takes longer than the time; only who asks for the end gets less.
        stop = () -> allowance.isCancelled() || (plan != null && allowance.isOver());
        PriceSearch search = newSearch(allowance);
        if (!follows) {
            plan = newPlan();
            first.fill(plan);
            value = value(plan);
        }
        double bound = Double.NEGATIVE_INFINITY;
        if (earlier != null) {
            search.beginAt(earlier);
            bound = search.bound();
            SharedPlan made = follow(search);
            if (value - bound > CLOSE_AGAIN * Math.abs(value) && !allowance.isOver()) {
                search.learn(made, false, allowance.iterations());
                bound = search.proven();
            }
        }
        if (worst == Worst.SHARES) {
            planShares(search, options.listener(), allowance);
            bound = search.proven();
        } else if (earlier == null || value - bound > CLOSE_AGAIN * Math.abs(value)) {
            Allowance part = allowance.isTimed() && helps() ? allowance.sooner(SEARCH_SHARE) : allowance;
            bound = Math.max(bound, search(search, options.listener(), part));
        }
        if (earlier != null && value - bound > CLOSE_AGAIN * Math.abs(value)) {
            // To stay near the earlier plan costs too much.
            earlier = null;
            ownGraphs = null;
            follow(search);
        }
        if (plan == null) {
            follow(search);
        }
        if (bound == Double.NEGATIVE_INFINITY) {
            bound = search.bound();
        }
        if (pricing.counting != null) {
            refine(search, allowance);
            bound = Math.max(bound, search.proven());
        }
        Guarantee guarantee = worst == Worst.FLOORS && !stop.getAsBoolean() ? liftToFloors(search, allowance) : null;
        // What follows must not be stopped: only a settled plan is sound.
        stop = () -> false;
        plan.stopWhen(stop);
        double[] unrounded = mustSettle(plan) ? values(plan) : null;
        if (!settle(plan)) {
            plan = newPlan();
            for (CommodityFlow flow : plan.commodities) {
                banWhatMayNotSettle(flow);
            }
            if (follows) {
                serve(plan, problem.classes());
            } else {
                first.fill(plan);
            }
        }
        AllocationSolution solution = finish(name, bound, search, guarantee, allowance);
        return unrounded == null ? solution : solution.withRounding(new Rounding(unrounded, values(plan)));
    }

    /** Whether those who get least may have to be helped. */
    private boolean helps() {
        return worst == Worst.FLOORS && Arrays.stream(groups.floor).anyMatch(floor -> floor > 0);
    }

    /**
     * Proves a bound at the prices of a plan; where what counts is levels and the plan ranks classes, at those of one that does not and that
     * is made for its prices alone.
     */
    private PriceSearch.Proof prove(PriceSearch search, SharedPlan made, long limit) {
        if (worst != Worst.SHARES || !made.ranksClasses()) {
            return search.prove(made, limit);
        }
        SharedPlan priced = new SharedPlan(problem, hubs, rows, graphs, pricing, false, null);
        priced.stopWhen(stop);
        priced.serveAfter(search.average, priced.commoditiesOf(SharedPlan.ALL_CLASSES, pricing));
        return search.prove(priced, limit);
    }

    private PriceSearch newSearch(Allowance allowance) {
        PriceSearch search = new PriceSearch(problem, rows, networks, pricing, lacks, graphs);
        search.stopWhen(allowance::isOver);
        return search;
    }

    /** Looks for a plan at the levels that each commodity could have alone, and where commodities compete for the fairest levels of all. */
    private void planShares(PriceSearch search, SolveListener listener, Allowance allowance) {
        search(search, listener, allowance.isTimed() ? allowance.sooner(FIRST_SHARE) : allowance);
        if (plan == null) {
            follow(search);
        }
        boolean isLifted = liftShares(search, allowance.isTimed() ? allowance.sooner(LIFT_SHARE) : allowance);
        if (!isLifted) {
            search(search, listener, allowance);
        }
    }

    /** Raises the bound and lowers the value by turns; returns the bound. */
    private double search(PriceSearch search, SolveListener listener, Allowance allowance) {
        double bound = Double.NEGATIVE_INFINITY;
        double planSeconds = 0;
        long planned = 0;
        int idle = 0;
        double begunAnewAt = Double.NEGATIVE_INFINITY;
        while (!allowance.isOver() && search.iterations < allowance.iterations()) {
            boolean timeToPlan = allowance.secondsLeft() > planSeconds;
            if (search.iterations > 0 && !timeToPlan) {
                break;
            }
            double before = bound;
            long asked = search.iterations;
            Allowance part =
                    allowance.isTimed() ? allowance.share(asked == 0 ? 0.5 : share(planSeconds, allowance)) : allowance;
            long answers = asked == 0 ? answersBeforePlan() : ROUND;
            search.run(Math.min(answers, allowance.iterations() - search.iterations), value, CLOSE / 2, part);
            double start = allowance.secondsSpent();
            // A plan comes before its proof: the time may be over.
            SharedPlan made = follows && asked == 0 ? follow(search) : null;
            PriceSearch.Proof lesson = made == null ? null : prove(search, made, allowance.iterations());
            double madeSeconds = allowance.secondsSpent() - start;
            double without = bound;
            if (lesson == null || !isClose(search.proven())) {
                without = Math.max(bound, search.prove().bound());
            }
            bound = search.proven();
            double boundSeconds = allowance.secondsSpent() - start - madeSeconds;
            planSeconds = Math.max(planSeconds, PLAN_TO_BOUND * boundSeconds);
            idle = bound - before <= PriceSearch.NO_GAIN * Math.abs(bound) ? idle + 1 : 0;
            boolean stalled = search.iterations == asked || (idle >= 2 && search.iterations >= LEAST);
            boolean last = stalled || allowance.secondsLeft() < 3 * planSeconds;
            if (follows && !isClose(bound) && (last || search.iterations >= planned + planned / 2)) {
                planned = search.iterations;
                start = allowance.secondsSpent();
                if (made == null) {
                    made = follow(search);
                    boolean isOver = isClose(bound) || allowance.isOver();
                    lesson = isOver ? null : prove(search, made, allowance.iterations());
                }
                if (lesson != null && !allowance.isOver()) {
                    boolean anew = stalled && bound - begunAnewAt > PriceSearch.NO_GAIN * Math.abs(bound);
                    begunAnewAt = anew ? bound : begunAnewAt;
                    bound = search.proven();
                    if (search.goOnFrom(lesson, without, anew, allowance.iterations())) {
                        idle = 0;
                        stalled = false;
                    }
                }
                planSeconds = madeSeconds + allowance.secondsSpent() - start + boundSeconds;
            }
            report(listener, search, allowance);
            if (stalled || isClose(bound)) {
                break;
            }
        }
        return search.proven();
    }

    /** Whether a bound is near enough to the value of the best plan. */
    private boolean isClose(double bound) {
        return value - bound <= (earlier == null ? CLOSE : CLOSE_AGAIN) * Math.abs(value + pricing.fixed);
    }

    /** Answers before the first plan: at straight prices, the more needs there are, the fewer tell how to share the capacities. */
    private long answersBeforePlan() {
        double needs = 0;
        for (CommodityNetwork network : networks) {
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

    private SharedPlan newPlan() {
        if (!strict && earlier == null) {
            return newPlan(pricing, graphs);
        }
        if (ownGraphs == null) {
            ownGraphs = CommodityGraph.of(networks, rows, pricing, lacks, strict, earlier);
        }
        return newPlan(pricing, ownGraphs);
    }

    /** A plan with other prices than those that are searched for. */
    private SharedPlan newPlan(UnmetPricing priced) {
        return newPlan(priced, CommodityGraph.of(networks, rows, priced, Lack.of(networks, priced), strict, earlier));
    }

    private SharedPlan newPlan(UnmetPricing priced, CommodityGraph[] of) {
        long[] lacked = earlier == null ? null : earlier.lacked;
        SharedPlan made = new SharedPlan(problem, hubs, rows, of, priced, strict, lacked);
        made.stopWhen(stop);
        return made;
    }

    /**
     * Makes a plan that shares capacities as the average answer does, and keeps it where it is better. Where a higher class
     * lacks something, the classes are served one after the other.
     *
     * @return the plan, whether it is better or not
     */
    private SharedPlan follow(PriceSearch search) {
        SharedPlan guided = newPlan();
        // From here on there is a plan, so that the end of the time ends this one.
        Runnable keep = () -> plan = plan == null ? guided : plan;
        guided.serveAfter(search.average, guided.commoditiesOf(SharedPlan.ALL_CLASSES, pricing), keep);
        SharedPlan made = guided;
        double madeValue = value(guided);
        if (guided.ranksClasses()) {
            SharedPlan byClass = newPlan();
            serve(byClass, problem.classes() - 1);
            byClass.serveAfter(search.average, byClass.commoditiesOf(SharedPlan.ALL_CLASSES, pricing));
            if (!stop.getAsBoolean()) {
                made = byClass;
                madeValue = value(byClass);
            }
        }
        if (madeValue < value) {
            plan = made;
            value = madeValue;
        }
        return made;
    }

    /**
     * Where what is unmet counts otherwise than the prices that stand for it: plans each commodity again by what it counts near the plan, as
     * long as that helps.
     */
    private void refine(PriceSearch search, Allowance allowance) {
        Lack[] ofSteps = Lack.of(networks, pricing.counting.steps());
        double[][] nothing = new double[networks.length][];
        Arrays.setAll(nothing, c -> new double[networks[c].arcs]);
        boolean better = true;
        for (int round = 0; round < REFINED && better && !isClose(search.proven()) && !allowance.isOver(); round++) {
            UnmetPricing.Counting counting = pricing.counting;
            SharedPlan refined =
                    newPlan(counting.steps(), CommodityGraph.near(networks, rows, counting, ofSteps, plan.unmet()));
            refined.carry(plan);
            refined.serveAfter(nothing, refined.commoditiesOf(SharedPlan.ALL_CLASSES, pricing));
            double found = value(refined);
            search.proveAt(refined.prices);
            better = found < value;
            if (better) {
                plan = refined;
                value = found;
            }
        }
    }

    private void report(SolveListener listener, PriceSearch search, Allowance allowance) {
        double spent = allowance.secondsSpent();
        double fraction = allowance.isTimed()
                ? spent / Math.max(1e-9, spent + allowance.secondsLeft())
                : search.iterations / (double) allowance.iterations();
        listener.onProgress(
                new SolveListener.Progress("allocation", spent, search.iterations, value + pricing.fixed, 0, fraction));
    }

    /** Serves the first so many classes one after the other, or all classes at once. */
    private void serve(SharedPlan shared, int classes) {
        if (!strict) {
            if (classes > 0) {
                shared.serveClass(classes - 1, shared.commoditiesOf(SharedPlan.ALL_CLASSES, pricing));
            }
            return;
        }
        for (int k = 0; k < classes; k++) {
            shared.serveClass(k, shared.commoditiesOf(k, pricing));
        }
    }

    private double value(SharedPlan shared) {
        return deliver(shared, null, new long[problem.demands()]);
    }

    /** Shares a plan out among places and returns what it costs in all; where flows are wanted, adds them. */
    private double deliver(SharedPlan shared, AllocationSolution.Flows flows, long[] unmet) {
        double cost = shared.requisitionCost();
        for (CommodityFlow flow : shared.commodities) {
            Allotment allotment = shared.allot(flow, unmet);
            cost += allotment.cost();
            if (flows != null) {
                FirstExpiredFirstOut.replay(problem, hubs, flow.network, flow.flow, allotment, flows);
            }
        }
        return cost + pricing.cost(unmet);
    }

    private AllocationSolution finish(
            String name, double bound, PriceSearch search, Guarantee guarantee, Allowance allowance) {
        AllocationSolution.Flows flows = new AllocationSolution.Flows();
        long[] unmet = new long[problem.demands()];
        double objective = deliver(plan, flows, unmet);
        long columns = 0;
        for (CommodityNetwork network : networks) {
            columns += network.arcs;
        }
        return AllocationSolution.of(
                        flows,
                        unmet,
                        Causes.of(plan, unmet),
                        objective + pricing.fixed,
                        bound + pricing.fixed,
                        prices(search),
                        new AllocationSolution.Effort(name, allowance.secondsSpent(), search.iterations, columns))
                .withScarcityProofs(
                        worst == Worst.SHARES ? worstProofs(unmet, allowance) : floorProof(guarantee, unmet));
    }

    /**
     * Where somebody is below the minimum standard, plans for it first and for the rest on top; keeps that plan where it lacks
     * less of the floors. Null where nobody is below.
     */
    private Guarantee liftToFloors(PriceSearch search, Allowance allowance) {
        long[] before = plan.unmet();
        long[] floors = floors(before);
        if (floors == null) {
            return null;
        }
        Guarantee guarantee =
                guarantee(floors, Guarantee.worth(problem, groups, CLASS_FACTOR), floors, null, allowance);
        UnmetPricing guarded = pricing.guarding(floors);
        SharedPlan lifted = newPlan(guarded);
        lifted.carry(guarantee.plan);
        lifted.serveAfter(search.average, lifted.commoditiesOf(SharedPlan.ALL_CLASSES, guarded));
        long[] after = lifted.unmet();
        double[] lackBefore = lackOfFloors(before);
        double[] lackAfter = lackOfFloors(after);
        for (int k = 0; k < lackAfter.length; k++) {
            if (lackAfter[k] != lackBefore[k]) {
                if (lackAfter[k] < lackBefore[k] && keepsClasses(k, before, after)) {
                    plan = lifted;
                    value = value(plan);
                }
                break;
            }
        }
        return guarantee;
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

    /** Whether the classes before {@code k} lack no more than before, in money. */
    private boolean keepsClasses(int k, long[] before, long[] after) {
        double more = 0;
        double[] change = new double[k];
        for (int demand = 0; demand < before.length; demand++) {
            int priority = problem.demandClass(demand);
            if (priority < k) {
                change[priority] += (after[demand] - before[demand]) * problem.unmetPrice(demand);
            }
        }
        for (int priority = 0; priority < k && more == 0; priority++) {
            more = change[priority];
        }
        return more <= 0;
    }

    private List<ScarcityProof> floorProof(Guarantee guarantee, long[] unmet) {
        long[] floors = guarantee == null ? null : floors(unmet);
        ScarcityProof proof = floors == null ? null : guarantee.proof(ScarcityProof.Kind.FLOORS, floors);
        if (proof == null) {
            return List.of();
        }
        long[] served = groups.served(problem, unmet);
        return List.of(guarantee.narrowed(proof, group -> served[group] < groups.openFloor(group)));
    }

    private Guarantee guarantee(long[] target, double[] worth, long[] enough, Guarantee before, Allowance allowance) {
        Guarantee guarantee = new Guarantee(problem, hubs, rows, networks, target, worth);
        guarantee.pursue(Math.min(GUARANTEED, allowance.iterations()), enough, before, allowance);
        return guarantee;
    }

    /**
     * Class after class, raises the worst shares of those that lack something where commodities compete, and plans the rest on top.
     *
     * @return whether a class could be raised
     */
    private boolean liftShares(PriceSearch search, Allowance allowance) {
        boolean isLifted = false;
        for (int from = 0; from < problem.classes() && !allowance.isOver(); ) {
            Shares shares = new Shares(problem, groups, plan.unmet(), pricing, from);
            if (shares.priority < 0) {
                break;
            }
            isLifted |= !shares.isReached() && liftShares(shares, search, allowance);
            from = shares.priority + 1;
        }
        return isLifted;
    }

    /**
     * Looks for the highest share that all groups of a class can have at once, as far as each could have it alone; leaves at it those
     * who then compete for what is scarce, and looks for the highest share of the others, and so on.
     */
    private boolean liftShares(Shares shares, PriceSearch search, Allowance allowance) {
        double[] worth = shares.worth();
        double[] level = shares.allOpen();
        double low = shares.lowest();
        Lift first = null;
        Lift last = null;
        Guarantee before = null;
        for (int k = 0; k < LEVELS && !allowance.isOver(); k++) {
            double high = shares.highest(level);
            double asked = high;
            Guarantee missed = null;
            for (int probe = 0; probe < PROBES && high - low > Shares.CLOSE && !allowance.isOver(); probe++) {
                long[] targets = shares.targets(asked, level);
                Guarantee guarantee = guarantee(targets, worth, shares.nearly(targets), before, allowance);
                before = guarantee.hasSearched() ? guarantee : before;
                if (!guarantee.isEnough()) {
                    missed = guarantee;
                    double reached = shares.reached(guarantee.plan.unmet(), level, low, asked);
                    if (reached > low) {
                        low = reached;
                        last = new Lift(guarantee.plan, shares.targets(low, level));
                    }
                    high = guarantee.lowestDisproved(shares, level, low, asked);
                    // Prices that prove much are likely to have found the share; else it is somewhere between.
                    asked = asked - high > Shares.CLOSE ? high : (low + high) / 2;
                } else {
                    low = asked;
                    last = new Lift(guarantee.plan, guarantee.target);
                    asked = (low + high) / 2;
                }
            }
            first = k == 0 ? last : first;
            boolean[] pays = missed == null ? null : missed.pays();
            if (pays == null || !shares.settle(level, low, pays)) {
                break;
            }
        }
        return (last != null && lift(last, shares, search))
                || (first != null && first != last && lift(first, shares, search));
    }

    /** A plan of what is to go first, and how much of it each group is to get. */
    private record Lift(SharedPlan plan, long[] target) {}

    /** Plans the rest on top of what is to go first, and keeps that plan where it is fairer. */
    private boolean lift(Lift first, Shares shares, PriceSearch search) {
        UnmetPricing guarded = pricing.guarding(first.target);
        SharedPlan lifted = newPlan(guarded);
        lifted.carry(first.plan);
        lifted.serveAfter(search.average, lifted.commoditiesOf(SharedPlan.ALL_CLASSES, guarded));
        long[] after = lifted.unmet();
        if (!keepsClasses(shares.priority, plan.unmet(), after) || !shares.isFairer(after)) {
            return false;
        }
        plan = lifted;
        value = value(plan);
        return true;
    }

    /**
     * Why the worst shares of the first class that lacks something cannot all be raised; then why the worst of those who do not
     * compete for what is scarce there cannot, and so on.
     */
    private List<ScarcityProof> worstProofs(long[] unmet, Allowance allowance) {
        Shares shares = new Shares(problem, groups, unmet, pricing, 0);
        List<ScarcityProof> proofs = new ArrayList<>();
        boolean[] settled = new boolean[groups.count];
        Guarantee before = null;
        for (int k = 0; k < LEVELS && shares.priority >= 0 && !allowance.isOver(); k++) {
            long[] claims = shares.moreThanWorst(settled);
            if (claims == null) {
                break;
            }
            Guarantee guarantee = guarantee(claims, shares.worth(), claims, before, allowance);
            before = guarantee.hasSearched() ? guarantee : before;
            ScarcityProof proof = guarantee.lacks() ? guarantee.proof(ScarcityProof.Kind.WORST, claims) : null;
            if (proof == null || !shares.settleWhoPays(settled, claims, guarantee.pays())) {
                break;
            }
            proofs.add(guarantee.narrowed(proof, group -> false));
        }
        return proofs;
    }

    private AllocationPrices prices(PriceSearch search) {
        AllocationPrices prices = AllocationPrices.zero(problem);
        for (int day = 0; day < problem.days(); day++) {
            for (int pool = 0; pool < problem.pools(); pool++) {
                prices.pool()[pool][day] = search.rowPrice(rows.poolRow(pool, day));
            }
            for (int store = 0; store < problem.stores(); store++) {
                prices.store()[store][day] = search.rowPrice(rows.storeRow(store, day));
            }
        }
        for (int lot = 0; lot < problem.lots(); lot++) {
            prices.lot()[lot] = search.lotPrice(lot);
        }
        return prices;
    }

    /** What a plan costs by commodity, without what is requisitioned. */
    private double[] values(SharedPlan shared) {
        long[] unmet = new long[problem.demands()];
        double[] values = new double[networks.length];
        for (int c = 0; c < values.length; c++) {
            CommodityFlow flow = shared.commodities[c];
            values[c] = shared.allot(flow, unmet).cost();
        }
        double[] lacking = pricing.costs(unmet);
        for (int c = 0; c < values.length; c++) {
            values[c] += lacking[c];
        }
        return values;
    }

    /** Whether a plan has same-day circles or parts of pallets. */
    private boolean mustSettle(SharedPlan shared) {
        for (CommodityFlow flow : shared.commodities) {
            if (FirstExpiredFirstOut.circles(problem, hubs, flow.network, flow.flow).length > 0) {
                return true;
            }
            CommodityNetwork network = flow.network;
            long pallet = problem.pallet(network.commodity);
            for (int arc = 0; arc < network.arcs && pallet > 1; arc++) {
                if (isPalletised(network, arc) && flow.flow[arc] % pallet != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Takes same-day circles and parts of pallets out of a plan; false when no plan is left that way. */
    private boolean settle(SharedPlan shared) {
        for (CommodityFlow flow : shared.commodities) {
            int cuts = 0;
            while (cutCircles(flow) | roundPallets(flow, cuts)) {
                if (++cuts > CUTS || !shared.replanWithin(flow, problem.classes() - 1)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Forbids the arcs by which goods would run in a circle of hubs on one day; whether there are any. */
    private boolean cutCircles(CommodityFlow flow) {
        int[] back = FirstExpiredFirstOut.circles(problem, hubs, flow.network, flow.flow);
        for (int arc : back) {
            flow.most[arc] = 0;
        }
        return back.length > 0;
    }

    /**
     * Limits the arcs of palletised lanes to the whole pallets they carry now, and at the last cut those that still carry
     * parts to nothing; whether there are any.
     */
    private boolean roundPallets(CommodityFlow flow, int cuts) {
        CommodityNetwork network = flow.network;
        long pallet = problem.pallet(network.commodity);
        boolean any = false;
        for (int arc = 0; arc < network.arcs && pallet > 1; arc++) {
            if (isPalletised(network, arc) && flow.flow[arc] % pallet != 0) {
                flow.most[arc] = cuts < CUTS - 1 ? flow.flow[arc] / pallet * pallet : 0;
                any = true;
            }
        }
        return any;
    }

    private boolean isPalletised(CommodityNetwork network, int arc) {
        boolean onLane =
                network.kind[arc] == CommodityNetwork.TRANSFER || network.kind[arc] == CommodityNetwork.DELIVER;
        return onLane && problem.lanePalletised(network.lane(arc));
    }

    /** Lets same-day transfers lead only from lower to higher hubs, and nothing go by lanes that carry whole pallets only. */
    private void banWhatMayNotSettle(CommodityFlow flow) {
        CommodityNetwork network = flow.network;
        for (int arc = 0; arc < network.arcs; arc++) {
            boolean sameDay = network.kind[arc] == CommodityNetwork.TRANSFER && problem.laneLead(network.ref[arc]) == 0;
            boolean back = sameDay && problem.laneFrom(network.ref[arc]) > problem.laneTo(network.ref[arc]);
            boolean pallets = problem.pallet(network.commodity) > 1 && isPalletised(network, arc);
            flow.most[arc] = back || pallets ? 0 : flow.most[arc];
        }
    }
}
