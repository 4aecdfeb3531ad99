package org.resupply.allocation.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.resupply.allocation.flow.Ending.Floor;

/**
 * The fairest flow: the levels of the places such that the worst is as high as can be, then the next worst, and so on.
 *
 * <p>Method: divide and conquer on largest flows (Fujishige's decomposition of a polymatroid, Megiddo's lexicographic flows). A
 * part of the network whose places can get F in all is asked whether each can have its weight times F / W, W being the sum of
 * the weights. If so, that is their level. If not, the minimum cut parts the places that must stay at or below it from those
 * that can rise to it or above; the arcs across are full in every fairest flow, so that the two sides, and what hangs together on
 * either side, are smaller questions of the same kind. There are fewer than two largest flows per part that ends.
 *
 * <p>Levels are exact fractions: a part is asked in units of 1 / W. Where that would leave 64 bits, it is asked first for whole
 * units and then, from there, for what remains.
 */
public final class FairFlow {
    /** Capacities and claims stay below, so that they can be added up. */
    static final long MOST = 1L << 61;

    private final FairNetwork network;
    private final FlowGraph graph;
    private final int nodes;
    private final Slots slots;
    private final BlockingFlow flow;

    /** The capacity of each slot: that of its arc at the tail, 0 at the head. */
    private final long[] capacity;

    /** What each node gives to its part: its own supply and what full arcs bring. */
    private final long[] gives;

    /** What each node must pass on: what full arcs take away, and what settled places get. */
    private final long[] owes;

    private final Claims claims;

    /** Whether the node is a place whose level is still open. */
    private final boolean[] open;

    private final int[] side;
    private final boolean[] seen;
    private final List<Ending> endings = new ArrayList<>();
    private List<FairLevel> levels;

    /** The level of each place, -1 for the other nodes. */
    private int[] levelOf;

    private long total;
    private int questions;

    /** A range of the nodes whose open places can get so many units in all, each at least the floor. */
    private record Part(int low, int high, long units, Floor floor) {}

    private final long[] committed;

    private FairFlow(FairNetwork network, long[] committed) {
        this.network = network;
        this.graph = network.graph();
        this.nodes = graph.nodes();
        this.slots = new Slots(graph);
        this.flow = new BlockingFlow(slots);
        this.capacity = new long[slots.count()];
        this.gives = network.supplies().clone();
        this.owes = committed.clone();
        this.committed = committed.clone();
        this.claims = new Claims(network);
        this.open = new boolean[nodes];
        this.side = new int[nodes];
        this.seen = new boolean[nodes];
    }

    /** Finds the fairest levels. */
    public static FairFlow of(FairNetwork network) {
        return of(network, new long[network.graph().nodes()]);
    }

    /**
     * Finds the fairest levels that leave untouched what is committed already, such as the whole units of a higher priority
     * class. Levels, total and whole units do not count what is committed.
     *
     * @param network what is left to be shared; its supplies and capacities serve what is committed as well
     * @param committed the units that each node gets before all others
     */
    public static FairFlow of(FairNetwork network, long[] committed) {
        FlowNetwork.requireLength(
                "committed units", committed.length, "nodes", network.graph().nodes());
        FairFlow fair = new FairFlow(network, committed);
        fair.solve();
        return fair;
    }

    private void solve() {
        long wanted = FlowNetwork.total("committed amount", committed);
        for (int node = 0; node < nodes; node++) {
            open[node] = network.demands()[node] > 0;
            wanted += network.demands()[node];
        }
        long most = Math.min(wanted, FlowNetwork.total("supply", gives));
        for (int arc = 0; arc < graph.arcs(); arc++) {
            if (slots.ofArc[arc] >= 0) {
                capacity[slots.ofArc[arc]] = Math.min(network.capacities()[arc], most + 1);
            }
        }
        List<Part> waiting = new ArrayList<>();
        askForAll(waiting);
        while (!waiting.isEmpty()) {
            ask(waiting.remove(waiting.size() - 1), waiting);
        }
        LevelNames names = new LevelNames(network, endings, flow.order);
        levels = names.levels;
        levelOf = names.levelOf;
    }

    // ---- the question -----------------------------------------------------------------------------------------------

    /** The first question: what each place wants. Those that can have it are settled; the others share what is full. */
    private void askForAll(List<Part> waiting) {
        for (int node = 0; node < nodes; node++) {
            flow.give[node] = gives[node];
            flow.room[node] = committed[node];
        }
        System.arraycopy(capacity, 0, flow.residual, 0, capacity.length);
        flow.run(0, nodes);
        for (int node = 0; node < nodes; node++) {
            if (flow.room[node] > 0) {
                throw new IllegalArgumentException("The committed units (%s) of node (%s) cannot all be brought there."
                        .formatted(committed[node], node));
            }
            flow.room[node] = network.demands()[node];
        }
        flow.run(0, nodes);
        questions++;
        int middle = divide(0, nodes);
        total = settle(0, middle, Long.MAX_VALUE, 1) + addPieces(middle, nodes, waiting, new Floor(0, 1));
        endings.add(new Ending(1, 0, 0, middle, new int[0], false, new Floor(1, 0)));
    }

    /** Asks whether every open place of the part can have its share; parts it in two where some cannot. */
    private void ask(Part part, List<Part> waiting) {
        long weight = 0;
        int places = 0;
        for (int i = part.low; i < part.high; i++) {
            int node = flow.order[i];
            if (open[node]) {
                weight += network.weights()[node];
                places++;
            }
        }
        if (places == 0) {
            end(part, 0, 1, 0);
            return;
        }
        long shared = greatestCommonDivisor(part.units, weight);
        long numerator = part.units / shared;
        long denominator = weight / shared;
        if (part.units == 0 || places == 1 || isPossible(part, numerator, denominator, places)) {
            end(part, numerator, denominator, places);
            return;
        }
        int middle = divide(part.low, part.high);
        long settled = settle(part.low, middle, numerator, denominator);
        long open = addPieces(part.low, middle, waiting, new Floor(numerator, denominator))
                + addPieces(middle, part.high, waiting, part.floor);
        assert settled + open == part.units : "units got lost in a division";
    }

    private boolean isPossible(Part part, long numerator, long denominator, int places) {
        questions++;
        long owed = 0;
        boolean capped = false;
        for (int i = part.low; i < part.high; i++) {
            int node = flow.order[i];
            owed += owes[node];
            if (open[node]) {
                capped |= claims.set(node, numerator, denominator);
            } else {
                claims.none(node);
            }
        }
        long most = part.units + owed + 1;
        if (most <= MOST / denominator) {
            load(part, most, denominator);
            for (int i = part.low; i < part.high; i++) {
                int node = flow.order[i];
                flow.give[node] = gives[node] * denominator;
                flow.room[node] = (owes[node] + claims.whole[node]) * denominator + claims.rest[node];
            }
            flow.run(part.low, part.high);
        } else {
            load(part, most, 1);
            for (int i = part.low; i < part.high; i++) {
                int node = flow.order[i];
                flow.give[node] = gives[node];
                flow.room[node] = owes[node] + claims.whole[node];
            }
            flow.run(part.low, part.high);
            refine(part, denominator, places + 1);
            flow.run(part.low, part.high);
        }
        for (int i = part.low; i < part.high && !capped; i++) {
            capped = flow.room[flow.order[i]] > 0;
        }
        return !capped;
    }

    private void load(Part part, long most, long unit) {
        for (int i = part.low; i < part.high; i++) {
            int node = flow.order[i];
            for (int slot = slots.first[node]; slot < flow.end[node]; slot++) {
                flow.residual[slot] = Math.min(capacity[slot], most) * unit;
            }
        }
    }

    /**
     * Goes from whole units to parts of the denominator. All that can still flow are the rests, less than one unit per place,
     * so that room beyond that many units need not be told apart.
     */
    private void refine(Part part, long denominator, long most) {
        if (most > MOST / denominator) {
            throw new IllegalArgumentException(
                    "The weights (%s in all of %s places) are too large for exact levels in 64 bits.\nMaybe use a larger unit?"
                            .formatted(denominator, most));
        }
        for (int i = part.low; i < part.high; i++) {
            int node = flow.order[i];
            flow.give[node] = Math.min(flow.give[node], most) * denominator;
            flow.room[node] = Math.min(flow.room[node], most) * denominator + claims.rest[node];
            for (int slot = slots.first[node]; slot < flow.end[node]; slot++) {
                flow.residual[slot] = Math.min(flow.residual[slot], most) * denominator;
            }
        }
    }

    // ---- the division -----------------------------------------------------------------------------------------------

    /**
     * Moves the nodes that givers still reach to the front of the range and those they do not reach behind; cuts the arcs
     * between the two, which are full one way and empty the other. Returns where the second half begins.
     */
    private int divide(int low, int high) {
        int[] order = flow.order;
        int middle = low;
        int behind = 0;
        for (int i = low; i < high; i++) {
            int node = order[i];
            if (flow.depth[node] >= 0) {
                order[middle++] = node;
            } else {
                side[behind++] = node;
            }
        }
        System.arraycopy(side, 0, order, middle, behind);
        for (int i = low; i < high; i++) {
            int node = order[i];
            boolean near = i < middle;
            int slot = slots.first[node];
            while (slot < flow.end[node]) {
                int other = slots.far[slot];
                if (flow.depth[other] >= 0 == near) {
                    slot++;
                    continue;
                }
                if (near) {
                    owes[node] += capacity[slot];
                    gives[other] += capacity[slot];
                }
                putBehind(slot, --flow.end[node]);
            }
        }
        return middle;
    }

    private void putBehind(int a, int b) {
        if (a != b) {
            slots.exchange(a, b);
            long swapped = capacity[a];
            capacity[a] = capacity[b];
            capacity[b] = swapped;
        }
    }

    /** Settles the open places that want no more than the level gives them; returns what they get. */
    private long settle(int low, int high, long numerator, long denominator) {
        long sum = 0;
        for (int i = low; i < high; i++) {
            int node = flow.order[i];
            if (open[node] && wantsAtMost(node, numerator, denominator)) {
                long demand = network.demands()[node];
                open[node] = false;
                owes[node] += demand;
                sum += demand;
                long shared = greatestCommonDivisor(demand, network.weights()[node]);
                int[] place = {node};
                endings.add(new Ending(demand / shared, network.weights()[node] / shared, 0, 0, place, true, null));
            }
        }
        return sum;
    }

    private boolean wantsAtMost(int node, long numerator, long denominator) {
        if (numerator == Long.MAX_VALUE) {
            return true;
        }
        claims.set(node, numerator, denominator);
        return claims.whole[node] >= network.demands()[node];
    }

    /**
     * Adds each connected piece of a range as a part of its own, as what lies apart needs no common question; returns what the
     * open places of the range can get in all.
     *
     * @param floor a level that none of them lies below
     */
    private long addPieces(int low, int high, List<Part> waiting, Floor floor) {
        int[] order = flow.order;
        for (int i = low; i < high; i++) {
            seen[order[i]] = false;
        }
        long sum = 0;
        int filled = 0;
        for (int i = low; i < high; i++) {
            if (seen[order[i]]) {
                continue;
            }
            int start = filled;
            long units = 0;
            seen[order[i]] = true;
            side[filled++] = order[i];
            for (int next = start; next < filled; next++) {
                int node = side[next];
                units += gives[node] - owes[node];
                for (int slot = slots.first[node]; slot < flow.end[node]; slot++) {
                    int other = slots.far[slot];
                    if (!seen[other]) {
                        seen[other] = true;
                        side[filled++] = other;
                    }
                }
            }
            waiting.add(new Part(low + start, low + filled, units, floor));
            sum += units;
        }
        System.arraycopy(side, 0, order, low, filled);
        return sum;
    }

    private void end(Part part, long numerator, long denominator, int places) {
        int[] stopping = new int[places];
        int count = 0;
        boolean met = places > 0;
        for (int i = part.low; i < part.high; i++) {
            int node = flow.order[i];
            if (open[node]) {
                stopping[count++] = node;
                claims.set(node, numerator, denominator);
                met &= claims.whole[node] >= network.demands()[node];
            }
        }
        endings.add(new Ending(numerator, denominator, part.low, part.high, stopping, met, part.floor));
    }

    /** Compares two fractions that are not negative. */
    static int compare(long numerator, long denominator, long otherNumerator, long otherDenominator) {
        long high = Math.multiplyHigh(numerator, otherDenominator);
        long otherHigh = Math.multiplyHigh(otherNumerator, denominator);
        return high != otherHigh
                ? Long.compare(high, otherHigh)
                : Long.compareUnsigned(numerator * otherDenominator, otherNumerator * denominator);
    }

    // ---- the answer -------------------------------------------------------------------------------------------------

    /** The levels: those that something holds down first, the lowest before the higher ones, then those that are met. */
    public List<FairLevel> levels() {
        return Collections.unmodifiableList(levels);
    }

    /** The level of a place. */
    public FairLevel level(int place) {
        if (levelOf[place] < 0) {
            throw new IllegalArgumentException("The node (%s) has no demand, so it has no level.".formatted(place));
        }
        return levels.get(levelOf[place]);
    }

    /**
     * A flow that gives each place its level, and who is below whom: what {@link FairChecker} needs to prove that no levels are fairer.
     *
     * @throws IllegalArgumentException if the flow cannot be told in 64 bits
     */
    public FairCertificate certificate() {
        long brought = total + FlowNetwork.total("committed amount", committed);
        return new LevelFlow(network, endings, flow.order, gives, owes, open).certificate(brought);
    }

    /** The units that all places get together: as much as any flow brings. */
    public long total() {
        return total;
    }

    /** The largest flows that were needed. */
    public int questions() {
        return questions;
    }

    /** What each place gets rounded down to whole units, in a new array over the nodes. */
    private long[] wholeUnitsBelow() {
        long[] units = new long[nodes];
        for (int node = 0; node < nodes; node++) {
            if (levelOf[node] >= 0) {
                FairLevel level = levels.get(levelOf[node]);
                claims.set(node, level.numerator(), level.denominator());
                units[node] = claims.whole[node];
            }
        }
        return units;
    }

    /**
     * What each place gets in whole units, in a new array over the nodes: its fair amount rounded down or up, such that the
     * total is kept, a flow exists, and the units given by rounding up go to those who have the smallest share without, of equal ones to
     * the largest remainder, then to the first: whoever needs one unit is the worst-covered while it has none.
     */
    public long[] wholeUnits() {
        long[] units = wholeUnitsBelow();
        long left = total;
        for (long u : units) {
            left -= u;
        }
        if (left == 0) {
            return units;
        }
        Integer[] candidates = new Integer[nodes];
        double[] share = new double[nodes];
        double[] remainder = new double[nodes];
        int count = 0;
        for (int node = 0; node < nodes; node++) {
            if (levelOf[node] >= 0 && claims.rest[node] > 0) {
                remainder[node] =
                        (double) claims.rest[node] / levels.get(levelOf[node]).denominator();
                share[node] = (double) claims.whole[node] / network.weights()[node];
                candidates[count++] = node;
            }
        }
        Arrays.sort(
                candidates,
                0,
                count,
                Comparator.comparingDouble((Integer node) -> share[node])
                        .thenComparingDouble(node -> -remainder[node]));
        LastUnits handing = new LastUnits(network, sum(units, committed));
        for (int i = 0; i < count && left > 0; i++) {
            if (handing.oneMore(candidates[i])) {
                units[candidates[i]]++;
                left--;
            }
        }
        assert left == 0 : "units were left over in rounding";
        return units;
    }

    private static long[] sum(long[] a, long[] b) {
        long[] sums = new long[a.length];
        for (int i = 0; i < a.length; i++) {
            sums[i] = a[i] + b[i];
        }
        return sums;
    }

    private static long greatestCommonDivisor(long a, long b) {
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a;
    }
}
