package org.resupply.plan;

import java.util.List;

/**
 * One of the things for which places compete that cannot all get their floor, whatever is planned.
 *
 * <p>The allocation proved it with prices: at them, what the floors take of scarce things is worth more than all that there is.
 * This is that proof told for people; who wants to add it up finds it with the allocation.
 *
 * @param cause what is scarce: stock, throughput, storage, vehicles, or hands for the last hundred metres
 * @param target id of the commodity whose stock, of the facility whose throughput, storage or vehicles, of the lane, or of the
 *     zone whose carriers are scarce
 * @param weight its part of the worth of all that is scarce, 0 to 1
 * @param places ids of the communities and facilities below their floor that depend on it
 * @param coverage what the worst-covered of them gets of what it wants, 0 to 1
 */
public record Bottleneck(Cause cause, String target, double weight, List<String> places, double coverage) {

    public Bottleneck {
        places = List.copyOf(places);
    }
}
