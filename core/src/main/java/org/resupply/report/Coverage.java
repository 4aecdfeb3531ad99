package org.resupply.report;

import org.resupply.model.Name;

/**
 * How well a class, a commodity, a district, a street or a community is served over all days.
 *
 * @param id id of the class, commodity or zone
 * @param name what people call it
 * @param above id of the zone it is shown under: a street's district, a community's street; empty otherwise
 * @param people people concerned; 0 for a commodity
 * @param demandKg mass demanded
 * @param servedKg mass handed over in time
 */
public record Coverage(String id, Name name, String above, int people, double demandKg, double servedKg) {

    /** Served mass divided by demanded mass; 1 where nothing is demanded. */
    public double share() {
        return demandKg > 0 ? servedKg / demandKg : 1;
    }

    /** Mass that is missing. */
    public double missingKg() {
        return Math.max(0, demandKg - servedKg);
    }
}
