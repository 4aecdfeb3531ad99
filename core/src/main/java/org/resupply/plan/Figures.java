package org.resupply.plan;

import java.util.List;

/**
 * What a plan says of itself in numbers; the judge computes every one of them again, real numbers to 1e-9.
 *
 * <p>Masses are kilograms of demand ({@link org.resupply.model.Outlook#demands}); a coverage is served mass divided by
 * demanded mass, 1 where nothing is demanded. All demand counts, over all days; what is handed over before the demand's day or
 * later than the policies allow does not count as served.
 *
 * <p>The cost is the sum, in minor units, each part rounded half up by itself, of: for each tour, the type's fixed cost, and its
 * cost per hour from the begin of the first stop to the departure of the last; for each trip, the type's cost per kilometre
 * for its metres; for each lane, lot and day, the lane's cost per tonne for the mass that goes from facility to facility;
 * the price of each requisition that is called up; and, when contact has a price, that price for each contact.
 *
 * @param demandKg mass demanded
 * @param servedKg mass handed over for demands
 * @param byClass coverage by priority class, every class in the scenario's order
 * @param byCommodity coverage by commodity, every commodity in the scenario's order
 * @param byStreet coverage by street, worst first, ties by id; a demand counts for the street that its zone, or the zone of its
 *     facility, is or lies in; streets where nothing is demanded are left out
 * @param gini Gini index of the coverage x of the communities where something is demanded, weighted by population w: the sum
 *     over all pairs of w_i w_j abs(x_i - x_j), divided by 2 (sum of w)(sum of w x); 0 is equal, and 0 where the divisor is 0
 * @param jain Jain index of the same coverages, unweighted: (sum of x)² / (n · sum of x²); 1 is equal, and 1 where the
 *     divisor is 0
 * @param theilBetween part of the Theil index of the same coverages, weighted by population, that lies between districts: with m
 *     the mean of all, and W_d and m_d the population and the mean of district d, the sum of W_d / W · m_d / m · ln(m_d / m);
 *     communities in no district are one of their own; 0 where m is 0
 * @param theilWithin the rest of that index, within districts: the sum of w_i / W · x_i / m · ln(x_i / m_d); both add up to the index
 *     of the whole
 * @param firstSupplySeconds mean, by population, of the second at which the first stop begins that hands something over for a demand
 *     in a community where something is demanded; communities that get nothing are left out, and it is 0 where all are
 * @param unsupplied people of communities where something is demanded and nothing is handed over
 * @param spoiledKg mass of lots whose last day is one of the planned days and that lie in a facility when all is done
 * @param cost minor units: vehicles by day, hour and kilometre, lanes by the tonne, requisitions that are called up, and contacts where
 *     they have a price
 * @param metres how far all vehicles go
 * @param vehicles vehicles used, counted once each over all days
 * @param trips trips
 * @param stops stops at which something is unloaded, other than at the fleet's base
 * @param contacts pairs of bubbles that meet, as {@code Bubbles.contacts} counts them
 */
public record Figures(
        double demandKg,
        double servedKg,
        List<Coverage> byClass,
        List<Coverage> byCommodity,
        List<Coverage> byStreet,
        double gini,
        double jain,
        double theilBetween,
        double theilWithin,
        double firstSupplySeconds,
        long unsupplied,
        double spoiledKg,
        long cost,
        long metres,
        int vehicles,
        int trips,
        int stops,
        int contacts) {

    /** Of a plan that does nothing, for a city that wants nothing. */
    public static final Figures NONE =
            new Figures(0, 0, List.of(), List.of(), List.of(), 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public Figures {
        byClass = Parts.list(byClass, "coverages by class");
        byCommodity = Parts.list(byCommodity, "coverages by commodity");
        byStreet = Parts.list(byStreet, "coverages by street");
    }

    /** The same figures with so many contacts, at this cost. */
    public Figures withContacts(int newContacts, long newCost) {
        return with(spoiledKg, newCost, newContacts);
    }

    /** The same figures with so much spoiled. */
    public Figures withSpoiledKg(double newSpoiledKg) {
        return with(newSpoiledKg, cost, contacts);
    }

    private Figures with(double newSpoiledKg, long newCost, int newContacts) {
        return new Figures(
                demandKg,
                servedKg,
                byClass,
                byCommodity,
                byStreet,
                gini,
                jain,
                theilBetween,
                theilWithin,
                firstSupplySeconds,
                unsupplied,
                newSpoiledKg,
                newCost,
                metres,
                vehicles,
                trips,
                stops,
                newContacts);
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

        public Coverage {
            id = Parts.text(id);
        }

        /** Served mass divided by demanded mass; 1 where nothing is demanded. */
        public double share() {
            return demandKg > 0 ? servedKg / demandKg : 1;
        }
    }
}
