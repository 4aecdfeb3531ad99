package org.resupply.benchmarks.jmh;

import java.util.List;
import java.util.Random;
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
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;
import org.resupply.problem.RoutingVerdict;
import org.resupply.routing.search.Dice;
import org.resupply.routing.search.RuinAndRecreate;
import org.resupply.routing.search.SearchProblem;
import org.resupply.routing.search.SearchState;

/** The routing engine's kernels on a town of strewn stops: one step of the search, load, unload, preparation, and the checker. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RoutingBench {
    /** Iterations after which routes look as they do for most of a solve. */
    private static final int SETTLED = 50_000;

    private static final double TEMPERATURE = 5;

    @Param({"100", "1000", "10000"})
    public int stops;

    @Param({"plain", "windows"})
    public String kind;

    private RoutingProblem problem;
    private SearchProblem prepared;
    private SearchState state;
    private RuinAndRecreate search;
    private RoutingSolution settled;
    private List<RoutingSolution.Route> routes;

    @Setup
    public void settle() {
        problem = town();
        prepared = new SearchProblem(problem);
        state = new SearchState(prepared);
        state.load(List.of());
        search = new RuinAndRecreate(prepared, state, new Dice(1));
        search.construct();
        for (int i = 0; i < SETTLED; i++) {
            search.step(TEMPERATURE);
        }
        settled = state.unload(SETTLED);
        routes = settled.routes();
        if (!settled.complete()) {
            throw new IllegalStateException("The town of %d stops is not served: %s".formatted(stops, settled));
        }
    }

    private RoutingProblem town() {
        var random = new Random(1);
        int side = (int) (30 * Math.sqrt(stops));
        var x = new double[stops + 1];
        var y = new double[stops + 1];
        for (int place = 0; place <= stops; place++) {
            x[place] = random.nextInt(side);
            y[place] = random.nextInt(side);
        }
        var builder = new RoutingProblemBuilder(1);
        builder.profile(RoutingTravel.euclidean(x, y, 1, RoutingTravel.Rounding.NEAREST));
        builder.vehicles(RoutingProblem.UNLIMITED, 0).capacity(100).shift(0, 20 * side);
        for (int stop = 0; stop < stops; stop++) {
            var added = builder.stop(stop + 1).deliver(1 + random.nextInt(10));
            if (kind.equals("windows")) {
                int open = 2 * side + random.nextInt(8 * side);
                added.window(open, open + side).service(10);
            }
        }
        return builder.build();
    }

    /** One ruin and recreate, kept or rolled back. */
    @Benchmark
    public boolean step() {
        return search.step(TEMPERATURE);
    }

    /** What the search knows about a problem before it begins: neighbours, distances, limits. */
    @Benchmark
    public SearchProblem prepare() {
        return new SearchProblem(problem);
    }

    /** Routes into a new search state. */
    @Benchmark
    public SearchState load() {
        var fresh = new SearchState(prepared);
        fresh.load(routes);
        return fresh;
    }

    /** The best of a search state as a solution. */
    @Benchmark
    public RoutingSolution unload() {
        return state.unload(SETTLED);
    }

    /** The independent check of a solution. */
    @Benchmark
    public RoutingVerdict check() {
        return RoutingChecker.check(problem, settled);
    }
}
