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
 * @param people people by {@link PriorityClass} id; whoever is not named belongs to the lowest class
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

    /** The same zone under another control level. */
    public Zone withControl(ControlLevel newControl) {
        return with(newControl, carryKgPerDay);
    }

    /** The same zone with another capacity from its edge to the doors. */
    public Zone withCarry(double newKgPerDay) {
        return with(control, newKgPerDay);
    }

    private Zone with(ControlLevel newControl, double newKgPerDay) {
        return new Zone(
                id,
                code,
                codeSystem,
                level,
                parent,
                name,
                population,
                households,
                people,
                point,
                landZone,
                type,
                newControl,
                householdStockDays,
                newKgPerDay,
                handOver);
    }
}
