package org.resupply.allocation;

import org.resupply.allocation.PricedPlanning.Course;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Allowance;
import org.resupply.solve.SolveOptions;

/** A strategy that prices what is unmet: near an earlier solution it takes the same course as from scratch. */
abstract class PricedStrategy implements AllocationStrategy {
    abstract Course course(AllocationProblem problem, Allowance allowance);

    @Override
    public AllocationSolution solve(AllocationProblem problem, SolveOptions options, Allowance allowance) {
        return PricedPlanning.solve(problem, course(problem, allowance), null, name(), options, allowance);
    }

    @Override
    public AllocationSolution resolve(
            AllocationProblem problem, AllocationSolution earlier, SolveOptions options, Allowance allowance) {
        return PricedPlanning.solve(problem, course(problem, allowance), earlier, name(), options, allowance);
    }
}
