package org.resupply.routing.search;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A step on loads alone, and on the same town with rules that nothing can break: these are to cost nothing. */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class UnusedRulesKernels extends TownKernels {
    /** Kind of town. */
    @Param({"loads", "unused"})
    public String kind;

    private SearchState state;
    private RuinAndRecreate search;

    /** Builds routes and improves them for a while. */
    @Setup
    public void settle() {
        SearchProblem problem = town(kind);
        state = settled(problem);
        search = new RuinAndRecreate(problem, state, new Dice(1));
        search.resume();
    }

    /** One step, kept or taken back. */
    @Benchmark
    public long step() {
        search.step(TEMPERATURE);
        return state.cost();
    }
}
