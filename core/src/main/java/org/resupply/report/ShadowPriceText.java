package org.resupply.report;

import org.resupply.plan.ShadowPrice;

/** What a shadow price is the price of, in words: one more vehicle of a fleet, a tonne more of a commodity. */
public final class ShadowPriceText {
    private ShadowPriceText() {}

    /** What there would be one more of. */
    public static String of(ShadowPrice price, Gazetteer gazetteer, Words words) {
        return words.get("worth." + price.cause(), gazetteer.named(price.target(), words));
    }
}
