package org.resupply.plan;

import java.util.List;

/**
 * One of the things for which places compete that cannot all get their floor, or cannot all get more than a share, whatever is planned
 * and however much the vehicles there are can take, while more urgent classes keep what the plan brings them.
 *
 * <p>It was proved with prices: at them, what the places are to get takes more of scarce things than there is. Only what
 * the scenario gives has a price; what vehicles can take in a day is not known before they are routed, nor what convoys leave of docks, and
 * proves nothing.
 *
 * @param cause what is scarce: stock, throughput, storage, or hands for the last hundred metres
 * @param target id of the commodity whose stock, of the facility whose throughput or storage, of the lane, or of the zone whose
 *     carriers are scarce
 * @param weight its part of the worth of all that is scarce, 0 to 1
 * @param places ids of the communities and facilities that depend on it: those below their floor, or those of which no plan gives all more
 *     than the share
 * @param coverage for a floor what the worst-covered of them gets of what it wants, for the worst the share that no plan exceeds for all of
 *     them, own stock included, 0 to 1
 * @param goal what cannot be reached for all
 */
public record Bottleneck(Cause cause, String target, double weight, List<String> places, double coverage, Goal goal) {

    /** What cannot be reached for all. */
    public enum Goal {
        /** Everybody's floor. */
        FLOOR,
        /** More for the worst-covered. */
        WORST
    }

    public Bottleneck {
        target = Parts.text(target);
        places = Parts.list(places, "places");
    }
}
