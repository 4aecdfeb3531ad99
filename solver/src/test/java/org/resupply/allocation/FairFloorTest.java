package org.resupply.allocation;

import org.resupply.solve.AllocationStrategy;

class FairFloorTest extends AllocationStrategyContract {

    @Override
    AllocationStrategy strategy() {
        return new FairFloor();
    }
}
