package org.resupply.solve;

import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;

/**
 * One way to decide who gets how much.
 *
 * <p>A strategy keeps every rule of {@link AllocationProblem}; a shortage is an answer, not a failure. It holds no state
 * between calls unless it says so, hands back the best it has when the allowance is over, and gives the same answer for the
 * same seed when the allowance counts iterations only.
 */
public interface AllocationStrategy {

    /** The name a user chooses it by: lower case, words joined by hyphens. */
    String name();

    /** Solves a problem within an allowance. */
    AllocationSolution solve(AllocationProblem problem, SolveOptions options, Allowance allowance);
}
