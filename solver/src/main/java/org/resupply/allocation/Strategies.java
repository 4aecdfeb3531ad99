package org.resupply.allocation;

import java.util.List;
import java.util.Optional;
import org.resupply.solve.AllocationStrategy;

/** All strategies of the house, by the names that users choose them by. */
public final class Strategies {
    private Strategies() {}

    /** One of each, the default first. */
    public static List<AllocationStrategy> all() {
        return List.of(
                new FairFloor(),
                new Lexicographic(),
                new AlphaFair(1),
                new DeprivationCost(),
                new ProportionalRationing(),
                new MinCost(),
                new PriorityFirst(),
                new NearestFirst());
    }

    /** The strategy of a name, such as {@code fair-floor}. */
    public static Optional<AllocationStrategy> named(String name) {
        return all().stream().filter(strategy -> strategy.name().equals(name)).findFirst();
    }
}
