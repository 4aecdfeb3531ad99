package org.resupply.verify;

import static org.resupply.verify.World.NONE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.resupply.model.Lane;
import org.resupply.model.PriorityClass;
import org.resupply.model.Requisition;
import org.resupply.model.VehicleType;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Figures;
import org.resupply.plan.Figures.Coverage;

/** The figures of a plan, computed from its tours and nothing else, as {@link Figures} defines them. */
final class FigureReplay {
    private record LaneLot(Lane lane, int lot, int day) {}

    private final World world;
    private final Replay plan;
    private final double[] wantedKg;
    private final double[] servedKg;
    private int halves;
    /** The figures without what has spoiled; {@code null} until they are counted. */
    private Figures counted;

    FigureReplay(World world, Replay plan) {
        this.world = world;
        this.plan = plan;
        wantedKg = new double[world.demands.size()];
        servedKg = new double[world.demands.size()];
        for (int demand = 0; demand < world.firstRequestDemand; demand++) {
            double unitKg = world.commodities.get(world.demandCommodity[demand]).massKg();
            long wanted = world.demandQuantity[demand];
            wantedKg[demand] = wanted * unitKg;
            servedKg[demand] = Math.min(wanted, plan.served[demand]) * unitKg;
        }
    }

    /** Counts all that needs no check to have been made. */
    void count() {
        List<PriorityClass> classes = world.scenario.priorityClasses();
        Map<String, Integer> classOfId = new HashMap<>();
        for (int i = 0; i < classes.size(); i++) {
            classOfId.putIfAbsent(classes.get(i).id(), i);
        }
        int[] classOf = new int[world.demands.size()];
        String last = null;
        for (int demand = 0; demand < classOf.length; demand++) {
            String id = world.demands.get(demand).priorityClass();
            classOf[demand] = id.equals(last) ? classOf[demand - 1] : classOfId.getOrDefault(id, NONE);
            last = id;
        }
        List<String> classIds = classes.stream().map(PriorityClass::id).toList();
        List<String> commodityIds =
                world.commodities.stream().map(commodity -> commodity.id()).toList();
        double[][] communities = byCommunity();
        double[] fairness = fairness(communities);
        double[] theil = theil(communities);
        double[] supply = firstSupply(communities[0]);
        counted = new Figures(
                Arrays.stream(wantedKg).sum(),
                Arrays.stream(servedKg).sum(),
                coverage(classIds, classOf),
                coverage(commodityIds, world.demandCommodity),
                byStreet(),
                fairness[0],
                fairness[1],
                theil[0],
                theil[1],
                supply[0],
                Math.round(supply[1]),
                0,
                cost(),
                Arrays.stream(plan.tripMetres).asLongStream().sum(),
                vehicles(),
                plan.trips(),
                stops(),
                plan.contacts(world).size());
    }

    /** The figures, when they have been counted; needs {@link Replay#remaining} filled. */
    Figures figures() {
        return counted.withSpoiledKg(spoiledKg());
    }

    /** How many parts of the cost lie so near to one half that they may be rounded either way. */
    int halves() {
        return halves;
    }

    private List<Coverage> coverage(List<String> ids, int[] groupOfDemand) {
        double[] wanted = new double[ids.size()];
        double[] served = new double[ids.size()];
        for (int demand = 0; demand < wantedKg.length; demand++) {
            if (groupOfDemand[demand] != NONE) {
                wanted[groupOfDemand[demand]] += wantedKg[demand];
                served[groupOfDemand[demand]] += servedKg[demand];
            }
        }
        List<Coverage> coverages = new ArrayList<>(ids.size());
        for (int group = 0; group < ids.size(); group++) {
            coverages.add(new Coverage(ids.get(group), wanted[group], served[group]));
        }
        return coverages;
    }

    private List<Coverage> byStreet() {
        Map<String, Integer> streets = new TreeMap<>();
        int[] streetOfPlace = new int[world.facilities.size() + world.zones.size()];
        List<String> ids = new ArrayList<>();
        for (int place = 0; place < streetOfPlace.length; place++) {
            String zone = world.isFacility(place)
                    ? world.facility(place).zone()
                    : world.zone(place).id();
            streetOfPlace[place] = world.outlook
                    .places()
                    .above(zone, ZoneLevel.STREET)
                    .map(street -> streets.computeIfAbsent(street.id(), id -> {
                        ids.add(id);
                        return ids.size() - 1;
                    }))
                    .orElse(NONE);
        }
        int[] streetOf = Arrays.stream(world.demandPlace)
                .map(place -> streetOfPlace[place])
                .toArray();
        return coverage(ids, streetOf).stream()
                .filter(coverage -> coverage.demandKg() > 0)
                .sorted(Comparator.comparingDouble(Coverage::share).thenComparing(Coverage::id))
                .toList();
    }

    /** Gini and Jain index of the communities' coverage. */
    private double[] fairness(double[][] sums) {
        double[] wanted = sums[0];
        double[] served = sums[1];
        List<double[]> communities = new ArrayList<>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i] > 0) {
                Zone zone = world.zones.get(i);
                communities.add(new double[] {served[i] / wanted[i], zone.population()});
            }
        }
        communities.sort(Comparator.comparingDouble(community -> community[0]));
        double people = 0;
        double area = 0;
        double weighted = 0;
        double sum = 0;
        double squares = 0;
        for (double[] community : communities) {
            double share = community[0];
            double weight = community[1];
            area += weight * (2 * weighted + weight * share);
            weighted += weight * share;
            people += weight;
            sum += share;
            squares += share * share;
        }
        double gini = people * weighted > 0 ? Math.max(0, 1 - area / (people * weighted)) : 0;
        double jain = squares > 0 ? sum * sum / (communities.size() * squares) : 1;
        return new double[] {gini, jain};
    }

    /** What each zone wants in its own name and is served, kilograms; only communities' entries are not 0. */
    private double[][] byCommunity() {
        double[][] sums = new double[2][world.zones.size()];
        int facilities = world.facilities.size();
        for (int demand = 0; demand < wantedKg.length; demand++) {
            int zone = world.demandPlace[demand] - facilities;
            if (zone >= 0 && world.zones.get(zone).level() == ZoneLevel.COMMUNITY) {
                sums[0][zone] += wantedKg[demand];
                sums[1][zone] += servedKg[demand];
            }
        }
        return sums;
    }

    /** Theil's index between districts and within them. */
    private double[] theil(double[][] sums) {
        double[] share = new double[world.zones.size()];
        String[] district = new String[share.length];
        Map<String, double[]> ofDistrict = new TreeMap<>();
        double people = 0;
        double weighted = 0;
        for (int zone = 0; zone < share.length; zone++) {
            if (sums[0][zone] > 0) {
                Zone community = world.zones.get(zone);
                share[zone] = sums[1][zone] / sums[0][zone];
                district[zone] = world.outlook
                        .places()
                        .above(community.id(), ZoneLevel.DISTRICT)
                        .map(Zone::id)
                        .orElse("");
                double[] sum = ofDistrict.computeIfAbsent(district[zone], id -> new double[2]);
                sum[0] += community.population();
                sum[1] += community.population() * share[zone];
                people += community.population();
                weighted += community.population() * share[zone];
            }
        }
        if (!(people > 0) || !(weighted > 0)) {
            return new double[2];
        }
        double between = 0;
        for (double[] sum : ofDistrict.values()) {
            double ratio = sum[0] > 0 ? sum[1] / sum[0] / (weighted / people) : 0;
            between += sum[0] / people * (ratio > 0 ? ratio * Math.log(ratio) : 0);
        }
        double within = 0;
        for (int zone = 0; zone < share.length; zone++) {
            if (share[zone] > 0) {
                double[] sum = ofDistrict.get(district[zone]);
                double part = world.zones.get(zone).population() * share[zone] / weighted;
                within += part > 0 ? part * Math.log(share[zone] * sum[0] / sum[1]) : 0;
            }
        }
        return new double[] {Math.max(0, between), Math.max(0, within)};
    }

    /** The mean second of the first supply, and the people who get none. */
    private double[] firstSupply(double[] wanted) {
        int[] first = new int[wanted.length];
        Arrays.fill(first, Integer.MAX_VALUE);
        int facilities = world.facilities.size();
        for (int h = 0; h < plan.handlingLot.length; h++) {
            int stop = plan.handlingStop[h];
            int zone = plan.stopPlace[stop] - facilities;
            boolean handedOver = plan.handlingQuantity[h] < 0 && plan.handlingDemand[h] != NONE;
            if (zone >= 0 && handedOver && !world.isRequest(plan.handlingLot[h])) {
                first[zone] = Math.min(first[zone], plan.begin[stop]);
            }
        }
        double people = 0;
        double seconds = 0;
        double without = 0;
        for (int zone = 0; zone < wanted.length; zone++) {
            if (wanted[zone] > 0) {
                int population = world.zones.get(zone).population();
                if (first[zone] == Integer.MAX_VALUE) {
                    without += population;
                } else {
                    people += population;
                    seconds += (double) population * first[zone];
                }
            }
        }
        return new double[] {people > 0 ? seconds / people : 0, without};
    }

    private double spoiledKg() {
        double kg = 0;
        for (int lot = 0; lot < world.lotCount; lot++) {
            if (world.lotLastDay[lot] < world.scenario.days()) {
                kg += world.kg(lot, plan.remaining[lot]);
            }
        }
        return kg;
    }

    private long cost() {
        long cost = 0;
        for (int tour = 0; tour < plan.tours.size(); tour++) {
            VehicleType type = world.typeOfFleet[plan.tourFleet[tour]];
            long seconds = Math.max(0, (long) plan.end(tour) - plan.start(tour));
            cost = add(cost, type.fixedCost());
            cost = add(cost, (type.costPerHour() * seconds + 1800) / 3600);
            for (int trip = plan.tourTrip[tour]; trip < plan.tourTrip[tour + 1]; trip++) {
                cost = add(cost, ((long) type.costPerKm() * plan.tripMetres[trip] + 500) / 1000);
            }
        }
        Map<LaneLot, Long> byLane = new HashMap<>();
        for (int flow = 0; flow < plan.flowCount && world.lanesCost; flow++) {
            if (plan.isBetweenFacilities(world, flow)) {
                int tour = plan.flowTour(flow);
                int day = plan.tours.get(tour).day();
                Lane lane = plan.lane(world, flow);
                if (lane != null && lane.costPerTonne() > 0) {
                    byLane.merge(new LaneLot(lane, plan.flowLot(flow), day), plan.flowQuantity[flow], Long::sum);
                }
            }
        }
        for (Map.Entry<LaneLot, Long> carried : byLane.entrySet()) {
            double part =
                    carried.getKey().lane.costPerTonne() * world.kg(carried.getKey().lot, carried.getValue()) / 1000;
            if (Math.abs(part - Math.floor(part) - 0.5) < 1e-6) {
                halves++;
            }
            cost = add(cost, Math.round(part));
        }
        for (Requisition requisition : world.scenario.requisitions()) {
            if (requisition.called()) {
                cost = add(cost, requisition.price());
            }
        }
        long price = world.scenario.policies().contactPrice();
        for (int contact = 0; price > 0 && contact < plan.contacts(world).size(); contact++) {
            cost = add(cost, price);
        }
        return cost;
    }

    /** The sum of two numbers of at least 0, held at the largest there is. */
    private static long add(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private int vehicles() {
        Set<Long> used = new HashSet<>();
        for (int tour = 0; tour < plan.tours.size(); tour++) {
            used.add((long) plan.tourFleet[tour] << 32 | plan.tours.get(tour).vehicle());
        }
        return used.size();
    }

    private int stops() {
        int stops = 0;
        for (int stop = 0; stop < plan.stops(); stop++) {
            if (plan.stopPlace[stop] != world.baseOfFleet[plan.tourFleet[plan.tourOfStop(stop)]]) {
                for (int h = plan.stopHandling[stop]; h < plan.stopHandling[stop + 1]; h++) {
                    if (plan.handlingQuantity[h] < 0) {
                        stops++;
                        break;
                    }
                }
            }
        }
        return stops;
    }
}
