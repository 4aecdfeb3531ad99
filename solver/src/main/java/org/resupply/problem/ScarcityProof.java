package org.resupply.problem;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoublePredicate;

/**
 * A proof that what some places are to get cannot all be brought to them: prices of capacities and lots at which it is dearer
 * to bring it than all that is there is worth.
 *
 * <p>Whatever a plan does, each unit of a claim is either lacking, which costs the claim's worth, or it was brought, which takes
 * the priced capacities and a priced lot. So what all claims cost at the cheapest, less what the priced things are worth in all,
 * is a lower bound of the worth that every plan lacks ({@link #lack}). Where it is above 0, not all claims can be met. Anybody
 * can add it up; nobody has to trust the search that found the prices. Costs of lanes and of requisition do not count here: all
 * that may be requisitioned is counted as there. What has the price 0 is not scarce; the rest is what the claims compete for.
 *
 * @param kind what the claims stand for
 * @param claims what the places are to get
 * @param pool worth per pool and day, per unit of the pool's measure; shape {@code [pools][days]}
 * @param store worth per store and day, per unit of the store's measure; shape {@code [stores][days]}
 * @param lane worth per lane and day, per unit of its own capacity's measure; empty for lanes without one
 * @param lot worth per lot and base unit
 * @param least the worth that every plan lacks at least, positive
 */
public record ScarcityProof(
        Kind kind, List<Claim> claims, double[][] pool, double[][] store, double[][] lane, double[] lot, double least) {

    /** What claims stand for. */
    public enum Kind {
        /** Everybody's minimum standard, while classes above keep what the plan brings them. */
        FLOORS,
        /**
         * More than the worst-covered places have, or the worst of those who do not compete for what earlier proofs name, while classes
         * above and whoever is settled keep theirs and nobody else falls to them.
         */
        WORST
    }

    /**
     * What one place is to get of one commodity in one priority class over all days, beyond its own stock.
     *
     * @param place index of the place
     * @param commodity index of the commodity
     * @param priority the class
     * @param units base units
     * @param worth what one base unit that is missing counts
     */
    public record Claim(int place, int commodity, int priority, long units, double worth) {
        public Claim {
            if (units < 0) {
                throw new IllegalArgumentException(
                        "The claim (%s) of place (%s) must not be negative.".formatted(units, place));
            }
            if (!(worth > 0 && worth < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "The worth (%s) of a claim of place (%s) must be positive.".formatted(worth, place));
            }
        }

        /** The same claim to another quantity. */
        public Claim withUnits(long others) {
            return new Claim(place, commodity, priority, others, worth);
        }
    }

    public ScarcityProof {
        claims = List.copyOf(claims);
    }

    /** Prices of 0 for the lanes of a problem: by lane and day, none for lanes without limit. */
    public static double[][] noLanePrices(AllocationProblem problem) {
        double[][] lane = new double[problem.lanes()][];
        for (int l = 0; l < lane.length; l++) {
            lane[l] = new double[problem.laneLimited(l) ? problem.days() : 0];
        }
        return lane;
    }

    /**
     * The lowest share that is disproved, to within a precision or as near as time allows, by halving what lies between; infinite where not
     * even {@code high} is.
     *
     * @param disproves whether a share is more than all can have; if one is, so are those above it
     * @param low a share that all can have
     */
    public static double lowestDisproved(
            DoublePredicate disproves, double low, double high, double precision, BooleanSupplier isOver) {
        if (!disproves.test(high)) {
            return Double.POSITIVE_INFINITY;
        }
        double kept = low;
        double disproved = high;
        while (disproved - kept > precision && !isOver.getAsBoolean()) {
            double middle = (kept + disproved) / 2;
            if (disproves.test(middle)) {
                disproved = middle;
            } else {
                kept = middle;
            }
        }
        return disproved;
    }

    /**
     * Adds up what every plan lacks at least of the claims, in their worth; less what sums of doubles may be wrong by.
     *
     * @throws IllegalArgumentException when a price is negative or the shapes are not those of the problem
     */
    public double lack(AllocationProblem problem) {
        return new ScarcitySum(problem, this).lack(claims);
    }

    /**
     * What each claim costs at the cheapest, in the claims' worth: 0 for one that does not compete for anything scarce.
     *
     * @throws IllegalArgumentException when a price is negative or the shapes are not those of the problem
     */
    public double[] paid(AllocationProblem problem) {
        return new ScarcitySum(problem, this).paid(claims);
    }
}
