package org.resupply.allocation;

import java.util.Arrays;
import java.util.Comparator;
import org.resupply.problem.IntList;

/**
 * The shared capacities as limits on sets of arcs of one commodity, and the gates by which a flow network keeps them.
 *
 * <p>A shared capacity binds several arcs at once, which a flow network can say only where they leave or enter one node and take as
 * much of it: there a gate is put, an arc in front of a node that all of them pass. So a row is parted into such sets, at the
 * tails of its arcs or at their heads, whichever gives fewer, and each gets a part of the row. A set that lies within another
 * one has its gate behind the other's.
 */
final class CapacityLimits {
    /** No gate: the limit is on a single arc, or the arc has none. */
    static final int NONE = -1;

    final int count;

    /** The row of each limit. */
    final int[] row;

    /** What one base unit takes of the row. */
    final long[] use;

    /** The arcs of limit i are {@code arc[start[i]]} to {@code arc[start[i + 1] - 1]}. */
    final int[] start;

    final int[] arc;

    /** Whether the row of a limit is split among several limits of this commodity. */
    final boolean[] split;

    /** The gate of each limit. */
    final int[] gate;

    final int gates;

    /** The innermost gate at the tail and at the head of each arc. */
    final int[] innerTail;

    final int[] innerHead;

    private final CommodityNetwork network;
    private final IntList gateParent = new IntList();
    private final IntList gateNode = new IntList();
    private final IntList gateAtTail = new IntList();

    /** The arcs of each row, and what a unit on each takes of it. */
    private final int[] rowFirst;

    private final int[] rowArc;
    private final long[] rowUse;

    CapacityLimits(CommodityNetwork network, CapacityRows rows) {
        this.network = network;
        innerTail = new int[network.arcs];
        innerHead = new int[network.arcs];
        Arrays.fill(innerTail, NONE);
        Arrays.fill(innerHead, NONE);
        rowFirst = new int[rows.count + 1];
        Loads loads = network.loads;
        for (int load : network.load) {
            for (int at = loads.start[load]; at < loads.start[load + 1]; at++) {
                rowFirst[loads.row[at] + 1]++;
            }
        }
        for (int r = 0; r < rows.count; r++) {
            rowFirst[r + 1] += rowFirst[r];
        }
        rowArc = new int[rowFirst[rows.count]];
        rowUse = new long[rowFirst[rows.count]];
        int[] next = rowFirst.clone();
        for (int of = 0; of < network.arcs; of++) {
            int load = network.load[of];
            for (int at = loads.start[load]; at < loads.start[load + 1]; at++) {
                int slot = next[loads.row[at]]++;
                rowArc[slot] = of;
                rowUse[slot] = loads.most[at];
            }
        }
        IntList rowList = new IntList();
        IntList startList = new IntList();
        IntList gateList = new IntList();
        IntList first = new IntList();
        IntList arcList = new IntList();
        startList.add(0);
        for (int r : rowsBySize()) {
            int to = rowFirst[r + 1];
            boolean tailSide = partAtTheBetterEnd(rowFirst[r], to);
            for (int at = rowFirst[r]; at < to; ) {
                int end = at;
                for (; end < to && isSameSet(at, end, tailSide); end++) {
                    arcList.add(rowArc[end]);
                }
                rowList.add(r);
                first.add(at);
                startList.add(arcList.size());
                gateList.add(end - at > 1 || rows.extra[r] > 0 ? addGate(at, end, tailSide) : NONE);
                at = end;
            }
        }
        row = rowList.toArray();
        start = startList.toArray();
        arc = arcList.toArray();
        gate = gateList.toArray();
        gates = gateNode.size();
        count = row.length;
        use = new long[count];
        split = new boolean[count];
        for (int limit = 0; limit < count; limit++) {
            use[limit] = rowUse[first.get(limit)];
            split[limit] =
                    (limit > 0 && row[limit - 1] == row[limit]) || (limit + 1 < count && row[limit + 1] == row[limit]);
        }
    }

    /** The rows that bind something, those with the most arcs first, so that sets within others come after them. */
    private int[] rowsBySize() {
        int rows = rowFirst.length - 1;
        long[] keys = new long[rows];
        int used = 0;
        for (int r = 0; r < rows; r++) {
            int size = rowFirst[r + 1] - rowFirst[r];
            if (size > 0) {
                keys[used++] = ((long) (Integer.MAX_VALUE - size) << 32) | r;
            }
        }
        Arrays.sort(keys, 0, used);
        int[] order = new int[used];
        for (int i = 0; i < used; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }

    /** Sorts the arcs of a row into sets at their tails or at their heads, whichever are fewer; whether it is the tails. */
    private boolean partAtTheBetterEnd(int from, int to) {
        int atTails = part(from, to, true);
        if (atTails == 1) {
            return true;
        }
        if (part(from, to, false) < atTails) {
            return false;
        }
        part(from, to, true);
        return true;
    }

    /** Sorts the arcs of a row into sets that one gate can hold; returns their number. */
    private int part(int from, int to, boolean tailSide) {
        int sets = 1;
        for (int at = from + 1; at < to; at++) {
            sets += isSameSet(at - 1, at, tailSide) ? 0 : 1;
        }
        if (sets == 1) {
            return sets;
        }
        Integer[] order = new Integer[to - from];
        Arrays.setAll(order, i -> from + i);
        Arrays.sort(
                order,
                Comparator.<Integer>comparingInt(at -> end(at, tailSide))
                        .thenComparingLong(at -> rowUse[at])
                        .thenComparingInt(at -> rowArc[at]));
        int[] arcs = new int[order.length];
        long[] uses = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            arcs[i] = rowArc[order[i]];
            uses[i] = rowUse[order[i]];
        }
        System.arraycopy(arcs, 0, rowArc, from, arcs.length);
        System.arraycopy(uses, 0, rowUse, from, uses.length);
        sets = 1;
        for (int at = from + 1; at < to; at++) {
            sets += isSameSet(at - 1, at, tailSide) ? 0 : 1;
        }
        return sets;
    }

    private boolean isSameSet(int at, int other, boolean tailSide) {
        return rowUse[at] == rowUse[other] && end(at, tailSide) == end(other, tailSide);
    }

    /** The node or the gate that an arc of a row leaves or enters. */
    private int end(int at, boolean tailSide) {
        int inner = (tailSide ? innerTail : innerHead)[rowArc[at]];
        return inner == NONE ? (tailSide ? network.tail : network.head)[rowArc[at]] : network.nodes + inner;
    }

    private int addGate(int from, int to, boolean tailSide) {
        int[] inner = tailSide ? innerTail : innerHead;
        gateParent.add(inner[rowArc[from]]);
        gateNode.add((tailSide ? network.tail : network.head)[rowArc[from]]);
        gateAtTail.add(tailSide ? 1 : 0);
        int added = gateNode.size() - 1;
        for (int at = from; at < to; at++) {
            inner[rowArc[at]] = added;
        }
        return added;
    }

    /** The node from which an arc of the network leads, behind the gates at its tail; gates come after the network's nodes. */
    int tail(int of) {
        return innerTail[of] == NONE ? network.tail[of] : network.nodes + innerTail[of];
    }

    /** The node to which an arc of the network leads, before the gates at its head. */
    int head(int of) {
        return innerHead[of] == NONE ? network.head[of] : network.nodes + innerHead[of];
    }

    /** Adds the arc that passes a gate. */
    void addGateArc(int passed, IntList tails, IntList heads) {
        int parent = gateParent.get(passed);
        int outer = parent == NONE ? gateNode.get(passed) : network.nodes + parent;
        boolean atTail = gateAtTail.get(passed) == 1;
        tails.add(atTail ? outer : network.nodes + passed);
        heads.add(atTail ? network.nodes + passed : outer);
    }
}
