package org.resupply.allocation;

import org.resupply.solve.AllocationStrategy;

class AlphaFairTest extends AllocationStrategyContract {

    @Override
    AllocationStrategy strategy() {
        return new AlphaFair(2);
    }
}
