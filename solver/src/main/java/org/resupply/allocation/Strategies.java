package org.resupply.allocation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

    /**
     * The strategy of a name, such as {@code fair-floor}; alpha-fairness of another alpha than 1 is called
     * {@code alpha-fair:2}.
     *
     * @throws IllegalArgumentException if an alpha is given that there cannot be
     */
    public static Optional<AllocationStrategy> named(String name) {
        if (name.startsWith(AlphaFair.NAME + ":")) {
            return Optional.of(AlphaFair.of(name.substring(AlphaFair.NAME.length() + 1)));
        }
        return all().stream().filter(strategy -> strategy.name().equals(name)).findFirst();
    }

    /** The names of all strategies as words that a user may choose from. */
    public static String names() {
        return all().stream().map(AllocationStrategy::name).collect(Collectors.joining(", ")) + ", " + AlphaFair.NAME
                + ":2";
    }
}
