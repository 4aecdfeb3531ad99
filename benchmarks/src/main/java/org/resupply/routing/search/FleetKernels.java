package org.resupply.routing.search;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;

/** The moves of a mixed fleet: a route takes the cheapest free vehicle, or exchanges its vehicle with another route. */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FleetKernels extends TownKernels {
    private SearchState state;
    private FleetMoves fleet;
    private int asked;

    /** Builds routes and improves them for a while. */
    @Setup
    public void settle() {
        var problem = town("fleet");
        state = settled(problem);
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
        fleet.fit(state.activeRoute(asked));
        long cost = state.cost();
        state.rollback();
        return cost;
    }
}
