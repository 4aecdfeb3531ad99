package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.resupply.model.Commodity;
import org.resupply.model.Facility;
import org.resupply.model.Loss;
import org.resupply.model.Outlook;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Handling;
import org.resupply.plan.Stop;

/** What lies in each facility, by commodity and lot, and since when. */
final class StockLedger {
    private static final Set<StorageClass> COOLED =
            EnumSet.of(StorageClass.CHILLED, StorageClass.FROZEN, StorageClass.BLOOD);

    /** By facility; what lies in one is for one thread at a time. */
    private final Map<String, Map<String, List<Batch>>> stock = new ConcurrentHashMap<>();

    private final Map<String, Map<String, Long>> reserves = new HashMap<>();
    /** What is lost in the course of each day, by day, facility and commodity. */
    private final Map<Integer, Map<String, Map<String, Long>>> doomed = new HashMap<>();

    /** By facility what vehicles bring on later days than they leave. */
    private final Map<String, List<Announced>> announced = new ConcurrentHashMap<>();

    /** By facility what happens there and nobody has asked about yet, in this order. */
    private final Map<String, List<Runnable>> due = new ConcurrentHashMap<>();

    /** What there was at the mark in each facility that was looked at since; {@code null} before there is a mark. */
    private Map<String, Content> marked;

    private Map<Integer, Map<String, Map<String, Long>>> doomedAtMark;

    private final Outlook outlook;
    private final Map<String, Commodity> commodities = new HashMap<>();

    private record Content(Map<String, List<Batch>> stock, List<Announced> announced) {}

    private record Announced(int day, StorageClass storage, double kg) {}

    StockLedger(Outlook outlook) {
        this.outlook = outlook;
        outlook.scenario().commodities().forEach(commodity -> commodities.put(commodity.id(), commodity));
    }

    /** A quantity of one lot that lies in a facility from a second on, and may be issued until another. */
    static final class Batch {
        static final Comparator<Batch> BY_EXPIRY =
                Comparator.comparingInt((Batch batch) -> batch.lastDay).thenComparing(batch -> batch.lot);

        final String lot;
        final int lastDay;
        final int since;
        final int until;
        long quantity;

        Batch(String lot, int lastDay, int since, int until, long quantity) {
            this.lot = lot;
            this.lastDay = lastDay;
            this.since = since;
            this.until = until;
            this.quantity = quantity;
        }

        /** Whether it may wait for as long as it is usable. */
        boolean mayWait() {
            return until == Integer.MAX_VALUE;
        }

        /** Whether it is there at a second and has not waited too long. */
        boolean mayLeaveAt(int second) {
            return since <= second && second <= until;
        }
    }

    /** A quantity of one lot. */
    record Issue(String lot, int lastDay, long quantity) {}

    void reserve(String facility, String commodity, long quantity) {
        reserves.computeIfAbsent(facility, f -> new HashMap<>()).merge(commodity, quantity, Long::sum);
    }

    /** Puts a quantity of a lot into a facility from this second on. */
    void add(String facility, String commodity, String lot, int lastDay, int since, long quantity) {
        if (quantity > 0 && outlook.losses().stream().anyMatch(loss -> takesOnArrival(loss, facility, lot, since))) {
            doom(since / TimeWindow.DAY, facility, commodity, quantity);
        } else if (quantity > 0) {
            open(facility);
            stock.computeIfAbsent(facility, f -> new HashMap<>())
                    .computeIfAbsent(commodity, c -> new ArrayList<>())
                    .add(new Batch(lot, lastDay, since, until(facility, commodity, since), quantity));
        }
    }

    /** Puts a quantity of a lot that a vehicle brings into a facility; what comes in later than on this day needs room from now on. */
    void bring(String facility, String commodity, String lot, int lastDay, int since, long quantity, int day) {
        add(facility, commodity, lot, lastDay, since, quantity);
        if (since / TimeWindow.DAY > day) {
            open(facility);
            announced
                    .computeIfAbsent(facility, f -> new ArrayList<>())
                    .add(new Announced(
                            since / TimeWindow.DAY,
                            commodities.get(commodity).storage(),
                            quantity * commodities.get(commodity).massKg()));
        }
    }

    /** Puts a quantity of a lot where it really came to, losses of the day aside: what was taken from it before is known. */
    void arrived(String facility, String commodity, String lot, int lastDay, int since, long quantity) {
        open(facility);
        stock.computeIfAbsent(facility, f -> new HashMap<>())
                .computeIfAbsent(commodity, c -> new ArrayList<>())
                .add(new Batch(lot, lastDay, since, until(facility, commodity, since), quantity));
    }

    /**
     * Takes a quantity of this very lot, what came first first and was not lost before, and gives back how much of it was there
     * at this second.
     */
    long take(String facility, String commodity, String lot, long quantity, int second) {
        long left = quantity;
        List<Batch> list = at(facility).getOrDefault(commodity, List.of());
        while (left > 0) {
            Batch oldest = null;
            for (Batch batch : list) {
                if (batch.quantity > 0
                        && batch.lot.equals(lot)
                        && batch.since <= second
                        && second <= batch.until
                        && !isLostBefore(second, facility, batch)
                        && (oldest == null || batch.since < oldest.since)) {
                    oldest = batch;
                }
            }
            if (oldest == null) {
                break;
            }
            long part = Math.min(left, oldest.quantity);
            oldest.quantity -= part;
            left -= part;
            if (oldest.quantity == 0) {
                list.remove(oldest);
            }
        }
        return quantity - left;
    }

    /**
     * Something that happens at a facility after all that has happened there so far. It is done when somebody asks about that facility:
     * most are never asked about. Where there are losses, which look at all of them, it is done at once.
     */
    void later(String facility, Runnable deed) {
        if (outlook.losses().isEmpty()) {
            due.computeIfAbsent(facility, f -> new ArrayList<>()).add(deed);
        } else {
            deed.run();
        }
    }

    /** Notes what there is now, to go back to; nothing may be due. */
    void mark() {
        marked = new ConcurrentHashMap<>();
        doomedAtMark = copy(doomed, byFacility -> copy(byFacility, HashMap::new));
    }

    /** Goes back to what there was at the mark. */
    void backToMark() {
        due.clear();
        marked.forEach((facility, content) -> {
            stock.put(facility, content.stock);
            announced.put(facility, content.announced);
        });
        doomed.clear();
        doomed.putAll(doomedAtMark);
        mark();
    }

    /** What lies in a facility, all that is due there done. */
    private Map<String, List<Batch>> at(String facility) {
        open(facility);
        return stock.getOrDefault(facility, Map.of());
    }

    private void open(String facility) {
        if (marked != null && !marked.containsKey(facility)) {
            marked.put(
                    facility,
                    new Content(
                            copy(stock.getOrDefault(facility, Map.of())),
                            new ArrayList<>(announced.getOrDefault(facility, List.of()))));
        }
        List<Runnable> deeds = due.remove(facility);
        if (deeds != null) {
            deeds.forEach(Runnable::run);
        }
    }

    private static <K, V> Map<K, V> copy(Map<K, V> map, UnaryOperator<V> each) {
        Map<K, V> copy = new HashMap<>();
        map.forEach((key, value) -> copy.put(key, each.apply(value)));
        return copy;
    }

    /** A copy of what lies in a facility, to go back to. */
    Object snapshot(String facility) {
        return copy(at(facility));
    }

    /** Puts back what lay in a facility at a {@linkplain #snapshot}. */
    @SuppressWarnings("unchecked")
    void backTo(String facility, Object snapshot) {
        stock.put(facility, copy((Map<String, List<Batch>>) snapshot));
    }

    private static Map<String, List<Batch>> copy(Map<String, List<Batch>> byCommodity) {
        Map<String, List<Batch>> copy = new HashMap<>();
        byCommodity.forEach((commodity, list) -> copy.put(
                commodity,
                new ArrayList<>(list.stream()
                        .map(batch -> new Batch(batch.lot, batch.lastDay, batch.since, batch.until, batch.quantity))
                        .toList())));
        return copy;
    }

    /** Until when cooled goods may be issued at a facility that lets them wait only so long. */
    private int until(String facility, String commodity, int since) {
        Facility there = outlook.places().facility(facility).orElseThrow();
        return (int) Math.min(Integer.MAX_VALUE, (long) since + mayWait(there, commodities.get(commodity)));
    }

    /** Seconds for which a commodity may wait at a facility; {@link Integer#MAX_VALUE} without a limit. */
    static int mayWait(Facility facility, Commodity commodity) {
        return facility.dwellLimitSeconds() == 0 || !COOLED.contains(commodity.storage())
                ? Integer.MAX_VALUE
                : facility.dwellLimitSeconds();
    }

    /**
     * Takes away what is lost in the course of the day, from its beginning: what will be lost at noon is not sent out in the
     * morning either.
     */
    void beginDay(int day) {
        for (Loss loss : outlook.losses()) {
            if (loss.second() / TimeWindow.DAY == day) {
                stock.keySet().stream()
                        .filter(facility -> takesAny(loss, facility))
                        .forEach(facility -> at(facility).forEach((commodity, list) -> {
                            for (Batch batch : list) {
                                if (takes(loss, facility, batch.lot, batch.since)) {
                                    doom(day, facility, commodity, batch.quantity);
                                }
                            }
                            list.removeIf(batch -> takes(loss, facility, batch.lot, batch.since));
                        }));
            }
        }
    }

    /** Whether a loss takes anything that lies in a facility; where there are losses nothing is due. */
    private boolean takesAny(Loss loss, String facility) {
        return stock.get(facility).values().stream()
                .flatMap(List::stream)
                .anyMatch(batch -> takes(loss, facility, batch.lot, batch.since));
    }

    private void doom(int day, String facility, String commodity, long quantity) {
        doomed.computeIfAbsent(day, d -> new HashMap<>())
                .computeIfAbsent(facility, f -> new HashMap<>())
                .merge(commodity, quantity, Long::sum);
    }

    /** Whether a loss has taken, or will take, anything that lay or came in at a facility until today. */
    boolean hasLost(String facility) {
        return doomed.values().stream().anyMatch(byFacility -> byFacility.containsKey(facility));
    }

    private static boolean takes(Loss loss, String facility, String lot, int since) {
        boolean meant = loss.lot().isEmpty()
                ? loss.facility().equals(facility)
                : loss.lot().equals(lot);
        return meant && since <= loss.second();
    }

    private boolean isLostBefore(int second, String facility, Batch batch) {
        List<Loss> losses = outlook.losses();
        for (int i = 0; i < losses.size(); i++) {
            Loss loss = losses.get(i);
            if (loss.second() < second && takes(loss, facility, batch.lot, batch.since)) {
                return true;
            }
        }
        return false;
    }

    private static boolean takesOnArrival(Loss loss, String facility, String lot, int since) {
        return since / TimeWindow.DAY == loss.second() / TimeWindow.DAY && takes(loss, facility, lot, since);
    }

    /**
     * Kilograms of each storage class, by ordinal, that lie in a facility in the course of a day or are announced for later ones,
     * what will be lost included.
     */
    double[] kg(String facility, int day) {
        double[] kg = new double[StorageClass.values().length];
        at(facility).forEach((id, list) -> {
            Commodity commodity = commodities.get(id);
            for (Batch batch : list) {
                if (batch.since / TimeWindow.DAY <= day) {
                    kg[commodity.storage().ordinal()] += batch.quantity * commodity.massKg();
                }
            }
        });
        for (Announced coming : announced.getOrDefault(facility, List.of())) {
            kg[coming.storage().ordinal()] += coming.day() > day ? coming.kg() : 0;
        }
        doomed.getOrDefault(day, Map.of()).getOrDefault(facility, Map.of()).forEach((id, quantity) -> {
            Commodity commodity = commodities.get(id);
            kg[commodity.storage().ordinal()] += quantity * commodity.massKg();
        });
        return kg;
    }

    /** Units that lie in facilities and whose last day has passed when this many days are over, by commodity. */
    Map<String, Long> spoiled(int days) {
        Map<String, Long> spoiled = new HashMap<>();
        List.copyOf(due.keySet()).forEach(this::open);
        stock.values()
                .forEach(byCommodity -> byCommodity.forEach((commodity, list) -> {
                    for (Batch batch : list) {
                        if (batch.lastDay >= 0 && batch.lastDay < days) {
                            spoiled.merge(commodity, batch.quantity, Long::sum);
                        }
                    }
                }));
        return spoiled;
    }

    /** The stock of a facility as it can be claimed on one day; everything that comes in on that day must be known. */
    Day day(String facility, int day) {
        return new Day(at(facility), reserves.getOrDefault(facility, Map.of()), day);
    }

    /** One day of one facility: first quantities are claimed, then lots are issued in the order of time. */
    static final class Day {
        private final Map<String, List<Slot>> slots = new HashMap<>();
        /** Batches in the order in which they expire, made when one is first issued. */
        private final Map<String, List<Batch>> byExpiry = new HashMap<>();

        private final Map<String, List<Batch>> all;

        /** Units of each commodity that stay as a reserve. */
        private final Map<String, Long> kept = new HashMap<>();

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

        private Day(Map<String, List<Batch>> all, Map<String, Long> reserves, int day) {
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
            soonest.free = 0;
            return true;
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
}
