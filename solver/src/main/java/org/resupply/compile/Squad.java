package org.resupply.compile;

import java.util.List;
import org.resupply.model.Fleet;
import org.resupply.model.TimeWindow;
import org.resupply.model.VehicleType;

/**
 * Vehicles of one fleet that work the same hours on a day under the same crew.
 *
 * @param fleet the fleet
 * @param type the fleet's vehicle type
 * @param crew id of the crew; empty when the scenario names none
 * @param vehicles numbers of the vehicles within the fleet
 * @param shift when they may be away
 * @param trips trips that each of them may make
 */
public record Squad(Fleet fleet, VehicleType type, String crew, List<Integer> vehicles, TimeWindow shift, int trips) {

    public Squad {
        vehicles = List.copyOf(vehicles);
    }
}
