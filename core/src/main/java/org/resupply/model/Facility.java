package org.resupply.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A place where goods are held, handed over or made.
 *
 * @param id unique among all places
 * @param kind what it is for
 * @param name what people call it
 * @param zone id of the zone it lies in or serves: its district for a district warehouse, its street for a street warehouse
 * @param point where it is reached
 * @param landZone the side of the water it lies on; empty when the city has no such sides
 * @param storageKg kilograms it can hold by storage class; a class that is not named cannot be held
 * @param throughputKgPerDay kilograms it can issue in a day; infinite when that is no limit
 * @param docks vehicles that can be handled at once, at least 1
 * @param hours when it works
 * @param trucksPerDay outside trucks it can take in a day; infinite when that is no limit
 * @param handlingSecondsPerTonne time to load or unload a tonne at one dock
 * @param inspectionSeconds time to inspect one arriving convoy
 * @param disinfectionSeconds time to disinfect a vehicle that comes back from a closed zone
 * @param dwellLimitSeconds how long chilled, frozen and blood goods may wait here; 0 when that is no limit
 * @param handOver how goods change hands, for transfer points
 * @param bubble id of the {@link Bubble} that works here; empty when it is open to all
 */
public record Facility(
        String id,
        FacilityKind kind,
        Name name,
        String zone,
        GeoPoint point,
        String landZone,
        Map<StorageClass, Double> storageKg,
        double throughputKgPerDay,
        int docks,
        OpeningHours hours,
        double trucksPerDay,
        int handlingSecondsPerTonne,
        int inspectionSeconds,
        int disinfectionSeconds,
        int dwellLimitSeconds,
        HandOver handOver,
        String bubble) {

    public Facility {
        Require.id(id, "facility");
        Require.present(kind, "kind", "facility", id);
        Require.present(name, "name", "facility", id);
        Require.present(point, "point", "facility", id);
        zone = zone == null ? "" : zone;
        landZone = landZone == null ? "" : landZone;
        bubble = bubble == null ? "" : bubble;
        hours = hours == null ? OpeningHours.ALWAYS : hours;
        handOver = handOver == null ? HandOver.CROSS_DOCK : handOver;
        Map<StorageClass, Double> storage = new EnumMap<>(StorageClass.class);
        if (storageKg != null) {
            storage.putAll(storageKg);
        }
        storageKg = Collections.unmodifiableMap(storage);
        storage.forEach((storageClass, kg) -> {
            if (!(kg >= 0 && kg < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "The storage (%s kg, %s) of facility (%s) must be a number of at least 0."
                                .formatted(kg, storageClass, id));
            }
        });
        if (!(throughputKgPerDay >= 0)) {
            throw new IllegalArgumentException("The throughput (%s kg a day) of facility (%s) must not be negative."
                    .formatted(throughputKgPerDay, id));
        }
        if (!(trucksPerDay >= 0)) {
            throw new IllegalArgumentException(
                    "The trucks a day (%s) of facility (%s) must not be negative.".formatted(trucksPerDay, id));
        }
        Require.positive(docks, "number of docks", "facility", id);
        Require.notNegative(handlingSecondsPerTonne, "handling time per tonne", "facility", id);
        Require.notNegative(inspectionSeconds, "inspection time", "facility", id);
        Require.notNegative(disinfectionSeconds, "disinfection time", "facility", id);
        Require.notNegative(dwellLimitSeconds, "dwell limit", "facility", id);
    }

    /** The same facility with other room. */
    public Facility withStorage(Map<StorageClass, Double> newStorageKg) {
        return with(newStorageKg, throughputKgPerDay, docks, hours, trucksPerDay, dwellLimitSeconds);
    }

    /** The same facility issuing more or less in a day. */
    public Facility withThroughput(double newKgPerDay) {
        return with(storageKg, newKgPerDay, docks, hours, trucksPerDay, dwellLimitSeconds);
    }

    /** The same facility with another number of docks. */
    public Facility withDocks(int newDocks) {
        return with(storageKg, throughputKgPerDay, newDocks, hours, trucksPerDay, dwellLimitSeconds);
    }

    /** The same facility with other hours. */
    public Facility withHours(OpeningHours newHours) {
        return with(storageKg, throughputKgPerDay, docks, newHours, trucksPerDay, dwellLimitSeconds);
    }

    /** The same facility taking more or fewer outside trucks in a day. */
    public Facility withTrucks(double newTrucksPerDay) {
        return with(storageKg, throughputKgPerDay, docks, hours, newTrucksPerDay, dwellLimitSeconds);
    }

    /** The same facility where chilled, frozen and blood goods may wait longer or shorter; 0 when that is no limit. */
    public Facility withDwellLimit(int newSeconds) {
        return with(storageKg, throughputKgPerDay, docks, hours, trucksPerDay, newSeconds);
    }

    private Facility with(
            Map<StorageClass, Double> storage,
            double throughput,
            int dockCount,
            OpeningHours open,
            double trucks,
            int dwellSeconds) {
        return new Facility(
                id,
                kind,
                name,
                zone,
                point,
                landZone,
                storage,
                throughput,
                dockCount,
                open,
                trucks,
                handlingSecondsPerTonne,
                inspectionSeconds,
                disinfectionSeconds,
                dwellSeconds,
                handOver,
                bubble);
    }
}
