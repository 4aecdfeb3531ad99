package org.resupply.report;

import java.util.Arrays;

/**
 * The stock of one commodity in one facility, looked at in equal steps from the start to the end of the horizon.
 *
 * @param facility id of the facility
 * @param commodity id of the commodity
 * @param kg mass that may still be issued at each look, the first one at second 0; spoilt goods are no stock
 */
public record StockSeries(String facility, String commodity, double[] kg) {

    public StockSeries {
        kg = kg.clone();
    }

    @Override
    public double[] kg() {
        return kg.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StockSeries that
                && facility.equals(that.facility)
                && commodity.equals(that.commodity)
                && Arrays.equals(kg, that.kg);
    }

    @Override
    public int hashCode() {
        return 31 * facility.hashCode() + commodity.hashCode();
    }
}
