package org.resupply.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.resupply.model.Commodity;
import org.resupply.model.Convoy;
import org.resupply.model.FacilityKind;
import org.resupply.plan.Receipt;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;

/** The sheets for a transfer point or port: what arrives and what leaves, by time. */
record TransferPointSheets(Ledger ledger, SheetCells cells) {
    private record Event(int second, List<String> row) {}

    Stream<Sheet> all() {
        Map<String, Convoy> convoys = new HashMap<>();
        ledger.scenario.convoys().forEach(convoy -> convoys.put(convoy.id(), convoy));
        Map<String, List<Event>> events = new TreeMap<>();
        Map<String, double[]> sums = new HashMap<>();
        ledger.scenario.facilities().stream()
                .filter(facility ->
                        facility.kind() == FacilityKind.TRANSFER_POINT || facility.kind() == FacilityKind.PORT)
                .forEach(facility -> {
                    events.put(facility.id(), new ArrayList<>());
                    sums.put(facility.id(), new double[4]);
                });
        for (Receipt receipt : ledger.plan.receipts()) {
            Convoy convoy = convoys.get(receipt.convoy());
            if (convoy != null && events.containsKey(receipt.facility())) {
                receive(receipt, convoy, events.get(receipt.facility()), sums.get(receipt.facility()));
            }
        }
        for (Tour tour : ledger.plan.tours()) {
            for (Trip trip : tour.trips()) {
                for (int s = 0; s < trip.stops().size(); s++) {
                    String place = trip.stops().get(s).place();
                    if (events.containsKey(place)) {
                        call(tour, trip, s, events.get(place), sums.get(place));
                    }
                }
            }
        }
        events.values().removeIf(List::isEmpty);
        Map<String, String> files = cells.files("transfer-points/", events.keySet());
        Stream<Sheet> index = Stream.of(0).map(only -> index(files, sums));
        return Stream.concat(
                index, events.entrySet().stream().map(point -> sheet(files.get(point.getKey()), point.getValue())));
    }

    private void receive(Receipt receipt, Convoy convoy, List<Event> events, double[] sums) {
        sums[0]++;
        for (Convoy.Cargo cargo : convoy.cargo()) {
            Commodity commodity = ledger.commodities.get(cargo.commodity());
            double mass = commodity.massKg() * cargo.quantity();
            sums[1] += mass;
            events.add(new Event(
                    receipt.begin(),
                    List.of(
                            cells.time(receipt.begin()),
                            cells.time(receipt.released()),
                            cells.words().get("csv.convoy." + convoy.mode()),
                            cells.words().language().of(convoy.name()),
                            Integer.toString(receipt.dock() + 1),
                            "",
                            cells.words().language().of(commodity.name()),
                            Long.toString(cargo.quantity()),
                            commodity.unit(),
                            cells.kg(mass))));
        }
    }

    private void call(Tour tour, Trip trip, int s, List<Event> events, double[] sums) {
        Stop stop = trip.stops().get(s);
        List<Ledger.Load> loads = ledger.handled(stop);
        if (loads.isEmpty()) {
            return;
        }
        sums[2]++;
        String next =
                s + 1 < trip.stops().size() ? cells.name(trip.stops().get(s + 1).place()) : "";
        for (Ledger.Load load : loads) {
            Commodity commodity = load.commodity();
            double mass = load.quantity() * commodity.massKg();
            sums[3] += load.on() ? mass : 0;
            events.add(new Event(
                    stop.begin(),
                    List.of(
                            cells.time(stop.begin()),
                            cells.time(stop.departure()),
                            cells.words().get(load.on() ? "csv.load" : "csv.unload"),
                            cells.vehicle(tour.fleet(), tour.vehicle()),
                            "",
                            load.on() ? next : "",
                            cells.words().language().of(commodity.name()),
                            Long.toString(load.quantity()),
                            commodity.unit(),
                            cells.kg(mass))));
        }
    }

    private Sheet index(Map<String, String> files, Map<String, double[]> sums) {
        List<List<String>> table = new ArrayList<>();
        files.forEach((point, file) -> {
            double[] sum = sums.get(point);
            table.add(List.of(
                    point,
                    cells.name(point),
                    cells.district(point),
                    Integer.toString((int) sum[0]),
                    cells.kg(sum[1]),
                    Integer.toString((int) sum[2]),
                    cells.kg(sum[3]),
                    file));
        });
        return new Sheet(
                "transfer-points.csv",
                cells.header("id", "name", "district", "convoys", "receivedKg", "vehicleCalls", "issuedKg", "file"),
                table);
    }

    private Sheet sheet(String path, List<Event> events) {
        events.sort(Comparator.comparingInt(Event::second));
        return new Sheet(
                path,
                cells.header(
                        "begin",
                        "leave",
                        "action",
                        "convoyOrVehicle",
                        "dock",
                        "next",
                        "commodity",
                        "quantity",
                        "unit",
                        "kg"),
                events.stream().map(Event::row).toList());
    }
}
