package org.resupply.routing;

import org.junit.jupiter.api.Test;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.RoutingEngineContract;
import org.resupply.solve.RoutingFeature;

class AnnealedRoutingContractTest extends RoutingEngineContract {
    @Override
    protected RoutingEngine engine() {
        return new AnnealedRouting();
    }

    /** Giving a whole route to another vehicle, as promises ask for, takes luck. */
    @Override
    protected long iterations(RoutingFeature feature) {
        return feature == RoutingFeature.PROMISES ? 100_000 : iterations();
    }

    @Test
    void twoThreadsAreCancelledWithinATenthOfASecond() throws InterruptedException {
        assertCancelledSoon(2);
    }

    @Test
    void whoListensToTwoThreadsHearsOfProgressAndOfEachBetterAnswer() {
        assertTells(2, 0.4);
    }
}
