package org.resupply.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.resupply.bubble.Bubbles;
import org.resupply.bubble.Contact;
import org.resupply.model.Commodity;
import org.resupply.model.Demand;
import org.resupply.model.Demands;
import org.resupply.model.Facility;
import org.resupply.model.Floors;
import org.resupply.model.Name;
import org.resupply.model.PriorityClass;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Handling;
import org.resupply.plan.Plan;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;
import org.resupply.plan.Unmet;

/**
 * What a plan gives whom and what is missing, as tables that add up to one another.
 *
 * @param byClass coverage by priority class, in the scenario's order
 * @param byCommodity coverage by commodity, in the scenario's order
 * @param byDistrict coverage by district, worst first, ties by id
 * @param byStreet coverage by street, worst first, ties by id
 * @param communityDays what each community wanted and got by day, in the scenario's order
 * @param cells what each area wanted and got, by commodity, class and day
 * @param shortages what is missing, by cause and bottleneck, largest mass first
 * @param stock what facilities hold, every {@code stockStepSeconds}
 * @param stockStepSeconds seconds between two looks at the stock
 * @param vehicles vehicles' days, by base, fleet, vehicle and day
 * @param belowFloor who gets less than a floor asks for, worst coverage first
 * @param requests what of transport requests nobody carries
 * @param contacts the graph of contacts: which bubbles meet, in alphabetical order
 */
public record Report(
        List<Coverage> byClass,
        List<Coverage> byCommodity,
        List<Coverage> byDistrict,
        List<Coverage> byStreet,
        List<CommunityDays> communityDays,
        List<ServedCell> cells,
        List<ShortageCause> shortages,
        List<StockSeries> stock,
        int stockStepSeconds,
        List<VehicleDay> vehicles,
        List<BelowFloor> belowFloor,
        List<RequestShortage> requests,
        List<Contact> contacts) {

    /** Stock is looked at every hour, in long horizons less often, so that there are at most this many looks. */
    private static final int MOST_LOOKS = 14 * 24;

    public Report {
        byClass = List.copyOf(byClass);
        byCommodity = List.copyOf(byCommodity);
        byDistrict = List.copyOf(byDistrict);
        byStreet = List.copyOf(byStreet);
        communityDays = List.copyOf(communityDays);
        cells = List.copyOf(cells);
        shortages = List.copyOf(shortages);
        stock = List.copyOf(stock);
        vehicles = List.copyOf(vehicles);
        belowFloor = List.copyOf(belowFloor);
        requests = List.copyOf(requests);
        contacts = List.copyOf(contacts);
    }

    /** The report of a plan for a scenario. */
    public static Report of(Scenario scenario, Plan plan) {
        return of(Ledger.of(scenario, plan));
    }

    /** The report of the plan in a ledger. */
    public static Report of(Ledger ledger) {
        Scenario scenario = ledger.scenario;
        Plan plan = ledger.plan;
        Gazetteer gazetteer = ledger.gazetteer;
        int step = 3600;
        while (scenario.days() * TimeWindow.DAY / step > MOST_LOOKS) {
            step *= 2;
        }
        Map<String, double[]> byPlace = byPlace(ledger);
        return new Report(
                byClass(scenario, ledger),
                byCommodity(scenario, ledger),
                byZone(scenario, gazetteer, byPlace, ZoneLevel.DISTRICT),
                byZone(scenario, gazetteer, byPlace, ZoneLevel.STREET),
                communityDays(scenario, ledger),
                cells(scenario, gazetteer, ledger),
                shortages(scenario, gazetteer, ledger, plan),
                StockReplay.series(scenario, plan, ledger, step),
                step,
                vehicles(gazetteer, ledger, plan),
                belowFloor(scenario, gazetteer, ledger),
                RequestShortage.of(scenario, plan),
                scenario.bubbles().isEmpty() ? List.of() : Bubbles.of(scenario).contacts(plan));
    }

    /** The street that is served worst, of those that want anything. */
    public Optional<Coverage> worstStreet() {
        return byStreet.stream().filter(street -> street.demandKg() > 0).findFirst();
    }

    private static Map<String, double[]> byPlace(Ledger ledger) {
        Map<String, double[]> sums = new HashMap<>();
        for (int i = 0; i < ledger.demands.size(); i++) {
            add(sums, ledger.demands.get(i).place(), ledger, i);
        }
        return sums;
    }

    private static List<Coverage> byClass(Scenario scenario, Ledger ledger) {
        Map<String, double[]> sums = new HashMap<>();
        for (int i = 0; i < ledger.demands.size(); i++) {
            add(sums, ledger.demands.get(i).priorityClass(), ledger, i);
        }
        List<Coverage> rows = new ArrayList<>();
        for (PriorityClass priority : scenario.priorityClasses()) {
            int people = 0;
            for (Zone zone : scenario.zones()) {
                people += zone.level() == ZoneLevel.COMMUNITY ? Demands.people(scenario, zone, priority.id()) : 0;
            }
            rows.add(coverage(priority.id(), priority.name(), "", people, sums));
        }
        return rows;
    }

    private static List<Coverage> byCommodity(Scenario scenario, Ledger ledger) {
        Map<String, double[]> sums = new HashMap<>();
        for (int i = 0; i < ledger.demands.size(); i++) {
            add(sums, ledger.demands.get(i).commodity(), ledger, i);
        }
        List<Coverage> rows = new ArrayList<>();
        for (Commodity commodity : scenario.commodities()) {
            rows.add(coverage(commodity.id(), commodity.name(), "", 0, sums));
        }
        return rows;
    }

    private static List<Coverage> byZone(
            Scenario scenario, Gazetteer gazetteer, Map<String, double[]> byPlace, ZoneLevel level) {
        Map<String, double[]> sums = new HashMap<>();
        Map<String, Integer> people = new HashMap<>();
        for (Zone zone : scenario.zones()) {
            String upper = upper(gazetteer, zone.id(), level);
            sum(sums, upper, byPlace.get(zone.id()));
            if (zone.level() == ZoneLevel.COMMUNITY) {
                people.merge(upper, zone.population(), Integer::sum);
            }
        }
        for (Facility facility : scenario.facilities()) {
            sum(sums, upper(gazetteer, facility.zone(), level), byPlace.get(facility.id()));
        }
        List<Coverage> rows = new ArrayList<>();
        for (Zone zone : scenario.zones()) {
            if (zone.level() == level) {
                String above = level == ZoneLevel.STREET ? gazetteer.district(zone.id()) : "";
                rows.add(coverage(zone.id(), zone.name(), above, people.getOrDefault(zone.id(), 0), sums));
            }
        }
        rows.sort(Comparator.comparingDouble(Coverage::share).thenComparing(Coverage::id));
        return rows;
    }

    private static List<CommunityDays> communityDays(Scenario scenario, Ledger ledger) {
        Map<String, CommunityDays> days = new LinkedHashMap<>();
        for (Zone zone : scenario.zones()) {
            if (zone.level() == ZoneLevel.COMMUNITY) {
                days.put(
                        zone.id(),
                        new CommunityDays(zone.id(), new double[scenario.days()], new double[scenario.days()]));
            }
        }
        for (int i = 0; i < ledger.demands.size(); i++) {
            Demand demand = ledger.demands.get(i);
            CommunityDays community = days.get(demand.place());
            if (community != null) {
                community.add(
                        Math.min(demand.day(), scenario.days() - 1),
                        ledger.unitKg(demand) * demand.quantity(),
                        ledger.unitKg(demand) * ledger.served(i));
            }
        }
        return new ArrayList<>(days.values());
    }

    private static List<ServedCell> cells(Scenario scenario, Gazetteer gazetteer, Ledger ledger) {
        record Key(String area, String commodity, String priorityClass, int day) {}
        Map<Key, double[]> sums = new LinkedHashMap<>();
        for (int i = 0; i < ledger.demands.size(); i++) {
            Demand demand = ledger.demands.get(i);
            Key key = new Key(
                    gazetteer.area(demand.place()),
                    demand.commodity(),
                    demand.priorityClass(),
                    Math.min(demand.day(), scenario.days() - 1));
            double[] sum = sums.computeIfAbsent(key, k -> new double[2]);
            sum[0] += ledger.unitKg(demand) * demand.quantity();
            sum[1] += ledger.unitKg(demand) * ledger.served(i);
        }
        List<ServedCell> cells = new ArrayList<>();
        sums.forEach((key, sum) ->
                cells.add(new ServedCell(key.area, key.commodity, key.priorityClass, key.day, sum[0], sum[1])));
        return cells;
    }

    private static List<ShortageCause> shortages(Scenario scenario, Gazetteer gazetteer, Ledger ledger, Plan plan) {
        record Key(Unmet cause, String area, String commodity, String priorityClass, int day) {}
        Map<Key, long[]> units = new LinkedHashMap<>();
        Map<Key, Set<String>> places = new HashMap<>();
        double total = 0;
        for (Unmet unmet : plan.unmet()) {
            Integer index = ledger.demandIndex.get(unmet.demand());
            if (index == null) {
                continue;
            }
            Demand demand = ledger.demands.get(index);
            Key key = new Key(
                    new Unmet("", 0, unmet.cause(), unmet.bottleneck()),
                    gazetteer.area(demand.place()),
                    demand.commodity(),
                    demand.priorityClass(),
                    Math.min(demand.day(), scenario.days() - 1));
            units.computeIfAbsent(key, k -> new long[1])[0] += unmet.quantity();
            places.computeIfAbsent(key, k -> new HashSet<>()).add(demand.place());
            total += ledger.unitKg(demand) * unmet.quantity();
        }
        Map<Unmet, List<Shortage>> groups = new LinkedHashMap<>();
        units.forEach((key, quantity) -> groups.computeIfAbsent(key.cause, cause -> new ArrayList<>())
                .add(new Shortage(
                        key.cause.cause(),
                        key.cause.bottleneck(),
                        key.area,
                        key.commodity,
                        key.priorityClass,
                        key.day,
                        quantity[0],
                        quantity[0] * ledger.commodities.get(key.commodity).massKg(),
                        places.get(key).size())));
        List<ShortageCause> result = new ArrayList<>();
        for (Map.Entry<Unmet, List<Shortage>> group : groups.entrySet()) {
            List<Shortage> rows = group.getValue();
            rows.sort(Comparator.comparingDouble(Shortage::kg).reversed());
            double kg = rows.stream().mapToDouble(Shortage::kg).sum();
            Unmet cause = group.getKey();
            result.add(new ShortageCause(cause.cause(), cause.bottleneck(), kg, total > 0 ? kg / total : 0, rows));
        }
        result.sort(Comparator.comparingDouble(ShortageCause::kg).reversed());
        return result;
    }

    private static List<BelowFloor> belowFloor(Scenario scenario, Gazetteer gazetteer, Ledger ledger) {
        Floors floors = Floors.of(scenario);
        if (floors.isEmpty()) {
            return List.of();
        }
        record Need(String place, String commodity, String priorityClass) {}
        Map<Need, long[]> sums = new LinkedHashMap<>();
        for (int i = 0; i < ledger.demands.size(); i++) {
            Demand demand = ledger.demands.get(i);
            long[] sum = sums.computeIfAbsent(
                    new Need(demand.place(), demand.commodity(), demand.priorityClass()), need -> new long[3]);
            sum[0] += demand.quantity();
            sum[1] += floors.units(demand);
            sum[2] += ledger.served(i);
        }
        List<BelowFloor> below = new ArrayList<>();
        sums.forEach((need, sum) -> {
            if (sum[2] < sum[1]) {
                below.add(new BelowFloor(
                        need.place,
                        gazetteer.area(need.place),
                        need.commodity,
                        need.priorityClass,
                        sum[0],
                        sum[1],
                        sum[2],
                        (sum[1] - sum[2])
                                * ledger.commodities.get(need.commodity).massKg()));
            }
        });
        below.sort(Comparator.comparingDouble(BelowFloor::coverage).thenComparing(BelowFloor::place));
        return below;
    }

    private static List<VehicleDay> vehicles(Gazetteer gazetteer, Ledger ledger, Plan plan) {
        List<VehicleDay> days = new ArrayList<>();
        for (Tour tour : plan.tours()) {
            List<VehicleDay.Run> runs = new ArrayList<>();
            for (Trip trip : tour.trips()) {
                runs.add(run(ledger, trip));
            }
            String base = tour.trips().get(0).stops().get(0).place();
            days.add(new VehicleDay(tour.id(), tour.fleet(), tour.vehicle(), tour.day(), base, runs));
        }
        days.sort(Comparator.comparing(VehicleDay::base)
                .thenComparing(VehicleDay::fleet)
                .thenComparingInt(VehicleDay::vehicle)
                .thenComparingInt(VehicleDay::day)
                .thenComparing(VehicleDay::tour));
        return days;
    }

    private static VehicleDay.Run run(Ledger ledger, Trip trip) {
        int drops = 0;
        double kg = 0;
        for (Stop stop : trip.stops()) {
            double dropped = 0;
            for (Handling handling : stop.handlings()) {
                dropped -= Math.min(0, ledger.kg(handling.lot(), handling.quantity()));
            }
            if (dropped > 0) {
                drops++;
                kg += dropped;
            }
        }
        return new VehicleDay.Run(trip.start(), trip.end(), drops, trip.metres(), kg);
    }

    private static String upper(Gazetteer gazetteer, String zone, ZoneLevel level) {
        return gazetteer.tree().above(zone, level).map(Zone::id).orElse("");
    }

    private static void add(Map<String, double[]> sums, String key, Ledger ledger, int demand) {
        Demand wanted = ledger.demands.get(demand);
        double[] sum = sums.computeIfAbsent(key, k -> new double[2]);
        sum[0] += ledger.unitKg(wanted) * wanted.quantity();
        sum[1] += ledger.unitKg(wanted) * ledger.served(demand);
    }

    private static void sum(Map<String, double[]> sums, String key, double[] more) {
        if (more != null) {
            double[] sum = sums.computeIfAbsent(key, k -> new double[2]);
            sum[0] += more[0];
            sum[1] += more[1];
        }
    }

    private static Coverage coverage(String id, Name name, String above, int people, Map<String, double[]> sums) {
        double[] sum = sums.getOrDefault(id, new double[2]);
        return new Coverage(id, name, above, people, sum[0], sum[1]);
    }
}
