package org.resupply.allocation.flow;

/**
 * A level at which some places stop, and why: all that could bring them more is full.
 *
 * <p>The level is the fraction numerator / denominator in lowest terms. Where {@link #isMet} holds the places have all they
 * want and there is no bottleneck; otherwise what the full arcs carry and the spent nodes give, less what must be passed on to
 * places at lower levels and to places that have all they want, is exactly what these places get.
 *
 * @param numerator of the level, at least 0
 * @param denominator of the level, positive
 * @param places the nodes that stop here
 * @param fullArcs the arcs that lead into this part of the network from better supplied parts, all of them full
 * @param spentNodes the nodes in this part that give all they have
 * @param isMet whether these places have all they want
 */
public record FairLevel(
        long numerator, long denominator, int[] places, int[] fullArcs, int[] spentNodes, boolean isMet) {

    /** The level as a number. */
    public double value() {
        return (double) numerator / denominator;
    }
}
