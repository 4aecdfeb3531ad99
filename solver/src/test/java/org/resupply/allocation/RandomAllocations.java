package org.resupply.allocation;

import java.util.SplittableRandom;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.Counted;
import org.resupply.problem.AllocationProblem.Measure;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationProblem.PoolKind;
import org.resupply.problem.AllocationProblemBuilder;

/** Small random problems that use every feature: circles of lanes, leads, closings, pools, stores, reserves, own stock. */
final class RandomAllocations {
    private RandomAllocations() {}

    /** A problem of a few places and days. */
    static AllocationProblem small(long seed) {
        return of(seed, 4, 5, 3, 4);
    }

    /** A problem of at most so many hubs, demand points, commodities and days. */
    static AllocationProblem of(long seed, int maxHubs, int maxPoints, int maxCommodities, int maxDays) {
        SplittableRandom random = new SplittableRandom(seed);
        int days = 1 + random.nextInt(maxDays);
        AllocationProblemBuilder b = AllocationProblem.builder(days);
        int hubs = 1 + random.nextInt(maxHubs);
        int points = 1 + random.nextInt(maxPoints);
        int commodities = 1 + random.nextInt(maxCommodities);
        for (int h = 0; h < hubs; h++) {
            b.place(random.nextInt(3) == 0 ? PlaceKind.SOURCE : PlaceKind.WAREHOUSE, 0, 0);
        }
        for (int p = 0; p < points; p++) {
            b.place(PlaceKind.DEMAND_POINT, random.nextInt(2), 1 + random.nextInt(100));
        }
        for (int c = 0; c < commodities; c++) {
            b.commodity(
                    1 + random.nextInt(3), random.nextInt(4), random.nextInt(3), Math.max(1, random.nextInt(7) - 2));
        }
        int lots = 1 + random.nextInt(3 * hubs);
        for (int i = 0; i < lots; i++) {
            int place = random.nextInt(6) == 0 ? hubs + random.nextInt(points) : random.nextInt(hubs);
            int available = random.nextInt(2) == 0 ? 0 : random.nextInt(days);
            int last = random.nextInt(3) == 0 ? AllocationProblem.NEVER : available + random.nextInt(days + 2);
            b.lot(place, random.nextInt(commodities), random.nextInt(40), available, last);
        }
        if (random.nextInt(2) == 0) {
            b.reserve(random.nextInt(hubs), random.nextInt(commodities), random.nextInt(15));
        }
        int lanes = 0;
        for (int from = 0; from < hubs; from++) {
            for (int to = 0; to < hubs + points; to++) {
                if (from == to || random.nextInt(5) < (to < hubs ? 3 : 2)) {
                    continue;
                }
                int lane = b.lane(from, to, random.nextInt(3) == 0 ? 1 : 0, random.nextInt(2000));
                lanes++;
                if (random.nextInt(4) == 0) {
                    b.laneOpen(lane, random.nextInt(1 << days));
                }
                if (random.nextInt(6) == 0) {
                    b.laneClasses(lane, 1 + random.nextInt(7));
                }
                if (random.nextInt(8) == 0) {
                    b.lanePalletised(lane);
                }
                if (random.nextInt(4) == 0) {
                    b.laneCapacity(lane, measure(random), perDay(random, days, 30));
                }
            }
        }
        int pools = random.nextInt(4);
        for (int i = 0; i < pools && lanes > 0; i++) {
            Counted counted = random.nextBoolean() ? Counted.AT_DEPARTURE : Counted.AT_ARRIVAL;
            PoolKind kind = random.nextBoolean() ? PoolKind.TRANSPORT : PoolKind.THROUGHPUT;
            int pool = b.pool(kind, measure(random), counted, perDay(random, days, 60));
            if (random.nextInt(3) == 0) {
                b.poolExtra(pool, random.nextInt(20), perDay(random, days, 30));
            }
            for (int lane = 0; lane < lanes; lane++) {
                if (random.nextInt(3) == 0) {
                    b.share(pool, lane, 1 + random.nextInt(2));
                }
            }
        }
        int stores = random.nextInt(3);
        for (int i = 0; i < stores; i++) {
            b.store(random.nextInt(hubs), 1 + random.nextInt(7), measure(random), perDay(random, days, 60));
        }
        int demands = 1 + random.nextInt(points * commodities * days);
        for (int i = 0; i < demands; i++) {
            int first = random.nextInt(days);
            int last = random.nextInt(3) == 0 ? first + random.nextInt(days - first) : first;
            int demand = b.demand(
                    hubs + random.nextInt(points),
                    random.nextInt(commodities),
                    first,
                    last,
                    random.nextInt(20),
                    random.nextInt(3),
                    1 + random.nextInt(100));
            if (random.nextInt(4) == 0) {
                b.floorShare(demand, random.nextInt(5) / 4.0);
            }
            if (random.nextInt(4) == 0) {
                b.convexity(demand, random.nextInt(4));
            }
        }
        return b.build();
    }

    /**
     * A problem of one commodity that keeps, one day and one class, in which capacities lie on lanes only: a plain flow
     * problem, which strategies solve exactly.
     *
     * @param scale by which all quantities and capacities are multiplied
     * @param extraSupply added to every lot
     * @param closedLane a lane that is closed, -1 for none
     */
    static AllocationProblem plain(long seed, long scale, long extraSupply, int closedLane) {
        SplittableRandom random = new SplittableRandom(seed);
        AllocationProblemBuilder b = AllocationProblem.builder(1);
        int hubs = 2 + random.nextInt(4);
        int points = 1 + random.nextInt(6);
        for (int h = 0; h < hubs; h++) {
            b.place(h == 0 ? PlaceKind.SOURCE : PlaceKind.WAREHOUSE, 0, 0);
        }
        for (int p = 0; p < points; p++) {
            b.place(PlaceKind.DEMAND_POINT, 0, 10);
        }
        b.commodity(1000, 1, 0, 1);
        for (int h = 0; h < hubs; h++) {
            b.lot(h, 0, (h == 0 ? 20 + random.nextInt(40) : random.nextInt(6)) * scale + extraSupply, 0, 9);
        }
        for (int from = 0; from < hubs; from++) {
            for (int to = from + 1; to < hubs + points; to++) {
                if (random.nextInt(3) > 0) {
                    int lane = b.lane(from, to, 0, 1 + random.nextInt(9));
                    b.laneCapacity(lane, Measure.UNITS, random.nextInt(20) * scale);
                    if (lane == closedLane) {
                        b.laneOpen(lane, 0);
                    }
                }
            }
        }
        for (int p = 0; p < points; p++) {
            b.demand(hubs + p, 0, 0, 0, (1 + random.nextInt(20)) * scale, 0, 100);
        }
        return b.build();
    }

    private static Measure measure(SplittableRandom random) {
        return Measure.values()[random.nextInt(3)];
    }

    private static long[] perDay(SplittableRandom random, int days, int most) {
        long[] values = new long[days];
        for (int day = 0; day < days; day++) {
            values[day] = random.nextInt(most + 1);
        }
        return values;
    }
}
