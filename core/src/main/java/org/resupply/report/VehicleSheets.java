package org.resupply.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.resupply.model.Commodity;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;

/** The sheets for the dispatcher of a base: every stop of every vehicle. */
record VehicleSheets(Ledger ledger, Report report, SheetCells cells) {
    private record Visit(Tour tour, int trip, int stop, Stop at) {}

    Stream<Sheet> all() {
        Map<String, List<Tour>> byBase = new TreeMap<>();
        for (Tour tour : ledger.plan.tours()) {
            byBase.computeIfAbsent(tour.trips().get(0).stops().get(0).place(), base -> new ArrayList<>())
                    .add(tour);
        }
        byBase.values()
                .forEach(tours -> tours.sort(Comparator.comparing(Tour::fleet)
                        .thenComparingInt(Tour::vehicle)
                        .thenComparingInt(Tour::day)
                        .thenComparing(Tour::id)));
        Map<String, String> files = cells.files("vehicles/", byBase.keySet());
        Stream<Sheet> index = Stream.of(0).map(only -> index(files));
        return Stream.concat(
                index, byBase.entrySet().stream().map(base -> sheet(files.get(base.getKey()), base.getValue())));
    }

    private Sheet index(Map<String, String> files) {
        List<List<String>> table = new ArrayList<>();
        for (VehicleDay day : report.vehicles()) {
            table.add(List.of(
                    cells.name(day.base()),
                    cells.vehicle(day.fleet(), day.vehicle()),
                    cells.type(day.fleet()),
                    cells.date(day.day()),
                    Integer.toString(day.runs().size()),
                    Integer.toString(
                            day.runs().stream().mapToInt(VehicleDay.Run::stops).sum()),
                    cells.kg(day.kg()),
                    cells.kilometres(day.runs().stream()
                            .mapToLong(VehicleDay.Run::metres)
                            .sum()),
                    cells.time(day.start()),
                    cells.time(day.end()),
                    day.tour(),
                    files.get(day.base())));
        }
        return new Sheet(
                "vehicles.csv",
                cells.header(
                        "base",
                        "vehicle",
                        "vehicleType",
                        "date",
                        "trips",
                        "stops",
                        "kg",
                        "km",
                        "start",
                        "end",
                        "tour",
                        "file"),
                table);
    }

    private Sheet sheet(String path, List<Tour> tours) {
        List<List<String>> table = new ArrayList<>();
        for (Tour tour : tours) {
            for (int t = 0; t < tour.trips().size(); t++) {
                List<Stop> stops = tour.trips().get(t).stops();
                for (int s = 0; s < stops.size(); s++) {
                    rows(new Visit(tour, t, s, stops.get(s)), table);
                }
            }
        }
        return new Sheet(
                path,
                cells.header(
                        "vehicle",
                        "vehicleType",
                        "crew",
                        "date",
                        "trip",
                        "stop",
                        "place",
                        "street",
                        "district",
                        "control",
                        "arrive",
                        "begin",
                        "leave",
                        "action",
                        "commodity",
                        "quantity",
                        "unit",
                        "kg"),
                table);
    }

    private void rows(Visit visit, List<List<String>> table) {
        Tour tour = visit.tour();
        Stop stop = visit.at();
        List<String> where = List.of(
                cells.vehicle(tour.fleet(), tour.vehicle()),
                cells.type(tour.fleet()),
                cells.nameIfAny(tour.crew()),
                cells.date(tour.day()),
                Integer.toString(visit.trip() + 1),
                Integer.toString(visit.stop()),
                cells.name(stop.place()),
                cells.street(stop.place()),
                cells.district(stop.place()),
                ledger.gazetteer
                        .tree()
                        .zone(stop.place())
                        .map(zone -> cells.words().of(ledger.outlook.control(zone.id(), stop.begin() / TimeWindow.DAY)))
                        .orElse(""),
                cells.time(stop.arrival()),
                cells.time(stop.begin()),
                cells.time(stop.departure()));
        List<Ledger.Load> loads = ledger.handled(stop);
        for (Ledger.Load load : loads) {
            String action = cells.words().get(load.on() ? "csv.load" : "csv.unload");
            table.add(joined(where, action, load.commodity(), load.quantity()));
        }
        if (loads.isEmpty()) {
            String action = cells.words().get(visit.stop() == 0 ? "csv.leave.base" : "csv.return");
            table.add(joined(where, action, null, 0));
        }
    }

    private List<String> joined(List<String> where, String action, Commodity commodity, long quantity) {
        List<String> row = new ArrayList<>(where);
        row.add(action);
        row.add(commodity == null ? "" : cells.words().language().of(commodity.name()));
        row.add(commodity == null ? "" : Long.toString(quantity));
        row.add(commodity == null ? "" : commodity.unit());
        row.add(commodity == null ? "" : cells.kg(quantity * commodity.massKg()));
        return row;
    }
}
