package org.resupply.allocation;

import org.resupply.solve.AllocationStrategy;

class NearestFirstTest extends AllocationStrategyContract {

    @Override
    AllocationStrategy strategy() {
        return new NearestFirst();
    }

    @Override
    boolean staysNear() {
        return false;
    }
}
