package org.resupply.verify;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.resupply.bubble.Bubbles;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.Travel;
import org.resupply.network.DailyTravel;
import org.resupply.network.RoadGraph;
import org.resupply.plan.Figures;
import org.resupply.plan.Plan;

/**
 * Judges plans against one scenario.
 *
 * <p>Immutable and safe for use by several threads; works on the caller's alone unless {@link #withThreads told otherwise}.
 * Needs a scenario in which {@link org.resupply.model.ScenarioCheck} finds no fault; the plan may be as broken as it likes.
 */
public final class Verifier {
    private static final List<Check> CHECKS = List.of(
            new Continuation(),
            new Receipts(),
            new Docks(),
            new Ways(),
            new Handlings(),
            new Vehicles(),
            new Loads(),
            new Stocks(),
            new Movements(),
            new Deliveries(),
            new ClosedLoops(),
            new Crews());

    /** As many as a {@link ForkJoinPool} can have. */
    private static final int MOST_THREADS = 0x7fff;

    private final World world;
    private final Past past;
    private final int threads;

    private Verifier(World world) {
        this(world, null, 1);
    }

    private Verifier(World world, Past past, int threads) {
        this.world = world;
        this.past = past;
        this.threads = threads;
    }

    /**
     * The same judge, who works on so many threads; they end with each verdict, which is the same with any number.
     *
     * @throws IllegalArgumentException if the number is not positive
     */
    public Verifier withThreads(int newThreads) {
        if (newThreads < 1) {
            throw new IllegalArgumentException("The number of threads (%s) must be positive.".formatted(newThreads));
        }
        return new Verifier(world, past, newThreads);
    }

    /**
     * The same judge for a plan that takes over from another one at an instant, in a scenario that may have changed since.
     *
     * <p>What had happened, or was under way, must be in the plan as it was; by closures and losses that came later it is not
     * judged.
     *
     * @param done the plan that was carried out until then
     * @param now second from which the judged plan holds, counted from the scenario's first midnight
     */
    public Verifier after(Plan done, int now) {
        return after(done, now, null);
    }

    /**
     * The same, by a judge who takes over from another one what that one has laid out of an earlier plan and need not be done again. The
     * verdict does not depend on it.
     *
     * @param other who judged what came after an earlier plan, or the same one, in a scenario that may differ; {@code null} for nobody
     */
    public Verifier after(Plan done, int now, Verifier other) {
        Past known = other != null && world.numbersAs(other.world) ? other.past : null;
        return new Verifier(world, Past.of(world, done, now, known), threads);
    }

    /**
     * A judge who finds the travel of each day by himself, from coordinates, crossings and what is given.
     *
     * @throws IllegalArgumentException if the scenario names a road graph: {@linkplain #of(Scenario, RoadGraph) he needs it}
     */
    public static Verifier of(Scenario scenario) {
        Travel.RoadGraphFiles roads = scenario.travel().roadGraph();
        if (roads != null) {
            throw new IllegalArgumentException(
                    "The vehicles of scenario (%s) go over a road graph (%s), which was not given.\nMaybe read it with RoadGraph.read and judge with Verifier.of(scenario, roads)?"
                            .formatted(scenario.id(), roads.arcs()));
        }
        return of(scenario, null);
    }

    /**
     * A judge who goes over a road graph, or by the scenario's other travel settings when that is {@code null}.
     *
     * @param roads what the scenario names, or {@code null} to judge by coordinates even where it names one
     */
    public static Verifier of(Scenario scenario, RoadGraph roads) {
        Outlook outlook = Outlook.of(scenario);
        return of(outlook, DailyTravel.of(outlook, roads), Bubbles.of(outlook));
    }

    /** A judge with the travel of each day, which may come from a road graph. */
    public static Verifier of(Outlook outlook, DailyTravel travel, Bubbles bubbles) {
        return new Verifier(new World(outlook, travel, bubbles));
    }

    /**
     * Replays the plan and lists every rule that it breaks; never throws for what stands in the plan. Where it cannot be followed, as it
     * names what the scenario does not have, only that is listed, and nothing is counted.
     */
    public Verification verify(Plan plan) {
        if (threads == 1) {
            return verify(plan, false);
        }
        // Parallel streams work in the pool of the task that begins them.
        ForkJoinPool pool = new ForkJoinPool(Math.min(threads, MOST_THREADS));
        try {
            return pool.submit(() -> verify(plan, true)).join();
        } finally {
            pool.shutdown();
        }
    }

    private Verification verify(Plan plan, boolean parallel) {
        Findings findings = new Findings();
        Replay replay = Replay.laidOut(world, plan, past, parallel);
        Form.examine(world, replay, parallel, findings);
        if (!findings.isEmpty()) {
            return findings.verification(Optional.empty(), List.of());
        }
        replay.follow(world);
        // No check asks another one, so that they can go side by side; what they find is put together in their order.
        FigureReplay figureReplay = new FigureReplay(world, replay);
        Check counting = (ofWorld, ofPlan, none) -> figureReplay.count();
        Stream<Check> checks = Stream.concat(Stream.of(counting), CHECKS.stream());
        List<Findings> found = (parallel ? checks.toList().parallelStream() : checks)
                .map(check -> {
                    Findings own = new Findings();
                    check.examine(world, replay, own);
                    return own;
                })
                .toList();
        found.forEach(findings::addAll);
        Figures figures = figureReplay.figures();
        FigureCheck.examine(plan.figures(), figures, figureReplay.halves(), findings);
        return findings.verification(Optional.of(figures), replay.contacts(world));
    }

    /**
     * Judges a plan and hands it through.
     *
     * @return the same plan, which breaks no rule
     * @throws UnsoundPlan if it breaks one
     */
    public Plan requireSound(Plan plan) {
        Verification verification = verify(plan);
        if (!verification.isSound()) {
            throw new UnsoundPlan(world.scenario.id(), verification);
        }
        return plan;
    }
}
