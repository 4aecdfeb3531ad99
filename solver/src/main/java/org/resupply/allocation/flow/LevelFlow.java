package org.resupply.allocation.flow;

import java.util.ArrayList;
import java.util.List;
import org.resupply.allocation.flow.Ending.Floor;

/** The flow that gives each place its level, found anew from where the division of {@link FairFlow} ended. */
record LevelFlow(FairNetwork network, List<Ending> endings, int[] order, long[] gives, long[] owes, boolean[] open) {

    /**
     * The flow, and who is below whom.
     *
     * @param brought the units that are brought in all, committed ones included
     * @throws IllegalArgumentException if the flow cannot be told in 64 bits
     */
    FairCertificate certificate(long brought) {
        FlowGraph graph = network.graph();
        int nodes = graph.nodes();
        Claims claims = new Claims(network);
        int[] partOf = new int[nodes];
        int[] rank = new int[nodes];
        List<Ending> parts = new ArrayList<>(endings);
        parts.removeIf(Ending::isEmpty);
        parts.sort((one, other) -> Floor.compare(one.level(), other.level()));
        List<Floor> ranks = new ArrayList<>();
        for (int p = 0; p < parts.size(); p++) {
            Ending part = parts.get(p);
            if (p == 0 || Floor.compare(parts.get(p - 1).level(), part.level()) != 0) {
                ranks.add(part.level());
            }
            for (int i = part.low(); i < part.high(); i++) {
                partOf[order[i]] = p;
                rank[order[i]] = ranks.size() - 1;
            }
        }
        Slots fresh = new Slots(graph);
        BlockingFlow again = new BlockingFlow(fresh);
        long[] wholeFlow = new long[graph.arcs()];
        long[] restFlow = new long[graph.arcs()];
        long most = Math.min(FairFlow.MOST, brought + 1);
        for (int arc = 0; arc < graph.arcs(); arc++) {
            int from = partOf[graph.tail(arc)];
            int to = partOf[graph.head(arc)];
            if (from != to) {
                wholeFlow[arc] = parts.get(from).low() < parts.get(to).low() ? network.capacities()[arc] : 0;
            } else if (fresh.ofArc[arc] >= 0) {
                again.residual[fresh.ofArc[arc]] = Math.min(network.capacities()[arc], most);
            }
        }
        long[] restOf = new long[nodes];
        for (int node = 0; node < nodes; node++) {
            again.give[node] = gives[node];
            again.room[node] = owes[node];
            if (open[node]) {
                Floor level = parts.get(partOf[node]).level();
                claims.set(node, level.numerator(), level.denominator());
                again.room[node] += claims.whole[node];
                restOf[node] = claims.rest[node];
            }
        }
        again.run(0, nodes);
        for (int arc = 0; arc < graph.arcs(); arc++) {
            if (partOf[graph.tail(arc)] == partOf[graph.head(arc)] && fresh.ofArc[arc] >= 0) {
                wholeFlow[arc] = Math.min(network.capacities()[arc], most) - again.residual[fresh.ofArc[arc]];
            }
        }
        // What still flows is less than a unit for each place.
        long units = nodes + 1L;
        for (int node = 0; node < nodes; node++) {
            long denominator = Math.max(1, ranks.get(rank[node]).denominator());
            if (units > FairFlow.MOST / denominator) {
                throw new IllegalArgumentException(
                        "The flow of (%s) places at a level in parts of (%s) cannot be told in 64 bits.\nMaybe use a larger unit?"
                                .formatted(units, denominator));
            }
            again.give[node] = Math.min(again.give[node], units) * denominator;
            again.room[node] = Math.min(again.room[node], units) * denominator + restOf[node];
            for (int slot = fresh.first[node]; slot < fresh.first[node + 1]; slot++) {
                again.residual[slot] = Math.min(again.residual[slot], units) * denominator;
            }
        }
        long[] before = again.residual.clone();
        again.run(0, nodes);
        for (int arc = 0; arc < graph.arcs(); arc++) {
            int slot = fresh.ofArc[arc];
            restFlow[arc] = slot < 0 ? 0 : before[slot] - again.residual[slot];
        }
        return new FairCertificate(
                rank,
                ranks.stream().mapToLong(Floor::numerator).toArray(),
                ranks.stream().mapToLong(Floor::denominator).toArray(),
                wholeFlow,
                restFlow);
    }
}
