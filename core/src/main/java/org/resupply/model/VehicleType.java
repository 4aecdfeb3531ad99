package org.resupply.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a kind of vehicle can do and what it costs.
 *
 * @param id unique among vehicle types
 * @param name what people call it
 * @param vehicleClass the class that closures and crossings know; boats and helicopters stop at facilities only
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

    /** A builder of a vehicle type that costs nothing, takes no time and has no limit but mass and volume. */
    public static Builder builder(
            String id, VehicleClass vehicleClass, double payloadKg, double volumeL, Set<StorageClass> storage) {
        return new Builder(id, vehicleClass, payloadKg, volumeL, storage);
    }

    /** A builder that begins with all of this one. */
    public Builder toBuilder() {
        return builder(id, vehicleClass, payloadKg, volumeL, storage)
                .name(name)
                .rangeM(rangeM)
                .speedFactor(speedFactor)
                .fixedCost(fixedCost)
                .costPerKm(costPerKm)
                .costPerHour(costPerHour)
                .stopSeconds(stopSeconds)
                .handlingSecondsPerTonne(handlingSecondsPerTonne);
    }

    /** The part of it that so much fills, by mass or by volume, whichever is more; above 1 where that is more than it holds. */
    public double filled(double kg, double litres) {
        return Math.max(kg / payloadKg, litres / volumeL);
    }

    /** What it moves on. */
    public Mode mode() {
        return vehicleClass.mode();
    }

    /** Puts a vehicle type together; nothing is checked before {@link #build}. */
    public static final class Builder {
        private final String id;
        private final VehicleClass vehicleClass;
        private final double payloadKg;
        private final double volumeL;
        private final Set<StorageClass> storage;
        private Name name;
        private int rangeM;
        private double speedFactor = 1;
        private int fixedCost;
        private int costPerKm;
        private int costPerHour;
        private int stopSeconds;
        private int handlingSecondsPerTonne;

        private Builder(
                String id, VehicleClass vehicleClass, double payloadKg, double volumeL, Set<StorageClass> storage) {
            this.id = id;
            this.vehicleClass = vehicleClass;
            this.payloadKg = payloadKg;
            this.volumeL = volumeL;
            this.storage = storage;
        }

        public Builder name(Name value) {
            name = value;
            return this;
        }

        public Builder rangeM(int value) {
            rangeM = value;
            return this;
        }

        public Builder speedFactor(double value) {
            speedFactor = value;
            return this;
        }

        public Builder fixedCost(int value) {
            fixedCost = value;
            return this;
        }

        public Builder costPerKm(int value) {
            costPerKm = value;
            return this;
        }

        public Builder costPerHour(int value) {
            costPerHour = value;
            return this;
        }

        public Builder stopSeconds(int value) {
            stopSeconds = value;
            return this;
        }

        public Builder handlingSecondsPerTonne(int value) {
            handlingSecondsPerTonne = value;
            return this;
        }

        /** The vehicle type, called by its id if it was given no name. */
        public VehicleType build() {
            Require.id(id, "vehicle type");
            return new VehicleType(
                    id,
                    name == null ? Name.of(id) : name,
                    vehicleClass,
                    payloadKg,
                    volumeL,
                    storage,
                    rangeM,
                    speedFactor,
                    fixedCost,
                    costPerKm,
                    costPerHour,
                    stopSeconds,
                    handlingSecondsPerTonne);
        }
    }
}
