package org.resupply.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A node of the administrative tree, and who lives there.
 *
 * @param id unique among all places
 * @param code official code in the {@code codeSystem}, empty when there is none
 * @param codeSystem which system the code belongs to
 * @param level city, district, street or community
 * @param parent id of the zone above; empty for the city
 * @param name what people call it
 * @param population people living there
 * @param households households living there
 * @param people people by {@link PriorityClass} id; whoever is not named belongs to the lowest class; where that is named too, nobody else counts
 * @param point where it is reached by default
 * @param landZone the side of the water it lies on, as {@link Crossing} names them; empty when the city has no such sides
 * @param type how people live there
 * @param control how closed it is at the start
 * @param householdStockDays days of normal need that households hold at the start
 * @param carryKgPerDay what volunteers and couriers can carry from the edge to the doors in a day, while the zone is CONTROLLED or
 *     SEALED; infinite when that is no limit
 * @param handOver the facility where goods are handed over when the zone is sealed, in its hours and on its days; empty to use the
 *     zone's own point
 */
public record Zone(
        String id,
        String code,
        CodeSystem codeSystem,
        ZoneLevel level,
        String parent,
        Name name,
        int population,
        int households,
        Map<String, Integer> people,
        GeoPoint point,
        String landZone,
        NeighbourhoodType type,
        ControlLevel control,
        double householdStockDays,
        double carryKgPerDay,
        String handOver) {

    public Zone {
        Require.id(id, "zone");
        Require.present(level, "level", "zone", id);
        Require.present(name, "name", "zone", id);
        Require.present(point, "point", "zone", id);
        code = code == null ? "" : code;
        parent = parent == null ? "" : parent;
        landZone = landZone == null ? "" : landZone;
        handOver = handOver == null ? "" : handOver;
        codeSystem = codeSystem == null ? CodeSystem.LOCAL : codeSystem;
        type = type == null ? NeighbourhoodType.MIXED : type;
        control = control == null ? ControlLevel.OPEN : control;
        people = people == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(people));
        Require.notNegative(population, "population", "zone", id);
        Require.notNegative(households, "number of households", "zone", id);
        Require.notNegative(householdStockDays, "household stock in days", "zone", id);
        if (!(carryKgPerDay >= 0)) {
            throw new IllegalArgumentException("The carrying capacity (%s kg a day) of zone (%s) must not be negative."
                    .formatted(carryKgPerDay, id));
        }
        people.forEach((priorityClass, number) ->
                Require.notNegative(number, "number of people in class " + priorityClass, "zone", id));
    }

    /** A builder of a zone that is open, where nobody lives yet. */
    public static Builder builder(String id, ZoneLevel level, String parent, GeoPoint point) {
        return new Builder(id, level, parent, point);
    }

    /** A builder that begins with all of this one. */
    public Builder toBuilder() {
        return builder(id, level, parent, point)
                .code(code)
                .codeSystem(codeSystem)
                .name(name)
                .population(population)
                .households(households)
                .people(people)
                .landZone(landZone)
                .type(type)
                .control(control)
                .householdStockDays(householdStockDays)
                .carryKgPerDay(carryKgPerDay)
                .handOver(handOver);
    }

    /** The same zone under another control level. */
    public Zone withControl(ControlLevel newControl) {
        return toBuilder().control(newControl).build();
    }

    /** The same zone with another capacity from its edge to the doors. */
    public Zone withCarry(double newKgPerDay) {
        return toBuilder().carryKgPerDay(newKgPerDay).build();
    }

    /** Puts a zone together; nothing is checked before {@link #build}. */
    public static final class Builder {
        private final String id;
        private final ZoneLevel level;
        private final String parent;
        private final GeoPoint point;
        private String code = "";
        private CodeSystem codeSystem = CodeSystem.LOCAL;
        private Name name;
        private int population;
        private int households;
        private Map<String, Integer> people = Map.of();
        private String landZone = "";
        private NeighbourhoodType type = NeighbourhoodType.MIXED;
        private ControlLevel control = ControlLevel.OPEN;
        private double householdStockDays;
        private double carryKgPerDay = Double.POSITIVE_INFINITY;
        private String handOver = "";

        private Builder(String id, ZoneLevel level, String parent, GeoPoint point) {
            this.id = id;
            this.level = level;
            this.parent = parent;
            this.point = point;
        }

        public Builder code(String value) {
            code = value;
            return this;
        }

        public Builder codeSystem(CodeSystem value) {
            codeSystem = value;
            return this;
        }

        public Builder name(Name value) {
            name = value;
            return this;
        }

        public Builder population(int value) {
            population = value;
            return this;
        }

        public Builder households(int value) {
            households = value;
            return this;
        }

        public Builder people(Map<String, Integer> value) {
            people = value;
            return this;
        }

        public Builder landZone(String value) {
            landZone = value;
            return this;
        }

        public Builder type(NeighbourhoodType value) {
            type = value;
            return this;
        }

        public Builder control(ControlLevel value) {
            control = value;
            return this;
        }

        public Builder householdStockDays(double value) {
            householdStockDays = value;
            return this;
        }

        public Builder carryKgPerDay(double value) {
            carryKgPerDay = value;
            return this;
        }

        public Builder handOver(String value) {
            handOver = value;
            return this;
        }

        /** The zone, called by its id if it was given no name. */
        public Zone build() {
            Require.id(id, "zone");
            return new Zone(
                    id,
                    code,
                    codeSystem,
                    level,
                    parent,
                    name == null ? Name.of(id) : name,
                    population,
                    households,
                    people,
                    point,
                    landZone,
                    type,
                    control,
                    householdStockDays,
                    carryKgPerDay,
                    handOver);
        }
    }
}
