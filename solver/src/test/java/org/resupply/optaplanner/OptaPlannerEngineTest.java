package org.resupply.optaplanner;

import java.util.EnumSet;
import java.util.Set;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.RoutingEngineContract;
import org.resupply.solve.RoutingFeature;

class OptaPlannerEngineTest extends RoutingEngineContract {
    @Override
    protected RoutingEngine engine() {
        return new OptaPlannerEngine();
    }

    @Override
    protected Set<RoutingFeature> refused() {
        return EnumSet.of(
                RoutingFeature.PAIRS,
                RoutingFeature.RELOADS,
                RoutingFeature.BREAKS,
                RoutingFeature.ALTERNATIVES,
                RoutingFeature.LOCKS,
                RoutingFeature.PROMISES,
                RoutingFeature.RULES);
    }

    @Override
    protected long iterations() {
        return 40_000;
    }
}
