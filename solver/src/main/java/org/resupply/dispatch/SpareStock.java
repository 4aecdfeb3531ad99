package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.compile.HandOvers;
import org.resupply.model.Commodity;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.Lane;
import org.resupply.model.Lanes;
import org.resupply.model.Loss;
import org.resupply.model.Lot;
import org.resupply.model.Outlook;
import org.resupply.model.Reserve;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Handling;
import org.resupply.plan.Receipt;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;

/**
 * What lies in facilities that no errand takes away, on a day or later: it can be given to somebody without taking it from
 * anybody.
 *
 * <p>A facility is counted when it is first asked for: most questions are about few of them.
 */
final class SpareStock {
    /** How many lanes goods may take to where they are wanted on the same day. */
    private static final int STEPS = 3;

    private final City city;
    private final Outlook outlook;
    private final HandOvers handOvers;
    private final int days;
    /** By facility, then commodity. */
    private final Map<String, Map<String, Shelf>> shelves = new HashMap<>();

    private final Map<String, List<Reserve>> reservesAt = new HashMap<>();
    private final Map<String, List<Lot>> lotsAt = new HashMap<>();
    private final Map<String, List<Arrival>> arrivalsAt = new HashMap<>();
    /** Stops at which stock is loaded or unloaded. */
    private final Map<String, List<Stop>> stopsAt = new HashMap<>();

    /** Lanes that are not asked again. */
    private Blocked blocked = new Blocked();

    /** What is spare in another plan and is not given away; {@code null} for nothing. */
    private SpareStock kept;

    private final Map<String, Boolean> differs = new HashMap<>();

    private final Map<String, List<Lane>> lanesInto = new HashMap<>();
    private final Map<String, List<Lane>> lanesFrom = new HashMap<>();
    /** Lanes that goods can come by on a day. */
    private final Map<Door, List<Lane>> waysInto = new HashMap<>();

    private final LotFacts lots;
    private final boolean promised;
    private final Map<String, Commodity> commodities = new HashMap<>();

    /** What was once asked for in vain: no more of it can be sent to a warehouse on a day. */
    private final Set<Want> exhausted = new HashSet<>();

    private record Door(String facility, int day) {}

    private record Want(String facility, String commodity, int day) {}

    /** A lot of a convoy that is released on a day. */
    private record Arrival(String lot, int second, long units) {}

    /** What comes in at a second, or with fewer than 0 units leaves, of a lot that is usable until its last day. */
    private record Change(String lot, int second, int lastDay, long units) {}

    /** Units of a lot that came at a second and are still there. */
    private static final class Batch {
        final int second;
        long units;

        Batch(int second, long units) {
            this.second = second;
            this.units = units;
        }
    }

    /** One commodity in one facility. */
    private final class Shelf {
        /** Units of each lot at the end of each day, below 0 where more is counted on than there is. */
        final Map<String, long[]> byLot = new HashMap<>();

        final List<Change> changes = new ArrayList<>();

        /** Seconds for which units may wait here. */
        final int mayWait;

        /** By lot, units that have waited too long when each day begins: nobody can have them any more. */
        private final Map<String, long[]> waitedTooLong = new HashMap<>();

        /** Units that were ordered to here beyond what was wanted, by day: whole lots may be more. */
        final long[] beyond = new long[days];

        long reserve;
        /** Units that have been given to somebody. */
        long given;
        /** The same shelf in another plan, whose free units are not given away; {@code null} for none. */
        Shelf kept;
        /** Units that can leave on each day without anybody going short then or later; below 0 until somebody asks. */
        private long[] free;

        Shelf(int mayWait) {
            this.mayWait = mayWait;
        }

        long free(int day) {
            if (free == null) {
                free = new long[days];
                Arrays.fill(free, -1);
                changes.sort(Comparator.comparingInt(Change::second));
                if (mayWait < Integer.MAX_VALUE) {
                    Map<String, List<Change>> ofLot = new HashMap<>();
                    changes.forEach(change -> ofLot.computeIfAbsent(change.lot, lot -> new ArrayList<>())
                            .add(change));
                    ofLot.forEach((lot, its) -> waitedTooLong.put(lot, waitedTooLong(its)));
                }
            }
            if (free[day] < 0) {
                free[day] = count(day);
            }
            long aside = kept == null ? 0 : kept.free(day);
            return Math.max(0, free[day] + beyond[day] - given - reserve - aside);
        }

        /** Lets vehicles take of a lot what has waited longest and not too long. */
        private long[] waitedTooLong(List<Change> ofLot) {
            List<Batch> there = new ArrayList<>();
            long[] units = new long[days];
            int day = 0;
            for (Change change : ofLot) {
                for (; day < days && change.second >= day * TimeWindow.DAY; day++) {
                    units[day] = waitedTooLong(there, day);
                }
                if (change.units > 0) {
                    there.add(new Batch(change.second, change.units));
                } else {
                    long left = -change.units;
                    for (Batch batch : there) {
                        long part = change.second - batch.second <= mayWait ? Math.min(left, batch.units) : 0;
                        batch.units -= part;
                        left -= part;
                    }
                }
            }
            for (; day < days; day++) {
                units[day] = waitedTooLong(there, day);
            }
            return units;
        }

        private long waitedTooLong(List<Batch> there, int day) {
            long units = 0;
            for (Batch batch : there) {
                units += day * TimeWindow.DAY - batch.second > mayWait ? batch.units : 0;
            }
            return units;
        }

        private long count(int day) {
            long usable = 0;
            for (Map.Entry<String, long[]> lot : byLot.entrySet()) {
                usable += lots.lastDay(lot.getKey()) >= day
                        ? Math.max(0, lot.getValue()[day] - late(lot.getKey(), day))
                        : 0;
            }
            return Math.max(0, Math.min(usable, promised ? fewestFrom(day) : fewestAtNight(day)));
        }

        private long late(String lot, int day) {
            long[] units = waitedTooLong.get(lot);
            return units == null ? 0 : units[day];
        }

        /** Units of all lots, or of those that are usable on a day, that have waited too long when it begins. */
        private long late(int day, boolean usableThen) {
            long units = 0;
            for (Map.Entry<String, long[]> lot : waitedTooLong.entrySet()) {
                units += usableThen && lots.lastDay(lot.getKey()) < day ? 0 : lot.getValue()[day];
            }
            return units;
        }

        /** The fewest units at the end of a day and of those after it. */
        private long fewestAtNight(int day) {
            long fewest = Long.MAX_VALUE;
            for (int night = day; night < days; night++) {
                long there = 0;
                for (long[] units : byLot.values()) {
                    there += units[night];
                }
                fewest = Math.min(fewest, there);
            }
            return fewest - late(day, false);
        }

        /**
         * The fewest units at the end of a day and at any second after it, of lots that are usable on it: those that expire first leave
         * first, and what leaves is missed later, also where as much comes in on that day.
         */
        private long fewestFrom(int day) {
            int end = (day + 1) * TimeWindow.DAY;
            long there = 0;
            long fewest = Long.MAX_VALUE;
            int second = 0;
            for (Change change : changes) {
                if (change.lastDay >= day) {
                    if (change.second >= end && change.second > second) {
                        fewest = Math.min(fewest, there);
                    }
                    second = change.second;
                    there += change.units;
                }
            }
            return Math.min(fewest, there) - late(day, true);
        }
    }

    /**
     * What is spare in a plan.
     *
     * @param promised whether somebody has been told what tours bring and when: else what comes later on a day may go in the place of what
     *     was there in the morning
     */
    SpareStock(
            City city,
            LotFacts lots,
            List<Receipt> receipts,
            List<Tour> tours,
            FacilityStops atFacilities,
            boolean promised) {
        this.promised = promised;
        this.city = city;
        this.lots = lots;
        outlook = city.outlook();
        handOvers = new HandOvers(outlook, city.bubbles());
        outlook.scenario().commodities().forEach(commodity -> commodities.put(commodity.id(), commodity));
        days = outlook.scenario().days();
        for (Lane lane : Lanes.of(outlook.scenario())) {
            at(lanesInto, lane.to()).add(lane);
            at(lanesFrom, lane.from()).add(lane);
        }
        outlook.scenario()
                .reserves()
                .forEach(reserve -> at(reservesAt, reserve.facility()).add(reserve));
        outlook.scenario().lots().forEach(lot -> at(lotsAt, lot.place()).add(lot));
        LotFacts.arrivals(
                outlook,
                receipts,
                (facility, lot, second, units) -> at(arrivalsAt, facility).add(new Arrival(lot, second, units)));
        for (Tour tour : tours) {
            for (Trip trip : tour.trips()) {
                for (Stop stop : atFacilities.of(trip)) {
                    if (movesStock(stop)) {
                        at(stopsAt, stop.place()).add(stop);
                    }
                }
            }
        }
    }

    private static <T> List<T> at(Map<String, List<T>> lists, String facility) {
        return lists.computeIfAbsent(facility, f -> new ArrayList<>());
    }

    private boolean movesStock(Stop stop) {
        for (Handling handling : stop.handlings()) {
            if (movesStock(handling)) {
                return true;
            }
        }
        return false;
    }

    private boolean movesStock(Handling handling) {
        return (handling.quantity() > 0 || handling.demand().isEmpty()) && !lots.isRequest(handling.lot());
    }

    /** The shelves of a facility; those of commodities that were never there are made when they are asked for. */
    private Map<String, Shelf> shelves(String facility) {
        Map<String, Shelf> known = shelves.get(facility);
        if (known == null) {
            known = new HashMap<>();
            shelves.put(facility, known);
            fill(facility);
        }
        return known;
    }

    private void fill(String facility) {
        reservesAt
                .getOrDefault(facility, List.of())
                .forEach(reserve -> shelf(facility, reserve.commodity()).reserve += reserve.quantity());
        lotsAt.getOrDefault(facility, List.of()).forEach(lot -> change(facility, lot.id(), 0, lot.quantity()));
        arrivalsAt
                .getOrDefault(facility, List.of())
                .forEach(arrival -> change(facility, arrival.lot, arrival.second, arrival.units));
        for (Stop stop : stopsAt.getOrDefault(facility, List.of())) {
            for (Handling handling : stop.handlings()) {
                if (movesStock(handling)) {
                    int second = handling.quantity() > 0 ? stop.begin() : stop.departure();
                    change(facility, handling.lot(), second, -handling.quantity());
                }
            }
        }
        Map<String, Shelf> own = shelves.get(facility);
        eachLot(own, (lot, units) -> {
            for (int day = 1; day < days; day++) {
                units[day] += units[day - 1];
            }
        });
        outlook.losses().forEach(loss -> lose(loss, facility, own));
        if (kept != null) {
            own.forEach((commodity, shelf) -> shelf.kept = kept.shelf(facility, commodity));
        }
    }

    private void change(String facility, String lot, int second, long units) {
        int day = second / TimeWindow.DAY;
        if (day < days) {
            Shelf shelf = shelf(facility, lots.commodity(lot));
            shelf.byLot.computeIfAbsent(lot, l -> new long[days])[day] += units;
            shelf.changes.add(new Change(lot, second, lots.lastDay(lot), units));
        }
    }

    private Shelf shelf(String facility, String commodity) {
        return shelves(facility).computeIfAbsent(commodity, c -> new Shelf(mayWait(facility, c)));
    }

    private int mayWait(String facility, String commodity) {
        return outlook.places()
                .facility(facility)
                .map(there -> StockLedger.mayWait(there, commodities.get(commodity)))
                .orElse(Integer.MAX_VALUE);
    }

    private interface LotAction {
        void on(String lot, long[] units);
    }

    private static void eachLot(Map<String, Shelf> own, LotAction action) {
        own.values().forEach(shelf -> shelf.byLot.forEach(action::on));
    }

    private void lose(Loss loss, String facility, Map<String, Shelf> own) {
        int from = loss.second() / TimeWindow.DAY;
        eachLot(own, (lot, units) -> {
            boolean meant = loss.lot().isEmpty()
                    ? loss.facility().equals(facility)
                    : loss.lot().equals(lot);
            if (meant && from < days) {
                long lost = Math.max(0, units[from]);
                for (int day = from; day < days; day++) {
                    units[day] -= lost;
                }
                own.get(lots.commodity(lot))
                        .changes
                        .add(new Change(lot, (from + 1) * TimeWindow.DAY - 1, lots.lastDay(lot), -lost));
            }
        });
    }

    /**
     * Finds stock for a demand on a day, at the warehouses that serve it or, by lanes, above them, and orders what is found.
     *
     * @return units found
     */
    long order(Demand demand, long quantity, int day, Extras extras) {
        long left = quantity;
        for (Facility base : servers(demand.place(), day)) {
            if (left > 0) {
                Shelf shelf = shelf(base.id(), demand.commodity());
                long here = Math.min(left, shelf.free(day));
                shelf.given += here;
                long sent = here < left ? send(base.id(), demand.commodity(), left - here, day, extras) : 0;
                long brought = Math.min(sent, left - here);
                if (sent > brought) {
                    exhausted.clear();
                }
                for (int later = day; later < days; later++) {
                    shelf.beyond[later] += sent - brought;
                }
                extras.deliver(base.id(), day, demand.id(), here + brought);
                left -= here + brought;
            }
        }
        return quantity - left;
    }

    /**
     * The warehouses that deliver to a place on a day: those whose vehicles are let in there, as at others goods for it are of no use;
     * where none are, all, so that it is told what keeps them out.
     */
    private List<Facility> servers(String place, int day) {
        List<Facility> servers = city.area().servers(place).stream()
                .filter(base -> outlook.isOpenAhead(base.id(), day)
                        && !city.vehicles().delivery(base.id()).isEmpty())
                .toList();
        List<Facility> letIn = servers.stream()
                .filter(base -> city.vehicles().delivery(base.id()).stream()
                        .anyMatch(fleet -> handOvers.mayCall(fleet, place, day)))
                .toList();
        return letIn.isEmpty() ? servers : letIn;
    }

    /** Orders goods to a warehouse, unless some were asked for before and there were too few. */
    private long send(String to, String commodity, long quantity, int day, Extras extras) {
        Want want = new Want(to, commodity, day);
        if (exhausted.contains(want)) {
            return 0;
        }
        long sent = bring(to, commodity, quantity, day, extras, 1);
        if (sent < quantity) {
            exhausted.add(want);
        }
        return sent;
    }

    private List<Lane> waysInto(Door door) {
        return lanesInto.getOrDefault(door.facility, List.of()).stream()
                .filter(lane -> city.journeys().links().isOpen(lane, door.day)
                        && outlook.isOpenAhead(lane.from(), door.day)
                        && !city.vehicles()
                                .trunk(lane.from(), lane.to(), lane.mode())
                                .isEmpty())
                .toList();
    }

    /** Orders goods to a warehouse; between warehouses only whole lots go: rather more than is wanted than nothing. */
    private long bring(String to, String commodity, long quantity, int day, Extras extras, int step) {
        long lot = commodities.get(commodity).lotUnits();
        long whole = (quantity + lot - 1) / lot * lot;
        long left = whole;
        List<Lane> lanes = waysInto.computeIfAbsent(new Door(to, day), this::waysInto);
        for (Lane lane : lanes) {
            if (blocked.is(lane, commodity, day)) {
                continue;
            }
            Shelf shelf = shelf(lane.from(), commodity);
            long free = shelf.free(day);
            long here = Math.min(left, free - free % lot);
            shelf.given += here;
            extras.send(lane, day, commodity, here);
            left -= here;
        }
        for (Lane lane : lanes) {
            if (left > 0 && step < STEPS && !blocked.is(lane, commodity, day)) {
                long brought = bring(lane.from(), commodity, left, day, extras, step + 1);
                extras.send(lane, day, commodity, brought);
                left -= brought;
            }
        }
        return whole - left;
    }

    /** Orders nothing on lanes on which it could not go when it was tried; what was in vain without them may be had with them. */
    void avoid(Blocked tried) {
        if (tried != blocked) {
            blocked = tried;
            exhausted.clear();
        }
    }

    /** Gives away only what is not spare in another plan of the same city; must be said before anything is asked for. */
    void keep(SpareStock other) {
        kept = other;
    }

    /** Units of a commodity that are spare on a day or later, wherever they lie: at most so many can be given to anybody. */
    long most(String commodity, int day) {
        long sum = 0;
        for (Facility facility : outlook.scenario().facilities()) {
            sum += most(facility.id(), commodity, day);
        }
        return sum;
    }

    private long most(String facility, String commodity, int day) {
        Shelf shelf = mayHave(facility) ? shelves(facility).get(commodity) : null;
        long most = 0;
        for (int later = day; shelf != null && later < days; later++) {
            most = Math.max(most, shelf.free(later));
        }
        return most;
    }

    /** Whether anything happens at a facility that does not in the plan whose spare goods are kept: else nothing is to be had. */
    private boolean mayHave(String facility) {
        return kept == null || differs.computeIfAbsent(facility, this::differs);
    }

    private boolean differs(String facility) {
        List<Stop> here = stopsAt.getOrDefault(facility, List.of());
        List<Stop> there = kept.stopsAt.getOrDefault(facility, List.of());
        boolean same = here.size() == there.size()
                && arrivalsAt
                        .getOrDefault(facility, List.of())
                        .equals(kept.arrivalsAt.getOrDefault(facility, List.of()));
        for (int i = 0; same && i < here.size(); i++) {
            same = here.get(i) == there.get(i);
        }
        return !same;
    }

    /** The facilities that units of a commodity could come to, or lie in, that are spare on a day or later. */
    Set<String> within(String commodity, int day) {
        Set<String> within = new LinkedHashSet<>();
        for (Facility facility : outlook.scenario().facilities()) {
            if (most(facility.id(), commodity, day) > 0) {
                within.add(facility.id());
            }
        }
        List<String> reached = List.copyOf(within);
        for (int step = 0; step < STEPS && !reached.isEmpty(); step++) {
            List<String> next = new ArrayList<>();
            for (String from : reached) {
                for (Lane lane : lanesFrom.getOrDefault(from, List.of())) {
                    if (within.add(lane.to())) {
                        next.add(lane.to());
                    }
                }
            }
            reached = next;
        }
        return within;
    }
}
