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

    /**
     * Whether objectives and bounds of problems can be compared that differ only in what capacity and supply there is: what is unmet
     * counts the same in all of them.
     */
    default boolean comparesCapacities() {
        return true;
    }

    /**
     * Solves again after quantities, capacities, open days, costs or prices have changed: faster than from scratch, and near
     * the earlier solution. Places, commodities, lots with their last usable days, lanes, pools, stores and demands must be
     * the same ones in the same order; what is no longer there has the quantity or the capacity 0.
     *
     * <p>A strategy that cannot do better solves from scratch. The gap may be as wide as that of the earlier solution.
     *
     * @param earlier a solution of the problem as it was before
     */
    default AllocationSolution resolve(
            AllocationProblem problem, AllocationSolution earlier, SolveOptions options, Allowance allowance) {
        return solve(problem, options, allowance);
    }
}
