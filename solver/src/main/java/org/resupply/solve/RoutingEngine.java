package org.resupply.solve;

import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;

/** Finds routes for a {@link RoutingProblem}. Engines are interchangeable; one engine may solve many problems at once. */
public interface RoutingEngine {

    /** The engine's name, a short English word. */
    String name();

    /**
     * Solves a problem. Some answer exists within milliseconds, and the best one so far is handed back whenever the allowance
     * ends or is cancelled.
     *
     * @param problem what to solve
     * @param options seed, threads and listener; the budget in it is not read
     * @param allowance time, iterations and cancellation
     * @return the best routes found
     * @throws UnsupportedProblemException if the problem asks for a rule this engine does not know
     */
    default RoutingSolution solve(RoutingProblem problem, SolveOptions options, Allowance allowance) {
        return solve(problem, options, allowance, BestSoFar.UNSEEN);
    }

    /**
     * Solves a problem and shows each better answer on the way.
     *
     * @param best told of better answers, at a bounded rate, from the solving thread; the first one at once
     */
    RoutingSolution solve(RoutingProblem problem, SolveOptions options, Allowance allowance, BestSoFar best);

    /** Who is shown better answers while a solve runs. */
    @FunctionalInterface
    interface BestSoFar {
        /** Looks at nothing. */
        BestSoFar UNSEEN = solution -> {};

        /** Shown an answer that is better than all before; must return quickly. */
        void onBetter(RoutingSolution solution);
    }
}
