package org.resupply.allocation;

import org.resupply.solve.AllocationStrategy;

class MinCostTest extends AllocationStrategyContract {

    @Override
    AllocationStrategy strategy() {
        return new MinCost();
    }
}
