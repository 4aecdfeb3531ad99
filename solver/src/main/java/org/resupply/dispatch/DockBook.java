package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.resupply.model.Facility;
import org.resupply.plan.Receipt;

/** Who is at which dock of a gate and when: convoys first, then the vehicles that carry their goods on. */
final class DockBook {
    /** Where docks are not told apart. */
    static final int ANY = -1;

    /** By gate and dock: begins of visits and their ends. */
    private final Map<String, List<TreeMap<Integer, Integer>>> taken = new HashMap<>();

    /** A slot at a dock. */
    record Slot(int dock, int begin) {}

    DockBook(List<Receipt> receipts) {
        for (Receipt receipt : receipts) {
            take(receipt.facility(), receipt.dock(), receipt.begin(), receipt.released());
        }
    }

    /**
     * The earliest slot at any dock of a gate.
     *
     * @param from second from which on the vehicle can begin
     * @param length seconds it is handled
     * @param until second until which it stays at least
     */
    Slot earliest(Facility gate, int from, int length, int until) {
        Slot best = null;
        for (int dock = 0; dock < gate.docks(); dock++) {
            int begin = begin(docks(gate.id(), dock), from, length, until);
            if (best == null || begin < best.begin()) {
                best = new Slot(dock, begin);
            }
        }
        return best;
    }

    private static int begin(TreeMap<Integer, Integer> visits, int from, int length, int until) {
        int begin = from;
        Map.Entry<Integer, Integer> visit = visits.floorEntry(begin);
        if (visit != null && visit.getValue() > begin) {
            begin = visit.getValue();
        }
        while (true) {
            visit = visits.ceilingEntry(begin);
            if (visit == null || visit.getKey() >= Math.max(begin + length, until)) {
                return begin;
            }
            begin = visit.getValue();
        }
    }

    /** Takes a dock of a gate for a while; a visit that takes no time, or where docks are not told apart, needs none. */
    void take(String gate, int dock, int begin, int end) {
        if (dock != ANY && end > begin) {
            docks(gate, dock).put(begin, end);
        }
    }

    private TreeMap<Integer, Integer> docks(String gate, int dock) {
        List<TreeMap<Integer, Integer>> docks = taken.computeIfAbsent(gate, id -> new ArrayList<>());
        while (docks.size() <= dock) {
            docks.add(new TreeMap<>());
        }
        return docks.get(dock);
    }
}
