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

/** The moves of a mixed fleet: a route takes the cheapest free vehicle, or exchanges its vehicle with another route. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class FleetKernels {
    private static final int SETTLED = 10_000;
    private static final double TEMPERATURE = 5;

    /** Number of stops. */
    @Param({"100", "1000", "10000"})
    public int stops;

    private SearchState state;
    private FleetMoves fleet;
    private int asked;

    /** Builds routes and improves them for a while. */
    @Setup
    public void settle() {
        var problem = new SearchProblem(Town.of("fleet", stops));
        state = new SearchState(problem);
        state.load(List.of());
        var search = new RuinAndRecreate(problem, state, new Dice(1));
        search.construct();
        for (int i = 0; i < SETTLED; i++) {
            search.step(TEMPERATURE);
        }
        fleet = new FleetMoves(problem, state);
    }

    /** Exchanges of one route with all others, and everything back as it was. */
    @Benchmark
    public long exchange() {
        state.begin();
        asked = (asked + 1) % state.routes();
        fleet.exchange(state.activeRoute(asked));
        long cost = state.cost();
        state.rollback();
        return cost;
    }

    /** The cheapest vehicle for one route, and everything back as it was. */
    @Benchmark
    public long shrink() {
        state.begin();
        asked = (asked + 1) % state.routes();
        fleet.shrink(state.activeRoute(asked));
        long cost = state.cost();
        state.rollback();
        return cost;
    }
}
