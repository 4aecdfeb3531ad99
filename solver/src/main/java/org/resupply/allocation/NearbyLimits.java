package org.resupply.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.ScarcityProof;
import org.resupply.problem.ScarcitySum;

/**
 * Prices of one scarce thing at a time, near somebody who lacks something.
 *
 * <p>What holds the worst-covered down is often one thing alone: a way that is missing, one full warehouse, fleet or lane, or one good of
 * which there is too little. With a price on nothing else it is proved at once, where a search over all prices finds it only nearly.
 */
final class NearbyLimits {
    /** How many full things are looked at for one group. */
    private static final int FULL = 6;

    /** By how many lanes they may lie away. */
    private static final int LANES_AWAY = 3;

    /** How many sums are kept. */
    private static final int KEPT = 16;

    /** A row is full where less than this share of it is left: whole units seldom meet it exactly. */
    private static final double NEARLY_FULL = 0.005;

    /** What a missing unit counts beside the prices, which are 1: more than any way to it costs. */
    private static final double BEYOND_WAYS = 1e9;

    private final AllocationProblem problem;
    private final CapacityRows rows;
    private final Groups groups;
    private final long[] used;
    private final double[] worth;

    /** The lanes into place p are {@code lane[laneStart[p]]} to {@code lane[laneStart[p + 1] - 1]}. */
    private final int[] laneStart;

    private final int[] lane;

    private final Map<Thing, ScarcePrices> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Thing, ScarcePrices> eldest) {
            return size() > KEPT;
        }
    };

    enum Kind {
        NOTHING,
        POOL,
        LANE,
        GOODS
    }

    /** What alone has a price. */
    record Thing(Kind kind, int index) {}

    /** Of a plan. */
    NearbyLimits(Incumbent incumbent) {
        problem = incumbent.problem;
        rows = incumbent.rows;
        groups = incumbent.groups;
        used = incumbent.plan.used;
        worth = new double[groups.count];
        Arrays.fill(worth, BEYOND_WAYS);
        laneStart = new int[problem.places() + 1];
        for (int l = 0; l < problem.lanes(); l++) {
            laneStart[problem.laneTo(l) + 1]++;
        }
        for (int place = 0; place < problem.places(); place++) {
            laneStart[place + 1] += laneStart[place];
        }
        int[] next = laneStart.clone();
        lane = new int[problem.lanes()];
        for (int l = 0; l < lane.length; l++) {
            lane[next[problem.laneTo(l)]++] = l;
        }
    }

    /**
     * Whatever may alone hold a group and others down: a way that is missing, what is full on its ways, the nearest first, what there is of
     * its good, then of the others.
     */
    List<Thing> of(int group) {
        List<Thing> things = new ArrayList<>();
        things.add(new Thing(Kind.NOTHING, 0));
        Set<Thing> full = new LinkedHashSet<>();
        Set<Integer> places = new LinkedHashSet<>(Set.of(groups.place[group]));
        for (int away = 0; away < LANES_AWAY && full.size() < FULL; away++) {
            Set<Integer> before = new LinkedHashSet<>();
            for (int place : places) {
                for (int at = laneStart[place]; at < laneStart[place + 1]; at++) {
                    addFull(lane[at], full);
                    before.add(problem.laneFrom(lane[at]));
                }
            }
            places = before;
        }
        full.stream().limit(FULL).forEach(things::add);
        things.add(new Thing(Kind.GOODS, groups.commodity[group]));
        for (int c = 0; c < problem.commodities(); c++) {
            if (c != groups.commodity[group]) {
                things.add(new Thing(Kind.GOODS, c));
            }
        }
        return things;
    }

    private void addFull(int l, Set<Thing> full) {
        if (problem.laneLimited(l) && isFull(rows.laneRow(l, 0))) {
            full.add(new Thing(Kind.LANE, l));
        }
        for (int at = problem.lanePools(l); at < problem.lanePools(l + 1); at++) {
            if (isFull(rows.poolRow(problem.poolAt(at), 0))) {
                full.add(new Thing(Kind.POOL, problem.poolAt(at)));
            }
        }
    }

    /** Whether a thing whose rows begin here is full on some day. */
    private boolean isFull(int firstRow) {
        for (int day = 0; day < problem.days(); day++) {
            if (isFullOn(firstRow + day)) {
                return true;
            }
        }
        return false;
    }

    private boolean isFullOn(int row) {
        return used[row] >= (1 - NEARLY_FULL) * rows.total(row);
    }

    /** A price of 1 for the thing on each day on which it is full, and for nothing else. */
    ScarcePrices prices(Thing thing) {
        return kept.computeIfAbsent(thing, this::priced);
    }

    private ScarcePrices priced(Thing thing) {
        double[][] pool = new double[problem.pools()][problem.days()];
        double[][] ofLane = ScarcityProof.noLanePrices(problem);
        double[] lot = new double[problem.lots()];
        switch (thing.kind) {
            case NOTHING -> {}
            case POOL -> priceDays(pool[thing.index], rows.poolRow(thing.index, 0));
            case LANE -> priceDays(ofLane[thing.index], rows.laneRow(thing.index, 0));
            case GOODS -> Arrays.setAll(lot, l -> problem.lotCommodity(l) == thing.index ? 1 : 0);
        }
        ScarcityProof prices = new ScarcityProof(
                ScarcityProof.Kind.WORST,
                List.of(),
                pool,
                new double[problem.stores()][problem.days()],
                ofLane,
                lot,
                0);
        return new ScarcePrices(prices, new ScarcitySum(problem, prices), groups, worth);
    }

    private void priceDays(double[] price, int firstRow) {
        for (int day = 0; day < price.length; day++) {
            price[day] = isFullOn(firstRow + day) ? 1 : 0;
        }
    }
}
