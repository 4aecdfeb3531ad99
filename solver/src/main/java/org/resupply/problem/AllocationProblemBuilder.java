package org.resupply.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.resupply.problem.AllocationProblem.Counted;
import org.resupply.problem.AllocationProblem.Measure;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationProblem.PoolKind;

/** Collects an {@link AllocationProblem} by hand and refuses nonsense as it comes, naming the thing and the value. */
public final class AllocationProblemBuilder {
    /** Demands of one problem stay below this number. */
    private static final int MOST_DEMANDS = 1 << 24;

    final int days;
    final List<PlaceKind> placeKind = new ArrayList<>();
    final IntList placeRegion = new IntList();
    final Longs placePeople = new Longs();
    final Longs unitMass = new Longs();
    final Longs unitVolume = new Longs();
    final IntList storageClass = new IntList();
    final Longs pallet = new Longs();
    final IntList lotPlace = new IntList();
    final IntList lotCommodity = new IntList();
    final Longs lotQuantity = new Longs();
    final IntList lotAvailable = new IntList();
    final IntList lotLastUsable = new IntList();
    final IntList reservePlace = new IntList();
    final IntList reserveCommodity = new IntList();
    final Longs reserveFloor = new Longs();
    final IntList storePlace = new IntList();
    final IntList storeClasses = new IntList();
    final List<Measure> storeMeasure = new ArrayList<>();
    final List<long[]> storeCapacity = new ArrayList<>();
    final IntList laneFrom = new IntList();
    final IntList laneTo = new IntList();
    final IntList laneLead = new IntList();
    final Doubles laneCost = new Doubles();
    final Longs laneOpen = new Longs();
    final IntList laneClasses = new IntList();
    final List<Measure> laneMeasure = new ArrayList<>();
    final List<long[]> laneCapacity = new ArrayList<>();
    final IntList palletisedLane = new IntList();
    final List<PoolKind> poolKind = new ArrayList<>();
    final List<Measure> poolMeasure = new ArrayList<>();
    final List<Counted> poolCounted = new ArrayList<>();
    final List<long[]> poolCapacity = new ArrayList<>();
    final List<long[]> poolExtra = new ArrayList<>();
    final Doubles poolExtraPrice = new Doubles();
    final IntList memberPool = new IntList();
    final IntList memberLane = new IntList();
    final IntList memberWeight = new IntList();
    final IntList demandPlace = new IntList();
    final IntList demandCommodity = new IntList();
    final IntList demandFirst = new IntList();
    final IntList demandLast = new IntList();
    final Longs demandQuantity = new Longs();
    final IntList demandClass = new IntList();
    final Doubles demandPrice = new Doubles();
    final Doubles demandConvexity = new Doubles();
    final Doubles demandFloor = new Doubles();

    AllocationProblemBuilder(int days) {
        require(days >= 1 && days <= 60, "The horizon (%d days) must have 1 to 60 days.", days);
        this.days = days;
    }

    private static void require(boolean holds, String message, Object... values) {
        if (!holds) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, message, values));
        }
    }

    private void requirePlace(int place) {
        require(place >= 0 && place < placeKind.size(), "There is no place (%d).", place);
    }

    private void requireCommodity(int commodity) {
        require(commodity >= 0 && commodity < unitMass.size(), "There is no commodity (%d).", commodity);
    }

    private void requireLane(int lane) {
        require(lane >= 0 && lane < laneFrom.size(), "There is no lane (%d).", lane);
    }

    private long[] requirePerDay(String what, int index, long[] perDay) {
        require(
                perDay.length == days,
                "The %s (%d) must be given for each of the %d days, not for (%d).",
                what,
                index,
                days,
                perDay.length);
        for (int day = 0; day < days; day++) {
            require(
                    perDay[day] >= 0,
                    "The %s (%d) on day (%d) must not be negative: (%d).",
                    what,
                    index,
                    day,
                    perDay[day]);
        }
        return perDay.clone();
    }

    /**
     * Adds a place.
     *
     * @param region the district it is counted in, from 0
     * @param people who live there; 0 for warehouses
     * @return its index
     */
    public int place(PlaceKind kind, int region, long people) {
        require(region >= 0, "The region (%d) of place (%d) must not be negative.", region, placeKind.size());
        require(people >= 0, "The people (%d) of place (%d) must not be negative.", people, placeKind.size());
        placeKind.add(kind);
        placeRegion.add(region);
        placePeople.add(people);
        return placeKind.size() - 1;
    }

    /**
     * Adds a commodity.
     *
     * @param mass grams per base unit, at least 1
     * @param volume millilitres per base unit, at least 0
     * @param storage storage class, 0 to 30
     * @param perPallet base units per pallet, 1 when it needs none
     * @return its index
     */
    public int commodity(long mass, long volume, int storage, long perPallet) {
        int index = unitMass.size();
        require(mass >= 1, "The mass (%d g) of commodity (%d) must be positive.", mass, index);
        require(volume >= 0, "The volume (%d ml) of commodity (%d) must not be negative.", volume, index);
        require(
                storage >= 0 && storage <= 30,
                "The storage class (%d) of commodity (%d) must be 0 to 30.",
                storage,
                index);
        require(perPallet >= 1, "The pallet (%d) of commodity (%d) must be positive.", perPallet, index);
        unitMass.add(mass);
        unitVolume.add(volume);
        storageClass.add(storage);
        pallet.add(perPallet);
        return index;
    }

    /**
     * Adds a lot: initial stock (available on day 0) or an arrival.
     *
     * @param quantity base units, at least 0
     * @param available the first day on which it lies at the place
     * @param lastUsable the last day on which it may be used, {@link AllocationProblem#NEVER} when it does not expire
     * @return its index
     */
    public int lot(int place, int commodity, long quantity, int available, int lastUsable) {
        int index = lotPlace.size();
        requirePlace(place);
        requireCommodity(commodity);
        require(quantity >= 0, "The quantity (%d) of lot (%d) must not be negative.", quantity, index);
        require(
                available >= 0 && available < days,
                "The available day (%d) of lot (%d) must be 0 to %d.",
                available,
                index,
                days - 1);
        require(
                lastUsable >= available,
                "The last usable day (%d) of lot (%d) must not be before its available day (%d).",
                lastUsable,
                index,
                available);
        lotPlace.add(place);
        lotCommodity.add(commodity);
        lotQuantity.add(quantity);
        lotAvailable.add(available);
        lotLastUsable.add(lastUsable);
        return index;
    }

    /**
     * Withholds stock of a commodity at a place.
     *
     * @param floor base units that must stay; where the lots of day 0 hold less, all of them stay
     */
    public AllocationProblemBuilder reserve(int place, int commodity, long floor) {
        requirePlace(place);
        requireCommodity(commodity);
        require(placeKind.get(place) != PlaceKind.DEMAND_POINT, "The demand point (%d) cannot hold a reserve.", place);
        require(floor >= 0, "The reserve (%d) of place (%d) must not be negative.", floor, place);
        reservePlace.add(place);
        reserveCommodity.add(commodity);
        reserveFloor.add(floor);
        return this;
    }

    /**
     * Limits the stock of some storage classes at a place. Without one, a place stores what it is sent.
     *
     * @param classes storage classes it takes, one bit each
     * @param capacity per day, in the measure
     * @return its index
     */
    public int store(int place, int classes, Measure measure, long... capacity) {
        requirePlace(place);
        require(
                placeKind.get(place) != PlaceKind.DEMAND_POINT,
                "The demand point (%d) hands over on arrival and needs no store.",
                place);
        storeCapacity.add(requirePerDay("capacity of store", storePlace.size(), capacity));
        storePlace.add(place);
        storeClasses.add(classes);
        storeMeasure.add(measure);
        return storePlace.size() - 1;
    }

    /**
     * Adds a lane, open every day, for every storage class, without a capacity of its own.
     *
     * @param lead days between departure and arrival, at least 0
     * @param costPerKg minor units of money per kilogram, at least 0
     * @return its index
     */
    public int lane(int from, int to, int lead, double costPerKg) {
        int index = laneFrom.size();
        requirePlace(from);
        requirePlace(to);
        require(from != to, "The lane (%d) must lead from place (%d) to another one.", index, from);
        require(
                placeKind.get(from) != PlaceKind.DEMAND_POINT,
                "The lane (%d) must not leave a demand point (%d).",
                index,
                from);
        require(lead >= 0, "The lead (%d days) of lane (%d) must not be negative.", lead, index);
        require(
                costPerKg >= 0 && costPerKg < 1e12,
                "The cost (%s per kg) of lane (%d) must be 0 or more and below 1e12.",
                costPerKg,
                index);
        laneFrom.add(from);
        laneTo.add(to);
        laneLead.add(lead);
        laneCost.add(costPerKg);
        laneOpen.add(-1L);
        laneClasses.add(AllocationProblem.ALL_CLASSES);
        laneMeasure.add(Measure.MASS);
        laneCapacity.add(null);
        return index;
    }

    /** Says on which days a lane is open: bit {@code d} for departures on day {@code d}. */
    public AllocationProblemBuilder laneOpen(int lane, long daysOpen) {
        requireLane(lane);
        laneOpen.set(lane, daysOpen);
        return this;
    }

    /** Says which storage classes a lane carries, one bit each. */
    public AllocationProblemBuilder laneClasses(int lane, int classes) {
        requireLane(lane);
        laneClasses.set(lane, classes);
        return this;
    }

    /** Gives a lane a capacity of its own, per day of departure, in the measure. */
    public AllocationProblemBuilder laneCapacity(int lane, Measure measure, long... capacity) {
        requireLane(lane);
        laneCapacity.set(lane, requirePerDay("capacity of lane", lane, capacity));
        laneMeasure.set(lane, measure);
        return this;
    }

    /** Says that a lane carries whole pallets only. */
    public AllocationProblemBuilder lanePalletised(int lane) {
        requireLane(lane);
        palletisedLane.add(lane);
        return this;
    }

    /**
     * Adds a pool: a capacity per day that lanes share, whatever they carry.
     *
     * @param capacity per day, in the measure
     * @return its index
     */
    public int pool(PoolKind kind, Measure measure, Counted counted, long... capacity) {
        poolCapacity.add(requirePerDay("capacity of pool", poolKind.size(), capacity));
        poolKind.add(kind);
        poolMeasure.add(measure);
        poolCounted.add(counted);
        poolExtra.add(null);
        poolExtraPrice.add(0);
        return poolKind.size() - 1;
    }

    /**
     * Lets a pool requisition more.
     *
     * @param price minor units of money per unit of the pool's measure
     * @param extra per day, in the pool's measure
     */
    public AllocationProblemBuilder poolExtra(int pool, double price, long... extra) {
        require(pool >= 0 && pool < poolKind.size(), "There is no pool (%d).", pool);
        require(
                price >= 0 && price < 1e12,
                "The price (%s) of pool (%d) must be 0 or more and below 1e12.",
                price,
                pool);
        poolExtra.set(pool, requirePerDay("extra of pool", pool, extra));
        poolExtraPrice.set(pool, price);
        return this;
    }

    /** Makes a lane share a pool. */
    public AllocationProblemBuilder share(int pool, int lane) {
        return share(pool, lane, 1);
    }

    /** Makes a lane share a pool in which each unit it carries counts {@code weight} times (longer trips). */
    public AllocationProblemBuilder share(int pool, int lane, int weight) {
        require(pool >= 0 && pool < poolKind.size(), "There is no pool (%d).", pool);
        requireLane(lane);
        require(weight >= 1, "The weight (%d) of lane (%d) must be positive.", weight, lane);
        memberPool.add(pool);
        memberLane.add(lane);
        memberWeight.add(weight);
        return this;
    }

    /**
     * Adds a demand.
     *
     * @param first the first day on which it can be served
     * @param last the last day on which it can be served
     * @param quantity base units, at least 0
     * @param priority priority class, 0 goes first
     * @param unmetPrice minor units of money per unmet base unit, at least 0
     * @return its index
     */
    public int demand(int place, int commodity, int first, int last, long quantity, int priority, double unmetPrice) {
        int index = demandPlace.size();
        requirePlace(place);
        requireCommodity(commodity);
        require(
                placeKind.get(place) == PlaceKind.DEMAND_POINT,
                "The place (%d) of demand (%d) must be a demand point.",
                place,
                index);
        require(
                0 <= first && first <= last && last < days,
                "The window (%d to %d) of demand (%d) must lie in days 0 to %d.",
                first,
                last,
                index,
                days - 1);
        require(quantity >= 0, "The quantity (%d) of demand (%d) must not be negative.", quantity, index);
        require(
                priority >= 0 && priority < 32,
                "The priority class (%d) of demand (%d) must be 0 to 31.",
                priority,
                index);
        require(
                unmetPrice >= 0 && unmetPrice < 1e15,
                "The price (%s) of unmet demand (%d) must be 0 or more and below 1e15.",
                unmetPrice,
                index);
        demandPlace.add(place);
        demandCommodity.add(commodity);
        demandFirst.add(first);
        demandLast.add(last);
        demandQuantity.add(quantity);
        demandClass.add(priority);
        demandPrice.add(unmetPrice);
        demandConvexity.add(0);
        demandFloor.add(0);
        return index;
    }

    /** Makes the price of a demand rise with the share that is missing, see {@link AllocationProblem#convexity}. */
    public AllocationProblemBuilder convexity(int demand, double convexity) {
        require(demand >= 0 && demand < demandPlace.size(), "There is no demand (%d).", demand);
        require(
                convexity >= 0 && convexity < 1e6,
                "The convexity (%s) of demand (%d) must be 0 or more and finite.",
                convexity,
                demand);
        demandConvexity.set(demand, convexity);
        return this;
    }

    /** Sets the minimum standard of a demand, as a share of its quantity from 0 to 1. */
    public AllocationProblemBuilder floorShare(int demand, double share) {
        require(demand >= 0 && demand < demandPlace.size(), "There is no demand (%d).", demand);
        require(share >= 0 && share <= 1, "The floor (%s) of demand (%d) must be 0 to 1.", share, demand);
        demandFloor.set(demand, share);
        return this;
    }

    /** The problem as it stands now. The builder may be filled further for another one. */
    public AllocationProblem build() {
        requireCountable();
        return new AllocationProblem(this);
    }

    /** All goods together, in grams and millilitres and counted as often as any lane does, must fit 63 bits. */
    private void requireCountable() {
        require(
                demandPlace.size() < MOST_DEMANDS,
                "The demands (%d) must be fewer than %d.",
                demandPlace.size(),
                MOST_DEMANDS);
        double total = 0;
        for (int lot = 0; lot < lotPlace.size(); lot++) {
            int commodity = lotCommodity.get(lot);
            double perUnit = Math.max(unitMass.get(commodity), unitVolume.get(commodity));
            total += lotQuantity.get(lot) * perUnit;
        }
        for (int demand = 0; demand < demandPlace.size(); demand++) {
            int commodity = demandCommodity.get(demand);
            double perUnit = Math.max(unitMass.get(commodity), unitVolume.get(commodity));
            total += demandQuantity.get(demand) * perUnit;
        }
        int weight = 1;
        for (int i = 0; i < memberWeight.size(); i++) {
            weight = Math.max(weight, memberWeight.get(i));
        }
        require(
                total * weight < 4e18,
                "All goods together (%s grams or millilitres) are too many to count.\nMaybe use larger units?",
                total * weight);
    }

    static final class Longs {
        private long[] values = new long[16];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        long get(int index) {
            return values[index];
        }

        void set(int index, long value) {
            values[index] = value;
        }

        int size() {
            return size;
        }

        long[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }

    static final class Doubles {
        private double[] values = new double[16];
        private int size;

        void add(double value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        void set(int index, double value) {
            values[index] = value;
        }

        double[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
