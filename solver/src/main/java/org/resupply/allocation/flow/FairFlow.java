package org.resupply.allocation.flow;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

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
    private static final long MOST = 1L << 61;

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

    /** The whole units of a place's claim at the level that is asked for, and the rest in parts of the denominator. */
    private final long[] wholes;

    private final long[] rests;

    /** Whether the node is a place whose level is still open. */
    private final boolean[] open;

    private final int[] side;
    private final boolean[] seen;
    private final List<Ending> endings = new ArrayList<>();
    private final List<FairLevel> levels = new ArrayList<>();

    /** The level of each place, -1 for the other nodes. */
    private final int[] levelOf;

    private long total;
    private int questions;

    /** A range of the nodes whose open places can get so many units in all, each at least the floor. */
    private record Part(int low, int high, long units, Floor floor) {}

    /** A level that nobody of a part lies below; the denominator is 0 where that is without limit. */
    private record Floor(long numerator, long denominator) {}

    /** Places that stop at a level, and the range of nodes whose borders say why; the range is empty where nothing is short. */
    private record Ending(
            long numerator, long denominator, int low, int high, int[] places, boolean isMet, Floor floor) {

        /** The level that what surrounds the range tells from others; where it has no places their floor is as good. */
        Floor level() {
            return places.length > 0 ? new Floor(numerator, denominator) : floor;
        }
    }

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
        this.wholes = new long[nodes];
        this.rests = new long[nodes];
        this.open = new boolean[nodes];
        this.side = new int[nodes];
        this.seen = new boolean[nodes];
        this.levelOf = new int[nodes];
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
        long wanted = MaxFlow.total("committed amount", committed);
        for (int node = 0; node < nodes; node++) {
            open[node] = network.demands()[node] > 0;
            wanted += network.demands()[node];
        }
        long most = Math.min(wanted, MaxFlow.total("supply", gives));
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
        nameLevels();
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
                capped |= claim(node, numerator, denominator);
            } else {
                wholes[node] = 0;
                rests[node] = 0;
            }
        }
        long most = part.units + owed + 1;
        if (most <= MOST / denominator) {
            load(part, most, denominator);
            for (int i = part.low; i < part.high; i++) {
                int node = flow.order[i];
                flow.give[node] = gives[node] * denominator;
                flow.room[node] = (owes[node] + wholes[node]) * denominator + rests[node];
            }
            flow.run(part.low, part.high);
        } else {
            load(part, most, 1);
            for (int i = part.low; i < part.high; i++) {
                int node = flow.order[i];
                flow.give[node] = gives[node];
                flow.room[node] = owes[node] + wholes[node];
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

    /**
     * Sets the claim of a place: numerator / denominator of its weight, but no more than its demand; true when the demand is
     * less.
     */
    private boolean claim(int node, long numerator, long denominator) {
        long weight = network.weights()[node];
        long demand = network.demands()[node];
        boolean beyond = false;
        if (Math.multiplyHigh(numerator, weight) == 0 && numerator * weight >= 0) {
            wholes[node] = numerator * weight / denominator;
            rests[node] = numerator * weight % denominator;
        } else {
            BigInteger[] parts = BigInteger.valueOf(numerator)
                    .multiply(BigInteger.valueOf(weight))
                    .divideAndRemainder(BigInteger.valueOf(denominator));
            beyond = parts[0].compareTo(BigInteger.valueOf(demand)) > 0;
            wholes[node] = beyond ? demand : parts[0].longValueExact();
            rests[node] = beyond ? 0 : parts[1].longValueExact();
        }
        if (wholes[node] < demand) {
            return false;
        }
        boolean capped = wholes[node] > demand || rests[node] > 0 || beyond;
        wholes[node] = demand;
        rests[node] = 0;
        return capped;
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
            flow.room[node] = Math.min(flow.room[node], most) * denominator + rests[node];
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
        claim(node, numerator, denominator);
        return wholes[node] >= network.demands()[node];
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
                claim(node, numerator, denominator);
                met &= wholes[node] >= network.demands()[node];
            }
        }
        endings.add(new Ending(numerator, denominator, part.low, part.high, stopping, met, part.floor));
    }

    // ---- the answer -------------------------------------------------------------------------------------------------

    /** Joins what ended at equal levels, lowest first, and finds the arcs and the supplies that hold each level down. */
    private void nameLevels() {
        int[] endingOf = new int[nodes];
        Arrays.fill(endingOf, -1);
        endings.sort(Comparator.comparing(Ending::isMet).thenComparing(FairFlow::compare));
        for (int e = 0; e < endings.size(); e++) {
            for (int i = endings.get(e).low; i < endings.get(e).high; i++) {
                endingOf[flow.order[i]] = e;
            }
        }
        int[][] full = fullArcs(endingOf);
        int[][] spent = spentNodes(endingOf);
        Arrays.fill(levelOf, -1);
        for (int from = 0, to; from < endings.size(); from = to) {
            Ending first = endings.get(from);
            to = from + 1;
            while (to < endings.size()
                    && first.isMet == endings.get(to).isMet
                    && compare(first, endings.get(to)) == 0) {
                to++;
            }
            int[][] places = new int[endings.size()][];
            for (int e = from; e < to; e++) {
                places[e] = endings.get(e).places;
            }
            int[] stopping = joined(places, from, to);
            if (stopping.length > 0) {
                for (int place : stopping) {
                    levelOf[place] = levels.size();
                }
                int[] none = {};
                levels.add(new FairLevel(
                        first.numerator,
                        first.denominator,
                        stopping,
                        first.isMet ? none : joined(full, from, to),
                        first.isMet ? none : joined(spent, from, to),
                        first.isMet));
            }
        }
    }

    private static int compare(Ending a, Ending b) {
        return compare(a.numerator, a.denominator, b.numerator, b.denominator);
    }

    /** Compares two fractions that are not negative. */
    static int compare(long numerator, long denominator, long otherNumerator, long otherDenominator) {
        long high = Math.multiplyHigh(numerator, otherDenominator);
        long otherHigh = Math.multiplyHigh(otherNumerator, denominator);
        return high != otherHigh
                ? Long.compare(high, otherHigh)
                : Long.compareUnsigned(numerator * otherDenominator, otherNumerator * denominator);
    }

    /** The arcs into each ending from nodes that stand before it in the order, that is, from better supplied parts. */
    private int[][] fullArcs(int[] endingOf) {
        int[][] arcs = new int[endings.size()][];
        int[] counts = new int[endings.size()];
        for (int pass = 0; pass < 2; pass++) {
            Arrays.fill(counts, 0);
            for (int arc = 0; arc < graph.arcs(); arc++) {
                int to = endingOf[graph.head(arc)];
                int from = endingOf[graph.tail(arc)];
                if (to >= 0 && from != to && (from < 0 || endings.get(from).low < endings.get(to).low)) {
                    if (pass == 1) {
                        arcs[to][counts[to]] = arc;
                    }
                    counts[to]++;
                }
            }
            if (pass == 0) {
                allot(arcs, counts);
            }
        }
        return arcs;
    }

    private int[][] spentNodes(int[] endingOf) {
        int[][] spent = new int[endings.size()][];
        int[] counts = new int[endings.size()];
        for (int pass = 0; pass < 2; pass++) {
            Arrays.fill(counts, 0);
            for (int node = 0; node < nodes; node++) {
                int at = endingOf[node];
                if (at >= 0 && network.supplies()[node] > 0) {
                    if (pass == 1) {
                        spent[at][counts[at]] = node;
                    }
                    counts[at]++;
                }
            }
            if (pass == 0) {
                allot(spent, counts);
            }
        }
        return spent;
    }

    private static void allot(int[][] lists, int[] counts) {
        for (int i = 0; i < lists.length; i++) {
            lists[i] = new int[counts[i]];
        }
    }

    private static int[] joined(int[][] lists, int from, int to) {
        int length = 0;
        for (int i = from; i < to; i++) {
            length += lists[i].length;
        }
        int[] all = new int[length];
        int filled = 0;
        for (int i = from; i < to; i++) {
            System.arraycopy(lists[i], 0, all, filled, lists[i].length);
            filled += lists[i].length;
        }
        Arrays.sort(all);
        return all;
    }

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
        int[] partOf = new int[nodes];
        int[] rank = new int[nodes];
        List<Ending> parts = new ArrayList<>(endings);
        parts.removeIf(ending -> ending.low == ending.high);
        parts.sort((one, other) -> compare(one.level(), other.level()));
        List<Floor> ranks = new ArrayList<>();
        for (int p = 0; p < parts.size(); p++) {
            Ending part = parts.get(p);
            if (p == 0 || compare(parts.get(p - 1).level(), part.level()) != 0) {
                ranks.add(part.level());
            }
            for (int i = part.low; i < part.high; i++) {
                partOf[flow.order[i]] = p;
                rank[flow.order[i]] = ranks.size() - 1;
            }
        }
        Slots fresh = new Slots(graph);
        BlockingFlow again = new BlockingFlow(fresh);
        long[] wholeFlow = new long[graph.arcs()];
        long[] restFlow = new long[graph.arcs()];
        long most = Math.min(MOST, total + MaxFlow.total("committed amount", committed) + 1);
        for (int arc = 0; arc < graph.arcs(); arc++) {
            int from = partOf[graph.tail(arc)];
            int to = partOf[graph.head(arc)];
            if (from != to) {
                wholeFlow[arc] = parts.get(from).low < parts.get(to).low ? network.capacities()[arc] : 0;
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
                claim(node, level.numerator, level.denominator);
                again.room[node] += wholes[node];
                restOf[node] = rests[node];
            }
        }
        again.run(0, nodes);
        for (int arc = 0; arc < graph.arcs(); arc++) {
            if (partOf[graph.tail(arc)] == partOf[graph.head(arc)] && fresh.ofArc[arc] >= 0) {
                wholeFlow[arc] = Math.min(network.capacities()[arc], most) - again.residual[fresh.ofArc[arc]];
            }
        }
        // What still flows is less than a unit for each place.
        long units = levelOf.length + 1L;
        for (int node = 0; node < nodes; node++) {
            long denominator = Math.max(1, ranks.get(rank[node]).denominator);
            if (units > MOST / denominator) {
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

    private static int compare(Floor a, Floor b) {
        return compare(a.numerator, a.denominator, b.numerator, b.denominator);
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
                claim(node, level.numerator(), level.denominator());
                units[node] = wholes[node];
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
            if (levelOf[node] >= 0 && rests[node] > 0) {
                remainder[node] =
                        (double) rests[node] / levels.get(levelOf[node]).denominator();
                share[node] = (double) wholes[node] / network.weights()[node];
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

    /**
     * The cheapest flow that brings these whole units to the places, solved. Its arcs are those of the network, in their order,
     * followed by one per giving node.
     *
     * @param costs per unit on each arc
     * @param units that each place gets, as {@link #wholeUnits} has them; what is committed comes on top
     */
    public MinCostFlow cheapest(long[] costs, long[] units) {
        FlowNetwork.requireLength("costs", costs.length, "arcs", graph.arcs());
        FlowNetwork.requireLength("units", units.length, "nodes", nodes);
        MinCostFlow cheapest = new MinCostFlow(storeNetwork(costs, sum(units, committed)));
        if (cheapest.solve() != MinCostFlow.Outcome.OPTIMAL) {
            throw new IllegalArgumentException(
                    "The units of the places have no cheapest flow: it is %s.".formatted(cheapest.outcome()));
        }
        return cheapest;
    }

    /** The problem of bringing the units to the places from a store, node {@code nodes}, which fills the givers. */
    private FlowNetwork storeNetwork(long[] costs, long[] units) {
        int arcs = graph.arcs();
        int givers = 0;
        for (long supply : network.supplies()) {
            givers += supply > 0 ? 1 : 0;
        }
        int[] tails = new int[arcs + givers];
        int[] heads = new int[arcs + givers];
        for (int arc = 0; arc < arcs; arc++) {
            tails[arc] = graph.tail(arc);
            heads[arc] = graph.head(arc);
        }
        long[] capacities = Arrays.copyOf(network.capacities(), arcs + givers);
        long[] supplies = new long[nodes + 1];
        for (int node = 0; node < nodes; node++) {
            if (network.supplies()[node] > 0) {
                tails[arcs] = nodes;
                heads[arcs] = node;
                capacities[arcs++] = network.supplies()[node];
            }
            supplies[node] = -units[node];
            supplies[nodes] += units[node];
        }
        FlowGraph withStore = new FlowGraph(nodes + 1, tails, heads);
        return new FlowNetwork(withStore, capacities, Arrays.copyOf(costs, arcs), supplies);
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
