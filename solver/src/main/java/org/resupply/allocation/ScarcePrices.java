package org.resupply.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleFunction;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.ScarcityProof;
import org.resupply.problem.ScarcitySum;

/**
 * Prices of what is scarce, and what claims cost at them. Whatever claims they were found for, by weak duality they prove something of any.
 *
 * @param prices a proof without claims
 * @param sum what claims cost
 * @param worth what one unit counts that a group lacks
 */
record ScarcePrices(ScarcityProof prices, ScarcitySum sum, Groups groups, double[] worth) {
    /** How near to the lowest one a share that is disproved must be, in parts of what counts. */
    private static final double DISPROVED = 0.1;

    /**
     * The prices of a proof that was made for another problem of the same shape.
     *
     * @param worth what a unit of each group would count here; where all claims of the proof count the same, that counts instead
     */
    static ScarcePrices of(AllocationProblem problem, Groups groups, ScarcityProof proof, double[] worth) {
        double[] counted = worth;
        double ofFirst = proof.claims().isEmpty() ? 0 : proof.claims().get(0).worth();
        if (ofFirst > 0 && proof.claims().stream().allMatch(claim -> claim.worth() == ofFirst)) {
            counted = new double[worth.length];
            Arrays.fill(counted, ofFirst);
        }
        ScarcityProof prices =
                new ScarcityProof(proof.kind(), List.of(), proof.pool(), proof.store(), proof.lane(), proof.lot(), 0);
        return new ScarcePrices(prices, new ScarcitySum(problem, prices), groups, counted);
    }

    /** What units of each group, beyond own stock, are as claims. */
    static List<ScarcityProof.Claim> claims(Groups groups, double[] worth, long[] claimed) {
        List<ScarcityProof.Claim> claims = new ArrayList<>();
        for (int group = 0; group < groups.count; group++) {
            if (claimed[group] > 0) {
                claims.add(new ScarcityProof.Claim(
                        groups.place[group],
                        groups.commodity[group],
                        groups.priority[group],
                        claimed[group],
                        worth[group]));
            }
        }
        return claims;
    }

    /** A proof that not all claims can be met; null where these prices are none. */
    ScarcityProof proof(ScarcityProof.Kind kind, List<ScarcityProof.Claim> claims) {
        double least = sum.lack(claims);
        return least > 0
                ? new ScarcityProof(kind, claims, prices.pool(), prices.store(), prices.lane(), prices.lot(), least)
                : null;
    }

    /** The same for units of each group. */
    ScarcityProof proof(ScarcityProof.Kind kind, long[] claimed) {
        return proof(kind, claims(groups, worth, claimed));
    }

    /** A proof without the claims that pay for nothing; null where these prices prove nothing. */
    ScarcityProof narrowed(ScarcityProof.Kind kind, long[] claimed) {
        boolean[] pays = pays(claimed);
        long[] paying = new long[claimed.length];
        for (int group = 0; group < paying.length; group++) {
            paying[group] = pays[group] ? claimed[group] : 0;
        }
        return proof(kind, paying);
    }

    /** Whether the claim of each group costs something. */
    boolean[] pays(long[] claimed) {
        double[] paid = sum.paid(claims(groups, worth, claimed));
        boolean[] pays = new boolean[claimed.length];
        int next = 0;
        for (int group = 0; group < pays.length; group++) {
            pays[group] = claimed[group] > 0 && paid[next++] > 0;
        }
        return pays;
    }

    /**
     * The lowest share that is disproved, as nearly as counts or until it is over; infinite where not even {@code high} is.
     *
     * @param targets what a share gives each group, never less for a higher one
     * @param low a share that all can have
     */
    double lowestDisproved(DoubleFunction<long[]> targets, double low, double high, BooleanSupplier isOver) {
        return ScarcityProof.lowestDisproved(
                share -> disproves(targets.apply(share)), low, high, DISPROVED * Shares.CLOSE, isOver);
    }

    private boolean disproves(long[] claimed) {
        return lack(claimed) > 0;
    }

    /** What every plan lacks at least of so many units of each group, in their worth. */
    double lack(long[] claimed) {
        return sum.lack(claims(groups, worth, claimed));
    }
}
