package org.resupply.allocation;

import org.resupply.solve.AllocationStrategy;

class PriorityFirstTest extends AllocationStrategyContract {

    @Override
    AllocationStrategy strategy() {
        return new PriorityFirst();
    }

    @Override
    boolean staysNear() {
        return false;
    }
}
