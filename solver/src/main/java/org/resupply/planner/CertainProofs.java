package org.resupply.planner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.resupply.compile.SupplyModel;
import org.resupply.model.Convoy;
import org.resupply.model.Outlook;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Cause;
import org.resupply.plan.Receipt;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.ScarcityProof;

/**
 * The allocation's proofs, freed of what the allocation only guessed, so that what is left of them holds whatever is planned.
 *
 * <p>How much vehicles can take in a day is an estimate, or learnt from routes that were cut short, and what convoys leave of docks depends
 * on where they unload: both get the price 0. At which
 * gate and when a convoy's goods are released is the planner's choice: they count as there at each of its gates from the
 * beginning of the day on which it arrives. By weak duality, what is still proved then is proved of every plan. Stock, arrival,
 * throughput, storage, closures and hands at the doors are given and keep their prices.
 */
final class CertainProofs {
    /** How near to the lowest one a share that is disproved must be. */
    private static final double PRECISION = 1e-5;

    /** The problem with the goods of convoys as early as can be. */
    private final SupplyModel best;

    private final AllocationProblem problem;
    private final SupplyModel planned;

    CertainProofs(Outlook outlook, SupplyModel planned, Function<List<Receipt>, SupplyModel> compile) {
        this.planned = planned;
        List<Receipt> earliest = new ArrayList<>();
        for (Convoy convoy : outlook.convoys()) {
            for (String point : convoy.points()) {
                int day = convoy.arrivalAt(point) / TimeWindow.DAY * TimeWindow.DAY;
                earliest.add(new Receipt(convoy.id(), point, 0, day, day));
            }
        }
        best = compile.apply(earliest);
        problem = best.problem();
    }

    /** The problem that the proofs are of. */
    SupplyModel supply() {
        return best;
    }

    /** What holds whatever is planned of a proof: one proof, or one for each commodity of which there is too little. */
    List<ScarcityProof> of(ScarcityProof proof) {
        ScarcityProof given = withoutGuesses(proof);
        if (lack(given) > 0) {
            return List.of(given);
        }
        List<ScarcityProof> alone = new ArrayList<>();
        for (int commodity = 0; commodity < problem.commodities(); commodity++) {
            ScarcityProof most = null;
            for (double price : worths(proof, commodity)) {
                ScarcityProof stock = ofStock(proof, proof.claims(), commodity, price);
                most = most == null || lack(stock) > lack(most) ? stock : most;
            }
            if (most != null && lack(most) > 0) {
                alone.add(most);
            }
        }
        return alone;
    }

    /**
     * What holds whatever is planned, and the share that it proves not all who claim more than they have can exceed.
     *
     * @param share own stock included, 0 to 1
     */
    record Most(ScarcityProof proof, double share) {}

    /**
     * The lowest share that is disproved whatever is planned: that of a proof, or what there is of the scarcest commodity; null where nothing is.
     *
     * @param bound the share that the proof disproves
     * @param claims what all who claim more than they have claim at a share, never less at a higher one
     */
    Most most(ScarcityProof proof, double bound, DoubleFunction<List<ScarcityProof.Claim>> claims) {
        ScarcityProof given = withoutGuesses(proof);
        if (lack(given) > 0) {
            return new Most(given, bound);
        }
        Most lowest = null;
        for (int commodity = 0; commodity < problem.commodities(); commodity++) {
            int c = commodity;
            double there = free(c);
            double disproved = ScarcityProof.lowestDisproved(
                    share -> units(claims.apply(share), c) > there,
                    bound,
                    lowest == null ? 1 : lowest.share(),
                    PRECISION,
                    () -> false);
            if (disproved == Double.POSITIVE_INFINITY) {
                continue;
            }
            List<ScarcityProof.Claim> alike = claims.apply(disproved).stream()
                    .map(claim -> new ScarcityProof.Claim(
                            claim.place(), claim.commodity(), claim.priority(), claim.units(), 1))
                    .toList();
            lowest = new Most(ofStock(proof, alike, c, 1), disproved);
        }
        return lowest;
    }

    private static double units(List<ScarcityProof.Claim> claims, int commodity) {
        return claims.stream()
                .filter(claim -> claim.commodity() == commodity)
                .mapToDouble(ScarcityProof.Claim::units)
                .sum();
    }

    /** What may leave the stores of a commodity at most; goods that might be at several gates are at the one where most are free. */
    private double free(int commodity) {
        Map<String, Long> most = new HashMap<>();
        for (int lot = 0; lot < problem.lots(); lot++) {
            if (problem.lotCommodity(lot) == commodity
                    && problem.placeKind(problem.lotPlace(lot)) != PlaceKind.DEMAND_POINT) {
                most.merge(best.lots().get(lot), problem.lotFree(lot), Math::max);
            }
        }
        return most.values().stream().mapToDouble(Long::doubleValue).sum();
    }

    /** What every plan lacks at least; goods that might be at several gates are at the one where most are free. */
    private double lack(ScarcityProof proof) {
        double lack = proof.lack(problem);
        Map<String, Long> most = new HashMap<>();
        for (int lot = 0; lot < problem.lots(); lot++) {
            long free = problem.lotFree(lot);
            long elsewhere = most.getOrDefault(best.lots().get(lot), 0L);
            lack += proof.lot()[lot] * Math.min(free, elsewhere);
            most.put(best.lots().get(lot), Math.max(free, elsewhere));
        }
        return lack;
    }

    private static List<Double> worths(ScarcityProof proof, int commodity) {
        return proof.claims().stream()
                .filter(claim -> claim.commodity() == commodity)
                .map(ScarcityProof.Claim::worth)
                .distinct()
                .toList();
    }

    /** Pools that are only learnt come last, and the problem of the proofs has none. */
    private ScarcityProof withoutGuesses(ScarcityProof proof) {
        double[][] pools = Arrays.copyOf(proof.pool(), problem.pools());
        for (int pool = 0; pool < pools.length; pool++) {
            Cause cause = best.limits().get(pool).cause();
            if (cause == Cause.VEHICLE || cause == Cause.DOCK) {
                pools[pool] = new double[problem.days()];
            }
        }
        return new ScarcityProof(
                proof.kind(), proof.claims(), pools, proof.store(), proof.lane(), lotPrices(proof.lot()), 0);
    }

    /** The prices of the planned lots for the same lots, and for those that the plan does not count on that of the cheapest. */
    private double[] lotPrices(double[] ofPlanned) {
        Map<String, Double> known = new HashMap<>();
        double[] cheapest = new double[problem.commodities()];
        Arrays.fill(cheapest, Double.POSITIVE_INFINITY);
        for (int lot = 0; lot < ofPlanned.length; lot++) {
            int commodity = planned.problem().lotCommodity(lot);
            known.put(planned.lots().get(lot), ofPlanned[lot]);
            cheapest[commodity] = Math.min(cheapest[commodity], ofPlanned[lot]);
        }
        double[] prices = new double[problem.lots()];
        for (int lot = 0; lot < prices.length; lot++) {
            double least = cheapest[problem.lotCommodity(lot)];
            prices[lot] = known.getOrDefault(best.lots().get(lot), least == Double.POSITIVE_INFINITY ? 0 : least);
        }
        return prices;
    }

    /** The claims to one commodity, at one price for all of its lots and none for anything else. */
    private ScarcityProof ofStock(ScarcityProof proof, List<ScarcityProof.Claim> claims, int commodity, double price) {
        double[] lots = new double[problem.lots()];
        for (int lot = 0; lot < lots.length; lot++) {
            lots[lot] = problem.lotCommodity(lot) == commodity ? price : 0;
        }
        return new ScarcityProof(
                proof.kind(),
                claims.stream().filter(claim -> claim.commodity() == commodity).toList(),
                new double[problem.pools()][problem.days()],
                new double[problem.stores()][problem.days()],
                ScarcityProof.noLanePrices(problem),
                lots,
                0);
    }
}
