package org.resupply.report;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.resupply.model.Commodity;
import org.resupply.model.Convoy;
import org.resupply.model.Demand;
import org.resupply.model.FacilityKind;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.model.TransportRequest;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Bottleneck;
import org.resupply.plan.Handling;
import org.resupply.plan.Plan;
import org.resupply.plan.Receipt;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;
import org.resupply.plan.Unmet;

/**
 * The CSV sheets of a plan: one file for each desk that has something to do, with an index that names the files.
 *
 * <pre>
 *   coverage-*.csv, shortages.csv                 the figures
 *   floors.csv, bottlenecks.csv                   who is below a floor, and why, where there are floors
 *   vehicles.csv        vehicles/BASE.csv         for the dispatcher of a base: every stop of every vehicle
 *   transfer-points.csv transfer-points/POINT.csv for a transfer point or port: what arrives and what leaves, by time
 *   streets.csv         streets/STREET.csv        for a street: what comes when to whom, and what does not come and why
 * </pre>
 *
 * <p>Sheets are made one by one as the stream is read, so that a big city's never lie in memory together.
 */
public final class Sheets {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private record Visit(Tour tour, int trip, int stop, Stop at) {}

    private final Scenario scenario;
    private final Plan plan;
    private final Report report;
    private final Words words;
    private final Gazetteer gazetteer;
    private final Ledger ledger;
    private final Map<String, String> vehicleTypes = new HashMap<>();
    private final Map<Integer, String> minutes = new HashMap<>();

    private Sheets(Ledger ledger, Report report, Words words) {
        this.ledger = ledger;
        this.scenario = ledger.scenario;
        this.plan = ledger.plan;
        this.gazetteer = ledger.gazetteer;
        this.report = report;
        this.words = words;
        scenario.fleets().forEach(fleet -> vehicleTypes.put(fleet.id(), fleet.vehicleType()));
    }

    /** All sheets of the plan in a ledger, each made when the stream comes to it. */
    public static Stream<Sheet> of(Ledger ledger, Report report, Words words) {
        Sheets sheets = new Sheets(ledger, report, words);
        return Stream.of(sheets.figures(), sheets.vehicles(), sheets.transferPoints(), sheets.streets())
                .flatMap(part -> part);
    }

    // ---- the figures

    private Stream<Sheet> figures() {
        Stream<Sheet> figures = Stream.of(
                coverage("coverage-class.csv", report.byClass()),
                coverage("coverage-commodity.csv", report.byCommodity()),
                coverage("coverage-district.csv", report.byDistrict()),
                coverage("coverage-street.csv", report.byStreet()),
                shortages());
        if (!scenario.policies().floors().isEmpty()) {
            figures = Stream.concat(figures, Stream.of(floors(), bottlenecks()));
        }
        return scenario.transportRequests().isEmpty()
                ? figures
                : Stream.concat(figures, Stream.of(transportRequests()));
    }

    private Sheet coverage(String path, List<Coverage> rows) {
        List<List<String>> table = new ArrayList<>();
        for (Coverage row : rows) {
            table.add(List.of(
                    row.id(),
                    name(row.id()),
                    row.above().isEmpty() ? "" : name(row.above()),
                    Integer.toString(row.people()),
                    kg(row.demandKg()),
                    kg(row.servedKg()),
                    kg(row.missingKg()),
                    String.format(Locale.ROOT, "%.4f", row.share())));
        }
        return new Sheet(
                path, header("id", "name", "above", "people", "demandKg", "servedKg", "missingKg", "coverage"), table);
    }

    /** Who is below a floor. */
    private Sheet floors() {
        List<List<String>> table = new ArrayList<>();
        for (BelowFloor row : report.belowFloor()) {
            table.add(List.of(
                    district(row.area()),
                    name(row.area()),
                    name(row.place()),
                    name(row.commodity()),
                    name(row.priorityClass()),
                    Long.toString(row.wanted()),
                    Long.toString(row.floor()),
                    Long.toString(row.served()),
                    ledger.commodities.get(row.commodity()).unit(),
                    String.format(Locale.ROOT, "%.4f", row.coverage())));
        }
        return new Sheet(
                "floors.csv",
                header(
                        "district",
                        "street",
                        "place",
                        "commodity",
                        "class",
                        "wanted",
                        "floor",
                        "served",
                        "unit",
                        "coverage"),
                table);
    }

    /** Why those below a floor cannot all be brought to it. */
    private Sheet bottlenecks() {
        List<List<String>> table = new ArrayList<>();
        for (Bottleneck bottleneck : plan.bottlenecks()) {
            table.add(List.of(
                    words.of(bottleneck.cause()),
                    name(bottleneck.target()),
                    String.format(Locale.ROOT, "%.4f", bottleneck.weight()),
                    Integer.toString(bottleneck.places().size()),
                    String.format(Locale.ROOT, "%.4f", bottleneck.coverage()),
                    BottleneckText.of(bottleneck, gazetteer, words)));
        }
        return new Sheet(
                "bottlenecks.csv", header("cause", "bottleneck", "weight", "places", "worstCoverage", "text"), table);
    }

    private Sheet shortages() {
        List<List<String>> table = new ArrayList<>();
        for (ShortageCause cause : report.shortages()) {
            for (Shortage row : cause.rows()) {
                Commodity commodity = ledger.commodities.get(row.commodity());
                table.add(List.of(
                        words.of(row.cause()),
                        row.bottleneck().isEmpty() ? "" : name(row.bottleneck()),
                        district(row.area()),
                        name(row.area()),
                        name(row.commodity()),
                        name(row.priorityClass()),
                        date(row.day()),
                        Long.toString(row.quantity()),
                        commodity.unit(),
                        kg(row.kg()),
                        Integer.toString(row.places())));
            }
        }
        return new Sheet(
                "shortages.csv",
                header(
                        "cause",
                        "bottleneck",
                        "district",
                        "street",
                        "commodity",
                        "class",
                        "date",
                        "quantity",
                        "unit",
                        "kg",
                        "places"),
                table);
    }

    private Sheet transportRequests() {
        Map<String, List<Unmet>> missing = plan.unmet().stream().collect(Collectors.groupingBy(Unmet::demand));
        List<List<String>> table = new ArrayList<>();
        for (TransportRequest request : scenario.transportRequests()) {
            List<Unmet> without = missing.getOrDefault(request.id(), List.of());
            long left = without.stream().mapToLong(Unmet::quantity).sum();
            table.add(List.of(
                    request.id(),
                    name(request.from()),
                    name(request.to()),
                    name(request.commodity()),
                    name(request.priorityClass()),
                    date(request.day()),
                    Long.toString(request.quantity()),
                    Long.toString(left),
                    without.isEmpty() ? "" : words.of(without.get(0).cause())));
        }
        return new Sheet(
                "transport-requests.csv",
                header("id", "from", "to", "commodity", "class", "date", "quantity", "missing", "cause"),
                table);
    }

    // ---- for the dispatcher of a base

    private Stream<Sheet> vehicles() {
        Map<String, List<Tour>> byBase = new TreeMap<>();
        for (Tour tour : plan.tours()) {
            byBase.computeIfAbsent(tour.trips().get(0).stops().get(0).place(), base -> new ArrayList<>())
                    .add(tour);
        }
        byBase.values()
                .forEach(tours -> tours.sort(Comparator.comparing(Tour::fleet)
                        .thenComparingInt(Tour::vehicle)
                        .thenComparingInt(Tour::day)
                        .thenComparing(Tour::id)));
        Map<String, String> files = files("vehicles/", byBase.keySet());
        Stream<Sheet> index = Stream.of(0).map(only -> vehicleIndex(files));
        return Stream.concat(
                index, byBase.entrySet().stream().map(base -> vehicleSheet(files.get(base.getKey()), base.getValue())));
    }

    private Sheet vehicleIndex(Map<String, String> files) {
        List<List<String>> table = new ArrayList<>();
        for (VehicleDay day : report.vehicles()) {
            table.add(List.of(
                    name(day.base()),
                    vehicle(day.fleet(), day.vehicle()),
                    type(day.fleet()),
                    date(day.day()),
                    Integer.toString(day.runs().size()),
                    Integer.toString(
                            day.runs().stream().mapToInt(VehicleDay.Run::stops).sum()),
                    kg(day.kg()),
                    kilometres(day.runs().stream()
                            .mapToLong(VehicleDay.Run::metres)
                            .sum()),
                    time(day.start()),
                    time(day.end()),
                    day.tour(),
                    files.get(day.base())));
        }
        return new Sheet(
                "vehicles.csv",
                header(
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

    private Sheet vehicleSheet(String path, List<Tour> tours) {
        List<List<String>> table = new ArrayList<>();
        for (Tour tour : tours) {
            for (int t = 0; t < tour.trips().size(); t++) {
                List<Stop> stops = tour.trips().get(t).stops();
                for (int s = 0; s < stops.size(); s++) {
                    vehicleRows(new Visit(tour, t, s, stops.get(s)), table);
                }
            }
        }
        return new Sheet(
                path,
                header(
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

    private void vehicleRows(Visit visit, List<List<String>> table) {
        Tour tour = visit.tour();
        Stop stop = visit.at();
        List<String> where = List.of(
                vehicle(tour.fleet(), tour.vehicle()),
                type(tour.fleet()),
                tour.crew().isEmpty() ? "" : name(tour.crew()),
                date(tour.day()),
                Integer.toString(visit.trip() + 1),
                Integer.toString(visit.stop()),
                name(stop.place()),
                street(stop.place()),
                district(stop.place()),
                gazetteer
                        .tree()
                        .zone(stop.place())
                        .map(zone -> words.of(ledger.outlook.control(zone.id(), stop.begin() / TimeWindow.DAY)))
                        .orElse(""),
                time(stop.arrival()),
                time(stop.begin()),
                time(stop.departure()));
        Map<String, long[]> sums = new LinkedHashMap<>();
        for (Handling handling : stop.handlings()) {
            Commodity commodity = ledger.commodityOf(handling.lot());
            if (commodity != null) {
                long[] sum = sums.computeIfAbsent(commodity.id(), id -> new long[2]);
                sum[handling.quantity() > 0 ? 0 : 1] += Math.abs(handling.quantity());
            }
        }
        boolean nothing = true;
        for (Map.Entry<String, long[]> sum : sums.entrySet()) {
            Commodity commodity = ledger.commodities.get(sum.getKey());
            for (int side = 0; side < 2; side++) {
                long quantity = sum.getValue()[side];
                if (quantity > 0) {
                    nothing = false;
                    table.add(joined(where, words.get(side == 0 ? "csv.load" : "csv.unload"), commodity, quantity));
                }
            }
        }
        if (nothing) {
            table.add(joined(where, words.get(visit.stop() == 0 ? "csv.leave.base" : "csv.return"), null, 0));
        }
    }

    private List<String> joined(List<String> where, String action, Commodity commodity, long quantity) {
        List<String> row = new ArrayList<>(where);
        row.add(action);
        row.add(commodity == null ? "" : words.language().of(commodity.name()));
        row.add(commodity == null ? "" : Long.toString(quantity));
        row.add(commodity == null ? "" : commodity.unit());
        row.add(commodity == null ? "" : kg(quantity * commodity.massKg()));
        return row;
    }

    // ---- for a transfer point or port

    private record Event(int second, List<String> row) {}

    private Stream<Sheet> transferPoints() {
        Map<String, Convoy> convoys = new HashMap<>();
        scenario.convoys().forEach(convoy -> convoys.put(convoy.id(), convoy));
        Map<String, List<Event>> events = new TreeMap<>();
        Map<String, double[]> sums = new HashMap<>();
        scenario.facilities().stream()
                .filter(facility ->
                        facility.kind() == FacilityKind.TRANSFER_POINT || facility.kind() == FacilityKind.PORT)
                .forEach(facility -> {
                    events.put(facility.id(), new ArrayList<>());
                    sums.put(facility.id(), new double[4]);
                });
        for (Receipt receipt : plan.receipts()) {
            Convoy convoy = convoys.get(receipt.convoy());
            if (convoy != null && events.containsKey(receipt.facility())) {
                receive(receipt, convoy, events.get(receipt.facility()), sums.get(receipt.facility()));
            }
        }
        for (Tour tour : plan.tours()) {
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
        Map<String, String> files = files("transfer-points/", events.keySet());
        Stream<Sheet> index = Stream.of(0).map(only -> transferIndex(files, sums));
        return Stream.concat(
                index,
                events.entrySet().stream().map(point -> transferSheet(files.get(point.getKey()), point.getValue())));
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
                            time(receipt.begin()),
                            time(receipt.released()),
                            words.get("csv.convoy"),
                            words.language().of(convoy.name()),
                            Integer.toString(receipt.dock() + 1),
                            "",
                            words.language().of(commodity.name()),
                            Long.toString(cargo.quantity()),
                            commodity.unit(),
                            kg(mass))));
        }
    }

    private void call(Tour tour, Trip trip, int s, List<Event> events, double[] sums) {
        Stop stop = trip.stops().get(s);
        Map<String, long[]> loads = new LinkedHashMap<>();
        for (Handling handling : stop.handlings()) {
            Commodity commodity = ledger.commodityOf(handling.lot());
            if (commodity != null) {
                long[] sum = loads.computeIfAbsent(commodity.id(), id -> new long[2]);
                sum[handling.quantity() > 0 ? 0 : 1] += Math.abs(handling.quantity());
            }
        }
        if (loads.isEmpty()) {
            return;
        }
        sums[2]++;
        String next = s + 1 < trip.stops().size() ? name(trip.stops().get(s + 1).place()) : "";
        for (Map.Entry<String, long[]> load : loads.entrySet()) {
            Commodity commodity = ledger.commodities.get(load.getKey());
            for (int side = 0; side < 2; side++) {
                long quantity = load.getValue()[side];
                if (quantity > 0) {
                    sums[3] += side == 0 ? quantity * commodity.massKg() : 0;
                    events.add(new Event(
                            stop.begin(),
                            List.of(
                                    time(stop.begin()),
                                    time(stop.departure()),
                                    words.get(side == 0 ? "csv.load" : "csv.unload"),
                                    vehicle(tour.fleet(), tour.vehicle()),
                                    "",
                                    side == 0 ? next : "",
                                    words.language().of(commodity.name()),
                                    Long.toString(quantity),
                                    commodity.unit(),
                                    kg(quantity * commodity.massKg()))));
                }
            }
        }
    }

    private Sheet transferIndex(Map<String, String> files, Map<String, double[]> sums) {
        List<List<String>> table = new ArrayList<>();
        files.forEach((point, file) -> {
            double[] sum = sums.get(point);
            table.add(List.of(
                    point,
                    name(point),
                    district(point),
                    Integer.toString((int) sum[0]),
                    kg(sum[1]),
                    Integer.toString((int) sum[2]),
                    kg(sum[3]),
                    file));
        });
        return new Sheet(
                "transfer-points.csv",
                header("id", "name", "district", "convoys", "receivedKg", "vehicleCalls", "issuedKg", "file"),
                table);
    }

    private Sheet transferSheet(String path, List<Event> events) {
        events.sort(Comparator.comparingInt(Event::second));
        return new Sheet(
                path,
                header(
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

    // ---- for a street

    private Stream<Sheet> streets() {
        Map<String, List<Visit>> visits = new TreeMap<>();
        for (Zone area : gazetteer.areas()) {
            visits.put(area.id(), new ArrayList<>());
        }
        for (Tour tour : plan.tours()) {
            for (int t = 0; t < tour.trips().size(); t++) {
                List<Stop> stops = tour.trips().get(t).stops();
                for (int s = 0; s < stops.size(); s++) {
                    Stop stop = stops.get(s);
                    boolean unloads = stop.handlings().stream().anyMatch(handling -> handling.quantity() < 0);
                    List<Visit> list = visits.get(gazetteer.area(stop.place()));
                    if (unloads && list != null) {
                        list.add(new Visit(tour, t, s, stop));
                    }
                }
            }
        }
        Map<String, List<Unmet>> missing = new HashMap<>();
        for (Unmet unmet : plan.unmet()) {
            Integer index = ledger.demandIndex.get(unmet.demand());
            if (index != null) {
                String area = gazetteer.area(ledger.demands.get(index).place());
                missing.computeIfAbsent(area, a -> new ArrayList<>()).add(unmet);
            }
        }
        visits.keySet().removeIf(area -> visits.get(area).isEmpty() && !missing.containsKey(area));
        Map<String, String> files = files("streets/", visits.keySet());
        Stream<Sheet> index = Stream.of(0).map(only -> streetIndex(files, visits));
        return Stream.concat(
                index,
                visits.entrySet().stream()
                        .map(street -> streetSheet(
                                files.get(street.getKey()),
                                street.getValue(),
                                missing.getOrDefault(street.getKey(), List.of()))));
    }

    private Sheet streetIndex(Map<String, String> files, Map<String, List<Visit>> visits) {
        Map<String, Coverage> coverage = new HashMap<>();
        report.byStreet().forEach(street -> coverage.put(street.id(), street));
        List<List<String>> table = new ArrayList<>();
        files.forEach((street, file) -> {
            Coverage row = coverage.get(street);
            Zone zone = gazetteer.tree().zone(street).orElseThrow();
            table.add(List.of(
                    street,
                    words.language().of(zone.name()),
                    zone.level() == ZoneLevel.STREET ? district(street) : "",
                    Integer.toString(visits.get(street).size()),
                    row == null ? "" : kg(row.demandKg()),
                    row == null ? "" : kg(row.servedKg()),
                    row == null ? "" : String.format(Locale.ROOT, "%.4f", row.share()),
                    file));
        });
        return new Sheet(
                "streets.csv",
                header("id", "street", "district", "deliveries", "demandKg", "servedKg", "coverage", "file"),
                table);
    }

    private Sheet streetSheet(String path, List<Visit> visits, List<Unmet> missing) {
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
                header(
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
                    date(stop.begin() / TimeWindow.DAY),
                    time(stop.arrival()),
                    time(stop.departure()),
                    name(stop.place()),
                    vehicle(visit.tour().fleet(), visit.tour().vehicle()),
                    name(key.commodity()),
                    key.priorityClass().isEmpty() ? "" : name(key.priorityClass()),
                    Long.toString(quantity),
                    commodity.unit(),
                    kg(quantity * commodity.massKg()),
                    words.get("csv.delivered"),
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
                    date(demand.day()),
                    "",
                    "",
                    name(demand.place()),
                    "",
                    name(demand.commodity()),
                    name(demand.priorityClass()),
                    Long.toString(unmet.quantity()),
                    commodity.unit(),
                    kg(unmet.quantity() * commodity.massKg()),
                    words.get("csv.missing"),
                    words.of(unmet.cause()),
                    unmet.bottleneck().isEmpty() ? "" : name(unmet.bottleneck())));
        }
        rows.sort(Comparator.comparing((List<String> row) -> row.get(0))
                .thenComparing(row -> row.get(3))
                .thenComparing(row -> row.get(5)));
        return rows;
    }

    // ---- how things are written

    private List<String> header(String... keys) {
        return Stream.of(keys).map(key -> words.get("csv." + key)).toList();
    }

    private String name(String id) {
        return words.language().of(gazetteer.name(id));
    }

    private String street(String place) {
        String area = gazetteer.area(place);
        return area.isEmpty() ? "" : name(area);
    }

    private String district(String place) {
        String district = gazetteer.district(place);
        return district.isEmpty() ? "" : name(district);
    }

    private String vehicle(String fleet, int vehicle) {
        return gazetteer.vehicle(fleet, vehicle, words);
    }

    private String type(String fleet) {
        String type = vehicleTypes.get(fleet);
        return type == null ? "" : name(type);
    }

    private String date(int day) {
        return scenario.start().plusDays(day).toString();
    }

    /** The minute in which a second lies; the same few thousand minutes are written again and again. */
    private String time(int second) {
        return minutes.computeIfAbsent(
                Math.floorDiv(second, 60),
                minute -> TIME.format(scenario.start().atStartOfDay().plusMinutes(minute)));
    }

    private static String kg(double kg) {
        long tenths = Math.round(Math.abs(kg) * 10);
        return (kg < 0 && tenths > 0 ? "-" : "") + tenths / 10 + '.' + tenths % 10;
    }

    private static String kilometres(long metres) {
        return String.format(Locale.ROOT, "%.1f", metres / 1000.0);
    }

    /** A file for each id, named after it: other characters than letters, digits, dot, dash become an underscore. */
    private static Map<String, String> files(String folder, Set<String> ids) {
        Map<String, String> files = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (String id : ids) {
            String plain = id.replaceAll("[^\\p{L}\\p{N}.-]", "_").replaceAll("^\\.+", "_");
            String name = plain.length() > 100 ? plain.substring(0, 100) : plain;
            String file = name;
            for (int n = 2; !taken.add(file.toLowerCase(Locale.ROOT)); n++) {
                file = name + "_" + n;
            }
            files.put(id, folder + file + ".csv");
        }
        return files;
    }
}
