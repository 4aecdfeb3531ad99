package org.resupply.compile;

import java.util.HashMap;
import java.util.Map;

/**
 * What carrying out a plan has taught about vehicles: how much they can really take in a day, and what it really costs. The
 * allocation problem of the next pass is written down with it.
 */
public final class Experience {
    /** What the vehicles of a base are counted for. */
    public enum Use {
        /** Runs between facilities, over the whole day. */
        RUNS,
        /** Runs whose goods go further on the same day. */
        SAME_DAY_RUNS,
        /** Tours to the doors. */
        DOORS
    }

    private record Place(Use use, String base, int day) {}

    private record Way(String from, String to) {}

    private record Run(String from, String to, int day) {}

    private final Map<Place, Double> capacity;
    private final Map<Way, Double> costPerKg;
    private final Map<Run, Double> mostKg;

    private Experience(Map<Place, Double> capacity, Map<Way, Double> costPerKg, Map<Run, Double> mostKg) {
        this.capacity = capacity;
        this.costPerKg = costPerKg;
        this.mostKg = mostKg;
    }

    /** Nothing is known yet: estimates are taken as they are. */
    public static Experience none() {
        return new Experience(Map.of(), Map.of(), Map.of());
    }

    /** The capacity of a base's vehicles on a day as a multiple of the estimate; 1 when nothing is known. */
    public double capacity(Use use, String base, int day) {
        return capacity.getOrDefault(new Place(use, base, day), 1.0);
    }

    /** Minor units that a kilogram costs on the way between two facilities, or this estimate when nothing is known. */
    double costPerKg(String from, String to, double estimate) {
        return costPerKg.getOrDefault(new Way(from, to), estimate);
    }

    /** Kilograms that the whole trips of a day can bring from one facility to another; infinity when nothing is known. */
    double mostKg(String from, String to, int day) {
        return mostKg.getOrDefault(new Run(from, to, day), Double.POSITIVE_INFINITY);
    }

    /** The same experience, to which things can be added. */
    public Builder toBuilder() {
        return new Builder(new HashMap<>(capacity), new HashMap<>(costPerKg), new HashMap<>(mostKg));
    }

    /** Collects what has been learnt; the last word on each thing counts. */
    public static final class Builder {
        private final Map<Place, Double> capacity;
        private final Map<Way, Double> costPerKg;
        private final Map<Run, Double> mostKg;

        private Builder(Map<Place, Double> capacity, Map<Way, Double> costPerKg, Map<Run, Double> mostKg) {
            this.capacity = capacity;
            this.costPerKg = costPerKg;
            this.mostKg = mostKg;
        }

        /** The capacity of a base's vehicles on a day, as a multiple of the estimate. */
        public Builder capacity(Use use, String base, int day, double multiple) {
            if (!(multiple > 0)) {
                throw new IllegalArgumentException(
                        "The capacity of the vehicles at (%s) must be a positive multiple of the estimate, not (%s)."
                                .formatted(base, multiple));
            }
            capacity.put(new Place(use, base, day), multiple);
            return this;
        }

        /** What a kilogram costs on the way between two facilities, in minor units. */
        public Builder costPerKg(String from, String to, double cost) {
            if (!(cost >= 0)) {
                throw new IllegalArgumentException(
                        "The cost of a kilogram from (%s) to (%s) cannot be (%s).".formatted(from, to, cost));
            }
            costPerKg.put(new Way(from, to), cost);
            return this;
        }

        /** Kilograms that the whole trips of a day can bring from one facility to another. */
        public Builder mostKg(String from, String to, int day, double kg) {
            if (!(kg >= 0)) {
                throw new IllegalArgumentException(
                        "What trips bring from (%s) to (%s) cannot be (%s) kg.".formatted(from, to, kg));
            }
            mostKg.put(new Run(from, to, day), kg);
            return this;
        }

        /** What has been learnt so far. */
        public Experience build() {
            return new Experience(Map.copyOf(capacity), Map.copyOf(costPerKg), Map.copyOf(mostKg));
        }
    }
}
