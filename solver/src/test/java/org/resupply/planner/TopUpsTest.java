package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.resupply.model.ControlLevel;
import org.resupply.model.Demand;
import org.resupply.model.Scenario;
import org.resupply.model.VehicleClass;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Plan;

/** Trips that have room left when everybody gets less. */
class TopUpsTest {
    /**
     * A van for a tonne makes two trips to three communities that want 700 kg each. No trip holds two parcels, so everybody gets less, until
     * two go together; then the van has room on both trips.
     */
    @Test
    void whatWasTakenFromEverybodyGoesWhereTripsHaveRoom() {
        Plan plan = Planner.create().plan(threeCommunities(), Town.OPTIONS);

        assertThat(plan.figures().unsupplied()).isZero();
        assertThat(plan.figures().servedKg()).isGreaterThan(1800);
    }

    private static Scenario threeCommunities() {
        Town town = new Town();
        town.vans = 1;
        town.vanTrips = 2;
        Scenario two = town.build();
        List<Zone> zones = new ArrayList<>(two.zones());
        zones.add(Town.zone("E", ZoneLevel.COMMUNITY, "S", 3, ControlLevel.OPEN, Double.POSITIVE_INFINITY));
        return two.toBuilder()
                .zones(zones)
                .demands(List.of(
                        new Demand("a", "rice", "A", "GENERAL", 0, null, 700),
                        new Demand("b", "rice", "B", "GENERAL", 0, null, 700),
                        new Demand("e", "rice", "E", "GENERAL", 0, null, 700)))
                .vehicleTypes(List.of(
                        Town.type("truck", VehicleClass.HEAVY_TRUCK, 10_000), Town.type("van", VehicleClass.VAN, 1000)))
                .build();
    }
}
