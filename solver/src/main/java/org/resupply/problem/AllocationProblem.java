package org.resupply.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Who may get how much of what, from where, on which day: the allocation problem in arrays, immutable.
 *
 * <p>Everything is an index: places, commodities, lots, lanes, pools, stores and demands count from 0 in the order in which
 * they were added. Days count from 0 to {@link #days()} - 1. Quantities are {@code long} in the commodity's base unit (one
 * gram, one bag, one piece: whatever the caller chose and gave a mass and a volume). Masses are grams, volumes millilitres.
 * Costs are minor units of money; rates (per kilogram, per unit) are {@code double} minor units.
 *
 * <p>The rules that a plan must keep, stated once:
 *
 * <ul>
 *   <li><b>Lots.</b> A lot lies at its place from the start of its available day. It may be used up to and including its last
 *       usable day; what is left of it after that day is spoiled, wherever it is. Lots of one commodity with the same last
 *       usable day are one {@linkplain #vintages() vintage}: plans move vintages.
 *   <li><b>Own stock.</b> A lot at a demand point is the stock of its people. It is counted before any fresh supply by a fixed
 *       rule (demands by last day, then priority, then index; oldest lot first) and leaves the {@linkplain #openQuantity open
 *       quantity} for the plan to serve. It never moves.
 *   <li><b>Lanes.</b> A quantity that departs on an open day arrives {@linkplain #laneLead lead} days later, on the same day
 *       when the lead is 0, and can travel on from there on its day of arrival. Goods that would arrive after the last day
 *       must not depart. A lane carries only its storage classes. Demand points have no lanes that leave them. What arrives at
 *       a demand point is handed over that day to a demand whose window holds the day.
 *   <li><b>Capacity of lanes and pools.</b> A lane may have its own capacity per day of departure; a pool is a capacity per
 *       day that several lanes share, whatever they carry, counted at departure or at arrival. Above a pool's capacity a
 *       limited extra may be requisitioned at a price.
 *   <li><b>Stores.</b> At the end of a day the stock of a store's classes at its place must fit its capacity. Where a place's
 *       own lots alone exceed the capacity, they set it.
 *   <li><b>Reserves.</b> A reserve withholds stock in the lots that lie at its place on day 0, those that last longest first.
 *       At the end of each day the stock at the place must dominate what is withheld: for every last usable day, at least as
 *       much that lasts so long.
 *   <li><b>First expired, first out.</b> Nothing is handed over while an older vintage that would still arrive usable stays
 *       behind at the same place.
 *   <li><b>Pallets.</b> A palletised lane carries whole multiples of the commodity's pallet per day.
 * </ul>
 */
public final class AllocationProblem {

    /** The last usable day of what does not expire. */
    public static final int NEVER = Integer.MAX_VALUE;

    /** Demands of one problem stay below this number. */
    private static final int MOST_DEMANDS = 1 << 24;

    /** Every storage class. */
    public static final int ALL_CLASSES = -1;

    /** What a place is for. */
    public enum PlaceKind {
        /** Where goods come in: a supplier, a transfer point, a port. */
        SOURCE,
        /** Where goods wait and are sorted, in any tier. */
        WAREHOUSE,
        /** Where goods are used: a community, a household point, a hospital. */
        DEMAND_POINT
    }

    /** In what a capacity is counted. */
    public enum Measure {
        /** Grams. */
        MASS,
        /** Millilitres. */
        VOLUME,
        /** The commodity's base units. */
        UNITS
    }

    /** What a pool stands for; decides which cause an unmet demand is given. */
    public enum PoolKind {
        /** Vehicles: trucks, riders, boats, drones. */
        TRANSPORT,
        /** Handling at a place: sorting, docks, inspection. */
        THROUGHPUT
    }

    /** On which day a flow uses a pool. */
    public enum Counted {
        /** On the day the flow departs. */
        AT_DEPARTURE,
        /** On the day the flow arrives. */
        AT_ARRIVAL
    }

    private final int days;
    private final int classes;
    private final int regions;

    private final PlaceKind[] placeKind;
    private final int[] placeRegion;
    private final long[] placePeople;

    private final long[] unitMass;
    private final long[] unitVolume;
    private final int[] storageClass;
    private final long[] pallet;

    private final int[] lotPlace;
    private final int[] lotCommodity;
    private final long[] lotQuantity;
    private final int[] lotAvailable;
    private final int[] lotLastUsable;
    private final int[] lotVintage;
    private final long[] lotReserved;

    private final int[] vintageCommodity;
    private final int[] vintageLastUsable;
    private final int[] firstVintage;

    private final int[] reservePlace;
    private final int[] reserveCommodity;
    private final long[] reserveFloor;

    private final int[] storePlace;
    private final int[] storeClasses;
    private final Measure[] storeMeasure;
    private final long[][] storeCapacity;

    private final int[] laneFrom;
    private final int[] laneTo;
    private final int[] laneLead;
    private final double[] laneCost;
    private final long[] laneOpen;
    private final int[] laneClasses;
    private final Measure[] laneMeasure;
    private final long[][] laneCapacity;
    private final boolean[] lanePalletised;
    private final int[] lanePoolStart;
    private final int[] lanePool;
    private final int[] lanePoolWeight;

    private final PoolKind[] poolKind;
    private final Measure[] poolMeasure;
    private final Counted[] poolCounted;
    private final long[][] poolCapacity;
    private final long[][] poolExtra;
    private final double[] poolExtraPrice;

    private final int[] demandPlace;
    private final int[] demandCommodity;
    private final int[] demandFirst;
    private final int[] demandLast;
    private final long[] demandQuantity;
    private final int[] demandClass;
    private final double[] demandPrice;
    private final double[] demandConvexity;
    private final double[] demandFloor;
    private final long[] demandOwn;
    private final int[] ownFirstDay;
    private final long[] ownUsedOfLot;

    private AllocationProblem(Builder b) {
        days = b.days;
        placeKind = b.placeKind.toArray(new PlaceKind[0]);
        placeRegion = b.placeRegion.toArray();
        placePeople = b.placePeople.toArray();
        regions = maximum(placeRegion) + 1;
        unitMass = b.unitMass.toArray();
        unitVolume = b.unitVolume.toArray();
        storageClass = b.storageClass.toArray();
        pallet = b.pallet.toArray();
        lotPlace = b.lotPlace.toArray();
        lotCommodity = b.lotCommodity.toArray();
        lotQuantity = b.lotQuantity.toArray();
        lotAvailable = b.lotAvailable.toArray();
        lotLastUsable = b.lotLastUsable.toArray();

        firstVintage = new int[commodities() + 1];
        List<int[]> vintages = vintagesOf(lotCommodity, lotLastUsable, commodities(), firstVintage);
        vintageCommodity = vintages.get(0);
        vintageLastUsable = vintages.get(1);
        lotVintage = new int[lots()];
        for (int lot = 0; lot < lotVintage.length; lot++) {
            lotVintage[lot] = vintage(lotCommodity[lot], lotLastUsable[lot]);
        }

        reservePlace = b.reservePlace.toArray();
        reserveCommodity = b.reserveCommodity.toArray();
        reserveFloor = b.reserveFloor.toArray();
        lotReserved = withhold();

        storePlace = b.storePlace.toArray();
        storeClasses = b.storeClasses.toArray();
        storeMeasure = b.storeMeasure.toArray(new Measure[0]);
        storeCapacity = b.storeCapacity.toArray(new long[0][]);

        laneFrom = b.laneFrom.toArray();
        laneTo = b.laneTo.toArray();
        laneLead = b.laneLead.toArray();
        laneCost = b.laneCost.toArray();
        laneOpen = b.laneOpen.toArray();
        laneClasses = b.laneClasses.toArray();
        laneMeasure = b.laneMeasure.toArray(new Measure[0]);
        laneCapacity = b.laneCapacity.toArray(new long[0][]);
        lanePalletised = new boolean[laneFrom.length];
        for (int i = 0; i < b.palletisedLane.size(); i++) {
            lanePalletised[b.palletisedLane.get(i)] = true;
        }
        poolKind = b.poolKind.toArray(new PoolKind[0]);
        poolMeasure = b.poolMeasure.toArray(new Measure[0]);
        poolCounted = b.poolCounted.toArray(new Counted[0]);
        poolCapacity = b.poolCapacity.toArray(new long[0][]);
        poolExtra = b.poolExtra.toArray(new long[0][]);
        poolExtraPrice = b.poolExtraPrice.toArray();
        lanePoolStart = new int[laneFrom.length + 1];
        lanePool = new int[b.memberPool.size()];
        lanePoolWeight = new int[b.memberPool.size()];
        groupPoolsByLane(b);

        demandPlace = b.demandPlace.toArray();
        demandCommodity = b.demandCommodity.toArray();
        demandFirst = b.demandFirst.toArray();
        demandLast = b.demandLast.toArray();
        demandQuantity = b.demandQuantity.toArray();
        demandClass = b.demandClass.toArray();
        demandPrice = b.demandPrice.toArray();
        demandConvexity = b.demandConvexity.toArray();
        demandFloor = b.demandFloor.toArray();
        classes = maximum(demandClass) + 1;
        demandOwn = new long[demandPlace.length];
        ownFirstDay = new int[demandPlace.length];
        ownUsedOfLot = new long[lotPlace.length];
        countOwnStock();
    }

    /** A problem of so many days, to be filled by hand. */
    public static Builder builder(int days) {
        return new Builder(days);
    }

    private static int maximum(int[] values) {
        int maximum = -1;
        for (int value : values) {
            maximum = Math.max(maximum, value);
        }
        return maximum;
    }

    private static List<int[]> vintagesOf(int[] lotCommodity, int[] lotLastUsable, int commodities, int[] first) {
        List<TreeSet<Integer>> lastDays = new ArrayList<>();
        for (int commodity = 0; commodity < commodities; commodity++) {
            lastDays.add(new TreeSet<>());
        }
        for (int lot = 0; lot < lotCommodity.length; lot++) {
            lastDays.get(lotCommodity[lot]).add(lotLastUsable[lot]);
        }
        int count = lastDays.stream().mapToInt(TreeSet::size).sum();
        int[] commodityOf = new int[count];
        int[] lastUsable = new int[count];
        int vintage = 0;
        for (int commodity = 0; commodity < commodities; commodity++) {
            first[commodity] = vintage;
            for (int last : lastDays.get(commodity)) {
                commodityOf[vintage] = commodity;
                lastUsable[vintage++] = last;
            }
        }
        first[commodities] = vintage;
        return List.of(commodityOf, lastUsable);
    }

    /** Spreads each reserve over the lots of its place on day 0, the one that lasts longest first. */
    private long[] withhold() {
        long[] reserved = new long[lotPlace.length];
        if (reservePlace.length == 0) {
            return reserved;
        }
        int[][] lotsOfPlace = lotsByPlace();
        for (int reserve = 0; reserve < reservePlace.length; reserve++) {
            long left = reserveFloor[reserve];
            int[] here = lotsOfPlace[reservePlace[reserve]];
            for (int i = here.length - 1; i >= 0 && left > 0; i--) {
                int lot = here[i];
                if (lotCommodity[lot] == reserveCommodity[reserve] && lotAvailable[lot] == 0) {
                    long part = Math.min(left, lotQuantity[lot] - reserved[lot]);
                    reserved[lot] += part;
                    left -= part;
                }
            }
        }
        return reserved;
    }

    /** The lots of each place, oldest first. */
    private int[][] lotsByPlace() {
        int[] order = new int[lotPlace.length];
        int[] size = new int[places()];
        for (int lot = 0; lot < order.length; lot++) {
            size[lotPlace[lot]]++;
        }
        int[][] lots = new int[places()][];
        for (int place = 0; place < lots.length; place++) {
            lots[place] = new int[size[place]];
        }
        Integer[] sorted = new Integer[order.length];
        Arrays.setAll(sorted, i -> i);
        Arrays.sort(sorted, (x, y) -> {
            int byAge = Integer.compare(lotLastUsable[x], lotLastUsable[y]);
            return byAge != 0 ? byAge : Integer.compare(x, y);
        });
        Arrays.fill(size, 0);
        for (int lot : sorted) {
            int place = lotPlace[lot];
            lots[place][size[place]++] = lot;
        }
        return lots;
    }

    private void groupPoolsByLane(Builder b) {
        for (int i = 0; i < lanePool.length; i++) {
            lanePoolStart[b.memberLane.get(i) + 1]++;
        }
        for (int lane = 0; lane < laneFrom.length; lane++) {
            lanePoolStart[lane + 1] += lanePoolStart[lane];
        }
        int[] next = lanePoolStart.clone();
        for (int i = 0; i < lanePool.length; i++) {
            int at = next[b.memberLane.get(i)]++;
            lanePool[at] = b.memberPool.get(i);
            lanePoolWeight[at] = b.memberWeight.get(i);
        }
    }

    private void countOwnStock() {
        Arrays.fill(ownFirstDay, -1);
        boolean any = false;
        for (int lot = 0; lot < lotPlace.length && !any; lot++) {
            any = placeKind[lotPlace[lot]] == PlaceKind.DEMAND_POINT;
        }
        if (!any) {
            return;
        }
        int[][] lotsOfPlace = lotsByPlace();
        Integer[] order = new Integer[demandPlace.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (x, y) -> {
            int byDay = Integer.compare(demandLast[x], demandLast[y]);
            int byClass = byDay != 0 ? byDay : Integer.compare(demandClass[x], demandClass[y]);
            return byClass != 0 ? byClass : Integer.compare(x, y);
        });
        for (int demand : order) {
            long open = demandQuantity[demand];
            for (int lot : lotsOfPlace[demandPlace[demand]]) {
                int firstUse = Math.max(demandFirst[demand], lotAvailable[lot]);
                long free = lotQuantity[lot] - ownUsedOfLot[lot];
                if (lotCommodity[lot] != demandCommodity[demand]
                        || firstUse > Math.min(demandLast[demand], lotLastUsable[lot])
                        || free == 0
                        || open == 0) {
                    continue;
                }
                long part = Math.min(open, free);
                ownUsedOfLot[lot] += part;
                open -= part;
                ownFirstDay[demand] = ownFirstDay[demand] < 0 ? firstUse : Math.min(ownFirstDay[demand], firstUse);
            }
            demandOwn[demand] = demandQuantity[demand] - open;
        }
    }

    /** Number of days of the horizon; days are 0 to days - 1. */
    public int days() {
        return days;
    }

    /** Number of priority classes; class 0 goes first. */
    public int classes() {
        return classes;
    }

    /** Number of regions (districts) that places are counted in. */
    public int regions() {
        return regions;
    }

    public int places() {
        return placeKind.length;
    }

    public PlaceKind placeKind(int place) {
        return placeKind[place];
    }

    /** Region (district) of a place, from 0; for figures between and within regions. */
    public int placeRegion(int place) {
        return placeRegion[place];
    }

    /** People who live at a place: its weight where fairness counts people. */
    public long placePeople(int place) {
        return placePeople[place];
    }

    public int commodities() {
        return unitMass.length;
    }

    /** Grams per base unit of a commodity. */
    public long unitMass(int commodity) {
        return unitMass[commodity];
    }

    /** Millilitres per base unit of a commodity. */
    public long unitVolume(int commodity) {
        return unitVolume[commodity];
    }

    /** Storage class of a commodity, 0 to 30. */
    public int storageClass(int commodity) {
        return storageClass[commodity];
    }

    /** Base units per pallet of a commodity; 1 when it needs none. */
    public long pallet(int commodity) {
        return pallet[commodity];
    }

    /** What one base unit of a commodity counts in a measure: grams, millilitres or 1. */
    public long perUnit(int commodity, Measure measure) {
        return switch (measure) {
            case MASS -> unitMass[commodity];
            case VOLUME -> unitVolume[commodity];
            case UNITS -> 1;
        };
    }

    public int lots() {
        return lotPlace.length;
    }

    public int lotPlace(int lot) {
        return lotPlace[lot];
    }

    public int lotCommodity(int lot) {
        return lotCommodity[lot];
    }

    /** Base units in a lot. */
    public long lotQuantity(int lot) {
        return lotQuantity[lot];
    }

    /** The first day on which a lot lies at its place. */
    public int lotAvailable(int lot) {
        return lotAvailable[lot];
    }

    /** The last day on which a lot may be used; {@link #NEVER} when it does not expire. */
    public int lotLastUsable(int lot) {
        return lotLastUsable[lot];
    }

    public int lotVintage(int lot) {
        return lotVintage[lot];
    }

    /** Base units of a lot that the reserve of its place withholds. */
    public long lotReserved(int lot) {
        return lotReserved[lot];
    }

    /** Base units of a lot at a demand point that its own people use. */
    public long lotOwnUse(int lot) {
        return ownUsedOfLot[lot];
    }

    /** Number of vintages: distinct pairs of commodity and last usable day among the lots. */
    public int vintages() {
        return vintageCommodity.length;
    }

    public int vintageCommodity(int vintage) {
        return vintageCommodity[vintage];
    }

    /** The last day on which a vintage may be used; {@link #NEVER} when it does not expire. */
    public int vintageLastUsable(int vintage) {
        return vintageLastUsable[vintage];
    }

    /** The oldest vintage of a commodity; those up to {@code firstVintage(commodity + 1)} follow, older first. */
    public int firstVintage(int commodity) {
        return firstVintage[commodity];
    }

    /**
     * The vintage of a commodity with this last usable day.
     *
     * @throws IllegalArgumentException when no lot has it
     */
    public int vintage(int commodity, int lastUsable) {
        int at = Arrays.binarySearch(
                vintageLastUsable, firstVintage[commodity], firstVintage[commodity + 1], lastUsable);
        if (at < 0) {
            throw new IllegalArgumentException(
                    "No lot of commodity (%d) is usable until day (%d).".formatted(commodity, lastUsable));
        }
        return at;
    }

    /** Number of reserves. */
    public int reserves() {
        return reservePlace.length;
    }

    public int reservePlace(int reserve) {
        return reservePlace[reserve];
    }

    public int reserveCommodity(int reserve) {
        return reserveCommodity[reserve];
    }

    /** Base units that a reserve wants kept. */
    public long reserveFloor(int reserve) {
        return reserveFloor[reserve];
    }

    /** Number of stores: capacities for stock by storage class. */
    public int stores() {
        return storePlace.length;
    }

    public int storePlace(int store) {
        return storePlace[store];
    }

    /** The storage classes a store takes, one bit each. */
    public int storeClasses(int store) {
        return storeClasses[store];
    }

    public Measure storeMeasure(int store) {
        return storeMeasure[store];
    }

    /** What a store takes at the end of a day, in its measure. */
    public long storeCapacity(int store, int day) {
        return storeCapacity[store][day];
    }

    public int lanes() {
        return laneFrom.length;
    }

    public int laneFrom(int lane) {
        return laneFrom[lane];
    }

    public int laneTo(int lane) {
        return laneTo[lane];
    }

    /** Days between departure and arrival. */
    public int laneLead(int lane) {
        return laneLead[lane];
    }

    /** Minor units of money per kilogram carried. */
    public double laneCostPerKg(int lane) {
        return laneCost[lane];
    }

    /** Minor units of money per base unit of a commodity carried. */
    public double laneCostPerUnit(int lane, int commodity) {
        return laneCost[lane] * unitMass[commodity] / 1000.0;
    }

    /** Whether goods may depart on a day. */
    public boolean laneOpen(int lane, int day) {
        return (laneOpen[lane] >>> day & 1) != 0;
    }

    /** The storage classes a lane carries, one bit each. */
    public int laneClasses(int lane) {
        return laneClasses[lane];
    }

    /** Whether a lane may carry a commodity at all. */
    public boolean laneCarries(int lane, int commodity) {
        return (laneClasses[lane] >>> storageClass[commodity] & 1) != 0;
    }

    /** Whether a lane has a capacity of its own. */
    public boolean laneLimited(int lane) {
        return laneCapacity[lane] != null;
    }

    public Measure laneMeasure(int lane) {
        return laneMeasure[lane];
    }

    /** What may depart on a lane on a day, in its measure; {@link Long#MAX_VALUE} when it has no limit of its own. */
    public long laneCapacity(int lane, int day) {
        return laneCapacity[lane] == null ? Long.MAX_VALUE : laneCapacity[lane][day];
    }

    /** Whether a lane carries whole pallets only. */
    public boolean lanePalletised(int lane) {
        return lanePalletised[lane];
    }

    /** Where the pools of a lane begin in {@link #poolAt} and {@link #weightAt}; they end where the next lane's begin. */
    public int lanePools(int lane) {
        return lanePoolStart[lane];
    }

    /** Pool number {@code at} of the list that {@link #lanePools} divides. */
    public int poolAt(int at) {
        return lanePool[at];
    }

    /** How often the lane of {@link #poolAt} counts in the pool; 1 unless its trips take longer. */
    public int weightAt(int at) {
        return lanePoolWeight[at];
    }

    public int pools() {
        return poolKind.length;
    }

    public PoolKind poolKind(int pool) {
        return poolKind[pool];
    }

    public Measure poolMeasure(int pool) {
        return poolMeasure[pool];
    }

    public Counted poolCounted(int pool) {
        return poolCounted[pool];
    }

    /** What a pool gives on a day, in its measure, before anything is requisitioned. */
    public long poolCapacity(int pool, int day) {
        return poolCapacity[pool][day];
    }

    /** What may be requisitioned for a pool on a day, in its measure. */
    public long poolExtra(int pool, int day) {
        return poolExtra[pool] == null ? 0 : poolExtra[pool][day];
    }

    /** Minor units of money per unit of the pool's measure requisitioned. */
    public double poolExtraPrice(int pool) {
        return poolExtraPrice[pool];
    }

    public int demands() {
        return demandPlace.length;
    }

    public int demandPlace(int demand) {
        return demandPlace[demand];
    }

    public int demandCommodity(int demand) {
        return demandCommodity[demand];
    }

    /** The first day on which a demand can be served. */
    public int demandFirst(int demand) {
        return demandFirst[demand];
    }

    /** The last day on which a demand can be served. */
    public int demandLast(int demand) {
        return demandLast[demand];
    }

    /** Base units needed, own stock included. */
    public long demandQuantity(int demand) {
        return demandQuantity[demand];
    }

    /** Base units that the own stock of the place covers. */
    public long ownQuantity(int demand) {
        return demandOwn[demand];
    }

    /** The first day on which own stock covers some of a demand; -1 when none does. */
    public int ownFirstDay(int demand) {
        return ownFirstDay[demand];
    }

    /** Base units left for fresh supply: the quantity less the own stock. */
    public long openQuantity(int demand) {
        return demandQuantity[demand] - demandOwn[demand];
    }

    /** Priority class of a demand; 0 goes first. */
    public int demandClass(int demand) {
        return demandClass[demand];
    }

    /** Minor units of money that one unmet base unit is priced at. */
    public double unmetPrice(int demand) {
        return demandPrice[demand];
    }

    /**
     * How much dearer the last missing unit is than the first: the price of one more unmet unit rises in a straight line from
     * {@code unmetPrice} when all but it is served to {@code (1 + convexity) * unmetPrice} when nothing is.
     */
    public double convexity(int demand) {
        return demandConvexity[demand];
    }

    /** The share of a demand that must be met before others of its class get more, 0 to 1: the minimum standard. */
    public double floorShare(int demand) {
        return demandFloor[demand];
    }

    @Override
    public String toString() {
        return "AllocationProblem[%d days, %d places, %d commodities, %d lots, %d lanes, %d pools, %d stores, %d demands]"
                .formatted(days, places(), commodities(), lots(), lanes(), pools(), stores(), demands());
    }

    /** Collects a problem by hand and refuses nonsense as it comes, naming the thing and the value. */
    public static final class Builder {
        private final int days;
        private final List<PlaceKind> placeKind = new ArrayList<>();
        private final Ints placeRegion = new Ints();
        private final Longs placePeople = new Longs();
        private final Longs unitMass = new Longs();
        private final Longs unitVolume = new Longs();
        private final Ints storageClass = new Ints();
        private final Longs pallet = new Longs();
        private final Ints lotPlace = new Ints();
        private final Ints lotCommodity = new Ints();
        private final Longs lotQuantity = new Longs();
        private final Ints lotAvailable = new Ints();
        private final Ints lotLastUsable = new Ints();
        private final Ints reservePlace = new Ints();
        private final Ints reserveCommodity = new Ints();
        private final Longs reserveFloor = new Longs();
        private final Ints storePlace = new Ints();
        private final Ints storeClasses = new Ints();
        private final List<Measure> storeMeasure = new ArrayList<>();
        private final List<long[]> storeCapacity = new ArrayList<>();
        private final Ints laneFrom = new Ints();
        private final Ints laneTo = new Ints();
        private final Ints laneLead = new Ints();
        private final Doubles laneCost = new Doubles();
        private final Longs laneOpen = new Longs();
        private final Ints laneClasses = new Ints();
        private final List<Measure> laneMeasure = new ArrayList<>();
        private final List<long[]> laneCapacity = new ArrayList<>();
        private final Ints palletisedLane = new Ints();
        private final List<PoolKind> poolKind = new ArrayList<>();
        private final List<Measure> poolMeasure = new ArrayList<>();
        private final List<Counted> poolCounted = new ArrayList<>();
        private final List<long[]> poolCapacity = new ArrayList<>();
        private final List<long[]> poolExtra = new ArrayList<>();
        private final Doubles poolExtraPrice = new Doubles();
        private final Ints memberPool = new Ints();
        private final Ints memberLane = new Ints();
        private final Ints memberWeight = new Ints();
        private final Ints demandPlace = new Ints();
        private final Ints demandCommodity = new Ints();
        private final Ints demandFirst = new Ints();
        private final Ints demandLast = new Ints();
        private final Longs demandQuantity = new Longs();
        private final Ints demandClass = new Ints();
        private final Doubles demandPrice = new Doubles();
        private final Doubles demandConvexity = new Doubles();
        private final Doubles demandFloor = new Doubles();

        private Builder(int days) {
            require(days >= 1 && days <= 60, "The horizon (%d days) must have 1 to 60 days.", days);
            this.days = days;
        }

        private static void require(boolean holds, String message, Object... values) {
            if (!holds) {
                throw new IllegalArgumentException(message.formatted(values));
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
         * @param lastUsable the last day on which it may be used, {@link #NEVER} when it does not expire
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
        public Builder reserve(int place, int commodity, long floor) {
            requirePlace(place);
            requireCommodity(commodity);
            require(
                    placeKind.get(place) != PlaceKind.DEMAND_POINT,
                    "The demand point (%d) cannot hold a reserve.",
                    place);
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
                    "The cost (%s per kg) of lane (%d) must be 0 or more and finite.",
                    costPerKg,
                    index);
            laneFrom.add(from);
            laneTo.add(to);
            laneLead.add(lead);
            laneCost.add(costPerKg);
            laneOpen.add(-1L);
            laneClasses.add(ALL_CLASSES);
            laneMeasure.add(Measure.MASS);
            laneCapacity.add(null);
            return index;
        }

        /** Says on which days a lane is open: bit {@code d} for departures on day {@code d}. */
        public Builder laneOpen(int lane, long daysOpen) {
            requireLane(lane);
            laneOpen.set(lane, daysOpen);
            return this;
        }

        /** Says which storage classes a lane carries, one bit each. */
        public Builder laneClasses(int lane, int classes) {
            requireLane(lane);
            laneClasses.set(lane, classes);
            return this;
        }

        /** Gives a lane a capacity of its own, per day of departure, in the measure. */
        public Builder laneCapacity(int lane, Measure measure, long... capacity) {
            requireLane(lane);
            laneCapacity.set(lane, requirePerDay("capacity of lane", lane, capacity));
            laneMeasure.set(lane, measure);
            return this;
        }

        /** Says that a lane carries whole pallets only. */
        public Builder lanePalletised(int lane) {
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
        public Builder poolExtra(int pool, double price, long... extra) {
            require(pool >= 0 && pool < poolKind.size(), "There is no pool (%d).", pool);
            require(price >= 0 && price < 1e12, "The price (%s) of pool (%d) must be 0 or more.", price, pool);
            poolExtra.set(pool, requirePerDay("extra of pool", pool, extra));
            poolExtraPrice.set(pool, price);
            return this;
        }

        /** Makes a lane share a pool. */
        public Builder share(int pool, int lane) {
            return share(pool, lane, 1);
        }

        /** Makes a lane share a pool in which each unit it carries counts {@code weight} times (longer trips). */
        public Builder share(int pool, int lane, int weight) {
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
        public int demand(
                int place, int commodity, int first, int last, long quantity, int priority, double unmetPrice) {
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
                    "The price (%s) of unmet demand (%d) must be 0 or more and finite.",
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
        public Builder convexity(int demand, double convexity) {
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
        public Builder floorShare(int demand, double share) {
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
                    "All goods together (%s grams or millilitres) are too many to count.%nMaybe use larger units?",
                    total * weight);
        }
    }

    private static final class Ints {
        private int[] values = new int[16];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        int get(int index) {
            return values[index];
        }

        void set(int index, int value) {
            values[index] = value;
        }

        int size() {
            return size;
        }

        int[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }

    private static final class Longs {
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

    private static final class Doubles {
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
