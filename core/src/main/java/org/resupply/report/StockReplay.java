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
import org.resupply.model.Lot;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Handling;
import org.resupply.plan.Plan;
import org.resupply.plan.Receipt;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;

/** What every facility holds over time, lot by lot, so that what spoils leaves the stock on its day. */
final class StockReplay {
    private record Change(int second, String facility, String lot, double kg) {}

    private StockReplay() {}

    /** The series of all facilities that ever hold something, by facility and commodity in the scenario's order. */
    static List<StockSeries> series(Scenario scenario, Plan plan, Replay replay, int stepSeconds) {
        List<Change> changes = changes(scenario, plan, replay);
        changes.sort(Comparator.comparingInt(Change::second));
        int looks = scenario.days() * TimeWindow.DAY / stepSeconds + 1;
        Map<String, Map<String, double[]>> byFacility = new HashMap<>();
        Map<String, Map<String, Double>> lotsHeld = new HashMap<>();
        for (Change change : changes) {
            Commodity commodity = replay.commodityOf(change.lot());
            if (commodity == null) {
                continue;
            }
            double[] kg = byFacility
                    .computeIfAbsent(change.facility(), facility -> new HashMap<>())
                    .computeIfAbsent(commodity.id(), id -> new double[looks]);
            int first = Math.min(looks, (change.second() + stepSeconds - 1) / stepSeconds);
            if (first < looks) {
                kg[first] += change.kg();
            }
            lotsHeld.computeIfAbsent(change.facility(), facility -> new TreeMap<>())
                    .merge(change.lot(), change.kg(), Double::sum);
        }
        return assemble(scenario, replay, stepSeconds, looks, byFacility, lotsHeld);
    }

    private static List<StockSeries> assemble(
            Scenario scenario,
            Replay replay,
            int stepSeconds,
            int looks,
            Map<String, Map<String, double[]>> byFacility,
            Map<String, Map<String, Double>> lotsHeld) {
        List<StockSeries> result = new ArrayList<>();
        for (Facility facility : scenario.facilities()) {
            Map<String, double[]> byCommodity = byFacility.getOrDefault(facility.id(), Map.of());
            lotsHeld.getOrDefault(facility.id(), Map.of())
                    .forEach((lotId, left) -> spoil(replay.lot(lotId), left, stepSeconds, looks, byCommodity));
            for (Commodity commodity : scenario.commodities()) {
                double[] kg = byCommodity.get(commodity.id());
                if (kg != null) {
                    result.add(new StockSeries(facility.id(), commodity.id(), summed(kg)));
                }
            }
        }
        return result;
    }

    /** Takes what is left of a lot at the end out of the stock when its last day is over; nothing is issued after that. */
    private static void spoil(Lot lot, double left, int stepSeconds, int looks, Map<String, double[]> byCommodity) {
        if (lot == null || lot.lastDay() == Lot.NEVER || left <= 0) {
            return;
        }
        long look = ((lot.lastDay() + 1L) * TimeWindow.DAY + stepSeconds - 1) / stepSeconds;
        if (look < looks) {
            byCommodity.get(lot.commodity())[(int) look] -= left;
        }
    }

    private static double[] summed(double[] changes) {
        double held = 0;
        for (int look = 0; look < changes.length; look++) {
            held += changes[look];
            changes[look] = Math.abs(held) < 1e-6 ? 0 : held;
        }
        return changes;
    }

    private static List<Change> changes(Scenario scenario, Plan plan, Replay replay) {
        List<Change> changes = new ArrayList<>();
        for (Lot lot : scenario.lots()) {
            changes.add(new Change(0, lot.place(), lot.id(), replay.kg(lot.id(), lot.quantity())));
        }
        Map<String, Convoy> convoys = new HashMap<>();
        scenario.convoys().forEach(convoy -> convoys.put(convoy.id(), convoy));
        for (Receipt receipt : plan.receipts()) {
            Convoy convoy = convoys.get(receipt.convoy());
            if (convoy == null) {
                continue;
            }
            for (int i = 0; i < convoy.cargo().size(); i++) {
                String lot = convoy.lotId(i);
                changes.add(new Change(
                        receipt.released(),
                        receipt.facility(),
                        lot,
                        replay.kg(lot, convoy.cargo().get(i).quantity())));
            }
        }
        for (Tour tour : plan.tours()) {
            for (Trip trip : tour.trips()) {
                for (Stop stop : trip.stops()) {
                    for (Handling handling : stop.handlings()) {
                        int second = handling.quantity() > 0 ? stop.begin() : stop.departure();
                        changes.add(new Change(
                                second, stop.place(), handling.lot(), -replay.kg(handling.lot(), handling.quantity())));
                    }
                }
            }
        }
        return changes;
    }
}
