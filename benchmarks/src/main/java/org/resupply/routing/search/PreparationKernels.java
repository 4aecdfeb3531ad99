package org.resupply.routing.search;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.resupply.benchmarks.jmh.Town;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingVerdict;

/** What surrounds a routing search: neighbours, preparation, load, construction, unload, and the independent checker. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class PreparationKernels {
    private static final int SETTLED = 5_000;
    private static final double TEMPERATURE = 5;

    /** Number of stops. */
    @Param({"100", "1000", "10000"})
    public int stops;

    private RoutingProblem problem;
    private SearchProblem prepared;
    private SearchState state;
    private RoutingSolution solution;

    /** Builds routes of a town with windows and improves them for a while. */
    @Setup
    public void settle() {
        problem = Town.of("windows", stops);
        prepared = new SearchProblem(problem);
        state = new SearchState(prepared);
        state.load(List.of());
        var search = new RuinAndRecreate(prepared, state, new Dice(1));
        search.construct();
        for (int i = 0; i < SETTLED; i++) {
            search.step(TEMPERATURE);
        }
        solution = state.unload(SETTLED);
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
        return state.unload(SETTLED);
    }

    /** First routes from nothing. */
    @Benchmark
    public long construct() {
        var fresh = new SearchState(prepared);
        fresh.load(List.of());
        new RuinAndRecreate(prepared, fresh, new Dice(1)).construct();
        return fresh.bestCost();
    }

    /** The independent check of a solution. */
    @Benchmark
    public RoutingVerdict check() {
        return RoutingChecker.check(problem, solution);
    }
}
