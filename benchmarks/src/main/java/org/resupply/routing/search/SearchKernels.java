package org.resupply.routing.search;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The parts of one step of the routing search, each alone, on routes as they are for most of a solve: what the price of a place
 * costs, taking strings out, putting them back, and the whole step. It stands in the package of the search because the parts are
 * nobody else's business.
 */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SearchKernels extends TownKernels {
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
        var problem = town(kind);
        state = settled(problem);
        dice = new Dice(1);
        search = new RuinAndRecreate(problem, state, dice);
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
