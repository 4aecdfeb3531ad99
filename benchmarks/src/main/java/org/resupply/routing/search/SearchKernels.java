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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.resupply.benchmarks.jmh.Town;

/**
 * The parts of one step of the routing search, each alone, on routes as they are for most of a solve: what the price of a place
 * costs, taking strings out, putting them back, and the whole step. It stands in the package of the search because the parts are
 * nobody else's business.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class SearchKernels {
    private static final int SETTLED = 10_000;
    private static final double TEMPERATURE = 5;

    /** Number of stops. */
    @Param({"100", "1000", "10000"})
    public int stops;

    /** Kind of town. */
    @Param({"plain", "windows", "pairs"})
    public String kind;

    private SearchState state;
    private Dice dice;
    private StringRuin ruin;
    private Recreate recreate;
    private Placement placement;
    private RuinAndRecreate search;
    private int asked;

    /** Builds routes and improves them for a while. */
    @Setup
    public void settle() {
        var problem = new SearchProblem(Town.of(kind, stops));
        state = new SearchState(problem);
        state.load(List.of());
        dice = new Dice(1);
        search = new RuinAndRecreate(problem, state, dice);
        search.construct();
        for (int i = 0; i < SETTLED; i++) {
            search.step(TEMPERATURE);
        }
        ruin = new StringRuin(problem, state, dice, null);
        placement = problem.rich ? new RichPlacement(problem, state, dice) : new PlainPlacement(problem, state, dice);
        recreate = new Recreate(problem, state, placement, dice);
        // From here on there is always something that can be taken back, if only nothing.
        state.begin();
    }

    /** Takes back what the last kernel changed. */
    @TearDown
    public void rollBack() {
        state.rollback();
    }

    /** The cheapest place of one task among all that are looked at, found by joining segments; nothing is changed. */
    @Benchmark
    public long place() {
        while (state.pendingCount == 0) {
            ruin.apply(dice.below(stops));
        }
        asked = (asked + 1) % state.pendingCount;
        return placement.find(state.pending[asked], Long.MAX_VALUE);
    }

    /** Strings out, and everything back as it was. */
    @Benchmark
    public int ruin() {
        state.rollback();
        ruin.apply(dice.below(stops));
        int taken = state.pendingCount;
        state.rollback();
        return taken;
    }

    /** Strings out and in again at any price, and everything back as it was. */
    @Benchmark
    public long ruinAndRecreate() {
        state.rollback();
        ruin.apply(dice.below(stops));
        recreate.apply(Long.MAX_VALUE);
        long cost = state.cost();
        state.rollback();
        return cost;
    }

    /** One step, kept or rolled back. */
    @Benchmark
    public boolean step() {
        state.rollback();
        boolean kept = search.step(TEMPERATURE);
        state.begin();
        return kept;
    }
}
