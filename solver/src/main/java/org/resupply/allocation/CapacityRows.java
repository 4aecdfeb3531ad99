package org.resupply.allocation;

import org.resupply.problem.AllocationCause;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.Measure;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.IntList;
import org.resupply.problem.WholePallets;

/**
 * The capacities that commodities share, one row per day: pools first, then stores, then lanes with a capacity of their own.
 *
 * <p>A store's row is what it takes beyond the reserves that lie in it; where a place's own lots exceed it, they set it.
 */
final class CapacityRows {
    final int days;
    final int storeBase;
    final int laneBase;
    final int count;

    /** What each row gives, in the measure of its pool, store or lane; where lanes carry whole pallets only, as much as these can use. */
    final long[] capacity;

    /** What may be requisitioned on top. */
    final long[] extra;

    /** Minor units of money per unit requisitioned. */
    final double[] extraPrice;

    private final AllocationProblem problem;
    private final int[] laneRow;
    private final boolean[] loose;

    CapacityRows(AllocationProblem problem) {
        this.problem = problem;
        days = problem.days();
        storeBase = problem.pools() * days;
        laneBase = storeBase + problem.stores() * days;
        laneRow = new int[problem.lanes()];
        int rows = laneBase;
        for (int lane = 0; lane < laneRow.length; lane++) {
            laneRow[lane] = -1;
            if (problem.laneLimited(lane)) {
                laneRow[lane] = rows;
                rows += days;
            }
        }
        count = rows;
        capacity = new long[rows];
        extra = new long[rows];
        extraPrice = new double[rows];
        loose = new boolean[rows];
        long[] everything = everything();
        fillPools(everything);
        fillStores(everything);
        fillLanes(everything);
    }

    /** All stock together in each measure. */
    private long[] everything() {
        long[] sum = new long[Measure.values().length];
        for (Measure measure : Measure.values()) {
            for (int lot = 0; lot < problem.lots(); lot++) {
                sum[measure.ordinal()] +=
                        problem.lotQuantity(lot) * problem.perUnit(problem.lotCommodity(lot), measure);
            }
        }
        return sum;
    }

    private void fillPools(long[] everything) {
        int heaviest = 1;
        for (int at = 0; at < problem.lanePools(problem.lanes()); at++) {
            heaviest = Math.max(heaviest, problem.weightAt(at));
        }
        long[] parts = WholePallets.ofPools(problem, false);
        for (int pool = 0; pool < problem.pools(); pool++) {
            long most = everything[problem.poolMeasure(pool).ordinal()];
            for (int day = 0; day < days; day++) {
                int row = pool * days + day;
                capacity[row] = problem.poolCapacity(pool, day);
                extra[row] = problem.poolExtra(pool, day);
                extraPrice[row] = problem.poolExtraPrice(pool);
                loose[row] = capacity[row] / heaviest >= most * problem.days();
                roundDown(row, parts[pool]);
            }
        }
    }

    /** Gives no more than a multiple of what all that a row carries is a multiple of. */
    private void roundDown(int row, long part) {
        if (part > 1 && extra[row] == 0) {
            capacity[row] -= capacity[row] % part;
        }
    }

    private void fillStores(long[] everything) {
        long[] own = new long[problem.stores() * days];
        long[] withheld = new long[problem.stores() * days];
        int[][] storesOfPlace = storesOfPlace();
        for (int lot = 0; lot < problem.lots(); lot++) {
            int commodity = problem.lotCommodity(lot);
            int last = Math.min(days - 1, problem.lotLastUsable(lot));
            for (int store : storesOfPlace[problem.lotPlace(lot)]) {
                long share = storeShare(store, commodity);
                for (int day = problem.lotAvailable(lot); day <= last; day++) {
                    own[store * days + day] += problem.lotQuantity(lot) * share;
                    withheld[store * days + day] += problem.lotReserved(lot) * share;
                }
            }
        }
        for (int store = 0; store < problem.stores(); store++) {
            for (int day = 0; day < days; day++) {
                int at = store * days + day;
                capacity[storeBase + at] = Math.max(problem.storeCapacity(store, day), own[at]) - withheld[at];
                loose[storeBase + at] = problem.storeCapacity(store, day)
                        >= everything[problem.storeMeasure(store).ordinal()];
            }
        }
    }

    private int[][] storesOfPlace() {
        IntList[] lists = new IntList[problem.places()];
        for (int store = 0; store < problem.stores(); store++) {
            int place = problem.storePlace(store);
            if (lists[place] == null) {
                lists[place] = new IntList();
            }
            lists[place].add(store);
        }
        int[][] stores = new int[lists.length][];
        for (int place = 0; place < lists.length; place++) {
            stores[place] = lists[place] == null ? new int[0] : lists[place].toArray();
        }
        return stores;
    }

    private void fillLanes(long[] everything) {
        for (int lane = 0; lane < laneRow.length; lane++) {
            boolean rounds = laneRow[lane] >= 0 && problem.lanePalletised(lane);
            long part = rounds ? WholePallets.ofLane(problem, lane, problem.laneMeasure(lane)) : 1;
            for (int day = 0; day < days && laneRow[lane] >= 0; day++) {
                int row = laneRow[lane] + day;
                capacity[row] = problem.laneCapacity(lane, day);
                loose[row] =
                        capacity[row] >= everything[problem.laneMeasure(lane).ordinal()];
                roundDown(row, part);
            }
        }
    }

    /** What one base unit of a commodity takes in a store, 0 when the store is not for its class. */
    long storeShare(int store, int commodity) {
        boolean takes = (problem.storeClasses(store) >>> problem.storageClass(commodity) & 1) != 0;
        return takes ? problem.perUnit(commodity, problem.storeMeasure(store)) : 0;
    }

    /** All that a row gives, requisitioned capacity included. */
    long total(int row) {
        long sum = capacity[row] + extra[row];
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    int poolRow(int pool, int day) {
        return pool * days + day;
    }

    int storeRow(int store, int day) {
        return storeBase + store * days + day;
    }

    /** The row of a lane on a day, -1 when it has no capacity of its own. */
    int laneRow(int lane, int day) {
        return laneRow[lane] < 0 ? -1 : laneRow[lane] + day;
    }

    /** Whether a row gives more than all stock together could ever take. */
    boolean isLoose(int row) {
        return loose[row];
    }

    /** The cause that a full row gives to an unmet demand. */
    AllocationCause cause(int row) {
        if (row >= laneBase) {
            return AllocationCause.TRANSPORT_CAPACITY;
        }
        if (row >= storeBase) {
            return AllocationCause.STORAGE;
        }
        return switch (problem.poolKind(row / days)) {
            case TRANSPORT -> AllocationCause.TRANSPORT_CAPACITY;
            case THROUGHPUT -> AllocationCause.THROUGHPUT;
            case DOCK -> AllocationCause.DOCK;
        };
    }

    /** Whether a place holds stock that plans move. */
    static boolean isHub(AllocationProblem problem, int place) {
        return problem.placeKind(place) != PlaceKind.DEMAND_POINT;
    }
}
