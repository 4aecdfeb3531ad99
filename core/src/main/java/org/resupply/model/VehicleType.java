package org.resupply.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a kind of vehicle can do and what it costs.
 *
 * @param id unique among vehicle types
 * @param name what people call it
 * @param vehicleClass the class that closures and crossings know
 * @param payloadKg what it carries at most by mass
 * @param volumeL what it carries at most by volume
 * @param storage the storage classes it can carry
 * @param rangeM metres it can go in one trip; 0 when that is no limit
 * @param speedFactor its speed relative to the speeds that {@link Travel} states, such as 0.8
 * @param fixedCost minor units for each day on which one is used
 * @param costPerKm minor units a kilometre
 * @param costPerHour minor units an hour away from the base
 * @param stopSeconds time that each stop takes, whatever is handed over
 * @param handlingSecondsPerTonne time to hand over a tonne at a community
 */
public record VehicleType(
        String id,
        Name name,
        VehicleClass vehicleClass,
        double payloadKg,
        double volumeL,
        Set<StorageClass> storage,
        int rangeM,
        double speedFactor,
        int fixedCost,
        int costPerKm,
        int costPerHour,
        int stopSeconds,
        int handlingSecondsPerTonne) {

    public VehicleType {
        Require.id(id, "vehicle type");
        Require.present(name, "name", "vehicle type", id);
        Require.present(vehicleClass, "class", "vehicle type", id);
        Require.positive(payloadKg, "payload", "vehicle type", id);
        Require.positive(volumeL, "volume", "vehicle type", id);
        Require.present(storage, "storage classes", "vehicle type", id);
        if (storage.isEmpty()) {
            throw new IllegalArgumentException(
                    "Vehicle type (%s) must carry at least one storage class.".formatted(id));
        }
        storage = Collections.unmodifiableSet(EnumSet.copyOf(storage));
        Require.notNegative(rangeM, "range", "vehicle type", id);
        Require.positive(speedFactor, "speed factor", "vehicle type", id);
        Require.notNegative(fixedCost, "fixed cost", "vehicle type", id);
        Require.notNegative(costPerKm, "cost per km", "vehicle type", id);
        Require.notNegative(costPerHour, "cost per hour", "vehicle type", id);
        Require.notNegative(stopSeconds, "time per stop", "vehicle type", id);
        Require.notNegative(handlingSecondsPerTonne, "handling time per tonne", "vehicle type", id);
    }

    /** What it moves on. */
    public Mode mode() {
        return switch (vehicleClass) {
            case BOAT -> Mode.WATER;
            case HELICOPTER, DRONE -> Mode.AIR;
            default -> Mode.ROAD;
        };
    }
}
