package org.resupply.optaplanner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.optaplanner.core.api.score.stream.ConstraintStreamImplType;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.heuristic.selector.common.nearby.NearbySelectionConfig;
import org.optaplanner.core.config.heuristic.selector.list.DestinationSelectorConfig;
import org.optaplanner.core.config.heuristic.selector.list.SubListSelectorConfig;
import org.optaplanner.core.config.heuristic.selector.move.MoveSelectorConfig;
import org.optaplanner.core.config.heuristic.selector.move.composite.UnionMoveSelectorConfig;
import org.optaplanner.core.config.heuristic.selector.move.generic.list.ListChangeMoveSelectorConfig;
import org.optaplanner.core.config.heuristic.selector.move.generic.list.ListSwapMoveSelectorConfig;
import org.optaplanner.core.config.heuristic.selector.move.generic.list.SubListChangeMoveSelectorConfig;
import org.optaplanner.core.config.heuristic.selector.move.generic.list.SubListSwapMoveSelectorConfig;
import org.optaplanner.core.config.heuristic.selector.move.generic.list.kopt.KOptListMoveSelectorConfig;
import org.optaplanner.core.config.heuristic.selector.value.ValueSelectorConfig;
import org.optaplanner.core.config.localsearch.LocalSearchPhaseConfig;
import org.optaplanner.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import org.optaplanner.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.config.solver.termination.TerminationConfig;
import org.optaplanner.core.impl.solver.DefaultSolver;
import org.resupply.problem.RouteMeasure;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingSolution.Reason;
import org.resupply.solve.Allowance;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.SolveListener.Progress;
import org.resupply.solve.SolveOptions;
import org.resupply.solve.UnsupportedProblemException;

/**
 * OptaPlanner as a routing engine: list variables, constraint streams on Bavet, nearby selection, late acceptance.
 *
 * <p>It knows loads, several windows, releases, mixed fleets and several depots, limits, skills, prizes, levels and goods. It
 * refuses pairs, reloads, breaks, alternatives, locks, promises and route rules. An iteration is one calculation of
 * the score.
 */
public final class OptaPlannerEngine implements RoutingEngine {
    /** Late acceptance of 400 and one accepted move a step: the values of OptaPlanner's own vehicle routing example. */
    private static final int LATE_ACCEPTANCE = 400;

    /** Nearest destinations that a move may go to, the nearest most often. */
    private static final int NEARBY = 40;

    /** Above this number of stops the tables of nearest places would not fit into memory: they have an entry for each pair. */
    private static final int NEARBY_LIMIT = 5_000;

    /** Steps without a better answer after which a descent from other first routes begins; no large problem gets there. */
    private static final long PATIENCE = 1_000;

    private static final long PATIENCE_PER_STOP = 100;

    private static final long REPORT_NANOS = 100_000_000;

    /** An engine; it has no state. */
    public OptaPlannerEngine() {}

    @Override
    public String name() {
        return "optaplanner";
    }

    @Override
    public RoutingSolution solve(RoutingProblem problem, SolveOptions options, Allowance allowance, BestSoFar best) {
        requireKnown(problem);
        var random = new Random(options.seed());
        var run = new Run(problem, options, allowance, best);
        run.offer(first(problem, allowance, null));
        PlannedRoutes start = run.last;
        while (problem.stops() > 0 && !allowance.isOver() && run.spent < allowance.iterations()) {
            run.descend(start, random.nextLong());
            start = first(problem, allowance, random);
        }
        return run.answer();
    }

    private void requireKnown(RoutingProblem problem) {
        for (int stop = 0; stop < problem.stops(); stop++) {
            refuse(problem.partner(stop) != RoutingProblem.NONE, "pairs of pickup and delivery");
        }
        for (int vehicleClass = 0; vehicleClass < problem.vehicleClasses(); vehicleClass++) {
            refuse(problem.maxTrips(vehicleClass) > 1, "several trips");
        }
        refuse(problem.breaks() > 0, "breaks");
        refuse(problem.groups() > 0, "alternatives");
        refuse(!problem.locks().isEmpty(), "locked prefixes");
        refuse(problem.hasPromises(), "promises");
        refuse(!problem.rules().isEmpty(), "route rules");
    }

    private void refuse(boolean asked, String rule) {
        if (asked) {
            throw new UnsupportedProblemException(name(), rule);
        }
    }

    // ------------------------------------------------------------------ set-up

    private static SolverConfig config(RoutingProblem problem, SolveOptions options, long seed, long iterations) {
        int patience = (int) Math.min(Integer.MAX_VALUE, PATIENCE + PATIENCE_PER_STOP * problem.stops());
        var termination = new TerminationConfig();
        if (iterations < Long.MAX_VALUE / 2) {
            termination.withScoreCalculationCountLimit(iterations);
        }
        var config = new SolverConfig()
                .withSolutionClass(PlannedRoutes.class)
                .withEntityClasses(PlannedRoute.class)
                .withScoreDirectorFactory(new ScoreDirectorFactoryConfig()
                        .withConstraintProviderClass(RouteConstraints.class)
                        .withConstraintStreamImplType(ConstraintStreamImplType.BAVET))
                .withRandomSeed(seed)
                .withTerminationConfig(termination)
                .withPhases(new LocalSearchPhaseConfig()
                        .withTerminationConfig(new TerminationConfig().withUnimprovedStepCountLimit(patience))
                        .withMoveSelectorConfig(new UnionMoveSelectorConfig()
                                .withMoveSelectorList(
                                        problem.stops() <= NEARBY_LIMIT
                                                ? nearbyMoves()
                                                : List.of(
                                                        new ListChangeMoveSelectorConfig(),
                                                        new ListSwapMoveSelectorConfig(),
                                                        new KOptListMoveSelectorConfig())))
                        .withAcceptorConfig(new LocalSearchAcceptorConfig().withLateAcceptanceSize(LATE_ACCEPTANCE))
                        .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1)));
        if (options.threads() > 1) {
            config.withMoveThreadCount(Integer.toString(options.threads()));
        }
        return config;
    }

    @SuppressWarnings("rawtypes") // OptaPlanner's own list of selectors is raw.
    private static List<MoveSelectorConfig> nearbyMoves() {
        return List.of(
                new ListChangeMoveSelectorConfig()
                        .withValueSelectorConfig(new ValueSelectorConfig().withId("moved"))
                        .withDestinationSelectorConfig(
                                new DestinationSelectorConfig().withNearbySelectionConfig(nearby("moved"))),
                new ListSwapMoveSelectorConfig()
                        .withValueSelectorConfig(new ValueSelectorConfig().withId("swapped"))
                        .withSecondaryValueSelectorConfig(
                                new ValueSelectorConfig().withNearbySelectionConfig(nearby("swapped"))),
                new KOptListMoveSelectorConfig()
                        .withOriginSelectorConfig(new ValueSelectorConfig().withId("crossed"))
                        .withValueSelectorConfig(
                                new ValueSelectorConfig().withNearbySelectionConfig(nearby("crossed"))),
                new SubListChangeMoveSelectorConfig()
                        .withSelectReversingMoveToo(true)
                        .withSubListSelectorConfig(
                                new SubListSelectorConfig().withId("part").withMaximumSubListSize(5))
                        .withDestinationSelectorConfig(
                                new DestinationSelectorConfig().withNearbySelectionConfig(nearbyPart("part"))),
                new SubListSwapMoveSelectorConfig()
                        .withSelectReversingMoveToo(true)
                        .withSubListSelectorConfig(new SubListSelectorConfig()
                                .withId("swappedPart")
                                .withMaximumSubListSize(5))
                        .withSecondarySubListSelectorConfig(new SubListSelectorConfig()
                                .withMaximumSubListSize(5)
                                .withNearbySelectionConfig(nearbyPart("swappedPart"))));
    }

    private static NearbySelectionConfig nearby(String origin) {
        return new NearbySelectionConfig()
                .withOriginValueSelectorConfig(new ValueSelectorConfig().withMimicSelectorRef(origin))
                .withNearbyDistanceMeterClass(NearbyPlaces.class)
                .withParabolicDistributionSizeMaximum(NEARBY);
    }

    private static NearbySelectionConfig nearbyPart(String origin) {
        return new NearbySelectionConfig()
                .withOriginSubListSelectorConfig(new SubListSelectorConfig().withMimicSelectorRef(origin))
                .withNearbyDistanceMeterClass(NearbyPlaces.class)
                .withParabolicDistributionSizeMaximum(NEARBY);
    }

    /** First routes as OptaPlanner's entities, and what is left out in a route of its own, the last. */
    private static PlannedRoutes first(RoutingProblem problem, Allowance allowance, Random random) {
        var start = CheapestInsertion.build(problem, allowance, random);
        var values = new PlannedStop[problem.stops()];
        Arrays.setAll(values, stop -> new PlannedStop(problem, stop));
        var routes = new ArrayList<PlannedRoute>();
        for (var vehicle : start.vehicles()) {
            routes.add(route(problem, routes.size(), vehicle, values));
        }
        var leftOut = new CheapestInsertion.Vehicle(PlannedRoute.LEFT_OUT, 0, start.leftOut());
        routes.add(route(problem, routes.size(), leftOut, values));
        return new PlannedRoutes(routes, List.of(values));
    }

    private static PlannedRoute route(
            RoutingProblem problem, int id, CheapestInsertion.Vehicle vehicle, PlannedStop[] values) {
        var route = new PlannedRoute(id, problem, vehicle.vehicleClass(), vehicle.number());
        for (int stop : vehicle.stops()) {
            route.stops.add(values[stop]);
        }
        route.measure = route.measured();
        return route;
    }

    // ------------------------------------------------------------------ while it runs

    /** One solve: descents from several beginnings, and the best answer of them all. */
    private static final class Run {
        private final RoutingProblem problem;
        private final SolveOptions options;
        private final Allowance allowance;
        private final BestSoFar best;
        private PlannedRoutes last;
        private HardMediumSoftLongScore score;
        private long spent;
        private long reported = System.nanoTime() - REPORT_NANOS;

        Run(RoutingProblem problem, SolveOptions options, Allowance allowance, BestSoFar best) {
            this.problem = problem;
            this.options = options;
            this.allowance = allowance;
            this.best = best;
        }

        RoutingSolution answer() {
            return solution(problem, last, spent);
        }

        /** Takes routes over if they are better than the best so far, and shows them unless others were shown just now. */
        private void offer(PlannedRoutes routes) {
            HardMediumSoftLongScore offered = scoreOf(routes);
            if (score != null && offered.compareTo(score) <= 0) {
                return;
            }
            last = routes;
            score = offered;
            long now = System.nanoTime();
            if (now - reported >= REPORT_NANOS) {
                reported = now;
                RoutingSolution answer = answer();
                best.onBetter(answer);
                double seconds = allowance.secondsSpent();
                double fraction = allowance.isTimed()
                        ? seconds / (seconds + allowance.secondsLeft())
                        : Math.min(1, (double) spent / allowance.iterations());
                options.listener()
                        .onProgress(new Progress(
                                "routing", seconds, spent, answer.cost(), answer.unservedStops(), fraction));
            }
        }

        private HardMediumSoftLongScore scoreOf(PlannedRoutes routes) {
            long missing = 0;
            long cost = 0;
            for (PlannedRoute route : routes.routes) {
                RouteMeasure measure = route.measured();
                missing += measure.missing();
                cost += measure.cost();
            }
            return HardMediumSoftLongScore.of(0, -missing, -cost);
        }

        /** Improves routes until the allowance is over or nothing has got better for long. */
        void descend(PlannedRoutes start, long seed) {
            var solver = (DefaultSolver<PlannedRoutes>)
                    SolverFactory.<PlannedRoutes>create(config(problem, options, seed, allowance.iterations() - spent))
                            .buildSolver();
            long before = spent;
            solver.addEventListener(event -> {
                spent = before + solver.getSolverScope().getScoreCalculationCount();
                offer(event.getNewBestSolution());
            });
            PlannedRoutes end = Deadline.keep(allowance, solver::terminateEarly, () -> solver.solve(start));
            spent = before + Math.max(1, solver.getSolverScope().getScoreCalculationCount());
            offer(end);
        }
    }

    // ------------------------------------------------------------------ the answer

    private static RoutingSolution solution(RoutingProblem problem, PlannedRoutes plan, long iterations) {
        var routes = new ArrayList<RoutingSolution.Route>();
        var unserved = new ArrayList<RoutingSolution.Unserved>();
        long cost = 0;
        boolean complete = true;
        for (PlannedRoute route : plan.routes) {
            RouteMeasure measure = route.measured();
            cost += measure.cost();
            if (route.isLeftOut()) {
                complete = measure.missing() == 0;
                for (PlannedStop stop : route.stops) {
                    unserved.add(new RoutingSolution.Unserved(stop.stop, reason(problem, plan, stop.stop)));
                }
            } else if (!route.stops.isEmpty()) {
                routes.add(new RoutingSolution.Route(route.vehicleClass, route.vehicle, route.numbers()));
            }
        }
        unserved.sort(Comparator.comparingInt(RoutingSolution.Unserved::stop));
        return new RoutingSolution(routes, unserved, cost, complete, iterations);
    }

    /** Why a stop is left out of finished routes. */
    private static Reason reason(RoutingProblem problem, PlannedRoutes plan, int stop) {
        Reason obstacle = problem.obstacle(stop);
        if (obstacle != null) {
            return obstacle;
        }
        long cheapest = Long.MAX_VALUE;
        boolean reachable = false;
        for (int vehicleClass = 0; vehicleClass < problem.vehicleClasses(); vehicleClass++) {
            RouteMeasure alone = RouteMeasure.of(problem, vehicleClass, stop);
            if (alone.broken() == 0) {
                reachable = true;
                cheapest = isIdle(problem, plan, vehicleClass) ? Math.min(cheapest, alone.cost()) : cheapest;
            }
        }
        for (PlannedRoute route : plan.routes) {
            int[] stops = route.numbers();
            for (int position = 0; position <= stops.length && !route.isLeftOut(); position++) {
                int[] longer = CheapestInsertion.with(stops, position, stop);
                RouteMeasure after = RouteMeasure.of(problem, route.vehicleClass, longer);
                if (after.broken() == 0) {
                    cheapest = Math.min(cheapest, after.cost() - route.measure.cost());
                }
            }
        }
        if (cheapest == Long.MAX_VALUE) {
            return reachable ? Reason.NO_CAPACITY_LEFT : Reason.OUT_OF_REACH;
        }
        boolean isWorthIt = problem.isRequired(stop) || cheapest < problem.prize(stop);
        return isWorthIt ? Reason.BUDGET_SPENT : Reason.NOT_WORTH_ITS_COST;
    }

    /** Whether a class has vehicles without a route, among those that the plan knows or beyond. */
    private static boolean isIdle(RoutingProblem problem, PlannedRoutes plan, int vehicleClass) {
        long used = plan.routes.stream()
                .filter(route -> !route.isLeftOut() && route.vehicleClass == vehicleClass && !route.stops.isEmpty())
                .count();
        return used < problem.vehicleCount(vehicleClass);
    }
}
