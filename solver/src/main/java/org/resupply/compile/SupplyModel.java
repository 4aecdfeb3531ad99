package org.resupply.compile;

import java.util.List;
import org.resupply.model.Demand;
import org.resupply.model.Lane;
import org.resupply.plan.Cause;
import org.resupply.problem.AllocationProblem;

/**
 * An allocation problem and what its indices stand for.
 *
 * @param problem the problem in arrays; quantities are the commodities' units
 * @param places id of each place: facilities first, then the places where goods are wanted
 * @param commodities id of each commodity
 * @param lots id of the lot behind each lot, of a convoy's cargo that which it becomes
 * @param demands the scenario's demand behind each demand
 * @param lanes the lane behind each of the first lanes, several of which may be one lane; the deliveries to the doors follow
 * @param vehiclePools the pools that count vehicles
 * @param limits what each pool limits, by index
 */
public record SupplyModel(
        AllocationProblem problem,
        List<String> places,
        List<String> commodities,
        List<String> lots,
        List<Demand> demands,
        List<Lane> lanes,
        List<VehiclePool> vehiclePools,
        List<Limit> limits) {

    /**
     * A pool of the problem that counts the vehicles of one base.
     *
     * @param pool index of the pool
     * @param use what the vehicles are counted for
     * @param base id of the facility where they are based
     */
    public record VehiclePool(int pool, Experience.Use use, String base) {}

    /**
     * What a pool limits.
     *
     * @param cause what is missing where it is used up
     * @param target id of the facility, lane or zone
     */
    public record Limit(Cause cause, String target) {}

    public SupplyModel {
        places = List.copyOf(places);
        commodities = List.copyOf(commodities);
        lots = List.copyOf(lots);
        demands = List.copyOf(demands);
        lanes = List.copyOf(lanes);
        vehiclePools = List.copyOf(vehiclePools);
        limits = List.copyOf(limits);
    }

    /** Whether a lane of the problem is a delivery to a place where goods are wanted. */
    public boolean isDelivery(int lane) {
        return lane >= lanes.size();
    }
}
