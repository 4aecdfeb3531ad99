package org.resupply.allocation.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Proves what a solver claims about a network, from the claim alone: that a flow is balanced, within its capacities and
 * optimal for the given prices, or that a cut or a cycle shows that there is no such flow.
 *
 * <p>Each method returns the faults it finds, the first {@value #MOST} of them; an empty list is a proof. Sums are exact: one
 * that 64 bits do not hold is a fault, never a wrong number.
 */
public final class FlowChecker {
    private static final int MOST = 20;

    private final FlowNetwork network;
    private final List<String> faults = new ArrayList<>();

    private FlowChecker(FlowNetwork network) {
        this.network = network;
    }

    /** The faults of a flow: arcs outside 0 to capacity, nodes that do not give what they are supplied with. */
    public static List<String> feasibility(FlowNetwork network, long[] flows) {
        FlowChecker checker = new FlowChecker(network);
        checker.capacityAndBalance(flows);
        return checker.faults;
    }

    /**
     * The faults of a flow with prices: those of {@link #feasibility}, and arcs that break complementary slackness, that is
     * have room at a negative reduced cost, or flow at a positive one (cost + price of the tail - price of the head).
     */
    public static List<String> optimality(FlowNetwork network, long[] flows, long[] prices) {
        FlowChecker checker = new FlowChecker(network);
        checker.capacityAndBalance(flows);
        checker.slackness(flows, prices);
        return checker.faults;
    }

    /** The faults of a cut: its nodes must be given more than the arcs that leave them can carry. */
    public static List<String> infeasibility(FlowNetwork network, int[] cut) {
        FlowChecker checker = new FlowChecker(network);
        checker.overfull(cut);
        return checker.faults;
    }

    /** The faults of a cycle: its arcs must join end to end, have no limit, and cost less than nothing together. */
    public static List<String> unboundedness(FlowNetwork network, int[] cycle) {
        FlowChecker checker = new FlowChecker(network);
        checker.earning(cycle);
        return checker.faults;
    }

    private void capacityAndBalance(long[] flows) {
        FlowGraph graph = network.graph();
        FlowNetwork.requireLength("flows", flows.length, "arcs", graph.arcs());
        long[] left = network.supplies().clone();
        for (int arc = 0; arc < flows.length; arc++) {
            long flow = flows[arc];
            if (flow < 0 || flow > network.capacities()[arc]) {
                fault(
                        "The flow (%d) of arc (%d) must be from 0 to its capacity (%d).",
                        flow, arc, network.capacities()[arc]);
            }
            try {
                left[graph.tail(arc)] = Math.subtractExact(left[graph.tail(arc)], flow);
                left[graph.head(arc)] = Math.addExact(left[graph.head(arc)], flow);
            } catch (ArithmeticException tooLarge) {
                fault("The flow (%d) of arc (%d) takes the sum at a node beyond 64 bits.", flow, arc);
            }
        }
        for (int node = 0; node < left.length; node++) {
            if (left[node] != 0) {
                fault(
                        "The flow leaves (%d) of the supply (%d) at node (%d).",
                        left[node], network.supplies()[node], node);
            }
        }
    }

    private void slackness(long[] flows, long[] prices) {
        FlowGraph graph = network.graph();
        FlowNetwork.requireLength("prices", prices.length, "nodes", graph.nodes());
        for (int arc = 0; arc < flows.length; arc++) {
            long reduced;
            try {
                long step = Math.subtractExact(prices[graph.tail(arc)], prices[graph.head(arc)]);
                reduced = Math.addExact(network.costs()[arc], step);
            } catch (ArithmeticException tooLarge) {
                fault("The reduced cost of arc (%d) is beyond 64 bits.", arc);
                continue;
            }
            if (reduced < 0 && flows[arc] < network.capacities()[arc]) {
                fault("The arc (%d) has room at a negative reduced cost (%d).", arc, reduced);
            }
            if (reduced > 0 && flows[arc] > 0) {
                fault("The arc (%d) carries (%d) at a positive reduced cost (%d).", arc, flows[arc], reduced);
            }
        }
    }

    private void overfull(int[] cut) {
        FlowGraph graph = network.graph();
        boolean[] inside = new boolean[graph.nodes()];
        long given = 0;
        long room = 0;
        try {
            for (int node : cut) {
                if (inside[node]) {
                    fault("The cut names node (%d) twice.", node);
                    return;
                }
                inside[node] = true;
                given = Math.addExact(given, network.supplies()[node]);
            }
            for (int arc = 0; arc < graph.arcs(); arc++) {
                if (inside[graph.tail(arc)] && !inside[graph.head(arc)]) {
                    room = Math.addExact(room, network.capacities()[arc]);
                }
            }
        } catch (ArithmeticException tooLarge) {
            fault(
                    "The supplies or the capacities of the cut of %d nodes add up to more than 64 bits hold.",
                    cut.length);
            return;
        }
        if (given <= room) {
            fault("The cut of %d nodes is given (%d) and has room (%d) to send it out.", cut.length, given, room);
        }
    }

    private void earning(int[] cycle) {
        FlowGraph graph = network.graph();
        if (cycle.length == 0) {
            fault("The cycle has no arcs.");
            return;
        }
        long sum = 0;
        int at = graph.head(cycle[cycle.length - 1]);
        for (int arc : cycle) {
            if (graph.tail(arc) != at) {
                fault("The arc (%d) leaves node (%d), but the cycle is at node (%d).", arc, graph.tail(arc), at);
            }
            if (network.capacities()[arc] != MinCostFlow.UNLIMITED) {
                fault("The arc (%d) of the cycle has a capacity (%d).", arc, network.capacities()[arc]);
            }
            sum = Math.addExact(sum, network.costs()[arc]);
            at = graph.head(arc);
        }
        if (sum >= 0) {
            fault("The cost (%d) of the cycle must be negative.", sum);
        }
    }

    private void fault(String message, Object... values) {
        if (faults.size() < MOST) {
            faults.add(String.format(Locale.ROOT, message, values));
        }
    }
}
