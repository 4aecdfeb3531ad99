package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.resupply.model.Commodity;
import org.resupply.model.Facility;
import org.resupply.model.Outlook;
import org.resupply.model.Reserve;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Handling;
import org.resupply.plan.Receipt;
import org.resupply.plan.Stop;
import org.resupply.plan.Trip;

/** The stock of a plan that is taken over: as it has become, and where it is not, or may not be, what the plan counted on. */
final class TakeoverStock {
    final StockLedger ledger;
    private final Outlook outlook;
    private final DutyRoster roster;
    private final FacilityStops atFacilities;
    private final LotFacts lots;
    private final Map<String, Commodity> commodities = new HashMap<>();
    private final int today;
    /** Whether anything is lost that the plan did not know of. */
    private boolean newLosses;
    /** Facilities whose stock is no longer what the plan counted on, and those that hold more than it counted on. */
    private final Set<String> altered = ConcurrentHashMap.newKeySet();

    private final Set<String> fuller = ConcurrentHashMap.newKeySet();

    /** By facility the second at which the last goods of the day leave, where that is settled. */
    private final Map<String, Integer> lastIssue = new ConcurrentHashMap<>();

    TakeoverStock(
            Outlook outlook, Outlook earlier, DutyRoster roster, FacilityStops atFacilities, LotFacts lots, int today) {
        this.outlook = outlook;
        newLosses = outlook.losses().size() != earlier.losses().size();
        this.roster = roster;
        this.atFacilities = atFacilities;
        this.lots = lots;
        this.today = today;
        ledger = new StockLedger(outlook);
        outlook.scenario().commodities().forEach(commodity -> commodities.put(commodity.id(), commodity));
    }

    /** Notes that a facility's stock is no longer what the plan counted on. */
    void alter(String place) {
        altered.add(place);
    }

    /** Notes that a trip brings or takes something else than the plan counted on, or nothing. */
    void alter(Trip trip) {
        trip.stops().forEach(stop -> alter(stop.place()));
    }

    /** Notes that a facility may hold more than the plan counted on. */
    void fill(String place) {
        fuller.add(place);
    }

    boolean isAltered(String place) {
        return altered.contains(place) || (newLosses && ledger.hasLost(place));
    }

    /** Stock as it has become by all that has begun. */
    void untilNow(List<Receipt> receipts) {
        for (Reserve reserve : outlook.scenario().reserves()) {
            ledger.reserve(reserve.facility(), reserve.commodity(), reserve.quantity());
        }
        outlook.scenario().lots().forEach(lot -> bring(lot.place(), lot.id(), 0, lot.quantity()));
        LotFacts.arrivals(outlook, receipts, this::bring);
        for (int day = 0; day <= today; day++) {
            List<Stop> begun = begun(day);
            for (Stop stop : begun) {
                for (Handling handling : stop.handlings()) {
                    if (handling.intoStock()) {
                        if (stop.departure() / TimeWindow.DAY > today) {
                            comeIn(stop, handling, today);
                        } else {
                            bring(stop.place(), handling.lot(), stop.departure(), -handling.quantity());
                        }
                    }
                }
            }
            begun.sort(Comparator.comparingInt(Stop::begin));
            for (Stop stop : begun) {
                for (Handling handling : stop.handlings()) {
                    if (handling.quantity() > 0) {
                        ledger.take(
                                stop.place(),
                                lots.commodity(handling.lot()),
                                handling.lot(),
                                handling.quantity(),
                                stop.begin());
                    }
                }
            }
            beginDay(day);
        }
        ledger.mark();
    }

    /** Goes back to stock as it has become by all that has begun, and counts on what is there now: the plan knows of all losses. */
    void backToNow() {
        newLosses = false;
        altered.clear();
        fuller.clear();
        lastIssue.clear();
        ledger.backToMark();
    }

    void beginDay(int day) {
        lastIssue.clear();
        ledger.beginDay(day);
    }

    /** Notes that what leaves a facility on the day is settled, and when the last of it does. */
    void settle(String facility, int second) {
        lastIssue.put(facility, second);
    }

    /** By facility the second at which the last goods of the day leave, where that is settled. */
    Map<String, Integer> lastIssue() {
        return lastIssue;
    }

    /** Whether an errand brings goods to a facility whose day is settled without them: they might expire earlier than what leaves. */
    boolean comesTooSoon(Errand errand) {
        return errand.bringsIntoStock
                && errand.trip.stops().stream()
                        .anyMatch(stop ->
                                stop.departure() <= lastIssue.getOrDefault(stop.place(), -1) && stop.bringsIntoStock());
    }

    /** The stops at facilities of trips with goods that have begun on a day. */
    private List<Stop> begun(int day) {
        List<Stop> begun = new ArrayList<>();
        for (Duty duty : roster.duties()) {
            if (duty.day == day) {
                for (Errand errand : duty.errands) {
                    if (errand.begun && !lots.isRequested(errand.trip)) {
                        begun.addAll(atFacilities.of(errand.trip));
                    }
                }
            }
        }
        return begun;
    }

    private void bring(String facility, String lot, int since, long quantity) {
        if (quantity > 0) {
            ledger.arrived(facility, lots.commodity(lot), lot, lots.lastDay(lot), since, quantity);
        }
    }

    /** Lets errands go as they are from a facility where nothing is otherwise than they counted on. */
    void letGo(String facility, List<Errand> errands, int day) {
        ledger.later(facility, () -> errands.forEach(this::load));
        for (Errand errand : errands) {
            settle(facility, errand.loading().begin());
            if (errand.bringsIntoStock) {
                errand.trip.stops().stream()
                        .filter(Stop::bringsIntoStock)
                        .forEach(stop -> ledger.later(stop.place(), () -> unload(stop, day)));
            }
        }
    }

    /** Takes away the very lots that an errand loads. */
    private void load(Errand errand) {
        Stop stop = errand.loading();
        for (Handling handling : stop.handlings()) {
            if (handling.quantity() > 0) {
                long taken = ledger.take(
                        stop.place(),
                        lots.commodity(handling.lot()),
                        handling.lot(),
                        handling.quantity(),
                        stop.begin());
                if (taken < handling.quantity()) {
                    throw new IllegalStateException("%s of %s units of lot (%s) are at (%s) at second %s."
                            .formatted(taken, handling.quantity(), handling.lot(), stop.place(), stop.begin()));
                }
            }
        }
    }

    /**
     * Takes what errands of one day load, before anything is chosen for others: the very lots they were to load, and where some of those
     * are not there, others of the same goods. Errands for which there is not enough are left out.
     */
    Map<Errand, Load> hold(StockDay stock, List<Errand> errands) {
        Map<Errand, Load> loads = new LinkedHashMap<>();
        for (Errand errand : errands) {
            Stop loading = errand.loading();
            Load load = new Load(loading.begin(), usableUntil(errand), swaps(errand));
            stock.hold(loading, lots.commodities(), load);
            loads.put(errand, load);
        }
        for (Errand errand : errands) {
            Load load = loads.get(errand);
            Map<String, Long> units = errand.template(lots.commodities()).units();
            boolean asPlanned =
                    units.entrySet().stream().allMatch(part -> load.units(part.getKey()) == part.getValue());
            if (asPlanned) {
                load.noteAsPlanned();
            } else if (swaps(errand)) {
                stock.giveUp(load);
                loads.remove(errand);
            } else if (!stock.complete(load, units)) {
                loads.remove(errand);
            }
        }
        return loads;
    }

    /** The day until which what an errand loads must be usable: what goes into stock is used a day later or when it gets there. */
    private static int usableUntil(Errand errand) {
        int today = errand.loading().begin() / TimeWindow.DAY;
        if (errand.isToDoors()) {
            return today;
        }
        int until = today + 1;
        for (Stop stop : errand.trip.stops()) {
            until = stop.bringsIntoStock() ? Math.max(until, stop.departure() / TimeWindow.DAY) : until;
        }
        return until;
    }

    /** The errands with other lots where theirs are not there; {@code null} when there are not enough. */
    List<Trip> withOtherLots(Facility facility, int day, List<Errand> errands) {
        StockDay stock = ledger.day(facility.id(), day);
        Map<Errand, Load> loads = hold(stock, errands);
        if (loads.size() < errands.size()) {
            return null;
        }
        stock.settle(loads.values());
        boolean[] missing = new boolean[1];
        List<Trip> trips = new ArrayList<>();
        loads.forEach((errand, load) -> trips.add(
                load.isAsPlanned()
                        ? errand.trip
                        : errand.template(lots.commodities()).loaded(load, (drop, units) -> missing[0] = true)));
        return missing[0] ? null : trips;
    }

    /** Whether an errand takes a trailer as it came: it has no time to load others of the same goods. */
    boolean swaps(Errand errand) {
        Stop load = errand.loading();
        double kg = 0;
        for (Handling handling : load.handlings()) {
            kg += Math.max(0, handling.quantity()) * lots.unitKg(handling.lot());
        }
        int perTonne = outlook.places()
                .facility(load.place())
                .map(Facility::handlingSecondsPerTonne)
                .orElse(0);
        return load.departure() - load.begin() < Math.floor(perTonne * kg / 1000 + 1e-6);
    }

    /** What an errand brings into stock is there from then on. */
    void arrive(Errand errand, int day) {
        errand.trip.stops().forEach(stop -> unload(stop, day));
    }

    private void unload(Stop stop, int day) {
        for (Handling handling : stop.handlings()) {
            if (handling.intoStock()) {
                comeIn(stop, handling, day);
            }
        }
    }

    /** What a stop brings into stock; what comes in later than on this day needs room from now on. */
    private void comeIn(Stop stop, Handling handling, int day) {
        ledger.bring(
                stop.place(),
                lots.commodity(handling.lot()),
                handling.lot(),
                lots.lastDay(handling.lot()),
                stop.departure(),
                -handling.quantity(),
                day);
    }

    /** Whether what these errands bring together fits where more lies than was counted on. */
    boolean haveRoom(List<Errand> errands, int day) {
        if (fuller.isEmpty()) {
            return true;
        }
        Map<String, List<Handling>> brought = new LinkedHashMap<>();
        for (Errand errand : errands) {
            for (Stop stop : errand.trip.stops()) {
                if (fuller.contains(stop.place())) {
                    stop.handlings().stream()
                            .filter(Handling::intoStock)
                            .forEach(handling -> brought.computeIfAbsent(stop.place(), key -> new ArrayList<>())
                                    .add(handling));
                }
            }
        }
        return brought.entrySet().stream().allMatch(entry -> hasRoom(entry.getKey(), entry.getValue(), day));
    }

    private boolean hasRoom(String to, List<Handling> brought, int day) {
        double[] kg = ledger.kg(to, day);
        for (Handling handling : brought) {
            Commodity commodity = commodities.get(lots.commodity(handling.lot()));
            kg[commodity.storage().ordinal()] -= handling.quantity() * commodity.massKg();
        }
        Map<StorageClass, Double> holds =
                outlook.places().facility(to).orElseThrow().storageKg();
        for (Handling handling : brought) {
            StorageClass storage =
                    commodities.get(lots.commodity(handling.lot())).storage();
            if (kg[storage.ordinal()] > holds.getOrDefault(storage, 0.0)) {
                return false;
            }
        }
        return true;
    }
}
