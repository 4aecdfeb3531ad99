package org.resupply.examples.cli;

import java.util.Optional;
import org.resupply.allocation.Strategies;
import org.resupply.solve.AllocationStrategy;

/** What the user calls a strategy of allocation. */
final class StrategyName {
    private StrategyName() {}

    /** The strategy of that name; empty when there is none, also where an alpha makes no sense. */
    static Optional<AllocationStrategy> find(String name) {
        try {
            return Strategies.named(name);
        } catch (IllegalArgumentException noSuchAlpha) {
            return Optional.empty();
        }
    }
}
