package org.resupply.routing.search;

import java.util.List;
import org.openjdk.jmh.annotations.Param;
import org.resupply.benchmarks.jmh.Kernels;
import org.resupply.benchmarks.jmh.Town;

/** Kernels of the search on the routes of a generated town, as routes are for most of a solve. */
public abstract class TownKernels extends Kernels {
    /** Steps after which routes count as settled. */
    static final int SETTLED = 10_000;

    /** What a step accepts while routes settle. */
    static final double TEMPERATURE = 5;

    /** Number of stops. */
    @Param({"100", "1000", "10000"})
    public int stops;

    /** A town of this kind, see {@link Town#of}. */
    SearchProblem town(String kind) {
        return new SearchProblem(Town.of(kind, stops));
    }

    /** Routes built and improved for a while. */
    static SearchState settled(SearchProblem problem) {
        var state = new SearchState(problem);
        state.load(List.of());
        var search = new RuinAndRecreate(problem, state, new Dice(1));
        search.construct(() -> false);
        for (int i = 0; i < SETTLED; i++) {
            search.step(TEMPERATURE);
        }
        return state;
    }
}
