package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Handling;
import org.resupply.plan.Stop;

/** The stock of one facility on one day: first quantities are claimed, then lots are issued in the order of time. */
final class StockDay {
    private final Map<String, List<Slot>> slots = new HashMap<>();
    /** Batches in the order in which they expire, made when one is first issued. */
    private final Map<String, List<Batch>> byExpiry = new HashMap<>();

    private final Map<String, List<Batch>> all;

    /** Units of each commodity that stay as a reserve. */
    private final Map<String, Long> kept = new HashMap<>();

    /** Units of each commodity that were given up as nobody can take them in time. */
    private final Map<String, Long> waitedTooLong = new HashMap<>();

    /** A batch and how much of it nobody has claimed. */
    static final class Slot {
        private final Batch batch;
        private long free;
        private long reserved;

        private Slot(Batch batch) {
            this.batch = batch;
            free = batch.quantity;
        }
    }

    /**
     * When a quantity could leave.
     *
     * @param from second from which all of it is there
     * @param until second until which all of it may be issued
     */
    record Span(int from, int until) {}

    StockDay(Map<String, List<Batch>> all, Map<String, Long> reserves, int day) {
        this.all = all;
        all.forEach((commodity, list) -> {
            List<Slot> issuable = new ArrayList<>();
            for (Batch batch : list) {
                if (batch.quantity > 0
                        && batch.lastDay >= day
                        && batch.since / TimeWindow.DAY <= day
                        && batch.until >= day * TimeWindow.DAY) {
                    issuable.add(new Slot(batch));
                }
            }
            issuable.sort(Comparator.comparingInt((Slot slot) -> slot.batch.since)
                    .thenComparingInt(slot -> slot.batch.lastDay)
                    .thenComparing(slot -> slot.batch.lot));
            slots.put(commodity, issuable);
            kept.put(commodity, Math.min(unclaimed(commodity), reserves.getOrDefault(commodity, 0L)));
            claimReserve(commodity);
        });
    }

    /** Units of a commodity that nobody has claimed yet, over the whole day. */
    long unclaimed(String commodity) {
        long total = 0;
        for (Slot slot : slots.getOrDefault(commodity, List.of())) {
            total += slot.free;
        }
        return total;
    }

    /** Units of a commodity that nobody has claimed yet and that can leave at this second. */
    long unclaimedAt(String commodity, int second) {
        long total = 0;
        for (Slot slot : slots.getOrDefault(commodity, List.of())) {
            total += slot.batch.mayLeaveAt(second) ? slot.free : 0;
        }
        return total;
    }

    /** Units of a commodity that nobody has claimed yet and that are there by this second. */
    long unclaimed(String commodity, int second) {
        long total = 0;
        for (Slot slot : slots.getOrDefault(commodity, List.of())) {
            total += slot.batch.since <= second ? slot.free : 0;
        }
        return total;
    }

    /** The seconds after this one at which units of some of these commodities come in that nobody has claimed, in order. */
    SortedSet<Integer> arrivalsAfter(int second, Set<String> commodities) {
        SortedSet<Integer> arrivals = new TreeSet<>();
        for (String commodity : commodities) {
            for (Slot slot : slots.getOrDefault(commodity, List.of())) {
                if (slot.free > 0 && slot.batch.since > second) {
                    arrivals.add(slot.batch.since);
                }
            }
        }
        return arrivals;
    }

    /** Units of a lot that nobody has claimed, where they lie together. */
    long unclaimedOf(String commodity, String lot) {
        Slot slot = slot(commodity, lot);
        return slot == null ? 0 : slot.free;
    }

    /** When units of this very lot could leave. */
    Span span(Trailers.Part part) {
        Slot slot = slot(part.commodity(), part.lot());
        return new Span(slot.batch.since, slot.batch.until);
    }

    /** Takes units of this very lot, before any lots are chosen for others. */
    void take(Trailers.Part part) {
        Slot slot = slot(part.commodity(), part.lot());
        slot.free -= part.quantity();
        slot.batch.quantity -= part.quantity();
    }

    private Slot slot(String commodity, String lot) {
        for (Slot slot : slots.getOrDefault(commodity, List.of())) {
            if (slot.batch.lot.equals(lot)) {
                return slot;
            }
        }
        return null;
    }

    /**
     * Takes the very lots that a trip loads, as far as they are there then, the reserve left aside. Nobody may have claimed anything.
     *
     * @param load still empty
     */
    void hold(Stop loading, Map<String, String> commodityOf, Load load) {
        Set<String> commodities = new HashSet<>();
        for (Handling handling : loading.handlings()) {
            if (handling.quantity() > 0) {
                String commodity = commodityOf.get(handling.lot());
                commodities.add(commodity);
                hold(commodity, handling.lot(), handling.quantity(), load);
            }
        }
        for (String commodity : commodities) {
            if (!leavesReserve(commodity, load.second())) {
                load.giveBack(commodity);
            }
            claimReserve(commodity);
        }
    }

    private void hold(String commodity, String lot, long quantity, Load load) {
        long left = quantity;
        for (Slot slot : slots.getOrDefault(commodity, List.of())) {
            Batch batch = slot.batch;
            if (left > 0 && batch.quantity > 0 && batch.lot.equals(lot) && batch.mayLeaveAt(load.second())) {
                long part = Math.min(left, batch.quantity);
                load.take(commodity, batch, part);
                left -= part;
            }
        }
    }

    /**
     * Takes other lots for what a load lacks, when those that stay have theirs; nobody may have claimed anything.
     *
     * @return whether there is enough, the reserve left aside; else all of the load is given back
     */
    boolean complete(Load load, Map<String, Long> units) {
        boolean isThere = true;
        for (Map.Entry<String, Long> part : units.entrySet()) {
            String commodity = part.getKey();
            long lacking = part.getValue() - load.units(commodity);
            issue(commodity, lacking, load);
            isThere &= lacking == 0
                    || (load.units(commodity) == part.getValue() && leavesReserve(commodity, load.second()));
        }
        if (!isThere) {
            load.giveBack();
        }
        units.keySet().forEach(this::claimReserve);
        return isThere;
    }

    /** Whether the reserve is there at a second, whatever comes later. */
    private boolean leavesReserve(String commodity, int second) {
        long there = 0;
        for (Slot slot : slots.getOrDefault(commodity, List.of())) {
            there += slot.batch.since <= second ? slot.batch.quantity : 0;
        }
        return there >= kept.getOrDefault(commodity, 0L);
    }

    /** Claims the reserve of what came first, when nobody has claimed anything. */
    private void claimReserve(String commodity) {
        long left = kept.getOrDefault(commodity, 0L);
        for (Slot slot : slots.getOrDefault(commodity, List.of())) {
            slot.reserved = Math.min(left, slot.batch.quantity);
            slot.free = slot.batch.quantity - slot.reserved;
            left -= slot.reserved;
        }
    }

    /** Gives back what was held, for anybody to claim; the reserve is what came first again. */
    void giveUp(Load held) {
        slots.forEach((commodity, list) -> list.forEach(slot -> slot.free += held.units(commodity, slot.batch)));
        held.giveBack();
        for (List<Slot> list : slots.values()) {
            int last = list.size() - 1;
            for (int first = 0; first < last; first++) {
                Slot early = list.get(first);
                while (first < last && early.free > 0) {
                    Slot late = list.get(last);
                    long part = Math.min(early.free, late.reserved);
                    early.free -= part;
                    early.reserved += part;
                    late.free += part;
                    late.reserved -= part;
                    last -= late.reserved == 0 ? 1 : 0;
                }
            }
        }
    }

    /** When the next units of a commodity could leave; there must be as many unclaimed. */
    Span span(String commodity, long quantity) {
        long left = quantity;
        int from = 0;
        int until = Integer.MAX_VALUE;
        for (Slot slot : slots.get(commodity)) {
            if (left > 0 && slot.free > 0) {
                left -= Math.min(left, slot.free);
                from = slot.batch.since;
                until = Math.min(until, slot.batch.until);
            }
        }
        if (left > 0) {
            throw new IllegalStateException("%s units of %s are not there.".formatted(left, commodity));
        }
        return new Span(from, until);
    }

    /** Claims the next units of a commodity. */
    void claim(String commodity, long quantity) {
        long left = quantity;
        for (Slot slot : slots.getOrDefault(commodity, List.of())) {
            long part = Math.min(left, slot.free);
            slot.free -= part;
            left -= part;
        }
    }

    /**
     * Claims units of a commodity that are there at a second, of what came last.
     *
     * @param usableUntil day until which they must be usable
     * @return what was claimed, to be given back
     */
    Map<Slot, Long> setAside(String commodity, long quantity, int second, int usableUntil) {
        Map<Slot, Long> aside = new IdentityHashMap<>();
        List<Slot> list = slots.getOrDefault(commodity, List.of());
        long left = quantity;
        for (int i = list.size() - 1; i >= 0 && left > 0; i--) {
            Slot slot = list.get(i);
            boolean suits = slot.batch.mayLeaveAt(second) && slot.batch.lastDay >= usableUntil;
            long part = suits ? Math.min(left, slot.free) : 0;
            if (part > 0) {
                slot.free -= part;
                left -= part;
                aside.put(slot, part);
            }
        }
        return aside;
    }

    /** Gives back what was claimed. */
    void giveBack(Map<Slot, Long> aside) {
        aside.forEach((slot, units) -> slot.free += units);
    }

    /** What is claimed now, to go back to. */
    Map<Slot, Long> mark() {
        Map<Slot, Long> free = new IdentityHashMap<>();
        slots.values().forEach(list -> list.forEach(slot -> free.put(slot, slot.free)));
        return free;
    }

    /** Undoes every claim since the mark. */
    void backTo(Map<Slot, Long> mark) {
        mark.forEach((slot, free) -> slot.free = free);
    }

    /** Gives up the next units of a commodity that would have to leave too soon; whether there were any. */
    boolean giveUpNext(String commodity) {
        Slot soonest = null;
        for (Slot slot : slots.getOrDefault(commodity, List.of())) {
            boolean limited = slot.free > 0 && slot.batch.until < Integer.MAX_VALUE;
            if (limited && (soonest == null || slot.batch.until < soonest.batch.until)) {
                soonest = slot;
            }
        }
        if (soonest == null) {
            return false;
        }
        waitedTooLong.merge(commodity, soonest.free, Long::sum);
        soonest.free = 0;
        return true;
    }

    /** Units of a commodity that were given up as nobody can take them in time. */
    long waitedTooLong(String commodity) {
        return waitedTooLong.getOrDefault(commodity, 0L);
    }

    /**
     * Takes a quantity at this second: of what is there and may still be issued, the lots that expire first. Call in the
     * order of time. Gives less where cooled goods have waited too long.
     */
    List<Issue> issue(String commodity, long quantity, int second) {
        return issue(commodity, quantity, second, 0);
    }

    /** The same, of lots that are usable until a day at least. */
    List<Issue> issue(String commodity, long quantity, int second, int usableUntil) {
        Load load = new Load(second, usableUntil, false);
        if (issue(commodity, quantity, load)) {
            all.get(commodity).removeIf(batch -> batch.quantity == 0);
        }
        return load.lots(commodity);
    }

    /** The same for all that a trip takes. */
    Load issue(Map<String, Long> units, int second, int usableUntil) {
        Load load = new Load(second, usableUntil, false);
        units.forEach((commodity, quantity) -> issue(commodity, quantity, load));
        return load;
    }

    /** Whether nothing is left of a batch by that. */
    private boolean issue(String commodity, long quantity, Load load) {
        long left = quantity;
        boolean anyEmpty = false;
        for (Batch batch : byExpiry.computeIfAbsent(commodity, this::byExpiry)) {
            long part = batch.mayLeaveAt(load.second()) && batch.lastDay >= load.usableUntil()
                    ? Math.min(left, batch.quantity)
                    : 0;
            if (part > 0) {
                load.take(commodity, batch, part);
                left -= part;
                anyEmpty |= batch.quantity == 0;
            }
            if (left == 0) {
                break;
            }
        }
        return anyEmpty;
    }

    /** Lets what expires first leave first where loads were held; nothing is taken any more after that. */
    void settle(Collection<Load> loads) {
        Load.firstExpiredFirst(loads, this::byExpiry);
        all.values().forEach(list -> list.removeIf(batch -> batch.quantity == 0));
    }

    private List<Batch> byExpiry(String commodity) {
        List<Batch> batches = new ArrayList<>();
        slots.getOrDefault(commodity, List.of()).forEach(slot -> batches.add(slot.batch));
        batches.sort(Batch.BY_EXPIRY);
        return batches;
    }
}
