package org.resupply.routing;

import java.util.Set;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.RoutingEngineDiscovery;

class AnnealedRoutingDiscoveryTest extends RoutingEngineDiscovery {
    @Override
    protected RoutingEngine engine() {
        return new AnnealedRouting();
    }

    /** Breaks are taken where the return is earliest, whatever promises cost (0); a pickup locked without its delivery is refused (12). */
    @Override
    protected Set<Long> missedMixtures() {
        return Set.of(0L, 12L);
    }
}
