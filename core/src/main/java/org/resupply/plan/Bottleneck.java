package org.resupply.plan;

import java.util.List;

/**
 * One of the things for which places compete that cannot all get their floor, whatever is planned and however much the vehicles
 * there are can take, while more urgent classes keep what the plan brings them.
 *
 * <p>It was proved with prices: at them, what the floors take of scarce things is worth more than all that there is. Only what
 * the scenario gives has a price; what vehicles can take in a day is not known before they are routed, nor what convoys leave of docks, and
 * proves nothing.
 *
 * @param cause what is scarce: stock, throughput, storage, or hands for the last hundred metres
 * @param target id of the commodity whose stock, of the facility whose throughput or storage, of the lane, or of the zone whose
 *     carriers are scarce
 * @param weight its part of the worth of all that is scarce, 0 to 1
 * @param places ids of the communities and facilities below their floor that depend on it
 * @param coverage what the worst-covered of them gets of what it wants, 0 to 1
 */
public record Bottleneck(Cause cause, String target, double weight, List<String> places, double coverage) {

    public Bottleneck {
        target = Parts.text(target);
        places = Parts.list(places, "places");
    }
}
