package org.resupply.allocation;

import org.resupply.solve.AllocationStrategy;

class LexicographicTest extends AllocationStrategyContract {

    @Override
    AllocationStrategy strategy() {
        return new Lexicographic();
    }

    @Override
    boolean staysNear() {
        return false;
    }
}
