package org.resupply.routing;

import org.resupply.solve.RoutingEngine;
import org.resupply.solve.RoutingEngineContract;

class AnnealedRoutingContractTest extends RoutingEngineContract {
    @Override
    protected RoutingEngine engine() {
        return new AnnealedRouting();
    }
}
