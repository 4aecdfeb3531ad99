package org.resupply.routing;

import org.resupply.solve.RoutingEngine;
import org.resupply.solve.RoutingEngineContract;

class AnnealedRoutingContractTest extends RoutingEngineContract {
    @Override
    protected RoutingEngine engine() {
        return new AnnealedRouting();
    }

    /** Twenty thousand are enough for every feature but promises: giving a whole route to another vehicle takes luck. */
    @Override
    protected long iterations() {
        return 100_000;
    }
}
