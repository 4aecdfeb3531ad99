package org.resupply.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.resupply.beside.Beside;
import org.resupply.bubble.Bubbles;
import org.resupply.model.Commodity;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.Lane;
import org.resupply.model.Lanes;
import org.resupply.model.Mode;
import org.resupply.model.Outlook;
import org.resupply.model.PriorityClass;
import org.resupply.model.Requisition;
import org.resupply.model.Scenario;
import org.resupply.model.VehicleType;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Figures;
import org.resupply.plan.Figures.Coverage;
import org.resupply.plan.Handling;
import org.resupply.plan.Manifest;
import org.resupply.plan.Movement;
import org.resupply.plan.Plan;
import org.resupply.plan.Receipt;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;
import org.resupply.plan.Unmet;
import org.resupply.problem.Inequality;

/** Puts a plan together from its parts and computes the figures it states, as {@link Figures} defines them. */
public final class PlanAssembler {
    private final Outlook outlook;
    private final Scenario scenario;
    private final Bubbles bubbles;
    private final Map<String, Commodity> commodities = new HashMap<>();
    private final Map<String, VehicleType> types = new HashMap<>();
    private final Map<String, Fleet> fleets = new HashMap<>();

    private PlanAssembler(Outlook outlook, Bubbles bubbles) {
        this.outlook = outlook;
        scenario = outlook.scenario();
        this.bubbles = bubbles;
        scenario.commodities().forEach(commodity -> commodities.put(commodity.id(), commodity));
        scenario.vehicleTypes().forEach(type -> types.put(type.id(), type));
        scenario.fleets().forEach(fleet -> fleets.put(fleet.id(), fleet));
    }

    /**
     * The plan; what of its figures does not depend on the others is counted by whoever is free.
     *
     * @param spoiled units left in facilities whose last day passed within the horizon, by commodity
     * @param beside who counts with the calling thread; {@code Runnable::run} for nobody
     */
    public static Plan assemble(
            Outlook outlook,
            Bubbles bubbles,
            List<Receipt> receipts,
            List<Movement> movements,
            List<Tour> tours,
            List<Unmet> unmet,
            Map<String, Long> spoiled,
            Manifest manifest,
            Executor beside) {
        return new PlanAssembler(outlook, bubbles)
                .assemble(receipts, movements, tours, unmet, spoiled, manifest, beside);
    }

    private Plan assemble(
            List<Receipt> receipts,
            List<Movement> movements,
            List<Tour> tours,
            List<Unmet> unmet,
            Map<String, Long> spoiled,
            Manifest manifest,
            Executor beside) {
        Plan bare = new Plan(scenario.id(), manifest, receipts, movements, tours, unmet, Figures.NONE);
        Figures figures = figures(bare, spoiled, beside);
        return new Plan(
                scenario.id(), manifest, bare.receipts(), bare.movements(), bare.tours(), bare.unmet(), figures);
    }

    private Figures figures(Plan plan, Map<String, Long> spoiled, Executor beside) {
        Beside<Integer> meetings = Beside.begin(() -> bubbles.contacts(plan).size(), beside);
        Beside<Map<String, Integer>> firstSeconds = Beside.begin(() -> firstSeconds(plan.tours()), beside);
        Beside<Work> worked = Beside.begin(() -> work(plan.tours()), beside);
        Beside<Long> lanes = Beside.begin(() -> laneCost(plan.tours()), beside);
        List<Demand> demands = outlook.demands();
        long[] missing = new long[demands.size()];
        int near = 0;
        for (Unmet unmet : plan.unmet()) {
            near = outlook.demandNumber(unmet.demand(), near);
            if (near >= 0) {
                missing[near] += unmet.quantity();
            }
        }
        Map<String, double[]> byClass = new LinkedHashMap<>();
        Map<String, double[]> byCommodity = new LinkedHashMap<>();
        Map<String, double[]> byStreet = new LinkedHashMap<>();
        Map<String, double[]> byCommunity = new LinkedHashMap<>();
        for (PriorityClass priority : scenario.priorityClasses()) {
            byClass.put(priority.id(), new double[2]);
        }
        for (Commodity commodity : scenario.commodities()) {
            byCommodity.put(commodity.id(), new double[2]);
        }
        Map<String, List<double[]>> byPlace = new HashMap<>();
        double wantedKg = 0;
        double servedKg = 0;
        String place = null;
        List<double[]> here = List.of();
        String commodity = null;
        double unit = 0;
        double[] ofCommodity = new double[2];
        for (int number = 0; number < missing.length; number++) {
            Demand demand = demands.get(number);
            // Most demands of one place, and there of one commodity, stand one behind the other.
            if (!demand.commodity().equals(commodity)) {
                commodity = demand.commodity();
                unit = commodities.get(commodity).massKg();
                ofCommodity = byCommodity.computeIfAbsent(commodity, id -> new double[2]);
            }
            double wanted = demand.quantity() * unit;
            double served = (demand.quantity() - missing[number]) * unit;
            wantedKg += wanted;
            servedKg += served;
            add(byClass.computeIfAbsent(demand.priorityClass(), id -> new double[2]), wanted, served);
            add(ofCommodity, wanted, served);
            if (!demand.place().equals(place)) {
                place = demand.place();
                here = byPlace.computeIfAbsent(place, id -> sums(id, byStreet, byCommunity));
            }
            for (double[] sum : here) {
                add(sum, wanted, served);
            }
        }
        List<Coverage> streets = new ArrayList<>(coverages(byStreet));
        streets.sort(Comparator.comparingDouble(Coverage::share).thenComparing(Coverage::id));
        Fairness fairness = fairness(byCommunity);
        double spoiledKg = 0;
        for (Map.Entry<String, Long> entry : spoiled.entrySet()) {
            spoiledKg += entry.getValue() * commodities.get(entry.getKey()).massKg();
        }
        List.of(lanes, worked, firstSeconds, meetings).forEach(Beside::help);
        FirstSupply supply = firstSupply(byCommunity.keySet(), firstSeconds.get());
        int contacts = meetings.get();
        Work work = worked.get();
        return new Figures(
                wantedKg,
                servedKg,
                coverages(byClass),
                coverages(byCommodity),
                streets,
                fairness.gini,
                fairness.jain,
                fairness.theil.between(),
                fairness.theil.within(),
                supply.meanSecond,
                supply.without,
                spoiledKg,
                plus(plus(work.cost + lanes.get(), called()), contactCost(contacts)),
                work.metres,
                work.vehicles,
                work.trips,
                work.stops,
                contacts);
    }

    /** The sums into which a place counts: that of its street, and its own if it is a community. */
    private List<double[]> sums(String place, Map<String, double[]> byStreet, Map<String, double[]> byCommunity) {
        List<double[]> sums = new ArrayList<>();
        String zone = outlook.places().facility(place).map(Facility::zone).orElse(place);
        outlook.places()
                .above(zone, ZoneLevel.STREET)
                .ifPresent(street -> sums.add(byStreet.computeIfAbsent(street.id(), id -> new double[2])));
        outlook.places()
                .zone(place)
                .filter(community -> community.level() == ZoneLevel.COMMUNITY)
                .ifPresent(community -> sums.add(byCommunity.computeIfAbsent(community.id(), id -> new double[2])));
        return sums;
    }

    private static void add(double[] sum, double wanted, double served) {
        sum[0] += wanted;
        sum[1] += served;
    }

    private static List<Coverage> coverages(Map<String, double[]> sums) {
        List<Coverage> coverages = new ArrayList<>();
        sums.forEach((id, sum) -> coverages.add(new Coverage(id, sum[0], sum[1])));
        return coverages;
    }

    private record Fairness(double gini, double jain, Inequality.Theil theil) {}

    /** Of the communities' shares: by people, but for Jain's index, in which each counts as one. */
    private Fairness fairness(Map<String, double[]> byCommunity) {
        double[] share = new double[byCommunity.size()];
        double[] people = new double[share.length];
        double[] one = new double[share.length];
        Arrays.fill(one, 1);
        int[] district = new int[share.length];
        Map<String, Integer> districts = new HashMap<>();
        int community = 0;
        for (Map.Entry<String, double[]> entry : byCommunity.entrySet()) {
            String id = entry.getKey();
            double[] sum = entry.getValue();
            share[community] = sum[0] > 0 ? sum[1] / sum[0] : 1;
            people[community] = outlook.places().zone(id).orElseThrow().population();
            String above =
                    outlook.places().above(id, ZoneLevel.DISTRICT).map(Zone::id).orElse("");
            district[community] = districts.computeIfAbsent(above, unseen -> districts.size());
            community++;
        }
        return new Fairness(
                Inequality.gini(share, people), Inequality.jain(share, one), Inequality.theil(share, people, district));
    }

    private record FirstSupply(double meanSecond, long without) {}

    /** The second at which the first goods that are wanted are handed over at each place. */
    private Map<String, Integer> firstSeconds(List<Tour> tours) {
        Set<String> requests = new HashSet<>();
        scenario.transportRequests().forEach(request -> requests.add(request.id()));
        Set<String> wanted = outlook.demandNumbers().keySet();
        Map<String, Integer> first = new HashMap<>();
        for (Tour tour : tours) {
            for (Trip trip : tour.trips()) {
                for (Stop stop : trip.stops()) {
                    Integer known = first.get(stop.place());
                    if ((known == null || stop.begin() < known) && handsOver(stop, wanted, requests)) {
                        first.put(stop.place(), stop.begin());
                    }
                }
            }
        }
        return first;
    }

    private static boolean handsOver(Stop stop, Set<String> wanted, Set<String> requests) {
        for (Handling handling : stop.handlings()) {
            if (handling.quantity() < 0
                    && !handling.demand().isEmpty()
                    && !requests.contains(handling.lot())
                    && wanted.contains(handling.demand())) {
                return true;
            }
        }
        return false;
    }

    private FirstSupply firstSupply(Set<String> communities, Map<String, Integer> first) {
        double people = 0;
        double seconds = 0;
        long without = 0;
        for (String id : communities) {
            int population = outlook.places().zone(id).orElseThrow().population();
            Integer second = first.get(id);
            if (second == null) {
                without += population;
            } else {
                people += population;
                seconds += (double) population * second;
            }
        }
        return new FirstSupply(people > 0 ? seconds / people : 0, without);
    }

    private static final class Work {
        long cost;
        long metres;
        int vehicles;
        int trips;
        int stops;
    }

    private Work work(List<Tour> tours) {
        Work work = new Work();
        Set<String> used = new HashSet<>();
        for (Tour tour : tours) {
            Fleet fleet = fleets.get(tour.fleet());
            VehicleType type = types.get(fleet.vehicleType());
            used.add(tour.fleet() + '\n' + tour.vehicle());
            long seconds = (long) tour.trips().get(tour.trips().size() - 1).end()
                    - tour.trips().get(0).start();
            work.cost += type.fixedCost() + halfUp((double) type.costPerHour() * seconds / 3600);
            for (Trip trip : tour.trips()) {
                work.trips++;
                work.metres += trip.metres();
                work.cost += halfUp((double) type.costPerKm() * trip.metres() / 1000);
                for (Stop stop : trip.stops()) {
                    if (!stop.place().equals(fleet.base()) && unloads(stop)) {
                        work.stops++;
                    }
                }
            }
        }
        work.vehicles = used.size();
        return work;
    }

    private static boolean unloads(Stop stop) {
        for (Handling handling : stop.handlings()) {
            if (handling.quantity() < 0) {
                return true;
            }
        }
        return false;
    }

    private record LaneLot(String lane, String lot, int day) {}

    /** What lanes cost for the goods that vehicles bring from facility to facility, by lane, lot and day. */
    private long laneCost(List<Tour> tours) {
        if (Lanes.of(scenario).stream().noneMatch(lane -> lane.costPerTonne() > 0)) {
            return 0;
        }
        Links links = new Links(outlook);
        Map<LaneLot, Long> units = new LinkedHashMap<>();
        Map<String, Lane> laneOf = new HashMap<>();
        for (Tour tour : tours) {
            Mode mode = types.get(fleets.get(tour.fleet()).vehicleType()).mode();
            for (Trip trip : tour.trips()) {
                boolean intoStock = false;
                for (Stop stop : trip.stops()) {
                    intoStock |= stop.bringsIntoStock();
                }
                if (!intoStock) {
                    continue;
                }
                Map<String, Stop> loadedAt = new HashMap<>();
                for (Stop stop : trip.stops()) {
                    for (Handling handling : stop.handlings()) {
                        if (handling.quantity() > 0) {
                            loadedAt.put(handling.lot(), stop);
                        } else if (handling.demand().isEmpty()) {
                            Stop from = loadedAt.get(handling.lot());
                            Lane lane = links.taken(from.place(), stop.place(), mode, from.departure(), stop.arrival());
                            if (lane != null) {
                                laneOf.put(lane.id(), lane);
                                units.merge(
                                        new LaneLot(lane.id(), handling.lot(), tour.day()),
                                        -handling.quantity(),
                                        Long::sum);
                            }
                        }
                    }
                }
            }
        }
        Map<String, String> commodityOfLot = new HashMap<>();
        scenario.lots().forEach(lot -> commodityOfLot.put(lot.id(), lot.commodity()));
        scenario.convoys().forEach(convoy -> {
            for (int i = 0; i < convoy.cargo().size(); i++) {
                commodityOfLot.put(convoy.lotId(i), convoy.cargo().get(i).commodity());
            }
        });
        long cost = 0;
        for (Map.Entry<LaneLot, Long> carried : units.entrySet()) {
            double kg = carried.getValue()
                    * commodities
                            .get(commodityOfLot.get(carried.getKey().lot()))
                            .massKg();
            cost += halfUp(laneOf.get(carried.getKey().lane()).costPerTonne() * kg / 1000);
        }
        return cost;
    }

    private long called() {
        return scenario.requisitions().stream()
                .filter(Requisition::called)
                .mapToLong(Requisition::price)
                .reduce(0, PlanAssembler::plus);
    }

    private long contactCost(int contacts) {
        long price = Math.max(0, scenario.policies().contactPrice());
        return contacts > 0 && price > Long.MAX_VALUE / contacts ? Long.MAX_VALUE : price * contacts;
    }

    /** The sum of two numbers of at least 0, held at the largest there is. */
    private static long plus(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private static long halfUp(double value) {
        return (long) Math.floor(value + 0.5);
    }

    /** Handlings that a plan's tours make for demands at some places, in units by demand. */
    public static Map<String, Long> served(List<Tour> tours, Predicate<String> places) {
        Map<String, Long> served = new HashMap<>();
        for (Tour tour : tours) {
            for (Trip trip : tour.trips()) {
                for (Stop stop : trip.stops()) {
                    for (Handling handling : places.test(stop.place()) ? stop.handlings() : List.<Handling>of()) {
                        if (!handling.demand().isEmpty()) {
                            served.merge(handling.demand(), -handling.quantity(), Long::sum);
                        }
                    }
                }
            }
        }
        return served;
    }
}
