package org.resupply.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.resupply.problem.AllocationProblem.Counted;
import org.resupply.problem.AllocationProblem.PlaceKind;

/**
 * What claims cost at the prices of a {@link ScarcityProof}: the cheapest way from any lot to each demand, vintage by vintage and day by day,
 * less what the priced things are worth. The ways are looked for once, whatever is claimed. It is written from the rules alone.
 */
public final class ScarcitySum {
    private static final double ROUNDING = 1e-10;

    private final AllocationProblem problem;
    private final ScarcityProof proof;
    private final int days;

    /** What the cheapest way to each demand costs per unit. */
    private final double[] way;

    private final List<List<Integer>> storesOfPlace = new ArrayList<>();

    /** Those that are cheap to bring to first, as far as the ways are known. */
    private final int[][] demandsOfPlace;

    private final int[] lanesToHubs;
    private final int[] lanesToDemands;

    /** The commodities whose ways are known. */
    private final boolean[] isKnown;

    private double worth;

    /**
     * No ways yet.
     *
     * @param proof its prices count, its claims do not
     * @throws IllegalArgumentException when a price is negative or the shapes are not those of the problem
     */
    public ScarcitySum(AllocationProblem problem, ScarcityProof proof) {
        this.problem = problem;
        this.proof = proof;
        days = problem.days();
        isKnown = new boolean[problem.commodities()];
        way = new double[problem.demands()];
        Arrays.fill(way, Double.POSITIVE_INFINITY);
        for (int place = 0; place < problem.places(); place++) {
            storesOfPlace.add(new ArrayList<>(0));
        }
        for (int store = 0; store < problem.stores(); store++) {
            storesOfPlace.get(problem.storePlace(store)).add(store);
        }
        int[] count = new int[problem.places()];
        for (int demand = 0; demand < problem.demands(); demand++) {
            count[problem.demandPlace(demand)]++;
        }
        demandsOfPlace = new int[count.length][];
        Arrays.setAll(demandsOfPlace, place -> new int[count[place]]);
        for (int demand = problem.demands() - 1; demand >= 0; demand--) {
            int place = problem.demandPlace(demand);
            demandsOfPlace[place][--count[place]] = demand;
        }
        lanesToHubs = IntStream.range(0, problem.lanes())
                .filter(lane -> isHub(problem.laneTo(lane)))
                .toArray();
        lanesToDemands = IntStream.range(0, problem.lanes())
                .filter(lane -> !isHub(problem.laneTo(lane)))
                .toArray();
        addCapacities();
    }

    /** What every plan lacks at least of claims, in their worth; less what sums of doubles may be wrong by. */
    public double lack(List<ScarcityProof.Claim> claims) {
        double paid = Arrays.stream(paid(claims)).sum();
        return paid - worth - ROUNDING * (paid + worth);
    }

    /** What each claim costs at the least, in the claims' worth. */
    public double[] paid(List<ScarcityProof.Claim> claims) {
        findWays(claims);
        return claims.stream().mapToDouble(this::paid).toArray();
    }

    /** The units of each claim to which a way leads, whatever it costs. */
    public long[] reached(List<ScarcityProof.Claim> claims) {
        findWays(claims);
        return claims.stream().mapToLong(this::reached).toArray();
    }

    private void findWays(List<ScarcityProof.Claim> claims) {
        boolean isSorted = true;
        for (ScarcityProof.Claim claim : claims) {
            int commodity = claim.commodity();
            isSorted &= isKnown[commodity];
            for (int vintage = problem.firstVintage(commodity);
                    !isKnown[commodity] && vintage < problem.firstVintage(commodity + 1);
                    vintage++) {
                findWays(vintage);
            }
            isKnown[commodity] = true;
        }
        if (!isSorted) {
            for (int[] demands : demandsOfPlace) {
                sortByWay(demands);
            }
        }
    }

    /** Puts the cheapest first; of equal ones the order stays. */
    private void sortByWay(int[] demands) {
        for (int i = 1; i < demands.length; i++) {
            int demand = demands[i];
            int at = i;
            while (at > 0 && way[demands[at - 1]] > way[demand]) {
                demands[at] = demands[at - 1];
                at--;
            }
            demands[at] = demand;
        }
    }

    private void addCapacities() {
        requireLength("pools", proof.pool().length, problem.pools());
        requireLength("stores", proof.store().length, problem.stores());
        requireLength("lanes", proof.lane().length, problem.lanes());
        requireLength("lots", proof.lot().length, problem.lots());
        long[] parts = WholePallets.ofPools(problem, true);
        long[] laneParts = new long[problem.lanes()];
        Arrays.setAll(
                laneParts,
                lane -> problem.laneLimited(lane) ? WholePallets.ofLane(problem, lane, problem.laneMeasure(lane)) : 1);
        for (int day = 0; day < days; day++) {
            for (int pool = 0; pool < problem.pools(); pool++) {
                double room = (double) problem.poolCapacity(pool, day) + problem.poolExtra(pool, day);
                add(proof.pool()[pool][day], whole(room, parts[pool]));
            }
            for (int store = 0; store < problem.stores(); store++) {
                if (proof.store()[store][day] != 0) {
                    add(proof.store()[store][day], freeRoom(store, day));
                }
            }
            for (int lane = 0; lane < problem.lanes(); lane++) {
                if (problem.laneLimited(lane)) {
                    add(proof.lane()[lane][day], whole(problem.laneCapacity(lane, day), laneParts[lane]));
                }
            }
        }
        for (int lot = 0; lot < problem.lots(); lot++) {
            add(proof.lot()[lot], isHub(problem.lotPlace(lot)) ? problem.lotFree(lot) : 0);
        }
    }

    /** What whole units and pallets can take of a capacity, all of which is a multiple of a part. */
    private static double whole(double room, long part) {
        return part > 1 ? room - room % part : room;
    }

    private static void requireLength(String what, int length, int wanted) {
        if (length != wanted) {
            throw new IllegalArgumentException(
                    "The proof of scarcity prices %s %s, not %s.".formatted(length, what, wanted));
        }
    }

    private void add(double price, double quantity) {
        if (!(price >= 0)) {
            throw new IllegalArgumentException(
                    "A price (%s) of a proof of scarcity must not be negative.".formatted(price));
        }
        worth += price * quantity;
    }

    private boolean isHub(int place) {
        return problem.placeKind(place) != PlaceKind.DEMAND_POINT;
    }

    private long storeShare(int store, int commodity) {
        boolean takes = (problem.storeClasses(store) >>> problem.storageClass(commodity) & 1) != 0;
        return takes ? problem.perUnit(commodity, problem.storeMeasure(store)) : 0;
    }

    /** What a store takes on a day beyond the reserves that lie in it. */
    private double freeRoom(int store, int day) {
        long own = 0;
        long withheld = 0;
        for (int lot = 0; lot < problem.lots(); lot++) {
            if (problem.lotPlace(lot) == problem.storePlace(store)
                    && problem.lotAvailable(lot) <= day
                    && day <= problem.lotLastUsable(lot)) {
                long share = storeShare(store, problem.lotCommodity(lot));
                own += share * problem.lotQuantity(lot);
                withheld += share * problem.lotReserved(lot);
            }
        }
        return (double) Math.max(problem.storeCapacity(store, day), own) - withheld;
    }

    /** The cheapest ways of one vintage to all places, and from there to the demands. */
    private void findWays(int vintage) {
        int commodity = problem.vintageCommodity(vintage);
        int last = Math.min(days - 1, problem.vintageLastUsable(vintage));
        double[][] price = new double[days][problem.places()];
        for (double[] ofDay : price) {
            Arrays.fill(ofDay, Double.POSITIVE_INFINITY);
        }
        for (int lot = 0; lot < problem.lots(); lot++) {
            if (problem.lotVintage(lot) == vintage && isHub(problem.lotPlace(lot)) && problem.lotFree(lot) > 0) {
                double[] there = price[problem.lotAvailable(lot)];
                there[problem.lotPlace(lot)] = Math.min(there[problem.lotPlace(lot)], proof.lot()[lot]);
            }
        }
        for (int day = 0; day <= last; day++) {
            boolean changed = true;
            while (changed) {
                changed = travel(commodity, day, last, price);
            }
            deliver(commodity, day, last, price);
            for (int place = 0; place < problem.places() && day < last; place++) {
                double kept = price[day][place];
                if (kept < Double.POSITIVE_INFINITY) {
                    for (int store : storesOfPlace.get(place)) {
                        kept += proof.store()[store][day] * storeShare(store, commodity);
                    }
                    price[day + 1][place] = Math.min(price[day + 1][place], kept);
                }
            }
        }
    }

    /** Lets everything depart to hubs on a day; whether something became cheaper on the same day. */
    private boolean travel(int commodity, int day, int last, double[][] price) {
        boolean changed = false;
        for (int lane : lanesToHubs) {
            double reached = reached(lane, commodity, day, last, price);
            if (reached < Double.POSITIVE_INFINITY) {
                int arrival = day + problem.laneLead(lane);
                int to = problem.laneTo(lane);
                if (reached < price[arrival][to]) {
                    price[arrival][to] = reached;
                    changed |= arrival == day;
                }
            }
        }
        return changed;
    }

    /** Lets everything depart to demands on a day, once its hubs have their prices. */
    private void deliver(int commodity, int day, int last, double[][] price) {
        for (int lane : lanesToDemands) {
            double reached = reached(lane, commodity, day, last, price);
            if (reached < Double.POSITIVE_INFINITY) {
                int arrival = day + problem.laneLead(lane);
                for (int demand : demandsOfPlace[problem.laneTo(lane)]) {
                    if (problem.demandCommodity(demand) == commodity
                            && problem.demandFirst(demand) <= arrival
                            && arrival <= problem.demandLast(demand)) {
                        way[demand] = Math.min(way[demand], reached);
                    }
                }
            }
        }
    }

    /** What a unit costs that departs on a lane on a day; infinite where none can. */
    private double reached(int lane, int commodity, int day, int last, double[][] price) {
        double here = price[day][problem.laneFrom(lane)];
        if (here == Double.POSITIVE_INFINITY
                || day + problem.laneLead(lane) > last
                || !problem.laneOpen(lane, day)
                || !problem.laneCarries(lane, commodity)) {
            return Double.POSITIVE_INFINITY;
        }
        return here + lanePrice(lane, commodity, day);
    }

    /** What a unit pays on a lane; infinite where not even one fits. */
    private double lanePrice(int lane, int commodity, int day) {
        double price = 0;
        for (int at = problem.lanePools(lane); at < problem.lanePools(lane + 1); at++) {
            int pool = problem.poolAt(at);
            int counted = problem.poolCounted(pool) == Counted.AT_DEPARTURE ? day : day + problem.laneLead(lane);
            long use = problem.perUnit(commodity, problem.poolMeasure(pool)) * problem.weightAt(at);
            price += proof.pool()[pool][counted] * use;
            if (use > (double) problem.poolCapacity(pool, counted) + problem.poolExtra(pool, counted)) {
                return Double.POSITIVE_INFINITY;
            }
        }
        if (problem.laneLimited(lane)) {
            long use = problem.perUnit(commodity, problem.laneMeasure(lane));
            price += proof.lane()[lane][day] * use;
            if (use > problem.laneCapacity(lane, day)) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return price;
    }

    private boolean isOf(ScarcityProof.Claim claim, int demand) {
        return problem.demandCommodity(demand) == claim.commodity() && problem.demandClass(demand) == claim.priority();
    }

    private long reached(ScarcityProof.Claim claim) {
        long reached = 0;
        for (int demand : demandsOfPlace[claim.place()]) {
            if (isOf(claim, demand) && way[demand] < Double.POSITIVE_INFINITY) {
                reached += problem.openQuantity(demand);
            }
        }
        return Math.min(reached, claim.units());
    }

    /** What a claim costs at the least: each unit comes by the cheapest way that is left, or is missing. */
    private double paid(ScarcityProof.Claim claim) {
        long left = claim.units();
        double sum = 0;
        for (int demand : demandsOfPlace[claim.place()]) {
            if (left > 0 && isOf(claim, demand)) {
                long part = Math.min(left, problem.openQuantity(demand));
                sum += part > 0 ? part * Math.min(way[demand], claim.worth()) : 0;
                left -= part;
            }
        }
        return sum + left * claim.worth();
    }
}
