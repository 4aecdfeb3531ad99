package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.resupply.model.Outlook;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Handling;
import org.resupply.plan.Receipt;
import org.resupply.plan.Stop;

/** What must lie in a warehouse when a day ends, for errands that leave later and before as much has come. */
final class Overnight {
    private final LotFacts lots;
    /** Errands that load or unload stock at a facility after today. */
    private final Map<String, List<Errand>> errandsAt = new HashMap<>();

    private final Map<String, List<Arrival>> arrivalsAt = new HashMap<>();

    private record Arrival(String lot, int second, long units) {}

    /** What comes in at a second, or with fewer than 0 units leaves. */
    private record Change(int second, long units) {}

    Overnight(Outlook outlook, List<Duty> duties, List<Receipt> receipts, LotFacts lots, int today) {
        this.lots = lots;
        int tomorrow = (today + 1) * TimeWindow.DAY;
        LotFacts.arrivals(outlook, receipts, (facility, lot, second, units) -> {
            if (second >= tomorrow) {
                arrivalsAt.computeIfAbsent(facility, at -> new ArrayList<>()).add(new Arrival(lot, second, units));
            }
        });
        for (Duty duty : duties) {
            for (Errand errand : duty.errands) {
                if (errand.mendable && duty.day > today) {
                    note(errand.loading().place(), errand);
                }
                if (errand.bringsIntoStock && errand.trip.end() >= tomorrow) {
                    errand.trip.stops().stream()
                            .filter(Stop::bringsIntoStock)
                            .map(Stop::place)
                            .distinct()
                            .forEach(place -> note(place, errand));
                }
            }
        }
    }

    private void note(String facility, Errand errand) {
        errandsAt.computeIfAbsent(facility, at -> new ArrayList<>()).add(errand);
    }

    /** Units of each commodity that a facility needs at the end of a day. */
    Map<String, Long> needs(String facility, int day) {
        int end = (day + 1) * TimeWindow.DAY;
        Map<String, List<Change>> changes = new HashMap<>();
        for (Arrival arrival : arrivalsAt.getOrDefault(facility, List.of())) {
            add(changes, arrival.lot, arrival.second, arrival.units, end);
        }
        for (Errand errand : errandsAt.getOrDefault(facility, List.of())) {
            for (Stop stop : errand.trip.stops()) {
                for (Handling handling : stop.place().equals(facility) ? stop.handlings() : List.<Handling>of()) {
                    if (handling.quantity() > 0) {
                        add(changes, handling.lot(), stop.begin(), -handling.quantity(), end);
                    } else if (handling.intoStock()) {
                        add(changes, handling.lot(), stop.departure(), -handling.quantity(), end);
                    }
                }
            }
        }
        Map<String, Long> needs = new HashMap<>();
        changes.forEach((commodity, list) -> {
            list.sort(Comparator.comparingInt(Change::second).thenComparing(Change::units, Comparator.reverseOrder()));
            long there = 0;
            long fewest = 0;
            for (Change change : list) {
                there += change.units;
                fewest = Math.min(fewest, there);
            }
            if (fewest < 0) {
                needs.put(commodity, -fewest);
            }
        });
        return needs;
    }

    private void add(Map<String, List<Change>> changes, String lot, int second, long units, int end) {
        if (second >= end) {
            changes.computeIfAbsent(lots.commodity(lot), commodity -> new ArrayList<>())
                    .add(new Change(second, units));
        }
    }
}
