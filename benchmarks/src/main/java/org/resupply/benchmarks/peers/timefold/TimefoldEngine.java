package org.resupply.benchmarks.peers.timefold;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import ai.timefold.solver.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import ai.timefold.solver.core.impl.solver.DefaultSolver;
import java.util.List;
import java.util.Random;
import org.resupply.benchmarks.peers.BetterAnswers;
import org.resupply.benchmarks.peers.PeerProblem;
import org.resupply.optaplanner.CheapestInsertion;
import org.resupply.optaplanner.Deadline;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.solve.Allowance;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.SolveOptions;

/**
 * Timefold 1.x as a routing engine: a list variable, constraint streams, moves to near destinations, late acceptance.
 *
 * <p>It knows loads, pairs, several windows, releases, mixed fleets and several depots, limits, skills and prizes. It refuses
 * several trips, breaks, alternatives, level order, goods that disagree, locks, promises and route rules. Its free edition has
 * one thread. An iteration is one calculation of the score.
 */
public final class TimefoldEngine implements RoutingEngine {
    /** Late acceptance of 400 and one accepted move a step: what Timefold documents as its defaults. */
    private static final int LATE_ACCEPTANCE = 400;

    /** Steps without a better answer after which a descent from other first routes begins; no large problem gets there. */
    private static final long PATIENCE = 1_000;

    private static final long PATIENCE_PER_STOP = 100;

    /** An engine; it has no state. */
    public TimefoldEngine() {}

    @Override
    public String name() {
        return "timefold";
    }

    @Override
    public RoutingSolution solve(RoutingProblem problem, SolveOptions options, Allowance allowance, BestSoFar best) {
        requireKnown(problem);
        if (problem.stops() == 0) {
            return PeerProblem.answer(problem, List.of(), 0);
        }
        var random = new Random(options.seed());
        var run = new Run(problem, allowance, new BetterAnswers(best));
        VisitPlan start = VisitPlan.of(problem, CheapestInsertion.build(problem, allowance, null));
        run.offer(start);
        while (!allowance.isOver() && run.spent < allowance.iterations()) {
            run.descend(start, random.nextLong());
            if (!allowance.isOver()) {
                start = VisitPlan.of(problem, CheapestInsertion.build(problem, allowance, random));
            }
        }
        return PeerProblem.answer(problem, run.routes, Math.max(1, run.spent));
    }

    private void requireKnown(RoutingProblem problem) {
        for (int vehicleClass = 0; vehicleClass < problem.vehicleClasses(); vehicleClass++) {
            PeerProblem.refuse(name(), problem.maxTrips(vehicleClass) > 1, "several trips");
        }
        PeerProblem.refuse(name(), problem.breaks() > 0, "breaks");
        PeerProblem.refuse(name(), problem.groups() > 0, "alternatives");
        PeerProblem.refuse(name(), problem.hasLevelOrder(), "level order");
        PeerProblem.refuse(name(), problem.hasDisagreeingGoods(), "goods that disagree");
        PeerProblem.refuse(name(), !problem.locks().isEmpty(), "locked prefixes");
        PeerProblem.refuse(name(), problem.hasPromises(), "promises");
        PeerProblem.refuse(name(), !problem.rules().isEmpty(), "route rules");
    }

    private static SolverConfig config(RoutingProblem problem, long seed, long iterations) {
        int patience = (int) Math.min(Integer.MAX_VALUE, PATIENCE + PATIENCE_PER_STOP * problem.stops());
        var termination = new TerminationConfig();
        if (iterations < Long.MAX_VALUE / 2) {
            termination.withScoreCalculationCountLimit(iterations);
        }
        return new SolverConfig()
                .withSolutionClass(VisitPlan.class)
                .withEntityClasses(VehicleVisits.class, Visit.class)
                .withScoreDirectorFactory(
                        new ScoreDirectorFactoryConfig().withConstraintProviderClass(VisitRules.class))
                .withEnvironmentMode(EnvironmentMode.NO_ASSERT)
                .withRandomSeed(seed)
                .withTerminationConfig(termination)
                .withPhases(new LocalSearchPhaseConfig()
                        .withTerminationConfig(new TerminationConfig().withUnimprovedStepCountLimit(patience))
                        .withMoveSelectorConfig(
                                new MoveIteratorFactoryConfig().withMoveIteratorFactoryClass(NearbyMoves.class))
                        .withAcceptorConfig(new LocalSearchAcceptorConfig().withLateAcceptanceSize(LATE_ACCEPTANCE))
                        .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1)));
    }

    /** One solve: descents from several beginnings, and the best routes of them all. */
    private static final class Run {
        private final RoutingProblem problem;
        private final Allowance allowance;
        private final BetterAnswers answers;
        private List<RoutingSolution.Route> routes = List.of();
        private HardMediumSoftLongScore score;
        private long spent;

        Run(RoutingProblem problem, Allowance allowance, BetterAnswers answers) {
            this.problem = problem;
            this.allowance = allowance;
            this.answers = answers;
        }

        /** Takes routes over if they break nothing and are better than the best so far. */
        void offer(VisitPlan plan) {
            HardMediumSoftLongScore offered = plan.score == null ? plan.measured() : plan.score;
            if (offered.hardScore() < 0 || (score != null && offered.compareTo(score) <= 0)) {
                return;
            }
            score = offered;
            routes = plan.answer();
            answers.offer(() -> PeerProblem.answer(problem, routes, spent));
        }

        /** Improves routes until the allowance is over or nothing has got better for long. */
        void descend(VisitPlan start, long seed) {
            SolverFactory<VisitPlan> factory =
                    SolverFactory.create(config(problem, seed, allowance.iterations() - spent));
            var solver = (DefaultSolver<VisitPlan>) factory.buildSolver();
            long before = spent;
            solver.addEventListener(event -> {
                spent = before + solver.getScoreCalculationCount();
                offer(event.getNewBestSolution());
            });
            VisitPlan end = Deadline.keep(allowance, solver::terminateEarly, () -> solver.solve(start));
            spent = before + Math.max(1, solver.getScoreCalculationCount());
            offer(end);
        }
    }
}
