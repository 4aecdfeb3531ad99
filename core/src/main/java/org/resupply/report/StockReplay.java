package org.resupply.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.resupply.model.Commodity;
import org.resupply.model.Convoy;
import org.resupply.model.Facility;
import org.resupply.model.Loss;
import org.resupply.model.Lot;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Handling;
import org.resupply.plan.Plan;
import org.resupply.plan.Receipt;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;

/** What every facility holds over time, lot by lot, so that what spoils or is lost leaves the stock when it happens. */
final class StockReplay {
    /** Something that happens to stock: so much more or less of a lot in a facility, or a loss. */
    private record Event(int second, String facility, String lot, double kg, boolean loss) {}

    private final Ledger ledger;
    private final int stepSeconds;
    private final int looks;
    /** Change of stock seen at each look, by facility and commodity. */
    private final Map<String, Map<String, double[]>> changes = new HashMap<>();
    /** Kilograms held at the event that was replayed last, by facility and lot. */
    private final Map<String, Map<String, Double>> held = new HashMap<>();

    private StockReplay(Scenario scenario, Ledger ledger, int stepSeconds) {
        this.ledger = ledger;
        this.stepSeconds = stepSeconds;
        this.looks = scenario.days() * TimeWindow.DAY / stepSeconds + 1;
    }

    /** The series of all facilities that ever hold something, by facility and commodity in the scenario's order. */
    static List<StockSeries> series(Scenario scenario, Plan plan, Ledger ledger, int stepSeconds) {
        StockReplay stock = new StockReplay(scenario, ledger, stepSeconds);
        List<Event> events = stock.events(plan);
        events.sort(Comparator.comparingInt(Event::second));
        for (Event event : events) {
            if (event.loss()) {
                stock.lose(event);
            } else {
                stock.add(event.facility(), event.lot(), event.kg(), event.second());
            }
        }
        stock.spoil();
        List<StockSeries> series = new ArrayList<>();
        for (Facility facility : scenario.facilities()) {
            Map<String, double[]> byCommodity = stock.changes.getOrDefault(facility.id(), Map.of());
            for (Commodity commodity : scenario.commodities()) {
                double[] kg = byCommodity.get(commodity.id());
                if (kg != null) {
                    series.add(new StockSeries(facility.id(), commodity.id(), summed(kg)));
                }
            }
        }
        return series;
    }

    private void add(String facility, String lot, double kg, long second) {
        Commodity commodity = ledger.commodityOf(lot);
        if (commodity == null) {
            return;
        }
        double[] series = changes.computeIfAbsent(facility, f -> new HashMap<>())
                .computeIfAbsent(commodity.id(), id -> new double[looks]);
        long look = (second + stepSeconds - 1) / stepSeconds;
        if (look < looks) {
            series[(int) look] += kg;
        }
        held.computeIfAbsent(facility, f -> new TreeMap<>()).merge(lot, kg, Double::sum);
    }

    private void lose(Event loss) {
        held.forEach((facility, lots) -> new ArrayList<>(lots.keySet()).forEach(lot -> {
            boolean here = loss.facility().isEmpty() || loss.facility().equals(facility);
            if (here && (loss.lot().isEmpty() || loss.lot().equals(lot)) && lots.get(lot) > 0) {
                add(facility, lot, -lots.get(lot), Math.min(loss.second(), spoiltAt(ledger.lot(lot))));
            }
        }));
    }

    /** Takes what is left of each lot at the end out of the stock when its last day is over; nothing is issued after that. */
    private void spoil() {
        held.forEach((facility, lots) -> new ArrayList<>(lots.keySet()).forEach(id -> {
            long second = spoiltAt(ledger.lot(id));
            if (second < (long) looks * stepSeconds && lots.get(id) > 0) {
                add(facility, id, -lots.get(id), second);
            }
        }));
    }

    private static long spoiltAt(Lot lot) {
        return (lot.lastDay() + 1L) * TimeWindow.DAY;
    }

    private static double[] summed(double[] changes) {
        double kg = 0;
        for (int look = 0; look < changes.length; look++) {
            kg += changes[look];
            changes[look] = Math.abs(kg) < 1e-6 ? 0 : kg;
        }
        return changes;
    }

    private List<Event> events(Plan plan) {
        List<Event> events = new ArrayList<>();
        for (Lot lot : ledger.outlook.lots()) {
            events.add(new Event(0, lot.place(), lot.id(), ledger.kg(lot.id(), lot.quantity()), false));
        }
        for (Loss loss : ledger.outlook.losses()) {
            events.add(new Event(loss.second(), loss.facility(), loss.lot(), 0, true));
        }
        Map<String, Convoy> convoys = new HashMap<>();
        ledger.outlook.convoys().forEach(convoy -> convoys.put(convoy.id(), convoy));
        for (Receipt receipt : plan.receipts()) {
            Convoy convoy = convoys.get(receipt.convoy());
            for (int i = 0; convoy != null && i < convoy.cargo().size(); i++) {
                String lot = convoy.lotId(i);
                double kg = ledger.kg(lot, convoy.cargo().get(i).quantity());
                events.add(new Event(receipt.released(), receipt.facility(), lot, kg, false));
            }
        }
        for (Tour tour : plan.tours()) {
            for (Trip trip : tour.trips()) {
                for (Stop stop : trip.stops()) {
                    if (ledger.gazetteer.tree().facility(stop.place()).isEmpty()) {
                        continue;
                    }
                    for (Handling handling : stop.handlings()) {
                        if (ledger.isRequest(handling.lot())) {
                            continue;
                        }
                        int second = handling.quantity() > 0 ? stop.begin() : stop.departure();
                        double kg = -ledger.kg(handling.lot(), handling.quantity());
                        events.add(new Event(second, stop.place(), handling.lot(), kg, false));
                    }
                }
            }
        }
        return events;
    }
}
