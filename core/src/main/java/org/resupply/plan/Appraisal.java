package org.resupply.plan;

import java.util.List;

/**
 * How good the allocation behind a plan is at its own goal, before vehicles are sent, and what would make it better.
 *
 * @param objective what the strategy made as small as it could, minor units as it weighs them
 * @param gap what of the objective a better allocation could save at most, as a share of it; infinite when nothing was proved
 * @param priceOfFairness what of the value that any allocation could serve this one gives up at most, as a share of it; infinite when it was not asked
 * @param wholeLoads what whole lots and whole vehicles cost beside it, in the plan as it is driven; null when it was not counted
 * @param shadowPrices what more of each scarce thing would be worth, the heaviest first; below a thousandth they are left out, but for
 *     fleets that others would have to be asked for
 */
public record Appraisal(
        double objective, double gap, double priceOfFairness, WholeLoads wholeLoads, List<ShadowPrice> shadowPrices) {

    public Appraisal {
        shadowPrices = Parts.list(shadowPrices, "shadow prices");
    }

    /** An appraisal that was asked neither for the price of fairness nor for what whole loads cost. */
    public Appraisal(double objective, double gap, List<ShadowPrice> shadowPrices) {
        this(objective, gap, Double.POSITIVE_INFINITY, null, shadowPrices);
    }

    /** The same appraisal with a price of fairness. */
    public Appraisal withPriceOfFairness(double price) {
        return new Appraisal(objective, gap, price, wholeLoads, shadowPrices);
    }

    /** The same appraisal with what whole loads cost. */
    public Appraisal withWholeLoads(WholeLoads cost) {
        return new Appraisal(objective, gap, priceOfFairness, cost, shadowPrices);
    }

    /** No allocation of the same problem has an objective below this. */
    public double bound() {
        return gap == Double.POSITIVE_INFINITY ? Double.NEGATIVE_INFINITY : objective - gap * Math.abs(objective);
    }
}
