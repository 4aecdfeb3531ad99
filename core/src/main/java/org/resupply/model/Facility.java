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
 * @param convoyDisinfectionSeconds time to disinfect one arriving convoy and what it brings
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
        int convoyDisinfectionSeconds,
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
        Require.notNegative(convoyDisinfectionSeconds, "disinfection time of convoys", "facility", id);
        Require.notNegative(disinfectionSeconds, "disinfection time", "facility", id);
        Require.notNegative(dwellLimitSeconds, "dwell limit", "facility", id);
    }

    /** A builder of a facility that is always open, has one dock, no storage and no limits, and takes no time. */
    public static Builder builder(String id, FacilityKind kind, GeoPoint point) {
        return new Builder(id, kind, point);
    }

    /** A builder that begins with all of this one. */
    public Builder toBuilder() {
        return builder(id, kind, point)
                .name(name)
                .zone(zone)
                .landZone(landZone)
                .storageKg(storageKg)
                .throughputKgPerDay(throughputKgPerDay)
                .docks(docks)
                .hours(hours)
                .trucksPerDay(trucksPerDay)
                .handlingSecondsPerTonne(handlingSecondsPerTonne)
                .inspectionSeconds(inspectionSeconds)
                .convoyDisinfectionSeconds(convoyDisinfectionSeconds)
                .disinfectionSeconds(disinfectionSeconds)
                .dwellLimitSeconds(dwellLimitSeconds)
                .handOver(handOver)
                .bubble(bubble);
    }

    /** Seconds for which an arriving convoy is inspected and disinfected, unloading aside. */
    public long convoySeconds() {
        return (long) inspectionSeconds + convoyDisinfectionSeconds;
    }

    /** The same facility with other room. */
    public Facility withStorage(Map<StorageClass, Double> newStorageKg) {
        return toBuilder().storageKg(newStorageKg).build();
    }

    /** The same facility issuing more or less in a day. */
    public Facility withThroughput(double newKgPerDay) {
        return toBuilder().throughputKgPerDay(newKgPerDay).build();
    }

    /** The same facility with another number of docks. */
    public Facility withDocks(int newDocks) {
        return toBuilder().docks(newDocks).build();
    }

    /** The same facility with other hours. */
    public Facility withHours(OpeningHours newHours) {
        return toBuilder().hours(newHours).build();
    }

    /** The same facility taking more or fewer outside trucks in a day. */
    public Facility withTrucks(double newTrucksPerDay) {
        return toBuilder().trucksPerDay(newTrucksPerDay).build();
    }

    /** The same facility where chilled, frozen and blood goods may wait longer or shorter; 0 when that is no limit. */
    public Facility withDwellLimit(int newSeconds) {
        return toBuilder().dwellLimitSeconds(newSeconds).build();
    }

    /** Puts a facility together; nothing is checked before {@link #build}. */
    public static final class Builder {
        private final String id;
        private final FacilityKind kind;
        private final GeoPoint point;
        private Name name;
        private String zone = "";
        private String landZone = "";
        private Map<StorageClass, Double> storageKg = Map.of();
        private double throughputKgPerDay = Double.POSITIVE_INFINITY;
        private int docks = 1;
        private OpeningHours hours = OpeningHours.ALWAYS;
        private double trucksPerDay = Double.POSITIVE_INFINITY;
        private int handlingSecondsPerTonne;
        private int inspectionSeconds;
        private int convoyDisinfectionSeconds;
        private int disinfectionSeconds;
        private int dwellLimitSeconds;
        private HandOver handOver = HandOver.CROSS_DOCK;
        private String bubble = "";

        private Builder(String id, FacilityKind kind, GeoPoint point) {
            this.id = id;
            this.kind = kind;
            this.point = point;
        }

        public Builder name(Name value) {
            name = value;
            return this;
        }

        public Builder zone(String value) {
            zone = value;
            return this;
        }

        public Builder landZone(String value) {
            landZone = value;
            return this;
        }

        public Builder storageKg(Map<StorageClass, Double> value) {
            storageKg = value;
            return this;
        }

        public Builder throughputKgPerDay(double value) {
            throughputKgPerDay = value;
            return this;
        }

        public Builder docks(int value) {
            docks = value;
            return this;
        }

        public Builder hours(OpeningHours value) {
            hours = value;
            return this;
        }

        public Builder trucksPerDay(double value) {
            trucksPerDay = value;
            return this;
        }

        public Builder handlingSecondsPerTonne(int value) {
            handlingSecondsPerTonne = value;
            return this;
        }

        public Builder inspectionSeconds(int value) {
            inspectionSeconds = value;
            return this;
        }

        public Builder convoyDisinfectionSeconds(int value) {
            convoyDisinfectionSeconds = value;
            return this;
        }

        public Builder disinfectionSeconds(int value) {
            disinfectionSeconds = value;
            return this;
        }

        public Builder dwellLimitSeconds(int value) {
            dwellLimitSeconds = value;
            return this;
        }

        public Builder handOver(HandOver value) {
            handOver = value;
            return this;
        }

        public Builder bubble(String value) {
            bubble = value;
            return this;
        }

        /** The facility, called by its id if it was given no name. */
        public Facility build() {
            Require.id(id, "facility");
            return new Facility(
                    id,
                    kind,
                    name == null ? Name.of(id) : name,
                    zone,
                    point,
                    landZone,
                    storageKg,
                    throughputKgPerDay,
                    docks,
                    hours,
                    trucksPerDay,
                    handlingSecondsPerTonne,
                    inspectionSeconds,
                    convoyDisinfectionSeconds,
                    disinfectionSeconds,
                    dwellLimitSeconds,
                    handOver,
                    bubble);
        }
    }
}
