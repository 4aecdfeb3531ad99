package org.resupply.plan;

import java.util.List;

/**
 * What a plan says of itself in numbers; the judge computes every one of them again.
 *
 * <p>Masses are kilograms of demand; a coverage is served mass divided by demanded mass, 1 where nothing is demanded. All
 * demand counts, over all days; what arrives later than the policies allow counts as unmet.
 *
 * @param demandKg mass demanded
 * @param servedKg mass handed over for demands
 * @param byClass coverage by priority class, in the scenario's order
 * @param byCommodity coverage by commodity, in the scenario's order
 * @param byStreet coverage by street, worst first, ties by id
 * @param gini Gini index of the communities' coverage, weighted by people: 0 is equal
 * @param jain Jain index of the communities' coverage: 1 is equal
 * @param spoiledKg mass of lots whose last day passed inside the horizon while they were still in a facility
 * @param cost minor units: vehicles' fixed, distance and hour costs, lanes, requisitions, priced contacts
 * @param metres how far all vehicles go
 * @param vehicles vehicles used, counted once each over all days
 * @param trips trips
 * @param stops stops at which something is handed over, bases not counted
 * @param contacts pairs of bubbles that meet
 */
public record Figures(
        double demandKg,
        double servedKg,
        List<Coverage> byClass,
        List<Coverage> byCommodity,
        List<Coverage> byStreet,
        double gini,
        double jain,
        double spoiledKg,
        long cost,
        long metres,
        int vehicles,
        int trips,
        int stops,
        int contacts) {

    public Figures {
        byClass = List.copyOf(byClass);
        byCommodity = List.copyOf(byCommodity);
        byStreet = List.copyOf(byStreet);
    }

    /** Served mass divided by demanded mass. */
    public double coverage() {
        return demandKg > 0 ? servedKg / demandKg : 1;
    }

    /**
     * How well a class, a commodity or a street is served.
     *
     * @param id id of the class, commodity or zone
     * @param demandKg mass demanded
     * @param servedKg mass handed over
     */
    public record Coverage(String id, double demandKg, double servedKg) {

        /** Served mass divided by demanded mass; 1 where nothing is demanded. */
        public double share() {
            return demandKg > 0 ? servedKg / demandKg : 1;
        }
    }
}
