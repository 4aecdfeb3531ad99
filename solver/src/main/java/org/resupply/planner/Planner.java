package org.resupply.planner;

import java.lang.module.ModuleDescriptor;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.stream.Stream;
import org.resupply.allocation.FairFloor;
import org.resupply.allocation.Strategies;
import org.resupply.beside.Beside;
import org.resupply.beside.SideBySide;
import org.resupply.compile.Journeys;
import org.resupply.compile.PlanAssembler;
import org.resupply.dispatch.City;
import org.resupply.dispatch.Leftovers;
import org.resupply.dispatch.Promises;
import org.resupply.dispatch.Takeover;
import org.resupply.dispatch.TripRule;
import org.resupply.io.InputHash;
import org.resupply.model.BadInput;
import org.resupply.model.Disruption;
import org.resupply.model.Disruptions;
import org.resupply.model.Fault;
import org.resupply.model.Name;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.ScenarioCheck;
import org.resupply.model.TimeWindow;
import org.resupply.model.VehicleClass;
import org.resupply.network.DailyTravel;
import org.resupply.network.RoadGraph;
import org.resupply.plan.Explanation;
import org.resupply.plan.Manifest;
import org.resupply.plan.Plan;
import org.resupply.plan.Unmet;
import org.resupply.routing.AnnealedRouting;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Allowance;
import org.resupply.solve.Cancellation;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.SolveJob;
import org.resupply.solve.SolveOptions;
import org.resupply.solve.UnsupportedProblemException;
import org.resupply.verify.UnsoundPlan;
import org.resupply.verify.Verifier;

/**
 * Plans a city: the entry to the library.
 *
 * <pre>{@code
 * Scenario scenario = ScenarioJson.read(Path.of("shanghai.json"));
 * Plan plan = Planner.create().plan(scenario, SolveOptions.defaults());
 * }</pre>
 *
 * <p>A shortage is a normal answer, with a cause for each missing quantity. An unsound plan is a bug and throws: every plan
 * passes the {@link Verifier} before it is handed out. A planner may be shared by threads. What it worked out of a city it keeps as long as
 * there is memory for it: to plan anew takes less time then, and gives the same.
 *
 * <p>An interrupt of the solving thread is a {@link Cancellation}: the best plan found by then is handed out, and the thread
 * stays interrupted.
 */
public final class Planner {
    /** How much of the time may go by before a plan that is made anew is put together and judged. */
    private static final double SEARCH_SHARE = 0.5;

    /** Leaves what could be done beside to whoever needs it: alone, nothing is worked out in the time of the search that can wait. */
    private static final Executor NOBODY = work -> {};

    private final AllocationStrategy allocation;
    private final RoutingEngine routing;
    private final RoadGraph roads;
    private final List<TripRule> rules;
    private final Lately lately = new Lately();

    private Planner(AllocationStrategy allocation, RoutingEngine routing, RoadGraph roads, List<TripRule> rules) {
        this.allocation = allocation;
        this.routing = Objects.requireNonNull(routing, "routing");
        this.roads = roads;
        this.rules = rules;
    }

    /**
     * A planner with the strategy that each scenario's policies name, efficiency first with a fair floor where they name none,
     * and Resupply's own routing engine.
     */
    public static Planner create() {
        return new Planner(null, new AnnealedRouting(), null, List.of());
    }

    /** A planner with this strategy, whatever the scenario names, and this engine. */
    public static Planner with(AllocationStrategy allocation, RoutingEngine routing) {
        return new Planner(Objects.requireNonNull(allocation, "allocation"), routing, null, List.of());
    }

    /** The same planner for scenarios whose vehicles go over a road graph. */
    public Planner over(RoadGraph roadGraph) {
        return new Planner(allocation, routing, Objects.requireNonNull(roadGraph, "roadGraph"), rules);
    }

    /**
     * The same planner with one more rule of the embedding system, which every trip to the doors obeys that it plans.
     *
     * <p>When a plan is taken over, trips that stay as they are stay whatever a rule says that was not there before.
     */
    public Planner obeying(TripRule rule) {
        Objects.requireNonNull(rule, "rule");
        List<TripRule> more = Stream.concat(rules.stream(), Stream.of(rule)).toList();
        return new Planner(allocation, routing, roads, more);
    }

    /**
     * The same with a rule that people call by a name: an {@linkplain #explain explanation} names it so, where trips without it are a cure.
     *
     * @see #obeying(TripRule)
     */
    public Planner obeying(Name name, TripRule rule) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(rule, "rule");
        return obeying(new TripRule() {
            @Override
            public long cost(DoorTrip trip) {
                return rule.cost(trip);
            }

            @Override
            public Name name() {
                return name;
            }
        });
    }

    /**
     * The scenario with those requisitions called up that are worth their price, as the allocation weighs money and what is unmet, in
     * minor units: as allocated, even the best plan without one would cost more. Planned, dispatched and judged it is like any
     * scenario that calls them up.
     *
     * @param options what the choice may take, shared equally among all allocations that it may need; a plan takes its own
     * @throws BadInput if ids of the scenario stand twice or lead nowhere, or its zones hang together wrongly
     * @throws IllegalArgumentException if there is no strategy of the name that the scenario gives, if the scenario needs a road graph
     *     and this planner has none, or if the strategy's costs with and
     *     without a requisition {@linkplain AllocationStrategy#comparesCapacities cannot be compared}
     */
    public Scenario callUp(Scenario scenario, SolveOptions options) {
        return callUp(scenario, options, new Cancellation());
    }

    /**
     * The same; whoever holds the cancellation can end the choice, and gets what is called up by then.
     *
     * @param cancellation ends the choice from another thread
     * @throws BadInput as above
     * @throws IllegalArgumentException as above
     */
    public Scenario callUp(Scenario scenario, SolveOptions options, Cancellation cancellation) {
        return chooseCallUps(scenario, options, cancellation).scenario();
    }

    /**
     * The same, with why the rest is not called up.
     *
     * @param cancellation ends the choice from another thread
     * @throws BadInput as above
     * @throws IllegalArgumentException as above
     */
    public CallUpChoice chooseCallUps(Scenario scenario, SolveOptions options, Cancellation cancellation) {
        require(scenario, options);
        Objects.requireNonNull(cancellation, "cancellation");
        requireUsable(scenario);
        AllocationStrategy strategy = strategyFor(scenario);
        if (!strategy.comparesCapacities()) {
            throw new IllegalArgumentException(
                    "By strategy (%s) costs with and without a requisition cannot be compared: what is unmet counts by what there is.\nMaybe call up by fair-floor, and plan by %s then?"
                            .formatted(strategy.name(), strategy.name()));
        }
        DailyTravel travel = DailyTravel.of(Outlook.of(scenario), requireRoads(scenario));
        return new CallUps(scenario, travel, strategy, options, cancellation).chosen();
    }

    /**
     * Plans a scenario and hands the plan out once the judge has found it sound.
     *
     * @throws BadInput if ids of the scenario stand twice or lead nowhere, or its zones hang together wrongly
     * @throws IllegalArgumentException if the road graph that it names was not given, or the strategy that it names is none
     * @throws UnsupportedProblemException if the engine does not know what the fleets of the scenario ask for
     * @throws UnsoundPlan if the plan breaks a rule: a bug
     * @throws IllegalStateException if a trip breaks a {@link TripRule} that was to be obeyed
     */
    public Plan plan(Scenario scenario, SolveOptions options) {
        return plan(scenario, options, new Cancellation());
    }

    /** Plans a scenario in a thread of its own; what {@link #plan(Scenario, SolveOptions)} throws, the job does. */
    public SolveJob<Plan> start(Scenario scenario, SolveOptions options) {
        require(scenario, options);
        return SolveJob.start("resupply-plan", cancellation -> plan(scenario, options, cancellation));
    }

    /**
     * The same; whoever holds the cancellation can end the solve from another thread, and gets the best plan found by then. Its
     * manifest says that it is not complete. What {@link #plan(Scenario, SolveOptions)} throws, this does.
     */
    public Plan plan(Scenario scenario, SolveOptions options, Cancellation cancellation) {
        require(scenario, options);
        Objects.requireNonNull(cancellation, "cancellation");
        requireUsable(scenario);
        return withWorkers(options, NOBODY, beside -> planned(scenario, options, cancellation, beside));
    }

    private Plan planned(Scenario scenario, SolveOptions options, Cancellation cancellation, Executor beside) {
        Allowance budget = options.budget().start(cancellation);
        Stages stages = new Stages(options.listener(), budget, options.passes());

        stages.begin("network");
        Outlook outlook = Outlook.of(scenario);
        DailyTravel travel = DailyTravel.of(outlook, requireRoads(scenario));
        Beside<Manifest> manifest =
                Beside.begin(() -> manifest(lately.hash(scenario), scenario, options, true), beside);
        City city = City.of(outlook, Journeys.of(outlook, travel), rules);
        Beside.begin(outlook::demandNumbers, beside);
        IntegratedPlanner integrated = new IntegratedPlanner(
                city, strategyFor(scenario), routing, options.withListener(stages), stages::begin, beside);
        Plan plan = integrated.plan(budget, () -> manifest.get().withComplete(!budget.isCancelled()));

        stages.begin("verification");
        Verifier.of(outlook, travel, city.bubbles())
                .withThreads(options.threads())
                .requireSound(plan);
        new TripRules(rules).requireKept(plan, List.of());
        lately.remember(outlook, null);
        stages.end();
        return withStages(plan, stages);
    }

    /** Does something with the threads that there are beside the one that asks; where there is none, with {@code alone}. */
    private static <T> T withWorkers(SolveOptions options, Executor alone, Function<Executor, T> work) {
        if (options.threads() == 1) {
            return work.apply(alone);
        }
        ExecutorService beside = SideBySide.workers(options.threads() - 1);
        try {
            return work.apply(beside);
        } finally {
            SideBySide.end(beside);
        }
    }

    /**
     * Plans anew, from an instant on, what a disruption has upset, with the usual prices of promises.
     *
     * @param now second at which it has become known, counted from the scenario's first midnight
     * @see #replan(Scenario, Plan, List, int, SolveOptions, Promises) what it does and throws
     */
    public Plan replan(Scenario scenario, Plan plan, List<Disruption> disruptions, int now, SolveOptions options) {
        return replan(scenario, plan, disruptions, now, options, Promises.USUAL);
    }

    /**
     * Plans anew in a thread of its own; see {@link #replan(Scenario, Plan, List, int, SolveOptions, Promises)}.
     *
     * @throws IllegalArgumentException if the plan answers another scenario or the instant lies outside it; what else replan throws, the
     *     job does
     */
    public SolveJob<Plan> startReplan(
            Scenario scenario,
            Plan plan,
            List<Disruption> disruptions,
            int now,
            SolveOptions options,
            Promises promises) {
        require(scenario, plan, disruptions, now, options, promises);
        return SolveJob.start(
                "resupply-replan",
                cancellation -> replan(scenario, plan, disruptions, now, options, promises, cancellation));
    }

    /**
     * Plans anew, from an instant on, what a disruption has upset.
     *
     * <p>What has begun by then stays as it was; vehicles under way leave out only what they may no longer enter. Of what is
     * ahead, what still works stays as well; the rest is carried otherwise, at a price for each change, or given up. The plan
     * answers {@link Disruptions#learntAt the scenario with the disruptions} and has passed the judge.
     *
     * @param scenario the scenario that the plan answers, as it was when the plan was made
     * @param plan the plan that is being carried out
     * @param disruptions what has become known; empty to have the same plan again
     * @param now second at which it has become known, counted from the scenario's first midnight
     * @param options seed and budget; there is one pass, whatever they say
     * @param promises what changes cost
     * @throws IllegalArgumentException if the plan was made from another scenario, which its manifest's hash tells, the instant lies
     *     outside it, or the road graph that the scenario names was not given
     * @throws BadInput if ids of the scenario with the disruptions stand twice or lead nowhere, or its zones hang together wrongly
     * @throws UnsupportedProblemException if the engine does not know what the fleets of the scenario ask for
     * @throws UnsoundPlan if the plan breaks a rule: a bug
     * @throws IllegalStateException if a trip breaks a {@link TripRule} that was to be obeyed
     */
    public Plan replan(
            Scenario scenario,
            Plan plan,
            List<Disruption> disruptions,
            int now,
            SolveOptions options,
            Promises promises) {
        return replan(scenario, plan, disruptions, now, options, promises, new Cancellation());
    }

    /**
     * The same; whoever holds the cancellation can end the search for other ways of what is upset, and gets a complete and sound
     * plan all the same. What {@link #replan(Scenario, Plan, List, int, SolveOptions, Promises)} throws, this does.
     */
    public Plan replan(
            Scenario scenario,
            Plan plan,
            List<Disruption> disruptions,
            int now,
            SolveOptions options,
            Promises promises,
            Cancellation cancellation) {
        require(scenario, plan, disruptions, now, options, promises);
        Objects.requireNonNull(cancellation, "cancellation");
        return withWorkers(
                options,
                Runnable::run,
                beside -> takenOver(scenario, plan, disruptions, now, options, promises, cancellation, beside));
    }

    /**
     * Takes a plan over at events that have not happened, and throws away what comes of it: streets are sealed or want more,
     * warehouses close, vehicles are lost, one after the other. A process is slow at what it does for the first time; who rehearses while
     * nothing happens has the first real event answered as soon as the tenth. The plans are the same with and without it.
     *
     * @param now second from which the events hold
     * @param times how many events
     * @param options as real events will be answered, above all with as many threads
     * @param cancellation ends the rehearsal soon, as when something does happen
     * @throws IllegalArgumentException if the number is negative, and as {@link #replan(Scenario, Plan, List, int, SolveOptions)} does
     * @throws BadInput as replan does
     */
    public void rehearse(
            Scenario scenario, Plan plan, int now, int times, SolveOptions options, Cancellation cancellation) {
        require(scenario, plan, List.of(), now, options, Promises.USUAL);
        Objects.requireNonNull(cancellation, "cancellation");
        if (times < 0) {
            throw new IllegalArgumentException(
                    "The number of rehearsed events (%s) must not be negative.".formatted(times));
        }
        for (Disruption event : Rehearsal.events(scenario, now, times)) {
            if (cancellation.isCancelled()) {
                return;
            }
            replan(scenario, plan, List.of(event), now, options, Promises.USUAL, cancellation);
        }
    }

    private Plan takenOver(
            Scenario scenario,
            Plan plan,
            List<Disruption> disruptions,
            int now,
            SolveOptions options,
            Promises promises,
            Cancellation cancellation,
            Executor beside) {
        Allowance budget = options.budget().start(cancellation);
        Stages stages = new Stages(options.listener(), budget, 1);

        stages.begin("network");
        Scenario disrupted = Disruptions.learntAt(now, scenario, disruptions);
        requireUsable(disrupted);
        RoadGraph graph = requireRoads(scenario);
        Outlook outlook = lately.outlook(disrupted).since(now);
        Beside<Outlook> before =
                Beside.begin(() -> Outlook.of(scenario, outlook).since(now), beside);
        Beside<String> state = Beside.begin(() -> lately.hash(scenario), beside);
        Beside<Map<String, Integer>> numbers = Beside.begin(outlook::demandNumbers, beside);
        DailyTravel travel = DailyTravel.of(outlook, graph);
        City city = City.of(outlook, Journeys.of(outlook, travel), rules);

        requireState(plan, state.get());
        stages.begin("routing");
        Beside<Void> ways = Beside.begin(
                () -> {
                    travel.prepare(classes(disrupted));
                    return null;
                },
                beside);
        Beside<Verifier> judge = Beside.begin(
                () -> Verifier.of(outlook, travel, city.bubbles())
                        .withThreads(options.threads())
                        .after(plan, now, lately.judge()),
                beside);
        Beside<Manifest> manifest =
                Beside.begin(() -> manifest(lately.hash(disrupted), disrupted, options, true), beside);
        Takeover.Result result = Takeover.takeOver(
                city,
                before.get(),
                plan,
                now,
                promises,
                routing,
                options.withListener(stages),
                budget.sooner(SEARCH_SHARE),
                beside);

        stages.begin("assembly");
        Beside<Map<String, Long>> spoiled =
                Beside.begin(() -> Leftovers.spoiled(outlook, result.receipts(), result.tours()), beside);
        List<Unmet> unmet = Replanner.unmet(before.get(), outlook, plan, result);
        Plan next = PlanAssembler.assemble(
                outlook,
                city.bubbles(),
                result.receipts(),
                result.movements(),
                result.tours(),
                unmet,
                spoiled.get(),
                manifest.get().withComplete(!budget.isCancelled()),
                beside);

        stages.begin("verification");
        numbers.get();
        ways.get();
        judge.get().requireSound(next);
        new TripRules(rules).requireKept(next, plan.tours());
        lately.remember(outlook, judge.get());
        stages.end();
        return withStages(next, stages);
    }

    /**
     * Says why something is missing in the streets that lack most, and what would help, by relaxing one thing after the other
     * and solving again.
     *
     * @param plan a plan of just this scenario, as this library makes them
     * @param streets how many streets are looked at, the worst first; at least one, then as many as the budget's time allows
     * @param options seed and budget: iterations for each test, and time for all; the listener hears of each test ({@code explanation})
     * @throws IllegalArgumentException if the plan was made from another scenario, or another state of it, the number of streets is
     *     not positive, or the road graph that the scenario names was not given
     * @throws BadInput if ids of the scenario stand twice or lead nowhere, or its zones hang together wrongly
     */
    public Explanation explain(Scenario scenario, Plan plan, int streets, SolveOptions options) {
        return explain(scenario, plan, streets, options, new Cancellation());
    }

    /**
     * The same; whoever holds the cancellation can end it, and gets what was proved by then. What
     * {@link #explain(Scenario, Plan, int, SolveOptions)} throws, this does.
     */
    public Explanation explain(
            Scenario scenario, Plan plan, int streets, SolveOptions options, Cancellation cancellation) {
        require(scenario, plan, options);
        Objects.requireNonNull(cancellation, "cancellation");
        if (streets < 1) {
            throw new IllegalArgumentException("The number of streets (%s) must be positive.".formatted(streets));
        }
        requireUsable(scenario);
        requireState(plan, InputHash.of(scenario));
        Allowance budget = options.budget().start(cancellation);
        Outlook outlook = Outlook.of(scenario);
        Trials trials = new Trials(outlook, plan, requireRoads(scenario), routing, rules, options, budget);
        return new Explainer(outlook, plan, trials, strategyFor(scenario), options, budget).explain(streets);
    }

    /** The classes of the vehicles that the scenario's fleets have. */
    private static Set<VehicleClass> classes(Scenario scenario) {
        Set<String> types = new HashSet<>();
        scenario.fleets().forEach(fleet -> types.add(fleet.vehicleType()));
        Set<VehicleClass> classes = EnumSet.noneOf(VehicleClass.class);
        scenario.vehicleTypes().stream()
                .filter(type -> types.contains(type.id()))
                .forEach(type -> classes.add(type.vehicleClass()));
        return classes;
    }

    private static void require(Scenario scenario, SolveOptions options) {
        Objects.requireNonNull(scenario, "scenario");
        Objects.requireNonNull(options, "options");
    }

    private static void require(Scenario scenario, Plan plan, SolveOptions options) {
        require(scenario, options);
        Objects.requireNonNull(plan, "plan");
        if (!plan.scenario().equals(scenario.id())) {
            throw new IllegalArgumentException(
                    "The plan answers scenario (%s), not (%s).".formatted(plan.scenario(), scenario.id()));
        }
    }

    private static void require(
            Scenario scenario,
            Plan plan,
            List<Disruption> disruptions,
            int now,
            SolveOptions options,
            Promises promises) {
        require(scenario, plan, options);
        Objects.requireNonNull(disruptions, "disruptions");
        Objects.requireNonNull(promises, "promises");
        if (now < 0 || now >= scenario.days() * TimeWindow.DAY) {
            throw new IllegalArgumentException("The instant (second %s) does not lie in the %s days of scenario (%s)."
                    .formatted(now, scenario.days(), scenario.id()));
        }
    }

    /** Refuses a plan that was made when its scenario was otherwise. */
    private static void requireState(Plan plan, String hash) {
        if (!plan.manifest().inputHash().equals(hash)) {
            throw new IllegalArgumentException(
                    "The plan was made from another state of scenario (%s): its manifest names the hash (%s), and the scenario's is (%s).\nMaybe the scenario was changed since, or is to be taken with the disruptions that the plan knows (Disruptions.learntAt)?"
                            .formatted(plan.scenario(), plan.manifest().inputHash(), hash));
        }
    }

    /** Refuses a scenario put together in code whose ids or zones hang together wrongly, with all that is wrong. */
    private static void requireUsable(Scenario scenario) {
        List<Fault> faults = ScenarioCheck.structure(scenario);
        if (!faults.isEmpty()) {
            throw new BadInput("Scenario " + scenario.id(), faults);
        }
    }

    private AllocationStrategy strategyFor(Scenario scenario) {
        String name = scenario.policies().strategy();
        if (allocation != null) {
            return allocation;
        }
        if (name.isEmpty()) {
            return new FairFloor();
        }
        return Strategies.named(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Scenario (%s) names a strategy (%s) that there is not.\nMaybe use one of %s?"
                                .formatted(scenario.id(), name, Strategies.names())));
    }

    private RoadGraph requireRoads(Scenario scenario) {
        if (scenario.travel().roadGraph() != null && roads == null) {
            throw new IllegalArgumentException(
                    "The vehicles of scenario (%s) go over a road graph (%s), which was not given.\nMaybe read it with RoadGraph.read and plan with Planner.create().over(roads)?"
                            .formatted(
                                    scenario.id(), scenario.travel().roadGraph().arcs()));
        }
        return roads;
    }

    private Manifest manifest(String hash, Scenario scenario, SolveOptions options, boolean complete) {
        return new Manifest(
                version(),
                hash,
                options.seed(),
                options.budget().seconds(),
                options.budget().iterations(),
                options.threads(),
                strategyFor(scenario).name(),
                routing.name(),
                Map.of(),
                0,
                complete);
    }

    private static String version() {
        ModuleDescriptor module = Planner.class.getModule().getDescriptor();
        String version = module == null
                ? Planner.class.getPackage().getImplementationVersion()
                : module.rawVersion().orElse(null);
        return version == null ? "development" : version;
    }

    private static Plan withStages(Plan plan, Stages stages) {
        return plan.withManifest(plan.manifest().withStages(stages.seconds(), stages.peakMemory()));
    }
}
