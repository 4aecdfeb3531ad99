package org.resupply.routing;

import org.resupply.solve.RoutingEngine;
import org.resupply.solve.RoutingEngineDiscovery;

class AnnealedRoutingDiscoveryTest extends RoutingEngineDiscovery {
    @Override
    protected RoutingEngine engine() {
        return new AnnealedRouting();
    }
}
