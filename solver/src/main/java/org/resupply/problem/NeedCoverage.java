package org.resupply.problem;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What each need has, wants and must have at least: a need is what one place wants of one commodity in one class over all days.
 *
 * <p>Quantities of a need are beyond its own stock, whose units count towards the floor first.
 */
final class NeedCoverage {
    /** What shares of doubles may be wrong by. */
    private static final double ROUNDING = 1e-9;

    private final Map<Key, Need> needs = new LinkedHashMap<>();

    private record Key(int place, int commodity, int priority) {}

    private static final class Need {
        long quantity;
        long own;
        long open;
        long served;
        long floor;

        /** Base units beyond own stock that the floor asks for. */
        long floorOpen() {
            return Math.min(open, Math.max(0, floor - own));
        }

        boolean isBelow() {
            return served < floorOpen();
        }

        /** The share of what is needed that so many units beyond own stock give. */
        double share(long units) {
            return (own + units) / (double) quantity;
        }

        /** Whether having so many units is more than having what another need has, as shares of what is needed. */
        boolean isMoreThan(long units, Need worst) {
            return (double) (own + units) * worst.quantity > (double) (worst.own + worst.served) * quantity;
        }
    }

    /**
     * The needs of a problem.
     *
     * @param served base units handed over per demand, own stock included
     */
    NeedCoverage(AllocationProblem problem, long[] served) {
        for (int demand = 0; demand < served.length; demand++) {
            Key key =
                    new Key(problem.demandPlace(demand), problem.demandCommodity(demand), problem.demandClass(demand));
            Need need = needs.computeIfAbsent(key, k -> new Need());
            need.quantity += problem.demandQuantity(demand);
            need.own += problem.ownQuantity(demand);
            need.open += problem.openQuantity(demand);
            need.served += served[demand] - problem.ownQuantity(demand);
            need.floor += problem.floorQuantity(demand);
        }
    }

    /** Whether any demand of a problem has a floor. */
    static boolean matter(AllocationProblem problem) {
        for (int demand = 0; demand < problem.demands(); demand++) {
            if (problem.floorShare(demand) > 0) {
                return true;
            }
        }
        return false;
    }

    /** How many needs are below their floor. */
    int below() {
        return (int) needs.values().stream().filter(Need::isBelow).count();
    }

    /** What is wrong with the claims of a proof; null when nothing is. */
    String fault(ScarcityProof proof) {
        Set<Key> claimed = new HashSet<>();
        Need worst = worstRaised(proof);
        for (ScarcityProof.Claim claim : proof.claims()) {
            Key key = new Key(claim.place(), claim.commodity(), claim.priority());
            Need need = needs.get(key);
            if (need == null || !claimed.add(key)) {
                return "Place %s does not need commodity %s in class %s, or claims it twice."
                        .formatted(key.place, key.commodity, key.priority);
            }
            boolean mayClaim = proof.kind() == ScarcityProof.Kind.FLOORS
                    ? claim.units() <= need.floorOpen()
                    : claim.units() <= need.open && !need.isMoreThan(claim.units() - 1, worst);
            if (claim.units() > need.served && !mayClaim) {
                return "Place %s claims %s of commodity %s in class %s, which is more than it may."
                        .formatted(key.place, claim.units(), key.commodity, key.priority);
            }
        }
        if (proof.kind() == ScarcityProof.Kind.FLOORS) {
            for (var entry : needs.entrySet()) {
                if (entry.getValue().isBelow() && !claimed.contains(entry.getKey())) {
                    return "Place %s is below its floor for commodity %s in class %s and claims nothing."
                            .formatted(entry.getKey().place, entry.getKey().commodity, entry.getKey().priority);
                }
            }
        }
        return null;
    }

    /**
     * What is wrong with the claims that prove the bound of a level; null when nothing is. Each is what the need has, or, in the class of the level, at
     * most the least that is more than the bound: then no plan gives all who claim more than they have more than the bound while the others keep what they have.
     */
    String fault(AllocationSolution.Level level) {
        Set<Key> claimed = new HashSet<>();
        for (ScarcityProof.Claim claim : level.proof().claims()) {
            Key key = new Key(claim.place(), claim.commodity(), claim.priority());
            Need need = needs.get(key);
            if (need == null || !claimed.add(key)) {
                return "Place %s does not need commodity %s in class %s, or claims it twice."
                        .formatted(key.place, key.commodity, key.priority);
            }
            boolean isAsked = claim.priority() == level.priority()
                    && claim.units() <= need.open
                    && need.share(claim.units() - 1) <= level.bound() + ROUNDING
                    && need.share(need.served) >= level.share() - ROUNDING;
            if (claim.units() > need.served && !isAsked) {
                return "Place %s claims %s of commodity %s in class %s, which a bound of %s does not give it."
                        .formatted(key.place, claim.units(), key.commodity, key.priority, level.bound());
            }
        }
        return null;
    }

    /** The worst-covered need that claims more than it has. */
    private Need worstRaised(ScarcityProof proof) {
        Need worst = new Need();
        for (ScarcityProof.Claim claim : proof.claims()) {
            Need need = needs.get(new Key(claim.place(), claim.commodity(), claim.priority()));
            if (need != null
                    && claim.units() > need.served
                    && (worst.quantity == 0 || worst.isMoreThan(worst.served, need))) {
                worst = need;
            }
        }
        return worst;
    }
}
