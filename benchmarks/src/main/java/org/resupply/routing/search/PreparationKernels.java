package org.resupply.routing.search;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.resupply.benchmarks.jmh.Town;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingVerdict;
import org.resupply.routing.AnnealedRouting;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;

/** What surrounds a routing search: neighbours, preparation, load, construction, unload, the first answer, and the independent checker. */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PreparationKernels extends TownKernels {
    private RoutingProblem problem;
    private SearchProblem prepared;
    private SearchState state;
    private RoutingSolution solution;

    /** Builds routes of a town with windows and improves them for a while. */
    @Setup
    public void settle() {
        problem = Town.of("windows", stops);
        prepared = new SearchProblem(problem);
        state = settled(prepared);
        solution = state.unload(SETTLED, () -> false);
    }

    /** For each stop the stops it most likely shares a leg with. */
    @Benchmark
    public int[] neighbours() {
        return Neighbours.of(prepared, prepared.width, () -> false);
    }

    /** All that the search knows about a problem before it begins. */
    @Benchmark
    public SearchProblem prepare() {
        return new SearchProblem(problem);
    }

    /** Routes into a new search state. */
    @Benchmark
    public SearchState load() {
        var fresh = new SearchState(prepared);
        fresh.load(solution.routes());
        return fresh;
    }

    /** The best of a search state as a solution. */
    @Benchmark
    public RoutingSolution unload() {
        return state.unload(SETTLED, () -> false);
    }

    /** First routes from nothing. */
    @Benchmark
    public long construct() {
        var fresh = new SearchState(prepared);
        fresh.load(List.of());
        new RuinAndRecreate(prepared, fresh, new Dice(1)).construct(() -> false);
        return fresh.bestCost();
    }

    /** What whoever embeds the engine waits for until there is an answer: all of this, and one step. */
    @Benchmark
    public RoutingSolution firstAnswer() {
        return new AnnealedRouting()
                .solve(problem, SolveOptions.defaults(), Budget.iterations(1).start());
    }

    /** The independent check of a solution. */
    @Benchmark
    public RoutingVerdict check() {
        return RoutingChecker.check(problem, solution);
    }
}
