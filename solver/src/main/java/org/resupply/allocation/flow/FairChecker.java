package org.resupply.allocation.flow;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Proves that levels are the fairest there are, from a {@link FairCertificate} alone, in one pass over the arcs and one over the nodes; it knows no solver.
 *
 * <p>Whether the flow is one is summed exactly: what it leaves at a node beyond what is committed there is what the node gets. Then each rank is looked at:
 * arcs that enter it or a lower one from above are full, arcs that leave are empty, its nodes give all they have, and each place gets the level of its
 * rank, or less where that is all it wants. An empty list of faults is a proof.
 */
public final class FairChecker {
    private static final int MOST = 20;

    private final FairNetwork network;
    private final FairCertificate certificate;
    private final List<String> faults = new ArrayList<>();

    private FairChecker(FairNetwork network, FairCertificate certificate) {
        this.network = network;
        this.certificate = certificate;
    }

    /**
     * The faults of a certificate, the first {@value #MOST} of them.
     *
     * @param committed units that each node gets before all others
     * @param levels which are claimed for the places
     */
    public static List<String> faults(
            FairNetwork network, long[] committed, List<FairLevel> levels, FairCertificate certificate) {
        FairChecker checker = new FairChecker(network, certificate);
        checker.ranks();
        if (checker.faults.isEmpty()) {
            checker.check(committed, levels);
        }
        return checker.faults;
    }

    private void ranks() {
        int ranks = certificate.numerators().length;
        for (int r = 0; r < ranks; r++) {
            boolean isLast = r == ranks - 1;
            boolean isLevel = certificate.denominators()[r] > 0 || (certificate.denominators()[r] == 0 && isLast);
            if (!isLevel || (r > 0 && compare(r - 1, r) >= 0)) {
                fault("The level (%d / %d) of rank (%d) is not above those before.", numerator(r), denominator(r), r);
            }
        }
        for (int node = 0; node < network.graph().nodes(); node++) {
            if (certificate.rank()[node] < 0 || certificate.rank()[node] >= ranks) {
                fault("The rank (%d) of node (%d) is none of (%d).", certificate.rank()[node], node, ranks);
            }
        }
    }

    private void check(long[] committed, List<FairLevel> levels) {
        FlowGraph graph = network.graph();
        int nodes = graph.nodes();
        int[] rank = certificate.rank();
        long[] whole = new long[nodes];
        long[] rest = new long[nodes];
        try {
            for (int arc = 0; arc < graph.arcs(); arc++) {
                checkArc(arc);
                int tail = graph.tail(arc);
                int head = graph.head(arc);
                whole[head] = Math.addExact(whole[head], certificate.flow()[arc]);
                whole[tail] = Math.subtractExact(whole[tail], certificate.flow()[arc]);
                rest[head] = Math.addExact(rest[head], certificate.rest()[arc]);
                rest[tail] = Math.subtractExact(rest[tail], certificate.rest()[arc]);
            }
        } catch (ArithmeticException tooLarge) {
            fault("The flows add up to more than 64 bits hold.");
            return;
        }
        for (int node = 0; node < nodes; node++) {
            long wanted = network.demands()[node];
            BigInteger parts = BigInteger.valueOf(Math.max(1, denominator(rank[node])));
            BigInteger gets = BigInteger.valueOf(whole[node])
                    .subtract(BigInteger.valueOf(committed[node]))
                    .multiply(parts)
                    .add(BigInteger.valueOf(rest[node]));
            BigInteger own = BigInteger.valueOf(network.supplies()[node]).multiply(parts);
            BigInteger all = BigInteger.valueOf(wanted).multiply(parts);
            if (denominator(rank[node]) == 0) {
                // Here all is there that is wanted, and what a node gives is at most what it has.
                BigInteger given = all.subtract(gets);
                if (given.signum() < 0 || given.compareTo(own) > 0) {
                    fault("The node (%d) lacks (%s) where all have what they want.", node, given);
                }
                continue;
            }
            gets = gets.add(own);
            BigInteger level = BigInteger.valueOf(numerator(rank[node]))
                    .multiply(BigInteger.valueOf(wanted > 0 ? network.weights()[node] : 0))
                    .min(all);
            if (!gets.equals(level)) {
                fault("The node (%d) gets (%s) parts of (%s), not (%s).", node, gets, parts, level);
            }
        }
        checkLevels(levels);
    }

    private void checkArc(int arc) {
        int from = certificate.rank()[network.graph().tail(arc)];
        int to = certificate.rank()[network.graph().head(arc)];
        long flow = certificate.flow()[arc];
        long rest = certificate.rest()[arc];
        long capacity = network.capacities()[arc];
        if (from != to) {
            if (rest != 0 || flow != (from > to ? capacity : 0)) {
                fault("The arc (%d) from rank (%d) to (%d) carries (%d) of (%d).", arc, from, to, flow, capacity);
            }
            return;
        }
        BigInteger parts = BigInteger.valueOf(Math.max(1, denominator(from)));
        BigInteger carried = BigInteger.valueOf(flow).multiply(parts).add(BigInteger.valueOf(rest));
        if (carried.signum() < 0
                || carried.compareTo(BigInteger.valueOf(capacity).multiply(parts)) > 0) {
            fault("The arc (%d) carries (%d) and (%d) parts, its capacity is (%d).", arc, flow, rest, capacity);
        }
    }

    /** Each place has the level that is claimed for it: its rank's, or what it wants where that is less. */
    private void checkLevels(List<FairLevel> levels) {
        int places = 0;
        for (FairLevel level : levels) {
            for (int place : level.places()) {
                places++;
                int rank = certificate.rank()[place];
                long demand = network.demands()[place];
                long weight = network.weights()[place];
                boolean isMet = denominator(rank) == 0
                        || FairFlow.compare(demand, weight, numerator(rank), denominator(rank)) <= 0;
                long numerator = isMet ? demand : numerator(rank);
                long denominator = isMet ? weight : denominator(rank);
                if (FairFlow.compare(level.numerator(), level.denominator(), numerator, denominator) != 0) {
                    fault(
                            "The place (%d) is said to have (%d / %d), it has (%d / %d).",
                            place, level.numerator(), level.denominator(), numerator, denominator);
                }
            }
        }
        for (long demand : network.demands()) {
            places -= demand > 0 ? 1 : 0;
        }
        if (places != 0) {
            fault("There are (%d) more levels than places.", places);
        }
    }

    private int compare(int rank, int other) {
        return FairFlow.compare(numerator(rank), denominator(rank), numerator(other), denominator(other));
    }

    private long numerator(int rank) {
        return certificate.numerators()[rank];
    }

    private long denominator(int rank) {
        return certificate.denominators()[rank];
    }

    private void fault(String message, Object... values) {
        if (faults.size() < MOST) {
            faults.add(String.format(Locale.ROOT, message, values));
        }
    }
}
