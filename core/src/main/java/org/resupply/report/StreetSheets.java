package org.resupply.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.resupply.model.Commodity;
import org.resupply.model.Demand;
import org.resupply.model.TimeWindow;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Handling;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;
import org.resupply.plan.Unmet;

/** The sheets for a street: what comes when to whom, and what does not come and why. */
record StreetSheets(Ledger ledger, Report report, SheetCells cells) {
    private record Visit(Tour tour, Stop at) {}

    Stream<Sheet> all() {
        Map<String, List<Visit>> visits = new TreeMap<>();
        for (Zone area : ledger.gazetteer.areas()) {
            visits.put(area.id(), new ArrayList<>());
        }
        for (Tour tour : ledger.plan.tours()) {
            for (Trip trip : tour.trips()) {
                for (Stop stop : trip.stops()) {
                    boolean unloads = stop.handlings().stream().anyMatch(handling -> handling.quantity() < 0);
                    List<Visit> list = visits.get(ledger.gazetteer.area(stop.place()));
                    if (unloads && list != null) {
                        list.add(new Visit(tour, stop));
                    }
                }
            }
        }
        Map<String, List<Unmet>> missing = new HashMap<>();
        for (Unmet unmet : ledger.plan.unmet()) {
            Integer index = ledger.demandIndex.get(unmet.demand());
            if (index != null) {
                String area = ledger.gazetteer.area(ledger.demands.get(index).place());
                missing.computeIfAbsent(area, a -> new ArrayList<>()).add(unmet);
            }
        }
        visits.keySet().removeIf(area -> visits.get(area).isEmpty() && !missing.containsKey(area));
        Map<String, String> files = cells.files("streets/", visits.keySet());
        Stream<Sheet> index = Stream.of(0).map(only -> index(files, visits));
        return Stream.concat(
                index,
                visits.entrySet().stream()
                        .map(street -> sheet(
                                files.get(street.getKey()),
                                street.getValue(),
                                missing.getOrDefault(street.getKey(), List.of()))));
    }

    private Sheet index(Map<String, String> files, Map<String, List<Visit>> visits) {
        Map<String, Coverage> coverage = new HashMap<>();
        report.byStreet().forEach(street -> coverage.put(street.id(), street));
        List<List<String>> table = new ArrayList<>();
        files.forEach((street, file) -> {
            Coverage row = coverage.get(street);
            Zone zone = ledger.gazetteer.tree().zone(street).orElseThrow();
            table.add(List.of(
                    street,
                    cells.words().language().of(zone.name()),
                    zone.level() == ZoneLevel.STREET ? cells.district(street) : "",
                    Integer.toString(visits.get(street).size()),
                    row == null ? "" : cells.kg(row.demandKg()),
                    row == null ? "" : cells.kg(row.servedKg()),
                    row == null ? "" : cells.share(row.share()),
                    file));
        });
        return new Sheet(
                "streets.csv",
                cells.header("id", "street", "district", "deliveries", "demandKg", "servedKg", "coverage", "file"),
                table);
    }

    private Sheet sheet(String path, List<Visit> visits, List<Unmet> missing) {
        visits.sort(Comparator.comparingInt((Visit visit) -> visit.at().begin())
                .thenComparing(visit -> visit.at().place())
                .thenComparing(visit -> visit.tour().id()));
        List<List<String>> table = new ArrayList<>();
        for (Visit visit : visits) {
            deliveries(visit, table);
        }
        table.addAll(missingRows(missing));
        return new Sheet(
                path,
                cells.header(
                        "date",
                        "arrive",
                        "leave",
                        "place",
                        "vehicle",
                        "commodity",
                        "class",
                        "quantity",
                        "unit",
                        "kg",
                        "status",
                        "cause",
                        "bottleneck"),
                table);
    }

    private void deliveries(Visit visit, List<List<String>> table) {
        record Key(String commodity, String priorityClass) {}
        Map<Key, Long> sums = new LinkedHashMap<>();
        for (Handling handling : visit.at().handlings()) {
            Commodity commodity = ledger.commodityOf(handling.lot());
            if (handling.quantity() < 0 && commodity != null) {
                Integer demand = ledger.demandIndex.get(handling.demand());
                String priority =
                        demand == null ? "" : ledger.demands.get(demand).priorityClass();
                sums.merge(new Key(commodity.id(), priority), -handling.quantity(), Long::sum);
            }
        }
        Stop stop = visit.at();
        sums.forEach((key, quantity) -> {
            Commodity commodity = ledger.commodities.get(key.commodity());
            table.add(List.of(
                    cells.date(stop.begin() / TimeWindow.DAY),
                    cells.time(stop.arrival()),
                    cells.time(stop.departure()),
                    cells.name(stop.place()),
                    cells.vehicle(visit.tour().fleet(), visit.tour().vehicle()),
                    cells.name(key.commodity()),
                    cells.nameIfAny(key.priorityClass()),
                    Long.toString(quantity),
                    commodity.unit(),
                    cells.kg(quantity * commodity.massKg()),
                    cells.words().get("csv.delivered"),
                    "",
                    ""));
        });
    }

    private List<List<String>> missingRows(List<Unmet> missing) {
        List<List<String>> rows = new ArrayList<>();
        for (Unmet unmet : missing) {
            Demand demand = ledger.demands.get(ledger.demandIndex.get(unmet.demand()));
            Commodity commodity = ledger.commodities.get(demand.commodity());
            rows.add(List.of(
                    cells.date(demand.day()),
                    "",
                    "",
                    cells.name(demand.place()),
                    "",
                    cells.name(demand.commodity()),
                    cells.name(demand.priorityClass()),
                    Long.toString(unmet.quantity()),
                    commodity.unit(),
                    cells.kg(unmet.quantity() * commodity.massKg()),
                    cells.words().get("csv.missing"),
                    cells.words().of(unmet.cause()),
                    cells.nameIfAny(unmet.bottleneck())));
        }
        rows.sort(Comparator.comparing((List<String> row) -> row.get(0))
                .thenComparing(row -> row.get(3))
                .thenComparing(row -> row.get(5)));
        return rows;
    }
}
