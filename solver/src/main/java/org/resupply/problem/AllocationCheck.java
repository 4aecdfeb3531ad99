package org.resupply.problem;

import java.util.List;

/**
 * What an {@link AllocationChecker} found when it replayed a solution day by day, from the quantities alone.
 *
 * @param violations the broken rules, empty when the solution is sound; at most {@link AllocationChecker#LIMIT} are listed
 * @param served base units handed over per demand, own stock included; shape {@code [demands]}
 * @param firstServed the first day on which a demand got anything, own stock included, -1 when it got nothing
 * @param spoiled base units per commodity that passed their last usable day, own stock of demand points included
 * @param transportCost minor units of money for all lanes
 * @param requisitionCost minor units of money for all that was requisitioned
 * @param unmetPrice minor units of money for all that stayed unmet, at the straight price per unit
 * @param belowFloor how many needs (of one place for one commodity in one class, over all days) are below their floor
 */
public record AllocationCheck(
        List<AllocationViolation> violations,
        long[] served,
        int[] firstServed,
        long[] spoiled,
        double transportCost,
        double requisitionCost,
        double unmetPrice,
        int belowFloor) {

    /** Whether no rule is broken. */
    public boolean isSound() {
        return violations.isEmpty();
    }

    /**
     * Throws when a rule is broken.
     *
     * @return this check
     */
    public AllocationCheck requireSound() {
        if (!isSound()) {
            throw new IllegalStateException(
                    "The allocation breaks %s rules, first %s".formatted(violations.size(), violations.get(0)));
        }
        return this;
    }
}
