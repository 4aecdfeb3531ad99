package org.resupply.plan;

/**
 * What a little more of one scarce thing would be worth to the allocation: by how much its objective would fall.
 *
 * <p>It is the price at the margin, from the prices that prove the allocation's bound: ten times as much need not be worth ten times
 * as much. What vehicles can take in a day is an estimate, and so is what one more of them is worth.
 *
 * @param cause what is scarce: {@code STOCK}, {@code VEHICLE}, {@code THROUGHPUT}, {@code DOCK}, {@code STORAGE} or {@code LAST_HUNDRED_METRES}
 * @param target id of the commodity, of the fleet, of the facility or lane, or of the zone
 * @param worth minor units, as the allocation's strategy weighs them, for one more vehicle of the fleet on every day; for a tonne more
 *     that can be issued, taken over docks, held or carried on every day; for a tonne more of the commodity, there at the time and place of the lot
 *     where that is worth most
 * @param day the day on which it is worth most
 * @param weight its part of the worth, at these prices, of all that there is of scarce things, 0 to 1
 */
public record ShadowPrice(Cause cause, String target, double worth, int day, double weight) {

    public ShadowPrice {
        target = Parts.text(target);
    }
}
