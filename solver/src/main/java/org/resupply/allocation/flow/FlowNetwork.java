package org.resupply.allocation.flow;

/**
 * A single-commodity flow problem: a graph with a capacity and a cost per arc and a supply per node.
 *
 * <p>The arrays are kept, not copied: whoever changes them changes the network.
 *
 * @param graph who is joined to whom
 * @param capacities the most that each arc carries, in units, at least 0; {@link MinCostFlow#UNLIMITED} for no limit
 * @param costs the cost per unit on each arc, of any sign
 * @param supplies what each node gives to the network, in units; negative where it takes; they must sum to zero
 */
public record FlowNetwork(FlowGraph graph, long[] capacities, long[] costs, long[] supplies) {

    public FlowNetwork {
        requireLength("capacities", capacities.length, "arcs", graph.arcs());
        requireLength("costs", costs.length, "arcs", graph.arcs());
        requireLength("supplies", supplies.length, "nodes", graph.nodes());
        for (int arc = 0; arc < capacities.length; arc++) {
            requireCapacity(arc, capacities[arc]);
        }
        requireBalance(supplies);
    }

    static void requireLength(String what, int length, String of, int expected) {
        if (length != expected) {
            throw new IllegalArgumentException(
                    "The number of %s (%s) must be the number of %s (%s).".formatted(what, length, of, expected));
        }
    }

    static void requireCapacity(int arc, long capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException(
                    "The capacity (%s) of arc (%s) must not be negative.".formatted(capacity, arc));
        }
    }

    /** The sum of the positive supplies, which must be the sum of the negative ones. */
    static long requireBalance(long[] supplies) {
        long given = 0;
        long taken = 0;
        try {
            for (long supply : supplies) {
                if (supply > 0) {
                    given = Math.addExact(given, supply);
                } else {
                    taken = Math.subtractExact(taken, supply);
                }
            }
        } catch (ArithmeticException tooLarge) {
            throw new IllegalArgumentException(
                    "The supplies add up to more than 64 bits hold.\nMaybe use a larger unit?", tooLarge);
        }
        if (given != taken) {
            throw new IllegalArgumentException(
                    "The supplies (%s) and the demands (%s) must be equal.\nMaybe add a node for shortage or surplus?"
                            .formatted(given, taken));
        }
        return given;
    }

    /** The sum of amounts that must not be negative, at most 2^61. */
    static long total(String what, long[] amounts) {
        long sum = 0;
        for (int node = 0; node < amounts.length; node++) {
            if (amounts[node] < 0) {
                throw new IllegalArgumentException(
                        "The %s (%s) of node (%s) must not be negative.".formatted(what, amounts[node], node));
            }
            sum += amounts[node];
            if (sum < 0 || sum > 1L << 61) {
                throw new IllegalArgumentException(
                        "The %s of all nodes adds up to more than 61 bits hold.\nMaybe use a larger unit?"
                                .formatted(what));
            }
        }
        return sum;
    }
}
