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
        /** Handling at a place: sorting, inspection, what it issues in a day. */
        THROUGHPUT,
        /** The time of docks. */
        DOCK
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

    AllocationProblem(AllocationProblemBuilder b) {
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
    public static AllocationProblemBuilder builder(int days) {
        return new AllocationProblemBuilder(days);
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

    private void groupPoolsByLane(AllocationProblemBuilder b) {
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

    /** Base units of a lot that may leave its place. */
    public long lotFree(int lot) {
        return lotQuantity[lot] - lotReserved[lot];
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
                    "No lot of commodity (%s) is usable until day (%s).".formatted(commodity, lastUsable));
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

    /** Base units of a demand that the minimum standard asks for: its share, rounded up. */
    public long floorQuantity(int demand) {
        return (long) Math.ceil(floorShare(demand) * demandQuantity(demand) - 1e-9);
    }

    @Override
    public String toString() {
        return "AllocationProblem[%s days, %s places, %s commodities, %s lots, %s lanes, %s pools, %s stores, %s demands]"
                .formatted(days, places(), commodities(), lots(), lanes(), pools(), stores(), demands());
    }
}
