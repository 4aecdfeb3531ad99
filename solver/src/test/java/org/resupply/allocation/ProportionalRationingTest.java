package org.resupply.allocation;

import org.resupply.solve.AllocationStrategy;

class ProportionalRationingTest extends AllocationStrategyContract {

    @Override
    AllocationStrategy strategy() {
        return new ProportionalRationing();
    }
}
