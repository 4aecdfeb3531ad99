package org.resupply.allocation;

import org.resupply.solve.AllocationStrategy;

class DeprivationCostTest extends AllocationStrategyContract {

    @Override
    AllocationStrategy strategy() {
        return new DeprivationCost();
    }
}
