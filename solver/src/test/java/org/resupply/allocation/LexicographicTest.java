package org.resupply.allocation;

import org.resupply.solve.AllocationStrategy;

class LexicographicTest extends AllocationStrategyContract {

    @Override
    AllocationStrategy strategy() {
        return new Lexicographic();
    }

    /** What it costs comes after the shares. */
    @Override
    double tolerance() {
        return 1.1;
    }
}
