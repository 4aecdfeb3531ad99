package org.resupply.verify;

import static org.resupply.verify.Replay.day;
import static org.resupply.verify.World.NONE;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.resupply.model.Facility;
import org.resupply.model.Loss;
import org.resupply.model.Reserve;
import org.resupply.model.StorageClass;

/**
 * What lies in every facility at every instant.
 *
 * <p>Each facility is replayed by itself, instant by instant: first all that happens at the instant is booked, then the rules
 * look at what lies there. A rule that stays broken for a while is reported once, with the most by which it is broken.
 */
final class Stocks implements Check {
    private static final StorageClass[] CLASSES = StorageClass.values();

    @Override
    public void examine(World world, Replay plan, Findings findings) {
        Events events = Events.of(world, plan);
        Shelf shelf = new Shelf(world, plan, findings);
        for (int facility = 0; facility < world.facilities.size(); facility++) {
            shelf.replay(facility, events);
        }
    }

    /** All that happens to stock, by facility and time. */
    private static final class Events {
        static final int ALL_LOTS = NONE;

        /** The first event of a facility in {@link #order}; one entry more than facilities. */
        final int[] first;

        /** Event numbers by facility, then by time. */
        final int[] order;

        private int count;
        private int[] facility = new int[1024];
        int[] time = new int[1024];
        int[] lot = new int[1024];
        /** Units that come, above 0, or leave, below 0; 0 for a loss. */
        long[] units = new long[1024];
        /** The handling behind the event; {@link World#NONE} for receipts and losses. */
        int[] handling = new int[1024];

        private Events(World world, Replay plan) {
            handlings(world, plan);
            receipts(world, plan);
            losses(world);
            first = new int[world.facilities.size() + 1];
            for (int event = 0; event < count; event++) {
                first[facility[event] + 1]++;
            }
            for (int f = 0; f < world.facilities.size(); f++) {
                first[f + 1] += first[f];
            }
            order = sorted();
        }

        static Events of(World world, Replay plan) {
            return new Events(world, plan);
        }

        private void handlings(World world, Replay plan) {
            for (int h = 0; h < plan.handlingLot.length; h++) {
                int stop = plan.handlingStop[h];
                int place = plan.stopPlace[stop];
                long quantity = plan.handlingQuantity[h];
                if (world.isFacility(place)
                        && !world.isRequest(plan.handlingLot[h])
                        && (quantity > 0 || plan.handlingDemand[h] == NONE)) {
                    int when = quantity > 0 ? plan.begin[stop] : Math.max(plan.begin[stop], plan.departure[stop]);
                    add(place, when, plan.handlingLot[h], -quantity, h);
                }
            }
        }

        private void receipts(World world, Replay plan) {
            boolean[] received = new boolean[world.convoys.size()];
            for (int r = 0; r < plan.receipts.size(); r++) {
                int convoy = plan.receiptConvoy[r];
                int cargo = world.convoys.get(convoy).cargo().size();
                for (int i = 0; i < cargo && !received[convoy]; i++) {
                    int arrived = world.firstLotOfConvoy[convoy] + i;
                    if (world.lotQuantity[arrived] > 0) {
                        add(
                                plan.receiptFacility[r],
                                plan.receipts.get(r).released(),
                                arrived,
                                world.lotQuantity[arrived],
                                NONE);
                    }
                }
                received[convoy] = true;
            }
        }

        private void losses(World world) {
            for (Loss loss : world.outlook.losses()) {
                if (loss.lot().isEmpty()) {
                    int place = world.place(loss.facility());
                    if (place != NONE && world.isFacility(place)) {
                        add(place, loss.second(), ALL_LOTS, 0, NONE);
                    }
                } else if (world.lot(loss.lot()) != NONE) {
                    for (int place = 0; place < world.facilities.size(); place++) {
                        add(place, loss.second(), world.lot(loss.lot()), 0, NONE);
                    }
                }
            }
        }

        private void add(int place, int when, int what, long quantity, int cause) {
            if (count == time.length) {
                facility = Arrays.copyOf(facility, 2 * count);
                time = Arrays.copyOf(time, 2 * count);
                lot = Arrays.copyOf(lot, 2 * count);
                units = Arrays.copyOf(units, 2 * count);
                handling = Arrays.copyOf(handling, 2 * count);
            }
            facility[count] = place;
            time[count] = when;
            lot[count] = what;
            units[count] = quantity;
            handling[count++] = cause;
        }

        private int[] sorted() {
            int[] slot = first.clone();
            long[] keys = new long[count];
            for (int event = 0; event < count; event++) {
                keys[slot[facility[event]]++] = (long) time[event] << 32 | event;
            }
            for (int f = 0; f + 1 < first.length; f++) {
                Arrays.sort(keys, first[f], first[f + 1]);
            }
            return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
        }
    }

    /** What lies in one facility; emptied and used again for the next one. */
    private static final class Shelf {
        private final World world;
        private final Replay plan;
        private final Findings findings;
        private final List<List<Integer>> startLots = new ArrayList<>();
        private final Map<Integer, Map<Integer, Long>> reserves = new HashMap<>();
        /** Whether what the handling loads leaves for another place, and whether part of it goes to people. */
        private final boolean[] moves;

        private final boolean[] toPeople;

        /** Stops that swap a trailer. */
        private final BitSet swapped;

        /** Where a lot lies on the shelf; {@link World#NONE} when it was never there. */
        private final int[] slotOfLot;

        private int slots;
        private int[] lot = new int[64];
        private long[] units = new long[64];
        private long[] worstDeficit = new long[64];
        private long[] passedOver = new long[64];
        /** The next slot with the same commodity; {@link World#NONE} at the end. */
        private int[] next = new int[64];

        private final List<Deque<long[]>> queues = new ArrayList<>();
        private final int[] firstSlotOfCommodity;
        private final long[] reserve;
        private final long[] worstReserve;
        private final double[] classKg = new double[CLASSES.length];
        private final double[] worstCapacity = new double[CLASSES.length];
        private final boolean[] classRefused = new boolean[CLASSES.length];
        private double issuedKg;
        private Facility facility;
        private int today;

        Shelf(World world, Replay plan, Findings findings) {
            this.world = world;
            this.plan = plan;
            this.findings = findings;
            slotOfLot = new int[world.lotCount];
            Arrays.fill(slotOfLot, NONE);
            firstSlotOfCommodity = new int[world.commodities.size()];
            Arrays.fill(firstSlotOfCommodity, NONE);
            reserve = new long[world.commodities.size()];
            worstReserve = new long[world.commodities.size()];
            for (int f = 0; f < world.facilities.size(); f++) {
                startLots.add(new ArrayList<>());
            }
            for (int given = 0; given < world.lotCount; given++) {
                int place = world.lotFacility[given];
                if (place != NONE && world.isFacility(place) && world.lotQuantity[given] > 0) {
                    startLots.get(place).add(given);
                }
            }
            List<String> commodityIds =
                    world.commodities.stream().map(commodity -> commodity.id()).toList();
            for (Reserve kept : world.scenario.reserves()) {
                int place = world.place(kept.facility());
                int commodity = commodityIds.indexOf(kept.commodity());
                if (place != NONE && commodity != NONE) {
                    reserves.computeIfAbsent(place, key -> new HashMap<>())
                            .merge(commodity, kept.quantity(), (a, b) -> Math.min(World.MOST_UNITS, a) + b);
                }
            }
            moves = new boolean[plan.handlingLot.length];
            toPeople = new boolean[plan.handlingLot.length];
            swapped = plan.swapped(world);
            for (int flow = 0; flow < plan.flowCount; flow++) {
                int source = plan.flowFrom[flow];
                if (plan.moves(flow)) {
                    moves[source] = true;
                    toPeople[source] |= !plan.isBetweenFacilities(world, flow);
                }
            }
        }

        void replay(int place, Events events) {
            open(place);
            int event = events.first[place];
            int end = events.first[place + 1];
            while (event < end) {
                int now = events.time[events.order[event]];
                int last = event;
                while (last < end && events.time[events.order[last]] == now) {
                    last++;
                }
                turnPageTo(day(now));
                book(events, event, last, now);
                look(events, event, last, now);
                event = last;
            }
            close();
        }

        private void open(int place) {
            facility = world.facility(place);
            today = 0;
            issuedKg = 0;
            reserves.getOrDefault(place, Map.of()).forEach((commodity, units) -> reserve[commodity] = units);
            startLots.get(place).forEach(given -> add(given, world.lotQuantity[given], 0));
        }

        private void book(Events events, int from, int to, int now) {
            boolean lost = false;
            // What comes at the instant may leave at it.
            for (int i = from; i < to; i++) {
                int event = events.order[i];
                if (events.units[event] > 0) {
                    add(events.lot[event], events.units[event], now);
                }
            }
            for (int i = from; i < to; i++) {
                int event = events.order[i];
                long change = events.units[event];
                lost |= change == 0;
                if (change < 0) {
                    add(events.lot[event], change, now);
                    issuedKg -= world.kg(events.lot[event], change);
                }
            }
            if (lost) {
                for (int i = from; i < to; i++) {
                    int event = events.order[i];
                    if (events.units[event] == 0) {
                        lose(events.lot[event]);
                    }
                }
            }
        }

        private void add(int what, long change, int now) {
            int slot = slotOfLot[what];
            if (slot == NONE) {
                slot = newSlot(what);
            }
            units[slot] += change;
            classKg[world.storageOfLot(what).ordinal()] += world.kg(what, change);
            if (facility.dwellLimitSeconds() > 0 && isCooled(world.storageOfLot(what))) {
                if (change > 0) {
                    queues.get(slot).add(new long[] {now, change});
                } else {
                    take(slot, -change, now);
                }
            }
        }

        private int newSlot(int what) {
            int slot = slots++;
            if (slot == lot.length) {
                lot = Arrays.copyOf(lot, 2 * slot);
                units = Arrays.copyOf(units, 2 * slot);
                worstDeficit = Arrays.copyOf(worstDeficit, 2 * slot);
                passedOver = Arrays.copyOf(passedOver, 2 * slot);
                next = Arrays.copyOf(next, 2 * slot);
            }
            if (slot == queues.size()) {
                queues.add(new ArrayDeque<>());
            }
            slotOfLot[what] = slot;
            lot[slot] = what;
            units[slot] = 0;
            worstDeficit[slot] = 0;
            passedOver[slot] = 0;
            next[slot] = firstSlotOfCommodity[world.lotCommodity[what]];
            firstSlotOfCommodity[world.lotCommodity[what]] = slot;
            return slot;
        }

        private void lose(int what) {
            for (int slot = 0; slot < slots; slot++) {
                if ((what == Events.ALL_LOTS || lot[slot] == what) && units[slot] > 0) {
                    classKg[world.storageOfLot(lot[slot]).ordinal()] -= world.kg(lot[slot], units[slot]);
                    units[slot] = 0;
                    passedOver[slot] = 0;
                    queues.get(slot).clear();
                }
            }
        }

        private void look(Events events, int from, int to, int now) {
            for (int i = from; i < to; i++) {
                int event = events.order[i];
                int what = events.lot[event];
                if (events.units[event] > 0) {
                    received(what);
                } else if (events.units[event] < 0) {
                    issued(what, events.handling[event], now);
                }
            }
        }

        private void received(int what) {
            int storage = world.storageOfLot(what).ordinal();
            double capacity = facility.storageKg().getOrDefault(CLASSES[storage], -1.0);
            if (capacity < 0) {
                classRefused[storage] = true;
            } else if (classKg[storage] > capacity * (1 + 1e-9) + 1e-6) {
                worstCapacity[storage] = Math.max(worstCapacity[storage], classKg[storage] - capacity);
            }
        }

        private void issued(int what, int handling, int now) {
            int slot = slotOfLot[what];
            if (units[slot] < 0) {
                worstDeficit[slot] = Math.max(worstDeficit[slot], -units[slot]);
            }
            passedOver[slot] = Math.min(passedOver[slot], Math.max(0, units[slot]));
            if (day(now) > world.lotLastDay[what]) {
                findings.add(
                        Rule.EXPIRED,
                        day(now) - (double) world.lotLastDay[what],
                        plan.where(world, plan.handlingStop[handling]),
                        "Lot (%s) is issued on day %d, its last day is %d.",
                        world.lotId[what],
                        day(now),
                        world.lotLastDay[what]);
            }
            int commodity = world.lotCommodity[what];
            if (reserve[commodity] > 0) {
                long left = 0;
                for (int other = firstSlotOfCommodity[commodity]; other != NONE; other = next[other]) {
                    left += units[other];
                }
                worstReserve[commodity] = Math.max(worstReserve[commodity], reserve[commodity] - left);
            }
            if (moves[handling]
                    && !plan.isBegun(plan.stopTrip[plan.handlingStop[handling]])
                    && !swapped.get(plan.handlingStop[handling])) {
                passOver(what, usableUntil(handling, now), commodity, now);
            }
        }

        /** The day on which what is loaded can be used: at once by people, on the next day at another facility, or when it gets there. */
        private int usableUntil(int handling, int now) {
            int trip = plan.stopTrip[plan.handlingStop[handling]];
            int back = day(plan.departure[plan.tripStop[trip + 1] - 1]);
            if (toPeople[handling] || back <= day(now) + 1) {
                return day(now) + (toPeople[handling] ? 0 : 1);
            }
            int there = day(now) + 1;
            for (int stop = plan.handlingStop[handling] + 1; stop < plan.tripStop[trip + 1]; stop++) {
                for (int h = plan.stopHandling[stop]; h < plan.stopHandling[stop + 1]; h++) {
                    boolean unloads = plan.handlingLot[h] == plan.handlingLot[handling] && plan.handlingQuantity[h] < 0;
                    there = unloads ? Math.max(there, day(plan.departure[stop])) : there;
                }
            }
            return there;
        }

        /** Notes what expires earlier than the lot that is issued and could still be used. */
        private void passOver(int issued, int usableUntil, int commodity, int now) {
            int lastDay = world.lotLastDay[issued];
            for (int slot = firstSlotOfCommodity[commodity]; slot != NONE; slot = next[slot]) {
                int otherLastDay = world.lotLastDay[lot[slot]];
                if (otherLastDay < lastDay && otherLastDay >= usableUntil && units[slot] > 0) {
                    passedOver[slot] = mayLeave(slot, now);
                }
            }
        }

        /** Units in the slot that have not waited too long to leave. */
        private long mayLeave(int slot, int now) {
            if (facility.dwellLimitSeconds() == 0 || !isCooled(world.storageOfLot(lot[slot]))) {
                return units[slot];
            }
            long overdue = 0;
            for (long[] batch : queues.get(slot)) {
                if (now - batch[0] > facility.dwellLimitSeconds()) {
                    overdue += batch[1];
                }
            }
            return Math.max(0, units[slot] - overdue);
        }

        /** What has waited too long stays behind as long as other units of the lot can leave in its place. */
        private void take(int slot, long quantity, int now) {
            Deque<long[]> queue = queues.get(slot);
            long toTake = quantity;
            long longest = 0;
            for (boolean overdue : new boolean[] {false, true}) {
                for (long[] batch : queue) {
                    if (now - batch[0] > facility.dwellLimitSeconds() == overdue) {
                        long part = Math.min(toTake, batch[1]);
                        longest = part > 0 ? Math.max(longest, now - batch[0]) : longest;
                        toTake -= part;
                        batch[1] -= part;
                    }
                }
            }
            queue.removeIf(batch -> batch[1] == 0);
            dwell(slot, longest);
        }

        private void dwell(int slot, long seconds) {
            if (seconds > facility.dwellLimitSeconds()) {
                findings.add(
                        Rule.DWELL,
                        (double) seconds - facility.dwellLimitSeconds(),
                        List.of(facility.id(), world.lotId[lot[slot]]),
                        "Lot (%s) is issued after %d s at (%s), it may wait there %d s.",
                        world.lotId[lot[slot]],
                        seconds,
                        facility.id(),
                        facility.dwellLimitSeconds());
            }
        }

        private static boolean isCooled(StorageClass storage) {
            return storage == StorageClass.CHILLED || storage == StorageClass.FROZEN || storage == StorageClass.BLOOD;
        }

        /** Ends the days before this one. */
        private void turnPageTo(int day) {
            if (day != today) {
                endDay();
                today = day;
            }
        }

        private void endDay() {
            if (issuedKg > facility.throughputKgPerDay() * (1 + 1e-9)) {
                findings.add(
                        Rule.THROUGHPUT,
                        issuedKg - facility.throughputKgPerDay(),
                        List.of(facility.id()),
                        "Facility (%s) issues %.3f kg on day %d, it can issue %.3f kg.",
                        facility.id(),
                        issuedKg,
                        today,
                        facility.throughputKgPerDay());
            }
            issuedKg = 0;
            for (int commodity = 0; commodity < firstSlotOfCommodity.length; commodity++) {
                long left = 0;
                int leftSlot = NONE;
                for (int slot = firstSlotOfCommodity[commodity]; slot != NONE; slot = next[slot]) {
                    if (passedOver[slot] > 0) {
                        left += Math.min(passedOver[slot], units[slot]);
                        leftSlot = slot;
                        passedOver[slot] = 0;
                    }
                }
                if (left > reserve[commodity]) {
                    findings.add(
                            Rule.FIRST_EXPIRED_FIRST,
                            (double) left - reserve[commodity],
                            List.of(facility.id(), world.lotId[lot[leftSlot]]),
                            "%d units, some of lot (%s), stay at (%s) on day %d while a lot that expires later is issued.",
                            left,
                            world.lotId[lot[leftSlot]],
                            facility.id(),
                            today);
                }
            }
        }

        private void close() {
            endDay();
            for (int slot = 0; slot < slots; slot++) {
                if (worstDeficit[slot] > 0) {
                    findings.add(
                            Rule.STOCK_NEGATIVE,
                            worstDeficit[slot],
                            List.of(facility.id(), world.lotId[lot[slot]]),
                            "Facility (%s) issues %d units of lot (%s) more than it holds at that instant.",
                            facility.id(),
                            worstDeficit[slot],
                            world.lotId[lot[slot]]);
                }
                queues.get(slot).clear();
                plan.remaining[lot[slot]] += Math.max(0, units[slot]);
                slotOfLot[lot[slot]] = NONE;
                firstSlotOfCommodity[world.lotCommodity[lot[slot]]] = NONE;
            }
            slots = 0;
            for (int commodity = 0; commodity < reserve.length; commodity++) {
                if (worstReserve[commodity] > 0) {
                    findings.add(
                            Rule.RESERVE,
                            worstReserve[commodity],
                            List.of(
                                    facility.id(),
                                    world.commodities.get(commodity).id()),
                            "Facility (%s) issues (%s) until %d units of the reserve of %d are missing.",
                            facility.id(),
                            world.commodities.get(commodity).id(),
                            worstReserve[commodity],
                            reserve[commodity]);
                }
                reserve[commodity] = 0;
                worstReserve[commodity] = 0;
            }
            storage();
        }

        private void storage() {
            for (int storage = 0; storage < CLASSES.length; storage++) {
                if (classRefused[storage]) {
                    findings.add(
                            Rule.STORAGE_CLASS,
                            1,
                            List.of(facility.id()),
                            "Facility (%s) receives %s goods, it holds %s.",
                            facility.id(),
                            CLASSES[storage],
                            facility.storageKg().keySet());
                }
                if (worstCapacity[storage] > 0) {
                    findings.add(
                            Rule.STORAGE_CAPACITY,
                            worstCapacity[storage],
                            List.of(facility.id()),
                            "Facility (%s) holds %.3f kg of %s goods more than the %.3f kg it can.",
                            facility.id(),
                            worstCapacity[storage],
                            CLASSES[storage],
                            facility.storageKg().get(CLASSES[storage]));
                }
                classKg[storage] = 0;
                classRefused[storage] = false;
                worstCapacity[storage] = 0;
            }
        }
    }
}
