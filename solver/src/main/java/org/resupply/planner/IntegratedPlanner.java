package org.resupply.planner;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.resupply.allocation.PriceOfFairness;
import org.resupply.beside.Beside;
import org.resupply.compile.AllocationCompiler;
import org.resupply.compile.Experience;
import org.resupply.compile.PlanAssembler;
import org.resupply.compile.Rounded;
import org.resupply.compile.ShadowPrices;
import org.resupply.compile.SupplyModel;
import org.resupply.dispatch.City;
import org.resupply.dispatch.Dispatcher;
import org.resupply.dispatch.Receiving;
import org.resupply.dispatch.Transports;
import org.resupply.model.Demand;
import org.resupply.model.Outlook;
import org.resupply.plan.Bottleneck;
import org.resupply.plan.Manifest;
import org.resupply.plan.Plan;
import org.resupply.plan.Receipt;
import org.resupply.plan.Unmet;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Allowance;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.SolveOptions;

/**
 * Allocation and routing by turns: what the vehicles could really carry, and at what cost, goes back into the next allocation.
 *
 * <p>The second pass looks at {@linkplain City#wider wider} service areas, for which the first has no time to spare, and further ones
 * go on with those that have proved better. Each learns from the best before it. The best plan by {@link Worth} is kept: it lacks no
 * more than a thousandth more than that of any pass. Ends when a pass lacks no less than the best before it and no others are left to look
 * at, when the passes are used up, or when the time is.
 */
final class IntegratedPlanner {
    /** How much of a pass's time goes to allocation; its first plan may end later. What it leaves is routing's. */
    private static final double ALLOCATION_TIME = 0.2;

    /** How much of what the allocation leaves of a pass's time the dispatch takes; what is left is for another look. */
    private static final double DISPATCH_TIME = 0.85;

    /** How many times as long what follows the tours of a pass takes as it took to write down what there is to allocate, as measured. */
    private static final double FOLLOWS = 2.5;

    /** The least part of the time that is left to tours, however long what follows them may take: then the plan is late. */
    private static final double LEAST_FOR_TOURS = 0.5;

    /** How much of a pass's iterations goes to allocation at most, where time is no limit. */
    private static final double ALLOCATION_SHARE = 0.35;

    /** An answer of the allocation prices every need: for so many needs it counts as one iteration, as it takes as long. */
    private static final long NEEDS_AN_ITERATION = 1000;

    /** Answers that the allocation may ask for, however many needs there are, if the iterations are not fewer. */
    private static final long FEWEST_ANSWERS = 200;

    /** Seconds for each demand that a pass should have at least before another look at it, or another pass, is worth its while. */
    private static final double SECONDS_PER_DEMAND = 3e-4;

    /** Has only what is asked for worked out, by who asks. */
    private static final Executor ONLY_IF_CHOSEN = work -> {};

    /** The city as a first pass sees it. */
    private final City narrow;

    private final Outlook outlook;
    private final AllocationStrategy strategy;
    private final RoutingEngine routing;
    private final SolveOptions options;
    private final Consumer<String> stages;
    private final Executor beside;
    private final KeptOut keptOut;
    private final Set<String> cautious = new HashSet<>();

    private record Pass(
            Plan plan,
            SupplyModel supply,
            AllocationSolution flows,
            Dispatcher.Dispatch dispatch,
            Beside<List<Bottleneck>> limits) {}

    /**
     * Of a city.
     *
     * @param stages told which stage begins
     * @param beside helps to put plans together
     */
    IntegratedPlanner(
            City city,
            AllocationStrategy strategy,
            RoutingEngine routing,
            SolveOptions options,
            Consumer<String> stages,
            Executor beside) {
        narrow = city;
        outlook = city.outlook();
        keptOut = new KeptOut(city);
        this.strategy = strategy;
        this.routing = routing;
        this.options = options;
        this.stages = stages;
        this.beside = beside;
    }

    /** The best plan of all passes. */
    Plan plan(Allowance budget, Supplier<Manifest> manifest) {
        int passes = passes(budget);
        Pass chosen = passes == 1
                ? pass(narrow, Experience.none(), budget.rest(), manifest, beside)
                : bestOf(passes, budget, manifest);
        return chosen.plan()
                .withBottlenecks(chosen.limits().get())
                .withAppraisal(ShadowPrices.appraise(outlook, chosen.supply(), chosen.flows(), narrow.vehicles())
                        .withPriceOfFairness(
                                PriceOfFairness.atMost(chosen.supply().problem(), chosen.flows()))
                        .withWholeLoads(Rounded.of(outlook.scenario(), chosen.supply(), chosen.plan())));
    }

    /** The best of several passes. */
    private Pass bestOf(int passes, Allowance budget, Supplier<Manifest> manifest) {
        Lessons lessons = new Lessons(outlook, narrow.vehicles());
        City wider = narrow.wider();
        City city = narrow;
        Experience experience = Experience.none();
        Pass best = null;
        Worth worth = null;
        double least = Double.POSITIVE_INFINITY;
        for (int number = 0; number < passes; number++) {
            Pass next = pass(city, experience, part(budget, passes - number), manifest, ONLY_IF_CHOSEN);
            Worth found = Worth.of(outlook, next.plan());
            boolean goOn = best == null || found.lacksLess(worth);
            least = Math.min(least, found.missing());
            boolean better = best == null || found.betterThan(worth, least);
            if (better) {
                best = next;
                worth = found;
                experience = lessons.after(experience, next.supply(), next.flows(), next.dispatch());
            }
            boolean inWider = city == wider && wider != narrow;
            if ((!goOn && !inWider) || budget.isOver()) {
                break;
            }
            city = better ? wider : narrow;
        }
        return best;
    }

    private static Map<Demand, Long> lacking(SupplyModel supply, AllocationSolution flows) {
        return IntStream.range(0, supply.demands().size())
                .boxed()
                .collect(Collectors.toMap(supply.demands()::get, flows::unmet));
    }

    private List<Bottleneck> limits(City city, SupplyModel supply, AllocationSolution flows) {
        return new ProvedLimits(
                        outlook, city.area(), supply, flows, receipts -> compile(city, receipts, Experience.none()))
                .all();
    }

    private SupplyModel compile(City city, List<Receipt> receipts, Experience experience) {
        return AllocationCompiler.compile(
                outlook,
                city.bubbles(),
                city.journeys(),
                city.vehicles(),
                city.area(),
                city.crewing(),
                receipts,
                experience);
    }

    private int passes(Allowance budget) {
        if (!budget.isTimed()) {
            return options.passes();
        }
        return (int) Math.max(1, Math.min(options.passes(), budget.secondsLeft() / enough()));
    }

    /** Seconds that a pass should have at least before another look at it, or another pass, is worth its while. */
    private double enough() {
        return outlook.demands().size() * SECONDS_PER_DEMAND;
    }

    /** An even part of the time that is left; all iterations, every time. */
    private static Allowance part(Allowance budget, int passesLeft) {
        return passesLeft == 1 ? budget.rest() : budget.sooner(1.0 / passesLeft);
    }

    /** What the allocation of a pass may spend on so many needs. */
    static Allowance ofAllocation(Allowance pass, int needs) {
        Allowance part = pass.share(pass.isTimed() ? ALLOCATION_TIME : ALLOCATION_SHARE);
        long iterations = part.iterations();
        long answers = iterations / Math.max(1, needs / NEEDS_AN_ITERATION);
        return part.without(iterations - Math.max(answers, Math.min(iterations, FEWEST_ANSWERS)));
    }

    /** What tours may spend of what is left of a pass that took so many seconds to write down what there is to allocate. */
    private static Allowance withoutWhatFollows(Allowance pass, double writing) {
        double left = pass.secondsLeft();
        return pass.isTimed() && left > 0 ? pass.sooner(toursPart(writing, left)) : pass;
    }

    /**
     * The part of what is left of a pass's time that tours may take, so that the plan is put together and judged within the time: how long
     * that takes is told by how long it took to write down what there is to allocate, which goes over the same places and needs.
     *
     * @param writing seconds that this took
     * @param left seconds that are left, above 0
     */
    static double toursPart(double writing, double left) {
        return Math.max(LEAST_FOR_TOURS, 1 - FOLLOWS * writing / left);
    }

    /**
     * One pass.
     *
     * @param whoProves who works out, while the plan is put together, why the worst-covered cannot all have more
     */
    private Pass pass(
            City city, Experience experience, Allowance budget, Supplier<Manifest> manifest, Executor whoProves) {
        boolean looks = !budget.isTimed() || budget.secondsLeft() >= enough();
        Allowance search;
        List<Receipt> receipts;
        SupplyModel supply;
        AllocationSolution flows;
        Dispatcher.Dispatch dispatch;
        do {
            stages.accept("allocation");
            Allowance sinceThen = budget.rest();
            receipts = Receiving.plan(city, cautious);
            supply = compile(city, receipts, experience);
            double writing = sinceThen.isTimed() ? sinceThen.secondsSpent() : 0;
            flows = Objects.requireNonNull(
                    strategy.solve(
                            supply.problem(),
                            options,
                            ofAllocation(budget, supply.problem().demands())),
                    () -> "Strategy (%s) answered nothing.".formatted(strategy.name()));
            keptOut.test(lacking(supply, flows), strategy, options, budget);

            stages.accept("routing");
            search = withoutWhatFollows(budget, writing);
            dispatch = Dispatcher.dispatch(
                    city,
                    supply,
                    flows,
                    receipts,
                    routing,
                    options,
                    looks ? search.sooner(DISPATCH_TIME) : search.rest());
            // Convoys are unloaded in the hope that what they bring leaves in time; where it did not, with caution
            // again.
        } while (cautious.addAll(Receiving.overfull(outlook, receipts, dispatch.tours())));

        AnotherLook look = new AnotherLook(city, supply, flows, keptOut);
        AnotherLook.Found found = looks
                ? look.at(dispatch, receipts, routing, options, search, beside)
                : look.without(dispatch, receipts);
        dispatch = found.dispatch();
        receipts = found.receipts();
        Transports.Result transports = Transports.carry(city, dispatch.tours(), routing, options, search);

        stages.accept("assembly");
        SupplyModel supplied = supply;
        AllocationSolution allocated = flows;
        Beside<List<Bottleneck>> limits = Beside.begin(() -> limits(city, supplied, allocated), whoProves);
        List<Unmet> unmet = new ArrayList<>(new Reach(city, keptOut).named(found.unmet()));
        unmet.addAll(transports.unmet());
        Plan plan = PlanAssembler.assemble(
                outlook,
                city.bubbles(),
                receipts,
                dispatch.movements(),
                transports.tours(),
                unmet,
                dispatch.spoiled(),
                manifest.get(),
                beside);
        return new Pass(plan, supply, flows, dispatch, limits);
    }
}
