package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.resupply.model.Loss;
import org.resupply.model.Outlook;
import org.resupply.plan.Handling;
import org.resupply.plan.Receipt;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;

/** What lies in facilities when all is done, losses counted to the second. */
public final class Leftovers {
    private final Outlook outlook;
    private final LotFacts lots;
    private final Map<Shelf, Long> units = new HashMap<>();
    /** All changes of what some loss may take, by time. */
    private final Map<Shelf, List<Change>> changes = new HashMap<>();

    private record Shelf(String facility, String lot) {}

    private record Change(int second, long units) {}

    private Leftovers(Outlook outlook, LotFacts lots) {
        this.outlook = outlook;
        this.lots = lots;
    }

    /** Units whose last day is one of those planned, by commodity. */
    public static Map<String, Long> spoiled(Outlook outlook, List<Receipt> receipts, List<Tour> tours) {
        Leftovers leftovers = new Leftovers(outlook, new LotFacts(outlook.scenario()));
        leftovers.replay(receipts, tours);
        return leftovers.spoiled();
    }

    private Map<String, Long> spoiled() {
        Map<String, Long> spoiled = new HashMap<>();
        units.forEach((shelf, left) -> {
            if (left > 0) {
                spoiled.merge(lots.commodity(shelf.lot), left, Long::sum);
            }
        });
        return spoiled;
    }

    private void replay(List<Receipt> receipts, List<Tour> tours) {
        outlook.scenario().lots().forEach(lot -> change(lot.place(), lot.id(), 0, lot.quantity()));
        LotFacts.arrivals(outlook, receipts, this::change);
        for (Tour tour : tours) {
            for (Trip trip : tour.trips()) {
                trip.stops().forEach(this::handle);
            }
        }
        changes.forEach((shelf, list) -> units.put(shelf, afterLosses(shelf, list)));
    }

    private void handle(Stop stop) {
        if (outlook.places().facility(stop.place()).isPresent()) {
            for (Handling handling : stop.handlings()) {
                if (!lots.isRequest(handling.lot())
                        && (handling.quantity() > 0 || handling.demand().isEmpty())) {
                    int second = handling.quantity() > 0 ? stop.begin() : stop.departure();
                    change(stop.place(), handling.lot(), second, -handling.quantity());
                }
            }
        }
    }

    private void change(String facility, String lot, int second, long more) {
        int last = lots.lastDay(lot);
        if (last < 0 || last >= outlook.scenario().days()) {
            return;
        }
        Shelf shelf = new Shelf(facility, lot);
        if (outlook.losses().stream().anyMatch(loss -> concerns(loss, shelf))) {
            changes.computeIfAbsent(shelf, key -> new ArrayList<>()).add(new Change(second, more));
        } else {
            units.merge(shelf, more, Long::sum);
        }
    }

    private static boolean concerns(Loss loss, Shelf shelf) {
        return loss.lot().isEmpty()
                ? loss.facility().equals(shelf.facility)
                : loss.lot().equals(shelf.lot);
    }

    private long afterLosses(Shelf shelf, List<Change> list) {
        list.sort(Comparator.comparingInt(Change::second));
        List<Loss> losses = outlook.losses().stream()
                .filter(loss -> concerns(loss, shelf))
                .sorted(Comparator.comparingInt(Loss::second))
                .toList();
        long there = 0;
        int next = 0;
        for (Loss loss : losses) {
            while (next < list.size() && list.get(next).second <= loss.second()) {
                there += list.get(next++).units;
            }
            there = Math.min(0, there);
        }
        while (next < list.size()) {
            there += list.get(next++).units;
        }
        return there;
    }
}
